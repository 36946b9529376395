/** `template.yml` of a command as a GitLab CI/CD component, and the one of the whole pipeline. */
import { stringify } from 'yaml';
import { dotenvReport } from '../../src/core/ports.ts';
import { jobImage, npmPackage, version } from '../../src/core/published.ts';
import type { Command } from '../../src/inputs/command.ts';
import type { InputDeclaration } from '../../src/inputs/declaration.ts';
import { describe } from '../../src/inputs/help.ts';
import { variableOf } from '../../src/inputs/resolve.ts';

interface ComponentInput {
  readonly description: string;
  readonly type?: 'string' | 'boolean' | 'number' | 'array';
  readonly options?: readonly string[];
  readonly default?: unknown;
}

const childPipeline = 'child-pipeline';

const stages: Readonly<Record<string, string>> = { plan: '.pre', 'build-image': 'build', init: '.pre', demo: 'test' };

export function componentFile(command: Command): string {
  const own = jobInputs(command.name, stages[command.name] ?? 'deploy');
  const inputs = { ...own, ...inputsOf(command) };
  const job = { ...jobOf(command, command.name), rules: '$[[ inputs.rules ]]' };
  const file = inputs[childPipeline];
  if (file !== undefined) {
    // A trigger job can include the pipeline only when it is an artifact of this one.
    inputs[childPipeline] = { ...file, default: 'services.gitlab-ci.yml' };
    Object.assign(job.artifacts, { paths: [`$[[ inputs.${childPipeline} ]]`] });
  }
  const spec = { spec: { inputs } };
  return header(command.name, command.summary) + documents(spec, { '$[[ inputs.job-name ]]': job });
}

/**
 * The whole flow: `deploy` for every event, and for review environments the job that GitLab runs when the branch is gone
 * or the request closed. There is nothing to check out then, so gitops.yaml is handed on by artifacts, as long as they live.
 *
 * A deploy job may fail after its commit, because what it waits for is not healthy: GitLab then skips jobs that need it, and
 * a stop job that was skipped can never run. So the job between both runs always, and the stop job needs that one.
 */
export function pipelineFile(deploy: Command): string {
  const spec = {
    spec: {
      inputs: {
        ...jobInputs('deploy', 'deploy'),
        'review-if': {
          description:
            'Which pipelines have a review environment that is stopped with its branch or request (`rules:if`).',
          default: '$CI_COMMIT_BRANCH =~ /^feature\\// || $CI_PIPELINE_SOURCE == "merge_request_event"',
        },
        ...inputsOf(deploy),
        config: { ...inputsOf(deploy).config, default: 'gitops.yaml' },
      },
    },
  };
  const job = jobOf(deploy, 'deploy');
  const group = { resource_group: 'gitops/$CI_COMMIT_REF_SLUG' };
  const name = 'review/$CI_COMMIT_REF_SLUG';
  const review = '$[[ inputs.review-if ]]';
  const handedOn = { when: 'always', paths: ['$[[ inputs.config ]]'] };
  return (
    header('deploy', 'The whole flow: build, bump and deploy what changed, and clean up review environments') +
    documents(spec, {
      '$[[ inputs.job-name ]]': {
        ...job,
        ...group,
        artifacts: { ...job.artifacts, ...handedOn },
        rules: '$[[ inputs.rules ]]',
      },
      '$[[ inputs.job-name ]]-environment': {
        stage: '$[[ inputs.stage ]]',
        image: '$[[ inputs.runner-image ]]',
        needs: [{ job: '$[[ inputs.job-name ]]', artifacts: true }],
        variables: { GIT_STRATEGY: 'none' },
        script: ['echo "Stopping this environment removes what the branch deployed."'],
        artifacts: handedOn,
        environment: { name, on_stop: '$[[ inputs.job-name ]]-stop' },
        rules: [{ if: review, when: 'always' }],
      },
      '$[[ inputs.job-name ]]-stop': {
        ...job,
        ...group,
        needs: [{ job: '$[[ inputs.job-name ]]-environment', artifacts: true, optional: true }],
        variables: { ...job.variables, GIT_STRATEGY: 'none' },
        environment: { name, action: 'stop' },
        rules: [{ if: review, when: 'manual', allow_failure: true }],
      },
    })
  );
}

function jobInputs(name: string, stage: string): Record<string, ComponentInput> {
  return {
    'job-name': { description: 'Name of the job.', default: name },
    stage: { description: 'Stage of the job.', default: stage },
    rules: { description: 'Rules of the job.', type: 'array', default: [{ when: 'on_success' }] },
    'runner-image': {
      description:
        "Image of the job. The project's own has this version of the program, git and buildah; another one needs Node 20.19 or newer, git, and the input `program`.",
      default: `${jobImage}:${version}`,
    },
    program: {
      description: `How the job calls the program. Default: as it is called in the project's own image; in another image that has npm: \`npx --yes ${npmPackage}@${version}\`.`,
      default: 'monorepo-gitops',
    },
  };
}

function inputsOf(command: Command): Record<string, ComponentInput> {
  return Object.fromEntries(
    Object.entries(command.inputs).map(([name, declaration]) => [name, componentInput(declaration)]),
  );
}

/** Empty text stands for "not given", so that `gitops.yaml` and the program's defaults still count. */
function componentInput(declaration: InputDeclaration): ComponentInput {
  const description = shorten(
    describe(declaration) + (declaration.secret === true ? ' Give the name of a masked variable: `$NAME`.' : ''),
  );
  if (declaration.type === 'choice') return { description, options: ['', ...(declaration.options ?? [])], default: '' };
  if (declaration.type === 'boolean') {
    // GitLab's boolean type always has a value, and could not say "not given".
    return declaration.config !== undefined || declaration.default === undefined
      ? { description, options: ['', 'true', 'false'], default: '' }
      : { description, type: 'boolean', default: declaration.default === 'true' };
  }
  if (declaration.type === 'integer' && declaration.default !== undefined) {
    return { description, type: 'number', default: Number(declaration.default) };
  }
  return { description, default: '' };
}

/** GitLab's limit for a description is 1024 characters. */
function shorten(text: string): string {
  return text.length <= 1024 ? text : `${text.slice(0, 1023)}…`;
}

/**
 * Inputs reach the program as variables, never as text of the script: interpolation happens before the shell reads it.
 */
function jobOf(command: Command, word: string) {
  const variables: Record<string, string> = { MG_PROGRAM: '$[[ inputs.program ]]' };
  for (const name of Object.keys(command.inputs)) variables[variableOf(name)] = `$[[ inputs.${name} ]]`;
  return {
    stage: '$[[ inputs.stage ]]',
    image: '$[[ inputs.runner-image ]]',
    variables,
    script: [`$MG_PROGRAM ${word}`],
    artifacts: { reports: { dotenv: dotenvReport } },
  };
}

/** What a component does is a comment: GitLab refuses a `description` beside `inputs`. */
function header(command: string, summary: string): string {
  return `# ${summary}.\n# Generated from src/commands/${command}.ts by \`npm run generate\`.\n`;
}

function documents(spec: object, jobs: object): string {
  const options = { lineWidth: 0, aliasDuplicateObjects: false };
  return `${stringify(spec, options)}---\n${stringify(jobs, options)}`;
}
