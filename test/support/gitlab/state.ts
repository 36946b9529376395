/** What a GitLab with one project knows and answers; see server.ts. */

import type { BareRepository } from '../git/repository.ts';
import { Answer, type GitlabRequest, refusal } from './answer.ts';
import { FakeDeployments } from './deployments.ts';
import { type CommitAction, GitlabRepository } from './repository.ts';

export interface GitlabUser {
  readonly id: number;
  readonly username: string;
}

export interface FakeNote {
  readonly id: number;
  readonly author: GitlabUser;
  body: string;
}

export interface FakeMergeRequest {
  readonly iid: number;
  readonly source_branch: string;
  readonly source_project_id: number;
  target_branch: string;
  title: string;
  description: string;
  state: 'opened' | 'closed' | 'merged';
  labels: string[];
  reviewers: GitlabUser[];
  removeSource: boolean;
  /** The source branch's tip; frozen when it is merged or closed. */
  sha: string;
  /** The tip that auto-merge was asked for. */
  autoMerge: string | undefined;
  readonly comments: FakeNote[];
  /** The texts of `comments`. */
  readonly notes: readonly string[];
  /** Only members of the project comment. */
  locked: boolean;
  /** GitLab's own notes about what people and programs did. */
  readonly events: string[];
  /** How many more times its mergeability is "checking". */
  checking: number;
}

export interface GitlabOptions {
  readonly repository: BareRepository;
  /** Default `infra/charts`. */
  readonly path?: string;
  readonly users?: readonly string[];
  /** Default `merge`. */
  readonly mergeMethod?: 'merge' | 'ff' | 'squash';
  /** Whether a pipeline runs for every merge request, so that auto-merge has something to wait for. */
  readonly pipelines?: boolean;
  /** How often a new merge request answers "checking". Default 0. */
  readonly checking?: number;
  /** Items on a page, whatever was asked for. Default: as asked. */
  readonly pageSize?: number;
  /** How often a source branch is not seen yet when a merge request is made. Default 0. */
  readonly unseen?: number;
  /** Reviewers that are kept; GitLab Free keeps one. */
  readonly reviewerLimit?: number;
  /** Branches that nobody may push to. */
  readonly protectedBranches?: readonly string[];
  /** Access levels of members, by the id of their user. */
  readonly members?: Readonly<Record<number, number>>;
  /** Of the access token. Default `api`. */
  readonly scopes?: readonly string[];
  /** When the access token ends: `2027-01-31`. */
  readonly tokenEnds?: string;
  /** Default true. */
  readonly mayDeleteEnvironments?: boolean;
  /** Addresses of the project's webhooks. Default: the token may not list them. */
  readonly webhooks?: readonly string[];
}

export const projectId = 42;
/** An access token of the project with the `api` scope. */
export const access = 'glpat-0123456789abcdefghij';
/** A running job's. */
export const job = 'glcbt-64_0123456789abcdefghij';

/** Whose the access token is. */
export const tokenUser: GitlabUser = { id: 900, username: 'project_42_bot_0123456789abcdef' };
/** Characters of a note. */
const longestNote = 1_000_000;

export class GitlabState {
  readonly repository: GitlabRepository;
  readonly mergeRequests: FakeMergeRequest[] = [];
  readonly deployed = new FakeDeployments();
  origin = '';
  cleanupPolicy: Readonly<Record<string, unknown>> = {
    cadence: '1d',
    enabled: false,
    keep_n: 10,
    older_than: '90d',
    name_regex: '.*',
    name_regex_keep: null,
    next_run_at: null,
  };
  readonly #options: GitlabOptions;
  readonly #path: string;
  readonly #users: readonly GitlabUser[];
  #unseen: number;
  #noteCount = 0;

  constructor(options: GitlabOptions) {
    this.#options = options;
    this.#path = options.path ?? 'infra/charts';
    this.#unseen = options.unseen ?? 0;
    this.repository = new GitlabRepository(options.repository.path);
    this.#users = (options.users ?? []).map((username, index) => ({ id: 100 + index, username }));
  }

