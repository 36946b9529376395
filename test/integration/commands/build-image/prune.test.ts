/**
 * Builds of a pruned workspace: which changes of the monorepo find the image again, and that the key by which services are
 * planned agrees.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { EnvironmentKeys } from '../../../../src/commands/comparison/keys.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import { prepareBuildah, pushBusybox, rootBuildah } from '../../../support/build/builders.ts';
import { keyOf, pushKeyedImage } from '../../../support/build/keyed-image.ts';
import { world as deployWorld } from '../../../support/commands/deploy.ts';
import { createRun, type Given, runCommand } from '../../../support/inputs.ts';
import { type Manager, shop, type Variant } from '../../../support/monorepo/shop.ts';
import { pathWith, ShopRepository } from '../../../support/monorepo/shop-repository.ts';
import { nodeProgram, turbo } from '../../../support/real-parts.ts';
import { anonymous, collected, startRegistry, testClient } from '../../../support/registry/server.ts';
import { sliceOfCommit } from '../../../support/slice.ts';
import type { Files } from '../../../support/source-tree.ts';

const [realTurbo, realBuildah] = [await turbo(), await rootBuildah()];
const registry = await startRegistry();
const client = testClient(anonymous);
const base = await pushBusybox(client, registry.host);

/** The Dockerfile of turborepo's documentation, as far as it goes without packages. */
const dockerfile = `FROM ${base} AS prepare
ARG SERVICE_NAME SERVER_ENV
WORKDIR /app
COPY . .
RUN echo "$SERVICE_NAME" > service
FROM ${base}
COPY --from=prepare /app /app
`;

const config = ({ args = ', SERVICE_NAME: "{service}"', more = '', web1 = '', services = '' } = {}) => `version: 1
registry: ${registry.host}/fe
services:
  web1:
    path: apps/web1
    watch: ["proto/**"]
    build: { dockerfile: apps/Dockerfile, unless-changed: true, args: { SERVER_ENV: dev${args} }, extra-files: [docs/terms.md, generated]${web1} }
  web2: { path: apps/web2, build: { dockerfile: apps/Dockerfile, unless-changed: true } }${services}
environments:
  dev: { when: { branch: main }, file: "{service}-dev.yaml"${more} }
`;

function monorepo(manager: Manager, variant: Variant = 'base'): Files {
  return {
    ...shop(manager, variant),
    'gitops.yaml': config(),
    'apps/Dockerfile': dockerfile,
    'apps/web1/src/i.ts': '1',
    'apps/web1/.env.production': 'A=1',
    'apps/web2/src/i.ts': '2',
    'packages/ui/src/button.ts': '3',
    'proto/a.proto': '4',
    'docs/terms.md': '5',
    'docs/guide.md': '6',
    'README.md': '7',
    'tsconfig.base.json': '{}',
    '.npmrc': 'save-exact=true\n',
    '.gitignore': 'node_modules\ngenerated\n',
    '.github/workflows/ci.yml': 'on: push\n',
    'turbo.json': { tasks: { build: {} } },
  };
}

const manifest = (files: Files, path: string) => files[path] as Record<string, Record<string, unknown>>;
const edited = (path: string, more: object) => (files: Files) => ({ [path]: { ...manifest(files, path), ...more } });
const appended = (path: string, text: string) => (files: Files) => ({ [path]: `${files[path]}${text}` });
const lockOf = (manager: Manager) => (manager === 'npm' ? 'package-lock.json' : 'pnpm-lock.yaml');
const locked = (variant: Variant) => (_: Files, manager: Manager) => ({
  [lockOf(manager)]: shop(manager, variant)[lockOf(manager)],
});

function withEntries(files: Files, entries: object): Files {
  const lock = JSON.parse(String(files['package-lock.json'])) as { packages: object };
  return { 'package-lock.json': { ...lock, packages: { ...lock.packages, ...entries } } };
}

type Change = (files: Files, manager: Manager) => Files;

