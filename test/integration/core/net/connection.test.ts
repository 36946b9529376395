/** Proxies and certificate authorities, as every client of the network has them. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { dial } from '../../../../src/core/net/dial.ts';
import { type TlsMaterial, trustOf } from '../../../../src/core/net/trust.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { handClock } from '../../../support/clock.ts';
import { basic } from '../../../support/git/server.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import {
  type Certificate,
  type Listener,
  makeCertificate,
  openssl,
  startProxy,
  startTls,
} from '../../../support/net/web.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

const credential = { user: 'user', password: 'pass%word/1' };
const authorization = { authorization: 'Bearer canary-7f3a9c21' };

const server = await scriptedServer((request, response) => response.end(`hello ${request.headers.host}`));

async function read(url: string, env: Environment = {}, tls?: TlsMaterial): Promise<string> {
  const { network } = portsOf({ env, clock: handClock() });
  using client = network.client({ tls, attempts: 1 });
  return await client.exchange({ method: 'GET', url: new URL(url), headers: authorization }, (answer) => answer.text());
}

/** As users write it, with the characters of the password that a URL reserves encoded. */
const withCredential = (url: string) => url.replace('//', `//user:${encodeURIComponent(credential.password)}@`);

describe('a proxy for plain http', () => {
  test.each(['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'])(
    'is found in %s, with its credential',
    async (name) => {
      await using proxy = await startProxy({ behind: server.port, credential });
      const env = { [name]: withCredential(`http://${proxy.host}`) };
      expect(await read('http://git.test/a?b', env)).toBe('hello git.test');
      expect(proxy.seen).toEqual([
        {
          line: 'GET http://git.test/a?b',
          proxyAuthorization: basic(credential.user, credential.password),
          authorization: authorization.authorization,
        },
      ]);
    },
  );

  test('that wants another credential is an answer with status 407', async () => {
    await using proxy = await startProxy({ credential });
    const { network } = portsOf({ env: { http_proxy: `http://${proxy.host}` } });
    using client = network.client();
    expect((await client.send({ method: 'GET', url: new URL('http://git.test/') })).status).toBe(407);
  });

  test.each(['127.0.0.1', '127.0.0.0/8', '*'])('is not asked for what NO_PROXY exempts: %s', async (exempt) => {
    const env = { http_proxy: 'http://127.0.0.1:1', NO_PROXY: exempt };
    expect(await read(`http://${server.host}/`, env)).toBe(`hello ${server.host}`);
  });

  test('its password is a secret from the first moment, as it is written and as it is sent', () => {
    const secrets = createSecrets();
    portsOf({ env: { HTTPS_PROXY: withCredential('http://proxy.test:3128') }, secrets });
    const base64 = basic(credential.user, credential.password);
    for (const text of [credential.password, encodeURIComponent(credential.password), base64]) {
      expect(secrets.redact(text)).not.toContain(text.slice(-8));
    }
  });

  test.each(['socks5://proxy.test:1080', 'ftp://proxy.test'])('has to speak http: %s', async (url) => {
    await expect(read('http://git.test/', { ALL_PROXY: url })).rejects.toMatchObject({ kind: 'proxy-scheme' });
  });
});

