/** How both forges use the run's network: its proxy, its deadline, whole answers, and no token for anybody else. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ForgeKind, ForgeRepository } from '../../../../src/core/forge/forge.ts';
import { forges } from '../../../../src/core/forge/forges.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { restlessClock, systemClock } from '../../../support/clock.ts';
import { openForge } from '../../../support/forge.ts';
import { portsOf } from '../../../support/ports.ts';

const token = 'the-token-of-this-test';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

const emptyList: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
};

function repositoryAt(kind: ForgeKind, origin: string): ForgeRepository {
  return { kind, api: kind.apiOf(origin), path: 'acme/gitops', url: `${origin}/acme/gitops` };
}

const saysToken = ({ headers }: IncomingMessage) => JSON.stringify(headers).includes(token);

describe.each(forges.map((kind) => [kind.title, kind] as const))('%s', (_, kind) => {
  it('is reached through the proxy, which is told its own password and no more', async () => {
    const proxy = await serve(emptyList);
    const env = { HTTP_PROXY: proxy.origin.replace('//', '//ada:pass-word@') };
    const forge = await openForge(repositoryAt(kind, 'http://forge.example'), token, portsOf({ env }));
    expect(await forge.openRequests('')).toEqual([]);
    const [request] = proxy.requests;
    expect(request?.url).toMatch(/^http:\/\/forge\.example\/api\//);
    expect(request?.headers['proxy-authorization']).toBe(`Basic ${Buffer.from('ada:pass-word').toString('base64')}`);
  });

  it('law 14: does not hold the run beyond its time', async () => {
    const { origin } = await serve(() => {});
    const ports = portsOf({ deadline: new Deadline(systemClock, 200) });
    const forge = await openForge(repositoryAt(kind, origin), token, ports);
    await expect(forge.openRequests('')).rejects.toMatchObject({ code: 'DEADLINE', exitCode: 3 });
  });

  it('law 14: is not waited for longer than the run has time', async () => {
    const { origin, requests } = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': '60', 'content-type': 'application/json' }).end('{"message":"wait"}');
    });
    const ports = portsOf({ clock: restlessClock, deadline: new Deadline(restlessClock, 30_000) });
    const forge = await openForge(repositoryAt(kind, origin), token, ports);
    await expect(forge.openRequests('')).rejects.toMatchObject({ code: 'DEADLINE', exitCode: 3 });
    expect(requests).toHaveLength(1);
  });

  it('shows the token to no other server, whatever it answers (law 6)', async () => {
    const other = await serve(emptyList);
    const { origin, requests } = await serve((request, response) => {
      response.writeHead(302, { location: `${other.origin}${request.url}` }).end();
    });
    const forge = await openForge(repositoryAt(kind, origin), token, portsOf({ clock: restlessClock }));
    await forge.openRequests('').catch(() => {});
    expect(requests.map(saysToken)).toEqual([true]);
    expect(other.requests.filter(saysToken)).toEqual([]);
  });

  it('is asked again where an answer breaks off, which is no shorter list', async () => {
    const { origin, requests } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '20' });
      response.write('[]', () => response.destroy());
    });
    const forge = await openForge(repositoryAt(kind, origin), token, portsOf({ clock: restlessClock }));
    await expect(forge.openRequests('')).rejects.toMatchObject({ code: 'FORGE_UNREACHABLE' });
    expect(requests).toHaveLength(5);
  });
});
