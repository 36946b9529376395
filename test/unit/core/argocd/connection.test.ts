import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ArgocdConnection, endpointOf } from '../../../../src/core/argocd/server/connection.ts';
import { wireJson } from '../../../../src/core/argocd/server/equality.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const connection = (more: Partial<ArgocdConnection>): ArgocdConnection => ({
  server: 'argocd.example.com',
  insecure: false,
  plaintext: false,
  headers: [],
  ...more,
});
const cert = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const key = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n';

describe('argocd-server as users write it', () => {
  it.each<[Partial<ArgocdConnection>, string]>([
    [{}, 'https://argocd.example.com'],
    [{ server: 'argocd.example.com:8443' }, 'https://argocd.example.com:8443'],
    [{ server: ' https://example.com/argocd/ ' }, 'https://example.com/argocd'],
    [{ server: 'https://example.com/argocd/api/v1' }, 'https://example.com/argocd'],
    [{ server: 'example.com', rootPath: '/argocd/' }, 'https://example.com/argocd'],
    [{ server: 'http://argocd.local', plaintext: true }, 'http://argocd.local'],
    [{ server: '[::1]:8080', plaintext: true }, 'http://[::1]:8080'],
  ])('%o', (more, url) => {
    const { origin, basePath } = endpointOf(connection(more));
    expect(origin + basePath).toBe(url);
  });

  it.each<[string, Partial<ArgocdConnection>, RegExp]>([
    ['a token over http', { server: 'http://argocd.local' }, /^argocd-server: is an http/],
    ['two schemes', { server: 'https://a.example', plaintext: true }, /^argocd-plaintext: contradicts/],
    ['another scheme', { server: 'grpc://a.example' }, /^argocd-server: the scheme grpc/],
    [
      'credentials in the address',
      { server: 'https://admin:hunter22@a.example' },
      /^argocd-server: carries credentials/,
    ],
    ['no host', { server: 'a b' }, /^argocd-server: is not a host/],
    ['a header without a colon', { headers: ['X-Key s3cret'] }, /^argocd-headers: item 1/],
    ['a header with a line break', { headers: ['X-Key: a\r\nX-Other: b'] }, /^argocd-headers: item 1/],
    ['a certificate without its key', { clientCert: cert }, /^argocd-client-key: is missing/],
    [
      'a path that is not there',
      { ca: '/nowhere/ca.pem' },
      /^argocd-ca: is neither PEM text nor a readable file \(ENOENT\)/,
    ],
  ])('refuses %s and shows no secret', (_title, more, message) => {
    const call = () => endpointOf(connection(more));
    expect(call).toThrow(message);
    expect(call).not.toThrow(/hunter22|s3cret/);
  });

  it('takes certificates as text or as a path', async () => {
    const directory = scratchDirectory('argocd');
    await writeFile(join(directory, 'ca.pem'), cert);
    const { tls } = endpointOf(connection({ ca: join(directory, 'ca.pem'), clientCert: cert, clientKey: key }));
    expect(tls).toEqual({ verify: true, ca: cert, cert, key });
  });

  it('a key that is no PEM text is not taken into the message', () => {
    const mangled = 'c2VjcmV0LWtleS1tYXRlcmlhbA==';
    expect(() => endpointOf(connection({ clientCert: cert, clientKey: mangled }))).not.toThrow(mangled);
  });
});

describe('JSON on the wire', () => {
  it('has the bytes that Kubernetes gives back', () => {
    const value = { b: [{ z: 1, a: undefined }], '10': 1, '9': '<&>\u2028', a: null, ['__proto__']: 1 };
    expect(wireJson(value)).toBe('{"10":1,"9":"\\u003c\\u0026\\u003e\\u2028","__proto__":1,"a":null,"b":[{"z":1}]}');
  });
});
