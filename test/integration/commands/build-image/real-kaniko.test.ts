/** The emitted script in a job of the real kaniko: what it pushes is what `--finish` says, and what the inputs promise. */
import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import { pushBusybox } from '../../../support/build/builders.ts';
import { builtImage } from '../../../support/build/image-files.ts';
import { realKaniko, runInKaniko } from '../../../support/build/kaniko.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { allParts, dockerRegistry } from '../../../support/real-parts.ts';
import {
  robot,
  startRegistry,
  type TestRegistry,
  testClient,
  testPassword,
  testUser,
} from '../../../support/registry/server.ts';

const part = allParts(await realKaniko(), await dockerRegistry());
const client = testClient();

interface Job {
  readonly env?: Readonly<Record<string, string>>;
  readonly umask?: string;
}

describe.skipIf(!part.present)(part.titled('build-image with the real kaniko'), () => {
  let registry: TestRegistry;
  let base: string;
  let workspace: string;
  let image: string;
  let number = 0;

  beforeAll(async () => {
    registry = await startRegistry();
    base = await pushBusybox(client, registry.host);
  });

  beforeEach(async () => {
    workspace = scratchDirectory('kaniko');
    number += 1;
    image = `${registry.host}/fe/web${number}`;
    await mkdir(join(workspace, 'app'));
    await writeFile(join(workspace, 'app/one.txt'), 'one\n');
    await chmod(join(workspace, 'app/one.txt'), 0o640);
  });

  const dockerfile = (...lines: string[]) =>
    writeFile(join(workspace, 'Dockerfile'), `FROM ${base}\n${lines.join('\n')}\n`);

  const run = (given: Given, env = {}) => runCommand(buildImage, given, { cwd: workspace, env });

  /** What two jobs of a pipeline do, with that of kaniko between them. */
  async function build(given: Given = {}, { env = {}, umask = '022' }: Job = {}) {
    const all = { image, tags: ['made'], engine: 'kaniko', cache: 'none', emit: 'out', ...given };
    const emitted = await run(all, env);
    if (emitted.outputs.action === 'reused') return { ...emitted, output: '' };
    const { exitCode, output } = await runInKaniko(workspace, 'out/build.sh', { env, umask });
    expect(exitCode, output).toBe(0);
    return { ...(await run({ ...given, finish: 'out' })), output };
  }

  async function pushed(reference = `${image}:made`) {
    const { files, config } = await builtImage(reference, 1);
    return { files: new Map(files.map(({ path, is, text }) => [path, { is, text }])), config };
  }

  test('pushes every tag, with the arguments, labels, annotations and the target that were given', async () => {
    await writeFile(
      join(workspace, 'Dockerfile'),
      `ARG BASE
FROM $BASE AS build
ARG NOTE
COPY app /app/
RUN --mount=type=secret,id=npmrc sha256sum /run/secrets/npmrc > /seen && echo "$NOTE" > /note
FROM $BASE AS release
COPY --from=build /seen /note /
COPY --chown=1000:1000 app /app/
FROM release AS broken
RUN exit 3
`,
    );
    const given = {
      tags: ['made', 'latest'],
      target: 'release',
      'build-args': [`BASE=${base}`, `NOTE=it's "$HOME", \`id\` \\ $(id)`],
      labels: ['team=front, end'],
      annotations: ['org.example.a=b, c'],
      secrets: ['npmrc=NPMRC'],
      platforms: ['linux/amd64'],
      'unless-changed': true,
    };
    const { outputs, output } = await build(given, { env: { NPMRC: 'npm-secret-value' } });
    for (const tag of ['made', 'latest']) {
      expect((await client.headManifest(parseReference(`${image}:${tag}`)))?.digest).toBe(outputs.digest);
    }
    const { files, config } = await pushed();
    expect(files.get('/note')?.text).toBe(`it's "$HOME", \`id\` \\ $(id)\n`);
    expect(files.get('/seen')?.text).toMatch(/^[0-9a-f]{64} /);
    expect(files.get('/app/one.txt')?.is).toMatch(/^0640 1000:1000 /);
    expect(config).toMatchObject({ config: { Labels: { team: 'front, end' } } });
    const manifest = await client.getManifest(parseReference(`${image}:made`));
    const body = JSON.parse(Buffer.from(manifest!.bytes).toString());
    expect(body.annotations).toMatchObject({ 'org.example.a': 'b, c' });
    expect(JSON.stringify([...files.values(), config, output])).not.toContain('npm-secret-value');
    const again = await build({ ...given, tags: ['again'] }, { env: { NPMRC: 'npm-secret-value' } });
    expect(again.outputs).toMatchObject({ action: 'reused', digest: outputs.digest });
  });

  test.each(['000', '077'])(
    'under umask %s of the runner, a service of another user can read its files',
    async (umask) => {
      await dockerfile('RUN mkdir /made && echo text > /made/file', 'WORKDIR /work', 'COPY app/one.txt /deep/er/');
      await build({}, { umask });
      const { files } = await pushed();
      for (const path of ['/made', '/work', '/deep', '/deep/er']) {
        expect(files.get(path)?.is, path).toBe('directory 0755 0:0');
      }
      expect(files.get('/made/file')?.is).toMatch(/^0644 /);
      expect((await stat(join(workspace, 'out/digest'))).mode & 0o777).toBe(0o644);
    },
  );

  test('what build-image writes into the context for the job of kaniko is not in the image', async () => {
    await dockerfile('COPY . /context/');
    await writeFile(join(workspace, '.dockerignore'), 'Dockerfile\n*.md\n.dockerignore\n');
    await writeFile(join(workspace, 'README.md'), 'not for the image');
    await writeFile(join(workspace, 'monorepo-gitops.env'), 'MG_BUILD_IMAGE_TAG=abcdef01\n');
    await build({ emit: 'out', 'unless-changed': true });
    const { files } = await pushed();
    expect([...files.keys()].filter((path) => path.startsWith('/context/'))).toEqual([
      '/context/app',
      '/context/app/one.txt',
    ]);
  });

  test('takes layers from the cache of the registry, except with no-cache', async () => {
    await dockerfile('COPY app /app/', 'RUN cat /proc/sys/kernel/random/uuid > /unique');
    const unique = async (given: Given) => {
      await build({ cache: 'registry', ...given });
      return (await pushed()).files.get('/unique')?.text;
    };
    const first = await unique({});
    expect(await unique({})).toBe(first);
    expect(await unique({ 'no-cache': true })).not.toBe(first);
  });

  test('builds for another platform than its own', async () => {
    await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nARG TARGETARCH\nCOPY app /$TARGETARCH/\n');
    await build({ platforms: ['linux/arm64'] });
    const { files, config } = await builtImage(`${image}:made`, 0);
    expect(config).toMatchObject({ architecture: 'arm64' });
    expect(files.map(({ path }) => path)).toContain('/arm64/one.txt');
  });

  test('pulls the base and pushes with the credentials of the job alone, which it leaves nowhere', async () => {
    await using closed = await startRegistry({ auth: 'htpasswd' });
    const own = testClient(robot);
    const private_ = await pushBusybox(own, closed.host);
    const credentials = { 'registry-username': testUser, 'registry-password': testPassword };
    await writeFile(join(workspace, 'Dockerfile'), `FROM ${private_}\nCOPY app /app/\nRUN ls -R / > /listed\n`);
    const given = { image: `${closed.host}/fe/private`, ...credentials };
    const env = { MG_REGISTRY_USERNAME: testUser, MG_REGISTRY_PASSWORD: testPassword };
    const { outputs, output } = await build(given, { env });
    expect((await own.headManifest(parseReference(`${closed.host}/fe/private:made`)))?.digest).toBe(outputs.digest);
    expect(output).not.toContain(testPassword);
    await run({ ...given, tags: ['made'], engine: 'kaniko', cache: 'none', emit: 'out' });
    const refused = await runInKaniko(workspace, 'out/build.sh', { env: { ...env, MG_REGISTRY_PASSWORD: 'wrong' } });
    expect(refused.exitCode).not.toBe(0);
    await expect(run({ ...given, finish: 'out' })).rejects.toMatchObject({ code: 'KANIKO_NOT_RUN' });
  });

  test('a step that fails ends the script, and finish says that nothing was pushed', async () => {
    await dockerfile('RUN exit 3');
    await run({ image, tags: ['made'], engine: 'kaniko', cache: 'none', emit: 'out' });
    expect((await runInKaniko(workspace, 'out/build.sh')).exitCode).not.toBe(0);
    await expect(run({ finish: 'out' })).rejects.toMatchObject({ code: 'KANIKO_NOT_RUN' });
  });
});
