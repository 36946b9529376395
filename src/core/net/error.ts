/** What can go wrong between the program and any server. Clients turn it into a Failure with a code of their own. */

import { Failure } from '../failure.ts';

/**
 * - `unreachable`: there is no connection. As with `tls` and `proxy`, no byte of the request has been sent.
 * - `tls`: the certificate of the server, or of an https proxy, is not trusted.
 * - `proxy`: the proxy refuses to connect us; `proxy-scheme`: it does not speak http.
 * - `interrupted`: the connection broke, was silent too long or took too long, after it had been opened.
 * - `overloaded`: a status that says that the server or a gateway is overloaded; the same request may succeed later.
 * - `too-large`: the answer exceeds its limit. `encoding`: its compression is unknown or damaged.
 * - `redirect`: a redirect that must not be followed, where others are.
 * - `unreadable`: HTTP calls the answer whole, and its reader cannot use it: something on the way cut it, or answered with a
 *   page of its own. The reader's Failure is the cause.
 */
type NetworkProblem =
  | { readonly kind: 'unreachable'; readonly errno: string }
  | { readonly kind: 'tls'; readonly unknownAuthority: boolean }
  | { readonly kind: 'proxy'; readonly status: number }
  | { readonly kind: 'proxy-scheme' }
  | { readonly kind: 'interrupted' }
  | {
      readonly kind: 'overloaded';
      readonly status: number;
      /** Milliseconds that the server asks for. */
      readonly retryAfter: number | undefined;
      /** The beginning of the answer's body. */
      readonly body: string;
    }
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'encoding' }
  | { readonly kind: 'redirect'; readonly target: string }
  | { readonly kind: 'unreadable' };

export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly problem: NetworkProblem;

  constructor(problem: NetworkProblem, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.problem = problem;
  }

  get kind(): NetworkProblem['kind'] {
    return this.problem.kind;
  }

  /** `no`: the server was not reached, or refused before it did anything. */
  get acted(): 'no' | 'maybe' {
    switch (this.problem.kind) {
      case 'unreachable':
      case 'tls':
      case 'proxy':
      case 'proxy-scheme':
        return 'no';
      case 'overloaded':
        return this.problem.status === 429 ? 'no' : 'maybe';
      default:
        return 'maybe';
    }
  }

  /** Whether the same request may succeed a moment later. Waiting does not mend wrong names, certificates and limits. */
  get transient(): boolean {
    const { problem } = this;
    return (
      problem.kind === 'interrupted' ||
      problem.kind === 'overloaded' ||
      problem.kind === 'unreadable' ||
      (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND')
    );
  }

  /** What to do about it, where that does not depend on the kind of server. */
  get hint(): string {
    return hintFor(this.problem);
  }

  /** The Failure with this message and hint under a client's own code. */
  failure(code: string): Failure {
    return new Failure('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
  }
}

/** For an answer that the reader cannot use, and another try may bring whole. */
export function unreadable(failure: Failure): NetworkError {
  return new NetworkError({ kind: 'unreadable' }, failure.message, failure);
}

/** For a redirect that must not be followed. The query is left out: it may hold a secret. */
export function redirectError(from: URL, target: URL): NetworkError {
  const shown = `${target.origin}${target.pathname}`;
  return new NetworkError(
    { kind: 'redirect', target: shown },
    `${from.host} redirects to ${shown}, which is not followed`,
  );
}

/** Whether a redirect keeps to http and https, and does not lead from https to http. */
export function isSafeRedirect(from: URL, target: URL): boolean {
  return target.protocol === 'https:' || (target.protocol === 'http:' && from.protocol === 'http:');
}

function hintFor(problem: NetworkProblem): string {
  switch (problem.kind) {
    case 'unreachable':
      return 'Check the host name, the network and HTTPS_PROXY / NO_PROXY.';
    case 'tls':
      return problem.unknownAuthority
        ? 'Name the file of the private certificate authority in GIT_SSL_CAINFO or NODE_EXTRA_CA_CERTS.'
        : 'Give the host name that the certificate is for, or have the certificate renewed.';
    case 'proxy':
      return problem.status === 407
        ? 'Put its credential into the variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.'
        : 'Let it pass this host, or name the host in NO_PROXY.';
    case 'proxy-scheme':
      return 'Name an http:// or https:// proxy, or name the host in NO_PROXY.';
    case 'interrupted':
      return 'Run again; if it stays, look for a proxy or a firewall that cuts long answers.';
    case 'overloaded':
      return problem.status === 429
        ? 'Run again later, or let fewer pipelines work at the same time.'
        : 'The server or a gateway before it is overloaded or down; run again later.';
    case 'too-large':
    case 'encoding':
    case 'unreadable':
      return 'Check the address: what answers there may not be the server that was meant.';
    case 'redirect':
      return 'Give the address that it redirects to.';
  }
}
