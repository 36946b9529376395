/** One fake GitLab with one project, a client whose pauses are counted instead of slept, and the contract of its API. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Forge, ForgeToken, RequestContent } from '../../../src/core/forge/forge.ts';
import { handClock } from '../clock.ts';
import { openForge } from '../forge.ts';
import { type BareRepository, commitFiles, createBareRepository } from '../git/repository.ts';
import { scratchDirectory } from '../lifetime.ts';
import { type MemoryLog, memoryLog, portsOf } from '../ports.ts';
import { type GitlabOptions, type GitlabServer, startGitlabServer } from './server.ts';

const root = scratchDirectory('mg-gitlab');
const opened: GitlabServer[] = [];

export interface World {
  readonly repository: BareRepository;
  readonly gitlab: GitlabServer;
  readonly forge: Forge;
  readonly log: MemoryLog;
  readonly slept: number[];
}

const files = { 'a.yaml': 'tag: 1\n', 'b/c d.yaml': 'tag: 1\n', 'gone.yaml': 'x\n' };

export async function world(
  options: Partial<GitlabOptions> & { readonly token?: ForgeToken | string } = {},
): Promise<World> {
  const repository = createBareRepository(root, { files });
  const gitlab = await startGitlabServer({ repository, ...options });
  opened.push(gitlab);
  const log = memoryLog();
  const clock = handClock({ now: 1_700_000_000_000, random: 0 });
  const slept = clock.pauses;
  const ports = portsOf({ clock, log });
  return {
    repository,
    gitlab,
    log,
    slept,
    forge: await openForge(gitlab.project, options.token ?? gitlab.token, ports),
  };
}

/** A branch off main with one commit. */
export function propose(repository: BareRepository, branch: string): string {
  repository.git('branch', branch, 'main');
  return commitFiles(repository, { 'a.yaml': 'tag: 2\n' }, { branch });
}

export const content: RequestContent = {
  sourceBranch: 'bump',
  targetBranch: 'main',
  title: 'Deploy web1',
  body: 'Because.',
  labels: ['deploy'],
  reviewers: [],
  draft: false,
};

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { content: { 'application/json': { schema: { properties?: Record<string, unknown> } } } };
  readonly responses?: Record<string, { readonly content?: { 'application/json'?: { readonly schema?: object } } }>;
}

type Paths = Record<string, Record<string, Operation>>;

const contract = join(process.cwd(), '../shared/contracts/gitlab-openapi-2022.yaml');
const present = existsSync(contract);

/** What is younger than the description, which is of 2022, or is left out there; each with GitLab's own page of it. */
const undescribed: Readonly<Record<string, string>> = {
  'GET /projects/{id}/merge_requests': 'https://docs.gitlab.com/api/merge_requests/#list-project-merge-requests',
  'POST /projects/{id}/merge_requests': 'https://docs.gitlab.com/api/merge_requests/#create-mr',
  'GET /projects/{id}/merge_requests/{merge_request_iid}': 'https://docs.gitlab.com/api/merge_requests/#get-single-mr',
  'PUT /projects/{id}/merge_requests/{merge_request_iid}': 'https://docs.gitlab.com/api/merge_requests/#update-mr',
  'GET /projects/{id}/deployments': 'https://docs.gitlab.com/api/deployments/#list-project-deployments',
  'POST /projects/{id}/deployments': 'https://docs.gitlab.com/api/deployments/#create-a-deployment',
  'PUT /projects/{id}/deployments/{deployment_id}': 'https://docs.gitlab.com/api/deployments/#update-a-deployment',
  'GET /projects/{id}/hooks': 'https://docs.gitlab.com/api/project_webhooks/',
  'GET /projects/{id}/repository/merge_base': 'https://docs.gitlab.com/api/repositories/#merge-base',
  'GET /personal_access_tokens/self': 'https://docs.gitlab.com/api/personal_access_tokens/',
  'HEAD /projects/{id}/repository/files/{file_path}': 'https://docs.gitlab.com/api/repository_files/',
  'PUT /projects/{id}/merge_requests/{merge_request_iid}/merge':
    'https://docs.gitlab.com/api/merge_requests/#merge-a-merge-request',
  'GET /user': 'https://docs.gitlab.com/api/users/#get-the-current-user',
  'GET /users': 'https://docs.gitlab.com/api/users/',
};

