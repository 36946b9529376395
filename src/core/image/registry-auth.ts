/** The Authorization header of one registry's requests, by its challenges and the credentials for it. */
import { Failure } from '../failure.ts';
import { jsonObject } from '../json.ts';
import type { HttpRequest } from '../net/http-client.ts';
import type { Clock, Secrets } from '../ports.ts';

/** Credentials for a registry, and where they come from. */
export type RegistryCredentials = (
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** An OAuth2 refresh token: `docker login` stores one for registries that hand it out. */
  | { readonly kind: 'identity-token'; readonly token: string }
  | { readonly kind: 'anonymous' }
) & {
  /** For messages: `registry-username and registry-password`, `/home/ci/.docker/config.json`, `the job token of GitHub`. */
  readonly source: string;
  /** What to do when the registry refuses them. */
  readonly hint: string;
};

/** One scheme of a `WWW-Authenticate` header, with its parameters' names in lower case. */
interface Challenge {
  /** Lower case: `basic`, `bearer`. */
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** `repository:<name>:<actions>`, see distribution's token scope documentation. */
export type Scope = string;

/** Seconds. Answers without `expires_in` are good for a minute (distribution, token authentication specification). */
const defaultLifetime = 60;
const clientId = 'monorepo-gitops';
const limits = { responseBytes: 1024 * 1024 };

/** RFC 9110 §11.6.1: several challenges in one header, separated by commas like their parameters. */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  const token = /\s*,?\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]*)))?/y;
  for (let match = token.exec(header); match !== null; match = token.exec(header)) {
    const [, name = '', quoted, bare] = match;
    if (quoted === undefined && bare === undefined) challenges.push({ scheme: name.toLowerCase(), parameters: {} });
    else {
      const current = challenges.at(-1);
      if (current !== undefined) current.parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
    }
  }
  return challenges;
}

interface AuthorizerPorts {
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Asks a token service, again where that may help; never follows redirects. */
  readonly ask: (request: HttpRequest) => Promise<{ readonly status: number; readonly body: string }>;
}

interface Token {
  readonly header: string;
  /** Milliseconds since the epoch. */
  readonly goodUntil: number;
}

/**
 * Answers the challenges of one registry: Basic, or Bearer tokens of the realm it names, kept until they expire.
 * Credentials go to the registry and its realm only, and over plain http only when the registry itself is spoken to so.
 */
export class Authorizer {
  readonly #registry: URL;
  readonly #credentials: RegistryCredentials;
  readonly #ports: AuthorizerPorts;
  /** By scopes. Promises, so that requests that start together share one token. */
  readonly #tokens = new Map<string, Promise<Token>>();
  #challenge: Challenge | undefined;

  constructor(registry: URL, credentials: RegistryCredentials, ports: AuthorizerPorts) {
    this.#registry = registry;
    this.#credentials = credentials;
    this.#ports = ports;
  }

