import { beforeEach, describe, expect, it } from 'vitest';
import { openSnapshot } from '../../../../../src/core/git/snapshot.ts';
import type { Transport } from '../../../../../src/core/git/transport.ts';
import type { WireLimits } from '../../../../../src/core/git/wire/open.ts';
import { type BareRepository, commitFiles, createBareRepository } from '../../../../support/git/repository.ts';
import { startGitServer } from '../../../../support/git/server.ts';
import { openWire } from '../../../../support/git/transport.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';

const path = 'apps/team/web1/values.yaml';

let repository: BareRepository;
const root = scratchDirectory('wire-catch-up');
const server = await startGitServer({ root });
beforeEach(() => {
  const others = Array.from({ length: 300 }, (_, index) => [`other/o${index}/values.yaml`, `tag: ${index}\n`]);
  repository = createBareRepository(root, { files: { [path]: 'tag: a\n', ...Object.fromEntries(others) } });
});

const open = (limits: Partial<WireLimits> = {}): Promise<Transport> => openWire(server.url(repository), { limits });

/** Reads the file at the branch's tip, as each attempt of a race does, and tells what that cost. */
async function look(transport: Transport, file = path) {
  server.reset();
  const { refs } = await transport.listRefs(['refs/heads/main']);
  const snapshot = await openSnapshot(transport, refs.get('refs/heads/main'));
  const body = (await snapshot.readFile(file))?.body ?? [];
  const fetches = server.requests.filter(({ kind }) => kind === 'fetch');
  return {
    text: Buffer.from(body).toString('utf8'),
    fetches: fetches.length,
    bytes: fetches.reduce((sum, { bytesOut }) => sum + bytesOut, 0),
  };
}

describe('the tip behind a lost race', () => {
  it.each([
    ['elsewhere', { 'other/o7/values.yaml': 'tag: x\n' }, 'tag: a\n'],
    ['in a file beside', { 'apps/team/web1/more.yaml': 'tag: x\n' }, 'tag: a\n'],
    ['in the same file', { [path]: 'tag: b\n' }, 'tag: b\n'],
    ['by removing others', { 'other/o7/values.yaml': undefined }, 'tag: a\n'],
  ] as const)('is read in one small request when something changed %s', async (_, files, text) => {
    await using transport = await open();
    expect(await look(transport)).toMatchObject({ text: 'tag: a\n', fetches: 5 });
    commitFiles(repository, files);
    const again = await look(transport);
    expect(again).toMatchObject({ text, fetches: 1 });
    expect(again.bytes).toBeLessThan(10_000);
  });

  it('is read in one request behind many commits, with the history that leads to it', async () => {
    await using transport = await open();
    await look(transport);
    for (let index = 0; index < 20; index += 1)
      commitFiles(repository, { [`other/o${index}/values.yaml`]: `${index}x\n` });
    commitFiles(repository, { [path]: 'tag: c\n' });
    expect(await look(transport)).toMatchObject({ text: 'tag: c\n', fetches: 1 });
    const commits = repository.git('rev-list', 'main').split('\n');
    const { requests } = transport.cost();
    expect((await transport.history(commits[0]!, 21)).map(({ id }) => id)).toEqual(commits.slice(0, 21));
    expect(transport.cost().requests).toBe(requests);
  });

  it('comes without the large files that others have changed, and with the own one when it is asked for', async () => {
    const large = (seed: number) =>
      Array.from({ length: 9_000 }, (_, n) => ((n * 7919 + seed) % 10_007).toString(36)).join('\n');
    await using transport = await open();
    await look(transport);
    commitFiles(repository, { 'other/o1/large.yaml': large(1) });
    expect(await look(transport)).toMatchObject({
      fetches: 1,
      bytes: expect.toSatisfy((bytes: number) => bytes < 10_000),
    });
    commitFiles(repository, { [path]: large(2) });
    expect(await look(transport)).toMatchObject({ text: large(2), fetches: 2 });
  });

  it('is read step by step when more has changed than is worth reading, then and later', async () => {
    await using transport = await open({ catchUpBytes: 2_000 });
    await look(transport);
    const all = Array.from({ length: 300 }, (_, index) => [`other/o${index}/values.yaml`, `tag: ${index * 7919}\n`]);
    commitFiles(repository, { ...Object.fromEntries(all), [path]: 'tag: d\n' });
    // Given up, the commit with its root tree, three directories, the file.
    expect(await look(transport)).toMatchObject({ text: 'tag: d\n', fetches: 6 });
    commitFiles(repository, { [path]: 'tag: e\n' });
    expect(await look(transport)).toMatchObject({ text: 'tag: e\n', fetches: 5 });
  });

  it('is read step by step when the branch was rewritten and its old commits are gone: never all of history', async () => {
    await using transport = await open();
    await look(transport);
    const tree = repository.git('rev-parse', 'main^{tree}');
    repository.git('update-ref', 'refs/heads/main', repository.git('commit-tree', tree, '-m', 'Rewritten'));
    repository.git('reflog', 'expire', '--expire=now', '--all');
    repository.git('-c', 'gc.pruneExpire=now', 'gc', '--quiet', '--prune=now');
    const again = await look(transport);
    expect(again).toMatchObject({ text: 'tag: a\n', fetches: 2 });
    expect(again.bytes).toBeLessThan(2_000);
  });

  const line = (text: string) => `${(text.length + 4).toString(16).padStart(4, '0')}${text}0000`;
  it.each([
    ['an error', 200, line('ERR nothing of that kind\n')],
    ['a pack that nobody asked for', 200, line('packfile\n')],
    ['the status 500', 500, 'Internal error'],
  ])('is read step by step from a server that answers %s', async (_, status, body) => {
    await using transport = await open();
    await look(transport);
    commitFiles(repository, { [path]: 'tag: f\n' });
    const headers = { 'content-type': 'application/x-git-upload-pack-result' };
    server.inject({ at: 'fetch', kind: 'status', status, headers, body });
    expect(await look(transport)).toMatchObject({ text: 'tag: f\n', fetches: 6 });
  });
});
