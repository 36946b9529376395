/** Statuses of commits. Source: docs.gitlab.com REST API "Commits" (Set commit pipeline status). */
import { type CommitStatus, describedShortly } from '../deployments.ts';
import { ForgeError } from '../error.ts';
import type { GitlabClient } from './client.ts';

const stateNames = { pending: 'running', success: 'success', failure: 'failed' } as const;

/**
 * A status is a job of a pipeline to GitLab. One that goes on keeps its pipeline open, and for ever when its run is killed:
 * so only the end of a deployment is told.
 */
export async function setStatus(client: GitlabClient, status: CommitStatus): Promise<void> {
  const { commit, context, state, description, url } = status;
  if (state === 'pending') return;
  const call = {
    what: `set the status of ${commit.slice(0, 8)}`,
    method: 'POST',
    path: `/statuses/${commit}`,
    body: {
      state: stateNames[state],
      name: context,
      description: describedShortly(client.ports.secrets.redact(description)),
      ...(url === undefined ? {} : { target_url: url }),
    },
  } as const;
  try {
    await client.attempt(call);
  } catch (error) {
    // It has this state already.
    if (error instanceof ForgeError && error.status === 400 && /cannot transition status/i.test(error.message)) return;
    throw client.failure(error, call);
  }
}
