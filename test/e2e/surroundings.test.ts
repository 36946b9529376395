/**
 * Every command in surroundings that are broken: no directory for temporary files, no home, no git, a checkout that cannot be
 * written. The run ends as it does elsewhere, or it names what is broken; it is never a fault of the program.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BareRepository, createBareRepository, gitIn } from '../support/git/repository.ts';
import { startGitServer } from '../support/git/server.ts';
import { endsWithFile, scratchDirectory } from '../support/lifetime.ts';
import { runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';
import { startRegistry } from '../support/registry/server.ts';
import { sliceOfCommit } from '../support/slice.ts';
import { fillDisk, mountSmallDisk } from '../support/small-disk.ts';

const root = scratchDirectory('surroundings');
const parts = allParts(await gitHttpBackend(), await dockerRegistry());
const server = parts.present ? await startGitServer({ root }) : undefined;
const registry = parts.present ? await startRegistry() : undefined;
const repository = () => `${registry?.host}/fe/web1`;
const values = 'image: { repository: r.example.com/web1, tag: a }\n';

function gitopsRepository(): BareRepository {
  return createBareRepository(root, { files: { 'a.yaml': 'tag: a\n', 'values/web1-dev.yaml': values } });
}

function checkout(): string {
  const directory = scratchDirectory('checkout');
  const gitops = gitopsRepository();
  mkdirSync(join(directory, 'apps/web1'), { recursive: true });
  writeFileSync(join(directory, 'apps/web1/index.html'), 'web1\n');
  const config = `version: 1
registry: ${registry?.host}/fe
gitops: { repository: ${gitops.path}, branch: main }
services:
  web1:
    path: apps/web1
    build: { engine: append, base: scratch, files: ["apps/web1:/app"], platforms: [linux/amd64] }
environments: { dev: { when: { branch: main }, file: "values/{service}-dev.yaml" } }
`;
  writeFileSync(join(directory, 'gitops.yaml'), config);
  const git = gitIn(directory);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
  return directory;
}

/** What runs, in a checkout of its own each time. */
const commands: Readonly<Record<string, () => readonly string[]>> = {
  'bump-image-tag on a path': () => [
    'bump-image-tag',
    `--gitops-repository=${gitopsRepository().path}`,
    '--file=a.yaml',
    '--set=tag=b',
  ],
  'bump-image-tag by git': () => [
    'bump-image-tag',
    `--gitops-repository=${server?.url(gitopsRepository())}`,
    '--gitops-transport=git',
    '--file=a.yaml',
    '--set=tag=b',
  ],
  'bump-image-tag by wire': () => [
    'bump-image-tag',
    `--gitops-repository=${server?.url(gitopsRepository())}`,
    '--gitops-transport=wire',
    '--file=a.yaml',
    '--set=tag=b',
  ],
  plan: () => ['plan', '--environment=dev'],
  deploy: () => ['deploy', '--environment=dev', '--registry-insecure=127.0.0.1'],
  'build-image': () => [
    'build-image',
    '--engine=append',
    `--image=${repository()}`,
    '--base=scratch',
    '--files=apps:/app',
    '--platforms=linux/amd64',
  ],
  'argocd-upsert-app in git': () => [
    'argocd-upsert-app',
    '--mode=git',
    '--name=web1',
    '--path=values',
    '--dest-namespace=web1',
    `--gitops-repository=${gitopsRepository().path}`,
    '--repo-url=https://git.example.com/g.git',
  ],
  'cleanup-review-env': () => [
    'cleanup-review-env',
    '--name=x',
    '--file=review/{slug}/{service}.yaml',
    `--gitops-repository=${gitopsRepository().path}`,
  ],
  init: () => [
    'init',
    '--layout=helm-values',
    '--registry=r.example.com/fe',
    '--gitops-repository=https://git.example.com/g.git',
  ],
  demo: () => ['demo'],
};

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** Makes the checkout what it is; undefined where this machine cannot have it so. */
  readonly checkout?: (directory: string) => string;
  /** What the run has to say where it fails. */
  readonly names: RegExp;
}

const disk = mountSmallDisk(64);
if (disk !== undefined) fillDisk(disk);
const plainFile = join(root, 'plain-file');
writeFileSync(plainFile, '');

/** Programs, but for one. */
function pathWithout(program: string): string {
  const directory = scratchDirectory('path');
  for (const found of (process.env.PATH ?? '').split(':')) {
    for (const name of existingNames(found)) {
      if (name === program) continue;
      try {
        symlinkSync(join(found, name), join(directory, name));
      } catch {
        // The first of a name counts.
      }
    }
  }
  return directory;
}

