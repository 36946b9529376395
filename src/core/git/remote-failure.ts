/** The Failures of the connection to a git server, which both transports throw. */

import { Failure } from '../failure.ts';
import { credentialName } from './credential.ts';
import { isLocalPath } from './repository.ts';
import type { GitRemote } from './transport.ts';

/**
 * Failure codes: `GIT_UNREACHABLE`, `GIT_PROXY`, `GIT_TLS`, `GIT_AUTH`, `GIT_HOST_KEY`, `GIT_REPOSITORY_NOT_FOUND`,
 * `GIT_REDIRECT`, `GIT_SERVER_ERROR`, `GIT_NO_REPOSITORY`, `GIT_SSH_MISSING`.
 */
export type RemoteProblem =
  | 'unreachable'
  | 'proxy'
  | 'tls'
  | 'auth'
  | 'host-key'
  | 'not-found'
  | 'redirected'
  | 'overloaded'
  | 'web-page'
  | 'no-ssh';

export function remoteFailure(remote: GitRemote, problem: RemoteProblem, cause: unknown): Failure {
  const where = `the GitOps repository ${remote.url}`;
  switch (problem) {
    case 'unreachable':
      return new Failure('failed', 'GIT_UNREACHABLE', `${where} cannot be reached`, {
        hint: `Check gitops-repository, the DNS and firewall of this runner, and HTTPS_PROXY / NO_PROXY. It was asked with ${credentialWords(remote)}.`,
        cause,
      });
    case 'proxy':
      return new Failure('failed', 'GIT_PROXY', `the proxy refused the way to ${where}`, {
        hint: 'Put its credential into the variable (HTTPS_PROXY=http://user:password@proxy.example.com:3128), let it pass git hosts, or name the host in NO_PROXY.',
        cause,
      });
    case 'overloaded':
      return new Failure('failed', 'GIT_SERVER_ERROR', `the server of ${where} did not do what it was asked`, {
        hint: 'The server or a gateway before it is overloaded or down, or limits the rate of requests; run again later.',
        cause,
      });
    case 'web-page':
      return new Failure('failed', 'GIT_NO_REPOSITORY', `${where} does not answer as a git repository`, {
        hint: 'Check gitops-repository; behind single sign-on the answer may be a login page that wants a token instead.',
        cause,
      });
    case 'tls':
      return new Failure('failed', 'GIT_TLS', `the certificate of ${where} is not trusted`, {
        hint: 'Name the CA that signed it in GIT_SSL_CAINFO (and NODE_EXTRA_CA_CERTS); its name and its dates must fit, too. Verification cannot be turned off.',
        cause,
      });
    case 'auth':
      return new Failure('failed', 'GIT_AUTH', `${where} refused ${credentialWords(remote)}`, {
        hint: authHint(remote),
        cause,
      });
    case 'host-key':
      return new Failure('failed', 'GIT_HOST_KEY', `the SSH host key of ${where} is not known`, {
        hint: 'Write the server\'s key into ~/.ssh/known_hosts before this step ("ssh-keyscan HOST", compared with what the server\'s owner publishes). Only github.com and gitlab.com are known beforehand.',
        cause,
      });
    case 'not-found':
      return new Failure('failed', 'GIT_REPOSITORY_NOT_FOUND', `${where} was not found`, {
        hint: isLocalPath(remote.url)
          ? 'Check gitops-repository: no git repository is at this path.'
          : `Check gitops-repository. Forges answer "not found" also when ${credentialWords(remote)} may not read it.`,
        cause,
      });
    case 'no-ssh':
      return new Failure('failed', 'GIT_SSH_MISSING', `${where} needs the program ssh, which is not in PATH`, {
        hint: 'Install it (Debian: openssh-client, Alpine: openssh-client-default), or give an https:// URL with a token.',
        cause,
      });
    case 'redirected':
      return new Failure('failed', 'GIT_REDIRECT', `${where} has moved, and a credential is not sent after it`, {
        hint: 'Give the address that it redirects to as gitops-repository (GitLab: with .git at its end), or use gitops-transport=auto.',
        cause,
      });
  }
}

function credentialWords(remote: GitRemote): string {
  if (remote.credential.kind === 'none') {
    const lacking = remote.credentialSource === undefined ? '' : ` (${remote.credentialSource})`;
    return `a request without credentials${lacking}`;
  }
  return `the credential from ${credentialName(remote)}`;
}

function authHint(remote: GitRemote): string {
  switch (remote.credential.kind) {
    case 'none':
      return 'Give gitops-token, gitops-username with gitops-password, gitops-ssh-key, or gitops-app-id with its key.';
    case 'ssh-key':
      return 'Add the public half of the key as a deploy key with write access.';
    default:
      return 'The token must be valid and may write contents (GitHub: contents: write on that repository, which GITHUB_TOKEN has only for its own; GitLab: write_repository and at least the Developer role, on a protected branch what the branch demands).';
  }
}

/** Tried in this order: a 404 page may also mention credentials, and a failed handshake the connection. */
const patterns: readonly (readonly [RegExp, RemoteProblem])[] = [
  [/\bssh: (command )?not found|cannot run ssh\b/i, 'no-ssh'],
  [/host key verification failed|no matching host key type/i, 'host-key'],
  [
    /ssl certificate problem|certificate verif|server certificate|certificate subject name|unable to get local issuer|self.signed/i,
    'tls',
  ],
  [/returned error: 30\d/i, 'redirected'],
  [/tunnel failed, response 4\d\d|HTTP code 4\d\d from proxy|returned error: 407/i, 'proxy'],
  [/returned error: (429|5\d\d)/i, 'overloaded'],
  [
    /authentication failed|could not read (username|password)|returned error: 40[13]|permission denied|access denied|invalid credentials|write access to repository not granted|terminal prompts disabled/i,
    'auth',
  ],
  [/not valid: is this a git repository/i, 'web-page'],
  [
    /repository .*not found|returned error: 404|does not appear to be a git repository|does not exist|project you were looking for could not be found|not a git repository|invalid gitfile format/i,
    'not-found',
  ],
  [
    /could ?n.t resolve host|could not resolve|failed to connect|connection (refused|timed out|reset|closed)|network is unreachable|no route to host|operation timed out|could not connect|unable to access/i,
    'unreachable',
  ],
];

/** The problem of the connection that git's messages (in the C locale) name; undefined when they name none. */
export function problemIn(stderr: string): RemoteProblem | undefined {
  return patterns.find(([pattern]) => pattern.test(stderr))?.[1];
}

/** Whether the same request may succeed a moment later: a broken or cut answer, a page of a proxy, a busy or restarting server. */
export function isTransient(stderr: string): boolean {
  return /returned error: (429|5\d\d)|early EOF|unexpected disconnect|hung up unexpectedly|RPC failed|connection (reset|timed out)|empty reply|bytes of body are still expected|recv failure|transfer closed|bad line length|expected flush after|expected 'packfile'|invalid index-pack output|not valid: is this a git repository/i.test(
    stderr,
  );
}
