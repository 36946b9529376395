/** Scaffolds `gitops.yaml`, a Dockerfile, the CI file and a GitOps repository, for what is found in the monorepo. */
import { basename, resolve } from 'node:path';
import { badInput, Failure } from '../core/failure.ts';
import { isForgePath } from '../core/git/repository.ts';
import { type CiContext, type PipelineHost, pipelineHosts } from '../core/ports.ts';
import { defineCommand } from '../inputs/command.ts';
import type { InputDeclarations, InputValues } from '../inputs/declaration.ts';
import { runInputs } from '../inputs/declarations/run.ts';
import { detectMonorepo, productName } from '../scaffold/detect.ts';
import { serviceLines } from '../scaffold/guesses.ts';
import { type PlacedFile, place, survey } from '../scaffold/place.ts';
import { layoutNames, type ScaffoldRequest, scaffold } from '../scaffold/scaffold.ts';
import { table } from './summary.ts';

const inputs = {
  ...runInputs,
  layout: {
    type: 'choice',
    options: layoutNames,
    default: 'helm-values',
    description:
      'How the GitOps repository is arranged: one chart with `helm-values` for each service, plain `manifests`, `kustomize` overlays, or an `applicationset` that makes an Application of every directory.',
  },
  host: {
    type: 'choice',
    options: pipelineHosts,
    description: 'Where pipelines run. Default: what the remote of the monorepo looks like.',
  },
  directory: { type: 'string', default: '.', description: 'The monorepo.' },
  'gitops-directory': {
    type: 'string',
    default: 'gitops',
    description: 'Where the files of the GitOps repository are written, to be pushed there. Relative to `directory`.',
  },
  registry: { type: 'string', description: 'Where images go, for example `harbor.example.com/fe`.' },
  'gitops-repository': { type: 'string', description: 'URL or `owner/name` of the GitOps repository.' },
  force: { type: 'boolean', default: 'false', description: 'Overwrite files that are there and differ.' },
} as const satisfies InputDeclarations;

export const init = defineCommand({
  name: 'init',
  summary: 'Scaffold gitops.yaml, a Dockerfile, the CI file and a GitOps repository',
  inputs,
  outputs: {
    created: {
      empty: [],
      description: 'Paths of the files that were written (with `dry-run`: would be), as a JSON list.',
    },
    skipped: { empty: [], description: 'Paths of the files that were there already, as a JSON list.' },
  },
  withoutConfig: true,

  async run({ inputs, ci, log, cwd, home, report }) {
    const directory = resolve(cwd, inputs.directory);
    const gitopsDirectory = resolve(directory, inputs['gitops-directory']);
    const monorepo = await detectMonorepo(directory);
    const product = productName(basename(ci.repository.includes('/') ? ci.repository : directory));
    const request = { ...monorepo, product, ...destinations(inputs, ci) };
    for (const line of serviceLines(monorepo.services)) log.info(line);

    const planned = await scaffold(request, home);
    const files = [...(await survey(directory, planned.monorepo)), ...(await survey(gitopsDirectory, planned.gitops))];
    const wanted = files.filter((file) => file.place === 'absent' || file.place === 'different');
    if (!inputs.force) refuseToOverwrite(wanted);

    const created: string[] = [];
    const skipped = files.filter((file) => !wanted.includes(file)).map(({ target }) => target);
    for (const file of wanted) {
      log.info(`${inputs['dry-run'] ? 'would write' : 'wrote'} ${file.target}`);
      if (inputs['dry-run']) for (const line of file.text.trimEnd().split('\n')) log.info(`+ ${line}`);
      else await place(file);
      created.push(file.target);
      report({ created, skipped });
    }
    const counts = summaryOf(request, created.length, skipped.length);
    const next = nextSteps(request, gitopsDirectory, planned);
    return { outputs: { created, skipped }, summary: `${counts}\n\n${next}` };
  },
});

/** Where images and manifests go: as the inputs say, else under the names that the forge suggests. */
function destinations(given: InputValues<typeof inputs>, ci: CiContext) {
  const host = given.host ?? hostOf(ci);
  const [owner = ''] = ci.repository.toLowerCase().split('/');
  const hasOwner = ci.repository.includes('/');
  const registry = given.registry ?? (host === 'github' && hasOwner ? `ghcr.io/${owner}` : 'registry.example.com/apps');
  const repository =
    given['gitops-repository'] ?? (hasOwner ? `${owner}/gitops` : 'https://git.example.com/infra/gitops.git');
  if (/[\s@]|:\/\//.test(registry)) {
    const hint = 'Write it as in an image: harbor.example.com/fe.';
    throw badInput('registry', `"${registry}" is not a registry with a path`, hint);
  }
  return {
    layout: given.layout,
    host,
    registry: registry.replace(/\/+$/, ''),
    gitopsRepository: repository,
    gitopsUrl: urlOf(repository, ci),
    defaultBranch: ci.defaultBranch ?? 'main',
  };
}

function hostOf({ host, repositoryUrl }: CiContext): PipelineHost {
  if (host !== 'shell') return host;
  return repositoryUrl?.includes('gitlab') === true ? 'gitlab' : 'github';
}

/** Argo CD needs a URL where the commands also take `owner/name` on the forge of the monorepo. */
function urlOf(repository: string, { repositoryUrl }: CiContext): string {
  if (!isForgePath(repository)) return repository;
  const forge = repositoryUrl !== undefined && URL.canParse(repositoryUrl) ? new URL(repositoryUrl).origin : undefined;
  return `${forge ?? 'https://git.example.com'}/${repository}.git`;
}

function refuseToOverwrite(files: readonly PlacedFile[]): void {
  const different = files.filter((file) => file.place === 'different').map(({ target }) => target);
  if (different.length === 0) return;
  throw new Failure('refused', 'INIT_OVERWRITE', `these files are there and differ: ${different.join(', ')}`, {
    hint: 'Nothing was written. Move them away, or overwrite them with force.',
    outputs: { created: [], skipped: different },
  });
}

/** What a person does now. Names of the registry and the repository may be guesses. */
function nextSteps(
  { registry, gitopsRepository, gitopsUrl }: ScaffoldRequest,
  gitopsDirectory: string,
  { monorepo, gitops }: Awaited<ReturnType<typeof scaffold>>,
): string {
  const pipeline = monorepo.find(({ path }) => /\.yml$|Jenkinsfile$/.test(path))?.path ?? 'the CI file';
  const bootstrap = gitops.find(({ path }) => path === 'bootstrap/root.yaml')?.path ?? 'bootstrap';
  return [
    `1. Check in \`gitops.yaml\` where images go (\`${registry}\`), and the GitOps repository (\`${gitopsRepository}\`).`,
    `2. Push what is in \`${gitopsDirectory}\` to ${gitopsUrl}; the monorepo needs none of it.`,
    `3. Add the token that the first lines of \`${pipeline}\` name.`,
    `4. Once, for Argo CD: \`kubectl apply --namespace argocd --filename ${bootstrap}\`; a cluster without it begins at bootstrap/README.md.`,
    '5. Commit the monorepo, and push.',
  ].join('\n');
}

function summaryOf({ layout, host, services }: ScaffoldRequest, created: number, skipped: number): string {
  const names = services.map(({ name }) => name).join(', ');
  const row = [layout, host, names, String(created), String(skipped)];
  return `### Scaffold\n\n${table(['layout', 'pipelines', 'services', 'written', 'already there'], [row])}`;
}
