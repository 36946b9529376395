import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { keyLabel } from '../../../../src/core/build/content-key.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { prepareBuildah, rootBuildah } from '../../../support/build/builders.ts';
import { pushKeyedImage } from '../../../support/build/keyed-image.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { cosign } from '../../../support/real-parts.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import { robot, startRegistry, testClient, testPassword, testUser } from '../../../support/registry/server.ts';

const run = promisify(execFile);
const part = await cosign();
const installed = part.program;
const buildahPart = await rootBuildah();

const registry = await startRegistry({ auth: 'htpasswd' });
const client = testClient(robot);
const credentials = { 'registry-username': testUser, 'registry-password': testPassword };
const noBuilder = { PATH: '/nonexistent' };

let workspace: string;
let image: string;
let number = 0;

beforeEach(async () => {
  workspace = scratchDirectory('sign');
  number += 1;
  image = `${registry.host}/fe/signed${number}`;
  await mkdir(join(workspace, 'dist'));
  await writeFile(join(workspace, 'dist/app.txt'), `content ${number}`);
});

const build = (given: Given, env: Record<string, string> = noBuilder) =>
  runCommand(
    buildImage,
    {
      image,
      engine: 'append',
      files: ['dist:/app'],
      platforms: ['linux/amd64'],
      tags: ['v1'],
      ...credentials,
      ...given,
    },
    { cwd: workspace, env, programs: systemPrograms },
  );

const tags = async () => (await client.listTags(parseReference(image))).sort();
const signatureOf = (digest: unknown) => `${String(digest).replace(':', '-')}.sig`;

