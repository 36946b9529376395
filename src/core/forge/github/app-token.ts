/**
 * Tokens of a GitHub App for one repository, valid for one hour. `@octokit/auth-app` signs the App's own token, also where
 * the clock is wrong, and exchanges it.
 */

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { badInput, Failure, messageOf } from '../../failure.ts';
import { Deadline } from '../../net/deadline.ts';
import { ForgeError } from '../error.ts';
import type { AppCredential, AppToken, ForgePorts, ForgeRepository, TokenPurpose } from '../forge.ts';
import { GithubClient } from './client.ts';

/** The fewest that suffice. */
const permissionsFor = {
  push: { contents: 'write' },
  request: { contents: 'write', pull_requests: 'write' },
  status: { statuses: 'write' },
} as const satisfies Record<TokenPurpose, object>;

/** May be repeated: a token whose answer was lost expires by itself. */
const issuing = { what: 'give the App a token', needs: 'metadata: read' };
/** Milliseconds that the end of a run may wait for GitHub. */
const longestRevocation = 10_000;

/**
 * @throws Failure bad input for a key that is none; `FORGE_AUTH` when GitHub does not know the App by this key;
 * `FORGE_APP_NOT_INSTALLED`; `FORGE_APP_PERMISSIONS`.
 */
export async function issueAppToken(app: AppCredential, purpose: TokenPurpose, ports: ForgePorts): Promise<AppToken> {
  const { repository, appId, privateKeyPem } = app;
  ports.secrets.add(privateKeyPem);
  const auth = { appId: appId.trim(), privateKey: readKey(privateKeyPem) };
  const client = new GithubClient(repository, ports, { auth: { authStrategy: createAppAuth, auth } });
  try {
    const installation = await client.attempt(issuing, 'GET /repos/{owner}/{repo}/installation', {});
    const wanted = {
      type: 'installation',
      installationId: installation.data.id,
      repositoryNames: [client.repo],
      permissions: permissionsFor[purpose],
    };
    const { token, expiresAt } = (await client.authenticate(wanted)) as { token: string; expiresAt: string };
    ports.secrets.add(token);
    return { token, expiresAt: Date.parse(expiresAt) };
  } catch (error) {
    throw refused(error, app, purpose) ?? client.failure(error, issuing);
  }
}

/**
 * Ends a token before its hour is over, as actions/create-github-app-token does after a job. Warns instead of failing: a
 * token expires by itself. It has a deadline of its own, since a run that is out of time leaves tokens too.
 */
export async function revokeAppToken(
  { token, expiresAt }: AppToken,
  repository: ForgeRepository,
  ports: ForgePorts,
): Promise<void> {
  using deadline = new Deadline(ports.clock, longestRevocation, 'revoking tokens');
  const client = new GithubClient(repository, ports, { auth: token, deadline });
  const call = { what: 'revoke the token', needs: '', repeatable: true };
  try {
    await client.attempt(call, 'DELETE /installation/token', {});
  } catch (error) {
    // It has ended already.
    if (error instanceof ForgeError && error.status === 401) return;
    const end = Number.isFinite(expiresAt) ? ` until ${new Date(expiresAt).toISOString()}` : ' for up to an hour';
    ports.log.warn(`the token of the GitHub App is not revoked and stays valid${end}: ${messageOf(error)}`);
  }
}

/** As PKCS #8, the only form that the strategy takes. */
function readKey(pem: string): string {
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
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** The refusals that only an App meets; undefined for others. */
function refused(error: unknown, { repository: { path }, appId }: AppCredential, purpose: TokenPurpose) {
  if (!(error instanceof ForgeError)) return undefined;
  const failure = (code: string, problem: string, hint: string) =>
    new Failure('failed', code, `GitHub App ${appId}: ${problem}`, { hint, cause: error });
  const { status, message } = error;
  if (status === 401) {
    const hint =
      'Check that gitops-app-id (App id or client id) and gitops-app-private-key belong to the same App, and that the key is not deleted.';
    return failure('FORGE_AUTH', 'GitHub does not know it by this private key', hint);
  }
  if (status === 404) {
    const hint = `Install it (the App's settings → Install App) and give it access to ${path}.`;
    return failure('FORGE_APP_NOT_INSTALLED', `it is not installed on ${path}`, hint);
  }
  if (status === 403 && /suspended/i.test(message)) {
    const hint = 'Have the owner of the installation resume it.';
    return failure('FORGE_AUTH', `its installation on ${path} is suspended`, hint);
  }
  if (status !== 422) return undefined;
  const wanted = Object.entries(permissionsFor[purpose]).map(([permission, level]) => `${permission}: ${level}`);
  const hint =
    'Give the App these permissions and accept them on its installation, which must have access to the repository.';
  return failure('FORGE_APP_PERMISSIONS', `it may not have ${wanted.join(', ')} on ${path}`, hint);
}
