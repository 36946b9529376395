/**
 * Git's framing: four hex digits of length (themselves included), then the payload.
 *
 * Source: gitprotocol-common(5) "pkt-line Format", gitprotocol-v2(5) "Packet-Line Framing".
 */

import { bufferOf } from '../objects.ts';
import { protocolFailure, tooLarge } from './failures.ts';

export type PktLine =
  | { readonly kind: 'payload'; readonly payload: Buffer }
  | { readonly kind: 'flush' | 'delimiter' | 'response-end' };

/** Longest line with its four digits (LARGE_PACKET_MAX in pkt-line.h). */
export const maxLine = 65_520;
const digits = 4;

export const flush: Buffer = Buffer.from('0000', 'latin1');
export const delimiter: Buffer = Buffer.from('0001', 'latin1');

/** Throws a RangeError for a payload that does not fit into one line. */
export function encodeLine(payload: string | Uint8Array): Buffer {
  const bytes = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
  const length = bytes.byteLength + digits;
  if (length > maxLine) throw new RangeError(`a pkt-line holds at most ${maxLine - digits} bytes`);
  return Buffer.concat([Buffer.from(length.toString(16).padStart(digits, '0'), 'latin1'), bytes]);
}

/** The payload without the newline that text lines may end with; undefined for the special packets. */
export function textOf(line: PktLine): string | undefined {
  return line.kind === 'payload' ? line.payload.toString('utf8').replace(/\n$/, '') : undefined;
}

/** Cuts a stream of chunks into lines, wherever the chunks break. */
export class PktLineDecoder {
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  /** How many bytes the next complete line takes at least. */
  #needed = digits;

  /** The lines that this chunk completes. Throws `GIT_PROTOCOL` for an impossible length. */
  push(chunk: Uint8Array): PktLine[] {
    this.#waiting.push(bufferOf(chunk));
    this.#waitingBytes += chunk.byteLength;
    if (this.#waitingBytes < this.#needed) return [];

    const bytes = this.#waiting.length === 1 ? (this.#waiting[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#waiting);
    const lines: PktLine[] = [];
    let at = 0;
    for (this.#needed = digits; bytes.length - at >= this.#needed; ) {
      const length = lineLength(bytes, at);
      const whole = Math.max(length, digits);
      if (bytes.length - at < whole) {
        this.#needed = whole;
        break;
      }
      lines.push(lineOf(length, bytes.subarray(at + digits, at + whole)));
      at += whole;
    }
    this.#waiting = [bytes.subarray(at)];
    this.#waitingBytes = bytes.length - at;
    return lines;
  }

  /** Throws `GIT_PROTOCOL` when the stream ended inside a line. */
  end(): void {
    if (this.#waitingBytes > 0) throw protocolFailure('it ends in the middle of a pkt-line');
  }
}

function lineLength(bytes: Buffer, at: number): number {
  const text = bytes.toString('latin1', at, at + digits);
  const length = /^[0-9a-fA-F]{4}$/.test(text) ? Number.parseInt(text, 16) : Number.NaN;
  if (Number.isNaN(length)) throw protocolFailure(`${JSON.stringify(text)} is no pkt-line length`);
  if (length === 3 || length > maxLine) throw protocolFailure(`a pkt-line of ${length} bytes is not allowed`);
  return length;
}

const special = ['flush', 'delimiter', 'response-end'] as const;

function lineOf(length: number, payload: Buffer): PktLine {
  const kind = special[length];
  return kind === undefined ? { kind: 'payload', payload } : { kind };
}

/** Bytes: a keep-alive has a band and nothing else. Git sends one in five seconds. */
const tinyPayload = 4;
const mostTiny = 100_000;

/** The lines of a response body. Throws `GIT_PROTOCOL` when it ends inside a line. */
export async function* decodeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<PktLine, void, undefined> {
  const decoder = new PktLineDecoder();
  let tiny = 0;
  for await (const chunk of chunks) {
    for (const line of decoder.push(chunk)) {
      if (line.kind !== 'payload' || line.payload.length <= tinyPayload) tiny += 1;
      if (tiny > mostTiny) throw tooLarge('packets of a few bytes', mostTiny);
      yield line;
    }
  }
  decoder.end();
}
