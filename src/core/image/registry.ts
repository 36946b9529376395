/**
 * `core/image` reads image references and speaks to registries: credentials, manifests, blobs, tags, copies.
 * It may import `net`, `names` and the files beside the folders of `core`.
 * Begin here with what a registry can be asked, then read `registry-http.ts`.
 *
 * This file is a client of the OCI distribution API: what building, reusing, promoting and cleaning up images needs of it.
 * One client speaks to any number of registries. Sources: OCI distribution-spec 1.1; distribution's token authentication.
 */

import { badInput, Failure } from '../failure.ts';
import {
  type BlobSource,
  type Descriptor,
  digestOf,
  type Manifest,
  manifestTypes,
  matchesDigest,
  wrongDigest,
} from './manifest.ts';
import { formatReference, type ImageReference, type Repository } from './reference.ts';
import { getBlob, hasBlob, mountBlob, uploadBlob } from './registry-blobs.ts';
import {
  createRegistryHttp,
  drained,
  pull,
  push,
  type RegistryHttp,
  type RegistryHttpOptions,
  type RegistryRequest,
  refused,
} from './registry-http.ts';

export type { RegistryHttpOptions as RegistryOptions } from './registry-http.ts';

export interface Registry {
  /** Proves that the host answers as a registry and takes the credentials. */
  ping(registry: string): Promise<void>;
  /** What the reference (its digest, else its tag, else `latest`) names now; undefined when there is no such thing. */
  headManifest(reference: ImageReference): Promise<Descriptor | undefined>;
  /** The exact bytes, checked against their digest. */
  getManifest(reference: ImageReference): Promise<Manifest | undefined>;
  /** Writes the bytes under the tag, or without one under their digest; answers the digest, which the registry confirmed. */
  putManifest(
    target: Repository & { readonly tag?: string },
    manifest: Pick<Manifest, 'bytes' | 'mediaType'>,
  ): Promise<string>;
  /** Removes the manifest and every tag on it. */
  deleteManifest(target: Repository & { readonly digest: string }): Promise<'deleted' | 'absent'>;
  hasBlob(repository: Repository, digest: string): Promise<boolean>;
  /** Pieces as they arrive; the last one is followed by a Failure if the digest is wrong. */
  getBlob(repository: Repository, digest: string): AsyncIterable<Uint8Array>;
  uploadBlob(repository: Repository, blob: BlobSource): Promise<'uploaded' | 'existed'>;
  /** Lends a blob from another repository of the same registry, without moving its bytes. */
  mountBlob(repository: Repository, digest: string, from: string): Promise<'mounted' | 'unavailable'>;
  /** In the registry's order; empty for a repository that does not exist. */
  listTags(repository: Repository): Promise<string[]>;
  /** Gives the same bytes more tags. */
  tag(image: Repository & { readonly digest: string }, tags: readonly string[]): Promise<Manifest>;
}

export function createRegistry(options: RegistryHttpOptions): Registry {
  const http = createRegistryHttp(options);

  async function getManifest(reference: ImageReference): Promise<Manifest | undefined> {
    const response = await http.request(manifestRequest(reference, 'GET'));
    if (response.status === 404) return drained(response, undefined);
    if (!response.ok) throw await refused(`reading ${formatReference(reference)}`, response);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const digest = reference.digest ?? digestOf(bytes);
    if (!matchesDigest(bytes, digest)) throw wrongDigest(digest, reference.registry);
    return { bytes, digest, size: bytes.byteLength, mediaType: mediaTypeOf(response, bytes) };
  }

  async function headManifest(reference: ImageReference): Promise<Descriptor | undefined> {
    const response = await http.request(manifestRequest(reference, 'HEAD'));
    if (response.status === 404) return undefined;
    const digest = response.headers.get('docker-content-digest') ?? undefined;
    const mediaType = response.headers.get('content-type') ?? undefined;
    const size = Number(response.headers.get('content-length') ?? Number.NaN);
    // HEAD without a body, a type or a digest is allowed to old registries and caches: the bytes tell.
    if (!response.ok || digest === undefined || mediaType === undefined || !(size > 0)) return getManifest(reference);
    return { digest, mediaType: bareType(mediaType), size };
  }

  async function putManifest(
    target: Repository & { readonly tag?: string },
    { bytes, mediaType }: Pick<Manifest, 'bytes' | 'mediaType'>,
  ): Promise<string> {
    const digest = digestOf(bytes);
    const response = await http.request({
      ...push(target),
      method: 'PUT',
      target: `${target.repository}/manifests/${target.tag ?? digest}`,
      headers: { 'content-type': mediaType },
      body: bytes,
    });
    if (!response.ok) {
      const failure = await refused(`writing ${formatReference({ ...target, digest })}`, response);
      // Repositories with immutable tags refuse even the same bytes again: that is as good as written (law 4).
      if (target.tag === undefined || (await headManifest(target))?.digest !== digest) throw failure;
      return digest;
    }
    const confirmed = response.headers.get('docker-content-digest');
    if (confirmed !== null && confirmed !== digest) throw wrongDigest(digest, target.registry);
    return drained(response, digest);
  }

  return {
    getManifest,
    headManifest,
    putManifest,
    hasBlob: (repository, digest) => hasBlob(http, repository, digest),
    ping: (registry) => ping(http, registry),
    deleteManifest: (target) => deleteManifest(http, target),
    getBlob: (repository, digest) => getBlob(http, repository, digest),
    mountBlob: (repository, digest, from) => mountBlob(http, repository, digest, from),
    listTags: (repository) => listTags(http, repository),
    uploadBlob: (repository, blob) => uploadBlob(http, repository, blob),
    async tag(image, tags) {
      const manifest = await getManifest(image);
      if (manifest === undefined) throw missing(image);
      for (const tag of tags) await putManifest({ ...image, tag }, manifest);
      return manifest;
    },
  };
}

