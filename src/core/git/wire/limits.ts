/** What a git server may cost this process beside what every server may. Sizes in bytes. */

import { type HttpLimits, httpLimits } from '../../net/http-client.ts';

export interface WireLimits extends HttpLimits {
  /** What others have changed meanwhile, in one answer; more is read step by step. */
  readonly catchUpBytes: number;
  /** One object, inflated. */
  readonly objectBytes: number;
  /** All objects of one pack, inflated. */
  readonly packBytes: number;
  /** Objects in one pack. */
  readonly packObjects: number;
}

const MiB = 1024 * 1024;

export const defaultLimits: WireLimits = {
  ...httpLimits,
  catchUpBytes: MiB,
  objectBytes: 32 * MiB,
  packBytes: 256 * MiB,
  packObjects: 100_000,
};
