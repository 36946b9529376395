import { beforeEach, describe, expect, test } from 'vitest';
import { decodeCommit, encodeCommit } from '../../../../../src/core/git/commit.ts';
import { decodeTree, encodeTree, hashObject } from '../../../../../src/core/git/objects.ts';
import type { GitObject, ObjectFormat, ObjectId, RefUpdate, Transport } from '../../../../../src/core/git/transport.ts';
import { handClock } from '../../../../support/clock.ts';
import {
  type BareRepository,
  commitFiles,
  createBareRepository,
  declinePushes,
  fsck,
  history,
} from '../../../../support/git/repository.ts';
import { startGitServer } from '../../../../support/git/server.ts';
import { openWire } from '../../../../support/git/transport.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';
import { memoryLog } from '../../../../support/ports.ts';

const main = 'refs/heads/main';
const log = memoryLog();

const clock = handClock();
const { pauses } = clock;

const root = scratchDirectory('wire-push');

const server = await startGitServer({ root });

beforeEach(() => {
  server.reset();
  pauses.length = 0;
});

const open = (repository: BareRepository): Promise<Transport> => openWire(server.url(repository), { log, clock });

/** A commit on `tip` that gives `web1/values.yaml` a new text, and nothing but the objects that are new. */
async function edit(transport: Transport, format: ObjectFormat, tip: ObjectId, text: string): Promise<RefUpdate> {
  const get = async (id: ObjectId) => (await transport.read([id])).get(id)!.body;
  const objects = new Map<ObjectId, GitObject>();
  const put = (type: GitObject['type'], body: Buffer) => {
    const id = hashObject(format, type, body);
    objects.set(id, { type, body });
    return id;
  };
  const top = decodeTree(format, await get(decodeCommit(await get(tip)).tree));
  const directory = decodeTree(format, await get(top.find(({ name }) => name === 'web1')!.id));
  const blob = put('blob', Buffer.from(text));
  const changed = directory.map((entry) => (entry.name === 'values.yaml' ? { ...entry, id: blob } : entry));
  const web1 = put('tree', encodeTree(changed));
  const tree = put('tree', encodeTree(top.map((entry) => (entry.name === 'web1' ? { ...entry, id: web1 } : entry))));
  const stamp = { name: 'CI', email: 'ci@example.com', seconds: 1_700_000_100, zone: '+0000' };
  const next = put(
    'commit',
    encodeCommit({ tree, parents: [tip], author: stamp, committer: stamp, message: 'Bump\n' }),
  );
  return { ref: main, expected: tip, next, objects };
}

async function tipOf(transport: Transport, ref = main): Promise<ObjectId | undefined> {
  return (await transport.listRefs([ref])).refs.get(ref);
}

const files = { 'web1/values.yaml': 'tag: a\n', 'web1/other.yaml': 'x: 1\n', 'web2/values.yaml': 'tag: b\n' };

describe.each(['sha1', 'sha256'] as const)('in a %s repository', (objectFormat) => {
  test('a pushed commit passes git fsck --strict and changes one file', async () => {
    const repository = createBareRepository(root, { files, objectFormat });
    await using transport = await open(repository);
    const tip = (await tipOf(transport))!;
    const update = await edit(transport, objectFormat, tip, 'tag: c\n');
    expect(await transport.push(update)).toEqual({ result: 'accepted' });

    fsck(repository.path);
    expect(repository.git('rev-parse', 'main')).toBe(update.next);
    expect(history(repository.path)[0]).toMatchObject({ files: ['web1/values.yaml'], parents: [tip] });
    expect(repository.read('web1/values.yaml')).toBe('tag: c\n');
    // capabilities, ls-refs, commit with root, directory, push: no advertisement of receive-pack
    expect(transport.cost().requests).toBe(5);
    await transport.read([update.next!]);
    expect(transport.cost().requests, 'what was pushed is known').toBe(5);
  });

  test('a branch is created without sending objects that the server has, and deleted again', async () => {
    const repository = createBareRepository(root, { files, objectFormat });
    await using transport = await open(repository);
    const tip = await tipOf(transport);
    const ref = 'refs/heads/gitops/web1';
    const created = await transport.push({ ref, expected: undefined, next: tip, objects: new Map() });
    expect(created).toEqual({ result: 'accepted' });
    expect(await tipOf(transport, ref)).toBe(tip);

    const deleted = await transport.push({ ref, expected: tip, next: undefined, objects: new Map() });
    expect(deleted).toEqual({ result: 'accepted' });
    expect(await tipOf(transport, ref)).toBeUndefined();
  });
});

test('the first commit of an empty repository can be pushed, to the branch that HEAD names', async () => {
  const repository = createBareRepository(root, { branch: 'trunk' });
  await using transport = await open(repository);
  const { refs, head } = await transport.listRefs(['refs/heads/']);
  expect({ refs: [...refs], head }).toEqual({ refs: [], head: 'refs/heads/trunk' });
  const tree = encodeTree([]);
  const stamp = { name: 'CI', email: 'ci@example.com', seconds: 1, zone: '+0000' };
  const treeId = hashObject('sha1', 'tree', tree);
  const commit = encodeCommit({ tree: treeId, parents: [], author: stamp, committer: stamp, message: 'Begin\n' });
  const next = hashObject('sha1', 'commit', commit);
  const objects = new Map<ObjectId, GitObject>([
    [treeId, { type: 'tree', body: tree }],
    [next, { type: 'commit', body: commit }],
  ]);
  expect(await transport.push({ ref: 'refs/heads/trunk', expected: undefined, next, objects })).toEqual({
    result: 'accepted',
  });
  fsck(repository.path);
});

