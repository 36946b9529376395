/**
 * A token of a GitHub App for one repository with the permissions it takes, valid for one hour.
 *
 * Source: docs.github.com "Generating a JSON Web Token (JWT) for a GitHub App", "Create an installation access token".
 */

import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { badInput, Failure, messageOf } from '../../failure.ts';
import type { AppCredential, AppToken, ForgePorts, ForgeRepository, TokenPurpose } from '../forge.ts';
import { type Call, GithubClient, isGithubError } from './client.ts';
import type { GithubError } from './failure.ts';

/** The least that does it: requests only where one is made. */
const permissionsFor = {
  push: { contents: 'write' },
  request: { contents: 'write', pull_requests: 'write' },
} as const satisfies Record<TokenPurpose, object>;

/** Seconds. GitHub takes at most ten minutes, and the clocks of runners are not exact. */
const before = 60;
const lifetime = 540;
/** Milliseconds by which our clock may be wrong before GitHub's is taken. */
const tolerance = 30_000;

/**
 * @throws Failure bad input for a key that is none; `FORGE_AUTH` when GitHub does not know the App by this key;
 * `FORGE_APP_NOT_INSTALLED`; `FORGE_APP_PERMISSIONS`.
 */
export async function issueAppToken(app: AppCredential, purpose: TokenPurpose, ports: ForgePorts): Promise<AppToken> {
  const { clock, log, secrets } = ports;
  secrets.add(app.privateKeyPem);
  const key = readKey(app.privateKeyPem);
  const ask = (skew: number) => exchange(app, purpose, jsonWebToken(app.appId, key, clock.now() + skew), ports);
  try {
    return await ask(0);
  } catch (error) {
    const skew = skewOf(error, clock.now());
    if (skew === undefined) throw refused(error, app, purpose, ports);
    log.detail(`the clock is ${Math.round(skew / 1_000)} s away from GitHub's, whose time is taken`);
    return await ask(skew).catch((again: unknown) => {
      throw refused(again, app, purpose, ports);
    });
  }
}

/** Milliseconds that the end of a run may wait for GitHub. */
const farewell = 10_000;

/**
 * Ends a token before its hour is over, as actions/create-github-app-token does behind a job. Never fails: the work is
 * done, and what is not revoked ends by itself.
 */
export async function revokeAppToken(
  { token, expiresAt }: AppToken,
  repository: ForgeRepository,
  ports: ForgePorts,
): Promise<void> {
  const call = { what: 'revoke the token', needs: '', repeatable: true, patience: farewell };
  try {
    await new GithubClient(repository, token, ports).attempt(call, (octokit, request) =>
      octokit.rest.apps.revokeInstallationAccessToken({ request }),
    );
  } catch (error) {
    // It has ended already.
    if (isGithubError(error) && error.status === 401) return;
    const end = Number.isFinite(expiresAt) ? ` until ${new Date(expiresAt).toISOString()}` : ' for up to an hour';
    ports.log.warn(`the token of the GitHub App is not revoked and stays valid${end}: ${messageOf(error)}`);
  }
}

/** @throws GithubError */
async function exchange(
  { repository }: AppCredential,
  purpose: TokenPurpose,
  jwt: string,
  ports: ForgePorts,
): Promise<AppToken> {
  const client = new GithubClient(repository, jwt, ports);
  const { owner, repo } = client;
  const installation = await client.attempt(asking, (octokit, options) =>
    octokit.rest.apps.getRepoInstallation({ owner, repo, request: options }),
  );
  const { data } = await client.attempt(asking, (octokit, options) =>
    octokit.rest.apps.createInstallationAccessToken({
      installation_id: installation.data.id,
      repositories: [repo],
      permissions: permissionsFor[purpose],
      request: options,
    }),
  );
  ports.secrets.add(data.token);
  return { token: data.token, expiresAt: Date.parse(data.expires_at) };
}

/** A second token does no harm: the first one, whose answer was lost, ends by itself. */
const asking: Call = { what: 'give the App a token', needs: 'metadata: read', repeatable: true };

/** Milliseconds by which GitHub's clock is ahead of ours, when that may be why it refuses. */
function skewOf(error: unknown, now: number): number | undefined {
  if (!isGithubError(error) || error.status !== 401) return undefined;
  const skew = Date.parse(String(error.headers.date ?? '')) - now;
  return Math.abs(skew) > tolerance ? skew : undefined;
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

function refused(error: unknown, { repository, appId }: AppCredential, purpose: TokenPurpose, ports: ForgePorts) {
  const verdict = isGithubError(error) ? verdictOn(error, repository.path, purpose) : undefined;
  if (verdict === undefined) return new GithubClient(repository, '', ports).failure(error, asking);
  const { code, problem, hint } = verdict;
  return new Failure('failed', code, `GitHub App ${appId}: ${problem}`, { hint, cause: error });
}

function verdictOn({ status, message }: GithubError, name: string, purpose: TokenPurpose) {
  if (status === 401) {
    return {
      code: 'FORGE_AUTH',
      problem: 'GitHub does not know it by this private key',
      hint: 'Check that gitops-app-id (App id or client id) and gitops-app-private-key belong to the same App, and that the key is not deleted.',
    };
  }
  if (status === 404) {
    return {
      code: 'FORGE_APP_NOT_INSTALLED',
      problem: `it is not installed on ${name}`,
      hint: `Install it (the App's settings → Install App) and give it access to ${name}.`,
    };
  }
  if (status === 403 && /suspended/i.test(message)) {
    const problem = `its installation on ${name} is suspended`;
    return { code: 'FORGE_AUTH', problem, hint: 'Have the owner of the installation resume it.' };
  }
  if (status === 422) {
    const wanted = Object.entries(permissionsFor[purpose]).map(([permission, level]) => `${permission}: ${level}`);
    return {
      code: 'FORGE_APP_PERMISSIONS',
      problem: `it may not have ${wanted.join(', ')} on ${name}`,
      hint: 'Give the App these permissions and accept them on its installation, which must have access to the repository.',
    };
  }
  return undefined;
}
