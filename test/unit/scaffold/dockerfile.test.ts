/** The Dockerfiles of `init`, by what is in the monorepo. What they build is in `test/integration/scaffold`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { init } from '../../../src/commands/init.ts';
import { parseDockerfile } from '../../../src/core/build/dockerfile.ts';
import { refuseBeyondKaniko } from '../../../src/core/build/engines/kaniko-limits.ts';
import { loadConfig } from '../../../src/inputs/config/config.ts';
import { runCommand } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';

type Files = Readonly<Record<string, string | object>>;

const workspace: Files = {
  'package.json': { name: 'shop', workspaces: ['apps/*', 'packages/*'], packageManager: 'npm@11.6.0' },
  'apps/web1/package.json': { name: '@acme/web1', scripts: { build: 'tsc', start: 'node dist/main.js' } },
};

/** What `init` makes of a monorepo; the Dockerfile by default. */
async function scaffolded(files: Files, root = scratchDirectory('dockerfile')) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  await runCommand(init, { host: 'gitlab', 'gitops-directory': '../gitops' }, { cwd: root, home: repositoryRoot });
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const { services } = (await loadConfig(root))!;
  const buildOf = (name: string) => services.get(name)?.build;
  const dockerfile = (service = 'web1') => read(buildOf(service)?.dockerfile ?? '');
  return { read, buildOf, dockerfile };
}

const run = (text: string) => text.replace(/\\\n\s*/g, ' ').replace(/ +/g, ' ');

describe('each package manager', () => {
  const managers: readonly [name: string, files: Files, lines: readonly string[], prune: string | undefined][] = [
    [
      'npm',
      { 'package-lock.json': {} },
      ['npm ci', 'npm ci --omit=dev', 'cd "$SERVICE_PATH" && npm run build --if-present'],
      'workspace',
    ],
    ['npm without a lock file', {}, ['npm ci'], undefined],
    [
      'pnpm',
      {
        'pnpm-lock.yaml': '',
        'pnpm-workspace.yaml': 'packages: [apps/*]\n',
        'package.json': { packageManager: 'pnpm@10.1.0+sha512.ab' },
      },
      [
        'RUN npm install --global pnpm@10.1.0\n',
        'pnpm install --frozen-lockfile --store-dir /pnpm/store --prod',
        'RUN pnpm --filter "$SERVICE_NAME..." run --if-present build',
      ],
      'workspace',
    ],
    ['yarn 1', { 'yarn.lock': '# yarn lockfile v1\n' }, ['yarn install --frozen-lockfile --production'], undefined],
    [
      'yarn 4',
      { 'yarn.lock': '__metadata:\n  version: 8\n' },
      [
        'RUN npm install --global --force @yarnpkg/cli-dist@4\n',
        'YARN_NODE_LINKER=node-modules',
        'yarn workspaces focus --production "$SERVICE_NAME"',
      ],
      undefined,
    ],
    [
      'bun',
      { 'bun.lock': '' },
      ['ARG BASE_IMAGE=oven/bun:1-alpine', 'bun install --frozen-lockfile --production'],
      undefined,
    ],
  ];
  it.each(managers)('%s', async (_, files, lines, prune) => {
    const { dockerfile, buildOf } = await scaffolded({ ...workspace, ...files });
    for (const line of lines) expect(run(dockerfile())).toContain(line);
    expect(buildOf('web1')?.prune).toBe(prune);
  });

  it.each(managers)('%s, with turbo', async (_, files) => {
    const turbo = {
      'turbo.json': '{}',
      'package.json': {
        ...(files['package.json'] as object),
        workspaces: ['apps/*'],
        devDependencies: { turbo: '^2.5.1' },
      },
    };
    const text = run((await scaffolded({ ...workspace, ...files, ...turbo })).dockerfile());
    expect(text).toMatch(/^RUN (npm install|bun add) --global .*turbo@2\.5\.1$/m);
    expect(text).toContain('RUN turbo prune "$SERVICE_NAME" --docker');
    expect(text).toContain('RUN turbo run build --filter="$SERVICE_NAME"');
    expect(text).toContain('COPY --from=pruner /repo/out/json/ ./');
  });
});

