import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCommit } from '../../../../src/core/git/commit.ts';
import type { CommitObject } from '../../../../src/core/git/transport.ts';
import { CommitGraph } from '../../../../src/core/source/commit-graph.ts';

const idOf = (index: number) => index.toString(16).padStart(40, '0');
const stamp = (seconds: number) => ({ name: 'Ada', email: 'ada@example.com', seconds, zone: '+0000' });

function commit(index: number, parents: readonly number[]): CommitObject {
  const body = encodeCommit({
    tree: idOf(999),
    parents: parents.map(idOf),
    author: stamp(index),
    committer: stamp(index),
    message: `Change ${index}\n\nWhy.\n`,
  });
  return { id: idOf(index), body };
}

function graphOf(history: Readonly<Record<number, readonly number[]>>): CommitGraph {
  const graph = new CommitGraph();
  graph.add(Object.entries(history).map(([index, parents]) => commit(Number(index), parents)));
  return graph;
}

describe('how commits stand to each other in a part of the history', () => {
  // 1 <- 2 <- 3 <- 4 (main), 2 <- 5 (hot); what is below 2 is not known.
  const part = graphOf({ 2: [1], 3: [2], 4: [3], 5: [2] });

  it.each([
    [4, 4, 'same'],
    [4, 2, 'contains'],
    [2, 4, 'contained'],
    // By its name alone.
    [4, 1, 'contains'],
    // Both lead to 2, below which neither can be.
    [4, 5, 'neither'],
    [5, 4, 'neither'],
    // It may be among those below 1.
    [4, 9, 'unknown'],
  ] as const)('%i to %i: %s', (one, other, relation) => {
    expect(part.relation(idOf(one), idOf(other))).toBe(relation);
  });

  it('absence proves nothing while a way leads on: another root, a second parent', () => {
    const merged = graphOf({ 4: [3, 7], 3: [2], 5: [2] });
    expect(merged.relation(idOf(4), idOf(5))).toBe('unknown');
    expect(graphOf({ 4: [3, 7], 3: [2], 5: [2], 7: [] }).relation(idOf(4), idOf(5))).toBe('neither');
  });

  it('never says what the whole history contradicts, and says everything when it is whole', () => {
    const dag = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 2, maxLength: 14 });
    fc.assert(
      fc.property(dag, fc.func(fc.boolean()), (choices, isKnown) => {
        const history = choices.map((parents, index) => [
          ...new Set(index === 0 ? [] : parents.map((parent) => parent % index)),
        ]);
        const below = (tip: number): Set<number> => {
          const seen = new Set([tip]);
          for (const each of seen) for (const parent of history[each] ?? []) seen.add(parent);
          return seen;
        };
        const whole = new CommitGraph();
        const partial = new CommitGraph();
        const commits = history.map((parents, index) => commit(index, parents));
        whole.add(commits);
        partial.add(commits.filter((_each, index) => isKnown(index)));
        for (let one = 0; one < history.length; one += 1) {
          for (let other = 0; other < history.length; other += 1) {
            const contains = below(one).has(other);
            const contained = below(other).has(one);
            const truth = contains ? (contained ? 'same' : 'contains') : contained ? 'contained' : 'neither';
            expect(whole.relation(idOf(one), idOf(other))).toBe(truth);
            expect([truth, 'unknown']).toContain(partial.relation(idOf(one), idOf(other)));
          }
        }
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});

describe('what one commit has and another lacks', () => {
  it('is told newest first, and not at all when a part is missing', () => {
    const graph = graphOf({ 1: [], 2: [1], 3: [2], 4: [3], 5: [2] });
    expect(graph.lacking(idOf(4), idOf(5))).toEqual([
      { commit: idOf(4), subject: 'Change 4' },
      { commit: idOf(3), subject: 'Change 3' },
    ]);
    expect(graph.lacking(idOf(5), idOf(4))).toEqual([{ commit: idOf(5), subject: 'Change 5' }]);
    expect(graphOf({ 4: [3], 5: [2] }).lacking(idOf(4), idOf(5))).toBeUndefined();
  });

  it('is not told while the other one may have it, too', () => {
    expect(graphOf({ 1: [], 2: [1], 9: [8] }).lacking(idOf(2), idOf(9))).toBeUndefined();
  });
});
