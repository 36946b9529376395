/** `apply: registry`: the registry deletes by a policy of its own, which is written from the rules and cannot see Git. */
import { Failure } from '../../../failure.ts';
import type { Log } from '../../../ports.ts';
import type { Provider } from '../provider.ts';
import type { RetentionRule } from '../rules.ts';

/** What was done with one policy. */
export interface PolicyResult {
  /** The project or repository that has it: `harbor.example.com, project fe`. */
  readonly policy: string;
  readonly result: 'created' | 'updated' | 'unchanged';
  /** What was, or in a dry run would be, sent; undefined when nothing is. */
  readonly request?: { readonly method: string; readonly path: string; readonly body: unknown };
}

export interface PolicyRequest {
  readonly registry: string;
  /** Of this registry. */
  readonly rules: readonly RetentionRule[];
  /** Whether images here have tags of content keys (`unless-changed`). */
  readonly hasKeyTags: boolean;
  readonly dryRun: boolean;
}

export type ApplyPolicy = (request: PolicyRequest) => Promise<readonly PolicyResult[]>;

/** @throws bad input `RETENTION_PROVIDER` for a registry without retention of its own */
export async function applyPolicy(
  request: PolicyRequest,
  provider: Provider,
  by: Partial<Record<Provider, ApplyPolicy>>,
  log: Log,
): Promise<readonly PolicyResult[]> {
  const apply = by[provider];
  if (apply === undefined) {
    const problem = `retention: ${request.registry} has no retention that can be written from here: it is no Harbor, GitLab or ECR`;
    throw new Failure('bad-input', 'RETENTION_PROVIDER', problem, {
      hint: 'Use `apply: self`: rules in gitops.yaml, which a sweep of cleanup-review-env applies.',
    });
  }
  log.warn(
    `${request.registry} cannot see Git: its policy also deletes images that are deployed, unless a rule keeps them. \`apply: self\` keeps what Git names.`,
  );
  const results = await apply(request);
  for (const { policy, result, request: sent } of results) {
    log.info(`${policy}: ${request.dryRun && result !== 'unchanged' ? `would be ${result}` : result}`);
    if (sent !== undefined) log.info(`${sent.method} ${sent.path}\n${JSON.stringify(sent.body, null, 2)}`);
  }
  return results;
}
