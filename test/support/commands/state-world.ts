/**
 * The standard world of a pipeline, told as a story: a private monorepo and a GitOps repository over git's http with tokens
 * of their own, a registry with a password, a forge, and jobs as GitHub and GitLab start them. Each job has a clone of two
 * commits without a credential in it, and the job's own token.
 *
 *   const at = await stateWorld();
 *   const c1 = at.shop.push({ api: 'two' });
 *   const late = at.pipeline(c1);
 *   await at.pipeline(at.shop.push({ worker: 'two' })).run();
 *   expect(await late.run()).toMatchObject({ exitCode: 0, outputs: { result: 'superseded' } });
 *   expect(await at.running('dev')).toEqual({ api: 'two', worker: 'two' });
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import { deploy } from '../../../src/commands/deploy.ts';
import { plan } from '../../../src/commands/plan.ts';
import { status } from '../../../src/commands/status/status.ts';
import { failureSummary } from '../../../src/commands/summaries/failure.ts';
import { Failure } from '../../../src/core/failure.ts';
import { githubContext } from '../../../src/hosts/github-actions.ts';
import { gitlabContext } from '../../../src/hosts/gitlab-ci.ts';
import { failureLines } from '../../../src/hosts/host.ts';
import type { Run } from '../../../src/inputs/command.ts';
import { loadConfig } from '../../../src/inputs/config/config.ts';
import { type ArgocdServer, adminToken, startArgocdServer } from '../argocd/server.ts';
import type { RenderedResource } from '../argocd/types.ts';
import { restlessClock, simulatedClock } from '../clock.ts';
import { type BareRepository, commitFiles, createBareRepository, gitIn, publishAs } from '../git/repository.ts';
import { basic, type GitServer, startGitServer } from '../git/server.ts';
import { type GithubServer, startGithubServer } from '../github/server.ts';
import type { Permissions } from '../github/state.ts';
import { type GitlabServer, startGitlabServer } from '../gitlab/server.ts';
import { type Given, runCommand } from '../inputs.ts';
import { scratchDirectory } from '../lifetime.ts';
import { memoryLog } from '../ports.ts';
import { startRegistry, type TestRegistry, testPassword, testUser } from '../registry/server.ts';

const gitopsToken = 'the-token-of-the-gitops-repository';
const githubToken = 'ghs_the-token-of-the-job';
const noCommit = '0'.repeat(40);

/** What a new values file begins as. */
export const sample = '# Ours: these comments stay.\nimage:\n  repository: unset\n  tag: unset # by CI\nreplicas: 1\n';

const environments = `
  dev:
    when: { branch: [main, "hot*"] }
    file: dev/{service}.yaml
    from: sample.yaml
  prod:
    when: { tag: "v*" }
    file: prod/{service}.yaml
    from: sample.yaml
    set: { replicas: 2 }
`;

export interface StateWorldOptions {
  readonly host?: 'github' | 'gitlab';
  /** Default: `api`, `web` and `worker`. */
  readonly services?: readonly string[];
  /** Of gitops.yaml. Default: dev by `main` and `hot*`, prod by tags `v*`. */
  readonly environments?: string;
  /** More files of the first commit of the monorepo. */
  readonly files?: Readonly<Record<string, string>>;
  /** With an Argo CD that shows what is in the GitOps repository. */
  readonly argocd?: boolean;
  /** What Argo CD renders beside the Deployment of a service. */
  readonly alsoRendered?: (values: Values) => readonly RenderedResource[];
  /** What the job's token may at GitHub. Default: to read, and to show deployments and statuses, as in the workflows that we write. */
  readonly permissions?: Permissions;
  /** Code and manifests are in one repository, written to with the job's token. */
  readonly oneRepository?: boolean;
}

/** What a person changes: by the service whose one source file it is, or by path; undefined deletes it. */
export type Changes = Readonly<Record<string, string | undefined>>;

export interface Shop {
  readonly bare: BareRepository;
  /** git in a person's clone. */
  git(...args: readonly string[]): string;
  /** A commit on the branch that is checked out in that clone; its id. Nothing is pushed. */
  commit(changes: Changes): string;
  /** A commit, pushed; its id. */
  push(changes: Changes): string;
  read(path: string): string;
  tip(ref?: string): string;
}