describe('what the image runs', () => {
  const cases: readonly [name: string, manifest: object, files: Files, last: RegExp][] = [
    [
      'a plain command of node',
      { scripts: { start: 'node --enable-source-maps dist/main.js' } },
      {},
      /^CMD \["node", "--enable-source-maps", "dist\/main.js"\]$/m,
    ],
    [
      'a command that needs a shell',
      { scripts: { start: 'migrate && node main.js' } },
      {},
      /^CMD \["npm", "run", "start"\]$/m,
    ],
    ['a variable in front', { scripts: { start: 'A=1 node main.js' } }, {}, /^CMD \["npm", "run", "start"\]$/m],
    ['no start', { scripts: {} }, {}, /^CMD \["npm", "run", "start"\]$/m],
    [
      'Next.js',
      { dependencies: { next: '16' }, scripts: { build: 'next build', start: 'next start' } },
      {},
      /^CMD \["npm", "run", "start"\]$/m,
    ],
    [
      'Next.js, standalone',
      { dependencies: { next: '16' } },
      { 'next.config.ts': "export default { output: 'standalone' };" },
      /standalone\/ \/repo\/[\s\S]*CMD \["node", "server.js"\]$/m,
    ],
    [
      'Next.js, standalone as JSON',
      { dependencies: { next: '16' } },
      { 'next.config.js': 'module.exports = {\n  "output": "standalone"\n}' },
      /standalone\/ \/repo\//,
    ],
    [
      'Next.js, standalone in a comment',
      { dependencies: { next: '16' } },
      { 'next.config.mjs': "export default {\n  // output: 'standalone',\n};" },
      /^CMD \["npm", "run", "start"\]$/m,
    ],
    [
      'Next.js, standalone at times',
      { dependencies: { next: '16' } },
      { 'next.config.mjs': "export default { output: process.env.X ? 'standalone' : undefined };" },
      /^CMD \["npm", "run", "start"\]$/m,
    ],
    [
      'Next.js, standalone elsewhere',
      { dependencies: { next: '16' } },
      { 'next.config.js': "module.exports = { output: 'standalone', distDir: 'build' };" },
      /^CMD \["npm", "run", "start"\]$/m,
    ],
    [
      'Next.js, exported',
      { dependencies: { next: '16' } },
      { 'next.config.js': "module.exports = { output: 'export' };" },
      /^FROM \$\{WEB_IMAGE\} AS runner$/m,
    ],
    [
      'Vite',
      { devDependencies: { vite: '7' }, scripts: { build: 'vite build', dev: 'vite' } },
      {},
      /^FROM \$\{WEB_IMAGE\} AS runner$/m,
    ],
    [
      'Vite with a server',
      { devDependencies: { vite: '7' }, scripts: { build: 'vite build', start: 'node server.js' } },
      {},
      /^CMD \["node", "server.js"\]$/m,
    ],
    [
      'Vite that builds nothing',
      { devDependencies: { vite: '7' }, scripts: { start: 'node server.js' } },
      {},
      /^CMD \["node", "server.js"\]$/m,
    ],
    [
      'SvelteKit',
      { devDependencies: { vite: '7', '@sveltejs/kit': '2' }, scripts: { build: 'vite build' } },
      {},
      /^CMD \["npm", "run", "start"\]$/m,
    ],
    [
      'Astro',
      { dependencies: { astro: '5' }, scripts: { build: 'astro build', start: 'astro dev' } },
      {},
      /^FROM \$\{WEB_IMAGE\} AS runner$/m,
    ],
    [
      'Astro on a server',
      {
        dependencies: { astro: '5', '@astrojs/node': '9' },
        scripts: { build: 'astro build', start: 'node dist/server/entry.mjs' },
      },
      {},
      /^CMD \["node", "dist\/server\/entry.mjs"\]$/m,
    ],
    [
      'Create React App',
      {
        dependencies: { 'react-scripts': '5' },
        scripts: { build: 'react-scripts build', start: 'react-scripts start' },
      },
      {},
      /^FROM \$\{WEB_IMAGE\} AS runner$/m,
    ],
  ];
  it.each(cases)('%s', async (_, manifest, own, last) => {
    const files = Object.fromEntries(Object.entries(own).map(([path, text]) => [`apps/web1/${path}`, text]));
    const { dockerfile } = await scaffolded({
      ...workspace,
      'apps/web1/package.json': { name: 'web1', ...manifest },
      ...files,
    });
    expect(dockerfile()).toMatch(last);
  });

  it('is in a file of its kind, and the first kind in `Dockerfile`', async () => {
    const { buildOf, dockerfile } = await scaffolded({
      ...workspace,
      'apps/site/package.json': {
        name: 'site',
        devDependencies: { 'react-scripts': '5' },
        scripts: { build: 'react-scripts build' },
      },
      'apps/shop/package.json': { name: 'shop', dependencies: { next: '16' } },
      'apps/shop/next.config.js': 'module.exports = { output: `standalone` };',
    });
    const files = ['web1', 'shop', 'site'].map((name) => buildOf(name)?.dockerfile);
    expect(files).toEqual(['apps/Dockerfile', 'apps/next.Dockerfile', 'apps/static.Dockerfile']);
    expect(buildOf('site')?.args?.get('OUTPUT')).toBe('build');
    expect(buildOf('web1')?.args?.has('OUTPUT')).toBe(false);
    expect(dockerfile('site')).toMatch(/^FROM \$\{WEB_IMAGE\} AS runner$/m);
  });

  it('is the same for a second run, which finds the Dockerfiles of the first', async () => {
    const root = scratchDirectory('twice');
    const files = {
      ...workspace,
      'package-lock.json': {},
      'apps/own/package.json': { name: 'own' },
      'apps/own/Dockerfile': 'FROM mine',
      'apps/site/package.json': { name: 'site', devDependencies: { vite: '7' }, scripts: { build: 'vite build' } },
    };
    const first = await scaffolded(files, root);
    const config = first.read('gitops.yaml');
    expect(first.buildOf('site')?.dockerfile).toBe('apps/static.Dockerfile');
    expect((await scaffolded({}, root)).read('gitops.yaml')).toBe(config);
  });

  it('is started as each service says where they differ', async () => {
    const { dockerfile } = await scaffolded({
      ...workspace,
      'apps/web2/package.json': { name: 'web2', scripts: { start: 'node other.js' } },
    });
    expect(dockerfile()).toMatch(/^CMD \["npm", "run", "start"\]$/m);
  });

  it('is not known with a Dockerfile that was there, which is kept and sees the whole monorepo', async () => {
    const files = {
      ...workspace,
      'package-lock.json': {},
      'apps/Dockerfile': 'FROM mine\n',
      'apps/site/package.json': { name: 'site', devDependencies: { vite: '7' }, scripts: { build: 'vite build' } },
    };
    const { buildOf, read } = await scaffolded(files);
    expect(read('apps/Dockerfile')).toBe('FROM mine\n');
    for (const name of ['web1', 'site']) {
      expect(buildOf(name)).toMatchObject({ dockerfile: 'apps/Dockerfile' });
      expect(buildOf(name)?.prune).toBeUndefined();
    }
  });
});

