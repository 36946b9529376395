/**
 * What a token may do with a repository of GitHub.
 *
 * Source: docs.github.com "Get rules for a branch", "Scopes for OAuth apps" (X-OAuth-Scopes), "Get a repository"
 * (`permissions`), "List repository webhooks".
 */
import { ForgeError } from '../error.ts';
import type { BranchRule, ForgeAccess } from '../forge.ts';
import type { GithubClient } from './client.ts';

const reading = { what: 'say what the token may do', needs: 'metadata: read' };
const listing = { what: 'list the webhooks', needs: 'webhooks: read' };

/** @throws Failure `FORGE_*` when the repository is not shown */
export async function access(client: GithubClient, branch: string): Promise<ForgeAccess> {
  const [{ data, headers }, rules, webhooks] = await Promise.all([
    client.call(reading, 'GET /repos/{owner}/{repo}', {}),
    rulesOf(client, branch),
    webhooksOf(client),
  ]);
  const scopes = scopesIn(headers['x-oauth-scopes']);
  const wanted = data.private ? ['repo'] : ['repo', 'public_repo'];
  const expiry = Date.parse(String(headers['github-authentication-token-expiration'] ?? '').replace(' UTC', 'Z'));
  return {
    scopes,
    missingScopes: scopes === undefined || scopes.some((scope) => wanted.includes(scope)) ? [] : wanted,
    expiresAt: Number.isNaN(expiry) ? undefined : expiry,
    mayPush: data.permissions?.push,
    rules,
    webhooks,
  };
}

/** Only classic tokens have scopes; of others the header is missing, or empty. */
function scopesIn(header: unknown): readonly string[] | undefined {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  return header.split(',').map((scope) => scope.trim());
}

const known: Readonly<Record<string, BranchRule>> = {
  pull_request: { asks: 'request', words: 'changes are made by pull request' },
  update: { asks: 'request', words: 'only those whom the ruleset excepts may update it' },
  required_status_checks: { asks: 'request', words: 'commits have passed status checks' },
  merge_queue: { asks: 'request', words: 'changes are made by the merge queue' },
  required_deployments: { asks: 'request', words: 'commits were deployed before' },
  required_signatures: { asks: 'signature', words: 'commits are signed' },
  commit_message_pattern: { asks: 'pattern', words: 'commit messages have a pattern' },
  commit_author_email_pattern: { asks: 'pattern', words: 'authors have a pattern' },
  committer_email_pattern: { asks: 'pattern', words: 'committers have a pattern' },
  file_path_restriction: { asks: 'pattern', words: 'some paths are closed' },
};

async function rulesOf(client: GithubClient, branch: string): Promise<readonly BranchRule[]> {
  try {
    const parameters = { branch, per_page: 100 };
    const { data } = await client.attempt(reading, 'GET /repos/{owner}/{repo}/rules/branches/{branch}', parameters);
    const rules = new Set(data.map(({ type }) => type as string));
    return [...rules].flatMap((type) => known[type] ?? []);
  } catch (error) {
    // An Enterprise Server without rulesets has no such page.
    if (error instanceof ForgeError && [403, 404].includes(error.status)) return [];
    throw client.failure(error, reading);
  }
}

/** Few tokens may list them. */
async function webhooksOf(client: GithubClient): Promise<readonly string[] | undefined> {
  try {
    const { data } = await client.attempt(listing, 'GET /repos/{owner}/{repo}/hooks', { per_page: 100 });
    return data.flatMap(({ active, config }) => (active && config.url !== undefined ? [config.url] : []));
  } catch (error) {
    if (error instanceof ForgeError && [403, 404].includes(error.status)) return undefined;
    throw client.failure(error, listing);
  }
}
