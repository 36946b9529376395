import { describe, expect, it } from 'vitest';
import { AppTokens } from '../../../../src/core/forge/app-tokens.ts';
import type { ForgeKind, ForgeRepository } from '../../../../src/core/forge/forge.ts';
import { github } from '../../../../src/core/forge/github/github.ts';
import { gitlab } from '../../../../src/core/forge/gitlab/gitlab.ts';
import { undoAll } from '../../../../src/core/run-end.ts';
import { handClock } from '../../../support/clock.ts';
import { portsOf } from '../../../support/ports.ts';

const hour = 3_600_000;

/** A forge that numbers the tokens that it issues, and remembers which are revoked. */
function setting(issue: () => Promise<void> = async () => {}) {
  const clock = handClock();
  const revoked: string[] = [];
  let issued = 0;
  const kind: ForgeKind = {
    ...github,
    apps: {
      async issue(_app, purpose) {
        await issue();
        issued += 1;
        return { token: `${purpose}-${issued}`, expiresAt: clock.now() + hour };
      },
      revoke: async ({ token }) => void revoked.push(token),
    },
  };
  const repository = { kind, api: '', path: 'acme/gitops', url: 'https://github.com/acme/gitops' };
  const tokens = new AppTokens(portsOf({ clock }));
  const app = (at: ForgeRepository = repository) => ({ repository: at, appId: '1', privateKeyPem: 'key' });
  return { clock, revoked, repository, tokens, app };
}

describe('the tokens of an App', () => {
  it('are shared by all that have the same purpose, and revoked at the end', async () => {
    const { tokens, app, repository, revoked } = setting();
    const other = { ...repository, path: 'acme/other', url: 'https://github.com/acme/other' };
    const all = [
      tokens.token(app(), 'push'),
      tokens.token(app(), 'push'),
      tokens.token(app(), 'request'),
      tokens.token(app(other), 'push'),
    ];
    expect(await Promise.all(all)).toEqual(['push-1', 'push-1', 'request-2', 'push-3']);
    expect(revoked).toEqual([]);
    await tokens[Symbol.asyncDispose]();
    await undoAll();
    expect(revoked).toEqual(['push-1', 'request-2', 'push-3']);
  });

  it('are replaced when they are about to expire', async () => {
    const { tokens, app, clock } = setting();
    await tokens.token(app(), 'push');
    clock.advance(hour - 301_000);
    expect(await tokens.token(app(), 'push')).toBe('push-1');
    clock.advance(2_000);
    expect(await tokens.token(app(), 'push')).toBe('push-2');
    await tokens[Symbol.asyncDispose]();
  });

  it('are revoked when the run is cancelled, also while one is being issued', async () => {
    let answer = () => {};
    const { tokens, app, revoked } = setting(() => new Promise((resolve) => (answer = resolve)));
    const asked = tokens.token(app(), 'push');
    const cancelled = undoAll();
    answer();
    await Promise.all([asked, cancelled]);
    expect(revoked).toEqual(['push-1']);
    await tokens[Symbol.asyncDispose]();
  });

  it('leave nothing to revoke where none was issued', async () => {
    const { tokens, app, revoked } = setting(() => Promise.reject(new Error('not installed')));
    await expect(tokens.token(app(), 'push')).rejects.toThrow('not installed');
    await tokens[Symbol.asyncDispose]();
    expect(revoked).toEqual([]);
  });

  it('are not had behind the end, when nobody would revoke them', async () => {
    const { tokens, app } = setting();
    await tokens[Symbol.asyncDispose]();
    await expect(tokens.token(app(), 'push')).rejects.toThrow('after the command has ended');
  });

  it('are bad input where the forge has no Apps (law 10)', async () => {
    const { tokens, app, repository } = setting();
    const asked = tokens.token(app({ ...repository, kind: gitlab }), 'push');
    await expect(asked).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^gitops-app-id: GitLab/),
    });
    await tokens[Symbol.asyncDispose]();
  });
});
