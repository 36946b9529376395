/** What the one HTTP client does for every server. */
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import type { ClientOptions, HttpRequest } from '../../../../src/core/net/http-client.ts';
import { type HandClock, handClock } from '../../../support/clock.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { listen } from '../../../support/net/web.ts';
import { portsOf } from '../../../support/ports.ts';

function clientOf(options: ClientOptions = {}, clock: HandClock = handClock(), timeout = Number.POSITIVE_INFINITY) {
  return portsOf({ clock, deadline: new Deadline(clock, timeout) }).network.client(options);
}
const get = (host: string, path = '/', more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: new URL(path, `http://${host}`),
  ...more,
});

/** Echoes what it was asked, as JSON. */
async function echo() {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    incoming.toArray().then((chunks) => {
      const body = Buffer.concat(chunks).toString('utf8');
      outgoing.end(JSON.stringify({ method, url, headers, body }));
    });
  });
  return await listen(server);
}

async function* pieces(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

describe('a request', () => {
  test.each(['GET', 'PUT', 'POST', 'PATCH', 'DELETE'] as const)('%s carries its headers', async (method) => {
    await using server = await echo();
    using client = clientOf();
    const request = get(server.host, '/a?b=c', { method, headers: { 'x-mine': '1' } });
    const answer = JSON.parse(await (await client.send(request)).text());
    expect(answer).toMatchObject({ method, url: '/a?b=c', headers: { host: server.host, 'x-mine': '1' } });
  });

  test.each([
    ['text', 'größe', { 'content-length': '7' }],
    ['bytes', Buffer.from('größe'), { 'content-length': '7' }],
    ['a stream of known size', { open: () => pieces('grö', 'ße'), size: 7 }, { 'content-length': '7' }],
    ['a stream of unknown size', { open: () => pieces('grö', 'ße') }, { 'transfer-encoding': 'chunked' }],
  ])('sends %s', async (_, body, headers) => {
    await using server = await echo();
    using client = clientOf();
    const answer = await client.send(get(server.host, '/', { method: 'PUT', body }));
    expect(JSON.parse(await answer.text())).toMatchObject({ body: 'größe', headers });
  });

  test('ends with what the source of its body throws', async () => {
    await using server = await echo();
    using client = clientOf();
    const wrong = new Failure('failed', 'REGISTRY_DIGEST', 'other bytes');
    const body = {
      async *open() {
        yield Buffer.from('a');
        throw wrong;
      },
    };
    await expect(
      client.exchange(get(server.host, '/', { method: 'PUT', body }), (answer) => answer.text()),
    ).rejects.toBe(wrong);
  });

  test('whose answer changes the protocol fails, instead of never ending', async () => {
    await using server = await listen(
      createTcpServer((socket) => {
        socket.once('data', () => socket.write('HTTP/1.1 101 x\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'));
        socket.on('error', () => {});
      }),
    );
    using client = clientOf({ attempts: 1 });
    await expect(client.send(get(server.host))).rejects.toMatchObject({
      problem: { kind: 'interrupted' },
      message: expect.stringContaining('status 101'),
    });
  });

  test.each([
    ['value', { 'x-foo': 'CANAR\u20acY' }],
    ['name', { 'x foo': '1' }],
  ])('with a header whose %s cannot be sent is bad input at once, and gives its turn back', async (_, headers) => {
    await using server = await echo();
    using client = clientOf({ connections: 1 });
    const failed = client.exchange(get(server.host, '/', { headers }), (answer) => answer.text());
    await expect(failed).rejects.toMatchObject({ code: 'HTTP_HEADER_INVALID', exitCode: 2 });
    await expect(failed).rejects.not.toMatchObject({ message: expect.stringContaining('CANAR') });
    expect((await client.send(get(server.host))).status).toBe(200);
    expect(client.cost().requests).toBe(2);
  });

  test('with a large body gets an answer that comes before its end', async () => {
    await using server = await listen(createServer((_incoming, outgoing) => outgoing.writeHead(413).end('too large')));
    using client = clientOf();
    let sent = 0;
    const body = {
      async *open() {
        for (; sent < 10_000; sent += 1) {
          yield Buffer.alloc(1024);
          await new Promise(setImmediate);
        }
      },
    };
    const answer = await client.send(get(server.host, '/', { method: 'POST', body }));
    expect([answer.status, await answer.text()]).toEqual([413, 'too large']);
    expect(sent).toBeLessThan(10_000);
  });

  test('is ended by its caller, with the reason', async () => {
    await using silent = await listen(createTcpServer());
    using client = clientOf();
    const caller = new AbortController();
    const sent = client.send(get(silent.host, '/', { signal: caller.signal }));
    caller.abort(new Error('not wanted any more'));
    await expect(sent).rejects.toThrow('not wanted any more');
  });
});

describe('an answer', () => {
  test('is read as it arrives', async () => {
    let finish = () => {};
    await using server = await scriptedServer((_request, response) => {
      response.write('data: 1\n');
      finish = () => response.end('data: 2\n');
    });
    using client = clientOf();
    const { body } = await client.send(get(server.host));
    expect(String((await body.next()).value)).toBe('data: 1\n');
    finish();
    expect(String((await body.next()).value)).toBe('data: 2\n');
    expect((await body.next()).done).toBe(true);
  });

  test('to HEAD has no body, and gives its connection back', async () => {
    await using server = await scriptedServer((_request, response) =>
      response.writeHead(200, { 'content-length': '9' }).end(),
    );
    using client = clientOf({ connections: 1 });
    for (const _ of [1, 2]) {
      const answer = await client.send(get(server.host, '/', { method: 'HEAD' }));
      expect([answer.ok, answer.headers['content-length'], await answer.text()]).toEqual([true, '9', '']);
    }
  });

  test.each(['identity', 'gzip'])('has a limit (%s), which counts what is unpacked', async (encoding) => {
    const large = Buffer.alloc(2_000_000);
    await using server = await scriptedServer((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(encoding === 'gzip' ? gzipSync(large) : large),
    );
    using client = clientOf({ limits: { responseBytes: 1_999_999 } });
    await expect(client.exchange(get(server.host), (answer) => answer.bytes())).rejects.toMatchObject({
      kind: 'too-large',
      problem: { limit: 1_999_999 },
    });
    expect(server.seen).toHaveLength(1);
    const limits = { responseBytes: 2_000_000 };
    expect(await client.exchange(get(server.host, '/', { limits }), (answer) => answer.bytes())).toHaveLength(
      2_000_000,
    );
  });

  test.each([
    ['br', 'plain', 'unknown content encoding br'],
    ['gzip', 'plain', 'compression'],
  ])('in the encoding %s that is not it is an error', async (encoding, body, message) => {
    await using server = await scriptedServer((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    );
    using client = clientOf();
    const read = client.exchange(get(server.host), (answer) => answer.text());
    await expect(read).rejects.toMatchObject({ kind: 'encoding', message: expect.stringContaining(message) });
    expect(server.seen).toHaveLength(1);
  });

  test('that nobody finishes reading costs its connection, and no other request', async () => {
    await using server = await scriptedServer((_request, response) => response.end(Buffer.alloc(1_000_000)));
    using client = clientOf({ connections: 1 });
    const first = await client.send(get(server.host));
    await first.body.next();
    first.destroy();
    expect(await (await client.send(get(server.host))).bytes()).toHaveLength(1_000_000);
  });
});

describe('connections', () => {
  /** Answers once as many requests are there as can come at a time. */
  const gathering = async (expected: number) => {
    const open: (() => void)[] = [];
    let most = 0;
    const server = await scriptedServer((_request, response) => {
      open.push(() => response.end('x'));
      most = Math.max(most, open.length);
      const left = 8 - server.seen.length + open.length;
      if (open.length >= Math.min(expected, left)) for (const answer of open.splice(0)) answer();
    });
    return { server, most: () => most };
  };

  test.each([
    [1, 1],
    [3, 3],
    [undefined, 8],
  ])('%s at a time serve eight requests', async (connections, expected) => {
    const { server, most } = await gathering(expected);
    await using _server = server;
    using client = clientOf(connections === undefined ? {} : { connections });
    const all = Array.from({ length: 8 }, () => client.exchange(get(server.host), (answer) => answer.text()));
    expect(await Promise.all(all)).toEqual(Array(8).fill('x'));
    expect(most()).toBe(expected);
  });

  test('are kept', async () => {
    const sockets = new Set<unknown>();
    await using server = await scriptedServer((request, response) => {
      sockets.add(request.socket);
      response.end('x');
    });
    using client = clientOf();
    for (const _ of [1, 2, 3]) await client.exchange(get(server.host), (answer) => answer.text());
    expect(sockets.size).toBe(1);
    expect(client.cost()).toMatchObject({ requests: 3, bytesSent: expect.any(Number) });
  });

  test('of a network that is closed are cut, and nothing is asked again', async () => {
    await using silent = await listen(createTcpServer());
    const { network } = portsOf({ clock: handClock() });
    const client = network.client();
    const asked = client.exchange(get(silent.host), (answer) => answer.text());
    network[Symbol.dispose]();
    await expect(asked).rejects.toThrow('it was closed here');
  });
});

describe('what may pass by itself is asked again', () => {
  const failing = (status: number, headers: Record<string, string> = {}) => {
    let asked = 0;
    return scriptedServer((_request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(status, headers).end('busy');
      else response.end('fine');
    });
  };

  test.each([
    ['GET', 503, 'fine'],
    ['PUT', 502, 'fine'],
    ['DELETE', 504, 'fine'],
    ['POST', 429, 'fine'],
    ['POST', 503, 'status 503'],
    ['PATCH', 502, 'status 502'],
  ] as const)('%s after %i: %s', async (method, status, outcome) => {
    await using server = await failing(status);
    using client = clientOf();
    const read = client.exchange(get(server.host, '/', { method }), (answer) => answer.text());
    expect(await read.catch(String)).toContain(outcome);
  });

  test('a POST that its caller calls repeatable', async () => {
    await using server = await failing(503);
    using client = clientOf();
    expect(await client.exchange(get(server.host, '/', { method: 'POST' }), (answer) => answer.text(), true)).toBe(
      'fine',
    );
  });

  test.each([
    ['seconds', '7', 7_500],
    ['a date', 'Thu, 01 Jan 2026 00:00:09 GMT', 9_500],
  ])('after the %s that the server asks for', async (_, after, pause) => {
    await using server = await failing(503, { 'retry-after': after });
    const clock = handClock({ now: Date.parse('2026-01-01T00:00:00Z') });
    using client = clientOf({}, clock);
    expect(await client.exchange(get(server.host), (answer) => answer.text())).toBe('fine');
    expect(clock.pauses).toEqual([pause]);
  });

  test('and not when it asks for longer than a runner should wait; its words are kept', async () => {
    await using server = await failing(429, { 'retry-after': '3600' });
    const clock = handClock();
    using client = clientOf({}, clock);
    await expect(client.exchange(get(server.host), (answer) => answer.text())).rejects.toMatchObject({
      problem: { kind: 'overloaded', status: 429, retryAfter: 3_600_000, body: 'busy' },
    });
    expect(clock.pauses).toEqual([]);
  });

  test('with the whole body again', async () => {
    const bodies: string[] = [];
    await using server = await listen(
      createServer((incoming, outgoing) => {
        incoming.toArray().then((chunks) => {
          bodies.push(Buffer.concat(chunks).toString('utf8'));
          outgoing.writeHead(bodies.length === 1 ? 502 : 200).end();
        });
      }),
    );
    using client = clientOf();
    const body = { open: () => pieces('a', 'b'), size: 2 };
    await client.exchange(get(server.host, '/', { method: 'PUT', body }), async () => {});
    expect(bodies).toEqual(['ab', 'ab']);
  });

  test('a name that nobody has is not', async () => {
    using client = clientOf();
    const asked = client.exchange(get('nobody.invalid'), (answer) => answer.text());
    await expect(asked).rejects.toMatchObject({
      kind: 'unreachable',
      problem: { errno: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) },
    });
    expect(client.cost().requests).toBeGreaterThan(0);
  });
});

describe('law 14: the deadline of the command ends', () => {
  /** A server that lets a minute pass with every byte. */
  const dripping = async (clock: HandClock, head: boolean) =>
    await listen(
      createTcpServer((socket) => {
        socket.on('error', () => {});
        const drip = () => {
          if (socket.destroyed) return;
          socket.write('a');
          clock.advance(60_000);
          setImmediate(drip);
        };
        socket.once('data', () => {
          socket.write(head ? 'HTTP/1.1 200 OK\r\n\r\n' : 'HTTP/1.1 200 OK\r\nx: ');
          drip();
        });
      }),
    );

  test.each([
    ['the body of an answer', true],
    ['the head of an answer', false],
  ])('%s that drips', async (_, head) => {
    const clock = handClock();
    await using server = await dripping(clock, head);
    using client = clientOf({}, clock, 300_000);
    const asked = client.exchange(get(server.host), (answer) => answer.bytes());
    await expect(asked).rejects.toMatchObject({
      code: 'DEADLINE',
      exitCode: 3,
      message: expect.stringContaining(server.host),
    });
    expect(clock.now()).toBe(300_000);
  });

  test('an answer that never comes, and what waits for its turn behind it', async () => {
    const clock = handClock();
    await using silent = await listen(createTcpServer());
    using client = clientOf({ connections: 1 }, clock, 1_000);
    const asked = [1, 2].map(() => client.exchange(get(silent.host), (answer) => answer.text()));
    const ended = Promise.allSettled(asked);
    clock.advance(1_000);
    expect((await ended).map((each) => each.status === 'rejected' && each.reason)).toMatchObject([
      { code: 'DEADLINE' },
      { code: 'DEADLINE' },
    ]);
  });

  test('a server that is overloaded for ever, and asks for pauses', async () => {
    const clock = handClock();
    await using server = await scriptedServer((_request, response) =>
      response.writeHead(503, { 'retry-after': '25' }).end(),
    );
    using client = clientOf({}, clock, 40_000);
    const asked = client.exchange(get(server.host), (answer) => answer.text());
    await expect(asked).rejects.toMatchObject({ code: 'DEADLINE', exitCode: 3 });
    expect(server.seen).toHaveLength(2);
    expect(clock.now()).toBeLessThanOrEqual(40_000);
  });

  test('a body that is sent without end', async () => {
    const clock = handClock();
    await using server = await listen(createServer((incoming) => incoming.resume()));
    using client = clientOf({}, clock, 60_000);
    const body = {
      async *open() {
        for (;;) {
          clock.advance(1_000);
          yield Buffer.alloc(1024);
          await new Promise(setImmediate);
        }
      },
    };
    await expect(client.send(get(server.host, '/', { method: 'POST', body }))).rejects.toMatchObject({
      code: 'DEADLINE',
    });
  });

  test('as the request says it, which may have a deadline of its own', async () => {
    const clock = handClock();
    await using silent = await listen(createTcpServer());
    using client = clientOf({}, clock);
    const deadline = new Deadline(clock, 500, 'wait-timeout');
    const asked = client.send(get(silent.host, '/', { deadline, waitingFor: 'the sync of web1' }));
    clock.advance(500);
    await expect(asked).rejects.toThrow(
      'the deadline (wait-timeout: 500 ms) passed while waiting for the sync of web1',
    );
  });
});

describe('redirects', () => {
  const leading = (to: () => string, status = 302) =>
    scriptedServer((request, response) => {
      if (request.url === '/start') response.writeHead(status, { location: to() }).end();
      else response.end(`${request.url} ${request.headers.authorization ?? 'nobody'}`);
    });
  const credentials = { authorization: 'Bearer canary' };
  const read = async (request: HttpRequest): Promise<string> => {
    using client = clientOf();
    return await (await client.send(request)).text();
  };

  test('are answers unless the caller wants to follow them', async () => {
    await using server = await leading(() => '/end');
    using client = clientOf();
    expect((await client.send(get(server.host, '/start'))).status).toBe(302);
  });

  test('inside an origin keep the credentials, to another one they drop them', async () => {
    await using elsewhere = await leading(() => '/');
    await using server = await leading(() => '/end');
    expect(await read(get(server.host, '/start', { redirects: 5, credentials }))).toBe('/end Bearer canary');
    await using leaving = await leading(() => `http://${elsewhere.host}/end`);
    expect(await read(get(leaving.host, '/start', { redirects: 5, credentials }))).toBe('/end nobody');
  });

  test.each([
    ['a loop', 'GET', (): string => '/start'],
    ['a write', 'PUT', (): string => '/end'],
    ['a file', 'GET', (): string => 'file:///etc/passwd'],
  ] as const)('are not followed when they are %s', async (_, method, to) => {
    await using server = await leading(to, 307);
    await expect(read(get(server.host, '/start', { method, redirects: 5 }))).rejects.toMatchObject({
      kind: 'redirect',
    });
  });
});

test('many requests at a time are no leak of listeners, whose warning would stand in the log', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  process.on('warning', note);
  await using server = await scriptedServer((_request, response) => response.end('x'));
  using client = clientOf({}, handClock(), 1_000);
  await Promise.all(Array.from({ length: 40 }, () => client.exchange(get(server.host), (answer) => answer.text())));
  await new Promise(setImmediate);
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
