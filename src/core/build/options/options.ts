/**
 * Options of a build that only some builders have, as inputs of `build-image` and as engines read them: cache lists,
 * attestations, annotations, further contexts, what is done with the image, and arguments that are handed on.
 */
import { badInput } from '../../failure.ts';
import type { PlaceholderValues } from '../../names/placeholders.ts';
import type { Environment, Secrets } from '../../ports.ts';
import { parsePublicAssignments } from './arguments.ts';
import { parseBuildContexts } from './build-contexts.ts';
import { type BuilderTls, builderTls } from './builder-tls.ts';
import { type CachePlace, cacheLists } from './cache-lists.ts';
import { checkExtraArguments } from './extra-arguments.ts';

/** Inputs of `build-image`, under their names. */
export interface OptionInputs {
  readonly pull: boolean;
  readonly 'no-cache': boolean;
  readonly 'cache-from': readonly string[];
  readonly 'cache-to': readonly string[];
  readonly ssh: readonly string[];
  readonly annotations: readonly string[];
  readonly provenance: string | undefined;
  readonly sbom: string | undefined;
  readonly 'build-contexts': readonly string[];
  readonly network: 'none' | 'host' | undefined;
  readonly 'extra-args': readonly string[];
  readonly push: boolean;
  readonly load: boolean;
  readonly 'builder-ca': string | undefined;
  readonly 'builder-cert': string | undefined;
  readonly 'builder-key': string | undefined;
}

/** A request may leave out any of them. */
export type OptionRequest = { readonly [Name in keyof OptionInputs]?: OptionInputs[Name] | undefined };

/** Inputs of `build-image`, under their names. */
export interface SignRequest {
  readonly sign?: 'keyless' | 'key' | undefined;
  /** As cosign takes it: path, `env://VARIABLE`, or a key of a KMS. */
  readonly 'sign-key'?: string | undefined;
  readonly 'sign-args'?: readonly string[] | undefined;
}

export interface BuildOptions {
  /** Ask the registry for base images although there are local copies. */
  readonly pull: boolean;
  readonly noCache: boolean;
  /** In buildx' syntax; undefined: as `cache` says. */
  readonly cacheFrom: readonly string[] | undefined;
  readonly cacheTo: readonly string[] | undefined;
  /** `default`, `id=path`, as in `docker build`. */
  readonly ssh: readonly string[];
  readonly annotations: ReadonlyMap<string, string>;
  /** `mode=max`, `true`; undefined: none. */
  readonly provenance: string | undefined;
  /** `true`, `generator=image`; undefined: none. */
  readonly sbom: string | undefined;
  /** Name → absolute directory, or an address with a scheme. */
  readonly buildContexts: ReadonlyMap<string, string>;
  readonly network: 'none' | 'host' | undefined;
  readonly extraArgs: readonly string[];
  /** Otherwise nothing is written to any registry, the cache included. */
  readonly push: boolean;
  /** Put the image under its tags into the store of docker, or of buildah. */
  readonly load: boolean;
  /** Of the daemon that `builder` names. */
  readonly tls: BuilderTls;
  /** How the image is signed; undefined: it is not. */
  readonly sign: 'keyless' | 'key' | undefined;
}

export const noOptions: BuildOptions = {
  pull: false,
  noCache: false,
  cacheFrom: undefined,
  cacheTo: undefined,
  ssh: [],
  annotations: new Map(),
  provenance: undefined,
  sbom: undefined,
  buildContexts: new Map(),
  network: undefined,
  extraArgs: [],
  push: true,
  load: false,
  tls: new Map(),
  sign: undefined,
};

interface OptionSetting {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Environment;
  readonly secrets: Secrets;
  readonly cache: CachePlace;
  readonly placeholders: PlaceholderValues;
  readonly defaultBranch: string | undefined;
}

