/**
 * The shape of `gitops.yaml`: validation, types and the JSON schema for editors. A key that fills an input is derived
 * from the input's declaration, its text included; what no input has (`when`, `watch`, …) is declared here.
 */
import * as z from 'zod';
import type { PromotionSource } from '../../core/monorepo/project.ts';
import { applicationInputs } from '../declarations/application.ts';
import { builderInputs, buildInputs } from '../declarations/build.ts';
import { announceInputs, commitInputs, deliveryInputs, reviewInputs, updateInputs } from '../declarations/gitops.ts';
import { argocdInputs, gitopsInputs } from '../declarations/run.ts';
import {
  command,
  directories,
  directory,
  duration,
  globs,
  keysOf,
  labelNames,
  mapOf,
  names,
  registry,
  text,
  textList,
} from './keys.ts';
import { retentionRules, retentionSection } from './retention-schema.ts';

const optIn = z
  .strictObject({
    label: names.describe('It has this label, or one of a list: `deploy-preview`.').exactOptional(),
    comment: command
      .describe(
        'Somebody with write access wrote this in a comment, as a line of its own: `/deploy-preview`. `/stop-preview` takes it back.',
      )
      .exactOptional(),
    path: globs
      .describe('It changes one of these files of the monorepo: a glob or a list of globs, `!` takes back.')
      .exactOptional(),
  })
  .refine((given) => Object.keys(given).length > 0, {
    error:
      'names nothing that a request could ask by: write label, comment or path, or `request: true` for all requests',
  })
  .meta({ minProperties: 1 });

const when = z
  .strictObject({
    branch: globs
      .describe('Pushes to these branches: a glob or a list of globs. `*` stops at `/`, `**` does not; `!` takes back.')
      .exactOptional(),
    tag: globs
      .describe(
        'Pushes of these tags: a glob or a list of globs. `{service}` stands for a service, or its workspace package, and the tag deploys that one alone: `{service}@*`.',
      )
      .exactOptional(),
    request: z
      .union([z.boolean(), optIn])
      .describe(
        'Pull or merge requests; each gets its own environment `pr-<number>`. `true`: all of them. Or those that ask for it, by a label, a comment or the files that they change; any of them is enough.',
      )
      .exactOptional(),
    schedule: z
      .boolean()
      .describe(
        'Scheduled pipelines. `false`: they find another environment, although their branch matches. `true` without `branch`, `tag` and `request`: those of the default branch. Default: those of the branches and tags.',
      )
      .exactOptional(),
    manual: z
      .boolean()
      .describe(
        'Pipelines that a person or a call of an API starts; `true`, `false` and the default as for `schedule`.',
      )
      .exactOptional(),
  })
  .describe(
    'The events that deploy to this environment; any of them is enough. The first environment that matches is taken.',
  );

const gitops = z
  .strictObject({
    ...keysOf('gitops', gitopsInputs),
    ...keysOf('gitops', deliveryInputs),
    ...keysOf('gitops', commitInputs),
    ...keysOf('gitops', announceInputs),
  })
  .describe('The GitOps repository. Credentials are inputs or variables (`gitops-token`, `MG_GITOPS_TOKEN`).');

const argocd = z
  .strictObject({ ...keysOf('argocd', argocdInputs), ...keysOf('argocd', applicationInputs) })
  .describe('Argo CD. Credentials are inputs or variables (`argocd-token`, `MG_ARGOCD_TOKEN`).');

const promotion = z
  .union([
    text,
    z.strictObject({
      environment: text.describe('Environment whose image is promoted.'),
      when: z
        .enum(['healthy'])
        .describe('`healthy`: only what its Applications run in good health, as Argo CD says.')
        .exactOptional(),
      after: duration.describe('How long it has run there before it may come here: `1h`.').exactOptional(),
    }),
  ])
  .transform((given): PromotionSource => (typeof given === 'string' ? { environment: given } : given));

/** What a place may say for itself: an environment, a service in an environment, one of its clusters. */
const ofPlace = {
  ...keysOf('environment', updateInputs),
  url: text.describe('Where people open the deployed service, with placeholders.').exactOptional(),
  build: z
    .strictObject(keysOf('environment.build', buildInputs))
    .describe('What this environment changes in the build.')
    .exactOptional(),
  app: z
    .strictObject(keysOf('environment.app', applicationInputs))
    .describe('The Application: the inputs of `argocd-upsert-app`.')
    .exactOptional(),
};

const { build: _, ...ofCluster } = ofPlace;

const serviceInCluster = z.strictObject(ofCluster).describe('What differs for one service in one cluster.');

const cluster = z
  .strictObject({
    'dest-server': text.describe('API server of the cluster, for `app`.').exactOptional(),
    'dest-name': text.describe('Name of the cluster in Argo CD, for `app`.').exactOptional(),
    'dest-namespace': text.describe('Namespace to deploy into, for `app`.').exactOptional(),
    ...ofCluster,
    gitops: gitops
      .describe('Another GitOps repository for this cluster; what it leaves out is as elsewhere.')
      .exactOptional(),
    argocd: argocd.describe('Another Argo CD for this cluster; what it leaves out is as elsewhere.').exactOptional(),
  })
  .describe('A cluster that the environment is deployed to. `{cluster}` stands for its name.');

