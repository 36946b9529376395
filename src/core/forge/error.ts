/** Errors of a forge: an answer that is no result, or a broken line; and the Failure that becomes of them. */

import { Failure } from '../failure.ts';
import type { NetworkError } from '../net/error.ts';
import { type Interruption, retryAfterOf } from '../net/retry.ts';

/** Bytes of one answer: a page has 100 requests, whose descriptions have up to 64 KiB each. */
export const largestAnswer = 16 * 1024 * 1024;

interface ForgeErrorDetail {
  /** 0: there was no answer. */
  readonly status: number;
  /** Of the answer, with lower-case names. */
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  /** GraphQL's (`STALE_DATA`, `FORBIDDEN`), which comes with status 200. */
  readonly type?: string | undefined;
  /** Milliseconds until the rate limit ends, when that is the reason. */
  readonly limitedFor?: number | undefined;
  /** The forge itself failed, although its status is not 5xx. */
  readonly trouble?: boolean | undefined;
  readonly cause?: NetworkError | undefined;
}

/** Holds nothing that we sent, so that it may be kept as a `cause`. */
export class ForgeError extends Error {
  override readonly name = 'ForgeError';
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly type: string | undefined;
  readonly limitedFor: number | undefined;
  readonly network: NetworkError | undefined;
  /** Nobody knows whether the request took effect: the line broke, a gateway gave up. */
  readonly lost: boolean;

  constructor(message: string, { status, headers = {}, type, limitedFor, trouble = false, cause }: ForgeErrorDetail) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.headers = headers;
    this.type = type;
    this.limitedFor = limitedFor;
    this.network = cause;
    this.lost = limitedFor === undefined && (trouble || status === 0 || status >= 500);
  }
}

/** Calls until an answer that cannot be used is taken for what the server really says. */
const unreadableAttempts = 3;

/** Whether and when the same call may succeed; undefined: the answer is final. `now`: milliseconds since the epoch. */
export function interruptionOf(error: unknown, forge: string, now: number): Interruption | undefined {
  if (!(error instanceof ForgeError)) return undefined;
  const { limitedFor, network, message, headers, lost, status } = error;
  if (limitedFor !== undefined) {
    return { acted: 'no', retryAfter: limitedFor, reason: `${forge} limits the rate (${message})` };
  }
  if (!lost || network?.transient === false) return undefined;
  const retryAfter = pauseAskedFor(headers, now);
  // A page, or half an answer, under a good status.
  const attempts = status === 200 ? unreadableAttempts : undefined;
  return { attempts, acted: network?.acted ?? 'maybe', retryAfter, reason: describe(error, forge) };
}

/** Retry-After, in milliseconds from now. */
export function pauseAskedFor(headers: Readonly<Record<string, unknown>>, now: number): number | undefined {
  const after = headers['retry-after'];
  return after === undefined ? undefined : retryAfterOf(String(after), now);
}

/** What a call was for, and what this forge advises against each kind of refusal. */
interface Purpose {
  /** `GitLab`. */
  readonly forge: string;
  /** After "GitLab did not": `create the merge request`. */
  readonly what: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly advice: Readonly<Record<'limit' | 'token' | 'permission' | 'notFound' | 'trouble' | 'rule', string>>;
}

/** The Failure of an answer that is final. */
export function forgeFailure(error: ForgeError, purpose: Purpose, now: number): Failure {
  const { forge, what, repository } = purpose;
  const { code, problem, hint } = refusalOf(error, purpose, now);
  return new Failure('failed', code, `${forge} did not ${what} in ${repository}: ${problem}`, { hint, cause: error });
}

/** Whether a failure is what a forge, or something in front of it, answered: it may have done what it was asked all the same. */
export function isForgeAnswer({ kind, cause }: Failure): boolean {
  return kind === 'failed' && cause instanceof ForgeError;
}

/** What GraphQL says with status 200, as REST says it. */
const statusOfType: Readonly<Record<string, number>> = { FORBIDDEN: 403, INSUFFICIENT_SCOPES: 403, NOT_FOUND: 404 };

function refusalOf(error: ForgeError, { forge, advice }: Purpose, now: number) {
  const { limitedFor, message, network } = error;
  const status = statusOfType[error.type ?? ''] ?? error.status;
  if (limitedFor !== undefined) {
    const hint = `The limit ends at ${new Date(now + limitedFor).toISOString()}; run the job again after that, or ${advice.limit}`;
    return { code: 'FORGE_RATE_LIMIT', problem: 'the rate limit of this token is used up', hint };
  }
  if (status === 401) return { code: 'FORGE_AUTH', problem: 'the token is not valid', hint: advice.token };
  if (status === 403) return { code: 'FORGE_AUTH', problem: 'the token may not', hint: advice.permission };
  if (status === 404) {
    const problem = 'it does not exist, or the token may not see it';
    return { code: 'FORGE_NOT_FOUND', problem, hint: advice.notFound };
  }
  if (status === 0) {
    const hint = `${network === undefined ? '' : `${network.hint} `}Check forge-url.`;
    return { code: 'FORGE_UNREACHABLE', problem: message, hint };
  }
  if (status >= 500) return { code: 'FORGE_UNAVAILABLE', problem: describe(error, forge), hint: advice.trouble };
  return { code: 'FORGE_REFUSED', problem: message, hint: advice.rule };
}

function describe({ status, message }: ForgeError, forge: string): string {
  return status === 0 || status === 200 ? `${forge}: ${message}` : `${forge} answered ${status} (${message})`;
}
