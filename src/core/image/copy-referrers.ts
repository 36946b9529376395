/**
 * Copies what refers to images: signatures, attestations and SBOMs, and what refers to those. They are found by their
 * `subject` (OCI distribution-spec 1.1), or by the tags that cosign gives them. What the target has of its own stays.
 */
import { Failure } from '../failure.ts';
import { canonicalJson, jsonObject } from '../json.ts';
import { turns } from '../net/turns.ts';
import type { ImageCopy } from './copy.ts';
import {
  blobOf,
  type Descriptor,
  digestOf,
  type ImageManifest,
  type Manifest,
  ociIndexType,
  type Referrer,
  readManifest,
} from './manifest.ts';
import { formatReference, type ImageReference } from './reference.ts';
import type { Registry } from './registry.ts';
import { referrersTag } from './registry-lists.ts';

/** Manifests whose referrers are asked for at the same time. */
const atOnce = 4;
/** Each with the manifest's digest before it. Signatures and attestations are the layers of one image. Source: cosign, SIGNATURE_SPEC.md. */
const cosignTags = ['sig', 'att', 'sbom'] as const;
/** Of the index in which somebody else may write at the same time. */
const mostWrites = 3;

/** For all manifests that the copy has; the referrers are copied with it, and theirs after them. */
export async function copyReferrers(registry: Registry, copy: ImageCopy): Promise<void> {
  const turn = turns(atOnce);
  const done = new Set<string>();
  for (;;) {
    const found = copy.digests.filter((digest) => !done.has(digest));
    if (found.length === 0) return;
    for (const digest of found) done.add(digest);
    const parts = found.flatMap((digest) => [
      () => copyBySubject(registry, copy, digest),
      ...cosignTags.map((kind) => () => copyCosignTag(registry, copy, `${digest.replace(':', '-')}.${kind}`)),
    ]);
    await Promise.all(parts.map(turn));
  }
}

async function copyBySubject(registry: Registry, copy: ImageCopy, digest: string): Promise<void> {
  const listed = await registry.referrers({ ...copy.from, digest });
  const copied = await Promise.all(listed.map((each) => copyListed(copy, each)));
  const referrers = listed.filter((_, at) => copied[at]);
  if (referrers.length > 0) await list(registry, copy, digest, referrers);
}

/** False for one that is still listed, but gone. */
async function copyListed(copy: ImageCopy, referrer: Referrer): Promise<boolean> {
  try {
    await copy.manifest(referrer);
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === 'IMAGE_MISSING') return false;
    throw error;
  }
}

/** Adds them to the target's index where the registry has no list of its own. */
async function list(
  registry: Registry,
  { to }: ImageCopy,
  digest: string,
  referrers: readonly Referrer[],
): Promise<void> {
  const target = { ...to, tag: referrersTag(digest) };
  for (let writes = 0; ; writes += 1) {
    const there = await registry.referrerList({ ...to, digest });
    if (there.listedBy === 'registry') return;
    const known = new Set(there.referrers.map((each) => each.digest));
    const added = referrers.filter((each) => !known.has(each.digest));
    if (added.length === 0) return;
    if (writes === mostWrites) throw overwritten(formatReference(target));
    const content = indexContent(there.index, formatReference(target));
    const manifests = [...content.manifests, ...added];
    const bytes = Buffer.from(JSON.stringify({ ...content, manifests }));
    await registry.putManifest(target, { bytes, mediaType: ociIndexType }, async () => {});
    await registry.headWritten(target, digestOf(bytes));
  }
}

function overwritten(name: string): Failure {
  return new Failure('failed', 'REFERRERS_LOST', `others keep writing ${name}`, {
    hint: 'two runs list signatures of one image at the same time; run again when the other one has ended',
  });
}

function indexContent(index: Manifest | undefined, name: string): { readonly manifests: readonly unknown[] } {
  const empty = { schemaVersion: 2, mediaType: ociIndexType };
  const content = index === undefined ? { ...empty, manifests: [] } : jsonObject(index.bytes);
  const { manifests } = content;
  if (Array.isArray(manifests)) return { ...content, manifests };
  throw new Failure('refused', 'REFERRERS_TAG_TAKEN', `${name} names something else than a list of referrers`, {
    hint: 'signatures are listed under this tag where a registry has no referrers API; remove the tag',
  });
}

/** Read again after each write, as the index is: two runs that write at the same time must not lose each other's signatures. */
async function copyCosignTag(registry: Registry, copy: ImageCopy, tag: string): Promise<void> {
  const source = await registry.getManifest({ ...copy.from, tag });
  if (source === undefined) return;
  const target = { ...copy.to, tag };
  for (let writes = 0; ; writes += 1) {
    const there = await registry.getManifest(target);
    if (there?.digest === source.digest) return copy.manifest(source, source);
    const wanted = there === undefined ? 'source' : unionOf(there, source);
    if (wanted === 'target') return;
    if (writes === mostWrites) throw overwritten(formatReference(target));
    await registry.headWritten(target, await putSignatures(registry, copy, target, { source, wanted }));
  }
}

type Signatures = Exclude<ReturnType<typeof unionOf>, 'target'>;

/** @returns the digest that the tag has then */
async function putSignatures(
  registry: Registry,
  copy: ImageCopy,
  target: ImageReference,
  { source, wanted }: { readonly source: Manifest; readonly wanted: Signatures },
): Promise<string> {
  if (wanted === 'source') {
    await copy.manifest(source, source);
    return registry.putManifest(target, source, async () => {});
  }
  await copy.blobs(wanted.layers);
  await registry.uploadBlob(copy.to, wanted.config);
  return registry.putManifest(target, wanted.manifest, () => copy.blobs(wanted.layers));
}

/** Which of both has all layers of the other, or an image of all of them. */
function unionOf(there: Manifest, source: Manifest) {
  const [held, given] = [signaturesOf(there), signaturesOf(source)];
  // An SBOM's tag names one document, which cannot be joined with another.
  if (held === undefined || given === undefined) return 'target';
  const known = new Set(held.layers.map(canonicalJson));
  const added = given.layers.filter((layer) => !known.has(canonicalJson(layer)));
  if (added.length === 0) return 'target';
  if (added.length + held.layers.length === given.layers.length) return 'source';
  const layers = [...held.layers, ...added];
  const config = blobOf(Buffer.from(JSON.stringify(cosignConfig(layers))));
  const descriptor = { mediaType: held.config.mediaType, digest: config.digest, size: config.size };
  const bytes = Buffer.from(JSON.stringify({ ...jsonObject(there.bytes), config: descriptor, layers }));
  return { layers: added, config, manifest: { bytes, mediaType: there.mediaType } };
}

function signaturesOf(manifest: Manifest): ImageManifest | undefined {
  const content = readManifest(manifest);
  const isJoinable = content.kind === 'image' && content.layers.every(({ mediaType }) => joinable.includes(mediaType));
  return isJoinable ? content : undefined;
}

const joinable = ['application/vnd.dev.cosign.simplesigning.v1+json', 'application/vnd.dsse.envelope.v1+json'];

/** As cosign writes it: it adds a signature by appending a layer. Layers are not compressed, so their digests are the diff ids. */
function cosignConfig(layers: readonly Descriptor[]): object {
  const created = '0001-01-01T00:00:00Z';
  return {
    architecture: '',
    created,
    history: layers.map(() => ({ created })),
    os: '',
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
    config: {},
  };
}
