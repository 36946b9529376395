/** Reads a repository for retention: which tag names which manifest, what a manifest needs, and how old it is. */

import { isIndex, type Manifest } from '../../image/manifest.ts';
import { type Repository, repositoryOf } from '../../image/reference.ts';
import { type Registry, readConfigBlob } from '../../image/registry.ts';
import { isObject, jsonObject } from '../../json.ts';
import { inParallel } from '../../net/turns.ts';
import type { Clock } from '../../ports.ts';
import { tagsByDigest } from '../repository-tags.ts';
import { day, isLeftByBuild, type StoredImage, subjectOfTag } from './plan.ts';

type ReadRegistry = Pick<Registry, 'listTags' | 'headManifest' | 'getManifest' | 'getBlob' | 'referrers'>;

export interface InventoryPorts {
  readonly registry: ReadRegistry;
  /** When the registry got each manifest, by digest, in milliseconds since the epoch; undefined where it does not tell. */
  readonly pushTimes: (repository: Repository) => Promise<ReadonlyMap<string, number> | undefined>;
  readonly clock: Pick<Clock, 'now'>;
  /** Dates of the commits that these tags name, by tag, in milliseconds since the epoch. */
  readonly commitTimes: (tags: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

/** Builders that make the same image twice the same write a date until the first second of this century. */
const lastUntoldDate = Date.UTC(2000, 0, 1);

/**
 * @param isMatched whether a rule matches the tag: the age of other images is not asked
 */
export async function readRepository(
  ports: InventoryPorts,
  repository: Repository,
  isMatched: (tag: string) => boolean,
): Promise<readonly StoredImage[]> {
  const { registry } = ports;
  const tags = await tagsByDigest(registry, repository, await registry.listTags(repository));
  if (tags.size === 0) return [];
  const [pushed, commits] = await Promise.all([
    ports.pushTimes(repository),
    ports.commitTimes([...tags.values()].flat().filter(isMatched)),
  ]);
  const latest = ports.clock.now() + day;
  const images: StoredImage[] = [];
  await inParallel([...tags], async ([digest, names]) => {
    const image = await readImage(registry, { ...repository, digest }, names);
    if (image === undefined) return;
    const isAsked =
      (names.some(isMatched) || isLeftByBuild(names)) && !names.every((tag) => subjectOfTag(tag) !== undefined);
    images.push(
      isAsked ? { ...image, ...(await timeOf(image, repository, { registry, pushed, commits, latest })) } : image,
    );
  });
  return images.toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
}

/** Without its age; undefined when there is no such manifest. */
export async function readImage(
  registry: Pick<Registry, 'getManifest'>,
  image: Repository & { readonly digest: string },
  tags: readonly string[],
): Promise<(StoredImage & { readonly manifest: Manifest }) | undefined> {
  const manifest = await registry.getManifest(image);
  if (manifest === undefined) return undefined;
  const { subject } = jsonObject(manifest.bytes);
  return {
    digest: image.digest,
    tags,
    time: undefined,
    children: await partsOf(registry, image, manifest),
    subject: digestIn(subject) ?? tags.map(subjectOfTag).find((digest) => digest !== undefined),
    manifest,
  };
}

/** What an index lists, and what the indexes do that it lists. */
async function partsOf(
  registry: Pick<Registry, 'getManifest'>,
  repository: Repository,
  { bytes }: Pick<Manifest, 'bytes'>,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const waiting = [bytes];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { manifests } = jsonObject(next);
    for (const entry of Array.isArray(manifests) ? manifests : []) {
      const digest = digestIn(entry);
      if (digest === undefined || found.has(digest)) continue;
      found.add(digest);
      if (!isObject(entry) || !isIndex({ mediaType: String(entry.mediaType) })) continue;
      const inner = await registry.getManifest({ ...repositoryOf(repository), digest });
      if (inner !== undefined) waiting.push(inner.bytes);
    }
  }
  return [...found];
}

/** What is attached to a manifest without a tag of its own: only the registry can list it. */
export async function attachedTo(
  registry: Pick<Registry, 'referrers'>,
  image: Repository & { readonly digest: string },
): Promise<readonly StoredImage[]> {
  const referrers = await registry.referrers(image);
  return referrers.map(({ digest }) => ({ digest, tags: [], time: undefined, children: [], subject: image.digest }));
}

interface TimeFacts {
  readonly registry: ReadRegistry;
  readonly pushed: ReadonlyMap<string, number> | undefined;
  readonly commits: ReadonlyMap<string, number>;
  /** A later date is of a clock that is wrong. It would have a place among the newest for years. */
  readonly latest: number;
}

type Age = Pick<StoredImage, 'time' | 'timeSource'>;

/** The push, where the registry recorded it; else the latest date that the image or the commit of a tag says. */
async function timeOf(
  image: StoredImage & { readonly manifest: Manifest },
  repository: Repository,
  { registry, pushed, commits, latest }: TimeFacts,
): Promise<Age> {
  const push = pushed?.get(image.digest);
  if (push !== undefined && push <= latest) return { time: push, timeSource: 'pushed' };
  const commitTimes = image.tags.flatMap((tag) => commits.get(tag) ?? []);
  const told: readonly Age[] = [
    { time: await createdOf(registry, repository, image.manifest), timeSource: 'created' },
    ...commitTimes.map((time): Age => ({ time, timeSource: 'commit' })),
  ];
  const [age] = told
    .filter(({ time }) => time !== undefined && time <= latest)
    .sort((a, b) => (b.time ?? 0) - (a.time ?? 0));
  return age ?? { time: undefined };
}

/** By annotation, else by the configuration of the image, for an index of its first platform, or BuildKit's cache layers. */
async function createdOf(
  registry: ReadRegistry,
  repository: Repository,
  manifest: Pick<Manifest, 'bytes'>,
): Promise<number | undefined> {
  const { annotations, config, layers, manifests } = jsonObject(manifest.bytes);
  const own = honestDate(isObject(annotations) ? annotations['org.opencontainers.image.created'] : undefined);
  if (own !== undefined) return own;
  const layered = [layers, manifests].flatMap((list) => (Array.isArray(list) ? list : [])).flatMap(cachedAt);
  if (layered.length > 0) return Math.max(...layered);
  if (Array.isArray(manifests)) {
    const first = manifests.filter(isObject).find(({ platform }) => !isObject(platform) || platform.os !== 'unknown');
    const digest = digestIn(first);
    const child = digest === undefined ? undefined : await registry.getManifest({ ...repository, digest });
    return child === undefined || Array.isArray(jsonObject(child.bytes).manifests)
      ? undefined
      : createdOf(registry, repository, child);
  }
  const digest = digestIn(config);
  if (digest === undefined || !isObject(config) || !/\+json$/.test(String(config.mediaType))) return undefined;
  const descriptor = { digest, mediaType: String(config.mediaType), size: Number(config.size) };
  return honestDate(jsonObject(await readConfigBlob(registry, repository, descriptor)).created);
}

/** BuildKit's registry cache has no date but those of its layers. Source: moby/buildkit, `cache/remotecache/v1`. */
function cachedAt(descriptor: unknown): readonly number[] {
  const annotations = isObject(descriptor) ? descriptor.annotations : undefined;
  const time = honestDate(isObject(annotations) ? annotations['buildkit/createdat'] : undefined);
  return time === undefined ? [] : [time];
}

function honestDate(text: unknown): number | undefined {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return time > lastUntoldDate ? time : undefined;
}

function digestIn(descriptor: unknown): string | undefined {
  const digest = isObject(descriptor) ? descriptor.digest : undefined;
  return typeof digest === 'string' && /^sha(256|512):[a-f0-9]{64,128}$/.test(digest) ? digest : undefined;
}
