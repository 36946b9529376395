import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlobSource, blobOf, digestOf } from '../../../../src/core/image/manifest.ts';
import type { Registry } from '../../../../src/core/image/registry.ts';
import { startEmbeddedRegistry } from '../../../../src/demo/registry.ts';
import { handClock } from '../../../support/clock.ts';
import { dockerRegistry, skopeo } from '../../../support/real-parts.ts';
import {
  anonymous,
  type PlannedAnswer,
  robot,
  startRegistry,
  type TestRegistry,
  testClient,
} from '../../../support/registry.ts';
import { pushTestImage, pushTestIndex } from '../../../support/test-image.ts';

const real = await dockerRegistry();
const inspector = await skopeo();

interface Subject {
  readonly name: string;
  readonly present: boolean;
  start(): Promise<{ host: string; close(): Promise<void> }>;
}

const directory = mkdtempSync(join(tmpdir(), 'embedded-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The same behaviour is asked of the registry that the world runs and of the one that we ship. */
const subjects: readonly Subject[] = [
  { name: real.titled('docker-registry'), present: real.present, start: () => startRegistry() },
  { name: 'embedded registry', present: true, start: () => startEmbeddedRegistry(directory) },
];

describe.each(subjects.filter(({ present }) => present))('$name', ({ start }) => {
  let registry: { host: string; close(): Promise<void> };
  let client: Registry;
  beforeAll(async () => {
    registry = await start();
    client = testClient();
  });
  afterAll(() => registry.close());
  const at = (repository: string) => ({ registry: registry.host, repository });

  it('answers a ping', async () => {
    await expect(client.ping(registry.host)).resolves.toBeUndefined();
  });

  it('gives back the exact bytes of a manifest, by tag and by digest', async () => {
    const pushed = await pushTestImage(client, { ...at('acme/round-trip'), tag: 'v1' }, 'round trip');
    const byTag = await client.getManifest({ ...at('acme/round-trip'), tag: 'v1' });
    const byDigest = await client.getManifest({ ...at('acme/round-trip'), digest: pushed.digest });
    expect(byTag).toEqual({ ...pushed, bytes: expect.anything() });
    expect(Buffer.from(byTag!.bytes).equals(Buffer.from(pushed.bytes))).toBe(true);
    expect(byDigest).toEqual(byTag);
    expect(await client.headManifest({ ...at('acme/round-trip'), tag: 'v1' })).toEqual({
      digest: pushed.digest,
      mediaType: pushed.mediaType,
      size: pushed.size,
    });
  });

  it('says that something is absent instead of failing', async () => {
    expect(await client.headManifest({ ...at('acme/nothing'), tag: 'v1' })).toBeUndefined();
    expect(await client.getManifest({ ...at('acme/nothing'), tag: 'v1' })).toBeUndefined();
    expect(await client.hasBlob(at('acme/nothing'), digestOf('nothing'))).toBe(false);
    expect(await client.listTags(at('acme/nothing'))).toEqual([]);
  });

  it('takes a blob once, and streams it back whole (law 4)', async () => {
    const bytes = Buffer.alloc(3_000_000, 'streamed ');
    const blob: BlobSource = { ...blobOf(bytes), open: () => pieces(bytes) };
    expect(await client.uploadBlob(at('acme/blobs'), blob)).toBe('uploaded');
    expect(await client.uploadBlob(at('acme/blobs'), blob)).toBe('existed');
    expect(Buffer.concat(await collected(client.getBlob(at('acme/blobs'), blob.digest))).equals(bytes)).toBe(true);
  });

  it('takes an empty blob', async () => {
    expect(await client.uploadBlob(at('acme/blobs'), blobOf(new Uint8Array()))).toBe('uploaded');
  });

  it('refuses bytes that are not what their digest says', async () => {
    const wrong: BlobSource = { ...blobOf(Buffer.from('these')), digest: digestOf('those') };
    await expect(client.uploadBlob(at('acme/blobs'), wrong)).rejects.toMatchObject({
      code: 'REGISTRY_ANSWER',
      cause: { message: expect.stringContaining('DIGEST_INVALID') },
    });
  });

  it('refuses a manifest whose blobs it does not have', async () => {
    const image = await pushTestImage(client, { ...at('acme/complete'), tag: 'v1' }, 'complete');
    await expect(client.putManifest({ ...at('acme/incomplete'), tag: 'v1' }, image)).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/MANIFEST_BLOB_UNKNOWN|BLOB_UNKNOWN/) },
    });
  });

  it('refuses an index whose images it does not have', async () => {
    const index = await pushTestIndex(client, { ...at('acme/multi'), tag: 'v1' });
    await expect(client.putManifest({ ...at('acme/other'), tag: 'v1' }, index)).rejects.toMatchObject({
      code: 'REGISTRY_ANSWER',
    });
  });

  it('mounts a blob from another repository, and says when it cannot', async () => {
    const blob = blobOf(Buffer.from('to mount'));
    await client.uploadBlob(at('acme/from'), blob);
    expect(await client.mountBlob(at('acme/to'), blob.digest, 'acme/from')).toBe('mounted');
    expect(await client.hasBlob(at('acme/to'), blob.digest)).toBe(true);
    expect(await client.mountBlob(at('acme/to'), digestOf('unknown'), 'acme/from')).toBe('unavailable');
  });

  it('lists and adds tags on the same digest', async () => {
    const image = await pushTestImage(client, { ...at('acme/tags'), tag: 'b' }, 'tags');
    await client.tag({ ...at('acme/tags'), digest: image.digest }, ['a', 'c']);
    expect((await client.listTags(at('acme/tags'))).sort()).toEqual(['a', 'b', 'c']);
    expect((await client.headManifest({ ...at('acme/tags'), tag: 'c' }))?.digest).toBe(image.digest);
  });

  it('deletes a manifest with all its tags, and a second time finds nothing (law 4)', async () => {
    const image = await pushTestImage(client, { ...at('acme/gone'), tag: 'v1' }, 'gone');
    const target = { ...at('acme/gone'), digest: image.digest };
    expect(await client.deleteManifest(target)).toBe('deleted');
    expect(await client.deleteManifest(target)).toBe('absent');
    expect(await client.headManifest({ ...at('acme/gone'), tag: 'v1' })).toBeUndefined();
  });

  it.each([
    ['PUT', '/v2/acme/x/manifests/.bad', [400, 404]],
    ['GET', '/v2/Acme/x/manifests/v1', [400, 404]],
    ['GET', '/v2/acme/x/blobs/sha256:short', [400, 404]],
    ['PATCH', '/v2/acme/x/blobs/uploads/unknown', 404],
    ['GET', '/v2/acme/../x/manifests/v1', [301, 400, 404]],
    ['GET', '/v2/acme%2F..%2Fx/manifests/v1', [301, 400, 404]],
    ['POST', '/v2/acme/x/manifests/v1', [404, 405]],
  ])('%s %s is answered with an error', async (method, path, status) => {
    const response = await fetch(`http://${registry.host}${path}`, { method, redirect: 'manual' });
    expect([status].flat()).toContain(response.status);
  });
});

