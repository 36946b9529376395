/** Images of one platform each become one index: what several machines have built side by side gets one name. */
import { badInput } from '../failure.ts';
import { jsonObject } from '../json.ts';
import { type Descriptor, digestOf, type Manifest, ociIndexType, type Platform, readManifest } from './manifest.ts';
import { promote } from './promote.ts';
import { formatReference, type ImageReference, type Repository } from './reference.ts';
import { missing, type Registry, readConfigBlob } from './registry.ts';

interface Joining {
  /** By digest or tag, also of other repositories and registries. */
  readonly sources: readonly ImageReference[];
  readonly to: Repository;
  readonly tags: readonly string[];
  readonly annotations: ReadonlyMap<string, string>;
  readonly dryRun: boolean;
}

/** An entry of the index; all that a source's own index says of it is kept. */
interface Entry extends Descriptor {
  readonly platform: Platform;
  /** `amd64` of `linux`; undefined for what only belongs to another entry. */
  readonly name: string | undefined;
}

const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';

/**
 * Writes an index of all sources under the tags. A source that is an index itself gives its entries, its attestations
 * too. The same sources give the same digest, in whatever order they are named.
 *
 * @returns the digest of the index
 * @throws bad input for a source that is not there, whose platform is not known, or has been given before; `REGISTRY_*`
 */
export async function joinImages(registry: Registry, joining: Joining): Promise<string> {
  const { sources, to, tags, annotations, dryRun } = joining;
  const found = await Promise.all(sources.map((source) => manifestOf(registry, source)));
  const entries = await Promise.all(found.map((manifest, index) => entriesOf(registry, manifest, sources[index])));
  checkPlatforms(sources, entries);
  const index = indexOf(entries.flat(), annotations);
  if (dryRun) return digestOf(index.bytes);
  for (const [at, source] of sources.entries()) {
    const { digest } = found[at] ?? {};
    await promote(registry, { from: digest === undefined ? source : { ...source, digest }, to, tags: [] });
  }
  for (const tag of tags) await registry.putManifest({ ...to, tag }, index);
  return digestOf(index.bytes);
}

async function manifestOf(registry: Registry, source: ImageReference): Promise<Manifest> {
  const manifest = await registry.getManifest(source);
  if (manifest === undefined) throw missing(source, 'join');
  return manifest;
}

async function entriesOf(registry: Registry, manifest: Manifest, source?: ImageReference): Promise<readonly Entry[]> {
  if (source === undefined) return [];
  const content = readManifest(manifest);
  if (content.kind === 'index') {
    return content.manifests.map((entry) => {
      const platform = entry.platform ?? unknown;
      return { ...entry, platform, name: nameOf(platform) };
    });
  }
  const platform = platformIn(await readConfigBlob(registry, source, content.config));
  const name = nameOf(platform);
  if (name === undefined) {
    const problem = `${formatReference(source)} does not say which platform it is for`;
    throw badInput('join', problem, 'Build it with a builder that says so (`platforms: linux/arm64`).');
  }
  const { mediaType, digest, size } = manifest;
  return [{ mediaType, digest, size, platform, name }];
}

const unknown: Platform = { os: 'unknown', architecture: 'unknown' };

/** Source: OCI image specification, config.md and image-index.md. */
function platformIn(config: Uint8Array): Platform {
  const { os, architecture, variant, 'os.version': version } = jsonObject(config);
  if (typeof os !== 'string' || typeof architecture !== 'string' || os === '' || architecture === '') return unknown;
  return {
    os,
    architecture,
    ...(typeof variant === 'string' && variant !== '' ? { variant } : {}),
    ...(typeof version === 'string' && version !== '' ? { 'os.version': version } : {}),
  };
}

/** The ARM of 64 bits has one variant, which some builders name and others do not. */
function nameOf(platform: Platform): string | undefined {
  const { os, architecture, variant = '' } = platform;
  if (os === 'unknown' || architecture === 'unknown') return undefined;
  const version = 'os.version' in platform ? String(platform['os.version']) : '';
  return [os, architecture, architecture === 'arm64' && variant === 'v8' ? '' : variant, version]
    .filter((part) => part !== '')
    .join('/');
}

/** A cluster takes the first entry that fits: of two for one platform one would never run. */
function checkPlatforms(sources: readonly ImageReference[], entries: readonly (readonly Entry[])[]): void {
  const holders = new Map<string, ImageReference>();
  for (const [at, source] of sources.entries()) {
    const names = new Set((entries[at] ?? []).flatMap(({ name }) => name ?? []));
    if (names.size === 0) throw badInput('join', `${formatReference(source)} has no image for a known platform`);
    for (const name of names) {
      const holder = holders.get(name);
      if (holder !== undefined) {
        const problem = `${formatReference(holder)} and ${formatReference(source)} are both for ${name}`;
        throw badInput(
          'join',
          problem,
          'Give one image for each platform: check that each build has its own `platforms`.',
        );
      }
      holders.set(name, source);
    }
  }
}

function indexOf(
  entries: readonly Entry[],
  annotations: ReadonlyMap<string, string>,
): Pick<Manifest, 'bytes' | 'mediaType'> {
  const isDocker =
    annotations.size === 0 && entries.every(({ mediaType }) => mediaType.startsWith('application/vnd.docker.'));
  const mediaType = isDocker ? dockerList : ociIndexType;
  const key = ({ name, digest }: Entry) => `${name ?? '~'} ${digest}`;
  const manifests = entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ name: _, ...entry }) => entry);
  const index = {
    schemaVersion: 2,
    mediaType,
    manifests,
    ...(annotations.size === 0 ? {} : { annotations: Object.fromEntries([...annotations].sort()) }),
  };
  return { bytes: Buffer.from(JSON.stringify(index)), mediaType };
}
