/**
 * The internet of a test: https servers by the names that examples and pages show, each of them a server of the test.
 * Programs reach them through one proxy and trust one certificate, as behind a company's firewall; so a file runs as it is
 * published, and a name that the test did not set up cannot be reached.
 *
 *   const internet = await startInternet({ 'git.example.com': gitServer.origin, 'registry.npmjs.org': npmRegistry });
 *   runProgram(['plan'], { env: internet.env });
 *   expect(internet.unknown).toEqual([]);
 */
import { createServer, type RequestListener } from 'node:http';
import { forward, listen, makeCertificate, startProxy, startTls } from './web.ts';

/** `http://127.0.0.1:<port>` of a server, or what answers in its place. */
type Site = string | RequestListener;

export interface Internet {
  /** What programs need to get there: the proxy and the certificate, for Node, git, curl and Go. */
  readonly env: Readonly<Record<string, string>>;
  /** Addresses that were asked for, in order: `https://git.example.com/fe/shop.git/info/refs?service=git-upload-pack`. */
  readonly requests: string[];
  /** Names that somebody wanted and nobody has. */
  readonly unknown: readonly string[];
}

/** @param sites by name, `git.example.com`, or by name and beginning of the path, `gitlab.example.com/api/` */
export async function startInternet(sites: Readonly<Record<string, Site>>): Promise<Internet> {
  const hosts = [...new Set(Object.keys(sites).map((place) => place.split('/')[0] ?? ''))];
  const places = Object.entries(sites).sort(([one], [other]) => other.length - one.length);
  const requests: string[] = [];
  const front = await listen(
    createServer((incoming, outgoing) => {
      const address = `${incoming.headers.host?.replace(/:443$/, '') ?? ''}${incoming.url}`;
      requests.push(`https://${address}`);
      const site = places.find(([place]) => address.startsWith(place))?.[1];
      if (site === undefined) return void outgoing.writeHead(404).end();
      if (typeof site === 'string') return forward(incoming, outgoing, site, { 'x-forwarded-proto': 'https' });
      site(incoming, outgoing);
    }),
  );
  const certificate = makeCertificate(...hosts);
  const tls = await startTls(front.port, certificate);
  const { url, unknown } = await startProxy({ tunnel: tls.port, hosts });
  const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].map((name) => [name, url]);
  const trust = ['NODE_EXTRA_CA_CERTS', 'GIT_SSL_CAINFO', 'SSL_CERT_FILE', 'npm_config_cafile'].map((name) => [
    name,
    certificate.file,
  ]);
  return { env: { ...Object.fromEntries([...proxies, ...trust]), NO_PROXY: '127.0.0.1' }, requests, unknown };
}

/** Who asks, for what. */
interface GateRequest {
  readonly method: string;
  readonly path: string;
  /** Password of `Authorization: Basic`. */
  readonly password: string;
}

/** A door in front of a server that knows no credentials: it answers 401 to what is not admitted. */
export function behindGate(origin: string, admits: (request: GateRequest) => boolean): RequestListener {
  return (incoming, outgoing) => {
    const [, encoded = ''] = /^basic (.+)$/i.exec(incoming.headers.authorization ?? '') ?? [];
    const [, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    const { method = 'GET', url: path = '/' } = incoming;
    if (admits({ method, path, password: rest.join(':') })) return forward(incoming, outgoing, origin);
    incoming.resume();
    const challenge = { 'www-authenticate': 'Basic realm="gate"', 'docker-distribution-api-version': 'registry/2.0' };
    outgoing.writeHead(401, { ...challenge, 'content-length': '0' }).end();
  };
}
