/**
 * What an answer that is not success means, and what to do about it.
 *
 * The gateway's table of gRPC codes is many-to-one on HTTP statuses (400 stands for 3, 9 and 11), so decisions are
 * made on `code` and message. Source: argo-cd v3.5.1 server/application, grpc-gateway v1.16 runtime/errors.go.
 */
import { Failure } from '../../failure.ts';
import { jsonObject } from '../../json.ts';
import { NetworkError } from '../../net/error.ts';
import type { ApiAnswer, ApiRequest } from './connection.ts';
import { deniedRight, policyHint } from './policy.ts';
import { explainSpecRefusal, isRepoServerAway, repoServerOutage } from './spec-refusal.ts';
import { type Explanation, grpcAlone, notTheApi, plainToTls } from './transport-errors.ts';

/** gRPC status codes that Argo CD answers with. */
export const grpc = {
  unknown: 2,
  invalidArgument: 3,
  notFound: 5,
  permissionDenied: 7,
  failedPrecondition: 9,
  aborted: 10,
  internal: 13,
  unauthenticated: 16,
} as const;

/** An answer of Argo CD itself, kept as the `cause` of the Failure that explains it. */
class ArgocdError extends Error {
  override readonly name = 'ArgocdError';
  readonly status: number;
  /** gRPC code; undefined when the body is not Argo CD's. */
  readonly code: number | undefined;
  /** Milliseconds that the server asks to wait for. */
  retryAfter: number | undefined;

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
  if (error instanceof Failure && ['ARGOCD_UNREACHABLE', deniedNow].includes(error.code)) return true;
  const answer = argocdErrorOf(error);
  if (answer === undefined) return false;
  if (isRepoServerAway(answer.message)) return true;
  return [429, 502, 503, 504].includes(answer.status) || answer.code === grpc.internal || answer.code === grpc.aborted;
}

/** Milliseconds that the server asks to wait for before the next request; 0 when it says nothing of it. */
export function retryAfterFrom(error: unknown): number {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ArgocdError) return cause.retryAfter ?? 0;
    if (cause instanceof NetworkError && cause.problem.kind === 'overloaded') return cause.problem.retryAfter ?? 0;
  }
  return 0;
}

/** Code of a Failure that says nothing about the rights of the token. */
export const deniedNow = 'ARGOCD_DENIED_NOW';

/**
 * What the server answers to every error of the Kubernetes API, too (server/application getApplicationEnforceRBAC). About
 * an Application that this run has read before it tells nothing; rights that are missing are named with their action.
 */
export function isBareDenial(error: unknown): error is Failure {
  const answer = argocdErrorOf(error);
  return answer?.code === grpc.permissionDenied && answer.message.trim() === 'permission denied';
}

/** @param failure a bare denial, for an Application that the token may read */
export function asDeniedNow(failure: Failure): Failure {
  const hint =
    'The token could read the Application a moment ago: Argo CD does not reach Kubernetes, or the rights are gone meanwhile.';
  return new Failure('failed', deniedNow, failure.message, { hint, cause: failure.cause });
}

type Call = Pick<ApiRequest, 'method' | 'path'>;

/** The Failure for an answer that is not 2xx, or is 2xx but not Argo CD's. */
export function responseFailure(origin: string, { method, path }: Call, { status, headers, body }: ApiAnswer): Failure {
  const call = `${method} ${path}`;
  if (status >= 300 && status < 400) return redirectFailure(origin, call, status, headers.location);
  const error = parseError(status, body);
  const { code, hint } =
    error.code === undefined ? explainForeign(status, headers['content-type'], body) : explain(error);
  const problem = `Argo CD refused ${call}: ${error.message} (HTTP ${status})`;
  return new Failure('failed', code, problem, { hint, cause: error });
}

