/**
 * The content key of a build: a hash over everything that goes into the image and nothing else. No commit, no date and
 * no engine is in it, so the same content finds the image that was built from it, whichever run built it.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { arch } from 'node:os';
import { contentDigest, contextFiles, ignoreRules } from './context-files.ts';
import { parseDockerfile } from './dockerfile.ts';
import { type DockerfileReads, dockerfileReads } from './dockerfile-reads.ts';
import type { BuildSpec } from './engine.ts';
import type { ImageConfig } from './image-config.ts';

/** Carries the whole key in the image, so that a tag that was moved or a truncated key that clashes is found out. */
export const keyLabel = 'io.monorepo-gitops.inputs';

/** Changes when the meaning of the key does: images of before are not found any more. */
const keyVersion = 1;

/** Enough to be unique, and short enough for every registry. */
const tagDigits = 40;

export type ContentKey =
  /** `digest` is `sha256:<64 hex>`, `tag` is `c-<40 hex>`. */
  | { readonly known: true; readonly digest: string; readonly tag: string; readonly files: number }
  /** The inputs cannot be told, so the image has to be built. */
  | { readonly known: false; readonly reason: string };

/** What of a build decides about the image. */
export type KeyedBuild = Pick<
  BuildSpec,
  'context' | 'dockerfile' | 'target' | 'buildArgs' | 'labels' | 'secrets' | 'platforms'
>;

/** What a base image is now; undefined when there is no such image. */
export type InspectBase = (reference: string) => Promise<Pick<ImageConfig, 'digest' | 'hasTriggers'> | undefined>;

/** @param own absolute paths of what this program writes into the checkout */
export async function contentKey(
  build: KeyedBuild,
  inspectBase: InspectBase,
  own: readonly string[],
): Promise<ContentKey> {
  const text = await readFile(build.dockerfile, 'utf8');
  const reads = dockerfileReads(parseDockerfile(text), build.target, build.buildArgs);
  if (reads === undefined) return { known: false, reason: `the Dockerfile has no stage ${build.target ?? 'at all'}` };
  const bases = await basesOf(reads, inspectBase);
  if ('missing' in bases) return { known: false, reason: `the base image ${bases.missing} cannot be resolved` };
  const rules = await ignoreRules(build.context, build.dockerfile);
  const files = await contextFiles(build.context, rules, bases.haveTriggers ? 'everything' : reads.context, own);
  const hash = createHash('sha256');
  // One JSON text a line: no value can run into the next one.
  const add = (...part: readonly unknown[]) => hash.update(`${JSON.stringify(part)}\n`);
  add('monorepo-gitops', keyVersion);
  add('dockerfile', text);
  add('target', build.target ?? null);
  add('platforms', [...platforms(build)].sort());
  add('args', [...build.buildArgs].sort(byName));
  add('labels', [...build.labels].sort(byName));
  add('secrets', build.secrets.map(({ id }) => id).sort());
  for (const base of bases.digests) add('base', ...base);
  for (const file of files) add('file', file.path, file.kind, await contentDigest(build.context, file));
  return keyOf(hash.digest('hex'), files.length);
}

export function keyOf(hex: string, files: number): ContentKey & { readonly known: true } {
  return { known: true, digest: `sha256:${hex}`, tag: `c-${hex.slice(0, tagDigits)}`, files };
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

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
