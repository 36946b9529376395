/** Requests to any number of registries: credentials, redirects, and when they are repeated. */
import type { HttpAnswer } from '../net/answer.ts';
import { NetworkError } from '../net/error.ts';
import {
  type HttpBody,
  type HttpClient,
  type HttpLimits,
  type HttpRequest,
  interruptionOf,
} from '../net/http-client.ts';
import type { Network } from '../net/network.ts';
import { retry } from '../net/retry.ts';
import type { Clock, Log, Secrets } from '../ports.ts';
import { dockerHub, type Repository } from './reference.ts';
import { Authorizer, type RegistryCredentials, type Scope, tokenIn, unauthorized } from './registry-auth.ts';
import { failureOf, isFull, refusal, refusedElsewhere, withFailures } from './registry-failures.ts';

const mostRedirects = 5;
/** Some registries answer 500 where they are overloaded. */
// 520 to 524: a CDN does not reach the registry behind it (Cloudflare, "5xx errors").
const overloads = [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];
/** Bytes of a manifest. Registries take manifests of 4 MiB (distribution-spec, "Pushing Manifests"). */
const largestManifest = 4 * 1024 * 1024;

export interface RegistryHttpOptions {
  readonly network: Network;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  /** Credentials of a registry for a repository; asked once a pair. */
  readonly credentials: (registry: string, repository: string) => Promise<RegistryCredentials>;
  /** Hosts (with port) that are spoken to over plain http; loopback addresses always are. */
  readonly insecure?: readonly string[];
  /** Where the run is going to push: reading there asks for the token that the push needs, so that one does for both. */
  readonly pushesTo?: Repository;
}

export interface RegistryRequest {
  readonly registry: string;
  readonly repository: string;
  readonly method: HttpRequest['method'];
  /** Path below `/v2/`, or the absolute URL that the registry named in a Location or Link header. */
  readonly target: string | URL;
  readonly scopes: readonly Scope[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly limits?: Partial<HttpLimits>;
  /** What a refusal of the credentials names: `push to acme/web1`. */
  readonly purpose: string;
  /** What every other failure names: `reading localhost:5000/acme/web1:v1`. */
  readonly doing: string;
}

export class RegistryHttp {
  readonly #options: RegistryHttpOptions;
  readonly #client: HttpClient;
  readonly #steps: HttpClient;
  /** By registry and repository. */
  readonly #sessions = new Map<string, Promise<Session>>();

  constructor(options: RegistryHttpOptions) {
    const limits = { responseBytes: largestManifest };
    this.#options = options;
    this.#client = options.network.client({ overloads, limits });
    this.#steps = options.network.client({ overloads, limits, attempts: 1 });
  }

  /** Where the registry's API answers. */
  origin(registry: string): URL {
    if (registry === dockerHub) return new URL('https://registry-1.docker.io');
    return new URL(`${isPlain(registry, this.#options.insecure ?? []) ? 'http' : 'https'}://${registry}`);
  }

  /**
   * Sends one request, again where that may help, and reads its answer. A 401 or 403 becomes a Failure, for the registry
   * itself after one renewal of the token. The reader gets every other status except those of overload.
   *
   * @throws Failure `REGISTRY_UNREACHABLE`, `REGISTRY_UNAUTHORIZED`, `REGISTRY_STORAGE`, `REGISTRY_REALM`,
   *   `REGISTRY_TOKEN`, `REGISTRY_REDIRECT`, `REGISTRY_ANSWER`; `DEADLINE`
   */
  request<T>(wanted: RegistryRequest, read: (answer: HttpAnswer) => Promise<T>): Promise<T> {
    return withFailures(wanted.registry, wanted.doing, () => this.#exchange(this.#client, wanted, read));
  }

  /**
   * As `request`, for a second request inside the reader of a first. It is sent once, and its NetworkError is thrown on,
   * so that the first request is repeated with all its steps.
   */
  step<T>(wanted: RegistryRequest, read: (answer: HttpAnswer) => Promise<T>): Promise<T> {
    return this.#exchange(this.#steps, wanted, read);
  }

  /**
   * Calls again what a passing NetworkError of a `step` broke, with the pauses of all requests. The call goes on where it
   * stopped. @param isFinal for errors that it cannot mend
   */
  resumed<T>(call: () => Promise<T>, isFinal: (error: unknown) => boolean): Promise<T> {
    const { clock, log, network } = this.#options;
    const policy = { clock, log, deadline: network.deadline, repeatable: true };
    return retry(policy, call, (error) => (isFinal(error) ? undefined : interruptionOf(error)));
  }

  /** As `step`, for a body that is read as it arrives. */
  open(wanted: RegistryRequest): Promise<HttpAnswer> {
    return this.#signedIn(wanted, async (request, isChallenge) => {
      const answer = await this.#steps.open(request, true);
      if (!(await isChallenge(answer))) return answer;
      await answer.finish();
      return undefined;
    });
  }

