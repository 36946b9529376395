/**
 * Which certificate authorities a connection trusts. All connections of a run trust the same ones as git: those in the
 * file of GIT_SSL_CAINFO or SSL_CERT_FILE and no others; without it Node's own and those of NODE_EXTRA_CA_CERTS, and
 * last the system's, where a runner has its company's authority.
 */

import { readFileSync } from 'node:fs';
import type { SecureContext } from 'node:tls';
import { badInput } from '../failure.ts';
import type { Environment } from '../ports.ts';

/** What inputs say about TLS with one server, in PEM. */
export interface TlsMaterial {
  /** False: take any certificate. */
  readonly verify?: boolean;
  /** Replaces all other authorities. */
  readonly ca?: string;
  /** Our own certificate with its key, for servers that ask for one. */
  readonly cert?: string;
  readonly key?: string;
}

/** Node's module for TLS. Only https loads it, because loading takes as long as a request. */
export type Tls = typeof import('node:tls');

export interface Trust {
  readonly verify: boolean;
  /**
   * Undefined: Node's own authorities, with those of NODE_EXTRA_CA_CERTS.
   *
   * @throws Failure `INPUT_INVALID` when the named file cannot be read or holds no certificate
   */
  readonly authorities: (tls: Tls) => SecureContext | undefined;
  /** The system's authorities, for a certificate that the first ones do not know. */
  readonly fallback: (tls: Tls) => SecureContext | undefined;
}

/** Where Linux distributions and BSDs keep the bundle that git uses (root_linux.go, root_bsd.go in Go's crypto/x509). */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

export function trustOf(env: Environment, { verify = true, ca, cert, key }: TlsMaterial = {}): Trust {
  const variable = ['GIT_SSL_CAINFO', 'SSL_CERT_FILE'].find((name) => env[name]);
  const file = variable === undefined ? undefined : env[variable];
  const identity = { ...(cert === undefined ? {} : { cert }), ...(key === undefined ? {} : { key }) };
  const authorities = ({ createSecureContext }: Tls) => {
    if (ca !== undefined) return createSecureContext({ ca, ...identity });
    if (variable !== undefined && file !== undefined)
      return createSecureContext({ ca: namedAuthorities(variable, file), ...identity });
    return cert === undefined ? undefined : createSecureContext(identity);
  };
  // The system's bundle is read only when it is needed: it takes longer (20 ms) than a whole request.
  const fallback = ({ createSecureContext }: Tls) => {
    const pem = ca === undefined && file === undefined ? systemAuthorities() : undefined;
    return pem === undefined ? undefined : createSecureContext({ ca: pem, ...identity });
  };
  return { verify, authorities: once(authorities), fallback: once(fallback) };
}

function once(make: Trust['authorities']): Trust['authorities'] {
  let made: { readonly context: SecureContext | undefined } | undefined;
  return (tls) => {
    made ??= { context: make(tls) };
    return made.context;
  };
}

function namedAuthorities(variable: string, file: string): Buffer {
  const hint = 'It must be the path of a readable PEM file.';
  const pem = readBundle(file);
  if (pem instanceof Error) throw badInput(variable, `cannot load certificates from ${file}`, hint, pem);
  // OpenSSL takes a file without certificates for an empty list.
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw badInput(variable, `${file} holds no certificate`, hint);
  return pem;
}

function systemAuthorities(): Buffer | undefined {
  return systemBundles.map(readBundle).find((bundle): bundle is Buffer => !(bundle instanceof Error));
}

function readBundle(file: string): Buffer | Error {
  try {
    return readFileSync(file);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
