/** The file of `plan` that GitLab runs as a child pipeline: one job a service, or three where another job builds its image. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type EngineChoice, otherJobFor } from '../core/build/engines.ts';
import { requestInRun } from '../core/build/request.ts';
import { badInput } from '../core/failure.ts';
import { type ChildJob, childPipeline } from '../core/monorepo/child-pipeline.ts';
import type { NamedEnvironment } from '../core/monorepo/environments.ts';
import { triggerOf } from '../core/monorepo/events/events.ts';
import { neededFirst, type ServiceJob } from '../core/monorepo/jobs.ts';
import type { ServiceConfig } from '../core/monorepo/project.ts';
import type { Run } from '../inputs/command.ts';
import { childInputs, componentInput } from '../inputs/component-input.ts';
import type { InputDeclarations } from '../inputs/declaration.ts';
import { inputsFor } from '../inputs/inputs-for.ts';
import { variableOf } from '../inputs/resolve.ts';
import { buildImage } from './build-image.ts';
import { type GitopsRun, nothingByEvent } from './gitops-remote.ts';

/** What of the plan the jobs are made of. */
interface PlannedJobs {
  readonly jobs: readonly ServiceJob[];
  /** All of the monorepo. */
  readonly services: ReadonlyMap<string, ServiceConfig>;
  readonly environment: NamedEnvironment | undefined;
  /** Those of the services that get a new image. */
  readonly built: ReadonlySet<string>;
  /** What the GitOps repository was; undefined where a person named the services, which counts in the jobs too. */
  readonly seen: string | undefined;
}

type ChildRun = Pick<Run, 'resolved' | 'config' | 'ci' | 'secrets' | 'cwd' | 'log' | 'env'> & {
  readonly inputs: GitopsRun['inputs'] & {
    readonly 'child-pipeline': string | undefined;
    readonly 'child-template': string | undefined;
    readonly 'child-image': string;
    readonly 'child-program': string;
    readonly 'child-build-image': string | undefined;
    readonly engine: EngineChoice | undefined;
    readonly promotion: 'require' | 'build';
    readonly 'dry-run': boolean;
  };
};

/** Returns the path that was written, as the input gives it. */
export async function writeChildPipeline(planned: PlannedJobs, run: ChildRun): Promise<string | undefined> {
  const { inputs, cwd, log } = run;
  const file = inputs['child-pipeline'];
  if (file === undefined) return undefined;
  const isHandedOver = otherJobFor({ engine: inputs.engine ?? 'auto', files: [] }) !== undefined;
  if (isHandedOver && inputs['child-template'] !== undefined) {
    const hint = 'Leave child-template out: the jobs of such a build are more than one template has.';
    throw badInput('child-template', `has no meaning for the engine ${inputs.engine}`, hint);
  }
  // Three jobs a service, and nothing to do in any of them.
  const isIdle = isHandedOver && (planned.environment === undefined || nothingByEvent(run) !== undefined);
  const text = childPipeline(isIdle ? [] : childJobs(planned, run), {
    template: inputs['child-template'],
    image: inputs['child-image'],
    program: inputs['child-program'],
    seen: planned.seen,
    byPerson: run.ci.byPerson,
    isScheduled: triggerOf(run.ci) === 'schedule',
    environmentJob: run.env.MG_ENVIRONMENT_JOB,
    handedOn: isHandedOver ? await handedOnInputs() : undefined,
  });
  if (inputs['dry-run']) {
    log.info(`${file} would be:\n${text}`);
    return undefined;
  }
  await mkdir(dirname(resolve(cwd, file)), { recursive: true });
  await writeFile(resolve(cwd, file), text);
  return file;
}

/** Each job with those that come first, and how its image is built, where that is in another job. */
function childJobs({ services, environment, built, ...planned }: PlannedJobs, run: ChildRun): readonly ChildJob[] {
  const first = neededFirst(
    services,
    planned.jobs.map(({ service }) => service),
  );
  const jobs = planned.jobs.map((job) => ({ ...job, needs: first.get(job.service) ?? [] }));
  const { engine, promotion, 'child-build-image': image } = run.inputs;
  const isPromoted = environment?.environment['promote-from'] !== undefined && promotion === 'require';
  if (engine === undefined || run.config === undefined || environment === undefined || isPromoted) return jobs;
  return jobs.map((job): ChildJob => {
    if (!built.has(job.service)) return job;
    const scope = { service: job.service, environment: environment.name };
    const { inputs } = inputsFor(buildImage, run, scope);
    const runBuilds = { engine, emit: undefined, finish: undefined };
    const build = otherJobFor(requestInRun(inputs, job.service, runBuilds));
    return { ...job, build: build && { ...build, image: image ?? build.image } };
  });
}

/** What the jobs of `deploy` take from the job that triggers the pipeline. */
async function handedOnInputs() {
  const { deploy } = await import('./deploy.ts');
  const declared: InputDeclarations = childInputs(deploy.inputs);
  return Object.entries(declared).map(([name, declaration]) => {
    const { description: _, ...input } = componentInput(name, declaration);
    return { name, variable: variableOf(name), input };
  });
}
