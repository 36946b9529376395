/** What retention removes from one repository: pure, from its images, the rules and what Git names. */
import { isOwnTag, isStagingTag } from '../../build/key/own-tags.ts';
import { glob } from '../../glob.ts';
import type { Repository } from '../../image/reference.ts';
import { describeRule, type RetentionRule } from './rules.ts';

/** A manifest of a repository, with all that decides whether it may go. */
export interface StoredImage {
  readonly digest: string;
  /** Empty: no tag names it any more, but Git or another image does. */
  readonly tags: readonly string[];
  /** Milliseconds since the epoch; undefined where nothing tells. */
  readonly time: number | undefined;
  /** What `time` is of: a push that the registry recorded, the image's own date, or the commit that a tag names. */
  readonly timeSource?: 'pushed' | 'created' | 'commit' | undefined;
  /** Manifests of an index. */
  readonly children: readonly string[];
  /** The manifest that this one says something about: a signature, an attestation, an SBOM. */
  readonly subject: string | undefined;
}

export interface Decision {
  readonly image: StoredImage;
  readonly decision: 'keep' | 'remove';
  readonly reason: string;
  /** Of a removed image: how many manifests go with it, its platforms and what is attached to it. */
  readonly also: number;
}

export interface RepositoryPlan {
  readonly repository: Repository;
  /** One for each image that has a tag of its own; what is attached to another image follows that one. */
  readonly decisions: readonly Decision[];
  /** What is attached to others, and stays or goes with them. */
  readonly attached: readonly StoredImage[];
}

/** Where Git names an image, for the table; undefined when it does not. */
export type NamedInGit = (image: Pick<StoredImage, 'digest' | 'tags'>) => string | undefined;

export const day = 86_400_000;

/** A builder has pushed it, and it was not proved, or its run has ended before it was: no tag of the user names it. */
export function isLeftByBuild(tags: readonly string[]): boolean {
  return tags.length > 0 && tags.every(isStagingTag);
}

/** Tags of cosign, and the tag schema of OCI 1.1 for registries without the referrers API. */
const referrerTag = /^(sha256|sha512)-([0-9a-f]{64}|[0-9a-f]{128})(?:\.[A-Za-z0-9._-]+)?$/;

/** The digest that a referrer's tag names; undefined for other tags. */
export function subjectOfTag(tag: string): string | undefined {
  const [, algorithm, hex] = referrerTag.exec(tag) ?? [];
  return algorithm === undefined ? undefined : `${algorithm}:${hex}`;
}

interface PlanFacts {
  readonly repository: Repository;
  readonly images: readonly StoredImage[];
  /** Those of this repository, see `rulesFor`. */
  readonly rules: readonly RetentionRule[];
  readonly named: NamedInGit;
  readonly now: number;
}

/**
 * An image goes when a rule matches all of its tags, no rule keeps it, and nothing that stays needs it. Rules keep: where
 * several match, what one of them keeps stays.
 */
export function planRepository({ repository, images, rules, named, now }: PlanFacts): RepositoryPlan {
  const attached = new Set(images.filter(isAttached));
  const standing = images.filter((image) => !attached.has(image));
  const matchers = rules.map((rule) => ({ rule, tags: rule.tags.map((pattern) => glob(pattern)) }));
  const keptByRules = new Map<StoredImage, string>();
  for (const { rule, tags } of matchers) {
    const candidates = standing.filter((image) => image.tags.some((tag) => tags.some((matches) => matches(tag))));
    for (const [image, reason] of keptBy(rule, candidates, now)) {
      if (!keptByRules.has(image)) keptByRules.set(image, reason);
    }
  }
  const isMatched = (tag: string) => matchers.some(({ tags }) => tags.some((matches) => matches(tag)));
  const namedOrYoung = (image: StoredImage): string | undefined => {
    if (image.time === undefined) return named(image) ?? 'its age cannot be told';
    return named(image) ?? (now - image.time <= day ? 'its build may not have ended' : undefined);
  };
  const reasonToKeep = (image: StoredImage): string | undefined => {
    if (image.tags.length === 0) return named(image) ?? 'it has no tag that a rule could match';
    if (isLeftByBuild(image.tags)) return namedOrYoung(image);
    const open = image.tags.filter((tag) => !isMatched(tag));
    // Such a tag goes with the image that another tag names.
    const unmatched = open.find((tag) => !isOwnTag(tag)) ?? (open.length === image.tags.length ? open[0] : undefined);
    if (unmatched !== undefined) return `no rule matches ${unmatched}`;
    return named(image) ?? (image.time === undefined ? 'its age cannot be told' : keptByRules.get(image));
  };
  const reasons = new Map(standing.flatMap((image) => entryOf(image, reasonToKeep(image))));
  for (const image of attached) {
    const reason = image.tags.some((tag) => subjectOfTag(tag) === undefined && !isMatched(tag))
      ? 'no rule matches its tag'
      : named(image);
    if (reason !== undefined) reasons.set(image, reason);
  }
  // Whoever runs a single platform by its digest needs the index to keep it.
  for (const image of standing) {
    const child = reasons.has(image) ? undefined : image.children.find((digest) => named({ digest, tags: [] }));
    if (child !== undefined) reasons.set(image, `${named({ digest: child, tags: [] })} (one of its platforms)`);
  }
  const going = standing.filter((image) => !reasons.has(image));
  const goes = whatGoes(going, { images, kept: reasons.keys() });
  const goingByItself = new Set(going.map(({ digest }) => digest));
  const links = linksOf(images);
  const decide = (image: StoredImage): Decision => {
    const reason = reasons.get(image) ?? (goes.has(image.digest) ? undefined : 'an image that stays needs it');
    if (reason !== undefined) return { image, decision: 'keep', reason, also: 0 };
    const taken = neededBy([image], links);
    const along = [...taken].filter((digest) => goes.has(digest) && !goingByItself.has(digest));
    return { image, decision: 'remove', reason: 'no rule keeps it', also: along.length };
  };
  return {
    repository,
    decisions: standing.filter(({ tags }) => tags.length > 0).map(decide),
    attached: [...attached].filter((image) => !reasons.has(image)),
  };
}

