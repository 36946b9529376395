import { expect, it } from 'vitest';
import { gitopsRemote } from '../../../../src/commands/gitops-remote.ts';
import { remoteFailure } from '../../../../src/core/git/remote-failure.ts';
import type { GitRemote } from '../../../../src/core/git/transport.ts';

const url = 'https://git.example.com/infra/gitops.git';

/** What the inputs give as the credential of the GitOps repository. */
const remoteOf = (inputs: Readonly<Record<string, string>>) => {
  const run = { inputs: { 'gitops-repository': url, ...inputs }, ci: { host: 'shell' }, env: {}, cwd: '/' };
  return gitopsRemote(run as unknown as Parameters<typeof gitopsRemote>[0], 'push');
};

it.each([
  [{}, ''],
  [{ 'gitops-app-id': '1' }, ' (gitops-app-id lacks gitops-app-private-key)'],
  [{ 'gitops-username': 'ci' }, ' (gitops-username lacks gitops-password or gitops-token)'],
])('law 10: a request without credentials says what was given by halves: %j', async (inputs, half) => {
  const remote = await remoteOf(inputs);
  expect(remote.credential).toEqual({ kind: 'none' });
  const { message, hint } = remoteFailure(remote, 'auth', undefined);
  expect(message).toBe(`the GitOps repository ${url} refused a request without credentials${half}`);
  expect(hint).toContain('gitops-app-id with its key');
});

it('law 10: a path without a repository is not explained by rights', () => {
  const remote: GitRemote = { url: '/srv/gitops.git', credential: { kind: 'none' }, credentialSource: undefined };
  expect(remoteFailure(remote, 'not-found', undefined).hint).toBe(
    'Check gitops-repository: no git repository is at this path.',
  );
  expect(remoteFailure({ ...remote, url }, 'not-found', undefined).hint).toContain('Forges answer "not found"');
});
