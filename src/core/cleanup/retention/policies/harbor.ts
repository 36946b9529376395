/**
 * Retention of a Harbor project. Harbor removes an artifact with all its tags as soon as no rule retains it, also tags that no
 * rule is about; one more rule therefore retains what has a tag that none of ours matches.
 *
 * Source: goharbor/harbor, `api/v2.0/swagger.yaml`, `src/pkg/retention`, `src/lib/selector/selectors/doublestar`.
 */
import { badInput, Failure } from '../../../failure.ts';
import { alternatives, glob, isGlob } from '../../../glob.ts';
import { canonicalJson, isObject, type JsonObject } from '../../../json.ts';
import type { HarborApi } from '../harbor-api.ts';
import { type RuleGroup, ruleGroups } from './groups.ts';
import type { PolicyRequest, PolicyResult } from './policy.ts';

interface HarborSelector {
  readonly kind: 'doublestar';
  readonly decoration: 'matches' | 'excludes' | 'repoMatches';
  readonly pattern: string;
  readonly extras?: string;
}

interface HarborRule {
  readonly disabled: false;
  readonly action: 'retain';
  readonly template: 'latestPushedK' | 'nDaysSinceLastPush' | 'always';
  readonly params: Readonly<Record<string, number>>;
  readonly tag_selectors: readonly HarborSelector[];
  readonly scope_selectors: { readonly repository: readonly HarborSelector[] };
}

/** Harbor takes no more in a policy. */
const mostRules = 15;
/** Each night; a policy that is there keeps its own time. Six fields, with seconds. */
const nightly = { kind: 'Schedule', references: {}, settings: { cron: '0 0 3 * * *' } };

/** The rules of each project that the patterns name. @throws bad input for what Harbor cannot do exactly */
export function harborRules({
  rules,
  hasKeyTags,
}: Pick<PolicyRequest, 'rules' | 'hasKeyTags'>): ReadonlyMap<string, readonly HarborRule[]> {
  const byProject = new Map<string, HarborRule[]>();
  for (const group of ruleGroups(rules)) {
    if (hasKeyTags) refuseWithoutKeys(group);
    for (const [project, patterns] of patternsByProject(group)) {
      byProject.set(project, [...(byProject.get(project) ?? []), ...rulesOf(group, joined(patterns))]);
    }
  }
  for (const [project, all] of byProject) {
    if (all.length <= mostRules) continue;
    const problem = `the project ${project} would get ${all.length} rules, and Harbor takes ${mostRules}`;
    throw badInput('retention', problem, 'Give more repositories the same rules, or use `apply: self`.');
  }
  return byProject;
}

function rulesOf({ rules }: RuleGroup, repositories: string): HarborRule[] {
  const scope_selectors = {
    repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: repositories } as const],
  };
  const retain = (
    template: HarborRule['template'],
    params: HarborRule['params'],
    decoration: 'matches' | 'excludes',
    tags: readonly string[],
  ): HarborRule => ({
    disabled: false,
    action: 'retain',
    template,
    params,
    tag_selectors: [{ kind: 'doublestar', decoration, pattern: joined(tags), extras: '{"untagged":false}' }],
    scope_selectors,
  });
  const kept = rules.flatMap(({ tags, keepLast, keepDays }) => [
    ...(keepLast === undefined ? [] : [retain('latestPushedK', { latestPushedK: keepLast }, 'matches', tags)]),
    ...(keepDays === undefined
      ? []
      : [retain('nDaysSinceLastPush', { nDaysSinceLastPush: keepDays }, 'matches', tags)]),
  ]);
  const every = [...new Set(rules.flatMap(({ tags }) => tags))];
  // Excluding with "untagged": false selects artifacts with a tag that does not match, and those without any tag.
  return [...kept, retain('always', {}, 'excludes', every)];
}

/** Harbor writes the rest of the path behind the project. */
function patternsByProject({ repositories, rules }: RuleGroup): ReadonlyMap<string, readonly string[]> {
  const place = rules[0]?.place ?? 'retention';
  const found = new Map<string, string[]>();
  const every = repositories.flatMap((each) => alternatives(each, place));
  for (const pattern of every) {
    const [project = '', ...rest] = pattern.split('/');
    if (isGlob(project) || rest.length === 0) {
      const problem = `"${pattern}" does not begin with the name of a project, and Harbor has one policy for each`;
      throw badInput(place, problem, 'Write PROJECT/REPOSITORY, with patterns behind the project alone.');
    }
    if (rest.some((part) => part !== '**' && part.includes('**'))) {
      throw badInput(place, `Harbor takes ** as a whole part of a path alone, not as in "${pattern}"`, 'Use * there.');
    }
    // doublestar: `a/**` matches `a` too.
    const above = /^(.*\/.*)\/\*\*$/.exec(pattern)?.[1];
    if (above !== undefined && !every.includes(above)) {
      throw badInput(
        place,
        `"${pattern}" finds ${above} too on Harbor`,
        `Give the rule both: ${above} and ${pattern}.`,
      );
    }
    found.set(project, [...(found.get(project) ?? []), rest.join('/')]);
  }
  return found;
}

