/** From the inputs that describe an Application to the plain values of the core. */
import { type GitopsHistory, historyOf, noHistory } from '../../core/argocd/rollout/gitops-target.ts';
import { type ApplicationRequest, parseTemplate } from '../../core/argocd/spec/application.ts';
import { badInput } from '../../core/failure.ts';
import {
  chosenEnvironment,
  environmentNamed,
  isReviewEnvironment,
  placeholdersFor,
  slugFor,
} from '../../core/monorepo/environments.ts';
import { expand } from '../../core/names/placeholders.ts';
import { releaseName } from '../../core/names/slug.ts';
import type { Ownership } from '../../core/review/ownership-label.ts';
import type { ConfigSelection, Run } from '../../inputs/command.ts';
import { isFilledIn } from '../../inputs/declaration.ts';
import type { applicationInputs } from '../../inputs/declarations/application.ts';
import type { runInputs } from '../../inputs/declarations/run.ts';
import { type GitopsRun, openGitops } from '../gitops-remote.ts';
import { type TemplateRun, templateText } from './template-file.ts';

type ApplicationRun = Pick<
  Run<typeof applicationInputs & Pick<typeof runInputs, 'service' | 'environment' | 'cluster'>>,
  'inputs' | 'resolved' | 'config' | 'ci'
> &
  TemplateRun;

/**
 * The name with its placeholders filled in. That of a review environment is made of two names and fits a Helm release,
 * which Argo CD names like the Application.
 */
export function nameOf(run: ApplicationRun): string | undefined {
  const full = fullName(run);
  return full !== undefined && isReview(run, full) ? releaseName(full) : full;
}

function fullName({ inputs, resolved, ci }: ApplicationRun): string | undefined {
  const { name, service, environment, cluster } = inputs;
  if (name === undefined || isFilledIn(resolved.name)) return name;
  return expand(name, placeholdersFor(ci, service, environment, cluster), 'name');
}

/** By `gitops.yaml`, else by a name that holds this event's own slug. */
function isReview({ config, ci, inputs }: ApplicationRun, name: string | undefined): boolean {
  const named = config === undefined ? undefined : inputs.environment;
  if (config !== undefined && named !== undefined) return isReviewEnvironment(environmentNamed(config, named));
  const slug = slugFor(ci);
  return slug !== undefined && name?.includes(slug) === true;
}

/**
 * @param gitops what is taken for the source when neither inputs nor template say: the GitOps repository and its branch, by
 *   its short name; Argo CD's HEAD where the branch is not known
 */
export async function applicationRequest(
  run: ApplicationRun,
  gitops: { readonly url: string | undefined; readonly branch: string | undefined },
): Promise<ApplicationRequest> {
  const { inputs } = run;
  return {
    name: nameOf(run),
    project: inputs.project,
    appNamespace: inputs['app-namespace'],
    template: inputs.file === undefined ? undefined : parseTemplate(inputs.file, await templateText(run, inputs.file)),
    labels: pairs('labels', inputs.labels),
    annotations: pairs('annotations', inputs.annotations),
    source: {
      repoUrl: inputs['repo-url'],
      defaultRepoUrl: gitops.url,
      path: inputs.path,
      revision: inputs.revision,
      defaultRevision: gitops.branch ?? 'HEAD',
      chart: inputs.chart,
      valuesFiles: inputs['values-files'],
      values: inputs.values,
      parameters: inputs.parameters,
      kustomizeImages: inputs['kustomize-images'],
      directoryRecurse: inputs['directory-recurse'],
    },
    destination: {
      server: inputs['dest-server'],
      name: inputs['dest-name'],
      namespace: inputs['dest-namespace'],
    },
    syncPolicy: inputs['sync-policy'],
    prune: inputs.prune,
    selfHeal: inputs['self-heal'],
    syncOptions: syncOptionsOf(inputs['sync-options']),
    finalizer: finalizerOf(inputs.cascade, inputs.finalizer),
    ownership: ownershipFor(run),
  };
}

/** The history of the GitOps repository, which is opened when something is asked of it. */
export function gitopsHistory(run: GitopsRun): GitopsHistory & AsyncDisposable {
  const { 'gitops-repository': repository, 'gitops-branch': branch } = run.inputs;
  return repository === undefined ? noHistory : historyOf(() => openGitops(run), branch, run.log);
}

function finalizerOf(cascade: boolean | undefined, finalizer: 'foreground' | 'background' | undefined) {
  if (cascade !== false) return finalizer ?? (cascade === true ? 'foreground' : undefined);
  if (finalizer === undefined) return 'none';
  throw badInput('finalizer', 'has no effect with `cascade: false`', 'Leave one of them out.');
}

/** @throws bad input for an option without a value, which Argo CD would ignore */
export function syncOptionsOf(options: readonly string[]): readonly string[] {
  for (const option of options) {
    if (/^[A-Za-z]+=./.test(option)) continue;
    throw badInput(
      'sync-options',
      `"${option}" is not of the form Name=value`,
      'Say for example `CreateNamespace=true`.',
    );
  }
  return options;
}

function pairs(input: string, lines: readonly string[]): Readonly<Record<string, string>> {
  const entries = lines.map((line, index) => {
    const [, name, value] = /^([^=\s]+)=(.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw badInput(input, `item ${index + 1} is not of the form name=value`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}

/** The mark of a review environment. */
function ownershipFor(run: ApplicationRun): Ownership | undefined {
  const { ci } = run;
  const slug = slugFor(ci);
  if (slug === undefined || !isReview(run, fullName(run))) return undefined;
  return { environment: slug, repository: ci.repository, branch: ci.branch, request: ci.requestNumber };
}

/** The environment of a service, the Application's name in it, and the directory that deploys it. */
export function impliedApplication(selection: ConfigSelection) {
  const chosen = chosenEnvironment(selection);
  if (chosen === undefined || selection.service === undefined) return {};
  const { name, environment } = chosen;
  const fill = (template: string, key: string) =>
    expand(
      template,
      placeholdersFor(selection.ci, selection.service, name, selection.cluster),
      `environments.${name}.${key}`,
    );
  const ofCluster = selection.cluster === undefined ? '' : '-{cluster}';
  const directory = environment.app?.chart === undefined ? kustomizationDirectory(environment.file) : undefined;
  return {
    environment: name,
    name:
      environment.app?.name === undefined
        ? fill(
            `${isReviewEnvironment(environment) ? '{service}-{slug}' : '{service}-{environment}'}${ofCluster}`,
            'app.name',
          )
        : undefined,
    path: environment.app?.path === undefined && directory !== undefined ? fill(directory, 'file') : undefined,
  };
}

/** A Kustomization is deployed by its directory; of other files the directory says nothing about what to render. */
function kustomizationDirectory(file: string | undefined): string | undefined {
  return file === undefined ? undefined : /^(.*)\/kustomization\.ya?ml$/.exec(file)?.[1];
}
