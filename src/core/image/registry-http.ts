/** Requests to any number of registries: authentication, retries, redirects, and what failed answers become. */
import { Failure, messageOf } from '../failure.ts';
import type { Clock, Secrets } from '../ports.ts';
import { dockerHub, type Repository } from './reference.ts';
import type { RegistryCredentials } from './registry-auth.ts';
import { type Authorizer, createAuthorizer, type Scope, unauthorized } from './registry-auth.ts';

const mostAttempts = 5;
const mostRedirects = 5;
/** Milliseconds. */
const firstBackoff = 500;
const longestBackoff = 10_000;
const longestRetryAfter = 60_000;
/** For the head of an answer; bodies and uploads take as long as they take. */
const patience = 60_000;

export interface RegistryHttpOptions {
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Credentials of a registry for a repository; asked once a pair. */
  readonly credentials: (registry: string, repository: string) => Promise<RegistryCredentials>;
  /** Hosts (with port) that are spoken to over plain http; loopback addresses always are. */
  readonly insecure?: readonly string[];
}

export interface RegistryRequest {
  readonly registry: string;
  readonly repository: string;
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** Path below `/v2/`, or the absolute URL that the registry named in a Location or Link header. */
  readonly target: string | URL;
  readonly scopes: readonly Scope[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | (() => AsyncIterable<Uint8Array>);
  /** What the request is for, in the error's words: `push to acme/web1`. */
  readonly purpose: string;
  /** False: the caller repeats the whole exchange by itself. */
  readonly retry?: boolean;
}

export interface RegistryHttp {
  /**
   * Sends one request. 401 and 403 become a Failure, those of the registry after one renewal of the token; every other
   * status is the caller's.
   * @throws Failure `REGISTRY_UNREACHABLE`, `REGISTRY_UNAUTHORIZED`, `REGISTRY_STORAGE`, `REGISTRY_REALM`, `REGISTRY_TOKEN`
   */
  request(request: RegistryRequest): Promise<Response>;
  /** Where the registry's API answers. */
  origin(registry: string): URL;
  /** Repeats what failed for a transient reason. */
  retrying<T>(registry: string, attempt: () => Promise<T>, wait: (result: T) => number | undefined): Promise<T>;
}

interface Followed {
  readonly response: Response;
  /** Who gave it, after all redirects. */
  readonly url: URL;
}

export function createRegistryHttp(options: RegistryHttpOptions): RegistryHttp {
  const { clock } = options;
  const sessions = new Map<string, Promise<{ authorizer: Authorizer; credentials: RegistryCredentials }>>();

  function session(registry: string, repository: string) {
    const key = `${registry}/${repository}`;
    const opened = sessions.get(key) ?? open(registry, repository);
    sessions.set(key, opened);
    return opened;
  }

  async function open(registry: string, repository: string) {
    const credentials = await options.credentials(registry, repository);
    const base = origin(registry);
    const send = (url: URL, init: RequestInit) =>
      retrying(url.host, () => answered(url, { ...init, redirect: 'manual' }), retryDelay);
    return { credentials, authorizer: createAuthorizer(base, credentials, { clock, secrets: options.secrets, send }) };
  }

  function origin(registry: string): URL {
    if (registry === dockerHub) return new URL('https://registry-1.docker.io');
    return new URL(`${isPlain(registry, options.insecure ?? []) ? 'http' : 'https'}://${registry}`);
  }

  async function retrying<T>(
    registry: string,
    attempt: () => Promise<T>,
    wait: (result: T) => number | undefined,
  ): Promise<T> {
    for (let number = 1; ; number += 1) {
      const last = number === mostAttempts;
      try {
        const result = await attempt();
        const delay = last ? undefined : wait(result);
        if (delay === undefined) return result;
        await clock.sleep(Math.max(delay, backoff(number)));
      } catch (error) {
        if (error instanceof Failure) throw error;
        // A body that fails while it is read (its source's digest is wrong, say) arrives wrapped by fetch.
        if (error instanceof Error && error.cause instanceof Failure) throw error.cause;
        if (last || !isTransient(error)) throw unreachable(registry, error);
        await clock.sleep(backoff(number));
      }
    }
  }

  /** Full jitter, so that jobs of one pipeline do not come back all at once. */
  function backoff(attempt: number): number {
    return Math.round(Math.min(longestBackoff, firstBackoff * 2 ** attempt) * clock.random());
  }

  async function request(wanted: RegistryRequest): Promise<Response> {
    const { authorizer, credentials } = await session(wanted.registry, wanted.repository);
    const base = origin(wanted.registry);
    const url = typeof wanted.target === 'string' ? new URL(`/v2/${wanted.target}`, base) : wanted.target;
    let sent: string | undefined;
    const once = async () => {
      sent = await authorizer.header(wanted.scopes);
      return follow(wanted, url, base, sent);
    };
    const exchange =
      wanted.retry === false
        ? once
        : () => retrying(wanted.registry, once, ({ response }: Followed) => retryDelay(response));
    let { response, url: answering } = await exchange();
    // Only the registry itself may say where its credentials go: a redirect's target could name any realm.
    const isChallenge = response.status === 401 && answering.origin === base.origin;
    if (isChallenge && (await authorizer.learn(response, wanted.scopes, sent))) {
      await response.body?.cancel();
      ({ response, url: answering } = await exchange());
    }
    if (response.status !== 401 && response.status !== 403) return response;
    const answer = options.secrets.redact(`${response.status} ${await response.text()}`);
    if (answering.origin !== base.origin) throw refusedElsewhere(wanted, answering, response.status, answer);
    throw unauthorized(wanted.registry, wanted.purpose, credentials, answer);
  }

  /** Registries redirect reads to their storage, which must not see the registry's credentials. */
  async function follow(
    wanted: RegistryRequest,
    first: URL,
    base: URL,
    authorization: string | undefined,
  ): Promise<Followed> {
    let url = first;
    for (let redirects = 0; ; redirects += 1) {
      const headers = {
        ...wanted.headers,
        ...(authorization !== undefined && url.origin === base.origin ? { authorization } : {}),
      };
      const response = await answered(url, { method: wanted.method, headers, redirect: 'manual', ...bodyOf(wanted) });
      const location = response.headers.get('location');
      const isRedirect = response.status >= 300 && response.status < 400 && response.status !== 304;
      if (!isRedirect || location === null) return { response, url };
      await response.body?.cancel();
      const next = new URL(location, url);
      const reads = wanted.method === 'GET' || wanted.method === 'HEAD';
      if (!reads || redirects === mostRedirects || (url.protocol === 'https:' && next.protocol !== 'https:')) {
        throw badRedirect(wanted.registry, next);
      }
      url = next;
    }
  }

  return { request, origin, retrying };
}

/** fetch that gives up on a host that takes the request and says nothing. */
async function answered(url: URL, init: RequestInit): Promise<Response> {
  if (init.body instanceof ReadableStream) return fetch(url, init);
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error(`no answer within ${patience / 1000} s`)), patience);
  try {
    return await fetch(url, { ...init, signal: silence.signal });
  } finally {
    clearTimeout(timer);
  }
}

