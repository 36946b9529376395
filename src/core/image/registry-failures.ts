/** What failed requests to a registry become: its refusals, and answers that are not a registry's. */
import { Failure } from '../failure.ts';
import { isObject, jsonObject } from '../json.ts';
import type { HttpAnswer } from '../net/answer.ts';
import { NetworkError, unreadable } from '../net/error.ts';

/** @param doing what every failure but that of the credentials names: `reading localhost:5000/acme/web1:v1` */
export async function withFailures<T>(registry: string, doing: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof NetworkError ? failureOf(registry, doing, error) : error;
  }
}

export function failureOf(registry: string, doing: string, error: NetworkError): Failure {
  const { problem } = error;
  switch (problem.kind) {
    case 'overloaded':
      return refusal(doing, problem.status, problem.body, 'it stayed so through several tries');
    case 'redirect': {
      const message = `the registry ${registry} redirects to ${problem.target}, which is not followed`;
      return new Failure('failed', 'REGISTRY_REDIRECT', message, {
        hint: 'writes, downgrades to http and long chains of redirects are refused; use the address that the registry itself uses',
      });
    }
    case 'unreadable':
      return error.cause instanceof Failure ? error.cause : error.failure('REGISTRY_ANSWER');
    case 'too-large':
    case 'encoding':
      return new Failure('failed', 'REGISTRY_ANSWER', `${doing} failed: ${error.message}`, {
        hint: error.hint,
        cause: error,
      });
    default:
      return unreachable(registry, error);
  }
}

/** For a host that gave no or half an answer. The hint depends on whether a certificate, a proxy or the network failed. */
function unreachable(registry: string, error: NetworkError): Failure {
  const plain = 'a plain http registry has to be listed in registry-insecure';
  const hints: Partial<Record<NetworkError['kind'], string>> = {
    tls: `its certificate is not trusted: name the CA in NODE_EXTRA_CA_CERTS or SSL_CERT_FILE; ${plain}`,
    proxy: error.hint,
    'proxy-scheme': error.hint,
  };
  const problem = `the registry ${registry} cannot be reached (${error.message})`;
  return new Failure('failed', 'REGISTRY_UNREACHABLE', problem, {
    hint: hints[error.kind] ?? `check the host, the network and the proxy of this job; ${plain}`,
    cause: error,
  });
}

/** The storage that a registry redirects to refused the registry's link. It gets no credentials. */
export function refusedElsewhere(registry: string, purpose: string, url: URL, status: number, answer: string): Failure {
  const problem = `${purpose} failed: ${registry} leads to ${url.host}, which answered ${status}`;
  return new Failure('failed', 'REGISTRY_STORAGE', problem, {
    hint: "credentials go to the registry alone, so its links must work without: run again if one ran out, else check the registry's storage and external URL",
    cause: new Error(answer.slice(0, shownCharacters)),
  });
}

/** Characters of a registry's own words. */
const shownCharacters = 400;

/** For a status that the reader cannot use. */
export async function refused(doing: string, answer: HttpAnswer): Promise<Failure> {
  if (isWebPage(answer)) return webPage(doing, answer);
  return refusal(doing, answer.status, await answer.excerpt());
}

/**
 * @throws Failure `REGISTRY_ANSWER` for every other status than 200 to 299; NetworkError `unreadable` for the page of a proxy or
 *   a sign-in under one of these
 */
export async function requireAccepted(doing: string, answer: HttpAnswer): Promise<void> {
  if (!answer.ok) throw await refused(doing, answer);
  if (isWebPage(answer)) throw unreadable(webPage(doing, answer));
}

/** A blob may be a web page too: then the registry's own headers show who answers. */
function isWebPage({ headers, mediaType }: HttpAnswer): boolean {
  const ofRegistry = 'docker-content-digest' in headers || 'docker-distribution-api-version' in headers;
  return mediaType === 'text/html' && !ofRegistry;
}

function webPage(doing: string, { status, url }: HttpAnswer): Failure {
  const problem = `${doing} failed: ${url.host} answered with a web page (status ${status})`;
  return new Failure('failed', 'REGISTRY_ANSWER', problem, {
    hint: 'a sign-in page or a proxy answers in place of the registry: check the host, HTTPS_PROXY and NO_PROXY, and whether the registry lets clients in without single sign-on',
  });
}

/** The codes of an error in the form of the specification: `MANIFEST_BLOB_UNKNOWN`. Source: distribution-spec 1.1, "Error Codes". */
export function errorCodes(body: string): readonly string[] {
  const { errors } = jsonObject(body);
  const all = Array.isArray(errors) ? errors.filter(isObject) : [];
  return all.flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
}

/**
 * Whether a refusal says that the storage is full: 507 (RFC 4918), ENOSPC and EDQUOT as distribution and Nexus name them, MinIO,
 * Artifactory, and the quotas of Harbor and Quay.
 */
export function isFull(status: number, body: string): boolean {
  const words =
    /no space left|not enough space|disk quota|"Err":(?:28|122)\b|storage ?full|insufficient ?storage|disk (?:usage|space) is too high|exceed the configured upper limit|quota (?:has been |is )?exceeded/i;
  return status === 507 || (status >= 400 && words.test(body));
}

/** @param body the registry's own message, kept as the cause */
export function refusal(doing: string, status: number, body: string, after?: string): Failure {
  const text = body.slice(0, shownCharacters);
  if (isFull(status, body)) {
    const problem = `${doing} failed: the registry has no room for it (it answered ${status})`;
    return new Failure('failed', 'REGISTRY_FULL', problem, {
      hint: 'its disk or its quota is full: have images removed that nothing uses (`retention`, then the garbage collection of the registry), or have the limit raised; run again then',
      cause: new Error(text === '' ? `HTTP ${status}` : text),
    });
  }
  const problem = `${doing} failed: the registry answered ${status}${after === undefined ? '' : `, and ${after}`}`;
  return new Failure('failed', 'REGISTRY_ANSWER', problem, {
    hint: refusalHint(status, text),
    cause: new Error(text === '' ? `HTTP ${status}` : text),
  });
}

function refusalHint(status: number, text: string): string {
  if (status === 404 && /NAME_UNKNOWN/.test(text)) {
    return 'the repository does not exist: create it first (ECR: or turn on create-on-push; Harbor: create the project)';
  }
  if (status === 404 && /BLOB_UPLOAD_UNKNOWN/.test(text)) {
    return 'the registry forgets uploads: with several instances they need one storage and one http.secret, or sessions that stay with one of them';
  }
  if (status === 429)
    return 'it limits the rate of requests: run again later, or let fewer pipelines work at the same time';
  if (status === 408 || status > 500)
    return 'the registry or a gateway in front of it is overloaded or down: run again later';
  return "the registry's own words follow; a full quota, an immutable tag and a proxy's size limit are the usual reasons";
}