export interface JobOptions {
  readonly inputs?: Given;
  readonly env?: Readonly<Record<string, string>>;
  /** Commits of the clone. Default 2; undefined: all. */
  readonly depth?: number | undefined;
  /** Secrets that the job is not given. */
  readonly without?: 'secrets';
  /** What is checked out in place of the pipeline's commit. */
  readonly checkout?: string;
}

export interface Ended {
  readonly exitCode: number;
  /** Of a failure. */
  readonly code?: string;
  readonly message?: string;
  readonly hint?: string | undefined;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly summary: string;
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
}

export interface PipelineOptions {
  /** Default `refs/heads/main`. */
  readonly ref?: string;
  /** GitHub's name of the event, and what its payload has beside the repository. */
  readonly event?: { readonly name: string; readonly payload?: object };
  readonly before?: string;
  /** Variables of all its jobs. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Pipeline {
  readonly id: number;
  readonly commit: string;
  /** `deploy` in a job. The second time is a re-run by a person. */
  run(options?: JobOptions): Promise<Ended>;
  command(command: keyof typeof commands, options?: JobOptions): Promise<Ended>;
}

export interface StateWorld {
  readonly shop: Shop;
  readonly gitops: BareRepository;
  readonly gitopsServer: GitServer;
  readonly registry: TestRegistry;
  readonly argocd: ArgocdServer | undefined;
  readonly github: GithubServer | undefined;
  readonly gitlab: GitlabServer | undefined;
  /** A pipeline as the host creates it for a push. When it runs, and how often, is another matter. */
  pipeline(commit: string, options?: PipelineOptions): Pipeline;
  /** The pipeline of a pull or merge request. */
  requestPipeline(request: OpenRequest, action?: string): Pipeline;
  openRequest(branch: string): OpenRequest;
  closeRequest(request: OpenRequest): void;
  /** What the images are made of that the environment's files name, by service. */
  running(environment: string): Promise<Readonly<Record<string, string>>>;
  /** `values` of a service. */
  values(environment: string, service: string): Values;
  /** Happens while the next job builds, which takes it a minute. */
  meanwhile(action: () => void | Promise<void>): void;
  /** A commit of a person in the GitOps repository. */
  person(changes: Changes, message?: string): string;
  /** `git revert` of a commit of the GitOps repository, by a person. */
  revert(commit: string): void;
  /** Tip of the GitOps repository. */
  tip(): string;
  /** Body of the newest commit of the GitOps repository. */
  message(): string;
  /** Requests since the last call, by server. */
  cost(): Cost;
}

export interface OpenRequest {
  readonly number: number;
  readonly branch: string;
}

export interface Values {
  readonly image: { readonly repository: string; readonly tag: string; readonly digest?: string };
  readonly replicas: number;
}

export interface Cost {
  readonly gitops: number;
  readonly monorepo: number;
  readonly forge: number;
  readonly registry: number;
  readonly argocd: number;
  /** `gitops ls-refs`, in order. */
  readonly asked: readonly string[];
}

const commands = {
  deploy,
  plan,
  'cleanup-review-env': cleanupReviewEnv,
  'bump-image-tag': bumpImageTag,
  status,
} as const;

