/** One GitHub API with one token: calls that persist, pages that are complete, errors that teach. */

import type { getOctokit } from '@actions/github';
import { Failure } from '../../failure.ts';
import type { Log } from '../../ports.ts';
import type { ForgePorts, ForgeRepository } from '../forge.ts';
import { persist } from '../http.ts';
import { GithubError, githubError, githubFailure, interruptionOf } from './failure.ts';

export type Octokit = ReturnType<typeof getOctokit>;

export interface Call {
  /** After "GitHub did not": `create the pull request`. */
  readonly what: string;
  /** As a workflow writes it: `pull-requests: write`. */
  readonly needs: string;
  /** Whether doing it twice equals doing it once. */
  readonly repeatable: boolean;
  /** Milliseconds for the pauses between its requests, and for each of these; where nobody should wait as long as ever. */
  readonly patience?: number;
}

/** Every request of a call is bound to `signal`. */
export type Ask<T> = (octokit: Octokit, request: { readonly signal: AbortSignal }) => Promise<T>;

interface Page<T> {
  readonly data: readonly T[];
  readonly headers: { readonly link?: string | undefined };
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
  readonly #token: string;
  #octokit: Promise<Octokit> | undefined;

  constructor(repository: ForgeRepository, token: string, ports: ForgePorts) {
    ports.secrets.add(token);
    const [owner = '', repo = ''] = repository.path.split('/');
    this.repository = repository;
    this.owner = owner;
    this.repo = repo;
    this.ports = ports;
    this.#token = token;
  }

  /** @throws Failure `FORGE_*` with the call's permission in its hint. */
  async call<T>(call: Call, ask: Ask<T>): Promise<T> {
    try {
      return await this.attempt(call, ask);
    } catch (error) {
      throw this.failure(error, call);
    }
  }

  /** As `call`, for those who know what to do about GitHub's answer. @throws GithubError */
  async attempt<T>(call: Call, ask: Ask<T>): Promise<T> {
    this.#octokit ??= openOctokit(this.repository.api, this.#token, this.ports.log);
    const octokit = await this.#octokit;
    const { clock, log, secrets } = this.ports;
    const { repeatable, patience } = call;
    const once = async () => {
      try {
        return await ask(octokit, {
          signal: AbortSignal.timeout(Math.min(longestRequest, patience ?? longestRequest)),
        });
      } catch (error) {
        throw githubError(error, secrets);
      }
    };
    const judge = (error: unknown) => (isGithubError(error) ? interruptionOf(error, clock.now()) : undefined);
    return persist({ clock, log, repeatable, patience }, once, judge);
  }

  /**
   * All items of a list. Counts pages instead of following links, so that no answer can lead the token elsewhere;
   * octokit's own paging also reads a 409 as the end of the list.
   */
  async list<T>(
    call: Omit<Call, 'repeatable'>,
    ask: (
      octokit: Octokit,
      page: { readonly page: number; readonly per_page: number; readonly request: { readonly signal: AbortSignal } },
    ) => Promise<Page<T>>,
  ): Promise<readonly T[]> {
    const items: T[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const { data, headers } = await this.call({ ...call, repeatable: true }, (octokit, request) =>
        ask(octokit, { page, per_page: 100, request }),
      );
      items.push(...data);
      if (!/rel="next"/.test(headers.link ?? '')) return items;
    }
    throw new Failure(
      'failed',
      'FORGE_LIST',
      `GitHub did not ${call.what}: the list has more than ${mostPages} pages`,
      {
        hint: 'Close what is no longer needed; half a list is not taken for the whole.',
      },
    );
  }

  /** The Failure of an answer; anything else as it is. */
  failure(error: unknown, { what, needs }: Pick<Call, 'what' | 'needs'>): unknown {
    if (!isGithubError(error)) return error;
    return githubFailure(error, { what, needs, repository: this.repository.path }, this.ports.clock.now());
  }
}

export function isGithubError(error: unknown): error is GithubError {
  return error instanceof GithubError;
}

/** Loaded with the first call: the toolkit with its HTTP client is most of a cold start. */
async function openOctokit(api: string, token: string, log: Log): Promise<Octokit> {
  const [{ getOctokit }, { defaults }] = await Promise.all([
    import('@actions/github'),
    import('@actions/github/lib/utils'),
  ]);
  // The toolkit chose its proxy for the API of the job's own server; NO_PROXY may say otherwise for another one.
  const own = defaults.baseUrl !== undefined && new URL(defaults.baseUrl).origin === new URL(api).origin;
  const detail = (line: unknown) => log.detail(String(line));
  const logger = { debug: detail, info: detail, warn: detail, error: detail };
  const octokit = getOctokit(token, {
    baseUrl: api.replace(/\/+$/, ''),
    userAgent: 'monorepo-gitops',
    log: logger,
    request: { ...(own ? { fetch: defaults.request?.fetch } : {}), log: logger },
  });
  // A proxy's or login page comes with status 200; half read, it would be an empty list (argo-cd#14318).
  octokit.hook.after('request', ({ data, status }) => {
    if (status !== 204 && (typeof data !== 'object' || data === null)) {
      throw new GithubError('what answers there is not the API of GitHub', 0);
    }
  });
  return octokit;
}
