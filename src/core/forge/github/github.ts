/** GitHub behind the interface of a forge: github.com, GitHub Enterprise Cloud and Server. */

import type { ForgePorts } from '../connect.ts';
import type { Forge, ForgeRepository } from '../forge.ts';
import { GithubClient } from './client.ts';
import { commit, deleteBranch, isAncestor } from './commit.ts';
import { enableAutoMerge } from './merge.ts';
import { closeRequest, createRequest, openRequest, openRequests, updateRequest, wasMerged } from './requests.ts';

/** Sends nothing until it is asked something. The token is masked from here on. */
export function createGithubForge(repository: ForgeRepository, token: string, ports: ForgePorts): Forge {
  const client = new GithubClient(repository, token, ports);
  return {
    repository,
    openRequest: (sourceBranch, targetBranch) => openRequest(client, sourceBranch, targetBranch),
    wasMerged: (sourceBranch, targetBranch, head) => wasMerged(client, sourceBranch, targetBranch, head),
    openRequests: (sourcePrefix) => openRequests(client, sourcePrefix),
    createRequest: (content) => createRequest(client, content),
    updateRequest: (request, content) => updateRequest(client, request, content),
    closeRequest: (request, reason) => closeRequest(client, request, reason),
    enableAutoMerge: (request) => enableAutoMerge(client, request),
    commit: (change) => commit(client, change),
    isAncestor: (ancestor, descendant) => isAncestor(client, ancestor, descendant),
    deleteBranch: (branch, expectedHead) => deleteBranch(client, branch, expectedHead),
  };
}
