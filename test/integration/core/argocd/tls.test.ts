import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArgocdConnection } from '../../../../src/core/argocd/client.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { findProgram, realPart } from '../../../support/real-parts.ts';
import { setting } from './setting.ts';

const openssl = await realPart(
  'openssl',
  async () => (await findProgram('openssl')) !== undefined,
  'Debian: apt-get install openssl',
);
const ref = { name: 'web1', project: 'default' };

describe.skipIf(!openssl.present)(openssl.titled('TLS with a private CA'), () => {
  let directory: string;
  let ca: string;
  let pair: { cert: string; key: string };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'argocd-tls-'));
    const run = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
    const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    run('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=private CA');
    run(
      'req',
      ...newKey,
      '-keyout',
      'leaf.key',
      '-out',
      'leaf.csr',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
    );
    run(
      'x509',
      '-req',
      '-in',
      'leaf.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-out',
      'leaf.pem',
      '-days',
      '2',
      '-copy_extensions',
      'copy',
    );
    const read = (name: string) => readFile(join(directory, name), 'utf8');
    ca = await read('ca.pem');
    pair = { cert: await read('leaf.pem'), key: await read('leaf.key') };
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function answer(connection: Partial<ArgocdConnection>, mutual = false): Promise<unknown> {
    const tls = { ...pair, ...(mutual ? { ca, requestCert: true, rejectUnauthorized: true } : {}) };
    const { client } = await setting({ tls }, connection);
    return client.get(ref).then(
      () => 'answered',
      (error: unknown) => (error instanceof Failure ? { code: error.code, hint: error.hint } : error),
    );
  }

  it('an unknown CA is refused, and the hint names argocd-ca', async () => {
    expect(await answer({})).toMatchObject({ code: 'ARGOCD_TLS', hint: expect.stringContaining('argocd-ca') });
  });

  it('argocd-ca makes it known, as text and as a path', async () => {
    expect(await answer({ ca })).toBe('answered');
    expect(await answer({ ca: join(directory, 'ca.pem') })).toBe('answered');
  });

  it('argocd-insecure skips the check', async () => {
    expect(await answer({ insecure: true })).toBe('answered');
  });

  it('mutual TLS works with a client certificate and teaches without one', async () => {
    expect(await answer({ ca, clientCert: pair.cert, clientKey: pair.key }, true)).toBe('answered');
    expect(await answer({ ca }, true)).toMatchObject({
      code: 'ARGOCD_TLS',
      hint: expect.stringContaining('argocd-client-cert'),
    });
  });

  it('plain text to a TLS port, and TLS to a plain port, are told apart from an outage', async () => {
    const { client } = await setting({}, { plaintext: false });
    const error = await client.get(ref).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'ARGOCD_TLS', hint: expect.stringContaining('argocd-plaintext') });
  });
});
