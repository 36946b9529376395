/** Commit objects of ours: stamped, signed when asked, named. */

import type { Clock } from '../ports.ts';
import { type Commit, encodeCommit, type Identity, type Stamp, signatureHeader } from './commit-object.ts';
import { hashObject } from './objects.ts';
import type { GitObject, ObjectFormat, ObjectId } from './transport.ts';

/** Signs a commit's bytes; the armoured signature goes into the commit's header. */
export type SignCommit = (body: Uint8Array) => Promise<string>;

export interface CommitParts {
  readonly format: ObjectFormat;
  readonly tree: ObjectId;
  readonly parents: readonly ObjectId[];
  readonly author: Identity;
  /** Default: the author. */
  readonly committer?: Identity | undefined;
  readonly message: string;
  readonly clock: Clock;
  readonly sign?: SignCommit | undefined;
}

export interface NamedCommit {
  readonly id: ObjectId;
  readonly object: GitObject;
}

export async function createCommit(parts: CommitParts): Promise<NamedCommit> {
  // UTC, so that the same run gives the same commit on every runner.
  const stamp = (identity: Identity): Stamp => ({
    ...identity,
    seconds: Math.floor(parts.clock.now() / 1000),
    zone: '+0000',
  });
  const unsigned: Commit = {
    tree: parts.tree,
    parents: parts.parents,
    author: stamp(parts.author),
    committer: stamp(parts.committer ?? parts.author),
    message: parts.message,
  };
  const signature = await parts.sign?.(encodeCommit(unsigned));
  const commit: Commit =
    signature === undefined
      ? unsigned
      : { ...unsigned, headers: [[signatureHeader(parts.format), signature.trimEnd()]] };
  const body = encodeCommit(commit);
  return { id: hashObject(parts.format, 'commit', body), object: { type: 'commit', body } };
}
