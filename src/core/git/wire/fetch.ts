/**
 * Single objects, or the top of a history, as one pack. Source: gitprotocol-v2(5) "fetch".
 *
 * Single objects are asked for without any `have`: a server that hears of a commit assumes its trees to be here too and
 * leaves them out. For the same reason packs are asked for without `thin-pack`: there is no base to be thin against.
 */

import type { ObjectId } from '../transport.ts';
import { type Capabilities, composeCommand } from './capabilities.ts';
import { protocolFailure, unsupported } from './failures.ts';
import { type PktLine, textOf } from './pkt-line.ts';
import { demultiplex } from './sideband.ts';

export interface Reach {
  /** Commits below each wanted commit, itself included. */
  readonly commits: number;
  /**
   * 0: nothing but commits and what is wanted. 1: what lies directly below a wanted object too, which for a commit is its
   * root tree, and for a tree far too much. Some servers forbid it.
   */
  readonly trees: 0 | 1;
}

/** Asks for the objects, and leaves out what is only reachable from them beyond the reach. */
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
    if (text?.startsWith('ERR ')) throw unsupported(`it refused the request: ${text.slice(4)}`);
    if (text !== 'packfile') continue; // `shallow-info` tells what deepen just asked for
    const { content, fatal } = await demultiplex(lines);
    if (fatal !== undefined) throw protocolFailure(`the server gave up: ${fatal}`);
    return Buffer.concat(content);
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
  if (text?.startsWith('ERR ')) throw unsupported(`it refused the request: ${text.slice(4)}`);
  if (text !== 'acknowledgments') throw protocolFailure('it does not begin with acknowledgments');
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (textOf(next.value) === 'ready') return readFetch(lines);
  }
  return undefined;
}
