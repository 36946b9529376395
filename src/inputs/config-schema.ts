/**
 * The shape of `gitops.yaml`, declared once: validation, the types and the JSON schema for editors are derived from it.
 * Keys are written as the inputs of the commands are (kebab case), so that a section's key and an input have one name.
 */
import * as z from 'zod';
import { engineNames } from '../core/build/engines.ts';
import {
  flag,
  globs,
  labelNames,
  lifetime,
  mapOf,
  path,
  registry,
  section,
  text,
  textList,
  textMap,
  url,
  value,
} from './config-values.ts';

const build = section({
  image: text('Image repository without a tag. Default: `{registry}/{service}`.').exactOptional(),
  tags: textList('Tags to push, with placeholders such as `{sha8}`, `{branch-slug}`, `{environment}`.').exactOptional(),
  context: text('Build context. Default: the root of the monorepo.').exactOptional(),
  dockerfile: text('Path of the Dockerfile. Default: `Dockerfile` in the directory of the service.').exactOptional(),
  target: text('Stage of the Dockerfile to build.').exactOptional(),
  args: textMap('Build arguments by name. Placeholders are filled in.').exactOptional(),
  labels: textMap('Labels of the image by name.').exactOptional(),
  secrets: textList('Build secrets as `id=NAME_OF_ENV_VARIABLE`; the value never stands here.').exactOptional(),
  platforms: textList('Platforms, for example `linux/amd64`.').exactOptional(),
  engine: z
    .enum(['auto', ...engineNames])
    .describe('What builds the image.')
    .exactOptional(),
  builder: text('Name or address of a remote BuildKit.').exactOptional(),
  cache: z.enum(['registry', 'gha', 'none']).describe('Where build layers are cached.').exactOptional(),
  'cache-repository': text('Image repository of the cache. Default: `<image>/cache`.').exactOptional(),
  base: text('Engine `append`: the image that the files are put on.').exactOptional(),
  files: textList(
    'Engine `append`: what goes into the image, `LOCAL[:REMOTE]`, for example `apps/web1/dist:/app`.',
  ).exactOptional(),
  command: textList('Engine `append`: the command of the image, one word an item.').exactOptional(),
  env: textMap('Engine `append`: environment variables of the image.').exactOptional(),
  user: text('Engine `append`: the user of the image.').exactOptional(),
  workdir: text('Engine `append`: the working directory of the image.').exactOptional(),
  'unless-changed': flag(
    'Tag an image that was built from the same content instead of building again.',
  ).exactOptional(),
}).describe('How the image is built: the inputs of `build-image`.');

const app = section({
  name: text(
    'Name of the Application. Default: `{service}-{environment}`, `{service}-{slug}` in a review environment.',
  ).exactOptional(),
  file: text('Template manifest of the Application, a path in the monorepo.').exactOptional(),
  project: text('Argo CD project. Default: `argocd.project`.').exactOptional(),
  'app-namespace': text('Namespace of the Application itself.').exactOptional(),
  'repo-url': url('Repository or chart repository that Argo CD reads. Default: the GitOps repository.').exactOptional(),
  path: text('Directory in that repository.').exactOptional(),
  revision: text('Branch, tag or commit to follow.').exactOptional(),
  chart: text('Chart name, when `repo-url` is a chart repository.').exactOptional(),
  'values-files': textList('Helm values files, relative to `path`.').exactOptional(),
  values: text('Helm values as YAML text.').exactOptional(),
  parameters: textList('Helm parameters as `name=value`.').exactOptional(),
  'kustomize-images': textList('Kustomize image overrides.').exactOptional(),
  'directory-recurse': flag('Read the manifests of subdirectories too.').exactOptional(),
  'dest-server': text('API server of the target cluster.').exactOptional(),
  'dest-name': text('Name of the target cluster in Argo CD.').exactOptional(),
  'dest-namespace': text('Namespace to deploy into.').exactOptional(),
  'sync-policy': z.enum(['manual', 'automated']).describe('Who starts a sync.').exactOptional(),
  prune: flag('Automated sync also deletes what left Git.').exactOptional(),
  'self-heal': flag('Automated sync also reverts changes made in the cluster.').exactOptional(),
  'sync-options': textList('Sync options, for example `CreateNamespace=true`.').exactOptional(),
  labels: textMap('Labels of the Application by name.').exactOptional(),
  annotations: textMap('Annotations of the Application by name.').exactOptional(),
}).describe('The Application: the inputs of `argocd-upsert-app`.');

