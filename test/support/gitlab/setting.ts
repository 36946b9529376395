/** One fake GitLab with one project, a client whose pauses are counted instead of slept, and the contract of its API. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
}

const contract = join(process.cwd(), '../shared/contracts/gitlab-openapi-2022.yaml');
const present = existsSync(contract);

/** The last test of a file: `least` of its requests are ones that GitLab describes. */
export function itAsksWhatGitlabDescribes(least: number): void {
  const title = `all requests above are ones that GitLab describes${present ? '' : ' [skipped: ../shared/contracts is absent]'}`;
  it.skipIf(!present)(title, () => {
    const { paths } = parse(readFileSync(contract, 'utf8')) as { paths: Record<string, Record<string, Operation>> };
    // Newer than the description: 13.x and later fields, and pages, which every list takes.
    const newer = new Set(['per_page', 'page', 'add_labels']);
    let checked = 0;
    for (const { method, path, query, body } of opened.flatMap(({ requests }) => requests)) {
      const template = path
        .replace('/projects/infra/charts', '/projects/{id}')
        .replace(/\/files\/.*/, '/files/{file_path}')
        .replace(/\/branches\/.*/, '/branches/{branch}')
        .replace(/\/merge_requests\/\d+/, '/merge_requests/{merge_request_iid}')
        .replace(/\/notes\/\d+/, '/notes/{note_id}');
      const operation = paths[template]?.[method.toLowerCase()];
      if (operation === undefined) continue;
      checked += 1;
      const known = new Set((operation.parameters ?? []).map(({ name }) => name.replace('[]', '')));
      for (const name of query.keys())
        if (!newer.has(name))
          expect([template, [...known]]).toEqual([template, expect.arrayContaining([name.replace('[]', '')])]);
      const properties = Object.keys(operation.requestBody?.content['application/json'].schema.properties ?? {}).map(
        (name) => name.replace('[]', ''),
      );
      for (const name of Object.keys(body ?? {}))
        expect([template, properties]).toEqual([template, expect.arrayContaining([name])]);
    }
    expect(checked).toBeGreaterThanOrEqual(least);
  });
}
