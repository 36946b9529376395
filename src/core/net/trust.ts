/** Whom to believe in TLS. */

import { readFileSync } from 'node:fs';
import { getBuiltinModule } from 'node:process';
import type { SecureContext } from 'node:tls';
import { badInput } from '../failure.ts';
import type { Environment, Log } from '../ports.ts';

/** Asked for only where TLS is spoken: to load the usual bundle takes as long as a request. */
export interface Trust {
  /**
   * Undefined: Node's own authorities, with those of NODE_EXTRA_CA_CERTS.
   *
   * Throws `INPUT_INVALID` when the named file cannot be read or holds no certificate.
   */
  readonly authorities: () => SecureContext | undefined;
  /** The system's authorities, for a certificate that the first ones do not know. */
  readonly fallback: () => SecureContext | undefined;
}

/** Where Linux distributions and BSDs keep the bundle that git uses (root_linux.go, root_bsd.go in Go's crypto/x509). */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * As git decides, so that both transports trust the same servers: the file in GIT_SSL_CAINFO or SSL_CERT_FILE stands in
 * for all others; without it, the company's authority that a runner has in its system store counts, too. The system's
 * bundle is read only when it is needed: it takes longer (20 ms) than a whole request.
 */
export function trustOf(env: Environment, log: Log): Trust {
  if (env.GIT_SSL_NO_VERIFY !== undefined) {
    log.warn('GIT_SSL_NO_VERIFY is ignored: certificates are always verified. Name a private CA in GIT_SSL_CAINFO.');
  }
  const variable = ['GIT_SSL_CAINFO', 'SSL_CERT_FILE'].find((name) => env[name]);
  const file = variable === undefined ? undefined : env[variable];
  if (variable === undefined || file === undefined) {
    return { authorities: () => undefined, fallback: systemAuthorities };
  }
  let named: SecureContext | undefined;
  const authorities = () => {
    named ??= namedAuthorities(variable, file);
    return named;
  };
  return { authorities, fallback: () => undefined };
}

function namedAuthorities(variable: string, file: string): SecureContext {
  const hint = 'It must be the path of a readable PEM file.';
  const pem = readBundle(file);
  if (pem instanceof Error) throw badInput(variable, `cannot load certificates from ${file}`, hint, pem);
  // OpenSSL takes a file without certificates for an empty list.
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw badInput(variable, `${file} holds no certificate`, hint);
  return trusting(pem);
}

function systemAuthorities(): SecureContext | undefined {
  const pem = systemBundles.map(readBundle).find((bundle) => !(bundle instanceof Error));
  return pem === undefined || pem instanceof Error ? undefined : trusting(pem);
}

/** TLS is loaded only where it is needed: that takes as long as a request. */
function trusting(pem: Buffer): SecureContext {
  return getBuiltinModule('node:tls').createSecureContext({ ca: pem });
}

function readBundle(file: string): Buffer | Error {
  try {
    return readFileSync(file);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
