/**
 * What the git program does behind one's back in a large repository. Each trap is sprung once by plain git, so that the
 * bound on ours means something, and then walked over by both transports with all bytes counted (laws 2 and 5). A git that
 * has learned better fails in "the trap": then that trap is history.
 */

import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../../src/core/git/changes.ts';
import { createCommit } from '../../../../src/core/git/commit.ts';
import { openTransport } from '../../../../src/core/git/connect.ts';
import { openSnapshot } from '../../../../src/core/git/snapshot.ts';
import type { RefUpdate, Transport } from '../../../../src/core/git/transport.ts';
import { systemClock } from '../../../support/clock.ts';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';
import {
  type BareRepository,
  commitFiles,
  createBareRepository,
  fsck,
  history,
} from '../../../support/git/repository.ts';
import { type GitServer, startGitServer } from '../../../support/git/server.ts';
import { open, remoteOf } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

const root = scratchDirectory('mg-traps');
const server = await startGitServer({ root });

const services = 5_000;
const teams = 70;
const pathOf = (service: number) => `apps/team-${service % teams}/service-${service}/values.yaml`;
const [mine, rivals] = [pathOf(3), pathOf(11)];

/** 5,000 files whose 3 MB no compression removes. */
const largeFiles = Object.fromEntries(
  Array.from({ length: services }, (_, service) => {
    const noise = Array.from({ length: 9 }, (_, part) =>
      createHash('sha512').update(`${service}/${part}`).digest('hex'),
    );
    return [pathOf(service), `tag: old\nnoise: ${noise.join('')}\n`];
  }),
);

/** All that one bump may move in one direction: directory listings of 70 entries each, and little else. */
const bumpBytes = 20_000;
/** What a sprung trap moves at least. */
const trapBytes = 200_000;

const transports = ['wire', 'git'] as const;

function largeRepository(): BareRepository {
  return createBareRepository(root, { files: largeFiles });
}

function traffic() {
  const sum = (direction: 'bytesIn' | 'bytesOut') =>
    server.requests.reduce((total, request) => total + request[direction], 0);
  return { up: sum('bytesIn'), down: sum('bytesOut'), requests: server.requests.length };
}

/** Git as people write it into pipelines. It answers, win or lose, with its exit code. */
async function plainGit(directory: string, ...args: string[]): Promise<{ code: number; stdout: string }> {
  const env = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Plain',
    GIT_AUTHOR_EMAIL: 'plain@example.com',
    GIT_COMMITTER_NAME: 'Plain',
    GIT_COMMITTER_EMAIL: 'plain@example.com',
  };
  return promisify(execFile)('git', ['-C', directory, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, stdout: stdout.trim() }),
    (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
  );
}

/** A bare clone by plain git, with a commit on its tip that is not pushed yet. */
async function cloneWithCommit(repository: BareRepository, ...options: string[]) {
  const directory = mkdtempSync(join(root, 'clone-'));
  await plainGit(root, 'clone', '--quiet', '--bare', ...options, server.url(repository), directory);
  const tip = (await plainGit(directory, 'rev-parse', 'HEAD')).stdout;
  const commit = (await plainGit(directory, 'commit-tree', '-p', tip, '-m', 'Mine', `${tip}^{tree}`)).stdout;
  return { directory, tip, commit };
}

function rivalCommit(repository: BareRepository): string {
  return commitFiles(repository, { [rivals]: 'tag: rival\n' }, { message: 'Rival' });
}

/** An update of `main` from its present tip, not pushed yet. */
async function bumpOf(transport: Transport): Promise<RefUpdate & { readonly next: string }> {
  const ref = 'refs/heads/main';
  const tip = (await transport.listRefs([ref])).refs.get(ref);
  const snapshot = await openSnapshot(transport, tip);
  const { root: tree, objects } = await applyChanges(snapshot, [{ path: mine, body: Buffer.from('tag: new\n') }]);
  const author = { name: 'CI', email: 'ci@example.com' };
  const parents = tip === undefined ? [] : [tip];
  const content = { format: snapshot.format, tree, parents, message: 'Mine\n' };
  const commit = await createCommit({ author, clock: systemClock }, content);
  return { ref, expected: tip, next: commit.id, objects: new Map([...objects, [commit.id, commit.object]]) };
}

