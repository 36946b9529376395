/**
 * One project of a GitLab with one token: calls that are repeated where that may help, lists that are complete, errors
 * that say what to do.
 *
 * Source: docs.gitlab.com "REST API" (status codes), "Rate limits", "CI/CD job token".
 */

import { Failure } from '../../failure.ts';
import { NetworkError } from '../../net/error.ts';
import type { HttpClient } from '../../net/http-client.ts';
import { retry } from '../../net/retry.ts';
import { ForgeError, forgeFailure, interruptionOf, largestAnswer, pauseAskedFor } from '../error.ts';
import type { ForgePorts, ForgeRepository, ForgeToken } from '../forge.ts';

export interface Call {
  /** After "GitLab did not": `create the merge request`. */
  readonly what: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Below the project: `/merge_requests`; with `site`, below the API: `/users`. */
  readonly path: string;
  readonly of?: 'project' | 'site';
  readonly query?: Query;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** An array becomes `name[]=…` for each item, as Rails reads it. */
type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

interface Answer {
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parsed JSON; undefined for an answer without content. */
  readonly body: unknown;
}

/** Milliseconds for one request with its answer. */
const longestRequest = 60_000;
/** 100 items each; a list that is longer than this is not one of requests or commits. */
const mostPages = 100;
/** GitLab's default prefix of job tokens; an administrator may have chosen another one. */
const jobTokenPrefix = 'glcbt-';

export class GitlabClient {
  readonly repository: ForgeRepository;
  readonly ports: ForgePorts;
  readonly #token: ForgeToken;
  readonly #http: HttpClient;

  constructor(repository: ForgeRepository, { value, ofJob }: ForgeToken, ports: ForgePorts) {
    ports.secrets.add(value);
    this.repository = repository;
    this.#token = value.startsWith(jobTokenPrefix) || ofJob ? { value, ofJob: true } : { value };
    this.ports = ports;
    this.#http = ports.network.client({ limits: { exchangeMs: longestRequest, responseBytes: largestAnswer } });
  }

  /** @throws Failure `FORGE_*` that says which token it takes. */
  async call(call: Call): Promise<Answer> {
    try {
      return await this.attempt(call);
    } catch (error) {
      throw this.failure(error, call);
    }
  }

  /** As `call`, but leaves GitLab's refusals to the caller. @throws ForgeError */
  async attempt(call: Call): Promise<Answer> {
    const { clock, log, network } = this.ports;
    const policy = { clock, log, deadline: network.deadline, repeatable: call.method !== 'POST' };
    const send = () => this.#send(call);
    return retry(policy, send, (error) => interruptionOf(error, 'GitLab', clock.now()));
  }

  /** All items of a list. Counts pages instead of following links, so that no answer can lead the token elsewhere. */
  async list(call: Omit<Call, 'method' | 'body'>): Promise<readonly unknown[]> {
    const items: unknown[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const query = { ...call.query, per_page: 100, page };
      const { body, headers } = await this.call({ ...call, method: 'GET', query });
      if (!Array.isArray(body)) throw this.failure(new ForgeError('the answer is not a list', { status: 200 }), call);
      items.push(...body);
      if (!/rel="?next"?/.test(String(headers.link ?? '')) && String(headers['x-next-page'] ?? '') === '') return items;
    }
    throw this.failure(new ForgeError(`the list has more than ${mostPages} pages`, { status: 200 }), call);
  }

  /** Waits before another look. @throws Failure `DEADLINE` */
  pause(milliseconds: number): Promise<void> {
    return this.ports.network.deadline.sleep(milliseconds, 'GitLab');
  }

  /** Waits before another attempt of what the retry policy may not repeat by itself. */
  backoff(attempt: number): Promise<void> {
    return this.pause(Math.round(this.ports.clock.random() * 1_000 * 2 ** attempt));
  }

