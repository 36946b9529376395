/** The jobs of a plan: one for each affected service, the rows of GitHub's matrix, and which job waits for which. */
import type { CiContext } from '../ports.ts';
import { imageRepository, imageTag, imageTemplates, namesCommit } from './deployed-image.ts';
import { slugFor } from './environments.ts';
import type { DeploymentPlan } from './plan.ts';
import type { ProjectConfig, ServiceConfig } from './project.ts';

/** The job of one service; an unknown value is empty text. */
export interface ServiceJob {
  readonly service: string;
  readonly environment: string;
  readonly slug: string;
  /** The service's directory. */
  readonly path: string;
  /** Image repository without a tag. */
  readonly image: string;
  readonly tag: string;
}

/** One job, which a workflow reads as `matrix.service`, `matrix.services`, `matrix.image`, … */
interface MatrixRow extends ServiceJob {
  /** One a line: the input `services` of a job that takes any row. */
  readonly services: string;
}

/** GitHub starts no more jobs from one matrix. Source: docs.github.com, "Workflow syntax", `strategy.matrix`. */
const largestMatrix = 256;

export function serviceJobs(
  { services, affected, environment }: Pick<DeploymentPlan, 'services' | 'affected' | 'environment'>,
  run: { readonly config: ProjectConfig | undefined; readonly ci: CiContext },
): readonly ServiceJob[] {
  const { ci } = run;
  return affected.map((name): ServiceJob => {
    const { tag } = imageTemplates(run.config, name, environment?.environment);
    const hasTag = ci.commit !== undefined || !namesCommit(tag);
    return {
      service: name,
      environment: environment?.name ?? '',
      slug: slugFor(ci) ?? '',
      path: services.get(name)?.path ?? '',
      image: imageRepository(run, name, environment) ?? '',
      tag: hasTag ? imageTag(run, name, environment) : '',
    };
  });
}

/**
 * A row for each service. Where GitHub could not start that many jobs, each of its 256 rows has several services in turn. Such
 * a row has no `path`, `image` and `tag`, and its `service` is no name of one, so that a job which takes one service fails
 * instead of deploying something else.
 */
export function matrixRows(jobs: readonly ServiceJob[], host: CiContext['host']): readonly MatrixRow[] {
  if (host !== 'github' || jobs.length <= largestMatrix) return jobs.map((job) => ({ ...job, services: job.service }));
  return Array.from({ length: largestMatrix }, (_, row) => {
    const begin = Math.floor((row * jobs.length) / largestMatrix);
    return rowOf(jobs.slice(begin, Math.floor(((row + 1) * jobs.length) / largestMatrix)));
  }).flat();
}

function rowOf(jobs: readonly ServiceJob[]): readonly MatrixRow[] {
  const [first, ...others] = jobs;
  if (first === undefined) return [];
  const services = jobs.map(({ service }) => service).join('\n');
  if (others.length === 0) return [{ ...first, services }];
  return [{ ...first, service: `${first.service} and ${others.length} more`, path: '', image: '', tag: '', services }];
}

/**
 * Which of the planned services each one waits for, by `needs`: the nearest, also behind services that are not planned. What
 * those wait for themselves is left out.
 */
export function neededFirst(
  services: ReadonlyMap<string, Pick<ServiceConfig, 'needs'>>,
  planned: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const isPlanned = new Set(planned);
  /** All that come before a service. */
  const before = new Map<string, ReadonlySet<string>>();
  const allBefore = (name: string): ReadonlySet<string> => {
    const known = before.get(name);
    if (known !== undefined) return known;
    // `gitops.yaml` has no circles; one would end here.
    before.set(name, new Set());
    const found = new Set((services.get(name)?.needs ?? []).flatMap((other) => [other, ...allBefore(other)]));
    before.set(name, found);
    return found;
  };
  return new Map(
    planned.map((name) => {
      const all = [...allBefore(name)].filter((other) => other !== name && isPlanned.has(other));
      return [name, all.filter((other) => !all.some((each) => allBefore(each).has(other)))];
    }),
  );
}
