/** The fetch that libraries get. */
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Octokit } from '@octokit/core';
import { describe, expect, test } from 'vitest';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { fetchThrough } from '../../../../src/core/net/fetch.ts';
import { handClock } from '../../../support/clock.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { listen } from '../../../support/net/web.ts';
import { portsOf } from '../../../support/ports.ts';

const fetch = fetchThrough(portsOf().network.client());

async function echo() {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    incoming.toArray().then((chunks) => {
      outgoing.setHeader('set-cookie', ['a=1', 'b=2']);
      outgoing.setHeader('content-type', 'application/json');
      const body = Buffer.concat(chunks).toString('utf8');
      outgoing.writeHead(201, 'Made').end(JSON.stringify({ method, url, headers, body }));
    });
  });
  return await listen(server);
}

describe('a request', () => {
  test.each([
    ['text', 'größe', 'text/plain;charset=UTF-8', 'größe'],
    ['a form', new URLSearchParams({ a: 'b c' }), 'application/x-www-form-urlencoded;charset=UTF-8', 'a=b+c'],
    ['bytes', new TextEncoder().encode('größe'), undefined, 'größe'],
  ])('sends %s', async (_, body, type, text) => {
    await using server = await echo();
    const response = await fetch(`http://${server.host}/a`, { method: 'POST', body, headers: { 'X-Mine': '1' } });
    expect(await response.json()).toMatchObject({ method: 'POST', url: '/a', body: text, headers: { 'x-mine': '1' } });
    const { headers } = (await (await fetch(`http://${server.host}/a`, { method: 'POST', body })).json()) as {
      headers: Record<string, string>;
    };
    expect(headers['content-type']).toBe(type);
  });

  test('may be a Request', async () => {
    await using server = await echo();
    const response = await fetch(new Request(`http://${server.host}/r`, { method: 'PUT', body: 'x' }));
    expect(await response.json()).toMatchObject({ method: 'PUT', url: '/r', body: 'x' });
  });

  test('is ended by its signal, with the reason', async () => {
    await using silent = await listen(createTcpServer());
    const sent = fetch(`http://${silent.host}/`, { signal: AbortSignal.abort(new Error('enough')) });
    await expect(sent).rejects.toThrow('enough');
    const later = new AbortController();
    const waiting = fetch(`http://${silent.host}/`, { signal: later.signal });
    later.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a response', () => {
  test('tells its status, headers, address and body', async () => {
    await using server = await echo();
    const response = await fetch(`http://${server.host}/a`);
    const { status, statusText, ok, url, redirected } = response;
    expect({ status, statusText, ok, url, redirected }).toEqual({
      status: 201,
      statusText: 'Made',
      ok: true,
      url: `http://${server.host}/a`,
      redirected: false,
    });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(Buffer.from(await response.arrayBuffer()).toString()).toContain('"url":"/a"');
  });

  test.each([204, 304, 404, 500])('may have status %i', async (status) => {
    await using server = await scriptedServer((_request, response) => response.writeHead(status).end());
    const response = await fetch(`http://${server.host}/`);
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  test('is unpacked', async () => {
    await using server = await scriptedServer((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed')),
    );
    const response = await fetch(`http://${server.host}/`);
    expect([await response.text(), response.headers.get('content-encoding')]).toEqual(['packed', null]);
  });

  test('that never comes is an error, a server that is not there too, and the deadline is one that ends the run', async () => {
    const clock = handClock();
    const limited = fetchThrough(portsOf({ clock, deadline: new Deadline(clock, 1_000) }).network.client());
    await expect(fetch('http://127.0.0.1:1/')).rejects.toMatchObject({ kind: 'unreachable' });
    await using silent = await listen(createTcpServer());
    const waiting = limited(`http://${silent.host}/`);
    await expect.poll(() => clock.advance(200)).toBeUndefined();
    clock.advance(1_000);
    await expect(waiting).rejects.toMatchObject({ code: 'DEADLINE' });
  });
});

describe('a redirect', () => {
  const leading = (status: number, to: (path: string | undefined) => string | undefined) =>
    listen(
      createServer((incoming, outgoing) => {
        const location = to(incoming.url);
        incoming.toArray().then((chunks) => {
          if (location !== undefined) return outgoing.writeHead(status, { location }).end();
          const { method, headers } = incoming;
          outgoing.end(JSON.stringify({ method, body: Buffer.concat(chunks).toString(), headers }));
        });
      }),
    );
  const once = (to: string) => (path: string | undefined) => (path === '/start' ? to : undefined);
  const post = { method: 'POST', body: 'x', headers: { authorization: 'Bearer canary', 'private-token': 'canary' } };

  test.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'x'],
    [308, 'POST', 'x'],
  ])('with status %i makes a POST a %s', async (status, method, body) => {
    await using server = await leading(status, once('/end'));
    const response = await fetch(`http://${server.host}/start`, post);
    expect(await response.json()).toMatchObject({ method, body, headers: { authorization: 'Bearer canary' } });
    expect([response.url, response.redirected]).toEqual([`http://${server.host}/end`, true]);
  });

  test('to another origin drops every credential', async () => {
    await using elsewhere = await leading(302, () => undefined);
    await using server = await leading(307, once(`http://${elsewhere.host}/end`));
    const { headers } = (await (await fetch(`http://${server.host}/start`, post)).json()) as { headers: object };
    expect(JSON.stringify(headers)).not.toContain('canary');
    expect(headers).toMatchObject({ host: elsewhere.host, 'content-type': 'text/plain;charset=UTF-8' });
  });

  test('is followed as the caller wants it, and not for ever', async () => {
    await using server = await leading(302, () => '/start');
    const url = `http://${server.host}/start`;
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
    await expect(fetch(url, { redirect: 'error' })).rejects.toMatchObject({ kind: 'redirect' });
    await expect(fetch(url)).rejects.toMatchObject({ kind: 'redirect' });
  });
});

describe('Octokit', () => {
  test('speaks through it: JSON both ways, errors with their status, failures with their cause', async () => {
    await using server = await scriptedServer((request, response) => {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      if (request.url?.startsWith('/missing')) response.writeHead(404).end('{"message":"Not Found"}');
      else response.end('{"login":"bot"}');
    });
    const octokit = new Octokit({ auth: 'canary', baseUrl: `http://${server.host}`, request: { fetch } });
    expect((await octokit.request('GET /user')).data).toEqual({ login: 'bot' });
    expect(server.seen[0]?.authorization).toBe('token canary');
    await expect(octokit.request('GET /missing')).rejects.toMatchObject({ status: 404, message: 'Not Found' });
    const gone = new Octokit({ baseUrl: 'http://127.0.0.1:1', request: { fetch } });
    await expect(gone.request('GET /user')).rejects.toMatchObject({ cause: { kind: 'unreachable' } });
  });
});
