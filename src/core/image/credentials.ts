/**
 * Where a registry's credentials come from, first hit wins: the command's inputs, Docker's configuration, the job's own
 * token, AWS for ECR, nowhere. `source` names it in messages.
 */
import { badInput } from '../failure.ts';
import type { Environment, Programs } from '../ports.ts';
import { type AwsPorts, ecrCredentials, ecrRegion } from './aws.ts';
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

interface CredentialPorts extends AwsPorts {
  /** For Docker's credential helpers. */
  readonly programs: Pick<Programs, 'run'>;
}

/** A resolver as `RegistryHttpOptions.credentials` wants it. */
export function credentialResolver(inputs: CredentialInputs, ports: CredentialPorts) {
  return async (registry: string, repository: string): Promise<RegistryCredentials> => {
    const found: RegistryCredentials = fromInputs(registry, inputs) ??
      (await dockerCredentials(registry, repository, ports)) ??
      jobToken(registry, ports.env) ??
      (await ecrCredentials(registry, ports)) ?? { kind: 'anonymous', source: 'nowhere', hint: whatIsNeeded(registry) };
    if (found.kind === 'basic') ports.secrets.add(found.password);
    if (found.kind === 'identity-token') ports.secrets.add(found.token);
    return found;
  };
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
  const source = 'registry-username and registry-password';
  return { kind: 'basic', username, password, source, hint: whatIsNeeded(registry) };
}

/** What GitLab and GitHub give every job. */
function jobToken(registry: string, env: Environment): RegistryCredentials | undefined {
  const proxyUser = env.CI_DEPENDENCY_PROXY_USER;
  const tokens = [
    [env.CI_REGISTRY, env.CI_REGISTRY_USER, env.CI_REGISTRY_PASSWORD, 'GitLab (CI_REGISTRY_USER)'],
    [env.CI_DEPENDENCY_PROXY_SERVER, proxyUser, env.CI_DEPENDENCY_PROXY_PASSWORD, 'GitLab (CI_DEPENDENCY_PROXY_USER)'],
    ['ghcr.io', env.GITHUB_ACTOR, env.GITHUB_TOKEN, 'GitHub (GITHUB_TOKEN)'],
  ] as const;
  const [, username, password, name] = tokens.find(([host]) => host === registry) ?? [];
  if (!username || !password) return undefined;
  return { kind: 'basic', username, password, source: `the job token of ${name}`, hint: whatIsNeeded(registry) };
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