  /** Undefined until the first challenge, and for registries that want nothing. */
  async header(scopes: readonly Scope[]): Promise<string | undefined> {
    if (this.#challenge?.scheme === 'bearer') return this.#bearer(this.#challenge.parameters, scopes);
    return this.#challenge !== undefined && this.#credentials.kind === 'basic' ? basic(this.#credentials) : undefined;
  }

  /**
   * Takes in the challenges of a 401; false when there is nothing new to try.
   *
   * @param challenges its header WWW-Authenticate
   * @param sent the header that was refused: requests that start together all learn from their first 401
   */
  async learn(challenges: string | undefined, scopes: readonly Scope[], sent: string | undefined): Promise<boolean> {
    const offered = parseChallenges(challenges ?? '');
    const offer = (wanted: string) => offered.find(({ scheme }) => scheme === wanted);
    this.#challenge = offer('bearer') ?? offer('basic');
    if (this.#challenge?.scheme === 'bearer') {
      await this.#forget(scopes.join(' '), sent);
      return true;
    }
    return this.#challenge !== undefined && this.#credentials.kind === 'basic' && sent === undefined;
  }

  /** The token that was refused is not used again; one that another request has got meanwhile stays. */
  async #forget(key: string, refused: string | undefined): Promise<void> {
    const pending = this.#tokens.get(key);
    if (refused === undefined || pending === undefined) return;
    const { header } = await pending.catch(() => ({ header: refused }));
    if (header === refused && this.#tokens.get(key) === pending) this.#tokens.delete(key);
  }

  async #bearer(parameters: Challenge['parameters'], scopes: readonly Scope[]): Promise<string> {
    const key = scopes.join(' ');
    const pending = this.#tokens.get(key);
    if (pending !== undefined) {
      const { header, goodUntil } = await pending;
      if (this.#ports.clock.now() < goodUntil) return header;
      if (this.#tokens.get(key) !== pending) return this.#bearer(parameters, scopes);
    }
    const fetched = this.#fetchToken(parameters, scopes);
    this.#tokens.set(key, fetched);
    fetched.catch(() => this.#tokens.delete(key));
    return (await fetched).header;
  }

  async #fetchToken(parameters: Challenge['parameters'], scopes: readonly Scope[]): Promise<Token> {
    const { clock, secrets, ask } = this.#ports;
    const { host } = this.#registry;
    const realm = realmOf(this.#registry, parameters.realm ?? '');
    const { status, body } = await ask(tokenRequest(realm, parameters.service, scopes, this.#credentials));
    if (status === 401 || status === 403) {
      const wanted = scopes.length === 0 ? 'a token for sign-in' : `a token for ${scopes.join(' ')}`;
      throw unauthorized(host, wanted, this.#credentials, `${realm.host} answered ${status}: ${body}`);
    }
    if (status < 200 || status > 299) {
      throw new Failure('failed', 'REGISTRY_TOKEN', `the token service of ${host} answered ${status}`, {
        hint: `${realm.origin}${realm.pathname} gives no tokens now; try again, or ask who runs the registry`,
      });
    }
    const { expires_in } = jsonObject(body);
    const value = tokenIn(body);
    if (value === undefined) {
      throw new Failure('failed', 'REGISTRY_TOKEN', `the token service of ${host} answered without a token`, {
        hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
      });
    }
    secrets.add(value);
    const lifetime = typeof expires_in === 'number' && expires_in > 0 ? expires_in : defaultLifetime;
    // Ends a little early, so that a token does not run out on its way.
    return { header: `Bearer ${value}`, goodUntil: clock.now() + (lifetime - Math.min(10, lifetime / 4)) * 1000 };
  }
}

/** Undefined for an answer that has none: it may be cut, or the page of a proxy. */
export function tokenIn(body: string): string | undefined {
  const { token, access_token } = jsonObject(body);
  const value = token ?? access_token;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function realmOf(registry: URL, written: string): URL {
  const realm = URL.canParse(written) ? new URL(written) : undefined;
  const plainIsFine = registry.protocol === 'http:';
  if (realm !== undefined && (realm.protocol === 'https:' || (realm.protocol === 'http:' && plainIsFine))) return realm;
  const problem = `${registry.host} asks for credentials at "${written}", which is not an https address`;
  throw new Failure('refused', 'REGISTRY_REALM', problem, {
    hint: 'credentials travel over https only; if the registry is a local one, list its host in registry-insecure',
  });
}

function tokenRequest(
  realm: URL,
  service: string | undefined,
  scopes: readonly Scope[],
  credentials: RegistryCredentials,
): HttpRequest {
  if (credentials.kind === 'identity-token') {
    // distribution, OAuth2 token authentication: `POST` with the identity token as refresh token.
    const grant = { grant_type: 'refresh_token', client_id: clientId, refresh_token: credentials.token };
    const body = new URLSearchParams(grant);
    if (service !== undefined) body.set('service', service);
    if (scopes.length > 0) body.set('scope', scopes.join(' '));
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url: realm, headers, body: body.toString(), limits };
  }
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  if (credentials.kind === 'anonymous') return { method: 'GET', url, limits };
  url.searchParams.set('account', credentials.username);
  return { method: 'GET', url, headers: { authorization: basic(credentials) }, limits };
}

/** What a 401 or 403 becomes: says whose credentials were used and what they need. */
export function unauthorized(host: string, wanted: string, credentials: RegistryCredentials, answer: string): Failure {
  const who =
    credentials.kind === 'anonymous' ? 'without credentials' : `with the credentials from ${credentials.source}`;
  return new Failure('failed', 'REGISTRY_UNAUTHORIZED', `${host} refused ${wanted} ${who}`, {
    hint: credentials.hint,
    cause: new Error(answer.slice(0, 400)),
  });
}

function basic({ username, password }: { readonly username: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

/** User and password of `base64("user:password")`, as Docker's configuration and ECR hand them out. */
export function basicCredentials(base64: string): { username: string; password: string } | undefined {
  const decoded = Buffer.from(base64, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = decoded.indexOf(':');
  return colon < 1 ? undefined : { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
}
