/**
 * `core/image` reads image references and speaks to registries: credentials, manifests, blobs, tags, copies.
 * It may import `net`, `names` and the files beside the folders of `core`.
 * Begin here with what a registry can be asked, then read `registry-http.ts`.
 *
 * This file is a client of the OCI distribution API: what building, reusing, promoting and cleaning up images needs of it.
 * One client speaks to any number of registries. Sources: OCI distribution-spec 1.1; distribution's token authentication.
 */

import { badInput, Failure } from '../failure.ts';
import { jsonObject } from '../json.ts';
import type { HttpAnswer } from '../net/answer.ts';
import { NetworkError } from '../net/error.ts';
import type { HttpLimits } from '../net/http-client.ts';
import {
  type BlobSource,
  type Descriptor,
  digestOf,
  isReferrer,
  type Manifest,
  manifestTypes,
  matchesDigest,
  type Referrer,
  verified,
  wrongDigest,
} from './manifest.ts';
import { formatReference, type ImageReference, type Repository } from './reference.ts';
import {
  deletion,
  pull,
  push,
  RegistryHttp,
  type RegistryHttpOptions,
  type RegistryRequest,
  refused,
  unreachable,
} from './registry-http.ts';
import { listReferrers, listRepositories, listTags, referrersTag } from './registry-lists.ts';
import { BlobUploads, cancelUpload, uploadLocation } from './upload.ts';

const mostDownloads = 3;
/** A layer takes as long as it takes; the run's deadline bounds it. */
const transfer: Partial<HttpLimits> = { exchangeMs: Number.POSITIVE_INFINITY };
/** Bytes. Other registries and runtimes take no larger ones either. */
const largestConfig = 16 * 1024 * 1024;

type BlobName = Pick<Descriptor, 'digest' | 'size'>;

export class Registry {
  readonly #http: RegistryHttp;
  readonly #uploads: BlobUploads;

  constructor(options: RegistryHttpOptions) {
    this.#http = new RegistryHttp(options);
    this.#uploads = new BlobUploads(this.#http);
  }

