/**
 * `git`: the GitOps repository as git objects, without a checkout: refs, snapshots, changes, commits, signatures.
 * Imports `net` and what lies beside the folders of `core`.
 * Begin here, then `connect.ts` (opens a transport) and `snapshot.ts` (reads a state).
 *
 * This interface has two implementations: `wire` speaks git's smart protocol version 2 over http(s) by itself, `program`
 * drives the git program (ssh, file paths, servers without filters). All other code works on git objects and depends on
 * neither.
 *
 * Source: git's gitprotocol-v2(5), gitprotocol-pack(5), gitformat-pack(5).
 */

import type { Failure } from '../failure.ts';

/** 40 (SHA-1) or 64 (SHA-256) lower-case hex digits. */
export type ObjectId = string;
export type ObjectFormat = 'sha1' | 'sha256';
export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

export interface GitObject {
  readonly type: ObjectType;
  /** The object's content without git's `type size\0` header. */
  readonly body: Uint8Array;
}

export interface CommitObject {
  readonly id: ObjectId;
  readonly body: Uint8Array;
}

export interface RefAdvertisement {
  readonly objectFormat: ObjectFormat;
  /** Full names, `refs/heads/main`, to the object they name. */
  readonly refs: ReadonlyMap<string, ObjectId>;
  /** The commits of annotated tags, by the full names of the tags; only where tags were asked for. */
  readonly peeled?: ReadonlyMap<string, ObjectId>;
  /**
   * What HEAD points at, `refs/heads/main`; undefined for a detached or unborn HEAD that the server does not name.
   * `program` leaves it out when it lists single branches.
   */
  readonly head: string | undefined;
}

export interface RefUpdate {
  /** Full name, `refs/heads/main`. */
  readonly ref: string;
  /** The object the ref must have now (compare-and-swap); undefined: the ref must not exist. */
  readonly expected: ObjectId | undefined;
  /** The object it gets; undefined deletes the ref. */
  readonly next: ObjectId | undefined;
  /** The objects that the server does not have yet. */
  readonly objects: ReadonlyMap<ObjectId, GitObject>;
}

/**
 * `rejected`: the reason is the server's text, for messages only; reading the ref again decides whether a race was lost
 * (law 2). `unknown`: no answer came (connection cut, 5xx), and the ref may have been updated. `refused`: an answer in place
 * of a report (401, 403, 404, 429, a web page); the ref may have been updated before it, else the cause is the failure.
 */
export type PushVerdict =
  | { readonly result: 'accepted' }
  | { readonly result: 'rejected'; readonly reason: string }
  | { readonly result: 'unknown'; readonly cause: unknown }
  | { readonly result: 'refused'; readonly cause: Failure };

export interface TransportCost {
  readonly requests: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  /** Child processes started. */
  readonly processes: number;
}

export interface Transport extends AsyncDisposable {
  readonly kind: 'wire' | 'git';
  /** Where the repository is, behind all redirects; undefined where only the git program knows. */
  readonly address?: string | undefined;
  /**
   * The refs whose full names begin with one of the prefixes. `head` is there when all branches or `HEAD` are asked for: the
   * git program does not get it for less. Always asks the server.
   */
  listRefs(prefixes: readonly string[]): Promise<RefAdvertisement>;
  /**
   * The objects, from this transport's cache or in one fetch for all that are missing. Cost does not depend on the
   * size of the repository: a commit comes without its tree, a tree without its entries. Objects stay cached for the
   * life of the transport, across lost races.
   */
  read(ids: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, GitObject>>;
  /** The commit objects reachable from `tip`, newest first, at most `depth` of them, without trees. */
  history(tip: ObjectId, depth: number): Promise<readonly CommitObject[]>;
  /**
   * The commit objects within `depth` generations of the tips, tips included, without trees, in any order: one request,
   * nothing of the cache. Whose parents are not among them may have more.
   *
   * @throws Failure when the server does not give one of the tips; its words name it (`not our ref`)
   */
  commits(tips: readonly ObjectId[], depth: number): Promise<readonly CommitObject[]>;
  /** Announces a call of `history`, so that the next fetch may bring its commits along: a hint. */
  expectHistory(tip: ObjectId, depth: number): void;
  push(update: RefUpdate): Promise<PushVerdict>;
  /**
   * Asks, by one request that writes nothing, whether the credential may push here. Rules for single branches are known to
   * the push alone.
   *
   * @throws Failure `GIT_AUTH`, `GIT_REPOSITORY_NOT_FOUND` for a no; an answer that says neither is no reason to stop
   */
  checkPush(): Promise<void>;
  /**
   * Milliseconds since the epoch by the server's clock, as its latest answer says; undefined where it does not. The clock of
   * a runner may be wrong, and what one runner writes another one compares.
   */
  serverTime(): number | undefined;
  cost(): TransportCost;
}

/** When a user gives several, the first of these kinds is used. */
export type GitCredential =
  | { readonly kind: 'token'; readonly token: string; readonly username?: string }
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'ssh-key'; readonly privateKey: string }
  /** The value of the Authorization header, as somebody else has made it. */
  | { readonly kind: 'header'; readonly authorization: string }
  | { readonly kind: 'none' };

export interface GitRemote {
  /** As normalised by `parseRepository`: an http(s) or ssh URL without userinfo, or an absolute path. */
  readonly url: string;
  readonly credential: GitCredential;
  /** The input or variable that the credential came from, for error messages: `gitops-token`, `MG_GITOPS_TOKEN`; without one, what lacks its other half. */
  readonly credentialSource: string | undefined;
}
