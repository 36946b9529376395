/**
 * The commands of the protocol: composes the request of each, and reads its answer.
 *
 * Sources: gitprotocol-v2(5) "ls-refs", "fetch"; gitprotocol-pack(5) "Pushing Data To a Server", "Report Status", "Packfile
 * Data".
 */

import { packObjects, zeroId } from '../objects.ts';
import type { ObjectFormat, ObjectId, PushVerdict, RefAdvertisement, RefUpdate } from '../transport.ts';
import { agent, type Capabilities, composeCommand } from './capabilities.ts';
import { protocolFailure, refused, serverError, tooLarge, unsupported } from './failures.ts';
import { encodeLine, flush, type PktLine, PktLineDecoder, textOf } from './pkt-line.ts';

/** Asks for the refs under the prefixes and for HEAD. */
export function composeLsRefs(server: Capabilities, prefixes: readonly string[]): Buffer {
  const unborn = server.unborn ? ['unborn'] : [];
  const peel = prefixes.some((prefix) => prefix.startsWith('refs/tags/')) ? ['peel'] : [];
  return composeCommand('ls-refs', server, [
    'symrefs',
    ...peel,
    ...unborn,
    ...[...new Set(['HEAD', ...prefixes])].map((prefix) => `ref-prefix ${prefix}`),
  ]);
}

/** Of one answer. Large monorepos have some hundred thousand branches and tags. */
const mostRefs = 500_000;

/**
 * The refs under the prefixes, and what HEAD points at. Prefixes are only a hint to the server; what it sends beyond them
 * is dropped here.
 */
export async function readLsRefs(
  server: Capabilities,
  prefixes: readonly string[],
  lines: AsyncIterator<PktLine, void, undefined>,
): Promise<RefAdvertisement> {
  const refs = new Map<string, string>();
  const peeled = new Map<string, string>();
  let head: string | undefined;
  let count = 0;
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const line = next.value;
    if (line.kind === 'flush') return { objectFormat: server.objectFormat, refs, peeled, head };
    if (line.kind !== 'payload') throw protocolFailure(`a ${line.kind} packet in the list of refs`);
    count += 1;
    if (count > mostRefs) throw tooLarge('a list of refs', mostRefs);
    const ref = readRef(textOf(line) ?? '', server);
    if (ref.name === 'HEAD') head = ref.symrefTarget;
    else if (ref.id !== undefined && prefixes.some((prefix) => ref.name.startsWith(prefix))) {
      refs.set(ref.name, ref.id);
      if (ref.peeled !== undefined) peeled.set(ref.name, ref.peeled);
    }
  }
  // Without its end, a cut list would look like refs that do not exist.
  throw protocolFailure('the list of refs has no end');
}

/** `<id>|unborn <name>[ symref-target:<ref>][ peeled:<id>]` */
function readRef(text: string, server: Capabilities) {
  if (text.startsWith('ERR ')) throw serverError(text.slice(4));
  const [id = '', name = '', ...attributes] = text.split(' ');
  const hexDigits = server.objectFormat === 'sha1' ? 40 : 64;
  const known = id.length === hexDigits && /^[0-9a-f]+$/.test(id);
  if (name === '' || !(known || id === 'unborn')) throw protocolFailure(`${JSON.stringify(text)} is no ref`);
  const attribute = (key: string) => attributes.find((each) => each.startsWith(key))?.slice(key.length);
  return {
    id: known ? id : undefined,
    name,
    symrefTarget: attribute('symref-target:'),
    peeled: attribute('peeled:'),
  };
}

export interface Reach {
  /** Commits below each wanted commit, itself included. */
  readonly commits: number;
  /**
   * 0: nothing but commits and what is wanted. 1: what lies directly below a wanted object too, which for a commit is its
   * root tree, and for a tree far too much. Some servers forbid it.
   */
  readonly trees: 0 | 1;
}

/**
 * Asks for the objects and for what lies within the reach of them.
 *
 * The request has no `have`: a server that hears of a commit assumes that the client has its trees, too, and leaves them
 * out. It has no `thin-pack` either, because the client has no objects that deltas could build on.
 */
export function composeFetch(server: Capabilities, wants: readonly ObjectId[], reach: Reach): Buffer {
  return composeCommand('fetch', server, [
    'no-progress',
    'ofs-delta',
    `deepen ${reach.commits}`,
    `filter tree:${reach.trees}`,
    ...wants.map((id) => `want ${id}`),
    'done',
  ]);
}

/** The pack's bytes. Throws `GIT_WIRE_UNSUPPORTED` when the server refuses the wants, `GIT_PROTOCOL` when it breaks off. */
export async function readFetch(lines: AsyncGenerator<PktLine, void, undefined>): Promise<Buffer> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const text = textOf(next.value);
    if (text?.startsWith('ERR ')) throw refused(text.slice(4));
    if (text !== 'packfile') continue; // `shallow-info` tells what deepen just asked for
    const { content, fatal } = await demultiplex(lines);
    if (fatal !== undefined) throw protocolFailure(`the server gave up: ${fatal}`);
    return content;
  }
  throw protocolFailure('it holds no pack');
}