describe('a refspec with a plus', () => {
  it('makes plain git overwrite a moved branch in spite of its lease (the trap)', async () => {
    const repository = createBareRepository(root, { files: { [mine]: 'tag: old\n' } });
    const { directory, tip, commit } = await cloneWithCommit(repository);
    rivalCommit(repository);
    const lease = `--force-with-lease=refs/heads/main:${tip}`;
    const { code } = await plainGit(directory, 'push', '--quiet', lease, 'origin', `+${commit}:refs/heads/main`);
    expect(code).toBe(0);
    expect(history(repository.path).map(({ subject }) => subject)).not.toContain('Rival');
  });

  it.each(transports)('is nothing that ours sends: a moved branch stays as it is, over %s', async (mode) => {
    const repository = largeRepository();
    await using transport = await open(server.url(repository), mode);
    const update = await bumpOf(transport);
    const winner = rivalCommit(repository);
    server.reset();
    expect(await transport.push(update)).toMatchObject({ result: 'rejected' });
    expect(repository.git('rev-parse', 'main')).toBe(winner);
    expect(traffic().down).toBeLessThan(bumpBytes);
    expect(traffic().up).toBeLessThan(bumpBytes);
  });
});

/** Lands a change whose first attempt a rival overtakes. */
async function deliverBehindRival(repository: BareRepository, mode: (typeof transports)[number]): Promise<void> {
  await using transport = await open(server.url(repository), mode);
  const plan = setLine(mine, 'tag', 'new');
  server.reset();
  const delivered = await deliver(transport, async (snapshot, attempt) => {
    if (attempt === 1) rivalCommit(repository);
    return plan(snapshot, attempt);
  });
  expect(delivered).toMatchObject({ result: 'committed', attempts: 2 });
}

describe('a lost race in a partial clone', () => {
  it('makes plain git download the trees of the whole repository (the trap)', async () => {
    const repository = largeRepository();
    const { directory, commit } = await cloneWithCommit(repository, '--depth=1', '--filter=blob:none');
    rivalCommit(repository);
    server.reset();
    expect((await plainGit(directory, 'push', '--quiet', 'origin', `${commit}:refs/heads/main`)).code).not.toBe(0);
    expect(traffic().down).toBeGreaterThan(trapBytes);
  });

  it.each(transports)('costs ours the objects on the path once more, over %s', async (mode) => {
    const repository = largeRepository();
    await deliverBehindRival(repository, mode);
    expect(traffic().down).toBeLessThan(2 * bumpBytes);
    expect(traffic().up).toBeLessThan(2 * bumpBytes);
    expect(history(repository.path).map(({ subject }) => subject)).toEqual(['Set tag to new', 'Rival', 'First']);
    fsck(repository.path);
  });
});

describe('a new branch from a shallow clone, after its base has moved', () => {
  it('makes plain git upload the repository (the trap)', async () => {
    const repository = largeRepository();
    const { directory, commit } = await cloneWithCommit(repository, '--depth=1');
    rivalCommit(repository);
    server.reset();
    expect((await plainGit(directory, 'push', '--quiet', 'origin', `${commit}:refs/heads/request`)).code).toBe(0);
    expect(traffic().up).toBeGreaterThan(10 * trapBytes);
  });

  it.each(transports)('costs ours the objects that are new, over %s', async (mode) => {
    const repository = largeRepository();
    await using transport = await open(server.url(repository), mode);
    const plan = setLine(mine, 'tag', 'new');
    server.reset();
    const delivered = await deliver(
      transport,
      async (snapshot, attempt) => {
        const proposal = await plan(snapshot, attempt);
        rivalCommit(repository);
        return proposal;
      },
      { branch: 'request', startFrom: 'main' },
    );
    expect(delivered).toMatchObject({ result: 'committed', attempts: 1 });
    expect(traffic().up).toBeLessThan(bumpBytes);
    expect(traffic().down).toBeLessThan(bumpBytes);
    expect(repository.read(mine, 'request')).toMatch(/^tag: new\n/);
    fsck(repository.path);
  });
});