  answer(request: GitlabRequest): Answer {
    const { 'private-token': given, 'job-token': givenJob } = request.headers;
    if (given !== access && givenJob !== job) throw refusal(401, '401 Unauthorized');
    const isJob = givenJob === job;
    if (request.path === '/users' && !isJob) {
      return new Answer(
        200,
        this.#users.filter(({ username }) => username === request.query.get('username')),
      );
    }
    if (request.path === '/user') {
      if (isJob) throw refusal(401, '401 Unauthorized');
      return new Answer(200, { ...tokenUser, name: 'deploy', state: 'active', bot: true });
    }
    if (request.path === '/personal_access_tokens/self' && !isJob) {
      const { scopes = ['api'], tokenEnds = null } = this.#options;
      return new Answer(200, { id: 7, name: 'deploy', revoked: false, active: true, scopes, expires_at: tokenEnds });
    }
    const root = `/projects/${this.#path}`;
    if (request.path === root && !isJob) return this.#project(request);
    if (!request.path.startsWith(`${root}/`)) throw refusal(404, '404 Project Not Found');
    // What a job token may do ends in "not found", as if the page were not there (gitlab-org/gitlab#545150, #464591).
    // Environments and deployments it may change since GitLab 16.2 (gitlab-org/gitlab#414549).
    const isDeployment = /^\/(?:environments|deployments)(?:\/|$)/.test(request.path.slice(root.length));
    if (isJob && !isDeployment && !['GET', 'HEAD'].includes(request.method)) throw refusal(404, '404 Not Found');
    const found = this.#route(request, request.path.slice(root.length));
    if (found === undefined) throw refusal(404, '404 Not Found');
    return found;
  }

