/** Variables and triggers of base images, out of a real registry. */
import { describe, expect, it } from 'vitest';
import { baseConfigReader, rememberManifests } from '../../../../src/core/build/bases/base-config.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { pushManifest, pushTestImage } from '../../../support/registry/image.ts';
import { startRegistry, testClient } from '../../../support/registry/server.ts';

const part = await dockerRegistry();
const client = testClient();

describe.skipIf(!part.present)(part.titled('the configuration of a base image'), () => {
  it('is that of the platform, and each manifest is asked for once', async () => {
    const registry = await startRegistry();
    const repository = { registry: registry.host, repository: 'base' };
    const manifests = [];
    for (const [architecture, variant] of [['amd64'], ['arm64', 'v8'], ['arm', 'v7']] as const) {
      const settings = { Env: [`FOR=${architecture}`], OnBuild: [`COPY ${architecture} /`] };
      const image = await pushTestImage(client, repository, architecture, architecture, settings);
      const platform = { os: 'linux', architecture, ...(variant === undefined ? {} : { variant }) };
      manifests.push({ mediaType: image.mediaType, digest: image.digest, size: image.size, platform });
    }
    const target = { ...repository, tag: 'many' };
    const { digest } = await pushManifest(client, target, 'application/vnd.oci.image.index.v1+json', { manifests });
    const read = baseConfigReader(client);
    const before = registry.requests.length;
    const configs = [];
    for (const platform of ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/amd64', 'linux/s390x']) {
      configs.push(await read({ ...repository, digest }, platform));
    }
    expect(configs).toMatchObject([
      { env: ['FOR=amd64'], triggers: ['COPY amd64 /'] },
      { env: ['FOR=arm64'], triggers: ['COPY arm64 /'] },
      { env: ['FOR=arm'], triggers: ['COPY arm /'] },
      { env: ['FOR=amd64'], triggers: ['COPY amd64 /'] },
      undefined,
    ]);
    const asked = registry.requests.slice(before).filter(({ url }) => url.includes('/manifests/'));
    expect(asked).toHaveLength(4);
  });

  it('is read with the manifest that told the digest of the tag', async () => {
    const registry = await startRegistry();
    const repository = { registry: registry.host, repository: 'base' };
    const { digest } = await pushTestImage(client, repository, 'x', 'amd64', { Env: ['FOR=x'] });
    const manifest = await client.getManifest({ ...repository, digest });
    await client.putManifest({ ...repository, tag: 'x' }, manifest!);
    const before = registry.requests.length;
    const known = rememberManifests(client);
    expect((await known.getManifest({ ...repository, tag: 'x' }))?.digest).toBe(digest);
    const read = baseConfigReader(known);
    expect(await read({ ...repository, tag: 'x', digest }, 'linux/amd64')).toMatchObject({ env: ['FOR=x'] });
    const asked = registry.requests.slice(before).map(({ method, url }) => `${method} ${url.split('/').at(-2)}`);
    expect(asked).toEqual(['GET manifests', 'GET blobs']);
  });

  it('is that of the only image, whatever its platform, and empty where it says nothing', async () => {
    const registry = await startRegistry();
    const repository = { registry: registry.host, repository: 'base' };
    const { digest } = await pushTestImage(client, repository, 'x', 'amd64', {});
    const read = baseConfigReader(client);
    expect(await read({ ...repository, digest }, 'linux/arm64')).toMatchObject({ env: [], triggers: [] });
    expect(await read({ ...repository, tag: 'none' }, 'linux/arm64')).toBeUndefined();
  });
});
