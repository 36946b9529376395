/** What stands between a client and its server: proxies, TLS, and listeners that can be taken down. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Server as TcpServer } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer, type SecureContextOptions, type Server as TlsServer } from 'node:tls';
import { basic } from '../git/server.ts';
import { endsWithFile, scratchDirectory } from '../lifetime.ts';
import { findProgram, realPart } from '../real-parts.ts';

export interface Listener extends AsyncDisposable {
  readonly port: number;
  /** `127.0.0.1:<port>` */
  readonly host: string;
}

/** Listens on loopback; disposed of, it cuts all connections. */
export async function listen(server: Server | TcpServer | TlsServer): Promise<Listener> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket: { destroy(): void }) => sockets.add(socket));
  const { port } = server.address() as AddressInfo;
  return endsWithFile({
    port,
    host: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  });
}

function relay(one: NodeJS.ReadWriteStream, port: number, connected?: () => void): void {
  const other = connect(port, '127.0.0.1', connected);
  one.pipe(other).pipe(one);
  for (const end of [one, other]) end.on('error', () => other.destroy());
}

/** Hands a request on to the server at `origin`, and its answer back. */
export function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  origin: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const { hostname, port } = new URL(origin);
  const { method = 'GET', url: path = '/' } = incoming;
  const options = { hostname, port, method, path, headers: { ...incoming.headers, ...headers } };
  const onward = request(options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

export interface ProxyRequest {
  /** `CONNECT git.test:443`, `GET http://git.test/` */
  readonly line: string;
  readonly proxyAuthorization: string | undefined;
  /** What a forward proxy sees of the credential of the server behind it; a tunnel hides it. */
  readonly authorization: string | undefined;
}

interface ProxyOptions {
  /** Port at which every way ends, whatever name was asked for. Default: the one that was asked for. */
  readonly behind?: number | undefined;
  /** The same for tunnels, where that is another one. */
  readonly tunnel?: number | undefined;
  /** Wants this user and password. */
  readonly credential?: { readonly user: string; readonly password: string };
  /** Refuses tunnels with it. */
  readonly status?: number;
  /** The hosts that there are, over https alone. Default: all, both ways. */
  readonly hosts?: readonly string[];
}

/** A proxy, for plain http by forwarding and for https by CONNECT, that remembers what it saw. */
export async function startProxy({ behind, tunnel = behind, credential, status = 200, hosts }: ProxyOptions = {}) {
  const seen: ProxyRequest[] = [];
  const unknown: string[] = [];
  const admit = ({ method, url, headers }: IncomingMessage): number => {
    const { authorization, 'proxy-authorization': proxyAuthorization } = headers;
    seen.push({ line: `${method} ${url}`, proxyAuthorization, authorization });
    if (credential !== undefined && proxyAuthorization !== basic(credential.user, credential.password)) return 407;
    const isThere = method === 'CONNECT' && hosts?.includes((url ?? '').replace(/:443$/, ''));
    if (hosts === undefined || isThere) return status;
    unknown.push(url ?? '');
    return 502;
  };
  const proxy = createServer((incoming, outgoing) => {
    const answer = admit(incoming);
    if (answer !== 200) return void outgoing.writeHead(answer).end();
    const { pathname, search, port } = new URL(incoming.url ?? '');
    incoming.url = pathname + search;
    forward(incoming, outgoing, `http://127.0.0.1:${behind ?? port}`);
  });
  proxy.on('connect', (incoming: IncomingMessage, client) => {
    const answer = admit(incoming);
    if (answer !== 200) return void client.end(`HTTP/1.1 ${answer} No\r\ncontent-length: 0\r\n\r\n`);
    const port = tunnel ?? Number(incoming.url?.split(':').at(-1));
    relay(client, port, () => client.write('HTTP/1.1 200 Connection established\r\n\r\n'));
  });
  const listener = await listen(proxy);
  const user = credential === undefined ? '' : `${credential.user}:${credential.password}@`;
  return { ...listener, seen, unknown, url: `http://${user}${listener.host}` };
}

export const openssl = await realPart(
  'openssl',
  async () => (await findProgram('openssl')) !== undefined,
  'Debian: apt-get install openssl',
);

/** For `localhost`, the names that were asked for and 127.0.0.1, signed by itself alone. */
export interface Certificate {
  /** Path of the certificate, which is its own authority. */
  readonly file: string;
  readonly cert: string;
  readonly key: string;
  /** Path of the key. */
  readonly keyFile: string;
}

export function makeCertificate(...names: readonly string[]): Certificate {
  const [name = 'git.test', ...others] = names;
  const directory = scratchDirectory('certificate');
  const [key, file] = [join(directory, 'key.pem'), join(directory, 'ca.pem')];
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const valid = ['localhost', name, ...others].map((each) => `DNS:${each}`).join(',');
  const extension = ['-addext', `subjectAltName=${valid},IP:127.0.0.1`];
  execFileSync('openssl', [...make, '-subj', `/CN=${name}`, ...extension, '-keyout', key, '-out', file], {
    stdio: 'ignore',
  });
  return {
    file,
    cert: readFileSync(file, 'utf8'),
    key: readFileSync(key, 'utf8'),
    keyFile: key,
  };
}

/** TLS in front of a server that speaks plain http on that port. */
export async function startTls(
  behind: number,
  { cert, key }: Certificate,
  options: SecureContextOptions & { requestCert?: boolean } = {},
) {
  const server = createTlsServer({ cert, key, ...options }, (client) => relay(client, behind));
  return await listen(server);
}
