/** A pnpm monorepo of 1,000 packages with 100 services, and the two changes that a pipeline meets. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const serviceCount = 100;
const libraryCount = 900;
const externals = 200;
/** Files of each package besides its package.json. */
const filesEach = 8;

export interface PlanScene {
  readonly directory: string;
  readonly base: string;
  /** Commits on top of `base`. */
  readonly changes: { readonly source: string; readonly lock: string };
}

const external = (index: number) => `external-${index % externals}`;
const library = (index: number) => `lib-${String(index).padStart(3, '0')}`;
const service = (index: number) => `web-${String(index).padStart(3, '0')}`;

export const serviceNames: readonly string[] = Array.from({ length: serviceCount }, (_, index) => service(index));

/** Libraries need later ones, so the graph is deep and has no circle. */
const librariesOf = (index: number) =>
  [index * 2 + 1, index * 2 + 2, index + 50].filter((each) => each < libraryCount).map(library);
const librariesOfService = (index: number) =>
  [index, (index * 7) % libraryCount, (index * 13 + 5) % libraryCount].map(library);
const externalsOf = (index: number) => [index, index * 3 + 1, index * 7 + 2].map(external);

export function createScene(directory: string): PlanScene {
  const git = (...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync('git', argv, { cwd: directory, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${argv[0]}: ${stderr}`);
    return stdout.trim();
  };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  const commit = (message: string) => {
    git('add', '--all');
    git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '--quiet', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch=main');
  write('package.json', JSON.stringify({ name: 'shop', private: true, packageManager: 'pnpm@10.34.9' }));
  write('pnpm-workspace.yaml', 'packages: ["apps/*", "libs/*"]\n');
  write('turbo.json', JSON.stringify({ tasks: { build: { dependsOn: ['^build'] } } }));
  write('.gitignore', 'node_modules\n.turbo\n');
  write('gitops.yaml', configuration);
  const packages = [
    ...Array.from({ length: serviceCount }, (_, index) =>
      packageOf('apps', service(index), librariesOfService(index), index),
    ),
    ...Array.from({ length: libraryCount }, (_, index) => packageOf('libs', library(index), librariesOf(index), index)),
  ];
  for (const { path, name, libraries, outside } of packages) {
    const dependencies = Object.fromEntries([
      ...libraries.map((each) => [each, 'workspace:*']),
      ...outside.map((each) => [each, '^1.0.0']),
    ]);
    write(`${path}/package.json`, JSON.stringify({ name, version: '1.0.0', scripts: { build: 'true' }, dependencies }));
    for (let file = 0; file < filesEach; file += 1)
      write(`${path}/src/part-${file}.ts`, `export const part = '${name} ${file}';\n`);
    if (path.startsWith('apps/')) write(`${path}/Dockerfile`, 'FROM scratch\nCOPY . /\n');
  }
  write('pnpm-lock.yaml', lockFile(packages, '1.0.0'));
  const base = commit('Begin');
  write(`libs/${library(420)}/src/part-0.ts`, 'export const part = 2;\n');
  const source = commit('Change a library');
  git('checkout', '--quiet', base);
  write('pnpm-lock.yaml', lockFile(packages, '1.0.1'));
  const lock = commit('Take a new version of a dependency');
  return { directory, base, changes: { source, lock } };
}

interface BenchPackage {
  readonly path: string;
  readonly name: string;
  readonly libraries: readonly string[];
  readonly outside: readonly string[];
}

function packageOf(parent: string, name: string, libraries: readonly string[], index: number): BenchPackage {
  return {
    path: `${parent}/${name}`,
    name,
    libraries: [...new Set(libraries)],
    outside: [...new Set(externalsOf(index))],
  };
}

/** @param changed version of the one dependency that moves */
function lockFile(packages: readonly BenchPackage[], changed: string): string {
  const versionOf = (name: string) => (name === external(42) ? changed : '1.0.0');
  const importers = packages.map(({ path, libraries, outside }) => {
    const links = libraries.map(
      (each) => `      ${each}:\n        specifier: workspace:*\n        version: link:../../libs/${each}\n`,
    );
    const others = outside.map(
      (each) => `      ${each}:\n        specifier: ^1.0.0\n        version: ${versionOf(each)}\n`,
    );
    return `  ${path}:\n    dependencies:\n${[...links, ...others].join('')}`;
  });
  const names = Array.from({ length: externals }, (_, index) => external(index));
  const listed = names.map(
    (each) => `  ${each}@${versionOf(each)}:\n    resolution: {integrity: sha512-${'A'.repeat(86)}==}\n`,
  );
  const snapshots = names.map((each) => `  ${each}@${versionOf(each)}: {}\n`);
  return [
    "lockfileVersion: '9.0'\n",
    'settings:\n  autoInstallPeers: true\n  excludeLinksFromLockfile: false\n',
    `importers:\n  .: {}\n${importers.join('\n')}`,
    `packages:\n${listed.join('\n')}`,
    `snapshots:\n${snapshots.join('\n')}`,
  ].join('\n');
}

const configuration = `version: 1
registry: registry.example.com/shop
discover: apps/*
environments:
  dev:
    when: { branch: main }
    file: values/{service}-{environment}.yaml
`;
