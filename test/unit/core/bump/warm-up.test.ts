import { expect, it } from 'vitest';
import { warmUp } from '../../../../src/core/bump/warm-up.ts';
import { handClock } from '../../../support/clock.ts';
import { memoryLog } from '../../../support/ports.ts';

it('each thing that a bump prepares ahead works, and one that fails stops none of the others', async () => {
  const clock = handClock();
  const log = memoryLog();
  const first = () => {
    throw new Error('a file is missing');
  };
  await warmUp(first, { clock, log });
  expect(log.lines).toEqual(['could not be prepared ahead: a file is missing']);
  // Between two of them the process handles what has come in.
  expect(clock.pauses.length).toBeGreaterThan(1);
  expect(new Set(clock.pauses)).toEqual(new Set([0]));
});
