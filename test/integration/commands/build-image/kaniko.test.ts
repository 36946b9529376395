import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import { shellQuote } from '../../../../src/core/program.ts';
import { type Given, type RunOptions, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import {
  robot,
  startRegistry,
  type TestRegistry,
  testClient,
  testPassword,
  testUser,
} from '../../../support/registry/server.ts';

const run = promisify(execFile);
const registryPart = await dockerRegistry();

/**
 * Stands in for kaniko, whose image is in no package registry: reads the same flags and the same Docker configuration,
 * pushes a small image with the product's client, and writes the digest as kaniko does (bare, no line end).
 */
const executor = (support: string) => `
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
const { testClient } = await import(${JSON.stringify(pathToFileURL(join(support, 'registry/server.ts')).href)});
const { pushTestImage } = await import(${JSON.stringify(pathToFileURL(join(support, 'registry/image.ts')).href)});
const { parseReference } = await import(${JSON.stringify(pathToFileURL(join(support, '../../src/core/image/reference.ts')).href)});
const argv = process.argv.slice(2);
const all = (flag) => argv.filter((word) => word.startsWith(flag + '=')).map((word) => word.slice(flag.length + 1));
writeFileSync(process.env.SEEN_ARGV, JSON.stringify(argv));
const context = all('--context')[0].replace('dir://', '');
if (!existsSync(join(context, 'app.txt')) || !existsSync(all('--dockerfile')[0])) throw new Error('nothing at ' + context);
const destinations = all('--destination').map((text) => parseReference(text));
const { auths } = JSON.parse(readFileSync(join(process.env.DOCKER_CONFIG, 'config.json'), 'utf8'));
const [username, password] = Buffer.from(auths[destinations[0].registry].auth, 'base64').toString().split(/:(.*)/s);
const client = testClient({ kind: 'basic', username, password, source: 'test', hint: '' });
let digest;
for (const destination of destinations) ({ digest } = await pushTestImage(client, destination, 'built by kaniko'));
writeFileSync(all('--digest-file')[0], digest);
`;

describe.skipIf(!registryPart.present)(registryPart.titled('build-image with kaniko: emit, run, finish'), () => {
  let registry: TestRegistry;
  let workspace: string;
  let image: string;

  beforeAll(async () => {
    registry = await startRegistry({ auth: 'htpasswd' });
    workspace = scratchDirectory('kaniko');
    image = `${registry.host}/fe/kaniko`;
    await mkdir(join(workspace, 'src'));
    await writeFile(join(workspace, 'src/app.txt'), 'text');
    await writeFile(join(workspace, 'src/Dockerfile'), 'FROM scratch\nCOPY app.txt /\n');
    const support = join(import.meta.dirname, '../../../support');
    await writeFile(join(workspace, 'executor.ts'), executor(support));
    await writeFile(
      join(workspace, 'executor'),
      `#!/bin/sh\nexec ${shellQuote(process.execPath)} ${shellQuote(join(workspace, 'executor.ts'))} "$@"\n`,
    );
    await chmod(join(workspace, 'executor'), 0o755);
  });

  const credentials = { 'registry-username': testUser, 'registry-password': testPassword };

  const build = (given: Given, options: RunOptions = {}) =>
    runCommand(buildImage, given, { cwd: workspace, ...options });

  async function emit(inputs: Given = {}) {
    const given = { image, context: 'src', engine: 'kaniko', emit: 'out', ...credentials, ...inputs };
    return build(given, { env: { PATH: process.env.PATH, NPMRC: 'npm-secret-value' } });
  }

  async function runScript(directory: string, env: Record<string, string> = {}) {
    return run('sh', [join(directory, 'build.sh')], {
      cwd: '/',
      env: {
        PATH: process.env.PATH,
        KANIKO_EXECUTOR: join(workspace, 'executor'),
        SEEN_ARGV: join(workspace, 'argv.json'),
        MG_REGISTRY_USERNAME: testUser,
        MG_REGISTRY_PASSWORD: testPassword,
        NPMRC: 'npm-secret-value',
        ...env,
      },
    });
  }

  test('the script pushes, also from another place of the checkout, and finish reports what the registry has', async () => {
    const emitted = await emit({ 'build-args': [`TEXT=it's "$HOME" \`id\` \\ $(id)`], labels: ['a=b c'] });
    expect(emitted.outputs).toMatchObject({ action: 'built', digest: undefined, tag: 'abcdef01' });
    expect(emitted.lines).toContainEqual(
      expect.stringMatching(/^to be built by out\/build\.sh in the image of kaniko, then build-image --finish out: /),
    );
    const moved = `${workspace}-elsewhere`;
    await rename(workspace, moved);
    await mkdir(workspace);
    await run('cp', ['-a', `${moved}/.`, workspace]);
    try {
      await runScript(join(moved, 'out'));
    } finally {
      await rm(join(workspace, 'out'), { recursive: true });
      await rename(join(moved, 'out'), join(workspace, 'out'));
      await rm(moved, { recursive: true });
    }
    const argv = JSON.parse(await readFile(join(workspace, 'argv.json'), 'utf8')) as string[];
    expect(argv).toContain(`--build-arg=TEXT=it's "$HOME" \`id\` \\ $(id)`);
    expect(argv).toContain('--label=a=b c');
    const finished = await build({ finish: 'out', ...credentials });
    const head = await testClient(robot).headManifest({ ...parseReference(image), tag: 'abcdef01' });
    expect(finished.outputs).toMatchObject({
      image,
      tag: 'abcdef01',
      action: 'built',
      digest: head?.digest,
      reference: `${image}@${head?.digest}`,
    });
  });

  test('no secret is in the directory, which travels as an artifact, nor in an argument', async () => {
    await emit({ secrets: ['npmrc=NPMRC'] });
    const entries = await readdir(join(workspace, 'out'), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(5);
    const texts = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
    await runScript(join(workspace, 'out'));
    texts.push(await readFile(join(workspace, 'argv.json'), 'utf8'));
    for (const secret of [
      testPassword,
      Buffer.from(`${testUser}:${testPassword}`).toString('base64'),
      'npm-secret-value',
    ]) {
      expect(texts.join()).not.toContain(secret);
    }
    expect(texts.join()).toContain('--secret=id=npmrc,env=NPMRC');
    expect(await readdir(join(workspace, 'out'))).toEqual([
      'build.json',
      'build.sh',
      'digest',
      'monorepo-gitops-content',
    ]);
  });

  test('takes the job token of GitLab when the registry is the one of the project', async () => {
    await emit({ tags: ['token'] });
    await runScript(join(workspace, 'out'), {
      MG_REGISTRY_USERNAME: '',
      MG_REGISTRY_PASSWORD: '',
      CI_REGISTRY: registry.host,
      CI_REGISTRY_USER: testUser,
      CI_REGISTRY_PASSWORD: testPassword,
    });
    await build({ finish: 'out', ...credentials });
    expect(await testClient(robot).headManifest({ ...parseReference(image), tag: 'token' })).toBeDefined();
  });

  test('a missing secret stops the script before kaniko', async () => {
    await emit({ secrets: ['npmrc=NPMRC'] });
    const { NPMRC: _, ...env } = { NPMRC: '' };
    const { stderr } = (await run('sh', [join(workspace, 'out/build.sh')], { env }).catch(
      (error: unknown) => error,
    )) as {
      stderr: string;
    };
    expect(stderr).toContain('NPMRC');
  });

  test('what emit and GitLab leave in the context does not change its content key', async () => {
    const project = join(workspace, 'project');
    await mkdir(project);
    await writeFile(join(project, 'Dockerfile'), 'FROM scratch\nCOPY . /\n');
    const given = { image, engine: 'kaniko', emit: 'out', 'unless-changed': true, ...credentials };
    const keyLine = async () => {
      const { lines } = await build(given, { cwd: project });
      return lines.find((line) => line.startsWith('Content key'));
    };
    const first = await keyLine();
    await writeFile(join(project, 'out/digest'), 'sha256:of-the-run-before');
    await writeFile(join(project, 'monorepo-gitops.env'), 'MG_BUILD_IMAGE_TAG=abcdef01\n');
    expect(first).toContain('(1 file)');
    expect(await keyLine()).toBe(first);
  });

  test('finish in a dry run reports what was pushed, and writes nothing', async () => {
    const inputs = { image: `${image}/dry`, 'unless-changed': true } as const;
    await emit(inputs);
    await runScript(join(workspace, 'out'));
    const tags = async () => testClient(robot).listTags(parseReference(inputs.image));
    const { outputs } = await build({ finish: 'out', 'dry-run': true, ...credentials });
    expect(outputs.digest).toMatch(/^sha256:/);
    const own = expect.stringMatching(/^b-[0-9a-f]{40}$/);
    expect(await tags()).toEqual([own]);
    await build({ finish: 'out', ...credentials });
    expect((await tags()).toSorted()).toEqual(['abcdef01', own, expect.stringMatching(/^c-/)]);
  });

  test('finish without a run fails, and says what to do', async () => {
    await emit({ tags: ['never'] });
    await expect(build({ finish: 'out' })).rejects.toMatchObject({
      code: 'KANIKO_NOT_RUN',
      hint: expect.stringContaining('build.sh'),
    });
  });

  test('the digest of an earlier pipeline in the same directory is not that of a script that did not run', async () => {
    await emit({ tags: ['latest'] });
    await runScript(join(workspace, 'out'));
    await emit({ tags: ['latest'] });
    await expect(build({ finish: 'out', ...credentials })).rejects.toMatchObject({ code: 'KANIKO_NOT_RUN' });
  });

  test('a digest that is not what the registry has is a failure', async () => {
    await emit();
    await runScript(join(workspace, 'out'));
    await writeFile(join(workspace, 'out/digest'), `sha256:${'0'.repeat(64)}`);
    await expect(build({ finish: 'out', ...credentials })).rejects.toMatchObject({
      code: 'DIGEST_MISMATCH',
      exitCode: 1,
    });
  });

  test('a dry run shows the script and writes nothing', async () => {
    const { lines } = await build({ image, context: 'src', emit: 'dry', 'dry-run': true, ...credentials });
    expect(lines.join('\n')).toContain('--snapshot-mode=redo');
    expect(lines).toContainEqual(expect.stringMatching(/^dry run, would be built: /));
    expect(await readdir(workspace)).not.toContain('dry');
  });
});