  async #exchange<T>(
    client: HttpClient,
    wanted: RegistryRequest,
    read: (answer: HttpAnswer) => Promise<T>,
  ): Promise<T> {
    const { value } = await this.#signedIn(wanted, (request, isChallenge) =>
      client.exchange(
        request,
        async (answer) => ((await isChallenge(answer)) ? undefined : { value: await read(answer) }),
        true,
      ),
    );
    return value;
  }

  /** Sends with credentials, and once more after a challenge that can be answered. */
  async #signedIn<T>(
    wanted: RegistryRequest,
    send: (request: HttpRequest, isChallenge: IsChallenge) => Promise<T | undefined>,
  ): Promise<T> {
    const session = await this.#session(wanted);
    const { base, credentials, authorizer } = session;
    const scopes = this.#scopesOf(wanted);
    const answered = await firstAnswer(session);
    try {
      for (let renewed = false; ; renewed = true) {
        const authorization = await authorizer.header(scopes);
        const isChallenge = async (answer: HttpAnswer) => {
          const { status, url, headers } = answer;
          if (status !== 401 && status !== 403) {
            answered();
            return false;
          }
          // Only the registry itself may say where its credentials go: a redirect's target could name any realm.
          const asks = status === 401 && !renewed && url.origin === base.origin;
          if (asks && (await authorizer.learn(headers['www-authenticate'], scopes, authorization))) return true;
          const body = await answer.excerpt();
          if (isFull(status, body)) throw refusal(wanted.doing, status, body);
          const text = this.#options.secrets.redact(`${status} ${body}`);
          if (url.origin !== base.origin) throw refusedElsewhere(wanted.registry, wanted.purpose, url, status, text);
          throw unauthorized(wanted.registry, wanted.purpose, credentials, text);
        };
        const result = await send(httpRequest(wanted, base, authorization), isChallenge);
        if (result !== undefined) return result;
        answered();
      }
    } finally {
      answered();
    }
  }

  #scopesOf({ scopes, registry, repository }: RegistryRequest): readonly Scope[] {
    const { pushesTo } = this.#options;
    if (pushesTo?.registry !== registry || pushesTo.repository !== repository) return scopes;
    return scopes.join() === pull(pushesTo).scopes.join() ? push(pushesTo).scopes : scopes;
  }

  #session({ registry, repository }: Repository): Promise<Session> {
    const key = `${registry}/${repository}`;
    const session = this.#sessions.get(key) ?? this.#openSession(registry, repository);
    this.#sessions.set(key, session);
    return session;
  }

  async #openSession(registry: string, repository: string): Promise<Session> {
    const credentials = await this.#options.credentials(registry, repository);
    const base = this.origin(registry);
    const ask = (request: HttpRequest) => askTokenService(this.#client, request);
    return { base, credentials, authorizer: new Authorizer(base, credentials, { ...this.#options, ask }) };
  }
}

/** True for a challenge that can be answered; throws for a refusal. */
type IsChallenge = (answer: HttpAnswer) => Promise<boolean>;

interface Session {
  readonly base: URL;
  readonly credentials: RegistryCredentials;
  readonly authorizer: Authorizer;
  /** Settled by the first answer; undefined before the first request. */
  introduction?: Promise<void>;
}

/**
 * Requests that start together wait for the answer to the first of them: it says how the registry wants to be asked, and
 * each of the others would be refused for the same reason. To be called when the request has an answer or none.
 */
async function firstAnswer(session: Session): Promise<() => void> {
  const { introduction, credentials } = session;
  if (introduction !== undefined) await introduction;
  if (introduction !== undefined || credentials.kind === 'anonymous') return () => {};
  let settle = () => {};
  session.introduction = new Promise((resolve) => {
    settle = resolve;
  });
  return settle;
}

/** Registries redirect reads to their storage, which must not see the registry's credentials. */
function httpRequest(wanted: RegistryRequest, base: URL, authorization: string | undefined): HttpRequest {
  const { method, target, headers, body, limits, doing } = wanted;
  const url = typeof target === 'string' ? new URL(`/v2/${target}`, base) : target;
  return {
    method,
    url,
    // Digests, sizes and ranges are those of the bytes as they are.
    headers: { 'accept-encoding': 'identity', ...headers },
    ...(authorization !== undefined && url.origin === base.origin ? { credentials: { authorization } } : {}),
    redirects: mostRedirects,
    body,
    limits,
    waitingFor: doing,
  };
}

async function askTokenService(client: HttpClient, request: HttpRequest): Promise<{ status: number; body: string }> {
  let last: { status: number; body: string } | undefined;
  try {
    return await client.exchange(
      request,
      async (answer) => {
        last = { status: answer.status, body: await answer.text() };
        if (answer.ok && tokenIn(last.body) === undefined) {
          throw new NetworkError({ kind: 'unreadable' }, `${request.url.host} answered without a token`);
        }
        return last;
      },
      true,
    );
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const { problem } = error;
    if (problem.kind === 'unreadable' && last !== undefined) return last;
    if (problem.kind === 'overloaded') return { status: problem.status, body: problem.body };
    throw failureOf(request.url.host, 'asking for a token', error);
  }
}

/** Loopback needs no TLS; every other host has to be listed. */
export function isPlain(registry: string, insecure: readonly string[]): boolean {
  const host = registry.replace(/:[0-9]+$/, '');
  const isLoopback = host === 'localhost' || /^127(?:\.[0-9]{1,3}){3}$/.test(host) || host === '[::1]';
  // As references have it, also for those who write `http://Harbor.internal:8080/`.
  const names = insecure.map((each) => each.toLowerCase().replace(/^http:\/\/|\/$/g, ''));
  return isLoopback || names.includes(registry);
}

type Access = Pick<RegistryRequest, 'registry' | 'repository' | 'scopes' | 'purpose'>;

export function pull({ registry, repository }: Repository): Access {
  return { registry, repository, scopes: [`repository:${repository}:pull`], purpose: `pull from ${repository}` };
}

export function push({ registry, repository }: Repository): Access {
  return { registry, repository, scopes: [`repository:${repository}:pull,push`], purpose: `push to ${repository}` };
}

export function deletion({ registry, repository }: Repository): Access {
  return { registry, repository, scopes: [`repository:${repository}:delete`], purpose: `deletion in ${repository}` };
}
