/** The credential for a repository: the HTTP header that carries it, and its name in messages. */

import { badInput } from '../failure.ts';
import type { GitCredential, GitRemote } from './transport.ts';

/**
 * The Authorization header for a remote, which must go to the remote's own origin only. The user name beside a token
 * matters to few servers: GitHub documents `x-access-token`, GitLab takes any but documents `oauth2`.
 */
export function authorizationOf(remote: GitRemote): string | undefined {
  const { credential } = remote;
  switch (credential.kind) {
    case 'none':
      return undefined;
    case 'token':
      return basic(credential.username ?? 'x-access-token', credential.token);
    case 'password':
      return basic(credential.username, credential.password);
    case 'header':
      return credential.authorization;
    case 'ssh-key':
      throw badInput(credentialName(remote), `an SSH key cannot open ${remote.url}`, 'Give a token, or an ssh:// URL.');
  }
}

function basic(username: string, secret: string): string {
  return `Basic ${Buffer.from(`${username}:${secret}`, 'utf8').toString('base64')}`;
}

/** The input or variable that holds the credential, for messages. */
export function credentialName(remote: GitRemote): string {
  return remote.credentialSource ?? sourceOf[remote.credential.kind];
}

const sourceOf: Readonly<Record<GitCredential['kind'], string>> = {
  none: 'gitops-token',
  token: 'gitops-token',
  password: 'gitops-password',
  'ssh-key': 'gitops-ssh-key',
  header: 'gitops-token',
};
