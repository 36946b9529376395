import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { readImageConfig } from '../../../../src/core/image/image-config.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import {
  prepareBuildah,
  pushBusybox,
  rootBuildah,
  rootDocker,
  startDocker,
  type TestBuildah,
} from '../../../support/build/builders.ts';
import { commit, type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import { robot, startRegistry, testClient, testPassword, testUser } from '../../../support/registry/server.ts';

const buildahPart = await rootBuildah();
const dockerPart = await rootDocker();
const client = testClient(robot);
const credentials = { 'registry-username': testUser, 'registry-password': testPassword };
/** PATH without any builder: what succeeds with it has not built. */
const noBuilder = { PATH: '/nonexistent' };

let workspace: string;
let image: string;
let number = 0;

const registry = await startRegistry({ auth: 'htpasswd' });

beforeEach(async () => {
  workspace = scratchDirectory('build-image');
  number += 1;
  image = `${registry.host}/fe/web${number}`;
});

function build(given: Given, env: Environment = noBuilder) {
  return runCommand(buildImage, { image, ...credentials, ...given }, { cwd: workspace, env });
}

async function inspect(tag: string) {
  return readImageConfig(client, { ...parseReference(image), tag });
}

describe.skipIf(!buildahPart.present)(buildahPart.titled('build-image with a real builder'), () => {
  let buildah: TestBuildah;
  let base: string;

  beforeAll(async () => {
    buildah = await prepareBuildah();
    base = await pushBusybox(client, registry.host);
  });

  beforeEach(async () => {
    await writeFile(join(workspace, 'app.txt'), 'one');
    await writeFile(
      join(workspace, 'Dockerfile'),
      `FROM ${base}\nARG SERVER_ENV\nCOPY app.txt /\nRUN cat /app.txt > /built\n`,
    );
  });

  const buildahEngine = { engine: 'buildah', cache: 'none' };

  test('reports the digest that the registry has under every tag, and where the image comes from', async () => {
    const { outputs, summary } = await build({ ...buildahEngine, tags: ['{sha8}', '{branch-slug}'] }, buildah.env);
    const found = await inspect('abcdef01');
    expect(outputs).toEqual({
      image,
      tag: 'abcdef01',
      tags: ['abcdef01', 'main'],
      digest: found?.digest,
      reference: `${image}@${found?.digest}`,
      action: 'built',
      'duration-ms': expect.any(Number),
    });
    expect((await inspect('main'))?.digest).toBe(found?.digest);
    expect(found?.labels).toMatchObject({
      'org.opencontainers.image.source': 'https://git.example.com/acme/shop',
      'org.opencontainers.image.revision': commit,
    });
    expect(summary).toContain(String(found?.digest).slice(0, 'sha256:'.length + 8));
  });

  test('unless-changed: the same content is tagged instead of built, under other tags and without any builder', async () => {
    const options = { ...buildahEngine, 'unless-changed': true };
    const first = await build({ ...options, tags: ['one'] }, buildah.env);
    expect(first.outputs).toMatchObject({ action: 'built', tags: ['one'] });
    const second = await build({ ...options, tags: ['two', 'latest'] });
    expect(second.outputs).toMatchObject({ action: 'reused', digest: first.outputs.digest });
    expect((await inspect('two'))?.digest).toBe(first.outputs.digest);
    const { labels } = (await inspect('two'))!;
    expect(labels).not.toHaveProperty('org.opencontainers.image.revision');
  });

  test.each<[string, () => Promise<Record<string, unknown>>]>([
    [
      'changed content',
      async () => {
        await writeFile(join(workspace, 'app.txt'), 'two');
        return {};
      },
    ],
    ['another argument that it declares', async () => ({ 'build-args': ['SERVER_ENV=prod'] })],
    [
      'a newer base image',
      async () => {
        await pushBusybox(client, registry.host, 'moving-target');
        const moved = await client.getManifest(parseReference(`${registry.host}/base/busybox:moving-target`));
        await client.putManifest({ ...parseReference(base) }, moved!);
        return {};
      },
    ],
    [
      'a key tag that was moved to another image',
      async () => {
        const tags = await client.listTags(parseReference(image));
        const tag = tags.find((each) => each.startsWith('c-'))!;
        await pushTestImage(client, { ...parseReference(image), tag }, 'forged');
        return {};
      },
    ],
  ])('unless-changed: %s is built again', async (_name, change) => {
    const options = { ...buildahEngine, 'unless-changed': true };
    await build(options, buildah.env);
    expect((await build(options)).outputs.action).toBe('reused');
    const inputs = { ...options, ...(await change()) };
    await expect(build(inputs)).rejects.toMatchObject({ code: 'ENGINE_MISSING' });
  });

  test('a dry run shows the arguments without secrets, and writes nothing', async () => {
    const before = registry.requests.length;
    const { outputs, lines } = await build(
      { ...buildahEngine, 'dry-run': true, 'unless-changed': true, secrets: ['npmrc=NPMRC'] },
      { ...buildah.env, NPMRC: 'npm-secret-value' },
    );
    expect(outputs).toMatchObject({ action: 'built', digest: undefined, reference: undefined });
    const shown = lines.join('\n');
    expect(shown).toContain('buildah build');
    expect(shown).toContain(`docker://${image}:abcdef01`);
    expect(shown).toContain('--secret=id=npmrc,env=NPMRC');
    expect(shown).not.toContain('npm-secret-value');
    expect(shown).not.toContain(testPassword);
    const writes = registry.requests.slice(before).filter(({ method }) => method !== 'GET' && method !== 'HEAD');
    expect(writes).toEqual([]);
  });

  test('a refused credential fails with its name, not with its value', async () => {
    const failure = await build({ ...buildahEngine, 'registry-password': 'not-the-password' }, buildah.env).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      exitCode: 1,
      code: 'REGISTRY_UNAUTHORIZED',
      message: expect.stringContaining('registry-username and registry-password'),
    });
    expect(JSON.stringify([failure, String(failure), String((failure as Error).cause)])).not.toContain(
      'not-the-password',
    );
  });
});

