/**
 * One GitHub API with one credential: calls that are repeated where that may help, lists that are complete, errors that
 * say what to do.
 *
 * Source: docs.github.com "Rate limits for the REST API", "Troubleshooting the REST API", "Rate limits and query limits
 * for the GraphQL API".
 */

import { Octokit } from '@octokit/core';
import type { Endpoints } from '@octokit/types';
import { Failure, messageOf } from '../../failure.ts';
import type { Deadline } from '../../net/deadline.ts';
import { NetworkError } from '../../net/error.ts';
import { fetchThrough } from '../../net/fetch.ts';
import { retry } from '../../net/retry.ts';
import type { Secrets } from '../../ports.ts';
import { ForgeError, forgeFailure, interruptionOf, largestAnswer, pauseAskedFor } from '../error.ts';
import type { ForgePorts, ForgeRepository } from '../forge.ts';

/** `GET /repos/{owner}/{repo}/pulls`. */
type Route = keyof Endpoints;
/** Without the repository, which is the client's. */
type Parameters<R extends Route> = Omit<Endpoints[R]['parameters'], 'owner' | 'repo'>;
type Items<R extends Route> = Extract<Endpoints[R]['response']['data'], readonly unknown[]>;

export interface Call {
  /** After "GitHub did not": `create the pull request`. */
  readonly what: string;
  /** The permissions that it takes, as a workflow writes them: `pull-requests: write`. */
  readonly needs: string;
  /** Whether doing it twice equals doing it once. Default: whether it only reads. */
  readonly repeatable?: boolean;
}

interface ClientOptions {
  /** A token, or what octokit takes for `authStrategy` and `auth`. */
  readonly auth: string | { readonly authStrategy: unknown; readonly auth: unknown };
  /** In place of the run's own. */
  readonly deadline?: Deadline;
  /** The token is the running job's own. */
  readonly ofJob?: true;
}

/** Milliseconds for one request with its answer. */
const longestRequest = 60_000;
/** 100 items each; a list that is longer than this is not one of requests or comments. */
const mostPages = 100;

export class GithubClient {
  readonly repository: ForgeRepository;
  readonly owner: string;
  readonly repo: string;
  readonly ports: ForgePorts;
  readonly isJobToken: boolean;
  readonly #octokit: Octokit;
  readonly #deadline: Deadline;

  constructor(repository: ForgeRepository, ports: ForgePorts, { auth, deadline, ofJob = undefined }: ClientOptions) {
    if (typeof auth === 'string') ports.secrets.add(auth);
    const [owner = '', repo = ''] = repository.path.split('/');
    this.repository = repository;
    this.owner = owner;
    this.repo = repo;
    this.ports = ports;
    this.isJobToken = ofJob === true;
    this.#deadline = deadline ?? ports.network.deadline;
    this.#octokit = openOctokit(repository.api, ports, { auth, deadline: this.#deadline });
  }

  /** @throws Failure `FORGE_*` with the call's permission in its hint. */
  async call<R extends Route>(call: Call, route: R, parameters: Parameters<R>): Promise<Endpoints[R]['response']> {
    return this.#orFailure(call, () => this.attempt(call, route, parameters));
  }

  /** As `call`, but leaves GitHub's refusals to the caller. @throws ForgeError */
  async attempt<R extends Route>(
    { repeatable }: Call,
    route: R,
    parameters: Parameters<R>,
  ): Promise<Endpoints[R]['response']> {
    const { owner, repo } = this;
    const all = { ...(route.includes('{owner}') ? { owner, repo } : {}), ...parameters };
    // Callers know what their route takes and gives; here it is any route.
    const request = this.#octokit.request as (route: Route, parameters: object) => Promise<Endpoints[R]['response']>;
    return this.#repeat(repeatable ?? route.startsWith('GET '), () => request(route, all));
  }

  async graphql<T>(call: Call, query: string, variables: Readonly<Record<string, unknown>>): Promise<T> {
    return this.#orFailure(call, () => this.attemptGraphql<T>(call, query, variables));
  }

