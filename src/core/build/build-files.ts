/** The private files of one build: Docker's configuration with the credentials, and what the builder's program leaves. */
import { existsSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { dockerConfigKey } from '../image/reference.ts';
import type { RegistryCredentials } from '../image/registry-auth.ts';
import type { Environment } from '../ports.ts';
import { temporaryDirectory } from '../run-end.ts';
import type { BuildCredential, BuildSpec } from './engine.ts';

export interface BuildFiles extends AsyncDisposable {
  /** Absolute path, for digests and metadata. */
  readonly directory: string;
  /** The program's environment, which names the configuration. */
  readonly env: Environment;
  /** Path of `config.json` for programs that take an auth file; undefined: they look where they always do. */
  readonly authFile: string | undefined;
}

/** Who reads the configuration: docker's clients or buildah's library. */
type Reader = 'docker' | 'containers-image';

/** A temporary directory (0700), removed on disposal. No credentials stand in the program's arguments. */
export async function buildFiles(
  spec: Pick<BuildSpec, 'credentials'>,
  env: Environment,
  reader: Reader,
): Promise<BuildFiles> {
  const temporary = await temporaryDirectory(tmpdir(), 'monorepo-gitops-build');
  const dispose = () => temporary[Symbol.asyncDispose]();
  try {
    const configuration = await writeDockerConfig(temporary.path, spec, env, reader);
    return { directory: temporary.path, ...configuration, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** `config.json` of Docker: what we read of it, the rest is carried along. */
interface DockerConfig {
  auths?: Record<string, unknown>;
  credHelpers?: Record<string, string>;
  credsStore?: string;
  [other: string]: unknown;
}

/**
 * The user's configuration with the credentials of this build; without any the user's own is used as it is.
 *
 * Moving `DOCKER_CONFIG` also moves the places of contexts, CLI plugins and builders: these are pointed back.
 */
async function writeDockerConfig(
  directory: string,
  { credentials }: Pick<BuildSpec, 'credentials'>,
  env: Environment,
  reader: Reader,
): Promise<Pick<BuildFiles, 'env' | 'authFile'>> {
  const known = credentials.filter((each) => each.credentials.kind !== 'anonymous');
  if (known.length === 0) return { env, authFile: undefined };
  const home = env.HOME ?? env.USERPROFILE;
  const original = env.DOCKER_CONFIG || (home ? join(home, '.docker') : undefined);
  const config = known.reduce(
    (merged, each) => withCredential(merged, each, reader),
    original === undefined ? {} : await readConfig(join(original, 'config.json')),
  );
  const authFile = join(directory, 'config.json');
  const moved: Environment = { ...env, DOCKER_CONFIG: directory };
  if (original === undefined) {
    await writeFile(authFile, JSON.stringify(config), { mode: 0o600 });
    return { env: moved, authFile };
  }
  const { cliPluginsExtraDirs: extra } = config;
  const cliPluginsExtraDirs = [...(Array.isArray(extra) ? extra : []), join(original, 'cli-plugins')];
  await writeFile(authFile, JSON.stringify({ ...config, cliPluginsExtraDirs }), { mode: 0o600 });
  const contexts = join(original, 'contexts');
  if (existsSync(contexts)) await symlink(contexts, join(directory, 'contexts'));
  return { env: { ...moved, BUILDX_CONFIG: env.BUILDX_CONFIG ?? join(original, 'buildx') }, authFile };
}

function withCredential(
  config: DockerConfig,
  { registry, credentials }: BuildCredential,
  reader: Reader,
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

async function readConfig(path: string): Promise<DockerConfig> {
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
