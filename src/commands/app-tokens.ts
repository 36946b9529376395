/**
 * The tokens that a run has from a GitHub App: one for each purpose, shared by all of the run's steps, and revoked when
 * the last who held them has ended.
 */

import type { ForgePorts } from '../core/forge/connect.ts';
import type { ForgeRepository } from '../core/forge/forge.ts';
import type { AppToken, AppTokenPlace, AppTokenRequest } from '../core/forge/github/app-token.ts';
import type { Secrets } from '../core/ports.ts';
import { undoneAtEnd } from '../core/run-end.ts';

export interface AppCredential {
  /** On GitHub. */
  readonly repository: ForgeRepository;
  readonly appId: string;
  readonly privateKeyPem: string;
}

interface Issued {
  readonly place: AppTokenPlace;
  readonly token: Promise<AppToken>;
}

interface Held {
  holders: number;
  /** By purpose, App and repository. */
  readonly issued: Map<string, Issued>;
}

/** A run and its steps have their secrets in common. */
const runs = new WeakMap<Secrets, Held>();
/** Milliseconds that a token must still be valid for; building images may take longer than its hour. */
const shortestRest = 300_000;

/** Held by every command that reaches the GitOps repository, from its first line to its end, whatever that is. */
export function holdAppTokens(run: ForgePorts): AsyncDisposable {
  const held = runs.get(run.secrets) ?? { holders: 0, issued: new Map<string, Issued>() };
  runs.set(run.secrets, held);
  held.holders += 1;
  const revokeAll = async () => {
    const issued = [...held.issued.values()];
    held.issued.clear();
    await Promise.all(issued.map((each) => revoke(each, run)));
  };
  const forget = undoneAtEnd(revokeAll);
  return {
    async [Symbol.asyncDispose]() {
      held.holders -= 1;
      if (held.holders === 0) await revokeAll();
      forget();
    },
  };
}

/** @param purpose `request`: it may open pull requests too */
export async function installationToken(
  run: ForgePorts,
  app: AppCredential,
  purpose: 'push' | 'request',
): Promise<string> {
  const held = runs.get(run.secrets);
  // Nobody would revoke it.
  if (held === undefined || held.holders === 0)
    throw new Error('a token of a GitHub App is asked for outside a command');
  const key = `${purpose} ${app.appId} ${app.repository.url}`;
  const known = held.issued.get(key);
  if (known !== undefined && (await isFresh(known, run))) return (await known.token).token;
  const issued = exchange(run, app, purpose);
  held.issued.set(key, issued);
  return (await issued.token).token;
}

async function isFresh({ token }: Issued, { clock }: ForgePorts): Promise<boolean> {
  const { expiresAt } = await token;
  return !(expiresAt - clock.now() < shortestRest);
}

function exchange(run: ForgePorts, { repository, appId, privateKeyPem }: AppCredential, purpose: 'push' | 'request') {
  const [owner = '', name = ''] = repository.path.split('/');
  const place = { api: repository.api, owner, repository: name };
  // The least that does it: this repository alone, and requests only where one is made.
  const permissions: AppTokenRequest['permissions'] =
    purpose === 'request' ? { contents: 'write', pull_requests: 'write' } : { contents: 'write' };
  const ask = async () => {
    const { appToken } = await import('../core/forge/github/app-token.ts');
    return appToken({ ...place, appId, privateKeyPem, permissions }, portsOf(run));
  };
  return { place, token: ask() };
}

async function revoke({ place, token }: Issued, run: ForgePorts): Promise<void> {
  // Without a token there is nothing to end, and who asked for it was told.
  const issued = await token.catch(() => undefined);
  if (issued === undefined) return;
  const { revokeAppToken } = await import('../core/forge/github/app-token.ts');
  await revokeAppToken(issued, place, portsOf(run));
}

function portsOf({ clock, log, secrets }: ForgePorts): ForgePorts {
  return { clock, log, secrets };
}
