/**
 * The shape of `gitops.yaml`: validation, types and the JSON schema for editors. A key that fills an input is derived
 * from the input's declaration, its text included; what no input has (`when`, `watch`, …) is declared here.
 */
import * as z from 'zod';
import {
  type ConfigKey,
  type ConfigSection,
  type InputDeclaration,
  type InputDeclarations,
  partsOf,
} from './declaration.ts';
import { applicationInputs } from './declarations/application.ts';
import { builderInputs, buildInputs } from './declarations/build.ts';
import { commitInputs, deliveryInputs, reviewInputs, updateInputs } from './declarations/gitops.ts';
import { argocdInputs, gitopsInputs } from './declarations/run.ts';
import { retentionRules, retentionSection } from './retention-schema.ts';

/** Text that is not empty. YAML numbers are refused: `1.10` would arrive as `1.1`. */
const text = z.string().min(1);
const textList = z.array(text).readonly();

/** A glob or a list of globs; the value is always a list. */
const globs = z
  .union([text, z.array(text).min(1)])
  .transform((given): readonly string[] => (typeof given === 'string' ? [given] : given));

const duration = z.string().regex(/^(\d+(ms|[smhd]))+$/, { error: 'must be a duration such as 90s, 12h or 7d' });

/** A URL, `owner/name` or path. A password in it would be published with the file. */
const url = text.refine((given) => !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/i.test(given), {
  error: 'must not contain a password; give credentials as an input or environment variable',
});

/** Host and path of images, as image references have them. */
const registry = text.refine((given) => !/^[a-z]+:\/\//i.test(given), {
  error: 'must be written as in an image reference, without https://',
});

/** A directory of the monorepo. */
const directory = text.refine(
  (given) => !given.startsWith('/') && !given.includes('\\') && !given.split('/').includes('..'),
  { error: 'must be a path inside the monorepo, relative to its root, with forward slashes' },
);

/** Any YAML but null: to write nothing, `unset` the path. Misread numbers have been refused before. */
const anyValue = z
  .custom<string | number | boolean | object>((given) => given !== null && given !== undefined, {
    error: 'must be text, a number, true or false, a list or a mapping',
  })
  .meta({ type: ['string', 'number', 'boolean', 'array', 'object'] });

/** Services and environments name Kubernetes objects and URLs; `{service}-{slug}` has to stay a DNS label. */
const labelNames = {
  pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$',
  maxLength: 63,
  error: 'is not a name: use at most 63 lower-case letters, digits and dashes, beginning with a letter',
};

interface MapContents {
  readonly value: z.ZodType;
  readonly names: typeof labelNames | undefined;
}

const contents = new WeakMap<z.core.$ZodType, MapContents>();

/** What a `mapOf` schema holds; zod itself sees only a transformation. `describe` makes a copy with a parent. */
export function mapContents(schema: z.core.$ZodType): MapContents | undefined {
  const { parent } = schema._zod;
  return contents.get(schema) ?? (parent === undefined ? undefined : mapContents(parent));
}

/**
 * A mapping whose keys users choose, as a Map: order is kept and `__proto__` is a key like any other, which a zod
 * record drops without a word.
 */
function mapOf<Value>(value: z.ZodType<Value>, names?: typeof labelNames) {
  const schema = z.unknown().transform((given, context): ReadonlyMap<string, Value> => {
    const entries = new Map<string, Value>();
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      context.issues.push({ code: 'invalid_type', expected: 'object', input: given });
      return entries;
    }
    for (const [key, item] of Object.entries(given)) {
      if (names !== undefined && (key.length > names.maxLength || !new RegExp(names.pattern).test(key))) {
        context.issues.push({ code: 'custom', path: [key], message: names.error, input: item });
      }
      const parsed = value.safeParse(item);
      if (parsed.success) entries.set(key, parsed.data);
      for (const issue of parsed.error?.issues ?? []) {
        context.issues.push({ ...issue, path: [key, ...issue.path], input: item });
      }
    }
    return entries;
  });
  contents.set(schema, { value, names });
  return schema;
}

/** The value of a key by the form that it has in the file, else by the type of its input. */
const values = {
  map: mapOf(z.string()),
  values: mapOf(anyValue),
  one: text,
  url,
  switch: z.union([text, z.boolean()]).transform(String),
  list: textList,
  boolean: z.boolean(),
  duration,
  integer: z.int().nonnegative(),
  json: anyValue,
  string: text,
};

type ValueIn<D> = D extends { config: { form: infer Form extends keyof typeof values } }
  ? z.output<(typeof values)[Form]>
  : D extends { type: 'choice'; options: readonly (infer Option)[] }
    ? Option
    : D extends { type: infer Type extends keyof typeof values }
      ? z.output<(typeof values)[Type]>
      : never;