describe.skipIf(!part.present)(part.titled('signing with a key, offline'), () => {
  const keys = scratchDirectory('keys');
  const offline = { sign: 'key', 'sign-key': 'env://SIGNING_KEY', 'sign-args': ['--tlog-upload=false'] };
  let env: Record<string, string>;

  beforeAll(async () => {
    const password = 'password-of-the-key';
    await run(installed, ['generate-key-pair'], { cwd: keys, env: { COSIGN_PASSWORD: password, HOME: keys } });
    env = {
      PATH: dirname(installed),
      HOME: keys,
      COSIGN_PASSWORD: password,
      SIGNING_KEY: await readFile(join(keys, 'cosign.key'), 'utf8'),
    };
  });

  /** As somebody would who deploys it. */
  async function verify(reference: unknown): Promise<string> {
    const auth = Buffer.from(`${testUser}:${testPassword}`).toString('base64');
    const config = scratchDirectory('docker');
    await writeFile(join(config, 'config.json'), JSON.stringify({ auths: { [registry.host]: { auth } } }));
    const flags = ['--key=cosign.pub', '--insecure-ignore-tlog=true', '--allow-http-registry'];
    const { stdout } = await run(installed, ['verify', ...flags, String(reference)], {
      cwd: keys,
      env: { HOME: keys, DOCKER_CONFIG: config },
    });
    return stdout;
  }

  test('what was built is signed by its digest, and no secret is shown', async () => {
    const { outputs, lines } = await build(offline, env);
    expect(outputs.action).toBe('built');
    expect(await verify(outputs.reference)).toContain(String(outputs.digest));
    expect(await tags()).toEqual([signatureOf(outputs.digest), 'v1']);
    const shown = lines.join('\n');
    expect(shown).toContain(`sign --yes --key=env://SIGNING_KEY`);
    for (const secret of [testPassword, 'password-of-the-key', 'BEGIN ENCRYPTED']) expect(shown).not.toContain(secret);
  });

  test('an index that was joined is signed', async () => {
    const amd64 = await pushTestImage(client, { ...parseReference(image), tag: 'a' }, 'for amd64');
    const arm64 = await pushTestImage(client, { ...parseReference(image), tag: 'b' }, 'for arm64', 'arm64');
    const given = { join: [amd64.digest, arm64.digest], files: [], engine: 'auto', platforms: [] };
    const { outputs } = await build({ ...given, ...offline }, env);
    expect(await verify(outputs.reference)).toContain(String(outputs.digest));
  });

  test('an image of files that a killed run has left unsigned is signed by the next one, and once', async () => {
    await build({}, env);
    const { outputs } = await build(offline, env);
    expect(outputs.action).toBe('reused');
    expect(await verify(outputs.reference)).toContain(String(outputs.digest));
    const signed = await client.getManifest({ ...parseReference(image), tag: signatureOf(outputs.digest) });
    const before = registry.requests.length;
    const again = await build(offline, env);
    expect(again.lines.join('\n')).not.toContain('cosign sign');
    expect(await client.getManifest({ ...parseReference(image), tag: signatureOf(outputs.digest) })).toEqual(signed);
    const asked = registry.requests.slice(before).filter(({ url }) => /\.sig$|referrers/.test(url));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  test('what kaniko has pushed is signed at finish, before anything can find it by its key', async () => {
    await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nCOPY dist /\n');
    const kaniko = { engine: 'kaniko', files: [], platforms: [], 'unless-changed': true };
    // Only the job that signs has cosign and the key.
    await build({ sign: 'key', ...kaniko, emit: 'out' }, { PATH: '/nonexistent' });
    const { staging } = JSON.parse(await readFile(join(workspace, 'out/build.json'), 'utf8')) as { staging: string };
    const { digest } = await pushTestImage(client, { ...parseReference(image), tag: staging }, 'by kaniko');
    const executor = join(workspace, 'executor');
    const script = `#!/bin/sh\nfor word; do case $word in --digest-file=*) printf %s ${digest} > "\${word#*=}" ;; esac; done\n`;
    await writeFile(executor, script, { mode: 0o755 });
    await run('sh', [join(workspace, 'out/build.sh')], { env: { PATH: process.env.PATH, KANIKO_EXECUTOR: executor } });
    const finish = (given: Given, more: Record<string, string> = {}) =>
      build({ ...kaniko, ...given, finish: 'out' }, { ...env, ...more });
    await expect(finish({})).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^sign: is missing/),
    });
    await expect(finish(offline, { COSIGN_PASSWORD: 'wrong-password' })).rejects.toMatchObject({ code: 'SIGN_FAILED' });
    expect(await tags()).toEqual([staging]);
    const { outputs } = await finish(offline);
    expect(await verify(outputs.reference)).toContain(digest);
    expect(await tags()).toEqual([staging, expect.stringMatching(/^c-/), signatureOf(digest), 'v1']);
  });

  test('what is promoted in place of a build by kaniko is signed at finish', async () => {
    await pushTestImage(client, { ...parseReference(image), tag: 'dev' }, 'promoted');
    const inputs = { 'promote-from': `${image}:dev`, sign: 'key', files: [], platforms: [], base: undefined };
    await build({ ...inputs, engine: 'kaniko', emit: 'out' }, { PATH: '/nonexistent' });
    const { outputs } = await build({ ...offline, files: [], platforms: [], base: undefined, finish: 'out' }, env);
    expect(outputs.action).toBe('promoted');
    expect(await verify(outputs.reference)).toContain(String(outputs.digest));
  });

  test('a promoted image without a signature is signed, and one with a signature is not signed again', async () => {
    const from = `${image}-dev`;
    const { digest } = await pushTestImage(client, { ...parseReference(from), tag: 'v1' }, 'of dev');
    const promote = () =>
      build({ ...offline, files: [], engine: 'auto', platforms: [], 'promote-from': `${from}:v1` }, env);
    const dry = { ...offline, files: [], engine: 'auto', platforms: [], 'promote-from': `${from}:v1`, 'dry-run': true };
    await build(dry, env);
    expect(await client.listTags(parseReference(image)).catch(() => [])).toEqual([]);
    const { outputs } = await promote();
    expect(outputs).toMatchObject({ action: 'promoted', digest });
    expect(await verify(outputs.reference)).toContain(digest);
    expect((await promote()).lines.join('\n')).not.toContain('cosign sign');
  });

  test.skipIf(!buildahPart.present)(
    buildahPart.titled(
      'an image that was found without its signature is built again and signed, and found by the next run',
    ),
    async () => {
      await using buildah = await prepareBuildah();
      await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nCOPY dist /\n');
      const path = `${env.PATH}:${buildah.env.PATH}`;
      const keyed = (given: Given = {}) =>
        build(
          { ...offline, engine: 'buildah', files: [], platforms: [], cache: 'none', 'unless-changed': true, ...given },
          { ...buildah.env, ...env, HOME: buildah.env.HOME ?? '', PATH: path },
        );
      const first = (await keyed()).outputs;
      expect(first.action).toBe('built');
      const hit = await keyed();
      expect(hit.outputs).toMatchObject({ action: 'reused', digest: first.digest });
      expect(hit.lines.join('\n')).not.toContain('cosign sign');

      const signature = await client.headManifest({ ...parseReference(image), tag: signatureOf(first.digest) });
      await client.deleteManifest({ ...parseReference(image), digest: signature?.digest ?? '' });
      expect((await keyed({ 'dry-run': true })).lines.join('\n')).toContain('dry run, would be built');
      expect((await keyed({ explain: 'true' })).outputs.action).toBe('built');
      const again = await keyed();
      expect(again.warnings).toEqual([
        expect.stringContaining(`${first.digest} has the same content and no signature`),
      ]);
      expect(again.outputs.action).toBe('built');
      expect(await verify(again.outputs.reference)).toContain(String(again.outputs.digest));
      const found = await keyed();
      expect(found.outputs).toMatchObject({ action: 'reused', digest: again.outputs.digest });
      expect(found.warnings).toEqual([]);
      // Without sign it is another key, and an image without a signature does.
      expect((await keyed({ sign: undefined, 'sign-key': undefined, 'sign-args': [] })).outputs.action).toBe('built');
    },
  );

  test('a run that signs nothing asks for no signature', async () => {
    await build({}, env);
    const before = registry.requests.length;
    await build({}, env);
    expect(registry.requests.slice(before).filter(({ url }) => /\.sig$|referrers/.test(url))).toEqual([]);
  });

  test('a dry run signs nothing', async () => {
    await build({ ...offline, 'dry-run': true }, env);
    expect(await client.listTags(parseReference(image)).catch(() => [])).toEqual([]);
  });

  test('a wrong password fails the run, which says that the image is pushed and not signed', async () => {
    await expect(build(offline, { ...env, COSIGN_PASSWORD: 'wrong-password' })).rejects.toMatchObject({
      code: 'SIGN_FAILED',
      exitCode: 1,
      hint: expect.stringContaining('pushed and not signed'),
    });
    expect(await tags()).toEqual(['v1']);
  });
});

