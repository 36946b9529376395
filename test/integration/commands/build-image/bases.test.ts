/** The base image that a build stands on is the one that its registry has, whatever copy the builder keeps. */
import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { blobOf, readManifest } from '../../../../src/core/image/manifest.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { prepareBuildah, pushBusybox, rootBuildah, rootDocker, startDocker } from '../../../support/build/builders.ts';
import { rootBuildKit, startBuildKit } from '../../../support/build/buildkitd.ts';
import { builtImage } from '../../../support/build/image-files.ts';
import { moveBase } from '../../../support/build/moving-base.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { endsWithFile, scratchDirectory } from '../../../support/lifetime.ts';
import { findProgram } from '../../../support/real-parts.ts';
import { collected, startRegistry, testClient } from '../../../support/registry/server.ts';

const run = promisify(execFile);
const parts = { docker: await rootDocker(), buildah: await rootBuildah(), buildctl: await rootBuildKit() };
const registry = await startRegistry();
const client = testClient();
const busybox = await pushBusybox(client, registry.host);

interface Builder {
  readonly env: Environment;
  readonly inputs: Given;
  /** Fetches an image into the builder's own store, under its tag. */
  keep(image: string): Promise<unknown>;
  /** Gives an image of the store another name there. */
  name(image: string, name: string): Promise<unknown>;
}

const builders: Readonly<Record<string, () => Promise<Builder>>> = {
  async docker() {
    const { program, env } = endsWithFile(await startDocker());
    const docker = (...args: string[]) => run(program, args, { env });
    const keep = (image: string) => docker('pull', image);
    return { env, inputs: { engine: 'buildkit' }, keep, name: (image, name) => docker('tag', image, name) };
  },
  async buildah() {
    const { env } = await prepareBuildah();
    const buildah = (...args: string[]) => run('buildah', args, { env });
    const keep = (image: string) => buildah('pull', '--tls-verify=false', image);
    return { env, inputs: { engine: 'buildah' }, keep, name: (image, name) => buildah('tag', image, name) };
  },
  async buildctl() {
    const { address } = endsWithFile(await startBuildKit());
    const none = async () => undefined;
    // Without docker on PATH, so that its own client is taken.
    const directory = scratchDirectory('bin');
    const program = await findProgram('buildctl');
    await run('ln', ['-s', program ?? '', join(directory, 'buildctl')]);
    const env = { PATH: directory };
    return { env, inputs: { engine: 'buildkit', builder: address }, keep: none, name: none };
  },
};

let number = 0;

/** A base image and a tool of our own, both moved after the builder has fetched them. */
async function staleCopies(builder: Builder) {
  number += 1;
  const at = async (name: string, marker: string) => {
    await moveBase(client, busybox, { tag: `${name}-${number}`, marker });
    return `${registry.host}/base/busybox:${name}-${number}`;
  };
  const [base, tool, mount] = [await at('base', 'old'), await at('tool', 'old'), await at('mount', 'old')];
  for (const image of [base, tool, mount]) await builder.keep(image);
  for (const name of ['base', 'tool', 'mount']) await at(name, 'new');
  return { base, tool, mount };
}

async function directoryWith(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = scratchDirectory('bases');
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
  return directory;
}

const imageOf = (name: string) => `${registry.host}/fe/${name}-${number}`;
const build = ({ env, inputs }: Builder, cwd: string, image: string, more: Given = {}) =>
  runCommand(
    buildImage,
    { image, tags: ['built'], cache: 'none', ...inputs, ...more },
    { cwd, env, programs: systemPrograms },
  );

async function textsOf(image: string, below = 2): Promise<Readonly<Record<string, string | undefined>>> {
  const { files } = await builtImage(`${image}:built`, below);
  return Object.fromEntries(files.map(({ path, text }) => [path, text?.trim()]));
}

async function layersOf(image: string): Promise<readonly string[]> {
  return (await builtImage(image, 99)).layers;
}

