/** What an Argo CD Application looks like. */
import type { InputDeclarations } from '../command.ts';

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
