/** The images that a Dockerfile is built on, and what their registries have under these names now. */
import { Failure } from '../failure.ts';
import { type ImageReference, parseReference } from '../image/reference.ts';

/** An image of FROM, COPY --from or RUN --mount=from that is no stage of the Dockerfile. */
export interface BaseImage {
  /** As the Dockerfile names it, variables replaced: `node:24`. */
  readonly name: string;
  /** With the digest that its registry has under this name, which is an index when there are several platforms. */
  readonly reference: ImageReference;
  /** Why there is no digest: the registry has no such image, or it did not answer. */
  readonly unpinned?: 'not-in-registry' | 'no-answer';
  /** The words of the registry. */
  readonly cause?: unknown;
}

/**
 * Asks for all of them at the same time. What cannot be had is no failure: the builder may have the image.
 *
 * @param names as the Dockerfile has them, variables replaced
 * @param digestOf the digest that the registry has under a name; undefined when it has no such image
 */
export function resolveBases(
  names: readonly string[],
  digestOf: (reference: ImageReference) => Promise<string | undefined>,
): Promise<readonly BaseImage[]> {
  return Promise.all(names.map((name) => resolveBase(name, digestOf)));
}

async function resolveBase(
  name: string,
  digestOf: (reference: ImageReference) => Promise<string | undefined>,
): Promise<BaseImage> {
  const reference = parseReference(name, 'dockerfile');
  if (reference.digest !== undefined) return { name, reference };
  try {
    const digest = await digestOf(reference);
    if (digest === undefined) return { name, reference, unpinned: 'not-in-registry' };
    return { name, reference: { ...reference, digest } };
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.code === 'DEADLINE') throw cause;
    return { name, reference, unpinned: unpinnedBecause(cause), cause };
  }
}

/** Docker Hub and others refuse the question for a repository that does not exist. */
function unpinnedBecause({ code }: Failure): 'not-in-registry' | 'no-answer' {
  return code === 'REGISTRY_UNAUTHORIZED' ? 'not-in-registry' : 'no-answer';
}
