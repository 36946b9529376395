import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeCommit } from '../../../../../src/core/git/commit.ts';
import { decodeTree, hashObject } from '../../../../../src/core/git/objects.ts';
import type { ObjectFormat, Transport } from '../../../../../src/core/git/transport.ts';
import { objectLimits } from '../../../../../src/core/git/wire/open.ts';
import { readPack } from '../../../../../src/core/git/wire/pack.ts';
import { type BareRepository, commitFiles, createBareRepository } from '../../../../support/git/repository.ts';
import { startGitServer } from '../../../../support/git/server.ts';
import { openWire } from '../../../../support/git/transport.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';

const main = 'refs/heads/main';

const root = scratchDirectory('wire-read');

const server = await startGitServer({ root });

const open = (repository: BareRepository): Promise<Transport> => openWire(server.url(repository));

/** Walks from the branch to the file as the layers above do, one level a request. */
async function readFile(transport: Transport, format: ObjectFormat, path: string): Promise<string> {
  const { refs } = await transport.listRefs(['refs/heads/main']);
  const tip = refs.get('refs/heads/main')!;
  let id = decodeCommit((await transport.read([tip])).get(tip)!.body).tree;
  for (const name of path.split('/')) {
    const tree = (await transport.read([id])).get(id)!;
    id = decodeTree(format, tree.body).find((entry) => entry.name === name)!.id;
  }
  return Buffer.from((await transport.read([id])).get(id)!.body).toString('utf8');
}

test('one file at depth 4 of 5,000 files costs one request a level, on one connection, under 20 kB', async () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 5_000; index += 1) {
    const path = `apps/team-${index % 50}/service-${Math.floor(index / 50)}/values.yaml`;
    files[path] = `image:\n  repository: registry.example.com/s${index}\n  tag: "${index}"\n`;
  }
  const repository = createBareRepository(root, { files });
  await using transport = await open(repository);
  server.reset();
  const connections = server.connections();
  expect(await readFile(transport, 'sha1', 'apps/team-7/service-42/values.yaml')).toBe(
    files['apps/team-7/service-42/values.yaml'],
  );
  const cost = transport.cost();
  // capabilities + ls-refs + commit with root + 3 trees + blob
  expect(cost.requests).toBe(7);
  expect(server.requests.map(({ kind }) => kind)).toEqual(['ls-refs', ...Array(5).fill('fetch')]);
  expect(server.connections()).toBe(connections);
  expect(cost.bytesReceived).toBeLessThan(20_000);
  expect(cost.bytesSent).toBeLessThan(8_000);
  expect(cost.processes).toBe(0);

  await readFile(transport, 'sha1', 'apps/team-7/service-42/values.yaml');
  expect(transport.cost().requests, 'objects that are known are not fetched again').toBe(8);
});

test('a server that filters no deeper than tree:0 gives commits without their trees, and is asked for more only once', async () => {
  const shallow = createBareRepository(root, { files: { 'web1/values.yaml': 'tag: a\n' } });
  shallow.git('config', 'uploadpackfilter.tree.maxDepth', '0');
  await using transport = await open(shallow);
  server.reset();
  expect(await readFile(transport, 'sha1', 'web1/values.yaml')).toBe('tag: a\n');
  // A branch that was written anew has to be read step by step again.
  const tree = shallow.git('rev-parse', `${commitFiles(shallow, { 'web1/values.yaml': 'tag: b\n' })}^{tree}`);
  shallow.git('update-ref', main, shallow.git('commit-tree', tree, '-m', 'Anew'));
  expect(await readFile(transport, 'sha1', 'web1/values.yaml')).toBe('tag: b\n');
  const filters = server.requests.flatMap(({ body }) => /filter \S+/.exec(body.toString('latin1')) ?? []);
  const steps = Array(4).fill('filter tree:0');
  expect(filters).toEqual(['filter tree:1', ...steps, 'filter blob:limit=16384', ...steps]);
});

test('histories come without trees', async () => {
  const repository = createBareRepository(root, { files: { 'a.yaml': 'n: 1\n' } });
  commitFiles(repository, { 'a.yaml': 'n: 2\n' });
  await using transport = await open(repository);
  server.reset();
  expect(await transport.history(repository.git('rev-parse', 'main'), 50)).toHaveLength(2);
  const tree = repository.git('rev-parse', 'main^{tree}');
  expect(server.requests).toHaveLength(1);
  await transport.read([tree]);
  expect(server.requests, 'the tree was not among them').toHaveLength(2);
});

