/**
 * What an answer that is not success means, and what its reader should do.
 *
 * The gateway's table of gRPC codes is many-to-one on HTTP statuses (400 stands for 3, 9 and 11), so decisions are
 * made on `code` and message. Source: argo-cd v3.5.1 server/application, grpc-gateway v1.16 runtime/errors.go.
 */
import { Failure } from '../failure.ts';
import type { NetworkError } from '../net/error.ts';
import type { ApiAnswer, ApiRequest } from './connection.ts';

/** gRPC status codes that Argo CD answers with. */
export const grpc = {
  unknown: 2,
  invalidArgument: 3,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  failedPrecondition: 9,
  aborted: 10,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;

/** An answer of Argo CD itself, kept as the `cause` of the Failure that explains it. */
class ArgocdError extends Error {
  override readonly name = 'ArgocdError';
  readonly status: number;
  /** gRPC code; undefined when the body is not Argo CD's. */
  readonly code: number | undefined;

  constructor(status: number, code: number | undefined, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function argocdErrorOf(error: unknown): ArgocdError | undefined {
  return error instanceof Failure && error.cause instanceof ArgocdError ? error.cause : undefined;
}

/** Whether the same request may be sent again because the answer says nothing about it. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Failure && error.code === 'ARGOCD_UNREACHABLE') return true;
  const answer = argocdErrorOf(error);
  if (answer === undefined) return false;
  if ([429, 502, 503, 504].includes(answer.status)) return true;
  return answer.code === grpc.internal || answer.code === grpc.aborted;
}

type Described = Pick<ApiRequest, 'method' | 'path'>;

/** No answer came. The hint depends on where the connection broke. */
export function transportFailure(origin: string, request: Described, error: NetworkError): Failure {
  const code = systemCode(error);
  const what = `Argo CD at ${origin} did not answer ${request.method} ${request.path}: ${error.message}`;
  const failure = (name: string, hint: string) => new Failure('failed', name, what, { hint, cause: error });
  const tls = tlsHint(code, error.message);
  if (tls !== undefined) return failure('ARGOCD_TLS', tls);
  switch (error.kind) {
    case 'tls':
      return failure('ARGOCD_TLS', error.hint);
    case 'proxy':
    case 'proxy-scheme':
      return failure('ARGOCD_PROXY', error.hint);
    case 'too-large':
    case 'encoding':
      return failure('ARGOCD_NOT_THE_API', notTheApi);
    default:
      return code === 'ENOTFOUND'
        ? failure(
            'ARGOCD_HOST_UNKNOWN',
            'The host name does not resolve from this job: check argocd-server, or run in a network that knows it.',
          )
        : failure(
            'ARGOCD_UNREACHABLE',
            'Check argocd-server, and that this job may reach it (firewall, VPN, private runner, HTTPS_PROXY and NO_PROXY).',
          );
  }
}

/** `ECONNREFUSED`, `CERT_HAS_EXPIRED`: of the error at the bottom of the causes. */
function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : systemCode(error.cause);
}

function tlsHint(code: string, message: string): string | undefined {
  if (code === 'EPROTO' || /wrong version number/i.test(message)) {
    return 'The server does not speak TLS on this port: use another port, or `argocd-plaintext: true` in a trusted network.';
  }
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

/** The Failure for an answer that is not 2xx, or is 2xx but not Argo CD's. */
export function responseFailure(origin: string, request: Described, response: ApiAnswer): Failure {
  const { status, headers } = response;
  const call = `${request.method} ${request.path}`;
  if (status >= 300 && status < 400) return redirectFailure(origin, call, status, headers.location);
  const error = parseError(status, response.body);
  const explained = error.code === undefined ? explainForeign(error, headers['content-type']) : explain(error);
  const message = `Argo CD refused ${call}: ${error.message} (HTTP ${status})`;
  return new Failure('failed', explained.code, message, { hint: explained.hint, cause: error });
}

function redirectFailure(origin: string, call: string, status: number, location: string | undefined): Failure {
  const target = location !== undefined && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
  // The query of a login redirect carries state and sometimes tokens: only the origin is shown.
  const where = target === undefined ? 'elsewhere' : target.origin;
  const upgrade = target?.protocol === 'https:' && origin.startsWith('http:');
  const problem = `Argo CD answered ${call} with a redirect to ${where} (HTTP ${status})`;
  return new Failure('failed', 'ARGOCD_REDIRECT', problem, {
    hint: upgrade
      ? 'This is the plain port of a server that wants TLS: drop argocd-plaintext and use https.'
      : 'Redirects are not followed, since the token would go along. Give the final address as argocd-server; behind a single sign-on proxy, let /api pass or send its headers with argocd-headers.',
    cause: new ArgocdError(status, undefined, `redirect to ${where}`),
  });
}

function parseError(status: number, body: string): ArgocdError {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'code' in parsed && typeof parsed.code === 'number') {
      const message = 'message' in parsed && typeof parsed.message === 'string' ? parsed.message : body;
      return new ArgocdError(status, parsed.code, message);
    }
  } catch {
    // Not Argo CD's JSON: a proxy's page, or the text of a refused content type.
  }
  return new ArgocdError(status, undefined, plainText(body));
}

/** The words of a foreign page, short enough for one line. */
function plainText(body: string): string {
  const text = body
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? 'an empty answer' : text.slice(0, 200);
}

const notTheApi =
  'This is not the Argo CD API: check argocd-server and argocd-root-path; a login proxy must let /api pass.';

interface Explanation {
  readonly code: string;
  readonly hint: string;
}

function explainForeign(error: ArgocdError, contentType: string | undefined): Explanation {
  if (error.status === 415) {
    return {
      code: 'ARGOCD_CONTENT_TYPE',
      hint: 'Something between here and Argo CD changes the Content-Type, which must be exactly application/json.',
    };
  }
  if ([502, 503, 504].includes(error.status)) {
    const hint = 'The proxy before Argo CD got no answer from it: is argocd-server running?';
    return { code: 'ARGOCD_GATEWAY', hint };
  }
  if (contentType?.includes('text/html') === true || error.status === 404 || error.status === 405) {
    return { code: 'ARGOCD_NOT_THE_API', hint: notTheApi };
  }
  return { code: 'ARGOCD_REFUSED', hint: 'The answer is not from Argo CD itself: look at the proxy before it.' };
}

function explain(error: ArgocdError): Explanation {
  const known = explanations[error.code ?? grpc.unknown] ?? [];
  const found = known.find(([message]) => message.test(error.message));
  if (found !== undefined) {
    const [, code, hint] = found;
    return code === 'ARGOCD_FORBIDDEN' ? missingPermission(error.message, hint) : { code, hint };
  }
  return { code: 'ARGOCD_REFUSED', hint: "The message is Argo CD's own; its server log may say more." };
}

/** By gRPC code; the first message that fits explains. */
const explanations: Readonly<Record<number, readonly (readonly [message: RegExp, code: string, hint: string])[]>> = {
  [grpc.unauthenticated]: [
    [
      /Invalid username or password/,
      'ARGOCD_LOGIN',
      'Check argocd-username and argocd-password. Argo CD says the same after 5 failed logins in 300 s and when 50 run at once.',
    ],
    [/./, 'ARGOCD_UNAUTHORIZED', 'argocd-token is missing, expired or revoked: make a new one for the project role.'],
  ],
  [grpc.permissionDenied]: [
    [
      /sync window/,
      'ARGOCD_SYNC_WINDOW',
      'A sync window of the AppProject forbids it now: run again when it is open, or allow manual syncs in it.',
    ],
    [
      /./,
      'ARGOCD_FORBIDDEN',
      "The token's role may not read this Application: it needs `applications, get, PROJECT/*`. Check `project` and, for an Application outside Argo CD's own namespace, that app-namespace is enabled there.",
    ],
  ],
  [grpc.notFound]: [
    [
      /./,
      'ARGOCD_NOT_FOUND',
      'Check name, project and app-namespace: an Application of another project looks missing.',
    ],
  ],
  [grpc.invalidArgument]: [
    [
      /use upsert flag/,
      'ARGOCD_EXISTS',
      'The Application exists with another content: allow `upsert`, or choose another name.',
    ],
    [
      /is not allowed in project|project does not exist|not permitted in project/,
      'ARGOCD_PROJECT',
      'Create the AppProject, or add this repository, destination and namespace to what it permits.',
    ],
    [
      /destination/,
      'ARGOCD_DESTINATION',
      'Give a cluster that Argo CD knows: dest-server (its URL) or dest-name, not both.',
    ],
    [
      /spec for .* is invalid|InvalidSpecError/,
      'ARGOCD_INVALID_SPEC',
      'Argo CD could not render the source: check repo-url, revision, path and values-files, and its access to the repository.',
    ],
  ],
  [grpc.failedPrecondition]: [
    [
      /another operation/,
      'ARGOCD_BUSY',
      'A sync of this Application is running: wait for it, or terminate it in Argo CD.',
    ],
    [/is deleting/, 'ARGOCD_DELETING', 'Run again when the deletion is done.'],
    [
      /auto-sync/,
      'ARGOCD_AUTO_SYNC',
      'With automated sync, set `revision` (the target revision) instead of syncing to another one.',
    ],
    [
      /resolving repo revision/,
      'ARGOCD_REVISION',
      'Push the revision first, and check that Argo CD has access to the repository.',
    ],
  ],
  [grpc.unknown]: [
    [
      /namespace '.*' is not permitted/,
      'ARGOCD_NAMESPACE',
      "Add app-namespace to Argo CD's `application.namespaces` and to the AppProject's sourceNamespaces.",
    ],
  ],
};

/** `permission denied: applications, sync, proj/app, sub: …` names exactly what the role lacks. */
function missingPermission(message: string, hint: string): Explanation {
  const code = 'ARGOCD_FORBIDDEN';
  if (!message.includes('permission denied: ')) return { code, hint };
  const [, resource, action, object] = /permission denied: ([^,]+), ([^,]+), ([^,]+)/.exec(message) ?? [];
  if (resource === undefined) return { code, hint: "Argo CD's RBAC denies it to this token." };
  const project = object?.split('/')[0] ?? 'PROJECT';
  return {
    code,
    hint: `Add to the token's role: \`p, proj:${project}:ROLE, ${resource}, ${action}, ${object}, allow\`.`,
  };
}
