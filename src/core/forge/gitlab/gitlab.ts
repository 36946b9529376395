/**
 * GitLab behind the forge's interface.
 *
 * Source: docs.gitlab.com "Merge requests API", "Commits API", "Repository files API", "Repositories API".
 */

import type { Forge, ForgeRepository } from '../forge.ts';
import { GitlabClient, type GitlabPorts, type GitlabToken } from './client.ts';
import { commitFiles, deleteBranch } from './commit.ts';
import { GitlabError } from './failure.ts';
import { enableAutoMerge } from './merge.ts';
import { closeRequest, createRequest, openRequest, openRequests, updateRequest, wasMerged } from './requests.ts';

export type { GitlabPorts, GitlabToken } from './client.ts';

/** GitLab's default prefix of job tokens; an administrator may have chosen another one. */
const jobTokenPrefix = 'glcbt-';

/**
 * @param token A text is taken for an access token unless it looks like a job's.
 */
export function createGitlabForge(repository: ForgeRepository, token: string | GitlabToken, ports: GitlabPorts): Forge {
  const client = new GitlabClient(repository, typeof token === 'string' ? tokenOf(token) : token, ports);
  return {
    repository,
    openRequest: (source, target) => openRequest(client, source, target),
    wasMerged: (source, target, head) => wasMerged(client, source, target, head),
    openRequests: (prefix) => openRequests(client, prefix),
    createRequest: (content) => createRequest(client, content),
    updateRequest: (request, content) => updateRequest(client, request, content),
    closeRequest: (request, reason) => closeRequest(client, request, reason),
    enableAutoMerge: (request) => enableAutoMerge(client, request),
    commit: (change) => commitFiles(client, change),
    isAncestor: (ancestor, descendant) => isAncestor(client, ancestor, descendant),
    deleteBranch: (branch, expectedHead) => deleteBranch(client, branch, expectedHead),
  };
}

function tokenOf(value: string): GitlabToken {
  return { kind: value.startsWith(jobTokenPrefix) ? 'job' : 'access', value };
}

async function isAncestor(
  client: GitlabClient,
  ancestor: string,
  descendant: string,
): Promise<'yes' | 'no' | 'unknown'> {
  const call = {
    what: 'compare two commits',
    method: 'GET',
    path: '/repository/merge_base',
    query: { refs: [ancestor, descendant] },
  } as const;
  try {
    const { body } = await client.attempt(call);
    return (body as { readonly id?: unknown } | undefined)?.id === ancestor ? 'yes' : 'no';
  } catch (error) {
    if (!(error instanceof GitlabError)) throw error;
    // "Could not find ref" is a 400, two histories without a common commit are a 404 of its own.
    if (error.status === 400) return 'unknown';
    if (error.status === 404 && /merge base/i.test(error.message)) return 'no';
    throw client.failure(error, call);
  }
}
