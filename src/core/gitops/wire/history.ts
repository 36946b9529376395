import type { GitObject, ObjectId } from '../transport.ts';

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
