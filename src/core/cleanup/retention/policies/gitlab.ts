/**
 * The cleanup policy of a GitLab project: one rule, with numbers of GitLab's choice, for all of the project's repositories.
 *
 * Source: docs.gitlab.com "Reduce container registry storage" (cleanup policy), "Projects API"
 * (`container_expiration_policy_attributes`).
 */
import { badInput } from '../../../failure.ts';
import type { GitlabClient } from '../../../forge/gitlab/client.ts';
import { alternatives, glob } from '../../../glob.ts';
import { isObject } from '../../../json.ts';
import type { PolicyRequest, PolicyResult } from './policy.ts';

interface GitlabPolicy {
  readonly enabled: true;
  readonly keep_n: number | null;
  /** `7d`. */
  readonly older_than: string | null;
  /** RE2; GitLab anchors it. */
  readonly name_regex: string;
  readonly name_regex_keep: string | null;
}

const keepLastValues = [1, 5, 10, 25, 50, 100];
const keepDaysValues = [7, 14, 30, 60, 90];
/** Characters of a pattern that GitLab takes. */
const longestRegex = 255;
const self = 'Or use `apply: self`, which takes any rules.';

/**
 * @param project path of the project: `acme/shop`
 * @throws bad input for what GitLab cannot do exactly
 */
export function gitlabPolicy({ rules }: Pick<PolicyRequest, 'rules'>, project: string): GitlabPolicy {
  const [rule, ...others] = rules;
  if (rule === undefined || others.length > 0) {
    const places = rules.map(({ place }) => place).join(', ');
    throw badInput('retention', `GitLab has one rule for a project, not ${rules.length} (${places})`, self);
  }
  const { place, repositories, tags, keepLast, keepDays } = rule;
  if (!coversProject(repositories, project)) {
    throw badInput(
      place,
      `GitLab applies it to every repository of the project ${project}, not to ${repositories.join(', ')} alone`,
      `Write repository: "**" with registry: …/${project}. ${self}`,
    );
  }
  if (keepLast !== undefined && !keepLastValues.includes(keepLast)) {
    throw badInput(place, `GitLab has no keep-last ${keepLast}`, `It has ${keepLastValues.join(', ')}. ${self}`);
  }
  if (keepDays !== undefined && !keepDaysValues.includes(keepDays)) {
    throw badInput(place, `GitLab has no keep-days ${keepDays}`, `It has ${keepDaysValues.join(', ')}. ${self}`);
  }
  const name_regex = regexOf(tags);
  if (name_regex.length > longestRegex) {
    throw badInput(
      place,
      `its tags make a pattern of ${name_regex.length} characters, GitLab takes ${longestRegex}`,
      self,
    );
  }
  return {
    enabled: true,
    keep_n: keepLast ?? null,
    older_than: keepDays === undefined ? null : `${keepDays}d`,
    name_regex,
    name_regex_keep: null,
  };
}

/** The root repository of a project, and those below it. */
function coversProject(repositories: readonly string[], project: string): boolean {
  const samples = [`${project}/a`, `${project}/a/b`, `${project}/cache/x-1`];
  return samples.every((sample) => repositories.some((pattern) => glob(pattern)(sample)));
}

/** `develop-*` and `v?` → `(?:develop-.*|v.)`: a tag has no slash. */
function regexOf(tags: readonly string[]): string {
  const each = tags
    .flatMap((pattern) => alternatives(pattern, 'retention'))
    .map((pattern) =>
      pattern.replace(/\*+|\?|[\\^$.|+()[\]{}]/g, (found) =>
        found.startsWith('*') ? '.*' : found === '?' ? '.' : `\\${found}`,
      ),
    );
  // GitLab puts its anchors around the whole, which would bind to the first and last alternative alone.
  return each.length === 1 ? each.join() : `(?:${each.join('|')})`;
}

export async function applyToGitlab(
  request: PolicyRequest,
  client: Pick<GitlabClient, 'call' | 'repository'>,
): Promise<PolicyResult[]> {
  const project = client.repository.path;
  const policy = gitlabPolicy(request, project.toLowerCase());
  const name = `${request.registry}, project ${project}`;
  const { body } = await client.call({ method: 'GET', path: '', what: 'read the project' });
  const current = isObject(body) ? body.container_expiration_policy : undefined;
  const found = isObject(current) ? current : {};
  const isEqual = Object.entries(policy).every(([key, value]) => (found[key] ?? null) === value);
  if (isEqual) return [{ policy: name, result: 'unchanged' }];
  // The days between two runs stay as somebody has chosen them.
  const cadence = typeof found.cadence === 'string' && found.enabled === true ? found.cadence : '1d';
  const attributes = { container_expiration_policy_attributes: { cadence, ...policy } };
  const sent = { method: 'PUT', path: `/projects/${encodeURIComponent(project)}`, body: attributes };
  if (!request.dryRun) {
    await client.call({ method: 'PUT', path: '', body: attributes, what: 'write the cleanup policy of the registry' });
  }
  return [{ policy: name, result: found.enabled === true ? 'updated' : 'created', request: sent }];
}
