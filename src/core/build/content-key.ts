/**
 * The content key of a build: a hash over everything that goes into the image and nothing else. No commit, no date and
 * no engine is in it, so the same content finds the image that was built from it, whichever run built it.
 */
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { Failure } from '../failure.ts';
import { digestOf } from '../image/manifest.ts';
import type { BaseUse } from './bases/bases.ts';
import { type ContextFile, type ContextFiles, contextFiles } from './context-files.ts';
import type { ContextRead, DockerfileReads } from './dockerfile-findings.ts';
import { type BaseConfig, dockerfileReads, type ReadOptions } from './dockerfile-reads.ts';
import type { BuildSpec, Frontend } from './engine.ts';
import { type IgnoreRules, ignoreRules, ignoreRulesOf } from './ignore-rules.ts';
import { type FileContent, fileContent, linkContent } from './key/file-content.ts';
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
  /** Images that triggers name, by the digests that went into it. */
  readonly triggerImages: readonly { readonly name: string; readonly digest: string }[];
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
  const looks: Looks = { walks: [], contents: new Map(), parts: new Map() };
  const keys: ContentKey[] = [];
  for (const frontend of frontends) {
    const keyed = { build, text, frontend, bases: { digest, config }, own, looks };
    const key = await contentKey(keyed).catch(unreadableIn(build.context));
    keys.push(
      key.known ? (keys.find((other) => hasParts(other, key.parts)) ?? { ...keyOfParts(key.parts), ...key }) : key,
    );
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
  readonly looks: Looks;
}

/** What was seen of the files, for all keys of one build: each look takes time, and another one may see another file. */
interface Looks {
  readonly walks: Walk[];
  /** By absolute path. */
  readonly contents: Map<string, FileContent>;
  readonly parts: Map<readonly ContextFile[], readonly KeyPart[]>;
}

interface Walk {
  readonly from: string | undefined;
  readonly rules: IgnoreRules;
  readonly findsBelowIgnored: boolean;
  /** As JSON. */
  readonly reads: string;
  readonly found: ContextFiles;
}

/** Files of one of the build's contexts. */
interface SeenFiles {
  /** Undefined: its own. */
  readonly from: string | undefined;
  readonly directory: string;
  readonly files: readonly ContextFile[];
}

function hasParts(key: ContentKey, parts: readonly KeyPart[]): key is KnownKey {
  return (
    key.known &&
    key.parts.length === parts.length &&
    key.parts.every((one, at) => {
      const other = parts[at];
      return one === other || (one.kind === other?.kind && one.name === other.name && one.value === other.value);
    })
  );
}

/** All parts of a key. */
async function contentKey(
  keyed: Keyed,
): Promise<Pick<KnownKey, 'known' | 'parts' | 'triggerImages'> | Extract<ContentKey, { readonly known: false }>> {
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
  const triggerImages = parts
    .filter(({ kind, name }) => kind === 'base' && reads.triggerImages.includes(name))
    .map(({ name, value }) => ({ name, digest: value }));
  return {
    known: true,
    parts: [...parts, ...files.files.flatMap((seen) => fileParts(keyed.looks, seen))],
    triggerImages,
  };
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

/**
 * The files of the build's contexts that are in its key.
 * @returns not known when an instruction reads no file at all: a key over nothing would never miss
 */
async function filesOf(
  keyed: Keyed,
  { context: reads }: Pick<DockerfileReads, 'context'>,
): Promise<
  { readonly known: true; readonly files: readonly SeenFiles[] } | { readonly known: false; readonly reason: string }
> {
  const { build } = keyed;
  const files: SeenFiles[] = [];
  for (const from of new Set(reads.map((read) => read.from))) {
    const directory = from === undefined ? build.context : (build.options?.buildContexts.get(from) ?? build.context);
    const ownReads = reads.filter((read) => read.from === from);
    const found = await look(keyed, { from, directory }, ownReads);
    if (!found.known) return found;
    files.push({ from, directory, files: found.files });
  }
  return { known: true, files };
}

/** Builders see the same files, unless their rules differ where it matters. */
async function look(
  { build, frontend, own, looks }: Keyed,
  { from, directory }: Pick<SeenFiles, 'from' | 'directory'>,
  reads: readonly ContextRead[],
): Promise<ContextFiles> {
  const rules = await (from === undefined
    ? ignoreRules(build.context, build.dockerfile, frontend)
    : ignoreRulesOf(directory));
  const asked = { from, rules, findsBelowIgnored: frontend.seesIgnored, reads: JSON.stringify(reads) };
  const known = looks.walks.find((walk) => isSame(walk, asked));
  if (known !== undefined) return known.found;
  const found = await contextFiles({ context: directory, own, ...asked }, reads);
  looks.walks.push({ ...asked, found });
  return found;
}

function isSame({ found, ...walk }: Walk, asked: Omit<Walk, 'found'>): boolean {
  return (
    walk.from === asked.from &&
    walk.reads === asked.reads &&
    walk.rules.text === asked.rules.text &&
    (walk.findsBelowIgnored === asked.findsBelowIgnored || !found.dependsOnFinding)
  );
}

function fileParts(looks: Looks, { from, directory, files }: SeenFiles): readonly KeyPart[] {
  const known = looks.parts.get(files);
  if (known !== undefined) return known;
  const parts = files.map(({ path, kind, mode }) => {
    const content = contentOf(looks, `${directory}${sep}${path}`, kind);
    const words: string[] = [kind];
    const bits = content?.mode ?? mode;
    if (bits !== undefined) words.push(bits.toString(8));
    if (content !== undefined) words.push(`sha256:${content.digest}`);
    return part('file', from === undefined ? path : `[${from}] ${path}`, words.join(' '));
  });
  looks.parts.set(files, parts);
  return parts;
}

/** Undefined for what has no content of its own. */
function contentOf({ contents }: Looks, path: string, kind: ContextFile['kind']): FileContent | undefined {
  if (kind !== 'file' && kind !== 'link') return undefined;
  const known = contents.get(path) ?? (kind === 'link' ? linkContent(path) : fileContent(path));
  contents.set(path, known);
  return known;
}
