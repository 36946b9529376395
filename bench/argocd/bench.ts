/** Deployments beside the timeline of the fake Argo CD, and beside the `argocd` command line where a real one is given. */

import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Aim, aimTable, divided, ratio, table } from '../tables.ts';
import { againstCli, type Pair, realPlace } from './real.ts';
import { type Line, timeline } from './timeline.ts';

export async function benchArgocd({
  quick,
  print,
}: {
  readonly quick: boolean;
  readonly print: (line: string) => void;
}): Promise<void> {
  const cwd = await mkdtemp(join(tmpdir(), 'bench-argocd-'));
  try {
    print(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; Argo CD on 127.0.0.1\n`);
    const lines = await timeline(cwd, quick ? 1 : 5, print);
    print(`\nOurs beside the timeline of the fake\n\n${lineTable(lines)}\n`);
    const place = realPlace(cwd);
    if (place === undefined) print('No real server, or no argocd on PATH: not compared with the command line\n');
    const pairs = place === undefined ? [] : await againstCli(place, quick ? 1 : 5, print);
    if (pairs.length > 0) print(`\nOurs beside argocd on the real server\n\n${pairTable(pairs)}\n`);
    print(aimTable(aimsOf(lines, pairs)));
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

function lineTable(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.title,
    `${line.whole.toFixed(0)} (${line.rounds})`,
    line.afterSync?.toFixed(0) ?? '–',
    line.afterSettled?.toFixed(0) ?? '–',
    ratio(line.against),
    ...[line.requests, line.streams, line.writes].map((count) => count.toFixed(1)),
  ]);
  const head = [
    'run',
    'ms (rounds)',
    'after the sync, ms',
    'after the proof, ms',
    "÷ the server's own time",
    'requests',
    'streams',
    'of them writes',
  ];
  return table(head, rows);
}

function pairTable(pairs: readonly Pair[]): string {
  const rows = pairs.map((pair) => [
    pair.title,
    ratio(divided(pair.ours, pair.cli)),
    `${pair.ours.toFixed(0)} (${pair.rounds})`,
    `${pair.cli.toFixed(0)} (${pair.rounds})`,
    Number.isNaN(pair.afterSync) ? '–' : pair.afterSync.toFixed(0),
    String(pair.oursRequests),
    String(pair.cliRequests),
  ]);
  return table(
    ['run', 'ours ÷ argocd', 'ours ms', 'argocd ms', 'after finishedAt, ms', 'our requests', 'its requests'],
    rows,
  );
}

function aimsOf(lines: readonly Line[], pairs: readonly Pair[]): readonly Aim[] {
  return [
    ...lines
      .filter(({ afterSettled }) => afterSettled !== undefined)
      .map(({ title, afterSettled }) => ({
        text: `seconds after the proof, ${title}`,
        measured: divided(afterSettled, 1000),
        bound: { atMost: 1 },
      })),
    ...pairs.flatMap(({ title, ours, cli, oursRequests, cliRequests }) => [
      { text: `against argocd, ${title}`, measured: divided(ours, cli), bound: { atMost: 1 } },
      { text: `requests against argocd, ${title}`, measured: divided(oursRequests, cliRequests), bound: { atMost: 1 } },
    ]),
  ];
}
