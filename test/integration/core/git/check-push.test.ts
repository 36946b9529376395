/** Whether a push is allowed is asked before anything is built; nothing is written for it. */
import { describe, expect, it } from 'vitest';
import type { GitCredential } from '../../../../src/core/git/transport.ts';
import { createBareRepository } from '../../../support/git/repository.ts';
import { basic, startGitServer } from '../../../support/git/server.ts';
import { open, type TransportMode } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const root = scratchDirectory('check-push');
const token: GitCredential = { kind: 'token', token: 'a-token-that-may-read' };
const modes: readonly TransportMode[] = ['wire', 'git'];

async function setUp() {
  const repository = createBareRepository(root, { files: { 'a.yaml': 'a\n' } });
  const server = await startGitServer({ root, authorization: basic('x-access-token', 'a-token-that-may-read') });
  return { repository, server, url: server.url(repository) };
}

describe.each(modes)('the right to push, asked by %s', (mode) => {
  it('is there: one request, and no ref has changed', async () => {
    const { repository, server, url } = await setUp();
    await using transport = await open(url, mode, token);
    await transport.listRefs(['refs/heads/']);
    const before = repository.git('for-each-ref');
    server.reset();
    await transport.checkPush();
    const asked = server.requests.filter(({ service, status }) => service === 'git-receive-pack' && status === 200);
    expect(asked.map(({ kind }) => kind)).toEqual(['info-refs']);
    expect(repository.git('for-each-ref')).toBe(before);
    await server.close();
  });

  it.each([
    [403, 'Write access to repository not granted.'],
    [401, 'Unauthorized'],
  ])('is not there for a token that may only read (%i)', async (status, body) => {
    const { server, url } = await setUp();
    await using transport = await open(url, mode, token);
    await transport.listRefs(['refs/heads/']);
    server.inject({ at: 'info-refs', service: 'git-receive-pack', kind: 'status', status, body, times: 9 });
    await expect(transport.checkPush()).rejects.toMatchObject({
      code: 'GIT_AUTH',
      hint: expect.stringContaining('may write contents'),
    });
    await server.close();
  });

  it('is not denied by a server that does not answer the question', async () => {
    const { server, url } = await setUp();
    await using transport = await open(url, mode, token);
    await transport.listRefs(['refs/heads/']);
    server.inject({ at: 'info-refs', service: 'git-receive-pack', kind: 'status', status: 405, times: 9 });
    await transport.checkPush();
    await server.close();
  });
});

it('a path on this machine needs no other right than that of its files', async () => {
  const repository = createBareRepository(root, { files: { 'a.yaml': 'a\n' } });
  await using transport = await open(repository.path, 'git');
  const before = repository.git('for-each-ref');
  await transport.checkPush();
  expect(repository.git('for-each-ref')).toBe(before);
});
