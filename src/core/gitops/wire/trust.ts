/** Whom to believe in TLS. */

import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContext } from 'node:tls';
import { Failure } from '../../failure.ts';
import type { Environment, Log } from '../../ports.ts';

/**
 * The certificate authorities, as git reads them: the file in GIT_SSL_CAINFO or SSL_CERT_FILE stands in for the built-in
 * ones, so that both transports trust the same servers. Undefined: Node's own, with NODE_EXTRA_CA_CERTS.
 *
 * Throws `INPUT_INVALID` when the file cannot be read or holds no certificate.
 */
export function trustOf(env: Environment, log: Log): SecureContext | undefined {
  if (env.GIT_SSL_NO_VERIFY !== undefined) {
    log.warn('GIT_SSL_NO_VERIFY is ignored: certificates are always verified. Name a private CA in GIT_SSL_CAINFO.');
  }
  const variable = ['GIT_SSL_CAINFO', 'SSL_CERT_FILE'].find((name) => env[name]);
  const file = variable === undefined ? undefined : env[variable];
  if (variable === undefined || file === undefined) return undefined;
  try {
    return createSecureContext({ ca: readFileSync(file) });
  } catch (error) {
    throw new Failure('bad-input', 'INPUT_INVALID', `${variable}: cannot load certificates from ${file}`, {
      hint: 'It must be the path of a readable PEM file.',
      cause: error,
    });
  }
}