describe.skipIf(!dockerPart.present)(dockerPart.titled('build-image with `engine: auto`'), () => {
  test('finds the docker that can build here', async () => {
    await using docker = await startDocker();
    const base = await pushBusybox(client, registry.host, 'for-docker');
    await writeFile(join(workspace, 'Dockerfile'), `FROM ${base}\nRUN echo hello > /hello\n`);
    const { outputs, lines } = await build({}, docker.env);
    expect(lines).toContain('Engine: buildkit');
    expect(outputs).toMatchObject({ action: 'built', digest: (await inspect('abcdef01'))?.digest });
  });
});

/** Debian's docker builds by itself, without buildx, and so one platform at a time. */
describe.skipIf(!buildahPart.present)(buildahPart.titled('several platforms, and a docker without buildx'), () => {
  const platforms = ['linux/amd64', 'linux/arm64'];
  const withDocker = async (buildah: TestBuildah) => {
    const bin = scratchDirectory('bin');
    const script = `#!/bin/sh\ncase "$1 $2" in 'buildx version') exit 1 ;; 'version --format') echo 20.10.24 ;; esac\n`;
    await writeFile(join(bin, 'docker'), script, { mode: 0o755 });
    // Debian's place is asked for, too, behind PATH.
    return { ...buildah.env, PATH: `${bin}:${buildah.env.PATH}`, DOCKER_HOST: 'unix:///nonexistent' };
  };

  test('`auto` takes buildah', async () => {
    await using buildah = await prepareBuildah();
    await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nLABEL a=b\n');
    const { lines } = await build({ platforms, cache: 'none', 'dry-run': true }, await withDocker(buildah));
    expect(lines).toContain('Engine: buildah');
  });

  test('`buildkit` says what it lacks', async () => {
    await using buildah = await prepareBuildah();
    await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nLABEL a=b\n');
    const given = { platforms, cache: 'none', engine: 'buildkit', 'dry-run': true };
    await expect(build(given, await withDocker(buildah))).rejects.toMatchObject({
      code: 'ENGINE_MISSING',
      message: expect.stringContaining('without buildx it builds one platform at a time'),
    });
  });
});

