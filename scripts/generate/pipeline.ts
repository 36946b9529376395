/** `template.yml` of the component `pipeline`, the whole flow, and the table of its inputs. */
import { otherJobFor } from '../../src/core/build/engines.ts';
import { buildsDirectory, jobInputs as childJobInputs } from '../../src/core/monorepo/child-pipeline.ts';
import type { Command } from '../../src/inputs/command.ts';
import { type ComponentInput, childInputs, componentInputs } from '../../src/inputs/component-input.ts';
import { artifactsWith, documents, header, jobInputs, variablesOf } from './component.ts';
import { table } from './tables.ts';

const name = '$[[ inputs.job-name ]]';
const stage = '$[[ inputs.stage ]]';
const image = '$[[ inputs.runner-image ]]';
const rules = '$[[ inputs.rules ]]';
const group = '$[[ inputs.resource-group ]]';
const review = '$[[ inputs.review-if ]]';
const config = '$[[ inputs.config ]]';

/** What the plan writes for `builder: kaniko`. */
const childFile = 'monorepo-gitops.child.yml';

const builders = ['buildah', 'kaniko', 'append'] as const;

/** What the component has instead: `builder` names the engine, and the jobs hand on what is between them. */
const ofTheJobs = ['engine', 'emit', 'finish', 'seen'];

/** Beside those of `deploy`. */
async function inputsOfJobs(): Promise<Record<string, ComponentInput>> {
  return {
    ...jobInputs('deploy', 'deploy'),
    builder: {
      description:
        'What builds the images of Dockerfiles. `buildah`: this job itself, where it may create user namespaces. `kaniko`: a child pipeline, where it may not. `append`: nothing; files that `before-script` has built are put on a base image. Default: what `gitops.yaml` says, else buildah.',
      options: ['', ...builders],
      default: '',
    },
    'kaniko-image': {
      description: 'Image of the jobs of `builder: kaniko`. It needs a shell.',
      default: (await otherJobFor({ engine: 'kaniko', files: [] }))?.image,
    },
    'before-script': {
      description: 'Commands before the deployment (`before_script`), for example `npm ci` and `npm run build`.',
      ...childJobInputs['before-script'],
    },
    tags: { description: 'Tags of the runners. Default: those of `default:`.', ...childJobInputs.tags },
    needs: {
      description: 'Jobs that the deployment waits for (`needs`). Default: all jobs of the stages before.',
      type: 'array',
      default: [],
    },
    'job-services': {
      description:
        'Containers beside the deployment (`services` of GitLab); the input `services` names those of the monorepo.',
      ...childJobInputs['job-services'],
    },
    'resource-group': {
      description: 'Deployments of one group run one after another (`resource_group`).',
      ...childJobInputs['resource-group'],
    },
    interruptible: {
      description:
        'Whether a newer pipeline may end a job that is half done (`interruptible`). It is safe, and the newer one does the rest.',
      ...childJobInputs.interruptible,
    },
    'review-if': {
      description: 'Which pipelines have a review environment that is stopped with its branch or request (`rules:if`).',
      default: '$CI_COMMIT_BRANCH =~ /^feature\\// || $CI_PIPELINE_SOURCE == "merge_request_event"',
    },
    'auto-stop-in': {
      description:
        'Time after which GitLab stops a review environment that was not deployed to again (`auto_stop_in`); `never`: it stays as long as its branch.',
      default: '1 week',
    },
  };
}

/** For the page of the component. */
export async function jobTable(): Promise<string> {
  const rows = Object.entries(await inputsOfJobs()).map(
    ([input, { description = '', options, type = 'string', ...declared }]) => {
      const kind = options === undefined ? type : options.filter((option) => option !== '').join(', ');
      const value =
        declared.default === ''
          ? ''
          : `\`${typeof declared.default === 'string' ? declared.default : JSON.stringify(declared.default)}\``;
      return [`\`${input}\``, kind, value, description];
    },
  );
  return table(['input', 'type', 'default', 'meaning'], rows);
}

async function pipelineInputs(deploy: Command): Promise<Record<string, ComponentInput>> {
  const { config, ...inputs } = componentInputs(own(deploy));
  return { ...(await inputsOfJobs()), config: { ...config, default: 'gitops.yaml' }, ...inputs };
}

/**
 * The whole flow: `deploy` for every event, and for review environments the job that GitLab runs when the branch is gone
 * or the request closed. There is nothing to check out then, so gitops.yaml is handed on by artifacts, as long as they live.
 *
 * A deploy job may fail after its commit, because what it waits for is not healthy: GitLab then skips jobs that need it, and
 * a stop job that was skipped can never run. So the job between both runs always, and the stop job needs that one.
 */