it('what the embedded registry keeps in a directory is there after a restart', async () => {
  const first = await startEmbeddedRegistry(directory);
  const image = await pushTestImage(testClient(), { registry: first.host, repository: 'kept', tag: 'v1' }, 'kept');
  await first.close();
  await using second = await startEmbeddedRegistry(directory);
  expect((await testClient().headManifest({ registry: second.host, repository: 'kept', tag: 'v1' }))?.digest).toBe(
    image.digest,
  );
  expect(await second.digestOf('kept', 'v1')).toBe(image.digest);
  expect(await second.digestOf('kept', 'v2')).toBeUndefined();
});

describe.skipIf(!inspector.present)(inspector.titled('the embedded registry and other tools'), () => {
  const run = async (args: string[]) => (await promisify(execFile)('skopeo', args)).stdout;

  it('skopeo pushes in pieces, lists, pulls and deletes, and digests stay', async () => {
    await using registry = await startEmbeddedRegistry(join(directory, 'tools'));
    const client = testClient();
    const at = (repository: string) => ({ registry: registry.host, repository });
    const index = await pushTestIndex(client, { ...at('acme/index'), tag: 'v1' });
    const source = `docker://${registry.host}/acme/index:v1`;
    const plain = ['--src-tls-verify=false', '--dest-tls-verify=false', '--all', '-q'];
    await run(['copy', ...plain, source, `dir:${join(directory, 'copy')}`]);
    await run(['copy', ...plain, `dir:${join(directory, 'copy')}`, `docker://${registry.host}/other/index:v2`]);
    expect((await client.headManifest({ ...at('other/index'), tag: 'v2' }))?.digest).toBe(index.digest);
    const tags = JSON.parse(await run(['list-tags', '--tls-verify=false', `docker://${registry.host}/other/index`]));
    expect(tags.Tags).toEqual(['v2']);
    await run(['delete', '--tls-verify=false', `docker://${registry.host}/other/index:v2`]);
    expect(await client.headManifest({ ...at('other/index'), tag: 'v2' })).toBeUndefined();
  });
});

