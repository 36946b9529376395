/** The values that keys of `gitops.yaml` may have, and the keys that follow from the declarations of inputs. */
import * as z from 'zod';
import { commandPattern } from '../../core/source/wish/commands.ts';
import {
  type ConfigKey,
  type ConfigSection,
  type InputDeclaration,
  type InputDeclarations,
  partsOf,
} from '../declaration.ts';

/** Text that is not empty. YAML numbers are refused: `1.10` would arrive as `1.1`. */
export const text = z.string().min(1);
export const textList = z.array(text).readonly();

/** A glob or a list of globs; the value is always a list. */
export const globs = z
  .union([text, z.array(text).min(1)])
  .transform((given): readonly string[] => (typeof given === 'string' ? [given] : given));

/** A name or a list of names; the value is always a list. */
export const names = z
  .union([text, z.array(text).min(1)])
  .transform((given): readonly string[] => (typeof given === 'string' ? [given] : given));

/** A pattern for editors, which cannot ask the program, with the words of the program. */
function forEditors(pattern: string, error: string) {
  return { pattern, patternErrorMessage: `${error[0]?.toUpperCase()}${error.slice(1)}.` };
}

const durationError = 'must be a duration such as 90s, 12h or 7d';
export const duration = z
  .string()
  .regex(/^(\d+(ms|[smhd]))+$/, { error: durationError })
  .meta(forEditors('^(\\d+(ms|[smhd]))+$', durationError));

/** A URL, `owner/name` or path. A password in it would be published with the file. */
const urlError = 'must not contain a password; give credentials as an input or environment variable';
const url = text
  .refine((given) => !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/i.test(given), { error: urlError })
  .meta(forEditors('^(?![A-Za-z][A-Za-z0-9+.-]*://[^/?#]*:[^/?#]*@)', urlError));

/** Host and path of images, as image references have them. */
const registryError = 'must be written as in an image reference, without https://';
export const registry = text
  .refine((given) => !/^[a-z]+:\/\//i.test(given), { error: registryError })
  .meta(forEditors('^(?![A-Za-z]+://)', registryError));

/** A line of a comment. */
const commandError = 'must be one word that begins with a slash, such as /deploy-preview';
export const command = z
  .string()
  .regex(new RegExp(commandPattern), { error: commandError })
  .meta(forEditors(commandPattern, commandError));

/** A directory of the monorepo. */
const directoryError = 'must be a path inside the monorepo, relative to its root, with forward slashes';
export const directory = text
  .refine((given) => !given.startsWith('/') && !given.includes('\\') && !given.split('/').includes('..'), {
    error: directoryError,
  })
  .meta(forEditors('^(?!/)(?!(.*/)?\\.\\.(/|$))[^\\\\]*$', directoryError));

/** As `globs`, of directories of the monorepo. */
export const directories = z
  .union([directory, z.array(directory).min(1)])
  .transform((given): readonly string[] => (typeof given === 'string' ? [given] : given));

/** Any YAML but null: to write nothing, `unset` the path. Misread numbers have been refused before. */
const anyValue = z
  .custom<string | number | boolean | object>((given) => given !== null && given !== undefined, {
    error: 'must be text, a number, true or false, a list or a mapping',
  })
  .meta({ type: ['string', 'number', 'boolean', 'array', 'object'] });

/** Services and environments name Kubernetes objects and URLs; `{service}-{slug}` has to stay a DNS label. */
export const labelNames = {
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

/** The schema of a key that may be left out. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodExactOptional ? schema.unwrap() : schema;
}

type Keys = Readonly<Record<string, z.core.$ZodType>>;

/** The keys of a section, also of one that stands beside a text; undefined where the schema is none. */
export function shapeOf(schema: z.core.$ZodType): Keys | undefined {
  if (schema instanceof z.ZodObject) return schema.shape;
  const bare = schema instanceof z.ZodPipe ? schema.in : schema;
  return bare instanceof z.ZodUnion ? bare.options.map(shapeOf).find((shape) => shape !== undefined) : undefined;
}

/** What each item of a list is; undefined where the schema is no list. */
export function itemsOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodReadonly) return itemsOf(schema.unwrap());
  return schema instanceof z.ZodArray ? schema.element : undefined;
}

/**
 * A mapping whose keys users choose, as a Map: order is kept and `__proto__` is a key like any other, which a zod
 * record drops without a word.
 */
export function mapOf<Value>(value: z.ZodType<Value>, names?: typeof labelNames) {
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
  if (type === 'list' && options !== undefined) return z.array(z.enum(options)).readonly();
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
