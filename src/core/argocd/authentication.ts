/** From what the user has to the bearer token that every request carries. */
import { badInput, Failure } from '../failure.ts';
import type { Environment, Secrets } from '../ports.ts';
import type { ArgocdConnection } from './connection.ts';
import type { HttpRequest, HttpResponse } from './http-message.ts';

/** The OIDC token of this CI job, for an audience. Its failures teach how to switch it on. */
export type IdTokenSource = (audience: string) => Promise<string>;

/** How a request reaches the Argo CD server during log-in: no bearer yet, no success assumed. */
export type LoginCall = (request: Omit<HttpRequest, 'timeoutMs'>) => Promise<HttpResponse>;

/** The static client that Argo CD's Dex has for command line use; also the audience of the job's token. */
const dexClient = 'argo-cd-cli';

export async function bearerToken(
  connection: ArgocdConnection,
  call: LoginCall,
  idToken: IdTokenSource,
  secrets: Secrets,
): Promise<string> {
  if (connection.token !== undefined) {
    secrets.add(connection.token);
    return wellFormed(connection.token);
  }
  if (connection.oidcConnector !== undefined) {
    return await exchangedToken(connection.oidcConnector, call, idToken, secrets);
  }
  const { username, password } = connection;
  if (username !== undefined && password !== undefined) return await sessionToken(username, password, call, secrets);
  if (username !== undefined || password !== undefined) {
    const missing = username === undefined ? 'argocd-username' : 'argocd-password';
    throw badInput(missing, 'is missing', 'A session needs argocd-username and argocd-password together.');
  }
  throw badInput(
    'argocd-token',
    'is missing',
    'Give a project role token (argocd-token), argocd-username and argocd-password, or argocd-oidc for a keyless job.',
  );
}

/** Argo CD ignores a token that is not `a.b.c` and then says "no session information"; say it here instead. */
function wellFormed(token: string): string {
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return token;
  throw badInput(
    'argocd-token',
    'is not an Argo CD token',
    'A token has three parts joined by dots. Check for a missing secret, quotes or line breaks around it.',
  );
}

async function sessionToken(username: string, password: string, call: LoginCall, secrets: Secrets): Promise<string> {
  secrets.add(password);
  const response = await call({
    method: 'POST',
    path: '/api/v1/session',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return registered(field(response.body, 'token'), 'argocd-username', secrets);
}

/** RFC 8693 at Dex. Source: argo-cd docs/operator-manual/user-management/github-actions.md and gitlab-ci.md. */
async function exchangedToken(
  connector: string,
  call: LoginCall,
  idToken: IdTokenSource,
  secrets: Secrets,
): Promise<string> {
  const subject = await idToken(dexClient);
  secrets.add(subject);
  const type = 'urn:ietf:params:oauth:token-type';
  const response = await call({
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
  return registered(field(response.body, 'access_token'), 'argocd-oidc', secrets);
}

function registered(token: string | undefined, input: string, secrets: Secrets): string {
  if (token === undefined) {
    throw new Failure('failed', 'ARGOCD_LOGIN', `${input}: the answer to the log-in holds no token`, {
      hint: 'Check argocd-server and argocd-root-path.',
    });
  }
  secrets.add(token);
  return token;
}

function field(json: string, name: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return undefined;
    const found = new Map(Object.entries(value)).get(name);
    return typeof found === 'string' && found !== '' ? found : undefined;
  } catch {
    return undefined;
  }
}

/**
 * GitHub Actions hands out tokens over HTTP; GitLab puts one into the variable that `id_tokens` names, for which this
 * project uses `ARGOCD_ID_TOKEN`.
 */
export function jobIdToken(env: Environment): IdTokenSource {
  return async (audience) => {
    const given = env.ARGOCD_ID_TOKEN;
    if (given !== undefined && given !== '') return given;
    const url = env.ACTIONS_ID_TOKEN_REQUEST_URL;
    const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
    if (url === undefined || url === '' || bearer === undefined || bearer === '') {
      throw new Failure('bad-input', 'ARGOCD_ID_TOKEN', 'argocd-oidc: this job has no OIDC token', {
        hint: 'On GitHub add `permissions: id-token: write` (forks never get it); on GitLab `id_tokens: ARGOCD_ID_TOKEN: aud: <the Argo CD URL>`.',
      });
    }
    return await githubIdToken(url, bearer, audience);
  };
}

async function githubIdToken(requestUrl: string, bearer: string, audience: string): Promise<string> {
  const url = new URL(requestUrl);
  url.searchParams.set('audience', audience);
  const response = await fetch(url, {
    headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  }).catch((cause: unknown) => {
    throw idTokenRefused('cannot be reached', cause);
  });
  const value = field(await response.text(), 'value');
  if (!response.ok || value === undefined) throw idTokenRefused(`answered HTTP ${response.status}`, undefined);
  return value;
}

function idTokenRefused(problem: string, cause: unknown): Failure {
  return new Failure('failed', 'ARGOCD_ID_TOKEN', `argocd-oidc: GitHub's token service ${problem}`, {
    hint: 'The job needs `permissions: id-token: write`. Otherwise run it again.',
    ...(cause === undefined ? {} : { cause }),
  });
}
