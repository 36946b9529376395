/** The fake's REST routes, in the shapes and with the refusals of GitHub's API (version 2022-11-28). */

import { commentRoutes } from './comments.ts';
import { deploymentRoutes } from './deployments.ts';
import { commitJson, eventJson, fileJson, labelJson, ownerOf, pullJson, repositoryJson, userJson } from './json.ts';
import { createRelease, deleteAsset, listReleases, updateRelease, uploadAsset } from './releases.ts';
import type { FakeAccount, FakePull, FakeRepository, Permission } from './state.ts';

export interface RestCall {
  readonly origin: string;
  readonly method: string;
  /** Below the API's base, without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of an upload: its bytes. */
  readonly content: Buffer;
  readonly account: FakeAccount;
  readonly repository: FakeRepository;
  readonly may: (permission: Permission, level: 'read' | 'write') => boolean;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  /** For records and faults. */
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly needs: readonly [Permission, 'read' | 'write'];
  readonly answer: (call: RestCall, match: readonly string[]) => RestAnswer;
}

const routes: readonly Route[] = [
  route('repos.get', 'GET', '', ['metadata', 'read'], ({ repository, may, account }) => ({
    ...ok(repositoryJson(repository, may('contents', 'write'))),
    headers: {
      ...(account.scopes === undefined ? {} : { 'x-oauth-scopes': account.scopes.join(', ') }),
      ...(account.tokenExpiration === undefined
        ? {}
        : { 'github-authentication-token-expiration': account.tokenExpiration }),
    },
  })),
  route('rules.branch', 'GET', '/rules/branches/(.+)', ['metadata', 'read'], (call) =>
    page(call, call.repository.settings.rules, (type) => ({
      type,
      ruleset_source_type: 'Repository',
      ruleset_source: call.repository.fullName,
      ruleset_id: 1,
    })),
  ),
  route('hooks.list', 'GET', '/hooks', ['webhooks', 'read'], (call) =>
    page(call, call.repository.settings.webhooks, (url) => ({
      type: 'Repository',
      id: 1,
      name: 'web',
      active: true,
      events: ['push'],
      config: { url },
      updated_at: '2026-01-01T00:00:00Z',
      created_at: '2026-01-01T00:00:00Z',
      url,
      test_url: url,
      ping_url: url,
      last_response: { code: null, status: 'unused', message: null },
    })),
  ),
  route('git.getRef', 'GET', '/git/ref/heads/(.+)', ['contents', 'read'], ({ repository }, [branch = '']) => {
    const sha = repository.tip(branch);
    return sha === undefined
      ? notFound()
      : ok({
          ref: `refs/heads/${branch}`,
          node_id: 'REF_1',
          url: `https://api.github.example.com/refs/${branch}`,
          object: { type: 'commit', sha, url: `https://api.github.example.com/commits/${sha}` },
        });
  }),
  route('repos.listCommits', 'GET', '/commits', ['contents', 'read'], (call) => {
    const log = call.repository.git.git('log', '-z', '--format=%H%x01%P%x01%B', call.query.get('sha') ?? 'HEAD');
    const commits = log.split('\0').filter(Boolean);
    return page(call, commits, (entry) => {
      const [sha = '', parents = '', message = ''] = entry.split('\u0001');
      return commitJson(sha, message.trimEnd(), parents.split(' ').filter(Boolean));
    });
  }),
  route(
    'repos.compare',
    'GET',
    '/compare/([^.]+)\\.\\.\\.([^.]+)',
    ['contents', 'read'],
    (call, [base = '', head = '']) => compare(call.repository, base, head),
  ),
  route('releases.list', 'GET', '/releases', ['contents', 'read'], listReleases),
  route('releases.create', 'POST', '/releases', ['contents', 'write'], createRelease),
  route('releases.update', 'PATCH', '/releases/(\\d+)', ['contents', 'write'], (call, [id]) => updateRelease(call, id)),
  route('releases.upload', 'POST', '/releases/(\\d+)/assets', ['contents', 'write'], (call, [id]) =>
    uploadAsset(call, id),
  ),
  route('releases.deleteAsset', 'DELETE', '/releases/assets/(\\d+)', ['contents', 'write'], (call, [id]) =>
    deleteAsset(call, id),
  ),
  route('pulls.list', 'GET', '/pulls', ['pull_requests', 'read'], listPulls),
  route('pulls.create', 'POST', '/pulls', ['pull_requests', 'write'], createPull),
  route('pulls.get', 'GET', '/pulls/(\\d+)', ['pull_requests', 'read'], (call, [number]) =>
    withPull(call, number, (pull) => ok(pullJson(call, pull))),
  ),
  route('pulls.listFiles', 'GET', '/pulls/(\\d+)/files', ['pull_requests', 'read'], (call, [number]) =>
    withPull(call, number, (pull) => page(call, call.repository.filesOf(pull), fileJson)),
  ),
  route(
    'repos.getCollaboratorPermissionLevel',
    'GET',
    '/collaborators/([^/]+)/permission',
    ['metadata', 'read'],
    permission,
  ),
  route('pulls.update', 'PATCH', '/pulls/(\\d+)', ['pull_requests', 'write'], (call, [number]) =>
    withPull(call, number, (pull) => {
      const { title, body, base, state } = call.body as Partial<FakePull>;
      Object.assign(pull, defined({ title, body, base, state }));
      return ok(pullJson(call, pull));
    }),
  ),
  route('pulls.merge', 'PUT', '/pulls/(\\d+)/merge', ['contents', 'write'], (call, [number]) =>
    withPull(call, number, (pull) => merge(call, pull)),
  ),
  route(
    'pulls.requestReviewers',
    'POST',
    '/pulls/(\\d+)/requested_reviewers',
    ['pull_requests', 'write'],
    (call, [number]) => withPull(call, number, (pull) => requestReviewers(call, pull)),
  ),
  route('issues.listEvents', 'GET', '/issues/(\\d+)/events', ['pull_requests', 'read'], (call, [number]) =>
    withPull(call, number, (pull) => page(call, pull.asked, eventJson)),
  ),
  ...commentRoutes(route),
  route('issues.addLabels', 'POST', '/issues/(\\d+)/labels', ['pull_requests', 'write'], (call, [number]) =>
    withPull(call, number, (pull) => {
      pull.labels = [...new Set([...pull.labels, ...((call.body.labels ?? []) as string[])])];
      return ok(pull.labels.map(labelJson));
    }),
  ),
  ...deploymentRoutes(route),
];

