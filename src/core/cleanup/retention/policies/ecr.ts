/**
 * Lifecycle policies of ECR, one for a repository. Their rules expire: what one of them finds goes, whatever another one says,
 * and an image goes with all its tags.
 *
 * Source: docs.aws.amazon.com "Lifecycle policy parameters in Amazon ECR", API reference PutLifecyclePolicy.
 */
import { badInput } from '../../../failure.ts';
import { isGlob } from '../../../glob.ts';
import { canonicalJson, parseJson } from '../../../json.ts';
import type { EcrApi } from '../ecr-api.ts';
import { matchesAny, type RetentionRule } from '../rules.ts';
import { ruleGroups } from './groups.ts';
import type { PolicyRequest, PolicyResult } from './policy.ts';

const self = 'Or use `apply: self`, which takes any rules.';

/** @param rules of the same repositories. @throws bad input for what ECR cannot do exactly */
export function ecrPolicy(rules: readonly RetentionRule[]): object {
  const place = rules[0]?.place ?? 'retention';
  for (const rule of rules) {
    if (rule.tags.length === 1 && rule.tags[0] === '*') continue;
    throw badInput(
      rule.place,
      `ECR removes an image with all its tags, also those that ${rule.tags.join(' ')} does not match`,
      `ECR can have rules for all tags of a repository (tags: "*"). ${self}`,
    );
  }
  const last = rules.flatMap(({ keepLast }) => keepLast ?? []);
  const days = rules.flatMap(({ keepDays }) => keepDays ?? []);
  if (last.length > 0 && days.length > 0) {
    throw badInput(
      place,
      `ECR cannot keep the newest ${Math.max(...last)} and those of the last ${Math.max(...days)} days: its rules delete, so an image would have to pass both`,
      `ECR can do one of them: keep-last or keep-days. ${self}`,
    );
  }
  const tagged = { tagStatus: 'tagged', tagPatternList: ['*'] };
  const selection =
    last.length > 0
      ? { ...tagged, countType: 'imageCountMoreThan', countNumber: Math.max(...last) }
      : { ...tagged, countType: 'sinceImagePushed', countUnit: 'days', countNumber: Math.max(...days) };
  const description = last.length > 0 ? `keep-last ${Math.max(...last)}` : `keep-days ${Math.max(...days)}`;
  return { rules: [{ rulePriority: 1, description, selection, action: { type: 'expire' } }] };
}

export async function applyToEcr(request: PolicyRequest, api: EcrApi): Promise<PolicyResult[]> {
  // Every policy is made before the first is written.
  const groups = ruleGroups(request.rules).map(({ repositories, rules }) => ({
    repositories,
    policy: ecrPolicy(rules),
  }));
  const isListed = groups.some(({ repositories }) => repositories.some(isGlob));
  const all = isListed ? await api.repositories() : [];
  const results: PolicyResult[] = [];
  for (const { repositories, policy } of groups) {
    const names = [
      ...repositories.filter((each) => !isGlob(each)),
      ...all.filter((name) => matchesAny(repositories.filter(isGlob), name)),
    ];
    for (const repositoryName of new Set(names)) {
      const found = await api.lifecyclePolicy(repositoryName);
      const name = `${request.registry}/${repositoryName}`;
      const isEqual = found !== undefined && canonicalJson(parseJson(found)) === canonicalJson(policy);
      if (isEqual) {
        results.push({ policy: name, result: 'unchanged' });
        continue;
      }
      const body = { registryId: api.account, repositoryName, lifecyclePolicyText: JSON.stringify(policy) };
      if (!request.dryRun) await api.putLifecyclePolicy(body);
      const sent = { method: 'POST', path: 'PutLifecyclePolicy', body };
      results.push({ policy: name, result: found === undefined ? 'created' : 'updated', request: sent });
    }
  }
  return results;
}
