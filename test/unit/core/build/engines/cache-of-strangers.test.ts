/** The build of a stranger's request reads the caches and writes none, with any builder. */
import { expect, test } from 'vitest';
import { buildahEngine } from '../../../../../src/core/build/engines/buildah.ts';
import { buildkit } from '../../../../../src/core/build/engines/buildkit/buildkit.ts';
import { kaniko } from '../../../../../src/core/build/engines/kaniko.ts';
import { noOptions } from '../../../../../src/core/build/options/options.ts';
import { builderOf, fakePrograms, writtenDockerfile } from '../../../../support/build/fake-programs.ts';

const answers = {
  'docker buildx version': {},
  'docker buildx inspect': { stdout: 'Name:   ci\nDriver: docker-container\n' },
  'buildctl debug workers': {},
  'buildah info': {},
};
const lists = { ...noOptions, cacheFrom: ['type=local,src=/c'], cacheTo: ['type=local,dest=/c'] };

test.each([
  ['buildx', ['docker'], buildkit, {}, '--cache-from=type=registry', '--cache-to='],
  ['buildx with lists', ['docker'], buildkit, { options: lists }, '--cache-from=type=local', '--cache-to='],
  [
    'buildx with the cache of GitHub',
    ['docker'],
    buildkit,
    { cache: { mode: 'gha', scope: 'x' } as const },
    '--cache-from=type=gha',
    '--cache-to=',
  ],
  ['buildctl', ['buildctl'], buildkit, {}, '--import-cache=', '--export-cache='],
  ['buildah', ['buildah'], buildahEngine(() => false), {}, '--cache-from=', '--cache-to='],
])('%s', async (_name, programs, engine, spec, reading, writing) => {
  await using fakes = await fakePrograms(programs, answers);
  const planned = async (writesCache: boolean) =>
    (await (await builderOf(engine, fakes, { platforms: [], ...spec, writesCache })).plan()).lines.join('\n');
  expect(await planned(true)).toContain(writing);
  const ofStranger = await planned(false);
  expect(ofStranger).toContain(reading);
  expect(ofStranger).not.toContain(writing);
});

test('kaniko', async () => {
  await using fakes = await fakePrograms([], {});
  const dockerfile = await writtenDockerfile();
  const planned = async (writesCache: boolean) =>
    (await (await builderOf(kaniko, fakes, { emit: '/src/out', dockerfile, writesCache })).plan()).lines.join('\n');
  expect(await planned(true)).not.toContain('--no-push-cache');
  expect(await planned(false)).toMatch(/--cache=true[\s\S]*--no-push-cache/);
});
