import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildkit } from '../../../../../src/core/build/engines/buildkit/buildkit.ts';
import type { ProgramCall } from '../../../../../src/core/ports.ts';
import {
  builderOf,
  buildSpec,
  type FakePrograms,
  fakePrograms,
  proved,
} from '../../../../support/build/fake-programs.ts';

const digest = `sha256:${'d'.repeat(64)}`;

/** A proof that fails: the caller makes its own in the registry, or the image gets no name. */
const refused = async (): Promise<void> => {
  throw new Error('not proved');
};

/** As buildx and buildctl do: writes the metadata file. */
async function writeMetadata({ argv }: ProgramCall): Promise<void> {
  const file = argv.find((word) => word.startsWith('--metadata-file='))?.slice('--metadata-file='.length);
  await writeFile(file ?? '', JSON.stringify({ 'containerimage.digest': digest, 'image.name': 'a,b' }));
}

const containerBuilder = {
  'docker buildx version': { stdout: 'github.com/docker/buildx v0.29.1' },
  'docker buildx inspect': { stdout: 'Name:   ci\nDriver: docker-container\n' },
  'docker buildx build': writeMetadata,
};
const dockerDriver = {
  ...containerBuilder,
  'docker buildx inspect': { stdout: 'Name:   default\nDriver: docker\n' },
  'docker version': { stdout: '28.2.2\n' },
  'docker tag': {},
  'docker push': { stdout: `abcdef01: digest: ${digest} size: 943\n` },
  'docker rmi': {},
};

/** The programs that were started, without their directory, but for those that only tell something. */
function started({ calls, directory }: FakePrograms): readonly string[] {
  return calls
    .map(({ argv }) => argv.join(' ').replace(`${directory}/`, ''))
    .filter((line) => !/ (version|inspect|--help)\b/.test(line));
}

