/** The Argo CD server over the run's network: a private authority, client certificates, proxies and the deadline. */
import { beforeAll, describe, expect, it } from 'vitest';
import { deployApplication } from '../../../../src/core/argocd/deploy.ts';
import { handleUntil } from '../../../../src/core/argocd/rollout/observe.ts';
import { waitUntilLive } from '../../../../src/core/argocd/rollout/wait.ts';
import { ArgocdClient, type ArgocdConnection } from '../../../../src/core/argocd/server/client.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { application, connectionTo, setting, targetAt, upsertAll } from '../../../support/argocd/setting.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { type Certificate, makeCertificate, openssl, startProxy } from '../../../support/net/web.ts';
import { portsOf } from '../../../support/ports.ts';

const ref = { name: 'web1', project: 'default' };
const silent = {
  info() {},
  detail() {},
  warn() {},
  group: <T>(_: string, body: () => Promise<T>) => body(),
  during: <T>(_: unknown, body: () => Promise<T>) => body(),
};

async function outcome(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Failure ? { code: error.code, hint: error.hint } : error),
  );
}

describe.skipIf(!openssl.present)(openssl.titled('TLS with a private CA'), () => {
  let certificate: Certificate;
  beforeAll(() => {
    certificate = makeCertificate('argocd.test');
  });

  async function answer(connection: Partial<ArgocdConnection>, mutual = false): Promise<unknown> {
    const { cert, key } = certificate;
    const tls = { cert, key, ...(mutual ? { ca: cert, requestCert: true, rejectUnauthorized: true } : {}) };
    const { client } = await setting({ tls }, connection);
    return outcome(client.get(ref));
  }

  it('an unknown CA is refused, and the hint names argocd-ca', async () => {
    expect(await answer({})).toMatchObject({ code: 'ARGOCD_TLS', hint: expect.stringContaining('argocd-ca') });
  });

  it('argocd-ca makes it known, as text and as a path', async () => {
    expect(await answer({ ca: certificate.cert })).toBe('answered');
    expect(await answer({ ca: certificate.file })).toBe('answered');
  });

  it('argocd-insecure skips the check', async () => {
    expect(await answer({ insecure: true })).toBe('answered');
  });

  it('mutual TLS works with a client certificate and teaches without one', async () => {
    const { cert, key } = certificate;
    expect(await answer({ ca: cert, clientCert: cert, clientKey: key }, true)).toBe('answered');
    expect(await answer({ ca: cert }, true)).toMatchObject({
      code: 'ARGOCD_TLS',
      hint: expect.stringContaining('argocd-client-cert'),
    });
  });

  it('plain text to a TLS port, and TLS to a plain port, are told apart from an outage', async () => {
    const { client } = await setting({}, { plaintext: false });
    expect(await outcome(client.get(ref))).toMatchObject({
      code: 'ARGOCD_TLS',
      hint: expect.stringContaining('argocd-plaintext'),
    });
  });

  it('a server behind HTTPS_PROXY is reached by CONNECT, its event stream too', async () => {
    const { cert, key } = certificate;
    const { server } = await setting({ tls: { cert, key }, keepaliveMs: 10 });
    const credential = { user: 'ci', password: 'proxy-password' };
    await using proxy = await startProxy({ behind: Number(new URL(server.url).port), credential });
    const connection = { ...connectionTo(server), server: 'argocd.test', ca: cert };
    using client = ArgocdClient.open(connection, portsOf({ env: { HTTPS_PROXY: proxy.url } }));
    await client.upsert(application(), upsertAll);
    const event = new Promise<void>((resolve) => {
      const onEvent = () => {
        stream.close();
        resolve();
      };
      const stream = client.watch(ref, { onEvent, onEnd: () => {} });
    });
    await client.refresh(ref);
    await event;
    expect(new Set(proxy.seen.map(({ line }) => line))).toEqual(new Set(['CONNECT argocd.test:443']));
  });

  it('NO_PROXY names hosts that are reached without it, and a root path is kept behind one', async () => {
    const { cert, key } = certificate;
    const { server } = await setting({ tls: { cert, key }, rootPath: '/argocd' });
    await using proxy = await startProxy({ behind: Number(new URL(server.url).port) });
    const { host, port } = new URL(server.url);
    const answers = async (name: string, env: Record<string, string>) => {
      const connection = { ...connectionTo(server), server: name, insecure: true, rootPath: 'argocd' };
      using client = ArgocdClient.open(connection, portsOf({ env: { HTTPS_PROXY: proxy.url, ...env } }));
      return await outcome(client.get(ref));
    };
    expect(await answers(host, { NO_PROXY: '127.0.0.1' })).toBe('answered');
    expect(proxy.seen).toEqual([]);
    expect(await answers(`argocd.test:${port}`, { NO_PROXY: 'other.test' })).toBe('answered');
    expect(proxy.seen.map(({ line }) => line)).toEqual([`CONNECT argocd.test:${port}`]);
    expect(server.requests.every(({ path }) => path.startsWith('/api/'))).toBe(true);
  });

  it('a proxy that wants another credential is told with its variable, and not with the credential', async () => {
    await using proxy = await startProxy({ credential: { user: 'ci', password: 'right' } });
    const { server } = await setting();
    const connection = { ...connectionTo(server), server: 'argocd.test', plaintext: false };
    const env = { HTTPS_PROXY: proxy.url.replace('//', '//ci:wrong-password@') };
    using client = ArgocdClient.open(connection, portsOf({ env }));
    const found = await outcome(client.get(ref));
    expect(found).toMatchObject({ code: 'ARGOCD_PROXY', hint: expect.stringContaining('HTTPS_PROXY=http://user') });
    expect(JSON.stringify(found)).not.toContain('wrong-password');
  });

  it('a proxy that refuses is named, with its variable', async () => {
    await using proxy = await startProxy({ status: 403 });
    const { server } = await setting();
    const connection = { ...connectionTo(server), server: 'argocd.test', plaintext: false };
    using client = ArgocdClient.open(connection, portsOf({ env: { HTTPS_PROXY: proxy.url } }));
    expect(await outcome(client.get(ref))).toMatchObject({
      code: 'ARGOCD_PROXY',
      hint: expect.stringContaining('NO_PROXY'),
    });
  });
});

