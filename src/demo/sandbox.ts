/** What the demo runs in: a monorepo and a GitOps repository, both real, in one directory, and a registry. */
import { fork } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editFile } from '../core/edit/edit.ts';
import { Failure } from '../core/failure.ts';
import { runGit } from '../core/git/program/program.ts';
import type { CiContext, CiEvent, Environment, Programs } from '../core/ports.ts';
import { temporaryDirectory } from '../core/run-end.ts';
import { type EmbeddedRegistry, startEmbeddedRegistry } from './registry.ts';

export interface Sandbox extends AsyncDisposable {
  readonly directory: string;
  readonly monorepo: string;
  /** Where the monorepo is pushed to: a bare repository. */
  readonly origin: string;
  /** A bare repository: what Argo CD would watch. */
  readonly gitops: string;
  readonly registry: EmbeddedRegistry;
  /** How many there were. */
  jobs: number;
  git(repository: string, ...argv: readonly string[]): Promise<string>;
}

interface GitPorts {
  readonly env: Environment;
  readonly programs: Programs;
}

const author = { name: 'demo', email: 'demo@localhost' };

/** @throws bad input `GIT_MISSING`, before anything is made */
export async function createSandbox(home: string, ports: GitPorts, keep: boolean): Promise<Sandbox> {
  await runGit(['version'], ports).catch((cause: unknown) => {
    if (!(cause instanceof Failure) || cause.code !== 'GIT_MISSING') throw cause;
    const hint = 'Install git 2.31 or newer: the demo needs Node and git, and nothing else.';
    throw new Failure('bad-input', cause.code, 'the program git is not on PATH', { hint, cause });
  });
  const temporary = keep ? undefined : await temporaryDirectory(tmpdir(), 'monorepo-gitops-demo');
  const directory = temporary?.path ?? (await mkdtemp(join(tmpdir(), 'monorepo-gitops-demo-')));
  const registry = await startEmbeddedRegistry();
  const sandbox: Sandbox = {
    directory,
    monorepo: join(directory, 'monorepo'),
    origin: join(directory, 'monorepo.git'),
    gitops: join(directory, 'gitops.git'),
    registry,
    jobs: 0,
    git: (repository, ...argv) => git(repository, ports, argv),
    async [Symbol.asyncDispose]() {
      await registry.close();
      await temporary?.[Symbol.asyncDispose]();
    },
  };
  try {
    await Promise.all([seedMonorepo(sandbox, home), seedGitops(sandbox, home)]);
  } catch (error) {
    await sandbox[Symbol.asyncDispose]();
    throw error;
  }
  return sandbox;
}

async function seedMonorepo(sandbox: Sandbox, home: string): Promise<void> {
  await cp(join(home, 'examples/monorepo'), sandbox.monorepo, { recursive: true });
  const file = join(sandbox.monorepo, 'gitops.yaml');
  const { text } = editFile('gitops.yaml', await readFile(file, 'utf8'), {
    set: [
      `registry=${sandbox.registry.host}/fe`,
      `gitops.repository=${sandbox.gitops}`,
      'environments.dev.url=https://{service}.dev.example.com',
      'environments.review.url=https://{slug}-{service}.review.example.com',
    ],
  });
  await writeFile(file, text);
  await writeFile(join(sandbox.monorepo, '.gitignore'), 'dist/\nnode_modules/\n');
  await sandbox.git(sandbox.monorepo, 'init', '--quiet', '--initial-branch=main');
  await commitAll(sandbox, 'Two services and a shared package');
  await sandbox.git(sandbox.directory, 'init', '--quiet', '--bare', '--initial-branch=main', sandbox.origin);
  await withoutHooks(sandbox, sandbox.origin);
  await sandbox.git(sandbox.monorepo, 'remote', 'add', 'origin', sandbox.origin);
  await push(sandbox, 'main');
}

