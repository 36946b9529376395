/** What the fake GitHub knows: accounts, repositories over real bare git repositories, pull requests, and git itself. */

import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BareRepository } from '../git/repository.ts';
import { scratchDirectory } from '../lifetime.ts';
import type { FakeDeployment, FakeEnvironment, FakeStatus } from './deployments.ts';
import type { FakeRelease } from './releases.ts';

export type Permission =
  | 'contents'
  | 'pull_requests'
  | 'metadata'
  | 'webhooks'
  | 'deployments'
  | 'statuses'
  | 'administration'
  | 'actions'
  | 'environments';
export type Permissions = Partial<Record<Permission, 'read' | 'write'>>;

export interface FakeAccount {
  readonly login: string;
  readonly permissions: Permissions;
  /** `owner/name`; all when absent. */
  readonly repositories?: readonly string[];
  /** Of an installation token; as GitHub writes it. */
  readonly expiresAt?: string;
  /** Of a classic token. */
  readonly scopes?: readonly string[];
  /** As GitHub writes it into a header: `2026-12-03 10:00:00 UTC`. */
  readonly tokenExpiration?: string;
}

/** Whether an account, or the permission it has, is enough. */
export function may(account: FakeAccount, permission: Permission, level: 'read' | 'write'): boolean {
  return covers(permission === 'metadata' ? 'read' : account.permissions[permission], level);
}

export function covers(granted: 'read' | 'write' | undefined, wanted: 'read' | 'write'): boolean {
  return granted === 'write' || granted === wanted;
}

export interface RepositorySettings {
  /** Whom a review may be asked of; teams as slugs. */
  readonly collaborators: readonly string[];
  readonly teams: readonly string[];
  /** Of people by their login; everybody else has none. */
  readonly roles: Readonly<Record<string, 'admin' | 'maintain' | 'write' | 'triage' | 'read'>>;
  /** The target branch requires checks: requests wait for `passChecks`. */
  readonly protected: boolean;
  readonly autoMergeAllowed: boolean;
  readonly mergeCommitAllowed: boolean;
  readonly draftsAllowed: boolean;
  /** What is published can never change. */
  readonly immutableReleases: boolean;
  readonly private: boolean;
  /** Types of the rules that rulesets have for every branch. */
  readonly rules: readonly string[];
  /** Addresses of its webhooks. */
  readonly webhooks: readonly string[];
}

export interface FakeComment {
  readonly id: number;
  readonly author: string;
  body: string;
  updatedAt: string;
}

export interface FakePull {
  readonly number: number;
  readonly nodeId: string;
  readonly head: string;
  /** `owner/name`; null: a fork that is gone. */
  readonly headRepository: string | null;
  readonly author: string;
  title: string;
  body: string;
  base: string;
  state: 'open' | 'closed';
  mergedAt: string | null;
  draft: boolean;
  labels: string[];
  reviewers: string[];
  teams: string[];
  comments: FakeComment[];
  /** Only who may write to the repository comments. */
  locked: boolean;
  /** Names that a review was ever asked of: logins, and `team:slug`. */
  asked: string[];
  autoMerge: 'MERGE' | 'REBASE' | 'SQUASH' | undefined;
  checksPassed: boolean;
  /** How many more looks at `mergeStateStatus` answer UNKNOWN. */
  unknownLooks: number;
  /** Where the branch was when it was last there. */
  lastHead: string;
}

export class FakeRepository {
  readonly fullName: string;
  readonly nodeId: string;
  readonly git: BareRepository;
  readonly settings: RepositorySettings;
  readonly pulls: FakePull[] = [];
  readonly releases: FakeRelease[] = [];
  commentCount = 0;
  readonly deployments: FakeDeployment[] = [];
  /** By name; they come with their first deployment. */
  readonly environments = new Map<string, FakeEnvironment>();
  /** Of commits, in order. */
  readonly statuses: FakeStatus[] = [];
  assetCount = 0;
  /** The tag of the release that GitHub shows as the latest. */
  latestRelease: string | undefined;

  constructor(fullName: string, git: BareRepository, settings: Partial<RepositorySettings>) {
    this.fullName = fullName;
    this.nodeId = `R_${Buffer.from(fullName).toString('base64url')}`;
    this.git = git;
    this.settings = {
      collaborators: [],
      teams: [],
      roles: {},
      protected: false,
      autoMergeAllowed: true,
      mergeCommitAllowed: true,
      draftsAllowed: true,
      immutableReleases: true,
      private: true,
      rules: [],
      webhooks: [],
      ...settings,
    };
  }

  get owner(): string {
    return this.fullName.split('/')[0] ?? '';
  }

  /** Undefined: no such branch. */
  tip(branch: string): string | undefined {
    const found = this.git.git('for-each-ref', '--format=%(refname) %(objectname)', `refs/heads/${branch}`);
    return found
      .split('\n')
      .find((line) => line.startsWith(`refs/heads/${branch} `))
      ?.split(' ')[1];
  }

  headOf(pull: FakePull): string {
    if (pull.headRepository === this.fullName && pull.state === 'open')
      pull.lastHead = this.tip(pull.head) ?? pull.lastHead;
    return pull.lastHead;
  }

