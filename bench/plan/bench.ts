/** `plan` in a monorepo of 1,000 packages, beside `turbo ls --affected` and `pnpm --filter`, in turn. Measures the bundle. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitFiles, createBareRepository } from '../../test/support/git/repository.ts';
import { startServerProcess } from '../bump/git-server-client.ts';
import { type Finished, median, timeProcess } from '../measure.ts';
import { type Aim, aimTable, divided, ratio, table } from '../tables.ts';
import { createScene, type PlanScene, serviceNames } from './scene.ts';

interface PlanBenchOptions {
  readonly quick: boolean;
  readonly print: (line: string) => void;
}

const modules = join(import.meta.dirname, '../../node_modules');
const program = join(import.meta.dirname, '../../dist/cli.js');
const turbo = join(modules, 'turbo/bin/turbo');
const pnpm = join(modules, 'pnpm/bin/pnpm.cjs');

const ways = ['ours', 'ours, with the GitOps repository', 'turbo', 'pnpm', 'floor', 'node -e 0'] as const;
type Way = (typeof ways)[number];
type Times = Readonly<Record<Way, number>>;

export async function benchPlan({ quick, print }: PlanBenchOptions): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-plan-'));
  try {
    const versions = [process.version, `turbo ${versionOf(turbo)}`, `pnpm ${versionOf(pnpm)}`];
    print(`Node ${versions.join(', ')}; ${cpus().length} × ${cpus()[0]?.model}\n`);
    mkdirSync(join(directory, 'shop'));
    const scene = createScene(join(directory, 'shop'));
    await using server = await startServerProcess(directory);
    const gitops = createBareRepository(directory, { name: 'gitops' });
    commitFiles(gitops, valuesOf(scene));
    const url = server.url(gitops);
    const rows: string[][] = [];
    const taken: Record<string, Times> = {};
    for (const [name, commit] of Object.entries(scene.changes)) {
      execFileSync('git', ['checkout', '--quiet', commit], { cwd: scene.directory });
      const times = await compare({ ...scene, url }, quick ? 2 : 9);
      taken[name] = times;
      const over = (way: Way) => ratio(divided(times.ours, times[way]));
      const against = [over('turbo'), over('pnpm'), over('floor')];
      const reading = ratio(divided(times['ours, with the GitOps repository'], times.ours));
      rows.push([name, ...against, reading, ...ways.map((way) => times[way].toFixed(0))]);
    }
    const ratios = ['ours ÷ turbo', 'ours ÷ pnpm', 'ours ÷ floor', 'with GitOps ÷ without'];
    print(table(['changed', ...ratios, ...ways.map((way) => `${way} ms`)], rows));
    print(`\n${aimTable(aimsOf(taken))}`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function compare({ directory, base, url }: PlanScene & { readonly url: string }, rounds: number): Promise<Times> {
  const env = {
    ...process.env,
    TURBO_SCM_BASE: base,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    NO_UPDATE_NOTIFIER: '1',
  };
  const node = (...argv: string[]): Promise<Finished> => timeProcess(process.execPath, argv, { cwd: directory, env });
  const plan = (...argv: string[]) => node(program, 'plan', '--environment', 'dev', '--json', ...argv);
  const run: Readonly<Record<Way, () => Promise<Finished>>> = {
    ours: () => plan('--base', base),
    'ours, with the GitOps repository': () => plan('--gitops-repository', url),
    turbo: () => node(turbo, 'ls', '--affected', '--output', 'json'),
    pnpm: () => node(pnpm, '--filter', `...[${base}]`, 'ls', '--depth', '-1', '--json'),
    floor: () => node(join(import.meta.dirname, 'floor.mjs'), base),
    'node -e 0': () => node('-e', '0'),
  };
  const times = new Map<Way, number[]>(ways.map((way) => [way, []]));
  // The first round warms the caches of all, and what is found is compared.
  const found = new Map<Way, string>();
  for (const way of ways) found.set(way, (await run[way]()).stdout);
  assertSame(found);
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ways) times.get(way)?.push((await run[way]()).milliseconds);
  }
  return Object.fromEntries([...times].map(([way, each]) => [way, median(each)])) as Times;
}

/** A fast answer that is another one is none: both ways of ours and turbo name the same services. */
function assertSame(found: ReadonlyMap<Way, string>): void {
  const ours = (way: Way) => [...(JSON.parse(found.get(way) ?? '{}').services as string[])].sort().join(' ');
  const named = [...(found.get('turbo') ?? '').matchAll(/"name": "([^"]+)"/g)].map(([, name = '']) => name);
  const byTurbo = named
    .filter((name) => serviceNames.includes(name))
    .sort()
    .join(' ');
  const answers = new Set([ours('ours'), ours('ours, with the GitOps repository'), byTurbo]);
  if (answers.size > 1) throw new Error(`the ways do not agree:\n${[...answers].join('\n')}`);
}

/** The environment as it was given the base: by tags alone, so that what has changed is told by Git. */
function valuesOf({ base }: PlanScene): Readonly<Record<string, string>> {
  return Object.fromEntries(
    serviceNames.map((name) => [
      `values/${name}-dev.yaml`,
      `image:\n  repository: registry.example.com/shop/${name}\n  tag: "${base.slice(0, 8)}"\n`,
    ]),
  );
}

function aimsOf({ source, lock }: Readonly<Record<string, Times>>): readonly Aim[] {
  return [
    {
      text: 'no lock file changed, against turbo',
      measured: divided(source?.ours, source?.turbo),
      bound: { atMost: 1 },
    },
    { text: 'no lock file changed, against pnpm', measured: divided(source?.ours, source?.pnpm), bound: { atMost: 1 } },
    { text: 'a lock file changed, against turbo', measured: divided(lock?.ours, lock?.turbo), bound: { atMost: 1.5 } },
  ];
}

function versionOf(script: string): string {
  return execFileSync(process.execPath, [script, '--version'], { encoding: 'utf8' }).trim();
}
