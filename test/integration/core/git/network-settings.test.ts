/** What docs/configuration.md says of proxies and certificate authorities, for both transports. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTransport } from '../../../../src/core/git/connect.ts';
import { restlessClock } from '../../../support/clock.ts';
import { memoryLog, remoteOf, type TransportMode } from '../../../support/delivery.ts';
import {
  type BareRepository,
  basic,
  createBareRepository,
  type GitServer,
  startGitServer,
} from '../../../support/git-server.ts';
import { portsOf } from '../../../support/network.ts';
import { findProgram, realPart } from '../../../support/real-parts.ts';

const modes = ['wire', 'git'] as const;
const root = mkdtempSync(join(tmpdir(), 'mg-network-'));
let server: GitServer;
let repository: BareRepository;
/** Remembers what it was asked for; every tunnel ends at the TLS server, whatever name was asked for. */
let proxy: { port: number; seen: string[] };
let tls: { port: number; ca: string };
const listeners: (Server | TcpServer)[] = [];

const openssl = await realPart(
  'openssl',
  async () => (await findProgram('openssl')) !== undefined,
  'Debian: apt-get install openssl',
);

async function listen(listener: Server | TcpServer): Promise<number> {
  listeners.push(listener);
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  return (listener.address() as AddressInfo).port;
}

function joined(one: NodeJS.ReadWriteStream, port: number): void {
  const other = connect(port, '127.0.0.1');
  one.pipe(other).pipe(one);
  for (const end of [one, other]) end.on('error', () => other.destroy());
}

async function startProxy(): Promise<typeof proxy> {
  const seen: string[] = [];
  const listener = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${new URL(incoming.url ?? '').host}`);
    const { pathname, search } = new URL(incoming.url ?? '');
    const port = new URL(server.origin).port;
    const forward = { port, method: incoming.method ?? 'GET', path: pathname + search, headers: incoming.headers };
    incoming.pipe(
      request(forward, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  });
  listener.on('connect', (incoming, client) => {
    seen.push(`CONNECT ${incoming.url}`);
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    joined(client, tls.port);
  });
  return { port: await listen(listener), seen };
}

/** TLS in front of the git server, with a certificate that no public authority signed. */
async function startTls(): Promise<typeof tls> {
  const [key, ca] = [join(root, 'key.pem'), join(root, 'ca.pem')];
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const subject = ['-subj', '/CN=git.test', '-addext', 'subjectAltName=DNS:localhost,DNS:git.test'];
  execFileSync('openssl', [...make, ...subject, '-keyout', key, '-out', ca], { stdio: 'ignore' });
  const inner = Number(new URL(server.origin).port);
  const listener = createTlsServer({ key: readFileSync(key), cert: readFileSync(ca) }, (client) =>
    joined(client, inner),
  );
  return { port: await listen(listener), ca };
}

beforeAll(async () => {
  repository = createBareRepository(root, { files: { 'a.yaml': 'tag: a\n' }, name: 'charts' });
  server = await startGitServer({ root });
  if (openssl.present) tls = await startTls();
  proxy = await startProxy();
});
beforeEach(() => {
  server.reset();
  proxy.seen.length = 0;
});
afterAll(async () => {
  for (const listener of listeners) listener.close();
  await server.close();
  rmSync(root, { recursive: true, force: true });
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
const viaProxy = () => `http://127.0.0.1:${proxy.port}`;

describe.each(modes)('%s', (mode) => {
  it.each(['http_proxy', 'HTTP_PROXY'])('goes through %s, and not where NO_PROXY exempts', async (name) => {
    expect(await refsOf(mode, 'http://git.test/charts.git', { [name]: viaProxy() })).toEqual(main);
    expect(new Set(proxy.seen)).toEqual(new Set(['GET git.test', 'POST git.test']));
    proxy.seen.length = 0;
    const env = { [name]: viaProxy(), NO_PROXY: '127.0.0.1' };
    expect(await refsOf(mode, server.url(repository), env)).toEqual(main);
    expect(proxy.seen).toEqual([]);
  });

  it.each(['http', 'https'])('says that it was the proxy that refused, over %s', async (scheme) => {
    const refusal = ['HTTP/1.1 407 Proxy Authentication Required', 'Content-Length: 0', 'Connection: close', '', ''];
    const refusing = createTcpServer((client) => client.once('data', () => client.end(refusal.join('\r\n'))));
    const port = await listen(refusing);
    const asked = refsOf(mode, `${scheme}://git.test/charts.git`, { [`${scheme}_proxy`]: `http://127.0.0.1:${port}` });
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
    const env = { HTTPS_PROXY: viaProxy(), GIT_SSL_CAINFO: tls.ca };
    expect(await refsOf(mode, 'https://git.test/charts.git', env)).toEqual(main);
    expect(new Set(proxy.seen)).toEqual(new Set(['CONNECT git.test:443']));
  });

  it('blames the certificate when it is the one of another host', async () => {
    const asked = refsOf(mode, 'https://evil.test/charts.git', { HTTPS_PROXY: viaProxy(), GIT_SSL_CAINFO: tls.ca });
    await expect(asked).rejects.toMatchObject({ code: 'GIT_TLS' });
  });

  it.each(['GIT_SSL_CAINFO', 'SSL_CERT_FILE'])('trusts the authorities in %s', async (name) => {
    expect(await refsOf(mode, `https://localhost:${tls.port}/charts.git`, { [name]: tls.ca })).toEqual(main);
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, ''],
    ['GIT_SSL_NO_VERIFY', { GIT_SSL_NO_VERIFY: '1' }, ''],
    ['http.sslVerify', {}, '[http]\n\tsslVerify = false\n'],
  ])('trusts no unknown authority because of %s', async (_, env, config) => {
    const refused = refsOf(mode, `https://localhost:${tls.port}/charts.git`, env, config);
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
    const url = `https://localhost:${tls.port}`;
    const authorities = `[http "${url}/"]\n\tsslCAInfo = ${tls.ca}\n`;
    expect(await refsOf('git', `${url}/charts.git`, {}, authorities)).toEqual(main);
    await expect(refsOf('wire', `${url}/charts.git`, {}, authorities)).rejects.toMatchObject({ code: 'GIT_TLS' });
  });
});