export async function stateWorld(options: StateWorldOptions = {}): Promise<StateWorld> {
  const { host = 'github', services = ['api', 'web', 'worker'], oneRepository = false } = options;
  const directory = scratchDirectory('state');
  const bare = createBareRepository(directory, { name: 'shop' });
  const shopPath = publishAs(bare, 'acme/shop').replace(/\.git$/, '');
  const gitops = oneRepository
    ? bare
    : createBareRepository(directory, {
        name: 'deployments',
        files: { 'sample.yaml': sample, 'README.md': 'Ours.\n' },
      });
  const [registry, github, gitlab] = await Promise.all([
    startRegistry({ auth: 'htpasswd' }),
    host === 'github' ? forgeOfGithub(bare, options.permissions) : undefined,
    host === 'gitlab'
      ? startGitlabServer({ repository: bare, path: 'acme/shop', members: { 7: 30, 8: 20 } })
      : undefined,
  ]);
  const jobToken = gitlab?.jobToken ?? githubToken;
  const jobUser = host === 'github' ? 'x-access-token' : 'gitlab-ci-token';
  const [shopServer, gitopsServer] = await Promise.all([
    startGitServer({ root: directory, authorization: basic(jobUser, jobToken) }),
    startGitServer({ root: directory, authorization: basic('x-access-token', gitopsToken) }),
  ]);
  const argocd = options.argocd === true ? await argocdOf(gitops, options.alsoRendered) : undefined;
  const shopUrl = `${shopServer.origin}/${shopPath}`;
  const gitopsUrl = oneRepository ? shopUrl : gitopsServer.url(gitops);

  const shop = shopOf(bare, directory);
  shop.push({
    'package.json': '{"private":true,"workspaces":["apps/*"]}\n',
    'gitops.yaml': [
      'version: 1',
      `registry: ${registry.host}/fe`,
      `gitops: { repository: "${gitopsUrl}" }`,
      ...(argocd === undefined ? [] : [`argocd: { server: "${argocd.url}", plaintext: true }`]),
      'services:',
      ...services.map(
        (name) =>
          `  ${name}: { path: apps/${name}, build: { engine: append, files: ["apps/${name}/app.txt:/app.txt"] } }`,
      ),
      `environments:${options.environments ?? environments}`,
    ].join('\n'),
    ...Object.fromEntries(services.map((name) => [`apps/${name}/package.json`, `{"name":"${name}"}\n`])),
    ...Object.fromEntries(services.map((name) => [name, 'one'])),
    ...(oneRepository ? { 'sample.yaml': sample } : {}),
    ...options.files,
  });

  const origin = shopServer.origin;
  const always: Given = {
    // All time of a simulated clock is short, and git and the registry are real.
    ...(argocd === undefined ? {} : { timeout: '24h', 'wait-timeout': '12h' }),
  };
  const secrets: Given = {
    'gitops-token': oneRepository ? jobToken : gitopsToken,
    'registry-username': testUser,
    'registry-password': testPassword,
    ...(argocd === undefined ? {} : { 'argocd-token': adminToken }),
  };
  let pipelines = 0;
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const job = join(directory, 'jobs');

  const checkOut = (commit: string, ref: string, depth: number | undefined, name: string): string => {
    const target = join(job, name);
    mkdirSync(target, { recursive: true });
    const git = gitIn(target);
    git('init', '--quiet', '--initial-branch=none');
    git('remote', 'add', 'origin', host === 'github' ? shopUrl : `${shopUrl}.git`);
    const local = ref.startsWith('refs/heads/') ? ref.replace('refs/heads/', 'refs/remotes/origin/') : ref;
    const depths = depth === undefined ? [] : [`--depth=${depth}`];
    // By its path: this process serves the other address, and waits for git here.
    git('fetch', '--quiet', '--no-tags', ...depths, `file://${bare.path}`, `+${commit}:${local}`);
    git('checkout', '--quiet', '--detach', commit);
    return target;
  };

  const pipeline = (commit: string, given: PipelineOptions = {}): Pipeline => {
    const { ref = 'refs/heads/main' } = given;
    pipelines += 1;
    const id = pipelines;
    const created = new Date();
    let attempts = 0;
    const command: Pipeline['command'] = async (name, options = {}) => {
      attempts += 1;
      const depth = 'depth' in options ? options.depth : 2;
      const workspace = checkOut(options.checkout ?? commit, ref, depth, `${id}-${attempts}`);
      const common = {
        commit,
        ref,
        id,
        attempts,
        created,
        workspace,
        before: given.before ?? noCommit,
        origin,
        jobToken,
      };
      const env = {
        PATH: process.env.PATH ?? '',
        HOME: directory,
        GIT_CONFIG_NOSYSTEM: '1',
        TMPDIR: process.env.TMPDIR ?? directory,
        ...(github === undefined
          ? gitlabJob({ ...common, api: gitlab?.project.api ?? '' })
          : githubJob({ ...common, api: github.origin, event: given.event })),
        ...given.env,
        ...options.env,
      };
      const inputs = { ...always, ...(options.without === 'secrets' ? {} : secrets), ...options.inputs };
      return runJob(name, inputs, { env, workspace, now });
    };
    return { id, commit, command, run: (options) => command('deploy', options) };
  };

  return {
    shop,
    gitops,
    gitopsServer,
    registry,
    argocd,
    github,
    gitlab,
    pipeline,
    requestPipeline(request, action = 'synchronize') {
      const commit = bare.git('rev-parse', requestRef(host, request.number));
      if (host === 'gitlab') {
        return pipeline(commit, { ref: `refs/heads/${request.branch}`, env: gitlabRequest(request) });
      }
      return pipeline(commit, {
        ref: `refs/pull/${request.number}/merge`,
        event: { name: 'pull_request', payload: githubRequest(request, commit, shop.tip(), action) },
      });
    },
    openRequest(branch) {
      const head = bare.git('rev-parse', `refs/heads/${branch}`);
      const number = github?.repository('acme/shop').addPull({ title: branch, head: branch, base: 'main' }).number;
      const merge = gitlab?.forkRequest(branch, 'main');
      // One of the project's own branches.
      if (merge !== undefined) Object.assign(merge, { source_project_id: 42, sha: head });
      const request = { number: number ?? merge?.iid ?? 0, branch };
      bare.git('update-ref', requestRef(host, request.number), head);
      return request;
    },
    closeRequest({ number }) {
      const pull = github?.repository('acme/shop').pulls[number - 1];
      if (pull !== undefined) pull.state = 'closed';
      const merge = gitlab?.mergeRequests.find(({ iid }) => iid === number);
      if (merge !== undefined) merge.state = 'closed';
    },
    async running(environment) {
      const listed = gitops.git('ls-tree', '--name-only', 'main', `${environment}/`).split('\n').filter(Boolean);
      const read = listed
        .filter((path) => path.endsWith('.yaml') && !path.includes('/.'))
        .map(async (path) => {
          const { image } = parse(gitops.read(path)) as Values;
          return [path.slice(environment.length + 1, -'.yaml'.length), await contentOf(registry, image)] as const;
        });
      return Object.fromEntries(await Promise.all(read));
    },
    values: (environment, service) => parse(gitops.read(`${environment}/${service}.yaml`)) as Values,
    meanwhile(action) {
      // The job looks at the GitOps repository when it begins, and when it has everything that it needs for its commit.
      gitopsServer.inject({
        at: 'ls-refs',
        after: 1,
        kind: 'before',
        action: async () => {
          ahead += 60_000;
          await action();
        },
      });
    },
    person: (changes, message = 'By hand') =>
      commitFiles(gitops, changes, { message, seconds: (Date.now() / 1000) | 0 }),
    revert(commit) {
      const clone = scratchDirectory('person');
      const git = gitIn(clone, 'Grace');
      git('clone', '--quiet', `file://${gitops.path}`, '.');
      git('revert', '--no-edit', commit);
      git('push', '--quiet', 'origin', 'HEAD:main');
    },
    tip: () => gitops.git('rev-parse', 'main'),
    message: () => gitops.git('log', '-1', '--format=%B', 'main'),
    cost() {
      const gitRequests = (name: string, server: GitServer) => server.requests.map(({ kind }) => `${name} ${kind}`);
      const asked = [
        ...gitRequests('monorepo', shopServer),
        ...gitRequests('gitops', gitopsServer),
        ...registry.requests.map(
          ({ method, url }) => `registry ${method} ${url.replace(/[0-9a-f-]{36}.*|sha256:.*/, '…')}`,
        ),
        ...(github?.requests ?? []).map(({ operation }) => `forge ${operation}`),
        ...(gitlab?.requests ?? []).map(({ method, path }) => `forge ${method} ${path}`),
        ...(argocd?.requests ?? []).map(({ method, path }) => `argocd ${method} ${path}`),
      ];
      shopServer.reset();
      gitopsServer.reset();
      registry.requests.splice(0);
      github?.reset();
      gitlab?.reset();
      argocd?.requests.splice(0);
      const count = (server: string) => asked.filter((each) => each.startsWith(`${server} `)).length;
      return {
        gitops: count('gitops'),
        monorepo: count('monorepo'),
        forge: count('forge'),
        registry: count('registry'),
        argocd: count('argocd'),
        asked,
      };
    },
  };
}

