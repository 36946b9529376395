/**
 * HTTP to the Argo CD server. `node:https` instead of `fetch`, because a private CA and client certificates need an
 * agent of their own, and because nothing may be followed: `fetch` drops `Authorization` across origins in silence.
 */
import http from 'node:http';
import https from 'node:https';
import type { Endpoint } from './connection.ts';
import { transportFailure } from './errors.ts';
import type { HttpRequest, HttpResponse } from './http-message.ts';

export interface EventStream {
  readonly closed: boolean;
  close(): void;
}

export interface Http extends Disposable {
  /** @throws Failure when no answer came; any HTTP status is an answer. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Opens a stream and calls back for every line of it; errors only close it. */
  open(request: Omit<HttpRequest, 'timeoutMs'>, onLine: (line: string) => void): EventStream;
}

/** More than any Application: a proxy that answers without end must not fill the memory. */
const largestBody = 64 * 1024 * 1024;

export function createHttp(endpoint: Endpoint): Http {
  const agent = agentFor(endpoint);
  return {
    send: (request) => send(endpoint, agent, request),
    open: (request, onLine) => open(endpoint, agent, request, onLine),
    [Symbol.dispose]: () => agent.destroy(),
  };
}

function agentFor({ origin, tls }: Endpoint): http.Agent {
  if (origin.startsWith('http:')) return new http.Agent({ keepAlive: true });
  return new https.Agent({
    keepAlive: true,
    rejectUnauthorized: tls.verify,
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    ...(tls.cert === undefined ? {} : { cert: tls.cert }),
    ...(tls.key === undefined ? {} : { key: tls.key }),
  });
}

function start(endpoint: Endpoint, agent: http.Agent, request: Omit<HttpRequest, 'timeoutMs'>): http.ClientRequest {
  const query = request.query === undefined || request.query.size === 0 ? '' : `?${request.query}`;
  const url = new URL(`${endpoint.origin}${endpoint.basePath}${request.path}${query}`);
  const body = request.body;
  return (url.protocol === 'http:' ? http : https).request(url, {
    method: request.method,
    agent,
    headers: {
      accept: 'application/json',
      'user-agent': 'monorepo-gitops',
      ...endpoint.headers,
      ...request.headers,
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    },
  });
}

async function send(endpoint: Endpoint, agent: http.Agent, request: HttpRequest): Promise<HttpResponse> {
  const abort = new AbortController();
  const deadline = setTimeout(
    () => abort.abort(new Error(`no answer within ${request.timeoutMs} ms`)),
    request.timeoutMs,
  );
  const outgoing = start(endpoint, agent, request);
  try {
    return await new Promise<HttpResponse>((resolve, reject) => {
      abort.signal.addEventListener('abort', () => {
        reject(abort.signal.reason);
        outgoing.destroy();
      });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        readBody(incoming).then(
          (body) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
          reject,
        );
      });
      outgoing.end(request.body);
    });
  } catch (cause) {
    throw transportFailure(endpoint.origin, request, cause);
  } finally {
    clearTimeout(deadline);
  }
}

async function readBody(incoming: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) throw new Error(`the answer is longer than ${largestBody} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function open(
  endpoint: Endpoint,
  agent: http.Agent,
  request: Omit<HttpRequest, 'timeoutMs'>,
  onLine: (line: string) => void,
): EventStream {
  const outgoing = start(endpoint, agent, request);
  let closed = false;
  const end = () => {
    closed = true;
    outgoing.destroy();
  };
  outgoing.on('error', end);
  outgoing.on('response', (incoming) => {
    if (incoming.statusCode !== 200) return end();
    let rest = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    incoming.on('error', end);
    incoming.on('close', end);
  });
  outgoing.end();
  return {
    get closed() {
      return closed;
    },
    close: end,
  };
}