test.each<[string, Given]>([
  ['provenance', { provenance: 'min' }],
  ['sbom', { sbom: 'true' }],
  ['sbom with a generator', { sbom: 'generator=registry.example.com/scanner:1' }],
  ['sign', { sign: 'key', 'sign-key': 'awskms:///alias/x' }],
])('an image that was built without %s is not found by a run that asks for it', async (_name, asked) => {
  await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nCOPY dist /\n');
  const bin = scratchDirectory('bin');
  await writeFile(join(bin, 'buildctl'), `#!/bin/sh\nprintf 'ID PLATFORMS\\nx1 linux/amd64\\n'\n`, { mode: 0o755 });
  await writeFile(join(bin, 'cosign'), '#!/bin/sh\n', { mode: 0o755 });
  const plan = { engine: 'buildkit', builder: 'tcp://127.0.0.1:1', cache: 'none', 'dry-run': true } as const;
  const planned = async (given: Given) => {
    const more = { ...plan, files: [], 'unless-changed': true, ...given };
    const { lines, outputs } = await build(more, { PATH: `${bin}:/usr/bin:/bin` });
    const shown = lines.join('\n');
    return {
      action: outputs.action,
      tag: /Content key (\S+)/.exec(shown)?.[1] ?? '',
      label: new RegExp(`${keyLabel}=(sha256:[0-9a-f]{64})`).exec(shown)?.[1] ?? '',
    };
  };
  const { tag, label } = await planned({});
  await pushKeyedImage(client, { ...parseReference(image), tag }, { label });
  expect(await planned({})).toMatchObject({ action: 'reused', tag });
  const later = await planned(asked);
  expect(later.action).toBe('built');
  expect(later.tag).not.toBe(tag);
});

describe('what signing lacks is said before anything is pushed', () => {
  test.each<[string, Given, Record<string, string>, RegExp, RegExp]>([
    [
      'cosign',
      { sign: 'key', 'sign-key': 'awskms:///alias/x' },
      noBuilder,
      /^sign: there is no cosign/,
      /cosign-installer/,
    ],
    ['a key', { sign: 'key' }, noBuilder, /^sign-key: is missing/, /env:\/\/NAME/],
    [
      'the variable',
      { sign: 'key', 'sign-key': 'env://ABSENT' },
      noBuilder,
      /^sign-key: the variable ABSENT/,
      /job or step/,
    ],
    [
      'a place for the key',
      { sign: 'key', 'sign-key': '-----BEGIN KEY-----\nx' },
      noBuilder,
      /^sign-key: is a key/,
      /env:\/\/NAME/,
    ],
    ['its mode', { 'sign-key': 'cosign.key' }, noBuilder, /^sign-key: has no meaning without sign/, /sign: key/],
    [
      'an identity on GitHub',
      { sign: 'keyless' },
      { ...noBuilder, GITHUB_ACTIONS: 'true' },
      /^sign: this job/,
      /id-token: write/,
    ],
    [
      'an identity on GitLab',
      { sign: 'keyless' },
      { ...noBuilder, GITLAB_CI: 'true' },
      /^sign: this job/,
      /SIGSTORE_ID_TOKEN/,
    ],
    [
      'a push',
      { sign: 'keyless', push: false, engine: 'buildkit', files: [] },
      noBuilder,
      /^sign: what is not pushed/,
      /push/,
    ],
  ])('%s', async (_name, given, env, message, hint) => {
    await expect(build(given, env)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(await client.listTags(parseReference(image)).catch(() => [])).toEqual([]);
  });
});
