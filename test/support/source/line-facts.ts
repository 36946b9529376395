/** Facts about a source, of a line of commits that is given, without a repository. */
import type { SourceFacts } from '../../../src/core/source/source-facts.ts';

/** @param commits the line, oldest first; the candidate is its source's tip unless `on` says otherwise */
export function lineFacts(commits: readonly string[], differences: Partial<SourceFacts> = {}): SourceFacts {
  const at = (commit: string) => commits.indexOf(commit);
  return {
    on: async () => 'below',
    closed: async () => 'no',
    async relation(commit, other) {
      if (commit === other) return 'same';
      if (at(commit) < 0 || at(other) < 0) return 'unknown';
      return at(commit) > at(other) ? 'contains' : 'contained';
    },
    line: async ({ commit }) => (at(commit) >= 0 ? 'mine' : 'unknown'),
    has: async (commit) => (at(commit) >= 0 ? 'yes' : 'unknown'),
    commitOf: async (digits) => commits.find((commit) => commit.startsWith(digits)),
    lacking: async () => [],
    tip: async () => commits.at(-1),
    forkPoint: async () => commits[0],
    treeOf: async () => undefined,
    refresh: async () => {},
    notes: [],
    ...differences,
  };
}
