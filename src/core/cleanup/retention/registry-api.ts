/** What the clients of registries' own APIs (Harbor, ECR) stand on. */
import type { Registry } from '../../image/registry.ts';
import type { RegistryCredentials } from '../../image/registry-auth.ts';
import { isPlain } from '../../image/registry-http.ts';
import type { Network } from '../../net/network.ts';
import type { Clock, Environment, Log, Secrets } from '../../ports.ts';

export interface ProviderPorts {
  readonly registry: Registry;
  readonly credentials: (registry: string, repository: string) => Promise<RegistryCredentials>;
  /** Hosts that are spoken to over plain http. */
  readonly insecure: readonly string[];
  readonly network: Network;
  readonly env: Environment;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
}

export function apiOrigin(host: string, insecure: readonly string[]): URL {
  return new URL(`${isPlain(host, insecure) ? 'http' : 'https'}://${host}`);
}
