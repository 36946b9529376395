/** What the decision about a deployment asks of the monorepo's remote: whether the source is open, and how commits stand to each other. */
import type { ObjectId } from '../git/transport.ts';
import type { SourceTree } from './tree.ts';

/** How one commit stands to another: it is the same, has it among its ancestors, is among its ancestors, or neither. */
export type Relation = 'same' | 'contains' | 'contained' | 'neither' | 'unknown';

/** A commit that was deployed, with the full name of the ref that it was deployed from. */
export interface DeployedCommit {
  readonly commit: ObjectId;
  readonly ref: string | undefined;
}

/**
 * Facts about the commit at hand (the candidate) and its source, the branch, tag or request that the run is for. Each is
 * asked when it is needed, and remembered. No method throws because something cannot be had: the answer is then `unknown`,
 * and `notes` says why.
 */
export interface SourceFacts {
  /** The candidate on its source: its tip, below the tip, or not on it (rewritten, tag moved, branch gone). */
  on(): Promise<'tip' | 'below' | 'off' | 'unknown'>;
  /** Whether the source is closed: its branch or tag is gone, or its request is closed or merged. */
  closed(): Promise<'no' | 'yes' | 'unknown'>;
  /** How the first commit stands to the second. */
  relation(commit: ObjectId, other: ObjectId): Promise<Relation>;
  /**
   * The line that a deployed commit is on now: the candidate's source (`mine`), another one that exists (its own ref or the
   * default branch, `open`), or none.
   */
  line(deployed: DeployedCommit): Promise<'mine' | 'open' | 'none' | 'unknown'>;
  /** Whether the monorepo has the commit: names of repositories prove nothing. */
  has(commit: ObjectId): Promise<'yes' | 'no' | 'unknown'>;
  /**
   * The commit of the monorepo that the digits (7 to all of them) abbreviate, as a tag does; undefined for none or more than
   * one, `unknown` when it may be among the commits that could not be had. Asks as far as `relation` does.
   */
  commitOf(digits: string): Promise<ObjectId | 'unknown' | undefined>;
  /**
   * Commits that the first has and the second lacks, newest first, for messages; empty when not known.
   *
   * @param most default ten
   */
  lacking(
    commit: ObjectId,
    other: ObjectId,
    most?: number,
  ): Promise<readonly { readonly commit: ObjectId; readonly subject: string }[]>;
  /** The commit of a branch or tag, by its full name; undefined where there is none, or it is not known. */
  tip(ref: string): Promise<ObjectId | undefined>;
  /** Where the candidate left the branch that it goes into: its request's target, else the default branch. */
  forkPoint(): Promise<ObjectId | undefined>;
  /**
   * The files of a commit that the checkout lacks; undefined where the remote cannot be asked for it. Commits that are asked
   * for at the same time cost as many requests as one.
   */
  treeOf(
    commit: ObjectId,
    head: { readonly commit: ObjectId; readonly tree: SourceTree },
  ): Promise<SourceTree | undefined>;
  /** Asks for tips and requests anew, unless that was done within the last milliseconds (default: 30 seconds). Call it before a push. */
  refresh(milliseconds?: number): Promise<void>;
  /** What could not be asked, and why, each once. */
  readonly notes: readonly string[];
}
