/** The tables: ratios first, because they say the same on another machine; the medians they come from beside them. */

import { type Aim, count, divided, ratio, table } from '../tables.ts';
import type { CompetitorName } from './competitors.ts';
import type { Result, Results } from './single.ts';
import type { WritersResult } from './writers.ts';

export interface Measured {
  readonly bySize: ReadonlyMap<number, Results>;
  /** `node -e 0`, milliseconds. */
  readonly node: number;
  readonly writers: readonly WritersResult[];
}

const others: readonly CompetitorName[] = ['best', 'alternative', 'floor'];

export function sizeTable(bySize: Measured['bySize'], node: number): string {
  const smallest = [...bySize.values()][0]?.ours?.milliseconds;
  const rows = [...bySize].map(([files, results]) => {
    const ours = results.ours?.milliseconds;
    const inside = results.floor?.inside;
    return [
      count(files),
      ratio(divided(ours, smallest)),
      ...others.map((name) =>
        name === 'floor'
          ? ratio(divided(ours, results.floor?.milliseconds))
          : ratio(divided(results[name]?.milliseconds, ours)),
      ),
      ...(['ours', ...others] as const).map((name) => milliseconds(results[name])),
      inside === undefined ? '' : `${inside.milliseconds.toFixed(0)} (push ${inside.push.toFixed(0)})`,
    ];
  });
  const head = [
    'files',
    'ours ÷ ours at the smallest',
    "git's best ÷ ours",
    'clone+yq ÷ ours',
    'ours ÷ floor',
    'ours ms',
    "git's best ms",
    'clone+yq ms',
    'floor ms',
    'floor without Node ms',
  ];
  return `One bump, process start included (Node alone: ${node.toFixed(0)} ms); medians, rounds in brackets\n\n${table(head, rows)}`;
}

export function costTable(bySize: Measured['bySize']): string {
  const rows = [...bySize].flatMap(([files, results]) =>
    Object.values(results).map((result) => [
      count(files),
      result.title,
      kilobytes(result.bytesUp),
      kilobytes(result.bytesDown),
      String(result.requests),
      String(result.connections),
      String(result.gitProcesses),
    ]),
  );
  const head = ['files', 'way', 'kB up', 'kB down', 'requests', 'connections', 'git processes'];
  return `What one bump costs (HTTP bodies; git processes of the client with their children)\n\n${table(head, rows)}`;
}

export function writerTable(writers: Measured['writers']): string {
  const rows = writers.map(({ title, writers: many, together, inTurn, attempts, requests }) => [
    String(many),
    title,
    ratio(together / inTurn),
    together.toFixed(0),
    inTurn.toFixed(0),
    attempts.toFixed(1),
    requests.toFixed(0),
  ]);
  const head = [
    'writers',
    'of',
    'together ÷ in turn',
    'together ms',
    'in turn ms',
    'pushes a commit',
    'requests a commit',
  ];
  return `Many writers of one branch; every bump landed, linear, fsck clean\n\n${table(head, rows)}`;
}

export function aimsOf({ bySize, node, writers }: Measured): Aim[] {
  const at = (files: number, name: CompetitorName) => bySize.get(files)?.[name]?.milliseconds;
  const overhead = (files: number) => {
    const ours = at(files, 'ours');
    const inside = bySize.get(files)?.floor?.inside?.milliseconds;
    return ours === undefined || inside === undefined ? undefined : ours - inside;
  };
  return [
    {
      text: '100,000 files against 100',
      measured: divided(at(100_000, 'ours'), at(100, 'ours')),
      bound: { atMost: 1.3 },
    },
    {
      text: '100,000 files against 100, without what the bare requests take (the server)',
      measured: divided(overhead(100_000), overhead(100)),
      bound: { atMost: 1.3 },
    },
    ...[100, 100_000].flatMap((files) => {
      const floor = bySize.get(files)?.floor;
      const inside = floor?.inside?.milliseconds;
      const against = (start: number | undefined) =>
        divided(at(files, 'ours'), inside === undefined || start === undefined ? undefined : 1.5 * inside + start);
      const script = floor === undefined || inside === undefined ? undefined : floor.milliseconds - inside;
      const text = `against 1.5 × the floor plus the start of Node, ${count(files)} files`;
      return [
        { text, measured: against(node), bound: { atMost: 1 } },
        { text: `${text}, node:http loaded`, measured: against(script), bound: { atMost: 1 } },
      ];
    }),
    {
      text: "git's best against ours, 20,000 files",
      measured: divided(at(20_000, 'best'), at(20_000, 'ours')),
      bound: { atLeast: 2 },
    },
    {
      text: "git's best against ours, 100,000 files",
      measured: divided(at(100_000, 'best'), at(100_000, 'ours')),
      bound: { atLeast: 5 },
    },
    ...writers
      .filter(({ writers: count, command }) => count === 50 && command)
      .map(({ title, together, inTurn }) => ({
        text: `50 writers together against in turn, ${title}`,
        measured: together / inTurn,
        bound: { atMost: 2 },
      })),
  ];
}

function milliseconds(result: Result | undefined): string {
  return result === undefined ? '–' : `${result.milliseconds.toFixed(0)} (${result.rounds})`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
