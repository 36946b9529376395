/** The Docker configuration that a builder's program reads its credentials from. */
import { access, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { dockerConfigKey } from '../image/reference.ts';
import type { RegistryCredentials } from '../image/registry-auth.ts';
import type { Environment } from '../ports.ts';
import { temporaryDirectory } from '../run-end.ts';
import type { BuildCredential, BuildSpec } from './engine.ts';

/** `config.json` of Docker: what we read of it, the rest is carried along. */
interface DockerConfig {
  auths?: Record<string, unknown>;
  credHelpers?: Record<string, string>;
  credsStore?: string;
  [other: string]: unknown;
}

/** A Docker configuration of our own, or the user's, with the variables that point a child program at it. */
interface DockerConfigDirectory extends AsyncDisposable {
  readonly env: Environment;
  /** Path of `config.json` for programs that take an auth file; `undefined`: let them look where they always do. */
  readonly authFile: string | undefined;
}

/**
 * Where a child program finds the credential without seeing it in its argv: a temporary directory (0700) with the
 * user's configuration plus ours (0600), removed on disposal. Without any the user's own is used as it is.
 *
 * Moving `DOCKER_CONFIG` also moves the places of contexts, CLI plugins and builders, so these are pointed back.
 */
export async function dockerConfigFor(
  spec: BuildSpec,
  env: Environment,
  reader: 'docker' | 'containers-image',
): Promise<DockerConfigDirectory> {
  const known = spec.credentials.filter(({ credentials }) => credentials.kind !== 'anonymous');
  if (known.length === 0) return { env, authFile: undefined, [Symbol.asyncDispose]: async () => {} };
  const original = userDirectory(env);
  const merged = known.reduce((config, each) => withCredential(config, each, reader), await userConfig(original));
  const temporary = await temporaryDirectory(tmpdir(), 'monorepo-gitops-docker');
  const directory = temporary.path;
  const dispose = () => temporary[Symbol.asyncDispose]();
  try {
    if (original !== undefined) {
      merged.cliPluginsExtraDirs = [...listOf(merged.cliPluginsExtraDirs), join(original, 'cli-plugins')];
      await linkContexts(original, directory);
    }
    await writeFile(join(directory, 'config.json'), JSON.stringify(merged), { mode: 0o600 });
    const builders = env.BUILDX_CONFIG ?? (original === undefined ? undefined : join(original, 'buildx'));
    return {
      env: { ...env, DOCKER_CONFIG: directory, ...(builders === undefined ? {} : { BUILDX_CONFIG: builders }) },
      authFile: join(directory, 'config.json'),
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function linkContexts(original: string, directory: string): Promise<void> {
  const contexts = join(original, 'contexts');
  const exists = await access(contexts).then(
    () => true,
    () => false,
  );
  if (exists) await symlink(contexts, join(directory, 'contexts'));
}

function withCredential(
  config: DockerConfig,
  { registry, credentials }: BuildCredential,
  reader: 'docker' | 'containers-image',
): DockerConfig {
  const key = reader === 'docker' ? dockerConfigKey(registry) : registry;
  const { [key]: _replaced, ...helpers } = config.credHelpers ?? {};
  // An empty helper sends docker past `credsStore` to `auths`; containers/image would run `docker-credential-`.
  if (reader === 'docker' && config.credsStore !== undefined) helpers[key] = '';
  return { ...config, credHelpers: helpers, auths: { ...config.auths, [key]: authEntry(credentials) } };
}

function authEntry(credentials: RegistryCredentials): Record<string, string> {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  switch (credentials.kind) {
    case 'anonymous':
      return {};
    case 'identity-token':
      return { auth: base64('<token>:'), identitytoken: credentials.token };
    case 'basic':
      return { auth: base64(`${credentials.username}:${credentials.password}`) };
  }
}

function userDirectory(env: Environment): string | undefined {
  const home = env.HOME ?? env.USERPROFILE;
  return env.DOCKER_CONFIG ?? (home === undefined ? undefined : join(home, '.docker'));
}

async function userConfig(directory: string | undefined): Promise<DockerConfig> {
  if (directory === undefined) return {};
  const path = join(directory, 'config.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '{}';
    throw error;
  });
  try {
    const config: unknown = JSON.parse(text);
    return typeof config === 'object' && config !== null && !Array.isArray(config) ? { ...config } : {};
  } catch {
    // The parser's own message would quote the text, and with it a credential.
    throw new Failure('bad-input', 'DOCKER_CONFIG_INVALID', `${path}: is not JSON`, {
      hint: 'Repair the file, or point DOCKER_CONFIG at another directory.',
    });
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
