/** Programs on a PATH of their own that answer from a table, for builders that this machine does not have. */
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Builder, BuildSpec, Engine, EnginePorts } from '../../../src/core/build/engine.ts';
import { noOptions } from '../../../src/core/build/options/options.ts';
import type { Registry } from '../../../src/core/image/registry.ts';
import type { ProgramCall, ProgramResult } from '../../../src/core/ports.ts';
import { systemClock } from '../../../src/hosts/clock.ts';
import { scratchDirectory } from '../lifetime.ts';

/** `docker buildx version` → what it answers; the longest key that the arguments begin with counts. */
export type Answers = Readonly<Record<string, Answer | ((call: ProgramCall) => Promise<void>)>>;

interface Answer {
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly stderr?: string;
}

export interface FakePrograms extends AsyncDisposable {
  readonly ports: EnginePorts;
  /** Directory of the programs. */
  readonly directory: string;
  readonly calls: ProgramCall[];
  readonly details: string[];
  readonly warnings: string[];
}

const exited = ({ exitCode = 0, stdout = '', stderr = '' }: Answer): ProgramResult => ({
  result: 'exited',
  exitCode,
  stdout: Buffer.from(stdout),
  stderr,
});

/** @param names which programs PATH has; calls without an answer fail as an unknown subcommand does */
export async function fakePrograms(
  names: readonly string[],
  answers: Answers,
  env: Readonly<Record<string, string>> = {},
): Promise<FakePrograms> {
  const directory = scratchDirectory('programs');
  for (const name of names) {
    await writeFile(join(directory, name), '');
    await chmod(join(directory, name), 0o755);
  }
  const calls: ProgramCall[] = [];
  const details: string[] = [];
  const warnings: string[] = [];
  const run = async (call: ProgramCall): Promise<ProgramResult> => {
    calls.push(call);
    const line = call.argv.join(' ').slice(directory.length + 1);
    const key = Object.keys(answers)
      .filter((each) => line.startsWith(each))
      .sort((a, b) => b.length - a.length)[0];
    const answer = key === undefined ? { exitCode: 1, stderr: 'unknown command' } : answers[key];
    if (typeof answer === 'function') {
      await answer(call);
      return exited({});
    }
    return exited(answer ?? {});
  };
  const log = {
    info() {},
    detail: (line: string) => void details.push(line),
    warn: (line: string) => void warnings.push(line),
    group: <T>(_: string, body: () => Promise<T>) => body(),
    during: <T>(_: unknown, body: () => Promise<T>) => body(),
  };
  return {
    ports: { run, env: { PATH: directory, HOME: directory, ...env }, log, clock: systemClock, registry: noRegistry },
    directory,
    calls,
    details,
    warnings,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Builders push by themselves: their engines ask no registry. */
const noRegistry = {} as Partial<Registry> as Registry;

/** The engine as it can build here. */
export async function builderOf(
  engine: Engine,
  { ports }: Pick<FakePrograms, 'ports'>,
  overrides: Partial<BuildSpec> = {},
): Promise<Builder> {
  const probe = await engine.probe(buildSpec(overrides), ports);
  if (!probe.available) throw new Error(probe.reason);
  return probe;
}

/** Path of a Dockerfile, for engines that read it. */
export async function writtenDockerfile(text = 'FROM scratch AS run\n'): Promise<string> {
  const path = join(scratchDirectory('dockerfile'), 'Dockerfile');
  await writeFile(path, text);
  return path;
}

/** Of whoever asks an engine alone: nothing is wrong with the image. */
export const proved = async (): Promise<void> => {};

export function buildSpec(overrides: Partial<BuildSpec> = {}): BuildSpec {
  return {
    image: 'harbor.example.com/fe/apps/web1',
    tags: ['abcdef01', 'latest'],
    staging: `b-${'5'.repeat(40)}`,
    namesContent: false,
    key: undefined,
    context: '/src',
    dockerfile: '/src/apps/Dockerfile',
    bases: [],
    baseUses: [],
    triggerImages: [],
    finalBases: [],
    target: 'run',
    buildArgs: new Map([['SERVICE_NAME', "it's $HOME"]]),
    labels: new Map([['team', 'front end']]),
    secrets: [{ id: 'npmrc', variable: 'NPMRC' }],
    options: noOptions,
    platforms: ['linux/amd64'],
    cache: { mode: 'registry', repository: 'harbor.example.com/fe/apps/web1/cache', scope: 'fe-apps-web1' },
    writesCache: true,
    credentials: [],
    insecureRegistry: false,
    builder: undefined,
    emit: undefined,
    base: undefined,
    files: [],
    cwd: '/src',
    command: [],
    env: new Map(),
    user: undefined,
    workdir: undefined,
    entrypoint: [],
    expose: [],
    volumes: [],
    stopSignal: undefined,
    ...overrides,
  };
}