/** There is no such image; `input` is named when the user gave the reference. */
export function missing(reference: ImageReference, input?: string): Failure {
  const problem = `${formatReference(reference)} does not exist`;
  const hint = 'check the tag or digest; in a registry with retention it may have been removed';
  return input === undefined
    ? new Failure('failed', 'IMAGE_MISSING', problem, { hint })
    : badInput(input, problem, hint);
}

async function ping(http: RegistryHttp, registry: string): Promise<void> {
  const response = await http.request({
    registry,
    repository: '',
    method: 'GET',
    target: '',
    scopes: [],
    purpose: 'sign-in',
  });
  if (!response.ok) throw await refused(`asking ${registry} for its API`, response);
  await response.body?.cancel();
}

async function deleteManifest(
  http: RegistryHttp,
  target: Repository & { readonly digest: string },
): Promise<'deleted' | 'absent'> {
  const response = await http.request({
    ...push(target),
    scopes: [`repository:${target.repository}:delete`],
    method: 'DELETE',
    target: `${target.repository}/manifests/${target.digest}`,
    purpose: `deletion in ${target.repository}`,
  });
  if (response.ok) return drained(response, 'deleted');
  if (response.status === 404) return drained(response, 'absent');
  if (response.status !== 405 && response.status !== 400)
    throw await refused(`deleting ${formatReference(target)}`, response);
  throw new Failure(
    'failed',
    'REGISTRY_DELETE_UNSUPPORTED',
    `${target.registry} does not delete images through the registry API`,
    {
      hint: 'turn deletion on in the registry (distribution: storage.delete.enabled), or remove images with its own retention',
      cause: await refused('deleting', response),
    },
  );
}

/** Pages by `Link: <…>; rel="next"`; distribution 2.8 ignores `n`, and `tags` may be null. */
async function listTags(http: RegistryHttp, repository: Repository): Promise<string[]> {
  const tags: string[] = [];
  const seen = new Set<string>();
  let target: string | URL = `${repository.repository}/tags/list?n=1000`;
  for (;;) {
    const response: Response = await http.request({ ...pull(repository), method: 'GET', target });
    if (response.status === 404) return drained(response, tags);
    if (!response.ok) throw await refused(`listing the tags of ${formatReference(repository)}`, response);
    const page = (await response.json()) as { tags?: string[] | null };
    tags.push(...(page.tags ?? []));
    const next = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(response.headers.get('link') ?? '')?.[1];
    if (next === undefined || seen.has(next)) return [...new Set(tags)];
    seen.add(next);
    target = sameOrigin(http, repository, new URL(next, http.origin(repository.registry)));
  }
}

function sameOrigin(http: RegistryHttp, { registry }: Repository, url: URL): URL {
  if (url.origin === http.origin(registry).origin) return url;
  throw new Failure(
    'refused',
    'REGISTRY_REDIRECT',
    `${registry} continues its list of tags at ${url.origin}, which is not followed`,
    {
      hint: 'the registry names another address for itself: use that one, or correct its external URL',
    },
  );
}

function manifestRequest(reference: ImageReference, method: 'GET' | 'HEAD'): RegistryRequest {
  return {
    ...pull(reference),
    method,
    target: `${reference.repository}/manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
    headers: { accept: manifestTypes.join(', ') },
  };
}

function mediaTypeOf(response: Response, bytes: Uint8Array): string {
  const header = bareType(response.headers.get('content-type') ?? '');
  if ((manifestTypes as readonly string[]).includes(header)) return header;
  const { mediaType } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { mediaType?: unknown };
  return typeof mediaType === 'string' ? mediaType : header;
}

function bareType(contentType: string): string {
  return contentType.split(';')[0]?.trim() ?? '';
}