  /** Proves that the host answers as a registry and takes the credentials. */
  ping(registry: string): Promise<void> {
    const doing = `asking ${registry} for its API`;
    const request = { registry, repository: '', method: 'GET', target: '', scopes: [], purpose: 'sign-in' } as const;
    return this.#http.request({ ...request, doing }, async (answer) => {
      if (!answer.ok) throw await refused(doing, answer);
    });
  }

  /** The exact bytes, checked against their digest. */
  getManifest(reference: ImageReference): Promise<Manifest | undefined> {
    return this.#find(manifestRequest(reference, 'GET'), async (answer) => {
      const bytes = await answer.bytes();
      const digest = reference.digest ?? digestOf(bytes);
      if (!matchesDigest(bytes, digest)) throw wrongDigest(digest, reference.registry);
      return { bytes, digest, size: bytes.byteLength, mediaType: mediaTypeOf(answer, bytes) };
    });
  }

  /** What the reference (its digest, else its tag, else `latest`) names now; undefined when there is no such thing. */
  async headManifest(reference: ImageReference): Promise<Descriptor | undefined> {
    const found = await this.#http.request(manifestRequest(reference, 'HEAD'), async ({ status, ok, headers }) => {
      if (status === 404) return 'absent';
      const digest = headers['docker-content-digest'];
      const mediaType = bareType(headers['content-type'] ?? '');
      const size = Number(headers['content-length'] ?? Number.NaN);
      return ok && typeof digest === 'string' && mediaType !== '' && size > 0 ? { digest, mediaType, size } : undefined;
    });
    // Old registries and caches may answer HEAD without a body, a type or a digest: then the bytes tell.
    return found === 'absent' ? undefined : (found ?? this.getManifest(reference));
  }

  /** Writes the bytes under the tag, or without one under their digest. Returns the digest, which the registry confirmed. */
  async putManifest(
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
    const failure = await this.#http.request(request, async (answer) => {
      if (!answer.ok) return refused(request.doing, answer);
      const confirmed = answer.headers['docker-content-digest'];
      if (confirmed !== undefined && confirmed !== digest) throw wrongDigest(digest, target.registry);
      return confirmed === undefined ? unconfirmed(target, digest) : undefined;
    });
    // Repositories with immutable tags refuse even the same bytes again: that is as good as written (law 4).
    const written = target.tag === undefined ? { ...target, digest } : target;
    if (failure !== undefined && (await this.headManifest(written))?.digest !== digest) throw failure;
    return digest;
  }

  /** Removes the manifest and every tag on it. */
  deleteManifest(image: Repository & { readonly digest: string }): Promise<'deleted' | 'absent'> {
    const request = {
      ...deletion(image),
      method: 'DELETE',
      target: `${image.repository}/manifests/${image.digest}`,
      doing: `deleting ${formatReference(image)}`,
    } as const;
    return this.#http.request(request, async (answer) => {
      if (answer.ok) return 'deleted';
      if (answer.status === 404) return 'absent';
      const failure = await refused(request.doing, answer);
      if (answer.status !== 405 && answer.status !== 400) throw failure;
      const problem = `${image.registry} does not delete images through the registry API`;
      throw new Failure('failed', 'REGISTRY_DELETE_UNSUPPORTED', problem, {
        hint: 'turn deletion on in the registry (distribution: storage.delete.enabled), or remove images with its own retention',
        cause: failure,
      });
    });
  }

  /** Undefined where the registry does not show them to this account. */
  listRepositories(registry: string): Promise<readonly string[] | undefined> {
    return listRepositories(this.#http, registry);
  }

  /** In the registry's order; empty for a repository that does not exist. */
  listTags(repository: Repository): Promise<string[]> {
    return listTags(this.#http, repository);
  }

  /**
   * What refers to the manifest, by its `subject`: signatures, attestations, SBOMs. Where the registry has no referrers
   * API, the index under the tag `sha256-<hex>` lists them.
   */
  async referrers(image: Repository & { readonly digest: string }): Promise<readonly Referrer[]> {
    return (await listReferrers(this.#http, image)) ?? referrersIn(await this.getManifest(referrersIndex(image)));
  }

  async hasBlob(repository: Repository, digest: string): Promise<boolean> {
    const doing = `looking for ${digest} in ${formatReference(repository)}`;
    const target = `${repository.repository}/blobs/${digest}`;
    const found = await this.#find({ ...pull(repository), method: 'HEAD', target, doing }, async () => true);
    return found === true;
  }

  /** Pieces as they arrive; the last one is followed by a Failure if the digest is wrong. */
  getBlob(repository: Repository, blob: BlobName): AsyncIterable<Uint8Array> {
    return verified(this.#download(repository, blob), blob.digest, repository.registry);
  }

  /** A download that breaks goes on where it stopped. */
  async *#download(repository: Repository, blob: BlobName): AsyncGenerator<Uint8Array> {
    let received = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        for await (const piece of this.#bytesFrom(repository, blob, received)) {
          received += piece.byteLength;
          yield piece;
        }
        return;
      } catch (error) {
        if (!(error instanceof NetworkError)) throw error;
        if (error.kind === 'too-large') throw wrongDigest(blob.digest, repository.registry);
        if (attempt === mostDownloads) throw unreachable(repository.registry, error);
      }
    }
  }

  /** The blob from this byte on. Registries and storages without ranges answer 200 with everything again. */
  async *#bytesFrom(repository: Repository, { digest, size }: BlobName, start: number): AsyncGenerator<Uint8Array> {
    const doing = `reading ${digest} of ${formatReference(repository)}`;
    const answer = await this.#http.open({
      ...pull(repository),
      method: 'GET',
      target: `${repository.repository}/blobs/${digest}`,
      ...(start === 0 ? {} : { headers: { range: `bytes=${start}-` } }),
      limits: { ...transfer, responseBytes: size },
      doing,
    });
    if (!answer.ok) throw await refused(doing, answer);
    let known = answer.status === 206 ? 0 : start;
    for await (const piece of answer.body) {
      const fresh = piece.subarray(Math.min(known, piece.byteLength));
      known -= piece.byteLength - fresh.byteLength;
      if (fresh.byteLength > 0) yield fresh;
    }
  }

  /** Takes a blob over from another repository of the same registry, without moving its bytes. */
  mountBlob(repository: Repository, digest: string, from: string): Promise<'mounted' | 'unavailable'> {
    const { scopes, ...access } = push(repository);
    const mount = {
      ...access,
      scopes: [...scopes, `repository:${from}:pull`],
      method: 'POST',
      target: `${repository.repository}/blobs/uploads/?${new URLSearchParams({ mount: digest, from })}`,
      doing: `mounting ${digest} of ${from} in ${formatReference(repository)}`,
    } as const;
    return this.#http.request(mount, async (answer) => {
      if (answer.status === 201) return 'mounted';
      // 202 opens an upload session in place of the mount; left open it would stay in the registry for days.
      if (answer.status === 202)
        await cancelUpload(this.#http, repository, uploadLocation(this.#http, repository, answer));
      return 'unavailable';
    });
  }

  /**
   * Proves that the credentials may push to the repository: begins an upload, and cancels it. A token alone proves nothing;
   * GHCR and Harbor issue one with less than was asked for, and refuse the upload.
   */
  checkPush(repository: Repository): Promise<void> {
    const doing = `beginning an upload to ${formatReference(repository)}`;
    const target = `${repository.repository}/blobs/uploads/`;
    return this.#http.request({ ...push(repository), method: 'POST', target, doing }, async (session) => {
      if (session.status !== 202) throw await refused(doing, session);
      await cancelUpload(this.#http, repository, uploadLocation(this.#http, repository, session));
    });
  }

  /** A broken transfer goes on where it stopped, or begins again with a new session. */
  async uploadBlob(repository: Repository, blob: BlobSource): Promise<'uploaded' | 'existed'> {
    if (await this.hasBlob(repository, blob.digest)) return 'existed';
    await this.#uploads.upload(repository, blob);
    return 'uploaded';
  }

  /** Undefined for what is not there. */
  #find<T>(request: RegistryRequest, read: (answer: HttpAnswer) => Promise<T>): Promise<T | undefined> {
    return this.#http.request(request, async (answer) => {
      if (answer.ok) return read(answer);
      if (answer.status === 404) return undefined;
      throw await refused(request.doing, answer);
    });
  }
}

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

