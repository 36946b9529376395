/** `check` in this process, in the scenery of the example monorepo, with what it has found by name. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../src/commands/check/check.ts';
import type { CheckResult } from '../../../src/commands/check/result.ts';
import { Failure } from '../../../src/core/failure.ts';
import { loadConfig } from '../../../src/inputs/config/config.ts';
import { systemClock } from '../clock.ts';
import { type Given, type Ran, type RunOptions, runCommand } from '../inputs.ts';
import type { Scenery } from './scenery.ts';

export interface Checked extends Ran {
  readonly checks: readonly CheckResult[];
  /** Findings of this name. */
  named(name: string): readonly CheckResult[];
  /** `failed web1 in prod`, of those that did not go well; without those that were not asked. */
  readonly problems: readonly string[];
}

/** On `main`, unless the options say otherwise. Its `gitops.yaml` may be wrong, as it may for the program. */
export async function runCheck(
  { monorepo, git }: Pick<Scenery, 'monorepo' | 'git'>,
  given: Given = {},
  options: RunOptions = {},
): Promise<Checked> {
  const read = await loadConfig(monorepo).catch((error: unknown) => error);
  const configured = read instanceof Failure ? { configFailure: read } : { config: read as RunOptions['config'] };
  const ci = { commit: git('rev-parse', 'HEAD'), repositoryUrl: undefined, ...options.ci };
  const ran = await runCommand(check, given, { cwd: monorepo, clock: systemClock, ...configured, ...options, ci });
  const checks = ran.outputs.checks as readonly CheckResult[];
  return {
    ...ran,
    checks,
    named: (name) => checks.filter((each) => each.name === name),
    problems: checks
      .filter(({ result }) => result === 'failed' || result === 'warning')
      .map(({ name, result }) => `${result} ${name}`),
  };
}

/** The example's `gitops.yaml` with other words in it. */
export function rewrite({ monorepo }: Pick<Scenery, 'monorepo'>, text: string): void {
  writeFileSync(join(monorepo, 'gitops.yaml'), text);
}
