import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { buildahEngine } from '../../../../../src/core/build/engines/buildah.ts';
import { buildkit } from '../../../../../src/core/build/engines/buildkit/buildkit.ts';
import { kaniko } from '../../../../../src/core/build/engines/kaniko.ts';
import { builderTls } from '../../../../../src/core/build/options/builder-tls.ts';
import { type BuildOptions, noOptions } from '../../../../../src/core/build/options/options.ts';
import type { ProgramCall } from '../../../../../src/core/ports.ts';
import { createSecrets } from '../../../../../src/core/secrets.ts';
import {
  builderOf,
  buildSpec,
  fakePrograms,
  proved,
  writtenDockerfile,
} from '../../../../support/build/fake-programs.ts';
import { failureOf } from '../../../../support/failure.ts';

/** As buildx and buildctl do: writes the metadata file. */
async function writeMetadata({ argv }: ProgramCall): Promise<void> {
  const file = argv.find((word) => word.startsWith('--metadata-file='))?.slice('--metadata-file='.length);
  await writeFile(file ?? '', JSON.stringify({ 'containerimage.digest': `sha256:${'d'.repeat(64)}` }));
}

const answers = {
  'docker buildx version': { stdout: 'github.com/docker/buildx v0.29.1' },
  'docker buildx inspect': { stdout: 'Name:   ci\nDriver: docker-container\n' },
  'docker buildx build': writeMetadata,
  'docker version': { stdout: '28.2.2\n' },
  'buildctl debug workers': {},
  'buildctl build': writeMetadata,
  'buildah info': {},
};
const dockerDriver = { ...answers, 'docker buildx inspect': { stdout: 'Driver: docker\n' } };

/** The argv of the build, as a dry run shows it. */
async function plannedBuild(client: 'docker' | 'buildctl' | 'buildah', options: Partial<BuildOptions>, more = {}) {
  await using programs = await fakePrograms([client], answers);
  const engine = client === 'buildah' ? buildahEngine(() => false) : buildkit;
  const spec = { options: { ...noOptions, ...options }, cache: { mode: 'none' } as const, ...more };
  return (await (await builderOf(engine, programs, spec)).plan()).lines.join('\n');
}

describe('each builder gets an option in its own words', () => {
  test.each<[Partial<BuildOptions>, string, string, string]>([
    [{ pull: true }, ' --pull ', ' --opt=image-resolve-mode=pull ', ' --pull=always '],
    [{ noCache: true }, ' --no-cache ', ' --no-cache ', ' --no-cache '],
    [{ ssh: ['default'] }, ' --ssh=default ', ' --ssh=default ', ' --ssh=default '],
    [{ network: 'none' }, ' --network=none ', ' --opt=force-network-mode=none ', ' --network=none '],
    [{ network: 'host' }, ' --network=host --allow=network.host ', '=host --allow=network.host ', ' --network=host '],
    [{ annotations: new Map([['a', 'b,c']]) }, ' --annotation=a=b,c ', ',"annotation.a=b,c"', ' --annotation=a=b,c '],
    [
      { buildContexts: new Map([['base', 'docker-image://x']]) },
      ' --build-context=base=docker-image://x ',
      ' --opt=context:base=docker-image://x ',
      ' --build-context=base=docker-image://x ',
    ],
    [
      { buildContexts: new Map([['shared', '/shared']]) },
      ' --build-context=shared=/shared ',
      ' --local=context-0=/shared --opt=context:shared=local:context-0 ',
      ' --build-context=shared=/shared ',
    ],
    [{ extraArgs: ['--ulimit=x', 'a b'] }, " --ulimit=x 'a b' ", " --ulimit=x 'a b' ", " --ulimit=x 'a b' "],
  ])('%j', async (options, buildx, buildctl, buildah) => {
    expect(await plannedBuild('docker', options)).toContain(buildx);
    expect(await plannedBuild('buildctl', options)).toContain(buildctl);
    expect(await plannedBuild('buildah', options)).toContain(buildah);
  });

  test.each<[Partial<BuildOptions>, string, string]>([
    [{ provenance: 'mode=max' }, ' --provenance=mode=max ', ' --opt=attest:provenance=mode=max '],
    [{ provenance: 'true' }, ' --provenance=true ', ' --opt=attest:provenance= '],
    [{ sbom: 'generator=x' }, ' --sbom=generator=x ', ' --opt=attest:sbom=generator=x '],
    [{ cacheFrom: ['type=local,src=/c'] }, ' --cache-from=type=local,src=/c ', ' --import-cache=type=local,src=/c '],
    [{ cacheTo: ['type=inline'] }, ' --cache-to=type=inline ', ' --export-cache=type=inline '],
  ])('BuildKit alone: %j', async (options, buildx, buildctl) => {
    expect(await plannedBuild('docker', options)).toContain(buildx);
    expect(await plannedBuild('buildctl', options)).toContain(buildctl);
  });

  test('an annotation is on the index too where there is one', async () => {
    const annotations = new Map([['a', 'b']]);
    for (const more of [
      { options: { ...noOptions, annotations, sbom: 'true' } },
      { platforms: ['linux/amd64', 'linux/arm64'] },
    ]) {
      expect(await plannedBuild('docker', { annotations }, more)).toContain(
        ' --annotation=manifest:a=b --annotation=index:a=b ',
      );
      expect(await plannedBuild('buildctl', { annotations }, more)).toContain(',annotation.a=b,annotation-index.a=b');
    }
    const own = { annotations: new Map([['index:a', 'b']]) };
    expect(await plannedBuild('docker', own, { platforms: ['linux/amd64', 'linux/arm64'] })).toContain(
      ' --annotation=index:a=b ',
    );
  });
});

