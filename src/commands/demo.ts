import { Failure } from '../core/failure.ts';
import { table } from '../core/markdown.ts';
import type { CiContext } from '../core/ports.ts';
import { type DemoDeployment, type DemoReport, runDemo } from '../demo/demo.ts';
import { createSandbox, type Sandbox } from '../demo/sandbox.ts';
import { defineCommand, type Run } from '../inputs/command.ts';
import { loadConfig } from '../inputs/config/config.ts';
import type { InputDeclarations } from '../inputs/declaration.ts';
import { runInputs } from '../inputs/declarations/run.ts';
import { inputsFor } from '../inputs/inputs-for.ts';
import { deploy, deployEvent } from './deploy.ts';
import { DeploymentRecord } from './deployment/record.ts';

const inputs = {
  timeout: runInputs.timeout,
  keep: { type: 'boolean', default: 'false', description: 'Leave the directory of the demo for a look.' },
} as const satisfies InputDeclarations;

export const demo = defineCommand({
  name: 'demo',
  summary: 'Run the whole flow in a temporary directory, with nothing installed but Node and git',
  inputs,
  outputs: {
    ok: '`true` when every check held.',
    steps: { empty: [], description: 'JSON list of the steps: `{title, milliseconds, services, commit, diff}`.' },
    checks: { empty: [], description: 'JSON list of the checks: `{check, holds, detail}`.' },
    directory: 'Where it all happened; there afterwards only with `keep`.',
    'duration-ms': 'Milliseconds in all.',
  },
  withoutConfig: true,

  async run(run) {
    const { clock, log, home, env, programs } = run;
    const started = clock.now();
    await using sandbox = await createSandbox(home, { env, programs }, run.inputs.keep);
    const { steps, checks } = await runDemo(sandbox, { clock, log, deploy: (ci) => deployIn(run, sandbox, ci) });
    const milliseconds = clock.now() - started;
    for (const { check, holds, detail } of checks) log.info(`${holds ? '✓' : '✗'} ${check} (${detail})`);
    const failed = checks.filter(({ holds }) => !holds);
    const outputs = {
      ok: failed.length === 0,
      steps,
      checks,
      directory: sandbox.directory,
      'duration-ms': milliseconds,
    };
    if (failed.length > 0) {
      const problem = `${failed.length} of ${checks.length} checks of the demo do not hold`;
      throw new Failure('failed', 'DEMO_CHECK', problem, { outputs });
    }
    if (run.inputs.keep) log.info(`Kept: ${sandbox.directory} (git -C ${sandbox.gitops} log -p)`);
    return { outputs, summary: summaryOf({ steps, checks }, milliseconds) };
  },
});

/** What CI would run: `deploy`, with the `gitops.yaml` of the demo's monorepo. */
async function deployIn(run: Run<typeof inputs>, { monorepo: cwd }: Sandbox, ci: CiContext): Promise<DemoDeployment> {
  const there = { ...run, config: await loadConfig(cwd), ci, cwd };
  const deployment = await deployEvent({ ...there, ...inputsFor(deploy, there, {}) }, new DeploymentRecord(run.clock));
  if ('why' in deployment) return { services: deployment.services, commit: undefined, diff: '' };
  if ('cleanup' in deployment) {
    const { commit, diff } = deployment.cleanup;
    return { services: [], commit, diff };
  }
  const { services, commit } = deployment;
  return { services, commit: commit?.commit, diff: commit?.diff ?? '' };
}

function summaryOf({ steps, checks }: DemoReport, milliseconds: number): string {
  const rows = steps.map(({ title, milliseconds: time, commit }) => [title, commit?.slice(0, 8) ?? '', `${time} ms`]);
  return [
    '### demo',
    `${checks.filter(({ holds }) => holds).length} of ${checks.length} checks hold · ${(milliseconds / 1000).toFixed(1)} s`,
    table(['step', 'commit', 'time'], rows),
  ].join('\n\n');
}