describe('the ref is compared before it is swapped', () => {
  test('a tip that moved on is rejected and stays', async () => {
    const repository = createBareRepository(root, { files });
    await using transport = await open(repository);
    const update = await edit(transport, 'sha1', (await tipOf(transport))!, 'tag: c\n');
    const winner = commitFiles(repository, { 'web2/values.yaml': 'tag: z\n' });
    expect(await transport.push(update)).toMatchObject({ result: 'rejected', reason: expect.any(String) });
    expect(repository.git('rev-parse', 'main')).toBe(winner);
  });

  test.each([
    ['creating a branch that exists', { next: 'tip', expected: undefined }],
    ['deleting a branch that moved', { next: undefined, expected: 'old' }],
  ] as const)('%s is rejected', async (_case, wanted) => {
    const repository = createBareRepository(root, { files });
    const old = repository.git('rev-parse', 'main');
    const tip = commitFiles(repository, { 'web2/values.yaml': 'tag: z\n' });
    await using transport = await open(repository);
    const expected = wanted.expected === 'old' ? old : undefined;
    const next = wanted.next === 'tip' ? old : undefined;
    const verdict = await transport.push({ ref: main, expected, next, objects: new Map() });
    expect(verdict.result).toBe('rejected');
    expect(repository.git('rev-parse', 'main')).toBe(tip);
  });
});

test('a hook that declines is told in its own words, without terminal control', async () => {
  const repository = createBareRepository(root, { files });
  declinePushes(repository, '\u001b[31mbranch is frozen until Monday\u001b[0m');
  await using transport = await open(repository);
  const update = await edit(transport, 'sha1', (await tipOf(transport))!, 'tag: c\n');
  expect(await transport.push(update)).toEqual({
    result: 'rejected',
    reason: 'pre-receive hook declined\nbranch is frozen until Monday',
  });
  expect(log.lines).toContain('remote: branch is frozen until Monday');
});

describe('an answer that never came is unknown, and never sent again blindly', () => {
  test.each([
    ['the connection dies after the update', { kind: 'drop-after' }, 'landed'],
    ['the connection dies before the update', { kind: 'drop-before' }, 'not landed'],
    ['a gateway answers 502 after the update', { kind: 'status-after', status: 502 }, 'landed'],
    ['a gateway answers 504 before the update', { kind: 'status', status: 504 }, 'not landed'],
    ['the server answers 500', { kind: 'status', status: 500 }, 'not landed'],
    ['the report is cut', { kind: 'cut', bytes: 7 }, 'landed'],
    ['a web page comes instead of the report', { kind: 'status', status: 200, body: '<html>' }, 'not landed'],
  ] as const)('%s', async (_case, fault, truth) => {
    const repository = createBareRepository(root, { files });
    await using transport = await open(repository);
    const tip = await tipOf(transport);
    const update = await edit(transport, 'sha1', tip!, 'tag: c\n');
    server.inject({ at: 'receive-pack', ...fault });
    server.reset();
    expect(await transport.push(update)).toMatchObject({ result: 'unknown', cause: expect.any(Error) });
    expect(server.requests.filter(({ kind }) => kind === 'receive-pack')).toHaveLength(1);
    expect(await tipOf(transport), 'the transport still works').toBe(truth === 'landed' ? update.next : tip);
  });
});

test('a push that the server refused for its rate is sent again after the pause it asked for', async () => {
  const repository = createBareRepository(root, { files });
  await using transport = await open(repository);
  const update = await edit(transport, 'sha1', (await tipOf(transport))!, 'tag: c\n');
  server.inject({ at: 'receive-pack', kind: 'status', status: 429, headers: { 'retry-after': '7' } });
  expect(await transport.push(update)).toEqual({ result: 'accepted' });
  expect(pauses).toEqual([7_500]);
});

test.each([
  [401, 'GIT_AUTH'],
  [403, 'GIT_AUTH'],
  [404, 'GIT_REPOSITORY_NOT_FOUND'],
  [413, 'GIT_REQUEST_TOO_LARGE'],
  [302, 'GIT_REDIRECT'],
])('a push answered with status %i is refused as %s; whether it landed before, the ref tells', async (status, code) => {
  const repository = createBareRepository(root, { files });
  await using transport = await open(repository);
  const update = await edit(transport, 'sha1', (await tipOf(transport))!, 'tag: c\n');
  server.inject({ at: 'receive-pack', kind: 'status', status, headers: { location: `${server.origin}/elsewhere` } });
  const refused = { result: 'refused', cause: { code, hint: expect.any(String) } };
  expect(await transport.push(update)).toMatchObject(refused);
});
