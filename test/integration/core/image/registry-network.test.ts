/** Registries over the run's network: proxies, authorities, limits and the deadline. */
import { describe, expect, it } from 'vitest';
import { credentialResolver } from '../../../../src/core/image/credentials.ts';
import { blobOf, digestOf, readManifest } from '../../../../src/core/image/manifest.ts';
import { promote } from '../../../../src/core/image/promote.ts';
import { Registry } from '../../../../src/core/image/registry.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { systemClock } from '../../../support/clock.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { makeCertificate, openssl, startProxy, startTls } from '../../../support/net/web.ts';
import { portsOf } from '../../../support/ports.ts';
import { allParts, dockerRegistry } from '../../../support/real-parts.ts';
import { attach, pushReferrersTag, pushTestIndex } from '../../../support/registry/image.ts';
import { anonymous, collected, robot, startRegistry } from '../../../support/registry/server.ts';

const real = allParts(await dockerRegistry(), openssl);
const host = 'registry.test:5000';
const bytes = 'the bytes of a layer';
const credential = { user: 'ci', password: 'proxy-password' };

/** Asks for a token first, and sends reads of blobs to another host. */
function redirecting(scheme: 'http' | 'https') {
  return scriptedServer(({ url = '', headers }, response) => {
    if (url.startsWith('/token')) return void response.end('{"token":"token-of-the-registry"}');
    if (url.startsWith('/storage')) return void response.end(bytes);
    if (headers.authorization === undefined) {
      const realm = `${scheme}://auth.test:5000/token`;
      response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm}",service="s"` });
    } else response.writeHead(307, { location: `${scheme}://storage.test:5000/storage` });
    response.end();
  });
}

function clientIn(env: Environment, insecure: readonly string[] = []) {
  const ports = portsOf({ env });
  return { ...ports, client: new Registry({ ...ports, credentials: async () => robot, insecure }) };
}

describe('behind a proxy', () => {
  it('a plain registry, its token service and its storage are asked through it', async () => {
    await using registry = await redirecting('http');
    await using proxy = await startProxy({ behind: registry.port, credential });
    const { client, secrets } = clientIn({ HTTP_PROXY: proxy.url }, [host]);
    const blob = client.getBlob({ registry: host, repository: 'a' }, blobOf(Buffer.from(bytes)));
    expect(Buffer.concat(await collected(blob)).toString()).toBe(bytes);
    expect(proxy.seen.map(({ line }) => line.split('?')[0])).toEqual([
      `GET http://${host}/v2/a/blobs/${digestOf(bytes)}`,
      'GET http://auth.test:5000/token',
      `GET http://${host}/v2/a/blobs/${digestOf(bytes)}`,
      'GET http://storage.test:5000/storage',
    ]);
    expect(proxy.seen.at(-1)?.authorization).toBeUndefined();
    expect(secrets.redact('proxy-password')).toBe('***');
  });

  it.skipIf(!openssl.present)(openssl.titled('a TLS registry is reached by CONNECT, with SSL_CERT_FILE'), async () => {
    await using registry = await scriptedServer((_, response) => response.end('{}'));
    const certificate = makeCertificate('registry.test');
    await using tls = await startTls(registry.port, certificate);
    await using proxy = await startProxy({ behind: tls.port, credential });
    const { client } = clientIn({ HTTPS_PROXY: proxy.url, SSL_CERT_FILE: certificate.file });
    await client.ping(host);
    expect(proxy.seen.map(({ line }) => line)).toEqual([`CONNECT ${host}`]);
  });

  it.skipIf(!real.present)(
    real.titled('a real registry with a private authority is pushed to, and promoted in, through a tunnel'),
    async () => {
      await using registry = await startRegistry({ auth: 'htpasswd' });
      const certificate = makeCertificate('registry.test');
      await using tls = await startTls(Number(registry.host.split(':')[1]), certificate);
      await using proxy = await startProxy({ behind: tls.port, credential });
      const { client } = clientIn({ HTTPS_PROXY: proxy.url, SSL_CERT_FILE: certificate.file });
      const [dev, prod] = ['dev', 'prod'].map((repository) => ({ registry: host, repository }));
      const index = await pushTestIndex(client, { ...dev!, tag: 'v1' });
      await pushReferrersTag(client, { ...dev!, digest: index.digest }, [await attach(client, dev!, index)]);
      await promote(client, { from: { ...dev!, tag: 'v1' }, to: prod!, tags: ['v1'] });
      expect((await client.headManifest({ ...prod!, tag: 'v1' }))?.digest).toBe(index.digest);
      expect(await client.referrers({ ...prod!, digest: index.digest })).toHaveLength(1);
      expect(new Set(proxy.seen.map(({ line }) => line))).toEqual(new Set([`CONNECT ${host}`]));

      const { client: stranger } = clientIn({ HTTPS_PROXY: proxy.url });
      await expect(stranger.headManifest({ ...prod!, tag: 'v1' })).rejects.toMatchObject({
        code: 'REGISTRY_UNREACHABLE',
        hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
      });
    },
  );

  it('one that refuses is named, with its variable', async () => {
    await using proxy = await startProxy({ status: 407 });
    const { client } = clientIn({ HTTPS_PROXY: proxy.url });
    await expect(client.ping(host)).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringContaining(proxy.host),
      hint: expect.stringContaining('HTTPS_PROXY'),
    });
  });

  it("keys of the machine's role are never asked for through it (law 6)", async () => {
    await using metadata = await scriptedServer((_, response) => response.writeHead(404).end());
    await using proxy = await startProxy();
    const env = {
      HTTP_PROXY: proxy.url,
      HTTPS_PROXY: proxy.url,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://${metadata.host}`,
    };
    const resolve = credentialResolver({ registries: [] }, portsOf({ env }));
    expect(await resolve('123456789012.dkr.ecr.eu-central-1.amazonaws.com', 'a')).toMatchObject({ kind: 'anonymous' });
    expect(metadata.seen.map(({ url }) => url)).toEqual(['/latest/api/token']);
    expect(proxy.seen).toEqual([]);
  });
});

