/** One writer: the competitors in turn, round after round, on one repository. */

import { median, timeProcess } from '../measure.ts';
import { type Competitor, type CompetitorName, competitorsIn, type Run, type Workshop } from './competitors.ts';
import type { ServerProcess, Traffic } from './git-server-client.ts';
import type { GitopsRepository } from './gitops-repository.ts';

export interface Result extends Traffic {
  readonly name: CompetitorName;
  readonly title: string;
  readonly rounds: number;
  /** Median. */
  readonly milliseconds: number;
  /** git processes on the client's side, children included. */
  readonly gitProcesses: number;
  /** The floor only: medians without the start of Node, and of the push alone. */
  readonly inside: { readonly milliseconds: number; readonly push: number } | undefined;
}

export type Results = Readonly<Partial<Record<CompetitorName, Result>>>;

/** A full clone of many files takes long and varies little: few rounds for it. */
function roundsOf(name: CompetitorName, files: number, quick: boolean): number {
  const all = quick ? 3 : 9;
  if (name !== 'alternative') return all;
  if (files >= 100_000) return quick ? 0 : 1;
  return files >= 10_000 ? 2 : 3;
}

export async function compare(
  repository: GitopsRepository,
  parts: { server: ServerProcess; workshop: Workshop; quick: boolean },
): Promise<Results> {
  const { server, workshop, quick } = parts;
  const url = server.url(repository);
  const fast = Object.values(competitorsIn(workshop)).filter(({ name }) => roundsOf(name, repository.files, quick) > 0);
  let bumps = 0;
  const once = (competitor: Competitor): Promise<Run> => {
    bumps += 1;
    const service = repository.services[(bumps * 37) % repository.services.length];
    if (service === undefined) throw new Error('a repository without services');
    return competitor.run({ url, service, tag: `bump-${bumps}` });
  };

  // A first round warms the caches of all, and is the one whose traffic is counted.
  const counted = new Map<CompetitorName, Traffic & { gitProcesses: number }>();
  for (const competitor of fast) {
    await Promise.all([server.traffic(), workshop.gitProcesses()]);
    await once(competitor);
    counted.set(competitor.name, { ...(await server.traffic()), gitProcesses: await workshop.gitProcesses() });
  }
  const runs = new Map<CompetitorName, Run[]>(fast.map(({ name }) => [name, []]));
  for (let round = 0; round < roundsOf('ours', repository.files, quick); round += 1) {
    for (const competitor of fast) {
      if (round >= roundsOf(competitor.name, repository.files, quick)) continue;
      runs.get(competitor.name)?.push(await once(competitor));
    }
  }
  return Object.fromEntries(
    fast.map(({ name, title }) => {
      const made = runs.get(name) ?? [];
      const inside = made.flatMap((run) => (run.inside === undefined ? [] : [run.inside]));
      const result = {
        name,
        title,
        rounds: made.length,
        milliseconds: median(made.map(({ milliseconds }) => milliseconds)),
        ...counted.get(name),
        inside:
          inside.length === 0
            ? undefined
            : {
                milliseconds: median(inside.map((each) => each.milliseconds)),
                push: median(inside.map((each) => each.push)),
              },
      };
      return [name, result];
    }),
  ) as Results;
}

/** `node -e 0`, median of nine: milliseconds. */
export async function nodeStart({ setting }: Workshop): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    times.push((await timeProcess(process.execPath, ['-e', '0'], setting)).milliseconds);
  }
  return median(times);
}