test('commits, trees and files can be asked for together, also when one holds the other', async () => {
  const repository = createBareRepository(root, {
    files: { 'same.yaml': 'a\n', 'web1/same.yaml': 'a\n', 'web1/deep/other.yaml': 'b\n' },
  });
  const objects = repository.git('rev-list', '--objects', '--no-object-names', 'main').split('\n');
  await using transport = await open(repository);
  const found = await transport.read(objects);
  for (const id of objects) {
    const { type, body } = found.get(id)!;
    expect(type).toBe(repository.git('cat-file', '-t', id));
    expect(hashObject('sha1', type, body)).toBe(id);
  }
});

test('all files of one level come in one request', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}.yaml`, `n: ${index}\n`]));
  const repository = createBareRepository(root, { files });
  await using transport = await open(repository);
  const ids = Object.keys(files).map((name) => repository.git('rev-parse', `main:${name}`));
  const before = transport.cost().requests;
  const found = await transport.read([...ids, ...ids]);
  expect([...found.values()].map(({ body }) => Buffer.from(body).toString())).toEqual(Object.values(files));
  expect(transport.cost().requests - before).toBe(1);
});

test('a file that spans many side-band packets and does not compress arrives whole', async () => {
  const body = randomBytes(700_000);
  const repository = createBareRepository(root, { files: { 'chart.tgz': body } });
  await using transport = await open(repository);
  const id = repository.git('rev-parse', 'main:chart.tgz');
  expect(Buffer.compare(Buffer.from((await transport.read([id])).get(id)!.body), body)).toBe(0);
});

test('questions asked at the same time share one connection', async () => {
  const repository = createBareRepository(root, { files: { 'a.yaml': 'a\n', 'b.yaml': 'b\n' } });
  const connections = server.connections();
  await using transport = await open(repository);
  const [a, b] = ['a', 'b'].map((name) => repository.git('rev-parse', `main:${name}.yaml`));
  const answers = await Promise.all([transport.read([a!]), transport.listRefs([main]), transport.read([b!])]);
  expect(answers[0].get(a!)?.type).toBe('blob');
  expect(answers[2].get(b!)?.type).toBe('blob');
  expect(server.connections() - connections).toBe(1);
});

describe('history', () => {
  test('holds the newest commits up to the depth, across a merge, and no tree', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': '0\n' } });
    for (let index = 1; index <= 5; index += 1) commitFiles(repository, { 'a.yaml': `${index}\n` });
    commitFiles(repository, { 'b.yaml': '1\n' }, { branch: 'side' });
    const tree = repository.git('rev-parse', 'main^{tree}');
    const merge = repository.git('commit-tree', tree, '-p', 'main', '-p', 'side', '-m', 'Merge');
    repository.git('update-ref', main, merge);
    await using transport = await open(repository);
    const start = transport.cost().requests;

    expect((await transport.history(merge, 3)).map(({ id }) => id)).toHaveLength(3);
    const all = await transport.history(merge, 50);
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(repository.git('rev-list', 'main').split('\n')));
    expect(all[0]!.id).toBe(merge);
    for (const { id, body } of all) expect(hashObject('sha1', 'commit', Buffer.from(body))).toBe(id);
    expect(transport.cost().requests - start).toBe(2);

    await transport.history(merge, 50);
    await transport.history(merge, 4);
    expect(transport.cost().requests - start, 'what is known is not fetched again').toBe(2);
    expect(server.requests.every(({ body }) => !body.includes(`want ${tree}`))).toBe(true);
  });

  test('comes along with the next objects when it is expected, and is not asked for again', async () => {
    const repository = createBareRepository(root, { files: { 'd/a.yaml': '0\n' } });
    for (let index = 1; index <= 5; index += 1) commitFiles(repository, { 'd/a.yaml': `${index}\n` });
    const [tip, tree, blob] = ['main', 'main:d', 'main:d/a.yaml'].map((name) => repository.git('rev-parse', name));
    await using transport = await open(repository);
    await transport.listRefs(['refs/heads/']);
    await transport.read([tip!]);
    const start = transport.cost().requests;
    transport.expectHistory(tip!, 4);
    expect((await transport.read([tree!])).get(tree!)).toMatchObject({ type: 'tree' });
    expect((await transport.history(tip!, 4)).map(({ id }) => id)).toHaveLength(4);
    await transport.read([blob!]);
    expect(transport.cost().requests - start, 'the directory with the history, the file').toBe(2);

    transport.expectHistory(tip!, 3);
    await transport.read([repository.git('rev-parse', 'main~1:d')]);
    expect(server.requests.at(-1)?.body.toString('utf8'), 'what is known already').toContain('deepen 1\n');
  });

  test('does not come along with the root tree, which git would then leave out', async () => {
    const repository = createBareRepository(root, { files: { 'd/a.yaml': '0\n' } });
    repository.git('config', 'uploadpackfilter.tree.maxDepth', '0');
    commitFiles(repository, { 'd/a.yaml': '1\n' });
    await using transport = await open(repository);
    const tip = (await transport.listRefs(['refs/heads/'])).refs.get(main)!;
    await transport.read([tip]);
    transport.expectHistory(tip, 50);
    const [top, tree] = ['main^{tree}', 'main:d'].map((name) => repository.git('rev-parse', name));
    expect((await transport.read([top!])).has(top!)).toBe(true);
    const { requests } = transport.cost();
    await transport.read([tree!]);
    expect(await transport.history(tip, 50)).toHaveLength(2);
    expect(transport.cost().requests - requests, 'the directory with the history').toBe(1);
  });

  test('comes along with a directory that was the root tree of an older commit', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': '0\n' } });
    commitFiles(repository, { 'a.yaml': undefined, 'apps/a.yaml': '0\n' }, { message: 'Move all into apps' });
    await using transport = await open(repository);
    const [tip, moved] = ['main', 'main:apps'].map((name) => repository.git('rev-parse', name));
    expect(moved).toBe(repository.git('rev-parse', 'main~1^{tree}'));
    expect(await readFile(transport, 'sha1', 'apps/a.yaml')).toBe('0\n');

    await using other = await open(repository);
    await other.listRefs(['refs/heads/']);
    await other.read([tip!]);
    other.expectHistory(tip!, 50);
    expect((await other.read([moved!])).get(moved!)?.type).toBe('tree');
    expect(await other.history(tip!, 50)).toHaveLength(2);
  });

  test('that is expected is asked for by itself when nothing else is read', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': '0\n' } });
    await using transport = await open(repository);
    const tip = repository.git('rev-parse', 'main');
    transport.expectHistory(tip, 4);
    expect(await transport.history(tip, 4)).toHaveLength(1);
  });

  test('of a repository that is shallow itself ends where the server does', async () => {
    const full = createBareRepository(root, { files: { 'a.yaml': '0\n' } });
    for (let index = 1; index <= 4; index += 1) commitFiles(full, { 'a.yaml': `${index}\n` });
    const shallow = createBareRepository(root);
    shallow.git('fetch', '-q', '--depth=2', `file://${full.path}`, 'main:main');
    await using transport = await open(shallow);
    const tip = shallow.git('rev-parse', 'main');
    expect(await transport.history(tip, 10)).toHaveLength(2);
    const { requests } = transport.cost();
    expect(await transport.history(tip, 10)).toHaveLength(2);
    expect(transport.cost().requests).toBe(requests);
  });
});