/** A world in which everything that `main` has is deployed. */
export async function deployedWorld(options?: StateWorldOptions): Promise<StateWorld> {
  const at = await stateWorld(options);
  const { exitCode, message } = await at.pipeline(at.shop.tip()).run();
  if (exitCode !== 0) throw new Error(message);
  return at;
}

function shopOf(bare: BareRepository, directory: string): Shop {
  const clone = join(directory, 'clone');
  const git = gitIn(directory);
  git('init', '--quiet', '--initial-branch=main', clone);
  const inClone = gitIn(clone);
  inClone('remote', 'add', 'origin', `file://${bare.path}`);
  const commit: Shop['commit'] = (changes) => {
    for (const [name, text] of Object.entries(changes)) {
      const path = join(clone, /^[a-z0-9-]+$/.test(name) ? `apps/${name}/app.txt` : name);
      if (text === undefined) inClone('rm', '--quiet', path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
    }
    inClone('add', '--all');
    inClone('commit', '--quiet', '--allow-empty', '--message', `Change ${Object.keys(changes).slice(0, 3).join(', ')}`);
    return inClone('rev-parse', 'HEAD');
  };
  return {
    bare,
    git: inClone,
    commit,
    push(changes) {
      const made = commit(changes);
      inClone('push', '--quiet', 'origin', 'HEAD');
      return made;
    },
    read: (path) => inClone('show', `HEAD:${path}`),
    tip: (ref = 'refs/heads/main') => bare.git('rev-parse', ref),
  };
}

async function runJob(
  name: keyof typeof commands,
  inputs: Given,
  {
    env,
    workspace,
    now,
  }: { readonly env: Readonly<Record<string, string>>; readonly workspace: string; readonly now: () => number },
): Promise<Ended> {
  const log = memoryLog();
  const context = env.GITHUB_ACTIONS === 'true' ? githubContext(env, workspace) : gitlabContext(env, workspace);
  let ofFailure: Parameters<Run['onFailure']>[0] | undefined;
  const onFailure: Run['onFailure'] = (summary) => {
    ofFailure = summary;
  };
  try {
    const [ci, config] = await Promise.all([context, loadConfig(workspace)]);
    // What waits for Argo CD sees time pass. Everything else has the time that real servers take.
    const clock = inputs.wait === 'true' ? simulatedClock() : { ...restlessClock, now };
    const options = { config, ci, cwd: workspace, env, clock, log, onFailure };
    const { outputs, summary = '' } = await runCommand(commands[name] as typeof deploy, inputs, options);
    return { exitCode: 0, outputs, summary, lines: log.lines, warnings: log.warnings };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { exitCode, code, message, hint, outputs = {} } = error;
    const { causes } = failureLines(error);
    const failed = { command: name, step: undefined, failure: error, causes, outputs, redact: (text: string) => text };
    const summary = failureSummary({ ...failed, isLogged: env.GITHUB_ACTIONS !== 'true' }, ofFailure);
    return { exitCode, code, message, hint, outputs, summary, lines: log.lines, warnings: log.warnings };
  }
}

function forgeOfGithub(git: BareRepository, permissions: Permissions = {}): Promise<GithubServer> {
  return startGithubServer({
    repositories: { 'acme/shop': { git, roles: { ada: 'write', eve: 'read' } } },
    accounts: {
      [githubToken]: {
        login: 'github-actions[bot]',
        permissions: {
          contents: 'read',
          pull_requests: 'read',
          deployments: 'write',
          statuses: 'write',
          ...permissions,
        },
      },
    },
  });
}

function argocdOf(
  gitops: BareRepository,
  alsoRendered: StateWorldOptions['alsoRendered'] = () => [],
): Promise<ArgocdServer> {
  return startArgocdServer({
    repositories: {
      resolve: (_url, revision) => gitops.git('rev-parse', '--verify', `${revision}^{commit}`),
      render: (source, revision) => {
        const [values = ''] = ((source.helm ?? {}) as { valueFiles?: readonly string[] }).valueFiles ?? [];
        const read = parse(gitops.read(values, revision)) as Values;
        const { image } = read;
        return {
          resources: [{ kind: 'Deployment', namespace: 'dev', name: values }, ...alsoRendered(read)],
          images: [`${image.repository}:${image.tag}`],
        };
      },
    },
  });
}

/** The text of the one file of an image; says so where the registry has no such image. */
async function contentOf({ host }: TestRegistry, { repository, tag, digest }: Values['image']): Promise<string> {
  const base = `http://${host}/v2/${repository.slice(host.length + 1)}`;
  const headers = {
    accept: 'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json',
    authorization: basic(testUser, testPassword),
  };
  const answer = await fetch(`${base}/manifests/${digest ?? tag}`, { headers });
  if (!answer.ok) return `no image ${repository}:${tag}`;
  const { layers } = (await answer.json()) as { layers: readonly { digest: string }[] };
  const layer = await fetch(`${base}/blobs/${layers.at(-1)?.digest}`, { headers });
  const tar = gunzipSync(Buffer.from(await layer.arrayBuffer()));
  // The one file: its header is 512 bytes, and its content ends with zeros.
  const at = tar.indexOf('app.txt');
  return tar.toString('utf8', at + 512, tar.indexOf(0, at + 512));
}

const requestRef = (host: 'github' | 'gitlab', number: number) =>
  host === 'github' ? `refs/pull/${number}/head` : `refs/merge-requests/${number}/head`;

interface Job {
  readonly commit: string;
  readonly ref: string;
  readonly id: number;
  readonly attempts: number;
  readonly created: Date;
  readonly workspace: string;
  readonly before: string;
  readonly origin: string;
  readonly api: string;
  readonly jobToken: string;
}

function githubJob(job: Job & { readonly event: PipelineOptions['event'] }): Record<string, string> {
  const { commit, ref, id, attempts, workspace, before, origin, api, jobToken, event = { name: 'push' } } = job;
  const file = `${workspace}.event.json`;
  const repository = { default_branch: 'main', full_name: 'acme/shop' };
  const push = { ref, before, after: commit, deleted: false };
  writeFileSync(file, JSON.stringify({ ...(event.name === 'push' ? push : {}), repository, ...event.payload }));
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: file,
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_SHA: commit,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SERVER_URL: origin,
    GITHUB_API_URL: `${api}/api/v3`,
    GITHUB_ACTOR: 'mona',
    GITHUB_RUN_ID: String(1_000 + id),
    GITHUB_RUN_NUMBER: String(id),
    GITHUB_RUN_ATTEMPT: String(attempts),
    GITHUB_WORKSPACE: workspace,
    GITHUB_TOKEN: jobToken,
  };
}