describe('the workspace', () => {
  const files: Files = {
    ...workspace,
    'package.json': {
      name: 'shop',
      workspaces: ['apps/*', 'packages/*'],
      scripts: { prepare: 'husky' },
      devDependencies: { '@acme/lint': '*' },
    },
    'apps/web1/package.json': {
      name: '@acme/web1',
      dependencies: { '@acme/ui': '*' },
      devDependencies: { '@acme/tool': '*' },
      scripts: { start: 'node dist/main.js' },
    },
    'packages/ui/package.json': {
      name: '@acme/ui',
      peerDependencies: { '@acme/base': '*' },
      scripts: { build: 'tsc' },
    },
    'packages/base/package.json': { name: '@acme/base', scripts: { build: 'tsc' } },
    'packages/tool/package.json': { name: '@acme/tool', bin: 'cli.js' },
    'packages/tool/cli.js': '',
    'packages/lint/package.json': { name: '@acme/lint' },
    'packages/unused/package.json': { name: '@acme/unused', scripts: { build: 'tsc' } },
  };

  it('is built in the order of its dependencies, and loses what is for development', async () => {
    const text = run((await scaffolded(files)).dockerfile());
    expect(text).toContain('for package in packages/base packages/ui "$SERVICE_PATH"; do');
    expect(text.match(/&& rm -rf packages\/(\w+) packages\/(\w+) &&/g)).toHaveLength(2);
    expect(text).toMatch(/rm -rf packages\/(tool packages\/lint|lint packages\/tool) /);
  });

  it('has its programs for the installation, executable, and no script that is for working copies', async () => {
    const text = run((await scaffolded(files)).dockerfile());
    expect(text).toMatch(
      /find \. ! -type d .* ! -path '\.\/packages\/tool\/cli\.js' -exec rm -f \{\} \+ && npm pkg delete scripts\.prepare$/m,
    );
    expect(text).toContain('(chmod +x packages/tool/cli.js 2>/dev/null || true) &&');
  });

  it('takes Node from .nvmrc or .node-version', async () => {
    expect((await scaffolded({ ...workspace, '.nvmrc': 'v22.11.0\n' })).dockerfile()).toContain('=node:22-alpine\n');
    expect((await scaffolded({ ...workspace, '.node-version': '22' })).dockerfile()).toContain('=node:22-alpine\n');
    expect((await scaffolded({ ...workspace, '.nvmrc': 'lts/*' })).dockerfile()).toContain('=node:24-alpine\n');
  });

  it.each(['npm', 'pnpm', 'yarn', 'bun'])(
    '%s: every builder reads it, kaniko too, and nobody is root',
    async (manager) => {
      const lock =
        { npm: 'package-lock.json', pnpm: 'pnpm-lock.yaml', yarn: 'yarn.lock', bun: 'bun.lock' }[manager] ?? '';
      for (const own of [
        { scripts: { start: 'node a.js' } },
        { dependencies: { next: '16' } },
        { dependencies: { astro: '5' }, scripts: { build: 'astro build' } },
      ]) {
        for (const turbo of [{}, { 'turbo.json': '{}' }]) {
          const { dockerfile } = await scaffolded({
            ...files,
            [lock]: '',
            ...turbo,
            'apps/web1/package.json': { name: 'web1', ...own },
            'apps/web1/next.config.js': "module.exports = { output: 'standalone' };",
          });
          const text = dockerfile();
          expect(text).not.toMatch(/(?<!\$)\{[a-z]/);
          expect(() => refuseBeyondKaniko(text, undefined)).not.toThrow();
          const last = parseDockerfile(text).stages.at(-1)?.instructions ?? [];
          const words = (keyword: string) =>
            last.filter((each) => each.keyword === keyword).map((each) => each.flags.length);
          expect(words('HEALTHCHECK')).toHaveLength(1);
          expect(text.slice(text.lastIndexOf('\nFROM '))).toMatch(/^USER (1000|101)$/m);
        }
      }
    },
  );
});
