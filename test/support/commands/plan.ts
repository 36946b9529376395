import { plan } from '../../../src/commands/plan.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { createRun, type Given } from '../inputs.ts';

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
    readonly inputs?: Given;
    readonly config?: string;
    readonly ci?: Partial<CiContext>;
  },
): Promise<Planned> {
  const log: string[] = [];
  const note = (line: string) => void log.push(line);
  const run = createRun(plan, given.inputs, {
    config: given.config,
    ci: given.ci ?? {},
    log: { info: note, detail: note, warn: (line) => note(`warning: ${line}`), group: (_title, body) => body() },
    env: process.env,
    cwd: workspace,
  });
  const { outputs, summary } = await plan.run(run);
  return { outputs, summary, log };
}
