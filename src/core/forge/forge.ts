/**
 * Forges (GitHub, GitLab) behind one interface: requests, comments, commits without a clone, which commit is older.
 * Imports only `net`, `names`, `git`, `image` and the files beside the folders of `core`.
 * Begin here, then `forges.ts` (which forge a URL belongs to) and `github/github.ts` (what makes one).
 */

import type { Network } from '../net/network.ts';
import type { Clock, Log, Secrets } from '../ports.ts';
import type { CommitStatus, ForgeDeployments } from './deployments.ts';

/** What differs from forge to forge. To add a forge, write a folder with such an object and list it in `forges.ts`. */
export interface ForgeKind {
  /** `gitlab`. A server of one's own is recognised by this word in its host name. */
  readonly name: string;
  /** For people: `GitLab`. */
  readonly title: string;
  /** Base of an API, for hints: `https://gitlab.example.com/api/v4`. */
  readonly exampleApi: string;
  /** Whether this is the host of a public server: `github.com`, `acme.ghe.com`. */
  isPublicHost(hostname: string): boolean;
  /** Hosts that take ssh on port 443, each with the host that people know. */
  readonly sshHosts: Readonly<Record<string, string>>;
  /** The API of a server, from the address at which people look: `https://gitlab.example.com`. */
  apiOf(web: string): string;
  /**
   * The other way round; undefined where the address is not certainly an API of this forge.
   *
   * @param repositoryWeb the server of the repository's URL, when that is a web address
   */
  webOf(api: string, repositoryWeb: string | undefined): string | undefined;
  /** Whether these are the segments of a whole repository's path: `owner/name`, `group/sub/project`. */
  isRepositoryPath(segments: readonly string[]): boolean;
  commitUrl(repository: ForgeRepository, commit: string): string;
  /** Names of the variables that a job of this forge has. */
  readonly jobVariables: JobVariables;
  /** The author of a commit by API: the token's owner, or the one that is given. */
  readonly apiCommitAuthor: 'token owner' | 'given';
  /** Where the forge has Apps. */
  readonly apps?: AppTokenIssuer;
  /** Loads the client. Sends nothing, and masks the token. */
  open(repository: ForgeRepository, token: ForgeToken, ports: ForgePorts): Promise<Forge>;
}

interface JobVariables {
  /** Where people look. */
  readonly web: string;
  readonly api: string;
  /** Where ssh may have a host name of its own. */
  readonly sshHost?: string;
  readonly token: string;
  /** The user name that goes with this token where git asks for one. */
  readonly gitUser: string;
}

/** A repository (the GitOps repository, the monorepo) on its forge. */
export interface ForgeRepository {
  readonly kind: ForgeKind;
  /** API base: `https://api.github.com`, `https://gitlab.example.com/api/v4`. */
  readonly api: string;
  /** `owner/name`, or GitLab's `group/sub/project`. */
  readonly path: string;
  /** For links: `https://github.com/owner/name`, without credentials. */
  readonly url: string;
}

export interface ForgeToken {
  readonly value: string;
  /** The running job's own token, which GitLab takes in a header of its own. */
  readonly ofJob?: true;
}

export interface ForgePorts {
  readonly network: Network;
  readonly clock: Clock;
  readonly log: Log;
  /** Gets the token before anything is sent. */
  readonly secrets: Secrets;
}

/** An App that is installed on the repository. */
export interface AppCredential {
  readonly repository: ForgeRepository;
  /** The App's id or client id. */
  readonly appId: string;
  /** PKCS #1 or PKCS #8; line ends may be written as `\n`, as they are in many secret stores. */
  readonly privateKeyPem: string;
}

/** What a token is for: `request` may also open requests; `status` may set statuses of commits, and nothing else. */
export type TokenPurpose = 'push' | 'request' | 'status';

export interface AppToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface AppTokenIssuer {
  /** A token for this one repository that may do no more than its purpose takes. */
  issue(app: AppCredential, purpose: TokenPurpose, ports: ForgePorts): Promise<AppToken>;
  /** Warns instead of failing: a token that is not revoked expires by itself. */
  revoke(token: AppToken, repository: ForgeRepository, ports: ForgePorts): Promise<void>;
}

/** The code of the failure for a branch that git has and the forge does not show. */
export const branchNotVisible = 'FORGE_BRANCH_UNSEEN';

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
}

/** A request of earlier, with the commit that its branch had last. */
export interface EarlierRequest extends ForgeRequest {
  readonly tip: string;
}

/** Where a request comes from, as it is now. */
export interface RequestHead {
  readonly commit: string;
  readonly branch: string;
  readonly targetBranch: string;
  readonly fromFork: boolean;
}

/** What somebody has written below a request. */
export interface Remark {
  /** As `mayWrite` takes it. */
  readonly author: string;
  /** Markdown, as it reads now. */
  readonly text: string;
}

/** Of very many files a forge lists some. */
export interface ChangedFiles {
  /** A file that was renamed has both names. */
  readonly paths: readonly string[];
  readonly complete: boolean;
}

/** In the text of a request that this program has closed: nobody has decided against what it held. */
export const closedByProgram = '<!-- monorepo-gitops: closed by the program -->';

/** Reviewers are user names, on GitHub also `owner/team`. */
export type RequestContent = Omit<ForgeRequest, 'number' | 'url' | 'state'>;