async function keyTags(image: string): Promise<readonly string[]> {
  return (await client.listTags(parseReference(image))).filter((tag) => tag.startsWith('c-'));
}

describe.each(['docker', 'buildah', 'buildctl'] as const)('with %s', (name) => {
  const part = parts[name];
  let builder: Builder;
  beforeAll(async () => {
    if (part.present) builder = (await builders[name]?.()) as Builder;
  });

  // The second is a matter of the command, and buildah is slow.
  test.skipIf(!part.present).each(name === 'docker' ? [{ 'unless-changed': true }, {}] : [{ 'unless-changed': true }])(
    part.titled('takes what the registry has, not the copy of the builder: %j'),
    async (more) => {
      const { base, tool, mount } = await staleCopies(builder);
      const cwd = await directoryWith({
        'web.Dockerfile': `ARG BASE=${base}
FROM $BASE AS build
RUN cat /etc/base > /seen

FROM --platform=$BUILDPLATFORM \\
  $BASE
COPY --from=build /seen /first
COPY --from=${tool} /etc/base /second
RUN --mount=type=bind,from=${mount},target=/other cat /other/etc/base > /third
COPY . /context/
`,
        'web.Dockerfile.dockerignore': 'private\n*Dockerfile*\n',
        private: 'not for the image',
        public: 'for the image',
      });
      const image = imageOf(`${name}-stale`);
      const { outputs } = await build(builder, cwd, image, { dockerfile: 'web.Dockerfile', ...more });
      expect(await textsOf(image)).toMatchObject({ '/first': 'new', '/second': 'new', '/third': 'new' });
      expect(await textsOf(image)).toHaveProperty('/context/public');
      expect(await textsOf(image)).not.toHaveProperty('/context/private');
      expect((await layersOf(`${image}:built`)).slice(0, 2)).toEqual(await layersOf(base));
      if (!('unless-changed' in more)) return;
      const [tag = ''] = await keyTags(image);
      expect((await client.headManifest({ ...parseReference(image), tag }))?.digest).toBe(outputs.digest);
    },
  );

  test.skipIf(!part.present || name === 'buildctl')(
    part.titled('takes an image that only the builder has, and says so'),
    async () => {
      number += 1;
      await builder.keep(busybox);
      const local = `${registry.host}/base/local-only:${number}`;
      await builder.name(busybox, local);
      const cwd = await directoryWith({ Dockerfile: `FROM ${local}\nRUN echo built > /seen\n` });
      const image = imageOf(`${name}-local`);
      const { warnings } = await build(builder, cwd, image, { 'unless-changed': true });
      expect(await textsOf(image, 1)).toMatchObject({ '/seen': 'built' });
      expect((await layersOf(`${image}:built`)).slice(0, 1)).toEqual(await layersOf(busybox));
      expect(warnings.join('\n')).toContain(`the base image ${local} is not in a registry`);
      expect(await keyTags(image)).toEqual([]);
    },
  );
});

describe('a base image whose registry does not answer', () => {
  test.skipIf(!parts.buildah.present)(parts.buildah.titled('is asked for by the builder, with a warning'), async () => {
    number += 1;
    const builder = (await builders.buildah?.()) as Builder;
    const cwd = await directoryWith({ Dockerfile: `FROM 127.0.0.1:1/base/gone:1\nRUN true\n` });
    const failure = build(builder, cwd, imageOf('gone'), { 'dry-run': true });
    const { lines, warnings } = await failure;
    expect(lines.join('\n')).toContain('--pull=always');
    expect(warnings.join('\n')).toContain('the base image 127.0.0.1:1/base/gone:1 cannot be pinned');
  });
});