describe.skipIf(!real.present)(real.titled('a registry behind a password'), () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ auth: 'htpasswd' });
  });
  afterAll(() => registry.close());

  it('takes the credentials', async () => {
    const image = await pushTestImage(
      testClient(robot),
      { registry: registry.host, repository: 'acme/a', tag: 'v1' },
      'a',
    );
    expect(image.digest).toMatch(/^sha256:/);
  });

  it.each([
    ['nobody', anonymous, 'without credentials'],
    [
      'a wrong password',
      { ...robot, password: 'wrong-secret-password' },
      'with the credentials from registry-username',
    ],
  ])(
    'refuses %s, and the error names the source and the need, not the secret (laws 6, 10)',
    async (_, credentials, who) => {
      const failure = await testClient(credentials)
        .headManifest({ registry: registry.host, repository: 'acme/a' })
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({
        code: 'REGISTRY_UNAUTHORIZED',
        message: `${registry.host} refused pull from acme/a ${who}${credentials === anonymous ? '' : ' and registry-password'}`,
        hint: credentials.hint,
        cause: { message: expect.stringContaining('401') },
      });
      const secret = Buffer.from('wrong-secret-password').toString('base64').slice(0, 12);
      const shown = JSON.stringify([
        (failure as Error).message,
        String((failure as Error).cause),
        (failure as Error).stack,
      ]);
      expect(shown).not.toContain('wrong-secret-password');
      expect(shown).not.toContain(secret);
    },
  );
});

describe.skipIf(!real.present)(real.titled('a registry behind a token service'), () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ auth: 'token', tokenLifetime: 12 });
  });
  afterAll(() => registry.close());

  it('one token serves many requests of one scope, and a new one is fetched when it ends', async () => {
    const clock = handClock({ now: Date.now() });
    const client = testClient(robot, clock);
    const target = { registry: registry.host, repository: 'acme/tokens', tag: 'v1' };
    await pushTestImage(client, target, 'tokens');
    await client.headManifest(target);
    const before = registry.tokens.length;
    await client.headManifest(target);
    expect(registry.tokens.length).toBe(before);
    clock.advance(12_000);
    await client.headManifest(target);
    expect(registry.tokens.slice(before)).toEqual([['repository:acme/tokens:pull']]);
  });

  it('requests that start together share one token', async () => {
    const clock = handClock({ now: Date.now() });
    const client = testClient(robot, clock);
    const target = { registry: registry.host, repository: 'acme/tokens', tag: 'v1' };
    await client.headManifest(target);
    clock.advance(12_000);
    const before = registry.tokens.length;
    await Promise.all(Array.from({ length: 6 }, () => client.hasBlob(target, digestOf('nothing'))));
    expect(registry.tokens.length - before).toBe(1);
  });

  it('a mount that the registry declines leaves no upload open', async () => {
    const before = registry.requests.length;
    const target = { registry: registry.host, repository: 'acme/declined' };
    expect(await testClient(robot).mountBlob(target, digestOf('nowhere'), 'acme/from')).toBe('unavailable');
    const cancelled = registry.requests.slice(before).filter(({ method }) => method === 'DELETE');
    expect(cancelled.at(-1)?.status).toBe(204);
  });

  it('a mount asks for both repositories at once', async () => {
    const client = testClient(robot);
    const blob = blobOf(Buffer.from('mounted with a token'));
    await client.uploadBlob({ registry: registry.host, repository: 'acme/from' }, blob);
    expect(await client.mountBlob({ registry: registry.host, repository: 'acme/to' }, blob.digest, 'acme/from')).toBe(
      'mounted',
    );
    expect(registry.tokens.at(-1)).toEqual(['repository:acme/to:pull,push', 'repository:acme/from:pull']);
  });

  it.each([
    ['a token without rights', anonymous, 'UNAUTHORIZED'],
    ['a wrong password', { ...robot, password: 'wrong-secret-password' }, 'wrong password'],
  ])('%s ends as REGISTRY_UNAUTHORIZED, after one renewal', async (_, credentials, words) => {
    const before = registry.requests.length;
    await expect(
      testClient(credentials).headManifest({ registry: registry.host, repository: 'acme/tokens' }),
    ).rejects.toMatchObject({
      code: 'REGISTRY_UNAUTHORIZED',
      cause: { message: expect.stringContaining(words === 'UNAUTHORIZED' ? '401' : words) },
    });
    expect(registry.requests.length - before).toBeLessThanOrEqual(2);
  });
});