/** distribution-spec 1.1 leaves the digest in the answer to a push to the registry. */
function unconfirmed(target: Repository & { readonly tag?: string }, digest: string): Failure {
  const problem = `${formatReference({ ...target, digest })} was written, but the registry does not have it`;
  return new Failure('failed', 'REGISTRY_DIGEST', problem, {
    hint: 'another run writes the same tag; use a tag that only this commit has, such as {sha8}, and run again',
  });
}

/** There is no such image; `input` is named when the user gave the reference. */
export function missing(reference: ImageReference, input?: string): Failure {
  const problem = `${formatReference(reference)} does not exist`;
  const hint = 'check the tag or digest; in a registry with retention it may have been removed';
  return input === undefined
    ? new Failure('failed', 'IMAGE_MISSING', problem, { hint })
    : badInput(input, problem, hint);
}

/** Where the referrers of a manifest are listed without the referrers API. */
function referrersIndex({ registry, repository, digest }: Repository & { readonly digest: string }): ImageReference {
  return { registry, repository, tag: referrersTag(digest) };
}

/** None for a tag that somebody uses for something else. */
function referrersIn(index: Manifest | undefined): readonly Referrer[] {
  const { manifests } = index === undefined ? {} : jsonObject(index.bytes);
  return Array.isArray(manifests) ? manifests.filter(isReferrer) : [];
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
  if (manifestTypes.includes(header)) return header;
  const { mediaType } = jsonObject(bytes);
  return typeof mediaType === 'string' ? mediaType : header;
}

function bareType(contentType: string): string {
  return contentType.split(';')[0]?.trim() ?? '';
}
