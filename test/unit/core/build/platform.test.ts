import { expect, test } from 'vitest';
import { defaultPlatform, hostPlatform } from '../../../../src/core/build/platform.ts';
import { fakePrograms } from '../../../support/build/fake-programs.ts';

const answers = {
  'buildctl --addr=tcp://arm:1234 debug workers': { stdout: 'ID\tPLATFORMS\nx1\tlinux/arm64,linux/amd64\n' },
  'docker buildx inspect -- arm': { stdout: 'Driver: remote\nNodes:\nPlatforms:        linux/arm64*, linux/arm/v7\n' },
  'docker version': { stdout: 'linux/arm64\n' },
};

test.each<[string, string | undefined, Readonly<Record<string, string>>, string]>([
  ['this machine', undefined, {}, hostPlatform()],
  ['this machine, by its own socket', undefined, { DOCKER_HOST: 'unix:///run/docker.sock' }, hostPlatform()],
  [
    'what docker takes by default',
    undefined,
    { DOCKER_DEFAULT_PLATFORM: 'linux/s390x', DOCKER_HOST: 'tcp://arm:2375' },
    'linux/s390x',
  ],
  ['that, as builders write it', 'arm', { DOCKER_DEFAULT_PLATFORM: 'aarch64' }, 'linux/arm64'],
  ['a docker elsewhere', undefined, { DOCKER_HOST: 'tcp://arm:2375' }, 'linux/arm64'],
  ['a BuildKit daemon', 'tcp://arm:1234', {}, 'linux/arm64'],
  ['that of the job', undefined, { BUILDKIT_HOST: 'tcp://arm:1234' }, 'linux/arm64'],
  ['a builder of buildx', 'arm', {}, 'linux/arm64'],
  ['one that does not answer', 'gone', {}, hostPlatform()],
])('%s', async (_name, builder, env, expected) => {
  await using programs = await fakePrograms(['docker', 'buildctl'], answers);
  const { run } = programs.ports;
  const called = (argv: readonly string[]) =>
    [`${programs.directory}/${argv[0]}`, ...argv.slice(1)] as [string, ...string[]];
  const found = await defaultPlatform(builder, { env, run: (call) => run({ ...call, argv: called(call.argv) }) });
  expect(found).toBe(expected);
  const isRemote = expected !== hostPlatform() || builder === 'gone';
  expect(programs.calls.length).toBe(isRemote && env.DOCKER_DEFAULT_PLATFORM === undefined ? 1 : 0);
});
