/**
 * Credentials that `docker login`, `podman login` or the CI runner left in files, and credential helper programs.
 * Sources: docker/cli `cli/config`; containers-auth.json(5); GitLab Runner's DOCKER_AUTH_CONFIG.
 */

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure, messageOf } from '../failure.ts';
import type { Environment } from '../ports.ts';
import { dockerConfigKey, dockerHub } from './reference.ts';
import type { RegistryCredentials } from './registry-auth.ts';

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

/**
 * Looks in DOCKER_AUTH_CONFIG, `$DOCKER_CONFIG/config.json` or `~/.docker/config.json`, `$REGISTRY_AUTH_FILE` and
 * podman's files. An entry for `host/org/repo` is nearer than one for `host/org`, that one nearer than `host`.
 *
 * @throws Failure `DOCKER_CONFIG_INVALID` for a file that is no JSON, `CREDENTIAL_HELPER` for a helper that cannot answer
 */
export async function dockerCredentials(
  registry: string,
  repository: string,
  env: Environment,
): Promise<RegistryCredentials | undefined> {
  for await (const { source, text } of configurations(env)) {
    const config = parse(text, source);
    const found = (await fromHelper(config, registry, env)) ?? fromEntries(config, registry, repository, source);
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
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      return undefined;
    throw new Failure('failed', 'DOCKER_CONFIG_INVALID', `${file} cannot be read`, {
      hint: 'correct its permissions',
      cause: error,
    });
  }
}

function parse(text: string, source: string): DockerConfig {
  try {
    const config: unknown = JSON.parse(text);
    if (typeof config === 'object' && config !== null) return config;
  } catch {
    // The parser's words quote the text, which holds passwords.
  }
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
  if (!auth) return undefined;
  const decoded = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = decoded.indexOf(':');
  if (colon < 1) return undefined;
  return {
    kind: 'basic',
    username: decoded.slice(0, colon),
    password: decoded.slice(colon + 1),
    source,
    hint: expired,
  };
}

async function fromHelper(
  config: DockerConfig,
  registry: string,
  env: Environment,
): Promise<RegistryCredentials | undefined> {
  const server = dockerConfigKey(registry);
  const helper = config.credHelpers?.[registry] ?? config.credHelpers?.[server] ?? config.credsStore;
  if (!helper) return undefined;
  const program = `docker-credential-${helper}`;
  if (!/^[A-Za-z0-9._-]+$/.test(helper))
    throw helperFailed(program, registry, new Error('this is not a name of a helper'));
  const { exitCode, stdout } = await ask(program, server, env).catch((error: unknown) => {
    throw helperFailed(program, registry, error);
  });
  if (exitCode !== 0) {
    // docker-credential-helpers: the wording is fixed, the exit code is 1 for every error.
    if (/credentials not found/i.test(stdout)) return undefined;
    throw helperFailed(program, registry, new Error(stdout.trim() || `it ended with ${exitCode}`));
  }
  return readHelper(program, registry, stdout);
}

function readHelper(program: string, registry: string, stdout: string): RegistryCredentials | undefined {
  let answer: { Username?: unknown; Secret?: unknown };
  try {
    answer = JSON.parse(stdout) as typeof answer;
  } catch {
    throw helperFailed(program, registry, new Error('its answer is not JSON'));
  }
  const { Username: username, Secret: secret } = answer;
  if (typeof username !== 'string' || typeof secret !== 'string' || secret === '') return undefined;
  const common = { source: program, hint: expired };
  return username === '<token>'
    ? { kind: 'identity-token', token: secret, ...common }
    : { kind: 'basic', username, password: secret, ...common };
}

function ask(program: string, server: string, env: Environment): Promise<{ exitCode: number | null; stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['get'], { env: { ...env }, stdio: ['pipe', 'pipe', 'ignore'] });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout: Buffer.concat(pieces).toString('utf8') }));
    // A helper that ends without reading closes the pipe under us; its exit code says what happened.
    child.stdin.on('error', () => {});
    child.stdin.end(server);
  });
}

function helperFailed(program: string, registry: string, cause: unknown): Failure {
  const problem = `${program} gives no credentials for ${registry}: ${messageOf(cause)}`;
  return new Failure('failed', 'CREDENTIAL_HELPER', problem, {
    hint: 'install or repair the helper, remove it from the Docker configuration, or give registry-username and registry-password',
    cause,
  });
}
