import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GitCredential } from '../../../../../src/core/git/transport.ts';
import type { WireLimits } from '../../../../../src/core/git/wire/limits.ts';
import { openWireTransport } from '../../../../../src/core/git/wire/open.ts';
import { dial } from '../../../../../src/core/net/dial.ts';
import type { Clock, Environment, Log } from '../../../../../src/core/ports.ts';
import { handClock } from '../../../../support/clock.ts';
import {
  type BareRepository,
  basic,
  createBareRepository,
  type GitServer,
  startGitServer,
} from '../../../../support/git-server.ts';
import { portsOf } from '../../../../support/network.ts';
import { findProgram, realPart } from '../../../../support/real-parts.ts';

const main = 'refs/heads/main';
const token = 'ghs_canary0123456789';
const warnings: string[] = [];
const log: Log = { info() {}, detail() {}, warn: (line) => warnings.push(line), group: (_title, body) => body() };
const clock = handClock({ now: Date.parse('2026-01-01T00:00:00Z'), still: true });
const { pauses } = clock;

let root: string;
let server: GitServer;
let repository: BareRepository;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'wire-network-'));
  repository = createBareRepository(root, { files: { 'web1/values.yaml': 'tag: a\n' }, name: 'charts' });
  server = await startGitServer({ root });
});

