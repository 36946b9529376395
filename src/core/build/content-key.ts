/**
 * The content key of a build: a hash over everything that goes into the image and nothing else. No commit, no date and
 * no engine is in it, so the same content finds the image that was built from it, whichever run built it.
 */
import { readFile } from 'node:fs/promises';
import { arch } from 'node:os';
import { digestOf, type ImageManifest, type Manifest, readManifest } from '../image/manifest.ts';
import type { ImageReference, Repository } from '../image/reference.ts';
import { type Registry, readConfigBlob } from '../image/registry.ts';
import { contentDigest, contextFiles, ignoreRules } from './context-files.ts';
import type { DockerfileReads } from './dockerfile.ts';
import type { BuildSpec } from './engine.ts';
import { type KeyPart, keyOfParts } from './key-parts.ts';
import { keyedOptions, noOptions } from './options/options.ts';

/** Holds the whole key in the image. The tag has a part of it, and may be moved. */
export const keyLabel = 'io.monorepo-gitops.inputs';

type ContentKey =
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
export type KeyedBuild = Pick<
  BuildSpec,
  'context' | 'dockerfile' | 'target' | 'buildArgs' | 'labels' | 'secrets' | 'platforms'
> &
  Partial<Pick<BuildSpec, 'options'>>;

/** What a base image is now; undefined when there is no such image. */
export type InspectBase = (reference: string) => Promise<Pick<ImageConfig, 'digest' | 'hasTriggers'> | undefined>;

/** @param own absolute paths of what this program writes into the checkout */
export async function contentKey(
  build: KeyedBuild,
  reads: DockerfileReads | undefined,
  inspectBase: InspectBase,
  own: readonly string[],
): Promise<ContentKey> {
  if (reads === undefined) return { known: false, reason: `the Dockerfile has no stage ${build.target ?? 'at all'}` };
  const bases = await basesOf(reads, inspectBase);
  if ('missing' in bases) return { known: false, reason: `the base image ${bases.missing} cannot be resolved` };
  const rules = await ignoreRules(build.context, build.dockerfile);
  const files = await contextFiles(build.context, rules, bases.haveTriggers ? 'everything' : reads.context, own);
  const parts: KeyPart[] = [
    { kind: 'dockerfile', name: '', value: digestOf(await readFile(build.dockerfile)) },
    ...(build.target === undefined ? [] : [{ kind: 'target', name: '', value: build.target } as const]),
    ...platforms(build).map((name) => ({ kind: 'platform', name, value: '' }) as const),
    ...[...build.buildArgs].map(([name, value]) => ({ kind: 'argument', name, value }) as const),
    ...[...build.labels].map(([name, value]) => ({ kind: 'label', name, value }) as const),
    ...build.secrets.map(({ id }) => ({ kind: 'secret', name: id, value: '' }) as const),
    ...keyedOptions(build.options ?? noOptions).map((option) => ({ kind: 'option', ...option }) as const),
    ...bases.digests.map(([name, value]) => ({ kind: 'base', name, value }) as const),
  ];
  for (const file of files) {
    const value = `${file.kind} sha256:${await contentDigest(build.context, file)}`;
    parts.push({ kind: 'file', name: file.path, value });
  }
  return { known: true, ...keyOfParts(parts), parts };
}

type Bases =
  | { readonly digests: readonly (readonly [image: string, digest: string])[]; readonly haveTriggers: boolean }
  | { readonly missing: string };

async function basesOf({ images, unknownImages }: DockerfileReads, inspectBase: InspectBase): Promise<Bases> {
  const [unknown] = unknownImages;
  if (unknown !== undefined) return { missing: unknown };
  const digests: (readonly [string, string])[] = [];
  // A trigger of a base image may copy anything from the context.
  let haveTriggers = false;
  for (const image of images) {
    const base = await inspectBase(image);
    if (base === undefined) return { missing: image };
    digests.push([image, base.digest]);
    haveTriggers ||= base.hasTriggers;
  }
  return { digests, haveTriggers };
}

/** A build without platforms is made for the builder's own, which two runners of one project may not share. */
function platforms(build: KeyedBuild): readonly string[] {
  return build.platforms.length > 0 ? build.platforms : [`linux/${arch() === 'x64' ? 'amd64' : arch()}`];
}

/** What an image says about itself, of interest before a build. */
interface ImageConfig {
  /** Of the manifest or index that the reference names. */
  readonly digest: string;
  readonly labels: Readonly<Record<string, unknown>>;
  /** Whether it has ONBUILD triggers, instructions that run in the builds of images on it. */
  readonly hasTriggers: boolean;
}

type Reader = Pick<Registry, 'getManifest' | 'getBlob'>;

/** Of an index its first platform counts; undefined when there is no such image. */
export async function readImageConfig(registry: Reader, reference: ImageReference): Promise<ImageConfig | undefined> {
  const manifest = await registry.getManifest(reference);
  if (manifest === undefined) return undefined;
  const image = await firstImage(registry, reference, manifest);
  const bytes = image && (await readConfigBlob(registry, reference, image.config));
  const { config } = (bytes === undefined ? {} : JSON.parse(bytes.toString('utf8'))) as ConfigBlob;
  return { digest: manifest.digest, labels: config?.Labels ?? {}, hasTriggers: (config?.OnBuild ?? []).length > 0 };
}

/** Source: OCI image specification, config.md; `OnBuild` is Docker's addition. */
interface ConfigBlob {
  readonly config?: {
    readonly Labels?: Readonly<Record<string, unknown>> | null;
    readonly OnBuild?: readonly string[] | null;
  } | null;
}

async function firstImage(
  registry: Reader,
  { registry: host, repository }: Repository,
  manifest: Manifest,
): Promise<ImageManifest | undefined> {
  const content = readManifest(manifest);
  if (content.kind === 'image') return content;
  // BuildKit files attestations beside the images, as a platform that no machine has.
  const entry = content.manifests.find(({ platform }) => platform?.os !== 'unknown');
  const child = entry && (await registry.getManifest({ registry: host, repository, digest: entry.digest }));
  const image = child && readManifest(child);
  return image?.kind === 'image' ? image : undefined;
}
