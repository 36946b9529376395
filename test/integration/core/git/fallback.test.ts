import { describe, expect, it } from 'vitest';
import { openTransport } from '../../../../src/core/git/connect.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';
import { createBareRepository, fsck } from '../../../support/git/repository.ts';
import { type Fault, startGitServer } from '../../../support/git/server.ts';
import { remoteOf } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

const root = scratchDirectory('mg-fallback');
const server = await startGitServer({ root });
const filterless = await startGitServer({ root, filter: false });

const line = (text: string) => `${(text.length + 4).toString(16).padStart(4, '0')}${text}`;
/** As servers answer that let nobody want what no ref names (uploadpack.allowAnySHA1InWant in protocol 0 and others). */
const refusedWant = (after: number): Fault => ({
  at: 'fetch',
  after,
  kind: 'status',
  status: 200,
  headers: { 'content-type': 'application/x-git-upload-pack-result' },
  body: line('ERR upload-pack: not our ref'),
});
const connect = async (url: string, mode: 'auto' | 'wire', log = memoryLog(), env: Environment = process.env) =>
  openTransport(remoteOf(url), { mode, ...portsOf({ env, log }) });
/** Git hosts are reached through a SOCKS proxy only. */
const socks = { PATH: process.env.PATH, ALL_PROXY: 'socks5://127.0.0.1:1' };
const files = { 'apps/web1/values.yaml': 'tag: old\n', 'apps/web2/values.yaml': 'tag: old\n', 'docs/a.md': 'a\n' };

describe('gitops-transport: auto', () => {
  it.each([0, 1, 2, 3])('lands its commit through the git program when fetch %i is refused', async (after) => {
    const repository = createBareRepository(root, { files });
    const log = memoryLog();
    await using transport = await connect(server.url(repository), 'auto', log);
    // The tip is asked for again without its root tree, which is what the server may have refused.
    server.inject({ ...refusedWant(after), times: after === 0 ? 2 : 1 });
    const delivered = await deliver(transport, setLine('apps/web1/values.yaml', 'tag', 'new'));
    expect(delivered).toMatchObject({ result: 'committed', attempts: 1 });
    expect(transport.kind).toBe('git');
    expect(transport.cost().processes).toBeGreaterThan(0);
    expect(log.lines.filter((each) => each.includes('using the git program instead'))).toHaveLength(1);
    expect(repository.read('apps/web1/values.yaml')).toBe('tag: new\n');
    expect(repository.read('docs/a.md')).toBe('a\n');
    fsck(repository.path);
  });

  it('opens the git program once for requests that are refused together', async () => {
    const repository = createBareRepository(root, { files });
    const log = memoryLog();
    await using transport = await connect(server.url(repository), 'auto', log);
    const tip = repository.git('rev-parse', 'main');
    server.inject({ ...refusedWant(0), times: 2 });
    const [objects, history] = await Promise.all([transport.read([tip]), transport.history(tip, 5)]);
    expect([...objects.keys()]).toEqual([tip]);
    expect(history.map(({ id }) => id)).toEqual([tip]);
    expect(log.lines.filter((each) => each.includes('using the git program instead'))).toHaveLength(1);
  });

  it('uses the git program from the start where the server has no filters', async () => {
    const repository = createBareRepository(root, { files });
    await using transport = await connect(filterless.url(repository), 'auto');
    expect(transport.kind).toBe('git');
    await deliver(transport, setLine('apps/web1/values.yaml', 'tag', 'new'));
    expect(repository.read('apps/web1/values.yaml')).toBe('tag: new\n');
  });

  it('uses the git program from the start behind a SOCKS proxy, and says why', async () => {
    const log = memoryLog();
    await using transport = await connect('http://git.test/charts.git', 'auto', log, socks);
    expect(transport.kind).toBe('git');
    expect(log.lines).toContainEqual(expect.stringMatching(/ALL_PROXY names a socks5 proxy; using the git program/));
    // Nothing listens at the proxy's port: had git gone another way, the name would be what is wrong.
    await expect(transport.listRefs(['refs/heads/'])).rejects.toMatchObject({
      code: 'GIT_UNREACHABLE',
      cause: expect.objectContaining({ message: expect.stringMatching(/127\.0\.0\.1/) }),
    });
  });
});

describe('gitops-transport: wire', () => {
  it('does not work through a SOCKS proxy', async () => {
    await expect(connect('http://git.test/charts.git', 'wire', memoryLog(), socks)).rejects.toMatchObject({
      code: 'GIT_WIRE_UNSUPPORTED',
      message: expect.stringContaining('ALL_PROXY names a socks5 proxy'),
    });
  });

  it('fails instead of being replaced', async () => {
    const repository = createBareRepository(root, { files });
    await using transport = await connect(server.url(repository), 'wire');
    server.inject(refusedWant(0));
    await expect(transport.read([repository.git('rev-parse', 'main')])).rejects.toMatchObject({
      code: 'GIT_WIRE_UNSUPPORTED',
    });
    await expect(connect(filterless.url(repository), 'wire')).rejects.toMatchObject({ code: 'GIT_WIRE_UNSUPPORTED' });
  });
});
