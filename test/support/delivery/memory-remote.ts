/** A repository in memory whose server answers each write as it is told, behind git and behind a forge's API. */

import type { Forge } from '../../../src/core/forge/forge.ts';
import { encodeCommit } from '../../../src/core/git/commit.ts';
import { encodeTree, hashObject } from '../../../src/core/git/objects.ts';
import type { GitObject, ObjectId, PushVerdict, Transport } from '../../../src/core/git/transport.ts';

/**
 * `moved`: somebody else was faster. `refused`: nobody was, the server does not want it. `silent`: no answer comes, and
 * nothing was written. `taken in silence`: no answer comes, but it was written.
 */
export type Answer = 'taken' | 'moved' | 'refused' | 'silent' | 'taken in silence';

const stamp = { name: 'x', email: 'x@example.com', seconds: 0, zone: '+0000' };

export interface MemoryRemote {
  readonly transport: Transport;
  readonly forge: Pick<Forge, 'commit'>;
  tip(branch: string): ObjectId | undefined;
  /** Somebody pushes to a branch. */
  move(branch: string): ObjectId;
  /** How many writes were asked for. */
  writes(): number;
}

/** @param answers to the writes, in order; the last one counts for all that follow. None: each is taken. */
export function memoryRemote(answers: readonly Answer[] = []): MemoryRemote {
  const objects = new Map<ObjectId, GitObject>();
  const refs = new Map<string, ObjectId>();
  let writes = 0;
  const add = (type: GitObject['type'], body: Uint8Array) => {
    const id = hashObject('sha1', type, body);
    objects.set(id, { type, body });
    return id;
  };
  let commits = 0;
  const commit = (parents: readonly ObjectId[]) => {
    commits += 1;
    const blob = add('blob', Buffer.from(`tag: ${commits}\n`));
    const tree = add('tree', encodeTree([{ mode: '100644', name: 'a', id: blob }]));
    return add('commit', encodeCommit({ tree, parents, author: stamp, committer: stamp, message: `${commits}` }));
  };
  const move = (ref: string) => {
    const tip = refs.get(ref);
    const next = commit(tip === undefined ? [] : [tip]);
    refs.set(ref, next);
    return next;
  };
  const answer = (ref: string, take: () => void): Answer => {
    const given = answers[Math.min(writes, answers.length - 1)] ?? 'taken';
    writes += 1;
    if (given === 'moved') move(ref);
    if (given === 'taken' || given === 'taken in silence') take();
    return given;
  };
  const verdicts: Readonly<Record<Answer, PushVerdict>> = {
    taken: { result: 'accepted' },
    moved: { result: 'rejected', reason: 'fetch first' },
    refused: { result: 'rejected', reason: 'names begin with feature/' },
    silent: { result: 'unknown', cause: new Error('connection reset') },
    'taken in silence': { result: 'unknown', cause: new Error('connection reset') },
  };
  move('refs/heads/main');
  return {
    tip: (branch) => refs.get(`refs/heads/${branch}`),
    move: (branch) => move(`refs/heads/${branch}`),
    writes: () => writes,
    forge: {
      async commit({ branch, expectedTip }) {
        const ref = `refs/heads/${branch}`;
        const given = answer(ref, () => refs.set(ref, commit([expectedTip])));
        if (given === 'taken') return { result: 'committed', commit: refs.get(ref)! };
        return { result: 'stale', cause: new Error('fetch first') };
      },
    },
    transport: {
      kind: 'git',
      listRefs: async () => ({ objectFormat: 'sha1', head: 'refs/heads/main', refs: new Map(refs) }),
      read: async (ids) => new Map(ids.flatMap((id) => (objects.has(id) ? [[id, objects.get(id)!]] : []))),
      history: async (id) => [{ id, body: objects.get(id)!.body }],
      commits: async (ids) => ids.map((id) => ({ id, body: objects.get(id)!.body })),
      expectHistory: () => {},
      async push({ ref, next, objects: added }) {
        for (const [id, object] of added) objects.set(id, object);
        return verdicts[answer(ref, () => (next === undefined ? refs.delete(ref) : refs.set(ref, next)))];
      },
      checkPush: async () => {},
      serverTime: () => undefined,
      cost: () => ({ requests: 0, bytesReceived: 0, bytesSent: 0, processes: 0 }),
      [Symbol.asyncDispose]: async () => {},
    },
  };
}
