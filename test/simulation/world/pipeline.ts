/** Pipelines of a world: what a host says of its event, the checkout it makes, and the program in it. */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import { deploy } from '../../../src/commands/deploy.ts';
import { Failure } from '../../../src/core/failure.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { githubContext } from '../../../src/hosts/github-actions.ts';
import { gitlabContext } from '../../../src/hosts/gitlab-ci.ts';
import { loadConfig } from '../../../src/inputs/config/config.ts';
import { adminToken } from '../../support/argocd/server.ts';
import { systemClock } from '../../support/clock.ts';
import { type Given, runCommand } from '../../support/inputs.ts';
import { memoryLog } from '../../support/ports.ts';
import { gitopsToken, type Monorepo, type Request, type World } from './world.ts';

const run = promisify(execFile);

export type Source =
  | { readonly kind: 'branch'; readonly branch: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'request'; readonly request: Request };

export type Event = 'push' | 'deleted' | 'opened' | 'changed' | 'reopened' | 'closed' | 'schedule' | 'manual';

/** A pipeline as its host creates it: when it runs, and how often, is another matter. */
export interface Pipeline {
  readonly id: number;
  readonly monorepo: Monorepo;
  readonly event: Event;
  readonly source: Source;
  /** What it checks out; of a branch that was deleted the default branch's tip. */
  readonly commit: string;
  readonly before: string | undefined;
  /** Milliseconds since the epoch. */
  readonly created: number;
  attempts: number;
}

export function isClosing({ event }: Pipeline): boolean {
  return event === 'closed' || event === 'deleted';
}

export type CommandName = 'deploy' | 'cleanup-review-env' | 'bump-image-tag';

const commands = { deploy, 'cleanup-review-env': cleanupReviewEnv, 'bump-image-tag': bumpImageTag } as const;

/** Flags without their dashes. */
export type Flags = Readonly<Record<string, string | number | boolean>>;

export type Ended =
  | { readonly end: 'done'; readonly outputs: Readonly<Record<string, unknown>>; readonly lines: readonly string[] }
  | {
      readonly end: 'failed';
      readonly exitCode: number;
      readonly code: string;
      readonly message: string;
      readonly lines: readonly string[];
    }
  | { readonly end: 'killed'; readonly at: string };

