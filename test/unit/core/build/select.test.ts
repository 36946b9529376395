import { describe, expect, test } from 'vitest';
import type { Availability, Engine, EngineName } from '../../../../src/core/build/engine.ts';
import { type EngineChoice, selectEngine } from '../../../../src/core/build/select.ts';
import type { Failure } from '../../../../src/core/failure.ts';

const here: Availability = { available: true };
const absent = (name: string): Availability => ({
  available: false,
  reason: `no ${name}`,
  howToGet: `install ${name}`,
});

function engine(name: EngineName, availability: Availability): Engine {
  const notCalled = async () => {
    throw new Error('not part of the choice');
  };
  return { name, available: async () => availability, plan: notCalled, build: notCalled };
}

describe('the choice of an engine', () => {
  test.each<[EngineChoice, Availability, Availability, string]>([
    ['auto', here, here, 'buildkit'],
    ['auto', absent('docker'), here, 'buildah'],
    ['buildkit', here, here, 'buildkit'],
    ['buildah', here, here, 'buildah'],
    ['auto', absent('docker'), absent('buildah'), 'none'],
    ['buildkit', absent('docker'), here, 'none'],
  ])('%s, buildkit %j, buildah %j: %s', async (choice, buildkit, buildah, expected) => {
    const chosen = selectEngine(choice, [engine('buildkit', buildkit), engine('buildah', buildah)]);
    if (expected === 'none') await expect(chosen).rejects.toMatchObject({ code: 'ENGINE_MISSING', exitCode: 1 });
    else expect((await chosen).name).toBe(expected);
  });

  test('without any, says of each what it lacks and how to get it', async () => {
    const engines = [engine('buildkit', absent('docker')), engine('buildah', absent('buildah'))];
    const failure = (await selectEngine('auto', engines).catch((error: unknown) => error)) as Failure;
    expect(failure.message).toContain('buildkit: no docker');
    expect(failure.message).toContain('buildah: no buildah');
    expect(failure.hint).toBe('buildkit: install docker\nbuildah: install buildah');
  });
});
