/** Where the Argo CD API server is, how to reach it, and how to log in: from what users write to what a request needs. */
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { badInput, Failure } from '../../failure.ts';
import { jsonObject } from '../../json.ts';
import { jobIdentityToken } from '../../net/identity-token.ts';
import type { TlsMaterial } from '../../net/trust.ts';
import type { Secrets } from '../../ports.ts';

/** As the `argocd-*` inputs give it; certificates and keys are PEM text or a path. */
export interface ArgocdConnection {
  /** Host, `host:port`, or a URL with or without a path. */
  readonly server: string;
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Id of the Dex connector for the keyless token exchange. */
  readonly oidcConnector?: string | undefined;
  readonly insecure: boolean;
  readonly plaintext: boolean;
  readonly ca?: string | undefined;
  readonly clientCert?: string | undefined;
  readonly clientKey?: string | undefined;
  /** `Name: value`, one an item. */
  readonly headers: readonly string[];
  readonly rootPath?: string | undefined;
}

interface Endpoint {
  /** `https://host[:port]`, without a path. */
  readonly origin: string;
  /** `''` or `/argocd`: what comes before `/api`. */
  readonly basePath: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: TlsMaterial;
}

/** @throws bad input that names the `argocd-*` input which cannot be used. */
export function endpointOf(connection: ArgocdConnection): Endpoint {
  const url = serverUrl(connection);
  const rootPath = (connection.rootPath ?? '').replace(/^\/+|\/+$/g, '');
  const urlPath = url.pathname.replace(/\/+$/, '').replace(/\/api(\/v1)?$/, '');
  return {
    origin: url.origin,
    basePath: rootPath === '' ? urlPath : `/${rootPath}`,
    headers: headersOf(connection.headers),
    tls: tlsOf(connection),
  };
}

function serverUrl({ server, plaintext }: ArgocdConnection): URL {
  const text = server.trim();
  const hint = 'Give the host of the API server, for example argocd.example.com or https://example.com/argocd.';
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    throw badInput('argocd-server', `the scheme ${scheme} is not one of http, https`, hint);
  }
  if (scheme === 'http' && !plaintext) {
    const fix = 'Use https://, or say `argocd-plaintext: true` when the network in between is trusted.';
    throw badInput('argocd-server', 'is an http:// address, so the token would travel unencrypted', fix);
  }
  if (scheme === 'https' && plaintext) {
    throw badInput('argocd-plaintext', 'contradicts the https:// of argocd-server', 'Leave one of them out.');
  }
  const address = scheme === undefined ? `${plaintext ? 'http' : 'https'}://${text}` : text;
  if (!URL.canParse(address) || /\s/.test(text)) throw badInput('argocd-server', 'is not a host or URL', hint);
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    const fix = 'Put them into argocd-token, or argocd-username and -password.';
    throw badInput('argocd-server', 'carries credentials', fix);
  }
  return url;
}

function headersOf(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [index, line] of lines.entries()) {
    // The value may be a secret: the message counts items instead of quoting them.
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*([^\r\n]*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) {
      throw badInput('argocd-headers', `item ${index + 1} is not of the form Name: value`);
    }
    headers[name.toLowerCase()] = value.trim();
  }
  return headers;
}

function tlsOf(connection: ArgocdConnection): TlsMaterial {
  const { clientCert, clientKey, ca } = connection;
  if ((clientCert === undefined) !== (clientKey === undefined)) {
    const missing = clientCert === undefined ? 'argocd-client-cert' : 'argocd-client-key';
    throw badInput(missing, 'is missing', 'Mutual TLS needs argocd-client-cert and argocd-client-key together.');
  }
  return {
    verify: !connection.insecure,
    ...(ca === undefined ? {} : { ca: pem('argocd-ca', ca) }),
    ...(clientCert === undefined ? {} : { cert: pem('argocd-client-cert', clientCert) }),
    ...(clientKey === undefined ? {} : { key: pem('argocd-client-key', clientKey) }),
  };
}

function pem(input: string, textOrPath: string): string {
  if (textOrPath.includes('-----BEGIN ')) return textOrPath;
  let text: string;
  try {
    text = readFileSync(textOrPath, 'utf8');
  } catch (error) {
    // The error's own message would quote the value, and a mangled key is no path: only its code is kept.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Failure('bad-input', 'INPUT_INVALID', `${input}: is neither PEM text nor a readable file (${code})`, {
      hint: 'PEM text begins with -----BEGIN; otherwise give the path of a PEM file.',
    });
  }
  if (!text.includes('-----BEGIN ')) {
    throw badInput(input, 'names a file without PEM text in it', 'PEM text begins with -----BEGIN.');
  }
  return text;
}

