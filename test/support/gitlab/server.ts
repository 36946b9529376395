/**
 * A GitLab with one project, as far as this program talks to it: real HTTP in front of a real bare repository. Commits,
 * merges and branch deletions happen in git; `last_commit_id` is compared; job tokens may what GitLab lets them.
 *
 *   const gitlab = await startGitlabServer({ repository, path: 'infra/charts' });
 *   openForge(gitlab.project, gitlab.token, ports);
 *   gitlab.inject({ method: 'POST', path: /commits$/, kind: 'lost' });   // done, and the answer never comes
 *   gitlab.requests            // what was asked
 *   gitlab.mergeRequests       // the state
 *
 * Source: docs.gitlab.com REST API pages; statuses and words as GitLab 18 gives them.
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ForgeRepository } from '../../../src/core/forge/forge.ts';
import { gitlab } from '../../../src/core/forge/gitlab/gitlab.ts';
import { endsWithFile } from '../lifetime.ts';
import { Answer, type GitlabRequest, refusal } from './answer.ts';
import type { FakeDeployments } from './deployments.ts';
import { type GitlabRepository, GitRefused } from './repository.ts';
import {
  access,
  type FakeMergeRequest,
  type FakeNote,
  type GitlabOptions,
  GitlabState,
  type GitlabUser,
  job,
  projectId,
  tokenUser,
} from './state.ts';

export type { GitlabRequest } from './answer.ts';
export type { FakeMergeRequest, GitlabOptions } from './state.ts';

/** Hits the next matching request, in the order of injection. `lost`: it is done and the line breaks. */
export type GitlabFault = { readonly method?: string; readonly path?: RegExp; readonly times?: number } & (
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  | { readonly kind: 'lost' }
  /** It is done, and something in between answers this. `first` runs before it is done, `then` before the answer. */
  | {
      readonly kind: 'status-after';
      readonly status: number;
      readonly body?: unknown;
      readonly first?: () => void;
      readonly then?: () => void;
    }
  | { readonly kind: 'before'; readonly action: () => void }
);

export interface GitlabServer extends AsyncDisposable {
  readonly project: ForgeRepository;
  /** An access token of the project with the `api` scope. */
  readonly token: string;
  /** A running job's. */
  readonly jobToken: string;
  readonly requests: GitlabRequest[];
  readonly mergeRequests: FakeMergeRequest[];
  readonly repository: GitlabRepository;
  /** Environments, deployments and statuses. */
  readonly deployed: FakeDeployments;
  /** Of the project's images. */
  cleanupPolicy(): Readonly<Record<string, unknown>>;
  inject(fault: GitlabFault): void;
  /** What was asked, as `POST /merge_requests`, without the reading. */
  writes(): readonly string[];
  reset(): void;
  /** Somebody merges by hand. */
  merge(iid: number): void;
  /** A request out of a fork, whose branch may have any name. */
  /** Somebody writes a note; by default the token's own user. */
  note(request: FakeMergeRequest, body: string, author?: GitlabUser): FakeNote;
  forkRequest(sourceBranch: string, targetBranch: string): FakeMergeRequest;
  close(): Promise<void>;
}

export async function startGitlabServer(options: GitlabOptions): Promise<GitlabServer> {
  const state = new GitlabState(options);
  const requests: GitlabRequest[] = [];
  const faults: { fault: GitlabFault; left: number }[] = [];

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      send(response, refusal(500, String(error)), undefined);
    });
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming);
    requests.push(request);
    const fault = nextFault(request);
    if (fault?.kind === 'before') fault.action();
    if (fault?.kind === 'status-after') fault.first?.();
    let answer = fault?.kind === 'status' ? new Answer(fault.status, fault.body, fault.headers) : undefined;
    if (answer === undefined) {
      answer = answerOf(request);
      request.answer = answer.body;
    }
    request.status = answer.status;
    if (fault?.kind === 'status-after') {
      fault.then?.();
      answer = new Answer(fault.status, fault.body);
    }
    if (fault?.kind === 'lost') return void incoming.socket.destroy();
    send(response, answer, request.method);
  }

  function answerOf(request: GitlabRequest): Answer {
    try {
      return state.answer(request);
    } catch (error) {
      if (error instanceof Answer) return error;
      if (error instanceof GitRefused) return refusal(400, error.message);
      throw error;
    }
  }

  function nextFault(request: GitlabRequest): GitlabFault | undefined {
    const index = faults.findIndex(
      ({ fault }) =>
        (fault.method === undefined || fault.method === request.method) && (fault.path?.test(request.path) ?? true),
    );
    const found = faults[index];
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left === 0) faults.splice(index, 1);
    return found.fault;
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const path = options.path ?? 'infra/charts';
  state.origin = `${origin}/${path}`;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return endsWithFile({
    project: { kind: gitlab, api: `${origin}/api/v4`, path, url: `${origin}/${path}` },
    token: access,
    jobToken: job,
    requests,
    mergeRequests: state.mergeRequests,
    repository: state.repository,
    deployed: state.deployed,
    cleanupPolicy: () => state.cleanupPolicy,
    inject: (fault) => faults.push({ fault, left: fault.times ?? 1 }),
    writes: () =>
      requests
        .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
        .map((each) => `${each.method} ${each.path.replace(`/projects/${path}`, '')}`),
    reset: () => requests.splice(0),
    merge: (iid) => state.merge(state.find(String(iid))),
    forkRequest: (source, target) => state.add(source, target, projectId + 1),
    note: (request, body, author = tokenUser) => state.addNote(request, author, body),
    close,
    [Symbol.asyncDispose]: close,
  });
}

async function read(incoming: IncomingMessage): Promise<GitlabRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const url = new URL(incoming.url ?? '/', 'http://gitlab');
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname
      .replace(/^\/api\/v4/, '')
      .split('/')
      .map(decodeURIComponent)
      .join('/'),
    query: url.searchParams,
    headers: incoming.headers,
    body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>),
    status: 0,
  };
}

function send(response: ServerResponse, { status, body, headers }: Answer, method: string | undefined): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(method === 'HEAD' ? undefined : text);
}
