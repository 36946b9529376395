import { expect, it } from 'vitest';
import { sliceOfCommit } from '../../support/slice.ts';

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

it.skipIf(process.env.MG_TEST_ALL !== undefined)(
  'a table has each row in one of its parts, and no part is empty',
  () => {
    const parts = [0, 1, 2].map((number) => sliceOfCommit(rows, 3, number));
    expect(parts).toEqual([
      ['a', 'd', 'g'],
      ['b', 'e'],
      ['c', 'f'],
    ]);
    expect(sliceOfCommit(rows, 3, 7)).toEqual(parts[1]);
  },
);

it('a commit always runs the same rows', () => {
  expect(sliceOfCommit(rows, 3)).toEqual(sliceOfCommit(rows, 3));
  expect(sliceOfCommit(rows, 3)).not.toEqual([]);
});