/** The keys of a section that declarations name, for types: `repository` of `gitops.repository`. */
type KeyIn<D, Section extends ConfigSection> = D extends { config: { keys: readonly (infer Key)[] } }
  ? Key extends `${Section}.${infer Name}`
    ? Name extends `${string}.${string}`
      ? never
      : Name
    : never
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
      .map((key) => [
        partsOf(key).name,
        schemaFor(declaration).describe(describeKey(key, declaration)).exactOptional(),
      ]),
  );
  return Object.fromEntries(shape) as Shape<T, Section>;
}

function schemaFor({ type, options, config }: InputDeclaration): z.ZodType {
  if (config?.form !== undefined) return values[config.form];
  return type === 'choice' ? z.enum(options ?? []) : values[type];
}

const forms = {
  map: 'A map here.',
  values: 'A map of YAML paths to values here.',
  one: 'One of them here.',
  url: '',
  switch: '',
};

/** The input's own description, and what is particular to this key. */
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

const when = z
  .strictObject({
    branch: globs
      .describe('Pushes to these branches: a glob or a list of globs. `*` stops at `/`, `**` does not; `!` takes back.')
      .exactOptional(),
    tag: globs.describe('Pushes of these tags: a glob or a list of globs.').exactOptional(),
    request: z
      .boolean()
      .describe('Pull or merge requests; each gets its own environment `pr-<number>`.')
      .exactOptional(),
  })
  .describe(
    'The events that deploy to this environment; any of them is enough. The first environment that matches is taken.',
  );

const environment = z
  .strictObject({
    when: when.exactOptional(),
    ...keysOf('environment', updateInputs),
    ...keysOf('environment', deliveryInputs),
    'promote-from': text
      .describe('Environment whose image is promoted here by digest instead of being built.')
      .exactOptional(),
    ...keysOf('environment', commitInputs),
    ttl: duration.describe(reviewInputs.ttl.description).exactOptional(),
    url: text.describe('Where people open the deployed service, with placeholders.').exactOptional(),
    build: z
      .strictObject(keysOf('environment.build', buildInputs))
      .describe('What this environment changes in the build.')
      .exactOptional(),
    app: z
      .strictObject(keysOf('environment.app', applicationInputs))
      .describe('The Application: the inputs of `argocd-upsert-app`.')
      .exactOptional(),
  })
  .describe('Where and when services are deployed.');

const service = z
  .strictObject({
    path: directory.describe('Directory of the service in the monorepo; also finds its workspace package.'),
    watch: textList.describe('Globs of files outside the directory that the service is built from.').exactOptional(),
    'depends-on': textList.describe('Other services that affect this one when they change.').exactOptional(),
    build: z
      .strictObject(keysOf('service.build', { ...buildInputs, ...builderInputs }))
      .describe('How the image is built: the inputs of `build-image`.')
      .exactOptional(),
    retention: retentionRules
      .describe('Retention of its own repositories, in place of the rules for all services.')
      .exactOptional(),
  })
  .describe('A deployable unit of the monorepo.');

const gitops = z
  .strictObject({
    ...keysOf('gitops', gitopsInputs),
    ...keysOf('gitops', deliveryInputs),
    ...keysOf('gitops', commitInputs),
  })
  .describe('The GitOps repository. Credentials are inputs or variables (`gitops-token`, `MG_GITOPS_TOKEN`).');

const argocd = z
  .strictObject({ ...keysOf('argocd', argocdInputs), ...keysOf('argocd', applicationInputs) })
  .describe('Argo CD. Credentials are inputs or variables (`argocd-token`, `MG_ARGOCD_TOKEN`).');

export const configSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this file format.'),
    registry: registry
      .describe('Where images go, for example `harbor.example.com/fe`; a service is `{registry}/{service}`.')
      .exactOptional(),
    retention: retentionSection.exactOptional(),
    gitops: gitops.exactOptional(),
    argocd: argocd.exactOptional(),
    services: mapOf(service, labelNames).describe('The deployable units of the monorepo by name.'),
    environments: mapOf(environment, labelNames)
      .describe('The environments by name, in the order in which events are matched.')
      .exactOptional(),
  })
  .describe('Configuration of monorepo-gitops: services, environments and where they are delivered.');

type Parsed = z.output<typeof configSchema>;
export type EnvironmentSection = Readonly<z.output<typeof environment>>;

/** `gitops.yaml` after validation. Names that users choose are keys of Maps, in the order of the file. */
export interface ConfigFile extends Readonly<Omit<Parsed, 'environments' | 'services'>> {
  readonly services: ReadonlyMap<string, Readonly<z.output<typeof service>>>;
  /** Empty when the file has none. */
  readonly environments: ReadonlyMap<string, EnvironmentSection>;
}
