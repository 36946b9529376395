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
import { NetworkError, unreadable } from '../net/error.ts';
import {
  type BlobSource,
  type Descriptor,
  digestOf,
  isReferrer,
  type Manifest,
  manifestTypes,
  matchesDigest,
  type Referrer,
  wrongDigest,
} from './manifest.ts';
import { formatReference, type ImageReference, isDigest, type Repository } from './reference.ts';
import { type BlobName, RegistryBlobs } from './registry-blobs.ts';
import { errorCodes, refusal, refused, requireAccepted } from './registry-failures.ts';
import { deletion, pull, push, RegistryHttp, type RegistryHttpOptions, type RegistryRequest } from './registry-http.ts';
import { listReferrers, listRepositories, listTags, referrersTag } from './registry-lists.ts';
import { BlobUploads } from './upload.ts';

/** Bytes. Other registries and runtimes take no larger ones either. */
const largestConfig = 16 * 1024 * 1024;

type ReferrerList = { readonly referrers: readonly Referrer[] } & (
  | { readonly listedBy: 'registry' }
  | { readonly listedBy: 'tag'; readonly index: Manifest | undefined }
);

export class Registry {
  readonly #http: RegistryHttp;
  readonly #blobs: RegistryBlobs;
  readonly #uploads: BlobUploads;

  constructor(options: RegistryHttpOptions) {
    this.#http = new RegistryHttp(options);
    this.#blobs = new RegistryBlobs(this.#http);
    this.#uploads = new BlobUploads(this.#http);
  }

  /** Proves that the host answers as a registry and takes the credentials. */
  ping(registry: string): Promise<void> {
    const doing = `asking ${registry} for its API`;
    const request = { registry, repository: '', method: 'GET', target: '', scopes: [], purpose: 'sign-in' } as const;
    return this.#http.request({ ...request, doing }, (answer) => requireAccepted(doing, answer));
  }

