/**
 * The shape of `gitops.yaml`: validation, types and the JSON schema for editors. A key that fills an input is derived
 * from the input's declaration, its text included; what no input has (`when`, `watch`, …) is declared here.
 */
import * as z from 'zod';
import {
  type ConfigValue,
  duration,
  flag,
  globs,
  labelNames,
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
import {
  type ConfigKey,
  type ConfigSection,
  type InputDeclaration,
  type InputDeclarations,
  partsOf,
} from './declaration.ts';
import { applicationInputs } from './declarations/application.ts';
import { buildInputs } from './declarations/build.ts';
import { commitInputs, deliveryInputs } from './declarations/commit.ts';
import { argocdInputs, gitopsInputs } from './declarations/connections.ts';
import { reviewInputs, updateInputs } from './declarations/update.ts';

/** The keys of a section that declarations name, for types: `repository` of `gitops.repository`. */
type KeyIn<D, Section extends ConfigSection> = D extends { config: { keys: readonly (infer Key)[] } }
  ? Key extends `${Section}.${infer Name}`
    ? Name extends `${string}.${string}`
      ? never
      : Name
    : never
  : never;

interface ValueOfForm {
  map: ReadonlyMap<string, string>;
  values: ReadonlyMap<string, ConfigValue>;
  one: string;
  url: string;
}

interface ValueOfType {
  string: string;
  boolean: boolean;
  integer: number;
  duration: string;
  list: readonly string[];
  json: ConfigValue;
}

type ValueIn<D> = D extends { config: { form: infer Form extends keyof ValueOfForm } }
  ? ValueOfForm[Form]
  : D extends { type: 'choice'; options: readonly (infer Option)[] }
    ? Option
    : D extends { type: infer Type extends keyof ValueOfType }
      ? ValueOfType[Type]
      : never;

type Shape<T, Section extends ConfigSection> = {
  [Name in keyof T as KeyIn<T[Name], Section>]: z.ZodExactOptional<z.ZodType<ValueIn<T[Name]>>>;
};

/** The part of a section that comes from these declarations. */
export function keysOf<const Section extends ConfigSection, T extends InputDeclarations>(
  section: Section,
  declarations: T,
): Shape<T, Section> {
  const shape = Object.values(declarations).flatMap((declaration) =>
    (declaration.config?.keys ?? [])
      .filter((key) => partsOf(key).section === section)
      .map((key) => [partsOf(key).name, valueSchema(declaration, describeKey(key, declaration)).exactOptional()]),
  );
  return Object.fromEntries(shape) as Shape<T, Section>;
}

/** What a key may hold, by the type of its input and the form that it has in the file. */
function valueSchema({ type, options, config }: InputDeclaration, description: string): z.ZodType {
  switch (config?.form) {
    case 'map':
      return textMap(description);
    case 'values':
      return mapOf(value, description);
    case 'one':
      return text(description);
    case 'url':
      return url(description);
    case undefined:
      break;
  }
  switch (type) {
    case 'list':
      return textList(description);
    case 'boolean':
      return flag(description);
    case 'choice':
      return z.enum(options ?? []).describe(description);
    case 'duration':
      return duration(description);
    case 'integer':
      return z.int().nonnegative().describe(description);
    case 'json':
      return value.describe(description);
    case 'string':
      return text(description);
  }
}

const forms = { map: 'A map here.', values: 'A map of YAML paths to values here.', one: 'One of them here.', url: '' };

/** The input's own words, and what is particular to this key. */
function describeKey(key: ConfigKey, { description, default: otherwise, config }: InputDeclaration): string {
  const keys = config?.keys ?? [];
  const stronger = keys.slice(0, keys.indexOf(key)).map((each) => `\`${shownKey(each)}\``);
  const wins = config?.form === 'map' ? 'adds to it and wins.' : 'wins over it.';
  return [
    description,
    config?.form === undefined ? '' : forms[config.form],
    config?.fromRoot === true ? 'Relative to the root of the monorepo.' : '',
    otherwise === undefined || key !== keys.at(-1) ? '' : `Default: \`${otherwise}\`.`,
    stronger.length === 0 ? '' : `${stronger.join(', ')} ${wins}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function shownKey(key: ConfigKey): string {
  return key.replace(/^(service|environment)\./, '$1s.<name>.');
}

const build = section(keysOf('service.build', buildInputs)).describe(
  'How the image is built: the inputs of `build-image`.',
);

const app = section(keysOf('environment.app', applicationInputs)).describe(
  'The Application: the inputs of `argocd-upsert-app`.',
);

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
  ...keysOf('environment', updateInputs),
  ...keysOf('environment', deliveryInputs),
  'promote-from': text('Environment whose image is promoted here by digest instead of being built.').exactOptional(),
  ...keysOf('environment', commitInputs),
  ttl: duration(reviewInputs.ttl.description).exactOptional(),
  url: text('Where people open the deployed service, with placeholders.').exactOptional(),
  build: section(keysOf('environment.build', buildInputs))
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
  ...keysOf('gitops', gitopsInputs),
  ...keysOf('gitops', deliveryInputs),
  ...keysOf('gitops', commitInputs),
}).describe('The GitOps repository. Credentials are inputs or variables (`gitops-token`, `MG_GITOPS_TOKEN`).');

const argocd = section({ ...keysOf('argocd', argocdInputs), ...keysOf('argocd', applicationInputs) }).describe(
  'Argo CD. Credentials are inputs or variables (`argocd-token`, `MG_ARGOCD_TOKEN`).',
);

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
export type EnvironmentSection = Readonly<z.output<typeof environment>>;

/** `gitops.yaml` after validation. Names that users choose are keys of Maps, in the order of the file. */
export interface ConfigFile extends Readonly<Omit<Parsed, 'environments' | 'services'>> {
  readonly services: ReadonlyMap<string, Readonly<z.output<typeof service>>>;
  /** Empty when the file has none. */
  readonly environments: ReadonlyMap<string, EnvironmentSection>;
}
