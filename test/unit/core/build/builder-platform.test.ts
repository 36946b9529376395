/** What an image is made for where nobody says it: the builder that is going to build is asked, and only where it may be elsewhere. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { allEngines } from '../../../../src/core/build/engines.ts';
import { builderPlatform } from '../../../../src/core/build/make/builder-platform.ts';
import type { Task } from '../../../../src/core/build/make/task.ts';
import { hostPlatform } from '../../../../src/core/build/platform.ts';
import { type Answers, buildSpec, fakePrograms } from '../../../support/build/fake-programs.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

const arm = 'linux/arm64';
const daemon: Answers = {
  'docker buildx version': {},
  'docker buildx inspect': { stdout: 'Driver: docker\nPlatforms: linux/amd64\n' },
  'docker version': { stdout: '28.2.2\n' },
  'docker version --format {{.Server.Os}}': { stdout: 'linux/arm64\n' },
};
const container: Answers = {
  'docker buildx version': {},
  'docker buildx inspect': { stdout: 'Driver: docker-container\nPlatforms: linux/arm64*, linux/arm/v7\n' },
};
const buildctl: Answers = {
  'buildctl debug workers': { stdout: 'ID\tPLATFORMS\nx1\tlinux/arm64,linux/amd64\n' },
  'buildctl --addr=tcp://arm:1234 debug workers': { stdout: 'ID\tPLATFORMS\nx1\tlinux/arm64,linux/amd64\n' },
};
const instance = (node: object, driver = 'docker-container') => JSON.stringify({ Driver: driver, Nodes: [node] });
const here = { Endpoint: 'unix:///var/run/docker.sock' };

interface Row {
  readonly answers?: Answers;
  readonly env?: Readonly<Record<string, string>>;
  readonly builder?: string;
  readonly engines?: readonly string[];
  /** Below the configuration of docker. */
  readonly files?: Readonly<Record<string, string>>;
  readonly is: string;
  readonly warns?: RegExp;
  /** No program is started. */
  readonly isQuiet?: true;
}

test.each<[string, Row]>([
  ['this machine', { is: hostPlatform(), isQuiet: true }],
  [
    'this machine, by its own socket',
    { env: { DOCKER_HOST: 'unix:///run/d.sock' }, is: hostPlatform(), isQuiet: true },
  ],
  ['a daemon of DOCKER_HOST', { env: { DOCKER_HOST: 'tcp://arm:2375' }, answers: daemon, is: arm }],
  ['a daemon of DOCKER_CONTEXT', { env: { DOCKER_CONTEXT: 'arm' }, answers: daemon, is: arm }],
  ['the default context by name', { env: { DOCKER_CONTEXT: 'default' }, is: hostPlatform(), isQuiet: true }],
  [
    'a daemon of docker context use',
    { files: { 'config.json': '{"currentContext":"arm"}' }, answers: daemon, is: arm },
  ],
  [
    'this machine, whose variable wins over the context in use',
    {
      files: { 'config.json': '{"currentContext":"arm"}' },
      env: { DOCKER_CONTEXT: 'default' },
      is: hostPlatform(),
      isQuiet: true,
    },
  ],
  ['a builder of BUILDX_BUILDER', { env: { BUILDX_BUILDER: 'arm' }, answers: container, is: arm }],
  [
    'a builder of buildx use',
    {
      files: { 'buildx/current': '{"Name":"arm"}', 'buildx/instances/arm': instance({ Endpoint: 'ssh://arm' }) },
      answers: container,
      is: arm,
    },
  ],
  [
    'a remote driver of buildx use',
    {
      files: { 'buildx/current': '{"Name":"arm"}', 'buildx/instances/arm': instance(here, 'remote') },
      answers: container,
      is: arm,
    },
  ],
  ['a builder of buildx use --default', { files: { 'buildx/defaults/0af3': 'arm' }, answers: container, is: arm }],
  [
    'this machine, for a container that buildx has made on it',
    {
      files: { 'buildx/current': '{"Name":"ci"}', 'buildx/instances/ci': instance(here) },
      is: hostPlatform(),
      isQuiet: true,
    },
  ],
  ['a builder by name', { builder: 'arm', answers: container, is: arm }],
  [
    'a builder that is not started yet',
    {
      builder: 'arm',
      answers: {
        ...container,
        'docker buildx inspect': { stdout: 'Driver: docker-container\n' },
        'docker buildx inspect --bootstrap -- arm': { stdout: 'Platforms: linux/arm64\n' },
      },
      is: arm,
    },
  ],
  [
    'a daemon at an address, through buildx',
    {
      builder: 'tcp://arm:1234',
      answers: {
        'docker buildx version': {},
        'docker buildx create': {},
        'docker buildx inspect --bootstrap -- monorepo-gitops': { stdout: 'Platforms: linux/arm64\n' },
      },
      is: arm,
    },
  ],
  ['a daemon at an address, through buildctl', { builder: 'tcp://arm:1234', answers: buildctl, is: arm }],
  [
    'a daemon of BUILDKIT_HOST',
    {
      env: { BUILDKIT_HOST: 'tcp://arm:1234' },
      answers: buildctl,
      is: arm,
    },
  ],
  [
    'the daemon of docker, which BUILDKIT_HOST does not mean',
    {
      env: { BUILDKIT_HOST: 'tcp://arm:1234' },
      answers: { ...daemon, ...buildctl, 'docker version --format {{.Server.Os}}': { stdout: 'linux/s390x\n' } },
      is: 'linux/s390x',
    },
  ],
  [
    'this machine, where buildah builds beside a docker elsewhere',
    { env: { DOCKER_HOST: 'tcp://arm:2375' }, engines: ['buildah'], is: hostPlatform(), isQuiet: true },
  ],
  [
    'this machine, where buildah builds because no docker answers',
    { env: { DOCKER_HOST: 'tcp://arm:2375' }, answers: { 'buildah info': {} }, is: hostPlatform() },
  ],
  [
    'this machine where nobody answers, with a warning',
    { env: { DOCKER_HOST: 'tcp://arm:2375' }, is: hostPlatform(), warns: /no engine can build here.*platforms/ },
  ],
  [
    'this machine where the builder does not say, with a warning',
    {
      builder: 'arm',
      answers: { ...container, 'docker buildx inspect': { stdout: 'Driver: remote\n' } },
      is: hostPlatform(),
      warns: /buildkit does not say it/,
    },
  ],
])('%s', async (_name, { answers = {}, env = {}, builder, engines = ['buildkit', 'buildah'], files = {}, ...row }) => {
  const names = ['docker', 'buildctl', 'buildah'].filter((name) =>
    Object.keys(answers).some((line) => line.startsWith(name)),
  );
  await using programs = await fakePrograms(names, answers, env);
  for (const [name, text] of Object.entries(files)) {
    const path = join(programs.directory, '.docker', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const log = memoryLog();
  const ports = portsOf({ env: programs.ports.env, log });
  const task = {
    engines: allEngines.filter(({ name }) => engines.includes(name)),
    registry: programs.ports.registry,
    ports: { ...ports, programs: { ...ports.programs, run: programs.ports.run } },
  } as unknown as Task;
  expect(await builderPlatform(task, buildSpec({ builder, cache: { mode: 'none' } }))).toBe(row.is);
  expect(log.warnings).toEqual(row.warns === undefined ? [] : [expect.stringMatching(row.warns)]);
  if (row.isQuiet) expect(programs.calls).toEqual([]);
});
