/** The child pipeline of GitLab that a plan is: a job a service, or three where another job builds its image. */
import { stringify } from 'yaml';
import { badInput, Failure } from '../failure.ts';
import { dotenvReport, outputFiles } from '../ports.ts';
import type { ServiceJob } from './jobs.ts';

export interface ChildJob extends Pick<ServiceJob, 'service' | 'environment'> {
  /** How its image is built before; undefined: the job makes it, or needs none. */
  readonly build?: OtherBuild | undefined;
  /** Services of the pipeline that come first. */
  readonly needs?: readonly string[];
}

/** A build in a job of its own. */
interface OtherBuild {
  /** For the job's name. */
  readonly engine: string;
  /** Container image of the job. */
  readonly image: string;
  /** Name of the script that the job runs. */
  readonly script: string;
}

/** An input that the job which triggers the pipeline hands on, and the variable that its jobs have it in. */
interface HandedOnInput {
  readonly name: string;
  readonly variable: string;
  /** Its declaration, under `spec:inputs`. */
  readonly input: object;
}

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
  /** A person started the pipeline; GitLab tells its child pipelines nothing of that. */
  readonly byPerson?: boolean | undefined;
  /** A schedule did. */
  readonly isScheduled?: boolean | undefined;
  /** GitLab's environment that a job of the parent pipeline declares. */
  readonly environmentJob?: string | undefined;
  /** Of a pipeline whose jobs build in jobs of their own. */
  readonly handedOn?: readonly HandedOnInput[] | undefined;
}

/** GitLab reads no larger artifact as a pipeline. Source: docs.gitlab.com, "Dynamic child pipelines". */
const largestBytes = 5 * 1024 * 1024;
/** Of one pipeline, nested ones included. Source: docs.gitlab.com, `include`. */
const mostIncludes = 150;
/** Jobs that one may need. Source: docs.gitlab.com, `needs`. */
const mostNeeds = 50;

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
  const documents = shape.handedOn === undefined ? [content] : [specOf(shape.handedOn), content];
  const text = `# Written by monorepo-gitops plan.\n${documents.map(yaml).join('---\n')}`;
  if (Buffer.byteLength(text) > largestBytes) throw limit(`the child pipeline is larger than 5 MiB`);
  return text;
}

function yaml(document: object): string {
  return stringify(document, {
    // GitLab reads YAML 1.1, where more words than in 1.2 are no text.
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    aliasDuplicateObjects: false,
    lineWidth: 0,
  });
}

function nothingToDo(shape: ChildPipelineShape): object {
  return {
    'nothing-affected': {
      ...idleJob(shape, 'echo "No service is affected by this change."'),
      rules: [{ when: 'always' }],
    },
  };
}

/** In the image of the other jobs: without one the runner takes its default, which it may not be able to pull. */
function idleJob({ image }: Pick<ChildPipelineShape, 'image'>, command: string) {
  return { image, rules: [{ when: 'on_success' }], variables: { GIT_STRATEGY: 'none' }, script: [command] };
}

function pipelineOf(jobs: readonly ChildJob[], shape: ChildPipelineShape): object {
  if (shape.template === undefined) {
    if (shape.handedOn !== undefined) return buildingPipeline(jobs, shape, shape.handedOn);
    return Object.assign(
      {},
      ...jobs.map((job) => {
        const { needs, joints } = waiting(jobName(job), deploymentsOf(job), shape);
        return { ...joints, [jobName(job)]: { ...programJob(job, shape), ...(needs.length === 0 ? {} : { needs }) } };
      }),
    );
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
    // GitLab merges them with the jobs that the template makes.
    ...Object.assign(
      {},
      ...jobs.flatMap((job) => {
        const { needs, joints } = waiting(jobName(job), deploymentsOf(job), shape);
        return needs.length === 0 ? [] : [{ ...joints, [jobName(job)]: { needs } }];
      }),
    ),
  };
}

interface Need {
  readonly job: string;
  readonly artifacts: boolean;
}

