/**
 * A real registry for tests: Debian's `docker-registry` (distribution 2.8) on a free port of 127.0.0.1, open, behind a
 * password, or behind a token service; and a counting proxy that can also break things on purpose.
 *
 *   await using registry = await startRegistry({ auth: 'htpasswd' });
 *   `${registry.host}/acme/web1:v1`
 *   registry.requests                         // what came through, in order
 *   registry.answerNext({ status: 503 })      // instead of the registry, once
 */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createSign, randomUUID, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Registry } from '../../../src/core/image/registry.ts';
import type { RegistryCredentials } from '../../../src/core/image/registry-auth.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { handClock } from '../clock.ts';
import { endsWithFile, scratchDirectory } from '../lifetime.ts';
import { portsOf } from '../ports.ts';
import { findProgram } from '../real-parts.ts';

export const testUser = 'robot$fe+ci';
export const testPassword = 'registry-test-password';
/** bcrypt of `testPassword`, cost 5: the form that `htpasswd -B` writes, without needing that program. */
const testPasswordHash = '$2y$05$abcdefghijklmnopqrstuudNXzMX.ckEqqJtXEWhsZxNCG/0RD6Bi';

export interface RegistryOptions {
  readonly auth?: 'none' | 'htpasswd' | 'token';
  /** Deletion of manifests; distribution has it off by default. Default true. */
  readonly delete?: boolean;
  /** Seconds that tokens live, for `auth: 'token'`. Default 60. */
  readonly tokenLifetime?: number;
  /** Directory of its files. Default: one of the test file. */
  readonly storage?: string;
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  status: number;
  /** Bytes of an endless answer that were written to it. */
  sent: number;
}

export interface TestRegistry extends AsyncDisposable {
  /** `127.0.0.1:<port>`, as it stands in image references. */
  readonly host: string;
  readonly requests: SeenRequest[];
  /** Tokens handed out so far, for `auth: 'token'`: the scopes that were asked. */
  readonly tokens: readonly string[][];
  /** Answers the next requests (of this method and path) in the registry's place; `drop` cuts the connection. */
  answerNext(answer: PlannedAnswer): void;
  /** Does something right before the first such request reaches the registry. */
  before(fits: (request: SeenRequest) => boolean, act: () => Promise<void>): void;
  /** Drops the answers that are still planned, and the requests so far. Returns how many answers nobody has got. */
  forget(): number;
  close(): Promise<void>;
}

export interface PlannedAnswer {
  readonly method?: string;
  readonly path?: RegExp;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly drop?: true;
  /** Default 1. */
  readonly times?: number;
  /** Only once a request of this method and path has been answered: `{ method: 'PUT', path: /manifests/ }`. */
  readonly after?: { readonly method: string; readonly path: RegExp };
  /** The registry does what is asked of it, and its answer is lost. */
  readonly isDone?: true;
  /** The registry answers, and the connection breaks behind so many bytes of the body of its answer, or of the request. */
  readonly cutAnswer?: number;
  readonly cutRequest?: number;
  /** The registry answers, with these headers in place of its own. */
  readonly rewrite?: Readonly<Record<string, string>>;
  /** The body never ends. */
  readonly endless?: true;
}

