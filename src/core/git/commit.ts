/**
 * Commit objects in both object formats: reads them, makes them (with signature where wanted), walks from child to parent.
 *
 * Source: git's Documentation/user-manual "object storage format", commit.c, ident.c.
 */

import type { Clock } from '../ports.ts';
import { bufferOf, corruptObject, hashObject } from './objects.ts';
import type { CommitObject, GitObject, ObjectFormat, ObjectId } from './transport.ts';

/** Whether the text is the full name of an object: 40 or 64 digits. */
export function isObjectName(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

export interface Identity {
  readonly name: string;
  readonly email: string;
}

interface Stamp extends Identity {
  /** Seconds since the epoch. */
  readonly seconds: number;
  /** `+0200`. */
  readonly zone: string;
}

export interface Commit {
  readonly tree: ObjectId;
  readonly parents: readonly ObjectId[];
  readonly author: Stamp;
  readonly committer: Stamp;
  /** Headers behind the committer in stored order (`encoding`, `gpgsig`, `mergetag`); values may have several lines. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly message: string;
}

/** The header that holds a commit's signature. */
function signatureHeader(format: ObjectFormat): 'gpgsig' | 'gpgsig-sha256' {
  return format === 'sha1' ? 'gpgsig' : 'gpgsig-sha256';
}

export function encodeCommit(commit: Commit): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${encodeStamp(commit.author)}`,
    `committer ${encodeStamp(commit.committer)}`,
    // A header's further lines begin with a space, or they would end the header.
    ...(commit.headers ?? []).map(([name, value]) => `${name} ${value.replace(/\n$/, '').replaceAll('\n', '\n ')}`),
  ];
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`, 'utf8');
}

/** Throws `GIT_OBJECT` when the bytes are no commit. Texts that are not UTF-8 are read with replacement characters. */
export function decodeCommit(body: Uint8Array): Commit {
  const text = bufferOf(body).toString('utf8');
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text.replace(/\n$/, '') : text.slice(0, end);
  const headers = head
    .replaceAll('\n ', '\0')
    .split('\n')
    .map((line): [string, string] => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1).replaceAll('\0', '\n')];
    });
  const known = new Set(['tree', 'parent', 'author', 'committer']);
  const value = (name: string) => {
    const found = headers.find(([key]) => key === name);
    if (found === undefined) throw corruptObject('commit');
    return found[1];
  };
  return {
    tree: value('tree'),
    parents: headers.filter(([name]) => name === 'parent').map(([, id]) => id),
    author: decodeStamp(value('author')),
    committer: decodeStamp(value('committer')),
    headers: headers.filter(([name]) => !known.has(name)),
    message: end < 0 ? '' : text.slice(end + 2),
  };
}

function encodeStamp(stamp: Stamp): string {
  const name = cleanIdentity(stamp.name);
  const email = cleanIdentity(stamp.email).replaceAll(' ', '');
  return `${name === '' ? 'unknown' : name} <${email}> ${stamp.seconds} ${stamp.zone}`;
}

/** Old imports have stamps that git no longer writes; git shows them without a date. */
function decodeStamp(text: string): Stamp {
  const match = /^(.*?) ?<([^>]*)> (-?\d+) ([+-]\d+)$/.exec(text);
  const [, name = text, email = '', seconds = '0', zone = '+0000'] = match ?? [];
  return { name, email, seconds: Number(seconds), zone };
}

/** As git's ident.c: no angle brackets or control characters anywhere, no punctuation at the ends. */
function cleanIdentity(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f<>]+/g, ' ').replace(/^[\s.,:;"'\\]+|[\s,:;"'\\]+$/g, '');
}

/** Signs a commit's bytes; the armoured signature goes into the commit's header. */
export type SignCommit = (body: Uint8Array) => Promise<string>;

/** Who commits. */
export interface Committer {
  readonly author: Identity;
  readonly sign?: SignCommit | undefined;
  readonly clock: Pick<Clock, 'now'>;
}

/** Makes a commit with the present time, signed when the committer signs. Its author is its committer, too. */
export async function createCommit(
  { author, sign, clock }: Committer,
  { format, ...content }: Pick<Commit, 'tree' | 'parents' | 'message'> & { readonly format: ObjectFormat },
): Promise<{ readonly id: ObjectId; readonly object: GitObject }> {
  // UTC, so that the same run gives the same commit on every runner.
  const stamp: Stamp = { ...author, seconds: Math.floor(clock.now() / 1000), zone: '+0000' };
  const unsigned: Commit = { ...content, author: stamp, committer: stamp };
  const signature = await sign?.(encodeCommit(unsigned));
  const commit: Commit =
    signature === undefined ? unsigned : { ...unsigned, headers: [[signatureHeader(format), signature.trimEnd()]] };
  const body = encodeCommit(commit);
  return { id: hashObject(format, 'commit', body), object: { type: 'commit', body } };
}

interface Walk {
  readonly commits: readonly CommitObject[];
  /** Whether a parent was not among the objects before `depth` commits were found. */
  readonly truncated: boolean;
}

/**
 * The first `depth` commits from `tip` down, newest committer date first, each behind a child of it, as `git log` shows
 * them. Commits are read leniently: old repositories hold dates that git no longer writes.
 */
export function walkHistory(objects: ReadonlyMap<ObjectId, GitObject>, tip: ObjectId, depth: number): Walk {
  const commits: CommitObject[] = [];
  const seen = new Set([tip]);
  const frontier = [{ id: tip, seconds: 0 }];
  let truncated = false;
  while (commits.length < depth) {
    const next = frontier.shift();
    if (next === undefined) break;
    const object = objects.get(next.id);
    if (object?.type !== 'commit') {
      truncated = true;
      continue;
    }
    commits.push({ id: next.id, body: object.body });
    for (const id of parentsOf(object.body)) {
      if (seen.has(id)) continue;
      seen.add(id);
      const seconds = secondsOf(objects.get(id));
      const place = frontier.findIndex((other) => other.seconds < seconds);
      frontier.splice(place < 0 ? frontier.length : place, 0, { id, seconds });
    }
  }
  return { commits, truncated };
}

/**
 * Whether a commit's own root tree is among the wanted objects: a filtered pack that begins at the commit would leave it
 * out (NOT_USER_GIVEN in list-objects.c).
 */
export function isRootWanted(
  objects: ReadonlyMap<ObjectId, GitObject>,
  commit: ObjectId,
  wants: readonly ObjectId[],
): boolean {
  const body = objects.get(commit)?.body;
  const [, root] = body === undefined ? [] : (/^tree ([0-9a-f]+)$/m.exec(headOf(body)) ?? []);
  return root !== undefined && wants.includes(root);
}

function parentsOf(body: Uint8Array): string[] {
  return [...headOf(body).matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id]) => id ?? '');
}

function secondsOf(object: GitObject | undefined): number {
  const [, seconds] = /^committer .*> (-?\d+)/m.exec(object === undefined ? '' : headOf(object.body)) ?? [];
  return Number(seconds ?? 0);
}

function headOf(body: Uint8Array): string {
  const text = bufferOf(body).toString('latin1');
  const end = text.indexOf('\n\n');
  return end < 0 ? text : text.slice(0, end);
}
