/** What `init` takes for true without being told, each with its reason. */
import { gitAddress } from '../core/git/repository.ts';
import type { CiContext, PipelineHost } from '../core/ports.ts';
import type { FoundService } from './detect.ts';
import { gitopsRepositoryIn, type PipelineFile, registryIn } from './reading/pipelines.ts';

export interface Guess<V> {
  readonly value: V;
  /** Completes "because …"; undefined where it is a placeholder that somebody must replace. */
  readonly reason: string | undefined;
}

/** Of the remote, as the checkout knows it. */
interface RemoteFacts {
  /** Names of the branches of `origin`, without those in front. */
  readonly branches: readonly string[];
}

/** The pipelines that are there say it best; of several those of the remote. */
export function guessHost(ci: CiContext, pipelines: readonly PipelineFile[]): Guess<PipelineHost> {
  if (ci.host !== 'shell') return { value: ci.host, reason: 'this runs there' };
  const address = ci.repositoryUrl === undefined ? undefined : gitAddress(ci.repositoryUrl);
  const ofRemote = ci.repositoryUrl?.includes('gitlab') === true ? 'gitlab' : 'github';
  const hosts = new Set(pipelines.map(({ host }) => host));
  const [only] = hosts;
  if (only !== undefined && (hosts.size === 1 || !hosts.has(ofRemote))) {
    return { value: only, reason: `${pipelines.find(({ host }) => host === only)?.path} is there` };
  }
  if (address === undefined) return { value: ofRemote, reason: 'there is neither a CI file nor a remote on a forge' };
  return { value: ofRemote, reason: `origin is ${address.host}` };
}

/** What the pipelines push to, else the registry of the forge. */
export function guessRegistry(
  ci: CiContext,
  host: PipelineHost,
  { pipelines, services }: { readonly pipelines: readonly PipelineFile[]; readonly services: readonly FoundService[] },
): Guess<string> {
  const names = new Set(services.flatMap(({ name, path }) => [name, path.slice(path.lastIndexOf('/') + 1)]));
  const found = registryIn(pipelines, names);
  if (found !== undefined) return { value: found.value, reason: `${found.path} has ${found.words}` };
  const repository = ci.repository.toLowerCase();
  const [owner = ''] = repository.split('/');
  if (host === 'github' && repository.includes('/'))
    return { value: `ghcr.io/${owner}`, reason: `${owner} owns the monorepo` };
  const isPublicGitlab = ci.repositoryUrl?.startsWith('https://gitlab.com/') === true;
  if (host === 'gitlab' && isPublicGitlab) {
    return { value: `registry.gitlab.com/${repository}`, reason: 'it is the registry of the project' };
  }
  return { value: 'registry.example.com/apps', reason: undefined };
}

/** What the pipelines clone, else a repository `gitops` beside the monorepo. */
export function guessGitopsRepository(ci: CiContext, pipelines: readonly PipelineFile[]): Guess<string> {
  const found = gitopsRepositoryIn(pipelines, ci.repositoryUrl);
  if (found !== undefined) return { value: found.value, reason: `${found.path} has ${found.words}` };
  const [owner = ''] = ci.repository.toLowerCase().split('/');
  if (!ci.repository.includes('/')) return { value: 'https://git.example.com/infra/gitops.git', reason: undefined };
  return { value: `${owner}/gitops`, reason: `${owner} owns the monorepo` };
}

const developmentNames = ['develop', 'development', 'dev'];

export function guessDevelopmentBranch({ branches }: RemoteFacts): Guess<string> {
  const value = developmentNames.find((name) => branches.includes(name));
  if (value !== undefined) return { value, reason: 'origin has such a branch' };
  return { value: 'develop', reason: 'it is the usual one; origin has none of that kind yet' };
}

export function guessProductionBranch({ ci, branches }: RemoteFacts & { readonly ci: CiContext }): Guess<string> {
  const { defaultBranch } = ci;
  if (defaultBranch === undefined) {
    return { value: 'main', reason: 'the checkout does not know the default branch of origin' };
  }
  if (!developmentNames.includes(defaultBranch))
    return { value: defaultBranch, reason: 'it is the default branch of origin' };
  const value = ['main', 'master', 'production'].find((name) => branches.includes(name)) ?? 'main';
  return { value, reason: `${defaultBranch}, the default branch of origin, has the name of the first environment's` };
}

/** One line a guess. */
export function guessLine(what: string, { value, reason }: Guess<string>): string {
  if (reason !== undefined) return `${what}: ${value}, because ${reason}`;
  return `${what}: ${value} is a placeholder, because nothing here says it: give --${what}`;
}

/** Services and their Dockerfiles, those of one kind on one line. */
export function serviceLines(services: readonly FoundService[]): readonly string[] {
  const found = groups(services, ({ reason }) => reason).map(
    ([reason, group]) =>
      `services: ${group.map(({ name, path }) => `${name} (${path})`).join(', ')}, because each is ${reason}`,
  );
  const built = services.flatMap(({ name, build }) => (build === undefined ? [] : [{ name, build }]));
  const dockerfiles = groups(built, ({ build }) => `${build.dockerfile.path}, because ${build.reason}`).map(
    ([which, group]) => {
      const args = new Set(group.flatMap(({ build }) => build.args.map((arg) => arg.name)));
      const told = args.size === 0 ? '' : `, with ARG ${[...args].join(', ')}`;
      return `Dockerfile of ${group.map(({ name }) => name).join(', ')}: ${which}${told}`;
    },
  );
  return [...found, ...dockerfiles];
}

function groups<T>(all: readonly T[], keyOf: (each: T) => string): readonly (readonly [string, readonly T[]])[] {
  const found = new Map<string, T[]>();
  for (const each of all) found.set(keyOf(each), [...(found.get(keyOf(each)) ?? []), each]);
  return [...found];
}
