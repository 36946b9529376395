/**
 * The content key of a build: a hash over everything that goes into the image and nothing else. No commit, no date and
 * no engine is in it, so the same content finds the image that was built from it, whichever run built it.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Failure } from '../failure.ts';
import { digestOf } from '../image/manifest.ts';
import type { BaseUse } from './bases/bases.ts';
import { type ContextFile, contentDigest, contextFiles } from './context-files.ts';
import type { DockerfileReads } from './dockerfile-findings.ts';
import { type BaseConfig, dockerfileReads, type ReadOptions } from './dockerfile-reads.ts';
import type { BuildSpec, Frontend } from './engine.ts';
import { ignoreRules, ignoreRulesOf } from './ignore-rules.ts';
import { type KeyPart, keyOfParts } from './key/key-parts.ts';
import { keyedOptions, noOptions } from './options/options.ts';
import { hostPlatform, normalizePlatform } from './platform.ts';

/** Holds the whole key in the image. The tag has a part of it, and may be moved. */
export const keyLabel = 'io.monorepo-gitops.inputs';

export type ContentKey =
  | KnownKey
  /** Something that the image is made of cannot be told, so the image has to be built. */
  | { readonly known: false; readonly reason: string };

interface KnownKey {
  readonly known: true;
  /** `sha256:<64 hex>`. */
  readonly digest: string;
  /** `c-<40 hex>`. */
  readonly tag: string;
  /** All that went into it. */
  readonly parts: readonly KeyPart[];
}

/** What of a build decides about the image. */
export interface KeyedBuild
  extends Pick<BuildSpec, 'context' | 'dockerfile' | 'target' | 'buildArgs' | 'labels' | 'secrets' | 'platforms'>,
    Partial<Pick<BuildSpec, 'options'>> {
  /** Of the builder; that of this machine where it is not known. */
  readonly buildPlatform?: string;
}

/** What a registry has of an image that the Dockerfile names. */
export interface BaseLookup {
  /** Undefined when there is no such image. */
  digest(image: string): Promise<string | undefined>;
  /** Undefined when there is no such image, or none for the platform. */
  config(use: BaseUse): Promise<BaseConfig | undefined>;
}

interface KeySetting {
  /** Those that may build. */
  readonly frontends: readonly Frontend[];
  readonly bases: BaseLookup;
  /** Absolute paths of what this program writes into the checkout. */
  readonly own: readonly string[];
}

/** How the Dockerfile of a build is read. */
export function readOptions(build: KeyedBuild, frontend: Frontend): ReadOptions {
  const { target, buildArgs, platforms, buildPlatform = hostPlatform(), options = noOptions } = build;
  return {
    target,
    buildArgs,
    frontend,
    // A build without platforms is made for the builder's own, which two runners of one project may not share.
    platforms: (platforms.length > 0 ? platforms : [buildPlatform]).map(normalizePlatform),
    buildPlatform: normalizePlatform(buildPlatform),
    contexts: options.buildContexts,
  };
}

/** The key for each of those that may build, in their order. They are equal unless the builders see other files, or other variables. */
export async function contentKeys(
  build: KeyedBuild,
  { frontends, bases, own }: KeySetting,
): Promise<readonly ContentKey[]> {
  const text = readFileSync(build.dockerfile, 'utf8');
  const configs = new Map<string, Promise<BaseConfig | undefined>>();
  const config: BaseLookup['config'] = (use) => once(configs, JSON.stringify(use), () => bases.config(use));
  const digests = new Map<string, Promise<string | undefined>>();
  const digest: BaseLookup['digest'] = (image) => once(digests, image, () => bases.digest(image));
  const contents = new Map<string, Promise<string>>();
  const keys: ContentKey[] = [];
  for (const frontend of frontends) {
    const keyed = { build, text, frontend, bases: { digest, config }, own, contents };
    keys.push(await contentKey(keyed).catch(unreadableIn(build.context)));
  }
  return keys;
}

/** A file that is gone since it was listed, or that only the builder may read. */
function unreadableIn(context: string): (error: NodeJS.ErrnoException) => ContentKey {
  return (error) => {
    const { code, path } = error;
    if (error instanceof Failure || code === undefined || path === undefined) throw error;
    const name = relative(context, path);
    return { known: false, reason: `${name.length > 200 ? `${name.slice(0, 200)}…` : name} cannot be read (${code})` };
  };
}

function once<T>(known: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const asked = known.get(name) ?? ask();
  known.set(name, asked);
  return asked;
}

interface Keyed {
  readonly build: KeyedBuild;
  readonly text: string;
  readonly frontend: Frontend;
  readonly bases: BaseLookup;
  readonly own: readonly string[];
  /** Path and kind → digest, for all keys of one build. */
  readonly contents: Map<string, Promise<string>>;
}

