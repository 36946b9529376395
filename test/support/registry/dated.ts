/** Images with a date, children and attachments, pushed with the product's client: what retention decides by. */
import { blobOf } from '../../../src/core/image/manifest.ts';
import type { ImageReference } from '../../../src/core/image/reference.ts';
import type { Registry } from '../../../src/core/image/registry.ts';

const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';
const configType = 'application/vnd.oci.image.config.v1+json';

interface Pushed {
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
}

interface Dated {
  /** Default: none, as builders that make the same image twice the same write it. */
  readonly created?: number | string | undefined;
  readonly content?: string;
  /** The manifest that this one is about. */
  readonly subject?: Pushed;
}

/** One image; without a tag it is there by its digest alone. */
export async function pushDated(
  client: Registry,
  target: ImageReference,
  { created = '1970-01-01T00:00:00Z', content = target.tag ?? 'content', subject }: Dated = {},
): Promise<Pushed> {
  const date = typeof created === 'number' ? new Date(created).toISOString() : created;
  const config = blobOf(Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', created: date, rootfs: {} })));
  const layer = blobOf(Buffer.from(content));
  for (const blob of [config, layer]) await client.uploadBlob(target, blob);
  return put(client, target, manifestType, {
    config: { mediaType: configType, digest: config.digest, size: config.size },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: layer.digest, size: layer.size }],
    ...(subject === undefined ? {} : { subject }),
  });
}

export function pushIndexOf(client: Registry, target: ImageReference, children: readonly Pushed[]): Promise<Pushed> {
  const manifests = children.map((child) => ({ ...child, platform: { os: 'linux', architecture: 'amd64' } }));
  return put(client, target, indexType, { manifests });
}

/** cosign's tag for what is attached to a manifest: `sha256-<hex>.sig`. */
export function attachmentTag({ digest }: Pushed, kind = '.sig'): string {
  return `${digest.replace(':', '-')}${kind}`;
}

async function put(client: Registry, target: ImageReference, mediaType: string, content: object): Promise<Pushed> {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
  const digest = await client.putManifest(target, { bytes, mediaType });
  return { digest, mediaType, size: bytes.byteLength };
}
