/** One project of a GitLab with one token: calls that persist, lists that are complete, errors that teach. */

import { messageOf } from '../../failure.ts';
import type { ForgePorts, ForgeRepository, ForgeToken } from '../forge.ts';
import { persist } from '../http.ts';
import { GitlabError, gitlabFailure, interruptionOf } from './failure.ts';

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
  /** Whether doing it twice equals doing it once. Default: all but POST. */
  readonly repeatable?: boolean;
}

/** An array becomes `name[]=…` for each item, as Rails reads it. */
type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

export interface Answer {
  readonly headers: Headers;
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

  constructor(repository: ForgeRepository, { value, ofJob }: ForgeToken, ports: ForgePorts) {
    ports.secrets.add(value);
    this.repository = repository;
    this.#token = value.startsWith(jobTokenPrefix) || ofJob ? { value, ofJob: true } : { value };
    this.ports = ports;
  }

  /** @throws Failure `FORGE_*` that says which token it takes. */
  async call(call: Call): Promise<Answer> {
    try {
      return await this.attempt(call);
    } catch (error) {
      throw this.failure(error, call);
    }
  }

  /** As `call`, for those who know what to do about GitLab's answer. @throws GitlabError */
  async attempt(call: Call): Promise<Answer> {
    const { clock, log } = this.ports;
    const repeatable = call.repeatable ?? call.method !== 'POST';
    return persist(
      { clock, log, repeatable },
      () => this.#send(call),
      (error) => (error instanceof GitlabError ? interruptionOf(error, clock.now()) : undefined),
    );
  }

  /** All items of a list. Counts pages instead of following links, so that no answer can lead the token elsewhere. */
  async list(call: Omit<Call, 'method' | 'body' | 'repeatable'>): Promise<readonly unknown[]> {
    const items: unknown[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const { body, headers } = await this.call({
        ...call,
        method: 'GET',
        query: { ...call.query, per_page: 100, page },
      });
      if (!Array.isArray(body)) throw this.failure(new GitlabError('the answer is not a list', 200), call);
      items.push(...body);
      if (!/rel="?next"?/.test(headers.get('link') ?? '') && (headers.get('x-next-page') ?? '') === '') return items;
    }
    throw this.failure(new GitlabError(`the list has more than ${mostPages} pages`, 200), call);
  }

  failure(error: unknown, { what }: Pick<Call, 'what'>): Error {
    if (!(error instanceof GitlabError)) return error as Error;
    const purpose = { what, project: this.repository.path, ofJob: this.#token.ofJob === true };
    return gitlabFailure(error, purpose, this.ports.clock.now());
  }

  async #send(call: Call): Promise<Answer> {
    const { secrets } = this.ports;
    const url = this.#url(call);
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, {
        method: call.method,
        headers: {
          accept: 'application/json',
          'user-agent': 'monorepo-gitops',
          [this.#token.ofJob ? 'job-token' : 'private-token']: this.#token.value,
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        // A redirect would carry the token to wherever it leads.
        redirect: 'error',
        signal: AbortSignal.timeout(longestRequest),
      });
      text = await response.text();
    } catch (error) {
      throw new GitlabError(secrets.redact(wordsOf(error)), 0);
    }
    const body = parsed(text);
    if (!response.ok) throw new GitlabError(secrets.redact(messageIn(body, text)), response.status, response.headers);
    if (text !== '' && body === undefined) {
      throw new GitlabError(`the answer is not JSON: ${secrets.redact(text.slice(0, 80))}`, 200, response.headers);
    }
    return { headers: response.headers, body };
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

/** `fetch failed` says nothing; its cause does. */
function wordsOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? messageOf(error) : `${messageOf(error)}: ${messageOf(cause)}`;
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
