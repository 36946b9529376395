/**
 * Environments of GitHub, which come with their first deployment. One that people have set up (rules, secrets, variables)
 * is never deleted.
 *
 * Source: docs.github.com REST API "Deployment environments".
 */
import { isObject } from '../../json.ts';
import { ForgeError } from '../error.ts';
import type { Call, GithubClient } from './client.ts';

type Deletion = { readonly result: 'deleted' | 'absent' } | { readonly result: 'kept'; readonly reason: string };

const what = 'delete the environment';
const needs = 'administration: write';

export async function deleteEnvironment(
  client: GithubClient,
  environment_name: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Deletion> {
  // Its token can have no such permission: three questions less.
  if (client.isJobToken) {
    return { result: 'kept', reason: `deleting it needs \`${needs}\`, which the token of a job cannot have` };
  }
  const base = '/repos/{owner}/{repo}/environments/{environment_name}';
  let isThere = false;
  try {
    const { data } = await client.attempt({ what, needs }, `GET ${base}`, { environment_name });
    isThere = true;
    const isProtected = (data.protection_rules ?? []).length > 0 || isObject(data.deployment_branch_policy);
    if (isProtected) return { result: 'kept', reason: 'people have given it protection rules' };
    const [secrets, variables] = await Promise.all([
      client.attempt({ what, needs }, `GET ${base}/secrets`, { environment_name }),
      client.attempt({ what, needs }, `GET ${base}/variables`, { environment_name }),
    ]);
    if (secrets.data.total_count + variables.data.total_count > 0)
      return { result: 'kept', reason: 'it has secrets or variables' };
    const call: Call = { what, needs, repeatable: true };
    if (!dryRun) await client.attempt(call, `DELETE ${base}`, { environment_name });
    return { result: 'deleted' };
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    if (error.status === 404 && !isThere) return { result: 'absent' };
    // GitHub says so of what a token may not see, too.
    if (error.status === 403 || error.status === 404)
      return { result: 'kept', reason: `the token may not delete it, which needs \`${needs}\`` };
    throw client.failure(error, { what, needs });
  }
}
