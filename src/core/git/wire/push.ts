/**
 * One compare-and-swap of one ref, with the objects it needs.
 *
 * The request goes out without the advertisement that git asks for first: that list grows with the number of refs, and
 * everything it could tell is known. The old id comes from the caller, the object format from upload-pack, and every
 * git that serves filters (2.17) takes `report-status` (1.4) and `side-band-64k` (2.7) and ignores what it does not know.
 *
 * Source: gitprotocol-pack(5) "Pushing Data To a Server", "Report Status".
 */

import { packObjects, zeroId } from '../objects.ts';
import type { ObjectFormat, PushVerdict, RefUpdate } from '../transport.ts';
import { agent } from './capabilities.ts';
import { encodeLine, flush, type PktLine, PktLineDecoder, textOf } from './pkt-line.ts';
import { demultiplex } from './sideband.ts';

/** Longest reason that is kept of a server's words. */
const reasonLength = 2_000;

/** The body of `POST git-receive-pack`. */
export function composePush(update: RefUpdate, format: ObjectFormat): Buffer {
  const none = zeroId(format);
  const capabilities = ['report-status', 'side-band-64k', `object-format=${format}`, `agent=${agent}`].join(' ');
  const command = `${update.expected ?? none} ${update.next ?? none} ${update.ref}\0 ${capabilities}`;
  // A deletion must not be followed by a pack, any other update must be, even by an empty one.
  const pack = update.next === undefined ? Buffer.alloc(0) : packObjects(update.objects.values(), format);
  return Buffer.concat([encodeLine(command), flush, pack]);
}

/** What the server said about the one ref. Throws `GIT_PROTOCOL` when the report is missing or cut before that. */
export async function readReport(
  lines: AsyncGenerator<PktLine, void, undefined>,
  ref: string,
  onMessage: (line: string) => void,
): Promise<PushVerdict> {
  const { content, messages, fatal } = await demultiplex(lines);
  const report = new PktLineDecoder();
  const texts = content.flatMap((chunk) => report.push(chunk)).map(textOf);
  for (const message of messages) onMessage(message);

  if (texts.includes(`ok ${ref}`)) return { result: 'accepted' };
  const refused = texts.find((text) => text?.startsWith(`ng ${ref} `))?.slice(`ng ${ref} `.length);
  const unpack = texts.find((text) => text?.startsWith('unpack ') && text !== 'unpack ok');
  const reason = refused ?? unpack;
  if (reason !== undefined)
    return { result: 'rejected', reason: [reason, ...messages].join('\n').slice(0, reasonLength) };
  const words = [fatal ?? 'it does not report on the ref', ...messages].join('\n').slice(0, reasonLength);
  return { result: 'unknown', cause: new Error(words) };
}
