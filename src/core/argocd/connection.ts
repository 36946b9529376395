/** Where the Argo CD API server is and how to reach it, from what users write to what a request needs. */
import { readFileSync } from 'node:fs';
import { badInput, Failure } from '../failure.ts';

/** As the `argocd-*` inputs give it; certificates and keys are PEM text or a path. */
export interface ArgocdConnection {
  /** Host, `host:port`, or a URL with or without a path. */
  readonly server: string;
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Id of the Dex connector for the keyless token exchange. */
  readonly oidcConnector?: string | undefined;
  readonly insecure: boolean;
  readonly plaintext: boolean;
  readonly ca?: string | undefined;
  readonly clientCert?: string | undefined;
  readonly clientKey?: string | undefined;
  /** `Name: value`, one an item. */
  readonly headers: readonly string[];
  readonly rootPath?: string | undefined;
}

export interface Endpoint {
  /** `https://host[:port]`, without a path. */
  readonly origin: string;
  /** `''` or `/argocd`: what comes before `/api`. */
  readonly basePath: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: TlsMaterial;
}

export interface TlsMaterial {
  readonly verify: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** @throws bad input that names the `argocd-*` input which cannot be used. */
export function endpointOf(connection: ArgocdConnection): Endpoint {
  const url = serverUrl(connection);
  const rootPath = (connection.rootPath ?? '').replace(/^\/+|\/+$/g, '');
  const urlPath = url.pathname.replace(/\/+$/, '').replace(/\/api(\/v1)?$/, '');
  return {
    origin: url.origin,
    basePath: rootPath === '' ? urlPath : `/${rootPath}`,
    headers: headersOf(connection.headers),
    tls: tlsOf(connection),
  };
}

function serverUrl({ server, plaintext }: ArgocdConnection): URL {
  const text = server.trim();
  const hint = 'Give the host of the API server, for example argocd.example.com or https://example.com/argocd.';
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    throw badInput('argocd-server', `the scheme ${scheme} is not one of http, https`, hint);
  }
  if (scheme === 'http' && !plaintext) {
    throw badInput(
      'argocd-server',
      'is an http:// address, so the token would travel unencrypted',
      'Use https://, or say `argocd-plaintext: true` when the network in between is trusted.',
    );
  }
  if (scheme === 'https' && plaintext) {
    throw badInput('argocd-plaintext', 'contradicts the https:// of argocd-server', 'Leave one of them out.');
  }
  const address = scheme === undefined ? `${plaintext ? 'http' : 'https'}://${text}` : text;
  if (!URL.canParse(address) || /\s/.test(text)) throw badInput('argocd-server', 'is not a host or URL', hint);
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    throw badInput(
      'argocd-server',
      'carries credentials',
      'Put them into argocd-token, or argocd-username and -password.',
    );
  }
  return url;
}

function headersOf(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [index, line] of lines.entries()) {
    // The value may be a secret: the message counts items instead of quoting them.
    const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*([^\r\n]*)$/.exec(line);
    const [, name, value] = match ?? [];
    if (name === undefined || value === undefined) {
      throw badInput('argocd-headers', `item ${index + 1} is not of the form Name: value`);
    }
    headers[name.toLowerCase()] = value.trim();
  }
  return headers;
}

function tlsOf(connection: ArgocdConnection): TlsMaterial {
  const { clientCert, clientKey, ca } = connection;
  if ((clientCert === undefined) !== (clientKey === undefined)) {
    const missing = clientCert === undefined ? 'argocd-client-cert' : 'argocd-client-key';
    throw badInput(missing, 'is missing', 'Mutual TLS needs argocd-client-cert and argocd-client-key together.');
  }
  return {
    verify: !connection.insecure,
    ...(ca === undefined ? {} : { ca: pem('argocd-ca', ca) }),
    ...(clientCert === undefined ? {} : { cert: pem('argocd-client-cert', clientCert) }),
    ...(clientKey === undefined ? {} : { key: pem('argocd-client-key', clientKey) }),
  };
}

function pem(input: string, textOrPath: string): string {
  if (textOrPath.includes('-----BEGIN ')) return textOrPath;
  let text: string;
  try {
    text = readFileSync(textOrPath, 'utf8');
  } catch (error) {
    // The error's own message would quote the value, and a mangled key is no path: only its code is kept.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Failure('bad-input', 'INPUT_INVALID', `${input}: is neither PEM text nor a readable file (${code})`, {
      hint: 'PEM text begins with -----BEGIN; otherwise give the path of a PEM file.',
    });
  }
  if (!text.includes('-----BEGIN ')) {
    throw badInput(input, 'names a file without PEM text in it', 'PEM text begins with -----BEGIN.');
  }
  return text;
}
