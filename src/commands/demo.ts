import { resolve } from 'node:path';
import { counted } from '../core/counted.ts';
import { Failure } from '../core/failure.ts';
import { code, md, table } from '../core/markdown.ts';
import type { CiContext, Log, Programs } from '../core/ports.ts';
import { runDemo } from '../demo/demo.ts';
import { createSandbox } from '../demo/sandbox.ts';
import type { DemoDeployment, DemoReport } from '../demo/story.ts';
import { defineCommand, type Run } from '../inputs/command.ts';
import { loadConfig } from '../inputs/config/config.ts';
import type { InputDeclarations } from '../inputs/declaration.ts';
import { runInputs } from '../inputs/declarations/run.ts';
import { inputsFor } from '../inputs/inputs-for.ts';
import { deploy, deployEvent } from './deploy.ts';
import { addressOf } from './deployment/addresses.ts';
import { refuseUnwritable } from './status/page-file.ts';
import { duration, page, verdict } from './summaries/parts.ts';
import { DeploymentRecord } from './summaries/record.ts';

const inputs = {
  timeout: runInputs.timeout,
  keep: { type: 'boolean', default: 'false', description: 'Leave the directory of the demo for a look.' },
  html: {
    type: 'string',
    description: 'File to write the page of `status` to, as it is before the review environment goes.',
  },
} as const satisfies InputDeclarations;

export const demo = defineCommand({
  name: 'demo',
  summary: 'Run the whole flow in a temporary directory, with nothing installed but Node and git',
  inputs,
  outputs: {
    ok: '`true` when every check held.',
    steps: {
      empty: [],
      description:
        'JSON list of the runs of `deploy`: `{title, milliseconds, result, services, commit, diff, attempts, url}`.',
    },
    checks: { empty: [], description: 'JSON list of the checks: `{check, holds, detail}`.' },
    directory: 'Where it all happened; there afterwards only with `keep`.',
    'duration-ms': 'Milliseconds in all.',
    html: 'The file that was written.',
  },
  withoutConfig: true,

  async run(run) {
    const { clock, log, home, env, programs } = run;
    const html = run.inputs.html === undefined ? undefined : resolve(run.cwd, run.inputs.html);
    if (html !== undefined) await refuseUnwritable(html, run.cwd);
    const started = clock.now();
    // Elsewhere the log has told it all.
    if (run.ci.host !== 'github') run.onFailure(() => '');
    await using sandbox = await createSandbox(home, { env, programs }, run.inputs.keep);
    for (const line of beginning) log.info(line);
    const report = await runDemo(sandbox, {
      clock,
      log,
      ...(html === undefined ? {} : { look: (ci) => showStatus(run, ci, html) }),
      deploy: (ci, beforePush) => deployIn(run, ci, beforePush),
    });
    const milliseconds = clock.now() - started;
    for (const line of ending(run, report, milliseconds, sandbox)) log.info(line);
    const { steps, checks } = report;
    const failed = checks.filter(({ holds }) => !holds);
    const outputs = {
      ok: failed.length === 0,
      steps,
      checks,
      directory: sandbox.directory,
      'duration-ms': milliseconds,
      html,
    };
    if (failed.length > 0) {
      const problem = `${failed.length} of ${checks.length} checks of the demo do not hold`;
      throw new Failure('failed', 'DEMO_CHECK', problem, { outputs });
    }
    return { outputs, summary: run.ci.host === 'github' ? summaryOf(report, milliseconds) : '' };
  },
});

const beginning = [
  'A monorepo with two services, a GitOps repository and a registry, all of them',
  'real, in one temporary directory. Each step is a run of `deploy` as CI starts',
  'it. Each ✔ is read from Git and from the registry, not from what runs say.',
];