function existingNames(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** A bind mount, since nothing keeps root from writing. */
function readOnly(directory: string): string {
  execFileSync('mount', ['--bind', directory, directory]);
  endsWithFile({ [Symbol.asyncDispose]: async () => void execFileSync('umount', ['--lazy', directory]) });
  execFileSync('mount', ['-o', 'remount,bind,ro', directory]);
  return directory;
}

const surroundings: Readonly<Record<string, Surroundings>> = {
  'TMPDIR that is not there': { env: { TMPDIR: '/nowhere/tmp' }, names: /\/nowhere\/tmp/ },
  'TMPDIR that is a file': { env: { TMPDIR: plainFile }, names: new RegExp(plainFile) },
  'HOME that is not there': { env: { HOME: '/nowhere/home' }, names: /\/nowhere\/home/ },
  'an empty HOME': { env: { HOME: '' }, names: /HOME/ },
  'no git': { env: { PATH: pathWithout('git') }, names: /\bgit\b/ },
  ...(disk === undefined
    ? {}
    : {
        'TMPDIR on a full disk': { env: { TMPDIR: disk }, names: new RegExp(disk) },
        'TMPDIR that is read-only': { env: { TMPDIR: readOnly(scratchDirectory('ro')) }, names: /TMPDIR/ },
        'a checkout that is read-only': { checkout: readOnly, names: /checkout/ },
      }),
};

/** Each runs where nothing is broken first: what fails there would prove nothing elsewhere. */
const healthy = new Map<string, Promise<void>>();
const cells = Object.keys(surroundings).flatMap((where) =>
  Object.keys(commands).map((command) => ({ where, command })),
);

async function provesSomething(command: string): Promise<void> {
  const { code, stderr } = await run(command);
  expect([code, code === 0 ? '' : stderr], command).toEqual([0, '']);
}

function run(command: string, { env = {}, checkout: prepare }: Partial<Surroundings> = {}) {
  const cwd = command === 'init' ? scratchDirectory('init-checkout') : checkout();
  return runProgram(commands[command]?.() ?? [], { cwd: prepare?.(cwd) ?? cwd, env });
}

describe.skipIf(!parts.present)(parts.titled('a command in surroundings that are broken'), () => {
  it.each(sliceOfCommit(cells, 6))('$where: $command', async ({ where, command }) => {
    if (!healthy.has(command)) healthy.set(command, provesSomething(command));
    await healthy.get(command);
    const { code, stdout, stderr } = await run(command, surroundings[where]);
    const said = stdout + stderr;
    expect(said).not.toMatch(/fault of monorepo-gitops|UNEXPECTED|\n {4}at /);
    if (code === 0) return;
    expect(said).toMatch(surroundings[where]?.names ?? /^$/);
  });
});

describe.skipIf(!parts.present)(parts.titled('outputs where the summary or the outputs cannot be written'), () => {
  it.each(['bump-image-tag on a path', 'bump-image-tag by wire'])(
    '%s: the commit is printed all the same',
    async (command) => {
      const gitops = gitopsRepository();
      const cwd = checkout();
      const url = command.endsWith('wire') ? server?.url(gitops) : gitops.path;
      const argv = ['bump-image-tag', `--gitops-repository=${url}`, '--file=a.yaml', '--set=tag=c', '--json'];
      const env = { GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: '/dev/full', GITHUB_STEP_SUMMARY: '/dev/full' };
      const ran = await runProgram(argv, { cwd, env });
      expect(ran.code).toBe(1);
      expect(ran.stderr + ran.stdout).toContain('GITHUB_OUTPUT (/dev/full)');
      expect(ran.stderr + ran.stdout).not.toContain('fault of monorepo-gitops');
      expect(ran.json()).toMatchObject({ commit: gitops.git('rev-parse', 'main'), result: 'committed' });
    },
  );

  const channels = { GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: '/dev/full', GITHUB_STEP_SUMMARY: '/dev/full' };
  const others = ['deploy', 'build-image', 'cleanup-review-env', 'plan', 'argocd-upsert-app in git'];
  it.each(sliceOfCommit(others, 2))('%s: ends with 1 and names each of them', async (command) => {
    const { code, stdout, stderr } = await run(command, { env: channels });
    expect([code, stdout + stderr]).toEqual([1, expect.stringContaining('GITHUB_OUTPUT (/dev/full)')]);
    expect(stdout + stderr).toContain('GITHUB_STEP_SUMMARY (/dev/full)');
    expect(stdout + stderr).toContain('what it did could not be handed on');
  });

  it.each(sliceOfCommit(others, 1))('%s: names the dotenv report on GitLab', async (command) => {
    const withDirectory = (directory: string) => {
      mkdirSync(join(directory, 'monorepo-gitops.env'));
      return directory;
    };
    const env = { GITLAB_CI: 'true', CI_JOB_ID: '1', CI_PIPELINE_ID: '1', CI_PROJECT_PATH: 'acme/shop' };
    const { code, stdout, stderr } = await run(command, { checkout: withDirectory, env });
    expect([code, stdout + stderr]).toEqual([expect.any(Number), expect.stringContaining('monorepo-gitops.env')]);
    expect(code).not.toBe(0);
    expect(stdout + stderr).not.toContain('fault of monorepo-gitops');
  });
});
