/** What an image of a registry holds, read as any client would read it: by its layers, in their order. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { scratchDirectory } from '../lifetime.ts';

export interface ImageFile {
  /** Absolute, in the image. */
  readonly path: string;
  /** `-rw-r--r-- 0:0`, or `-> target` of a link, `dir rwxr-xr-x 0:0`. */
  readonly is: string;
  /** Text of a file; undefined for what has none. */
  readonly text: string | undefined;
}

export interface BuiltImage {
  /** The digests of the layers, uncompressed, the lowest first. */
  readonly layers: readonly string[];
  /** What stands in the layers above those of the base. */
  readonly files: readonly ImageFile[];
  readonly config: Readonly<Record<string, unknown>>;
}

const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

interface ManifestBody {
  readonly manifests?: readonly { readonly digest: string; readonly platform?: { readonly os: string } }[];
  readonly config: { readonly digest: string };
  readonly layers: readonly { readonly digest: string }[];
}

/**
 * @param image `127.0.0.1:5000/shop/web1:main`, open to everybody
 * @param below how many layers of the bottom are not of interest
 */
export async function builtImage(image: string, below: number): Promise<BuiltImage> {
  const [, host, repository, tag] = /^([^/]+)\/(.+):([^:]+)$/.exec(image) ?? [];
  const root = `http://${host}/v2/${repository}`;
  const get = async (path: string) => {
    const answer = await fetch(`${root}${path}`, { headers: { accept } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  let manifest = JSON.parse((await get(`/manifests/${tag}`)).toString()) as ManifestBody;
  const child = manifest.manifests?.find(({ platform }) => platform?.os !== 'unknown');
  if (child !== undefined) manifest = JSON.parse((await get(`/manifests/${child.digest}`)).toString()) as ManifestBody;
  const config = JSON.parse((await get(`/blobs/${manifest.config.digest}`)).toString()) as Record<string, unknown> & {
    readonly rootfs: { readonly diff_ids: readonly string[] };
  };
  const directory = scratchDirectory('image');
  try {
    mkdirSync(join(directory, 'root'));
    for (const { digest } of manifest.layers.slice(below)) {
      const blob = await get(`/blobs/${digest}`);
      writeFileSync(join(directory, 'layer.tar'), blob[0] === 0x1f ? gunzipSync(blob) : blob);
      execFileSync('tar', ['-xpf', 'layer.tar', '--numeric-owner', '--directory=root', '--overwrite'], {
        cwd: directory,
      });
    }
    return { layers: config.rootfs.diff_ids, files: [...filesBelow(join(directory, 'root'), '')], config };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function* filesBelow(root: string, path: string): Generator<ImageFile> {
  for (const name of readdirSync(join(root, path)).sort()) {
    const below = `${path}/${name}`;
    const status = lstatSync(join(root, below));
    const mode = (status.mode & 0o7777).toString(8).padStart(4, '0');
    const owner = `${status.uid}:${status.gid}`;
    if (status.isSymbolicLink()) {
      yield { path: below, is: `-> ${readlinkSync(join(root, below))} ${owner}`, text: undefined };
    } else if (status.isDirectory()) {
      yield { path: below, is: `directory ${mode} ${owner}`, text: undefined };
      yield* filesBelow(root, below);
    } else {
      const text = readFileSync(join(root, below), 'utf8');
      yield {
        path: below,
        is: `${mode} ${owner} ${createHash('sha256').update(text).digest('hex').slice(0, 8)}`,
        text,
      };
    }
  }
}