/** JSON that ends early: something on the way cut it. */
export function cutAnswer(origin: string, { method, path }: Call): Failure {
  const problem = `Argo CD at ${origin} answered ${method} ${path} with JSON that cannot be read to its end`;
  return new Failure('failed', 'ARGOCD_ANSWER', problem, {
    hint: 'Look for a proxy or a load balancer before Argo CD that cuts long answers.',
  });
}

export function otherAnswer(origin: string, { method, path }: Call): Failure {
  const problem = `Argo CD at ${origin} answered ${method} ${path} with JSON of another shape than its API has`;
  return new Failure('failed', 'ARGOCD_ANSWER', problem, {
    hint: 'Something else may answer in its place: check argocd-server and argocd-root-path, and what is before it.',
  });
}

function redirectFailure(origin: string, call: string, status: number, location: string | undefined): Failure {
  const target = location !== undefined && URL.canParse(location, origin) ? new URL(location, origin) : undefined;
  // The query of a login redirect carries state and sometimes tokens: only the origin is shown.
  const where = target?.origin ?? 'elsewhere';
  const upgrade = target?.protocol === 'https:' && origin.startsWith('http:');
  const problem = `Argo CD answered ${call} with a redirect to ${where} (HTTP ${status})`;
  return new Failure('failed', 'ARGOCD_REDIRECT', problem, {
    hint: upgrade
      ? 'This is the plain port of a server that wants TLS: drop argocd-plaintext and use https.'
      : 'Redirects are not followed, since the token would go along. Give the final address as argocd-server; behind a single sign-on proxy, let /api pass or send its headers with argocd-headers.',
    cause: new ArgocdError(status, undefined, `redirect to ${where}`),
  });
}

