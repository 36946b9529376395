/**
 * The world of the recipes in `examples/github`: GitHub with a monorepo and GitOps repositories, GHCR, Harbor and Argo CD
 * under the addresses that the recipes have, behind a proxy. A workflow runs in it as its file is.
 *
 *   const world = await startRecipeWorld();
 *   world.begin('ghcr-manifests');                         // the example monorepo with the recipe's files
 *   const run = await world.run('deploy.yml', world.push('main'));
 *
 * The token of the job may do what `permissions` of the workflow grant, in git, in the API and in GHCR.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { majorOf, publicationOf, readManifest } from '../../../scripts/publication.ts';
import { scaffold } from '../../../src/scaffold/scaffold.ts';
import { type ArgocdServer, adminToken } from '../argocd/server.ts';
import { exampleFiles } from '../commands/scenery.ts';
import { type BareRepository, createBareRepository, publishAs } from '../git/repository.ts';
import { startGitServer } from '../git/server.ts';
import { scratchDirectory } from '../lifetime.ts';
import { behindGate, startInternet } from '../net/internet.ts';
import { repositoryRoot } from '../program.ts';
import { argocdOn, type Project, workingCopy } from '../recipes.ts';
import { startRegistry, type TestRegistry, testPassword, testUser } from '../registry/server.ts';
import { release, runAct, type WorkflowRun } from './act.ts';
import { testApp } from './app.ts';
import { type GithubServer, startGithubServer } from './server.ts';
import type { FakePull, Permissions } from './state.ts';

const publication = publicationOf(readManifest());

export const jobToken = 'ghs_job-token-canary-51c0';
export const gitopsToken = 'github_pat_gitops-canary-77e1';
/** What no log may say. */
export const secretsOfWorld = [jobToken, gitopsToken, testPassword, adminToken];

/** What GitHub says of a run. */
interface RecipeEvent {
  readonly name: string;
  readonly ref: string;
  readonly commit: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Default `acme/shop`. */
  readonly repository?: string;
}

interface RecipeRun extends WorkflowRun {
  /** The outcome in one value: `[0, '']`, else the code with the log. */
  readonly outcome: readonly [number, string];
}

export interface RecipeWorld {
  readonly github: GithubServer;
  readonly ghcr: TestRegistry;
  readonly harbor: TestRegistry;
  readonly argocd: ArgocdServer;
  /** The GitOps repository with plain manifests, and the one with a Helm chart. */
  readonly gitops: BareRepository;
  readonly charts: BareRepository;
  /** Where the monorepo is, for a developer's git that has no token. */
  readonly shop: BareRepository;
  /** What a developer's programs need to reach the world. */
  readonly env: Readonly<Record<string, string>>;
  /** In a developer's clone of the monorepo. */
  readonly git: (...argv: readonly string[]) => string;
  /** Requests of git to GitHub, as `POST /acme/gitops/git-receive-pack`, with the password that they had. */
  readonly gitRequests: { readonly path: string; readonly password: string }[];
  /** Of all runs. */
  readonly logs: readonly string[];
  /** Hosts that a run asked for and that are not there. */
  readonly unknownHosts: readonly string[];
  /** Starts a recipe: all repositories as new, the monorepo with the files of these folders of `examples/github`. */
  begin(...folders: readonly string[]): void;
  replace(path: string, before: string, after: string): void;
  /** Commits everything on the branch that is checked out, and pushes it. */
  commit(message: string): string;
  push(ref: string): RecipeEvent;
  /** A branch with a change, and a request for it, from this repository or from a fork's. */
  openRequest(branch: string, change: () => void, from?: string): OpenedRequest;
  /** A request for a branch that is pushed. */
  requestFor(branch: string, base: string): OpenedRequest;
  run(workflow: string, event: RecipeEvent, given?: RecipeRunOptions): Promise<RecipeRun>;
}

interface OpenedRequest {
  readonly request: FakePull;
  readonly head: string;
  event(action: string): RecipeEvent;
}

