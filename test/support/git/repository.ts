/** Bare git repositories for tests, written and read with the real git. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type FixtureFile = string | Uint8Array | { readonly mode: string; readonly body: string | Uint8Array };

export interface BareRepository {
  readonly path: string;
  /** Runs git inside the repository and returns its trimmed output. */
  git(...args: string[]): string;
  /** A file's content at `revision` (default `main`). */
  read(file: string, revision?: string): string;
}

let created = 0;

/**
 * A bare repository in `directory`, with one commit that holds the files, or unborn without them. A submodule is
 * `{ mode: '160000', body: <commit id> }`, a symlink `{ mode: '120000', body: <target> }`.
 */
export function createBareRepository(
  directory: string,
  options: {
    objectFormat?: 'sha1' | 'sha256';
    files?: Readonly<Record<string, FixtureFile>>;
    branch?: string;
    name?: string;
  } = {},
): BareRepository {
  created += 1;
  const branch = options.branch ?? 'main';
  const path = join(directory, `${options.name ?? `repository-${process.pid}-${created}`}.git`);
  const format = `--object-format=${options.objectFormat ?? 'sha1'}`;
  runGit(['init', '-q', '--bare', format, `--initial-branch=${branch}`, path]);
  // Tests write concurrently; a background repack would only make their timing uneven, and to ask for one takes a process a push.
  appendFileSync(join(path, 'config'), '[gc]\n\tauto = 0\n[receive]\n\tautogc = false\n');
  const repository: BareRepository = {
    path,
    git: (...args) => runGit(['-C', path, ...args]).trim(),
    read: (file, revision = 'main') => runGit(['-C', path, 'cat-file', 'blob', `${revision}:${file}`]),
  };
  if (options.files !== undefined) commitFiles(repository, options.files, { branch, message: 'First' });
  return repository;
}

type ChangedFiles = Readonly<Record<string, FixtureFile | undefined>>;

interface CommitOptions {
  readonly branch?: string;
  readonly message?: string;
  readonly seconds?: number;
}

/** One more commit on a branch, made by somebody else than the code under test. `undefined` deletes a file. */
export function commitFiles(repository: BareRepository, files: ChangedFiles, options: CommitOptions = {}): string {
  return commitEach(repository, [files], options)[0] ?? '';
}

/** That many commits, one after the other, by one process: what others do in the meantime. */
export function commitMany(
  repository: BareRepository,
  count: number,
  files: (index: number) => ChangedFiles = (index) => ({ 'noise.yaml': `n: ${index}\n` }),
  options: CommitOptions = {},
): string[] {
  return commitEach(
    repository,
    Array.from({ length: count }, (_, index) => files(index)),
    options,
  );
}

/** Their ids, oldest first. */
function commitEach(
  { path, git }: BareRepository,
  commits: readonly ChangedFiles[],
  { branch = 'main', message = 'Change', seconds = 1_700_000_000 }: CommitOptions,
): string[] {
  const ref = `refs/heads/${branch}`;
  const exists = runGit(['-C', path, 'for-each-ref', ref]) !== '';
  const head = `commit ${ref}\ncommitter Somebody <somebody@example.com> ${seconds} +0000\n`;
  const parts = commits.flatMap((files, index) => [
    head,
    ...data(message),
    index === 0 && exists ? `from ${ref}^0\n` : '',
    ...Object.entries(files).flatMap(([name, file]) => change(name, file)),
  ]);
  runGit(['-C', path, 'fast-import', '--quiet', '--force'], Buffer.concat(parts.map((part) => Buffer.from(part))));
  return git('rev-list', '--reverse', '--first-parent', `--max-count=${commits.length}`, ref).split('\n');
}

function data(text: string | Uint8Array): (string | Buffer)[] {
  const body = Buffer.from(text);
  return [`data ${body.length}\n`, body, '\n'];
}

/** A file as a command of git's fast-import. */
function change(path: string, file: FixtureFile | undefined): (string | Buffer)[] {
  const name = /["\\\n]/.test(path) ? JSON.stringify(path) : path;
  if (file === undefined) return [`D ${name}\n`];
  const { mode, body } =
    typeof file === 'object' && 'mode' in file ? file : { mode: '100644', body: file as string | Uint8Array };
  return mode === '160000' ? [`M 160000 ${body} ${name}\n`] : [`M ${mode} inline ${name}\n`, ...data(body)];
}

/** Installs a hook that refuses every push with these words. */
export function declinePushes(repository: BareRepository, words: string): void {
  const hook = join(repository.path, 'hooks', 'pre-receive');
  mkdirSync(join(repository.path, 'hooks'), { recursive: true });
  writeFileSync(hook, `#!/bin/sh\necho '${words}' >&2\nexit 1\n`);
  chmodSync(hook, 0o755);
}

/** Throws with git's words unless every object is there and strictly well-formed. */
export function fsck(path: string): void {
  runGit(['-C', path, 'fsck', '--strict', '--full', '--no-dangling']);
}

export interface LoggedCommit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly subject: string;
  readonly message: string;
  /** Paths that differ from the first parent. */
  readonly files: readonly string[];
}

/** Newest first. */
export function history(path: string, revision = 'main'): LoggedCommit[] {
  const text = runGit(['-C', path, 'log', '-z', '--format=%x01%H%x02%P%x02%s%x02%B%x02', '--name-only', revision]);
  return text
    .split('\u0001')
    .slice(1)
    .map((entry) => {
      const [id = '', parents = '', subject = '', message = '', files = ''] = entry.split('\u0002');
      return {
        id,
        parents: parents.split(' ').filter(Boolean),
        subject,
        message,
        files: files.split(/[\0\n]/).filter(Boolean),
      };
    });
}

/**
 * Gives the repository a second name beside its own, such as `acme/gitops`: on a forge an owner stands before it.
 * Answers the path of that name on a server of the directory.
 */
export function publishAs(repository: BareRepository, name: string): string {
  const link = join(dirname(repository.path), `${name}.git`);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(repository.path, link);
  return `${name}.git`;
}

/** git in a working copy, as a person. Answers its trimmed output. */
export function gitIn(directory: string, person = 'Ada'): (...args: readonly string[]) => string {
  const identity = ['-c', `user.name=${person}`, '-c', `user.email=${person.toLowerCase()}@example.com`];
  return (...args) =>
    execFileSync('git', ['-C', directory, ...identity, '-c', 'commit.gpgSign=false', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
}

/** Output of git as somebody who is not the code under test. */
export function runGit(args: readonly string[], input: Uint8Array = Buffer.alloc(0)): string {
  return execFileSync('git', [...args], {
    input,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Somebody',
      GIT_AUTHOR_EMAIL: 'somebody@example.com',
      GIT_COMMITTER_NAME: 'Somebody',
      GIT_COMMITTER_EMAIL: 'somebody@example.com',
    },
  }).toString('utf8');
}
