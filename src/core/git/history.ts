/** The walk through a history of commits that are here. */

import type { GitObject, ObjectId } from './transport.ts';

export interface Walk {
  readonly commits: readonly { readonly id: ObjectId; readonly body: Uint8Array }[];
  /** Whether a parent was not among the objects before `depth` commits were found. */
  readonly truncated: boolean;
}

/**
 * The first `depth` commits from `tip` down, newest committer date first, each behind a child of it, as `git log` shows
 * them. Commits are read leniently: old repositories hold dates that git no longer writes.
 */
export function walkHistory(objects: ReadonlyMap<ObjectId, GitObject>, tip: ObjectId, depth: number): Walk {
  const commits: { id: ObjectId; body: Uint8Array }[] = [];
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
 * Whether a commit's own root tree is among the objects that are wanted: a filtered pack that begins at the commit would
 * leave it out (NOT_USER_GIVEN in list-objects.c).
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
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const end = text.indexOf('\n\n');
  return end < 0 ? text : text.slice(0, end);
}
