/** Which registry a host is, and what its own API adds to distribution's: lists, the times of pushes, deletion. */
import { badInput, Failure } from '../../failure.ts';
import { dockerHub, ecrRegion, type Repository } from '../../image/reference.ts';
import { failureOf } from '../../image/registry-failures.ts';
import { NetworkError } from '../../net/error.ts';
import { apiOrigin, type ProviderPorts } from './registry-api.ts';

export type Provider = 'harbor' | 'gitlab' | 'ecr' | 'ghcr' | 'other';

/** One registry, as retention needs it. */
export interface RegistryHost {
  readonly provider: Provider;
  /** Every repository below a path, `fe/` or empty; undefined where the registry does not show them to this account. */
  repositories(prefix: string): Promise<readonly string[] | undefined>;
  /** By digest; undefined where the registry does not tell. */
  pushTimes(repository: Repository): Promise<ReadonlyMap<string, number> | undefined>;
  remove(image: Repository & { readonly digest: string }): Promise<'deleted' | 'absent'>;
}

export async function openRegistryHost(host: string, ports: ProviderPorts): Promise<RegistryHost> {
  const provider = await providerOf(host, ports);
  const { registry } = ports;
  const plain: RegistryHost = {
    provider,
    repositories: () => registry.listRepositories(host),
    pushTimes: async () => undefined,
    remove: (image) => registry.deleteManifest(image),
  };
  switch (provider) {
    case 'harbor': {
      const { HarborApi } = await import('./harbor-api.ts');
      const harbor = new HarborApi(host, ports);
      return {
        ...plain,
        repositories: (prefix) => harbor.repositories(firstPart(prefix)),
        pushTimes: (repository) => harbor.pushTimes(repository.repository),
      };
    }
    case 'ecr': {
      const { EcrApi } = await import('./ecr-api.ts');
      const ecr = new EcrApi(host, ports);
      return {
        ...plain,
        repositories: () => ecr.repositories(),
        pushTimes: ({ repository }) => ecr.pushTimes(repository),
        remove: ({ repository, digest }) => ecr.remove(repository, digest),
      };
    }
    case 'ghcr': {
      const ghcr = await ghcrApis(host, ports);
      return {
        ...plain,
        repositories: async (prefix) => {
          if (firstPart(prefix) === undefined) throw ownerless(host);
          return ghcr(prefix).repositories();
        },
        pushTimes: ({ repository }) => ghcr(repository).pushTimes(repository),
        remove: ({ repository, digest }) => ghcr(repository).remove(repository, digest),
      };
    }
    default:
      return plain;
  }
}

/** The project or owner that the paths behind a prefix have; undefined where a pattern stands in its place. */
function firstPart(prefix: string): string | undefined {
  return prefix.includes('/') ? prefix.slice(0, prefix.indexOf('/')) : undefined;
}

function ownerless(host: string): Failure {
  const problem = `a pattern finds repositories of any owner, and ${host} lists them for one owner alone`;
  return badInput('retention', problem, `Begin it with the owner: ${host}/OWNER/**.`);
}

/** One client an owner. */
async function ghcrApis(host: string, ports: ProviderPorts) {
  const { GhcrApi } = await import('./ghcr-api.ts');
  const credentials = await ports.credentials(host, '');
  if (credentials.kind !== 'basic') {
    const problem = `${host} deletes images by GitHub's API alone, and there is no token for it`;
    throw new Failure('failed', 'REGISTRY_UNAUTHORIZED', problem, {
      hint: 'On GitHub Actions give GITHUB_TOKEN in the environment, with `permissions: packages: write`, and the repository the role Admin in the settings of the package; elsewhere registry-username and a token with delete:packages as registry-password.',
    });
  }
  const api = ports.env.GITHUB_SERVER_URL === 'https://github.com' ? ports.env.GITHUB_API_URL : undefined;
  const access = { api: api ?? 'https://api.github.com', token: credentials.password };
  const clients = new Map<string, InstanceType<typeof GhcrApi>>();
  return (repository: string) => {
    const [owner = ''] = repository.split('/', 1);
    const client = clients.get(owner) ?? new GhcrApi(owner, access, ports);
    clients.set(owner, client);
    return client;
  };
}

/** By its name, or because it answers as one. Nothing secret is sent for that. */
export async function providerOf(
  host: string,
  { env, network, insecure }: Pick<ProviderPorts, 'env' | 'network' | 'insecure'>,
): Promise<Provider> {
  if (ecrRegion(host) !== undefined) return 'ecr';
  if (host === 'ghcr.io') return 'ghcr';
  if (host === dockerHub) return 'other';
  if (host === 'registry.gitlab.com' || host === env.CI_REGISTRY) return 'gitlab';
  using client = network.client({ limits: { responseBytes: 64 * 1024 } });
  try {
    const url = new URL('/api/v2.0/ping', apiOrigin(host, insecure));
    const answer = await client.exchange({ method: 'GET', url }, async (given) => (given.ok ? given.text() : ''));
    return answer.trim() === 'Pong' ? 'harbor' : 'other';
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    // A page for people, in answer to any path.
    if (error.kind === 'too-large' || error.kind === 'encoding') return 'other';
    // To take a Harbor for something else would give its images other ages.
    throw failureOf(host, `asking ${host} what it is`, error);
  }
}