/** The deployments that come before that of a service. */
function deploymentsOf({ needs = [] }: ChildJob): readonly Need[] {
  return needs.map((service) => ({ job: jobName({ service }), artifacts: false }));
}

/**
 * What a job waits for, and jobs that do nothing but wait: for more than GitLab lets one need.
 *
 * @param others jobs of other services
 * @param own jobs of its own service
 */
function waiting(
  name: string,
  others: readonly Need[],
  { image, stage, own = [] }: { readonly image: string; readonly stage?: string; readonly own?: readonly Need[] },
): { readonly needs: readonly Need[]; readonly joints: object } {
  if (own.length + others.length <= mostNeeds) return { needs: [...own, ...others], joints: {} };
  const joints = Array.from({ length: Math.ceil(others.length / mostNeeds) }, (_, index) => ({
    joint: `before ${name} ${index + 1}`,
    needs: others.slice(index * mostNeeds, (index + 1) * mostNeeds),
  }));
  if (own.length + joints.length > mostNeeds) throw limit(`the job "${name}" waits for ${others.length} others`);
  const job = { ...idleJob({ image }, 'true'), ...(stage === undefined ? {} : { stage }) };
  return {
    needs: [...own, ...joints.map(({ joint }) => ({ job: joint, artifacts: false }))],
    joints: Object.fromEntries(joints.map(({ joint, needs }) => [joint, { ...job, needs }])),
  };
}

/** Values travel as variables, never inside the script. */
function programJob(job: ChildJob, shape: ChildPipelineShape) {
  const { image, program, seen, byPerson, isScheduled, environmentJob } = shape;
  return {
    image,
    rules: [{ when: 'on_success' }],
    variables: {
      MG_PROGRAM: literal(program),
      MG_SERVICE: literal(job.service),
      ...(job.environment === '' ? {} : { MG_ENVIRONMENT: literal(job.environment) }),
      ...(seen === undefined ? {} : { MG_SEEN: literal(seen) }),
      ...(byPerson === true ? { MG_STARTED_BY: literal('person') } : {}),
      ...(isScheduled === true && byPerson !== true ? { MG_STARTED_BY: literal('schedule') } : {}),
      ...(environmentJob === undefined ? {} : { MG_ENVIRONMENT_JOB: literal(environmentJob) }),
    },
    script: ['$MG_PROGRAM deploy'],
  };
}

/** Where the jobs of a service hand its build on, below the checkout. */
export const buildsDirectory = 'monorepo-gitops-builds';

/** Of the jobs, beside those of the program: the component `pipeline` has the same, and hands them on. */
export const jobInputs = {
  'before-script': { type: 'array', default: [] },
  tags: { type: 'array', default: [] },
  'job-services': { type: 'array', default: [] },
  'resource-group': { default: 'gitops/$CI_COMMIT_REF_SLUG' },
  interruptible: { type: 'boolean', default: false },
} as const;

/** Keywords that GitLab needs a template to leave out: see the component `pipeline`. */
const keywordInputs = {
  tags: 'tags',
  'before-script': 'before_script',
  'job-services': 'services',
} as const satisfies Partial<Record<keyof typeof jobInputs, string>>;

function specOf(handedOn: readonly HandedOnInput[]): object {
  return {
    spec: {
      inputs: {
        ...jobInputs,
        ...Object.fromEntries(handedOn.map(({ name, input }) => [name, input])),
      },
    },
  };
}

/**
 * Three jobs a service: `emit` checks everything and writes the script of the build, the next one runs it in the image of
 * the builder, and `deploy` deploys what was pushed. A service whose image is not built has the last one alone.
 */