/** Every image of `unless-changed` has such a tag too, which Harbor cannot pass over. */
function refuseWithoutKeys({ rules }: RuleGroup): void {
  const key = `c-${'0'.repeat(40)}`;
  if (rules.some(({ tags }) => tags.some((pattern) => glob(pattern)(key)))) return;
  throw badInput(
    rules[0]?.place ?? 'retention',
    'Harbor would keep every image for the tag of its content key (c-…), which none of these rules matches',
    'Add `c-*` to the tags of the rule, or use `apply: self`, which lets the key go with its image.',
  );
}

function joined(patterns: readonly string[]): string {
  const all = [...new Set(patterns.flatMap((each) => alternatives(each, 'retention')))].map((each) =>
    each === '*' ? '**' : each,
  );
  return all.length === 1 ? all.join() : `{${all.join(',')}}`;
}

/** Creates or replaces the policy of each project; nothing is written where it is equal. */
export async function applyToHarbor(request: PolicyRequest, api: Pick<HarborApi, 'call'>): Promise<PolicyResult[]> {
  const results: PolicyResult[] = [];
  for (const [project, rules] of harborRules(request)) {
    const policy = `${request.registry}, project ${project}`;
    results.push({ policy, ...(await applyToProject(project, rules, request, api)) });
  }
  return results;
}

async function applyToProject(
  project: string,
  rules: readonly HarborRule[],
  { dryRun }: PolicyRequest,
  api: Pick<HarborApi, 'call'>,
): Promise<Omit<PolicyResult, 'policy'>> {
  const { id, retention } = await projectOf(project, api);
  const scope = { level: 'project', ref: id };
  if (retention === undefined) {
    const body = { algorithm: 'or', scope, trigger: nightly, rules };
    const request = { method: 'POST', path: '/api/v2.0/retentions', body } as const;
    if (!dryRun) {
      await api.call({
        method: 'POST',
        path: '/retentions',
        body,
        project,
        what: `create the retention of ${project}`,
        needs: 'tag-retention: create',
      });
    }
    return { result: 'created', request };
  }
  const path = `/retentions/${encodeURIComponent(retention)}`;
  const what = `read the retention of ${project}`;
  const { body: found } = await api.call({ method: 'GET', path, project, what, needs: 'tag-retention: read' });
  const current = isObject(found) ? found : {};
  if (canonicalJson(ruleFacts(current.rules)) === canonicalJson(ruleFacts(rules))) return { result: 'unchanged' };
  const trigger = isObject(current.trigger) ? current.trigger : nightly;
  const body = { id: Number(retention), algorithm: 'or', scope, trigger, rules };
  const request = { method: 'PUT', path: `/api/v2.0${path}`, body } as const;
  const update = { project, what: `update the retention of ${project}`, needs: 'tag-retention: update' };
  if (!dryRun) await api.call({ method: 'PUT', path, body, ...update });
  return { result: 'updated', request };
}

async function projectOf(project: string, api: Pick<HarborApi, 'call'>) {
  const path = `/projects/${encodeURIComponent(project)}`;
  const what = `read the project ${project}`;
  const { body } = await api.call({ method: 'GET', path, project, what, needs: 'project: read' });
  const { project_id: id, metadata } = isObject(body) ? body : ({} as JsonObject);
  if (typeof id !== 'number') {
    throw new Failure('failed', 'HARBOR_ANSWER', `Harbor did not ${what}: the answer has no project_id`, {
      hint: 'Check that the host is a Harbor, and that nothing between answers in its place.',
    });
  }
  const retention = isObject(metadata) ? metadata.retention_id : undefined;
  return {
    id,
    retention: retention === undefined || retention === null || retention === '' ? undefined : String(retention),
  };
}

/** What decides in a rule; Harbor adds ids and priorities. */
function ruleFacts(rules: unknown): readonly unknown[] {
  return (Array.isArray(rules) ? rules : []).filter(isObject).map((rule) => ({
    disabled: rule.disabled === true,
    template: rule.template,
    params: rule.params ?? {},
    tags: rule.tag_selectors,
    repositories: rule.scope_selectors,
  }));
}
