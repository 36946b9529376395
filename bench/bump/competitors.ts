/** Four ways to set one image tag, each from nothing to the pushed commit. */

import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ProcessSetting, timeProcess } from '../measure.ts';
import type { Service } from './gitops-repository.ts';

export interface Task {
  readonly url: string;
  readonly service: Service;
  readonly tag: string;
}

export interface Run {
  /** Starts of all processes included. */
  readonly milliseconds: number;
  /** The floor: what it took inside, and its last request. */
  readonly inside?: { readonly milliseconds: number; readonly push: number };
}

export type CompetitorName = 'ours' | 'alternative' | 'best' | 'floor';

export interface Competitor {
  readonly name: CompetitorName;
  readonly title: string;
  run(task: Task): Promise<Run>;
}

/** Node starts with nothing but a path, a home and an identity; git writes a trace file for each of its processes. */
export interface Workshop {
  readonly directory: string;
  readonly setting: ProcessSetting;
  /** The tag in place before the first bump: the commit of the monorepo that is deployed, abbreviated. */
  readonly deployed: string;
  /** How many git processes have run, children included, since the last call. */
  gitProcesses(): Promise<number>;
}

const program = join(import.meta.dirname, '../../dist/cli.js');

export async function createWorkshop(directory: string): Promise<Workshop> {
  const traces = join(directory, 'traces');
  const home = join(directory, 'home');
  const checkout = join(directory, 'monorepo');
  for (const path of [directory, traces, home, checkout]) await mkdir(path, { recursive: true });
  await writeFile(
    join(home, '.gitconfig'),
    `[user]\n\tname = Bench\n\temail = bench@example.com\n[gc]\n\tauto = 0\n[init]\n\tdefaultBranch = main\n[trace2]\n\teventTarget = ${traces}\n`,
  );
  const env = { PATH: process.env.PATH, HOME: home, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
  // A bump runs in the checkout of a monorepo, reads its commit there, and asks whether what is deployed is older.
  const setting = { cwd: checkout, env };
  await timeProcess('git', ['init', '--quiet'], setting);
  for (const message of ['Begin', 'Go on']) {
    await timeProcess('git', ['commit', '--quiet', '--allow-empty', `--message=${message}`], setting);
  }
  const { stdout } = await timeProcess('git', ['rev-parse', 'HEAD~1'], setting);
  return {
    directory,
    setting,
    deployed: stdout.slice(0, 8),
    async gitProcesses() {
      const files = await readdir(traces);
      await Promise.all(files.map((file) => rm(join(traces, file))));
      return files.length;
    },
  };
}

export function competitorsIn(workshop: Workshop): Record<CompetitorName, Competitor> {
  return {
    ours: { name: 'ours', title: 'bump-image-tag', run: (task) => runOurs(workshop, task) },
    alternative: {
      name: 'alternative',
      title: 'clone, yq, commit, push',
      run: (task) => inClone(workshop, (directory) => runAlternative(workshop, directory, task)),
    },
    best: {
      name: 'best',
      title: "git's best: blob:none, sparse",
      run: (task) => inClone(workshop, (directory) => runBest(workshop, directory, task)),
    },
    floor: { name: 'floor', title: 'floor: bare requests', run: (task) => runFloor(workshop, task) },
  };
}

/** The arguments of the command under test. */
export function bumpArguments(url: string, place: readonly string[]): string[] {
  return [program, 'bump-image-tag', `--gitops-repository=${url}`, ...place, '--json'];
}

export function serviceArguments({ file, image }: Service, tag: string): string[] {
  return [`--file=${file}`, `--image=${image}`, `--tag=${tag}`];
}

async function runOurs({ setting }: Workshop, { url, service, tag }: Task): Promise<Run> {
  const argv = bumpArguments(url, serviceArguments(service, tag));
  const { milliseconds, stdout } = await timeProcess(process.execPath, argv, setting);
  const { result } = JSON.parse(stdout) as { result: string };
  if (result !== 'committed') throw new Error(`bump-image-tag: ${result}`);
  return { milliseconds };
}

async function runAlternative({ setting }: Workshop, directory: string, { url, service, tag }: Task): Promise<Run> {
  return inTurn(setting, [
    ['git', 'clone', '--quiet', '--depth=1', '--', url, directory],
    yqCommand(tag, join(directory, service.file)),
    ['git', '-C', directory, 'commit', '--quiet', '--all', `--message=Bump ${tag}`],
    ['git', '-C', directory, 'push', '--quiet', 'origin', 'HEAD:main'],
  ]);
}

/** mikefarah's yq 4, where it is on PATH: other programs have the name too. */
export const yqVersion = /mikefarah.* version (v4\S*)/.exec(
  spawnSync('yq', ['--version'], { encoding: 'utf8' }).stdout,
)?.[1];

function yqCommand(tag: string, file: string): readonly string[] {
  if (yqVersion !== undefined) return ['yq', '--inplace', `.image.tag = "${tag}"`, file];
  return [process.execPath, join(import.meta.dirname, 'yq.mjs'), tag, file];
}

async function runBest({ setting }: Workshop, directory: string, { url, service, tag }: Task): Promise<Run> {
  const folder = service.file.slice(0, service.file.lastIndexOf('/'));
  return inTurn(setting, [
    ['git', 'clone', '--quiet', '--depth=1', '--filter=blob:none', '--sparse', '--no-tags', '--', url, directory],
    ['git', '-C', directory, 'sparse-checkout', 'set', folder],
    ['sed', '-i', `s/tag: "[^"]*"/tag: "${tag}"/`, join(directory, service.file)],
    ['git', '-C', directory, 'commit', '--quiet', '--all', `--message=Bump ${tag}`],
    ['git', '-C', directory, 'push', '--quiet', 'origin', 'HEAD:main'],
  ]);
}

async function runFloor({ setting }: Workshop, { url, service, tag }: Task): Promise<Run> {
  const script = join(import.meta.dirname, 'floor.mjs');
  const { milliseconds, stdout } = await timeProcess(process.execPath, [script, url, service.file, tag], setting);
  return { milliseconds, inside: JSON.parse(stdout) as NonNullable<Run['inside']> };
}

async function inTurn(setting: ProcessSetting, commands: readonly (readonly string[])[]): Promise<Run> {
  let milliseconds = 0;
  for (const [name = '', ...argv] of commands) milliseconds += (await timeProcess(name, argv, setting)).milliseconds;
  return { milliseconds };
}

/** The removal of the clone is nobody's time. */
async function inClone({ directory }: Workshop, work: (clone: string) => Promise<Run>): Promise<Run> {
  const clone = await mkdtemp(join(directory, 'clone-'));
  try {
    return await work(clone);
  } finally {
    await rm(clone, { recursive: true, force: true });
  }
}