  /** The exact bytes, checked against their digest. @param mediaType its type, for one that is no image and no index */
  getManifest(reference: ImageReference, mediaType?: string): Promise<Manifest | undefined> {
    return this.#find(manifestRequest(reference, 'GET', mediaType), async (answer) => {
      const bytes = await answer.bytes();
      const said = answer.headers['docker-content-digest'];
      const digest = reference.digest ?? (typeof said === 'string' && isDigest(said) ? said : digestOf(bytes));
      if (!matchesDigest(bytes, digest)) throw unreadable(wrongDigest(digest, reference.registry));
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
      const isWhole = ok && typeof digest === 'string' && isDigest(digest) && mediaType !== '' && size > 0;
      return isWhole ? { digest, mediaType, size } : undefined;
    });
    // Old registries and caches may answer HEAD without a body, a type or a digest: then the bytes tell.
    return found === 'absent' ? undefined : (found ?? this.getManifest(reference));
  }

  /**
   * As `headManifest`, for what was just written: a registry with caches or replicas shows the state before for a while.
   * The last answer, when that does not pass.
   *
   * @param digest what was written; undefined when anything at all will do
   */
  async headWritten(reference: ImageReference, digest: string | undefined): Promise<Descriptor | undefined> {
    let found: Descriptor | undefined;
    try {
      await this.#http.resumed(
        async () => {
          found = await this.headManifest(reference);
          if (found === undefined || (digest !== undefined && found.digest !== digest))
            throw new StaleAnswer(reference, found);
        },
        (error) => !(error instanceof StaleAnswer),
      );
    } catch (error) {
      if (!(error instanceof StaleAnswer)) throw error;
    }
    return found;
  }

  /**
   * Writes the bytes under the tag, or without one under their digest. Returns the digest, which the registry confirmed.
   *
   * @param resend sends again what the manifest refers to and the registry does not have. A registry may learn late of what it
   *   was given: with it, a refusal that names missing parts is ridden out
   */
  async putManifest(
    target: Repository & { readonly tag?: string },
    manifest: Pick<Manifest, 'bytes' | 'mediaType'>,
    resend?: () => Promise<void>,
  ): Promise<string> {
    if (resend === undefined) return this.#putOnce(target, manifest);
    let isRepeated = false;
    try {
      return await this.#http.resumed(
        async () => {
          if (isRepeated) await resend();
          isRepeated = true;
          return this.#putOnce(target, manifest).catch((error) => {
            throw error instanceof PartsMissing ? new StaleAnswer(target, undefined, error) : error;
          });
        },
        (error) => !(error instanceof StaleAnswer),
      );
    } catch (error) {
      throw error instanceof StaleAnswer && error.cause instanceof PartsMissing ? error.cause.forGood() : error;
    }
  }

  async #putOnce(
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
      if (answer.status === 400 || answer.status === 404) return refusedManifest(request.doing, answer);
      if (!answer.ok) return refused(request.doing, answer);
      await requireAccepted(request.doing, answer);
      const confirmed = answer.headers['docker-content-digest'];
      if (confirmed !== undefined && confirmed !== digest) throw wrongDigest(digest, target.registry);
      return confirmed === undefined ? 'unconfirmed' : undefined;
    });
    if (failure === undefined) return digest;
    const written = target.tag === undefined ? { ...target, digest } : target;
    const isUnconfirmed = failure === 'unconfirmed';
    // Repositories with immutable tags refuse even the same bytes again: that is as good as written (law 4).
    // What the write was answered counts, where a read tells nothing.
    const found = isUnconfirmed
      ? await this.headWritten(written, digest).catch(unlessHidden({ digest }))
      : await this.headManifest(written).catch(unlessEnded);
    if (found?.digest === digest) return digest;
    throw isUnconfirmed ? unconfirmed(target, digest) : failure;
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
      if (answer.status === 404) return 'absent';
      if (answer.ok) await requireAccepted(request.doing, answer);
      if (answer.ok) return 'deleted';
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

  /** What refers to the manifest, by its `subject`: signatures, attestations, SBOMs. */
  async referrers(image: Repository & { readonly digest: string }): Promise<readonly Referrer[]> {
    return (await this.referrerList(image)).referrers;
  }

  /** Without the referrers API they are listed in the index under the tag `sha256-<hex>`, by whoever pushes one of them. */
  async referrerList({
    registry,
    repository,
    digest,
  }: Repository & { readonly digest: string }): Promise<ReferrerList> {
    const byApi = await listReferrers(this.#http, { registry, repository, digest });
    if (byApi !== undefined) return { listedBy: 'registry', referrers: byApi };
    const index = await this.getManifest({ registry, repository, tag: referrersTag(digest) });
    return { listedBy: 'tag', index, referrers: referrersIn(index) };
  }

  hasBlob(repository: Repository, digest: string): Promise<boolean> {
    return this.#blobs.has(repository, digest);
  }

  /** As `hasBlob`, before an upload: false where the registry, or the storage that it leads to, shows nothing to this account. */
  showsBlob(repository: Repository, digest: string): Promise<boolean> {
    return this.hasBlob(repository, digest).catch(unlessHidden(false));
  }

  /** Pieces as they arrive; the last one is followed by a Failure unless digest and size are right. */
  getBlob(repository: Repository, blob: BlobName): AsyncIterable<Uint8Array> {
    return this.#blobs.get(repository, blob);
  }

  /** Takes a blob over from another repository of the same registry, without moving its bytes. */
  mountBlob(repository: Repository, digest: string, from: string): Promise<'mounted' | 'unavailable'> {
    return this.#blobs.mount(repository, digest, from);
  }

  /**
   * Proves that the credentials may push to the repository: begins an upload, and cancels it. A token alone proves nothing;
   * GHCR and Harbor issue one with less than was asked for, and refuse the upload.
   */
  checkPush(repository: Repository): Promise<void> {
    return this.#blobs.checkPush(repository);
  }

  /**
   * A broken transfer goes on where it stopped, or begins again with a new session.
   *
   * @param isThere whether the repository has it, for callers that know; else the registry is asked
   */
  async uploadBlob(repository: Repository, blob: BlobSource, isThere?: boolean): Promise<'uploaded' | 'existed'> {
    if (isThere ?? (await this.showsBlob(repository, blob.digest))) return 'existed';
    await this.#uploads.upload(repository, blob);
    return 'uploaded';
  }

  /** Undefined for what is not there. */
  #find<T>(request: RegistryRequest, read: (answer: HttpAnswer) => Promise<T>): Promise<T | undefined> {
    return this.#http.request(request, async (answer) => {
      if (answer.status === 404) return undefined;
      await requireAccepted(request.doing, answer);
      return read(answer);
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

/** The registry does not show yet, or does not know yet, what was written to it. */
class StaleAnswer extends NetworkError {
  constructor(reference: ImageReference, found: Descriptor | undefined, cause?: unknown) {
    const state = cause === undefined ? `shows ${found?.digest ?? 'nothing'} under it` : 'lacks parts of it';
    super(
      { kind: 'interrupted' },
      `${formatReference(reference)} was just written, and the registry still ${state}`,
      cause,
    );
  }
}

/** The registry refuses a manifest because it does not have what that refers to. */
class PartsMissing extends Failure {
  /** The failure when it stays so. */
  forGood(): Failure {
    return new Failure('failed', this.code, `${this.message}, and it stayed so through several tries`, {
      hint: 'all parts were sent, and the registry took them: several instances without one storage, or a garbage collection at the same time, lose them',
      cause: this.cause,
    });
  }
}

/** Codes: distribution-spec 1.1, "Error Codes"; distribution names a missing image of an index by the first. */
async function refusedManifest(doing: string, answer: HttpAnswer): Promise<Failure> {
  const body = await answer.excerpt();
  const failure = refusal(doing, answer.status, body);
  const isLacking = errorCodes(body).some((code) => /^(?:MANIFEST_BLOB|BLOB|MANIFEST)_UNKNOWN$/.test(code));
  const { code, message, hint, cause } = failure;
  return isLacking
    ? new PartsMissing('failed', code, message, { ...(hint === undefined ? {} : { hint }), cause })
    : failure;
}

/** What a read becomes that is refused to an account which may only push, or by the storage behind the registry. */
function unlessHidden<T>(instead: T) {
  return (error: unknown): T => {
    const isRefused = error instanceof Failure && hiddenCodes.has(error.code);
    if (!isRefused) throw error;
    return instead;
  };
}

/** The deadline alone counts more than the failure that a read was to explain. */
function unlessEnded(error: unknown): undefined {
  if (!(error instanceof Failure) || error.kind === 'timed-out') throw error;
}

const hiddenCodes = new Set(['REGISTRY_UNAUTHORIZED', 'REGISTRY_STORAGE']);

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

/** None for a tag that somebody uses for something else. */
function referrersIn(index: Manifest | undefined): readonly Referrer[] {
  const { manifests } = index === undefined ? {} : jsonObject(index.bytes);
  return Array.isArray(manifests) ? manifests.filter(isReferrer) : [];
}

function manifestRequest(reference: ImageReference, method: 'GET' | 'HEAD', mediaType?: string): RegistryRequest {
  const types = new Set([...manifestTypes, ...(mediaType === undefined ? [] : [mediaType])]);
  return {
    ...pull(reference),
    method,
    target: `${reference.repository}/manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
    headers: { accept: [...types].join(', ') },
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
