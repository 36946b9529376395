/** The Authorization header of one registry's requests, by its challenges and the credentials for it. */
import { Failure } from '../failure.ts';
import type { HttpRequest } from '../net/http-client.ts';
import type { Clock, Secrets } from '../ports.ts';
import { jsonObject } from './manifest.ts';

/** Who a registry's client is, and how that is known. */
export type RegistryCredentials = (
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** An OAuth2 refresh token: `docker login` stores one for registries that hand it out. */
  | { readonly kind: 'identity-token'; readonly token: string }
  | { readonly kind: 'anonymous' }
) & {
  /** For people: `registry-username and registry-password`, `/home/ci/.docker/config.json`, `the job token of GitHub`. */
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

/** Answers without `expires_in` are good for a minute (distribution, token authentication specification). */
const defaultLifetime = 60;
const clientId = 'monorepo-gitops';

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

interface AuthorizerOptions {
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Asks a token service, again where that may help; never follows redirects. */
  readonly ask: (request: HttpRequest) => Promise<{ readonly status: number; readonly body: string }>;
}

/** Makes the Authorization header of one registry's requests. */
export interface Authorizer {
  /** What is known before asking: `undefined` until the first challenge, and for registries that want nothing. */
  header(scopes: readonly Scope[]): Promise<string | undefined>;
  /**
   * Takes in the challenges of a 401; false when there is nothing new to try.
   *
   * @param challenges its header WWW-Authenticate
   * @param sent the header that was refused: requests that start together all learn from their first 401
   */
  learn(challenges: string | undefined, scopes: readonly Scope[], sent: string | undefined): Promise<boolean>;
}

/**
 * Answers the challenges of one registry: Basic, or Bearer tokens of the realm it names, kept until they expire.
 * Credentials go to the registry and its realm only, and over plain http only when the registry itself is spoken to so.
 */
export function createAuthorizer(
  registry: URL,
  credentials: RegistryCredentials,
  options: AuthorizerOptions,
): Authorizer {
  /** Promises, so that requests that start together share one token. */
  const tokens = new Map<string, Promise<Token>>();
  let challenge: Challenge | undefined;

  async function bearer(parameters: Challenge['parameters'], scopes: readonly Scope[]): Promise<string> {
    const key = scopes.join(' ');
    const pending = tokens.get(key);
    if (pending !== undefined) {
      const { header, goodUntil } = await pending;
      if (options.clock.now() < goodUntil) return header;
      if (tokens.get(key) !== pending) return bearer(parameters, scopes);
    }
    const fetched = fetchToken(registry, parameters, scopes, credentials, options);
    tokens.set(key, fetched);
    fetched.catch(() => tokens.delete(key));
    return (await fetched).header;
  }

  return {
    async header(scopes) {
      if (challenge === undefined) return undefined;
      if (challenge.scheme === 'bearer') return bearer(challenge.parameters, scopes);
      return credentials.kind === 'basic' ? basicHeader(credentials.username, credentials.password) : undefined;
    },
    async learn(challenges, scopes, sent) {
      const offered = parseChallenges(challenges ?? '');
      challenge = offered.find(({ scheme }) => scheme === 'bearer') ?? offered.find(({ scheme }) => scheme === 'basic');
      if (challenge?.scheme === 'bearer') {
        // The token that was just refused, if one was sent, is not used again.
        tokens.delete(scopes.join(' '));
        return true;
      }
      return challenge !== undefined && credentials.kind === 'basic' && sent === undefined;
    },
  };
}

interface Token {
  readonly header: string;
  /** Milliseconds since the epoch. */
  readonly goodUntil: number;
}

async function fetchToken(
  registry: URL,
  parameters: Challenge['parameters'],
  scopes: readonly Scope[],
  credentials: RegistryCredentials,
  { ask, clock, secrets }: AuthorizerOptions,
): Promise<Token> {
  const realm = realmOf(registry, parameters);
  const service = parameters.service;
  const { status, body } = await ask(
    credentials.kind === 'identity-token'
      ? refreshRequest(realm, credentials.token, service, scopes)
      : tokenRequest(withQuery(realm, service, scopes, credentials), credentials),
  );
  if (status === 401 || status === 403) {
    const wanted = scopes.length === 0 ? 'a token for sign-in' : `a token for ${scopes.join(' ')}`;
    throw unauthorized(registry.host, wanted, credentials, `${realm.host} answered ${status}: ${body}`);
  }
  if (status < 200 || status > 299) {
    throw new Failure('failed', 'REGISTRY_TOKEN', `the token service of ${registry.host} answered ${status}`, {
      hint: `${realm.origin}${realm.pathname} gives no tokens now; try again, or ask who runs the registry`,
    });
  }
  const { value, lifetime } = readToken(registry, body);
  secrets.add(value);
  // Ends a little early, so that a token does not run out on its way.
  return { header: `Bearer ${value}`, goodUntil: clock.now() + (lifetime - Math.min(10, lifetime / 4)) * 1000 };
}

function realmOf(registry: URL, parameters: Challenge['parameters']): URL {
  const written = parameters.realm ?? '';
  const realm = URL.canParse(written) ? new URL(written) : undefined;
  const plainIsFine = registry.protocol === 'http:';
  if (realm !== undefined && (realm.protocol === 'https:' || (realm.protocol === 'http:' && plainIsFine))) return realm;
  const problem = `${registry.host} asks for credentials at "${written}", which is not an https address`;
  throw new Failure('refused', 'REGISTRY_REALM', problem, {
    hint: 'credentials travel over https only; if the registry is a local one, list its host in registry-insecure',
  });
}

function withQuery(
  realm: URL,
  service: string | undefined,
  scopes: readonly Scope[],
  credentials: RegistryCredentials,
): URL {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  if (credentials.kind === 'basic') url.searchParams.set('account', credentials.username);
  return url;
}

/** Bytes of the answer of a token service. */
const limits = { responseBytes: 1024 * 1024 };

function tokenRequest(url: URL, credentials: RegistryCredentials): HttpRequest {
  return {
    method: 'GET',
    url,
    headers:
      credentials.kind === 'basic' ? { authorization: basicHeader(credentials.username, credentials.password) } : {},
    limits,
  };
}

/** distribution, OAuth2 token authentication: `POST` with the identity token as refresh token. */
function refreshRequest(url: URL, token: string, service: string | undefined, scopes: readonly Scope[]): HttpRequest {
  const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId, refresh_token: token });
  if (service !== undefined) body.set('service', service);
  if (scopes.length > 0) body.set('scope', scopes.join(' '));
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url, headers, body: body.toString(), limits };
}

function readToken(registry: URL, body: string): { value: string; lifetime: number } {
  const fields = jsonObject(body);
  const value = fields.token ?? fields.access_token;
  const lifetime = fields.expires_in;
  if (typeof value !== 'string' || value === '') {
    throw new Failure('failed', 'REGISTRY_TOKEN', `the token service of ${registry.host} answered without a token`, {
      hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
    });
  }
  return { value, lifetime: typeof lifetime === 'number' && lifetime > 0 ? lifetime : defaultLifetime };
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

function basicHeader(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}