/** One request to the API server. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the endpoint's base path, beginning with `/`; its segments are already encoded. */
  readonly path: string;
  readonly query?: URLSearchParams | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends a request of the log-in, without a bearer token; the body of a successful answer. */
type LoginCall = (request: ApiRequest) => Promise<string>;

export type LoginPorts = Parameters<typeof jobIdentityToken>[2];

/** The static client that Argo CD's Dex has for command line use; also the audience of the job's token. */
const dexClient = 'argo-cd-cli';

/** @throws bad input when the `argocd-*` inputs name no way to log in; Failure when the server refuses it */
export async function bearerToken(connection: ArgocdConnection, call: LoginCall, ports: LoginPorts): Promise<string> {
  const { token, oidcConnector, username, password } = connection;
  if (token !== undefined) {
    ports.secrets.add(token);
    return wellFormed(token);
  }
  if (oidcConnector !== undefined) return await exchangedToken(oidcConnector, call, ports);
  if (username !== undefined && password !== undefined) {
    return await sessionToken(username, password, call, ports.secrets);
  }
  if (username !== undefined || password !== undefined) {
    const missing = username === undefined ? 'argocd-username' : 'argocd-password';
    throw badInput(missing, 'is missing', 'A session needs argocd-username and argocd-password together.');
  }
  const fix =
    'Give a project role token (argocd-token), argocd-username and argocd-password, or argocd-oidc for a keyless job.';
  throw badInput('argocd-token', 'is missing', fix);
}

/** Argo CD ignores a token that is not `a.b.c` and then says "no session information"; say it here instead. */
function wellFormed(token: string): string {
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return token;
  const fix = 'A token has three parts joined by dots. Check for a missing secret, quotes or line breaks around it.';
  throw badInput('argocd-token', 'is not an Argo CD token', fix);
}

async function sessionToken(username: string, password: string, call: LoginCall, secrets: Secrets): Promise<string> {
  secrets.add(password);
  const answer = await call({
    method: 'POST',
    path: '/api/v1/session',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return tokenIn(answer, 'token', 'argocd-username', secrets);
}

/** RFC 8693 at Dex. Source: argo-cd docs/operator-manual/user-management/github-actions.md and gitlab-ci.md. */
async function exchangedToken(connector: string, call: LoginCall, ports: LoginPorts): Promise<string> {
  const subject = await identityToken(ports);
  const type = 'urn:ietf:params:oauth:token-type';
  const answer = await call({
    method: 'POST',
    path: '/api/dex/token',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${dexClient}:`).toString('base64')}`,
    },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      connector_id: connector,
      scope: 'openid email profile federated:id',
      requested_token_type: `${type}:access_token`,
      subject_token: subject,
      subject_token_type: `${type}:id_token`,
    }).toString(),
  });
  return tokenIn(answer, 'access_token', 'argocd-oidc', ports.secrets);
}

async function identityToken(ports: LoginPorts): Promise<string> {
  const identity = await jobIdentityToken(dexClient, 'ARGOCD_ID_TOKEN', ports);
  switch (identity.result) {
    case 'token':
      return identity.token;
    case 'none':
      throw new Failure('bad-input', 'ARGOCD_ID_TOKEN', 'argocd-oidc: this job has no OIDC token', {
        hint: 'On GitHub add `permissions: id-token: write` (forks never get it); on GitLab `id_tokens: ARGOCD_ID_TOKEN: aud: <the Argo CD URL>`.',
      });
    case 'refused': {
      const { problem, cause } = identity;
      throw new Failure('failed', 'ARGOCD_ID_TOKEN', `argocd-oidc: GitHub's token service ${problem}`, {
        hint: 'The job needs `permissions: id-token: write`. Otherwise run it again.',
        cause,
      });
    }
  }
}

function tokenIn(answer: string, field: string, input: string, secrets: Secrets): string {
  const token = jsonObject(answer)[field];
  if (typeof token !== 'string' || token === '') {
    throw new Failure('failed', 'ARGOCD_LOGIN', `${input}: the answer to the log-in holds no token`, {
      hint: 'Check argocd-server and argocd-root-path.',
    });
  }
  secrets.add(token);
  return token;
}