function route(name: string, method: string, path: string, needs: Route['needs'], answer: Route['answer']): Route {
  return { name, method, path: new RegExp(`^/repos/[^/]+/[^/]+${path}$`), needs, answer };
}

/** Each route with a path that it takes, for `acme/shop`. */
export function samplePaths(): readonly { readonly method: string; readonly path: string }[] {
  return routes.map(({ method, path }) => ({
    method,
    path: path.source
      .slice(1, -1)
      .replaceAll('\\/', '/')
      .replace('[^/]+', 'acme')
      .replace('[^/]+', 'shop')
      .replaceAll('([^.]+)', 'a')
      .replaceAll('\\.', '.')
      .replace(/\((?:\\d|\.|\[\^?[^\]]*\])\+\)/g, '1'),
  }));
}

/** `pulls.create`, or undefined for what the fake does not know. */
export function routeName(method: string, path: string): string | undefined {
  return routes.find((each) => each.method === method && each.path.test(path))?.name;
}

export function answerRest(call: RestCall): RestAnswer {
  const found = routes.find((each) => each.method === call.method && each.path.test(call.path));
  if (found === undefined) return notFound();
  const [permission, level] = found.needs;
  if (!call.may(permission, 'read')) return notFound();
  if (!call.may(permission, level)) {
    return {
      status: 403,
      body: { message: 'Resource not accessible by integration', documentation_url: 'https://docs.github.com/rest' },
      headers: { 'x-accepted-github-permissions': `${permission}=${level}` },
    };
  }
  return found.answer(call, found.path.exec(call.path)?.slice(1) ?? []);
}

export function notFound(): RestAnswer {
  return {
    status: 404,
    body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
  };
}

export function ok(body: unknown): RestAnswer {
  return { status: 200, body };
}

export function invalid(message: string, errors?: readonly object[]): RestAnswer {
  return {
    status: 422,
    body: { message, ...(errors === undefined ? {} : { errors }), documentation_url: 'https://docs.github.com/rest' },
  };
}

export function withPull(
  call: RestCall,
  number: string | undefined,
  answer: (pull: FakePull) => RestAnswer,
): RestAnswer {
  const pull = call.repository.pulls[Number(number) - 1];
  return pull === undefined ? notFound() : answer(pull);
}

