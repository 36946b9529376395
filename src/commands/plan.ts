import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { cell } from '../core/markdown.ts';
import {
  affectedServices,
  describeReason,
  everyServiceAffected,
  rootFiles,
  type ServiceVerdict,
} from '../core/monorepo/affected.ts';
import { childPipeline } from '../core/monorepo/child-pipeline.ts';
import { environmentFor, environmentNamed, type NamedEnvironment, slugFor } from '../core/monorepo/environments.ts';
import { checkMatrix, type MatrixEntry, matrixEntry } from '../core/monorepo/matrix.ts';
import { askedServices, servicesOf } from '../core/monorepo/services.ts';
import { readWorkspace, type WorkspaceGraph } from '../core/monorepo/workspace.ts';
import { changeOf } from '../core/source/base.ts';
import { version } from '../core/version.ts';
import { defineCommand, type InputDeclarations, type Run } from '../inputs/command.ts';
import type { ServiceConfig } from '../inputs/config.ts';
import { runInputs } from '../inputs/declarations/run.ts';

const inputs = {
  ...runInputs,
  services: { type: 'list', description: 'Services to look at. Default: all of them.' },
  all: { type: 'boolean', default: 'false', description: 'Take every service, whatever changed.' },
  base: {
    type: 'string',
    description:
      'Commit (full object name) or ref to compare with. Default: by the event. Without a base everything is taken.',
  },
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
  inputs,
  outputs: {
    services: 'JSON list of the affected services.',
    environment: 'Environment that the event deploys to; empty when none matches.',
    slug: 'Name of the review environment of this branch or request.',
    matrix: 'GitHub job matrix: `{"include": [{service, environment, slug, path, image, tag}]}`.',
    any: '`true` when a service is affected. GitHub fails a job with an empty matrix: use it in its `if`.',
    reason: 'JSON object: the reasons by service; an empty list for one that is not affected.',
    'child-pipeline': 'The file that was written.',
  },

  // `gitops.yaml` is read as a whole: no single input comes from it.
  configured: () => ({}),

  async run(run) {
    const graph = await readWorkspace(run.ci.workspace);
    const services = await servicesOf(run.config, run.ci.workspace, graph);
    const { service } = run.inputs;
    const asked = askedServices(services, service === undefined ? run.inputs.services : [service]);
    const environment = chosenEnvironment(run);

    const verdicts = [...(await verdictsOn(services, graph, run))].filter(([name]) => asked.has(name));
    for (const [name, verdict] of verdicts) run.log.info(`${name}: ${told(name, verdict)}`);

    const affected = verdicts.filter(([, verdict]) => verdict.affected).map(([name]) => name);
    const include = [...services]
      .filter(([name]) => affected.includes(name))
      .map(([name, service]) => matrixEntry(run, name, service, environment));
    checkMatrix(run.ci, include);
    const childFile = await writeChildPipeline(include, run);

    return {
      outputs: {
        services: affected,
        environment: environment?.name,
        slug: slugFor(run.ci),
        matrix: { include },
        any: affected.length > 0,
        reason: Object.fromEntries(verdicts.map(([name, verdict]) => [name, sentences(name, verdict)])),
        'child-pipeline': childFile,
      },
      summary: summaryOf(verdicts, environment),
    };
  },
});

type PlanRun = Run<typeof inputs>;

function chosenEnvironment({ config, ci, inputs }: PlanRun): NamedEnvironment | undefined {
  if (config === undefined) return undefined;
  const name = inputs.environment;
  return name === undefined ? environmentFor(config, ci) : { name, environment: environmentNamed(config, name) };
}

async function verdictsOn(
  services: ReadonlyMap<string, ServiceConfig>,
  graph: WorkspaceGraph,
  { inputs, ci, cwd, env, log }: PlanRun,
): Promise<ReadonlyMap<string, ServiceVerdict>> {
  if (inputs.all) return everyServiceAffected(services.keys(), 'the input all asks for it');
  const change = await changeOf({ cwd: ci.workspace, env }, ci, inputs.base);
  if (change.kind === 'everything') {
    log.warn(`Everything is taken: ${change.why}.`);
    return everyServiceAffected(services.keys(), change.why);
  }
  log.info(`${change.files.length} files differ from ${change.base.slice(0, 8)} (${change.how}).`);
  const configFile = inputs.config === undefined ? [] : [pathInside(ci.workspace, resolve(cwd, inputs.config))];
  return affectedServices({
    changedFiles: change.files,
    graph,
    services,
    everyService: [...rootFiles, ...configFile],
  });
}

function pathInside(root: string, file: string): string {
  return relative(root, file).replaceAll(sep, '/');
}

/** The file that was written, as it was asked for. */
async function writeChildPipeline(
  entries: readonly MatrixEntry[],
  { inputs, cwd, log }: PlanRun,
): Promise<string | undefined> {
  const file = inputs['child-pipeline'];
  if (file === undefined) return undefined;
  const text = childPipeline(entries, {
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

function sentences(name: string, verdict: ServiceVerdict): readonly string[] {
  return verdict.reasons.map((reason) => describeReason(name, reason));
}

function told(name: string, verdict: ServiceVerdict): string {
  return verdict.affected ? `affected: ${sentences(name, verdict).join('; ')}` : 'not affected';
}

function summaryOf(
  verdicts: readonly (readonly [string, ServiceVerdict])[],
  environment: NamedEnvironment | undefined,
): string {
  const rows = verdicts.map(([name, verdict]) => {
    const reasons = sentences(name, verdict).map(cell).join('<br>');
    return `| ${cell(name)} | ${verdict.affected ? 'yes' : 'no'} | ${reasons} |`;
  });
  const where = environment === undefined ? 'No environment matches this event.' : `Environment: ${environment.name}`;
  return ['### Plan', '', where, '', '| service | affected | reason |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
