import { expect, it } from 'vitest';
import { aheadOfBump } from '../../../src/core/bump/ahead.ts';
import { piecewise } from '../../../src/core/piecewise.ts';

it('pieces of work are given out one a call, and one that fails stops none of the others', async () => {
  const done: number[] = [];
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', listen);
  const next = piecewise([
    () => done.push(1),
    () => {
      throw new Error('a file is missing');
    },
    () => Promise.reject(new Error('so is this one')),
    () => done.push(4),
  ]);
  const states: number[][] = [];
  for (let call = 0; call < 5; call += 1) {
    next();
    await new Promise((turn) => setImmediate(turn));
    states.push([...done]);
  }
  process.off('unhandledRejection', listen);
  expect(states).toEqual([[1], [1], [1], [1, 4], [1, 4]]);
  expect(unhandled).toEqual([]);
});

it('what a bump gets ready while it waits works by itself', async () => {
  // `piecewise` passes failures over, so that a rehearsal which has become wrong would be noticed nowhere else.
  for (const piece of aheadOfBump) await piece();
});