describe('docker buildx', () => {
  test('builds and pushes by the digest alone, and reads it from the metadata file', async () => {
    await using programs = await fakePrograms(['docker'], containerBuilder);
    const builder = await builderOf(buildkit, programs);
    expect(await builder.build(refused)).toEqual({ result: 'pushed', action: 'built', digest, tagged: [] });
    const argv = programs.calls.at(-1)!.argv.map((word) => word.replace(/=\/tmp.*\/metadata/, '=<tmp>/metadata'));
    expect(argv.slice(1)).toEqual([
      'buildx',
      'build',
      '--output=type=image,name=harbor.example.com/fe/apps/web1,push-by-digest=true,push=true',
      '--progress=plain',
      '--metadata-file=<tmp>/metadata.json',
      '--file=/src/apps/Dockerfile',
      '--platform=linux/amd64',
      '--target=run',
      "--build-arg=SERVICE_NAME=it's $HOME",
      '--label=team=front end',
      '--secret=id=npmrc,env=NPMRC',
      '--provenance=false',
      '--cache-from=type=registry,ref=harbor.example.com/fe/apps/web1/cache:fe-apps-web1',
      '--cache-to=type=registry,ref=harbor.example.com/fe/apps/web1/cache:fe-apps-web1,image-manifest=true,oci-mediatypes=true,mode=max,ignore-error=true',
      '--',
      '/src',
    ]);
  });

  test('with the docker driver has a name of its own in the store until it is proved, and goes with one tag', async () => {
    const image = 'harbor.example.com/fe/apps/web1';
    const own = `${image}:b-${'5'.repeat(40)}`;
    await using programs = await fakePrograms(['docker'], dockerDriver);
    const builder = await builderOf(buildkit, programs);
    const tagged = ['abcdef01'];
    expect(await builder.build(proved)).toEqual({ result: 'pushed', action: 'built', digest, tagged });
    const [build, ...after] = started(programs);
    expect(build).toContain(` --tag=${own} `);
    expect(build).not.toContain(`${image}:abcdef01`);
    expect(after).toEqual([
      `docker tag ${own} ${image}:abcdef01`,
      `docker tag ${own} ${image}:latest`,
      `docker push -- ${image}:abcdef01`,
      `docker rmi --force ${own}`,
    ]);
    programs.calls.length = 0;
    await expect(builder.build(refused)).rejects.toThrow('not proved');
    expect(started(programs).slice(1)).toEqual([`docker rmi --force ${own}`]);
  });

  test('with the docker driver pushes an index under the name of the build, for a proof in the registry', async () => {
    await using programs = await fakePrograms(['docker'], {
      ...dockerDriver,
      'docker buildx inspect': { stdout: 'Driver: docker\nFeatures:\n Cache export:   true\n' },
    });
    const platforms = ['linux/amd64', 'linux/arm64'];
    const builder = await builderOf(buildkit, programs, { platforms });
    expect(await builder.build(refused)).toEqual({ result: 'pushed', action: 'built', digest, tagged: [] });
    const own = `harbor.example.com/fe/apps/web1:b-${'5'.repeat(40)}`;
    expect(started(programs).slice(1)).toEqual([`docker push -- ${own}`, `docker rmi --force ${own}`]);
  });

  test('with the docker driver leaves out the cache export that it refuses, and says so', async () => {
    await using programs = await fakePrograms(['docker'], dockerDriver);
    await (await builderOf(buildkit, programs)).build(proved);
    expect(started(programs)[0]).toContain('docker buildx build --load');
    expect(started(programs)[0]).not.toContain('--cache');
    expect(programs.details.join()).toContain('This docker cannot export a build cache');
  });

  test('with the docker driver on the containerd store exports it', async () => {
    await using programs = await fakePrograms(['docker'], {
      ...dockerDriver,
      'docker buildx inspect': { stdout: 'Driver: docker\nFeatures:\n Cache export:   true\n' },
    });
    await (await builderOf(buildkit, programs)).build(proved);
    expect(started(programs)[0]).toContain('--cache-to=');
  });

  test.each<[string, Parameters<typeof fakePrograms>[1], readonly string[]]>([
    [
      'a builder of its own',
      containerBuilder,
      ['--output=type=image,name=harbor.example.com/fe/apps/web1,push-by-digest=true,push=true,registry.insecure=true'],
    ],
    ['the docker driver, which pushes through dockerd', dockerDriver, ['--load']],
  ])('pushes over plain http with %s', async (_name, answers, expected) => {
    await using programs = await fakePrograms(['docker'], answers);
    await (await builderOf(buildkit, programs, { insecureRegistry: true })).build(proved);
    const words = started(programs)[0]?.split(' ') ?? [];
    expect(words.filter((word) => word === '--load' || word.startsWith('--output'))).toEqual(expected);
    const told = programs.warnings.filter((line) => line.includes('insecure-registries'));
    expect(told).toHaveLength(expected[0] === '--load' ? 1 : 0);
  });

  test.each([
    ['harbor.example.com/fe/cache', true],
    ['other.example.com/fe/cache', false],
  ])('reads and writes the cache in %s over plain http: %s', async (repository, plain) => {
    await using programs = await fakePrograms(['docker'], containerBuilder);
    const cache = { mode: 'registry', repository, scope: 'web1' } as const;
    await (await builderOf(buildkit, programs, { cache, insecureRegistry: true })).build(proved);
    const { argv } = programs.calls.at(-1)!;
    for (const flag of ['--cache-from=', '--cache-to=']) {
      const fields = argv.find((word) => word.startsWith(flag))?.split(',');
      expect(fields?.includes('registry.insecure=true')).toBe(plain);
    }
  });

  test('says nothing of the list of dockerd for a loopback registry, which needs none', async () => {
    await using programs = await fakePrograms(['docker'], dockerDriver);
    const image = '127.0.0.1:5000/fe/web1';
    await (await builderOf(buildkit, programs, { image, insecureRegistry: true })).build(proved);
    expect(programs.warnings).toEqual([]);
  });

  test('keeps services apart in the cache of GitHub Actions', async () => {
    await using programs = await fakePrograms(['docker'], containerBuilder);
    await (await builderOf(buildkit, programs, { cache: { mode: 'gha', scope: 'fe-apps-web1' } })).build(proved);
    expect(programs.calls.at(-1)!.argv).toContain('--cache-to=type=gha,scope=fe-apps-web1,mode=max,ignore-error=true');
  });

  test('makes a throw-away builder for the address of a daemon, in a configuration that is thrown away', async () => {
    await using programs = await fakePrograms(['docker'], { ...containerBuilder, 'docker buildx create': {} });
    await (await builderOf(buildkit, programs, { builder: 'tcp://buildkitd:1234' })).build(proved);
    const [create, build] = programs.calls.slice(-2);
    expect(create!.argv.slice(1)).toEqual([
      'buildx',
      'create',
      '--name',
      'monorepo-gitops',
      '--driver',
      'remote',
      '--',
      'tcp://buildkitd:1234',
    ]);
    expect(build!.argv).toContain('--builder=monorepo-gitops');
    expect(build!.env.BUILDX_CONFIG).toBe(create!.env.BUILDX_CONFIG);
    await expect(stat(build!.env.BUILDX_CONFIG!)).rejects.toThrow('ENOENT');
  });

  test('hands the credential over in a private file that is gone afterwards, beside what the user has', async () => {
    let seen: { config: unknown; contexts: number; mode: number; directoryMode: number } | undefined;
    await using programs = await fakePrograms(['docker'], {
      ...containerBuilder,
      'docker buildx build': async (call) => {
        const directory = call.env.DOCKER_CONFIG!;
        seen = {
          config: JSON.parse(await readFile(join(directory, 'config.json'), 'utf8')),
          contexts: (await readdir(join(directory, 'contexts'))).length,
          mode: (await stat(join(directory, 'config.json'))).mode & 0o777,
          directoryMode: (await stat(directory)).mode & 0o777,
        };
        await writeMetadata(call);
      },
    });
    await writeUserConfig(programs.directory, {
      auths: { 'other.example.com': { auth: 'b3RoZXI=' } },
      credsStore: 'desktop',
      currentContext: 'remote',
    });
    const credentials = [
      {
        registry: 'harbor.example.com',
        credentials: { kind: 'basic', username: 'robot$fe+ci', password: 'pass:word', source: 's', hint: 'h' },
      },
    ] as const;
    await (await builderOf(buildkit, programs, { credentials })).build(proved);
    expect(seen).toMatchObject({ mode: 0o600, directoryMode: 0o700, contexts: 1 });
    expect(seen?.config).toMatchObject({
      auths: {
        'other.example.com': { auth: 'b3RoZXI=' },
        'harbor.example.com': { auth: Buffer.from('robot$fe+ci:pass:word').toString('base64') },
      },
      // Otherwise the store of the desktop would be asked, which does not have it.
      credHelpers: { 'harbor.example.com': '' },
      currentContext: 'remote',
      cliPluginsExtraDirs: [join(programs.directory, '.docker/cli-plugins')],
    });
    const { env, argv } = programs.calls.at(-1)!;
    await expect(stat(env.DOCKER_CONFIG!)).rejects.toThrow('ENOENT');
    expect(env.BUILDX_CONFIG).toBe(join(programs.directory, '.docker/buildx'));
    expect(argv.join(' ')).not.toContain('pass:word');
  });

  test('a configuration that is no JSON fails without repeating its text', async () => {
    await using programs = await fakePrograms(['docker'], containerBuilder, {});
    await writeUserConfig(programs.directory, '{"auths": {"x": {"auth": "c2VjcmV0"}');
    const credentials = { kind: 'basic', username: 'u', password: 'p', source: 's', hint: 'h' } as const;
    const builder = await builderOf(buildkit, programs, {
      credentials: [{ registry: 'harbor.example.com', credentials }],
    });
    const failure = (await builder.build(proved).catch((error: unknown) => error)) as Error;
    expect(failure).toMatchObject({ code: 'DOCKER_CONFIG_INVALID', exitCode: 2 });
    expect(failure.cause).toBeUndefined();
    expect(failure.message).not.toContain('c2VjcmV0');
  });
});

