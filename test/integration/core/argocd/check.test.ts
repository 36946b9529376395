import { describe, expect, it } from 'vitest';
import { checkArgocd } from '../../../../src/core/argocd/check.ts';
import type { ArgocdConnection } from '../../../../src/core/argocd/server/client.ts';
import { adminToken } from '../../../support/argocd/server.ts';
import { connectionTo, setting } from '../../../support/argocd/setting.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { portsOf } from '../../../support/ports.ts';

const log = {
  info() {},
  detail() {},
  warn() {},
  group: <T>(_: string, body: () => Promise<T>) => body(),
  during: <T>(_: unknown, body: () => Promise<T>) => body(),
};
const check = (connection: ArgocdConnection) =>
  checkArgocd(
    { connection, applications: [], dryRun: false },
    { ...portsOf({ clock: simulatedClock() }), log },
    undefined,
  );

describe('the check before anything is written', () => {
  it('asks who the token is and which version answers, and needs no permission for it', async () => {
    const token = 'a.reader.token';
    const { server } = await setting({ accounts: { [token]: { username: 'proj:default:reader', allow: [] } } });
    await check(connectionTo(server, { token }));
    expect(server.requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /api/v1/session/userinfo',
      'GET /api/version',
    ]);
  });

  it('logs in with a password', async () => {
    const passwords = { ci: { password: 'correct', token: adminToken } };
    const { server } = await setting({ passwords });
    await check(connectionTo(server, { username: 'ci', password: 'correct' }));
    const wrong = check(connectionTo(server, { username: 'ci', password: 'wrong!' }));
    await expect(wrong).rejects.toMatchObject({ code: 'ARGOCD_LOGIN', exitCode: 1 });
  });

  it('law 10: a malformed token is bad input, and is not sent', async () => {
    const { server } = await setting();
    await expect(check(connectionTo(server, { token: 'abc' }))).rejects.toMatchObject({
      exitCode: 2,
      message: 'argocd-token: is not an Argo CD token',
    });
    expect(server.requests).toEqual([]);
  });

  it('law 10: an expired token fails, although the server answers 200', async () => {
    const { server } = await setting();
    await expect(check(connectionTo(server, { token: 'an.expired.token' }))).rejects.toMatchObject({
      code: 'ARGOCD_UNAUTHORIZED',
      exitCode: 1,
    });
  });

  it('what is not Argo CD fails', async () => {
    const { server } = await setting();
    await expect(check(connectionTo(server, { rootPath: '/elsewhere' }))).rejects.toMatchObject({
      code: 'ARGOCD_NOT_THE_API',
    });
  });
});