describe.skipIf(!parts.buildah.present)(parts.buildah.titled('with buildah'), () => {
  test('each platform stands on its own image of an index', async () => {
    number += 1;
    const { base, digests } = await pushIndex();
    const builder = (await builders.buildah?.()) as Builder;
    const cwd = await directoryWith({ Dockerfile: `FROM ${base}\nCOPY Dockerfile /\n` });
    const image = imageOf('platforms');
    const platforms = ['linux/amd64', 'linux/arm64'];
    await build(builder, cwd, image, { platforms, 'unless-changed': true });
    const index = await client.getManifest({ ...parseReference(image), tag: 'built' });
    const content = readManifest(index!);
    if (content.kind !== 'index') throw new Error('no index');
    for (const { digest, platform } of content.manifests) {
      await client.putManifest(
        { ...parseReference(image), tag: `${platform?.architecture}` },
        (await client.getManifest({ ...parseReference(image), digest }))!,
      );
      const below = await layersOf(`${digests[platform?.architecture ?? '']}`);
      expect((await layersOf(`${image}:${platform?.architecture}`)).slice(0, below.length)).toEqual(below);
    }
    expect(content.manifests).toHaveLength(2);
    expect(await keyTags(image)).toHaveLength(1);
  });

  /** Two images that differ in their layers, under one tag. */
  async function pushIndex() {
    const repository = { registry: registry.host, repository: 'base/busybox' };
    const manifests = [];
    const digests: Record<string, string> = {};
    for (const architecture of ['amd64', 'arm64']) {
      const tag = `${architecture}-${number}`;
      await moveBase(client, busybox, { tag, marker: architecture });
      const manifest = (await client.getManifest({ ...repository, tag }))!;
      const content = readManifest(manifest);
      if (content.kind !== 'image') throw new Error('no image');
      const blob = Buffer.concat(await collected(client.getBlob(repository, content.config)));
      const config = Buffer.from(JSON.stringify({ ...JSON.parse(blob.toString()), architecture }));
      const described = blobOf(config);
      await client.uploadBlob(repository, described);
      const body = JSON.parse(Buffer.from(manifest.bytes).toString()) as { config: object };
      const bytes = Buffer.from(
        JSON.stringify({ ...body, config: { ...body.config, digest: described.digest, size: described.size } }),
      );
      const digest = await client.putManifest({ ...repository, tag }, { bytes, mediaType: manifest.mediaType });
      digests[architecture] = `${registry.host}/base/busybox:${tag}`;
      manifests.push({
        mediaType: manifest.mediaType,
        digest,
        size: bytes.length,
        platform: { os: 'linux', architecture },
      });
    }
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
    const tag = `index-${number}`;
    await client.putManifest({ ...repository, tag }, { bytes, mediaType });
    return { base: `${registry.host}/base/busybox:${tag}`, digests };
  }

  test('one that takes another image after all is found out, and its image has no key', async () => {
    const real = (await builders.buildah?.()) as Builder;
    const { base } = await staleCopies(real);
    const cwd = await directoryWith({ Dockerfile: `FROM ${base}\nRUN echo built > /seen\n` });
    const image = imageOf('found-out');
    const directory = scratchDirectory('bin');
    await mkdir(join(directory, 'bin'));
    // A builder that reads the Dockerfile as it is written, and never asks the registry for it.
    const buildah = await findProgram('buildah');
    await writeFile(
      join(directory, 'bin/buildah'),
      `#!/bin/sh
for word in "$@"; do
  shift
  case $word in --file=*) word=--file=${cwd}/Dockerfile ;; build) set -- "$@" build --pull-never; continue ;; esac
  set -- "$@" "$word"
done
exec ${buildah} "$@"
`,
    );
    await chmod(join(directory, 'bin/buildah'), 0o755);
    const env = { ...real.env, PATH: `${join(directory, 'bin')}:${real.env.PATH}` };
    const failure = build({ ...real, env }, cwd, image, { 'unless-changed': true });
    await expect(failure).rejects.toMatchObject({
      code: 'BASE_MISMATCH',
      exitCode: 1,
      message: expect.stringContaining(`is not built on ${base}`),
    });
    expect(await keyTags(image)).toEqual([]);
    expect((await build(real, cwd, image, { 'unless-changed': true })).outputs.action).toBe('built');
  });
});
