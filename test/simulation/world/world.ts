/**
 * The servers of one world: two private monorepos on a forge, the GitOps repository that both share, a registry and an
 * Argo CD. Git is real and over HTTP, the registry is Debian's; forge and Argo CD are the fakes of `test/support`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { type ArgocdServer, startArgocdServer } from '../../support/argocd/server.ts';
import { type BareRepository, commitFiles, createBareRepository, gitIn } from '../../support/git/repository.ts';
import { basic, startGitServer } from '../../support/git/server.ts';
import { startGithubServer } from '../../support/github/server.ts';
import { startGitlabServer } from '../../support/gitlab/server.ts';
import { job as gitlabJobToken } from '../../support/gitlab/state.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { startRegistry, type TestRegistry } from '../../support/registry/server.ts';
import { Commits, type Files } from './commits.ts';
import { type Line, startLine, Traffic } from './line.ts';

export const repositories = ['shop', 'blog'] as const;
export type RepositoryName = (typeof repositories)[number];

/** What differs from world to world. */
export interface Settings {
  readonly host: 'github' | 'gitlab';
  /** `trunk`: dev is fed by main. `flow`: dev by develop, prod by main with what dev has. */
  readonly branches: 'trunk' | 'flow';
  /** What a review environment belongs to. */
  readonly review: 'branch' | 'request';
  /** Where Applications are: on the server, or as manifests in the GitOps repository. */
  readonly applications: 'api' | 'git';
  /** Commits of the clones of pipelines. */
  readonly depth: 1 | 2;
}

/** Services, and the files that each image is made of. */
export const services: Readonly<Record<RepositoryName, Readonly<Record<string, readonly string[]>>>> = {
  shop: {
    api: ['apps/api/app.txt', 'packages/shared/text.txt'],
    web: ['apps/web/app.txt', 'packages/shared/text.txt'],
    worker: ['apps/worker/app.txt'],
  },
  blog: { site: ['apps/site/app.txt'], api: ['apps/api/app.txt'] },
};

export const gitopsToken = 'gitops-token-of-the-world';
const githubJobToken = 'ghs_job_token_of_the_world';

const template =
  '# Ours: these comments stay.\nname: unset\nimage:\n  repository: unset\n  tag: unset # by CI\nreplicas: 1\n';

/** What the GitOps repository holds besides deployments. */
const others: Files = {
  'README.md': 'Deployments.\n',
  'sample/values.yaml': template,
  'elsewhere/values-dev.yaml': 'image:\n  repository: registry.example.com/other/api\n  tag: "11111111"\n',
  'review/.gitkeep': '',
};

export interface Request {
  readonly number: number;
  readonly branch: string;
  open: boolean;
}

export interface Monorepo {
  readonly name: RepositoryName;
  /** `acme/shop` */
  readonly fullName: string;
  readonly commits: Commits;
  readonly url: string;
  readonly requests: Request[];
  openRequest(branch: string, target: string): Request;
  setRequest(request: Request, state: 'open' | 'closed' | 'merged'): void;
  /** The ref of a request's head on this forge. */
  requestRef(number: number): string;
}

export class World implements AsyncDisposable {
  readonly settings: Settings;
  readonly traffic: Traffic;
  readonly directory: string;
  readonly monorepos: Readonly<Record<RepositoryName, Monorepo>>;
  readonly gitops: BareRepository;
  readonly argocd: ArgocdServer;
  readonly forge: Line;
  readonly gitopsLine: Line;
  readonly registryLine: Line;
  readonly argocdLine: Line;
  readonly #registry: TestRegistry;
  readonly #contents = new Map<string, Promise<string | undefined>>();
  readonly #closing: readonly AsyncDisposable[];

