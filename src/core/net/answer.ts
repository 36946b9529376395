/** A server's answer to one request, which may still be arriving. */

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { Failure, messageOf } from '../failure.ts';
import { onAbort } from './deadline.ts';
import { NetworkError } from './error.ts';

interface AnswerOptions {
  /** The address that answers, after all redirects. */
  readonly url: URL;
  /** Bytes of the body, unpacked. */
  readonly limit: number;
  /** Aborted when the answer has taken too long; its reason is thrown. */
  readonly signal: AbortSignal;
  /** Hides secrets in what is shown of the body. */
  readonly redact: (text: string) => string;
  /** Called once, after the last read. */
  readonly ended: () => void;
}

/** Bytes of the answer to a request that failed. */
const maxExcerptBytes = 64 * 1024;
/** Bytes that are read at most for the sake of keeping a connection. */
const maxDrainedBytes = 256 * 1024;

/** It keeps its connection until its body is read, or `finish` or `destroy` is called. */
export class HttpAnswer {
  readonly status: number;
  /** As the server words it: `Not Found`. */
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  /**
   * Unpacked; read it once.
   *
   * @throws NetworkError `interrupted` when the connection breaks, `too-large` past the limit, `encoding`; Failure `DEADLINE`
   */
  readonly body: AsyncGenerator<Buffer, void, undefined>;
  readonly #message: IncomingMessage;
  readonly #options: AnswerOptions;
  readonly #stopWatching: () => void;
  #ended = false;

  constructor(message: IncomingMessage, options: AnswerOptions) {
    this.status = message.statusCode ?? 0;
    this.statusText = message.statusMessage ?? '';
    this.headers = message.headers;
    this.url = options.url;
    this.#message = message;
    this.#options = options;
    this.body = this.#read();
    // Without a listener an error would end the process. The body's reader throws it.
    message.on('error', () => {});
    this.#stopWatching = onAbort(options.signal, () => this.destroy());
  }

  /** 200 to 299. */
  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** Where a redirect leads, without checking whether it may be followed; undefined for every other answer. */
  get redirect(): URL | undefined {
    const { location } = this.headers;
    const redirects = [301, 302, 303, 307, 308].includes(this.status) && location !== undefined;
    return redirects && URL.canParse(location, this.url.href) ? new URL(location, this.url) : undefined;
  }

  /** `text/html` of `text/html; charset=utf-8`. */
  get mediaType(): string {
    return this.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'without a content type';
  }

  async bytes(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.body) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  async text(): Promise<string> {
    return (await this.bytes()).toString('utf8');
  }

  /**
   * The beginning of the body, for a message about its status, without secrets: a server may echo the request, and half of a
   * secret, where a message is cut, is not recognised any more. A body that breaks off, or has no end, is as good.
   */
  async excerpt(limit = maxExcerptBytes): Promise<string> {
    const chunks: Buffer[] = [];
    let received = 0;
    try {
      for await (const chunk of this.body) {
        chunks.push(chunk);
        received += chunk.byteLength;
        if (received >= limit) break;
      }
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
    }
    return this.#options.redact(Buffer.concat(chunks).subarray(0, limit).toString('utf8'));
  }

  /** Reads and drops the rest of the body, so that its connection can serve the next request. Never fails. */
  async finish(): Promise<void> {
    try {
      let passed = 0;
      for (let next = await this.body.next(); !next.done; next = await this.body.next()) {
        passed += next.value.byteLength;
        if (passed > maxDrainedBytes) break;
      }
    } catch {
      // The reader has what it wanted of the answer; an error in the rest costs the connection only.
    }
    this.destroy();
  }

  /** Drops the rest of the body, and closes the connection unless the body is complete. */
  destroy(): void {
    if (!this.#message.complete) this.#message.destroy();
    this.#end();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stopWatching();
    this.#options.ended();
  }

  async *#read(): AsyncGenerator<Buffer, void, undefined> {
    const { url, limit, signal } = this.#options;
    let received = 0;
    try {
      const chunks: AsyncIterable<Buffer> = await unpacked(this.#message, this.#options);
      for await (const chunk of chunks) {
        received += chunk.byteLength;
        if (received > limit) throw tooLarge(url, limit);
        yield chunk;
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : readingError(error, url);
    } finally {
      this.destroy();
    }
  }
}

async function unpacked(
  message: IncomingMessage,
  { url, limit }: Pick<AnswerOptions, 'url' | 'limit'>,
): Promise<Readable> {
  // Names of codings have no case (RFC 9110 section 8.4.1).
  const coding = message.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (coding === 'identity') return message;
  if (coding !== 'gzip' && coding !== 'x-gzip') {
    throw new NetworkError({ kind: 'encoding' }, `${url.host} answers in the unknown content encoding ${coding}`);
  }
  // Loaded only for a compressed answer: git's own server sends none.
  const { createGunzip } = await import('node:zlib');
  // Compressed bytes count too: empty members of gzip have no end, and unpack to nothing.
  let received = 0;
  message.on('data', ({ byteLength }: Buffer) => {
    received += byteLength;
    if (received > limit + compressionOverhead) message.destroy(tooLarge(url, limit));
  });
  return pipeline(message, createGunzip(), () => {});
}

/** Bytes by which a small answer may grow when it is packed. */
const compressionOverhead = 1024;

function tooLarge(url: URL, limit: number): NetworkError {
  return new NetworkError({ kind: 'too-large', limit }, `${url.host} sent an answer over the limit of ${limit} bytes`);
}

function readingError(error: unknown, url: URL): unknown {
  if (error instanceof Failure || error instanceof NetworkError) return error;
  const zlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
  return zlib
    ? new NetworkError({ kind: 'encoding' }, `the compression of an answer of ${url.host} is damaged`, error)
    : interrupted(url, messageOf(error), error);
}

export function interrupted(url: URL, reason: string, cause?: unknown): NetworkError {
  return new NetworkError({ kind: 'interrupted' }, `the connection to ${url.host} broke: ${reason}`, cause);
}