/** Parameters and fields that are younger: docs.gitlab.com has them in the tables of these operations. */
const younger = new Set([
  ...['per_page', 'page', 'order_by', 'sort'],
  // Merge requests.
  ...['add_labels', 'reviewer_ids', 'auto_merge', 'with_merge_status_recheck'],
  // Environments (`description`: 17.3, `tier`: 13.10, `force`: 14.9).
  ...['description', 'tier', 'force'],
  // "name or context" is one field there.
  'name',
]);

function templateOf({ path }: { readonly path: string }): string {
  return path
    .replace('/projects/infra/charts', '/projects/{id}')
    .replace(/\/files\/.*/, '/files/{file_path}')
    .replace(/\/branches\/.*/, '/branches/{branch}')
    .replace(/\/environments\/\d+/, '/environments/{environment_id}')
    .replace(/\/deployments\/\d+/, '/deployments/{deployment_id}')
    .replace(/\/statuses\/[0-9a-f]+/, '/statuses/{sha}')
    .replace(/\/merge_requests\/\d+/, '/merge_requests/{merge_request_iid}')
    .replace(/\/notes\/\d+/, '/notes/{note_id}');
}

/** GitLab's descriptions know no null, and no answer of a later version. */
function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, each: unknown) => (each === null ? undefined : each))) as unknown;
}

/** The last test of a file: its requests and the answers to them are as GitLab describes them, at least `least` of them. */
export function itAsksWhatGitlabDescribes(least: number): void {
  const title = `all requests above are ones that GitLab describes${present ? '' : ' [skipped: ../shared/contracts is absent]'}`;
  it.skipIf(!present)(title, () => {
    const { paths } = parse(readFileSync(contract, 'utf8')) as { paths: Paths };
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const missing = new Set<string>();
    const wrong: unknown[] = [];
    let checked = 0;
    for (const request of opened.flatMap(({ requests }) => requests)) {
      const [template, method] = [templateOf(request), request.method];
      const route = `${method} ${template}`;
      const operation = paths[template]?.[method.toLowerCase()];
      if (operation === undefined) {
        if (request.status !== 404 && undescribed[route] === undefined) missing.add(route);
        continue;
      }
      checked += 1;
      // What stands in the query in one version of GitLab's pages is a field of the body in the next.
      const names = [
        ...(operation.parameters ?? []).map(({ name }) => name),
        ...Object.keys(operation.requestBody?.content['application/json'].schema.properties ?? {}),
      ].map((name) => name.replace('[]', ''));
      const sent = [...request.query.keys(), ...Object.keys(request.body ?? {})].map((name) => name.replace('[]', ''));
      wrong.push(...sent.filter((name) => !names.includes(name) && !younger.has(name)).map((name) => [route, name]));
      const schema = operation.responses?.[request.status]?.content?.['application/json']?.schema;
      if (schema === undefined || request.answer === undefined) continue;
      // Of some lists it describes one item.
      const isItem = (schema as { type?: unknown }).type === 'object' && Array.isArray(request.answer);
      for (const answer of isItem ? (request.answer as unknown[]) : [request.answer]) {
        if (!ajv.validate(schema, withoutNulls(answer))) wrong.push([route, ajv.errorsText()]);
      }
    }
    expect([...missing]).toEqual([]);
    expect([...new Set(wrong.map((each) => JSON.stringify(each)))]).toEqual([]);
    expect(checked).toBeGreaterThanOrEqual(least);
  });
}