describe.skipIf(!real.present)(real.titled('a registry in trouble'), () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ delete: false });
  });
  afterAll(() => registry.close());
  const at = (repository: string) => ({ registry: registry.host, repository });

  it.each<[string, PlannedAnswer]>([
    ['503', { status: 503, times: 2 }],
    ['429', { status: 429, headers: { 'retry-after': '7' } }],
    ['a cut connection', { drop: true }],
  ])('a push survives %s at every step', async (_, trouble) => {
    for (const method of ['HEAD', 'POST', 'PUT']) registry.answerNext({ method, ...trouble });
    const clock = handClock({ now: Date.now() });
    const name = `acme/${trouble.status ?? 'cut'}`;
    const image = await pushTestImage(testClient(anonymous, clock), { ...at(name), tag: 'v1' }, name);
    expect((await testClient().headManifest({ ...at(name), tag: 'v1' }))?.digest).toBe(image.digest);
    expect(clock.pauses.length).toBeGreaterThan(0);
    if (trouble.status === 429) expect(Math.max(...clock.pauses)).toBeGreaterThanOrEqual(7_000);
  });

  it('gives up after five attempts, with the last answer', async () => {
    registry.answerNext({ method: 'GET', path: /tags/, status: 503, body: 'maintenance', times: 5 });
    const clock = handClock({ now: Date.now() });
    await expect(testClient(anonymous, clock).listTags(at('acme/x'))).rejects.toMatchObject({
      code: 'REGISTRY_ANSWER',
      message: expect.stringContaining('503'),
    });
    expect(clock.pauses).toHaveLength(4);
  });

  it('says how deletion is turned on where it is off', async () => {
    const image = await pushTestImage(testClient(), { ...at('acme/kept'), tag: 'v1' }, 'kept');
    await expect(testClient().deleteManifest({ ...at('acme/kept'), digest: image.digest })).rejects.toMatchObject({
      code: 'REGISTRY_DELETE_UNSUPPORTED',
    });
  });

  it('nothing listens: REGISTRY_UNREACHABLE, with the host', async () => {
    await expect(testClient().headManifest({ registry: '127.0.0.1:1', repository: 'a' })).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringContaining('127.0.0.1:1'),
    });
  });

  it('a manifest that changed on its way is not used', async () => {
    registry.answerNext({
      method: 'GET',
      path: /manifests/,
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    await expect(testClient().getManifest({ ...at('acme/kept'), digest: digestOf('other') })).rejects.toMatchObject({
      code: 'REGISTRY_DIGEST',
    });
  });

  it('an immutable tag that already has these bytes counts as written (law 4)', async () => {
    const image = await pushTestImage(testClient(), { ...at('acme/immutable'), tag: 'v1' }, 'immutable');
    const refusal = { method: 'PUT', path: /manifests/, status: 412, body: 'tag is immutable' };
    registry.answerNext(refusal);
    expect(await testClient().putManifest({ ...at('acme/immutable'), tag: 'v1' }, image)).toBe(image.digest);
    registry.answerNext(refusal);
    await expect(testClient().putManifest({ ...at('acme/immutable'), tag: 'v2' }, image)).rejects.toMatchObject({
      code: 'REGISTRY_ANSWER',
    });
  });

  it('pages of tags are followed on the same origin only', async () => {
    const page = (link: string) => ({
      path: /tags/,
      status: 200,
      headers: { link: `<${link}>; rel="next"` },
      body: '{"tags":["a"]}',
    });
    registry.answerNext(page('/v2/acme/pages/tags/list?last=a'));
    registry.answerNext({ path: /last=a/, status: 200, body: '{"tags":["b"]}' });
    expect(await testClient().listTags(at('acme/pages'))).toEqual(['a', 'b']);
    registry.answerNext(page('http://elsewhere.invalid/v2/x'));
    await expect(testClient().listTags(at('acme/pages'))).rejects.toMatchObject({ code: 'REGISTRY_REDIRECT' });
  });
});

