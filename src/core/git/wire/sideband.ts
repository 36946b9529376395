/** Several streams in one. Source: gitprotocol-pack(5) "Packfile Data", `side-band-64k`. */

import { protocolFailure } from './failures.ts';
import type { PktLine } from './pkt-line.ts';

interface Demultiplexed {
  /** Band 1, in order. */
  readonly content: readonly Buffer[];
  /** Band 2: what git prints as `remote: …`, without terminal control. */
  readonly messages: readonly string[];
  /** Band 3: the server gave up, and why. */
  readonly fatal: string | undefined;
}

/** Reads up to the flush that ends the bands. Throws `GIT_PROTOCOL` when it is missing or a line has no known band. */
export async function demultiplex(lines: AsyncIterator<PktLine, void, undefined>): Promise<Demultiplexed> {
  const content: Buffer[] = [];
  const messages: Buffer[] = [];
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const line = next.value;
    if (line.kind === 'flush') return { content, messages: readable(messages), fatal: undefined };
    if (line.kind !== 'payload') throw protocolFailure(`a ${line.kind} packet inside a side band`);
    const payload = line.payload.subarray(1);
    const band = line.payload[0];
    if (band === 1) content.push(payload);
    else if (band === 2) messages.push(payload);
    else if (band === 3) return { content, messages: readable(messages), fatal: readable([payload]).join(' ') };
    else throw protocolFailure(`side band ${band ?? 'without a number'} does not exist`);
  }
  throw protocolFailure('the side bands have no end');
}

/** Lines for people. The server's text must not steer the terminal or the CI host, so control characters go. */
function readable(parts: readonly Buffer[]): string[] {
  return Buffer.concat(parts)
    .toString('utf8')
    .replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .split(/[\r\n]+/)
    .map((line) => line.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '').trim())
    .filter((line) => line !== '');
}
