/**
 * Builders behind one interface: an engine builds a Dockerfile and pushes the image under all its tags. What it reports
 * is a claim; the command reads the digest back from the registry, which is the arbiter.
 */
import type { RegistryCredentials } from '../image/registry-auth.ts';
import type { Environment, Log } from '../ports.ts';
import type { Argv, RunProgram } from './program.ts';

export type EngineName = 'buildkit' | 'buildah' | 'kaniko' | 'append';

export interface BuildSpec {
  /** Repository without a tag, its host included: `harbor.example.com/fe/apps/web1`. */
  readonly image: string;
  /** At least one; the first is the one that the outputs name. */
  readonly tags: readonly [string, ...string[]];
  /** Absolute path. */
  readonly context: string;
  /** Absolute path. */
  readonly dockerfile: string;
  readonly target: string | undefined;
  readonly buildArgs: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  readonly secrets: readonly BuildSecret[];
  /** `linux/amd64`; empty: what the builder runs on. */
  readonly platforms: readonly string[];
  readonly cache: BuildCache;
  /** For the image's registry first, then for those of the cache and the base images. Others are the engine's affair. */
  readonly credentials: readonly BuildCredential[];
  /** The image's registry speaks plain http: it is on a loopback address, or listed in `registry-insecure`. */
  readonly insecureRegistry: boolean;
}

/** A secret that `RUN --mount=type=secret,id=…` sees. Only the variable's name is ever written anywhere. */
export interface BuildSecret {
  readonly id: string;
  readonly variable: string;
}

export type BuildCache =
  /** `scope` keeps services that share a cache repository from overwriting each other (buildkit#2885). */
  | { readonly mode: 'registry'; readonly repository: string; readonly scope: string }
  | { readonly mode: 'gha'; readonly scope: string }
  | { readonly mode: 'none' };

/** What is known about one registry that the build pulls from or pushes to. */
export interface BuildCredential {
  /** Host, with its port: `ghcr.io`. */
  readonly registry: string;
  readonly credentials: RegistryCredentials;
}

export type Availability =
  | { readonly available: true }
  | { readonly available: false; readonly reason: string; readonly howToGet: string };

export interface BuildReport {
  /** `sha256:…` as the engine tells it; `undefined` when it does not say. */
  readonly reportedDigest: string | undefined;
}

export interface Engine {
  readonly name: EngineName;
  /** Whether `build` can work here. Starts programs, changes nothing. */
  available(): Promise<Availability>;
  /** The programs that `build` would start, in order. File names of temporary files are shown as `<…>`. */
  plan(spec: BuildSpec): Promise<readonly Argv[]>;
  /** Builds and pushes every tag. Fails with `BUILD_FAILED`, `BUILD_KILLED` or `REGISTRY_UNAUTHORIZED`. */
  build(spec: BuildSpec): Promise<BuildReport>;
}

/** What the engines need of the world. */
export interface EnginePorts {
  readonly run: RunProgram;
  readonly env: Environment;
  readonly log: Log;
}

/** `image:tag` for every tag. */
export function destinations(spec: Pick<BuildSpec, 'image' | 'tags'>): readonly string[] {
  return spec.tags.map((tag) => `${spec.image}:${tag}`);
}
