/**
 * A proxy in front of a registry that answers in round trips: the requests of one are held until all of them are there. So a
 * test sees which requests wait for the answers to which, without a clock.
 */
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface InStep extends AsyncDisposable {
  /** `127.0.0.1:<port>`. */
  readonly host: string;
  /**
   * How many requests each of the next round trips has. What comes behind them is answered at once.
   *
   * @returns the requests of each round trip so far, `GET /v2/fe/web1/manifests/v1`, sorted
   */
  expect(sizes: readonly number[]): readonly (readonly string[])[];
}

/** Milliseconds after which a round trip is answered although requests are missing, for the test to say which. */
const longestWait = 4_000;

export async function startInStep(upstream: string): Promise<InStep> {
  let sizes: number[] = [];
  let seen: string[][] = [];
  let held: { request: IncomingMessage; response: ServerResponse }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const [host, port] = upstream.split(':');
  const answer = () => {
    clearTimeout(timer);
    sizes.shift();
    seen.push(held.map(({ request }) => `${request.method} ${request.url}`).sort());
    const now = held;
    held = [];
    for (const { request, response } of now) {
      const { method, url: path, headers } = request;
      const onward = httpRequest({ host, port, method, path, headers: { ...headers } }, (answered) => {
        response.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(response);
      });
      onward.on('error', () => response.destroy());
      request.pipe(onward);
    }
  };
  const server = createServer((request, response) => {
    held.push({ request, response });
    if (held.length >= (sizes[0] ?? 1)) answer();
    else if (held.length === 1) timer = setTimeout(answer, longestWait);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    expect(next) {
      sizes = [...next];
      seen = [];
      return seen;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
