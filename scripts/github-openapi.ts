/**
 * Cuts the operations that the fake GitHub serves out of GitHub's OpenAPI description, into
 * `test/support/github/openapi.json`. The whole of it is 13 MB, and installed 385 MB: it is no dependency.
 *
 *   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz
 *   node scripts/github-openapi.ts package/generated/api.github.com.json
 *   npx biome check --write test/support/github/openapi.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../test/support/github/openapi.json', import.meta.url));

/** `METHOD /path`, as GitHub describes them. */
const operations = [
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  'GET /repos/{owner}/{repo}/hooks',
  'GET /repos/{owner}/{repo}/git/ref/{ref}',
  'GET /repos/{owner}/{repo}/commits',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/releases',
  'POST /repos/{owner}/{repo}/releases',
  'PATCH /repos/{owner}/{repo}/releases/{release_id}',
  'POST /repos/{owner}/{repo}/releases/{release_id}/assets',
  'DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}',
  'GET /repos/{owner}/{repo}/pulls',
  'POST /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/events',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
  'POST /repos/{owner}/{repo}/deployments',
  'DELETE /repos/{owner}/{repo}/deployments/{deployment_id}',
  'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
  'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
  'GET /repos/{owner}/{repo}/environments/{environment_name}',
  'DELETE /repos/{owner}/{repo}/environments/{environment_name}',
  'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets',
  'GET /repos/{owner}/{repo}/environments/{environment_name}/variables',
  'POST /repos/{owner}/{repo}/statuses/{sha}',
  'GET /repos/{owner}/{repo}/installation',
  'POST /app/installations/{installation_id}/access_tokens',
  'DELETE /installation/token',
  'GET /users/{username}',
  'GET /orgs/{org}/packages',
  'GET /users/{username}/packages',
  'GET /orgs/{org}/packages/{package_type}/{package_name}/versions',
  'GET /users/{username}/packages/{package_type}/{package_name}/versions',
  'DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}',
  'DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}',
];

type Node = { [key: string]: unknown };

interface Description {
  readonly info: { readonly version: string };
  readonly paths: Record<string, Record<string, Node>>;
  readonly components: Record<string, Record<string, Node>>;
}

/** What is said to people, and what only generators of clients read. */
const left = /^(?:description|summary|examples?|externalDocs|tags|operationId|deprecated|title|callbacks|x-.*)$/;

/** @param named whether the keys are names of somebody's, which no keyword is among */
function stripped(value: unknown, named = false): unknown {
  if (Array.isArray(value)) return value.map((each) => stripped(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => named || !left.test(key));
  const names = (key: string) => !named && ['properties', 'responses', 'schemas', 'parameters'].includes(key);
  return Object.fromEntries(entries.map(([key, each]) => [key, stripped(each, names(key))]));
}

function refsIn(value: unknown, found: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const each of value) refsIn(each, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      if (key === '$ref' && typeof each === 'string') found.add(each);
      else refsIn(each, found);
    }
  }
  return found;
}

function cut(description: Description) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    const found = description.paths[path]?.[method.toLowerCase()];
    if (found === undefined) throw new Error(`GitHub describes no ${operation}`);
    const { parameters = [], requestBody, responses } = found;
    const kept = stripped({ parameters, ...(requestBody === undefined ? {} : { requestBody }), responses });
    paths[path] = { ...paths[path], [method.toLowerCase()]: kept };
  }
  const components: Record<string, Record<string, unknown>> = {};
  const waiting = [...refsIn(paths, new Set())];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    const [, , kind = '', name = ''] = ref.split('/');
    if (components[kind]?.[name] !== undefined) continue;
    const component = stripped(description.components[kind]?.[name]);
    components[kind] = { ...components[kind], [name]: component };
    waiting.push(...refsIn(component, new Set()));
  }
  const from = `@octokit/openapi ${description.info.version}, generated/api.github.com.json`;
  const note = 'Cut by scripts/github-openapi.ts: the operations that the fake serves, without texts.';
  const license = 'MIT License, Copyright (c) 2020 Octokit contributors';
  return {
    openapi: '3.0.3',
    info: { title: 'GitHub', version: description.info.version, from, note, license },
    paths,
    components,
  };
}

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('usage: node scripts/github-openapi.ts FILE');
const text = JSON.stringify(cut(JSON.parse(readFileSync(source, 'utf8')) as Description));
writeFileSync(target, `${text}\n`);
process.stdout.write(`${target}: ${text.length} bytes\n`);