  /** As GitHub lists them: what the head changed since it left the base. */
  filesOf(
    pull: FakePull,
  ): readonly { readonly filename: string; readonly status: string; readonly previous_filename?: string }[] {
    const range = `${pull.base}...${this.headOf(pull)}`;
    const words = this.git.git('diff', '--name-status', '-M', '-z', range).split('\0').filter(Boolean);
    const files = [];
    while (words.length > 0) {
      const status = words.shift() ?? '';
      const before = words.shift() ?? '';
      if (!status.startsWith('R')) files.push({ filename: before, status: 'modified' });
      else files.push({ filename: words.shift() ?? '', previous_filename: before, status: 'renamed' });
    }
    return files;
  }

  addPull(fields: Pick<FakePull, 'title' | 'head' | 'base'> & Partial<FakePull>): FakePull {
    const number = this.pulls.length + 1;
    const pull: FakePull = {
      number,
      nodeId: `PR_${this.nodeId}_${number}`,
      headRepository: this.fullName,
      author: 'somebody',
      body: '',
      state: 'open',
      mergedAt: null,
      draft: false,
      labels: [],
      reviewers: [],
      teams: [],
      comments: [],
      locked: false,
      asked: [],
      autoMerge: undefined,
      checksPassed: false,
      unknownLooks: 0,
      lastHead: this.tip(fields.head) ?? this.tip(fields.base) ?? '',
      ...fields,
    };
    this.pulls.push(pull);
    return pull;
  }

  addComment(pull: FakePull, author: string, body: string): FakeComment {
    this.commentCount += 1;
    // As GitHub's, the ids of all comments of a server are one row.
    const comment = { id: 5_000_000_000 + this.commentCount, author, body, updatedAt: new Date().toISOString() };
    pull.comments.push(comment);
    return comment;
  }

  mergeState(pull: FakePull): string {
    if (pull.unknownLooks > 0) {
      pull.unknownLooks -= 1;
      return 'UNKNOWN';
    }
    if (pull.draft) return 'DRAFT';
    if (this.#mergedTree(pull) === undefined) return 'DIRTY';
    return this.settings.protected && !pull.checksPassed ? 'BLOCKED' : 'CLEAN';
  }

  merge(pull: FakePull, method: 'MERGE' | 'REBASE' | 'SQUASH'): string {
    const [tree, base, head] = [this.#mergedTree(pull), this.tip(pull.base), this.headOf(pull)];
    if (tree === undefined || base === undefined) throw new Error('not mergeable');
    const parents = method === 'MERGE' ? [base, head] : [base];
    const message = `${method === 'MERGE' ? 'Merge pull request' : pull.title} #${pull.number}`;
    const commit = this.commitTree(tree, parents, message, pull.author);
    this.git.git('update-ref', `refs/heads/${pull.base}`, commit, base);
    Object.assign(pull, { state: 'closed', mergedAt: new Date().toISOString() });
    return commit;
  }

  /** The required checks have succeeded: what waits for them is merged. */
  passChecks(pull: FakePull): void {
    pull.checksPassed = true;
    if (pull.autoMerge !== undefined && pull.state === 'open') this.merge(pull, pull.autoMerge);
  }

  commitTree(tree: string, parents: readonly string[], message: string, author: string): string {
    const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', message];
    return runGit(this.git.path, args, '', {
      GIT_AUTHOR_NAME: author,
      GIT_AUTHOR_EMAIL: `${author}@users.noreply.github.com`,
    });
  }

  /** The parent's tree with files written and deleted. As GitHub's, knows no modes: everything is an ordinary file. */
  editTree(
    parent: string,
    additions: readonly { path: string; contents: string }[],
    deletions: readonly string[],
  ): string {
    const scratch = scratchDirectory('mg-github-index');
    try {
      const index = { GIT_INDEX_FILE: join(scratch, 'index') };
      runGit(this.git.path, ['read-tree', parent], '', index);
      const gone = `0 ${'0'.repeat(parent.length)}\t`;
      const lines = deletions.map((path) => gone + path);
      for (const { path, contents } of additions) {
        const blob = runGit(this.git.path, ['hash-object', '-w', '--stdin'], Buffer.from(contents, 'base64'));
        lines.push(`100644 ${blob}\t${path}`);
      }
      runGit(this.git.path, ['update-index', '-z', '--index-info'], lines.map((line) => `${line}\0`).join(''), index);
      return runGit(this.git.path, ['write-tree'], '', index);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }

  #mergedTree(pull: FakePull): string | undefined {
    try {
      return this.git.git('merge-tree', '--write-tree', this.tip(pull.base) ?? '', this.headOf(pull)).split('\n')[0];
    } catch {
      return undefined;
    }
  }
}

function runGit(
  path: string,
  args: readonly string[],
  input: string | Uint8Array,
  env: Record<string, string> = {},
): string {
  const options = {
    input,
    maxBuffer: 2 ** 28,
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_COMMITTER_NAME: 'GitHub',
      GIT_COMMITTER_EMAIL: 'noreply@github.com',
      ...env,
    },
  };
  return execFileSync('git', ['-C', path, ...args], options)
    .toString('utf8')
    .trim();
}
