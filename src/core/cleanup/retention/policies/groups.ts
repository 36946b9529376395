/** Rules by repository, for registries that have one policy for each: no two groups have a repository in common. */
import { badInput } from '../../../failure.ts';
import { areDisjoint, type RetentionRule } from '../rules.ts';

export interface RuleGroup {
  /** Globs of repositories. */
  readonly repositories: readonly string[];
  readonly rules: readonly RetentionRule[];
}

/**
 * @param rules of one registry
 * @throws bad input where two patterns may find the same repository, which then had the rules of both
 */
export function ruleGroups(rules: readonly RetentionRule[]): readonly RuleGroup[] {
  const byPattern = new Map<string, RetentionRule[]>();
  for (const rule of rules) {
    for (const pattern of rule.repositories) byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), rule]);
  }
  const groups = new Map<string, { readonly repositories: string[]; readonly rules: readonly RetentionRule[] }>();
  for (const [pattern, all] of byPattern) {
    const own = all.filter(({ ofService }) => ofService);
    const counting = own.length > 0 ? own : all;
    const key = counting.map(({ place }) => place).join(' ');
    const group = groups.get(key) ?? { repositories: [], rules: counting };
    group.repositories.push(pattern);
    groups.set(key, group);
  }
  const found = [...groups.values()];
  for (const [index, group] of found.entries()) {
    for (const other of found.slice(index + 1)) refuseOverlap(group, other);
  }
  return found;
}

function refuseOverlap(a: RuleGroup, b: RuleGroup): void {
  for (const pattern of a.repositories) {
    const other = b.repositories.find((each) => !areDisjoint(pattern, each));
    if (other === undefined) continue;
    throw badInput(
      b.rules[0]?.place ?? 'retention',
      `"${pattern}" and "${other}" may find the same repository, and a policy of the registry then has the rules of both`,
      'With apply: registry give patterns that begin differently, or the same pattern in both rules. `apply: self` takes any.',
    );
  }
}