/** Pushes what is checked out to a branch of the monorepo's remote. */
async function push(sandbox: Sandbox, branch: string): Promise<void> {
  await sandbox.git(sandbox.monorepo, 'push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
}

export async function deleteBranch(sandbox: Sandbox, branch: string): Promise<void> {
  await sandbox.git(sandbox.monorepo, 'push', '--quiet', 'origin', '--delete', branch);
}

async function seedGitops(sandbox: Sandbox, home: string): Promise<void> {
  const seed = join(sandbox.directory, 'gitops-seed');
  await cp(join(home, 'examples/gitops'), seed, { recursive: true });
  await sandbox.git(seed, 'init', '--quiet', '--initial-branch=main');
  await sandbox.git(seed, 'add', '--all');
  await sandbox.git(seed, 'commit', '--quiet', '--message', 'A chart and its sample values');
  await sandbox.git(sandbox.directory, 'clone', '--quiet', '--bare', '--', seed, sandbox.gitops);
  await withoutHooks(sandbox, sandbox.gitops);
  await rm(seed, { recursive: true });
}

/** Git starts those of the user's configuration in every repository, also where something is pushed to. */
async function withoutHooks(sandbox: Sandbox, repository: string): Promise<void> {
  await sandbox.git(repository, 'config', 'core.hooksPath', '/dev/null');
}

/** Commits what is in the monorepo's working tree. */
async function commitAll(sandbox: Sandbox, message: string): Promise<void> {
  await sandbox.git(sandbox.monorepo, 'add', '--all');
  await sandbox.git(sandbox.monorepo, 'commit', '--quiet', '--message', message);
}

/** Checks a commit out as a job does, and builds every service, as the step before `deploy` would. Its directory. */
export async function checkOut(sandbox: Sandbox, commit: string): Promise<string> {
  sandbox.jobs += 1;
  const job = join(sandbox.directory, `job-${sandbox.jobs}`);
  await sandbox.git(sandbox.directory, 'clone', '--quiet', '--no-checkout', '--', sandbox.origin, job);
  await sandbox.git(job, 'checkout', '--quiet', '--detach', commit);
  const script = join(job, 'packages/bundle/bundle.mjs');
  await Promise.all(['web1', 'web2'].map((service) => runNode(script, join(job, 'apps', service))));
  return job;
}

/** Runs a script by the Node that runs this program, whatever is on the `PATH`. */
async function runNode(script: string, cwd: string): Promise<void> {
  const child = fork(script, [], { cwd, execArgv: [], silent: true });
  const errors: Buffer[] = [];
  child.stderr?.on('data', (piece: Buffer) => errors.push(piece));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code === 0) return;
  throw new Failure('failed', 'DEMO_BUILD', `the build of ${cwd} ended with code ${code}`, {
    cause: new Error(Buffer.concat(errors).toString('utf8').trim()),
  });
}

interface SourceChange {
  /** Of the commit. */
  readonly message: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A person's change of one source file: committed and pushed to the branch, which begins at what is checked out. The commit. */
export async function change(
  sandbox: Sandbox,
  branch: string,
  { message, path, before, after }: SourceChange,
): Promise<string> {
  const file = join(sandbox.monorepo, path);
  const text = await readFile(file, 'utf8');
  if (!text.includes(before)) {
    throw new Failure('failed', 'DEMO_SOURCE', `${path} of the example no longer says ${before}`);
  }
  await writeFile(file, text.replace(before, after));
  await commitAll(sandbox, message);
  await push(sandbox, branch);
  return await head(sandbox);
}

/** The commit that is checked out. */
export async function head({ git: run, monorepo }: Sandbox): Promise<string> {
  return (await run(monorepo, 'rev-parse', 'HEAD')).trim();
}

/** A branch at the commit that is checked out. */
export async function newBranch(sandbox: Sandbox, branch: string): Promise<void> {
  await sandbox.git(sandbox.monorepo, 'checkout', '--quiet', '-b', branch);
  await push(sandbox, branch);
}

/** What a CI host would tell about an event of the monorepo, in a job that has checked the commit out. */
export function contextOf({
  workspace,
  ...what
}: {
  readonly event: CiEvent;
  readonly branch: string;
  readonly commit: string;
  readonly workspace: string;
}): CiContext {
  return {
    ...what,
    workspace,
    host: 'jenkins',
    repository: 'acme/shop',
    repositoryUrl: undefined,
    defaultBranch: 'main',
    targetBranch: undefined,
    baseCommit: undefined,
    requestNumber: undefined,
    sourceRef: `refs/heads/${what.branch}`,
    refSlug: undefined,
    byPerson: false,
    pipelineCreatedAt: undefined,
    actor: author,
    pipelineUrl: undefined,
    runId: '1',
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