/** Time that a pipeline sleeps passes at once for all of the world. */
function worldClock({ traffic }: World): Clock {
  const faster = 100;
  return {
    ...systemClock,
    now: () => traffic.now(),
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      await systemClock.sleep(Math.min(milliseconds / faster, 50), signal);
      traffic.ahead += milliseconds;
    },
    after: (milliseconds, call) => {
      const begin = traffic.now();
      const timer = setInterval(() => {
        if (traffic.now() - begin < milliseconds) return;
        clearInterval(timer);
        call();
      }, 20);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}

/** The job's clone: one commit (or two), and no credential in it. */
export async function checkOut(world: World, { monorepo, commit, source, attempts, id }: Pipeline): Promise<string> {
  const directory = join(world.directory, 'jobs', `${id}-${attempts}`);
  mkdirSync(directory, { recursive: true });
  const git = (...args: string[]) => run('git', ['-C', directory, ...args]);
  await git('init', '--quiet', '--initial-branch=none');
  await git('remote', 'add', 'origin', `${monorepo.url}.git`);
  const ref = source.kind === 'tag' ? `refs/tags/${source.tag}` : `refs/remotes/origin/${branchOf(source)}`;
  await git(
    'fetch',
    '--quiet',
    '--no-tags',
    `--depth=${world.settings.depth}`,
    `file://${monorepo.commits.path}`,
    `+${commit}:${ref}`,
  );
  await git('-c', 'advice.detachedHead=false', 'checkout', '--quiet', '--detach', commit);
  return directory;
}

function branchOf(source: Source): string {
  if (source.kind === 'request') return source.request.branch;
  return source.kind === 'branch' ? source.branch : 'none';
}

export interface RunOptions {
  readonly flags?: Flags;
  /** Kills the program at its n-th request, before that is answered. */
  readonly killAt?: number | undefined;
  /** Checks this commit out instead. */
  readonly checkout?: string;
}

/** Runs a command as a job of this pipeline. */
export async function runJob(
  world: World,
  pipeline: Pipeline,
  command: CommandName,
  options: RunOptions = {},
): Promise<Ended> {
  pipeline.attempts += 1;
  const directory = await checkOut(world, { ...pipeline, commit: options.checkout ?? pipeline.commit });
  const env = environmentOf(world, pipeline, directory);
  const flags = {
    ...options.flags,
    'gitops-token': gitopsToken,
    ...(world.settings.applications === 'api' ? { 'argocd-token': adminToken } : {}),
  };
  if (options.killAt !== undefined)
    return runAndKill(world, command, { directory, env, flags, killAt: options.killAt });
  const context = world.settings.host === 'github' ? githubContext(env, directory) : gitlabContext(env, directory);
  const log = memoryLog();
  const clock = worldClock(world);
  try {
    const [ci, config] = await Promise.all([context, loadConfig(directory)]);
    const given: Given = flags;
    const { outputs } = await runCommand(commands[command] as typeof deploy, given, {
      config,
      ci,
      cwd: directory,
      env,
      clock,
      log,
    });
    return { end: 'done', outputs, lines: log.lines };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { exitCode, code, message, cause } = error;
    return {
      end: 'failed',
      exitCode,
      code,
      message: `${message}${cause === undefined ? '' : ` (${cause})`}`,
      lines: log.lines,
    };
  }
}

const root = join(import.meta.dirname, '../../..');

async function runAndKill(
  world: World,
  command: CommandName,
  {
    directory,
    env,
    flags,
    killAt,
  }: { directory: string; env: Readonly<Record<string, string>>; flags: Flags; killAt: number },
): Promise<Ended> {
  const node = join(root, 'node_modules/.bin/node');
  const argv = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  const child = spawn(
    existsSync(node) ? node : process.execPath,
    [join(import.meta.dirname, 'program.ts'), command, ...argv],
    {
      cwd: directory,
      env: { ...env, NODE_COMPILE_CACHE: join(root, '.cache/simulation') },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (text += piece.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let [left, at] = [killAt, ''];
  world.traffic.onRequest = async ({ server, method, path }) => {
    left -= 1;
    if (left !== 0) return;
    at = `${server} ${method} ${path}`;
    child.kill('SIGKILL');
    await ended;
  };
  const code = await ended;
  world.traffic.onRequest = undefined;
  // What its requests began on the servers is done before the world goes on.
  await systemClock.sleep(30);
  if (code === null) return { end: 'killed', at };
  if (code === 0) return { end: 'done', outputs: {}, lines: text.split('\n') };
  return { end: 'failed', exitCode: code, code: 'CHILD', message: text, lines: text.split('\n') };
}

/** The variables of the job, without anything of this machine but its PATH. */
function environmentOf(world: World, pipeline: Pipeline, directory: string): Readonly<Record<string, string>> {
  const home = join(world.directory, 'home');
  mkdirSync(home, { recursive: true });
  const own = { PATH: process.env.PATH ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1', TMPDIR: world.directory };
  return {
    ...own,
    ...(world.settings.host === 'github'
      ? githubJob(world, pipeline, directory)
      : gitlabJob(world, pipeline, directory)),
  };
}

const zero = '0'.repeat(40);

function githubJob(world: World, pipeline: Pipeline, directory: string): Record<string, string> {
  const { monorepo, source, event, commit, before } = pipeline;
  const repository = { default_branch: world.defaultBranch, full_name: monorepo.fullName };
  const main = {
    ref: `refs/heads/${world.defaultBranch}`,
    sha: monorepo.commits.tip(`refs/heads/${world.defaultBranch}`) ?? commit,
  };
  const file = `${directory}.event.json`;
  const payload = (value: object) => writeFileSync(file, JSON.stringify({ repository, ...value }));
  const variables = (name: string, ref: string, sha = commit) => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: file,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_SHA: sha,
    GITHUB_REPOSITORY: monorepo.fullName,
    GITHUB_SERVER_URL: world.forge.origin,
    GITHUB_API_URL: `${world.forge.origin}/api/v3`,
    GITHUB_ACTOR: 'mona',
    GITHUB_RUN_ID: String(1_000 + pipeline.id),
    GITHUB_RUN_NUMBER: String(pipeline.id),
    GITHUB_RUN_ATTEMPT: String(pipeline.attempts),
    GITHUB_WORKSPACE: directory,
    GITHUB_TOKEN: world.jobToken,
  });
  if (source.kind === 'request') {
    const { number, branch, open } = source.request;
    const repo = { full_name: monorepo.fullName };
    const head = { ref: branch, sha: commit, repo };
    const base = { ref: world.defaultBranch, sha: main.sha, repo };
    const action =
      { opened: 'opened', changed: 'synchronize', reopened: 'reopened', closed: 'closed' }[event as string] ?? 'opened';
    payload({ action, number, pull_request: { number, state: open ? 'open' : 'closed', merged: false, head, base } });
    return variables(
      'pull_request',
      event === 'closed' ? main.ref : `refs/pull/${number}/merge`,
      event === 'closed' ? main.sha : commit,
    );
  }
  const name = source.kind === 'tag' ? source.tag : source.branch;
  const ref = source.kind === 'tag' ? `refs/tags/${name}` : `refs/heads/${name}`;
  if (event === 'deleted') {
    payload({ ref: name, ref_type: 'branch' });
    return variables('delete', main.ref, main.sha);
  }
  if (event === 'schedule' || event === 'manual') {
    payload({});
    return variables(event === 'schedule' ? 'schedule' : 'workflow_dispatch', ref);
  }
  payload({ ref, before: before ?? zero, after: commit, created: before === undefined, deleted: false });
  return variables('push', ref);
}

function gitlabJob(world: World, pipeline: Pipeline, directory: string): Record<string, string> {
  const { monorepo, source, event, commit, before, id, attempts } = pipeline;
  const stops = event === 'deleted' || event === 'closed';
  const sources: Record<string, string> = { schedule: 'schedule', manual: 'web' };
  const variables = {
    GITLAB_CI: 'true',
    CI_JOB_ID: String(id * 100 + attempts),
    CI_PIPELINE_ID: String(1_000 + id),
    CI_PIPELINE_IID: String(id),
    CI_PIPELINE_URL: `${monorepo.url}/-/pipelines/${1_000 + id}`,
    CI_PIPELINE_CREATED_AT: `${new Date(pipeline.created).toISOString().slice(0, 19)}Z`,
    CI_PIPELINE_SOURCE: sources[event] ?? (source.kind === 'request' ? 'merge_request_event' : 'push'),
    CI_PROJECT_ID: '42',
    CI_PROJECT_PATH: monorepo.fullName,
    CI_PROJECT_URL: monorepo.url,
    CI_PROJECT_DIR: directory,
    CI_SERVER_URL: world.forge.origin,
    CI_SERVER_HOST: '127.0.0.1',
    CI_API_V4_URL: `${world.forge.origin}/api/v4`,
    CI_JOB_TOKEN: world.jobToken,
    CI_DEFAULT_BRANCH: world.defaultBranch,
    CI_COMMIT_SHA: commit,
    CI_COMMIT_BEFORE_SHA: before ?? zero,
    GITLAB_USER_LOGIN: 'mona',
    ...(stops ? { CI_ENVIRONMENT_ACTION: 'stop' } : {}),
  };
  if (source.kind === 'request') {
    const { number, branch } = source.request;
    return {
      ...variables,
      CI_COMMIT_REF_NAME: branch,
      CI_COMMIT_REF_SLUG: refSlug(branch),
      CI_MERGE_REQUEST_IID: String(number),
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: branch,
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: world.defaultBranch,
      CI_MERGE_REQUEST_PROJECT_ID: '42',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '42',
      CI_MERGE_REQUEST_REF_PATH: `refs/merge-requests/${number}/head`,
    };
  }
  const name = source.kind === 'tag' ? source.tag : source.branch;
  const named = { ...variables, CI_COMMIT_REF_NAME: name, CI_COMMIT_REF_SLUG: refSlug(name) };
  return source.kind === 'tag' ? { ...named, CI_COMMIT_TAG: name } : { ...named, CI_COMMIT_BRANCH: name };
}

/** As GitLab makes it of a branch: two branches may share one. */
function refSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
}
