/** The jobs of a plan, one for each affected service: a matrix of GitHub or a child pipeline of GitLab. */
import { stringify } from 'yaml';
import { badInput, Failure } from '../failure.ts';
import type { CiContext } from '../ports.ts';
import { imageRepository, imageTag, imageTemplates, namesCommit } from './deployed-image.ts';
import { slugFor } from './environments.ts';
import type { DeploymentPlan } from './plan.ts';
import type { ProjectConfig } from './project.ts';

/** One job, which a workflow reads as `matrix.service`, `matrix.image`, …; an unknown value is empty text. */
export interface MatrixEntry {
  readonly service: string;
  readonly environment: string;
  readonly slug: string;
  /** The service's directory. */
  readonly path: string;
  /** Image repository without a tag. */
  readonly image: string;
  readonly tag: string;
}

/** GitHub starts no more jobs from one matrix. Source: docs.github.com, "Workflow syntax", `strategy.matrix`. */
const largestMatrix = 256;

/** @throws Failure `MATRIX_LIMIT` on GitHub, whose own error would say less */
export function jobMatrix(
  { services, affected, environment }: Pick<DeploymentPlan, 'services' | 'affected' | 'environment'>,
  run: { readonly config: ProjectConfig | undefined; readonly ci: CiContext },
): readonly MatrixEntry[] {
  const { ci } = run;
  const entries = affected.map((name): MatrixEntry => {
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
  if (ci.host !== 'github' || entries.length <= largestMatrix) return entries;
  throw new Failure('bad-input', 'MATRIX_LIMIT', `${entries.length} services are more than a matrix of GitHub holds`, {
    hint: `Plan at most ${largestMatrix} at a time with the input services, in several jobs.`,
  });
}

type ChildJob = Pick<MatrixEntry, 'service' | 'environment'>;

interface ChildPipelineShape {
  /**
   * What a job is made of: the address of the `deploy` component (`host/project/deploy@1.0.0`), of its template
   * (`https://…/template.yml`) or its path in this repository (`/ci/deploy.yml`); undefined: a job that runs the program.
   */
  readonly template: string | undefined;
  /** For jobs without a template: their container image, and the command that starts the program in it. */
  readonly image: string;
  readonly program: string;
  /** What the GitOps repository was when the plan was made. */
  readonly seen?: string | undefined;
}

/** GitLab reads no larger artifact as a pipeline. Source: docs.gitlab.com, "Dynamic child pipelines". */
const largestBytes = 5 * 1024 * 1024;
/** Of one pipeline, nested ones included. Source: docs.gitlab.com, `include`. */
const mostIncludes = 150;

/**
 * A GitLab child pipeline with one `deploy` a service. Never empty: GitLab fails a pipeline without jobs.
 *
 * @throws Failure `CHILD_PIPELINE_LIMIT` beyond what GitLab accepts
 */
export function childPipeline(jobs: readonly ChildJob[], shape: ChildPipelineShape): string {
  const content = {
    // Without rules a child of a merge request pipeline would have no jobs.
    workflow: { rules: [{ when: 'always' }] },
    ...(jobs.length === 0 ? nothingToDo(shape) : pipelineOf(jobs, shape)),
  };
  const text = `# Written by monorepo-gitops plan.\n${stringify(content, {
    // GitLab reads YAML 1.1, where more words than in 1.2 are no text.
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    aliasDuplicateObjects: false,
    lineWidth: 0,
  })}`;
  if (Buffer.byteLength(text) > largestBytes) throw limit(`the child pipeline is larger than 5 MiB`);
  return text;
}

/** In the image of the other jobs: without one the runner takes its default, which it may not be able to pull. */
function nothingToDo({ image }: ChildPipelineShape): object {
  return {
    'nothing-affected': {
      image,
      rules: [{ when: 'always' }],
      variables: { GIT_STRATEGY: 'none' },
      script: ['echo "No service is affected by this change."'],
    },
  };
}

function pipelineOf(jobs: readonly ChildJob[], shape: ChildPipelineShape): object {
  if (shape.template === undefined) {
    return Object.fromEntries(jobs.map((job) => [jobName(job), programJob(job, shape)]));
  }
  if (jobs.length > mostIncludes) {
    throw limit(`${jobs.length} services need more than the ${mostIncludes} includes of a GitLab pipeline`);
  }
  const source = templateSource(shape.template);
  return {
    include: jobs.map((job) => ({
      ...source,
      inputs: {
        'job-name': jobName(job),
        service: job.service,
        ...(job.environment === '' ? {} : { environment: job.environment }),
        ...(shape.seen === undefined ? {} : { seen: shape.seen }),
      },
    })),
  };
}

/** Values travel as variables, never inside the script. */
function programJob(job: ChildJob, { image, program, seen }: ChildPipelineShape): object {
  return {
    image,
    rules: [{ when: 'on_success' }],
    variables: {
      MG_PROGRAM: { value: program, expand: false },
      MG_SERVICE: { value: job.service, expand: false },
      ...(job.environment === '' ? {} : { MG_ENVIRONMENT: { value: job.environment, expand: false } }),
      ...(seen === undefined ? {} : { MG_SEEN: { value: seen, expand: false } }),
    },
    script: ['$MG_PROGRAM deploy'],
  };
}

function jobName(job: ChildJob): string {
  return `deploy ${job.service}`;
}

function templateSource(template: string): object {
  if (/\$|\s/.test(template)) {
    throw badInput(
      'child-template',
      `"${template}" has a variable or a blank in it`,
      'GitLab expands no variables in the includes of a child pipeline: write the address out.',
    );
  }
  if (/^https?:\/\//.test(template)) return { remote: template };
  return /@[^/]+$/.test(template) ? { component: template } : { local: template };
}

function limit(problem: string): Failure {
  return new Failure('bad-input', 'CHILD_PIPELINE_LIMIT', problem, {
    hint: 'Plan a part of the services at a time with the input `services`.',
  });
}