describe('what a build inside dockerd cannot do', () => {
  const asked: readonly (readonly [string, Partial<BuildOptions>])[] = [
    ['cache-to', { cacheTo: ['type=inline'] }],
    ['provenance', { provenance: 'true' }],
    ['sbom', { sbom: 'true' }],
  ];

  test.each(asked)('%s: is a matter of the set-up, and names the builders that can', async (input, options) => {
    await using programs = await fakePrograms(['docker'], dockerDriver);
    const probe = await buildkit.probe(buildSpec({ options: { ...noOptions, ...options } }), programs.ports);
    expect(probe).toMatchObject({ available: false, bySetup: true });
    const reason = 'reason' in probe ? probe.reason : '';
    for (const word of [`${input}:`, 'docker-container', 'docker/setup-buildx-action', '`builder`']) {
      expect(reason).toContain(word);
    }
  });

  test.each(asked)('%s: a BuildKit daemon beside it is taken', async (_input, options) => {
    await using programs = await fakePrograms(['docker', 'buildctl'], dockerDriver);
    const plan = await (await builderOf(buildkit, programs, { options: { ...noOptions, ...options } })).plan();
    expect(plan.lines.join('\n')).toMatch(/buildctl .*build /);
  });

  test('on the containerd store it can', async () => {
    const store = {
      ...answers,
      'docker buildx inspect': { stdout: 'Driver: docker\nFeatures:\n Cache export:   true\n' },
    };
    await using programs = await fakePrograms(['docker'], store);
    const plan = await (await builderOf(buildkit, programs, { options: { ...noOptions, sbom: 'true' } })).plan();
    expect(plan.lines.join('\n')).toContain('--sbom=true');
  });
});

describe('kaniko', () => {
  const script = async (options: Partial<BuildOptions>, more = {}) => {
    await using programs = await fakePrograms([], {});
    const builder = await builderOf(kaniko, programs, {
      emit: '/src/out',
      dockerfile: await writtenDockerfile(),
      options: { ...noOptions, ...options },
      ...more,
    });
    return (await builder.plan()).lines.join('\n');
  };

  test('takes annotations and further arguments, and no cache with no-cache', async () => {
    const text = await script({ annotations: new Map([['a', 'b']]), extraArgs: ['--single-snapshot'], noCache: true });
    expect(text).toContain('--annotation=a=b');
    expect(text).toContain('--single-snapshot');
    expect(text).not.toContain('--cache=true');
    expect(await script({})).toContain('--cache=true');
  });

  test('refuses the file of a secret, which the other job may not have', async () => {
    await expect(script({}, { secrets: [{ id: 'npmrc', file: '/home/ci/.npmrc' }] })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^secrets: kaniko builds in another job/),
      hint: expect.stringContaining('buildkit or buildah'),
    });
  });
});

describe('a daemon that speaks TLS', () => {
  const tls = builderTls(
    {
      builder: 'tcp://buildkitd:1234',
      'builder-ca': import.meta.filename,
      'builder-cert': '-----BEGIN CERTIFICATE-----\nc',
      'builder-key': '-----BEGIN PRIVATE KEY-----\nkey-of-the-client',
    },
    '/src',
    createSecrets(),
  );

  test.each(['docker', 'buildctl'] as const)('%s gets private files, which go with the build', async (client) => {
    const seen: string[] = [];
    const look = async (call: ProgramCall) => {
      const path = call.argv.join(' ').match(/(?:--driver-opt=|--tls)key=(\S+)/)?.[1];
      if (path === undefined) return;
      seen.push(path, await readFile(path, 'utf8'), ((await stat(path)).mode & 0o777).toString(8));
    };
    await using programs = await fakePrograms([client], {
      'docker buildx version': { stdout: 'github.com/docker/buildx v0.29.1' },
      'docker buildx create': look,
      'docker buildx build': writeMetadata,
      'buildctl --addr=tcp://buildkitd:1234': async (call) => {
        await look(call);
        await writeMetadata(call).catch(() => {});
      },
    });
    const options = { ...noOptions, tls };
    const more = { builder: 'tcp://buildkitd:1234', options, cache: { mode: 'none' } as const };
    const builder = await builderOf(buildkit, programs, more);
    expect((await builder.plan()).lines.join('\n')).not.toContain('key-of-the-client');
    await builder.build(proved);
    expect(JSON.stringify(programs.calls.map(({ argv }) => argv))).not.toContain('key-of-the-client');
    expect(JSON.stringify(programs.calls.map(({ argv }) => argv))).toContain(import.meta.filename);
    const [path = '', text, mode] = seen.slice(-3);
    expect(text).toBe('-----BEGIN PRIVATE KEY-----\nkey-of-the-client\n');
    expect(mode).toBe('600');
    expect(existsSync(path)).toBe(false);
  });

  test.each([
    [{ 'builder-ca': import.meta.filename }, 'builder-ca'],
    [{ builder: 'tcp://x:1', 'builder-cert': import.meta.filename }, 'builder-key'],
    [{ builder: 'tcp://x:1', 'builder-ca': 'absent' }, 'builder-ca'],
  ])('%j is bad input', (request, input) => {
    expect(failureOf(() => builderTls(request, '/src', createSecrets()))).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(new RegExp(`^${input}:`)),
    });
  });
});