describe('the choice of a BuildKit client', () => {
  const digestOf = (number: number) => `sha256:${String(number).repeat(64)}`;
  const oldDocker = {
    'docker version': { stdout: '20.10.24\n' },
    'docker build': {},
    'docker image inspect': { stdout: '[]' },
    'docker tag': {},
    'docker rmi': {},
  };

  test.each<[string, Parameters<typeof fakePrograms>[1], string | undefined]>([
    [
      'what docker push says, although the store has several of this repository',
      { 'docker push': { stdout: `The push refers to repository [r]\nv1: digest: ${digestOf(1)} size: 943\n` } },
      digestOf(1),
    ],
    ['none of several in the store', {}, undefined],
    ['none of a line that says something else', { 'docker push': { stdout: `digest: ${digestOf(1)}\n` } }, undefined],
  ])('reports as the digest of docker build %s', async (_, answers, expected) => {
    const repository = 'harbor.example.com/fe/web1';
    const several = JSON.stringify([2, 3].map((number) => `${repository}@${digestOf(number)}`));
    await using programs = await fakePrograms(['docker'], {
      ...oldDocker,
      'docker push': {},
      'docker image inspect': { stdout: several },
      ...answers,
    });
    const builder = await builderOf(buildkit, programs, { image: repository, tags: ['v1'] });
    expect(await builder.build(proved)).toMatchObject({ result: 'pushed', digest: expected });
  });

  test.each<[string, readonly string[], Parameters<typeof fakePrograms>[1], string | undefined, string]>([
    [
      'buildx before all',
      ['docker', 'buildctl'],
      { ...containerBuilder, 'buildctl debug workers': {} },
      undefined,
      'docker buildx build',
    ],
    ['buildctl without docker', ['buildctl'], { 'buildctl debug workers': {} }, undefined, 'buildctl build'],
    [
      'buildctl at an address',
      ['buildctl'],
      { 'buildctl --addr=unix:///b.sock debug workers': {} },
      'unix:///b.sock',
      'buildctl --addr=unix:///b.sock build',
    ],
    ['docker of before 23 by itself', ['docker'], oldDocker, undefined, 'docker build'],
    [
      'docker of before 23 when a buildx has no daemon',
      ['docker'],
      { ...oldDocker, 'docker buildx version': {} },
      undefined,
      'docker build',
    ],
  ])('takes %s', async (_name, names, answers, builder, expected) => {
    await using programs = await fakePrograms(names, answers);
    const { lines } = await (await builderOf(buildkit, programs, { builder })).plan();
    expect(lines.join('\n').replaceAll(`${programs.directory}/`, '')).toContain(`${expected} `);
  });

  test('docker without buildx says that dockerd has to list a plain http registry', async () => {
    await using programs = await fakePrograms(['docker'], { ...oldDocker, 'docker push': {} });
    await (await builderOf(buildkit, programs, { insecureRegistry: true })).build(proved);
    expect(programs.warnings.join()).toContain('insecure-registries');
  });

  test('asks every docker on PATH: the first may be one that cannot build', async () => {
    await using broken = await fakePrograms(['docker'], {});
    await using working = await fakePrograms(['docker'], oldDocker);
    const run = (call: ProgramCall) => (call.argv[0].startsWith(broken.directory) ? broken : working).ports.run(call);
    const env = { PATH: `${broken.directory}:${working.directory}` };
    const builder = await builderOf(buildkit, { ports: { ...working.ports, run, env } });
    expect((await builder.plan()).lines.join('\n')).toContain(`${join(working.directory, 'docker')} build `);
  });

  test('says of every client what it lacks', async () => {
    await using programs = await fakePrograms(['docker'], {});
    const answer = await buildkit.probe(buildSpec(), programs.ports);
    expect(answer).toMatchObject({ available: false, howToGet: expect.stringContaining('buildx') });
    expect(answer).toMatchObject({
      reason: `${programs.directory}/docker: has no buildx plugin; no buildctl on PATH; ${programs.directory}/docker: no docker daemon answers`,
    });
  });

  test('docker without buildx does not build several platforms, so that another engine may', async () => {
    await using programs = await fakePrograms(['docker'], oldDocker);
    const spec = buildSpec({ platforms: ['linux/amd64', 'linux/arm64'] });
    expect(await buildkit.probe(spec, programs.ports)).toMatchObject({
      available: false,
      reason: expect.stringContaining('without buildx it builds one platform at a time'),
    });
  });
});

test('buildctl pushes by the digest alone, and gets the Dockerfile by its own directory', async () => {
  await using programs = await fakePrograms(['buildctl'], {
    'buildctl debug workers': {},
    'buildctl build': writeMetadata,
  });
  expect(await (await builderOf(buildkit, programs)).build(proved)).toMatchObject({ digest });
  expect(programs.calls.at(-1)!.argv).toEqual(
    expect.arrayContaining([
      '--local=context=/src',
      '--local=dockerfile=/src/apps',
      '--opt=filename=Dockerfile',
      '--opt=target=run',
      "--opt=build-arg:SERVICE_NAME=it's $HOME",
      '--output=type=image,name=harbor.example.com/fe/apps/web1,push-by-digest=true,push=true',
      '--secret=id=npmrc,env=NPMRC',
    ]),
  );
});

async function writeUserConfig(home: string, config: object | string): Promise<void> {
  await mkdir(join(home, '.docker/contexts/meta'), { recursive: true });
  await writeFile(join(home, '.docker/config.json'), typeof config === 'string' ? config : JSON.stringify(config));
}
