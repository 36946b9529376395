import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BuildSpec } from '../../../../../src/core/build/engine.ts';
import { buildahEngine, runsInContainer } from '../../../../../src/core/build/engines/buildah.ts';
import { type Answers, builderOf, buildSpec, fakePrograms } from '../../../../support/build/fake-programs.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';

const works: Answers = { 'buildah info': {} };
const onlyVfs: Answers = {
  'buildah info': { exitCode: 125, stderr: "'overlay' is not supported over overlayfs" },
  'buildah --storage-driver=vfs info': {},
};

async function planned(
  answers: Answers,
  options: { env?: Record<string, string>; inContainer?: boolean; spec?: Partial<BuildSpec> } = {},
) {
  await using programs = await fakePrograms(['buildah'], answers, options.env);
  const engine = buildahEngine(() => options.inContainer ?? false);
  const { lines } = await (await builderOf(engine, programs, options.spec)).plan();
  const [directory, ...started] = lines;
  expect(directory).toBe('work=$(mktemp -d)');
  return started.map((line) => line.slice(programs.directory.length + 1));
}

describe('buildah', () => {
  test.each([
    ['as configured where that works', works, {}, 'buildah build --layers'],
    ['on vfs where overlay cannot work', onlyVfs, {}, 'buildah --storage-driver=vfs build --layers'],
    ['with chroot isolation in a container', works, { inContainer: true }, 'buildah build --isolation=chroot --layers'],
    [
      'as BUILDAH_ISOLATION says',
      works,
      { inContainer: true, env: { BUILDAH_ISOLATION: 'oci' } },
      'buildah build --layers',
    ],
  ])('builds %s', async (_name, answers, options, expected) => {
    expect((await planned(answers, options))[0]).toContain(expected);
  });

  test('is not available when STORAGE_DRIVER names what cannot work', async () => {
    await using programs = await fakePrograms(['buildah'], onlyVfs, { STORAGE_DRIVER: 'overlay' });
    expect(await buildahEngine(() => false).probe(buildSpec(), programs.ports)).toMatchObject({
      available: false,
      reason: expect.stringContaining('overlayfs'),
      howToGet: expect.stringContaining('buildah'),
    });
  });

  test('has each tag pushed by hand, trying again by itself', async () => {
    const [, ...pushes] = await planned(works);
    expect(pushes).toEqual(
      ['abcdef01', 'latest'].map(
        (tag) =>
          `buildah push --retry=3 --retry-delay=2s --digestfile="$work"/digest "$(cat "$work"/image-id)" docker://harbor.example.com/fe/apps/web1:${tag}`,
      ),
    );
  });

  test('verifies TLS of every registry but those on the loopback interface', async () => {
    expect((await planned(works)).join()).not.toContain('--tls-verify');
    expect((await planned(works, { spec: { insecureRegistry: true } })).join()).toContain('--tls-verify=false');
  });

  test('makes several platforms one list', async () => {
    const [build, push] = await planned(works, { spec: { platforms: ['linux/amd64', 'linux/arm64'] } });
    expect(build).toContain('--platform=linux/amd64,linux/arm64');
    expect(build).toContain('--manifest=localhost/');
    expect(build).toContain('--layers=false');
    expect(build).not.toContain('--cache');
    expect(push).toContain('buildah manifest push --all');
  });

  test('takes the ignore file of the Dockerfile, which it would not find by itself', async () => {
    const directory = scratchDirectory('ignore');
    const dockerfile = join(directory, 'Dockerfile');
    expect((await planned(works, { spec: { dockerfile } }))[0]).not.toContain('--ignorefile');
    await writeFile(`${dockerfile}.dockerignore`, '*.md');
    expect((await planned(works, { spec: { dockerfile } }))[0]).toContain(`--ignorefile=${dockerfile}.dockerignore`);
    await rm(directory, { recursive: true });
  });
});

test.each([
  [{ KUBERNETES_SERVICE_HOST: '10.0.0.1' }, true],
  [{ container: 'podman' }, true],
])('knows a container by %j', async (env, expected) => {
  expect(runsInContainer(env)).toBe(expected);
});
