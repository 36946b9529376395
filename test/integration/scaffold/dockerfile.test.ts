/**
 * What `init` writes for images, built by a real builder as a job would build it: `init`, then `build-image` from its
 * `gitops.yaml`. The base image is made of what this machine has, and packages come from its `node_modules`.
 */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildImage } from '../../../src/commands/build-image.ts';
import { init } from '../../../src/commands/init.ts';
import { rootDocker, startDocker, type TestDocker } from '../../support/build/builders.ts';
import { type BuiltImage, builtImage } from '../../support/build/image-files.ts';
import { nodeBase, pushNodeBase } from '../../support/build/node-base.ts';
import { runCommand } from '../../support/inputs.ts';
import { ShopRepository } from '../../support/monorepo/shop-repository.ts';
import { installedPackages } from '../../support/net/installed-packages.ts';
import { listen } from '../../support/net/web.ts';
import { repositoryRoot } from '../../support/program.ts';
import { allParts } from '../../support/real-parts.ts';
import { anonymous, startRegistry, type TestRegistry, testClient } from '../../support/registry/server.ts';
import type { Files } from '../../support/source-tree.ts';

const run = promisify(execFile);
const part = allParts(await rootDocker(), await nodeBase());

let docker: TestDocker;
let registry: TestRegistry;
let base: string;

beforeAll(async () => {
  if (!part.present) return;
  [docker, registry] = await Promise.all([startDocker(), startRegistry()]);
  const packages = await listen(createServer(installedPackages(['pnpm', 'turbo', '@turbo/linux-64'])));
  base = await pushNodeBase(testClient(anonymous), registry.host, { npmRegistry: `http://${packages.host}` });
});

/** A monorepo in which `init` was run, committed. */
async function scaffolded(files: Files): Promise<ShopRepository> {
  const repository = new ShopRepository({ '.gitignore': 'node_modules\n', ...files });
  await runCommand(
    init,
    { host: 'github', registry: `${registry.host}/fe`, 'gitops-directory': '../gitops' },
    { cwd: repository.cwd, home: repositoryRoot },
  );
  for (const path of repository.git('ls-files', '--others', '--', '*Dockerfile').split('\n')) {
    // Nobody has `node:24-alpine` here.
    const text = repository.read(path).replace(/^ARG BASE_IMAGE=node:24-alpine$/m, `ARG BASE_IMAGE=${base}`);
    repository.write({ [path]: text });
  }
  repository.commit();
  return repository;
}

async function build(
  repository: ShopRepository,
  service: string,
): Promise<BuiltImage & { readonly reference: string }> {
  const { outputs } = await runCommand(
    buildImage,
    { service, environment: 'dev', engine: 'buildkit', cache: 'none', network: 'host', tags: ['now'] },
    { cwd: repository.cwd, config: repository.read('gitops.yaml'), env: { ...docker.env } },
  );
  return { ...(await builtImage(`${registry.host}/fe/${service}:now`, 1)), reference: String(outputs.reference) };
}

interface Container {
  readonly id: string;
  exec(...argv: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }>;
}

