/** Names of platforms, as builders and registries compare them. */
import { arch } from 'node:os';
import type { Platform } from '../image/manifest.ts';
import type { Argv, Environment, Programs } from '../ports.ts';

/** Source: github.com/containerd/platforms, database.go. */
const otherNames: Readonly<Record<string, string>> = {
  x64: 'amd64',
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm/v7',
  armel: 'arm/v6',
  arm: 'arm/v7',
  'arm/7': 'arm/v7',
  'arm/6': 'arm/v6',
  'arm64/v8': 'arm64',
  'arm64/8': 'arm64',
  'amd64/v1': 'amd64',
  ia32: '386',
  i386: '386',
};

/** `linux/x86_64` → `linux/amd64`, `linux/arm` → `linux/arm/v7`, `arm64` → `linux/arm64`. */
export function normalizePlatform(platform: string): string {
  const parts = platform.toLowerCase().split('/');
  const [os, ...machine] = parts.length === 1 ? ['linux', ...parts] : parts;
  const name = machine.join('/');
  return `${os}/${otherNames[name] ?? name}`;
}

/** Of containers on this machine. */
export function hostPlatform(): string {
  return normalizePlatform(`linux/${arch()}`);
}

export function platformName({ os, architecture, variant }: Platform): string {
  return normalizePlatform([os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])].join('/'));
}

interface BuilderPorts {
  readonly env: Environment;
  readonly run: Programs['run'];
}

/**
 * What an image is made for where `platforms` does not say it: DOCKER_DEFAULT_PLATFORM, as docker has it, else what the builder
 * runs on. A builder elsewhere is asked; a program is started only for such a one.
 *
 * @param builder name of a buildx builder, or address of a BuildKit daemon
 */
export async function defaultPlatform(builder: string | undefined, ports: BuilderPorts): Promise<string> {
  const { DOCKER_DEFAULT_PLATFORM: wanted } = ports.env;
  return wanted ? normalizePlatform(wanted) : ownPlatform(builder, ports);
}

/** What the builder itself runs on, `BUILDPLATFORM` of a Dockerfile. */
export async function ownPlatform(builder: string | undefined, ports: BuilderPorts): Promise<string> {
  return (await remotePlatform(builder, ports)) ?? hostPlatform();
}

async function remotePlatform(builder: string | undefined, { env, run }: BuilderPorts): Promise<string | undefined> {
  const ask = async (argv: Argv, found: RegExp) => {
    const { exitCode, stdout } = await run({ argv, env });
    const platform = exitCode === 0 ? found.exec(stdout.toString('utf8'))?.[1] : undefined;
    return platform === undefined ? undefined : normalizePlatform(platform);
  };
  const address = builder ?? env.BUILDKIT_HOST;
  if (address?.includes('://')) return ask(['buildctl', `--addr=${address}`, 'debug', 'workers'], /\s(linux\/[^\s,]+)/);
  // The first one is the builder's own.
  if (builder !== undefined) return ask(['docker', 'buildx', 'inspect', '--', builder], /^Platforms:\s*([^\s,*]+)/m);
  if (!/^(tcp|ssh|https?):/.test(env.DOCKER_HOST ?? '')) return undefined;
  return ask(['docker', 'version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'], /^([a-z]+\/\S+)/);
}
