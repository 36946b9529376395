/** Small images and indexes, pushed with the product's client. */

import { blobOf, type Descriptor, type Manifest, type Referrer } from '../../../src/core/image/manifest.ts';
import type { ImageReference, Repository } from '../../../src/core/image/reference.ts';
import type { Registry } from '../../../src/core/image/registry.ts';

const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
const ociIndex = 'application/vnd.oci.image.index.v1+json';

/** One image whose layer is the text: valid for registries, not meant to be run. */
export async function pushTestImage(
  client: Registry,
  target: ImageReference,
  content: string,
  architecture = 'amd64',
  settings: object = { Env: ['PATH=/bin'] },
): Promise<Manifest> {
  const config = blobOf(
    Buffer.from(
      JSON.stringify({
        architecture,
        os: 'linux',
        config: settings,
        rootfs: { type: 'layers', diff_ids: [] },
      }),
    ),
  );
  const layer = blobOf(Buffer.from(content));
  for (const blob of [config, layer]) await client.uploadBlob(target, blob);
  return pushManifest(client, target, ociManifest, {
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
  return pushManifest(client, target, ociIndex, { manifests });
}

interface Artifact {
  /** Default: `application/vnd.acme.test`. */
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Bytes of its one layer. */
  readonly content?: string;
}

/** Pushes an artifact that refers to the manifest, by its digest alone. Returns its entry in a list of referrers. */
export async function attach(
  client: Registry,
  repository: Repository,
  subject: Descriptor,
  { artifactType = 'application/vnd.acme.test', annotations = {}, content = 'signature' }: Artifact = {},
): Promise<Referrer> {
  const [config, layer] = [blobOf(Buffer.from('{}')), blobOf(Buffer.from(content))];
  for (const blob of [config, layer]) await client.uploadBlob(repository, blob);
  const { digest, size, mediaType } = await pushManifest(client, repository, ociManifest, {
    artifactType,
    config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: config.digest, size: config.size },
    layers: [{ mediaType: 'application/vnd.acme.content', digest: layer.digest, size: layer.size }],
    subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
    annotations,
  });
  return { mediaType, digest, size, artifactType, annotations };
}

/** The index that lists referrers where the registry has no API for it. */
export function pushReferrersTag(
  client: Registry,
  { digest, ...repository }: Repository & { readonly digest: string },
  manifests: readonly Referrer[],
): Promise<Manifest> {
  return pushManifest(client, { ...repository, tag: digest.replace(':', '-') }, ociIndex, { manifests });
}

/** An image under one of cosign's tags, as cosign makes it: a signature is a layer. */
export async function pushCosignTag(
  client: Registry,
  target: ImageReference,
  signatures: readonly string[],
  mediaType = 'application/vnd.dev.cosign.simplesigning.v1+json',
): Promise<Manifest> {
  const blobs = signatures.map((text) => blobOf(Buffer.from(text)));
  const diffIds = blobs.map(({ digest }) => digest);
  const config = blobOf(
    Buffer.from(JSON.stringify({ os: '', rootfs: { type: 'layers', diff_ids: diffIds }, config: {} })),
  );
  for (const blob of [config, ...blobs]) await client.uploadBlob(target, blob);
  return pushManifest(client, target, ociManifest, {
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config.digest, size: config.size },
    layers: blobs.map(({ digest, size }) => ({
      mediaType,
      digest,
      size,
      annotations: { 'dev.cosignproject.cosign/signature': `signature of ${digest}` },
    })),
  });
}

/** The bytes are those of the content as JSON. */
export async function pushManifest(
  client: Registry,
  target: ImageReference,
  mediaType: string,
  content: object,
): Promise<Manifest> {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
  const digest = await client.putManifest(target, { bytes, mediaType });
  return { bytes, mediaType, digest, size: bytes.byteLength };
}
