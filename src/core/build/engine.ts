/** What every engine is: something that makes an image and pushes it. `engines.ts` lists them. */
import type { ImageReference } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import type { RegistryCredentials } from '../image/registry-auth.ts';
import type { Clock, Environment, Log, Programs } from '../ports.ts';
import type { BaseImage, FinalBase, ImageUse } from './bases/bases.ts';
import type { ContextRead } from './dockerfile-findings.ts';
import type { KeyPart } from './key/key-parts.ts';
import type { BuildSecret } from './options/arguments.ts';
import type { BuildCache } from './options/cache-lists.ts';
import type { BuildOptions, OptionInputs } from './options/options.ts';

export interface Engine {
  readonly name: string;
  /**
   * What it makes the image from. An image of a Dockerfile is found again by its content key. An engine that takes files
   * is reproducible: an equal image has the same digest.
   */
  readonly source: 'dockerfile' | 'files';
  /** How it reads a Dockerfile, if it does. */
  readonly frontend?: Frontend;
  /** Those inputs that this engine understands. Others are refused. */
  readonly inputs: readonly EngineInput[];
  /** The input that it cannot do without. `auto` takes this engine when the input is given, and only then. */
  readonly needs?: { readonly input: EngineInput; readonly why: string; readonly hint: string };
  /** Whether it can build here. May start programs; changes nothing. */
  probe(spec: BuildSpec, ports: EnginePorts): Promise<Probe>;
  /** `builder` or the environment may name a daemon on a machine of another kind. */
  readonly mayBeRemote?: true;
  /** Only of an engine that builds in another job. */
  readonly otherJob?: OtherJob;
}

/** How the program behind an engine reads a Dockerfile and its context, where these programs differ. */
export interface Frontend {
  /**
   * `build`: an ARG counts over an ENV before it, and in the stages on its own. `stage`: an ENV counts over every ARG of its
   * name, and an ARG ends with its stage. `either`: whatever either of them reads counts, for kaniko, whose versions and feature
   * flags do the one or the other.
   */
  readonly argumentScope: 'build' | 'stage' | 'either';
  /** A bind mount of the context holds ignored files, and COPY finds a source that lies below an ignored directory. */
  readonly seesIgnored: boolean;
  /** `.containerignore` comes before `.dockerignore`. */
  readonly containerIgnore: boolean;
  /** `# syntax=` names the program that reads the Dockerfile. */
  readonly syntaxDirective: boolean;
  /** A further build context stands for the very name that it has: `alpine` is not `alpine:latest`. Seen with buildah 1.28. */
  readonly exactContextNames: boolean;
}

/** Inputs of `build-image` that only some engines understand. */
export type EngineInput =
  | 'target'
  | 'build-args'
  | 'secrets'
  | 'builder'
  /** `gha`: every engine that reads Dockerfiles has the others. */
  | 'cache'
  | 'emit'
  | 'base'
  | 'files'
  | 'command'
  | 'entrypoint'
  | 'env'
  | 'user'
  | 'workdir'
  | 'expose'
  | 'volumes'
  | 'stop-signal'
  | keyof OptionInputs;

export type Probe = Builder | Unavailable;

interface Unavailable {
  readonly available: false;
  readonly reason: string;
  readonly howToGet: string;
  /** It never can in a job that is set up like this one. */
  readonly bySetup?: true;
}

/** An engine that can build here, ready to make the image of the spec that it was probed with. */
export interface Builder {
  readonly available: true;
  /** Does all the reading of `build` and none of its writing. */
  plan(): Promise<BuildPlan>;
  /**
   * Builds and pushes. No tag of the spec names the image before it is proved: in the store of the builder, by `prove`; or,
   * where the builder has none that can be read, in the registry, where it is without a tag until then, or under that of the build.
   *
   * Fails with `BUILD_FAILED`, `BUILD_KILLED`, `BUILD_TIMEOUT` or `REGISTRY_*`, and as `prove` does.
   */
  build(prove: ProveImage): Promise<BuildResult>;
  /** For people: `docker buildx (driver docker-container)`. */
  readonly title?: string;
  /** As the program says it; undefined where it does not. */
  version?(): Promise<string | undefined>;
  /** What the builder itself runs on; left out where that is this machine, undefined where it does not say. */
  platform?(): Promise<string | undefined>;
  /** It takes by its digest also an image that only a trigger of a base names. */
  readonly pinsTriggers?: boolean;
}

