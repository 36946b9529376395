/**
 * What the GitOps repository names: in its files as they are on every branch, and as they were in the latest commits, to
 * which somebody may go back. All files count, whoever wrote them: an image of which nobody told us runs as well.
 */
import { decodeCommit } from '../../git/commit.ts';
import { decodeTree, isDirectory } from '../../git/objects.ts';
import { isLink } from '../../git/snapshot.ts';
import type { CommitObject, ObjectId, Transport } from '../../git/transport.ts';
import { keptCommits } from '../images.ts';
import type { NamedInGit } from './plan.ts';

/** Objects in one request. */
const batch = 2_000;

export interface GitNames {
  readonly named: NamedInGit;
  /** Every digest that stands anywhere. */
  readonly digests: ReadonlySet<string>;
  /** Equal as long as no branch has moved. */
  readonly state: string;
}

interface Branches {
  /** Undefined: the repository's HEAD. */
  readonly branch: string | undefined;
  /** Full names of the branches of rolling requests begin with one of these: `refs/heads/monorepo-gitops/`. */
  readonly requestPrefixes: readonly string[];
}

export async function readNames(transport: Transport, branches: Branches): Promise<GitNames> {
  const { refs, state, deep } = await tipsOf(transport, branches);
  const origins = new Map<string, string>();
  const add = (text: string, origin: string) => {
    for (const word of text.split(/[^A-Za-z0-9_.:-]+/)) {
      for (const part of [word, ...word.split(':')]) {
        if (part.length > 0 && !origins.has(part)) origins.set(part, origin);
      }
    }
  };
  const histories = await Promise.all(deep.map((tip) => transport.history(tip, keptCommits)));
  const commits = new Map<ObjectId, CommitObject>(histories.flat().map((each) => [each.id, each]));
  const tips = [...new Set([...deep, ...refs.values()])];
  const bodies = await readAll(transport, tips);
  const roots = [
    ...tips.flatMap((id) => {
      const body = bodies.get(id);
      return body === undefined ? [] : [{ id: decodeCommit(body).tree, path: '', of: undefined }];
    }),
    ...[...commits.values()].map(({ id, body }) => ({ id: decodeCommit(body).tree, path: '', of: id })),
  ];
  const blobs = await blobsBelow(transport, roots);
  const ids = [...blobs.keys()];
  for (let start = 0; start < ids.length; start += batch) {
    for (const [id, body] of await readAll(transport, ids.slice(start, start + batch))) {
      add(Buffer.from(body).toString('utf8'), blobs.get(id) ?? '');
    }
  }
  for (const { id, body } of commits.values()) {
    const { message } = decodeCommit(body);
    for (const [line] of message.matchAll(/^[ *-]*Image: .*$/gm)) add(line, `the commit ${id.slice(0, 8)}`);
  }
  const words = [...origins.keys()];
  const digests = new Set(words.filter((word) => /^sha(256|512):[0-9a-f]{64,128}$/.test(word)));
  return { named: namedBy(origins, words.join('\n')), digests, state };
}

/** Where the branches are: `deep` are those whose commits count too. */
async function tipsOf(transport: Transport, { branch, requestPrefixes }: Branches) {
  const { refs: all, head } = await transport.listRefs(['refs/heads/', 'HEAD']);
  const refs = new Map([...all].filter(([name]) => name.startsWith('refs/heads/')));
  const main = branch === undefined ? head : `refs/heads/${branch}`;
  const isDeep = (name: string) => name === main || requestPrefixes.some((prefix) => name.startsWith(prefix));
  const deep = [...refs].flatMap(([name, tip]) => (isDeep(name) ? [tip] : []));
  const state = [...refs]
    .map(([name, tip]) => `${name} ${tip}`)
    .sort()
    .join('\n');
  return { refs, state, deep: [...new Set(deep)] };
}

/** Equal as long as no branch has moved, as `GitNames.state`. */
export async function stateOf(transport: Transport): Promise<string> {
  return (await tipsOf(transport, { branch: undefined, requestPrefixes: [] })).state;
}

interface Root {
  readonly id: ObjectId;
  readonly path: string;
  /** The commit; undefined for a tip. */
  readonly of: ObjectId | undefined;
}

/** Every file below the trees, with where it stands in words. Equal trees are read once; the first root that has one names it. */
async function blobsBelow(transport: Transport, roots: readonly Root[]): Promise<ReadonlyMap<ObjectId, string>> {
  const blobs = new Map<ObjectId, string>();
  const seen = new Set<ObjectId>();
  let level = roots;
  while (level.length > 0) {
    const fresh = level.filter(({ id }) => !seen.has(id) && seen.add(id));
    const bodies = await readAll(
      transport,
      fresh.map(({ id }) => id),
    );
    level = fresh.flatMap(({ id, path, of }) => {
      const body = bodies.get(id);
      if (body === undefined) return [];
      return decodeTree(id.length === 64 ? 'sha256' : 'sha1', body).flatMap((entry) => {
        const at = `${path}${entry.name}`;
        if (isDirectory(entry)) return [{ id: entry.id, path: `${at}/`, of }];
        const words = of === undefined ? at : `${at} in the commit ${of.slice(0, 8)}`;
        if (!isLink(entry) && !blobs.has(entry.id)) blobs.set(entry.id, words);
        return [];
      });
    });
  }
  return blobs;
}

async function readAll(transport: Transport, ids: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, Uint8Array>> {
  const found = new Map<ObjectId, Uint8Array>();
  for (let start = 0; start < ids.length; start += batch) {
    const part = ids.slice(start, start + batch);
    for (const [id, { body }] of await transport.read(part)) found.set(id, body);
  }
  return found;
}

/**
 * A digest must stand there whole; a tag with no letter or digit next to it, so that `develop-1` is not found in
 * `develop-12`. The name of a commit may be longer than the tag that was cut from it.
 */
function namedBy(origins: ReadonlyMap<string, string>, words: string): NamedInGit {
  const naming = (text: string, isCommit: boolean): string | undefined => {
    const whole = origins.get(text);
    if (whole !== undefined) return whole;
    for (let at = words.indexOf(text); at >= 0; at = words.indexOf(text, at + 1)) {
      const [before = '', after = ''] = [words[at - 1], words[at + text.length]];
      if (/[A-Za-z0-9]/.test(before) || (!isCommit && /[A-Za-z0-9]/.test(after))) continue;
      const word = words.slice(
        words.lastIndexOf('\n', at) + 1,
        words.indexOf('\n', at) < 0 ? undefined : words.indexOf('\n', at),
      );
      return origins.get(word);
    }
    return undefined;
  };
  return ({ digest, tags }) => {
    const place =
      naming(digest, false) ??
      tags.map((tag) => naming(tag, /^[0-9a-f]{7,64}$/.test(tag))).find((each) => each !== undefined);
    return place === undefined ? undefined : `${place} names it`;
  };
}
