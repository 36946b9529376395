import { describe, expect, test } from 'vitest';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { type Interruption, type RetryPolicy, retry, retryAfterOf } from '../../../../src/core/net/retry.ts';
import { handClock } from '../../../support/clock.ts';
import { memoryLog } from '../../../support/ports.ts';

const busy: Interruption = { acted: 'no', retryAfter: undefined, reason: 'the server is busy' };

/** Calls what fails `failures` times with that interruption; tells how often it was called, and how it ended. */
async function run(
  failures: number,
  interruption: Partial<Interruption> = {},
  {
    random = 0.5,
    timeout = Number.POSITIVE_INFINITY,
    ...policy
  }: Partial<RetryPolicy> & { random?: number; timeout?: number } = {},
) {
  const clock = handClock({ random });
  const log = memoryLog();
  let calls = 0;
  const call = async () => {
    calls += 1;
    if (calls <= failures) throw new Error('again');
    return 'done';
  };
  const deadline = new Deadline(clock, timeout);
  const outcome = await retry({ clock, log, deadline, repeatable: true, ...policy }, call, () => ({
    ...busy,
    ...interruption,
  })).catch((error: unknown) => error);
  return { calls, outcome, pauses: clock.pauses, lines: log.lines };
}

describe('full jitter', () => {
  test('grows with each try, up to eight seconds', async () => {
    expect((await run(6, {}, { random: 1, attempts: 7 })).pauses).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  test('begins at nothing, so that the jobs of one push do not come back together', async () => {
    expect((await run(3, {}, { random: 0 })).pauses).toEqual([0, 0, 0]);
  });

  test('comes on top of the pause that the server asks for', async () => {
    const { pauses, lines } = await run(1, { retryAfter: 3_000 });
    expect(pauses).toEqual([3_500]);
    expect(lines).toEqual(['the server is busy; trying again in 3500 ms']);
  });
});

describe('an end', () => {
  test('comes after five calls, with the last error', async () => {
    expect(await run(99)).toMatchObject({ calls: 5, outcome: { message: 'again' } });
  });

  test('comes at once when the server asks for more than two minutes', async () => {
    expect(await run(99, { retryAfter: 121_000 })).toMatchObject({ calls: 1, pauses: [] });
  });

  test('comes when all pauses together would take longer than two minutes', async () => {
    expect(await run(99, { retryAfter: 59_000 }, { random: 0 })).toMatchObject({ calls: 3, pauses: [59_000, 59_000] });
  });

  test('law 14: comes before a pause that leads behind the deadline', async () => {
    const { calls, outcome, pauses } = await run(99, { retryAfter: 20_000 }, { timeout: 30_000 });
    expect({ calls, pauses }).toEqual({ calls: 2, pauses: [20_500] });
    expect(outcome).toMatchObject({ code: 'DEADLINE', exitCode: 3, cause: { message: 'again' } });
    expect(String(outcome)).toContain('another try: the server is busy');
  });
});

describe('what may have been done', () => {
  test.each([
    ['no', true, 2],
    ['no', false, 2],
    ['maybe', true, 2],
    ['maybe', false, 1],
  ] as const)('acted: %s, repeatable: %s', async (acted, repeatable, calls) => {
    expect((await run(1, { acted }, { repeatable })).calls).toBe(calls);
  });
});

test('an error that does not pass is thrown at once', async () => {
  const clock = handClock();
  const policy = { clock, log: memoryLog(), deadline: new Deadline(clock, 1_000), repeatable: true };
  const call = async () => {
    throw new Error('final');
  };
  await expect(retry(policy, call, () => undefined)).rejects.toThrow('final');
  expect(clock.pauses).toEqual([]);
});

describe('Retry-After', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  test.each([
    ['120', 120_000],
    [' 3 ', 3_000],
    ['Thu, 01 Jan 2026 00:00:05 GMT', 5_000],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
    [null, undefined],
  ])('%j', (value, milliseconds) => expect(retryAfterOf(value, now)).toBe(milliseconds));
});
