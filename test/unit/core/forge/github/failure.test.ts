import { describe, expect, it } from 'vitest';
import { GithubError, githubError, interruptionOf } from '../../../../../src/core/forge/github/failure.ts';
import { patience, persist } from '../../../../../src/core/forge/http.ts';
import { createSecrets } from '../../../../../src/core/secrets.ts';
import { handClock } from '../../../../support/clock.ts';
import { memoryLog } from '../../../../support/delivery.ts';

const now = 1_700_000_000_000;
const exhausted = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1_000 + 30) };

describe('an answer of GitHub', () => {
  it.each([
    [
      'a secondary limit with its seconds',
      new GithubError('secondary rate limit', 403, { 'retry-after': '7' }),
      'no',
      7_000,
    ],
    [
      'a secondary limit without them: one minute',
      new GithubError('exceeded a secondary rate limit', 403),
      'no',
      60_000,
    ],
    ['a primary limit: until its reset', new GithubError('API rate limit exceeded', 403, exhausted), 'no', 30_000],
    ['429', new GithubError('Too many', 429, { 'retry-after': '3' }), 'no', 3_000],
    ['a limit by GraphQL', new GithubError('limit', 200, exhausted, 'RATE_LIMITED'), 'no', 30_000],
    ['a gateway', new GithubError('Bad Gateway', 502), 'maybe', undefined],
    ['a gateway that says when', new GithubError('Unavailable', 503, { 'retry-after': '5' }), 'maybe', 5_000],
    ['a broken line', new GithubError('ECONNRESET', 0), 'maybe', undefined],
    [
      'trouble within GraphQL',
      new GithubError('Something went wrong while executing your query', 200),
      'maybe',
      undefined,
    ],
  ] as const)('may pass by itself: %s', (_, error, done, pause) => {
    expect(interruptionOf(error, now)).toMatchObject({ done, pause });
  });

  it.each([
    [
      'a missing permission',
      new GithubError('Resource not accessible by integration', 403, { 'x-ratelimit-remaining': '99' }),
    ],
    [
      'a missing permission by GraphQL on the last request of the hour',
      new GithubError('no', 200, exhausted, 'FORBIDDEN'),
    ],
    ['what is not there', new GithubError('Not Found', 404)],
    ['a lost race', new GithubError('Expected branch to point to', 200, {}, 'STALE_DATA')],
  ])('is final: %s', (_, error) => {
    expect(interruptionOf(error, now)).toBeUndefined();
  });

  it('leaves mistakes of the program what they are', () => {
    const mistake = new TypeError('undefined is not a function');
    expect(githubError(mistake, createSecrets())).toBe(mistake);
  });
});

describe('persistence', () => {
  const attempt = async (interruption: { done: 'no' | 'maybe'; pause?: number }, repeatable: boolean) => {
    let calls = 0;
    const clock = handClock({ now });
    const { pauses } = clock;
    const call = async () => {
      calls += 1;
      throw new Error('again');
    };
    const judge = () => ({ pause: undefined, reason: 'why', ...interruption });
    await expect(persist({ clock, log: memoryLog(), repeatable }, call, judge)).rejects.toThrow('again');
    return { calls, waited: pauses.reduce((sum, pause) => sum + pause, 0) };
  };

  it('repeats what may be repeated, a bounded number of times', async () => {
    expect(await attempt({ done: 'maybe' }, true)).toMatchObject({ calls: 5 });
  });

  it('repeats a write only when it has certainly done nothing', async () => {
    expect(await attempt({ done: 'maybe' }, false)).toMatchObject({ calls: 1 });
    expect(await attempt({ done: 'no' }, false)).toMatchObject({ calls: 5 });
  });

  it.each([60_000, 50_000, 3_600_000])('never waits longer than it has patience for pauses of %i ms', async (pause) => {
    expect((await attempt({ done: 'no', pause }, true)).waited).toBeLessThanOrEqual(patience);
  });
});
