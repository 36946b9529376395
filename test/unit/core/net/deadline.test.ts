import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { handClock, moment } from '../../../support/clock.ts';

test('law 14: it ends with exit code 3, names its input and its value, and what was waited for', () => {
  const failure = new Deadline(handClock(), 300_000).failure('an answer of git.example.com');
  expect(failure).toMatchObject({ kind: 'timed-out', code: 'DEADLINE', exitCode: 3 });
  expect(failure.message).toBe('the deadline (timeout: 5m) passed while waiting for an answer of git.example.com');
  expect(failure.hint).toContain('timeout');
});

test.each([
  [90_000, '90s'],
  [3_600_000, '60m'],
  [250, '250 ms'],
])('%i milliseconds are written as %s', (milliseconds, text) => {
  expect(new Deadline(handClock(), milliseconds).failure('x').message).toContain(`(timeout: ${text})`);
});

describe('time', () => {
  test('is what remains, and aborts the signal when it is over', () => {
    const clock = handClock();
    using deadline = new Deadline(clock, 1_000);
    clock.advance(999);
    expect([deadline.remaining(), deadline.passed, deadline.signal.aborted]).toEqual([1, false, false]);
    clock.advance(5);
    expect([deadline.remaining(), deadline.passed, deadline.signal.aborted]).toEqual([0, true, true]);
    expect(deadline.failure('the rest').message).toContain('while waiting for the rest');
  });

  test('without end never passes', () => {
    const clock = handClock();
    using deadline = new Deadline(clock, Number.POSITIVE_INFINITY);
    clock.advance(1e12);
    expect([deadline.remaining(), deadline.passed]).toEqual([Number.POSITIVE_INFINITY, false]);
  });

  test.each([
    [10_000, 1_000, 1_000, 'build-timeout: 1s'],
    [1_000, 10_000, 1_000, 'timeout: 1s'],
  ])('of %i, and within it of %i, is %i', (outer, inner, remaining, named) => {
    const clock = handClock();
    const deadline = new Deadline(clock, outer).within(inner, 'build-timeout');
    expect(deadline.remaining()).toBe(remaining);
    clock.advance(1_000);
    expect(deadline.failure('x').message).toContain(named);
  });
});

describe('waiting', () => {
  test('for a pause ends at the deadline', async () => {
    const clock = handClock();
    const deadline = new Deadline(clock, 1_000);
    await deadline.sleep(600, 'a turn');
    await expect(deadline.sleep(600, 'a turn')).rejects.toMatchObject({ code: 'DEADLINE' });
    expect(clock.pauses).toEqual([600, 400]);
  });
});

test('time that has a deadline of its own does not count, nor does it pass the deadline', async () => {
  const clock = handClock();
  const deadline = new Deadline(clock, 10);
  clock.advance(4);
  await deadline.pausedDuring(async () => {
    clock.advance(100);
    expect(deadline.remaining()).toBe(6);
  });
  expect([deadline.remaining(), deadline.signal.aborted]).toEqual([6, false]);
  clock.advance(6);
  expect([deadline.remaining(), deadline.signal.aborted]).toEqual([0, true]);
});

test('of pauses that overlap the last one ends the pause, also when its work fails', async () => {
  const clock = handClock();
  const deadline = new Deadline(clock, 10);
  let endFirst = () => {};
  const first = deadline.pausedDuring(
    () =>
      new Promise<void>((resolve) => {
        endFirst = resolve;
      }),
  );
  const second = deadline.pausedDuring(async () => {
    clock.advance(50);
    throw new Error('failed');
  });
  await expect(second).rejects.toThrow('failed');
  clock.advance(50);
  expect(deadline.remaining()).toBe(10);
  endFirst();
  await first;
  clock.advance(9);
  expect(deadline.remaining()).toBe(1);
});

