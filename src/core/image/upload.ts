/**
 * Uploading blobs: a small one at once, a large one in chunks, which go on after a cut where the registry still knows the
 * upload. Source: OCI distribution-spec 1.1, "Pushing blobs".
 */
import { Failure } from '../failure.ts';
import type { HttpAnswer } from '../net/answer.ts';
import { isSafeRedirect, NetworkError } from '../net/error.ts';
import type { HttpLimits } from '../net/http-client.ts';
import type { BlobSource } from './manifest.ts';
import { formatReference, type Repository } from './reference.ts';
import { refused } from './registry-failures.ts';
import { deletion, pull, push, type RegistryHttp } from './registry-http.ts';

/**
 * Bytes of a chunk, and the largest blob that is sent at once. Storages want parts of 5 MiB or more, some proxies take no
 * body of more than 100 MB, and this much is sent again after a cut.
 */
const chunkBytes = 32 * 1024 * 1024;
/** A layer takes as long as it takes; the run's deadline bounds it. Milliseconds of silence while the registry stores it. */
const transfer: Partial<HttpLimits> = { exchangeMs: Number.POSITIVE_INFINITY, inactivityMs: 300_000 };
const octets = { 'content-type': 'application/octet-stream' };

/** An upload that a registry has open. */
interface Session {
  readonly location: URL;
  /** Bytes that the registry has. */
  readonly offset: number;
}

export class BlobUploads {
  readonly #http: RegistryHttp;
  /** Registries that refused a chunk: they get blobs whole. */
  readonly #whole = new Set<string>();

  constructor(http: RegistryHttp) {
    this.#http = http;
  }

  /** @throws Failure `REGISTRY_*` */
  async upload(repository: Repository, blob: BlobSource): Promise<void> {
    const inChunks = blob.size > chunkBytes && !this.#whole.has(repository.registry);
    if (inChunks && (await this.#inChunks(repository, blob))) return;
    if (inChunks) this.#whole.add(repository.registry);
    await this.#atOnce(repository, blob);
  }

  /** One POST and one PUT of the whole blob. */
  #atOnce(repository: Repository, blob: BlobSource): Promise<void> {
    const doing = doingOf(repository, blob);
    return this.#begin(repository, doing, async ({ location }) => {
      const put = {
        ...push(repository),
        method: 'PUT',
        target: withDigest(location, blob.digest),
        headers: octets,
        body: { open: () => blob.open(), size: blob.size },
        limits: transfer,
        doing,
      } as const;
      await this.#http.step(put, async (answer) => {
        if (answer.status === 404) throw await lost(repository, answer);
        if (answer.status !== 201) throw await refused(doing, answer);
      });
    });
  }

  /** False when the registry does not take this blob in chunks. */
  #inChunks(repository: Repository, blob: BlobSource): Promise<boolean> {
    return this.#begin(repository, doingOf(repository, blob), async (begun, least) => {
      await using content = new BlobReader(blob);
      let session = begun;
      while (session.offset < blob.size) {
        const end = Math.min(session.offset + Math.max(chunkBytes, least), blob.size);
        const next = await this.#chunk(repository, content, session, end);
        if (next === undefined || next.offset <= session.offset || next.offset > blob.size) {
          await cancelUpload(this.#http, repository, session.location);
          return false;
        }
        session = next;
      }
      return this.#close(repository, blob, session);
    });
  }

  /** A broken upload, or one that the registry has forgotten, begins again here, after a pause. */
  #begin<T>(repository: Repository, doing: string, send: (session: Session, least: number) => Promise<T>): Promise<T> {
    const target = `${repository.repository}/blobs/uploads/`;
    return this.#http.request({ ...push(repository), method: 'POST', target, doing }, async (answer) => {
      if (answer.status !== 202) throw await refused(`beginning an upload to ${formatReference(repository)}`, answer);
      await answer.finish();
      const least = Number(answer.headers['oci-chunk-min-length'] ?? 0) || 0;
      return send({ location: uploadLocation(repository, answer), offset: 0 }, least);
    });
  }

  /** The session after the chunk; undefined when the registry refuses it. */
  #chunk(
    repository: Repository,
    content: BlobReader,
    { location, offset }: Session,
    end: number,
  ): Promise<Session | undefined> {
    let session: Session = { location, offset };
    let isCut = false;
    return this.#resumed(async () => {
      if (isCut) session = await this.#status(repository, session);
      if (session.offset >= end) return session;
      isCut = true;
      const { offset: start, location: target } = session;
      const patch = {
        ...push(repository),
        method: 'PATCH',
        target,
        headers: { ...octets, 'content-range': `${start}-${end - 1}` },
        body: { open: () => content.read(start, end), size: end - start },
        limits: transfer,
        doing: `uploading to ${formatReference(repository)}`,
      } as const;
      return this.#http.step(patch, async (answer) => {
        if (answer.status === 404) throw await lost(repository, answer);
        // It has another part of the blob than this chunk joins: the next call asks how much.
        if (answer.status === 416) throw new NetworkError({ kind: 'interrupted' }, `${target.host} lacks a chunk`);
        // The whole blob would not fit either.
        if (answer.status === 507) throw await refused(patch.doing, answer);
        if (!answer.ok) return undefined;
        return { location: uploadLocation(repository, answer, target), offset: received(answer) ?? end };
      });
    });
  }

  #resumed<T>(call: () => Promise<T>): Promise<T> {
    return this.#http.resumed(call, (error) => error instanceof UploadLost);
  }

  /** How much of the blob the registry has. @throws NetworkError when it does not know the upload any more */
  #status(repository: Repository, { location: target, offset }: Session): Promise<Session> {
    const doing = `asking how much of an upload ${repository.registry} has`;
    return this.#http.step({ ...pull(repository), method: 'GET', target, doing }, async (answer) => {
      if (!answer.ok) throw await lost(repository, answer);
      return { location: uploadLocation(repository, answer, target), offset: received(answer) ?? offset };
    });
  }

  /** Ends an upload of which the registry has every byte. False when it does not take it for the blob. */
  #close(repository: Repository, { digest }: BlobSource, { location }: Session): Promise<boolean> {
    const doing = `uploading ${digest} to ${formatReference(repository)}`;
    const head = {
      ...pull(repository),
      method: 'HEAD',
      target: `${repository.repository}/blobs/${digest}`,
      doing,
    } as const;
    const target = withDigest(location, digest);
    let isCut = false;
    return this.#resumed(async () => {
      // The answer may have been lost after the blob was stored.
      if (isCut && (await this.#http.step(head, async ({ ok }) => ok))) return true;
      isCut = true;
      const put = {
        ...push(repository),
        method: 'PUT',
        target,
        headers: octets,
        body: '',
        limits: transfer,
        doing,
      } as const;
      return this.#http.step(put, async (answer) => {
        if (answer.status === 404) throw await lost(repository, answer);
        return answer.status === 201;
      });
    });
  }
}

