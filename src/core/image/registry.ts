/**
 * `core/image` reads image references and speaks to registries: credentials, manifests, blobs, tags, copies.
 * It may import `net`, `names` and the files beside the folders of `core`.
 * Begin here with what a registry can be asked, then read `registry-http.ts`.
 *
 * This file is a client of the OCI distribution API: what building, reusing, promoting and cleaning up images needs of it.
 * One client speaks to any number of registries. Sources: OCI distribution-spec 1.1; distribution's token authentication.
 */

import { badInput, Failure } from '../failure.ts';
import type { HttpAnswer } from '../net/answer.ts';
import {
  type BlobSource,
  type Descriptor,
  digestOf,
  jsonObject,
  type Manifest,
  manifestTypes,
  matchesDigest,
  wrongDigest,
} from './manifest.ts';
import { formatReference, type ImageReference, type Repository } from './reference.ts';
import { getBlob, hasBlob, mountBlob, uploadBlob } from './registry-blobs.ts';
import { pull, push, RegistryHttp, type RegistryHttpOptions, type RegistryRequest, refused } from './registry-http.ts';

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
  getBlob(repository: Repository, blob: Pick<Descriptor, 'digest' | 'size'>): AsyncIterable<Uint8Array>;
  uploadBlob(repository: Repository, blob: BlobSource): Promise<'uploaded' | 'existed'>;
  /** Lends a blob from another repository of the same registry, without moving its bytes. */
  mountBlob(repository: Repository, digest: string, from: string): Promise<'mounted' | 'unavailable'>;
  /** In the registry's order; empty for a repository that does not exist. */
  listTags(repository: Repository): Promise<string[]>;
  /** Gives the same bytes more tags. */
  tag(image: Repository & { readonly digest: string }, tags: readonly string[]): Promise<Manifest>;
}

export function createRegistry(options: RegistryHttpOptions): Registry {
  const http = new RegistryHttp(options);
  return {
    getManifest: (reference) => getManifest(http, reference),
    headManifest: (reference) => headManifest(http, reference),
    putManifest: (target, manifest) => putManifest(http, target, manifest),
    hasBlob: (repository, digest) => hasBlob(http, repository, digest),
    ping: (registry) => ping(http, registry),
    deleteManifest: (target) => deleteManifest(http, target),
    getBlob: (repository, blob) => getBlob(http, repository, blob),
    mountBlob: (repository, digest, from) => mountBlob(http, repository, digest, from),
    listTags: (repository) => listTags(http, repository),
    uploadBlob: (repository, blob) => uploadBlob(http, repository, blob),
    async tag(image, tags) {
      const manifest = await getManifest(http, image);
      if (manifest === undefined) throw missing(image);
      for (const tag of tags) await putManifest(http, { ...image, tag }, manifest);
      return manifest;
    },
  };
}

/** Bytes. Other registries and runtimes take no larger ones either. */
const largestConfig = 16 * 1024 * 1024;

