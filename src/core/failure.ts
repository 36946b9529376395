import { documentation } from './published.ts';

/**
 * The one error class: thrown at the place that knows the problem, printed in one place (`main.ts`).
 *
 * `message` says what failed and on which input or permission, `hint` what to do about it, and `cause` keeps the
 * upstream error with its own words (law 10).
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  /** Stable, upper case, for scripts and tests: `GIT_AUTH`, `YAML_SYNTAX`, `REGISTRY_UNAUTHORIZED`. */
  readonly code: string;
  readonly hint: string | undefined;
  /** What is known although the command failed (for example the health when `wait` ran out of time). */
  readonly outputs: Readonly<Record<string, unknown>> | undefined;
  /** Where the reason stands, for hosts that mark a line of a file. */
  readonly place: FilePlace | undefined;
  /** Each of several problems, which the message has too. */
  readonly problems: readonly string[] | undefined;

  constructor(kind: FailureKind, code: string, message: string, detail: FailureDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.kind = kind;
    this.code = code;
    this.hint = detail.hint;
    this.outputs = detail.outputs;
    this.place = detail.place;
    this.problems = detail.problems;
  }

  /** The same failure with more to say. */
  with(detail: FailureDetail & { readonly message?: string }): Failure {
    const { kind, code, message, hint, cause, outputs, place, problems } = this;
    return new Failure(kind, code, detail.message ?? message, { hint, cause, outputs, place, problems, ...detail });
  }

  /** The page about its code, as this version has it. */
  get url(): string {
    return `${documentation}/errors.md#${this.code.toLowerCase()}`;
  }

  /** 1 failed · 2 bad input or configuration · 3 timed out waiting · 4 refused by a safety rule. */
  get exitCode(): number {
    return exitCodes[this.kind];
  }
}

type FailureKind = 'failed' | 'bad-input' | 'timed-out' | 'refused';

interface FailureDetail {
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  readonly outputs?: Readonly<Record<string, unknown>> | undefined;
  readonly place?: FilePlace | undefined;
  readonly problems?: readonly string[] | undefined;
}

export interface FilePlace {
  /** As the message names it: relative to the working directory, or to the GitOps repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column?: number | undefined;
}

const exitCodes: Readonly<Record<FailureKind, number>> = { failed: 1, 'bad-input': 2, 'timed-out': 3, refused: 4 };

/** A value the user gave cannot be used. The message names the input, the problem and, as `hint`, the fix. */
export function badInput(input: string, problem: string, hint?: string, cause?: unknown): Failure {
  return new Failure('bad-input', 'INPUT_INVALID', `${input}: ${problem}`, { hint, cause });
}

/** The text of anything that was thrown, without its stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