describe.skipIf(!openssl.present)(openssl.titled('TLS'), () => {
  let certificate: Certificate;
  let tls: Listener;
  beforeAll(async () => {
    certificate = makeCertificate();
    tls = await startTls(server.port, certificate);
  });

  test.each(['https_proxy', 'HTTPS_PROXY', 'ALL_PROXY'])(
    'goes through the tunnel of the proxy in %s, which sees neither the path nor the credential',
    async (name) => {
      await using proxy = await startProxy({ behind: tls.port, credential });
      const env = { [name]: withCredential(`http://${proxy.host}`), SSL_CERT_FILE: certificate.file };
      expect(await read('https://git.test/secret', env)).toBe('hello git.test');
      expect(proxy.seen).toEqual([
        {
          line: 'CONNECT git.test:443',
          proxyAuthorization: basic(credential.user, credential.password),
          authorization: undefined,
        },
      ]);
    },
  );

  test.each([
    [407, 'proxy', 'user:password'],
    [403, 'proxy', 'NO_PROXY'],
    [502, 'unreachable', 'HTTPS_PROXY'],
  ])('is refused by a proxy with status %i: %s', async (status, kind, hint) => {
    await using proxy = await startProxy({ status });
    const failed = read('https://git.test/', { HTTPS_PROXY: `http://${proxy.host}` });
    await expect(failed).rejects.toMatchObject({ kind, acted: 'no', hint: expect.stringContaining(hint) });
  });

  test('to the proxy itself is checked by the same authorities, and its own name', async () => {
    await using proxy = await startProxy({ behind: tls.port });
    await using secureProxy = await startTls(proxy.port, certificate);
    const env = { HTTPS_PROXY: `https://localhost:${secureProxy.port}`, SSL_CERT_FILE: certificate.file };
    expect(await read('https://git.test/', env)).toBe('hello git.test');
    await expect(read('https://git.test/', { ...env, SSL_CERT_FILE: undefined })).rejects.toMatchObject({
      kind: 'tls',
      message: expect.stringContaining(`certificate of the proxy localhost:${secureProxy.port} is not trusted`),
    });
  });

  test.each(['GIT_SSL_CAINFO', 'SSL_CERT_FILE'])('trusts the authorities in %s', async (name) => {
    expect(await read(`https://localhost:${tls.port}/`, { [name]: certificate.file })).toContain('hello');
    expect(await read(`https://127.0.0.1:${tls.port}/`, { [name]: certificate.file })).toContain('hello');
  });

  test('trusts the authorities in NODE_EXTRA_CA_CERTS, which Node reads when it starts', async () => {
    const script = `
      import { portsOf } from ${JSON.stringify(join(import.meta.dirname, '../../../support/ports.ts'))};
      using client = portsOf().network.client();
      const url = new URL('https://localhost:${tls.port}/');
      console.log(await client.exchange({ method: 'GET', url }, (answer) => answer.text()));
    `;
    const node = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', script];
    const env = { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: certificate.file };
    expect((await promisify(execFile)(process.execPath, node, { env })).stdout).toContain('hello localhost');
  });

  test("asks the system's authorities last, on a new connection", async () => {
    const system = createSecureContext({ ca: certificate.cert });
    const trust = { verify: true, authorities: () => undefined, fallback: () => system };
    const url = new URL(`https://localhost:${tls.port}/`);
    const route = { url, proxy: undefined, trust, proxyTrust: trustOf({}), clock: handClock(), connectMs: 5_000 };
    const socket = await dial(route, new AbortController().signal);
    socket.destroy();
    const unknown = dial({ ...route, trust: { ...trust, fallback: () => undefined } }, new AbortController().signal);
    await expect(unknown).rejects.toMatchObject({ kind: 'tls', problem: { unknownAuthority: true } });
  });

  test('trusts no one because of GIT_SSL_NO_VERIFY, and says so once', async () => {
    const log = memoryLog();
    const { network } = portsOf({ env: { GIT_SSL_NO_VERIFY: '1' }, log });
    for (const _ of [1, 2]) {
      using client = network.client();
      const sent = client.send({ method: 'GET', url: new URL(`https://localhost:${tls.port}/`) });
      await expect(sent).rejects.toMatchObject({ kind: 'tls', hint: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
    }
    expect(log.lines.filter((line) => line.includes('GIT_SSL_NO_VERIFY is ignored'))).toHaveLength(1);
  });

  test('of another host is not trusted', async () => {
    const other = makeCertificate('evil.test');
    await using evil = await startTls(server.port, other);
    await using proxy = await startProxy({ behind: evil.port });
    const env = { HTTPS_PROXY: proxy.url, SSL_CERT_FILE: other.file };
    await expect(read('https://git.test/', env)).rejects.toMatchObject({
      kind: 'tls',
      problem: { unknownAuthority: false },
      hint: expect.stringContaining('host name'),
    });
  });

  test.each([
    ['cannot be read', '/nowhere.pem', /cannot load/],
    ['holds no certificate', import.meta.filename, /no certificate/],
  ])('is not spoken when the file that is named %s', async (_, file, message) => {
    const failed = read('https://127.0.0.1:1/', { SSL_CERT_FILE: file });
    await expect(failed).rejects.toMatchObject({ kind: 'bad-input', message: expect.stringMatching(message) });
  });

  describe('as one server wants it', () => {
    test('trusts the authority that its user gives, and no other', async () => {
      const url = `https://localhost:${tls.port}/`;
      const other = makeCertificate('other.test');
      expect(await read(url, {}, { ca: certificate.cert })).toContain('hello');
      await expect(read(url, { SSL_CERT_FILE: certificate.file }, { ca: other.cert })).rejects.toMatchObject({
        kind: 'tls',
      });
    });

    test('takes any certificate when its user does not want it verified, but not any of a proxy', async () => {
      expect(await read(`https://localhost:${tls.port}/`, {}, { verify: false })).toContain('hello');
      const env = { HTTPS_PROXY: `https://localhost:${tls.port}` };
      await expect(read('https://git.test/', env, { verify: false })).rejects.toMatchObject({ kind: 'tls' });
    });

    test('shows the certificate that its user gives', async () => {
      const { cert, key, file } = certificate;
      const options = { requestCert: true, rejectUnauthorized: true, ca: cert };
      await using mutual = await startTls(server.port, certificate, options);
      const url = `https://localhost:${mutual.port}/`;
      const env = { SSL_CERT_FILE: file };
      expect(await read(url, env, { cert, key })).toContain('hello');
      expect(await read(url, {}, { ca: cert, cert, key })).toContain('hello');
      await expect(read(url, env)).rejects.toMatchObject({ kind: expect.stringMatching(/interrupted|unreachable/) });
    });
  });
});
