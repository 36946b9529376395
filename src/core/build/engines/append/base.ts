/** The base of an image: which of its platforms are meant, and what of each is read, its manifest and its configuration. */

import { badInput } from '../../../failure.ts';
import { isForMachine } from '../../../image/image-config.ts';
import {
  type Descriptor,
  type ImageManifest,
  type Manifest,
  type Platform,
  readManifest,
} from '../../../image/manifest.ts';
import { formatReference, type ImageReference, repositoryOf } from '../../../image/reference.ts';
import { missing, type Registry, readConfigBlob } from '../../../image/registry.ts';
import { platformName } from '../../platform.ts';
import { type ImageConfig, readConfig } from './config.ts';
import { unmarked } from './known-layers.ts';

/** What lies below the files, for one platform. */
export interface Base {
  readonly platform: Platform;
  readonly config: ImageConfig;
  /** In OCI's media types. */
  readonly layers: ImageManifest['layers'];
  readonly annotations: Annotations;
}

interface Bases {
  /** At least one. */
  readonly each: readonly Base[];
  /** Of an index of all of them. */
  readonly annotations: Annotations;
}

/** Where scanners and update bots look for the base; none of an image without one. */
type Annotations = Readonly<Record<string, string>> | undefined;

/** The item of `platforms` that stands for every platform of the base. */
const everyPlatform = 'all';

/**
 * @param platforms as in the input; empty: `linux/amd64` of an index, else what the base is for
 * @throws bad input for a base that is not there, or not for the platforms
 */
export async function readBases(
  registry: Registry,
  reference: ImageReference | undefined,
  platforms: readonly string[],
): Promise<Bases> {
  const isAll = platforms.includes(everyPlatform);
  const wanted = [...new Set(platforms)].filter((text) => text !== everyPlatform).map(parsePlatform);
  if (reference === undefined) {
    if (isAll) throw badInput('platforms', 'an empty base has no platforms of its own', 'name those that are meant');
    return { each: (wanted.length > 0 ? wanted : [usual]).map(scratch), annotations: undefined };
  }
  const manifest = await registry.getManifest(reference);
  if (manifest === undefined) throw missing(reference, 'base');
  const annotations = annotationsOf(reference, manifest.digest);
  const content = readManifest(manifest);
  if (content.kind === 'image') {
    const base = await readBase(registry, reference, manifest);
    for (const platform of wanted) {
      if (!matches(base.platform, platform)) throw otherPlatform(reference, base.platform, platform);
    }
    return { each: [base], annotations };
  }
  const offered = content.manifests.filter((entry) => entry.platform !== undefined && isForMachine(entry));
  const entries = isAll
    ? offered
    : (wanted.length > 0 ? wanted : [usual]).map((platform) => entryFor(reference, offered, platform));
  if (entries.length === 0) throw otherKind(reference);
  const each = entries.map(async ({ digest, platform }) => {
    const child = { ...repositoryOf(reference), digest };
    const found = await registry.getManifest(child);
    if (found === undefined) throw missing(child, 'base');
    return readBase(registry, reference, found, platform);
  });
  return { each: await Promise.all(each), annotations };
}

const usual: Platform = { os: 'linux', architecture: 'amd64' };

type IndexEntry = Descriptor & { readonly platform?: Platform };

function entryFor(reference: ImageReference, offered: readonly IndexEntry[], wanted: Platform): IndexEntry {
  const fits = (does: (platform: Platform, wanted: Platform) => boolean) =>
    offered.find(({ platform }) => platform !== undefined && does(platform, wanted));
  // Before others of its machine: of `linux/amd64/v3` and `linux/amd64` the first does not run everywhere.
  const entry = fits(isSame) ?? fits(matches);
  if (entry !== undefined) return entry;
  const problem = `${formatReference(reference)} has no image for ${platformName(wanted)}`;
  const names = offered.flatMap(({ platform }) => (platform === undefined ? [] : [platformName(platform)]));
  throw badInput('platforms', problem, `it has ${names.join(', ')}`);
}

/** @param platform as the index says it; else the configuration tells */
async function readBase(
  registry: Registry,
  reference: ImageReference,
  manifest: Manifest,
  platform?: Platform,
): Promise<Base> {
  const content = readManifest(manifest);
  if (content.kind === 'index') throw otherKind(reference);
  const config = readConfig(await readConfigBlob(registry, reference, content.config), content.config.digest);
  return {
    platform: platform ?? platformOf(config),
    config,
    layers: content.layers.map((layer) => ({ ...unmarked(layer), mediaType: ociLayerType(layer.mediaType) })),
    annotations: annotationsOf(reference, manifest.digest),
  };
}

function scratch(platform: Platform): Base {
  const config: ImageConfig = { ...platform, rootfs: { type: 'layers', diff_ids: [] } };
  return { platform, config, layers: [], annotations: undefined };
}

/** Docker's names of the same bytes. Sources: OCI image-spec, media-types.md; distribution, manifest v2 schema 2. */
const ociLayerTypes: Readonly<Record<string, string>> = {
  'application/vnd.docker.image.rootfs.diff.tar': 'application/vnd.oci.image.layer.v1.tar',
  'application/vnd.docker.image.rootfs.diff.tar.gzip': 'application/vnd.oci.image.layer.v1.tar+gzip',
  'application/vnd.docker.image.rootfs.diff.tar.zstd': 'application/vnd.oci.image.layer.v1.tar+zstd',
  'application/vnd.docker.image.rootfs.foreign.diff.tar': 'application/vnd.oci.image.layer.nondistributable.v1.tar',
  'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip':
    'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
};

function ociLayerType(mediaType: string): string {
  return ociLayerTypes[mediaType] ?? mediaType;
}

/** The name without the digest, which has its own annotation. Source: OCI image-spec, annotations.md. */
function annotationsOf({ registry, repository, tag }: ImageReference, digest: string): Annotations {
  const name = formatReference({ registry, repository, ...(tag === undefined ? {} : { tag }) });
  return { 'org.opencontainers.image.base.digest': digest, 'org.opencontainers.image.base.name': name };
}

function parsePlatform(text: string): Platform {
  const [os, architecture, variant, ...rest] = text.split('/');
  if (!os || !architecture || variant === '' || rest.length > 0) {
    const hint = 'write os/architecture[/variant], for example linux/arm64, or `all` for those of the base';
    throw badInput('platforms', `"${text}" is not a platform`, hint);
  }
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

function platformOf({ os, architecture, variant }: ImageConfig): Platform {
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

function isSame(offered: Platform, wanted: Platform): boolean {
  return platformName(offered) === platformName(wanted);
}

/** Without a variant any is taken: people who write `linux/arm` have no other than the base has. */
function matches(offered: Platform, wanted: Platform): boolean {
  if (isSame(offered, wanted)) return true;
  return wanted.variant === undefined && offered.os === wanted.os && offered.architecture === wanted.architecture;
}

function otherPlatform(reference: ImageReference, offered: Platform, wanted: Platform): Error {
  const problem = `${formatReference(reference)} is an image for ${platformName(offered)}, not for ${platformName(wanted)}`;
  return badInput('platforms', problem, 'name a base for that platform, or an index of several');
}

function otherKind(reference: ImageReference): Error {
  return badInput('base', `${formatReference(reference)} is an index of indexes`, 'name an image by its digest');
}