  /** @throws ForgeError */
  async attemptGraphql<T>(
    { repeatable }: Call,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<T> {
    return this.#repeat(repeatable ?? query.startsWith('query'), () => this.#octokit.graphql<T>(query, variables));
  }

  /** The answer of the client's strategy of authentication. @throws ForgeError */
  async authenticate(options: object): Promise<unknown> {
    return this.#repeat(true, () => this.#octokit.auth(options));
  }

  /**
   * All items of a list. Counts pages instead of following links, so that no answer can lead the token elsewhere;
   * octokit's own paging also reads a 409 as the end of the list.
   */
  async list<R extends Route>(call: Call, route: R, parameters: Parameters<R>): Promise<Items<R>> {
    const items: unknown[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const { data, headers } = await this.call(call, route, { ...parameters, per_page: 100, page });
      items.push(...(data as readonly unknown[]));
      if (!/rel="next"/.test(headers.link ?? '')) return items as readonly unknown[] as Items<R>;
    }
    const problem = `GitHub did not ${call.what}: the list has more than ${mostPages} pages`;
    throw new Failure('failed', 'FORGE_LIST', problem, {
      hint: 'Close what is no longer needed; half a list is not taken for the whole.',
    });
  }

  /** Waits before another look. @throws Failure `DEADLINE` */
  pause(milliseconds: number): Promise<void> {
    return this.#deadline.sleep(milliseconds, 'GitHub');
  }

  /** Waits before another attempt of what the retry policy may not repeat by itself. */
  backoff(attempt: number): Promise<void> {
    return this.pause(Math.round(this.ports.clock.random() * 1_000 * 2 ** attempt));
  }

  /** The Failure of an answer; anything else as it is. */
  failure(error: unknown, { what, needs }: Call): unknown {
    if (!(error instanceof ForgeError)) return error;
    const repository = this.repository.path;
    const purpose = { forge: 'GitHub', what, repository, advice: adviceFor(error, needs, repository) };
    return forgeFailure(error, purpose, this.ports.clock.now());
  }

  async #orFailure<T>(call: Call, attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      throw this.failure(error, call);
    }
  }

  async #repeat<T>(repeatable: boolean, ask: () => Promise<T>): Promise<T> {
    const { clock, log, secrets } = this.ports;
    const once = async () => {
      try {
        return await ask();
      } catch (error) {
        throw githubError(error, secrets, clock.now());
      }
    };
    const policy = { clock, log, deadline: this.#deadline, repeatable };
    return retry(policy, once, (error) => interruptionOf(error, 'GitHub', clock.now()));
  }
}

function openOctokit(
  api: string,
  { network, log }: ForgePorts,
  { auth, deadline }: Pick<Required<ClientOptions>, 'auth' | 'deadline'>,
): Octokit {
  const client = network.client({ deadline, limits: { exchangeMs: longestRequest, responseBytes: largestAnswer } });
  const detail = (line: unknown) => log.detail(String(line));
  const logger = { debug: detail, info: detail, warn: detail, error: detail };
  const octokit = new Octokit({
    ...(typeof auth === 'string' ? { auth } : auth),
    baseUrl: api.replace(/\/+$/, ''),
    userAgent: 'monorepo-gitops',
    log: logger,
    request: { fetch: wholeAnswers(fetchThrough(client)), log: logger },
  });
  // A proxy's or login page comes with status 200; half read, it would be an empty list (argo-cd#14318).
  octokit.hook.after('request', ({ data, status }) => {
    if (status !== 204 && (typeof data !== 'object' || data === null)) {
      throw new ForgeError('what answers there is not the API of GitHub', { status: 0 });
    }
  });
  return octokit;
}

/** Reads each answer to its end: octokit takes what it got of one that breaks off. */
function wholeAnswers(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const { status, statusText, headers, body } = await send(input, init);
    const bytes = body === null ? null : await new Response(body).arrayBuffer();
    return new Response(bytes, { status, statusText, headers });
  };
}

