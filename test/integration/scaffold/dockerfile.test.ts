/**
 * What `init` writes for images, built by a real builder as a job would build it: `init`, then `build-image` from its
 * `gitops.yaml`. The base image is made of what this machine has, and packages come from its `node_modules`.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect } from 'vitest';
import { buildImage } from '../../../src/commands/build-image.ts';
import { init } from '../../../src/commands/init.ts';
import { loadConfig } from '../../../src/inputs/config/config.ts';
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
import { itInSlice } from '../../support/slice.ts';
import type { Files } from '../../support/source-tree.ts';

// Each builds and starts images for real: a commit builds half of them.
const itOf = itInSlice(['npm', 'pnpm', 'next', 'files'], 2);

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
    { cwd: repository.cwd, config: await loadConfig(repository.cwd), env: { ...docker.env } },
  );
  return { ...(await builtImage(`${registry.host}/fe/${service}:now`, 1)), reference: String(outputs.reference) };
}

interface Container {
  readonly id: string;
  exec(...argv: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }>;
}

/** Runs the image as it is. */
async function start(reference: string, ...options: readonly string[]): Promise<Container> {
  return started(...options, reference);
}

/** @param argv options, the image, and the command where it is another than the image's */
async function started(...argv: readonly string[]): Promise<Container> {
  const { stdout } = await run(docker.program, ['run', '--detach', '--network=none', ...argv], { env: docker.env });
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

/** A lock file of packages of the workspace, by their paths. */
function lockOf(packages: Readonly<Record<string, { readonly name: string; readonly [field: string]: unknown }>>) {
  const links = Object.entries(packages).map(([path, { name }]) => [
    `node_modules/${name}`,
    { resolved: path, link: true },
  ]);
  const own = Object.entries(packages).map(([path, each]) => [path, { version: '1.0.0', ...each }]);
  const root = { name: 'shop', workspaces: ['apps/*', 'packages/*'] };
  return {
    name: 'shop',
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, ...Object.fromEntries([...own, ...links]) },
  };
}

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(repositoryRoot, 'node_modules', name, 'package.json'), 'utf8')).version;

/** As pnpm writes it. */
const pnpmLock = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .: {}

  apps/web1:
    dependencies:
      '@acme/ui':
        specifier: workspace:*
        version: link:../../packages/ui
    devDependencies:
      '@acme/tool':
        specifier: workspace:*
        version: link:../../packages/tool

  apps/web2: {}

  packages/tool: {}

  packages/ui:
    devDependencies:
      '@acme/tool':
        specifier: workspace:*
        version: link:../tool
`;

describe.skipIf(!part.present)(part.titled('the Dockerfile that init writes'), () => {
  itOf('npm')(
    'builds services of npm workspaces: without root, without development packages, healthy when the service is',
    async () => {
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
    },
  );

  itOf('pnpm')(
    'builds services of a turborepo with pnpm: turbo prunes, packages and tools come from a registry',
    async () => {
      const manifest = (path: string) => workspace[path] as Record<string, unknown>;
      const local = (path: string, more: object) => ({ [path]: { ...manifest(path), ...more } });
      const repository = await scaffolded({
        ...workspace,
        ...local('package.json', {
          workspaces: undefined,
          packageManager: `pnpm@${versionOf('pnpm')}`,
        }),
        ...local('apps/web1/package.json', {
          dependencies: { '@acme/ui': 'workspace:*' },
          devDependencies: { '@acme/tool': 'workspace:*' },
        }),
        ...local('packages/ui/package.json', { devDependencies: { '@acme/tool': 'workspace:*' } }),
        'pnpm-workspace.yaml': 'packages: [apps/*, packages/*]\n',
        'pnpm-lock.yaml': pnpmLock,
        'turbo.json': { tasks: { build: { dependsOn: ['^build'], outputs: ['dist/**'] } } },
      });
      expect(repository.read('apps/Dockerfile')).toContain(`pnpm@${versionOf('pnpm')} turbo@2\n`);
      const image = await build(repository, 'web1');
      expect(paths(image)).toEqual(
        expect.arrayContaining(['/repo/apps/web1/dist/server.js', '/repo/packages/ui/dist/index.js']),
      );
      expect(paths(image).filter((path) => /tool|web2|\/\.?turbo\/|\/pnpm\//.test(path))).toEqual([]);
      const container = await start(image.reference);
      await expect.poll(() => health(container, image)).toBe(0);
      repository.commit({ 'apps/web2/src/server.js': server('// changed') });
      expect((await build(repository, 'web1')).layers).toEqual(image.layers);
    },
  );

  // In the place of Next.js a package of the workspace, whose build writes what `next build` writes with `standalone`.
  itOf('next')('builds Next.js with output standalone, of what it traced alone, and a site of files', async () => {
    const page =
      "require('node:http').createServer((_, r) => r.end('page')).listen(process.env.PORT, process.env.HOSTNAME);";
    const repository = await scaffolded({
      'package.json': { name: 'shop', private: true, workspaces: ['apps/*', 'packages/*'] },
      'package-lock.json': lockOf({
        'apps/shop': { name: 'shop-app', dependencies: { next: '*' } },
        'packages/next': { name: 'next', bin: { next: 'bin.js' } },
      }),
      'apps/shop/package.json': {
        name: 'shop-app',
        version: '1.0.0',
        scripts: { build: 'next build', start: 'next start' },
        dependencies: { next: '*' },
      },
      'apps/shop/next.config.mjs': "export default { output: 'standalone' };\n",
      'packages/next/package.json': { name: 'next', version: '1.0.0', bin: { next: 'bin.js' } },
      'packages/next/bin.js': `#!/usr/bin/env node