/**
 * Throws where the image must get none of its tags.
 *
 * @param layersFor digests of the unpacked layers of the image for a platform, the lowest first; undefined where the builder
 * does not say
 */
export type ProveImage = (layersFor: (platform: string) => Promise<readonly string[] | undefined>) => Promise<void>;

export interface BuildPlan {
  readonly action: 'built' | 'reused';
  /** Known before the build only to an engine that is reproducible. */
  readonly digest: string | undefined;
  /** The programs that `build` would start, for a shell, or the script that it would write. */
  readonly lines: readonly string[];
}

export type BuildResult =
  | PushedResult
  /** With `push: false`. The image's id where the builder tells it. */
  | { readonly result: 'kept'; readonly imageId: string | undefined }
  /** Another job will build and push. */
  | { readonly result: 'emitted' };

type PushedResult = Pushed &
  (
    | { readonly digest: string | undefined; readonly isConfirmed?: false }
    /** The registry has answered the write of each tag with this digest. */
    | { readonly digest: string; readonly isConfirmed: true }
  );

interface Pushed {
  readonly result: 'pushed';
  readonly action: 'built' | 'reused';
  /** What the engine claims, if it says anything; the registry is asked afterwards. */
  readonly digest: string | undefined;
  /** Those tags of the spec that name it already; left out: all. */
  readonly tagged?: readonly string[];
  /** With `load`: gives it its names in the local store, where it has the name of the build only. */
  readonly nameInStore?: () => Promise<void>;
}

/** In the directory of `emit`: the build context, where it is another one than the checkout. */
export const emittedContext = 'monorepo-gitops-context';

/** How an engine hands the build over to another job, and learns what became of it. */
export interface OtherJob {
  /** Container image of that job; it has a shell. */
  readonly image: string;
  /** What the job runs: name of a POSIX script in the directory of `emit`. */
  readonly script: string;
  /** Absolute paths of what it leaves in the directory of `emit`, which are no content of the image. */
  files(directory: string): readonly string[];
  /** There is nothing to build: the other job has nothing to do, and `finish` reports this image. */
  skip(directory: string, image: PushedImage & Pick<EmittedImage, 'isToBeSigned'>): Promise<void>;
  /**
   * What the other job has pushed. `unproved`: why it may not be the content of its key.
   *
   * @throws Failure `FILES_CHANGED` for other files, where a tag or label names the content
   */
  finish(directory: string): Promise<EmittedImage & PushedImage & { readonly unproved?: string | undefined }>;
}

export interface MadeImage {
  /** Repository without a tag, its host included. */
  readonly image: string;
  readonly tags: readonly [string, ...string[]];
  readonly action: 'built' | 'reused' | 'promoted' | 'joined';
  /** Undefined while nothing has been pushed: after a dry run, after `emit`, and with `push: false`. */
  readonly digest: string | undefined;
  /** With `push: false`: the digest of its configuration, where the builder tells it. */
  readonly imageId?: string | undefined;
}

type PushedImage = MadeImage & { readonly digest: string };

/** An image that another job pushes, with what is needed to prove it and to find it again. */
export interface EmittedImage extends MadeImage, Pick<BuildSpec, 'key' | 'bases' | 'finalBases' | 'namesContent'> {
  /** The one tag that it has until it is proved; undefined for what was there already. */
  readonly staging?: string | undefined;
  /** `finish` signs it, where it has no signature. */
  readonly isToBeSigned: boolean;
  /** Its job compares the files that it builds from with those that `emit` has seen. */
  readonly isCompared: boolean;
}

