/** An answer in place of a report: whether the push went through, the ref tells. An answer to a read that cannot be used is asked for again. */
import { describe, expect, it } from 'vitest';
import { openTransport } from '../../../../src/core/git/connect.ts';
import { restlessClock } from '../../../support/clock.ts';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';
import { commitFiles, createBareRepository, fsck, history } from '../../../support/git/repository.ts';
import { type Fault, startGitServer } from '../../../support/git/server.ts';
import { remoteOf, type TransportMode } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { portsOf } from '../../../support/ports.ts';

const root = scratchDirectory('mg-refused');
const files = { 'web1.yaml': 'tag: old\n' };
const edit = setLine('web1.yaml', 'tag', 'new');
const html = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' };

const open = (url: string, mode: TransportMode) =>
  openTransport(remoteOf(url), { mode, ...portsOf({ env: process.env, clock: restlessClock }) });

const refusals = [
  ['401', { status: 401 }, 'GIT_AUTH'],
  ['403', { status: 403 }, 'GIT_AUTH'],
  ['404', { status: 404 }, 'GIT_REPOSITORY_NOT_FOUND'],
  ['429', { status: 429, headers: { 'retry-after': '0' } }, /GIT_RATE_LIMITED|GIT_SERVER_ERROR/],
  ['403 with a page', { status: 403, ...html }, 'GIT_AUTH'],
] as const;

describe.each(['wire', 'git'] as const)('a push by %s that is answered', (mode) => {
  async function world() {
    const repository = createBareRepository(root, { files });
    const server = await startGitServer({ root });
    const transport = await open(server.url(repository), mode);
    const go = () => deliver(transport, edit, { clock: restlessClock }).finally(() => transport[Symbol.asyncDispose]());
    return { repository, server, go };
  }

  it.each(refusals)('%s behind its update has landed', async (_, answer) => {
    const { repository, server, go } = await world();
    server.inject({ at: 'receive-pack', kind: 'status-after', ...answer });
    expect(await go()).toMatchObject({ result: 'committed', commit: repository.git('rev-parse', 'main') });
    expect(history(repository.path)).toHaveLength(2);
    fsck(repository.path);
  });

  it.each(refusals)('%s in place of its update is refused, in these words', async (_, answer, code) => {
    const { repository, server, go } = await world();
    server.inject({ service: 'git-receive-pack', kind: 'status', ...answer, times: 20 });
    await expect(go()).rejects.toMatchObject({ code: expect.stringMatching(code), exitCode: 1 });
    expect(history(repository.path)).toHaveLength(1);
  });

  it('403 is found below what somebody pushed on top of it', async () => {
    const { repository, server, go } = await world();
    server.inject({ at: 'receive-pack', kind: 'status-after', status: 403 });
    server.inject({
      at: mode === 'git' ? 'info-refs' : 'ls-refs',
      service: 'git-upload-pack',
      after: mode === 'git' ? 2 : 1,
      kind: 'before',
      action: () => {
        if (history(repository.path).length === 2)
          commitFiles(repository, { 'other.yaml': 'x\n' }, { message: 'Rival' });
      },
    });
    expect(await go()).toMatchObject({ result: 'committed' });
    expect(history(repository.path).at(-2)).toMatchObject({ subject: 'Set tag to new' });
  });

  it('403 behind a race that was lost is refused', async () => {
    const { repository, server, go } = await world();
    server.inject({
      at: 'receive-pack',
      kind: 'before',
      action: () => void commitFiles(repository, { 'other.yaml': 'x\n' }, { message: 'Rival' }),
    });
    server.inject({ service: 'git-receive-pack', kind: 'status', status: 403, times: 20 });
    await expect(go()).rejects.toMatchObject({ code: 'GIT_AUTH' });
  });
});

const unusable: readonly (readonly [string, Fault])[] = [
  ['the list of refs is cut', { at: 'ls-refs', kind: 'shortened', bytes: 30 }],
  ['the list of refs is empty', { at: 'ls-refs', kind: 'shortened', bytes: 0 }],
  ['the list of refs is a page', { at: 'ls-refs', kind: 'status', status: 200, ...html }],
  ['a pack is cut', { at: 'fetch', kind: 'shortened', bytes: 90 }],
  ['a pack is a page', { at: 'fetch', kind: 'status', status: 200, ...html }],
];

describe.each(['wire', 'git'] as const)('a delivery by %s', (mode) => {
  it.each(unusable)('lands when %s, once', async (_, fault) => {
    const repository = createBareRepository(root, { files });
    await using server = await startGitServer({ root });
    await using transport = await open(server.url(repository), mode);
    server.inject(fault);
    expect(await deliver(transport, edit)).toMatchObject({ result: 'committed' });
    expect(history(repository.path)).toHaveLength(2);
  });

  it.each([['a page', { kind: 'status', status: 200, ...html, times: 30 }, 'GIT_NO_REPOSITORY']] as const)(
    'names what answers always: %s',
    async (_, fault, code) => {
      const repository = createBareRepository(root, { files });
      await using server = await startGitServer({ root });
      server.inject({ service: 'git-upload-pack', ...fault });
      const opened = async () => {
        await using transport = await open(server.url(repository), mode);
        await deliver(transport, edit);
      };
      await expect(opened()).rejects.toMatchObject({ code, exitCode: 1 });
      expect(server.requests.length).toBeGreaterThanOrEqual(3);
    },
  );
});
