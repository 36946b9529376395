/**
 * Git's objects as bytes: names (hashes), trees and packs, in both object formats; commits are in commit.ts.
 *
 * Source: git's gitformat-pack(5), Documentation/user-manual "object storage format", fsck.c.
 */

import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { Failure } from '../failure.ts';
import type { GitObject, ObjectFormat, ObjectId, ObjectType } from './transport.ts';

/** The same bytes as a Buffer, without a copy. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes of a binary object name. */
export function idLength(format: ObjectFormat): 20 | 32 {
  return format === 'sha1' ? 20 : 32;
}

/** The name that stands for "no object" in ref updates. */
export function zeroId(format: ObjectFormat): ObjectId {
  return '0'.repeat(idLength(format) * 2);
}

/** The object's name: the hash over `type size\0` and the body. */
export function hashObject(format: ObjectFormat, type: ObjectType, body: Uint8Array): ObjectId {
  return createHash(format).update(`${type} ${body.byteLength}\0`).update(body).digest('hex');
}

/** File modes of tree entries as git writes them; foreign trees may hold others (`100664`), which are kept as they are. */
export const treeMode = {
  file: '100644',
  executable: '100755',
  symlink: '120000',
  directory: '40000',
  submodule: '160000',
} as const;

export interface TreeEntry {
  /** Octal digits as stored in the tree. */
  readonly mode: string;
  /** One path segment. A name that is not UTF-8 carries each byte above 127 as U+DC00 plus the byte, so it survives. */
  readonly name: string;
  readonly id: ObjectId;
}

export function isDirectory(entry: Pick<TreeEntry, 'mode'>): boolean {
  return Number.parseInt(entry.mode, 8) === 0o40000;
}

/** Whether two trees hold the same object under a name; undefined is no entry. */
export function isSameEntry(a: TreeEntry | undefined, b: TreeEntry | undefined): boolean {
  return a?.id === b?.id && a?.mode === b?.mode;
}

/** The entries in stored order. Throws `GIT_OBJECT` when the bytes are no tree. */
export function decodeTree(format: ObjectFormat, body: Uint8Array): TreeEntry[] {
  const bytes = bufferOf(body);
  const length = idLength(format);
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const nul = space < 0 ? -1 : bytes.indexOf(0, space);
    const mode = bytes.toString('latin1', at, Math.max(space, at));
    if (nul < 0 || nul + 1 + length > bytes.length || !/^[0-7]{5,6}$/.test(mode)) throw corruptObject('tree');
    entries.push({
      mode,
      name: decodeName(bytes.subarray(space + 1, nul)),
      id: bytes.toString('hex', nul + 1, nul + 1 + length),
    });
    at = nul + 1 + length;
  }
  return entries;
}

/** The tree's body with its entries in git's order. Throws `GIT_OBJECT` for names that no tree may hold. */
export function encodeTree(entries: Iterable<TreeEntry>): Buffer {
  const sortable = [...entries].map((entry) => {
    const name = encodeName(entry.name);
    // Git compares a directory's name as if it ended in a slash (base_name_compare in tree.c).
    return { entry, name, key: isDirectory(entry) ? Buffer.concat([name, Buffer.from('/')]) : name };
  });
  sortable.sort((a, b) => Buffer.compare(a.key, b.key));
  const seen = new Set<string>();
  const parts: Buffer[] = [];
  for (const { entry, name } of sortable) {
    if (seen.has(entry.name)) throw new Failure('failed', 'GIT_OBJECT', `a tree cannot hold "${entry.name}" twice`);
    seen.add(entry.name);
    parts.push(Buffer.from(`${entry.mode} `, 'latin1'), name, Buffer.of(0), Buffer.from(entry.id, 'hex'));
  }
  return Buffer.concat(parts);
}

/** A name or path in git's bytes as text, see `TreeEntry.name`. */
export function decodeName(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\u{FFFD}') || Buffer.from(text, 'utf8').equals(bytes)) return text;
  return [...bytes].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');
}

function encodeName(name: string): Buffer {
  if (name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git' || /[/\0]/.test(name)) {
    throw new Failure('failed', 'GIT_OBJECT', `a tree cannot hold an entry named ${JSON.stringify(name)}`);
  }
  if (!/\p{Surrogate}/u.test(name)) return Buffer.from(name, 'utf8');
  return Buffer.from([...name].map((char) => char.charCodeAt(0) & 0xff));
}

const packType: Readonly<Record<ObjectType, number>> = { commit: 1, tree: 2, blob: 3, tag: 4 };

/** A pack (version 2) of whole objects with its checksum, as `git unpack-objects` and a push request expect it. */
export function packObjects(objects: Iterable<GitObject>, format: ObjectFormat): Buffer {
  const entries = [...objects];
  const header = Buffer.alloc(12);
  header.write('PACK', 'latin1');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(entries.length, 8);
  const parts: Uint8Array[] = [header];
  for (const { type, body } of entries) parts.push(entryHeader(type, body.byteLength), deflateSync(body));
  const pack = Buffer.concat(parts);
  return Buffer.concat([pack, createHash(format).update(pack).digest()]);
}

/** Type in bits 4–6 of the first byte, size in its low 4 bits and then 7 bits a byte, lowest first. */
function entryHeader(type: ObjectType, size: number): Buffer {
  const bytes = [(packType[type] << 4) | (size & 0x0f)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}

/** The server sent an object whose bytes do not fit its type. */
export function corruptObject(type: ObjectType): Failure {
  return new Failure('failed', 'GIT_OBJECT', `the server sent a ${type} object that cannot be read`, {
    hint: 'Check the repository with "git fsck"; a proxy that rewrites answers can be the reason too.',
  });
}
