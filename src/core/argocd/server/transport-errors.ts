/** Why no answer of Argo CD came: what speaks at the address, and where the connection broke. */
import { Failure } from '../../failure.ts';
import type { NetworkError } from '../../net/error.ts';
import type { ApiRequest } from './connection.ts';

/** What a Failure says to scripts (`code`) and to people (`hint`). */
export interface Explanation {
  readonly code: string;
  readonly hint: string;
}

export const notTheApi: Explanation = {
  code: 'ARGOCD_NOT_THE_API',
  hint: 'This is not the Argo CD API: check argocd-server and argocd-root-path; a login proxy must let /api pass.',
};

/** Behind an ingress gRPC and HTTP often have a host each. Source: argo-cd docs/operator-manual/ingress.md. */
export const grpcAlone: Explanation = {
  code: 'ARGOCD_NOT_THE_API',
  hint: "This address speaks gRPC (HTTP/2) alone, and the REST API is needed, over HTTP/1.1: give the address of Argo CD's web interface as argocd-server.",
};

export const plainToTls: Explanation = {
  code: 'ARGOCD_TLS',
  hint: 'The server speaks TLS on this port: leave `argocd-plaintext` out.',
};

const tlsToPlain =
  'The server does not speak TLS on this port: use another port, or `argocd-plaintext: true` in a trusted network.';

const unreachable =
  'Check argocd-server, and that this job may reach it (firewall, VPN, private runner, HTTPS_PROXY and NO_PROXY).';

/** No answer came. The hint depends on where the connection broke. */
export function transportFailure(
  origin: string,
  { method, path }: Pick<ApiRequest, 'method' | 'path'>,
  error: NetworkError,
): Failure {
  const { code, hint } = explain(error, origin.startsWith('https:'));
  const problem = `Argo CD at ${origin} did not answer ${method} ${path}: ${withoutSources(error.message)}`;
  return new Failure('failed', code, problem, { hint, cause: error });
}

/** OpenSSL says where in its own sources it failed: `402D65:error:0A00010B:SSL routines:function:words:../deps/file.c:77:`. */
function withoutSources(message: string): string {
  return message.replace(/[0-9A-F]+:error:[0-9A-F]+:SSL routines:[^:]*:([^:]+):.*/s, '$1').trim();
}

function explain(error: NetworkError, isTls: boolean): Explanation {
  const errno = systemCode(error);
  const tls = tlsHint(errno, error.message) ?? (error.kind === 'tls' ? error.hint : undefined);
  if (tls !== undefined) return { code: 'ARGOCD_TLS', hint: tls };
  if (error.kind === 'proxy' || error.kind === 'proxy-scheme') return { code: 'ARGOCD_PROXY', hint: error.hint };
  if (error.kind === 'too-large' || error.kind === 'encoding') return notTheApi;
  const other = otherProtocol(error, errno);
  if (other !== undefined) return other;
  if (errno === 'ENOTFOUND') {
    const hint =
      'The host name does not resolve from this job: check argocd-server, or run in a network that knows it.';
    return { code: 'ARGOCD_HOST_UNKNOWN', hint };
  }
  return { code: 'ARGOCD_UNREACHABLE', hint: errno === 'ECONNRESET' ? resetHint(error, isTls) : unreachable };
}

/** `ECONNREFUSED`, `CERT_HAS_EXPIRED`: of the error at the bottom of the causes. */
function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : systemCode(error.cause);
}

function tlsHint(code: string, message: string): string | undefined {
  if (code === 'EPROTO' || /wrong.version.number/i.test(`${code} ${message}`)) return tlsToPlain;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return 'The certificate is for another host name: put the name that it has into argocd-server.';
  }
  if (code === 'CERT_HAS_EXPIRED') return "Renew the server's certificate.";
  if (/SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_UNTRUSTED/.test(code)) {
    return 'Give the certificate of the CA that signed it as argocd-ca (text or path).';
  }
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA/i.test(`${code} ${message}`)) {
    return 'The server asks for a client certificate that it trusts: argocd-client-cert and argocd-client-key.';
  }
  return undefined;
}

/** First byte of a TLS record that says why a server hangs up (RFC 8446, 5.1). */
const tlsAlert = 0x15;

/** Something answered, and not by HTTP/1.1: a TLS alert to what was sent in plain text, or a frame of HTTP/2. */
function otherProtocol(error: NetworkError, errno: string): Explanation | undefined {
  if (errno === 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL') return grpcAlone;
  if (errno !== 'HPE_INVALID_CONSTANT') return undefined;
  const received = rawPacket(error);
  if (received?.[0] === tlsAlert) return plainToTls;
  return received !== undefined && isHttp2(received) ? grpcAlone : notTheApi;
}

/** What Node's HTTP parser did not understand. */
function rawPacket(error: unknown): Uint8Array | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'rawPacket' in error && error.rawPacket instanceof Uint8Array ? error.rawPacket : rawPacket(error.cause);
}

/** A connection begins with SETTINGS (4) or, from a server that gives up at once, GOAWAY (7), on stream 0 (RFC 9113, 4.1). */
function isHttp2(received: Uint8Array): boolean {
  const [, , , type = 0, , ...stream] = received.subarray(0, 9);
  return (type === 4 || type === 7) && stream.every((byte) => byte === 0);
}

/** argocd-server and many load balancers cut a connection that speaks the wrong protocol, without a word. */
function resetHint(error: NetworkError, isTls: boolean): string {
  if (isTls && error.kind === 'unreachable') {
    return `The connection was cut before TLS began. A server that speaks plain HTTP on this port (\`server.insecure\`) does that: then set \`argocd-plaintext: true\`, in a trusted network. A fault of the network looks the same. ${unreachable}`;
  }
  if (isTls) return unreachable;
  return `The connection was cut without an answer. A server that speaks TLS on this port does that: then leave \`argocd-plaintext\` out. A fault of the network looks the same. ${unreachable}`;
}