describe('work in parallel', () => {
  const never = new Promise<never>(() => {});

  test('has the time that is left, whatever pauses the work beside it takes', async () => {
    const clock = handClock();
    const deadline = new Deadline(clock, 60_000);
    clock.advance(10_000);
    const builder = moment();
    const building = deadline.parallel(async (own) => {
      await own.pausedDuring(() => builder.comes);
      return own.remaining();
    });
    const asking = deadline.parallel(async (own) => {
      await once(own.signal, 'abort');
      throw own.failure('an answer of a registry');
    });
    clock.advance(49_999);
    expect(await Promise.race([asking, Promise.resolve('goes on')])).toBe('goes on');
    clock.advance(1);
    await expect(asking).rejects.toThrow('(timeout: 1m) passed while waiting for an answer of a registry');
    expect([deadline.passed, deadline.signal.aborted]).toEqual([false, false]);
    clock.advance(3_600_000);
    builder.come();
    expect(await building).toBe(50_000);
    expect(deadline.passed).toBe(true);
  });

  test('leaves what the slowest has left to what comes next, beside the rest or after it', async () => {
    const clock = handClock();
    const deadline = new Deadline(clock, 100);
    const took = (milliseconds: number) => async (own: Deadline) => {
      const given = own.remaining();
      clock.advance(milliseconds);
      return given;
    };
    const last = moment();
    const lasting = deadline.parallel((own) => own.pausedDuring(() => last.comes));
    expect(await deadline.parallel(took(30))).toBe(100);
    expect(await deadline.parallel(took(20))).toBe(70);
    last.come();
    await lasting;
    expect(deadline.remaining()).toBe(50);
  });

  test('that does not end by itself is left to itself half a minute later', async () => {
    const clock = handClock();
    const deadline = new Deadline(clock, 1_000);
    const work = deadline.parallel(() => never);
    clock.advance(31_000);
    await expect(work).rejects.toMatchObject({ code: 'DEADLINE', exitCode: 3 });
  });
});

describe('when the time is over', () => {
  test('work that goes on is left to itself half a minute later', async () => {
    const clock = handClock();
    const deadline = new Deadline(clock, 1_000);
    const work = deadline.enforce(new Promise(() => {}));
    clock.advance(1_000);
    clock.advance(29_999);
    expect(await Promise.race([work, Promise.resolve('goes on')])).toBe('goes on');
    clock.advance(1);
    await expect(work).rejects.toMatchObject({ code: 'DEADLINE', exitCode: 3 });
  });

  test('work that ends by itself tells its own outcome', async () => {
    const clock = handClock();
    const deadline = new Deadline(clock, 1_000);
    let end = (_error: Error) => {};
    const work = deadline.enforce(new Promise((_resolve, reject) => (end = reject)));
    clock.advance(5_000);
    end(new Error('its own words'));
    await expect(work).rejects.toThrow('its own words');
    await expect(deadline.enforce(Promise.resolve(1))).resolves.toBe(1);
  });
});

test.each([
  [300_000, 290_000],
  [10_000, 9_000],
  [0, 0],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
])('of %i, work whose outcome is still to be told has %i', (milliseconds, budget) => {
  expect(new Deadline(handClock(), milliseconds).budget()).toBe(budget);
});

test.each([
  [undefined, 54_000],
  [0.5, 30_000],
])('of a minute, waiting for an outcome (share %s) has %i, and names the same input', async (share, milliseconds) => {
  const clock = handClock();
  using deadline = new Deadline(clock, 60_000, 'wait-timeout');
  using early = deadline.early(share);
  clock.advance(milliseconds - 1);
  expect([early.passed, deadline.passed]).toEqual([false, false]);
  clock.advance(1);
  expect([early.passed, deadline.passed]).toEqual([true, false]);
  expect(early.failure('it').message).toContain('wait-timeout: 1m');
});

test('the end of a run is told in a time behind it, however often it stood still', async () => {
  const clock = handClock();
  using deadline = new Deadline(clock, 10_000);
  using after = deadline.afterwards(5_000);
  await deadline.pausedDuring(async () => clock.advance(60_000));
  clock.advance(9_999);
  expect([deadline.passed, after.passed, after.signal.aborted]).toEqual([false, false, false]);
  clock.advance(5_000);
  expect([deadline.passed, after.passed]).toEqual([true, false]);
  expect(after.remaining()).toBe(1);
  clock.advance(1);
  expect([after.passed, after.signal.aborted]).toEqual([true, true]);
});

test('a deadline behind one that has passed, or that nobody needs any more', () => {
  const clock = handClock();
  using deadline = new Deadline(clock, 10);
  const unneeded = deadline.afterwards(5_000);
  unneeded[Symbol.dispose]();
  clock.advance(10);
  using late = deadline.afterwards(5_000);
  clock.advance(5_000);
  expect([late.signal.aborted, unneeded.signal.aborted]).toEqual([true, false]);
});
