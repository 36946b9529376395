import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTransport } from '../../../../src/core/git/connect.ts';
import { restlessClock } from '../../../support/clock.ts';
import { type BareRepository, createBareRepository } from '../../../support/git/repository.ts';
import { basic, type GitServer, startGitServer } from '../../../support/git/server.ts';
import { remoteOf, type TransportMode } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import {
  type Certificate,
  type Listener,
  listen,
  makeCertificate,
  openssl,
  startProxy,
  startTls,
} from '../../../support/net/web.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

const modes = ['wire', 'git'] as const;
const root = scratchDirectory('mg-network');
let server: GitServer;
let repository: BareRepository;
/** Remembers what it was asked for; every tunnel ends at the TLS server, whatever name was asked for. */
let proxy: Awaited<ReturnType<typeof startProxy>>;
let tls: Listener | undefined;
let certificate: Certificate | undefined;

beforeAll(async () => {
  repository = createBareRepository(root, { files: { 'a.yaml': 'tag: a\n' }, name: 'charts' });
  server = await startGitServer({ root });
  const behind = Number(new URL(server.origin).port);
  if (openssl.present) {
    certificate = makeCertificate();
    tls = await startTls(behind, certificate);
  }
  proxy = await startProxy({ behind, tunnel: tls?.port });
});
beforeEach(() => {
  server.reset();
  proxy.seen.length = 0;
});

/** The refs as a run sees them whose user has this configuration and these variables. */
async function refsOf(mode: TransportMode, url: string, env: Record<string, string>, config = '') {
  const home = mkdtempSync(join(root, 'home-'));
  writeFileSync(join(home, '.gitconfig'), config);
  const credential = { kind: 'token', token: 'canary-7f3a9c21' } as const;
  const parts = {
    mode,
    ...portsOf({ env: { PATH: process.env.PATH, HOME: home, ...env }, log: memoryLog(), clock: restlessClock }),
  };
  await using transport = await openTransport(remoteOf(url, credential), parts);
  return [...(await transport.listRefs(['refs/heads/'])).refs.keys()];
}
const main = ['refs/heads/main'];
const viaProxy = () => proxy.url;

describe.each(modes)('%s', (mode) => {
  it.each(['http_proxy', 'HTTP_PROXY'])('goes through %s, and not where NO_PROXY exempts', async (name) => {
    expect(await refsOf(mode, 'http://git.test/charts.git', { [name]: viaProxy() })).toEqual(main);
    expect(new Set(proxy.seen.map(({ line }) => line.replace(/^(\w+ http:..[^/]*).*/, '$1')))).toEqual(
      new Set(['GET http://git.test', 'POST http://git.test']),
    );
    proxy.seen.length = 0;
    const env = { [name]: viaProxy(), NO_PROXY: '127.0.0.1' };
    expect(await refsOf(mode, server.url(repository), env)).toEqual(main);
    expect(proxy.seen).toEqual([]);
  });

  it.each(['http', 'https'])('says that it was the proxy that refused, over %s', async (scheme) => {
    const refusal = ['HTTP/1.1 407 Proxy Authentication Required', 'Content-Length: 0', 'Connection: close', '', ''];
    const refusing = createTcpServer((client) => client.once('data', () => client.end(refusal.join('\r\n'))));
    await using listener = await listen(refusing);
    const asked = refsOf(mode, `${scheme}://git.test/charts.git`, { [`${scheme}_proxy`]: `http://${listener.host}` });
    await expect(asked).rejects.toMatchObject({ code: 'GIT_PROXY', hint: expect.stringContaining('user:password') });
  });

  it.each([429, 500, 503])('says that the server did not do it, for status %d', async (status) => {
    await using failing = await startGitServer({ root });
    failing.inject({ kind: 'status', status, times: 99 });
    const asked = refsOf(mode, failing.url(repository), {});
    await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^GIT_(SERVER_ERROR|RATE_LIMITED)$/) });
  });

  it('sends its own Authorization header and no other that the configuration of the user holds', async () => {
    const config = '[http]\n\textraHeader = X-Mine: 1\n[credential]\n\thelper = "!echo password=evil"\n';
    expect(await refsOf(mode, server.url(repository), {}, config)).toEqual(main);
    const token = basic('x-access-token', 'canary-7f3a9c21');
    expect(new Set(server.requests.map(({ headers }) => headers.authorization))).toEqual(new Set([token]));
    expect(server.requests.filter(({ headers }) => 'x-mine' in headers)).toEqual([]);
  });

  it('is led nowhere else by url.insteadOf', async () => {
    const config = `[url "http://127.0.0.1:1/"]\n\tinsteadOf = ${server.origin}/\n`;
    expect(await refsOf(mode, server.url(repository), {}, config)).toEqual(main);
  });
});

describe.skipIf(!openssl.present).each(modes)(openssl.titled('%s over TLS'), (mode) => {
  it('tunnels through HTTPS_PROXY', async () => {
    const env = { HTTPS_PROXY: viaProxy(), GIT_SSL_CAINFO: certificate!.file };
    expect(await refsOf(mode, 'https://git.test/charts.git', env)).toEqual(main);
    expect(new Set(proxy.seen.map(({ line }) => line))).toEqual(new Set(['CONNECT git.test:443']));
  });

  it('blames the certificate when it is the one of another host', async () => {
    const asked = refsOf(mode, 'https://evil.test/charts.git', {
      HTTPS_PROXY: viaProxy(),
      GIT_SSL_CAINFO: certificate!.file,
    });
    await expect(asked).rejects.toMatchObject({ code: 'GIT_TLS' });
  });

  it.each(['GIT_SSL_CAINFO', 'SSL_CERT_FILE'])('trusts the authorities in %s', async (name) => {
    expect(await refsOf(mode, `https://localhost:${tls!.port}/charts.git`, { [name]: certificate!.file })).toEqual(
      main,
    );
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, ''],
    ['GIT_SSL_NO_VERIFY', { GIT_SSL_NO_VERIFY: '1' }, ''],
    ['http.sslVerify', {}, '[http]\n\tsslVerify = false\n'],
  ])('trusts no unknown authority because of %s', async (_, env, config) => {
    const refused = refsOf(mode, `https://localhost:${tls!.port}/charts.git`, env, config);
    await expect(refused).rejects.toMatchObject({ code: 'GIT_TLS', hint: expect.stringContaining('GIT_SSL_CAINFO') });
    expect(server.requests).toEqual([]);
  });
});

describe("what the user's configuration of git says about the network", () => {
  const config = () => `[http]\n\tproxy = ${viaProxy()}\n`;

  it('counts for git', async () => {
    expect(await refsOf('git', 'http://git.test/charts.git', {}, config())).toEqual(main);
    expect(proxy.seen.length).toBeGreaterThan(0);
  });

  it('does not count for wire', async () => {
    expect(await refsOf('wire', server.url(repository), {}, config())).toEqual(main);
    expect(proxy.seen).toEqual([]);
  });

  it.skipIf(!openssl.present)(openssl.titled('has authorities for one server'), async () => {
    const url = `https://localhost:${tls!.port}`;
    const authorities = `[http "${url}/"]\n\tsslCAInfo = ${certificate!.file}\n`;
    expect(await refsOf('git', `${url}/charts.git`, {}, authorities)).toEqual(main);
    await expect(refsOf('wire', `${url}/charts.git`, {}, authorities)).rejects.toMatchObject({ code: 'GIT_TLS' });
  });
});
