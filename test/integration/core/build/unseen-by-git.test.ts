/** The key of an image is of the bytes that a builder reads. What git knows of a file does not stand for them. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  lutimesSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { contentKeys } from '../../../../src/core/build/content-key.ts';
import { buildah } from '../../../../src/core/build/engines/buildah.ts';
import { buildkit } from '../../../../src/core/build/engines/buildkit/buildkit.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

let origin: string;
let checkout: string;

const longAgo = new Date('2020-01-01T00:00:00Z');
const text = 'one\ntwo\n';

beforeEach(() => {
  origin = scratchDirectory('origin');
  git(origin, 'init', '--quiet', '--initial-branch=main');
  write(origin, 'Dockerfile', 'FROM scratch\nCOPY . /app/\n');
  write(origin, '.dockerignore', '.git\n');
  write(origin, '.gitignore', 'generated\n');
  write(origin, 'file.txt', text);
  symlinkSync('file.txt', join(origin, 'link'));
  commit(origin);
  checkout = clone();
});

function git(cwd: string, ...argv: readonly string[]): string {
  const env = { PATH: process.env.PATH, HOME: scratchDirectory('home'), GIT_CONFIG_NOSYSTEM: '1' };
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  return execFileSync('git', [...who, ...argv], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function commit(at: string): void {
  git(at, 'add', '--all');
  git(at, 'commit', '--quiet', '--message=Say');
}

function clone(...settings: readonly string[]): string {
  const at = join(scratchDirectory('clone'), 'monorepo');
  git(origin, ...settings.flatMap((each) => ['-c', each]), 'clone', '--quiet', origin, at);
  return at;
}

function write(at: string, name: string, content: string): void {
  writeFileSync(join(at, name), content);
}

/** Older than the index, which git else compares by content. */
function age(at: string, name: string): void {
  utimesSync(join(at, name), longAgo, longAgo);
}

/** The same number of bytes under the same time. */
function overwrite(at: string, name: string, content: string): void {
  write(at, name, content);
  age(at, name);
}

async function key(context: string): Promise<string> {
  const dockerfile = join(context, 'Dockerfile');
  const none = { target: undefined, buildArgs: new Map(), labels: new Map(), secrets: [], platforms: [] };
  const frontends = [buildkit.frontend, buildah.frontend].flatMap((each) => each ?? []);
  const bases = { digest: async () => 'sha256:base', config: async () => ({ env: [], triggers: [] }) };
  const [found] = await contentKeys({ context, dockerfile, ...none }, { frontends, bases, own: [] });
  return found?.known === true ? found.digest : `unknown: ${found?.reason}`;
}

const isUnmodified = (at: string) => git(at, 'status', '--porcelain', '--untracked-files=no') === '';

const unseen: Record<string, () => void> = {
  'a file that is assumed to be unchanged': () => {
    git(checkout, 'update-index', '--assume-unchanged', 'file.txt');
    write(checkout, 'file.txt', 'other');
  },
  'a file that is marked as left out of the working tree': () => {
    git(checkout, 'update-index', '--skip-worktree', 'file.txt');
    write(checkout, 'file.txt', 'other');
  },
  'a file that is left out of the working tree and gone': () => {
    git(checkout, 'update-index', '--skip-worktree', 'file.txt');
    rmSync(join(checkout, 'file.txt'));
  },
  'a file of the same size and time, where the time of its inode is not asked for': () => {
    git(checkout, 'config', 'core.trustctime', 'false');
    overwrite(checkout, 'file.txt', text);
    git(checkout, 'update-index', '--refresh');
    overwrite(checkout, 'file.txt', 'ONE\nTWO\n');
  },
  'line ends that a checkout wrote by a setting that is gone': () => {
    checkout = clone('core.autocrlf=true');
    for (const name of ['file.txt', 'Dockerfile', '.dockerignore', '.gitignore']) age(checkout, name);
    git(checkout, '-c', 'core.autocrlf=true', 'update-index', '--refresh');
    expect(readFileSync(join(checkout, 'file.txt'), 'utf8')).toBe('one\r\ntwo\r\n');
  },
  'what a filter wrote, of the same size, that is gone': () => {
    writeFileSync(join(checkout, '.git/info/attributes'), '*.txt filter=upper\n');
    rmSync(join(checkout, 'file.txt'));
    const filter = ['-c', 'filter.upper.smudge=tr a-z A-Z', '-c', 'filter.upper.clean=tr A-Z a-z'];
    git(checkout, ...filter, 'checkout', 'file.txt');
    age(checkout, 'file.txt');
    git(checkout, ...filter, 'update-index', '--refresh');
    rmSync(join(checkout, '.git/info/attributes'));
    expect(readFileSync(join(checkout, 'file.txt'), 'utf8')).toBe('ONE\nTWO\n');
  },
  'permissions that git does not keep': () => chmodSync(join(checkout, 'file.txt'), 0o600),
  'a bit for execution, where git is told not to look': () => {
    git(checkout, 'config', 'core.fileMode', 'false');
    chmodSync(join(checkout, 'file.txt'), 0o755);
  },
  'a file that git does not track': () => write(checkout, 'untracked', ''),
  'a file that git ignores': () => write(checkout, 'generated', ''),
};

test.each(Object.entries(unseen))('%s is in the key, although git calls the checkout unmodified', async (_, change) => {
  const before = await key(checkout);
  change();
  expect(isUnmodified(checkout)).toBe(true);
  expect(await key(checkout)).not.toBe(before);
});

const alike: Record<string, () => void> = {
  'in another clone': () => {
    checkout = clone();
  },
  'without a repository': () => rmSync(join(checkout, '.git'), { recursive: true }),
  'without an index': () => rmSync(join(checkout, '.git/index')),
  'at other times': () => {
    age(checkout, 'file.txt');
    lutimesSync(join(checkout, 'link'), longAgo, longAgo);
  },
  'with an index of another commit': () => {
    appendFileSync(join(checkout, 'file.txt'), 'three\n');
    git(checkout, 'add', 'file.txt');
    write(checkout, 'file.txt', text);
  },
  'where clones convert nothing that is there': () => {
    checkout = clone('core.autocrlf=input');
  },
};

test.each(Object.entries(alike))('the same files have the same key %s', async (_, change) => {
  const before = await key(checkout);
  change();
  expect(await key(checkout)).toBe(before);
});
