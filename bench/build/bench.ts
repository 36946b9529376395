/** An image that is there, and an image of a small change: all ways in turn, round after round, and what each asked for. */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../measure.ts';
import { type Aim, aimTable, count, divided, ratio, table } from '../tables.ts';
import { type Checkout, change, createCheckout, type Scene, setScene } from './scene.ts';
import { appendWays, hitWays, type Made, type Way, type WayName } from './ways.ts';

export interface BuildBenchOptions {
  readonly quick: boolean;
  /** Files of the service, ascending. */
  readonly sizes: readonly number[];
  readonly print: (line: string) => void;
}

interface Result {
  readonly title: string;
  readonly rounds: number;
  /** Median. */
  readonly milliseconds: number;
  readonly requests: number;
  /** Kilobytes. */
  readonly peak: number | undefined;
}

type Results = ReadonlyMap<WayName, Result>;

export async function benchBuild({ quick, sizes, print }: BuildBenchOptions): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-build-'));
  const rounds = quick ? 3 : 9;
  try {
    await using stack = new AsyncDisposableStack();
    const scene = await setScene(directory, stack);
    const crane =
      scene.crane === undefined
        ? 'absent (go install github.com/google/go-containerregistry/cmd/crane@latest)'
        : 'on PATH';
    print(
      `Node ${process.version}, crane ${crane}, ${cpus().length} × ${cpus()[0]?.model}; docker-registry on 127.0.0.1\n`,
    );
    const hits = new Map<number, Results>();
    const appends = new Map<number, Results>();
    for (const files of sizes) {
      const checkout = await createCheckout(join(directory, String(files), 'checkout'), scene.base, files);
      hits.set(files, await inTurn(scene, await hitWays(scene, checkout), rounds));
      print(`measured: a hit, ${count(files)} files`);
      appends.set(files, await inTurn(scene, appendWays(scene, checkout), rounds, checkout));
      print(`measured: a small change, ${count(files)} files`);
    }
    print(`\nNothing has changed\n\n${resultTable(hits)}\n\nOne file has changed\n\n${resultTable(appends)}\n`);
    print(aimTable(sizes.flatMap((files) => aimsOf(files, hits.get(files), appends.get(files)))));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** @param changing what changes before each round; without it nothing does */
async function inTurn(scene: Scene, ways: readonly Way[], rounds: number, changing?: Checkout): Promise<Results> {
  const made = new Map<WayName, Made[]>(ways.map(({ name }) => [name, []]));
  const requests = new Map<WayName, number>();
  // The first round fills stores and registry; in the second the requests are counted; neither is timed.
  for (let round = 0; round < rounds + 2; round += 1) {
    if (changing !== undefined) await change(changing, round);
    for (const { name, run } of ways) {
      scene.registry.requests();
      const one = await run(`r${round}`);
      if (round === 1) requests.set(name, scene.registry.requests().length);
      if (round > 1) made.get(name)?.push(one);
    }
  }
  return new Map(
    ways.map(({ name, title }) => {
      const all = made.get(name) ?? [];
      const peaks = all.flatMap(({ peak }) => peak ?? []);
      const result = {
        title,
        rounds: all.length,
        milliseconds: median(all.map(({ milliseconds }) => milliseconds)),
        requests: requests.get(name) ?? Number.NaN,
        peak: peaks.length === 0 ? undefined : Math.max(...peaks),
      };
      return [name, result];
    }),
  );
}

function resultTable(bySize: ReadonlyMap<number, Results>): string {
  const rows = [...bySize].flatMap(([files, results]) =>
    [...results.values()].map(({ title, rounds, milliseconds, requests, peak }) => [
      count(files),
      title,
      ratio(divided(milliseconds, results.get('ours')?.milliseconds)),
      `${milliseconds.toFixed(0)} (${rounds})`,
      String(requests),
      peak === undefined ? 'daemon' : (peak / 1000).toFixed(0),
    ]),
  );
  return table(['files', 'way', '÷ ours', 'ms (rounds)', 'requests', 'peak MB'], rows);
}

function aimsOf(files: number, hit: Results | undefined, append: Results | undefined): readonly Aim[] {
  const of = (results: Results | undefined, name: WayName) => results?.get(name)?.milliseconds;
  const size = `${count(files)} files`;
  return [
    {
      text: `a hit against the bare script, ${size}`,
      measured: divided(of(hit, 'ours'), of(hit, 'bare')),
      bound: { atMost: 1.3 },
    },
    {
      text: `a hit against warm BuildKit, ${size}`,
      measured: divided(of(hit, 'ours'), of(hit, 'buildkit')),
      bound: { atMost: 1 },
    },
    {
      text: `warm BuildKit against append, ${size}`,
      measured: divided(of(append, 'buildkit'), of(append, 'ours')),
      bound: { atLeast: 3 },
    },
    {
      text: `append against crane append, ${size}`,
      measured: divided(of(append, 'ours'), of(append, 'crane')),
      bound: { atMost: 1.5 },
    },
    {
      text: `peak memory of append in MB, ${size}`,
      measured: divided(append?.get('ours')?.peak, 1000),
      bound: { atMost: 150 },
    },
  ];
}