/** One image to make. Every engine gets all of it and uses what it understands. */
export interface BuildSpec {
  /** Repository without a tag, its host included: `harbor.example.com/fe/apps/web1`. */
  readonly image: string;
  /** At least one; the first is the one that the outputs name. */
  readonly tags: readonly [string, ...string[]];
  /** Names the image before it is proved, where its builder cannot do without a tag: no other build has it. */
  readonly staging: string;
  /** How the content is called in the registry: for a job that pushes later. */
  readonly key: { readonly tag: string; readonly label: string; readonly replaces?: boolean | undefined } | undefined;
  /**
   * One of the tags, or a label, says which content the image has: an image of other files gets no tag, as one with a key.
   */
  readonly namesContent: boolean;
  /** The files that reach the image: for a job that builds later. */
  readonly keyedFiles?: readonly KeyPart[] | undefined;
  /** What the Dockerfile takes of its context. */
  readonly contextReads?: readonly ContextRead[] | undefined;
  /** Tag under which the last run of `unless-changed` has left its layers for the next; undefined: each layer is packed. */
  readonly layersTag?: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  /** `linux/amd64`; empty: what the builder runs on. */
  readonly platforms: readonly string[];
  /** For the image's registry first, then for those of the cache and the base images. */
  readonly credentials: readonly BuildCredential[];
  /** The image's registry speaks plain http: it is on a loopback address, or listed in `registry-insecure`. */
  readonly insecureRegistry: boolean;

  /** Absolute path. */
  readonly context: string;
  /** Absolute path. */
  readonly dockerfile: string;
  /** Every image of the Dockerfile that is no stage of it, by the digest that the build has to take. */
  readonly bases: readonly BaseImage[];
  /** Where the Dockerfile names them. */
  readonly baseUses: readonly ImageUse[];
  /** Those that a trigger names (ONBUILD), as far as base images were read. */
  readonly triggerImages: readonly string[];
  /** Which of them are below the image itself. */
  readonly finalBases: readonly FinalBase[];
  readonly target: string | undefined;
  readonly buildArgs: ReadonlyMap<string, string>;
  readonly secrets: readonly BuildSecret[];
  readonly options: BuildOptions;
  readonly cache: BuildCache;
  /** Whether the build writes the caches that it reads. That of a stranger does not. */
  readonly writesCache: boolean;
  /** Name of a buildx builder, or address of a BuildKit daemon. */
  readonly builder: string | undefined;
  /** Absolute directory for what another job runs. */
  readonly emit: string | undefined;
  /** Absolute paths of what this program writes into a checkout: no content of any image. */
  readonly ownFiles?: readonly string[] | undefined;

  /** The image below the files; undefined: they stand alone, for static binaries. */
  readonly base: ImageReference | undefined;
  /** `LOCAL[:REMOTE]`, relative to `cwd`, and `layerMark`. */
  readonly files: readonly string[];
  /** Absolute path. */
  readonly cwd: string;
  /** `CMD`: the base's entrypoint stays. */
  readonly command: readonly string[];
  readonly entrypoint: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly user: string | undefined;
  readonly workdir: string | undefined;
  /** Ports, as in `EXPOSE`. */
  readonly expose: readonly string[];
  /** Absolute paths in the image. */
  readonly volumes: readonly string[];
  readonly stopSignal: string | undefined;
}

/** The item of `files` that begins another layer. */
export const layerMark = '---';

/** The credentials for one registry that the build pulls from or pushes to. */
export interface BuildCredential {
  /** Host, with its port: `ghcr.io`. */
  readonly registry: string;
  readonly credentials: RegistryCredentials;
}

/** What the engines need of the world. */
export interface EnginePorts {
  readonly run: Programs['run'];
  readonly env: Environment;
  readonly log: Log;
  readonly clock: Clock;
  readonly registry: Registry;
}

/** `image:tag` for every tag that the image gets, in the registry or in the local store. */
export function destinations({ image, tags, options }: BuildSpec): readonly string[] {
  return options.push || options.load ? tags.map((tag) => `${image}:${tag}`) : [];
}

/** The flags that docker, buildah and kaniko have in common. */
export function commonFlags(spec: BuildSpec): readonly string[] {
  return [
    ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
    ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
    ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
    ...secretFlags(spec),
  ];
}

export function secretFlags({ secrets }: Pick<BuildSpec, 'secrets'>): readonly string[] {
  return secrets.map(({ id, variable, file }) =>
    file === undefined ? `--secret=id=${id},env=${variable}` : `--secret=id=${id},src=${file}`,
  );
}