const { mkdirSync, writeFileSync } = require('node:fs');
for (const path of ['.next/standalone/apps/shop/.next', '.next/standalone/node_modules/traced', '.next/static']) mkdirSync(path, { recursive: true });
writeFileSync('.next/standalone/apps/shop/server.js', ${JSON.stringify(page)});
writeFileSync('.next/standalone/node_modules/traced/index.js', '');
writeFileSync('.next/static/chunk.js', '');
`,
    });
    const image = await build(repository, 'shop');
    expect(paths(image)).toEqual(
      expect.arrayContaining([
        '/repo/apps/shop/server.js',
        '/repo/apps/shop/.next/static/chunk.js',
        '/repo/node_modules/traced/index.js',
      ]),
    );
    expect(paths(image).filter((path) => /package\.json|node_modules\/next|next\.config/.test(path))).toEqual([]);
    const container = await start(image.reference);
    await expect.poll(() => health(container, image)).toBe(0);
    // Its cache.
    expect((await container.exec('touch', '/repo/apps/shop/.next/cache')).code).toBe(0);
  });

  itOf('files')('builds a site of files, behind a web server that is not root', async () => {
    const repository = await scaffolded({
      'package.json': { name: 'shop', private: true, workspaces: ['apps/*', 'packages/*'] },
      'package-lock.json': lockOf({
        'apps/site': { name: 'site', devDependencies: { vite: '*' } },
        'packages/vite': { name: 'vite', bin: { vite: 'bin.js' } },
      }),
      'apps/site/package.json': {
        name: 'site',
        version: '1.0.0',
        scripts: { build: 'vite build' },
        devDependencies: { vite: '*' },
      },
      'packages/vite/package.json': { name: 'vite', version: '1.0.0', bin: { vite: 'bin.js' } },
      'packages/vite/bin.js':
        "#!/usr/bin/env node\nrequire('node:fs').mkdirSync('dist');\nrequire('node:fs').writeFileSync('dist/index.html', 'site');\n",
    });
    const text = repository.read('apps/Dockerfile');
    expect(text).toMatch(/^ARG WEB_IMAGE=nginxinc\/nginx-unprivileged:1-alpine$/m);
    // No registry here has nginx: its directories, on the base of the others.
    const web = text.replace(/^(FROM \$\{WEB_IMAGE\} AS runner)$/m, '$1\nRUN mkdir -p /etc/nginx/conf.d');
    repository.write({ 'apps/Dockerfile': web.replace(/^ARG WEB_IMAGE=.*$/m, `ARG WEB_IMAGE=${base}`) });
    repository.commit();
    const image = await build(repository, 'site');
    const [page, configuration] = ['/usr/share/nginx/html/index.html', '/etc/nginx/conf.d/default.conf'].map(
      (path) => image.files.find((file) => file.path === path)?.text,
    );
    expect(page).toBe('site');
    expect(configuration).toMatch(
      /^server \{\n {2}listen 3000;\n[\s\S]*try_files \$uri \$uri\.html \$uri\/index\.html \/index\.html;[\s\S]*\n\}\n$/,
    );
    expect(
      paths(image).filter((path) => /node_modules|package\.json/.test(path) && !path.startsWith('/usr/local')),
    ).toEqual([]);
    expect(image.config).toMatchObject({ config: { User: '101' } });
    const [httpd, idle] = [
      ['httpd', '-f', '-p', '3000', '-h', '/usr/share/nginx/html'],
      ['sleep', '600'],
    ] as const;
    const served = await started(image.reference, ...httpd);
    await expect.poll(() => health(served, image)).toBe(0);
    expect(await health(await started(image.reference, ...idle), image)).toBe(1);
  });
});
