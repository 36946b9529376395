/**
 * Credentials that `docker login`, `podman login` or the CI runner left in files, and credential helper programs.
 * Sources: docker/cli `cli/config`; containers-auth.json(5); GitLab Runner's DOCKER_AUTH_CONFIG.
 */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure.ts';
import { isObject, jsonObject, parseJson } from '../json.ts';
import type { Environment, Programs } from '../ports.ts';
import { dockerConfigKey, dockerHub } from './reference.ts';
import { basicCredentials, type RegistryCredentials } from './registry-auth.ts';

interface DockerConfig {
  readonly auths?: Readonly<Record<string, AuthEntry | null>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
}

interface AuthEntry {
  /** base64 of `user:password`. */
  readonly auth?: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
}

const expired = 'sign in to the registry again (`docker login`), or give registry-username and registry-password';

interface DockerPorts {
  readonly env: Environment;
  readonly programs: Pick<Programs, 'run'>;
}

/**
 * Looks in DOCKER_AUTH_CONFIG, `$DOCKER_CONFIG/config.json` or `~/.docker/config.json`, `$REGISTRY_AUTH_FILE` and
 * podman's files. The most specific entry wins: `host/org/repo` before `host/org` before `host`.
 *
 * @throws Failure `DOCKER_CONFIG_INVALID` for a file that is no JSON, `CREDENTIAL_HELPER` for a helper that cannot answer
 */
export async function dockerCredentials(
  registry: string,
  repository: string,
  ports: DockerPorts,
): Promise<RegistryCredentials | undefined> {
  for await (const { source, text } of configurations(ports.env)) {
    const config = parse(text, source);
    const found = (await fromHelper(config, registry, ports)) ?? fromEntries(config, registry, repository, source);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function* configurations(env: Environment): AsyncGenerator<{ source: string; text: string }> {
  const inline = env.DOCKER_AUTH_CONFIG;
  if (inline) yield { source: 'DOCKER_AUTH_CONFIG', text: inline };
  const home = env.HOME ?? env.USERPROFILE;
  const docker = env.DOCKER_CONFIG || (home && path.join(home, '.docker'));
  const runtime = env.XDG_RUNTIME_DIR;
  const files = [
    docker && path.join(docker, 'config.json'),
    env.REGISTRY_AUTH_FILE,
    runtime && path.join(runtime, 'containers', 'auth.json'),
    home && path.join(env.XDG_CONFIG_HOME || path.join(home, '.config'), 'containers', 'auth.json'),
  ];
  for (const file of files) {
    const text = file ? await readOptional(file) : undefined;
    if (file && text !== undefined && text.trim() !== '') yield { source: file, text };
  }
}

async function readOptional(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    const hint = 'correct its permissions';
    throw new Failure('failed', 'DOCKER_CONFIG_INVALID', `${file} cannot be read`, { hint, cause: error });
  }
}

function parse(text: string, source: string): DockerConfig {
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
    const found = entry ? credentialsIn(entry, source) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `host/org/repo`, `host/org`, `host`. */
function keysOf(registry: string, repository: string): string[] {
  const parts = repository === '' ? [] : repository.split('/');
  return parts.map((_, index) => [registry, ...parts.slice(0, parts.length - index)].join('/')).concat(registry);
}

/** Keys are written with and without a scheme and an API version. */
function normalKey(key: string): string {
  const bare = key.replace(/^https?:\/\//, '').replace(/\/(?:v[12]\/?)?$/, '');
  return bare.replace(/^(?:index|registry-1)\.docker\.io(?=\/|$)/, dockerHub);
}

function credentialsIn(
  { auth, username, password, identitytoken }: AuthEntry,
  source: string,
): RegistryCredentials | undefined {
  if (identitytoken) return { kind: 'identity-token', token: identitytoken, source, hint: expired };
  if (username && password) return { kind: 'basic', username, password, source, hint: expired };
  const basic = auth ? basicCredentials(auth) : undefined;
  return basic && { kind: 'basic', ...basic, source, hint: expired };
}

async function fromHelper(
  config: DockerConfig,
  registry: string,
  { env, programs }: DockerPorts,
): Promise<RegistryCredentials | undefined> {
  const server = dockerConfigKey(registry);
  const helper = config.credHelpers?.[registry] ?? config.credHelpers?.[server] ?? config.credsStore;
  if (!helper) return undefined;
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
  const common = { source: program, hint: expired };
  return username === '<token>'
    ? { kind: 'identity-token', token: secret, ...common }
    : { kind: 'basic', username, password: secret, ...common };
}
