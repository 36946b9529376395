/** What an Argo CD Application looks like, and where it is held. */
import type { InputDeclarations } from '../declaration.ts';
import { runInputs } from './run.ts';

export const applicationInputs = {
  mode: {
    type: 'choice',
    options: ['api', 'git'],
    config: { keys: ['argocd.mode'] },
    description:
      '`api` writes to the Argo CD server, `git` writes the manifest into the GitOps repository for an app-of-apps. Default: `api` when `argocd-server` is given.',
  },
  project: {
    type: 'string',
    config: { keys: ['environment.app.project', 'argocd.project'], placeholders: true },
    description: "Argo CD project. Default: the template's, else `default`.",
  },
  'app-namespace': {
    type: 'string',
    config: { keys: ['environment.app.app-namespace', 'argocd.app-namespace'] },
    description: "Namespace of the Application itself, when it is not Argo CD's own.",
  },
  name: {
    type: 'string',
    config: { keys: ['environment.app.name'], placeholders: true },
    description:
      'Name of the Application. Default with `service` and `environment`: `{service}-{environment}`, or `{service}-{slug}` in a review environment.',
  },
  file: {
    type: 'string',
    config: { keys: ['environment.app.file'], placeholders: true },
    description:
      'Template manifest: a path in the monorepo, or else in the GitOps repository at the tip of its branch. Inputs win over what it says.',
  },
  labels: {
    type: 'list',
    config: { keys: ['environment.app.labels'], form: 'map', placeholders: true },
    description: 'Labels of the Application, `name=value`. Existing ones stay.',
  },
  annotations: {
    type: 'list',
    config: { keys: ['environment.app.annotations'], form: 'map', placeholders: true },
    description: 'Annotations of the Application, `name=value`. Existing ones stay.',
  },
  'repo-url': {
    type: 'string',
    config: { keys: ['environment.app.repo-url'], form: 'url' },
    description:
      'Repository that Argo CD reads. Default: the GitOps repository. With a template of several sources it chooses the one to change.',
  },
  path: {
    type: 'string',
    config: { keys: ['environment.app.path'], placeholders: true },
    description:
      'Directory in that repository; `.` is its root. Default for an environment whose `file` is a Kustomization: its directory.',
  },
  revision: {
    type: 'string',
    config: { keys: ['environment.app.revision'], placeholders: true, laterPlaceholders: ['commit'] },
    description:
      "Branch, tag, commit or chart version to deploy. Default: the template's, else the branch of the GitOps repository, so that people's commits go live too. `{commit}` pins to our commit there (`mode: api`).",
  },
  chart: {
    type: 'string',
    config: { keys: ['environment.app.chart'], placeholders: true },
    description: 'Chart name, when `repo-url` is a chart repository.',
  },
  'values-files': {
    type: 'list',
    config: { keys: ['environment.app.values-files'], placeholders: true },
    description: "Helm values files, relative to `path`. They replace the template's.",
  },
  values: {
    type: 'string',
    isLong: true,
    config: { keys: ['environment.app.values'] },
    description: 'Helm values as YAML text.',
  },
  parameters: {
    type: 'list',
    config: { keys: ['environment.app.parameters'], placeholders: true },
    description: 'Helm parameters, `name=value`, as `helm --set`.',
  },
  'kustomize-images': {
    type: 'list',
    config: { keys: ['environment.app.kustomize-images'], placeholders: true },
    description: 'Kustomize images, `[old=]name:tag` or `[old=]name@digest`.',
  },
  'directory-recurse': {
    type: 'boolean',
    config: { keys: ['environment.app.directory-recurse'] },
    description: 'Read plain manifests of subdirectories too.',
  },
  'dest-server': {
    type: 'string',
    config: { keys: ['environment.app.dest-server', 'argocd.dest-server'], insteadOf: 'dest-name' },
    description: 'API server of the target cluster. Default: the cluster that Argo CD runs in.',
  },
  'dest-name': {
    type: 'string',
    config: { keys: ['environment.app.dest-name', 'argocd.dest-name'], insteadOf: 'dest-server' },
    description: 'Name of the target cluster in Argo CD, instead of `dest-server`.',
  },
  'dest-namespace': {
    type: 'string',
    config: { keys: ['environment.app.dest-namespace'], placeholders: true },
    description: 'Namespace to deploy into.',
  },
  'sync-policy': {
    type: 'choice',
    options: ['manual', 'automated'],
    config: { keys: ['environment.app.sync-policy'] },
    description: "Who starts a sync. Default: the template's, else `automated`.",
  },
  prune: {
    type: 'boolean',
    config: { keys: ['environment.app.prune'] },
    description: 'A sync also deletes what left Git.',
  },
  'self-heal': {
    type: 'boolean',
    config: { keys: ['environment.app.self-heal'] },
    description: 'Automated sync also reverts changes made in the cluster.',
  },
  'sync-options': {
    type: 'list',
    config: { keys: ['environment.app.sync-options'] },
    description: 'Sync options, for example `CreateNamespace=true`.',
  },
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

export const manifestInputs = {
  'app-file': {
    type: 'string',
    default: 'argocd/{name}.yaml',
    description: 'Path of the manifest of an Application in the GitOps repository (`mode: git`).',
  },
} as const satisfies InputDeclarations;

/** What is done, where it is not an Application that is written. */
export const operationInputs = {
  kind: {
    type: 'choice',
    options: ['application', 'applicationset'],
    default: 'application',
    description:
      'What is written: one Application, or an ApplicationSet whose generators stand in `file` (`name` and `app-namespace` are then its own, all else is of the Applications that it makes).',
  },
  operation: {
    type: 'choice',
    options: ['upsert', 'get', 'diff', 'sync', 'wait', 'history', 'rollback', 'terminate', 'promote', 'abort'],
    default: 'upsert',
    description:
      'What to do. `upsert` writes the Application. The others do what `argocd app` does with one that exists, and need its `name` and `project` alone (`mode: api`).',
  },
  resources: {
    type: 'list',
    ofNames: true,
    description:
      'For `operation: sync`, `wait` and `diff`: these resources alone; for `promote` and `abort` which Rollout, where there are several. Form: `group:Kind:[namespace/]name`, as `argocd --resource`. The group of `v1` is empty: `:Service:web1`. A `*` stands for any; `!` before an item leaves it out.',
  },
  force: {
    type: 'boolean',
    default: 'false',
    description:
      'For `operation: sync`: delete and create again what cannot be changed in place. What it runs stops meanwhile.',
  },
  to: {
    type: 'string',
    description:
      'For `operation: rollback`: a history id, a revision (its beginning is enough), or `previous`, the deployment before the last. Default: `previous`. For `promote`: `next`, to the next pause or the end (default), or `full`, past all steps.',
  },
} as const satisfies InputDeclarations;

/** How an Application is written to a server, synced and waited for. */
export const rolloutInputs = {
  upsert: {
    type: 'boolean',
    default: 'true',
    description: 'Change the Application when it exists with another content.',
  },
  validate: {
    type: 'boolean',
    default: 'true',
    description: 'Have the server render the manifests before it accepts them (`mode: api`).',
  },
  sync: {
    type: 'boolean',
    default: 'false',
    description: 'Start a sync, or take the one that is running for the same commit.',
  },
  terminate: {
    type: 'boolean',
    default: 'false',
    description:
      'Before a sync end another operation of the Application that is running, instead of waiting for it; also the same sync, where it has been running for more than a minute.',
  },
  wait: {
    type: 'boolean',
    default: 'false',
    description: 'Wait until this commit is proved to be live: compared, synced, healthy.',
  },
  'wait-for': {
    type: 'list',
    ofNames: true,
    description:
      'What `wait` waits for (`mode: api`): `synced`, `healthy`, `suspended` (healthy, or a Rollout that is paused until a person promotes it), `image=<reference>`, `commit=<sha>` (that commit of the GitOps repository, or one that descends from it). Default: `synced` and `healthy`.',
  },
  timeout: { ...runInputs.timeout, default: '10m' },
  'degraded-grace': {
    type: 'duration',
    default: '90s',
    description: 'How long the Application may be Degraded without a break before `wait` fails (`mode: api`).',
  },
  'on-failure': {
    type: 'choice',
    options: ['keep', 'rollback'],
    default: 'keep',
    description:
      'After a failed `sync` or `wait` (`mode: api`): leave it, or go back to what was deployed before, unless a later deployment has taken over. Where the Application follows the branch, the image goes back in the GitOps repository. A third of `timeout` is kept for the way back.',
  },
} as const satisfies InputDeclarations;