/** A body that is not Argo CD's JSON is a proxy's page, or the text of a refused content type. */
function parseError(status: number, body: string): ArgocdError {
  const { code, message } = jsonObject(body);
  if (typeof code !== 'number') return new ArgocdError(status, undefined, plainText(body));
  return new ArgocdError(status, code, typeof message === 'string' ? message : body);
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

function explainForeign(status: number, contentType: string | undefined, body: string): Explanation {
  if (status === 400 && /plain HTTP|HTTP request to an HTTPS server/i.test(body)) return plainToTls;
  if (contentType?.startsWith('application/grpc') === true) return grpcAlone;
  if (status === 415) {
    const hint = 'Something between here and Argo CD changes the Content-Type, which must be exactly application/json.';
    return { code: 'ARGOCD_CONTENT_TYPE', hint };
  }
  if ([502, 503, 504].includes(status)) {
    const hint = 'The proxy before Argo CD got no answer from it: is argocd-server running?';
    return { code: 'ARGOCD_GATEWAY', hint };
  }
  if (contentType?.includes('text/html') === true || status === 404 || status === 405) return notTheApi;
  if (status === 401 || status === 403) {
    const hint =
      'A proxy before Argo CD asks for a log-in of its own: give the header that it wants in argocd-headers, or have it let /api pass.';
    return { code: 'ARGOCD_REFUSED', hint };
  }
  return { code: 'ARGOCD_REFUSED', hint: 'The answer is not from Argo CD itself: look at the proxy before it.' };
}

function explain({ code, message }: ArgocdError): Explanation {
  if (isRepoServerAway(message)) return repoServerOutage;
  const refusal = code === grpc.invalidArgument ? explainSpecRefusal(message) : undefined;
  if (refusal !== undefined) return refusal;
  const [, , problem] = problems.find(([grpcCode, words]) => grpcCode === code && words.test(message)) ?? [];
  if (problem === undefined) {
    return { code: 'ARGOCD_REFUSED', hint: "The message is Argo CD's own; its server log may say more." };
  }
  const missing = problem === 'ARGOCD_FORBIDDEN' ? missingPermission(message) : undefined;
  return { code: problem, hint: missing ?? hints[problem] };
}

/** A denial that names what the role lacks. */
function missingPermission(message: string): string | undefined {
  if (!message.includes('permission denied: ')) return undefined;
  const denied = deniedRight(message);
  if (denied === undefined) return "Argo CD's RBAC denies it to this token.";
  const { subject, ...right } = denied;
  // What a provider of identities calls its users says nothing here: the caller asks for their groups.
  if (subject !== undefined) return policyHint({ username: subject, groups: [], issuer: undefined }, [right]);
  return `Argo CD's RBAC denies the token \`${right.resource}, ${right.action}\` in the project ${right.project}.`;
}

const hints = {
  ARGOCD_LOGIN:
    'Check argocd-username and argocd-password. Argo CD says the same after 5 failed logins in 300 s and when 50 run at once.',
  ARGOCD_UNAUTHORIZED: 'argocd-token is missing, expired or revoked: make a new one for the project role.',
  ARGOCD_SYNC_WINDOW:
    'A sync window of the AppProject forbids it now: run again when it is open, or allow manual syncs in it.',
  ARGOCD_FORBIDDEN:
    "The token's role may not read this Application: it needs `applications, get, PROJECT/*`. Check `project` and, for an Application outside Argo CD's own namespace, that app-namespace is enabled there.",
  ARGOCD_NOT_FOUND: 'Check name, project and app-namespace: an Application of another project looks missing.',
  ARGOCD_EXISTS: 'The Application exists with another content: allow `upsert`, or choose another name.',
  ARGOCD_INVALID_SPEC:
    'Argo CD could not render the source: check repo-url, revision, path and values-files, and its access to the repository.',
  ARGOCD_GENERATOR:
    'Argo CD cannot make the Applications of this set: check its generators (repository, revision, credential) and its template.',
  ARGOCD_BUSY: 'A sync of this Application is running: wait for it, or terminate it in Argo CD.',
  ARGOCD_DELETING: 'Run again when the deletion is done.',
  ARGOCD_AUTO_SYNC: 'With automated sync, set `revision` (the target revision) instead of syncing to another one.',
  ARGOCD_REVISION: 'Push the revision first, and check that Argo CD has access to the repository.',
  ARGOCD_NAMESPACE: "Add app-namespace to Argo CD's `application.namespaces` and to the AppProject's sourceNamespaces.",
} as const;

/** The first row whose gRPC code and words fit names the problem. */
const problems: readonly (readonly [code: number, words: RegExp, problem: keyof typeof hints])[] = [
  [grpc.unauthenticated, /Invalid username or password/, 'ARGOCD_LOGIN'],
  [grpc.unauthenticated, /./, 'ARGOCD_UNAUTHORIZED'],
  [grpc.permissionDenied, /sync window/, 'ARGOCD_SYNC_WINDOW'],
  [grpc.permissionDenied, /./, 'ARGOCD_FORBIDDEN'],
  [grpc.notFound, /./, 'ARGOCD_NOT_FOUND'],
  [grpc.invalidArgument, /use upsert flag/, 'ARGOCD_EXISTS'],
  [grpc.invalidArgument, /spec for .* is invalid|InvalidSpecError/, 'ARGOCD_INVALID_SPEC'],
  [grpc.failedPrecondition, /another operation/, 'ARGOCD_BUSY'],
  [grpc.failedPrecondition, /is deleting/, 'ARGOCD_DELETING'],
  [grpc.failedPrecondition, /auto-sync/, 'ARGOCD_AUTO_SYNC'],
  [grpc.failedPrecondition, /resolving repo revision/, 'ARGOCD_REVISION'],
  [grpc.unknown, /unable to resolve '.*' to a commit SHA/, 'ARGOCD_REVISION'],
  [grpc.unknown, /namespace '.*' is not permitted/, 'ARGOCD_NAMESPACE'],
  [grpc.unknown, /validating ApplicationSets|generat(?:e|ing) applications/i, 'ARGOCD_GENERATOR'],
];
