/**
 * What went wrong at GitHub: one error for REST, GraphQL and broken lines, and the Failure it becomes.
 *
 * Source: docs.github.com "Rate limits for the REST API", "Troubleshooting the REST API", "Rate limits and query limits
 * for the GraphQL API".
 */

import { Failure, type FailureDetail, messageOf } from '../../failure.ts';
import type { Secrets } from '../../ports.ts';
import type { Interruption } from '../http.ts';

/**
 * An answer of GitHub that is no result. Holds neither request nor headers of ours, so that it may be kept as a `cause`.
 * `status` 0: there was no answer. `type`: GraphQL's (`STALE_DATA`, `FORBIDDEN`), which comes with status 200.
 */
export class GithubError extends Error {
  override readonly name = 'GithubError';
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly type: string | undefined;

  constructor(message: string, status: number, headers: Readonly<Record<string, unknown>> = {}, type?: string) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.type = type;
  }
}

/**
 * GitHub's own error out of octokit's, which carries the request that ours must not. What octokit did not throw for an
 * answer or a broken line is a mistake of the program, and stays what it is.
 */
export function githubError(thrown: unknown, secrets: Secrets): unknown {
  if (thrown instanceof GithubError || !(thrown instanceof Error)) return thrown;
  const { status, response, errors, headers } = thrown as Partial<OctokitError>;
  if (Array.isArray(errors)) {
    const words = errors.map(({ message }) => message).join('; ');
    return new GithubError(secrets.redact(words), 200, headers, errors.find(({ type }) => type !== undefined)?.type);
  }
  if (status === undefined) return thrown;
  const words = secrets.redact(messageOf(thrown));
  return response === undefined ? new GithubError(words, 0) : new GithubError(words, status, response.headers ?? {});
}

/** The parts of RequestError and GraphqlResponseError that matter. */
interface OctokitError {
  readonly status: number;
  readonly response: { readonly headers?: Readonly<Record<string, unknown>> };
  readonly errors: readonly { readonly message: string; readonly type?: string }[];
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Whether and when the same call may succeed; undefined: the answer is final. `now`: milliseconds since the epoch. */
export function interruptionOf(error: GithubError, now: number): Interruption | undefined {
  const limit = rateLimitPause(error, now);
  if (limit !== undefined) return { done: 'no', pause: limit, reason: `GitHub limits the rate (${error.message})` };
  // A GraphQL error without a type is GitHub's own trouble ("Something went wrong while executing your query").
  const trouble =
    error.status === 200 && error.type === undefined && /something went wrong|timeout/i.test(error.message);
  if (error.status === 0 || error.status >= 500 || trouble) {
    return { done: 'maybe', pause: secondsIn(error.headers['retry-after']), reason: describe(error) };
  }
  return undefined;
}

/** Milliseconds to wait, or undefined when this is no rate limit. A secondary limit without numbers means one minute. */
function rateLimitPause(error: GithubError, now: number): number | undefined {
  if (![200, 403, 429].includes(error.status)) return undefined;
  const exhausted = error.headers['x-ratelimit-remaining'] === '0';
  const named = /rate limit|abuse detection/i.test(error.message) || error.type === 'RATE_LIMITED';
  const after = secondsIn(error.headers['retry-after']);
  if (!named && error.status !== 429 && (error.status === 200 || (after === undefined && !exhausted))) return undefined;
  if (after !== undefined) return after;
  const reset = Number(error.headers['x-ratelimit-reset']);
  return exhausted && Number.isFinite(reset) ? Math.max(0, reset * 1_000 - now) : 60_000;
}

function secondsIn(header: unknown): number | undefined {
  const text = String(header ?? '');
  return /^[0-9]+$/.test(text) ? Number(text) * 1_000 : undefined;
}

export interface Purpose {
  /** What was to be done, after "GitHub did not": `create the pull request`. */
  readonly what: string;
  /** The permissions it takes, as a workflow writes them: `pull-requests: write`. */
  readonly needs: string;
  /** `owner/name`. */
  readonly repository: string;
}

/** Who may wait for what: the Failure of an answer that is final. */
export function githubFailure(error: GithubError, purpose: Purpose, now: number): Failure {
  const failure = (code: string, problem: string, hint: string) =>
    new Failure('failed', code, `GitHub did not ${purpose.what} in ${purpose.repository}: ${problem}`, {
      hint,
      cause: error,
    } satisfies FailureDetail);
  const { status, type } = error;
  const limit = rateLimitPause(error, now);
  if (limit !== undefined) {
    const hint = `The limit ends at ${new Date(now + limit).toISOString()}; run the job again after that, or use the token of a GitHub App, which has a limit of its own.`;
    return failure('FORGE_RATE_LIMIT', 'the rate limit of this token is used up', hint);
  }
  if (status === 401) {
    const hint = 'Give a token that has not expired or been revoked (gitops-token, forge-token or gitops-app-id).';
    return failure('FORGE_AUTH', 'the token is not valid', hint);
  }
  if (status === 403 || type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') return forbidden(error, purpose);
  if (status === 404 || type === 'NOT_FOUND') {
    const hint = `Check the repository's name. GitHub also answers "not found" for what a token may not see: it needs \`${purpose.needs}\` on ${purpose.repository}; a job's GITHUB_TOKEN reaches its own repository only.`;
    return failure('FORGE_NOT_FOUND', 'it does not exist, or the token may not see it', hint);
  }
  if (status === 0) {
    return failure('FORGE_UNREACHABLE', error.message, 'Check the network and proxy of this job, and forge-url.');
  }
  if (status >= 500) {
    return failure(
      'FORGE_UNAVAILABLE',
      describe(error),
      'GitHub has trouble (www.githubstatus.com); run the job again.',
    );
  }
  return failure(
    'FORGE_REFUSED',
    error.message,
    'The cause has the words of GitHub; a rule of the repository may forbid it.',
  );
}

function forbidden(error: GithubError, { what, needs, repository }: Purpose): Failure {
  // A fine-grained answer names what would have sufficed: `contents=write; pull_requests=write`.
  const accepted = error.headers['x-accepted-github-permissions'];
  const named = typeof accepted === 'string' && accepted !== '' ? ` (GitHub asks for ${accepted})` : '';
  const hint = /not permitted to create or approve/i.test(error.message)
    ? 'Allow it in Settings → Actions → General → "Allow GitHub Actions to create and approve pull requests", or use the token of a GitHub App.'
    : /SAML/i.test(error.message)
      ? 'Authorise the token for the organisation’s single sign-on.'
      : `Give the token \`${needs}\`${named}: in a workflow under \`permissions:\`, for an App or a fine-grained token in its settings.`;
  return new Failure('failed', 'FORGE_AUTH', `GitHub did not ${what} in ${repository}: the token may not`, {
    hint,
    cause: error,
  });
}

function describe({ status, message }: GithubError): string {
  return status === 0 || status === 200 ? `GitHub: ${message}` : `GitHub answered ${status} (${message})`;
}
