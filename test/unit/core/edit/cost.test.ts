/** What an edit costs. In a file of its own: `callCount` takes the counters that a coverage report reads. */
import { expect, it } from 'vitest';
import { editFile, type FileEdit } from '../../../../src/core/edit/edit.ts';
import { callCount } from '../../../support/call-count.ts';

function lines(count: number, value: string): string {
  return Array.from({ length: count }, (_, index) => `k${index}: ${value}\n`).join('');
}

it.each<[string, (keys: number) => string, FileEdit]>([
  ['of many keys', (count) => `${lines(count, 'v')}image:\n  tag: v1\n`, { tag: 'v2' }],
  ['of many aliases', (count) => `a: &a x\n${lines(count, '*a')}`, { set: ['a=y'] }],
])('the work grows with the size of a file %s, not with its square', async (_, text, edit) => {
  const work = (keys: number) => callCount(() => editFile('f', text(keys), edit));
  await work(10);
  expect((await work(8_000)) / (await work(2_000))).toBeLessThan(4.4);
});
