/**
 * Where a registry's credentials come from, first hit wins: the command's inputs, Docker's configuration, the job's own
 * token, AWS for ECR, nowhere. `source` names it in messages.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput, Failure } from '../failure.ts';
import { isObject, type JsonObject, jsonObject, parseJson } from '../json.ts';
import type { Environment, Programs } from '../ports.ts';
import type { AwsPorts } from './aws.ts';
import { dockerConfigKey, dockerHub, ecrRegion } from './reference.ts';
import { basicCredentials, type RegistryCredentials } from './registry-auth.ts';

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
      (await fromAws(registry, ports)) ?? { kind: 'anonymous', source: 'nowhere', hint: whatIsNeeded(registry) };
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

/** Loaded only for a registry of AWS. */
async function fromAws(registry: string, ports: AwsPorts): Promise<RegistryCredentials | undefined> {
  if (ecrRegion(registry) === undefined) return undefined;
  return (await import('./aws.ts')).ecrCredentials(registry, ports);
}

/** What GitLab and GitHub give every job. */
function jobToken(registry: string, env: Environment): RegistryCredentials | undefined {
  const proxyUser = env.CI_DEPENDENCY_PROXY_USER;
  const tokens = [
    [env.CI_REGISTRY, env.CI_REGISTRY_USER, env.CI_REGISTRY_PASSWORD, 'GitLab (CI_REGISTRY_USER)'],
    [env.CI_DEPENDENCY_PROXY_SERVER, proxyUser, env.CI_DEPENDENCY_PROXY_PASSWORD, 'GitLab (CI_DEPENDENCY_PROXY_USER)'],
    ['ghcr.io', env.GITHUB_ACTOR, env.GITHUB_TOKEN, 'GitHub (GITHUB_TOKEN)'],
  ] as const;
  const [, username, password, name] =
    tokens.find(([host = '']) => withoutUsualPort(host) === withoutUsualPort(registry)) ?? [];
  if (!username || !password) return undefined;
  return { kind: 'basic', username, password, source: `the job token of ${name}`, hint: whatIsNeeded(registry) };
}

/** CI_DEPENDENCY_PROXY_SERVER has the port always, people write images without it. */
function withoutUsualPort(host: string): string {
  return host.toLowerCase().replace(/:443$/, '');
}

/** What `docker login`, `podman login` or the CI runner left in a file. */
interface DockerConfig {
  readonly auths?: Readonly<Record<string, unknown>>;
  readonly credHelpers?: Readonly<Record<string, unknown>>;
  readonly credsStore?: unknown;
}

const signInAgain = 'sign in to the registry again (`docker login`), or give registry-username and registry-password';

/**
 * Looks in DOCKER_AUTH_CONFIG, `$DOCKER_CONFIG/config.json` or `~/.docker/config.json`, `$REGISTRY_AUTH_FILE` and
 * podman's files. The most specific entry wins: `host/org/repo` before `host/org` before `host`.
 * Sources: docker/cli `cli/config`; containers-auth.json(5); GitLab Runner's DOCKER_AUTH_CONFIG.
 *
 * @throws Failure `DOCKER_CONFIG_INVALID` for a file that is no JSON, `CREDENTIAL_HELPER` for a helper that cannot answer
 */
async function dockerCredentials(
  registry: string,
  repository: string,
  ports: CredentialPorts,
): Promise<RegistryCredentials | undefined> {
  for (const { source, text } of configurations(ports.env)) {
    const config = dockerConfig(text, source);
    const found = (await fromHelper(config, registry, ports)) ?? fromEntries(config, registry, repository, source);
    if (found !== undefined) return found;
  }
  return undefined;
}

function* configurations(env: Environment): Generator<{ source: string; text: string }> {
  const inline = env.DOCKER_AUTH_CONFIG;
  if (inline) yield { source: 'DOCKER_AUTH_CONFIG', text: inline };
  const home = env.HOME ?? env.USERPROFILE;
  const docker = env.DOCKER_CONFIG || (home && join(home, '.docker'));
  const runtime = env.XDG_RUNTIME_DIR;
  const files = [
    docker && join(docker, 'config.json'),
    env.REGISTRY_AUTH_FILE,
    runtime && join(runtime, 'containers', 'auth.json'),
    home && join(env.XDG_CONFIG_HOME || join(home, '.config'), 'containers', 'auth.json'),
  ];
  for (const file of files) {
    const text = file ? readOptional(file) : undefined;
    if (file && text !== undefined && text.trim() !== '') yield { source: file, text };
  }
}

