/** What can go wrong between us and a server, whichever it is. Clients turn it into a Failure with their code and words. */

import { Failure } from '../failure.ts';

/**
 * - `unreachable`: no connection, so no byte of the request has been sent; nor with `tls` and `proxy`.
 * - `tls`: the certificate of the server, or of an https proxy, is not trusted.
 * - `proxy`: the proxy refuses to connect us; `proxy-scheme`: it does not speak http.
 * - `interrupted`: the connection broke, was silent too long or took too long, after it had been opened.
 * - `overloaded`: a status of overload or of a gateway, behind which the same request may succeed a moment later.
 * - `too-large`: the answer exceeds its limit. `encoding`: its compression is unknown or damaged.
 * - `redirect`: a redirect that is not followed, although redirects are.
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
  | { readonly kind: 'redirect'; readonly target: string };

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

  /** `no`: it is certain that the server did nothing; it was not reached, or refused before acting. */
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

  /** Whether the same request may succeed a moment later. Wrong names, certificates and limits do not heal by waiting. */
  get passing(): boolean {
    const { problem } = this;
    return (
      problem.kind === 'interrupted' ||
      problem.kind === 'overloaded' ||
      (problem.kind === 'unreachable' && problem.errno !== 'ENOTFOUND')
    );
  }

  /** What to do about it, where that does not depend on the kind of server. */
  get hint(): string {
    return hintFor(this.problem);
  }

  /** For clients whose Failures differ in their code alone. */
  failure(code: string): Failure {
    return new Failure('failed', code, this.message, { hint: this.hint, cause: this.cause ?? this });
  }
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
      return 'Check the address: what answers there may not be the server that was meant.';
    case 'redirect':
      return 'Give the address that it redirects to.';
  }
}
