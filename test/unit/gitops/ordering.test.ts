import { describe, expect, it } from 'vitest';
import { decideOrder } from '../../../src/core/gitops/ordering.ts';
import type { Ancestry } from '../../../src/core/gitops/ordering-ancestry.ts';

/** A line of commits 0 ← 1 ← 2 …; names are one digit repeated, `f` is on no line. */
const line: Ancestry = async (ancestor, descendant) => {
  if ([ancestor, descendant].some((id) => id.startsWith('e'))) return 'unknown';
  if ([ancestor, descendant].some((id) => id.startsWith('f'))) return 'no';
  return ancestor <= descendant ? 'yes' : 'no';
};
const id = (digit: string) => digit.repeat(40);
const place = (digit: string, more: object = {}) => ({ sourceCommit: id(digit), services: [], images: [], ...more });

describe('a candidate stands to the image in place (law 3)', () => {
  it.each([
    ['newer', '2', place('1')],
    ['older', '1', place('2')],
    ['same', '1', place('1')],
    ['unrelated', '1', place('f')],
    ['unknown', '1', place('e')],
    ['unknown', '1', { sourceCommit: undefined }],
    ['unknown', '1', { sourceCommit: '--upload-pack=x', services: [], images: [] }],
    ['unrelated', '1', place('2', { sourceBranch: 'other' })],
    ['same', '1', place('1', { sourceBranch: 'other' })],
    ['unrelated', '1', place('1', { sourceRepository: 'https://elsewhere' })],
    ['older', '1', place('2', { sourceBranch: 'main', sourceRepository: 'https://here' })],
  ] as const)('as %s: %s beside %j', async (order, candidate, inPlace) => {
    const commit = { commit: id(candidate), branch: 'main', repository: 'https://here' };
    expect(await decideOrder(commit, inPlace, line)).toBe(order);
  });
});