export async function pipelineFile(deploy: Command): Promise<string> {
  const variables = {
    ...variablesOf(Object.keys(own(deploy))),
    MG_ENGINE: '$[[ inputs.builder ]]',
  };
  const environment = 'review/$CI_COMMIT_REF_SLUG';
  const handedOn = { when: 'always', paths: [config] };
  const jobs = {
    ...optionalKeyword('before-script', 'before_script'),
    ...optionalKeyword('tags', 'tags'),
    ...optionalKeyword('needs', 'needs'),
    ...optionalKeyword('job-services', 'services'),
    ...byBuilder('run', deployed, planned, { ...deployed, variables: { MG_EMIT: buildsDirectory } }),
    [name]: {
      extends: [ofBuilder('run'), ...['before-script', 'tags', 'needs', 'job-services'].map(ofInput)],
      stage,
      // The program makes no deployments of what a job below declares.
      variables: { ...variables, MG_ENVIRONMENT_JOB: environment },
      resource_group: group,
      interruptible: '$[[ inputs.interruptible ]]',
      rules,
    },
    ...byBuilder('child', { image, script: ['exit 1'], rules: [{ when: 'never' }] }, triggered(deploy)),
    [`${name}-child`]: { extends: ofBuilder('child'), stage },
    ...byBuilder('environment', { needs: [needed(name)] }, { needs: [needed(name), needed(`${name}-child`, false)] }),
    [`${name}-environment`]: {
      extends: [ofBuilder('environment'), ofInput('tags')],
      stage,
      image,
      variables: { GIT_STRATEGY: 'none' },
      script: [
        'echo "Stopping this environment removes what the branch deployed."',
        `printf 'MG_URL=%s\\n' "\${MG_DEPLOY_URL:-\${MG_PLAN_URL:-}}" > environment.env`,
      ],
      artifacts: { ...handedOn, reports: { dotenv: 'environment.env' } },
      environment: {
        name: environment,
        url: '$MG_URL',
        on_stop: `${name}-stop`,
        auto_stop_in: '$[[ inputs.auto-stop-in ]]',
      },
      rules: [{ if: review, when: 'always' }],
    },
    [`${name}-stop`]: {
      extends: ofInput('tags'),
      stage,
      image,
      variables: { ...variables, GIT_STRATEGY: 'none' },
      script: ['$MG_PROGRAM deploy'],
      artifacts: artifactsWith([]),
      resource_group: group,
      needs: [{ ...needed(`${name}-environment`), optional: true }],
      environment: { name: environment, action: 'stop' },
      rules: [{ if: review, when: 'manual', allow_failure: true }],
    },
  };
  return (
    header('deploy', 'The whole flow: build, bump and deploy what changed, and clean up review environments') +
    documents({ spec: { inputs: await pipelineInputs(deploy) } }, jobs)
  );
}

function own({ inputs }: Command): Command['inputs'] {
  return Object.fromEntries(Object.entries(inputs).filter(([input]) => !ofTheJobs.includes(input)));
}

/**
 * An input can give a keyword a value, and cannot leave it out: `tags: []` is not what no `tags` are. So each job extends
 * a template with the input's value in its name. A template that stands below it under the same name replaces it: the one
 * of an empty list, which GitLab writes as `[]` and gitlab-ci-local as nothing, has no such keyword.
 */
function optionalKeyword(input: string, keyword: string): Record<string, object> {
  const prefix = `.${name}-${input}-`;
  return { [ofInput(input)]: { [keyword]: `$[[ inputs.${input} ]]` }, [`${prefix}[]`]: { stage }, [prefix]: { stage } };
}

function ofInput(input: string): string {
  return `.${name}-${input}-$[[ inputs.${input} ]]`;
}

/** Templates of one job in the same way: by `builder` and `dry-run`, which makes no jobs but prints the scripts. */
function byBuilder(part: string, here: object, child: object, dry?: object): Record<string, object> {
  const prefix = `.${name}-${part}-kaniko-`;
  return { [ofBuilder(part)]: here, ...(dry && { [`${prefix}true`]: dry }), [`${prefix}false`]: child };
}

function ofBuilder(part: string): string {
  return `.${name}-${part}-$[[ inputs.builder ]]-$[[ inputs.dry-run ]]`;
}

const deployed = { image, script: ['$MG_PROGRAM deploy'], artifacts: artifactsWith([config]) };

const planned = {
  image,
  script: ['$MG_PROGRAM plan'],
  variables: {
    MG_CHILD_PIPELINE: childFile,
    MG_CHILD_IMAGE: '$[[ inputs.runner-image ]]',
    MG_CHILD_PROGRAM: '$[[ inputs.program ]]',
    MG_CHILD_BUILD_IMAGE: '$[[ inputs.kaniko-image ]]',
  },
  artifacts: artifactsWith([config, childFile]),
};

/** Inputs are handed on as they are written: a value that has been a variable before would be expanded twice. */
function triggered(deploy: Command): object {
  const inputs = [...Object.keys(childJobInputs), ...Object.keys(childInputs(deploy.inputs))];
  return {
    needs: [name],
    trigger: {
      include: [
        {
          artifact: childFile,
          job: name,
          inputs: Object.fromEntries(inputs.map((input) => [input, `$[[ inputs.${input} ]]`])),
        },
      ],
      strategy: 'depend',
      // What a person gave for this pipeline, `MG_ON_OLDER` for example.
      forward: { pipeline_variables: true },
    },
    rules,
  };
}

function needed(job: string, artifacts = true) {
  return { job, artifacts };
}
