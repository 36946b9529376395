/** The failures of several services that were worked on side by side, as one. */
import { Failure, messageOf } from '../failure.ts';

export interface ServiceFailure {
  /** Name of the service, or of what failed for it. */
  readonly name: string;
  readonly error: unknown;
}

/**
 * Throws nothing when nothing failed.
 *
 * @param what begins the code: `IMAGES` gives `IMAGES_FAILED`
 * @throws one failure under its service's name; of several, one that names every service and keeps the first as its cause
 */
export function throwTogether(what: string, failures: readonly ServiceFailure[]): void {
  const [first, ...others] = failures;
  if (first === undefined) return;
  if (others.length === 0) throw withName(first);
  const kinds = failures.map(({ error }) => (error instanceof Failure ? error.kind : 'failed'));
  const messages = failures.map(({ name, error }) => `${name}: ${messageOf(error)}`).join('\n');
  throw new Failure(kinds.find((kind) => kind !== 'timed-out') ?? 'timed-out', `${what}_FAILED`, messages, {
    cause: first.error,
    ...(first.error instanceof Failure && first.error.hint !== undefined ? { hint: first.error.hint } : {}),
  });
}

/** Builders and registries do not know for whom they work. */
function withName({ name, error }: ServiceFailure): unknown {
  if (!(error instanceof Failure) || error.message.includes(name)) return error;
  const { kind, code, message, cause, hint, outputs } = error;
  return new Failure(kind, code, `${name}: ${message}`, {
    cause,
    ...(hint === undefined ? {} : { hint }),
    ...(outputs === undefined ? {} : { outputs }),
  });
}
