/** What can be wrong with a git server and its answers, in words that help. */

import { Failure } from '../../failure.ts';
import { NetworkError } from '../../net/error.ts';
import { remoteFailure } from '../remote-failure.ts';
import type { GitRemote } from '../transport.ts';

/** The server's bytes break the protocol: truncated, malformed or contradictory. Asking again would not help. */
export function protocolFailure(problem: string, cause?: unknown): Failure {
  return new Failure('failed', 'GIT_PROTOCOL', `the git server's answer cannot be used: ${problem}`, {
    hint: 'A proxy that rewrites or cuts answers is the usual reason; gitops-transport=git shows what git itself says.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The answer would take more memory than this program grants a git server. */
export function tooLarge(what: string, limit: number): Failure {
  return new Failure('failed', 'GIT_RESPONSE_TOO_LARGE', `the git server sent ${what} over the limit of ${limit}`, {
    hint: 'gitops-transport=git has no such limit; use it if the repository really holds files of this size.',
  });
}

/** The server speaks git, but not the part of it that `wire` needs. The git program can take over. */
export function unsupported(reason: string, cause?: unknown): Failure {
  return new Failure('failed', 'GIT_WIRE_UNSUPPORTED', `the git server cannot serve single objects: ${reason}`, {
    hint: 'Use gitops-transport=git, which needs the git program.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The Failure for what went wrong on the way to the remote; everything else as it is. */
export function gitFailure(remote: GitRemote, error: unknown): unknown {
  if (!(error instanceof NetworkError)) return error;
  const { problem } = error;
  switch (problem.kind) {
    case 'unreachable':
      return remoteFailure(remote, 'unreachable', error);
    case 'tls':
      return error.failure('GIT_TLS');
    case 'proxy':
      return error.failure('GIT_PROXY');
    case 'proxy-scheme':
      return unsupported(error.message);
    case 'interrupted':
      return error.failure('GIT_CONNECTION_LOST');
    case 'overloaded':
      return error.failure(problem.status === 429 ? 'GIT_RATE_LIMITED' : 'GIT_SERVER_ERROR');
    case 'too-large':
      return tooLarge('an answer', problem.limit);
    case 'encoding':
      return protocolFailure(error.message, error);
    case 'redirect':
      return error.failure('GIT_REDIRECT');
  }
}
