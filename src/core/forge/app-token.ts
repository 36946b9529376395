/**
 * A token of a GitHub App for one repository with the permissions it takes, valid for one hour. Two calls; no toolkit is
 * loaded for them, since a push by git needs nothing else of GitHub's API.
 *
 * Source: docs.github.com "Generating a JSON Web Token (JWT) for a GitHub App", "Create an installation access token".
 */

import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { badInput, Failure, messageOf } from '../failure.ts';
import type { Secrets } from '../ports.ts';
import type { ForgePorts } from './connect.ts';
import { GithubError, githubFailure, interruptionOf } from './github-failure.ts';
import { persist } from './http.ts';

export interface AppTokenRequest {
  /** The App's id or client id. */
  readonly appId: string;
  /** PKCS #1 or PKCS #8; line ends may be written as `\n`, as they are in many secret stores. */
  readonly privateKeyPem: string;
  /** `https://api.github.com`. */
  readonly api: string;
  readonly owner: string;
  readonly repository: string;
  readonly permissions: { readonly contents?: 'read' | 'write'; readonly pull_requests?: 'read' | 'write' };
}

export interface AppToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Seconds. GitHub takes at most ten minutes, and the clocks of runners are not exact. */
const before = 60;
const lifetime = 540;
/** Milliseconds. */
const longestRequest = 30_000;
/** Milliseconds by which our clock may be wrong before GitHub's is taken. */
const tolerance = 30_000;

/**
 * @throws Failure bad input for a key that is none; `FORGE_AUTH` when GitHub does not know the App by this key;
 * `FORGE_APP_NOT_INSTALLED`; `FORGE_APP_PERMISSIONS`.
 */
export async function appToken(request: AppTokenRequest, ports: ForgePorts): Promise<AppToken> {
  const { owner, repository, permissions } = request;
  ports.secrets.add(request.privateKeyPem);
  const key = readKey(request.privateKeyPem);
  const path = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}/installation`;
  const installation = await ask(request, ports, key, 'GET', path);
  if (typeof installation.id !== 'number') throw unexpected(request, 'an installation has no id');
  const answer = await ask(request, ports, key, 'POST', `/app/installations/${installation.id}/access_tokens`, {
    repositories: [repository],
    permissions,
  });
  const { token, expires_at } = answer;
  if (typeof token !== 'string' || typeof expires_at !== 'string') throw unexpected(request, 'the token is missing');
  ports.secrets.add(token);
  return { token, expiresAt: Date.parse(expires_at) };
}

function readKey(pem: string): KeyObject {
  const input = 'gitops-app-private-key';
  const fix = 'Give the whole .pem file of the App (Settings → Private keys), from "-----BEGIN" to "-----".';
  let key: KeyObject;
  try {
    key = createPrivateKey(`${pem.replaceAll('\\r', '').replaceAll('\\n', '\n').trim()}\n`);
  } catch (error) {
    // The parser's words name a place in the text, never the text.
    throw badInput(input, 'is not a private key without a passphrase', fix, error);
  }
  if (key.asymmetricKeyType !== 'rsa') throw badInput(input, `is a key of type ${key.asymmetricKeyType}, not RSA`, fix);
  return key;
}

/** RFC 7519 with RS256, from the time that GitHub will compare with. */
function jsonWebToken(appId: string, key: KeyObject, now: number): string {
  const seconds = Math.floor(now / 1_000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const claims = { iat: seconds - before, exp: seconds + lifetime, iss: appId.trim() };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

type Answer = Readonly<Record<string, unknown>>;

async function ask(
  request: AppTokenRequest,
  ports: ForgePorts,
  key: KeyObject,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Answer> {
  const { clock, log } = ports;
  let skew = 0;
  const once = async () => {
    const token = jsonWebToken(request.appId, key, clock.now() + skew);
    ports.secrets.add(token);
    return send(`${request.api.replace(/\/+$/, '')}${path}`, method, token, body, ports.secrets);
  };
  const corrected = async () => {
    try {
      return await once();
    } catch (error) {
      const theirs = error instanceof GithubError ? Date.parse(String(error.headers.date ?? '')) : Number.NaN;
      const wrong = Number.isFinite(theirs) && Math.abs(theirs - clock.now() - skew) > tolerance;
      if (!(error instanceof GithubError) || error.status !== 401 || !wrong) throw error;
      skew = theirs - clock.now();
      log.detail(`the clock is ${Math.round(skew / 1_000)} s away from GitHub's, whose time is taken`);
      return once();
    }
  };
  const judge = (error: unknown) => (error instanceof GithubError ? interruptionOf(error, clock.now()) : undefined);
  try {
    // A second token does no harm: the first one, whose answer was lost, ends by itself.
    return await persist({ clock, log, repeatable: true }, corrected, judge);
  } catch (error) {
    throw error instanceof GithubError ? refused(error, request, method, clock.now()) : error;
  }
}