function bodyOf({ body }: RegistryRequest): RequestInit {
  if (body === undefined) return {};
  // lib.dom's BodyInit does not know that Node's fetch takes any async iterable and wants to be told `half`.
  if (typeof body === 'function') return { body: ReadableStream.from(body()), duplex: 'half' } as RequestInit;
  return { body: body as Uint8Array<ArrayBuffer> };
}

/** Loopback needs no TLS; every other host has to be listed. */
export function isPlain(registry: string, insecure: readonly string[]): boolean {
  const host = registry.replace(/:[0-9]+$/, '');
  return (
    host === 'localhost' || /^127(?:\.[0-9]{1,3}){3}$/.test(host) || host === '[::1]' || insecure.includes(registry)
  );
}

/** Milliseconds to wait at least before the same request may succeed; undefined: its answer is final. */
export function retryDelay(response: Response): number | undefined {
  if (![429, 500, 502, 503, 504].includes(response.status)) return undefined;
  const after = response.headers.get('retry-after');
  // Not awaited: an unread body only holds its connection.
  response.body?.cancel().catch(() => {});
  return after !== null && /^[0-9]+$/.test(after) ? Math.min(Number(after) * 1000, longestRetryAfter) : 0;
}

/** Wrong names and wrong certificates do not heal by waiting. */
function isTransient(error: unknown): boolean {
  const code = networkCode(error) ?? '';
  return code !== 'ENOTFOUND' && !isTls(code);
}