const environment = section({
  when: section({
    branch: globs(
      'Pushes to these branches: a glob or a list of globs. `*` stops at `/`, `**` does not; `!` takes back.',
    ).exactOptional(),
    tag: globs('Pushes of these tags: a glob or a list of globs.').exactOptional(),
    request: flag('Pull or merge requests; each gets its own environment `pr-<number>`.').exactOptional(),
  })
    .describe(
      'The events that deploy to this environment; any of them is enough. The first environment that matches is taken.',
    )
    .exactOptional(),
  file: text(
    'File in the GitOps repository that holds the image, for example `values/{service}-dev.yaml`.',
  ).exactOptional(),
  from: text(
    'Template in the GitOps repository that `file` is copied from when it does not exist yet.',
  ).exactOptional(),
  key: text('YAML path of the tag in Helm values. Default: `image.tag`.').exactOptional(),
  image: text('Image repository to write. Default: the image of the service.').exactOptional(),
  tag: text('Tag to write. Default: `{sha8}` of the commit at hand.').exactOptional(),
  set: mapOf(
    value,
    'Further values by YAML path, for example `ingress.hosts[0].host: "{slug}.example.com"`.',
  ).exactOptional(),
  unset: textList('YAML paths to remove.').exactOptional(),
  deliver: z.enum(['push', 'pull-request']).describe('How the change reaches the GitOps repository.').exactOptional(),
  'promote-from': text('Environment whose image is promoted here by digest instead of being built.').exactOptional(),
  message: text('Commit message, with placeholders.').exactOptional(),
  ttl: lifetime(
    'How long a review environment may live, for example `7d`. Environments with a ttl are review environments.',
  ).exactOptional(),
  url: text('Where people open the deployed service, with placeholders.').exactOptional(),
  build: section({
    args: textMap('Build arguments of this environment; they win over those of the service.').exactOptional(),
  })
    .describe('What this environment changes in the build.')
    .exactOptional(),
  app: app.exactOptional(),
}).describe('Where and when services are deployed.');

const service = section({
  path: path('Directory of the service in the monorepo; also finds its workspace package.'),
  watch: textList('Globs of files outside the directory that the service is built from.').exactOptional(),
  'depends-on': textList('Other services that affect this one when they change.').exactOptional(),
  build: build.exactOptional(),
}).describe('A deployable unit of the monorepo.');

const gitops = section({
  repository: url('GitOps repository: URL, `owner/name`, or a path.').exactOptional(),
  branch: text('Branch of the GitOps repository. Default: its HEAD.').exactOptional(),
  username: text('User name that goes with the password or token.').exactOptional(),
  'app-id': text('Id of the GitHub App that signs in; its private key is an input.').exactOptional(),
  transport: z.enum(['auto', 'wire', 'git']).describe('How the GitOps repository is reached.').exactOptional(),
  deliver: z
    .enum(['push', 'pull-request'])
    .describe('How changes are delivered, unless an environment says otherwise.')
    .exactOptional(),
  'commit-via': z.enum(['git', 'api']).describe('Commit by git or by the API of the forge.').exactOptional(),
  author: text('Author of the commits, `Name <address>`. Default: who started the run.').exactOptional(),
  message: text('Commit message, with placeholders.').exactOptional(),
  labels: textList('Labels of the requests.').exactOptional(),
  reviewers: textList('Reviewers of the requests.').exactOptional(),
  'auto-merge': flag('Merge requests when their checks pass.').exactOptional(),
}).describe('The GitOps repository. Credentials are inputs or variables (`gitops-token`, `MG_GITOPS_TOKEN`).');

const argocd = section({
  server: text(
    'Address of the Argo CD server. Without it the Application is written to the GitOps repository.',
  ).exactOptional(),
  username: text('User name that goes with `argocd-password`.').exactOptional(),
  oidc: text('Id of the Dex connector that exchanges the identity token of the job.').exactOptional(),
  insecure: flag('Do not verify the certificate of the server.').exactOptional(),
  plaintext: flag('Speak HTTP without TLS.').exactOptional(),
  ca: text('Certificate authority of the server: PEM text or a path.').exactOptional(),
  'client-cert': text('Client certificate for mutual TLS: PEM text or a path.').exactOptional(),
  'root-path': text('Path under which the server is published.').exactOptional(),
  mode: z.enum(['api', 'git']).describe('Upsert by the API or by a manifest in the GitOps repository.').exactOptional(),
  project: text('Argo CD project of the Applications.').exactOptional(),
  'app-namespace': text('Namespace of the Applications themselves.').exactOptional(),
  'dest-server': text('API server of the target cluster.').exactOptional(),
  'dest-name': text('Name of the target cluster in Argo CD.').exactOptional(),
}).describe('Argo CD. Credentials are inputs or variables (`argocd-token`, `MG_ARGOCD_TOKEN`).');

export const configSchema = section({
  version: z.literal(1).describe('Version of this file format.'),
  registry: registry(
    'Where images go, for example `harbor.example.com/fe`; a service is `{registry}/{service}`.',
  ).exactOptional(),
  gitops: gitops.exactOptional(),
  argocd: argocd.exactOptional(),
  services: mapOf(service, 'The deployable units of the monorepo by name.', labelNames),
  environments: mapOf(
    environment,
    'The environments by name, in the order in which events are matched.',
    labelNames,
  ).exactOptional(),
}).describe('Configuration of monorepo-gitops: services, environments and where they are delivered.');

type Parsed = z.output<typeof configSchema>;

export type ServiceConfig = Readonly<z.output<typeof service>>;
export type BuildConfig = Readonly<z.output<typeof build>>;
export type EnvironmentConfig = Readonly<z.output<typeof environment>>;
export type AppConfig = Readonly<z.output<typeof app>>;
export type GitopsConfig = Readonly<z.output<typeof gitops>>;
export type ArgocdConfig = Readonly<z.output<typeof argocd>>;

/** `gitops.yaml` after validation. Names that users choose are keys of Maps, in the order of the file. */
export interface ProjectConfig extends Readonly<Omit<Parsed, 'environments' | 'services'>> {
  readonly services: ReadonlyMap<string, ServiceConfig>;
  /** Empty when the file has none. */
  readonly environments: ReadonlyMap<string, EnvironmentConfig>;
}