const serviceInEnvironment = z
  .strictObject({
    ...ofPlace,
    clusters: mapOf(serviceInCluster, labelNames).describe('What differs in a cluster, by its name.').exactOptional(),
  })
  .describe('What differs for one service in one environment: it wins over what the environment says.');

/** What environments share: everything but the events. */
const ofEnvironment = {
  services: textList
    .describe('Services that are deployed to it: names and globs, `!` takes back. Default: all.')
    .exactOptional(),
  ...ofPlace,
  ...keysOf('environment', deliveryInputs),
  'promote-from': promotion
    .describe('Environment whose image is promoted here by digest instead of being built.')
    .exactOptional(),
  ...keysOf('environment', commitInputs),
  ...keysOf('environment', announceInputs),
  ttl: duration.describe(reviewInputs.ttl.description).exactOptional(),
  'max-environments': z
    .int()
    .min(1)
    .describe(
      'How many review environments it may have at a time, of this monorepo. A deployment that would make one more is refused before anything is built. Default: as many as there are.',
    )
    .exactOptional(),
  base: text
    .describe(
      'Environment that has what a review environment leaves out: services that its branch did not change are linked there.',
    )
    .exactOptional(),
  registry: registry.describe('Where its images go, in place of the one for all environments.').exactOptional(),
  gitops: gitops.describe('Another GitOps repository; what it leaves out is as for all environments.').exactOptional(),
  argocd: argocd.describe('Another Argo CD; what it leaves out is as for all environments.').exactOptional(),
  clusters: mapOf(cluster, labelNames)
    .describe('Several clusters by name: one event deploys to all of them, and `{cluster}` stands for the name.')
    .exactOptional(),
};

const environment = z
  .strictObject({
    when: when.exactOptional(),
    extends: text
      .describe('Environment whose keys this one has too, unless it says otherwise. `when` is never taken over.')
      .exactOptional(),
    ...ofEnvironment,
  })
  .describe('Where and when services are deployed.');

/** What services share: everything but their directory. */
const ofService = {
  watch: textList.describe('Globs of files outside the directory that the service is built from.').exactOptional(),
  'depends-on': textList.describe('Other services that affect this one when they change.').exactOptional(),
  needs: textList
    .describe(
      'Other services that come first: their images are built, and their Applications waited for, before its own.',
    )
    .exactOptional(),
  build: z
    .strictObject(keysOf('service.build', { ...buildInputs, ...builderInputs }))
    .describe('How the image is built: the inputs of `build-image`.')
    .exactOptional(),
  retention: retentionRules
    .describe('Retention of its own repositories, in place of the rules for all services.')
    .exactOptional(),
};

const service = z
  .strictObject({
    path: directory
      .describe('Directory of the service in the monorepo; also finds its workspace package. A discovered one has it.')
      .exactOptional(),
    ...ofService,
    environments: mapOf(serviceInEnvironment, labelNames)
      .describe('What differs for this service in an environment, by the name of the environment.')
      .exactOptional(),
  })
  .describe('A deployable unit of the monorepo.');

const defaults = z
  .strictObject({
    service: z.strictObject(ofService).describe('What every service says unless it says otherwise.').exactOptional(),
    environment: z
      .strictObject(ofEnvironment)
      .describe('What every environment says unless it says otherwise.')
      .exactOptional(),
  })
  .describe('What services and environments share.');

export const configSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this file format.'),
    registry: registry
      .describe('Where images go, for example `harbor.example.com/fe`; a service is `{registry}/{service}`.')
      .exactOptional(),
    retention: retentionSection.exactOptional(),
    gitops: gitops.exactOptional(),
    argocd: argocd.exactOptional(),
    discover: directories
      .describe(
        'Directories that are services of their name: globs, `!` takes back. Each with a package.json or a Dockerfile counts.',
      )
      .exactOptional(),
    defaults: defaults.exactOptional(),
    services: mapOf(service, labelNames).describe('The deployable units of the monorepo by name.').exactOptional(),
    environments: mapOf(environment, labelNames)
      .describe('The environments by name, in the order in which events are matched.')
      .exactOptional(),
  })
  // For editors: a file has services, or finds them.
  .meta({ anyOf: ['services', 'discover'].map((key) => ({ required: [key], properties: { [key]: true } })) })
  .describe('Configuration of monorepo-gitops: services, environments and where they are delivered.');

type Parsed = z.output<typeof configSchema>;
type ServiceLayer = Readonly<z.output<typeof service>>;
type EnvironmentLayer = Readonly<z.output<typeof environment>>;

/** `gitops.yaml` as it stands there, each key checked by itself. */
export type ConfigLayers = Readonly<Parsed>;
export type ServiceSection = Omit<ServiceLayer, 'path'> & {
  readonly path: string;
  /** Name of its workspace package, where the file has tags that name a service. */
  readonly package?: string;
};
export type EnvironmentSection = Omit<EnvironmentLayer, 'extends'>;

/**
 * `gitops.yaml` after validation, with `discover`, `defaults` and `extends` applied. Names that users choose are keys of
 * Maps, in the order of the file. What a service says for an environment, or a cluster, is still apart: see `environmentAt`.
 */
export interface ConfigFile extends Readonly<Omit<Parsed, 'environments' | 'services' | 'defaults' | 'discover'>> {
  readonly services: ReadonlyMap<string, ServiceSection>;
  /** Empty when the file has none. */
  readonly environments: ReadonlyMap<string, EnvironmentSection>;
}