describe('law 14: a server that drips its answers', () => {
  const connection = { plaintext: true, insecure: false, headers: [], token: 'a.b.c' };
  const drip = () =>
    scriptedServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(timer));
    });

  it.each([
    [
      'a deployment',
      (handle: Parameters<typeof waitUntilLive>[0]) =>
        deployApplication(handle, application(), {
          upsert: upsertAll,
          sync: false,
          prune: false,
          terminate: false,
          operationId: 'run',
          goal: undefined,
          onFailure: 'keep',
          onOlder: 'skip',
          target: targetAt(),
          rollBackInGit: undefined,
          at: () => application(),
        }),
      'DEADLINE',
    ],
    [
      'a wait',
      (handle: Parameters<typeof waitUntilLive>[0]) =>
        waitUntilLive(
          handle,
          { operationId: undefined, synced: true, healthy: true, images: [], degradedGraceMs: 1 },
          targetAt(),
        ),
      'ARGOCD_UNREACHABLE',
    ],
  ])('%s ends with 3', async (_, work, code) => {
    await using server = await drip();
    const clock = simulatedClock();
    using client = ArgocdClient.open({ ...connection, server: server.host }, portsOf({ clock }));
    using deadline = new Deadline(clock, 20_000);
    const handle = handleUntil({ client, ref, clock, log: silent }, deadline);
    await expect(work(handle)).rejects.toMatchObject({ code, exitCode: 3 });
  });
});
