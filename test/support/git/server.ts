/**
 * Real git servers for tests: `git http-backend` behind node's http, with switches for what goes wrong in real life.
 *
 *   const repository = createBareRepository(directory, { files: { 'web1/values.yaml': 'image: {}\n' } });
 *   await using server = await startGitServer({ root: directory, authorization: basic('x-access-token', token) });
 *   server.url(repository)                    // http://127.0.0.1:PORT/NAME.git
 *   server.inject({ at: 'receive-pack', kind: 'drop-after' });   // the next push lands, its answer never comes
 *   server.requests                           // what was asked, with headers and byte counts
 *   fsck(repository.path); history(repository.path)
 *
 * Faults hit the next matching request (`times: n` for more) and are used up in the order of their injection.
 */

import { execFileSync, spawn } from 'node:child_process';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { endsWithFile } from '../lifetime.ts';
import { type BareRepository, runGit } from './repository.ts';

/** `info-refs` is the capability advertisement of either service. Protocol v0 has no `ls-refs`; its POST is a `fetch`. */
export type GitRequestKind = 'info-refs' | 'ls-refs' | 'fetch' | 'receive-pack' | 'other';

export interface RecordedRequest {
  readonly kind: GitRequestKind;
  readonly service: 'git-upload-pack' | 'git-receive-pack' | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** The request's content, inflated. */
  readonly body: Buffer;
  readonly bytesIn: number;
  bytesOut: number;
  status: number;
}

interface FaultTarget {
  /** Which requests; all when absent. */
  readonly at?: GitRequestKind;
  /** Only requests of this service (both have an `info-refs`). */
  readonly service?: 'git-upload-pack' | 'git-receive-pack';
  /** How many matching requests pass unharmed before the fault. Default 0. */
  readonly after?: number;
  /** Default 1. */
  readonly times?: number;
}

export type Fault = FaultTarget &
  (
    | { readonly kind: 'delay'; readonly milliseconds: number }
    /** The connection dies before git sees the request. */
    | { readonly kind: 'drop-before' }
    /** git does what was asked, and the connection dies instead of the answer. */
    | { readonly kind: 'drop-after' }
    /** The answer stops in the middle. */
    | { readonly kind: 'cut'; readonly bytes: number }
    | {
        readonly kind: 'status';
        readonly status: number;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: string;
      }
    | { readonly kind: 'redirect'; readonly to: string }
    /** Runs before git sees the request: moves a ref between fetch and push, for example. */
    | { readonly kind: 'before'; readonly action: () => void | Promise<void> }
    /** git does what was asked and the client gets another answer: a gateway's 502 after the update. */
    | {
        readonly kind: 'status-after';
        readonly status: number;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: string;
      }
    /** The answer stops in the middle, and HTTP calls it whole: a proxy counts anew what it has. */
    | { readonly kind: 'shortened'; readonly bytes: number }
  );

export interface GitServerOptions {
  /** The directory whose children are the repositories. */
  readonly root: string;
  /** The exact Authorization header without which everything answers 401. */
  readonly authorization?: string;
  /** Authorization headers that may read and not push: GitHub's answer to a token with `contents: read`. */
  readonly readers?: readonly string[];
  /** Default true. `flat`: no deeper than `tree:0`, as GitHub announced. */
  readonly filter?: boolean | 'flat';
  /** `v0`: the server ignores the client's wish for version 2. */
  readonly protocol?: 'v0' | 'v2';
  /** `refs`: nobody may want what no ref names, as some servers have it that are not git's own. Default `any`. */
  readonly wants?: 'any' | 'refs';
  /** Paths of repositories that were renamed, each with the new one: `acme/old.git` → `acme/shop.git`. */
  readonly moved?: Readonly<Record<string, string>>;
}

