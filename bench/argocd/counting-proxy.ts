/** Counts the requests that go through it. */

import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingProxy extends AsyncDisposable {
  readonly url: string;
  /** Since the last reset, without streams. */
  requests(): number;
  reset(): void;
}

export async function startCountingProxy(target: string): Promise<CountingProxy> {
  let count = 0;
  const server = http.createServer((request, response) => {
    if (request.url?.includes('/stream/') !== true && request.url?.endsWith('/Watch') !== true) count += 1;
    const { method, headers } = request;
    const onward = http.request(new URL(request.url ?? '/', target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => count,
    reset: () => {
      count = 0;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
