/** Which registry a host is, and what its own API adds to distribution's: lists, the times of pushes, deletion. */
import { ecrRegion } from '../../image/aws.ts';
import type { Repository } from '../../image/reference.ts';
import { NetworkError } from '../../net/error.ts';
import { apiOrigin, type ProviderPorts } from './registry-api.ts';

export type Provider = 'harbor' | 'gitlab' | 'ecr' | 'ghcr' | 'other';

/** One registry, as retention needs it. */
export interface RegistryHost {
  readonly provider: Provider;
  /** Every repository below a path; undefined where the registry does not show them to this account. */
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
        repositories: (prefix) => harbor.repositories(prefix.split('/', 1).join()),
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
    default:
      return plain;
  }
}

/** By its name, or because it answers as one. Nothing secret is sent for that. */
export async function providerOf(
  host: string,
  { env, network, insecure }: Pick<ProviderPorts, 'env' | 'network' | 'insecure'>,
): Promise<Provider> {
  if (ecrRegion(host) !== undefined) return 'ecr';
  if (host === 'ghcr.io') return 'ghcr';
  if (host === 'registry.gitlab.com' || host === env.CI_REGISTRY) return 'gitlab';
  using client = network.client({ limits: { responseBytes: 64 * 1024 } });
  try {
    const url = new URL('/api/v2.0/ping', apiOrigin(host, insecure));
    const answer = await client.exchange({ method: 'GET', url }, async (given) => (given.ok ? given.text() : ''));
    return answer.trim() === 'Pong' ? 'harbor' : 'other';
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return 'other';
  }
}