/** Runs the image as it is. */
async function start(reference: string, ...options: readonly string[]): Promise<Container> {
  const { stdout } = await run(docker.program, ['run', '--detach', '--network=none', ...options, reference], {
    env: docker.env,
  });
  const id = stdout.trim();
  return {
    id,
    exec: (...argv) =>
      run(docker.program, ['exec', id, ...argv], { env: docker.env }).then(
        (ran) => ({ code: 0, stdout: ran.stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      ),
  };
}

/** The command of the image's HEALTHCHECK in a container: its exit code. */
async function health({ exec }: Container, { config }: BuiltImage): Promise<number> {
  const { Healthcheck } = (config as { config: { Healthcheck: { Test: readonly string[] } } }).config;
  expect(Healthcheck.Test[0]).toBe('CMD');
  return (await exec(...Healthcheck.Test.slice(1))).code;
}

const paths = ({ files }: BuiltImage) => files.map(({ path }) => path);

const server = (imports: string) => `${imports}
const { createServer } = require('node:http');
createServer((_, response) => {
  response.statusCode = process.env.BROKEN === undefined ? 200 : 503;
  response.end(typeof greet === 'function' ? greet() : 'alone');
}).listen(process.env.PORT);
process.on('SIGTERM', () => process.exit(42));
`;

/** web1 → ui, and both are built with a tool of the workspace; web2 stands alone. */
const workspace: Files = {
  'package.json': {
    name: 'shop',
    private: true,
    workspaces: ['apps/*', 'packages/*'],
    scripts: { prepare: 'no-such-hooks' },
  },
  'apps/web1/package.json': {
    name: '@acme/web1',
    version: '1.0.0',
    scripts: { build: 'tool src/server.js dist/server.js', start: 'node dist/server.js' },
    dependencies: { '@acme/ui': '*' },
    devDependencies: { '@acme/tool': '*' },
  },
  'apps/web1/src/server.js': server("const { greet } = require('@acme/ui');"),
  'apps/web2/package.json': { name: '@acme/web2', version: '1.0.0', scripts: { start: 'node dist/server.js' } },
  'apps/web2/src/server.js': server(''),
  'packages/ui/package.json': {
    name: '@acme/ui',
    version: '1.0.0',
    main: 'dist/index.js',
    scripts: { build: 'tool index.js dist/index.js' },
    devDependencies: { '@acme/tool': '*' },
  },
  'packages/ui/index.js': "exports.greet = () => 'hello';\n",
  'packages/tool/package.json': { name: '@acme/tool', version: '1.0.0', bin: { tool: 'tool.js' } },
  'packages/tool/tool.js': `#!/usr/bin/env node
const { cpSync } = require('node:fs');
cpSync(process.argv[2], process.argv[3]);
`,
};

const npmLock = {
  name: 'shop',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'shop', workspaces: ['apps/*', 'packages/*'] },
    'apps/web1': {
      name: '@acme/web1',
      version: '1.0.0',
      dependencies: { '@acme/ui': '*' },
      devDependencies: { '@acme/tool': '*' },
    },
    'apps/web2': { name: '@acme/web2', version: '1.0.0' },
    'packages/ui': { name: '@acme/ui', version: '1.0.0', devDependencies: { '@acme/tool': '*' } },
    'packages/tool': { name: '@acme/tool', version: '1.0.0', bin: { tool: 'tool.js' } },
    'node_modules/@acme/web1': { resolved: 'apps/web1', link: true },
    'node_modules/@acme/web2': { resolved: 'apps/web2', link: true },
    'node_modules/@acme/ui': { resolved: 'packages/ui', link: true },
    'node_modules/@acme/tool': { resolved: 'packages/tool', link: true },
  },
};

describe.skipIf(!part.present)(part.titled('the Dockerfile that init writes'), () => {
  it('builds services of npm workspaces: without root, without development packages, healthy when the service is', async () => {
    const repository = await scaffolded({ ...workspace, 'package-lock.json': npmLock });
    const image = await build(repository, 'web1');
    expect(paths(image)).toEqual(
      expect.arrayContaining([
        '/repo/apps/web1/dist/server.js',
        '/repo/packages/ui/dist/index.js',
        '/repo/node_modules/@acme/ui',
      ]),
    );
    expect(paths(image).filter((path) => /tool|web2|Dockerfile|gitops/.test(path))).toEqual([]);
    expect(image.config).toMatchObject({
      config: { User: '1000', Cmd: ['node', 'dist/server.js'], WorkingDir: '/repo/apps/web1' },
    });
    const container = await start(image.reference);
    expect((await container.exec('id', '-u')).stdout).toBe('1000\n');
    expect((await container.exec('touch', '/repo/x')).code).not.toBe(0);
    await expect.poll(() => health(container, image)).toBe(0);
    const { stdout } = await container.exec('wget', '-q', '-O', '-', 'http://127.0.0.1:3000/');
    expect(stdout).toBe('hello');
    const broken = await start(image.reference, '--env', 'BROKEN=1');
    await expect
      .poll(() => broken.exec('wget', '-q', '-O', '-', 'http://127.0.0.1:3000/').then(({ code }) => code))
      .toBe(1);
    expect(await health(broken, image)).toBe(1);
    expect(await health(await start(image.reference, '--entrypoint', 'sleep', '--env', 'PORT=1'), image)).toBe(1);
    await run(docker.program, ['stop', container.id], { env: docker.env });
    const { stdout: code } = await run(docker.program, ['inspect', '--format', '{{.State.ExitCode}}', container.id], {
      env: docker.env,
    });
    expect(code.trim()).toBe('42');

    repository.commit({ 'apps/web2/src/server.js': server('// changed') });
    expect((await build(repository, 'web1')).layers).toEqual(image.layers);
    repository.commit({ 'apps/web1/src/server.js': server("const greet = () => 'hello again';") });
    const { layers } = await build(repository, 'web1');
    expect(layers.slice(0, -2)).toEqual(image.layers.slice(0, -2));
    expect(layers).not.toEqual(image.layers);
  });
});
