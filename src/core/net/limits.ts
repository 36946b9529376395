/** What one server may cost this process. Sizes in bytes, times in milliseconds. */
export interface WireLimits {
  /** Name look-up, TCP, proxy and TLS together. */
  readonly connectMs: number;
  /** Silence on an open connection. */
  readonly inactivityMs: number;
  /** One request with its whole answer, however steadily it drips. */
  readonly exchangeMs: number;
  /** One answer's body, after gzip. */
  readonly responseBytes: number;
  /** What others have changed meanwhile, in one answer; more is read step by step. */
  readonly catchUpBytes: number;
  /** One object, inflated. */
  readonly objectBytes: number;
  /** All objects of one pack, inflated. */
  readonly packBytes: number;
  /** Objects in one pack. */
  readonly packObjects: number;
  /** Tries of one request that may be repeated. */
  readonly attempts: number;
}

const MiB = 1024 * 1024;

export const defaultLimits: WireLimits = {
  connectMs: 30_000,
  inactivityMs: 60_000,
  exchangeMs: 600_000,
  responseBytes: 64 * MiB,
  catchUpBytes: MiB,
  objectBytes: 32 * MiB,
  packBytes: 256 * MiB,
  packObjects: 100_000,
  attempts: 4,
};
