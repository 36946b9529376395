import type { GitCredential } from './transport.ts';

/**
 * The value of the Authorization header for http(s); undefined when the credential is not one for http(s).
 *
 * GitHub wants `x-access-token` beside a token, GitLab and Gitea take any name, so that is the default. A GitLab job
 * token needs `gitlab-ci-token`, Bitbucket `x-token-auth`: those come as `username`.
 */
export function authorizationHeader(credential: GitCredential): string | undefined {
  switch (credential.kind) {
    case 'token':
      return basic(credential.username ?? 'x-access-token', credential.token);
    case 'password':
      return basic(credential.username, credential.password);
    case 'ssh-key':
    case 'none':
      return undefined;
  }
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password.trim()}`, 'utf8').toString('base64')}`;
}
