import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../../src/core/failure.ts';
import { ForgeError, interruptionOf } from '../../../../../src/core/forge/error.ts';
import { githubError } from '../../../../../src/core/forge/github/client.ts';
import { NetworkError } from '../../../../../src/core/net/error.ts';
import { createSecrets } from '../../../../../src/core/secrets.ts';

const now = 1_700_000_000_000;
const exhausted = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1_000 + 30) };

/** As octokit throws it. */
const rest = (message: string, status: number, headers?: object) =>
  Object.assign(new Error(message), { status, response: { headers } });
const graphql = (message: string, type?: string, headers?: object) =>
  Object.assign(new Error('Request failed'), { headers, errors: [{ message, type }] });
const offline = (problem: ConstructorParameters<typeof NetworkError>[0]) =>
  Object.assign(new Error('fetch failed', { cause: new NetworkError(problem, 'the line') }), { status: 500 });

function read(thrown: unknown): ForgeError {
  const error = githubError(thrown, createSecrets(), now);
  if (!(error instanceof ForgeError)) throw new Error('expected a ForgeError');
  return error;
}

describe('an answer of GitHub', () => {
  it.each([
    ['a secondary limit with its seconds', rest('secondary rate limit', 403, { 'retry-after': '7' }), 'no', 7_000],
    ['a secondary limit without them: one minute', rest('exceeded a secondary rate limit', 403), 'no', 60_000],
    ['a primary limit: until its reset', rest('API rate limit exceeded', 403, exhausted), 'no', 30_000],
    ['429', rest('Too many', 429, { 'retry-after': '3' }), 'no', 3_000],
    ['a limit by GraphQL', graphql('limit', 'RATE_LIMITED', exhausted), 'no', 30_000],
    ['a gateway', rest('Bad Gateway', 502), 'maybe', undefined],
    ['a gateway that says when', rest('Unavailable', 503, { 'retry-after': '5' }), 'maybe', 5_000],
    ['a broken line', offline({ kind: 'interrupted' }), 'maybe', undefined],
    ['a server that was not reached', offline({ kind: 'unreachable', errno: 'ECONNREFUSED' }), 'no', undefined],
    ['trouble within GraphQL', graphql('Something went wrong while executing your query'), 'maybe', undefined],
  ] as const)('may pass by itself: %s', (_, thrown, acted, retryAfter) => {
    expect(interruptionOf(read(thrown), 'GitHub', now)).toMatchObject({ acted, retryAfter });
  });

  it.each([
    ['a missing permission', rest('Resource not accessible by integration', 403, { 'x-ratelimit-remaining': '99' })],
    ['a missing permission by GraphQL on the last request of the hour', graphql('no', 'FORBIDDEN', exhausted)],
    ['what is not there', rest('Not Found', 404)],
    ['a lost race', graphql('Expected branch to point to', 'STALE_DATA')],
    ['a certificate that is not trusted', offline({ kind: 'tls', unknownAuthority: true })],
  ] as const)('is final: %s', (_, thrown) => {
    expect(interruptionOf(read(thrown), 'GitHub', now)).toBeUndefined();
  });

  it('leaves mistakes of the program what they are', () => {
    const mistake = new TypeError('undefined is not a function');
    expect(githubError(mistake, createSecrets(), now)).toBe(mistake);
  });

  it('leaves the end of the run’s time what it is, which octokit wraps', () => {
    const late = new Failure('timed-out', 'DEADLINE', 'too late');
    const wrapped = Object.assign(new Error('too late', { cause: late }), { status: 500 });
    expect(githubError(wrapped, createSecrets(), now)).toBe(late);
  });
});
