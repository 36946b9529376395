/** Private temporary directories: they hold keys and credentials, so they go with the run, however it ends. */

import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from './failure.ts';
import type { Environment } from './ports.ts';
import { undoneAtEnd } from './run-end.ts';

export interface TemporaryDirectory extends AsyncDisposable {
  /** Absolute. */
  readonly path: string;
}

/** Where the runner keeps its temporary files, else the system. */
export function temporaryBase({ RUNNER_TEMP: ofRunner }: Environment): string {
  return resolve(ofRunner === undefined || ofRunner === '' ? tmpdir() : ofRunner);
}

/** @throws Failure `TEMPORARY_DIRECTORY` where none can be made. */
export async function temporaryDirectory(base: string, name: string): Promise<TemporaryDirectory> {
  const path = await mkdtemp(join(base, `${name}-`)).catch((cause: unknown) => {
    throw new Failure('failed', 'TEMPORARY_DIRECTORY', `no temporary directory can be made in ${base}`, {
      hint: 'Name a directory that is there and may be written to in TMPDIR (on a runner of GitHub: RUNNER_TEMP).',
      cause,
    });
  });
  // A program that is about to end may still write into it.
  const forget = undoneAtEnd(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
      forget();
    },
  };
}
