/**
 * The last step of a commit race: the commit becomes the branch's tip if that has not moved. Either we make the commit and
 * push it, or the forge makes it, as its own author and with its own signature (`commit-via: api`).
 */

import { Failure } from '../failure.ts';
import { isForgeAnswer } from '../forge/error.ts';
import type { Forge, ForgeFileChange } from '../forge/forge.ts';
import type { ChangedFile } from '../git/changes.ts';
import { type Committer, createCommit, type Identity } from '../git/commit.ts';
import { treeMode } from '../git/objects.ts';
import type { Branch } from '../git/repository.ts';
import type { GitObject, ObjectId, Transport } from '../git/transport.ts';
import { pushSettled } from './push-settled.ts';

/** A branch with the commit that the next one is made on: its tip, or where it begins. */
export type Target = Branch & { readonly parent: ObjectId | undefined };

/** What is to be published on `target`: the new tree, and how it differs from its parent's. */
interface Draft {
  readonly target: Target;
  readonly tree: ObjectId;
  /** Those of the tree that the repository does not have yet. */
  readonly objects: ReadonlyMap<ObjectId, GitObject>;
  readonly files: readonly ChangedFile[];
  readonly message: string;
}

/**
 * - `stale`: the branch has moved, as the publisher knows.
 * - `rejected`: not taken; whether the branch has moved is still to be read from it.
 * - `unknown`: the answer never came, so it may have been taken.
 * - `refused`: the cause is the failure, unless the commit was taken before.
 *
 * `commit` is the one that the server may have taken all the same; a forge that makes it has not said its name.
 */
export type Publication =
  | { readonly result: 'accepted'; readonly commit: ObjectId }
  | { readonly result: 'stale' | 'rejected' | 'unknown'; readonly cause: unknown; readonly commit?: ObjectId }
  | { readonly result: 'refused'; readonly cause: Failure; readonly commit?: ObjectId };

export interface Publisher {
  /** @throws Failure `GIT_UNBORN` for a branch that this way cannot begin */
  checkTarget?(target: Target): void;
  /** @throws Failure refused `API_FILE_MODE` for files that this way cannot write as they are; also in a dry run */
  checkFiles?(files: readonly ChangedFile[]): void;
  publish(draft: Draft, transport: Transport): Promise<Publication>;
  /** The problem and its remedy when the server refuses for good. `ofRequest`: the branch is that of a request. */
  refusal(target: Target, ofRequest: boolean): { readonly problem: string; readonly hint: string };
}

export function pushPublisher(committer: Committer): Publisher {
  return {
    async publish({ target, tree, objects, message }, transport) {
      const { objectFormat: format, ref, tip, parent } = target;
      const parents = parent === undefined ? [] : [parent];
      const { id, object } = await createCommit(committer, { format, tree, parents, message });
      const all = new Map([...objects, [id, object]]);
      const verdict = await transport.push({ ref, expected: tip, next: id, objects: all });
      switch (verdict.result) {
        case 'accepted':
          return { result: 'accepted', commit: id };
        case 'rejected':
          return { result: 'rejected', cause: new Error(verdict.reason), commit: id };
        case 'unknown':
          return { result: 'unknown', cause: verdict.cause, commit: id };
        case 'refused':
          return { result: 'refused', cause: verdict.cause, commit: id };
      }
    },
    refusal: ({ name }, ofRequest) => ({
      problem: `the server refuses commits to ${name}, which nobody else has moved`,
      hint: `A hook or a branch protection rule forbids it: allow this credential to push there${ofRequest ? '; where a rule demands how names of branches begin, give that as `request-branch`' : ', or use `deliver: pull-request`'}.`,
    }),
  };
}

/** @param author not on GitHub; default: the token's owner */
export function forgePublisher(forge: Pick<Forge, 'commit'>, author: Identity | undefined): Publisher {
  return {
    checkTarget({ parent }) {
      if (parent !== undefined) return;
      throw new Failure('failed', 'GIT_UNBORN', 'an API cannot make the first commit of an empty repository', {
        hint: 'Make a first commit, or use commit-via: git.',
      });
    },
    checkFiles: refuseModes,
    async publish({ target, files, message }, transport) {
      const { name: branch, parent } = target;
      if (parent === undefined) return { result: 'stale', cause: new Error(`${branch} is gone`) };
      const refused = await beginBranch(transport, target, parent);
      if (refused !== undefined) return refused;
      const changes = files.map(forgeChange);
      try {
        const answer = await forge.commit({ branch, expectedTip: parent, message, files: changes, author });
        return answer.result === 'committed' ? { result: 'accepted', commit: answer.commit } : answer;
      } catch (error) {
        if (error instanceof Failure && isForgeAnswer(error)) return { result: 'refused', cause: error };
        throw error;
      }
    },
    refusal: ({ name }) => ({
      problem: `the server refuses the new branch ${name}`,
      hint: 'A hook or a rule for branches forbids it: allow this credential to create it; where a rule demands how names of branches begin, give that as `request-branch`.',
    }),
  };
}

/** Both APIs commit to branches that exist; a new one begins at a commit that the server has. */
async function beginBranch(
  transport: Transport,
  { ref, tip }: Target,
  parent: ObjectId,
): Promise<Publication | undefined> {
  if (tip !== undefined) return undefined;
  const verdict = await pushSettled(transport, { ref, expected: undefined, next: parent, objects: new Map() });
  if (verdict.result === 'accepted') return undefined;
  if (verdict.result === 'unknown') return verdict;
  return { result: 'rejected', cause: new Error(verdict.reason) };
}

/** An API commit says nothing about modes: it would turn a script into a plain file, and a symlink into its target. */
function refuseModes(files: readonly ChangedFile[]): void {
  for (const { path, before, after } of files) {
    if (after === undefined) continue;
    const other = [before?.mode, after.mode].find((mode) => mode !== undefined && mode !== treeMode.file);
    if (other === undefined) continue;
    throw new Failure('refused', 'API_FILE_MODE', `${path} has mode ${other}, which a commit by API does not keep`, {
      hint: 'Use commit-via: git for this file.',
    });
  }
}

function forgeChange({ path, before, after }: ChangedFile): ForgeFileChange {
  return after === undefined ? { path, delete: true } : { path, body: after.body, existed: before !== undefined };
}
