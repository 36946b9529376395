/** The shapes of GitHub's REST answers, complete as GitHub describes them (`contract.ts`). */

import { createHash } from 'node:crypto';
import type { FakePull, FakeRepository } from './state.ts';

const then = '2026-01-01T00:00:00Z';

export function ownerOf(pull: FakePull): string {
  return pull.headRepository?.split('/')[0] ?? 'unknown';
}

/** A fixed origin: nobody follows these addresses. */
const api = 'https://api.github.example.com';
const web = 'https://github.example.com';

export function userJson(login: string) {
  const own = `${api}/users/${login}`;
  return {
    login,
    id: idOf(login),
    node_id: `U_${login}`,
    avatar_url: `${web}/${login}.png`,
    gravatar_id: '',
    url: own,
    html_url: `${web}/${login}`,
    followers_url: `${own}/followers`,
    following_url: `${own}/following{/other_user}`,
    gists_url: `${own}/gists{/gist_id}`,
    starred_url: `${own}/starred{/owner}{/repo}`,
    subscriptions_url: `${own}/subscriptions`,
    organizations_url: `${own}/orgs`,
    repos_url: `${own}/repos`,
    events_url: `${own}/events{/privacy}`,
    received_events_url: `${own}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

/** A user or an organization, as anybody may ask for one. */
export function accountJson(login: string, type: string) {
  return {
    ...userJson(login),
    type,
    name: null,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: then,
    updated_at: then,
  };
}

export function packageJson(id: number, name: string) {
  const url = `${api}/packages/${id}`;
  const times = { created_at: then, updated_at: then };
  return { id, name, package_type: 'container', url, html_url: url, version_count: 1, visibility: 'private', ...times };
}

export function packageVersionJson(id: number, name: string, updated_at: string) {
  const url = `${api}/packages/versions/${id}`;
  return { id, name, url, package_html_url: url, created_at: then, updated_at };
}

export function eventJson(asked: string): object {
  const event = { id: 1, node_id: 'E_1', url: `${api}/events/1`, commit_id: null, commit_url: null, created_at: then };
  const who = asked.startsWith('team:')
    ? { requested_team: teamJson(asked.slice('team:'.length)) }
    : { requested_reviewer: userJson(asked) };
  const actor = userJson('somebody');
  return {
    ...event,
    event: 'review_requested',
    actor,
    review_requester: actor,
    performed_via_github_app: null,
    ...who,
  };
}

export function teamJson(slug: string) {
  const url = `${api}/teams/${slug}`;
  return {
    id: idOf(slug),
    node_id: `T_${slug}`,
    url,
    html_url: `${web}/teams/${slug}`,
    name: slug,
    slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'push',
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    parent: null,
  };
}

/** Of a repository; each is an address below its own. */
const repositoryUrls = [
  'archive',
  'assignees',
  'blobs',
  'branches',
  'collaborators',
  'comments',
  'commits',
  'compare',
  'contents',
  'contributors',
  'deployments',
  'downloads',
  'events',
  'forks',
  'git_commits',
  'git_refs',
  'git_tags',
  'hooks',
  'issue_comment',
  'issue_events',
  'issues',
  'keys',
  'labels',
  'languages',
  'merges',
  'milestones',
  'notifications',
  'pulls',
  'releases',
  'stargazers',
  'statuses',
  'subscribers',
  'subscription',
  'tags',
  'teams',
  'trees',
] as const;

/** A repository of which only the name is known. */
export function namedRepositoryJson(fullName: string, isPrivate = true) {
  const [owner = '', name = ''] = fullName.split('/');
  const url = `${api}/repos/${fullName}`;
  const clone = `${web}/${fullName}.git`;
  return {
    id: idOf(fullName),
    node_id: `R_${Buffer.from(fullName).toString('base64url')}`,
    name,
    full_name: fullName,
    owner: userJson(owner),
    private: isPrivate,
    html_url: `${web}/${fullName}`,
    description: null,
    fork: false,
    url,
    ...Object.fromEntries(repositoryUrls.map((each) => [`${each}_url`, `${url}/${each}`])),
    clone_url: clone,
    git_url: clone,
    ssh_url: clone,
    svn_url: clone,
    mirror_url: null,
    homepage: null,
    language: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    size: 1,
    default_branch: 'main',
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: false,
    disabled: false,
    license: null,
    pushed_at: then,
    created_at: then,
    updated_at: then,
  };
}

export function repositoryJson(repository: FakeRepository, mayPush: boolean): object {
  return {
    ...namedRepositoryJson(repository.fullName, repository.settings.private),
    network_count: 0,
    subscribers_count: 0,
    permissions: { admin: false, maintain: false, push: mayPush, triage: mayPush, pull: true },
  };
}

/** A repository keeps its number whatever it is called; here a name is never given twice. */
export function idOf(name: string): number {
  return Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 8), 16);
}

export function labelJson(name: string) {
  const url = `${api}/labels/${encodeURIComponent(name)}`;
  return { id: idOf(name), node_id: `L_${name}`, url, name, description: '', color: 'ededed', default: false };
}

/** A file that a pull request changes. */
export function fileJson(file: {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string;
}) {
  const url = `${web}/blob/${file.filename}`;
  return {
    ...file,
    sha: '0'.repeat(40),
    additions: 1,
    deletions: 1,
    changes: 2,
    blob_url: url,
    raw_url: url,
    contents_url: url,
  };
}

export function commitJson(sha: string, message: string, parents: readonly string[]) {
  const url = (each: string) => `${api}/commits/${each}`;
  const person = { name: 'Somebody', email: 'somebody@example.com', date: then };
  return {
    sha,
    node_id: `C_${sha}`,
    url: url(sha),
    html_url: `${web}/commit/${sha}`,
    comments_url: `${url(sha)}/comments`,
    commit: {
      url: url(sha),
      author: person,
      committer: person,
      message,
      comment_count: 0,
      tree: { sha, url: url(sha) },
    },
    author: userJson('somebody'),
    committer: userJson('somebody'),
    parents: parents.map((each) => ({ sha: each, url: url(each), html_url: `${web}/commit/${each}` })),
  };
}

export function pullJson(
  { origin, repository }: { readonly origin: string; readonly repository: FakeRepository },
  pull: FakePull,
): object {
  const headSha = repository.headOf(pull);
  const url = `${api}/repos/${repository.fullName}/pulls/${pull.number}`;
  const page = `${origin}/${repository.fullName}/pull/${pull.number}`;
  const link = (below: string) => ({ href: `${url}${below}` });
  return {
    id: pull.number,
    node_id: pull.nodeId,
    number: pull.number,
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: `${url}/issue`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${url}/comments{/number}`,
    comments_url: `${url}/issue-comments`,
    statuses_url: `${url}/statuses`,
    state: pull.state,
    locked: false,
    title: pull.title,
    // An empty body reads back as null.
    body: pull.body === '' ? null : pull.body,
    draft: pull.draft,
    user: userJson(pull.author),
    labels: pull.labels.map(labelJson),
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: pull.reviewers.map(userJson),
    requested_teams: pull.teams.map(teamJson),
    created_at: then,
    updated_at: then,
    closed_at: pull.state === 'closed' ? then : null,
    merged_at: pull.mergedAt,
    merge_commit_sha: null,
    author_association: 'NONE',
    auto_merge:
      pull.autoMerge === undefined
        ? null
        : {
            enabled_by: userJson('somebody'),
            merge_method: pull.autoMerge.toLowerCase(),
            commit_title: '',
            commit_message: '',
          },
    merged: pull.mergedAt !== null,
    mergeable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 1,
    deletions: 1,
    changed_files: 1,
    head: {
      label: `${ownerOf(pull)}:${pull.head}`,
      ref: pull.head,
      sha: headSha,
      user: userJson(ownerOf(pull)),
      repo: pull.headRepository === null ? null : namedRepositoryJson(pull.headRepository),
    },
    base: {
      label: `${repository.owner}:${pull.base}`,
      ref: pull.base,
      sha: repository.tip(pull.base) ?? headSha,
      user: userJson(repository.owner),
      repo: namedRepositoryJson(repository.fullName),
    },
    _links: {
      self: link(''),
      html: { href: page },
      issue: link('/issue'),
      comments: link('/issue-comments'),
      review_comments: link('/comments'),
      review_comment: link('/comments{/number}'),
      commits: link('/commits'),
      statuses: link('/statuses'),
    },
  };
}