  private constructor(
    parts: Pick<
      World,
      | 'settings'
      | 'traffic'
      | 'directory'
      | 'monorepos'
      | 'gitops'
      | 'argocd'
      | 'forge'
      | 'gitopsLine'
      | 'registryLine'
      | 'argocdLine'
    > & { registry: TestRegistry; closing: readonly AsyncDisposable[] },
  ) {
    this.settings = parts.settings;
    this.traffic = parts.traffic;
    this.directory = parts.directory;
    this.monorepos = parts.monorepos;
    this.gitops = parts.gitops;
    this.argocd = parts.argocd;
    this.forge = parts.forge;
    this.gitopsLine = parts.gitopsLine;
    this.registryLine = parts.registryLine;
    this.argocdLine = parts.argocdLine;
    this.#registry = parts.registry;
    this.#closing = parts.closing;
  }

  static async create(settings: Settings): Promise<World> {
    const directory = scratchDirectory('world');
    const traffic = new Traffic();
    const registry = await sharedRegistry();
    mkdirSync(join(directory, 'acme'));
    const gitops = createBareRepository(directory, { name: 'infra/deploy', files: others });
    const commits = { shop: new Commits(directory, 'acme/shop'), blog: new Commits(directory, 'acme/blog') };
    const token = jobToken(settings);
    const user = settings.host === 'github' ? 'x-access-token' : 'gitlab-ci-token';
    const [monorepoGit, gitopsGit, forge] = await Promise.all([
      startGitServer({ root: directory, authorization: basic(user, token) }),
      startGitServer({ root: directory, authorization: basic('x-access-token', gitopsToken) }),
      settings.host === 'github' ? githubOf(commits) : gitlabOf(commits),
    ]);
    const forgeLine = await startLine(traffic, (path) =>
      path.startsWith('/api/')
        ? { server: 'forge', origin: forge.originOf(path) }
        : { server: 'monorepo', origin: monorepoGit.origin },
    );
    const gitopsLine = await startLine(traffic, () => ({ server: 'gitops', origin: gitopsGit.origin }));
    const registryLine = await startLine(traffic, () => ({ server: 'registry', origin: `http://${registry.host}` }));
    const argocd = await startArgocdServer({
      repositories: {
        resolve: (_url, revision) => gitops.git('rev-parse', '--verify', `${revision}^{commit}`),
        render: (source, revision) => {
          const [values = ''] = ((source.helm ?? {}) as { valueFiles?: readonly string[] }).valueFiles ?? [];
          return {
            resources: [{ kind: 'Deployment', namespace: 'dev', name: values }],
            images: [imageText(imageOf(gitops.read(values, revision)))],
          };
        },
      },
    });
    const argocdLine = await startLine(traffic, () => ({ server: 'argocd', origin: argocd.url }));
    const monorepo = (name: RepositoryName): Monorepo => {
      const requests: Request[] = [];
      const fullName = `acme/${name}`;
      const requestRef = (number: number) =>
        settings.host === 'github' ? `refs/pull/${number}/head` : `refs/merge-requests/${number}/head`;
      return {
        name,
        fullName,
        commits: commits[name],
        url: `${forgeLine.origin}/${fullName}`,
        requests,
        requestRef,
        openRequest(branch, target) {
          const number = forge.open(name, branch, target);
          const request = { number, branch, open: true };
          requests.push(request);
          commits[name].move(requestRef(number), commits[name].tip(`refs/heads/${branch}`));
          return request;
        },
        setRequest(request, state) {
          request.open = state === 'open';
          forge.set(name, request.number, state);
        },
      };
    };
    const lines = [forgeLine, gitopsLine, registryLine, argocdLine];
    return new World({
      settings,
      traffic,
      directory,
      monorepos: { shop: monorepo('shop'), blog: monorepo('blog') },
      gitops,
      argocd,
      forge: forgeLine,
      gitopsLine,
      registryLine,
      argocdLine,
      registry,
      closing: [...lines, monorepoGit, gitopsGit, forge.server, argocd],
    });
  }

  /** Where features begin and end: in a `flow` main holds what is released. */
  get defaultBranch(): string {
    return this.settings.branches === 'trunk' ? 'main' : 'develop';
  }