export async function startRegistry(options: RegistryOptions = {}): Promise<TestRegistry> {
  const program = await findProgram('docker-registry');
  if (program === undefined)
    throw new Error('docker-registry is not installed (Debian: apt-get install docker-registry)');
  const directory = scratchDirectory('registry');
  const tokenService =
    options.auth === 'token' ? await startTokenService(directory, options.tokenLifetime ?? 60) : undefined;
  const port = await freePort();
  writeFileSync(join(directory, 'config.yml'), JSON.stringify(configuration(directory, port, options, tokenService)));
  writeFileSync(join(directory, 'htpasswd'), `${testUser}:${testPasswordHash}\n`);
  const child = spawn(program, ['serve', join(directory, 'config.yml')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.stderr.on('data', (piece: Buffer) => {
    log = (log + piece.toString('utf8')).slice(-4_000);
  });
  await answering(`http://127.0.0.1:${port}/v2/`, child, () => log);
  const proxy = await startProxy(port);
  const close = async () => {
    await proxy.close();
    await tokenService?.close();
    await ended(child);
  };
  return endsWithFile({ ...proxy, tokens: tokenService?.tokens ?? [], close, [Symbol.asyncDispose]: close });
}

export const anonymous: RegistryCredentials = { kind: 'anonymous', source: 'nowhere', hint: 'sign in' };
export const robot: RegistryCredentials = {
  kind: 'basic',
  username: testUser,
  password: testPassword,
  source: 'registry-username and registry-password',
  hint: 'use an account that may push',
};

/** The product's client, with a clock that does not wait. */
export function testClient(
  credentials: RegistryCredentials = anonymous,
  clock: Clock = handClock({ now: Date.now() }),
): Registry {
  return new Registry({ ...portsOf({ clock }), credentials: async () => credentials });
}

/** All pieces of a stream. */
export async function collected(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const piece of stream) all.push(piece);
  return all;
}

interface TokenService {
  readonly realm: string;
  readonly certificate: string;
  readonly tokens: string[][];
  close(): Promise<void>;
}

const issuer = 'test-token-service';
const service = 'test-registry';

function configuration(
  directory: string,
  port: number,
  options: RegistryOptions,
  tokenService: TokenService | undefined,
) {
  const auth =
    tokenService !== undefined
      ? { token: { realm: tokenService.realm, service, issuer, rootcertbundle: tokenService.certificate } }
      : options.auth === 'htpasswd'
        ? { htpasswd: { realm: 'test', path: join(directory, 'htpasswd') } }
        : undefined;
  return {
    version: 0.1,
    log: { level: 'error' },
    storage: {
      filesystem: { rootdirectory: options.storage ?? join(directory, 'storage') },
      delete: { enabled: options.delete ?? true },
    },
    http: { addr: `127.0.0.1:${port}`, relativeurls: true },
    // Without it distribution takes no manifest with a foreign layer.
    validation: { manifests: { urls: { allow: ['^https://'] } } },
    ...(auth === undefined ? {} : { auth }),
  };
}

/** Signs what distribution's `auth: token` believes: a JWT whose header carries the certificate of its key. */
async function startTokenService(directory: string, lifetime: number): Promise<TokenService> {
  const [key, certificate] = [join(directory, 'token.key'), join(directory, 'token.crt')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      certificate,
      '-days',
      '2',
      '-subj',
      '/CN=test',
    ],
    { stdio: 'ignore' },
  );
  const chain = [new X509Certificate(readFileSync(certificate)).raw.toString('base64')];
  const tokens: string[][] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://token');
    const basic = `Basic ${Buffer.from(`${testUser}:${testPassword}`).toString('base64')}`;
    const given = request.headers.authorization;
    if (given !== undefined && given !== basic) {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end('{"errors":[{"code":"UNAUTHORIZED","message":"wrong password"}]}');
      return;
    }
    const scopes = url.searchParams.getAll('scope');
    tokens.push(scopes);
    // Strangers get nothing but a valid token without rights, as public registries do it.
    const access = given === undefined ? [] : scopes.map(accessOf);
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: service,
      sub: testUser,
      iat: now,
      nbf: now - 10,
      exp: now + lifetime,
      jti: randomUUID(),
      access,
    };
    const token = jwt({ typ: 'JWT', alg: 'RS256', x5c: chain }, claims, readFileSync(key));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token, expires_in: lifetime }));
  });
  const port = await listening(server);
  return { realm: `http://127.0.0.1:${port}/token`, certificate, tokens, close: () => closed(server) };
}

