import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Engine, Probe } from '../../../../src/core/build/engine.ts';
import {
  allEngines,
  type EngineChoice,
  type EngineRequest,
  engineNames,
  enginesFor,
  firstAvailable,
} from '../../../../src/core/build/engines.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { buildSpec, fakePrograms } from '../../../support/build/fake-programs.ts';

const notCalled = async () => {
  throw new Error('not part of the choice');
};
const here: Probe = { available: true, plan: notCalled, build: notCalled };
const absent = (name: string): Probe => ({ available: false, reason: `no ${name}`, howToGet: `install ${name}` });

const nothing: EngineRequest = {
  engine: 'auto',
  target: undefined,
  'build-args': [],
  secrets: [],
  builder: undefined,
  emit: undefined,
  base: undefined,
  files: [],
  command: [],
  env: [],
  user: undefined,
  workdir: undefined,
  entrypoint: [],
  expose: [],
  volumes: [],
  'stop-signal': undefined,
};

const allowed = async (given: Partial<EngineRequest>) =>
  enginesFor({ ...nothing, ...given }, allEngines).map(({ name }) => name);

describe('the engines that a request allows', () => {
  test.each<[Partial<EngineRequest>, readonly string[]]>([
    [{}, ['buildkit', 'buildah']],
    [{ target: 'run' }, ['buildkit', 'buildah']],
    [{ target: 'run', builder: 'ci' }, ['buildkit']],
    [{ engine: 'buildah' }, ['buildah']],
    [{ engine: 'buildah', cache: 'registry' }, ['buildah']],
    [{ cache: 'gha' }, ['buildkit']],
    [{ files: ['dist:/app'], cache: 'registry' }, ['append']],
    [{ files: ['dist:/app'] }, ['append']],
    [{ files: ['dist:/app'], cache: 'gha', push: false, annotations: ['a=b'] }, ['append']],
    [{ files: ['dist:/app'], engine: 'append', base: 'nginx', user: '1' }, ['append']],
    [{ emit: 'out' }, ['kaniko']],
    [{ emit: 'out', engine: 'kaniko' }, ['kaniko']],
  ])('%j: %j', async (given, expected) => {
    expect(await allowed(given)).toEqual(expected);
  });

  test.each<[Partial<EngineRequest>, string]>([
    [{ engine: 'append' }, 'files'],
    [{ engine: 'buildkit', files: ['dist:/app'] }, 'files'],
    [{ engine: 'buildkit', user: '1' }, 'user'],
    [{ user: '1' }, 'user'],
    [{ files: ['dist'], 'build-args': ['A=b'] }, 'build-args'],
    [{ files: ['dist'], target: 'run' }, 'target'],
    [{ files: ['dist'], emit: 'out' }, 'emit'],
    [{ engine: 'kaniko' }, 'emit'],
    [{ engine: 'kaniko', emit: 'out', builder: 'ci' }, 'builder'],
    [{ engine: 'buildah', builder: 'tcp://buildkitd:1234' }, 'builder'],
    [{ engine: 'buildah', emit: 'out' }, 'emit'],
    [{ engine: 'buildah', cache: 'gha' }, 'cache'],
    [{ engine: 'kaniko', emit: 'out', cache: 'gha' }, 'cache'],
    [{ files: ['dist:/app'], load: true }, 'load'],
  ])('%j is bad input that names %s', async (given, name) => {
    await expect(allowed(given)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(new RegExp(`^${name}:`)),
    });
  });

  test('the way out names the only engine that understands the input', async () => {
    await expect(allowed({ emit: 'out', engine: 'buildah' })).rejects.toMatchObject({
      message: 'emit: has no meaning for the engine buildah',
      hint: 'Leave emit out, or choose `engine: kaniko`.',
    });
    await expect(allowed({ cache: 'gha', engine: 'buildah' })).rejects.toMatchObject({
      message: 'cache: `gha` has no meaning for the engine buildah',
      hint: 'Leave cache out, or choose `engine: buildkit`.',
    });
    await expect(allowed({ files: ['dist:/app'], load: true })).rejects.toMatchObject({
      message: 'load: has no meaning for the engine append',
      hint: 'Leave load out, or build a Dockerfile in place of files with `engine: buildkit` or `engine: buildah`.',
    });
  });
});

describe('the engine that is taken', () => {
  const engine = (name: string, probe: Probe): Engine => ({
    name,
    source: 'dockerfile',
    inputs: [],
    probe: async () => probe,
  });

  async function taken(engines: readonly Engine[]): Promise<string> {
    await using programs = await fakePrograms([], {});
    return (await firstAvailable(engines, buildSpec(), programs.ports)).name;
  }

  test.each<[readonly Engine[], string]>([
    [[engine('buildkit', here), engine('buildah', here)], 'buildkit'],
    [[engine('buildkit', absent('docker')), engine('buildah', here)], 'buildah'],
    [[engine('buildah', here)], 'buildah'],
  ])('is the first that can build here (%#)', async (engines, expected) => {
    expect(await taken(engines)).toBe(expected);
  });

  test('a named one that cannot build here is not replaced by another', async () => {
    await expect(taken([engine('buildkit', absent('docker'))])).rejects.toMatchObject({
      code: 'ENGINE_MISSING',
      exitCode: 1,
      message: expect.stringContaining('the engine buildkit cannot build here'),
    });
  });

  test('a job that never can build is a matter of its set-up (exit 2), also where another engine is only absent', async () => {
    const refused: Probe = { available: false, reason: 'no rights', howToGet: 'otherwise', bySetup: true };
    for (const engines of [
      [engine('buildah', refused)],
      [engine('buildkit', absent('docker')), engine('buildah', refused)],
    ]) {
      await expect(taken(engines)).rejects.toMatchObject({ code: 'ENGINE_MISSING', exitCode: 2 });
    }
  });

  test('without any, says of each what it lacks and how to get it', async () => {
    const engines = [engine('buildkit', absent('docker')), engine('buildah', absent('buildah'))];
    const failure = (await taken(engines).catch((error: unknown) => error)) as Failure;
    expect(failure).toMatchObject({ code: 'ENGINE_MISSING', exitCode: 1 });
    expect(failure.message).toContain('buildkit: no docker');
    expect(failure.message).toContain('buildah: no buildah');
    expect(failure.hint).toBe('buildkit: install docker\nbuildah: install buildah');
  });
});

test('every engine is listed under its own name, and every name may be chosen', async () => {
  expect(allEngines.map(({ name }) => name)).toEqual(engineNames);
  for (const name of engineNames) {
    const [needed] = allEngines.flatMap((each) => (each.name === name ? (each.needs ?? []) : []));
    const given = needed === undefined ? {} : { [needed.input]: ['given'] };
    expect(await allowed({ engine: name satisfies EngineChoice, ...given })).toEqual([name]);
  }
});

test('a new engine is a file and a line: no other file knows one by its name', () => {
  const source = join(import.meta.dirname, '../../../../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^core\/build\/engines(\/|\.ts$)/.test(file))
    // `append` also means a segment of a path into a YAML list.
    .filter((file) => !file.startsWith('core/edit/'));
  const literal = new RegExp(`(['"])(${engineNames.join('|')})\\1`);
  expect(files.filter((file) => literal.test(readFileSync(join(source, file), 'utf8')))).toEqual([]);
});
