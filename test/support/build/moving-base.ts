/** A base image that moves: each push has a layer of its own, so that an image tells which one it was built on. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { blobOf, digestOf, readManifest } from '../../../src/core/image/manifest.ts';
import { parseReference } from '../../../src/core/image/reference.ts';
import type { Registry } from '../../../src/core/image/registry.ts';
import { scratchDirectory } from '../lifetime.ts';
import { collected } from '../registry/server.ts';

const run = promisify(execFile);

export interface BaseConfig {
  readonly Env?: readonly string[];
  readonly OnBuild?: readonly string[];
  readonly WorkingDir?: string;
}

/**
 * Moves the tag to an image that has the layers of `below` and one more.
 *
 * @param below reference of an image of one layer or more
 * @param marker content of `/etc/base`, different for each push
 * @returns the digest that the tag has now
 */
export async function moveBase(
  client: Registry,
  below: string,
  { tag, marker, config = {} }: { readonly tag: string; readonly marker: string; readonly config?: BaseConfig },
): Promise<string> {
  const repository = parseReference(below);
  const manifest = await client.getManifest(repository);
  const content = manifest && readManifest(manifest);
  if (content?.kind !== 'image') throw new Error(`${below} is no image`);
  const old = JSON.parse(
    Buffer.concat(await collected(client.getBlob(repository, content.config))).toString('utf8'),
  ) as Readonly<Record<string, unknown>> & {
    readonly config: object;
    readonly rootfs: { readonly diff_ids: readonly string[] };
    readonly history: readonly object[];
  };
  const tar = await markerLayer(marker);
  const layer = blobOf(gzipSync(tar));
  const blob = blobOf(
    Buffer.from(
      JSON.stringify({
        ...old,
        config: { ...old.config, ...config, Env: ['PATH=/bin', ...(config.Env ?? [])] },
        rootfs: { type: 'layers', diff_ids: [...old.rootfs.diff_ids, digestOf(tar)] },
        history: [...old.history, { created_by: 'marker' }],
      }),
    ),
  );
  for (const each of [layer, blob]) await client.uploadBlob(repository, each);
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType,
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: blob.digest, size: blob.size },
      layers: [
        ...content.layers,
        { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: layer.digest, size: layer.size },
      ],
    }),
  );
  return await client.putManifest({ ...repository, tag }, { bytes, mediaType });
}

async function markerLayer(marker: string): Promise<Buffer> {
  const directory = scratchDirectory('marker');
  try {
    await mkdir(join(directory, 'root/etc'), { recursive: true });
    await writeFile(join(directory, 'root/etc/base'), `${marker}\n`);
    const tar = join(directory, 'layer.tar');
    await run('tar', ['-C', join(directory, 'root'), '--owner=0', '--group=0', '--sort=name', '-cf', tar, 'etc/base']);
    return await readFile(tar);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
