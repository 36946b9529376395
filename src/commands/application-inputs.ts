/** The inputs that describe an Application, and what the core makes of them. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ApplicationRequest } from '../core/argocd/application.ts';
import { readKubernetesYaml } from '../core/argocd/source.ts';
import { badInput } from '../core/failure.ts';
import { environmentNamed, isReviewEnvironment, slugFor } from '../core/monorepo/environments.ts';
import { expand } from '../core/names/placeholders.ts';
import type { Ownership } from '../core/review/ownership-label.ts';
import type { ConfigScope, ConfiguredInputs, InputDeclarations, Run } from '../inputs/command.ts';
import { chosenEnvironment, placeholdersFor, present, text } from '../inputs/configured.ts';

export const applicationInputs = {
  project: { type: 'string', description: "Argo CD project. Default: the template's, else `default`." },
  'app-namespace': {
    type: 'string',
    description: "Namespace of the Application itself, when it is not Argo CD's own.",
  },
  name: {
    type: 'string',
    description:
      'Name of the Application. Default with `service` and `environment`: `{service}-{environment}`, or `{service}-{slug}` in a review environment.',
  },
  file: {
    type: 'string',
    description: 'Template manifest: a path in the monorepo. Inputs win over what it says.',
  },
  labels: { type: 'list', description: 'Labels of the Application, `name=value`. Existing ones stay.' },
  annotations: { type: 'list', description: 'Annotations of the Application, `name=value`. Existing ones stay.' },
  'repo-url': {
    type: 'string',
    description:
      'Repository that Argo CD reads. Default: the GitOps repository. With a template of several sources it chooses the one to change.',
  },
  path: { type: 'string', description: 'Directory in that repository; `.` is its root.' },
  revision: {
    type: 'string',
    description:
      "Commit, branch, tag or chart version to deploy. Give the commit that was just pushed, and `wait` proves exactly that one. Default: the template's, else the branch of the GitOps repository (a manifest cannot contain its own commit).",
  },
  chart: { type: 'string', description: 'Chart name, when `repo-url` is a chart repository.' },
  'values-files': { type: 'list', description: "Helm values files, relative to `path`. They replace the template's." },
  values: { type: 'string', description: 'Helm values as YAML text.' },
  parameters: { type: 'list', description: 'Helm parameters, `name=value`, as `helm --set`.' },
  'kustomize-images': { type: 'list', description: 'Kustomize images, `[old=]name:tag` or `[old=]name@digest`.' },
  'directory-recurse': { type: 'boolean', description: 'Read plain manifests of subdirectories too.' },
  'dest-server': {
    type: 'string',
    description: 'API server of the target cluster. Default: the cluster that Argo CD runs in.',
  },
  'dest-name': { type: 'string', description: 'Name of the target cluster in Argo CD, instead of `dest-server`.' },
  'dest-namespace': { type: 'string', description: 'Namespace to deploy into.' },
  'sync-policy': {
    type: 'choice',
    options: ['manual', 'automated'],
    description: "Who starts a sync. Default: the template's, else `automated`.",
  },
  prune: { type: 'boolean', description: 'A sync also deletes what left Git.' },
  'self-heal': { type: 'boolean', description: 'Automated sync also reverts changes made in the cluster.' },
  'sync-options': { type: 'list', description: 'Sync options, for example `CreateNamespace=true`.' },
  cascade: {
    type: 'boolean',
    description:
      "Whether deleting the Application later deletes what it deployed. Default: as the template's finalizers say, else true.",
  },
  finalizer: {
    type: 'choice',
    options: ['foreground', 'background'],
    description: 'How that deletion goes: waiting for dependents, or leaving them to the cluster.',
  },
} as const satisfies InputDeclarations;

type ApplicationRun = Run<
  typeof applicationInputs & { service: { type: 'string'; description: string } } & {
    environment: { type: 'string'; description: string };
  }
>;

/** The name with its placeholders filled in. */
export function nameOf(run: ApplicationRun): string | undefined {
  const { name, service, environment } = run.inputs;
  return name === undefined ? undefined : expand(name, placeholdersFor(run.ci, service, environment), 'name');
}