function isTls(code: string): boolean {
  return /CERT|^ERR_(?:TLS|SSL)|SELF_SIGNED|UNABLE_TO/.test(code);
}

/** fetch hides the reason in its cause, and in a list where several addresses were tried. */
function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return networkCode(inner);
}

/** A host that gave no answer, or half of one; the hint tells certificates from networks. */
export function unreachable(registry: string, error: unknown): Failure {
  const code = networkCode(error);
  const hint = isTls(code ?? '')
    ? 'its certificate is not trusted: name the CA in NODE_EXTRA_CA_CERTS, or list a plain http registry in registry-insecure'
    : 'check the host, the network and the proxy of this job; a plain http registry has to be listed in registry-insecure';
  return new Failure(
    'failed',
    'REGISTRY_UNREACHABLE',
    `the registry ${registry} cannot be reached (${code ?? messageOf(error)})`,
    {
      hint,
      cause: error,
    },
  );
}

/** The storage that a registry sent us to did not like the registry's link; it was shown no credentials. */
function refusedElsewhere({ registry, purpose }: RegistryRequest, url: URL, status: number, answer: string): Failure {
  return new Failure(
    'failed',
    'REGISTRY_STORAGE',
    `${purpose} failed: ${registry} leads to ${url.host}, which answered ${status}`,
    {
      hint: "credentials go to the registry alone, so its links must work without: run again if one ran out, else check the registry's storage and external URL",
      cause: new Error(answer.slice(0, 400)),
    },
  );
}

function badRedirect(registry: string, next: URL): Failure {
  return new Failure(
    'failed',
    'REGISTRY_REDIRECT',
    `the registry ${registry} redirects to ${next.origin}${next.pathname}, which is not followed`,
    {
      hint: 'writes, downgrades to http and long chains of redirects are refused; use the address that the registry itself uses',
    },
  );
}

export function pull({ registry, repository }: Repository) {
  return { registry, repository, scopes: [`repository:${repository}:pull`], purpose: `pull from ${repository}` };
}

export function push({ registry, repository }: Repository) {
  return { registry, repository, scopes: [`repository:${repository}:pull,push`], purpose: `push to ${repository}` };
}

export async function drained<T>(response: Response, result: T): Promise<T> {
  await response.body?.cancel();
  return result;
}

/** A status that the caller cannot use, with the registry's own words as cause. */
export async function refused(doing: string, response: Response): Promise<Failure> {
  const text = (await response.text()).slice(0, 400);
  const unknownName = response.status === 404 && /NAME_UNKNOWN/.test(text);
  return new Failure('failed', 'REGISTRY_ANSWER', `${doing} failed: the registry answered ${response.status}`, {
    hint: unknownName
      ? 'the repository does not exist: create it first (ECR: or turn on create-on-push; Harbor: create the project)'
      : "the registry's own words follow; a full quota, an immutable tag and a proxy's size limit are the usual reasons",
    cause: new Error(text === '' ? `HTTP ${response.status}` : text),
  });
}