describe('limits', () => {
  it.each([
    [
      'a manifest',
      (client: Registry, registry: string) => client.getManifest({ registry, repository: 'a', tag: 'v1' }),
    ],
    ['a list of tags', (client: Registry, registry: string) => client.listTags({ registry, repository: 'a' })],
  ])('%s without end is not read to its end', async (_, ask) => {
    let sent = 0;
    await using registry = await scriptedServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const piece = Buffer.alloc(1024 * 1024, 'x');
      const more = (): void => {
        if (response.destroyed) return;
        sent += piece.byteLength;
        response.write(piece, more);
      };
      more();
    });
    const client = new Registry({ ...portsOf(), credentials: async () => anonymous });
    await expect(ask(client, registry.host)).rejects.toMatchObject({
      code: 'REGISTRY_ANSWER',
      message: expect.stringContaining('over the limit'),
    });
    // What is on its way in the buffers of both sockets counts too.
    expect(sent).toBeLessThan(48 * 1024 * 1024);
  });

  it('a blob is read no further than its manifest says that it goes', async () => {
    await using registry = await scriptedServer((_, response) => response.end('more than that'));
    const client = new Registry({ ...portsOf(), credentials: async () => anonymous });
    const blob = client.getBlob({ registry: registry.host, repository: 'a' }, blobOf(Buffer.from('more')));
    await expect(collected(blob)).rejects.toMatchObject({ code: 'REGISTRY_DIGEST' });
    expect(registry.seen).toHaveLength(1);
  });

  it('law 14: a registry that drips its answer ends with 3 at the deadline, also while a blob is read', async () => {
    await using registry = await scriptedServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(timer));
    });
    const repository = { registry: registry.host, repository: 'a' };
    const clientUntil = (milliseconds: number) =>
      new Registry({
        ...portsOf({ deadline: new Deadline(systemClock, milliseconds) }),
        credentials: async () => anonymous,
      });
    const late = { code: 'DEADLINE', exitCode: 3, message: expect.stringContaining('timeout') };
    await expect(clientUntil(150).getManifest({ ...repository, tag: 'v1' })).rejects.toMatchObject(late);
    await expect(collected(clientUntil(150).getBlob(repository, blobOf(Buffer.alloc(10_000))))).rejects.toMatchObject(
      late,
    );
  });
});

describe.skipIf(!openssl.present)(openssl.titled('an upload that is continued elsewhere'), () => {
  const blob = blobOf(Buffer.from(bytes));

  async function continuedAt(location: string) {
    const puts: string[] = [];
    await using registry = await scriptedServer(({ method = '', url, headers }, response) => {
      if (method === 'PUT') puts.push(`${headers.host}${url?.split('?')[0]}`);
      const statuses: Readonly<Record<string, number>> = { HEAD: 404, POST: 202, PUT: 201 };
      response.writeHead(statuses[method] ?? 204, { location }).end();
    });
    const certificate = makeCertificate('registry.test');
    await using tls = await startTls(registry.port, certificate);
    await using proxy = await startProxy({ behind: tls.port });
    const { client } = clientIn({ HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, SSL_CERT_FILE: certificate.file });
    const result = await client
      .uploadBlob({ registry: host, repository: 'a/b' }, blob)
      .catch((error: unknown) => error);
    return { result, puts, lines: proxy.seen.map(({ line }) => line) };
  }

  it.each([`http://${host}/v2/a/b/blobs/uploads/1`, 'ftp://registry.test/1'])(
    'over %s sends nothing, and says what to mend',
    async (location) => {
      const { result, puts, lines } = await continuedAt(location);
      expect(result).toMatchObject({
        code: 'REGISTRY_REDIRECT',
        exitCode: 4,
        message: expect.stringContaining('continues an upload at'),
        hint: expect.stringContaining('X-Forwarded-Proto'),
      });
      expect(puts).toEqual([]);
      expect(new Set(lines)).toEqual(new Set([`CONNECT ${host}`]));
    },
  );

  it.each([
    ['/v2/other/place?_state=x', '/v2/other/place'],
    ['upload-1', '/v2/a/b/blobs/uploads/upload-1'],
    ['?session=1', '/v2/a/b/blobs/uploads/'],
  ])('at %s goes on there', async (location, path) => {
    expect(await continuedAt(location)).toMatchObject({ result: 'uploaded', puts: [`${host}${path}`] });
  });
});

it.each(['Registry.Test:5000', 'http://registry.test:5000/'])(
  'registry-insecure: %s is that host',
  async (insecure) => {
    await using registry = await scriptedServer((_, response) => response.end('{}'));
    await using proxy = await startProxy({ behind: registry.port });
    const { client } = clientIn({ HTTP_PROXY: proxy.url }, [insecure]);
    await client.ping(host);
    expect(proxy.seen.map(({ line }) => line)).toEqual([`GET http://${host}/v2/`]);
  },
);

it.each([
  ['layers', { layers: [] }],
  ['a configuration', { config: { mediaType: 'a/b', digest: digestOf('a'), size: 1 } }],
])('an index with %s is refused: others would read it as an image', (_, more) => {
  const text = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [], ...more }));
  expect(() => readManifest({ bytes: text, digest: digestOf(text) })).toThrow(
    'an image and an index of images at once',
  );
});
