/**
 * What a token may do with a project of GitLab.
 *
 * Source: docs.gitlab.com REST API "Personal access tokens" (`self`, which project and group tokens may ask too), "Branches"
 * (`can_push`), "Project webhooks".
 */
import { isObject, objectsIn, textOf } from '../../json.ts';
import { ForgeError } from '../error.ts';
import type { BranchRule, ForgeAccess } from '../forge.ts';
import type { Call, GitlabClient } from './client.ts';

const scopesFor = { push: ['api', 'write_repository'], api: ['api'] } as const;

/** What is not shown to the token is not told: a job's own may ask almost nothing. */
export async function access(client: GitlabClient, name: string, work: keyof typeof scopesFor): Promise<ForgeAccess> {
  const ask = (what: string, path: string, of: Call['of'] = 'project') =>
    told(client, { what, method: 'GET', path, of });
  const [token, branch, hooks] = await Promise.all([
    ask('describe the token', '/personal_access_tokens/self', 'site'),
    ask('show the branch', `/repository/branches/${encodeURIComponent(name)}`),
    ask('list the webhooks', '/hooks'),
  ]);
  const about = isObject(token) ? token : {};
  const scopes = Array.isArray(about.scopes) ? about.scopes.map(String) : undefined;
  const wanted: readonly string[] = scopesFor[work];
  const expiry = Date.parse(textOf(about.expires_at) ?? '');
  return {
    scopes,
    missingScopes: scopes === undefined || scopes.some((scope) => wanted.includes(scope)) ? [] : wanted,
    expiresAt: Number.isNaN(expiry) ? undefined : expiry,
    mayPush: isObject(branch) && typeof branch.can_push === 'boolean' ? branch.can_push : undefined,
    rules: isObject(branch) ? rulesOf(branch) : [],
    webhooks: Array.isArray(hooks) ? objectsIn(hooks).flatMap(({ url }) => textOf(url) ?? []) : undefined,
  };
}

/** `can_push` says whom the protection lets through, so it is a rule for nobody else. */
function rulesOf({
  protected: isProtected,
  can_push: mayPush,
}: Readonly<Record<string, unknown>>): readonly BranchRule[] {
  if (isProtected !== true || mayPush !== false) return [];
  return [{ asks: 'request', words: 'it is protected, and the token is not among those that are allowed to push' }];
}

async function told(client: GitlabClient, call: Call): Promise<unknown> {
  try {
    return (await client.attempt(call)).body;
  } catch (error) {
    if (error instanceof ForgeError && [401, 403, 404].includes(error.status)) return undefined;
    throw client.failure(error, call);
  }
}
