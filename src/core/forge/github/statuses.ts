/** Statuses of commits. Source: docs.github.com REST API "Commit statuses". */
import { type CommitStatus, describedShortly } from '../deployments.ts';
import type { GithubClient } from './client.ts';

export async function setStatus(client: GithubClient, status: CommitStatus): Promise<void> {
  const { commit: sha, context, state, description, url } = status;
  // Two equal ones are shown as one.
  const call = { what: `set the status of ${sha.slice(0, 8)}`, needs: 'statuses: write', repeatable: true };
  await client.call(call, 'POST /repos/{owner}/{repo}/statuses/{sha}', {
    sha,
    context,
    state,
    description: describedShortly(client.ports.secrets.redact(description)),
    ...(url === undefined ? {} : { target_url: url }),
  });
}
