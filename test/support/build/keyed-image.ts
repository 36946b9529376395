/** The content key of a build, as its dry run says it, and images that carry one without a builder. */
import { expect } from 'vitest';
import { buildImage } from '../../../src/commands/build-image.ts';
import { keyLabel } from '../../../src/core/build/content-key.ts';
import { blobOf, type Manifest } from '../../../src/core/image/manifest.ts';
import type { ImageReference } from '../../../src/core/image/reference.ts';
import type { Registry } from '../../../src/core/image/registry.ts';
import { type Given, type RunOptions, runCommand } from '../inputs.ts';

export interface Key {
  readonly tag: string;
  readonly label: string;
}

/** Of the engine that needs no program, and shows in a dry run what it would do. */
export async function keyOf(given: Given, options: RunOptions): Promise<Key> {
  const emitting = { engine: 'kaniko', emit: '.kaniko', 'unless-changed': true, 'dry-run': true };
  const { lines } = await runCommand(buildImage, { ...given, ...emitting }, options);
  const shown = lines.join('\n');
  const [, tag = ''] = /Content key (\S+)/.exec(shown) ?? [];
  const [, label = ''] = new RegExp(`--label=${keyLabel}=((?:untrusted )?sha256:[0-9a-f]{64})\\b`).exec(shown) ?? [];
  expect([tag, label]).toEqual([expect.stringMatching(/^[cf]-[0-9a-f]{40}$/), expect.stringMatching(/[0-9a-f]{64}$/)]);
  return { tag, label };
}

export interface KeyedContent {
  /** Of the configuration. */
  readonly label?: string;
  /** Of the manifest. */
  readonly annotation?: string;
  readonly architecture?: string;
}

const oci = 'application/vnd.oci.image';

export async function pushKeyedImage(
  client: Registry,
  target: ImageReference,
  { label, annotation, architecture = 'amd64' }: KeyedContent,
): Promise<Manifest> {
  const labels = label === undefined ? {} : { Labels: { [keyLabel]: label } };
  const config = blobOf(Buffer.from(JSON.stringify({ architecture, os: 'linux', config: labels })));
  const layer = blobOf(Buffer.from(`files for ${architecture}`));
  for (const blob of [config, layer]) await client.uploadBlob(target, blob);
  return pushManifest(client, target, `${oci}.manifest.v1+json`, {
    config: { mediaType: `${oci}.config.v1+json`, digest: config.digest, size: config.size },
    layers: [{ mediaType: `${oci}.layer.v1.tar`, digest: layer.digest, size: layer.size }],
    ...annotated(annotation),
  });
}

export async function pushKeyedIndex(
  client: Registry,
  target: ImageReference,
  { label, annotation }: KeyedContent,
): Promise<Manifest> {
  const { tag: _, ...repository } = target;
  const manifests = [];
  for (const architecture of ['amd64', 'arm64']) {
    const image = await pushKeyedImage(client, repository, { ...(label === undefined ? {} : { label }), architecture });
    const { digest, size, mediaType } = image;
    manifests.push({ mediaType, digest, size, platform: { os: 'linux', architecture } });
  }
  return pushManifest(client, target, `${oci}.index.v1+json`, { manifests, ...annotated(annotation) });
}

function annotated(annotation: string | undefined): object {
  return annotation === undefined ? {} : { annotations: { [keyLabel]: annotation } };
}

async function pushManifest(client: Registry, target: ImageReference, mediaType: string, content: object) {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
  const digest = await client.putManifest(target, { bytes, mediaType });
  return { bytes, mediaType, digest, size: bytes.byteLength };
}