/** @throws bad input that names the option */
export function buildOptions(
  request: OptionRequest & Pick<SignRequest, 'sign'> & { readonly builder?: string | undefined },
  setting: OptionSetting,
): BuildOptions {
  const { env, secrets } = setting;
  const { network, ssh = [] } = request;
  const extraArgs = request['extra-args'] ?? [];
  checkExtraArguments(extraArgs, env, secrets);
  return {
    pull: request.pull ?? false,
    noCache: request['no-cache'] ?? false,
    ...cacheLists({ from: request['cache-from'] ?? [], to: request['cache-to'] ?? [] }, setting),
    ssh: ssh.map(sshSource),
    annotations: parsePublicAssignments('annotations', request.annotations ?? [], secrets),
    provenance: attestation('provenance', request.provenance, /^(true|min|max|mode=(min|max)|[a-z-]+=.+)$/),
    sbom: attestation('sbom', request.sbom, /^(true|[a-z-]+=.+)$/),
    buildContexts: parseBuildContexts(request['build-contexts'] ?? [], setting.cwd),
    network,
    extraArgs,
    push: request.push ?? true,
    load: request.load ?? false,
    tls: builderTls(request, setting.cwd, secrets),
    sign: request.sign,
  };
}

function sshSource(item: string): string {
  if (/^[A-Za-z0-9._-]+(=[^\n]+)?$/.test(item)) return item;
  throw badInput(
    'ssh',
    `"${item}" is no source of ssh`,
    'Write `default` for the agent, or `id=PATH` of a key or socket.',
  );
}

/** `false` is the default: attestations make an index of a single image. */
function attestation(input: 'provenance' | 'sbom', text: string | undefined, known: RegExp): string | undefined {
  if (text === undefined || text === '' || text === 'false') return undefined;
  if (!known.test(text)) {
    const values = input === 'sbom' ? '`true` or `generator=IMAGE`' : '`min`, `max` or fields as `mode=max`';
    throw badInput(input, `"${text}" is not known`, `Write ${values}, or leave it out.`);
  }
  return text === 'min' || text === 'max' ? `mode=${text}` : text;
}

interface Destination extends OptionRequest, SignRequest {
  readonly platforms: readonly string[];
  readonly 'promote-from': string | undefined;
  readonly join?: readonly string[] | undefined;
  readonly emit: string | undefined;
}

/** @throws bad input for options that contradict what is done with the image */
export function checkDestination(request: Destination): void {
  const { push, load, sign, platforms, emit, 'promote-from': promoted, join = [] } = request;
  if (load === true && platforms.length > 1) {
    throw badInput('load', 'a local store holds one platform of an image', 'Give one platform, or leave load out.');
  }
  if (join.length > 0 && (promoted !== undefined || emit !== undefined)) {
    throw badInput('join', 'builds nothing and promotes nothing', 'Leave promote-from and emit out, or join.');
  }
  if (push !== false) return;
  if (promoted !== undefined || join.length > 0) {
    throw badInput('push', 'what is promoted or joined is in registries only', 'Leave push out.');
  }
  if (sign !== undefined) throw badInput('sign', 'what is not pushed cannot be signed', 'Leave sign out, or push.');
}

/** Whether what is pushed is an index also for one platform. */
export function hasAttestations({ provenance, sbom }: Pick<BuildOptions, 'provenance' | 'sbom'>): boolean {
  return provenance !== undefined || sbom !== undefined;
}

interface KeyedOption {
  /** `sbom`, `annotation org.example`. */
  readonly name: string;
  readonly value: string;
}

/**
 * What of the options decides about the image, one part an item; empty for a build without any, whose key they must not
 * change. Not in it: the cache, `pull`, `network`, and where the image goes.
 */
export function keyedOptions(options: BuildOptions): readonly KeyedOption[] {
  const { annotations, provenance, sbom, sign, ssh, extraArgs } = options;
  const single = {
    provenance,
    sbom,
    sign,
    'extra-args': extraArgs.length === 0 ? undefined : JSON.stringify(extraArgs),
  };
  return [
    ...[...annotations].map(([name, value]) => part(`annotation ${name}`, value)),
    // As of secrets the id: whose key it is says nothing about the image.
    ...ssh.map((each) => part(`ssh ${each.split('=', 1)[0]}`, '')),
    ...Object.entries(single).flatMap(([name, value]) => (value === undefined ? [] : [part(name, value)])),
  ];
}

function part(name: string, value: string): KeyedOption {
  return { name, value };
}