interface RecipeRunOptions {
  readonly actor?: string;
  /** Default: all that the recipes name. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** One layer of what a service is, on nothing: no base image has to be there. */
const dockerfile = `FROM scratch
ARG SERVICE_NAME
COPY apps/\${SERVICE_NAME}/src /app
`;

/** @param builder variables of a builder */
export async function startRecipeWorld(builder: Readonly<Record<string, string>>): Promise<RecipeWorld> {
  const root = scratchDirectory('recipes');
  const [monorepo, gitops, charts] = ['monorepo', 'gitops', 'charts'].map((name) =>
    createBareRepository(root, { name, files: { '.gitkeep': '' } }),
  ) as [BareRepository, BareRepository, BareRepository];
  const charted = createBareRepository(root, { files: exampleFiles('examples/gitops') });
  const manifests = createBareRepository(root, { files: await manifestsLayout() });

  const { app, given: appInputs } = testApp({ contents: 'write' }, ['acme/helm-charts']);
  const job = { login: 'github-actions[bot]', permissions: {} as Permissions, packages: 'none' };
  const bot = { login: 'deploy-bot', permissions: { contents: 'write', pull_requests: 'write' } } as const;
  const repositories = {
    'acme/shop': { git: monorepo },
    'Acme/Shop': { git: monorepo },
    'acme/gitops': { git: gitops },
    'acme/helm-charts': { git: charts },
  };
  for (const [name, { git }] of Object.entries(repositories)) publishAs(git, name);
  const github = await startGithubServer({ repositories, accounts: { [jobToken]: job, [gitopsToken]: bot }, app });

  const gitServer = await startGitServer({ root });
  const gitRequests: { path: string; password: string }[] = [];
  const gitGate = behindGate(gitServer.origin, ({ method, path, password }) => {
    gitRequests.push({ path: `${method} ${path.replace(/\?.*/, '')}`, password });
    if (/^\/acme\/shop[./]/i.test(path)) return password === jobToken && job.permissions.contents !== undefined;
    return password === gitopsToken || github.validTokens().includes(password);
  });

  const ghcr = await startRegistry({ auth: 'none' });
  const ghcrGate = behindGate(`http://${ghcr.host}`, ({ method, password }) => {
    const reads = method === 'GET' || method === 'HEAD';
    return password === jobToken && (job.packages === 'write' || (reads && job.packages === 'read'));
  });
  const harbor = await startRegistry({ auth: 'htpasswd' });
  const argocd = await argocdOn(charts);
  const internet = await startInternet({
    'github.com': gitGate,
    'api.github.com': github.origin,
    'ghcr.io': ghcrGate,
    'harbor.example.com': `http://${harbor.host}`,
    'argocd.example.com': argocd.url,
  });

  const released = release(join(root, 'release'));
  const work = join(root, 'work');
  let clone: Project;
  const git: Project['git'] = (...argv) => clone.git(...argv);
  const secrets = {
    GITOPS_TOKEN: gitopsToken,
    GITOPS_APP_PRIVATE_KEY: appInputs['gitops-app-private-key'],
    REGISTRY_USERNAME: testUser,
    REGISTRY_PASSWORD: testPassword,
    ARGOCD_TOKEN: adminToken,
  };
  const logs: string[] = [];

  function requestFor(branch: string, target: string, from: string): OpenedRequest {
    const pulls = github.repository('acme/shop');
    const request = pulls.addPull({ title: branch, head: branch, base: target, headRepository: from });
    const { number } = request;
    let known: { readonly head: string; readonly base: string; readonly merge: string } | undefined;
    /** What the branches are now, and their merge, under the refs that GitHub keeps of a request. */
    const tips = () => {
      const [head, base] = [git('rev-parse', branch), git('rev-parse', target)];
      if (known?.head === head && known.base === base) return known;
      const before = git('rev-parse', '--abbrev-ref', 'HEAD');
      git('checkout', '--quiet', '--detach', base);
      git('merge', '--quiet', '--no-ff', '--no-edit', head);
      const merge = git('rev-parse', 'HEAD');
      const refs = [`${head}:refs/pull/${number}/head`, `${merge}:refs/pull/${number}/merge`];
      git('push', '--quiet', '--force', monorepo.path, ...refs);
      git('checkout', '--quiet', before);
      known = { head, base, merge };
      return known;
    };
    const event = (action: string): RecipeEvent => {
      const { head, base, merge } = tips();
      return {
        name: 'pull_request',
        ref: `refs/pull/${number}/merge`,
        commit: merge,
        payload: {
          action,
          number,
          pull_request: {
            number,
            merged: request.mergedAt !== null,
            head: { ref: branch, sha: head, repo: { full_name: from } },
            base: { ref: target, sha: base, repo: { full_name: 'acme/shop' } },
          },
        },
      };
    };
    request.lastHead = tips().head;
    return { request, head: request.lastHead, event };
  }

  return {
    github,
    ghcr,
    harbor,
    argocd,
    gitops,
    charts,
    shop: monorepo,
    env: internet.env,
    git,
    gitRequests,
    logs,
    unknownHosts: internet.unknown,
    begin(...folders) {
      const fresh = [
        [gitops, manifests],
        [charts, charted],
      ] as const;
      for (const [repository, from] of fresh)
        repository.git('fetch', '--quiet', '--prune', from.path, '+refs/*:refs/*');
      for (const { pulls } of Object.keys(repositories).map((name) => github.repository(name))) pulls.length = 0;
      github.reset();
      gitRequests.length = 0;
      rmSync(work, { recursive: true, force: true });
      const own = folders.map((folder) => `examples/github/${folder}`);
      clone = workingCopy(monorepo, work, ['examples/monorepo', ...own]);
      writeFileSync(join(work, 'apps/Dockerfile'), dockerfile);
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Two services');
      git('push', '--quiet', '--mirror', 'origin');
    },
    replace: (...change) => clone.replace(...change),
    commit: (message) => clone.push(message),
    push(ref) {
      const full = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
      const commit = git('rev-parse', `${full}^{commit}`);
      const before = '0'.repeat(40);
      return { name: 'push', ref: full, commit, payload: { ref: full, before, after: commit } };
    },
    openRequest(branch, change, from = 'acme/shop') {
      git('checkout', '--quiet', '-b', branch, 'main');
      change();
      git('commit', '--quiet', '--all', '--message', `Change of ${branch}`);
      if (from === 'acme/shop') git('push', '--quiet', 'origin', branch);
      const opened = requestFor(branch, 'main', from);
      git('checkout', '--quiet', 'main');
      return opened;
    },
    requestFor: (branch, base) => requestFor(branch, base, 'acme/shop'),
    async run(workflow, event, { secrets: chosen = secrets, env = {}, actor = 'mona' } = {}) {
      const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
      // As on GitHub the workflow is that of the commit; act takes the commit of a request from here, too.
      git('checkout', '--quiet', '--detach', event.commit);
      const file = join(work, '.github/workflows', workflow);
      Object.assign(job, grantedBy(file));
      const repository = event.repository ?? 'acme/shop';
      const kind = /^refs\/(heads|tags)\/(.+)$/.exec(event.ref);
      const run = await runAct({
        checkout: work,
        file,
        event: event.name,
        payload: { repository: { full_name: repository, default_branch: 'main' }, ...event.payload },
        secrets: { ...chosen, GITHUB_TOKEN: jobToken },
        vars: { GITOPS_APP_ID: appInputs['gitops-app-id'] },
        repositories: {
          [`${publication.repository}@v${majorOf(publication.version)}`]: released,
          'actions/checkout@v7': join(import.meta.dirname, 'checkout'),
          'acme/workflows@v1': join(repositoryRoot, 'examples/github/reusable/workflows'),
        },
        env: {
          ...internet.env,
          ...builder,
          GITHUB_REPOSITORY: repository,
          GITHUB_REF: event.ref,
          GITHUB_REF_NAME: kind?.[2] ?? event.ref.replace(/^refs\/pull\//, ''),
          GITHUB_REF_TYPE: kind?.[1] === 'tags' ? 'tag' : 'branch',
          GITHUB_SHA: event.commit,
          GITHUB_RUN_ID: String(9_000 + logs.length),
          GITHUB_RUN_NUMBER: String(logs.length + 1),
          GITHUB_RUN_ATTEMPT: '1',
          ...env,
        },
        checksOut: true,
        actor,
      });
      git('checkout', '--quiet', branch);
      logs.push(run.log);
      return { ...run, outcome: [run.code, run.code === 0 ? '' : run.log] };
    },
  };
}

/** What `init --layout manifests` writes into the GitOps repository. */
async function manifestsLayout(): Promise<Record<string, string>> {
  const { gitops } = await scaffold(
    {
      layout: 'manifests',
      host: 'github',
      product: 'shop',
      services: ['web1', 'web2'].map((name) => ({
        name,
        packageName: name,
        path: `apps/${name}`,
        hasDockerfile: true,
      })),
      registry: 'ghcr.io/acme',
      domain: 'example.com',
      gitopsRepository: 'acme/gitops',
      gitopsUrl: 'https://github.com/acme/gitops.git',
      defaultBranch: 'main',
      packageManager: 'npm',
      turbo: false,
    },
    repositoryRoot,
  );
  return Object.fromEntries(gitops.map(({ path, text }) => [path, text]));
}

interface Job {
  readonly permissions?: Readonly<Record<string, 'read' | 'write' | undefined>>;
}

/** What all jobs together are granted: act has one token for all of them. */
function grantedBy(file: string): { permissions: Permissions; packages: string } {
  const { jobs } = parse(readFileSync(file, 'utf8')) as { jobs: Record<string, Job> };
  const of = (name: string) => {
    const levels = Object.values(jobs).map(({ permissions }) => permissions?.[name]);
    return levels.includes('write') ? 'write' : levels.find((level) => level !== undefined);
  };
  const names = ['contents', 'pull-requests', 'deployments', 'statuses'] as const;
  const granted = names.map((name) => [name.replace('-', '_'), of(name)]).filter(([, level]) => level !== undefined);
  return { permissions: Object.fromEntries(granted) as Permissions, packages: of('packages') ?? 'none' };
}