function accessOf(scope: string) {
  const [type, name, actions = ''] = scope.split(':');
  return { type, name, actions: actions.split(',') };
}

function jwt(header: object, claims: object, key: Buffer): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}

async function startProxy(port: number) {
  const requests: SeenRequest[] = [];
  const planned: { answer: PlannedAnswer; left: number; armed: boolean }[] = [];
  const acts: { fits: (request: SeenRequest) => boolean; act: () => Promise<void> }[] = [];
  const server = createServer(async (request, response) => {
    const seen: SeenRequest = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      status: 0,
      sent: 0,
    };
    requests.push(seen);
    const due = acts.findIndex(({ fits }) => fits(seen));
    if (due >= 0) await acts.splice(due, 1)[0]?.act();
    const plan = planned.find(({ answer, left, armed }) => left > 0 && armed && fits(answer, seen));
    for (const each of planned) if (each.answer.after && fits(each.answer.after, seen)) each.armed = true;
    const fault = plan?.answer;
    if (plan !== undefined) plan.left -= 1;
    const replaced = fault !== undefined && (fault.status !== undefined || fault.drop || fault.endless);
    if (replaced && !fault.isDone) {
      request.resume();
      return void planBack(fault, seen, response);
    }
    const upstream = httpRequest(
      { host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers },
      (answer) => {
        if (replaced) {
          answer.resume().on('end', () => planBack(fault, seen, response));
          return;
        }
        seen.status = answer.statusCode ?? 0;
        response.writeHead(seen.status, { ...answer.headers, ...fault?.rewrite });
        if (fault?.cutAnswer === undefined) answer.pipe(response);
        else
          cutBehind(
            answer,
            fault.cutAnswer,
            (piece) => response.write(piece),
            () => response.destroy(),
          );
      },
    );
    upstream.on('error', () => response.destroy());
    if (fault?.cutRequest === undefined) request.pipe(upstream);
    else {
      cutBehind(
        request,
        fault.cutRequest,
        (piece) => upstream.write(piece),
        () => {
          upstream.destroy();
          request.socket.destroy();
        },
      );
    }
  });
  const own = await listening(server);
  return {
    host: `127.0.0.1:${own}`,
    requests,
    before: (fits: (request: SeenRequest) => boolean, act: () => Promise<void>) => void acts.push({ fits, act }),
    answerNext: (answer: PlannedAnswer) =>
      void planned.push({ answer, left: answer.times ?? 1, armed: answer.after === undefined }),
    forget() {
      requests.splice(0);
      return planned.splice(0).reduce((sum, { left }) => sum + left, 0);
    },
    close: () => closed(server),
  };
}

function planBack(
  { status = 0, drop, headers, body, endless }: PlannedAnswer,
  seen: SeenRequest,
  response: ServerResponse,
) {
  seen.status = status;
  if (drop) return response.socket?.destroy();
  response.writeHead(status === 0 ? 500 : status, { ...headers });
  if (!endless) return response.end(body ?? '');
  const piece = Buffer.alloc(1024 * 1024, body ?? 'x');
  const more = (): void => {
    if (response.destroyed) return;
    seen.sent += piece.byteLength;
    response.write(piece, more);
  };
  more();
}

/** Passes so many bytes on, then cuts. */
function cutBehind(from: Readable, bytes: number, pass: (piece: Buffer) => void, cut: () => void): void {
  let left = bytes;
  from.on('data', (piece: Buffer) => {
    if (left <= 0) return;
    pass(piece.subarray(0, left));
    left -= piece.byteLength;
    // What was passed on is on its way first.
    if (left <= 0) setTimeout(cut, 30);
  });
}

function fits({ method, path }: PlannedAnswer, seen: SeenRequest): boolean {
  return (method === undefined || method === seen.method) && (path === undefined || path.test(seen.url));
}

async function answering(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) break;
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`docker-registry did not start:\n${log()}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

export async function freePort(): Promise<number> {
  const server = createTcpServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
