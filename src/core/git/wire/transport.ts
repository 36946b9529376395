/**
 * Git's smart protocol version 2 over http(s), without a git program and without a repository on disk.
 *
 * A branch costs one request for the capabilities and one for the refs; object-cache.ts says what its objects cost.
 * The cost does not grow with the repository, only with the length of the directories on the way to a file.
 */

import { gzipSync } from 'node:zlib';
import { Failure } from '../../failure.ts';
import type { HttpAnswer } from '../../net/answer.ts';
import { NetworkError } from '../../net/error.ts';
import type { HttpClient, HttpRequest } from '../../net/http-client.ts';
import type { Log } from '../../ports.ts';
import type {
  CommitObject,
  GitObject,
  GitRemote,
  ObjectId,
  PushVerdict,
  RefAdvertisement,
  RefUpdate,
  Transport,
  TransportCost,
} from '../transport.ts';
import { composeLsRefs, composePush, readLsRefs, readReport } from './commands.ts';
import type { Repository } from './discovery.ts';
import { gitFailure, protocolFailure, refusalOf, repeatable, webPage } from './failures.ts';
import { type Ask, ObjectCache, type ObjectLimits } from './object-cache.ts';
import { decodeLines, type PktLine } from './pkt-line.ts';

/** Bytes; smaller requests are sent uncompressed, as git sends them (remote-curl.c). */
const minCompressedSize = 1024;

/** What `openWireTransport` has opened; the transport closes it. */
export interface WireConnection {
  readonly remote: GitRemote;
  readonly repository: Repository;
  readonly http: HttpClient;
  readonly headersFor: (url: URL) => Record<string, string>;
  readonly log: Log;
  readonly limits: ObjectLimits;
}

type Service = 'git-upload-pack' | 'git-receive-pack';

type WireRequest = HttpRequest & { readonly headers: { readonly accept: string } };

export class WireTransport implements Transport {
  readonly kind = 'wire';
  readonly #connection: WireConnection;
  readonly #objects: ObjectCache;
  #serverTime: number | undefined;

  constructor(connection: WireConnection) {
    this.#connection = connection;
    const { repository, limits } = connection;
    const ask: Ask = (command, read, limit) => this.#ask(command, read, limit);
    this.#objects = new ObjectCache({ ask, capabilities: repository.capabilities, limits });
  }

  get address(): string {
    return this.#connection.repository.base;
  }

