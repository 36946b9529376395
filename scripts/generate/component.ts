/** `template.yml` of a command as a GitLab CI/CD component. */
import { stringify } from 'yaml';
import { dotenvReport, outputFiles } from '../../src/core/ports.ts';
import { jobImage, npmPackage, version } from '../../src/core/published.ts';
import type { Command } from '../../src/inputs/command.ts';
import { type ComponentInput, componentInputs } from '../../src/inputs/component-input.ts';
import { variableOf } from '../../src/inputs/resolve.ts';
import { origin } from './origin.ts';

const childPipeline = 'child-pipeline';

const stages: Readonly<Record<string, string>> = {
  plan: '.pre',
  'build-image': 'build',
  check: '.pre',
  init: '.pre',
  demo: 'test',
};

export function componentFile(command: Command): string {
  const own = jobInputs(command.name, stages[command.name] ?? 'deploy');
  const inputs = { ...own, ...componentInputs(command.inputs) };
  const job = { ...jobOf(command, command.name), rules: '$[[ inputs.rules ]]' };
  const file = inputs[childPipeline];
  if (file !== undefined) {
    // A trigger job can include the pipeline only when it is an artifact of this one.
    inputs[childPipeline] = { ...file, default: 'services.gitlab-ci.yml' };
    job.artifacts.paths.push(`$[[ inputs.${childPipeline} ]]`);
  }
  const spec = { spec: { inputs } };
  return header(command.name, command.summary) + documents(spec, { '$[[ inputs.job-name ]]': job });
}

export function jobInputs(name: string, stage: string): Record<string, ComponentInput> {
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

function jobOf(command: Command, word: string) {
  return {
    stage: '$[[ inputs.stage ]]',
    image: '$[[ inputs.runner-image ]]',
    variables: variablesOf(Object.keys(command.inputs)),
    script: [`$MG_PROGRAM ${word}`],
    artifacts: artifactsWith([]),
  };
}

/** Inputs reach the program as variables, never as text of the script: interpolation happens before the shell reads it. */
export function variablesOf(inputs: readonly string[]): Record<string, string> {
  return {
    MG_PROGRAM: '$[[ inputs.program ]]',
    ...Object.fromEntries(inputs.map((name) => [variableOf(name), `$[[ inputs.${name} ]]`])),
  };
}

/** A failed run reports what it knows too. The directory has the values that are too large for the report. */
export function artifactsWith(paths: readonly string[]) {
  return { when: 'always', paths: [`${outputFiles}/`, ...paths], reports: { dotenv: dotenvReport } };
}

/** What a component does is a comment: GitLab refuses a `description` beside `inputs`. */
export function header(command: string, summary: string): string {
  return `# ${summary}.\n${origin(command)}`;
}

export function documents(spec: object, jobs: object): string {
  const options = { lineWidth: 0, aliasDuplicateObjects: false };
  return `${stringify(spec, options)}---\n${stringify(jobs, options)}`;
}
