/** Many entries of `updates` in one file: the editor alone, beside yq and the bare parser, in turn. Needs `build/`. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { yqVersion } from '../bump/competitors.ts';
import { median, timeProcess } from '../measure.ts';
import { count, divided, ratio, table } from '../tables.ts';

interface EditBenchOptions {
  readonly quick: boolean;
  /** Lines of the file: 5,000 or 25,000. */
  readonly sizes: readonly number[];
  readonly print: (line: string) => void;
}

const services = 5_000;
/** More calls of yq take minutes, and so does one call in which more entries look for their image. */
const mostByYq = 100;

export async function benchEdit({ quick, sizes, print }: EditBenchOptions): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-edit-'));
  try {
    print(`Node ${process.version}, yq ${yqVersion ?? 'absent: left out'}\n`);
    const rows: string[][] = [];
    for (const lines of sizes) {
      for (const by of ['key', 'image'] as const) {
        for (const entries of [1, 100, services]) {
          const times = await compare(directory, { lines, by, entries, rounds: quick ? 1 : 5 });
          const at = (way: string) => times.get(way);
          const against = (way: string) => ratio(divided(at(way), at('ours')));
          const over = (way: string) => ratio(divided(at('ours'), at(way)));
          const scene = [count(lines), by, count(entries)];
          const ratios = [against('yq each'), against('yq once'), over('floor'), over('node')];
          const milliseconds = ['ours', 'yq each', 'yq once', 'floor', 'node'].map((way) => at(way)?.toFixed(0) ?? '–');
          rows.push([...scene, ...ratios, ...milliseconds]);
        }
      }
    }
    const ratios = ['yq each ÷ ours', 'yq once ÷ ours', 'ours ÷ floor', 'ours ÷ node -e 0'];
    const ways = ['ours ms', 'yq each ms', 'yq once ms', 'floor ms', 'node ms'];
    print(table(['lines', 'by', 'entries', ...ratios, ...ways], rows));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

interface Scene {
  readonly lines: number;
  readonly by: 'key' | 'image';
  readonly entries: number;
  readonly rounds: number;
}

async function compare(directory: string, scene: Scene): Promise<ReadonlyMap<string, number>> {
  const [file, list, script] = ['values.yaml', 'entries.json', 'all.yq'].map((name) => join(directory, name));
  if (file === undefined || list === undefined || script === undefined) throw new Error('no paths');
  const text = valuesOf(scene.lines);
  const chosen = Array.from({ length: scene.entries }, (_, index) => Math.floor((index * services) / scene.entries));
  const expressions = chosen.map((index) => expressionOf(index, scene.by));
  await writeFile(list, JSON.stringify(chosen.map((index) => entryOf(index, scene.by))));
  await writeFile(script, expressions.join(' | '));
  const node = (...argv: string[]) => timeProcess(process.execPath, argv, { cwd: directory, env: process.env });
  const yq = (...argv: string[]) => timeProcess('yq', ['--inplace', ...argv], { cwd: directory, env: process.env });
  const inFolder = (name: string) => join(import.meta.dirname, name);
  const ways: [string, () => Promise<number>][] = [
    ['ours', async () => (await node(inFolder('ours.mjs'), file, list)).milliseconds],
    ['floor', async () => (await node(inFolder('floor.mjs'), file)).milliseconds],
    ['node', async () => (await node('-e', '0')).milliseconds],
  ];
  const isFew = scene.entries <= mostByYq;
  if (yqVersion !== undefined && (isFew || scene.by === 'key')) {
    ways.push(['yq once', async () => (await yq('--from-file', script, file)).milliseconds]);
  }
  if (yqVersion !== undefined && isFew) {
    ways.push(['yq each', () => inTurn(expressions.map((expression) => () => yq(expression, file)))]);
  }
  const times = new Map<string, number[]>(ways.map(([name]) => [name, []]));
  for (let round = 0; round < scene.rounds; round += 1) {
    for (const [name, run] of ways) {
      if (name === 'yq each' && scene.entries > 1 && round > 0) continue;
      await writeFile(file, text);
      times.get(name)?.push(await run());
      const written = (await readFile(file, 'utf8')).split('tag: v2').length - 1;
      const wanted = name === 'floor' || name === 'node' ? 0 : scene.entries;
      if (written !== wanted) throw new Error(`${name} wrote ${written} of ${wanted}`);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

async function inTurn(runs: readonly (() => Promise<{ readonly milliseconds: number }>)[]): Promise<number> {
  let milliseconds = 0;
  for (const run of runs) milliseconds += (await run()).milliseconds;
  return milliseconds;
}

/** One line a service, or five. */
function valuesOf(lines: number): string {
  const all = Array.from({ length: services }, (_, index) => index);
  const short = (index: number) => `svc-${index}: {image: {repository: ghcr.io/acme/svc-${index}, tag: v1}}\n`;
  const long = (index: number) =>
    `svc-${index}:\n  replicas: 1\n  image:\n    repository: ghcr.io/acme/svc-${index}\n    tag: v1\n`;
  return all.map(lines === services ? short : long).join('');
}

function entryOf(index: number, by: Scene['by']) {
  const place = by === 'key' ? { key: `svc-${index}.image.tag` } : { image: `ghcr.io/acme/svc-${index}` };
  return { ...place, tag: 'v2' };
}

function expressionOf(index: number, by: Scene['by']): string {
  if (by === 'key') return `.["svc-${index}"].image.tag = "v2"`;
  return `(.[] | select(.image.repository == "ghcr.io/acme/svc-${index}").image.tag) = "v2"`;
}