  async listRefs(prefixes: readonly string[]): Promise<RefAdvertisement> {
    const { capabilities } = this.#connection.repository;
    const found = await this.#ask(composeLsRefs(capabilities, prefixes), (lines) =>
      readLsRefs(capabilities, prefixes, lines),
    );
    this.#objects.noteTips(found.refs.values());
    return found;
  }

  read(ids: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, GitObject>> {
    return this.#objects.read(ids);
  }

  history(tip: ObjectId, depth: number): Promise<readonly CommitObject[]> {
    return this.#objects.history(tip, depth);
  }

  commits(tips: readonly ObjectId[], depth: number): Promise<readonly CommitObject[]> {
    return this.#objects.commits(tips, depth);
  }

  expectHistory(tip: ObjectId, depth: number): void {
    this.#objects.expectHistory(tip, depth);
  }

  async push(update: RefUpdate): Promise<PushVerdict> {
    const { http, remote, repository, log } = this.#connection;
    const request = this.#post('git-receive-pack', composePush(update, repository.capabilities.objectFormat));
    const read = async (answer: HttpAnswer) => {
      await this.#requireResult(answer, request);
      return readReport(decodeLines(answer.body), update.ref, (line) => log.detail(`remote: ${line}`));
    };
    try {
      // Repeated only when the server certainly did nothing; otherwise the caller reads the ref to learn what happened.
      const verdict = await http.exchange(request, read, false);
      this.#objects.keep(update.objects);
      return verdict;
    } catch (error) {
      const failure = gitFailure(remote, error);
      if (!(failure instanceof Failure) || !hasArrived(error)) throw failure;
      this.#objects.keep(update.objects);
      return { result: isLost(error) ? 'unknown' : 'refused', cause: failure };
    }
  }

  serverTime(): number | undefined {
    return this.#serverTime;
  }

  /** A server that lets nobody push refuses the refs for it already. Source: gitprotocol-http(5), "Smart Server Response". */
  async checkPush(): Promise<void> {
    const { http, remote, repository, headersFor, log } = this.#connection;
    const url = new URL(`${repository.base}/info/refs?service=git-receive-pack`);
    const read = async (answer: HttpAnswer) => {
      if ([401, 403, 404].includes(answer.status)) throw await refusalOf(answer, remote, url);
      if (answer.status !== 200)
        log.detail(`whether a push is allowed is not known: ${url.host} answered ${answer.status}`);
      await answer.finish();
    };
    await http.exchange({ method: 'GET', url, headers: headersFor(url) }, read, true).catch((error: unknown) => {
      throw gitFailure(remote, error);
    });
  }

  cost(): TransportCost {
    return { ...this.#connection.http.cost(), processes: 0 };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#connection.http[Symbol.dispose]();
  }

  /** A version 2 command of upload-pack, which changes nothing and may be repeated. */
  async #ask<T>(
    command: Buffer,
    read: (lines: AsyncGenerator<PktLine, void, undefined>) => Promise<T>,
    limit?: number,
  ): Promise<T> {
    const { http, remote } = this.#connection;
    const request = this.#post('git-upload-pack', command);
    const limited = limit === undefined ? request : { ...request, limits: { responseBytes: limit } };
    const readResult = async (answer: HttpAnswer) => {
      try {
        await this.#requireResult(answer, request);
        return await read(decodeLines(answer.body));
      } catch (error) {
        throw repeatable(error);
      }
    };
    return http.exchange(limited, readResult, true).catch((error: unknown) => {
      throw gitFailure(remote, error);
    });
  }

  #post(service: Service, body: Buffer): WireRequest {
    const url = new URL(`${this.#connection.repository.base}/${service}`);
    const reading = service === 'git-upload-pack';
    const compressed = reading && body.byteLength > minCompressedSize;
    return {
      method: 'POST',
      url,
      headers: {
        ...this.#connection.headersFor(url),
        'content-type': `application/x-${service}-request`,
        accept: `application/x-${service}-result`,
        ...(reading ? { 'git-protocol': 'version=2' } : {}),
        ...(compressed ? { 'content-encoding': 'gzip' } : {}),
      },
      body: compressed ? gzipSync(body) : body,
    };
  }

  async #requireResult(answer: HttpAnswer, { url, headers }: WireRequest): Promise<void> {
    if (answer.status !== 200) throw await refusalOf(answer, this.#connection.remote, url);
    const time = Date.parse(answer.headers.date ?? '');
    if (Number.isFinite(time)) this.#serverTime = time;
    const { mediaType } = answer;
    if (mediaType.includes('html')) throw webPage(this.#connection.remote, answer.status);
    if (mediaType !== headers.accept) throw protocolFailure(`it is ${mediaType} instead of ${headers.accept}`);
  }
}

/** Something took the request, so the ref may have moved, whatever the answer is. */
function hasArrived(error: unknown): boolean {
  if (error instanceof NetworkError) return error.acted === 'maybe' || error.kind === 'overloaded';
  return error instanceof Failure && error.kind === 'failed';
}

/** No answer says what happened to the ref. A refusal says it, and may be that of something in between all the same. */
function isLost(error: unknown): boolean {
  if (error instanceof NetworkError) return error.acted === 'maybe';
  return error instanceof Failure && (error.code === 'GIT_PROTOCOL' || error.code === 'GIT_SERVER_ERROR');
}
