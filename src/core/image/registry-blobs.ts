/** Blobs of a registry: whether they are there, reading them, and taking them over from another repository. */
import { Failure } from '../failure.ts';
import type { HttpAnswer } from '../net/answer.ts';
import { NetworkError } from '../net/error.ts';
import type { HttpLimits } from '../net/http-client.ts';
import { type Descriptor, verified, wrongDigest, wrongSize } from './manifest.ts';
import { formatReference, type Repository } from './reference.ts';
import { refused, requireAccepted, withFailures } from './registry-failures.ts';
import { pull, push, type RegistryHttp, type RegistryRequest } from './registry-http.ts';
import { cancelUpload, uploadLocation } from './upload.ts';

/** A layer takes as long as it takes; the run's deadline bounds it. */
const transfer: Partial<HttpLimits> = { exchangeMs: Number.POSITIVE_INFINITY };

export type BlobName = Pick<Descriptor, 'digest' | 'size'>;

export class RegistryBlobs {
  readonly #http: RegistryHttp;

  constructor(http: RegistryHttp) {
    this.#http = http;
  }

  has(repository: Repository, digest: string): Promise<boolean> {
    const doing = `looking for ${digest} in ${formatReference(repository)}`;
    const target = `${repository.repository}/blobs/${digest}`;
    return this.#http.request({ ...pull(repository), method: 'HEAD', target, doing }, async (answer) => {
      if (answer.status === 404) return false;
      await requireAccepted(doing, answer);
      return true;
    });
  }

  get(repository: Repository, blob: BlobName): AsyncIterable<Uint8Array> {
    return verified(this.#download(repository, blob), blob, repository.registry);
  }

  /** A download that breaks goes on where it stopped, as long as it gets on. */
  async *#download(repository: Repository, blob: BlobName): AsyncGenerator<Uint8Array> {
    const { registry } = repository;
    const doing = `reading ${blob.digest} of ${formatReference(repository)}`;
    let received = 0;
    let body: AsyncGenerator<Uint8Array> | undefined;
    const next = async () => {
      body ??= this.#bytesFrom(repository, blob, received, doing);
      try {
        return await body.next();
      } catch (error) {
        body = undefined;
        // All is here that was asked for: the digest tells whether it is right.
        const isWhole = received === blob.size && error instanceof NetworkError && error.kind === 'interrupted';
        if (isWhole) return { done: true, value: undefined } as const;
        throw error;
      }
    };
    const isFinal = (error: unknown) => error instanceof NetworkError && error.kind === 'too-large';
    try {
      for (;;) {
        const { done, value } = await withFailures(registry, doing, () => this.#http.resumed(next, isFinal));
        if (done) return;
        received += value.byteLength;
        yield value;
      }
    } catch (error) {
      const isTooLarge =
        error instanceof Failure && error.cause instanceof NetworkError && error.cause.kind === 'too-large';
      throw isTooLarge ? wrongSize(blob.digest, blob.size, registry, 'more') : error;
    } finally {
      await body?.return(undefined);
    }
  }

  /** The blob from this byte on. Registries and storages without ranges answer 200 with everything again. */
  async *#bytesFrom(
    repository: Repository,
    { digest, size }: BlobName,
    start: number,
    doing: string,
  ): AsyncGenerator<Uint8Array> {
    const answer = await this.#http.open({
      ...pull(repository),
      method: 'GET',
      target: `${repository.repository}/blobs/${digest}`,
      ...(start === 0 ? {} : { headers: { range: `bytes=${start}-` } }),
      limits: { ...transfer, responseBytes: size },
      doing,
    });
    if (!answer.ok) throw await refused(doing, answer);
    if (Number(answer.headers['content-length']) !== size - start) await requireAccepted(doing, answer);
    const first = firstByte(answer, start);
    if (first > start) throw wrongDigest(digest, repository.registry);
    let known = start - first;
    for await (const piece of answer.body) {
      const fresh = piece.subarray(Math.min(known, piece.byteLength));
      known -= piece.byteLength - fresh.byteLength;
      if (fresh.byteLength > 0) yield fresh;
    }
  }

  /** Also `unavailable` to an account that may read both repositories, but gets no token for both at once. */
  async mount(repository: Repository, digest: string, from: string): Promise<'mounted' | 'unavailable'> {
    const { scopes, ...access } = push(repository);
    const mount: RegistryRequest = {
      ...access,
      scopes: [...scopes, `repository:${from}:pull`],
      method: 'POST',
      target: `${repository.repository}/blobs/uploads/?${new URLSearchParams({ mount: digest, from })}`,
      doing: `mounting ${digest} of ${from} in ${formatReference(repository)}`,
    };
    try {
      return await this.#http.request(mount, async (answer) => {
        if (answer.status === 201) return 'mounted';
        // 202 opens an upload session in place of the mount; left open it would stay in the registry for days.
        if (answer.status === 202) await this.#cancel(repository, answer);
        return 'unavailable';
      });
    } catch (error) {
      if (error instanceof Failure && error.code === 'REGISTRY_UNAUTHORIZED') return 'unavailable';
      throw error;
    }
  }

  checkPush(repository: Repository): Promise<void> {
    const doing = `beginning an upload to ${formatReference(repository)}`;
    const target = `${repository.repository}/blobs/uploads/`;
    return this.#http.request({ ...push(repository), method: 'POST', target, doing }, async (session) => {
      if (session.status !== 202) throw await refused(doing, session);
      await this.#cancel(repository, session);
    });
  }

  #cancel(repository: Repository, session: HttpAnswer): Promise<void> {
    return cancelUpload(this.#http, repository, uploadLocation(repository, session));
  }
}

/** Where the bytes of an answer to a request for those from `start` on begin. */
function firstByte({ status, headers }: HttpAnswer, start: number): number {
  const [, first] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? [];
  return status !== 206 ? 0 : first === undefined ? start : Number(first);
}