/** What reaches the image neither as a file nor by the build. */
const hits: Readonly<Record<string, Change>> = {
  'a file of another service': () => ({ 'apps/web2/src/i.ts': 'x', 'apps/web2/new.ts': '' }),
  'a version in the part of the lock file of others': locked('ms'),
  'a dependency of another service': edited('apps/web2/package.json', {
    dependencies: { debug: '^4.3.4', ms: '^2.1.2' },
  }),
  'the README': () => ({ 'README.md': 'x', 'docs/guide.md': undefined }),
  'a CI file': () => ({ '.github/workflows/ci.yml': 'on: pull_request\n', '.gitlab-ci.yml': 'a: {}\n' }),
  'a new service': () => ({
    'gitops.yaml': config({
      services: '\n  web3: { path: apps/web3, build: { dockerfile: apps/Dockerfile, unless-changed: true } }',
    }),
    'apps/web3/package.json': { name: 'web3', dependencies: { '@acme/ui': '*' } },
  }),
  'a new package': () => ({ 'packages/new/package.json': { name: 'new' }, 'packages/new/a.ts': '' }),
  'a service that is gone': () => ({ 'apps/web2/package.json': undefined, 'apps/web2/src/i.ts': undefined }),
  'white space in package.json': (files) => ({ 'package.json': `${JSON.stringify(files['package.json'])}\n\n` }),
  'a file with environment variables': () => ({ 'apps/web1/.env.production': 'A=2', 'apps/web1/.env': 'B=1' }),
  'an environment in gitops.yaml': () => ({ 'gitops.yaml': config({ more: ', set: { replicas: "2" }' }) }),
  'a file that the services do not name': () => ({ 'docs/other.md': '', 'tools/a.sh': '', Makefile: '' }),
};

/** The same for the image; the service is planned for all that, and its build finds the image. */
const hitsOfBuild: Readonly<Record<string, Change>> = {
  'a comment in the Dockerfile': () => ({ 'apps/Dockerfile': `# Comment.\n${dockerfile}` }),
  'an argument that the Dockerfile does not declare': () => ({
    'gitops.yaml': config({ args: ', SERVICE_NAME: "{service}", OTHER: "1"' }),
  }),
};

const misses: Readonly<Record<string, Change>> = {
  'its own file': () => ({ 'apps/web1/src/i.ts': 'x' }),
  'a new file of its own': () => ({ 'apps/web1/src/new.ts': '' }),
  'a file of its own that is gone': () => ({ 'apps/web1/src/i.ts': undefined }),
  'a file that has moved': () => ({ 'apps/web1/src/i.ts': undefined, 'apps/web1/src/j.ts': '1' }),
  'a package two steps away': () => ({ 'packages/ui/src/button.ts': 'x' }),
  'a version in its part of the lock file': locked('react'),
  'a version of the root': locked('left-pad'),
  'a dependency on another package of the workspace': (files, manager) => {
    const { dependencies } = manifest(files, 'packages/ui/package.json');
    const range = manager === 'npm' ? '*' : 'workspace:*';
    const entries = { 'packages/new': {}, 'node_modules/new': { resolved: 'packages/new', link: true } };
    return {
      ...(manager === 'npm' ? withEntries(files, entries) : {}),
      'packages/new/package.json': { name: 'new' },
      ...edited('packages/ui/package.json', { dependencies: { ...dependencies, new: range } })(files),
    };
  },
  'an override and a patch of what it uses': (_, manager) => shop(manager, 'special'),
  'a script at the root': edited('package.json', { scripts: { build: 'turbo build --force' } }),
  'the configuration of turbo': () => ({ 'turbo.json': { tasks: { build: { outputs: ['dist/**'] } } } }),
  'the configuration of TypeScript': () => ({ 'tsconfig.base.json': '{"compilerOptions":{}}' }),
  'the configuration of the package manager': appended('.npmrc', 'shamefully-hoist=true\n'),
  'what git ignores': appended('.gitignore', 'dist\n'),
  'what the builder ignores': () => ({ '.dockerignore': '*.md\n' }),
  'a file that it watches': () => ({ 'proto/a.proto': 'x' }),
  'an extra file': () => ({ 'docs/terms.md': 'x' }),
  'an instruction of the Dockerfile': () => ({ 'apps/Dockerfile': `${dockerfile}USER 1000\n` }),
  'an argument that the Dockerfile declares': () => ({
    'gitops.yaml': config({ args: ', SERVICE_NAME: other' }).replace('SERVICE_NAME: "{service}", ', ''),
  }),
  'the target': () => ({ 'gitops.yaml': config({ web1: ', target: prepare' }) }),
};

/** Only pnpm has these. */
const hitsOfPnpm: Readonly<Record<string, Change>> = {
  'a comment in pnpm-workspace.yaml': appended('pnpm-workspace.yaml', '# Comment.\n'),
  'a range in a catalog of others': (files) => ({
    'pnpm-workspace.yaml': String(files['pnpm-workspace.yaml']).replace('^2.1.2', '^2.1.1'),
    'pnpm-lock.yaml': String(files['pnpm-lock.yaml']).replace('specifier: ^2.1.2', 'specifier: ^2.1.1'),
  }),
};