  /** What retention needs of a project: its cleanup policy, which GitLab makes with the project and turns off. */
  #project({ method, body = {} }: GitlabRequest): Answer {
    if (method === 'PUT') {
      const { keep_n, older_than, ...given } = (body.container_expiration_policy_attributes ?? {}) as Record<
        string,
        unknown
      >;
      const isKnown = [null, 1, 5, 10, 25, 50, 100].includes(keep_n as number | null);
      if (!isKnown)
        throw new Answer(400, { message: { 'container_expiration_policy.keep_n': ['is not included in the list'] } });
      this.cleanupPolicy = { ...this.cleanupPolicy, ...given, keep_n, older_than };
    }
    return new Answer(200, {
      id: projectId,
      path_with_namespace: this.#path,
      container_expiration_policy: this.cleanupPolicy,
    });
  }

  #route(request: GitlabRequest, path: string): Answer | undefined {
    const { method } = request;
    const body = request.body ?? {};
    const deployed = this.deployed.answer(request, path, this.#options.mayDeleteEnvironments !== false);
    if (deployed !== undefined) return deployed;
    if (path === '/merge_requests') return method === 'POST' ? this.#create(body) : this.#list(request);
    const one = /^\/merge_requests\/(\d+)(\/merge|\/diffs|\/notes(?:\/\d+)?)?$/.exec(path);
    if (one !== null) return this.#one(method, this.find(one[1] ?? ''), one[2], request);
    const member = /^\/members\/all\/(\d+)$/.exec(path)?.[1];
    if (member !== undefined && method === 'GET') {
      const access_level = this.#options.members?.[Number(member)];
      // Of whoever is none, and of a user that does not exist.
      if (access_level === undefined) throw refusal(404, '404 Not found');
      return new Answer(200, { id: Number(member), state: 'active', access_level });
    }
    if (path === '/hooks' && method === 'GET') {
      if (this.#options.webhooks === undefined) throw refusal(403, '403 Forbidden');
      const hooks = this.#options.webhooks.map((url, index) => ({ id: index + 1, url, push_events: true }));
      return this.#page(hooks, request.query);
    }
    if (path === '/repository/commits') return method === 'POST' ? this.#commit(body) : this.#log(request);
    if (path === '/repository/merge_base') return this.#mergeBase(request.query.getAll('refs[]'));
    if (path.startsWith('/repository/branches/'))
      return this.#branch(method, path.slice('/repository/branches/'.length));
    if (path.startsWith('/repository/files/'))
      return this.#file(path.slice('/repository/files/'.length), request.query);
    return undefined;
  }

  find(iid: string): FakeMergeRequest {
    const found = this.mergeRequests.find((each) => String(each.iid) === iid);
    if (found === undefined) throw refusal(404, '404 Not found');
    return this.#refreshed(found);
  }

  add(source: string, target: string, from = projectId): FakeMergeRequest {
    const request: FakeMergeRequest = {
      iid: this.mergeRequests.length + 1,
      source_branch: source,
      source_project_id: from,
      target_branch: target,
      title: source,
      description: '',
      state: 'opened',
      labels: [],
      reviewers: [],
      removeSource: false,
      sha: '',
      autoMerge: undefined,
      comments: [],
      get notes() {
        return this.comments.map(({ body }) => body);
      },
      locked: false,
      events: [],
      checking: this.#options.checking ?? 0,
    };
    this.mergeRequests.push(request);
    return request;
  }

  #refreshed(request: FakeMergeRequest): FakeMergeRequest {
    if (request.state !== 'opened' || request.source_project_id !== projectId) return request;
    const head = this.repository.head(request.source_branch);
    if (head === undefined || head === request.sha) return request;
    request.sha = head;
    // GitLab aborts auto-merge when the source branch gets a commit, and closes as merged what the target has.
    request.autoMerge = undefined;
    const target = this.repository.head(request.target_branch) ?? '';
    if (this.repository.mergeBase(target, head) === head && target !== head) request.state = 'merged';
    return request;
  }

  #create(body: Readonly<Record<string, unknown>>): Answer {
    const [source, target] = [String(body.source_branch ?? ''), String(body.target_branch ?? '')];
    if (!body.title || source === '' || target === '') throw new Answer(400, { error: 'title is missing' });
    const there = this.mergeRequests.find(
      (each) =>
        each.state === 'opened' &&
        each.source_branch === source &&
        each.target_branch === target &&
        each.source_project_id === projectId,
    );
    if (there !== undefined) {
      throw new Answer(409, {
        message: [`Another open merge request already exists for this source branch: !${there.iid}`],
      });
    }
    for (const [name, branch] of Object.entries({ source_branch: source, target_branch: target })) {
      // GitLab's view of the branches is refreshed behind the push (renovate#44498: since GitLab 19).
      const unseen = name === 'source_branch' && this.#unseen-- > 0;
      if (unseen || this.repository.head(branch) === undefined) {
        throw new Answer(400, { message: { [name]: ['does not exist'] } });
      }
    }
    const request = this.add(source, target);
    try {
      this.#change(request, { labels: '', ...body });
    } catch (error) {
      this.mergeRequests.pop();
      throw error;
    }
    request.removeSource = body.remove_source_branch === true;
    return new Answer(201, this.#render(this.#refreshed(request)));
  }

  #list({ query }: GitlabRequest): Answer {
    const is = (name: string, value: string) => !query.has(name) || query.get(name) === value;
    const found = this.mergeRequests
      .map((each) => this.#refreshed(each))
      .filter(
        (each) =>
          is('state', each.state) && is('source_branch', each.source_branch) && is('target_branch', each.target_branch),
      );
    // The newest first, unless asked otherwise.
    if (query.get('sort') !== 'asc') found.reverse();
    return this.#page(
      found.map((each) => this.#render(each)),
      query,
    );
  }

  #page(items: readonly unknown[], query: URLSearchParams): Answer {
    const size = this.#options.pageSize ?? Number(query.get('per_page') ?? 20);
    const page = Number(query.get('page') ?? 1);
    const more = page * size < items.length;
    return new Answer(200, items.slice((page - 1) * size, page * size), {
      'x-next-page': more ? String(page + 1) : '',
      ...(more ? { link: `<${this.origin}?page=${page + 1}>; rel="next"` } : {}),
    });
  }

  #one(
    method: string,
    request: FakeMergeRequest,
    below: string | undefined,
    { body = {}, query }: GitlabRequest,
  ): Answer | undefined {
    if (below?.startsWith('/notes') === true) return this.#notes(method, request, below, { body, query });
    if (below === '/diffs' && method === 'GET') {
      return this.#page(this.repository.changes(request.target_branch, request.sha), query);
    }
    if (below === '/merge' && method === 'PUT') return this.#accept(request, body);
    if (below !== undefined) return undefined;
    if (method === 'PUT') this.#change(request, body);
    return method === 'PUT' || method === 'GET' ? new Answer(200, this.#render(request)) : undefined;
  }

  /** Somebody writes a note. */
  addNote(request: FakeMergeRequest, author: GitlabUser, body: string): FakeNote {
    this.#noteCount += 1;
    const note = { id: 3_000 + this.#noteCount, author, body };
    request.comments.push(note);
    return note;
  }

  #notes(
    method: string,
    request: FakeMergeRequest,
    below: string,
    { body, query }: { readonly body: Readonly<Record<string, unknown>>; readonly query: URLSearchParams },
  ): Answer | undefined {
    const render = ({ id, author, body: text }: FakeNote, system = false) => ({
      id,
      body: text,
      author,
      system,
      noteable_type: 'MergeRequest',
      noteable_iid: request.iid,
    });
    if (below === '/notes' && method === 'GET') {
      const events = request.events.map((text, index) =>
        render({ id: index + 1, author: tokenUser, body: text }, true),
      );
      const items = [...events, ...request.comments.map((note) => render(note))];
      // The newest first, unless asked otherwise.
      return this.#page(query.get('sort') === 'asc' ? items : items.toReversed(), query);
    }
    const { scopes = ['api'] } = this.#options;
    if (!scopes.includes('api')) {
      const error_description = 'The request requires higher privileges than provided by the access token.';
      throw new Answer(403, { error: 'insufficient_scope', error_description, scope: 'api' });
    }
    if (request.locked) throw refusal(403, '403 Forbidden');
    if (method !== 'DELETE' && String(body.body ?? '').length > longestNote) {
      throw refusal(400, `400 Bad request - Note {:note=>["is too long (maximum is ${longestNote} characters)"]}`);
    }
    if (below === '/notes') {
      return method === 'POST'
        ? new Answer(201, render(this.addNote(request, tokenUser, String(body.body))))
        : undefined;
    }
    const note = request.comments.find(({ id }) => below === `/notes/${id}`);
    if (note === undefined) throw refusal(404, '404 Note Not Found');
    if (method === 'PUT') {
      note.body = String(body.body);
      return new Answer(200, render(note));
    }
    if (method !== 'DELETE') return undefined;
    request.comments.splice(request.comments.indexOf(note), 1);
    return new Answer(204);
  }

  #change(request: FakeMergeRequest, body: Readonly<Record<string, unknown>>): void {
    const list = (value: unknown) => String(value).split(',').filter(Boolean);
    if (String(body.title ?? '').length > 255) {
      throw new Answer(400, { message: { title: ['is too long (maximum is 255 characters)'] } });
    }
    if (body.title !== undefined) request.title = String(body.title);
    if (body.description !== undefined) request.description = String(body.description);
    if (body.target_branch !== undefined) request.target_branch = String(body.target_branch);
    if (body.labels !== undefined) request.labels = list(body.labels);
    if (body.add_labels !== undefined) request.labels = [...new Set([...request.labels, ...list(body.add_labels)])];
    if (Array.isArray(body.reviewer_ids)) {
      const wanted = this.#users.filter(({ id }) => (body.reviewer_ids as unknown[]).includes(id));
      const kept = wanted.slice(0, this.#options.reviewerLimit ?? wanted.length);
      const added = kept.filter(({ id }) => !request.reviewers.some((each) => each.id === id));
      if (added.length > 0) {
        request.events.push(`requested review from ${added.map(({ username }) => `@${username}`).join(' and ')}`);
      }
      request.reviewers = kept;
    }
    if (body.state_event === 'close' && request.state === 'opened') request.state = 'closed';
  }

  #accept(request: FakeMergeRequest, body: Readonly<Record<string, unknown>>): Answer {
    const status = this.#mergeStatus(request);
    if (body.sha !== undefined && body.sha !== request.sha) {
      throw refusal(409, 'SHA does not match HEAD of source branch');
    }
    const waits = body.auto_merge === true || body.merge_when_pipeline_succeeds === true;
    if (status === 'ci_still_running' && waits) {
      request.autoMerge = request.sha;
      return new Answer(200, this.#render(request));
    }
    if (status === 'conflict') throw refusal(422, 'Branch cannot be merged');
    if (status !== 'mergeable') throw refusal(405, '405 Method Not Allowed');
    if (body.should_remove_source_branch === true) request.removeSource = true;
    this.merge(request);
    return new Answer(200, this.#render(request));
  }

  merge(request: FakeMergeRequest): void {
    const { source_branch: source, target_branch: target } = request;
    this.repository.merge(target, source, this.#options.mergeMethod ?? 'merge', `Merge branch '${source}'`);
    request.state = 'merged';
    if (request.removeSource) this.repository.delete(source);
  }

  #mergeStatus(request: FakeMergeRequest): string {
    if (request.state !== 'opened') return 'not_open';
    if (request.checking > 0) return 'checking';
    if (/^draft:/i.test(request.title)) return 'draft_status';
    if (this.repository.conflicts(request.target_branch, request.source_branch)) return 'conflict';
    return this.#options.pipelines === true ? 'ci_still_running' : 'mergeable';
  }

  #render(request: FakeMergeRequest): object {
    const status = this.#mergeStatus(request);
    if (request.checking > 0) request.checking -= 1;
    const { iid, source_branch, source_project_id, target_branch, title, description, state, labels, reviewers, sha } =
      request;
    return {
      id: 1_000 + iid,
      iid,
      web_url: `${this.origin}/-/merge_requests/${iid}`,
      source_branch,
      source_project_id,
      target_project_id: projectId,
      target_branch,
      title,
      // GitLab keeps the text without the white space at its end.
      description: description.trimEnd(),
      state,
      labels,
      reviewers,
      sha,
      draft: /^draft:/i.test(title),
      merge_when_pipeline_succeeds: request.autoMerge !== undefined,
      detailed_merge_status: status,
    };
  }

  #commit(body: Readonly<Record<string, unknown>>): Answer {
    const branch = String(body.branch ?? '');
    if (this.#options.protectedBranches?.includes(branch) === true) {
      throw refusal(403, '403 Forbidden - You are not allowed to push into this branch');
    }
    const start = this.repository.head(branch);
    if (start === undefined) throw refusal(400, 'You can only create or edit files when you are on a branch');
    const message = String(body.commit_message ?? '');
    const author =
      body.author_email === undefined
        ? undefined
        : { name: String(body.author_name), email: String(body.author_email) };
    const id = this.repository.commitFiles(branch, start, message, body.actions as CommitAction[], author);
    return new Answer(201, { id, short_id: id.slice(0, 8), message, parent_ids: [start] });
  }

  #log({ query }: GitlabRequest): Answer {
    const start = this.repository.commit(query.get('ref_name') ?? 'HEAD');
    if (start === undefined) throw refusal(404, '404 Reference Not Found');
    const ids = this.repository.log(start, Number(query.get('per_page') ?? 20));
    return new Answer(
      200,
      ids.map((id) => {
        const { message, parents } = this.repository.describe(id);
        return { id, message, parent_ids: parents };
      }),
    );
  }

  #mergeBase(refs: readonly string[]): Answer {
    const [a = '', b = ''] = refs.map((ref) => {
      const id = this.repository.commit(ref);
      if (id === undefined) throw refusal(400, `Could not find ref: ${ref}`);
      return id;
    });
    const id = this.repository.mergeBase(a, b);
    if (id === undefined) throw refusal(404, '404 Merge Base Not Found');
    return new Answer(200, { id, short_id: id.slice(0, 8) });
  }

  #branch(method: string, name: string): Answer | undefined {
    const id = this.repository.head(name);
    if (id === undefined) throw refusal(404, '404 Branch Not Found');
    const isProtected = this.#options.protectedBranches?.includes(name) === true;
    if (method === 'GET')
      return new Answer(200, { name, commit: { id }, protected: isProtected, can_push: !isProtected });
    if (method !== 'DELETE') return undefined;
    if (this.#options.protectedBranches?.includes(name) === true) throw refusal(403, '403 Forbidden');
    this.repository.delete(name);
    return new Answer(204);
  }

  #file(path: string, query: URLSearchParams): Answer {
    const ref = this.repository.commit(query.get('ref') ?? '');
    if (ref === undefined || this.repository.mode(ref, path) === undefined) throw refusal(404, '404 File Not Found');
    const last_commit_id = this.repository.lastCommit(ref, path);
    return new Answer(200, { file_path: path, last_commit_id }, { 'x-gitlab-last-commit-id': last_commit_id });
  }
}
