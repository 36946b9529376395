/**
 * `core/build/bases` has the builder take the base images that their registries have, and proves that it did. It imports
 * `image` and from `core/build` the Dockerfile's grammar and what a build is. Begin here, then `pinned-bases.ts`.
 *
 * This file: the images that a Dockerfile is built on, and what their registries have under these names now.
 */
import { Failure } from '../../failure.ts';
import { formatReference, type ImageReference, parseReference } from '../../image/reference.ts';
import type { Clock, Log } from '../../ports.ts';

/** An image and the platform for which a stage stands on it. */
export interface BaseUse {
  readonly image: string;
  readonly platform: string;
}

/** Where the Dockerfile itself names an image. */
export interface ImageUse {
  readonly image: string;
  /** Of its instruction, from 1. */
  readonly line: number;
  readonly by: 'FROM' | 'from=';
  /** Variables not yet replaced. */
  readonly written: string;
}

/** The image at the bottom of the target's stages. */
export interface FinalBase {
  /** For which the target is built. */
  readonly platform: string;
  readonly base: BaseUse;
}

/** An image of FROM, COPY --from or RUN --mount=from that is no stage of the Dockerfile. */
export interface BaseImage {
  /** As the Dockerfile names it, variables replaced: `node:24`. */
  readonly name: string;
  /** With the digest that its registry has under this name, which is an index when there are several platforms. */
  readonly reference: ImageReference;
  /** Why there is no digest: the registry has no such image, or it did not answer. */
  readonly unpinned?: 'not-in-registry' | 'no-answer';
  /** The words of the registry. */
  readonly cause?: Failure;
}

/** A base image by its digest. */
export type PinnedBase = BaseImage & { readonly reference: { readonly digest: string } };

/** Milliseconds after which a registry is asked once more, and as many again after which it counts as one that is not there. */
const lookUpTime = 10_000;

/**
 * Asks for all of them at the same time. What cannot be had is no failure: the builder may have the image, and a registry
 * behind a firewall must not cost each build the time of all retries.
 *
 * @param names as the Dockerfile has them, variables replaced
 * @param digestOf the digest that the registry has under one of the names; undefined when it has no such image
 */
export function resolveBases(
  names: readonly string[],
  digestOf: DigestLookUp,
  clock: Pick<Clock, 'after'>,
): Promise<readonly BaseImage[]> {
  return Promise.all(names.map((name) => resolveBase(name, digestOf, clock)));
}

type DigestLookUp = (reference: ImageReference, name: string) => Promise<string | undefined>;

async function resolveBase(name: string, digestOf: DigestLookUp, clock: Pick<Clock, 'after'>): Promise<BaseImage> {
  const reference = parseReference(name, 'dockerfile');
  if (reference.digest !== undefined) return { name, reference };
  try {
    const digest = await answerInTime(reference, (asked) => digestOf(asked, name), clock);
    if (digest === undefined) return { name, reference, unpinned: 'not-in-registry' };
    return { name, reference: { ...reference, digest } };
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.code === 'DEADLINE') throw cause;
    return { name, reference, unpinned: unpinnedBecause(cause), cause };
  }
}

/** The first of two answers, the second of which is asked for when the first one does not come. */
async function answerInTime(
  reference: ImageReference,
  digestOf: (reference: ImageReference) => Promise<string | undefined>,
  clock: Pick<Clock, 'after'>,
): Promise<string | undefined> {
  const answers: Promise<{ readonly digest: string | undefined }>[] = [];
  for (const _ of ['first', 'second']) {
    const answer = digestOf(reference).then((digest) => ({ digest }));
    // The one that comes too late may fail.
    answer.catch(() => {});
    answers.push(answer);
    const found = await inTime(Promise.race(answers), clock);
    if (found !== undefined) return found.digest;
  }
  const problem = `${reference.registry} has not answered within ${(2 * lookUpTime) / 1000} s`;
  throw new Failure('failed', 'REGISTRY_SILENT', problem, {
    hint: 'Let this machine reach the registry, or take the base image from one that it can reach.',
  });
}

async function inTime<T>(answer: Promise<T>, clock: Pick<Clock, 'after'>): Promise<T | undefined> {
  let cancel = () => {};
  const silence = new Promise<undefined>((resolve) => {
    cancel = clock.after(lookUpTime, () => resolve(undefined));
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    cancel();
  }
}

/** Docker Hub and others refuse the question for a repository that does not exist. */
function unpinnedBecause({ code }: Failure): 'not-in-registry' | 'no-answer' {
  return code === 'REGISTRY_UNAUTHORIZED' ? 'not-in-registry' : 'no-answer';
}

/** Those that the builder is told by digest. One that the Dockerfile itself names by digest needs nothing. */
export function pinnedBases(bases: readonly BaseImage[]): readonly PinnedBase[] {
  return bases.filter((base): base is PinnedBase => base.reference.digest !== undefined && !base.name.includes('@'));
}

/** `host/path@sha256:…`. Older clients take no reference with both a tag and a digest. */
export function formatPinned({ reference }: PinnedBase): string {
  const { registry, repository, digest } = reference;
  return formatReference({ registry, repository, digest });
}

/**
 * Whether the builder has to ask the registries itself, although it has copies. An image that no registry has is its own: it
 * must not be asked for.
 */
export function needsPull(bases: readonly BaseImage[], log: Log): boolean {
  for (const { name, unpinned, cause } of bases) {
    if (unpinned === 'not-in-registry') {
      const why = cause === undefined ? 'its registry has no such image' : cause.message;
      log.warn(`the base image ${name} is not in a registry: ${why}. The copy that the builder has is taken.`);
    } else if (unpinned === 'no-answer') {
      log.warn(`the base image ${name} cannot be pinned: ${cause?.message}. The builder asks for it itself.`);
    }
  }
  const unpinned = bases.map((base) => base.unpinned);
  return unpinned.includes('no-answer') && !unpinned.includes('not-in-registry');
}