function ending(
  { inputs: { keep, html }, cwd }: Run<typeof inputs>,
  { checks }: DemoReport,
  milliseconds: number,
  { directory, gitops }: { readonly directory: string; readonly gitops: string },
): readonly string[] {
  const held = checks.filter(({ holds }) => holds).length;
  return [
    '',
    `${held} of ${checks.length} checks hold, in ${duration(milliseconds)}. --verbose shows every run in full.`,
    ...(html === undefined ? [] : [`What runs where: ${resolve(cwd, html)}`]),
    ...(keep ? [`Kept: ${directory}`, `  git -C ${gitops} log --stat`] : ['--keep leaves the directory for a look.']),
    '',
    'Next, in your own monorepo:',
    '  monorepo-gitops init    writes gitops.yaml and a pipeline for what is there',
    '  monorepo-gitops check   proves paths, rights and connections before a run',
    '  https://github.com/monorepo-gitops/monorepo-gitops#readme',
  ];
}

/** What CI would run: `deploy` in a job, with the `gitops.yaml` of its checkout. */
async function deployIn(
  run: Run<typeof inputs>,
  ci: CiContext,
  beforePush: (() => Promise<void>) | undefined,
): Promise<DemoDeployment> {
  const cwd = ci.workspace;
  const programs = beforePush === undefined ? run.programs : pausedBeforePush(run.programs, beforePush);
  const there = { ...run, programs, log: detailsOf(run.log), config: await loadConfig(cwd), ci, cwd };
  const own = { ...there, ...inputsFor(deploy, there, {}) };
  const deployment = await deployEvent(own, new DeploymentRecord(run.clock));
  const { result } = deployment;
  if ('why' in deployment) {
    return { result, services: deployment.services, commit: undefined, diff: '', attempts: 0, url: undefined };
  }
  if ('cleanup' in deployment) {
    const { commit, diff } = deployment.cleanup;
    return { result, services: [], commit, diff, attempts: 1, url: undefined };
  }
  const { services, commit } = deployment;
  const [service = ''] = services;
  return {
    result,
    services,
    commit: commit?.commit,
    diff: commit?.diff ?? '',
    attempts: commit?.attempts ?? 0,
    url: addressOf(own, { service, cluster: undefined }),
  };
}

/** What `status` says of it, as a page. */
async function showStatus(run: Run<typeof inputs>, ci: CiContext, html: string): Promise<void> {
  const { status } = await import('./status/status.ts');
  const cwd = ci.workspace;
  const there = { ...run, log: detailsOf(run.log), config: await loadConfig(cwd), ci, cwd };
  await status.run({ ...there, ...inputsFor(status, there, {}, { html }) });
}

/** The story is what people read; what each run says is for those who ask for it. */
function detailsOf(log: Log): Log {
  const detail = (line: string) => log.detail(line);
  return {
    info: detail,
    detail,
    warn: detail,
    group: (title, body) => {
      detail(title);
      return body();
    },
    during: (_what, body) => body(),
  };
}

/** Programs of which the first push to the GitOps repository waits. */
function pausedBeforePush(programs: Programs, beforePush: () => Promise<void>): Programs {
  let isFirst = true;
  return {
    start: (call) => programs.start(call),
    async run(call) {
      const isPush = call.argv.includes('push') && !call.argv.includes('--dry-run');
      if (isPush && isFirst) {
        isFirst = false;
        await beforePush();
      }
      return programs.run(call);
    },
  };
}

function summaryOf({ steps, checks }: DemoReport, milliseconds: number): string {
  const rows = steps.map(({ title, milliseconds: time, result, commit }) => [
    title,
    result,
    commit === undefined ? '–' : code(commit.slice(0, 8)),
    duration(time),
  ]);
  return page(
    verdict(
      'good',
      md`The demo did what it should: ${counted(checks.length, 'check')} hold, in ${duration(milliseconds)}`,
    ),
    table(['pipeline', 'result', 'commit', 'time'], rows),
    table(
      ['check', 'holds'],
      checks.map(({ check, holds }) => [check, holds ? '✔' : '✗']),
    ),
  );
}
