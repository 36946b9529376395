/** What a status other than success means, and what to do about it. */

import { Failure } from '../../failure.ts';
import type { GitRemote } from '../transport.ts';
import { credentialName } from './authorization.ts';
import type { HttpAnswer } from './http.ts';

/** Longest piece of the server's own words that is kept. */
const wordsLength = 1_000;

export interface Asked {
  readonly remote: GitRemote;
  /** Where the answer came from, which after a redirect is not the remote itself. */
  readonly url: URL;
  readonly action: 'read' | 'write';
  /** Whether the credential was sent along. */
  readonly authorized: boolean;
}

/** The server's words become the cause. */
export async function refusalOf(answer: HttpAnswer, asked: Asked): Promise<Failure> {
  const words = await wordsOf(answer);
  const cause = new Error(`status ${answer.status}${words === '' ? '' : `: ${words}`}`);
  const { code, message, hint } = explain(answer.status, asked);
  return new Failure('failed', code, message, { hint, cause });
}

interface Explanation {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

function explain(status: number, asked: Asked): Explanation {
  const { remote, url, action } = asked;
  const source = credentialName(remote);
  if (status === 401) return asked.authorized ? rejectedCredential(url, source) : missingCredential(asked, source);
  if (status === 403) {
    return {
      code: 'GIT_AUTH',
      message: `${url.host} does not let ${asked.authorized ? `the credential from ${source}` : 'strangers'} ${action} ${remote.url}`,
      hint: `It needs permission to ${action} the repository (GitHub: contents: ${action}; GitLab: ${action}_repository).`,
    };
  }
  if (status === 404) {
    return {
      code: 'GIT_NOT_FOUND',
      message: `${remote.url} does not exist, or ${asked.authorized ? `the credential from ${source}` : 'nobody without a credential'} may see it`,
      hint: `Check gitops-repository, then ${source}: forges answer 404 for private repositories that the credential cannot read.`,
    };
  }
  if (status === 407) {
    return {
      code: 'GIT_PROXY',
      message: `the proxy before ${url.host} wants a credential`,
      hint: 'Put it into the proxy variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.',
    };
  }
  if (status >= 300 && status < 400) {
    return {
      code: 'GIT_REDIRECT',
      message: `${url.host} redirects a git request of ${remote.url} (status ${status}), which is not followed`,
      hint: 'Write the final URL into gitops-repository.',
    };
  }
  if (status === 413) {
    return {
      code: 'GIT_REQUEST_TOO_LARGE',
      message: `${url.host} refuses a request of this size (status 413)`,
      hint: 'Raise the body limit of the server or of the gateway before it.',
    };
  }
  return {
    code: 'GIT_SERVER_ERROR',
    message: `${url.host} answered ${remote.url} with status ${status}`,
    hint: 'Check gitops-repository and the state of the server.',
  };
}

function rejectedCredential(url: URL, source: string): Explanation {
  return {
    code: 'GIT_AUTH',
    message: `${url.host} rejected the credential from ${source}`,
    hint: `Check that ${source} is not expired or revoked and belongs to this host.`,
  };
}

function missingCredential({ remote, url }: Asked, source: string): Explanation {
  const elsewhere = url.origin !== new URL(remote.url).origin && remote.credential.kind !== 'none';
  return {
    code: 'GIT_AUTH',
    message: elsewhere
      ? `${remote.url} redirects to ${url.origin}, to which the credential from ${source} is not sent`
      : `${url.host} wants a credential for ${remote.url}`,
    hint: elsewhere ? 'Write the URL that it redirects to into gitops-repository.' : 'Set gitops-token.',
  };
}

/** Plain text only: a web page explains nothing in a log. */
async function wordsOf(answer: HttpAnswer): Promise<string> {
  if (!(answer.headers['content-type'] ?? '').startsWith('text/plain')) return '';
  let text = '';
  for (let next = await answer.body.next(); !next.done && text.length < wordsLength; next = await answer.body.next()) {
    text += next.value.toString('utf8');
  }
  return text
    .slice(0, wordsLength)
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
}
