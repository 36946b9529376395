/** A server of a few lines: a handler, and what was asked of it. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endsWithFile } from '../lifetime.ts';

export interface ScriptedServer extends AsyncDisposable {
  readonly port: number;
  /** `127.0.0.1:<port>` */
  readonly host: string;
  readonly seen: {
    readonly url: string | undefined;
    readonly authorization: string | undefined;
    readonly length: string | undefined;
  }[];
}

/** Calls the handler when the request's body has been read. */
export async function scriptedServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<ScriptedServer> {
  const seen: ScriptedServer['seen'] = [];
  const server = createServer((request, response) => {
    const { authorization, 'content-length': length } = request.headers;
    seen.push({ url: request.url, authorization, length });
    request.resume().on('end', () => handle(request, response));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return endsWithFile({
    seen,
    port,
    host: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  });
}