async function contentKey(keyed: Keyed): Promise<ContentKey> {
  const { build, frontend, bases } = keyed;
  const reads = await readsWithBases(keyed);
  if (reads === undefined) return { known: false, reason: `the Dockerfile has no stage ${build.target ?? 'at all'}` };
  if ('missing' in reads) return { known: false, reason: `the base image ${reads.missing} cannot be resolved` };
  const [unknownImage] = reads.unknownImages;
  if (unknownImage !== undefined) {
    return { known: false, reason: `the base image ${unknownImage} cannot be resolved` };
  }
  if (frontend.syntaxDirective && reads.customSyntax !== undefined) {
    return { known: false, reason: `the frontend ${reads.customSyntax} may read anything` };
  }
  const files = await filesOf(keyed, reads);
  if (!files.known) return files;
  const { platforms, buildPlatform } = readOptions(build, frontend);
  const parts: KeyPart[] = [
    ...reads.instructions.map(({ name, text }) => part('dockerfile', name, digestOf(Buffer.from(text)))),
    ...(build.target === undefined ? [] : [part('target', '', build.target)]),
    ...platforms.map((name) => part('platform', name, '')),
    ...(reads.usesBuildPlatform ? [part('platform', 'of the builder', buildPlatform)] : []),
    ...reads.args.map((name) => part('argument', name, build.buildArgs.get(name) ?? '')),
    ...[...build.labels].map(([name, value]) => part('label', name, value)),
    ...build.secrets.map(({ id }) => part('secret', id, '')),
    ...keyedOptions(build.options ?? noOptions).map(({ name, value }) => part('option', name, value)),
  ];
  for (const image of reads.images) {
    const digest = await bases.digest(image);
    if (digest === undefined) return { known: false, reason: `the base image ${image} cannot be resolved` };
    parts.push(part('base', image, digest));
  }
  parts.push(...(await inBatches(files.files, (file) => filePart(keyed, file))));
  return { known: true, ...keyOfParts(parts), parts };
}

function part(kind: KeyPart['kind'], name: string, value: string): KeyPart {
  return { kind, name, value };
}

/** What the Dockerfile reads with the variables and the triggers of its base images, which may name further images. */
async function readsWithBases({
  build,
  text,
  frontend,
  bases,
}: Keyed): Promise<DockerfileReads | { readonly missing: string } | undefined> {
  const options = readOptions(build, frontend);
  const configs = new Map<string, BaseConfig>();
  for (;;) {
    const reads = dockerfileReads(text, options, (use) => configs.get(JSON.stringify(use)));
    const wanted = reads?.builtOn.filter((use) => !configs.has(JSON.stringify(use))) ?? [];
    if (wanted.length === 0) return reads;
    const found = await Promise.all(wanted.map(bases.config));
    for (const [at, use] of wanted.entries()) {
      const config = found[at];
      if (config === undefined) return { missing: use.image };
      configs.set(JSON.stringify(use), config);
    }
  }
}

/** A file in one of the build's contexts. */
interface PlacedFile extends ContextFile {
  readonly directory: string;
  /** As a part of the key names it. */
  readonly name: string;
}

/**
 * The files of the build's contexts that are in its key.
 * @returns not known when an instruction reads no file at all: a key over nothing would never miss
 */
async function filesOf(
  { build, frontend, own }: Keyed,
  { context: reads }: Pick<DockerfileReads, 'context'>,
): Promise<
  { readonly known: true; readonly files: readonly PlacedFile[] } | { readonly known: false; readonly reason: string }
> {
  const placed: PlacedFile[] = [];
  for (const from of new Set(reads.map((read) => read.from))) {
    const directory = from === undefined ? build.context : (build.options?.buildContexts.get(from) ?? build.context);
    const rules = await (from === undefined
      ? ignoreRules(build.context, build.dockerfile, frontend)
      : ignoreRulesOf(directory));
    const setting = { context: directory, rules, findsBelowIgnored: frontend.seesIgnored, own };
    const found = await contextFiles(
      setting,
      reads.filter((read) => read.from === from),
    );
    if (!found.known) return found;
    const nameOf = (path: string) => (from === undefined ? path : `[${from}] ${path}`);
    placed.push(...found.files.map((file) => ({ ...file, directory, name: nameOf(file.path) })));
  }
  return { known: true, files: placed };
}

async function filePart({ contents }: Keyed, file: PlacedFile): Promise<KeyPart> {
  const { directory, kind, path, mode, name } = file;
  const digest = await once(contents, JSON.stringify([directory, path, kind]), async () => {
    const hex = await contentDigest(directory, file);
    return hex === undefined ? '' : `sha256:${hex}`;
  });
  const words = [kind, mode?.toString(8), digest].filter((word) => word !== undefined && word !== '');
  return part('file', name, words.join(' '));
}

/** Files that are read at the same time. */
const batch = 32;

async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += batch) {
    results.push(...(await Promise.all(items.slice(at, at + batch).map(work))));
  }
  return results;
}