  get jobToken(): string {
    return jobToken(this.settings);
  }

  /** `gitops.yaml` of a monorepo. @param note goes into the values of dev, as configuration that changes no image */
  config(name: RepositoryName, note = 'none'): string {
    const { branches, review, applications } = this.settings;
    const file = (environment: string) => `${name}/{service}-${environment}.yaml`;
    const app = (environment: string, values: string, own = `name: "${name}-{service}-${environment}", `) =>
      `app: { ${own}path: ., values-files: ["${values}"], dest-namespace: ${environment}, sync-policy: automated }`;
    const builds = Object.entries(services[name]).map(([service, files]) => {
      const items = files.map((path) => `"${path}:/${path}"`).join(', ');
      return `  ${service}: { path: apps/${service}, build: { engine: append, files: [${items}] } }`;
    });
    const trunk = branches === 'trunk';
    const lines = [
      'version: 1',
      `registry: ${this.registryLine.host}/${this.#path}/${name}`,
      `gitops: { repository: ${this.gitopsLine.origin}/infra/deploy.git, branch: main }`,
      ...(applications === 'api' ? [`argocd: { server: "${this.argocdLine.origin}", plaintext: true }`] : []),
      'services:',
      ...builds,
      'environments:',
      '  dev:',
      `    when: { branch: ["${trunk ? 'main' : 'develop'}", "hot*"] }`,
      `    file: ${file('dev')}`,
      '    from: sample/values.yaml',
      `    set: { name: "{service}", note: "${note}" }`,
      `    ${app('dev', file('dev'))}`,
      '  review:',
      `    when: { ${review === 'branch' ? 'branch: "feature/*"' : 'request: true'} }`,
      '    file: review/{slug}/{service}.yaml',
      '    from: sample/values.yaml',
      '    set: { name: "{service}" }',
      `    ${app('review', 'review/{slug}/{service}.yaml', '')}`,
      '    ttl: 7d',
      '  prod:',
      trunk ? '    when: { tag: "v*" }' : '    when: { branch: main }',
      `    file: ${file('prod')}`,
      '    from: sample/values.yaml',
      '    set: { name: "{service}" }',
      `    ${app('prod', file('prod'))}`,
      '    promote-from: dev',
    ];
    return `${lines.join('\n')}\n`;
  }