/** One file of a commit made by API. */
export type ForgeFileChange =
  | { readonly path: string; readonly body: Uint8Array; readonly existed: boolean }
  | { readonly path: string; readonly delete: true };

export interface CommitChange {
  readonly branch: string;
  readonly expectedTip: string;
  readonly message: string;
  readonly files: readonly ForgeFileChange[];
  /** Default: the token's owner. GitHub knows no other one. */
  readonly author?: { readonly name: string; readonly email: string } | undefined;
}

/** `stale`: the branch has moved (or a file has) since it was read; read again, edit again, commit again. */
export type ApiCommit =
  | { readonly result: 'committed'; readonly commit: string }
  | { readonly result: 'stale'; readonly cause: unknown };

/** `merged`: nothing was left to wait for. The reason is for a warning. */
export type AutoMerge =
  | { readonly result: 'enabled' | 'merged' }
  | { readonly result: 'unavailable'; readonly reason: string };

/** What a branch asks of a push. Whom the forge excepts it does not tell everybody. */
export interface BranchRule {
  /** `request`: changes come by a request, or by what only a request gets. `signature`: commits are signed. */
  readonly asks: 'request' | 'signature' | 'pattern';
  /** For people: `changes are made by pull request`. */
  readonly words: string;
}

/** What a token may do with its repository, as the forge tells it. Undefined: it does not tell this token. */
export interface ForgeAccess {
  readonly scopes: readonly string[] | undefined;
  /** Scopes of which the work takes one, where the token has none of them. */
  readonly missingScopes: readonly string[];
  /** Milliseconds since the epoch. */
  readonly expiresAt: number | undefined;
  /** To the branch. */
  readonly mayPush: boolean | undefined;
  /** Those of the branch. */
  readonly rules: readonly BranchRule[];
  /** Addresses that the repository's webhooks call. */
  readonly webhooks: readonly string[] | undefined;
}

/** A comment on a request: GitHub's issue comment, GitLab's note. */
export interface ForgeComment {
  /** Grows with time. */
  readonly id: number;
  readonly url: string;
  readonly body: string;
}

/** The comments that this token's own user wrote. Whoever quotes or copies one of them has written another one. */
export interface RequestComments {
  /** Characters of one. */
  readonly longest: number;
  /** What a token needs to write one, for people. */
  readonly needs: string;
  /** In the order of their ids or times, from all pages. */
  own(request: number): Promise<readonly ForgeComment[]>;
  create(request: number, body: string): Promise<ForgeComment>;
  /** Undefined: it is gone. */
  update(request: number, comment: ForgeComment, body: string): Promise<ForgeComment | undefined>;
  /** One that is gone already is fine (law 4). */
  delete(request: number, comment: ForgeComment): Promise<void>;
}

export interface Forge {
  readonly repository: ForgeRepository;
  readonly comments: RequestComments;
  /**
   * The open request whose source branch is exactly this one, in this repository (never a fork's).
   *
   * @param targetBranch any, when absent
   */
  openRequest(sourceBranch: string, targetBranch?: string): Promise<ForgeRequest | undefined>;
  /** Whether a request of the branch was merged at this tip: a squash or a rebase leaves no other trace. */
  wasMerged(sourceBranch: string, targetBranch: string, tip: string): Promise<boolean>;
  /** The newest requests of the branch into the target, in whatever state, newest first; one page. */
  latestRequests(sourceBranch: string, targetBranch: string): Promise<readonly EarlierRequest[]>;
  /** One request by its number, in whatever state it is. */
  request(number: number): Promise<ForgeRequest>;
  requestHead(number: number): Promise<RequestHead>;
  changedFiles(number: number): Promise<ChangedFiles>;
  /** The comments of people on a request, in the order of its page; none of bots and of the forge itself. */
  remarks(number: number): Promise<readonly Remark[]>;
  /** Whether somebody may push to the repository. */
  mayWrite(author: string): Promise<boolean>;
  /** Open requests whose source branch begins with the prefix; all pages. */
  openRequests(sourcePrefix: string): Promise<readonly ForgeRequest[]>;
  /** @throws Failure `branchNotVisible` when the forge does not know the source branch, perhaps only not yet. */
  createRequest(content: RequestContent): Promise<ForgeRequest>;
  /** Changes only what differs; equal content makes no call. Labels and reviewers that people added stay. */
  updateRequest(request: ForgeRequest, content: RequestContent): Promise<ForgeRequest>;
  /** Closes it with the reason as a comment, and `closedByProgram` in its text; already closed is fine (law 4). */
  closeRequest(request: ForgeRequest, reason: string): Promise<void>;
  /** By the forge's own mechanism: the request is merged when its checks pass. */
  enableAutoMerge(request: ForgeRequest): Promise<AutoMerge>;
  /** Commits on top of `expectedTip`, atomically; committer and signature are the forge's. */
  commit(change: CommitChange): Promise<ApiCommit>;
  /** How one commit stands to another, by the forge's compare API: it has it among its ancestors, or is among them. */
  compare(commit: string, other: string): Promise<'same' | 'contains' | 'contained' | 'neither' | 'unknown'>;
  deleteBranch(branch: string, expectedTip: string): Promise<void>;
  /** @param work `push`: by git alone; `api`: commits or requests by the API */
  access(branch: string, work: 'push' | 'api'): Promise<ForgeAccess>;
  readonly deployments: ForgeDeployments;
  /** The last one of a context counts. */
  setStatus(status: CommitStatus): Promise<void>;
}
