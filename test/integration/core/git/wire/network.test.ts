import { createServer, request } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { handClock } from '../../../../support/clock.ts';
import { createBareRepository } from '../../../../support/git/repository.ts';
import { startGitServer } from '../../../../support/git/server.ts';
import { openWire } from '../../../../support/git/transport.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';
import { listen, makeCertificate, openssl, startTls } from '../../../../support/net/web.ts';

const main = 'refs/heads/main';
const clock = handClock({ now: Date.parse('2026-01-01T00:00:00Z'), still: true });
const { pauses } = clock;

const root = scratchDirectory('wire-network');

const repository = createBareRepository(root, { files: { 'web1/values.yaml': 'tag: a\n' }, name: 'charts' });
const server = await startGitServer({ root });

beforeEach(() => {
  server.reset();
  pauses.length = 0;
});

const open = (url: string, given: Parameters<typeof openWire>[1] = {}) => openWire(url, { clock, ...given });

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
      const lines = Buffer.concat([Buffer.from('000eversion 2\n'), ...Array(40).fill(line)]);
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

describe.skipIf(!openssl.present)(openssl.titled('TLS'), () => {
  test('a redirect out of TLS is refused', async () => {
    const certificate = makeCertificate();
    await using tls = await startTls(Number(new URL(server.origin).port), certificate);
    server.inject({ at: 'info-refs', kind: 'redirect', to: server.origin });
    const env = { GIT_SSL_CAINFO: certificate.file };
    await expect(open(`https://localhost:${tls.port}/charts.git`, { env })).rejects.toMatchObject({
      code: 'GIT_REDIRECT',
      message: expect.stringContaining('from https to http'),
    });
  });
});