/** Larger files of others are of no use here; one that is edited is asked for by itself. Bytes. */
const smallFile = 16 * 1024;

/**
 * Asks for what changed between two commits: the later one with its directories and small files, as far as they differ
 * from the earlier one. Not `done`, so that a server which does not know the earlier one sends nothing, instead of all.
 */
export function composeCatchUp(server: Capabilities, from: ObjectId, to: ObjectId): Buffer {
  const filter = `filter blob:limit=${smallFile}`;
  return composeCommand('fetch', server, ['no-progress', 'ofs-delta', filter, `want ${to}`, `have ${from}`]);
}

/** The pack's bytes; undefined when the server finds no way from one commit to the other. Throws as `readFetch` does. */
export async function readCatchUp(lines: AsyncGenerator<PktLine, void, undefined>): Promise<Buffer | undefined> {
  const first = await lines.next();
  const text = first.done ? undefined : textOf(first.value);
  if (text?.startsWith('ERR ')) throw refused(text.slice(4));
  if (text === undefined) throw protocolFailure('it does not begin with acknowledgments');
  if (text !== 'acknowledgments') throw unsupported('its fetch command does not negotiate');
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (textOf(next.value) === 'ready') return readFetch(lines);
  }
  return undefined;
}

/** Characters of a server's reason that are kept. */
const reasonLength = 2_000;

/**
 * The body of `POST git-receive-pack`: one compare-and-swap of one ref, with the objects it needs.
 *
 * It goes out without the advertisement that git asks for first: that list grows with the number of refs, and everything it
 * could tell is known. The old id comes from the caller, the object format from upload-pack, and every git that serves
 * filters (2.17) takes `report-status` (1.4) and `side-band-64k` (2.7) and ignores what it does not know.
 */
export function composePush(update: RefUpdate, format: ObjectFormat): Buffer {
  const none = zeroId(format);
  const capabilities = ['report-status', 'side-band-64k', `object-format=${format}`, `agent=${agent}`].join(' ');
  const command = `${update.expected ?? none} ${update.next ?? none} ${update.ref}\0 ${capabilities}`;
  // A deletion must not be followed by a pack, any other update must be, even by an empty one.
  const pack = update.next === undefined ? Buffer.alloc(0) : packObjects(update.objects.values(), format);
  return Buffer.concat([encodeLine(command), flush, pack]);
}

/** The server's report on the one ref. Throws `GIT_PROTOCOL` when the report is missing or cut before that. */
export async function readReport(
  lines: AsyncGenerator<PktLine, void, undefined>,
  ref: string,
  onMessage: (line: string) => void,
): Promise<PushVerdict> {
  const { content, messages, fatal } = await demultiplex(lines);
  const texts = new PktLineDecoder().push(content).flatMap((line) => textOf(line) ?? []);
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

/** Bytes of progress that are kept; the rest is dropped. */
const mostMessages = 64 * 1024;

/** Joins payloads as they come: a server may send millions of empty or tiny ones, each of which would be an object. */
class JoinedBytes {
  readonly #limit: number;
  #buffer = Buffer.alloc(0);
  #length = 0;

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
  }

  add(payload: Buffer): void {
    const length = Math.min(this.#length + payload.length, this.#limit);
    if (length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(4096, Math.min(length * 2, this.#limit)));
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    payload.copy(this.#buffer, this.#length, 0, length - this.#length);
    this.#length = length;
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }
}

interface Demultiplexed {
  /** Band 1. */
  readonly content: Buffer;
  /** Band 2: what git prints as `remote: …`, without terminal control. */
  readonly messages: readonly string[];
  /** Band 3: the server gave up, and why. */
  readonly fatal: string | undefined;
}

/** Reads up to the flush that ends the bands. Throws `GIT_PROTOCOL` when it is missing or a line has no known band. */
async function demultiplex(lines: AsyncIterator<PktLine, void, undefined>): Promise<Demultiplexed> {
  const content = new JoinedBytes();
  const messages = new JoinedBytes(mostMessages);
  const result = (fatal?: Buffer) => ({
    content: content.bytes(),
    messages: readable(messages.bytes()),
    fatal: fatal && readable(fatal).join(' '),
  });
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const line = next.value;
    if (line.kind === 'flush') return result();
    if (line.kind !== 'payload') throw protocolFailure(`a ${line.kind} packet inside a side band`);
    const payload = line.payload.subarray(1);
    const band = line.payload[0];
    if (band === 1) content.add(payload);
    else if (band === 2) messages.add(payload);
    else if (band === 3) return result(payload);
    else throw protocolFailure(`side band ${band ?? 'without a number'} does not exist`);
  }
  throw protocolFailure('the side bands have no end');
}

/** Lines for people. The server's text must not steer the terminal or the CI host, so control characters go. */
function readable(text: Buffer): string[] {
  return text
    .toString('utf8')
    .replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .split(/[\r\n]+/)
    .map((line) => line.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '').trim())
    .filter((line) => line !== '');
}