/** The parts of octokit's RequestError and GraphqlResponseError that matter. */
interface OctokitError {
  readonly status: number;
  readonly response: { readonly headers?: Readonly<Record<string, unknown>> };
  readonly errors: readonly { readonly message: string; readonly type?: string }[];
  readonly headers: Readonly<Record<string, unknown>>;
}

/**
 * Our error in place of octokit's, which carries the request. What is neither about an answer nor about a broken line is
 * a mistake of the program, and stays what it is.
 */
export function githubError(thrown: unknown, secrets: Pick<Secrets, 'redact'>, now: number): unknown {
  if (thrown instanceof ForgeError || !(thrown instanceof Error)) return thrown;
  const { cause } = thrown;
  if (cause instanceof Failure) return cause;
  if (cause instanceof NetworkError) return new ForgeError(secrets.redact(cause.message), { status: 0, cause });
  const { status, response, errors, headers } = thrown as Partial<OctokitError>;
  if (Array.isArray(errors)) {
    const words = secrets.redact(errors.map(({ message }) => message).join('; '));
    const type = errors.find((each) => each.type !== undefined)?.type;
    // Without a type it is GitHub's own trouble ("Something went wrong while executing your query").
    const trouble = type === undefined && /something went wrong|timeout/i.test(words);
    const limitedFor = rateLimitPause(words, { status: 200, headers, type }, now);
    return new ForgeError(words, { status: 200, headers, type, trouble, limitedFor });
  }
  if (status === undefined) return thrown;
  const words = secrets.redact(messageOf(thrown));
  if (response === undefined) return new ForgeError(words, { status: 0 });
  const limitedFor = rateLimitPause(words, { status, headers: response.headers }, now);
  return new ForgeError(words, { status, headers: response.headers, limitedFor });
}

interface Refused {
  readonly status: number;
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  readonly type?: string | undefined;
}

/** Milliseconds to wait, or undefined when this is no rate limit. A secondary limit without numbers means one minute. */
function rateLimitPause(message: string, { status, headers = {}, type }: Refused, now: number): number | undefined {
  if (![200, 403, 429].includes(status)) return undefined;
  const exhausted = headers['x-ratelimit-remaining'] === '0';
  const named = /rate limit|abuse detection/i.test(message) || type === 'RATE_LIMITED';
  const after = pauseAskedFor(headers, now);
  if (!named && status !== 429 && (status === 200 || (after === undefined && !exhausted))) return undefined;
  if (after !== undefined) return after;
  const reset = Number(headers['x-ratelimit-reset']);
  return exhausted && Number.isFinite(reset) ? Math.max(0, reset * 1_000 - now) : 60_000;
}

function adviceFor(error: ForgeError, needs: string, repository: string) {
  return {
    limit: 'use the token of a GitHub App, which has a limit of its own.',
    token: 'Give a token that has not expired or been revoked (gitops-token, forge-token or gitops-app-id).',
    permission: permissionAdvice(error, needs),
    notFound: `Check the repository's name. GitHub also answers "not found" for what a token may not see: it needs \`${needs}\` on ${repository}; a job's GITHUB_TOKEN reaches its own repository only.`,
    trouble: 'GitHub has trouble (www.githubstatus.com); run the job again.',
    rule: 'The cause has the words of GitHub; a rule of the repository may forbid it.',
  };
}

function permissionAdvice({ message, headers }: ForgeError, needs: string): string {
  if (/not permitted to create or approve/i.test(message)) {
    return 'Allow it in Settings → Actions → General → "Allow GitHub Actions to create and approve pull requests", or use the token of a GitHub App.';
  }
  if (/SAML/i.test(message)) return 'Authorise the token for the organisation’s single sign-on.';
  // A fine-grained answer names what would have sufficed: `contents=write; pull_requests=write`.
  const accepted = headers['x-accepted-github-permissions'];
  const named = typeof accepted === 'string' && accepted !== '' ? ` (GitHub asks for ${accepted})` : '';
  return `Give the token \`${needs}\`${named}: in a workflow under \`permissions:\`, for an App or a fine-grained token in its settings.`;
}