/** @throws GithubError for everything but a JSON object with a 2xx status. */
async function send(
  url: string,
  method: 'GET' | 'POST',
  token: string,
  body: object | undefined,
  secrets: Secrets,
): Promise<Answer> {
  let status = 0;
  let headers: Readonly<Record<string, unknown>> = {};
  let text: string;
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': 'monorepo-gitops',
        'x-github-api-version': '2022-11-28',
      },
      redirect: 'error',
      signal: AbortSignal.timeout(longestRequest),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    headers = Object.fromEntries(response.headers);
    text = await response.text();
    status = response.status;
  } catch (error) {
    const reason = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : messageOf(error);
    throw new GithubError(secrets.redact(reason), 0);
  }
  const answer = parse(text);
  if (status >= 200 && status < 300 && answer !== undefined) return answer;
  const words = typeof answer?.message === 'string' ? answer.message : text.slice(0, 200);
  throw new GithubError(secrets.redact(words), status, headers);
}

function parse(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Answer) : undefined;
  } catch {
    return undefined;
  }
}

function refused(error: GithubError, request: AppTokenRequest, method: 'GET' | 'POST', now: number): Failure {
  const { appId, owner, repository, permissions } = request;
  const name = `${owner}/${repository}`;
  const wanted = Object.entries(permissions)
    .map(([permission, level]) => `${permission}: ${level}`)
    .join(', ');
  const failure = (code: string, message: string, hint: string) =>
    new Failure('failed', code, message, { hint, cause: error });
  if (error.status === 401) {
    return failure(
      'FORGE_AUTH',
      `GitHub does not know App ${appId} by this private key`,
      'Check that gitops-app-id (App id or client id) and gitops-app-private-key belong to the same App, and that the key is not deleted.',
    );
  }
  if (error.status === 404) {
    return failure(
      'FORGE_APP_NOT_INSTALLED',
      `App ${appId} is not installed on ${name}`,
      `Install it (the App's settings → Install App) and give it access to ${name}.`,
    );
  }
  if (error.status === 403 && /suspended/i.test(error.message)) {
    return failure(
      'FORGE_AUTH',
      `the installation of App ${appId} on ${name} is suspended`,
      'Have its owner resume it.',
    );
  }
  if (error.status === 422 && method === 'POST') {
    return failure(
      'FORGE_APP_PERMISSIONS',
      `App ${appId} may not have ${wanted} on ${name}`,
      'Give the App these permissions, and accept them on the installation; its repository access must include the repository.',
    );
  }
  const purpose = { what: `give App ${appId} a token`, needs: 'metadata: read', repository: name };
  return githubFailure(error, purpose, now);
}

function unexpected({ api }: AppTokenRequest, problem: string): Failure {
  return new Failure('failed', 'FORGE_ANSWER', `${api} answers as no GitHub does: ${problem}`, {
    hint: 'Check forge-url: it must be the base of GitHub’s API, for example https://api.github.com.',
  });
}
