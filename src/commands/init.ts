/** Scaffolds `gitops.yaml`, a Dockerfile, the CI file and a GitOps repository, for what is found in the monorepo. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isForgePath, webAddress } from '../core/git/repository.ts';
import { npmPackage, version } from '../core/published.ts';
import { defineCommand, type Run } from '../inputs/command.ts';
import { directoriesOnDisk, servicesFound } from '../inputs/config/directories.ts';
import { isGiven } from '../inputs/declaration.ts';
import { type Answers, decide, type Found, type GivenAnswers } from '../scaffold/answers.ts';
import { productName } from '../scaffold/detect.ts';
import { type Existing, existingConfiguration, readExisting } from '../scaffold/existing/existing.ts';
import { serviceLines } from '../scaffold/guesses.ts';
import { nextSteps, type Scaffolded } from '../scaffold/next-steps.ts';
import { isWritten, place, survey } from '../scaffold/place.ts';
import { readRemote } from '../scaffold/reading/remote.ts';
import { scaffold } from '../scaffold/scaffold.ts';
import { type Monorepo, surroundings } from '../scaffold/surroundings.ts';
import { initInputs } from './scaffolding/inputs.ts';
import { scaffoldSummary } from './scaffolding/summary.ts';

export const init = defineCommand({
  name: 'init',
  summary: 'Scaffold gitops.yaml, a Dockerfile, the CI file and a GitOps repository',
  inputs: initInputs,
  outputs: {
    created: {
      empty: [],
      description: 'Paths of the files that were written (with `dry-run`: would be), as a JSON list.',
    },
    skipped: { empty: [], description: 'Paths of the files that were there already, as a JSON list.' },
    commands: { empty: [], description: 'The commands that come next, in their order, as a JSON list.' },
  },
  withoutConfig: true,

  async run(run) {
    const { inputs, log, home, report, deadline } = run;
    const monorepo = await surroundings(resolve(run.cwd, inputs.directory), run);
    for (const line of serviceLines(monorepo.services)) log.info(line);
    const existing = await existingGitops(run, monorepo);
    const found = { ...monorepo, ...guessesFrom(existing) };
    const answers = await deadline.pausedDuring(() => decide(givenAnswers(run), found, asking(run)));

    const configuration = configured(run, existing, monorepo, answers);
    const discovered = await besideServices(monorepo);
    const planned = await scaffold({ ...requestOf(monorepo, answers), existing: configuration, discovered }, home);
    const replace = { replace: inputs.force };
    const gitopsDirectory = resolve(monorepo.directory, inputs['gitops-directory']);
    const monorepoFiles = await survey(monorepo.directory, planned.monorepo, replace);
    const gitopsFiles = await survey(gitopsDirectory, planned.gitops, replace);
    const files = [...monorepoFiles, ...gitopsFiles];

    const created: string[] = [];
    const skipped = files
      .filter(({ place: what }) => what === 'there' || what === 'beside')
      .map((file) => ('original' in file ? file.original : file.target));
    for (const file of files.filter(isWritten)) {
      if (inputs['dry-run']) {
        log.info(`would write ${file.target}`);
        log.info(file.text.trimEnd().replace(/^/gm, '+ '), 'diff');
      } else {
        await place(file);
        // The tree at the end has them all.
        log.detail(`wrote ${file.target}`);
      }
      created.push(file.target);
      report({ created, skipped });
    }
    const done = scaffolded(run, { configuration, answers, monorepo, gitopsDirectory, monorepoFiles, gitopsFiles });
    const commands = nextSteps(done).flatMap((step) => step.commands);
    return {
      outputs: { created, skipped, commands },
      summary: scaffoldSummary(done, answers, { where: run.ci.host, isDry: run.inputs['dry-run'] }),
    };
  },
});

type InitRun = Run<typeof initInputs>;

function givenAnswers({ inputs, resolved }: InitRun): GivenAnswers {
  return {
    services: inputs.services.length === 0 ? undefined : inputs.services,
    layout: isGiven(resolved.layout) ? inputs.layout : undefined,
    host: inputs.host,
    registry: inputs.registry,
    domain: inputs.domain,
    gitopsRepository: inputs['gitops-repository'],
    developmentBranch: inputs['development-branch'],
    productionBranch: inputs['production-branch'],
    review: isGiven(resolved.review) ? inputs.review : undefined,
    argocdServer: inputs['argocd-server'],
    argocdProject: inputs['argocd-project'],
  };
}

/** `--yes` answers all questions as they are guessed. */
function asking({ inputs, questions, log }: InitRun) {
  return { questions: inputs.yes ? undefined : questions, say: (line: string) => log.info(line) };
}

