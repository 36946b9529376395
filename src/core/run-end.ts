/**
 * What is undone when a run ends, however it ends: temporary directories, which hold keys and credentials, programs, and
 * tokens that were issued to the run.
 */
// `node:fs/promises` would be loaded by each run; most make no such directory.
import { promises, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from './failure.ts';
import type { Environment } from './ports.ts';

type Undo = () => void | Promise<void>;

const pending = new Set<Undo>();

/** Has `undo` called when the run is ended by Ctrl-C or by cancelling its job; the returned function takes that back. */
export function atRunEnd(undo: Undo): () => void {
  pending.add(undo);
  return () => pending.delete(undo);
}

/**
 * The latest first, and all at once: programs end before the directories go in which they work. Failures are ignored,
 * because the run is over.
 */
export async function undoAll(): Promise<void> {
  await Promise.allSettled([...pending].reverse().map(async (undo) => undo()));
}

export interface TemporaryDirectory extends AsyncDisposable {
  /** Absolute. */
  readonly path: string;
}

/** Where the runner keeps its temporary files, else the system. */
export function temporaryBase(env: Environment): string {
  return resolve(env.RUNNER_TEMP || tmpdir());
}

/** `mg-sign`: the sockets of gpg in it have paths of limited length. */
type PrivateName = 'mg-sign' | 'monorepo-gitops' | `monorepo-gitops-${string}`;

let mark = '';

/** Puts a mark of the process into the names of its directories, by which another run knows that their process is gone. */
export function markTemporaryDirectories(processMark: string): void {
  mark = `${processMark}-`;
}

/**
 * A directory for this user alone, which goes with the run, or with the next one where this one is killed.
 *
 * @throws Failure `TEMPORARY_DIRECTORY` where none can be made.
 */
export async function temporaryDirectory(base: string, name: PrivateName): Promise<TemporaryDirectory> {
  const path = await promises.mkdtemp(join(base, `${name}-${mark}`)).catch((cause: unknown) => {
    throw new Failure('failed', 'TEMPORARY_DIRECTORY', `no temporary directory can be made in ${base}`, {
      hint: 'Name a directory that is there and may be written to in TMPDIR (on a runner of GitHub: RUNNER_TEMP).',
      cause,
    });
  });
  // A program that is about to end may still write into it.
  const forget = atRunEnd(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await promises.rm(path, { recursive: true, force: true });
      forget();
    },
  };
}