/** 30 items a page, at most 100, and the Link header of RFC 8288. */
export function page<T>(
  { origin, path, query }: RestCall,
  items: readonly T[],
  json: (item: T) => unknown,
): RestAnswer {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const number = Number(query.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string) => {
    const there = new URLSearchParams(query);
    there.set('page', String(to));
    return `<${origin}/api/v3${path}?${there}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
  ];
  const body = items.slice((number - 1) * size, number * size).map(json);
  return { status: 200, body, headers: links.length === 0 ? {} : { link: links.join(', ') } };
}

function compare({ git }: FakeRepository, base: string, head: string): RestAnswer {
  const count = (range: string) => Number(git.git('rev-list', '--count', range));
  try {
    git.git('cat-file', '-e', `${base}^{commit}`);
    git.git('cat-file', '-e', `${head}^{commit}`);
  } catch {
    return notFound();
  }
  const [ahead, behind] = [count(`${base}..${head}`), count(`${head}..${base}`)];
  const status = ahead > 0 ? (behind > 0 ? 'diverged' : 'ahead') : behind > 0 ? 'behind' : 'identical';
  const url = 'https://github.example.com/compare';
  const commit = commitJson(base, '', []);
  return ok({
    url,
    html_url: url,
    permalink_url: url,
    diff_url: url,
    patch_url: url,
    base_commit: commit,
    merge_base_commit: commit,
    status,
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: [],
    files: [],
  });
}

/** `none` for everybody who may only read a public repository. */
function permission({ repository }: RestCall, [login = '']: readonly string[]): RestAnswer {
  const role = repository.settings.roles[decodeURIComponent(login)];
  const user = { ...userJson(login), email: null, role_name: role ?? '' };
  if (role === undefined) return ok({ permission: 'none', role_name: '', user });
  const legacy = { admin: 'admin', maintain: 'write', write: 'write', triage: 'read', read: 'read' } as const;
  return ok({ permission: legacy[role], role_name: role, user });
}

function listPulls(call: RestCall): RestAnswer {
  const { query, repository } = call;
  const [state, base, head] = [query.get('state') ?? 'open', query.get('base'), query.get('head')];
  const found = repository.pulls.filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (base === null || pull.base === base) &&
      // A head that is not `owner:branch` is ignored.
      (head === null || !head.includes(':') || `${ownerOf(pull)}:${pull.head}` === head),
  );
  if (query.get('direction') !== 'asc') found.reverse();
  return page(call, found, (pull) => pullJson(call, pull));
}

function createPull(call: RestCall): RestAnswer {
  const { repository, account } = call;
  const { title, head, base, body, draft } = call.body as Record<'title' | 'head' | 'base' | 'body', string> & {
    draft?: boolean;
  };
  const tip = repository.tip(head);
  if (tip === undefined) {
    return invalid('Validation Failed', [{ resource: 'PullRequest', field: 'head', code: 'invalid' }]);
  }
  const custom = (message: string) =>
    invalid('Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }]);
  if (
    repository.pulls.some(
      (pull) =>
        pull.state === 'open' &&
        pull.head === head &&
        pull.base === base &&
        pull.headRepository === repository.fullName,
    )
  ) {
    return custom(`A pull request already exists for ${repository.owner}:${head}.`);
  }
  if (repository.git.git('rev-list', '--count', `${repository.tip(base)}..${tip}`) === '0') {
    return custom(`No commits between ${base} and ${head}`);
  }
  if (title.length > 256) return custom('title is too long (maximum is 256 characters)');
  if (draft === true && !repository.settings.draftsAllowed) {
    return invalid('Draft pull requests are not supported in this repository.');
  }
  const pull = repository.addPull({ title, head, base, body, draft: draft ?? false, author: account.login });
  return { status: 201, body: pullJson(call, pull) };
}

function merge({ repository, body }: RestCall, pull: FakePull): RestAnswer {
  if (repository.headOf(pull) !== body.sha) {
    return { status: 409, body: { message: 'Head branch was modified. Review and try the merge again.' } };
  }
  const method = String(body.merge_method ?? 'merge').toUpperCase() as 'MERGE' | 'REBASE' | 'SQUASH';
  if (method === 'MERGE' && !repository.settings.mergeCommitAllowed) {
    return { status: 405, body: { message: 'Merge commits are not allowed on this repository.' } };
  }
  if (pull.state !== 'open' || repository.mergeState(pull) !== 'CLEAN') {
    return { status: 405, body: { message: 'Pull Request is not mergeable' } };
  }
  return ok({ sha: repository.merge(pull, method), merged: true, message: 'Pull Request successfully merged' });
}

function requestReviewers(call: RestCall, pull: FakePull): RestAnswer {
  const { settings } = call.repository;
  const reviewers = (call.body.reviewers ?? []) as string[];
  const teams = (call.body.team_reviewers ?? []) as string[];
  if (reviewers.includes(pull.author)) return invalid('Review cannot be requested from pull request author.');
  if (
    reviewers.some((name) => !settings.collaborators.includes(name)) ||
    teams.some((name) => !settings.teams.includes(name))
  ) {
    return invalid(
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.',
    );
  }
  pull.reviewers = [...new Set([...pull.reviewers, ...reviewers])];
  pull.teams = [...new Set([...pull.teams, ...teams])];
  pull.asked.push(...reviewers, ...teams.map((team) => `team:${team}`));
  return { status: 201, body: pullJson(call, pull) };
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
