import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BlobSource, blobOf, digestOf } from '../../../../src/core/image/manifest.ts';
import type { Registry } from '../../../../src/core/image/registry.ts';
import { startEmbeddedRegistry } from '../../../../src/demo/registry.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { dockerRegistry, skopeo } from '../../../support/real-parts.ts';
import { pushTestImage, pushTestIndex } from '../../../support/registry/image.ts';
import { collected, startRegistry, testClient } from '../../../support/registry/server.ts';

const real = await dockerRegistry();
const inspector = await skopeo();

interface Subject {
  readonly name: string;
  readonly present: boolean;
  start(): Promise<{ host: string; close(): Promise<void> }>;
}

const directory = scratchDirectory('embedded');

/** The same behaviour is asked of the registry that the world runs and of the one that we ship. */
const subjects: readonly Subject[] = [
  { name: real.titled('docker-registry'), present: real.present, start: () => startRegistry() },
  { name: 'embedded registry', present: true, start: () => startEmbeddedRegistry() },
];

describe.each(subjects.filter(({ present }) => present))('$name', ({ start }) => {
  let registry: { host: string; close(): Promise<void> };
  let client: Registry;
  beforeAll(async () => {
    registry = await start();
    client = testClient();
  });
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
    expect(Buffer.concat(await collected(client.getBlob(at('acme/blobs'), blob))).equals(bytes)).toBe(true);
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
    for (const tag of ['a', 'c']) await client.putManifest({ ...at('acme/tags'), tag }, image);
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

it('the embedded registry tells what a tag names', async () => {
  await using registry = await startEmbeddedRegistry();
  const image = await pushTestImage(testClient(), { registry: registry.host, repository: 'kept', tag: 'v1' }, 'kept');
  expect(registry.digestOf('kept', 'v1')).toBe(image.digest);
  expect(registry.digestOf('kept', 'v2')).toBeUndefined();
});

describe.skipIf(!inspector.present)(inspector.titled('the embedded registry and other tools'), () => {
  const run = async (args: string[]) => (await promisify(execFile)('skopeo', args)).stdout;

  it('skopeo pushes in pieces, lists, pulls and deletes, and digests stay', async () => {
    await using registry = await startEmbeddedRegistry();
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

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
