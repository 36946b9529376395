import { plan } from '../../../../src/commands/plan.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { parseConfig } from '../../../../src/inputs/config.ts';
import { resolveInputs } from '../../../../src/inputs/resolve.ts';
import { handClock } from '../../../support/clock.ts';
import { ciContext } from './ci-context.ts';

export interface Planned {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly summary: string;
  /** Lines of the log; warnings begin with `warning: `. */
  readonly log: readonly string[];
}

/** Runs `plan` in a directory, with inputs as users write them and the text of a `gitops.yaml`. */
export async function runPlan(
  workspace: string,
  given: {
    readonly inputs?: Readonly<Record<string, string | readonly string[]>>;
    readonly config?: string;
    readonly ci?: Partial<CiContext>;
  },
): Promise<Planned> {
  const log: string[] = [];
  const secrets = createSecrets();
  const { inputs = {}, config, ci } = given;
  const source = (name: string) => {
    const text = inputs[name];
    return text === undefined ? undefined : { text, source: `--${name}` };
  };
  const { outputs, summary } = await plan.run({
    inputs: resolveInputs(plan.inputs, [source], { secrets, cwd: workspace }),
    config: config === undefined ? undefined : parseConfig('gitops.yaml', config),
    ci: ciContext({ workspace, ...ci }),
    log: {
      info: (line) => void log.push(line),
      detail: (line) => void log.push(line),
      warn: (line) => void log.push(`warning: ${line}`),
      group: (_title, body) => body(),
    },
    clock: handClock(),
    secrets,
    env: process.env,
    home: workspace,
    cwd: workspace,
  });
  return { outputs, summary, log };
}
