import { expect, test } from 'vitest';
import { walkHistory } from '../../../../src/core/git/commit.ts';
import type { GitObject } from '../../../../src/core/git/transport.ts';

/** Letters stand for ids: `{ c: [3, 'a', 'b'] }` is a merge of a and b at second 3. */
function commits(graph: Readonly<Record<string, readonly [number, ...string[]]>>): Map<string, GitObject> {
  return new Map(
    Object.entries(graph).map(([id, [seconds, ...parents]]) => {
      const head = ['tree 0', ...parents.map((parent) => `parent ${parent}`), `committer A <a@b> ${seconds} +0000`];
      // A message may look like headers.
      return [id, { type: 'commit', body: Buffer.from(`${head.join('\n')}\n\nparent f\n`) }];
    }),
  );
}

const forked = commits({ e: [5, 'c', 'd'], d: [4, 'a'], c: [3, 'b'], b: [2, 'a'], a: [1] });

test.each([
  ['newest first across a merge', forked, 9, 'edcba', false],
  ['at most the depth', forked, 3, 'edc', false],
  ['a shallow boundary ends a branch only', commits({ e: [5, 'c', 'd'], d: [4, 'a'], a: [1] }), 9, 'eda', true],
  ['dates that run backwards', commits({ e: [1, 'd'], d: [9, 'c'], c: [2] }), 9, 'edc', false],
  ['nothing known', commits({}), 9, '', true],
])('%s', (_case, objects, depth, ids, truncated) => {
  const walk = walkHistory(objects, 'e', depth);
  expect(walk.commits.map(({ id }) => id).join('')).toBe(ids);
  expect(walk.truncated).toBe(truncated);
});