/** Gives an upload up. distribution wants the right to delete for this; an account without it leaves the session to distribution's purge. */
export async function cancelUpload(http: RegistryHttp, repository: Repository, target: URL): Promise<void> {
  const request = { ...deletion(repository), method: 'DELETE', target, doing: 'cancelling an upload' } as const;
  await http.step(request, async () => {}).catch(() => {});
}

/**
 * Where an upload goes on.
 *
 * @param before where it went until now, for answers that need not say it
 * @throws Failure `REGISTRY_PROTOCOL`, `REGISTRY_REDIRECT`
 */
export function uploadLocation(
  { registry }: Repository,
  { headers: { location }, url }: HttpAnswer,
  before?: URL,
): URL {
  if (location !== undefined && URL.canParse(location, url.href)) {
    const target = new URL(location, url);
    if (isSafeRedirect(url, target)) return target;
    throw new Failure('refused', 'REGISTRY_REDIRECT', `${registry} continues an upload at ${target.origin}`, {
      hint: 'bytes of a registry behind https are sent over https alone: correct its external URL, or let the proxy in front of it send X-Forwarded-Proto',
    });
  }
  if (location === undefined && before !== undefined) return before;
  throw new Failure('failed', 'REGISTRY_PROTOCOL', `${registry} began an upload without saying where it goes`, {
    hint: 'a proxy in front of the registry may be dropping its Location header',
  });
}

/** Bytes by the header Range, `0-<last byte>`. `0-0` stands for nothing: no chunk has one byte. */
function received({ headers: { range } }: HttpAnswer): number | undefined {
  const [, last] = /^(?:bytes=)?0-(\d+)$/.exec(String(range ?? '')) ?? [];
  return last === undefined ? undefined : Number(last) === 0 ? 0 : Number(last) + 1;
}

/** The registry does not know the upload (any more): another replica or a restart may have it. A new one may succeed. */
async function lost({ registry }: Repository, answer: HttpAnswer): Promise<NetworkError> {
  const { status } = answer;
  const body = await answer.excerpt();
  return new UploadLost({ kind: 'overloaded', status, retryAfter: undefined, body }, `${registry} lost an upload`);
}

/** Only a new session mends it. */
class UploadLost extends NetworkError {}

function withDigest(location: URL, digest: string): URL {
  const target = new URL(location);
  target.searchParams.set('digest', digest);
  return target;
}

function doingOf(repository: Repository, { digest }: BlobSource): string {
  return `uploading ${digest} to ${formatReference(repository)}`;
}

/** Reads a blob from any byte: it goes on from where it stands, or begins anew and skips. */
class BlobReader implements AsyncDisposable {
  readonly #blob: BlobSource;
  #place: { readonly pieces: AsyncIterator<Uint8Array>; at: number; rest: Uint8Array; isFree: boolean } | undefined;

  constructor(blob: BlobSource) {
    this.#blob = blob;
  }

  async *read(start: number, end: number): AsyncGenerator<Uint8Array> {
    // A reading that was cut may still be waiting for its next piece.
    if (this.#place === undefined || !this.#place.isFree || this.#place.at > start) this.#reopen();
    const place = this.#place;
    if (place === undefined) return;
    place.isFree = false;
    while (place.at < end) {
      if (place.rest.byteLength === 0) {
        const { value, done } = await place.pieces.next();
        if (done) throw shorter(this.#blob);
        place.rest = value;
      }
      const wanted = (place.at < start ? start : end) - place.at;
      const piece = place.rest.subarray(0, wanted);
      place.rest = place.rest.subarray(piece.byteLength);
      place.at += piece.byteLength;
      if (place.at > start) yield piece;
    }
    place.isFree = true;
  }

  #reopen(): void {
    this.#end();
    const pieces = this.#blob.open()[Symbol.asyncIterator]();
    this.#place = { pieces, at: 0, rest: new Uint8Array(), isFree: true };
  }

  #end(): void {
    this.#place?.pieces.return?.().catch(() => {});
    this.#place = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end();
  }
}

function shorter({ digest, size }: BlobSource): Failure {
  return new Failure('failed', 'BLOB_CHANGED', `${digest} ended before its ${size} bytes`, {
    hint: 'something changed or removed the file while it was uploaded; run again',
  });
}
