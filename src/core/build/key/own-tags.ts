/**
 * The label and the tags that are ours, beside those of the user. Tags follow the image that they are on: retention and
 * cleanup keep and remove them with it.
 */
import type { Clock } from '../../ports.ts';

/** Whose code has built the image, see `trust.ts`. */
export type Trust = 'trusted' | 'untrusted';

/** The label that holds a service's content key in its image. */
export const contentLabel = 'io.monorepo-gitops.content';

/** Enough to be unique, and short enough for every registry. */
const digits = 40;

const prefixOf: Readonly<Record<Trust, string>> = { trusted: 'c', untrusted: 'f' };

/** By which a later run with the same content finds the image. @param hex of the key, 64 digits */
export function keyTag(hex: string, trust: Trust): string {
  return `${prefixOf[trust]}-${hex.slice(0, digits)}`;
}

/** By which a later run finds the layers that it need not compress again: those of a stranger's run are for such runs alone. */
export function layersTag(trust: Trust): string {
  return `${prefixOf[trust]}-layers`;
}

/**
 * Under which a builder pushes an image that is not proved yet, where it cannot push without a tag. Another one for each
 * build: a registry may not let a tag move, and two builds must not take each other's image.
 */
export function stagingTag({ uuid }: Pick<Clock, 'uuid'>): string {
  return `b-${`${uuid()}${uuid()}`.replaceAll('-', '').slice(0, digits)}`;
}

const keyTags = /^[cf]-[0-9a-f]{40}$/;
const stagingTags = /^b-[0-9a-f]{40}$/;
const layersTags = /^[cf]-layers$/;

export function isOwnTag(tag: string): boolean {
  return keyTags.test(tag) || isPassingTag(tag);
}

/** Whether nobody runs or takes over an image by this tag. */
export function isPassingTag(tag: string): boolean {
  return isStagingTag(tag) || layersTags.test(tag);
}

export function isStagingTag(tag: string): boolean {
  return stagingTags.test(tag);
}
