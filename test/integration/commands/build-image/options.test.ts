import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import {
  prepareBuildah,
  pushBusybox,
  rootBuildah,
  rootDocker,
  startDocker,
  type TestDocker,
} from '../../../support/build/builders.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { robot, startRegistry, testClient, testPassword, testUser } from '../../../support/registry/server.ts';

const run = promisify(execFile);
const client = testClient(robot);
const credentials = { 'registry-username': testUser, 'registry-password': testPassword };
/** Base images are public here, and pushing is not. */
const open = await startRegistry();
const registry = await startRegistry({ auth: 'htpasswd' });
const parts = { docker: await rootDocker(), buildah: await rootBuildah() };

interface Builder {
  readonly env: Environment;
  /** The id that the local store has under a name; undefined when it has none. */
  imageId(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}

async function answerOf(program: string, args: readonly string[], env: Environment): Promise<string | undefined> {
  return run(program, args, { env }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
}

async function dockerBuilder(): Promise<Builder> {
  const docker: TestDocker = await startDocker();
  return {
    env: docker.env,
    imageId: (name) => answerOf(docker.program, ['image', 'inspect', '--format', '{{.Id}}', name], docker.env),
    close: () => docker.close(),
  };
}

async function buildahBuilder(): Promise<Builder> {
  const buildah = await prepareBuildah();
  return {
    env: buildah.env,
    async imageId(name) {
      const id = await answerOf(
        'buildah',
        ['inspect', '--type=image', '--format', '{{.FromImageID}}', name],
        buildah.env,
      );
      return id === undefined ? undefined : `sha256:${id}`;
    },
    close: async () => buildah[Symbol.asyncDispose](),
  };
}

describe.each([
  { engine: 'buildkit', part: parts.docker, start: dockerBuilder },
  { engine: 'buildah', part: parts.buildah, start: buildahBuilder },
] as const)('$engine', ({ engine, part, start }) => {
  let builder: Builder;
  let base: string;
  let workspace: string;
  let image: string;
  let number = 0;

  beforeAll(async () => {
    if (!part.present) return;
    builder = await start();
    base = await pushBusybox(testClient(), open.host);
  });
  afterAll(() => builder?.close());

  beforeEach(async () => {
    workspace = scratchDirectory('options');
    number += 1;
    image = `${registry.host}/fe/${engine}${number}`;
    await writeFile(
      join(workspace, 'Dockerfile'),
      `FROM ${base}\nARG NOTE\nRUN --mount=type=secret,id=npmrc sha256sum /run/secrets/npmrc > /seen; echo "$NOTE" >> /seen\n`,
    );
    await writeFile(join(workspace, 'npmrc'), '//registry/:_authToken=npm_of_this_build\n');
  });

  const build = (given: Given, env: Environment = {}) =>
    runCommand(
      buildImage,
      { image, engine, cache: 'none', secrets: ['id=npmrc,file=npmrc'], ...given },
      { cwd: workspace, env: { ...builder.env, ...env } },
    );
  const pushedTags = () => client.listTags(parseReference(image)).catch(() => []);

  test.skipIf(!part.present)(
    part.titled('the check of a request: builds, pushes nothing and asks for no credential'),
    async () => {
      const { outputs } = await build({ push: false, tags: ['checked'] });
      expect(outputs).toMatchObject({ action: 'built', 'image-id': expect.stringMatching(/^sha256:[a-f0-9]{64}$/) });
      expect(outputs.digest).toBeUndefined();
      expect(outputs.reference).toBeUndefined();
      expect(await builder.imageId(`${image}:checked`)).toBeUndefined();
      expect(await pushedTags()).toEqual([]);
    },
  );

  test.skipIf(!part.present)(part.titled('a check fails where the image cannot be built'), async () => {
    await writeFile(join(workspace, 'Dockerfile'), `FROM ${base}\nRUN exit 3\n`);
    await expect(build({ push: false })).rejects.toMatchObject({ code: 'BUILD_FAILED' });
  });

  test.skipIf(!part.present)(part.titled('load: the local store has the image under every tag'), async () => {
    const { outputs } = await build({ push: false, load: true, tags: ['one', 'two'] });
    for (const tag of ['one', 'two']) expect(await builder.imageId(`${image}:${tag}`)).toBe(outputs['image-id']);
    expect(await pushedTags()).toEqual([]);
  });

  test.skipIf(!part.present)(part.titled('load beside a push: the same image is in both'), async () => {
    const { outputs } = await build({ load: true, tags: ['both'], ...credentials });
    const manifest = await client.getManifest({ ...parseReference(image), tag: 'both' });
    expect(manifest?.digest).toBe(outputs.digest);
    const { config } = JSON.parse(Buffer.from(manifest!.bytes).toString());
    expect(await builder.imageId(`${image}:both`)).toBe(config.digest);
  });

  test.skipIf(!part.present)(
    part.titled('the lines of a dry run build and push when a shell runs them, and hold no secret'),
    async () => {
      const args = { 'build-args': ["NOTE=it's $HOME & `id`"], labels: ['team=front end'], secrets: ['npmrc=NPMRC'] };
      const { lines } = await build(
        { 'dry-run': true, tags: ['pasted', 'again'], ...args, ...credentials },
        { NPMRC: 'npm-secret-value' },
      );
      const begin = lines.findIndex((line) => line.startsWith('Engine: ')) + 1;
      const script = lines.slice(
        begin,
        lines.findIndex((line) => line.startsWith('built: ')),
      );
      expect(script.join('\n')).not.toMatch(new RegExp(`npm-secret-value|${testPassword}`));
      const home = scratchDirectory('home');
      const auth = {
        auths: { [registry.host]: { auth: Buffer.from(`${testUser}:${testPassword}`).toString('base64') } },
      };
      await writeFile(join(home, 'config.json'), JSON.stringify(auth));
      const env = { ...builder.env, DOCKER_CONFIG: home, REGISTRY_AUTH_FILE: join(home, 'config.json') };
      await run('sh', ['-euc', script.join('\n')], {
        env: { ...env, NPMRC: 'npm-secret-value', HOME: '/nowhere' },
        cwd: '/',
      });
      expect((await pushedTags()).sort()).toEqual(['again', 'pasted']);
      const manifest = await client.getManifest({ ...parseReference(image), tag: 'pasted' });
      const { config } = JSON.parse(Buffer.from(manifest!.bytes).toString());
      const pieces: Uint8Array[] = [];
      for await (const piece of client.getBlob(parseReference(image), config)) pieces.push(piece);
      const { history } = JSON.parse(Buffer.concat(pieces).toString());
      expect(JSON.stringify(history)).toContain("it's $HOME & `id`");
    },
  );
});

test('several platforms cannot be loaded, and what is promoted is never only built', async () => {
  const workspace = scratchDirectory('options');
  const build = (given: Given) =>
    runCommand(
      buildImage,
      { image: `${registry.host}/fe/x`, ...given },
      { cwd: workspace, env: { PATH: '/nonexistent' } },
    );
  await expect(build({ load: true, platforms: ['linux/amd64', 'linux/arm64'] })).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/^load:/),
  });
  await expect(build({ push: false, 'promote-from': `${registry.host}/fe/y:1` })).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/^push:/),
  });
});