/** The GitOps repository that is there, as far as `from-values` names files of it. */
async function existingGitops(run: InitRun, { services }: Monorepo): Promise<Existing | undefined> {
  const { inputs, cwd, log } = run;
  if (inputs['from-values'].length === 0) return undefined;
  const checkoutAt = (directory: string) => readRemote(directory, run);
  return readExisting(inputs['from-values'], { cwd, services, checkoutAt, log });
}

function guessesFrom(existing: Existing | undefined): Partial<Found> {
  if (existing === undefined) return {};
  const { checkout, registry } = existing;
  const url = checkout.url === undefined ? undefined : (webAddress(checkout.url) ?? checkout.url);
  return {
    gitops: { value: url ?? checkout.root, reason: `${checkout.root} is its checkout` },
    registry: registry && { value: registry.value, reason: `${registry.file} has an image there` },
  };
}

/** The environments of that repository, once it is known where images go and which branches there are. */
function configured(
  { log }: InitRun,
  existing: Existing | undefined,
  { branches }: Monorepo,
  { registry, services, developmentBranch: development, productionBranch: production }: Answers,
) {
  if (existing === undefined) return undefined;
  const known = { development, production, known: branches };
  const configuration = existingConfiguration(existing, { registry, services, branches: known, log });
  return { ...configuration, gitopsBranch: existing.checkout.branch };
}

function requestOf(monorepo: Monorepo, answers: Answers) {
  const { services, productionBranch, ...rest } = answers;
  return {
    ...monorepo,
    ...rest,
    services: monorepo.services.filter(({ name }) => services.includes(name)),
    product: productOf(monorepo, answers),
    gitopsUrl: urlOf(answers.gitopsRepository, monorepo.ci),
    defaultBranch: productionBranch,
  };
}

/** The directories that `discover` would find where services are. */
async function besideServices({ directory, services }: Monorepo): Promise<readonly string[]> {
  const parents = [...new Set(services.map(({ path }) => dirname(path)).filter((parent) => parent !== '.'))];
  const discover = parents.map((parent) => `${parent}/*`);
  return (await servicesFound({ discover }, directoriesOnDisk(directory, false))) ?? [];
}

/** What the services together are called: as their AppProject, where it is not Argo CD's own. */
function productOf({ ci, directory }: Monorepo, { argocdProject }: Answers): string {
  if (argocdProject !== undefined && productName(argocdProject) === argocdProject) return argocdProject;
  return productName(basename(ci.repository.includes('/') ? ci.repository : directory));
}

/** Argo CD needs a URL where the commands also take `owner/name` on the forge of the monorepo. */
function urlOf(repository: string, { repositoryUrl }: Found['ci']): string {
  if (!isForgePath(repository)) return repository;
  const forge = repositoryUrl !== undefined && URL.canParse(repositoryUrl) ? new URL(repositoryUrl).origin : undefined;
  return `${forge ?? 'https://git.example.com'}/${repository}.git`;
}

function scaffolded(
  { cwd, env }: InitRun,
  {
    configuration,
    answers,
    monorepo,
    ...files
  }: Pick<Scaffolded, 'gitopsDirectory' | 'monorepoFiles' | 'gitopsFiles'> & {
    readonly configuration: ReturnType<typeof configured>;
    readonly answers: Answers;
    readonly monorepo: Monorepo;
  },
): Scaffolded {
  const { host, developmentBranch, argocdServer, gitopsRepository, review, services } = answers;
  const isCheckout = existsSync(join(files.gitopsDirectory, '.git'));
  return {
    ...files,
    cwd,
    directory: monorepo.directory,
    host,
    firstBranch: configuration?.branches[0] ?? developmentBranch,
    branches: monorepo.branches,
    branch: monorepo.ci.branch,
    review: configuration === undefined ? review : 'none',
    service: monorepo.services.find(({ name }) => services.includes(name))?.path,
    // As npx starts it, there is no program of its name on the PATH.
    program: env.npm_command === 'exec' ? `npx --yes ${npmPackage}@${version}` : 'monorepo-gitops',
    argocdServer,
    gitops: configuration === undefined ? { url: urlOf(gitopsRepository, monorepo.ci), isCheckout } : undefined,
  };
}