/** What is about another image goes by that image, unless it has a tag of its own that says otherwise. */
function isAttached({ subject, tags }: StoredImage): boolean {
  return subject !== undefined || (tags.length > 0 && tags.every((tag) => subjectOfTag(tag) !== undefined));
}

function entryOf(image: StoredImage, reason: string | undefined): readonly (readonly [StoredImage, string])[] {
  return reason === undefined ? [] : [[image, reason]];
}

function keptBy(
  rule: RetentionRule,
  candidates: readonly StoredImage[],
  now: number,
): readonly (readonly [StoredImage, string])[] {
  const { keepLast, keepDays } = rule;
  const dated = candidates.flatMap((image) => (image.time === undefined ? [] : [{ image, time: image.time }]));
  dated.sort((a, b) => b.time - a.time);
  // Images of one instant cannot be told apart: all of them stay.
  const oldest = keepLast === undefined ? undefined : dated[keepLast - 1]?.time;
  const isOfNewest = (time: number) => keepLast !== undefined && (oldest === undefined || time >= oldest);
  const isYoung = (time: number) => keepDays !== undefined && now - time <= keepDays * day;
  return dated
    .filter(({ time }) => isOfNewest(time) || isYoung(time))
    .map(({ image, time }) => {
      const why = isOfNewest(time) ? `among the ${keepLast} newest` : `younger than ${keepDays} days`;
      return [image, `${why} (${describeRule(rule)})`] as const;
    });
}

/** Digests of these images, of the manifests of an index among them, and of what is attached to any of those. */
function neededBy(kept: readonly StoredImage[], { byDigest, about }: Links): ReadonlySet<string> {
  const needed = new Set<string>();
  const waiting = kept.map(({ digest }) => digest);
  for (let digest = waiting.pop(); digest !== undefined; digest = waiting.pop()) {
    if (needed.has(digest)) continue;
    needed.add(digest);
    waiting.push(...(byDigest.get(digest)?.children ?? []), ...(about.get(digest) ?? []));
  }
  return needed;
}

/**
 * Digests of what goes when these images do: they themselves, their platforms and what is attached to any of those, as far as
 * nothing needs it that stays.
 */
export function whatGoes(
  going: readonly StoredImage[],
  { images, kept }: { readonly images: readonly StoredImage[]; readonly kept: Iterable<StoredImage> },
): ReadonlySet<string> {
  const links = linksOf(images);
  const reached = neededBy(going, links);
  const stays = [...kept, ...images.filter(({ digest }) => !reached.has(digest))];
  const needed = neededBy(stays, links);
  return new Set([...reached].filter((digest) => !needed.has(digest)));
}

type Links = ReturnType<typeof linksOf>;

/** How the images of a repository hang together. */
function linksOf(images: readonly StoredImage[]) {
  const about = new Map<string, string[]>();
  for (const image of images) {
    for (const subject of subjectsOf(image)) about.set(subject, [...(about.get(subject) ?? []), image.digest]);
  }
  return { byDigest: new Map(images.map((image) => [image.digest, image])), about };
}

function subjectsOf({ subject, tags }: StoredImage): readonly string[] {
  return [...(subject === undefined ? [] : [subject]), ...tags.flatMap((tag) => subjectOfTag(tag) ?? [])];
}
