/** The Failures of a git server and its answers, with hints. */

import { Failure } from '../../failure.ts';
import type { HttpAnswer } from '../../net/answer.ts';
import { NetworkError, unreadable } from '../../net/error.ts';
import { credentialName } from '../credential.ts';
import { remoteFailure } from '../remote-failure.ts';
import type { GitRemote } from '../transport.ts';

/** Bytes that are not what a git server sends: something on the way may have cut or replaced them. */
class UnreadableAnswer extends Failure {}

/** The bytes break the protocol: truncated, malformed or contradictory. */
export function protocolFailure(problem: string, cause?: unknown): Failure {
  return new UnreadableAnswer('failed', 'GIT_PROTOCOL', `the git server's answer cannot be used: ${problem}`, {
    hint: 'A proxy that rewrites or cuts answers is the usual reason; gitops-transport=git shows what git itself says.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** A page for people: of a login, a proxy, a server that is being maintained. */
export function webPage(remote: GitRemote, status: number): Failure {
  const problem = `${remote.url} answers with a web page (status ${status}), not as a git repository`;
  return new UnreadableAnswer('failed', 'GIT_NO_REPOSITORY', problem, {
    hint: 'Check gitops-repository; behind single sign-on the page may be a login form that wants a token instead.',
  });
}

/** The server's own words that it will not answer: repeating the request would not help. */
export function serverError(words: string): Failure {
  return new Failure('failed', 'GIT_PROTOCOL', `the git server's answer is an error: ${words}`, {
    hint: 'The words are those of the server; its log may say more.',
  });
}

/** What a reader throws, so that the request is repeated where another answer may be whole. */
export function repeatable(error: unknown): unknown {
  return error instanceof UnreadableAnswer ? unreadable(error) : error;
}

/** The answer would take more memory than this program grants a git server. */
export function tooLarge(what: string, limit: number): Failure {
  return new Failure('failed', 'GIT_RESPONSE_TOO_LARGE', `the git server sent ${what} over the limit of ${limit}`, {
    hint: 'gitops-transport=git takes larger ones; use it if the repository really holds files of this size.',
  });
}

/** The server speaks git, but not the part of it that `wire` needs. The git program can take over. */
export function unsupported(reason: string, cause?: unknown): Failure {
  return new Failure('failed', 'GIT_WIRE_UNSUPPORTED', `the git server cannot serve single objects: ${reason}`, {
    hint: 'Use gitops-transport=git, which needs the git program.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Its words say why: it serves no single objects, or it has no such object. The git program finds out which. */
export function refused(words: string): Failure {
  return new Failure('failed', 'GIT_WIRE_UNSUPPORTED', `the git server refused a request for objects: ${words}`, {
    hint: 'Use gitops-transport=git, which needs the git program.',
  });
}

/** The Failure for an error of the network; every other error as it is. */
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
    case 'unreadable':
      return error.cause;
  }
}

/** Characters of the server's text that are kept. */
const maxTextLength = 1_000;

/** The Failure for an answer with an error status; the status and the server's text become its cause. */
export async function refusalOf(answer: HttpAnswer, remote: GitRemote, url: URL): Promise<Failure> {
  const { status } = answer;
  const text = await plainTextOf(answer);
  const cause = new Error(`status ${status}${text === '' ? '' : `: ${text}`}`);
  const redirected = url.origin !== new URL(remote.url).origin && remote.credential.kind !== 'none';
  if (redirected && [401, 403, 404].includes(status)) return refusedElsewhere(remote, url, cause);
  if (status === 401 || status === 403) return remoteFailure(remote, 'auth', cause);
  if (status === 404) return remoteFailure(remote, 'not-found', cause);
  const { code, problem, hint } = explain(status);
  return new Failure('failed', code, `${url.host} ${problem} (status ${status}, ${remote.url})`, { hint, cause });
}

function refusedElsewhere(remote: GitRemote, url: URL, cause: Error): Failure {
  const credential = `the credential from ${credentialName(remote)}`;
  return new Failure(
    'failed',
    'GIT_AUTH',
    `${remote.url} redirects to ${url.origin}, where ${credential} is not sent`,
    {
      hint: 'Write the URL that it redirects to into gitops-repository.',
      cause,
    },
  );
}

function explain(status: number): { code: string; problem: string; hint: string } {
  if (status >= 300 && status < 400) {
    return {
      code: 'GIT_REDIRECT',
      problem: 'redirects a request that is not repeated elsewhere',
      hint: 'Write the final URL into gitops-repository.',
    };
  }
  if (status === 407) {
    return {
      code: 'GIT_PROXY',
      problem: 'is behind a proxy that wants a credential',
      hint: 'Put it into the proxy variable: HTTP_PROXY=http://user:password@proxy.example.com:3128.',
    };
  }
  if (status === 413) {
    return {
      code: 'GIT_REQUEST_TOO_LARGE',
      problem: 'refuses a request of this size',
      hint: 'Raise the body limit of the server or of the gateway before it.',
    };
  }
  return {
    code: 'GIT_SERVER_ERROR',
    problem: 'did not do what it was asked',
    hint: 'Check gitops-repository and the state of the server.',
  };
}

/** Empty for anything but plain text: a web page explains nothing in a log. */
async function plainTextOf(answer: HttpAnswer): Promise<string> {
  if (answer.mediaType !== 'text/plain') return '';
  const text = await answer.excerpt();
  return text
    .slice(0, maxTextLength)
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
}