/** By turbo an override of others reaches the lock file of all. */
const hitsOfWorkspace: Readonly<Record<string, Change>> = {
  'an override of what it does not use': (files) => ({
    ...edited('package.json', { pnpm: { overrides: { debug: '4.3.4' } } })(files),
    'pnpm-lock.yaml': String(files['pnpm-lock.yaml']).replace(
      '\nimporters:',
      '\noverrides:\n  debug: 4.3.4\n\nimporters:',
    ),
  }),
};

const path = pathWith('git', 'node', ...(realTurbo.present ? [nodeProgram('turbo')] : []));
const noBuilder = { PATH: path, HOME: process.env.HOME };
const identity = { service: 'web1', environment: 'dev' };
let number = 0;

class World {
  readonly repository: ShopRepository;
  readonly files: Files;
  readonly start: string;
  readonly image: string;
  readonly #prune: string;

  constructor(manager: Manager, prune: string) {
    this.files = monorepo(manager);
    this.repository = new ShopRepository(this.files);
    this.start = this.repository.git('rev-parse', 'HEAD');
    number += 1;
    this.image = `${registry.host}/fe/pruned${number}`;
    this.#prune = prune;
    this.generate();
  }

  /** What a step before the build makes. */
  generate(text = 'generated'): void {
    this.repository.write({ 'generated/client.ts': text });
  }

  get #given(): Given {
    return { ...identity, image: this.image, cache: 'none', tags: ['now'], prune: this.#prune };
  }