function gitlabJob(job: Job): Record<string, string> {
  const { commit, ref, id, attempts, created, workspace, before, origin, api, jobToken } = job;
  const name = ref.replace(/^refs\/(heads|tags)\//, '');
  return {
    GITLAB_CI: 'true',
    CI_JOB_ID: String(id * 100 + attempts),
    CI_PIPELINE_ID: String(1_000 + id),
    CI_PIPELINE_IID: String(id),
    CI_PIPELINE_URL: `${origin}/acme/shop/-/pipelines/${1_000 + id}`,
    CI_PIPELINE_CREATED_AT: `${created.toISOString().slice(0, 19)}Z`,
    CI_PIPELINE_SOURCE: 'push',
    CI_PROJECT_ID: '42',
    CI_PROJECT_PATH: 'acme/shop',
    CI_PROJECT_URL: `${origin}/acme/shop`,
    CI_PROJECT_DIR: workspace,
    CI_SERVER_URL: origin,
    CI_SERVER_HOST: '127.0.0.1',
    CI_API_V4_URL: api,
    CI_JOB_TOKEN: jobToken,
    CI_DEFAULT_BRANCH: 'main',
    CI_COMMIT_SHA: commit,
    CI_COMMIT_BEFORE_SHA: before,
    CI_COMMIT_REF_NAME: name,
    CI_COMMIT_REF_SLUG: name.toLowerCase().replace(/[^a-z0-9]/g, '-'),
    ...(ref.startsWith('refs/tags/') ? { CI_COMMIT_TAG: name } : { CI_COMMIT_BRANCH: name }),
    GITLAB_USER_LOGIN: 'mona',
  };
}

function githubRequest({ number, branch }: OpenRequest, head: string, base: string, action: string): object {
  const repo = { full_name: 'acme/shop' };
  const pull = {
    number,
    merged: false,
    head: { ref: branch, sha: head, repo },
    base: { ref: 'main', sha: base, repo },
  };
  return { action, number, pull_request: pull };
}

function gitlabRequest({ number, branch }: OpenRequest): Record<string, string> {
  return {
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_COMMIT_BRANCH: '',
    CI_MERGE_REQUEST_IID: String(number),
    CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: branch,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    CI_MERGE_REQUEST_PROJECT_ID: '42',
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '42',
    CI_MERGE_REQUEST_REF_PATH: `refs/merge-requests/${number}/head`,
    CI_MERGE_REQUEST_EVENT_TYPE: 'detached',
  };
}
