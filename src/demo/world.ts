/** The small world of the demo: a monorepo, a GitOps repository and a registry, all real, in one directory. */
import { fork } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editFile } from '../core/edit/edit.ts';
import { Failure } from '../core/failure.ts';
import { runGit } from '../core/git/program/program.ts';
import type { CiContext, CiEvent, Environment, Programs } from '../core/ports.ts';
import { temporaryDirectory } from '../core/run-end.ts';
import { type EmbeddedRegistry, startEmbeddedRegistry } from './registry.ts';

export interface World extends AsyncDisposable {
  readonly directory: string;
  readonly monorepo: string;
  /** A bare repository: what Argo CD would watch. */
  readonly gitops: string;
  readonly registry: EmbeddedRegistry;
  git(repository: string, ...argv: readonly string[]): Promise<string>;
}

interface GitPorts {
  readonly env: Environment;
  readonly programs: Programs;
}

const author = { name: 'demo', email: 'demo@localhost' };

export async function createWorld(home: string, ports: GitPorts, keep: boolean): Promise<World> {
  const temporary = keep ? undefined : await temporaryDirectory(tmpdir(), 'monorepo-gitops-demo');
  const directory = temporary?.path ?? (await mkdtemp(join(tmpdir(), 'monorepo-gitops-demo-')));
  const registry = await startEmbeddedRegistry(join(directory, 'registry'));
  const world: World = {
    directory,
    monorepo: join(directory, 'monorepo'),
    gitops: join(directory, 'gitops.git'),
    registry,
    git: (repository, ...argv) => git(repository, ports, argv),
    async [Symbol.asyncDispose]() {
      await registry.close();
      await temporary?.[Symbol.asyncDispose]();
    },
  };
  await Promise.all([seedMonorepo(world, home), seedGitops(world, home, ports)]);
  return world;
}

async function seedMonorepo(world: World, home: string): Promise<void> {
  await cp(join(home, 'examples/monorepo'), world.monorepo, { recursive: true });
  const file = join(world.monorepo, 'gitops.yaml');
  const { text } = editFile('gitops.yaml', await readFile(file, 'utf8'), {
    set: [`registry=${world.registry.host}/fe`, `gitops.repository=${world.gitops}`],
  });
  await writeFile(file, text);
  await writeFile(join(world.monorepo, '.gitignore'), 'dist/\nnode_modules/\n');
  await world.git(world.monorepo, 'init', '--quiet', '--initial-branch=main');
  await commitAll(world, 'Two services and a shared package');
}

async function seedGitops(world: World, home: string, ports: GitPorts): Promise<void> {
  const seed = join(world.directory, 'gitops-seed');
  await mkdir(world.directory, { recursive: true });
  await cp(join(home, 'examples/gitops'), seed, { recursive: true });
  await git(seed, ports, ['init', '--quiet', '--initial-branch=main']);
  await git(seed, ports, ['add', '--all']);
  await git(seed, ports, ['commit', '--quiet', '--message', 'A chart and its sample values']);
  await git(world.directory, ports, ['clone', '--quiet', '--bare', '--', seed, world.gitops]);
  await rm(seed, { recursive: true });
}

/** Commits what is in the monorepo's working tree; the commit's name. */
export async function commitAll(world: World, message: string): Promise<string> {
  await world.git(world.monorepo, 'add', '--all');
  await world.git(world.monorepo, 'commit', '--quiet', '--message', message);
  return (await world.git(world.monorepo, 'rev-parse', 'HEAD')).trim();
}

/** Builds every service, as the step before `deploy` would in CI. */
export async function buildServices(world: World): Promise<void> {
  const script = join(world.monorepo, 'packages/bundle/bundle.mjs');
  await Promise.all(['web1', 'web2'].map((service) => runNode(script, join(world.monorepo, 'apps', service))));
}

/** Runs a script by the Node that runs this program, whatever is on the `PATH`. */
async function runNode(script: string, cwd: string): Promise<void> {
  const child = fork(script, [], { cwd, execArgv: [], silent: true });
  const said: Buffer[] = [];
  child.stderr?.on('data', (piece: Buffer) => said.push(piece));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code === 0) return;
  throw new Failure('failed', 'DEMO_BUILD', `the build of ${cwd} ended with code ${code}`, {
    cause: new Error(Buffer.concat(said).toString('utf8').trim()),
  });
}

/** Rewrites a piece of a source file of the monorepo. */
export async function replaceIn(world: World, path: string, before: string, after: string): Promise<void> {
  const file = join(world.monorepo, path);
  const text = await readFile(file, 'utf8');
  if (!text.includes(before))
    throw new Failure('failed', 'DEMO_SOURCE', `${path} of the example no longer says ${before}`);
  await writeFile(file, text.replace(before, after));
}

/** What a CI host would tell about an event of the monorepo. */
export async function contextOf(
  world: World,
  what: { readonly event: CiEvent; readonly branch: string; readonly base?: string },
): Promise<CiContext> {
  return {
    host: 'shell',
    event: what.event,
    repository: 'acme/shop',
    repositoryUrl: undefined,
    commit: (await world.git(world.monorepo, 'rev-parse', 'HEAD')).trim(),
    branch: what.branch,
    defaultBranch: 'main',
    targetBranch: undefined,
    baseCommit: what.base,
    requestNumber: undefined,
    actor: author,
    pipelineUrl: undefined,
    runId: '1',
    workspace: world.monorepo,
  };
}

async function git(repository: string, ports: GitPorts, argv: readonly string[]): Promise<string> {
  const settings = [
    ['user.name', author.name],
    ['user.email', author.email],
    ['commit.gpgSign', 'false'],
  ] as const;
  const { code, stdout, stderr } = await runGit(argv, { ...ports, cwd: repository, settings });
  if (code === 0) return stdout.toString('utf8');
  throw new Failure('failed', 'DEMO_GIT', `git ${argv[0]} failed while the demo was set up`, {
    cause: new Error(stderr.trim()),
    hint: 'Check that git is 2.31 or newer.',
  });
}