describe('a download that breaks', () => {
  const content = Buffer.from('0123456789');
  it.each([
    ['goes on where it stopped', true],
    ['begins again and skips what it has, where ranges are not known', false],
  ])('%s', async (_, ranges) => {
    await using registry = await startEmbeddedLike((request, response) => {
      const start = ranges ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
      response.writeHead(start > 0 ? 206 : 200, { 'content-length': content.byteLength - start });
      if (registry.seen.length > 1) return void response.end(content.subarray(start));
      response.write(content.subarray(0, 4), () => setTimeout(() => response.destroy(), 50));
    });
    const blob = testClient().getBlob({ registry: registry.host, repository: 'a' }, digestOf(content));
    expect(Buffer.concat(await collected(blob)).toString()).toBe('0123456789');
    expect(registry.seen).toHaveLength(2);
  });

  it('fails as REGISTRY_UNREACHABLE when it breaks again and again', async () => {
    await using registry = await startEmbeddedLike((_, response) => {
      response.writeHead(200, { 'content-length': content.byteLength });
      response.write(content.subarray(0, 4), () => setTimeout(() => response.destroy(), 20));
    });
    const blob = testClient().getBlob({ registry: registry.host, repository: 'a' }, digestOf(content));
    await expect(collected(blob)).rejects.toMatchObject({ code: 'REGISTRY_UNREACHABLE' });
  });
});

describe('credentials stay with whom they are for (law 6)', () => {
  it('a redirect to another origin is followed without the Authorization header', async () => {
    await using storage = await startEmbeddedLike((_, response) => response.end('the bytes'));
    await using registry = await startEmbeddedLike((request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' });
      else response.writeHead(307, { location: `http://localhost:${storage.port}/blob` });
      response.end();
    });
    const blob = testClient(robot).getBlob({ registry: registry.host, repository: 'a' }, digestOf('the bytes'));
    expect(Buffer.concat(await collected(blob)).toString()).toBe('the bytes');
    expect(registry.seen.at(-1)?.authorization).toMatch(/^Basic /);
    expect(storage.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it.each([
    ['a redirect', 'Bearer', 307],
    ['a redirect', 'Basic', 307],
    ['the place of an upload', 'Bearer', 202],
  ])('%s that ends at a %s challenge gives nothing to that server and its realm', async (_, scheme, status) => {
    await using realm = await startEmbeddedLike((_, response) => response.end('{"token":"stolen"}'));
    await using storage = await startEmbeddedLike((_, response) => {
      response.writeHead(401, { 'www-authenticate': `${scheme} realm="http://${realm.host}/token",service="s"` });
      response.end();
    });
    await using registry = await startEmbeddedLike((request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' });
      else if (request.method === 'HEAD') response.writeHead(404);
      else response.writeHead(status, { location: `http://localhost:${storage.port}/blob` });
      response.end();
    });
    const client = testClient(robot);
    const repository = { registry: registry.host, repository: 'a' };
    const blob = blobOf(Buffer.from('the bytes'));
    const transfer =
      status === 307 ? collected(client.getBlob(repository, blob.digest)) : client.uploadBlob(repository, blob);
    await expect(transfer).rejects.toMatchObject({
      code: 'REGISTRY_STORAGE',
      message: expect.stringContaining(`localhost:${storage.port}`),
    });
    expect(storage.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
    expect(realm.seen).toEqual([]);
  });

  it('an upload that continues on another origin carries none either', async () => {
    await using storage = await startEmbeddedLike((_, response) => response.writeHead(201).end());
    await using registry = await startEmbeddedLike((request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' });
      else if (request.method === 'HEAD') response.writeHead(404);
      else response.writeHead(202, { location: `http://127.0.0.1:${storage.port}/upload?state=1` });
      response.end();
    });
    await testClient(robot).uploadBlob({ registry: registry.host, repository: 'a' }, blobOf(Buffer.from('bytes')));
    expect(storage.seen).toEqual([
      expect.objectContaining({ url: `/upload?state=1&digest=${encodeURIComponent(digestOf('bytes'))}`, length: '5' }),
    ]);
    expect(storage.seen[0]?.authorization).toBeUndefined();
  });
});

async function startEmbeddedLike(
  handle: (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void,
) {
  const { createServer } = await import('node:http');
  const seen: { url: string | undefined; authorization: string | undefined; length: string | undefined }[] = [];
  const server = createServer((request, response) => {
    seen.push({
      url: request.url,
      authorization: request.headers.authorization,
      length: request.headers['content-length'],
    });
    request.resume().on('end', () => handle(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as import('node:net').AddressInfo;
  return {
    seen,
    port,
    host: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function collected(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const piece of stream) all.push(piece);
  return all;
}