/**
 * @param gitops what is taken for the source when neither inputs nor template say: the GitOps repository and its branch
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
    template: await readTemplate(inputs.file, run),
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
      ...(inputs['dest-server'] === undefined ? {} : { server: inputs['dest-server'] }),
      ...(inputs['dest-name'] === undefined ? {} : { name: inputs['dest-name'] }),
      ...(inputs['dest-namespace'] === undefined ? {} : { namespace: inputs['dest-namespace'] }),
    },
    syncPolicy: inputs['sync-policy'],
    prune: inputs.prune,
    selfHeal: inputs['self-heal'],
    syncOptions: inputs['sync-options'],
    finalizer: finalizerOf(inputs.cascade, inputs.finalizer),
    ownership: ownershipOfRun(run),
  };
}

function finalizerOf(cascade: boolean | undefined, finalizer: 'foreground' | 'background' | undefined) {
  if (cascade !== false) return finalizer ?? (cascade === true ? 'foreground' : undefined);
  if (finalizer === undefined) return 'none';
  throw badInput('finalizer', 'has no effect with `cascade: false`', 'Leave one of them out.');
}

async function readTemplate(file: string | undefined, { cwd }: ApplicationRun): Promise<unknown> {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = await readFile(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw badInput('file', `${file} cannot be read`, 'Give the path of a manifest in the monorepo.', cause);
  }
  try {
    return readKubernetesYaml(text);
  } catch (cause) {
    throw badInput('file', `${file} is not one YAML document`, 'Keep the template of one Application in it.', cause);
  }
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

/** The mark of a review environment: by `gitops.yaml`, else by a name that holds this event's own slug. */
function ownershipOfRun(run: ApplicationRun): Ownership | undefined {
  const { config, ci, inputs } = run;
  const slug = slugFor(ci);
  if (slug === undefined) return undefined;
  const named = config === undefined ? undefined : inputs.environment;
  const review =
    config !== undefined && named !== undefined
      ? isReviewEnvironment(environmentNamed(config, named))
      : nameOf(run)?.includes(slug) === true;
  if (!review) return undefined;
  return { environment: slug, repository: ci.repository, branch: ci.branch, request: ci.requestNumber };
}

/** What `environments.<env>.app` and `argocd` say, with placeholders filled in. */
export function configuredApplication(scope: ConfigScope): ConfiguredInputs {
  const { config, ci, service } = scope;
  const chosen = chosenEnvironment(scope);
  if (chosen === undefined || service === undefined) return {};
  const { name, environment } = chosen;
  const { app, file } = environment;
  const values = placeholdersFor(ci, service, name);
  const fill = (template: string | undefined, key: string) =>
    template === undefined ? undefined : expand(template, values, `environments.${name}.app.${key}`);
  const fillAll = (templates: readonly string[] | undefined, key: string) =>
    templates?.map((template) => expand(template, values, `environments.${name}.app.${key}`));
  const lines = (map: ReadonlyMap<string, string> | undefined, key: string) =>
    map === undefined ? undefined : [...map].map(([label, value]) => `${label}=${fill(value, key)}`);
  const defaultName = isReviewEnvironment(environment) ? '{service}-{slug}' : '{service}-{environment}';
  return present({
    environment: name,
    name: fill(app?.name ?? defaultName, 'name'),
    file: fill(app?.file, 'file'),
    project: fill(app?.project ?? config.argocd?.project, 'project'),
    'app-namespace': app?.['app-namespace'] ?? config.argocd?.['app-namespace'],
    labels: lines(app?.labels, 'labels'),
    annotations: lines(app?.annotations, 'annotations'),
    'repo-url': app?.['repo-url'],
    path:
      fill(app?.path, 'path') ?? (app?.chart === undefined ? kustomizationDirectory(fill(file, 'path')) : undefined),
    revision: fill(app?.revision, 'revision'),
    chart: fill(app?.chart, 'chart'),
    'values-files': fillAll(app?.['values-files'], 'values-files'),
    values: app?.values,
    parameters: fillAll(app?.parameters, 'parameters'),
    'kustomize-images': fillAll(app?.['kustomize-images'], 'kustomize-images'),
    'directory-recurse': text(app?.['directory-recurse']),
    'dest-server':
      app?.['dest-server'] ?? (app?.['dest-name'] === undefined ? config.argocd?.['dest-server'] : undefined),
    'dest-name': app?.['dest-name'] ?? (app?.['dest-server'] === undefined ? config.argocd?.['dest-name'] : undefined),
    'dest-namespace': fill(app?.['dest-namespace'], 'dest-namespace'),
    'sync-policy': app?.['sync-policy'],
    prune: text(app?.prune),
    'self-heal': text(app?.['self-heal']),
    'sync-options': app?.['sync-options'],
  });
}

/** A Kustomization is deployed by its directory; of other files the directory says nothing about what to render. */
function kustomizationDirectory(file: string | undefined): string | undefined {
  return file === undefined ? undefined : /^(.*)\/kustomization\.ya?ml$/.exec(file)?.[1];
}
