import { describe, expect, it } from 'vitest';
import type { AppliedEdit } from '../../../../src/core/bump/apply.ts';
import { decideOrder } from '../../../../src/core/bump/order.ts';
import { orderingOf } from '../../../../src/core/bump/ordering.ts';
import type { Snapshot } from '../../../../src/core/git/snapshot.ts';
import type { Transport } from '../../../../src/core/git/transport.ts';
import type { Ancestry, CommitOfTag } from '../../../../src/core/source/ancestry.ts';

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

describe('a place that no commit of ours wrote', () => {
  const file = 'web1.yaml';
  const edit: AppliedEdit = {
    update: { kind: 'edit', service: 'web1', files: [file], from: undefined, edit: { tag: '1111111' } },
    file,
    existed: true,
    changed: true,
    image: { service: 'web1', file, oldImage: 'r/web1:2222222', newImage: 'r/web1:1111111', reference: undefined },
  };
  const order = async (commitOfTag: CommitOfTag, onOlder: 'skip' | 'fail' | 'apply' = 'skip') => {
    const warnings: string[] = [];
    const transport = { expectHistory() {}, history: async () => [] } as unknown as Transport;
    const warn = (text: string) => void warnings.push(text);
    const ordering = orderingOf({ transport, ancestry: line, commitOfTag, commit: id('1'), onOlder, warn });
    const snapshot = { commit: id('a') } as unknown as Snapshot;
    const rounds = [await ordering(snapshot, 1)([edit]), await ordering(snapshot, 2)([edit])];
    return { by: rounds.map((round) => round.map(({ by }) => by)), warnings };
  };
  const only =
    (where: 'here' | 'deepened', answer: string): CommitOfTag =>
    async (_, asked) =>
      asked === where ? answer : undefined;

  it.each(['here', 'deepened'] as const)('is told by the commit that its tag names %s (law 3)', async (where) => {
    expect(await order(only(where, id('2')))).toEqual({ by: [[id('2')], [id('2')]], warnings: [] });
  });

  it('is let through without a word when its tag names no commit', async () => {
    expect(await order(async () => undefined)).toEqual({ by: [[], []], warnings: [] });
  });

  it.each([
    ['may name a commit that cannot be had', 'unknown'],
    ['names one whose ancestry cannot be told', id('e')],
  ])('is let through with one warning in a race too, or refused, when its tag %s', async (_, answer) => {
    const { by, warnings } = await order(only('deepened', answer));
    expect(by).toEqual([[], []]);
    expect(warnings).toEqual([expect.stringMatching(/^web1: cannot tell whether 2222222 in web1.yaml is newer: /)]);
    await expect(order(only('deepened', answer), 'fail')).rejects.toMatchObject({ code: 'ORDER_UNKNOWN', exitCode: 4 });
    expect(await order(only('deepened', answer), 'apply')).toEqual({ by: [[], []], warnings: [] });
  });

  it('is not looked for beyond the checkout when its tag names a commit that is here', async () => {
    const asked: string[] = [];
    await order(async (_, where) => {
      asked.push(where);
      return id('0');
    });
    expect(asked).toEqual(['here']);
  });
});