  /** The Failure of an answer; anything else as it is. */
  failure(error: unknown, { what }: Pick<Call, 'what'>): unknown {
    if (!(error instanceof ForgeError)) return error;
    const { path: repository } = this.repository;
    // GitLab hides what a job token may not do behind "not found".
    if (this.#token.ofJob && [401, 403, 404].includes(error.status)) {
      const problem = `GitLab did not ${what} in ${repository}: the job token may not (it answered ${error.status})`;
      return new Failure('failed', 'FORGE_AUTH', problem, { hint: jobTokenAdvice, cause: error });
    }
    return forgeFailure(error, { forge: 'GitLab', what, repository, advice }, this.ports.clock.now());
  }

  async #send(call: Call): Promise<Answer> {
    const { secrets, clock } = this.ports;
    const { value, ofJob } = this.#token;
    const request = {
      method: call.method,
      url: this.#url(call),
      headers: {
        accept: 'application/json',
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      credentials: { [ofJob ? 'job-token' : 'private-token']: value },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
    };
    try {
      const answer = await this.#http.send(request);
      const text = await answer.text();
      const { status, headers } = answer;
      const body = parsed(text);
      // Not followed: it would carry the token to wherever it leads.
      if (headers.location !== undefined && status >= 300 && status < 400)
        throw redirectError(answer.url, headers.location);
      if (!answer.ok) {
        const limitedFor = status === 429 ? rateLimitPause(headers, clock.now()) : undefined;
        throw new ForgeError(secrets.redact(messageIn(body, text)), { status, headers, limitedFor });
      }
      if (text === '' || body !== undefined) return { headers, body };
      const problem = `the answer is not JSON: ${secrets.redact(text).slice(0, 80)}`;
      throw new ForgeError(problem, { status: 200, headers, trouble: true });
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      throw new ForgeError(secrets.redact(error.message), { status: 0, cause: error });
    }
  }

  #url({ path, of = 'project', query = {} }: Call): URL {
    const base = this.repository.api.replace(/\/+$/, '');
    const root = of === 'site' ? base : `${base}/projects/${encodeURIComponent(this.repository.path)}`;
    const url = new URL(root + path);
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) continue;
      if (typeof value === 'object') for (const item of value) url.searchParams.append(`${name}[]`, item);
      else url.searchParams.set(name, String(value));
    }
    return url;
  }
}

/** Milliseconds. Without numbers one minute, the period of GitLab's limits. */
function rateLimitPause(headers: Readonly<Record<string, unknown>>, now: number): number {
  const reset = headers['ratelimit-reset'];
  const untilReset = reset === undefined ? 60_000 : Math.max(0, Number(reset) * 1_000 - now);
  return pauseAskedFor(headers, now) ?? (Number.isNaN(untilReset) ? 60_000 : untilReset);
}

function redirectError(from: URL, location: string): NetworkError {
  const { origin, pathname } = new URL(location, from);
  const target = `${origin}${pathname}`;
  return new NetworkError({ kind: 'redirect', target }, `${from.host} redirects to ${target}, which is not followed`);
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `{message: "…"}`, `{message: {field: ["…"]}}`, `{error: "…"}`, or HTML of a proxy. */
function messageIn(body: unknown, text: string): string {
  const { message, error, error_description: description } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const said = description ?? message ?? error;
  if (typeof said === 'string') return said;
  return said === undefined ? text.slice(0, 200).trim() : JSON.stringify(said);
}

const jobTokenAdvice =
  'A CI_JOB_TOKEN cannot create merge requests, comments or commits. Give the token of a project or group access token with the `api` scope and the role Developer (gitops-token or forge-token).';

const advice = {
  limit: 'give this job a token of its own.',
  token: 'Give a token that has not expired or been revoked.',
  permission:
    'It needs the `api` scope and the role Developer in this project; for a protected branch also a place in its "Allowed to push" or "Allowed to merge".',
  notFound:
    'Check the project’s path. GitLab also answers "not found" to a token without membership in a private project.',
  trouble: 'GitLab has trouble; run the job again.',
  rule: 'A rule of the project (push rules, approvals, settings) may forbid it.',
};
