/** Small images and indexes, pushed with the product's client. */

import { blobOf, type Manifest } from '../../../src/core/image/manifest.ts';
import type { ImageReference } from '../../../src/core/image/reference.ts';
import type { Registry } from '../../../src/core/image/registry.ts';

const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
const ociIndex = 'application/vnd.oci.image.index.v1+json';

/** One image whose layer is the text: valid for registries, not meant to be run. */
export async function pushTestImage(
  client: Registry,
  target: ImageReference,
  content: string,
  architecture = 'amd64',
): Promise<Manifest> {
  const config = blobOf(
    Buffer.from(
      JSON.stringify({
        architecture,
        os: 'linux',
        config: { Env: ['PATH=/bin'] },
        rootfs: { type: 'layers', diff_ids: [] },
      }),
    ),
  );
  const layer = blobOf(Buffer.from(content));
  for (const blob of [config, layer]) await client.uploadBlob(target, blob);
  return push(client, target, ociManifest, {
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config.digest, size: config.size },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: layer.digest, size: layer.size }],
  });
}

/** An index of two platforms, and the attestation entry that BuildKit adds. */
export async function pushTestIndex(client: Registry, target: ImageReference): Promise<Manifest> {
  const { tag: _, ...repository } = target;
  const manifests = [];
  for (const architecture of ['amd64', 'arm64', 'unknown']) {
    const { digest, size, mediaType } = await pushTestImage(client, repository, `for ${architecture}`, architecture);
    manifests.push({
      mediaType,
      digest,
      size,
      platform: { os: architecture === 'unknown' ? 'unknown' : 'linux', architecture },
    });
  }
  return push(client, target, ociIndex, { manifests });
}

async function push(client: Registry, target: ImageReference, mediaType: string, content: object): Promise<Manifest> {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
  const digest = await client.putManifest(target, { bytes, mediaType });
  return { bytes, mediaType, digest, size: bytes.byteLength };
}
