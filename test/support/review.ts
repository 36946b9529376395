/** Records of review environments as plain values, and a GitOps repository of texts, for tests without git. */
import type { SnapshotFile } from '../../src/core/git/snapshot.ts';
import type { Monorepo } from '../../src/core/review/monorepo.ts';
import type { AskSource, SourceAnswer } from '../../src/core/source/open-sources.ts';

/** The part of a snapshot that records are read from. */
export function textsOf(contents: Readonly<Record<string, string>>) {
  return {
    filesBelow: async (directory: string) => Object.keys(contents).filter((path) => path.startsWith(`${directory}/`)),
    async readFile(path: string): Promise<SnapshotFile | undefined> {
      const text = contents[path];
      return text === undefined ? undefined : { mode: '100644', body: Buffer.from(text) };
    },
  };
}

/** A monorepo that has none of the commits that records name. */
export function monorepoNamed(repository: string): Monorepo {
  return { repository, has: async () => 'no' };
}

/** Answers for some sources, by full ref or number; what is not among them is closed. */
export function answersOf(open: Readonly<Record<string, Partial<SourceAnswer>>>, asked: string[] = []): AskSource {
  return async ({ ref, request }) => {
    const key = request === undefined ? ref : String(request);
    asked.push(key);
    const what = request === undefined ? ref : `request ${request}`;
    const given = open[key];
    if (given === undefined) return { state: 'closed', reason: `${what} is gone` };
    return { state: 'open', reason: `${what} is open`, ...given };
  };
}