/** The configuration of an image, whole in memory. @throws Failure `REGISTRY_ANSWER` for one that is too large for that */
export async function readConfigBlob(
  registry: Pick<Registry, 'getBlob'>,
  repository: Repository,
  config: Descriptor,
): Promise<Buffer> {
  if (config.size > largestConfig) {
    const problem = `the configuration ${config.digest} of ${formatReference(repository)} has ${config.size} bytes`;
    throw new Failure('failed', 'REGISTRY_ANSWER', problem, { hint: `the limit is ${largestConfig} bytes` });
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of registry.getBlob(repository, config)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** There is no such image; `input` is named when the user gave the reference. */
export function missing(reference: ImageReference, input?: string): Failure {
  const problem = `${formatReference(reference)} does not exist`;
  const hint = 'check the tag or digest; in a registry with retention it may have been removed';
  return input === undefined
    ? new Failure('failed', 'IMAGE_MISSING', problem, { hint })
    : badInput(input, problem, hint);
}

function ping(http: RegistryHttp, registry: string): Promise<void> {
  const doing = `asking ${registry} for its API`;
  const request = {
    registry,
    repository: '',
    method: 'GET',
    target: '',
    scopes: [],
    purpose: 'sign-in',
    doing,
  } as const;
  return http.request(request, async (answer) => {
    if (!answer.ok) throw await refused(doing, answer);
  });
}

function getManifest(http: RegistryHttp, reference: ImageReference): Promise<Manifest | undefined> {
  const request = manifestRequest(reference, 'GET');
  return http.request(request, async (answer) => {
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw await refused(request.doing, answer);
    const bytes = await answer.bytes();
    const digest = reference.digest ?? digestOf(bytes);
    if (!matchesDigest(bytes, digest)) throw wrongDigest(digest, reference.registry);
    return { bytes, digest, size: bytes.byteLength, mediaType: mediaTypeOf(answer, bytes) };
  });
}

async function headManifest(http: RegistryHttp, reference: ImageReference): Promise<Descriptor | undefined> {
  const found = await http.request(manifestRequest(reference, 'HEAD'), async ({ status, ok, headers }) => {
    if (status === 404) return 'absent';
    const digest = headers['docker-content-digest'];
    const mediaType = bareType(headers['content-type'] ?? '');
    const size = Number(headers['content-length'] ?? Number.NaN);
    return ok && typeof digest === 'string' && mediaType !== '' && size > 0 ? { digest, mediaType, size } : undefined;
  });
  // HEAD without a body, a type or a digest is allowed to old registries and caches: the bytes tell.
  return found === 'absent' ? undefined : (found ?? getManifest(http, reference));
}

async function putManifest(
  http: RegistryHttp,
  target: Repository & { readonly tag?: string },
  { bytes, mediaType }: Pick<Manifest, 'bytes' | 'mediaType'>,
): Promise<string> {
  const digest = digestOf(bytes);
  const request = {
    ...push(target),
    method: 'PUT',
    target: `${target.repository}/manifests/${target.tag ?? digest}`,
    headers: { 'content-type': mediaType },
    body: bytes,
    doing: `writing ${formatReference({ ...target, digest })}`,
  } as const;
  const failure = await http.request(request, async (answer) => {
    if (!answer.ok) return refused(request.doing, answer);
    const confirmed = answer.headers['docker-content-digest'];
    if (confirmed !== undefined && confirmed !== digest) throw wrongDigest(digest, target.registry);
    return undefined;
  });
  // Repositories with immutable tags refuse even the same bytes again: that is as good as written (law 4).
  if (failure !== undefined) {
    if (target.tag === undefined || (await headManifest(http, target))?.digest !== digest) throw failure;
  }
  return digest;
}

function deleteManifest(
  http: RegistryHttp,
  target: Repository & { readonly digest: string },
): Promise<'deleted' | 'absent'> {
  const request = {
    ...push(target),
    scopes: [`repository:${target.repository}:delete`],
    method: 'DELETE',
    target: `${target.repository}/manifests/${target.digest}`,
    purpose: `deletion in ${target.repository}`,
    doing: `deleting ${formatReference(target)}`,
  } as const;
  return http.request(request, async (answer) => {
    if (answer.ok) return 'deleted';
    if (answer.status === 404) return 'absent';
    const failure = await refused(request.doing, answer);
    if (answer.status !== 405 && answer.status !== 400) throw failure;
    const problem = `${target.registry} does not delete images through the registry API`;
    throw new Failure('failed', 'REGISTRY_DELETE_UNSUPPORTED', problem, {
      hint: 'turn deletion on in the registry (distribution: storage.delete.enabled), or remove images with its own retention',
      cause: failure,
    });
  });
}

/** Pages by `Link: <…>; rel="next"`; distribution 2.8 ignores `n`, and `tags` may be null. */
async function listTags(http: RegistryHttp, repository: Repository): Promise<string[]> {
  const doing = `listing the tags of ${formatReference(repository)}`;
  const tags: string[] = [];
  const seen = new Set<string>();
  let target: string | URL | undefined = `${repository.repository}/tags/list?n=1000`;
  while (target !== undefined) {
    const request: RegistryRequest = { ...pull(repository), method: 'GET', target, doing };
    target = await http.request(request, async (answer): Promise<URL | undefined> => {
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw await refused(doing, answer);
      tags.push(...tagsIn(await answer.text(), doing));
      const next = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(String(answer.headers.link ?? ''))?.[1];
      if (next === undefined || seen.has(next)) return undefined;
      seen.add(next);
      return sameOrigin(http, repository, new URL(next, http.origin(repository.registry)));
    });
  }
  return [...new Set(tags)];
}

function tagsIn(json: string, doing: string): readonly string[] {
  const { tags } = jsonObject(json);
  if (tags === null) return [];
  if (Array.isArray(tags)) return tags.filter((tag) => typeof tag === 'string');
  throw new Failure('failed', 'REGISTRY_ANSWER', `${doing} failed: the answer is no list of tags`, {
    hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
  });
}

function sameOrigin(http: RegistryHttp, { registry }: Repository, url: URL): URL {
  if (url.origin === http.origin(registry).origin) return url;
  const problem = `${registry} continues its list of tags at ${url.origin}, which is not followed`;
  throw new Failure('refused', 'REGISTRY_REDIRECT', problem, {
    hint: 'the registry names another address for itself: use that one, or correct its external URL',
  });
}

function manifestRequest(reference: ImageReference, method: 'GET' | 'HEAD'): RegistryRequest {
  return {
    ...pull(reference),
    method,
    target: `${reference.repository}/manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
    headers: { accept: manifestTypes.join(', ') },
    doing: `reading ${formatReference(reference)}`,
  };
}

function mediaTypeOf({ headers }: HttpAnswer, bytes: Uint8Array): string {
  const header = bareType(headers['content-type'] ?? '');
  if ((manifestTypes as readonly string[]).includes(header)) return header;
  const { mediaType } = jsonObject(bytes);
  return typeof mediaType === 'string' ? mediaType : header;
}

function bareType(contentType: string): string {
  return contentType.split(';')[0]?.trim() ?? '';
}
