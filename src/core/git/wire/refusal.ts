/** What a status other than success means, and what to do about it. */

import { Failure } from '../../failure.ts';
import type { HttpAnswer } from '../../net/answer.ts';
import { remoteFailure } from '../remote-failure.ts';
import type { GitRemote } from '../transport.ts';
import { credentialName } from './authorization.ts';

/** Longest piece of the server's own words that is kept. */
const wordsLength = 1_000;

/** The answer as a Failure; the status and the server's words become its cause. `url` is what was asked. */
export async function refusalOf(answer: HttpAnswer, remote: GitRemote, url: URL): Promise<Failure> {
  const { status } = answer;
  const words = await wordsOf(answer);
  const cause = new Error(`status ${status}${words === '' ? '' : `: ${words}`}`);
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

/** Plain text only: a web page explains nothing in a log. */
async function wordsOf(answer: HttpAnswer): Promise<string> {
  if (answer.mediaType !== 'text/plain') return '';
  let text = '';
  for (let next = await answer.body.next(); !next.done && text.length < wordsLength; next = await answer.body.next()) {
    text += next.value.toString('utf8');
  }
  return text
    .slice(0, wordsLength)
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
}