export interface GitServer extends AsyncDisposable {
  readonly origin: string;
  readonly requests: RecordedRequest[];
  /** TCP connections accepted so far. */
  readonly connections: () => number;
  url(repository: BareRepository): string;
  inject(fault: Fault): void;
  /** Forgets the recorded requests. */
  reset(): void;
  close(): Promise<void>;
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

export async function startGitServer(options: GitServerOptions): Promise<GitServer> {
  const requests: RecordedRequest[] = [];
  const faults: { fault: Fault; skip: number; left: number }[] = [];
  let connections = 0;

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  server.on('connection', () => {
    connections += 1;
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await contentOf(request);
    const record = describeRequest(request, raw);
    requests.push(record);
    const fault = nextFault(record);
    if (fault?.kind === 'delay') await new Promise((done) => setTimeout(done, fault.milliseconds));
    if (fault?.kind === 'before') await fault.action();
    if (fault?.kind === 'drop-before') return void request.socket.destroy();
    if (fault?.kind === 'status') return answer(fault.status, fault.headers ?? {}, Buffer.from(fault.body ?? ''));
    if (fault?.kind === 'redirect') return answer(302, { location: fault.to + record.url }, Buffer.alloc(0));
    const [old, current] =
      Object.entries(options.moved ?? {}).find(([path]) => record.url.startsWith(`/${path}/`)) ?? [];
    if (old !== undefined) {
      return answer(301, { location: `${origin}/${current}${record.url.slice(old.length + 1)}` }, Buffer.alloc(0));
    }
    // The name of a scheme has no case: actions/checkout writes `basic`.
    const authorization = request.headers.authorization?.replace(/^basic /i, 'Basic ');
    const mayRead = options.readers?.includes(authorization ?? '') === true;
    if (mayRead && record.service === 'git-receive-pack') {
      return answer(403, {}, Buffer.from('Write access to repository not granted.'));
    }
    if (options.authorization !== undefined && authorization !== options.authorization && !mayRead) {
      return answer(401, { 'www-authenticate': 'Basic realm="git"' }, Buffer.from('unauthorized'));
    }
    const refused = options.wants === 'refs' ? unnamedWant(options.root, record) : undefined;
    if (refused !== undefined) {
      const error = `ERR upload-pack: not our ref ${refused}`;
      const line = `${(error.length + 4).toString(16).padStart(4, '0')}${error}`;
      return answer(200, { 'content-type': 'application/x-git-upload-pack-result' }, Buffer.from(line));
    }
    const { status, headers, body } = await httpBackend(options, request, raw);
    if (fault?.kind === 'drop-after') return void request.socket.destroy();
    if (fault?.kind === 'status-after') {
      return answer(fault.status, fault.headers ?? {}, Buffer.from(fault.body ?? 'bad gateway'));
    }
    if (fault?.kind === 'shortened') return answer(status, headers, body.subarray(0, fault.bytes));
    if (fault?.kind === 'cut') {
      record.status = status;
      record.bytesOut = Math.min(fault.bytes, body.length);
      response.writeHead(status, { ...headers, 'content-length': String(body.length) });
      response.write(body.subarray(0, fault.bytes), () => request.socket.destroy());
      return;
    }
    answer(status, headers, body);

    function answer(code: number, head: Readonly<Record<string, string>>, content: Buffer): void {
      record.status = code;
      record.bytesOut = content.length;
      response.writeHead(code, { ...head, 'content-length': String(content.length) });
      response.end(content);
    }
  }

  function nextFault(record: RecordedRequest): Fault | undefined {
    for (const [index, entry] of faults.entries()) {
      const { at, service } = entry.fault;
      if ((at !== undefined && at !== record.kind) || (service !== undefined && service !== record.service)) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.left -= 1;
      if (entry.left === 0) faults.splice(index, 1);
      return entry.fault;
    }
    return undefined;
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return endsWithFile({
    origin,
    requests,
    connections: () => connections,
    url: (repository) => `${origin}/${basename(repository.path)}`,
    inject: (fault) => faults.push({ fault, skip: fault.after ?? 0, left: fault.times ?? 1 }),
    reset: () => requests.splice(0),
    close,
    [Symbol.asyncDispose]: close,
  });
}

/** The first object that a fetch wants and no ref names. */
function unnamedWant(root: string, { kind, url, body }: RecordedRequest): string | undefined {
  if (kind !== 'fetch') return undefined;
  const repository = join(root, decodeURIComponent(url).replace(/\/git-upload-pack$/, ''));
  const named = runGit(['-C', repository, 'for-each-ref', '--format=%(objectname)']).split('\n');
  const wants = [...body.toString('latin1').matchAll(/want ([0-9a-f]{40,64})/g)].map(([, id]) => id ?? '');
  return wants.find((id) => !named.includes(id));
}

function describeRequest(request: IncomingMessage, raw: Buffer): RecordedRequest {
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
  const url = request.url ?? '/';
  const service = /git-(upload|receive)-pack/.exec(url)?.[0] as RecordedRequest['service'];
  const kind = (): GitRequestKind => {
    if (url.includes('/info/refs')) return 'info-refs';
    if (service === 'git-receive-pack') return 'receive-pack';
    if (service === undefined) return 'other';
    return body.subarray(4, 20).toString('latin1') === 'command=ls-refs\n' ? 'ls-refs' : 'fetch';
  };
  const method = request.method ?? 'GET';
  return {
    kind: kind(),
    service,
    method,
    url,
    headers: request.headers,
    body,
    bytesIn: raw.length,
    bytesOut: 0,
    status: 0,
  };
}

async function contentOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** git's configuration as variables of its process. */
function settingsOf({ filter = true }: GitServerOptions): Record<string, string> {
  const settings = [
    ['http.receivepack', 'true'],
    ['uploadpack.allowFilter', String(filter !== false)],
    ['safe.directory', '*'],
    ...(filter === 'flat' ? [['uploadpackfilter.tree.maxDepth', '0']] : []),
  ];
  const variables = settings.flatMap(([key = '', value = ''], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { ...Object.fromEntries(variables), GIT_CONFIG_COUNT: String(settings.length) };
}

/** Where `git http-backend` is: started from there, each request takes one process less. */
const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');

async function httpBackend(options: GitServerOptions, request: IncomingMessage, body: Buffer) {
  const url = new URL(request.url ?? '/', 'http://server');
  const header = (name: string) => String(request.headers[name] ?? '');
  const child = spawn(backend, [], {
    // What git complains of is in its answer.
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: '1',
      ...settingsOf(options),
      GIT_PROJECT_ROOT: options.root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: decodeURIComponent(url.pathname),
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: header('content-type'),
      CONTENT_LENGTH: String(body.length),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      REMOTE_USER: 'test',
      REMOTE_ADDR: '127.0.0.1',
      ...(options.protocol === 'v0' ? {} : { GIT_PROTOCOL: header('git-protocol') }),
    },
  });
  // A request that git refuses early closes its stdin before all is written.
  child.stdin.on('error', () => {});
  child.stdin.end(body);
  const output = await contentOf(child.stdout);
  const end = output.indexOf('\r\n\r\n');
  const headers: Record<string, string> = {};
  for (const line of output.toString('latin1', 0, end).split('\r\n')) {
    const [name = '', ...rest] = line.split(': ');
    headers[name.toLowerCase()] = rest.join(': ');
  }
  const status = Number.parseInt(headers.status ?? '200', 10);
  delete headers.status;
  return { status, headers, body: output.subarray(end + 4) };
}
