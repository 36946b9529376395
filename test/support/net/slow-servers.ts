/** Servers that hold whoever asks them for hours, each in its way. Milliseconds are those of the given clock. */
import { createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../../../src/core/ports.ts';
import { listen } from './web.ts';

type Behaviour = (socket: Socket, request: string, clock: Clock) => void;

const byteEvery = 10_000;
const lineEvery = 20_000;

/** Of what was asked, so that the client reads on. */
function typeFor(request: string): string {
  const service = /service=(git-[a-z]+-pack)/.exec(request)?.[1];
  if (service !== undefined) return `application/x-${service}-advertisement`;
  return /\/manifests\//.test(request) ? 'application/vnd.oci.image.manifest.v1+json' : 'application/json';
}

function drip(socket: Socket, milliseconds: number, text: string, clock: Clock): void {
  if (socket.destroyed) return;
  socket.write(text);
  clock.after(milliseconds, () => drip(socket, milliseconds, text, clock));
}

const head = (request: string) => `HTTP/1.1 200 OK\r\ncontent-type: ${typeFor(request)}\r\n\r\n`;

export const slownesses: Readonly<Record<string, Behaviour>> = {
  'says nothing': () => {},
  'is silent behind its headers': (socket, request) => void socket.write(head(request)),
  'sends a byte every ten seconds': (socket, request, clock) => {
    socket.write(head(request));
    drip(socket, byteEvery, '0', clock);
  },
  'sends a line every twenty seconds': (socket, request, clock) => {
    socket.write(head(request));
    drip(socket, lineEvery, '000eversion 2\n', clock);
  },
  'sends a header every twenty seconds': (socket, _request, clock) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    drip(socket, lineEvery, 'x-more: 1\r\n', clock);
  },
  'asks for patience every ten seconds': (socket, _request, clock) =>
    drip(socket, byteEvery, 'HTTP/1.1 102 Processing\r\n\r\n', clock),
  'is overloaded for ever': (socket) =>
    void socket.end(
      'HTTP/1.1 503 Service Unavailable\r\nretry-after: 7\r\ncontent-length: 0\r\nconnection: close\r\n\r\n',
    ),
  'redirects slowly and for ever': (socket, request, clock) => {
    const path = /^\S+ (\S+)/.exec(request)?.[1] ?? '/';
    const answer = `HTTP/1.1 302 Found\r\nlocation: ${path}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`;
    clock.after(lineEvery, () => void socket.end(answer));
  },
};

export interface SlowServer extends AsyncDisposable {
  readonly host: string;
  readonly url: string;
  /** Requests that have come, or connections of a server that speaks TLS to nobody. */
  readonly asked: () => number;
}

/** @param behaviour of every connection, once it has asked */
export async function startSlow(behaviour: Behaviour, clock: Clock): Promise<SlowServer> {
  let asked = 0;
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      asked += 1;
      behaviour(socket, bytes.toString('latin1'), clock);
    });
  });
  const listening = await listen(server);
  return {
    host: listening.host,
    url: `http://${listening.host}`,
    asked: () => asked,
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}
