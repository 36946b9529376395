/**
 * GitHub or GitLab behind one interface: requests, comments, commits without a clone, and which commit is older.
 * "Request" is a pull or merge request.
 */

/** Where the GitOps repository (or the monorepo) lives on a forge. */
export interface ForgeRepository {
  readonly kind: 'github' | 'gitlab';
  /** API base: `https://api.github.com`, `https://gitlab.example.com/api/v4`. */
  readonly api: string;
  /** `owner/name`, or GitLab's `group/sub/project`. */
  readonly path: string;
  /** For links: `https://github.com/owner/name`, without credentials. */
  readonly url: string;
}

/** The code of the failure for a branch that git has and the forge does not show. */
export const branchUnseen = 'FORGE_BRANCH_UNSEEN';

export interface ForgeRequest {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'merged' | 'closed';
  readonly title: string;
  readonly body: string;
  readonly sourceBranch: string;
  readonly targetBranch: string;
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  readonly draft: boolean;
  /** Tip of the source branch as the forge knows it. */
  readonly headCommit: string | undefined;
}

export interface RequestContent {
  readonly sourceBranch: string;
  readonly targetBranch: string;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  /** User names. */
  readonly reviewers: readonly string[];
  readonly draft: boolean;
}

/** One file of a commit made by API. */
export type ForgeFileChange =
  | { readonly path: string; readonly body: Uint8Array; readonly existed: boolean }
  | { readonly path: string; readonly delete: true };

/** `stale`: the branch has moved (or a file has) since it was read; read again, edit again, commit again. */
export type ApiCommit =
  | { readonly result: 'committed'; readonly commit: string }
  | { readonly result: 'stale'; readonly cause: unknown };

export interface Forge {
  readonly repository: ForgeRepository;
  /** Open requests whose source branch is exactly this one, in this repository (never a fork's). */
  openRequest(sourceBranch: string, targetBranch: string): Promise<ForgeRequest | undefined>;
  /** Whether a request of the branch was merged as it was at `head`: a squash or a rebase leaves no other trace. */
  wasMerged(sourceBranch: string, targetBranch: string, head: string): Promise<boolean>;
  /** Open requests whose source branch begins with the prefix; all pages. */
  openRequests(sourcePrefix: string): Promise<readonly ForgeRequest[]>;
  /** @throws Failure `branchUnseen` when the forge does not know the source branch, perhaps only not yet. */
  createRequest(content: RequestContent): Promise<ForgeRequest>;
  /** Changes only what differs; equal content makes no call. Labels and reviewers that people added stay. */
  updateRequest(request: ForgeRequest, content: RequestContent): Promise<ForgeRequest>;
  /** Closes it with the reason as a comment; already closed is fine (law 4). */
  closeRequest(request: ForgeRequest, reason: string): Promise<void>;
  /** The forge's own mechanism: merges when checks pass. `unavailable` says why, for a warning. */
  enableAutoMerge(
    request: ForgeRequest,
  ): Promise<{ readonly result: 'enabled' | 'merged' } | { readonly result: 'unavailable'; readonly reason: string }>;
  /** Commits on top of `expectedHead`, atomically; committer and signature are the forge's. */
  commit(change: {
    readonly branch: string;
    readonly expectedHead: string;
    readonly message: string;
    readonly files: readonly ForgeFileChange[];
    /** Default: the token's owner. GitHub knows no other one. */
    readonly author?: { readonly name: string; readonly email: string } | undefined;
  }): Promise<ApiCommit>;
  /** Whether `ancestor` is reachable from `descendant`, by the forge's compare API. */
  isAncestor(ancestor: string, descendant: string): Promise<'yes' | 'no' | 'unknown'>;
  deleteBranch(branch: string, expectedHead: string): Promise<void>;
}