describe('a tree written without its blobs', () => {
  it('makes plain git download every blob (the trap)', async () => {
    const repository = largeRepository();
    const { directory } = await cloneWithCommit(repository, '--depth=1', '--filter=blob:none');
    await plainGit(directory, 'read-tree', 'HEAD');
    await plainGit(
      directory,
      'update-index',
      '--add',
      '--cacheinfo',
      '100644',
      repository.git('rev-parse', `main:${rivals}`),
      mine,
    );
    server.reset();
    expect((await plainGit(directory, 'write-tree')).code).toBe(0);
    expect(traffic().down).toBeGreaterThan(10 * trapBytes);
  });

  it.each(transports)('is made by ours of what lies on the path: a handful of objects, over %s', async (mode) => {
    const repository = largeRepository();
    const temporary = mkdtempSync(join(root, 'temporary-'));
    const env = { ...process.env, RUNNER_TEMP: temporary };
    const parts = { mode, ...portsOf({ env, log: memoryLog() }) };
    await using transport = await openTransport(remoteOf(server.url(repository)), parts);
    server.reset();
    await deliver(transport, setLine(mine, 'tag', 'new'));
    // The commit (over wire it brings the root tree), the trees and the file; then those six anew.
    expect(wantedObjects()).toBe(mode === 'git' ? 6 : 5);
    expect(pushedObjects()).toBe(6);
    expect(await storedObjects(temporary)).toBe(mode === 'git' ? 12 : 0);
    expect(traffic().down).toBeLessThan(bumpBytes);
    expect(traffic().up).toBeLessThan(bumpBytes);
    fsck(repository.path);
  });
});

describe('a ref for every request that ever was', () => {
  /** 4,000 of them: 260 kB in a listing of all refs. */
  function withRequests(): BareRepository {
    const repository = createBareRepository(root, { files: { [mine]: 'tag: old\n' } });
    const tip = repository.git('rev-parse', 'main');
    const lines = Array.from({ length: 4_000 }, (_, number) => `create refs/pull/${number}/head ${tip}\n`);
    execFileSync('git', ['-C', repository.path, 'update-ref', '--stdin'], { input: lines.join('') });
    return repository;
  }

  it('is what plain git asks for to find one branch (the trap)', async () => {
    const repository = withRequests();
    server.reset();
    const listing = await plainGit(root, 'ls-remote', server.url(repository), 'refs/heads/main');
    expect(listing.stdout.split('\n')).toHaveLength(1);
    expect(traffic().down).toBeGreaterThan(trapBytes);
  });

  it.each(transports)('costs ours nothing where the branch is named, in a lost race too, over %s', async (mode) => {
    const repository = withRequests();
    await deliverBehindRival(repository, mode);
    expect(readFrom(server)).toBeLessThan(bumpBytes);
  });
});

/** A server that shows those refs to `git push` as well lists them there: the forges hide them (receive.hideRefs). */
function readFrom({ requests }: GitServer): number {
  const reading = requests.filter(({ service }) => service === 'git-upload-pack');
  return reading.reduce((sum, { bytesOut }) => sum + bytesOut, 0);
}

/** Objects named in the fetches so far. */
function wantedObjects(): number {
  const wants = server.requests.flatMap(({ kind, body }) =>
    kind === 'fetch' ? (body.toString('latin1').match(/want [0-9a-f]{40}/g) ?? []) : [],
  );
  return new Set(wants).size;
}

/** As the header of the last pushed pack counts them (gitformat-pack(5)). */
function pushedObjects(): number {
  const push = server.requests.findLast(({ kind }) => kind === 'receive-pack');
  const at = push?.body.indexOf('PACK') ?? -1;
  return at < 0 ? 0 : (push?.body.readUInt32BE(at + 8) ?? 0);
}

/** In the repository that the git transport keeps while it is open; the wire transport keeps none. */
async function storedObjects(temporary: string): Promise<number> {
  const [directory] = readdirSync(temporary);
  if (directory === undefined) return 0;
  const { stdout } = await plainGit(join(temporary, directory, 'repository'), 'count-objects', '-v');
  const counted = new Map(stdout.split('\n').map((line) => line.split(': ') as [string, string]));
  return Number(counted.get('count')) + Number(counted.get('in-pack'));
}
