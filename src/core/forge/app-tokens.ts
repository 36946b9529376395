/** The tokens that one run gets from an App: one a purpose, shared by all steps, revoked at the end of the run. */

import { badInput } from '../failure.ts';
import { atRunEnd } from '../run-end.ts';
import type { AppCredential, AppToken, AppTokenIssuer, ForgePorts, ForgeRepository, TokenPurpose } from './forge.ts';

interface Issued {
  readonly issuer: AppTokenIssuer;
  readonly repository: ForgeRepository;
  readonly token: Promise<AppToken>;
}

/** Milliseconds for which a token must still be valid; building images may take longer than its hour. */
const shortestRest = 300_000;

/** The command disposes of them; a run that is cancelled revokes them too. */
export class AppTokens implements AsyncDisposable {
  readonly #ports: ForgePorts;
  /** By purpose, App and repository. */
  readonly #issued = new Map<string, Issued>();
  readonly #forget: () => void;
  #disposed = false;

  constructor({ network, clock, log, secrets }: ForgePorts) {
    this.#ports = { network, clock, log, secrets };
    this.#forget = atRunEnd(() => this.#revokeAll());
  }

  /** The same token again while it is valid for some minutes more. */
  async token(app: AppCredential, purpose: TokenPurpose): Promise<string> {
    const { repository, appId } = app;
    const issuer = repository.kind.apps;
    if (issuer === undefined) {
      throw badInput('gitops-app-id', `${repository.kind.title} has no Apps with a private key`, 'Give gitops-token.');
    }
    // Nobody would revoke it.
    if (this.#disposed) throw new Error('a token of an App is asked for after the command has ended');
    const key = `${purpose} ${appId} ${repository.url}`;
    const known = this.#issued.get(key);
    if (known !== undefined && (await this.#isFresh(known))) return (await known.token).token;
    const token = issuer.issue(app, purpose, this.#ports);
    this.#issued.set(key, { issuer, repository, token });
    return (await token).token;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    await this.#revokeAll();
    this.#forget();
  }

  async #isFresh({ token }: Issued): Promise<boolean> {
    const { expiresAt } = await token;
    return !(expiresAt - this.#ports.clock.now() < shortestRest);
  }

  async #revokeAll(): Promise<void> {
    const issued = [...this.#issued.values()];
    this.#issued.clear();
    await Promise.all(issued.map((each) => this.#revoke(each)));
  }

  async #revoke({ issuer, repository, token }: Issued): Promise<void> {
    // A token that could not be issued was thrown to the caller as a failure.
    const issued = await token.catch(() => undefined);
    if (issued !== undefined) await issuer.revoke(issued, repository, this.#ports);
  }
}
