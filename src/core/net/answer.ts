/** A server's answer to one request, which may still be arriving. */

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { Failure, messageOf } from '../failure.ts';
import { onAbort } from './deadline.ts';
import { NetworkError } from './error.ts';

interface AnswerOptions {
  /** Who answers, after all redirects. */
  readonly url: URL;
  /** Bytes of the body, unpacked. */
  readonly limit: number;
  /** Aborted when the answer has taken too long; its reason is thrown. */
  readonly signal: AbortSignal;
  /** Called once, when nothing more will be read. */
  readonly ended: () => void;
}

/** More than this is not read only to keep a connection. */
const worthDraining = 256 * 1024;

/** Read its body, or call `finish` or `destroy`: until then it keeps its connection. */
export class HttpAnswer {
  readonly status: number;
  /** In the server's words: `Not Found`. */
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  /**
   * Unpacked; read it once.
   *
   * @throws NetworkError `interrupted` when it is cut, `too-large` past the limit, `encoding`; Failure `DEADLINE`
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

  /** Passes over the rest of the body, so that its connection can serve the next request. Never fails. */
  async finish(): Promise<void> {
    try {
      let passed = 0;
      for (let next = await this.body.next(); !next.done; next = await this.body.next()) {
        passed += next.value.byteLength;
        if (passed > worthDraining) break;
      }
    } catch {
      // The answer is as complete as its reader wanted it; a cut behind that costs the connection only.
    }
    this.destroy();
  }

  /** Gives the rest of the body up, with its connection unless the body is complete. */
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
      const chunks: AsyncIterable<Buffer> = await unpacked(this.#message, url);
      for await (const chunk of chunks) {
        received += chunk.byteLength;
        if (received > limit) {
          throw new NetworkError(
            { kind: 'too-large', limit },
            `${url.host} sent an answer over the limit of ${limit} bytes`,
          );
        }
        yield chunk;
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : readingError(error, url);
    } finally {
      this.destroy();
    }
  }
}

async function unpacked(message: IncomingMessage, url: URL): Promise<Readable> {
  // Names of codings have no case (RFC 9110 section 8.4.1).
  const coding = message.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (coding === 'identity') return message;
  if (coding !== 'gzip' && coding !== 'x-gzip') {
    throw new NetworkError({ kind: 'encoding' }, `${url.host} answers in the unknown content encoding ${coding}`);
  }
  // Loaded where an answer needs it: git's own server compresses none.
  const { createGunzip } = await import('node:zlib');
  return pipeline(message, createGunzip(), () => {});
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