  /** The registry's part of this world: all worlds of a process share one registry. */
  get #path(): string {
    return `w${this.directory.split('-').at(-1)?.toLowerCase() ?? ''}`;
  }

  /** Every file of the GitOps repository at its tip. */
  tree(): ReadonlyMap<string, string> {
    const listed = this.gitops.git('ls-tree', '-r', 'main');
    return new Map(
      listed.split('\n').map((line) => {
        const [, id = '', path = ''] = /^\S+ blob ([0-9a-f]+)\t(.+)$/.exec(line) ?? [];
        return [path, id];
      }),
    );
  }

  get tip(): string {
    return this.gitops.git('rev-parse', 'main');
  }

  /** A commit in the GitOps repository by a person. */
  person(files: Readonly<Record<string, string | undefined>>, message: string): string {
    return commitFiles(this.gitops, files, { message, seconds: Math.floor(this.traffic.now() / 1_000) });
  }

  /** What the image that a values file names is made of: the text of its files, read from the registry. */
  contentOf(image: Image): Promise<string | undefined> {
    const text = imageText(image);
    const known = this.#contents.get(text) ?? this.#readContent(image);
    this.#contents.set(text, known);
    return known;
  }

  async #readContent({ repository, tag, digest }: Image): Promise<string | undefined> {
    const name = repository.split('/').slice(1).join('/');
    const base = `http://${this.#registry.host}/v2/${name}`;
    const accept = 'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json';
    const answer = await fetch(`${base}/manifests/${digest ?? tag}`, { headers: { accept } });
    if (!answer.ok) {
      this.#contents.delete(imageText({ repository, tag, digest }));
      return undefined;
    }
    const manifest = (await answer.json()) as { layers: { digest: string }[] };
    const texts: string[] = [];
    for (const { digest: layer } of manifest.layers) {
      const blob = Buffer.from(await (await fetch(`${base}/blobs/${layer}`)).arrayBuffer());
      texts.push(
        ...(gunzipSync(blob)
          .toString('latin1')
          .match(/<[^<>]+>/g) ?? []),
      );
    }
    return texts.sort().join(' ');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#closing.map((each) => each[Symbol.asyncDispose]()));
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export interface Image {
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

export function imageOf(values: string): Image {
  const { image } = parse(values) as { image: { repository: string; tag?: string | null; digest?: string | null } };
  return { repository: image.repository, tag: image.tag ?? undefined, digest: image.digest ?? undefined };
}

export function imageText({ repository, tag, digest }: Image): string {
  return `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

function jobToken({ host }: Settings): string {
  return host === 'github' ? githubJobToken : gitlabJobToken;
}

interface Forge {
  readonly server: AsyncDisposable;
  originOf(path: string): string;
  open(repository: RepositoryName, branch: string, target: string): number;
  set(repository: RepositoryName, number: number, state: 'open' | 'closed' | 'merged'): void;
}

async function githubOf(commits: Readonly<Record<RepositoryName, Commits>>): Promise<Forge> {
  const bare = (name: RepositoryName) => bareOf(commits[name].path);
  const server = await startGithubServer({
    repositories: { 'acme/shop': { git: bare('shop') }, 'acme/blog': { git: bare('blog') } },
    accounts: {
      [githubJobToken]: { login: 'github-actions[bot]', permissions: { contents: 'read', pull_requests: 'read' } },
    },
  });
  return {
    server,
    originOf: () => server.origin,
    open: (repository, head, base) =>
      server.repository(`acme/${repository}`).addPull({ title: head, head, base }).number,
    set(repository, number, state) {
      const pull = server.repository(`acme/${repository}`).pulls[number - 1];
      if (pull === undefined) return;
      // GitHub keeps the head of a closed request as it was.
      server.repository(`acme/${repository}`).headOf(pull);
      pull.state = state === 'open' ? 'open' : 'closed';
      if (state === 'merged') pull.mergedAt = new Date().toISOString();
    },
  };
}

async function gitlabOf(commits: Readonly<Record<RepositoryName, Commits>>): Promise<Forge> {
  const [shop, blog] = await Promise.all([
    startGitlabServer({ repository: bareOf(commits.shop.path), path: 'acme/shop' }),
    startGitlabServer({ repository: bareOf(commits.blog.path), path: 'acme/blog' }),
  ]);
  const of = { shop, blog };
  return {
    server: { [Symbol.asyncDispose]: async () => void (await Promise.all([shop.close(), blog.close()])) },
    originOf: (path) =>
      new URL(decodeURIComponent(path).startsWith('/api/v4/projects/acme/blog') ? blog.project.api : shop.project.api)
        .origin,
    open(repository, source, target) {
      const request = of[repository].forkRequest(source, target);
      // One of the project's own branches.
      Object.assign(request, { source_project_id: 42, sha: commits[repository].tip(`refs/heads/${source}`) ?? '' });
      return request.iid;
    },
    set(repository, number, state) {
      const request = of[repository].mergeRequests[number - 1];
      if (request !== undefined) request.state = state === 'open' ? 'opened' : state;
    },
  };
}

function bareOf(path: string): BareRepository {
  const git = gitIn(path);
  return {
    path,
    git: (...args) => git(...args),
    read: (file, revision = 'main') => git('cat-file', 'blob', `${revision}:${file}`),
  };
}

let registry: Promise<TestRegistry> | undefined;

/** One for all worlds of a process; each has its own repositories there. */
function sharedRegistry(): Promise<TestRegistry> {
  registry ??= startRegistry();
  return registry;
}

export async function closeSharedRegistry(): Promise<void> {
  await (await registry)?.close();
  registry = undefined;
}
