/**
 * What went wrong at GitLab, and the Failure it becomes.
 *
 * Source: docs.gitlab.com "REST API" (status codes), "Rate limits", "CI/CD job token".
 */

import { Failure } from '../../failure.ts';
import type { Interruption } from '../http.ts';

/** An answer of GitLab that is no result; holds nothing that we sent. `status` 0: there was no answer. */
export class GitlabError extends Error {
  override readonly name = 'GitlabError';
  readonly status: number;
  readonly headers: Headers;

  constructor(message: string, status: number, headers: Headers = new Headers()) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** Whether and when the same call may succeed; undefined: the answer is final. `now`: milliseconds since the epoch. */
export function interruptionOf(error: GitlabError, now: number): Interruption | undefined {
  if (error.status === 429) {
    return { done: 'no', pause: rateLimitPause(error, now), reason: `GitLab limits the rate (${error.message})` };
  }
  if (error.status === 0 || error.status >= 500) {
    return { done: 'maybe', pause: secondsIn(error.headers, 'retry-after'), reason: describe(error) };
  }
  return undefined;
}

/** Milliseconds. Without numbers one minute, the period of GitLab's limits. */
function rateLimitPause({ headers }: GitlabError, now: number): number {
  const after = secondsIn(headers, 'retry-after');
  if (after !== undefined) return after;
  const reset = secondsIn(headers, 'ratelimit-reset');
  return reset === undefined ? 60_000 : Math.max(0, reset - now);
}

/** A header of whole seconds, in milliseconds. */
function secondsIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim() ?? '';
  return /^[0-9]+$/.test(text) ? Number(text) * 1_000 : undefined;
}

export interface Purpose {
  /** After "GitLab did not": `create the merge request`. */
  readonly what: string;
  /** `group/project`. */
  readonly project: string;
  /** Whether it was asked with the job's own token. */
  readonly ofJob: boolean;
}

/** The Failure of an answer that is final. */
export function gitlabFailure(error: GitlabError, purpose: Purpose, now: number): Failure {
  const failure = (code: string, problem: string, hint: string) =>
    new Failure('failed', code, `GitLab did not ${purpose.what} in ${purpose.project}: ${problem}`, {
      hint,
      cause: error,
    });
  const { status } = error;
  // GitLab hides what a job token may not do behind "not found".
  if (purpose.ofJob && [401, 403, 404].includes(status)) {
    return failure(
      'FORGE_AUTH',
      `the job token may not (it answered ${status})`,
      'A CI_JOB_TOKEN cannot create merge requests, comments or commits. Give the token of a project or group access token with the `api` scope and the role Developer (gitops-token or forge-token).',
    );
  }
  switch (true) {
    case status === 429: {
      const end = new Date(now + rateLimitPause(error, now)).toISOString();
      const hint = `The limit ends at ${end}; run the job again after that, or give this job a token of its own.`;
      return failure('FORGE_RATE_LIMIT', 'the rate limit of this token is used up', hint);
    }
    case status === 401:
      return failure('FORGE_AUTH', 'the token is not valid', 'Give a token that has not expired or been revoked.');
    case status === 403:
      return failure(
        'FORGE_AUTH',
        'the token may not',
        'It needs the `api` scope and the role Developer in this project; for a protected branch also a place in its "Allowed to push" or "Allowed to merge".',
      );
    case status === 404:
      return failure(
        'FORGE_NOT_FOUND',
        'it does not exist, or the token may not see it',
        'Check the project’s path. GitLab also answers "not found" to a token without membership in a private project.',
      );
    case status === 0:
      return failure('FORGE_UNREACHABLE', error.message, 'Check the network and proxy of this job, and forge-url.');
    case status >= 500:
      return failure('FORGE_UNAVAILABLE', describe(error), 'GitLab has trouble; run the job again.');
    default:
      return failure(
        'FORGE_REFUSED',
        error.message,
        'A rule of the project (push rules, approvals, settings) may forbid it.',
      );
  }
}

function describe({ status, message }: GitlabError): string {
  return status === 0 ? `GitLab: ${message}` : `GitLab answered ${status} (${message})`;
}
