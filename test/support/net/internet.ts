/**
 * The internet of a test: https servers by the names that examples and pages show, each of them a server of the test.
 * Programs reach them through one proxy and trust one certificate authority, as behind a company's firewall; so a file
 * runs as it is published, and a name that the test did not set up cannot be reached.
 *
 *   const internet = await startInternet({ 'git.example.com': gitServer.origin, 'registry.npmjs.org': npmRegistry });
 *   runProgram(['plan'], { env: internet.env });
 *   expect(internet.unknown).toEqual([]);
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, request, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { scratchDirectory } from '../lifetime.ts';
import { listen } from './web.ts';

/** `http://127.0.0.1:<port>` of a server, or what answers in its place. */
export type Site = string | RequestListener;

export interface Internet {
  /** What programs need to get there: the proxy and the authority, for Node, git, curl and Go. */
  readonly env: Readonly<Record<string, string>>;
  /** Names that somebody wanted and nobody has. */
  readonly unknown: readonly string[];
}

/** @param sites by name, `git.example.com`, or by name and beginning of the path, `gitlab.example.com/api/` */
export async function startInternet(sites: Readonly<Record<string, Site>>): Promise<Internet> {
  const names = [...new Set(Object.keys(sites).map((place) => place.split('/')[0] ?? ''))];
  const { authority, cert, key } = certificates(names);
  const places = Object.entries(sites).sort(([one], [other]) => other.length - one.length);
  const front = createHttpsServer({ cert, key }, (incoming, outgoing) => {
    const name = incoming.headers.host?.replace(/:443$/, '') ?? '';
    const site = places.find(([place]) => `${name}${incoming.url}`.startsWith(place))?.[1];
    if (site === undefined) return void outgoing.writeHead(404).end();
    if (typeof site === 'string') return forward(incoming, outgoing, new URL(site));
    site(incoming, outgoing);
  });
  const { port } = await listen(front);

  const unknown: string[] = [];
  const proxy = createServer((incoming, outgoing) => {
    unknown.push(incoming.url ?? '');
    outgoing.writeHead(502).end();
  });
  proxy.on('connect', ({ url = '' }: IncomingMessage, client) => {
    client.on('error', () => {});
    if (!names.includes(url.replace(/:443$/, ''))) {
      unknown.push(url);
      return void client.end('HTTP/1.1 502 No such host\r\ncontent-length: 0\r\n\r\n');
    }
    const server = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 Connection established\r\n\r\n'));
    server.on('error', () => client.destroy());
    client.on('close', () => server.destroy());
    client.pipe(server).pipe(client);
  });
  const { host } = await listen(proxy);
  const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].map((name) => [name, `http://${host}`]);
  const trust = ['NODE_EXTRA_CA_CERTS', 'GIT_SSL_CAINFO', 'SSL_CERT_FILE'].map((name) => [name, authority]);
  return { env: { ...Object.fromEntries([...proxies, ...trust]), NO_PROXY: '127.0.0.1' }, unknown };
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, { hostname, port }: URL): void {
  const { method = 'GET', url = '/' } = incoming;
  const headers = { ...incoming.headers, 'x-forwarded-proto': 'https' };
  const onward = request({ hostname, port, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

/** An authority, and a certificate of it for all names. */
function certificates(names: readonly string[]) {
  const directory = scratchDirectory('authority');
  const file = (name: string) => join(directory, name);
  const openssl = (...argv: readonly string[]) => execFileSync('openssl', argv, { cwd: directory, stdio: 'ignore' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '2',
    '-subj',
    '/CN=Test authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  );
  const subjects = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '2',
    '-subj',
    '/CN=Test servers',
    '-addext',
    subjects,
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-keyout',
    'server.key',
    '-out',
    'server.pem',
  );
  return {
    authority: file('ca.pem'),
    cert: readFileSync(file('server.pem'), 'utf8'),
    key: readFileSync(file('server.key'), 'utf8'),
  };
}
