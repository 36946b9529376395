/** What answers is not the Argo CD API over HTTP/1.1: each becomes a failure that says which input to change. */
import http2 from 'node:http2';
import net, { type AddressInfo, type Socket } from 'node:net';
import tls from 'node:tls';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ArgocdClient } from '../../../../src/core/argocd/server/client.ts';
import { setting } from '../../../support/argocd/setting.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { failureOf } from '../../../support/failure.ts';
import { type Certificate, makeCertificate, openssl } from '../../../support/net/web.ts';
import { portsOf } from '../../../support/ports.ts';

const ref = { name: 'web1', project: 'default' };

/** Whatever is asked, this is done with the connection. */
const socketServer = (answer: (socket: Socket) => void) => net.createServer(answering(answer));

function answering(answer: (socket: Socket) => void) {
  return (socket: Socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  };
}

async function failureAt(server: net.Server, plaintext: boolean) {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const connection = { server: `127.0.0.1:${port}`, plaintext, insecure: true, headers: [], token: 'a.b.c' };
  using client = ArgocdClient.open(connection, portsOf({ clock: simulatedClock() }));
  return await failureOf(client.get(ref));
}

const goAway = Buffer.from([0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);

describe('plain text to a port that speaks something else', () => {
  const html = 'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>400</title>';
  it.each<[string, (socket: Socket) => void, string, RegExp]>([
    [
      'a TLS server of Go',
      (socket) => socket.end('HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n'),
      'ARGOCD_TLS',
      /leave `argocd-plaintext` out/,
    ],
    [
      'nginx with TLS',
      (socket) => socket.end(`${html}<p>The plain HTTP request was sent to HTTPS port</p>`),
      'ARGOCD_TLS',
      /leave `argocd-plaintext` out/,
    ],
    [
      'Apache with TLS',
      (socket) => socket.end(`${html}<p>You're speaking plain HTTP to an SSL-enabled server port.</p>`),
      'ARGOCD_TLS',
      /leave `argocd-plaintext` out/,
    ],
    [
      'a TLS server that sends an alert',
      (socket) => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 70])),
      'ARGOCD_TLS',
      /leave `argocd-plaintext` out/,
    ],
    [
      'a server that cuts the connection',
      (socket) => socket.resetAndDestroy(),
      'ARGOCD_UNREACHABLE',
      /speaks TLS.*leave `argocd-plaintext` out.*A fault of the network looks the same.*HTTPS_PROXY/,
    ],
    ['gRPC alone: SETTINGS', (socket) => socket.end(settings), 'ARGOCD_NOT_THE_API', /gRPC \(HTTP\/2\) alone/],
    ['gRPC alone: GOAWAY', (socket) => socket.end(goAway), 'ARGOCD_NOT_THE_API', /gRPC \(HTTP\/2\) alone/],
    [
      'neither TLS nor HTTP',
      (socket) => socket.end('SSH-2.0-OpenSSH_9.7\r\n'),
      'ARGOCD_NOT_THE_API',
      /check argocd-server/,
    ],
  ])('%s', async (_title, answer, code, hint) => {
    const failure = await failureAt(socketServer(answer), true);
    expect(failure).toMatchObject({ code, exitCode: 1 });
    expect(failure.hint).toMatch(hint);
  });

  it('a real HTTP/2 server', async () => {
    const failure = await failureAt(http2.createServer() as unknown as net.Server, true);
    expect(failure).toMatchObject({ code: 'ARGOCD_NOT_THE_API', hint: expect.stringContaining('HTTP/2') });
  });
});

describe('TLS to a plain port', () => {
  it('Argo CD itself, which resets the connection', async () => {
    const { client, server } = await setting({ resetsTls: true }, { plaintext: false });
    const failure = await failureOf(client.get(ref));
    expect(failure.code).toBe('ARGOCD_UNREACHABLE');
    expect(failure.hint).toMatch(/speaks plain HTTP.*`argocd-plaintext: true`.*A fault of the network looks the same/);
    expect(server.requests).toEqual([]);
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['one that answers with HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'ARGOCD_TLS'],
    ['one that just ends the connection', (socket) => socket.end(), 'ARGOCD_UNREACHABLE'],
  ])('%s', async (_title, answer, code) => {
    const failure = await failureAt(socketServer(answer), false);
    expect(failure.code).toBe(code);
    expect(failure.hint).toContain('`argocd-plaintext: true`');
    expect(failure.message).not.toMatch(/openssl|\n/);
  });
});

describe.skipIf(!openssl.present)(openssl.titled('TLS to gRPC alone'), () => {
  let pair: Pick<Certificate, 'cert' | 'key'>;
  beforeAll(() => {
    const { cert, key } = makeCertificate('argocd.test');
    pair = { cert, key };
  });

  it('a server that takes no other protocol than h2', async () => {
    const server = http2.createSecureServer({ ...pair, allowHTTP1: false });
    const failure = await failureAt(server as unknown as net.Server, false);
    expect(failure).toMatchObject({ code: 'ARGOCD_NOT_THE_API', hint: expect.stringContaining('gRPC (HTTP/2) alone') });
    expect(failure.message).toMatch(/no application protocol$/);
  });

  it('a server that does not negotiate', async () => {
    const server = tls.createServer(
      pair,
      answering((socket) => socket.end(settings)),
    );
    const failure = await failureAt(server, false);
    expect(failure).toMatchObject({ code: 'ARGOCD_NOT_THE_API', hint: expect.stringContaining('gRPC (HTTP/2) alone') });
  });

  it('a connection that is cut behind the handshake is no matter of argocd-plaintext', async () => {
    const server = tls.createServer(
      pair,
      answering((socket) => socket.destroy()),
    );
    const failure = await failureAt(server, false);
    expect(failure.code).toBe('ARGOCD_UNREACHABLE');
    expect(failure.hint).not.toContain('argocd-plaintext');
  });
});

describe('a proxy before Argo CD', () => {
  it.each<[string, { status: number; type?: string; body?: string }, string, RegExp]>([
    ['an ingress for gRPC', { status: 200, type: 'application/grpc' }, 'ARGOCD_NOT_THE_API', /gRPC \(HTTP\/2\) alone/],
    [
      'an ingress for gRPC that refuses',
      { status: 415, type: 'application/grpc' },
      'ARGOCD_NOT_THE_API',
      /web interface/,
    ],
    [
      'a log-in page',
      { status: 200, body: '<title>Sign in</title>' },
      'ARGOCD_NOT_THE_API',
      /login proxy must let \/api/,
    ],
    ['a log-in page with 401', { status: 401, body: '<title>Sign in</title>' }, 'ARGOCD_NOT_THE_API', /login proxy/],
    [
      'a demand for a log-in of its own',
      { status: 401, type: 'text/plain', body: 'auth' },
      'ARGOCD_REFUSED',
      /argocd-headers/,
    ],
    [
      'a refusal in JSON',
      { status: 403, type: 'application/json', body: '{"message":"IAP"}' },
      'ARGOCD_REFUSED',
      /argocd-headers/,
    ],
  ])('%s', async (_title, reply, code, hint) => {
    const { client, server } = await setting();
    server.faults.push({ path: /./, times: 100, reply });
    const failure = await failureOf(client.get(ref));
    expect(failure.code).toBe(code);
    expect(failure.hint).toMatch(hint);
  });
});
