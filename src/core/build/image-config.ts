import {
  type Descriptor,
  type ImageManifest,
  type IndexEntry,
  type Manifest,
  readManifest,
} from '../image/manifest.ts';
import type { ImageReference, Repository } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';

/** What an image says about itself, of interest before a build. */
export interface ImageConfig {
  /** Of the manifest or index that the reference names. */
  readonly digest: string;
  readonly labels: Readonly<Record<string, unknown>>;
  /** Whether it has ONBUILD triggers, instructions that run in the builds of images on it. */
  readonly hasTriggers: boolean;
}

type Reader = Pick<Registry, 'getManifest' | 'getBlob'>;

/** The configuration of an image, of an index that of its first platform; undefined when there is no such image. */
export async function readImageConfig(registry: Reader, reference: ImageReference): Promise<ImageConfig | undefined> {
  const manifest = await registry.getManifest(reference);
  if (manifest === undefined) return undefined;
  const image = await firstImage(registry, reference, manifest);
  const config = image && (await readConfig(registry, reference, image.config));
  return {
    digest: manifest.digest,
    labels: config?.Labels ?? {},
    hasTriggers: (config?.OnBuild ?? []).length > 0,
  };
}

async function firstImage(
  registry: Reader,
  { registry: host, repository }: Repository,
  manifest: Manifest,
): Promise<ImageManifest | undefined> {
  const content = readManifest(manifest);
  if (content.kind === 'image') return content;
  const entry = content.manifests.find((each) => !isAttestation(each));
  const child = entry && (await registry.getManifest({ registry: host, repository, digest: entry.digest }));
  const image = child && readManifest(child);
  return image?.kind === 'image' ? image : undefined;
}

/** BuildKit files attestations beside the images, as a platform that no machine has. */
function isAttestation({ platform }: IndexEntry): boolean {
  return platform?.os === 'unknown';
}

/** Source: OCI image specification, config.md; `OnBuild` is Docker's addition. */
interface ConfigFields {
  readonly Labels?: Readonly<Record<string, unknown>> | null;
  readonly OnBuild?: readonly string[] | null;
}

async function readConfig(registry: Reader, repository: Repository, config: Descriptor): Promise<ConfigFields> {
  const pieces: Uint8Array[] = [];
  for await (const piece of registry.getBlob(repository, config.digest)) pieces.push(piece);
  const content = JSON.parse(Buffer.concat(pieces).toString('utf8')) as { readonly config?: ConfigFields };
  return content.config ?? {};
}
