/** By what a file pins an image. In Helm values the tag that stands beside a digest is kept in step. */
export const pins = ['tag', 'digest', 'both'] as const;
export type Pin = (typeof pins)[number];