function buildingPipeline(
  jobs: readonly ChildJob[],
  shape: ChildPipelineShape,
  handedOn: readonly HandedOnInput[],
): object {
  const settings = Object.fromEntries(handedOn.map(({ name, variable }) => [variable, `$[[ inputs.${name} ]]`]));
  const stage = 'deploy';
  const templates = Object.entries(keywordInputs).flatMap(([name, keyword]) => [
    [keywordTemplate(name), { [keyword]: `$[[ inputs.${name} ]]` }],
    [`.${name}-[]`, { stage }],
    [`.${name}-`, { stage }],
  ]);
  // Where no other job makes the image of a service, the one that deploys it does.
  const imageJobs = new Map(jobs.map((job) => [job.service, job.build ? buildName(job, job.build) : jobName(job)]));
  return {
    stages: ['emit', 'build', 'deploy'],
    ...Object.fromEntries(templates),
    ...Object.fromEntries(jobs.flatMap((job) => Object.entries(jobsOfService(job, shape, settings, imageJobs)))),
  };
}

function buildName({ service }: Pick<ChildJob, 'service'>, { engine }: OtherBuild): string {
  return `${engine} ${service}`;
}

/** @param imageJobs by service, the job behind which its image is there */
function jobsOfService(
  job: ChildJob,
  shape: ChildPipelineShape,
  settings: Readonly<Record<string, string>>,
  imageJobs: ReadonlyMap<string, string>,
) {
  const { service, build, needs = [] } = job;
  const directory = `${buildsDirectory}/${service}`;
  const program = programJob(job, shape);
  const common = { rules: program.rules, interruptible: '$[[ inputs.interruptible ]]' };
  const handed = { paths: [`${directory}/`], expire_in: '1 week' };
  const deployment = (variables: object) => ({
    ...program,
    ...common,
    extends: Object.keys(keywordInputs).map(keywordTemplate),
    variables: { ...settings, ...program.variables, ...variables },
  });
  const { image } = shape;
  const names = { emit: `emit ${service}`, build: build && buildName(job, build), deploy: jobName(job) };
  const own = names.build === undefined ? [] : [{ job: names.build, artifacts: true }];
  const deployed = waiting(names.deploy, deploymentsOf(job), { image, stage: 'deploy', own });
  const deploy = {
    stage: 'deploy',
    resource_group: '$[[ inputs.resource-group ]]',
    artifacts: { when: 'always', paths: [`${outputFiles}/`], reports: { dotenv: dotenvReport } },
    needs: deployed.needs,
  };
  if (build === undefined || names.build === undefined) {
    return { ...deployed.joints, [names.deploy]: { ...deployment({}), ...deploy } };
  }
  const builds = { MG_ENGINE: literal(build.engine) };
  // GitLab lets no job need one of a later stage.
  const stageOf = (stage: string) => (needs.length === 0 ? stage : 'deploy');
  const imagesBefore = needs.map((needed) => ({ job: imageJobs.get(needed) ?? '', artifacts: false }));
  const emitted = waiting(names.emit, imagesBefore, { image, stage: 'deploy' });
  return {
    ...emitted.joints,
    [names.emit]: {
      ...deployment({ ...builds, MG_EMIT: literal(buildsDirectory) }),
      stage: stageOf('emit'),
      needs: emitted.needs,
      artifacts: handed,
    },
    [names.build]: {
      ...common,
      extends: keywordTemplate('tags'),
      stage: stageOf('build'),
      image: { name: build.image, entrypoint: [''] },
      needs: [{ job: names.emit, artifacts: true }],
      variables: {
        MG_REGISTRY_USERNAME: settings.MG_REGISTRY_USERNAME,
        MG_REGISTRY_PASSWORD: settings.MG_REGISTRY_PASSWORD,
        BUILD_SCRIPT: literal(`${directory}/${build.script}`),
      },
      // There is none where the service was deployed meanwhile.
      script: ['test ! -e "$BUILD_SCRIPT" || sh "$BUILD_SCRIPT"'],
      artifacts: handed,
    },
    ...deployed.joints,
    [names.deploy]: { ...deployment({ ...builds, MG_FINISH: literal(buildsDirectory) }), ...deploy },
  };
}

function keywordTemplate(name: string): string {
  return `.${name}-$[[ inputs.${name} ]]`;
}

function literal(value: string) {
  return { value, expand: false };
}

function jobName({ service }: Pick<ChildJob, 'service'>): string {
  return `deploy ${service}`;
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
