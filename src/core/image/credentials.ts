/**
 * Where a registry's credentials come from, first hit wins: the command's inputs, Docker's configuration, the job's own
 * token, AWS for ECR, nobody. `source` says which one it was, for messages.
 */
import { badInput } from '../failure.ts';
import type { Network } from '../net/network.ts';
import type { Clock, Environment, Secrets } from '../ports.ts';
import { ecrCredentials, ecrRegion } from './aws.ts';
import { dockerCredentials } from './docker-credentials.ts';
import { dockerHub } from './reference.ts';
import type { RegistryCredentials } from './registry-auth.ts';

export interface CredentialInputs {
  /** `registry-username` and `registry-password`. */
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Hosts (with port) that those two are for; others (a base image's) are looked up without them, and never see them. */
  readonly registries: readonly string[];
}

export interface CredentialPorts {
  readonly env: Environment;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** For ECR, whose passwords AWS gives out. */
  readonly network: Network;
}

/** A resolver as `RegistryOptions.credentials` wants it. */
export function credentialResolver(inputs: CredentialInputs, ports: CredentialPorts) {
  return async (registry: string, repository: string): Promise<RegistryCredentials> => {
    const found = await resolveCredentials(registry, repository, inputs, ports);
    if (found.kind === 'basic') ports.secrets.add(found.password);
    if (found.kind === 'identity-token') ports.secrets.add(found.token);
    return found;
  };
}

async function resolveCredentials(
  registry: string,
  repository: string,
  inputs: CredentialInputs,
  ports: CredentialPorts,
): Promise<RegistryCredentials> {
  return (
    fromInputs(registry, inputs) ??
    (await dockerCredentials(registry, repository, ports.env)) ??
    jobToken(registry, ports.env) ??
    (await ecrCredentials(registry, ports)) ?? { kind: 'anonymous', source: 'nowhere', hint: whatIsNeeded(registry) }
  );
}

function fromInputs(
  registry: string,
  { username, password, registries }: CredentialInputs,
): RegistryCredentials | undefined {
  if ((username === undefined) !== (password === undefined)) {
    const [given, lacking] = username === undefined ? ['password', 'username'] : ['username', 'password'];
    throw badInput(
      `registry-${lacking}`,
      `is missing beside registry-${given}`,
      'give both, or neither and use a Docker config',
    );
  }
  if (username === undefined || password === undefined || !registries.includes(registry)) return undefined;
  return {
    kind: 'basic',
    username,
    password,
    source: 'registry-username and registry-password',
    hint: whatIsNeeded(registry),
  };
}

interface JobToken {
  readonly registry: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly source: string;
}

/** What GitLab and GitHub give every job. */
function jobToken(registry: string, env: Environment): RegistryCredentials | undefined {
  const tokens: readonly JobToken[] = [
    {
      registry: env.CI_REGISTRY,
      username: env.CI_REGISTRY_USER,
      password: env.CI_REGISTRY_PASSWORD,
      source: 'the job token of GitLab (CI_REGISTRY_USER)',
    },
    {
      registry: env.CI_DEPENDENCY_PROXY_SERVER,
      username: env.CI_DEPENDENCY_PROXY_USER,
      password: env.CI_DEPENDENCY_PROXY_PASSWORD,
      source: 'the job token of GitLab (CI_DEPENDENCY_PROXY_USER)',
    },
    {
      registry: 'ghcr.io',
      username: env.GITHUB_ACTOR,
      password: env.GITHUB_TOKEN,
      source: 'the job token of GitHub (GITHUB_TOKEN)',
    },
  ];
  const found = tokens.find((token) => token.registry === registry);
  if (!found?.username || !found.password) return undefined;
  const { username, password, source } = found;
  return { kind: 'basic', username, password, source, hint: whatIsNeeded(registry) };
}

/** The permission that a refused pipeline most likely lacks. */
function whatIsNeeded(registry: string): string {
  if (registry === 'ghcr.io') {
    return 'the job needs `permissions: packages: write` and GITHUB_TOKEN in its environment, and the package must grant this repository write access';
  }
  if (registry === dockerHub) return 'give registry-username and an access token with write scope as registry-password';
  if (ecrRegion(registry) !== undefined) {
    return 'give AWS keys, or AWS_ROLE_ARN with an OIDC token of the job (GitHub: `permissions: id-token: write`; GitLab: `id_tokens: AWS_ID_TOKEN`); the role needs ecr:GetAuthorizationToken and push access to the repository';
  }
  return 'give registry-username and registry-password of an account that may push here (Harbor: a robot account with push and pull; mind the "$" in its name), or run `docker login` before';
}
