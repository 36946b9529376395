/**
 * The line between the pipelines of a world and its servers: every request passes here, so that a pipeline can be killed
 * or held at one of them, a server can answer wrongly, and the servers' clocks can go ahead by days.
 */
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ServerName = 'forge' | 'monorepo' | 'gitops' | 'registry' | 'argocd';

export interface Passing {
  readonly server: ServerName;
  readonly method: string;
  readonly path: string;
}

export interface Outage {
  readonly server: ServerName;
  readonly kind: 'unavailable' | 'forbidden' | 'empty' | 'truncated' | 'dropped';
  /** How many requests it hits. */
  times: number;
}

/** What passes on all lines of one world. */
export class Traffic {
  /** Milliseconds by which the world's clock is ahead of this machine's. */
  ahead = 0;
  requests = 0;
  outages: Outage[] = [];
  /** Called before a request reaches its server, which waits for the answer. */
  onRequest: ((passing: Passing) => Promise<void> | void) | undefined;

  now(): number {
    return Date.now() + this.ahead;
  }
}

export interface Line extends AsyncDisposable {
  readonly origin: string;
  /** `127.0.0.1:<port>` */
  readonly host: string;
}

/** @param route the server of a path, by its name and its origin */
export async function startLine(
  traffic: Traffic,
  route: (path: string) => { readonly server: ServerName; readonly origin: string },
): Promise<Line> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, response) => {
    pass(traffic, route, agent, incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    origin: `http://${host}`,
    async [Symbol.asyncDispose]() {
      agent.destroy();
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}

async function pass(
  traffic: Traffic,
  route: Parameters<typeof startLine>[1],
  agent: Agent,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [method, path] = [incoming.method ?? 'GET', incoming.url ?? '/'];
  const { server, origin } = route(path);
  traffic.requests += 1;
  await traffic.onRequest?.({ server, method, path });
  const outage = traffic.outages.find((each) => each.server === server && each.times > 0);
  if (outage !== undefined) {
    outage.times -= 1;
    if (outage.kind === 'dropped') return void incoming.socket.destroy();
    if (outage.kind !== 'truncated') return answerWrongly(outage.kind, response);
  }
  const url = new URL(path, origin);
  const headers = { ...incoming.headers };
  if (server !== 'registry') headers.host = url.host;
  await new Promise<void>((done, failed) => {
    const outgoing = httpRequest(url, { method, headers, agent }, (answer) => {
      const date = new Date(traffic.now()).toUTCString();
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, date });
      if (outage !== undefined) {
        answer.once('data', (piece: Buffer) => {
          response.write(piece.subarray(0, Math.floor(piece.length / 2)), () => incoming.socket.destroy());
        });
      } else answer.pipe(response);
      answer.on('end', done);
      answer.on('error', failed);
    });
    outgoing.on('error', failed);
    outgoing.end(Buffer.concat(chunks));
  });
}

function answerWrongly(kind: 'unavailable' | 'forbidden' | 'empty', response: ServerResponse): void {
  const [status, body] = {
    unavailable: [500, '{"message":"Server Error"}'] as const,
    forbidden: [403, '{"message":"Resource not accessible by integration"}'] as const,
    empty: [200, '[]'] as const,
  }[kind];
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(body.length) });
  response.end(body);
}