function readOptional(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const hint = 'correct its permissions';
    throw new Failure('failed', 'DOCKER_CONFIG_INVALID', `${file} cannot be read`, { hint, cause: error });
  }
}

function dockerConfig(text: string, source: string): DockerConfig {
  const config = parseJson(text);
  if (isObject(config)) return config;
  throw new Failure('bad-input', 'DOCKER_CONFIG_INVALID', `${source} is not a Docker configuration in JSON`, {
    hint: 'write {"auths": {"<registry>": {"auth": "<base64 of user:password>"}}}',
  });
}

function fromEntries(
  { auths }: DockerConfig,
  registry: string,
  repository: string,
  source: string,
): RegistryCredentials | undefined {
  const entries = new Map(Object.entries(auths ?? {}).map(([key, entry]) => [normalKey(key), entry]));
  for (const key of keysOf(registry, repository)) {
    const entry = entries.get(key);
    const found = isObject(entry) ? credentialsIn(entry, source) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `host/org/repo`, `host/org`, `host`. */
function keysOf(registry: string, repository: string): string[] {
  const parts = repository === '' ? [] : repository.split('/');
  return parts.map((_, index) => [registry, ...parts.slice(0, parts.length - index)].join('/')).concat(registry);
}

/** Keys are written with and without a scheme and an API version, and hosts in any case. */
function normalKey(key: string): string {
  const bare = key
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/(?:v[12]\/?)?$/, '');
  return bare.replace(/^(?:index|registry-1)\.docker\.io(?=\/|$)/, dockerHub);
}

/** @param entry `auth` is base64 of `user:password` */
function credentialsIn(entry: JsonObject, source: string): RegistryCredentials | undefined {
  const [token, auth, username, password] = ['identitytoken', 'auth', 'username', 'password'].map((name) => {
    const value = entry[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  });
  if (token !== undefined) return { kind: 'identity-token', token, source, hint: signInAgain };
  if (username !== undefined && password !== undefined)
    return { kind: 'basic', username, password, source, hint: signInAgain };
  const basic = auth === undefined ? undefined : basicCredentials(auth);
  return basic && { kind: 'basic', ...basic, source, hint: signInAgain };
}

async function fromHelper(
  config: DockerConfig,
  registry: string,
  { env, programs }: CredentialPorts,
): Promise<RegistryCredentials | undefined> {
  const server = dockerConfigKey(registry);
  const helpers = new Map(Object.entries(config.credHelpers ?? {}).map(([key, name]) => [normalKey(key), name]));
  const helper = helpers.get(registry) ?? config.credsStore;
  if (typeof helper !== 'string' || helper === '') return undefined;
  const program = `docker-credential-${helper}`;
  const failed = (why: string) =>
    new Failure('failed', 'CREDENTIAL_HELPER', `${program} gives no credentials for ${registry}: ${why}`, {
      hint: 'install or repair the helper, remove it from the Docker configuration, or give registry-username and registry-password',
    });
  if (!/^[A-Za-z0-9._-]+$/.test(helper)) throw failed('this is not a name of a helper');
  const { result, exitCode, stdout, stderr } = await programs.run({ argv: [program, 'get'], env, stdin: server });
  const text = stdout.toString('utf8');
  if (result === 'not-started') throw failed(stderr);
  if (exitCode !== 0) {
    // docker-credential-helpers: the wording is fixed, the exit code is 1 for every error.
    if (/credentials not found/i.test(text)) return undefined;
    throw failed(text.trim() || `it ended with ${exitCode}`);
  }
  if (parseJson(text) === undefined) throw failed('its answer is not JSON');
  const { Username: username, Secret: secret } = jsonObject(text);
  if (typeof username !== 'string' || typeof secret !== 'string' || secret === '') return undefined;
  const common = { source: program, hint: signInAgain };
  return username === '<token>'
    ? { kind: 'identity-token', token: secret, ...common }
    : { kind: 'basic', username, password: secret, ...common };
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