beforeEach(() => {
  server.reset();
  warnings.length = 0;
  pauses.length = 0;
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

interface Opening {
  readonly env?: Environment;
  readonly credential?: GitCredential;
  readonly limits?: Partial<WireLimits>;
  readonly attempts?: number;
  readonly clock?: Clock;
}

function open(url: string, { env = {}, credential = { kind: 'none' }, limits = {}, attempts, ...given }: Opening = {}) {
  return openWireTransport(
    { url, credential, credentialSource: undefined },
    { ...portsOf({ env, log, clock, ...given }), limits, attempts },
  );
}

async function listen<S extends Server | TcpServer>(listener: S) {
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  const sockets = new Set<{ destroy(): void }>();
  listener.on('connection', (socket) => sockets.add(socket));
  return {
    port: (listener.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => listener.close(done));
    },
  };
}

/** A proxy that remembers what it saw; every tunnel ends at the git server, whatever name was asked for. */
async function startProxy(behind: number, status = 200) {
  const seen: { line: string; authorization: string | undefined; credential: string | undefined }[] = [];
  const note = ({ method, url, headers }: IncomingMessage) => {
    const { authorization, 'proxy-authorization': proxyAuthorization } = headers;
    seen.push({ line: `${method} ${url}`, authorization: proxyAuthorization, credential: authorization });
  };
  const proxy = createServer((incoming, outgoing) => {
    note(incoming);
    const { pathname, search } = new URL(incoming.url!);
    const forward = { port: behind, method: incoming.method!, path: pathname + search, headers: incoming.headers };
    incoming.pipe(
      request(forward, (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  });
  proxy.on('connect', (incoming: IncomingMessage, client) => {
    note(incoming);
    if (status !== 200) return client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const target = connect(behind, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    for (const end of [client, target]) end.on('error', () => target.destroy());
  });
  return { ...(await listen(proxy)), seen };
}

const openssl = await realPart(
  'openssl',
  async () => (await findProgram('openssl')) !== undefined,
  'Debian: apt-get install openssl',
);

/** TLS before the git server, with a certificate for localhost and 127.0.0.1 that no public authority signed. */
async function startTls() {
  const key = join(root, 'key.pem');
  const ca = join(root, 'ca.pem');
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const subject = ['-subj', '/CN=git.test', '-addext', 'subjectAltName=DNS:localhost,DNS:git.test,IP:127.0.0.1'];
  execFileSync('openssl', [...make, ...subject, '-keyout', key, '-out', ca], { stdio: 'ignore' });
  const tls = createTlsServer({ key: readFileSync(key), cert: readFileSync(ca) }, (client) => {
    const target = connect(Number(new URL(server.origin).port), '127.0.0.1');
    client.pipe(target).pipe(client);
    for (const end of [client, target]) end.on('error', () => target.destroy());
  });
  return { ...(await listen(tls)), ca };
}

describe('a request that changes nothing is repeated when it may succeed', () => {
  test.each([
    ['429', { kind: 'status', status: 429 }, [500]],
    ['502', { kind: 'status', status: 502 }, [500]],
    ['503 with the seconds it asks for', { kind: 'status', status: 503, headers: { 'retry-after': '3' } }, [3_500]],
    [
      '503 with the date it asks for',
      { kind: 'status', status: 503, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:05 GMT' } },
      [5_500],
    ],
    ['504 twice, with a longer pause', { kind: 'status', status: 504, times: 2 }, [500, 1_000]],
    ['a connection that dies before the answer', { kind: 'drop-before' }, [500]],
    ['a connection that dies inside the answer', { kind: 'cut', bytes: 20 }, [500]],
  ] as const)('%s', async (_case, fault, expected) => {
    for (const at of ['info-refs', 'ls-refs', 'fetch'] as const) server.inject({ at, ...fault });
    await using transport = await open(server.url(repository));
    const tip = (await transport.listRefs([main])).refs.get(main)!;
    expect(tip).toBe(repository.git('rev-parse', 'main'));
    expect((await transport.read([tip])).get(tip)?.type).toBe('commit');
    expect(pauses).toEqual([...expected, ...expected, ...expected]);
  });

  test('five times at most', async () => {
    server.inject({ at: 'info-refs', kind: 'status', status: 503, times: 5 });
    await expect(open(server.url(repository))).rejects.toMatchObject({ code: 'GIT_SERVER_ERROR' });
    expect(server.requests).toHaveLength(5);
  });

  test('not when the server asks for a pause that no runner should sit through', async () => {
    await using limited = await startGitServer({ root });
    limited.inject({ at: 'info-refs', kind: 'status', status: 429, headers: { 'retry-after': '3600' } });
    await expect(open(limited.url(repository))).rejects.toMatchObject({ code: 'GIT_RATE_LIMITED' });
    expect(pauses).toEqual([]);
  });
});

describe('a server may not hold the run', () => {
  test('silence ends as GIT_CONNECTION_LOST', async () => {
    await using silent = await listen(createTcpServer());
    const limits = { inactivityMs: 50 };
    await expect(open(`http://127.0.0.1:${silent.port}/x.git`, { limits, attempts: 2 })).rejects.toMatchObject({
      code: 'GIT_CONNECTION_LOST',
      message: expect.stringContaining('silent for 50 ms'),
    });
  });

  test('one that goes away is told to all who have asked at the same time', async () => {
    const leaving = await startGitServer({ root });
    await using transport = await open(leaving.url(repository), { attempts: 2 });
    leaving.inject({ kind: 'before', action: () => leaving.close() });
    const asked = await Promise.allSettled([1, 2, 3].map(() => transport.listRefs([main])));
    expect(asked.map((each) => each.status === 'rejected' && each.reason)).toEqual(
      [1, 2, 3].map(() => expect.objectContaining({ code: 'GIT_UNREACHABLE' })),
    );
  });

  test('an answer that drips for ever ends', async () => {
    const minutes = handClock();
    const dripping = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
      const drip = () => {
        if (response.destroyed) return;
        response.write('0');
        minutes.advance(60_000);
        setImmediate(drip);
      };
      drip();
    });
    await using slow = await listen(dripping);
    const opening = open(`http://127.0.0.1:${slow.port}/x.git`, { attempts: 1, clock: minutes });
    await expect(opening).rejects.toMatchObject({
      code: 'GIT_CONNECTION_LOST',
      message: expect.stringContaining('no whole answer within 600000 ms'),
    });
  });

  test.each(['identity', 'gzip'])('an answer without an end (%s) ends as GIT_RESPONSE_TOO_LARGE', async (encoding) => {
    const line = Buffer.concat([Buffer.from('fff0'), Buffer.alloc(0xfff0 - 4, 'a')]);
    const endless = createServer((_request, response) => {
      const type = 'application/x-git-upload-pack-advertisement';
      response.writeHead(200, { 'content-type': type, 'content-encoding': encoding });
      const lines = Buffer.concat(Array(40).fill(line));
      // Two mebibytes that gzip makes 3 kB: the limit counts what they become.
      response.end(encoding === 'gzip' ? gzipSync(lines) : lines);
    });
    await using bomb = await listen(endless);
    const limits = { responseBytes: 1024 * 1024 };
    await expect(open(`http://127.0.0.1:${bomb.port}/x.git`, { limits })).rejects.toMatchObject({
      code: 'GIT_RESPONSE_TOO_LARGE',
    });
  });

  test('nobody there ends as GIT_UNREACHABLE', async () => {
    const gone = await listen(createTcpServer());
    await gone[Symbol.asyncDispose]();
    await expect(open(`http://127.0.0.1:${gone.port}/x.git`)).rejects.toMatchObject({ code: 'GIT_UNREACHABLE' });
  });
});

describe('gzip', () => {
  test.each(['gzip', 'x-gzip', 'GZIP'])('answers are unpacked (%s), and large requests are packed', async (coding) => {
    const packing = createServer((incoming, outgoing) => {
      const { method, url, headers } = incoming;
      const forward = { port: Number(new URL(server.origin).port), method: method!, path: url!, headers };
      incoming.pipe(
        request(forward, async (answer) => {
          const body = Buffer.concat(await answer.toArray());
          outgoing.writeHead(answer.statusCode!, {
            'content-type': answer.headers['content-type'],
            'content-encoding': coding,
          });
          outgoing.end(gzipSync(body));
        }),
      );
    });
    await using gateway = await listen(packing);
    await using transport = await open(`http://127.0.0.1:${gateway.port}/charts.git`);
    const tip = repository.git('rev-parse', 'main');
    expect((await transport.read([tip])).get(tip)?.type).toBe('commit');
    await transport.listRefs(Array.from({ length: 60 }, (_, index) => `refs/heads/review/branch-${index}`));
    expect(server.requests.map(({ headers }) => headers['content-encoding'])).toEqual([undefined, undefined, 'gzip']);
  });

  test('damage inside is GIT_PROTOCOL', async () => {
    const type = 'application/x-git-upload-pack-advertisement';
    const broken = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end('0000 is not gzip');
    });
    await using gateway = await listen(broken);
    await expect(open(`http://127.0.0.1:${gateway.port}/x.git`)).rejects.toMatchObject({ code: 'GIT_PROTOCOL' });
  });
});

describe('a proxy', () => {
  const behind = () => Number(new URL(server.origin).port);
  const credential = { kind: 'token', token } as const;

  test('for plain http gets whole URLs and its own credential', async () => {
    await using proxy = await startProxy(behind());
    const env = { HTTP_PROXY: `http://user:secret@127.0.0.1:${proxy.port}` };
    await using transport = await open('http://git.test/charts.git', { env, credential });
    expect((await transport.listRefs([main])).refs.size).toBe(1);
    expect(proxy.seen.map(({ line }) => line)).toEqual([
      'GET http://git.test/charts.git/info/refs?service=git-upload-pack',
      'POST http://git.test/charts.git/git-upload-pack',
    ]);
    expect(proxy.seen.every(({ authorization }) => authorization === basic('user', 'secret'))).toBe(true);
  });

  test.each([
    [407, 'GIT_PROXY'],
    [403, 'GIT_PROXY'],
    [502, 'GIT_UNREACHABLE'],
  ])('that refuses the tunnel with %i is %s', async (status, code) => {
    await using proxy = await startProxy(1, status);
    const env = { ALL_PROXY: `http://127.0.0.1:${proxy.port}` };
    const failure = await open('https://git.test/charts.git', { env }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    const { message, cause } = failure as Error;
    expect(`${message} ${cause instanceof Error ? cause.message : ''}`).toContain(`status ${status}`);
  });

  test('is not asked for what NO_PROXY exempts', async () => {
    const env = { HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: '127.0.0.0/8' };
    await using transport = await open(server.url(repository), { env });
    expect((await transport.listRefs([main])).refs.size).toBe(1);
  });
});

describe.skipIf(!openssl.present)(openssl.titled('TLS'), () => {
  test('a proxy gets one CONNECT, and neither the credential nor the path', async () => {
    await using tls = await startTls();
    await using proxy = await startProxy(tls.port);
    const env = { https_proxy: `http://user:secret@127.0.0.1:${proxy.port}`, GIT_SSL_CAINFO: tls.ca };
    await using transport = await open('https://git.test/charts.git', { env, credential: { kind: 'token', token } });
    expect((await transport.listRefs([main])).refs.size).toBe(1);
    expect(proxy.seen).toEqual([
      { line: 'CONNECT git.test:443', authorization: basic('user', 'secret'), credential: undefined },
    ]);
    expect(server.requests.map(({ headers }) => [headers.authorization, headers['proxy-authorization']])).toEqual([
      [basic('x-access-token', token), undefined],
      [basic('x-access-token', token), undefined],
    ]);
    expect(transport.cost().bytesReceived).toBeGreaterThan(300);
  });

  test.each(['GIT_SSL_CAINFO', 'SSL_CERT_FILE'])('a private authority is trusted through %s', async (variable) => {
    await using tls = await startTls();
    for (const host of ['localhost', '127.0.0.1']) {
      await using transport = await open(`https://${host}:${tls.port}/charts.git`, { env: { [variable]: tls.ca } });
      expect((await transport.listRefs([main])).refs.size).toBe(1);
    }
  });

  test('an unknown authority fails as GIT_TLS, and GIT_SSL_NO_VERIFY does not help', async () => {
    await using tls = await startTls();
    const opening = open(`https://localhost:${tls.port}/charts.git`, { env: { GIT_SSL_NO_VERIFY: '1' } });
    await expect(opening).rejects.toMatchObject({ code: 'GIT_TLS', hint: expect.stringContaining('GIT_SSL_CAINFO') });
    expect(warnings).toEqual([expect.stringContaining('GIT_SSL_NO_VERIFY is ignored')]);
    expect(server.requests).toEqual([]);
  });

  test('a certificate of another host fails as GIT_TLS', async () => {
    await using tls = await startTls();
    await using proxy = await startProxy(tls.port);
    const env = { ALL_PROXY: `http://127.0.0.1:${proxy.port}`, GIT_SSL_CAINFO: tls.ca };
    await expect(open('https://evil.test/charts.git', { env })).rejects.toMatchObject({
      code: 'GIT_TLS',
      message: expect.stringContaining('of evil.test is not trusted'),
      hint: expect.not.stringContaining('GIT_SSL_CAINFO'),
    });
  });

  test('the certificate of a proxy is not taken for the one of the git server', async () => {
    await using tls = await startTls();
    const env = { HTTPS_PROXY: `https://localhost:${tls.port}` };
    await expect(open('https://git.test/charts.git', { env })).rejects.toMatchObject({
      code: 'GIT_TLS',
      message: expect.stringMatching(`^the certificate of the proxy localhost:${tls.port} is not trusted: [^;]*$`),
      hint: expect.stringContaining('GIT_SSL_CAINFO'),
    });
  });

  test('a redirect out of TLS is refused', async () => {
    await using tls = await startTls();
    server.inject({ at: 'info-refs', kind: 'redirect', to: server.origin });
    const env = { GIT_SSL_CAINFO: tls.ca };
    await expect(open(`https://localhost:${tls.port}/charts.git`, { env })).rejects.toMatchObject({
      code: 'GIT_REDIRECT',
      message: expect.stringContaining('from https to http'),
    });
  });

  test("the system's authorities count when no file is named, and are asked last", async () => {
    await using tls = await startTls();
    const url = new URL(`https://localhost:${tls.port}/`);
    const system = createSecureContext({ ca: readFileSync(tls.ca) });
    const trust = { verify: true, authorities: () => undefined, fallback: () => system };
    const route = { proxy: undefined, trust, proxyTrust: trust, clock, connectMs: 5_000 };
    const { signal } = new AbortController();
    const socket = await dial({ ...route, url }, signal);
    socket.destroy();
    const other = dial({ ...route, url: new URL('https://localhost:1/') }, signal);
    await expect(other).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('a file without certificates is bad input', async () => {
    const env = { GIT_SSL_CAINFO: fileURLToPath(import.meta.url) };
    await expect(open('https://localhost/charts.git', { env })).rejects.toMatchObject({ kind: 'bad-input' });
  });

  test('an authority file that cannot be read is bad input', async () => {
    const env = { GIT_SSL_CAINFO: join(root, 'nowhere.pem') };
    await expect(open('https://localhost/charts.git', { env })).rejects.toMatchObject({ kind: 'bad-input' });
  });
});
