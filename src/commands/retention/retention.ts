/** Retention of a run: its rules, the registries that they are about, and who deletes. */

import type { PolicyResult } from '../../core/cleanup/retention/policies/policy.ts';
import type { RegistryHost } from '../../core/cleanup/retention/provider.ts';
import type { ProviderPorts } from '../../core/cleanup/retention/registry-api.ts';
import { type RetentionRule, retentionRules } from '../../core/cleanup/retention/rules.ts';
import { type RetentionRow, retentionCells, retentionColumns } from '../../core/cleanup/retention/table.ts';
import { counted } from '../../core/counted.ts';
import { prefixesOf } from '../../core/delivery/request-branch.ts';
import { badInput } from '../../core/failure.ts';
import { md, table } from '../../core/markdown.ts';
import type { RetentionConfig } from '../../core/monorepo/project.ts';
import { commitTimes } from '../../core/source/checkout-history.ts';
import type { Run } from '../../inputs/command.ts';
import { parseRetention } from '../../inputs/config/retention-schema.ts';
import { type InputDeclarations, isGiven } from '../../inputs/declaration.ts';
import { retentionInput } from '../../inputs/declarations/retention.ts';
import { forgeInputs, registryInputs, runInputs } from '../../inputs/declarations/run.ts';
import { type GitopsRun, openGitops } from '../gitops-remote.ts';
import { page, verdict } from '../summaries/parts.ts';

const inputs = {
  'dry-run': runInputs['dry-run'],
  ...retentionInput,
  ...registryInputs,
  ...forgeInputs,
} as const satisfies InputDeclarations;

type RetentionRun = Run<typeof inputs>;

/** What retention did: a table of images, or the policies of registries. */
export type RetentionResult =
  | { readonly apply: 'self'; readonly rows: readonly RetentionRow[] }
  | { readonly apply: 'registry'; readonly policies: readonly PolicyResult[] };

export interface WantedRetention {
  readonly apply: 'self' | 'registry';
  readonly rules: readonly RetentionRule[];
}

/**
 * Of the input, else of `gitops.yaml`; undefined where nothing has a rule.
 *
 * @param image for the rules of one image alone, which is then their default
 * @throws bad input `retention…`
 */
export function wantedRetention(
  { inputs, resolved, config }: Pick<RetentionRun, 'inputs' | 'resolved' | 'config'>,
  image?: string,
): WantedRetention | undefined {
  const isOwn = isGiven(resolved.retention);
  const retention: RetentionConfig = isOwn ? parseRetention(inputs.retention) : (config?.retention ?? {});
  const rules = retentionRules({ config, retention, withServices: !isOwn && image === undefined, image });
  if (rules.length === 0 && isOwn) throw badInput('retention', 'has no rules', 'Give "rules", a list.');
  const apply = retention.apply ?? (image === undefined ? 'self' : 'registry');
  if (image !== undefined && apply === 'self') {
    const problem = '`apply: self` is for a sweep: a build does not see what Git names';
    throw badInput('retention', problem, 'Run `cleanup-review-env` with `sweep: true`, or use `apply: registry`.');
  }
  return rules.length === 0 ? undefined : { apply, rules };
}

interface SelfOptions {
  readonly branch: string | undefined;
  readonly branchPrefix: string | undefined;
  readonly maxDeletions: number;
  readonly dryRun: boolean;
}

/** Deletes what no rule keeps and Git does not name. */
export async function retainImages(
  run: GitopsRun & RetentionRun,
  { rules }: WantedRetention,
  options: SelfOptions,
): Promise<RetentionResult> {
  const { retainBySelf } = await import('../../core/cleanup/retention/self.ts');
  const { openRegistryHost } = await import('../../core/cleanup/retention/provider.ts');
  const provider = await providerPorts(run, rules);
  const hosts = new Map<string, Promise<RegistryHost>>();
  const { branch, branchPrefix, maxDeletions, dryRun } = options;
  const requestPrefixes = prefixesOf(branchPrefix).map((prefix) => `refs/heads/${prefix}`);
  const request = { rules, branch, requestPrefixes, maxDeletions, dryRun };
  const rows = await retainBySelf(request, {
    registry: provider.registry,
    commitTimes: (tags) => commitTimes({ cwd: run.ci.workspace, env: run.env, programs: run.programs }, tags),
    hostOf: (registry) => {
      const host = hosts.get(registry) ?? openRegistryHost(registry, provider);
      hosts.set(registry, host);
      return host;
    },
    openGitops: () => openGitops(run),
    clock: run.clock,
    log: run.log,
  });
  return { apply: 'self', rows };
}