describe('packs of git itself', () => {
  test.each(['sha1', 'sha256'] as const)('with chains of deltas parse to what cat-file shows (%s)', (objectFormat) => {
    const lines = Array.from({ length: 300 }, (_, index) => `key-${index}: ${(index * 7919) % 1013}`);
    const repository = createBareRepository(root, { objectFormat });
    for (let revision = 0; revision < 12; revision += 1) {
      lines[revision * 20] = `changed: ${revision}`;
      commitFiles(repository, { 'values.yaml': `${lines.join('\n')}\n`, [`d/${revision}.yaml`]: `${revision}\n` });
    }
    repository.git('tag', '-a', 'v1', '-m', 'One', 'main');
    const names = repository.git('rev-list', '--objects', '--no-object-names', '--all').split('\n');
    for (const base of ['--delta-base-offset', '--no-delta-base-offset']) {
      const args = ['-C', repository.path, 'pack-objects', '-q', '--all', '--stdout', '--depth=50', '--window=50'];
      const pack = execFileSync('git', base === '--delta-base-offset' ? [...args, base] : args, { input: '' });
      const objects = readPack(pack, objectFormat, objectLimits);
      expect([...objects.keys()].sort()).toEqual([...new Set(names)].sort());
      for (const [id, { type, body }] of objects) {
        const real = execFileSync('git', ['-C', repository.path, 'cat-file', type, id]);
        expect(Buffer.compare(Buffer.from(body), real)).toBe(0);
      }
    }
  });
});