test.each(['command', 'entrypoint'])(
  '%s as one line is warned of: it would be the name of one program',
  async (input) => {
    await writeFile(join(workspace, 'app.txt'), 'text');
    const files = { engine: 'append', files: ['app.txt:/'], platforms: ['linux/amd64'] };
    expect((await build({ ...files, [input]: ['node /app/server.mjs'] })).warnings).toEqual([
      expect.stringContaining(`${input}: "node /app/server.mjs" is one word`),
    ]);
    expect((await build({ ...files, [input]: ['node', 'a b'] })).warnings).toEqual([]);
  },
);

describe('build-image through the registry alone', () => {
  test('promote-from tags the same digest, also in another repository', async () => {
    const from = `${registry.host}/fe/source${number}:tested`;
    const { digest } = await pushTestImage(client, parseReference(from), 'tested');
    const { outputs } = await build({ 'promote-from': from, tags: ['prod'] });
    expect(outputs).toMatchObject({ action: 'promoted', digest, reference: `${image}@${digest}` });
    expect((await inspect('prod'))?.digest).toBe(digest);
  });

  test.each([{}, { 'dry-run': true }])(
    'promote-from %j never moves a tag of this commit from another image, and says so in a dry run',
    async (given) => {
      const from = `${registry.host}/fe/source${number}:tested`;
      await pushTestImage(client, parseReference(from), 'tested');
      const other = await pushTestImage(client, { ...parseReference(image), tag: 'prod-abcdef01' }, 'other');
      await expect(build({ 'promote-from': from, tags: ['prod-{sha8}'], ...given })).rejects.toMatchObject({
        code: 'TAG_TAKEN',
        exitCode: 4,
      });
      expect((await inspect('prod-abcdef01'))?.digest).toBe(other.digest);
    },
  );

  test('promote-from of nothing is bad input', async () => {
    await expect(build({ 'promote-from': `${image}:none` })).rejects.toMatchObject({ exitCode: 2 });
    await expect(build({ 'promote-from': `${image}:none`, 'dry-run': true })).rejects.toMatchObject({ exitCode: 2 });
  });

  test('files make an image without a builder; the same files are found again', async () => {
    await writeFile(join(workspace, 'index.html'), '<h1>hello</h1>');
    const inputs = { files: ['index.html:/srv/'], command: ['serve', '/srv'], 'unless-changed': true };
    const planned = await build({ ...inputs, 'dry-run': true });
    expect(await inspect('abcdef01')).toBeUndefined();
    const first = await build(inputs);
    expect(first.outputs).toMatchObject({ action: 'built', digest: planned.outputs.digest });
    expect((await inspect('abcdef01'))?.digest).toBe(first.outputs.digest);
    expect((await build({ ...inputs, tags: ['again'] })).outputs).toMatchObject({
      action: 'reused',
      digest: first.outputs.digest,
    });
  });

  test('a builder that takes longer than build-timeout is ended with what it started (exit 3)', async () => {
    const bin = join(workspace, 'bin');
    await mkdir(bin);
    const pid = join(workspace, 'pid');
    // An old docker: its build starts a helper that neither ends by itself nor heeds SIGTERM.
    const script = `#!/bin/sh
case "$*" in
  build\\ --help | version*) exit 0 ;;
  build*) sh -c 'trap "" TERM; while :; do sleep 1; done' & echo $! > '${pid}'; echo 'step 1'; wait ;;
  *) exit 1 ;;
esac
`;
    await writeFile(join(bin, 'docker'), script, { mode: 0o755 });
    await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
    const env = { PATH: `${bin}:${process.env.PATH}` };
    const failure = await build({ engine: 'buildkit', 'build-timeout': '3s' }, env).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'DEADLINE', exitCode: 3, message: expect.stringContaining('build-timeout') });
    expect(String((failure as Error).cause)).toContain('step 1');
    const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', await readFile(pid, 'utf8')], { encoding: 'utf8' });
    expect(stdout.trim()).toMatch(/^(Z.*)?$/);
  });

  test('without any engine, says what each lacks', async () => {
    await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
    await expect(build({})).rejects.toMatchObject({
      code: 'ENGINE_MISSING',
      exitCode: 1,
      message: expect.stringMatching(/buildkit: no docker on PATH[\s\S]*buildah: no buildah on PATH/),
    });
  });
});