/** Writes the policy of each registry that the rules are about. */
export async function writePolicies(
  run: RetentionRun,
  { rules }: WantedRetention,
  { dryRun, hasKeyTags = hasContentKeys(run) }: { readonly dryRun: boolean; readonly hasKeyTags?: boolean },
): Promise<RetentionResult> {
  const [{ applyPolicy }, { providerOf }] = await Promise.all([
    import('../../core/cleanup/retention/policies/policy.ts'),
    import('../../core/cleanup/retention/provider.ts'),
  ]);
  const ports = await providerPorts(run, rules);
  const policies: PolicyResult[] = [];
  for (const registry of new Set(rules.map((rule) => rule.registry))) {
    const own = rules.filter((rule) => rule.registry === registry);
    const provider = await providerOf(registry, ports);
    const request = { registry, rules: own, hasKeyTags, dryRun };
    policies.push(
      ...(await applyPolicy(
        request,
        provider,
        {
          harbor: async (wanted) => {
            const [{ applyToHarbor }, { HarborApi }] = await Promise.all([
              import('../../core/cleanup/retention/policies/harbor.ts'),
              import('../../core/cleanup/retention/harbor-api.ts'),
            ]);
            return applyToHarbor(wanted, new HarborApi(registry, ports));
          },
          gitlab: async (wanted) => {
            const { applyToGitlab } = await import('../../core/cleanup/retention/policies/gitlab.ts');
            return applyToGitlab(wanted, await gitlabClient(run));
          },
          ecr: async (wanted) => {
            const [{ applyToEcr }, { EcrApi }] = await Promise.all([
              import('../../core/cleanup/retention/policies/ecr.ts'),
              import('../../core/cleanup/retention/ecr-api.ts'),
            ]);
            return applyToEcr(wanted, new EcrApi(registry, ports));
          },
        },
        run.log,
      )),
    );
  }
  return { apply: 'registry', policies };
}

function hasContentKeys({ config }: Pick<RetentionRun, 'config'>): boolean {
  return [...(config?.services.values() ?? [])].some(({ build }) => build?.['unless-changed'] === true);
}

/** `registry-username` is for the registries of the rules alone. */
async function providerPorts(run: RetentionRun, rules: readonly RetentionRule[]): Promise<ProviderPorts> {
  const [{ Registry }, { credentialResolver }] = await Promise.all([
    import('../../core/image/registry.ts'),
    import('../../core/image/credentials.ts'),
  ]);
  const { 'registry-username': username, 'registry-password': password, 'registry-insecure': insecure } = run.inputs;
  const registries = [...new Set(rules.map(({ registry }) => registry))];
  const credentials = credentialResolver({ username, password, registries }, run);
  return { ...run, registry: new Registry({ ...run, credentials, insecure }), credentials, insecure };
}

/** The API of the monorepo's project: a registry of GitLab belongs to a project. */
async function gitlabClient(run: RetentionRun) {
  const [{ GitlabClient }, { forgeFor }] = await Promise.all([
    import('../../core/forge/gitlab/client.ts'),
    import('../../core/forge/forges.ts'),
  ]);
  const { 'forge-token': token, 'forge-url': forgeUrl } = run.inputs;
  const url = run.ci.repositoryUrl;
  const repository = url === undefined ? undefined : forgeFor(url, { env: run.env, forgeUrl });
  if (repository === undefined || repository.kind.name !== 'gitlab') {
    const problem = 'GitLab keeps the policy in a project, and it is not known which one this is';
    throw badInput('retention', problem, 'Run it in a pipeline of that project.');
  }
  if (token === undefined) {
    const problem = 'is missing: the token of a job may not write the cleanup policy of its project';
    throw badInput('forge-token', problem, 'Give a project access token with the scope api and the role Maintainer.');
  }
  return new GitlabClient(repository, { value: token }, run);
}

/** As the output `retention`. */
export function retentionOutput(result: RetentionResult | undefined): readonly object[] {
  if (result === undefined) return [];
  return result.apply === 'self' ? result.rows : result.policies;
}

export function retentionSummary(
  result: RetentionResult | undefined,
  { dryRun }: { readonly dryRun: boolean },
): string {
  if (result === undefined) return '';
  const [icon, dry] = dryRun ? (['would', ' (dry run)'] as const) : (['good', ''] as const);
  if (result.apply === 'registry') {
    const words = (done: string) => (dryRun && done !== 'unchanged' ? `would be ${done}` : done);
    const rows = result.policies.map(({ policy, result: done }) => [policy, words(done)]);
    return page(
      verdict(icon, md`Retention${dry}: ${counted(rows.length, 'policy', 'policies')} of the registry`),
      table(['policy', 'result'], rows),
    );
  }
  if (result.rows.length === 0) return verdict('nothing', md`Retention${dry}: the rules find no image`);
  return page(
    verdict(icon, md`Retention${dry}: ${counted(result.rows.length, 'image')}`),
    table(retentionColumns, result.rows.map(retentionCells)),
  );
}