  get #options() {
    const config = this.repository.read('gitops.yaml');
    return { cwd: this.repository.cwd, config: config.replace('extra-files:', `prune: ${this.#prune}, extra-files:`) };
  }

  build(given: Given = {}, env: Record<string, string | undefined> = noBuilder) {
    return runCommand(buildImage, { ...this.#given, ...given }, { ...this.#options, env });
  }

  /** As if it had been built: what finds it has not built. */
  async pushKeyed(): Promise<string> {
    const key = await keyOf(this.#given, { ...this.#options, env: noBuilder });
    return (await pushKeyedImage(client, { ...parseReference(this.image), tag: key.tag }, { label: key.label })).digest;
  }

  async plannedKey(): Promise<unknown> {
    const run = createRun(buildImage, this.#given, { ...this.#options, env: noBuilder });
    return (await new EnvironmentKeys(run, run.config!).keysIn('dev', ['web1'])).get('web1')?.content;
  }

  /** Whether the build of the changed monorepo finds the image, and the plan has the key of before. */
  async after(change: Change, manager: Manager, before: unknown) {
    this.repository.goTo(this.start);
    this.generate();
    this.repository.commit(change(this.files, manager));
    return { image: await this.outcome(), plan: (await this.plannedKey()) === before ? 'same' : 'changed' };
  }

  async outcome(): Promise<string> {
    return this.build().then(
      ({ outputs }) => String(outputs.action),
      (error: { code?: string }) => (error.code === 'ENGINE_MISSING' ? 'to be built' : Promise.reject(error)),
    );
  }
}

/** Paths of the files in an image, below /app. */
async function filesOf(image: string): Promise<readonly string[]> {
  const repository = parseReference(image);
  const { layers } = JSON.parse(String((await client.getManifest({ ...repository, tag: 'now' }))?.bytes)) as {
    layers: { digest: string; size: number }[];
  };
  const tars = await Promise.all(
    layers.map(async (layer) => Buffer.concat(await collected(client.getBlob(repository, layer)))),
  );
  return tars
    .flatMap((input) => execFileSync('tar', ['-tz'], { input, encoding: 'utf8' }).split('\n'))
    .filter((path) => path.startsWith('app/') && !path.endsWith('/'))
    .map((path) => path.slice('app/'.length))
    .sort();
}

const built = [
  ...[
    '.gitignore',
    '.npmrc',
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'tsconfig.base.json',
    'turbo.json',
  ],
  ...['apps/web1/package.json', 'apps/web1/src/i.ts', 'packages/forms/package.json', 'packages/ui/package.json'],
  ...['packages/ui/src/button.ts', 'proto/a.proto', 'docs/terms.md', 'generated/client.ts', 'service'],
].sort();

describe.skipIf(!realBuildah.present)(realBuildah.titled('a real builder'), () => {
  it('builds on the pruned context alone, and finds the image again beside changes of others', async () => {
    await using buildah = await prepareBuildah();
    const world = new World('pnpm', 'workspace');
    const env = { ...buildah.env, PATH: process.env.PATH };
    const { outputs } = await world.build({ engine: 'buildah' }, env);
    expect(outputs.action).toBe('built');
    expect(await filesOf(world.image)).toEqual(built);
    world.repository.commit({ 'apps/web2/src/i.ts': 'other', 'README.md': 'other' });
    expect((await world.build()).outputs).toMatchObject({ action: 'reused', digest: outputs.digest });
    world.generate('otherwise');
    expect(await world.outcome()).toBe('to be built');
  });
});

it('another job (kaniko) gets the pruned context with the script', async () => {
  const world = new World('pnpm', 'workspace');
  const emit = join(world.repository.cwd, '.kaniko');
  await world.build({ engine: 'kaniko', emit: '.kaniko' }, { PATH: path });
  // What comes behind `emit` in this job is no part of the image any more.
  world.repository.write({ 'apps/web1/src/i.ts': 'later' });
  const context = join(emit, 'monorepo-gitops-context');
  expect(readFileSync(join(emit, 'build.sh'), 'utf8')).toContain('"$here"/monorepo-gitops-context');
  expect(readFileSync(join(context, 'apps/web1/src/i.ts'), 'utf8')).toBe('1');
  const listed = execFileSync('find', ['.', '-type', 'f'], { cwd: context, encoding: 'utf8' }).trim().split('\n');
  expect(listed.map((name) => name.slice(2)).sort()).toEqual(built.filter((name) => name !== 'service'));
});

it('a dry run shows the context where it would be, and writes none', async () => {
  const world = new World('npm', 'workspace');
  const { lines } = await world.build({ engine: 'kaniko', emit: '.kaniko', 'dry-run': true });
  expect(lines.join('\n')).toContain('--context=dir://"$here"/monorepo-gitops-context ');
  expect(lines.join('\n')).not.toContain('monorepo-gitops-context-');
  expect(existsSync(join(world.repository.cwd, '.kaniko'))).toBe(false);
});

it('deploy builds on the pruned context of each service', async () => {
  const build = '{"dockerfile":"apps/Dockerfile","prune":"workspace"}';
  const at = await deployWorld(['web1', 'web2'].map((service) => `services.${service}.build:=${build}`));
  writeFileSync(join(at.monorepo, 'apps/Dockerfile'), dockerfile);
  at.commit('Prune');
  await at.deploy({ engine: 'kaniko', emit: 'builds' });
  const services = (service: string) =>
    readdirSync(join(at.monorepo, `builds/${service}/monorepo-gitops-context/apps`));
  expect([services('web1'), services('web2')]).toEqual([['web1'], ['web2']]);
});

const hit = { image: 'reused', plan: 'same' };
const miss = { image: 'to be built', plan: 'changed' };
const table = (rows: Readonly<Record<string, Change>>, expected: object) =>
  Object.entries(rows).map(([title, change]) => [title, change, expected] as const);

const ofAll = [
  ...table(hits, hit),
  ...table(hitsOfBuild, { image: 'reused', plan: 'changed' }),
  ...table(misses, miss),
];
const ofPnpm = [...ofAll, ...table(hitsOfPnpm, hit)];

describe.each([
  ['pnpm', 'workspace', sliceOfCommit([...ofPnpm, ...table(hitsOfWorkspace, hit)], 2)],
  ['npm', 'workspace', sliceOfCommit(ofAll, 6)],
  ...(realTurbo.present
    ? ([
        ['pnpm', 'turbo', sliceOfCommit([...ofPnpm, ...table(hitsOfWorkspace, miss)], 6)],
        ['npm', 'turbo', sliceOfCommit(ofAll, 8)],
      ] as const)
    : []),
] as const)('in a workspace of %s that is pruned by %s', (manager, prune, rows) => {
  let world: World;
  let before: unknown;

  beforeAll(async () => {
    world = new World(manager, prune);
    await world.pushKeyed();
    before = await world.plannedKey();
    expect(await world.outcome()).toBe('reused');
  });

  it.each(rows)('%s', async (_title, change, expected) => {
    expect(await world.after(change, manager, before)).toEqual(expected);
  });
});
