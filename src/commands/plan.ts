/** The command `plan`: which services a change affects, why, and in which environment they are deployed. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { type AffectedReason, describeReason } from '../core/monorepo/affected.ts';
import { slugFor } from '../core/monorepo/environments.ts';
import { childPipeline, jobMatrix, type MatrixEntry } from '../core/monorepo/jobs.ts';
import { type DeploymentPlan, type PlanRequest, planDeployment } from '../core/monorepo/plan.ts';
import { version } from '../core/version.ts';
import { defineCommand, type Run } from '../inputs/command.ts';
import type { InputDeclarations, InputValues } from '../inputs/declaration.ts';
import { changeInputs, runInputs } from '../inputs/declarations/run.ts';
import { table } from './summary.ts';

const planInputs = {
  ...runInputs,
  ...changeInputs,
  'child-pipeline': {
    type: 'string',
    description: 'File to write a GitLab child pipeline to, with one `deploy` job per affected service.',
  },
  'child-template': {
    type: 'string',
    description:
      'What a job of the child pipeline is made of: address of the `deploy` component, `https` address of its template, or path in this repository. Default: a job that runs `deploy` by `child-program`.',
  },
  'child-image': {
    type: 'string',
    default: 'node:24',
    description: 'Container image of those jobs: Node 20.19 or newer, and git. Not used with `child-template`.',
  },
  'child-program': {
    type: 'string',
    default: `npx --yes monorepo-gitops@${version}`,
    description: 'How those jobs call the program. Not used with `child-template`.',
  },
} as const satisfies InputDeclarations;

export const plan = defineCommand({
  name: 'plan',
  summary: 'Tell which services a change affects, and in which environment they are deployed',
  inputs: planInputs,
  outputs: {
    services: 'JSON list of the affected services.',
    environment: 'Environment that the event deploys to; empty when none matches.',
    slug: 'Name of the review environment of this branch or request.',
    matrix: 'GitHub job matrix: `{"include": [{service, environment, slug, path, image, tag}]}`.',
    any: '`true` when a service is affected. GitHub fails a job with an empty matrix: use it in its `if`.',
    reason: 'JSON object: the reasons by service; an empty list for one that is not affected.',
    'child-pipeline': 'The file that was written.',
  },

  async run(run) {
    const { ci } = run;
    const plan = await planDeployment(planRequest(run), run);
    const matrix = jobMatrix(plan, run);
    const childFile = await writeChildPipeline(matrix, run);
    return {
      outputs: {
        services: plan.affected,
        environment: plan.environment?.name,
        slug: slugFor(ci),
        matrix: { include: matrix },
        any: plan.affected.length > 0,
        reason: Object.fromEntries([...plan.reasons].map(([name, reasons]) => [name, sentences(name, reasons)])),
        'child-pipeline': childFile,
      },
      summary: summaryOf(plan),
    };
  },
});

export function planRequest({
  inputs,
  config,
  ci,
  cwd,
}: Pick<Run, 'config' | 'ci' | 'cwd'> & {
  readonly inputs: InputValues<typeof runInputs & typeof changeInputs>;
}): PlanRequest {
  const configFile = inputs.config && relative(ci.workspace, resolve(cwd, inputs.config)).replaceAll(sep, '/');
  return {
    config,
    configFile,
    ci,
    services: inputs.service === undefined ? inputs.services : [inputs.service],
    environment: inputs.environment,
    all: inputs.all,
    base: inputs.base,
  };
}

/** Returns the path that was written, as the input gives it. */
async function writeChildPipeline(
  jobs: readonly MatrixEntry[],
  { inputs, cwd, log }: Run<typeof planInputs>,
): Promise<string | undefined> {
  const file = inputs['child-pipeline'];
  if (file === undefined) return undefined;
  const text = childPipeline(jobs, {
    template: inputs['child-template'],
    image: inputs['child-image'],
    program: inputs['child-program'],
  });
  if (inputs['dry-run']) {
    log.info(`${file} would be:\n${text}`);
    return undefined;
  }
  await mkdir(dirname(resolve(cwd, file)), { recursive: true });
  await writeFile(resolve(cwd, file), text);
  return file;
}

function sentences(service: string, reasons: readonly AffectedReason[]): readonly string[] {
  return reasons.map((reason) => describeReason(service, reason));
}

function summaryOf({ environment, reasons }: DeploymentPlan): string {
  const rows = [...reasons].map(([name, why]) => [name, why.length > 0 ? 'yes' : 'no', sentences(name, why)]);
  const where = environment === undefined ? 'No environment matches this event.' : `Environment: ${environment.name}`;
  return ['### Plan', where, table(['service', 'affected', 'reason'], rows)].join('\n\n');
}
