/**
 * The JSON schema of `gitops.yaml` as editors read it (draft-07, which yaml-language-server knows best): each key once, with
 * title, description, default and examples, and words instead of patterns.
 */
import { schemaUrl } from '../../core/published.ts';
import { choiceDescriptions } from './choices.ts';
import { configJsonSchema } from './json-schema.ts';
import { labelNames } from './keys.ts';

interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  markdownDescription?: string;
  default?: unknown;
  examples?: unknown[];
  enum?: unknown[];
  markdownEnumDescriptions?: (string | undefined)[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
  pattern?: string;
  patternErrorMessage?: string;
  $ref?: string;
  [keyword: string]: unknown;
}

/** The whole schema, with its address. */
export function editorSchema(): object {
  const { $schema: _, ...inline } = configJsonSchema() as Schema;
  const definitions = new Map<string, Schema>();
  const whole = shared(decorated(inline, []), [], countOf(decorated(inline, [])), definitions);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: schemaUrl,
    title: 'gitops.yaml of monorepo-gitops',
    ...whole,
    definitions: Object.fromEntries([...definitions].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** With everything that an editor shows. */
function decorated(schema: Schema, path: readonly string[]): Schema {
  const { properties, additionalProperties, items, propertyNames, ...own } = schema;
  const key = nameOf(path);
  const name = path.at(-1);
  const isNamed = name !== undefined && name !== '*' && name !== '[]';
  const inner: Schema = {
    ...(isNamed ? { title: name } : {}),
    ...own,
    ...(schema.description === undefined ? {} : { markdownDescription: schema.description }),
    ...(isNamed ? valuesOf(schema) : {}),
    ...(schema.enum === undefined
      ? {}
      : { markdownEnumDescriptions: schema.enum.map((value) => choiceDescriptions[key]?.[String(value)]) }),
    ...(schema.pattern === undefined ? {} : { patternErrorMessage: messageOf(schema) }),
  };
  if (properties !== undefined) {
    inner.properties = Object.fromEntries(
      Object.entries(properties).map(([each, of]) => [each, decorated(of, [...path, each])]),
    );
    inner.patternProperties = { '^x-': { description: 'Yours: it means nothing here, and may hold anchors.' } };
    inner.additionalProperties = false;
  } else if (typeof additionalProperties === 'object') {
    inner.additionalProperties = decorated(additionalProperties, [...path, '*']);
  }
  if (propertyNames !== undefined) inner.propertyNames = { ...propertyNames, patternErrorMessage: labelNames.error };
  if (items !== undefined) inner.items = decorated(items, [...path, '[]']);
  if (own.anyOf !== undefined && path.length > 0) inner.anyOf = own.anyOf.map((each) => decorated(each, path));
  return mayBeTakenBack(path) ? orNull(inner) : inner;
}

/** What the description says at its end, for editors that fill it in. */
function valuesOf({ description = '', type, enum: options, anyOf, default: given }: Schema): Schema {
  const isText = type === 'string' || anyOf?.[0]?.type === 'string';
  const standard = /Default: `([^`{]+)`\.$/.exec(description)?.[1];
  const value = type === 'boolean' ? standard === 'true' : type === 'integer' ? Number(standard) : standard;
  const hasDefault =
    given === undefined && standard !== undefined && (isText || type === 'boolean' || type === 'integer');
  const example = /(?:for example|such as) `([^`]+)`/.exec(description)?.[1];
  return {
    ...(hasDefault && (options === undefined || options.includes(value)) ? { default: value } : {}),
    ...(isText && options === undefined && example !== undefined ? { examples: [example] } : {}),
  };
}

function messageOf({ patternErrorMessage, pattern }: Schema): string {
  return patternErrorMessage ?? `Must match ${pattern}.`;
}

/**
 * Whether `null` may take back what the key inherits. `defaults` inherit nothing, which the program says: with other schemas
 * than services and environments they would take half of the file.
 */
function mayBeTakenBack(path: readonly string[]): boolean {
  const [given, name, ...key] = path;
  const section = given === 'defaults' ? `${name}s` : given;
  if ((section !== 'services' && section !== 'environments') || key.length === 0 || key.includes('[]')) return false;
  if (section === 'environments' && (key[0] === 'when' || key[0] === 'extends')) return false;
  const [first, , ...inPlace] = key;
  if (section === 'services' && first === 'path') return false;
  if (section === 'services' && first === 'environments' && (inPlace.length === 0 || isClusters(inPlace))) return false;
  return !key.includes('promote-from') || key.at(-1) === 'promote-from';
}

/** Of a service: in which clusters it is, the environment says. */
function isClusters([first, ...inner]: readonly string[]): boolean {
  return first === 'clusters' && inner.length < 2;
}

function orNull(schema: Schema): Schema {
  if (schema.anyOf !== undefined) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  const { type, enum: options } = schema;
  if (type === undefined) return schema;
  return {
    ...schema,
    type: [...[type].flat(), 'null'],
    ...(options === undefined ? {} : { enum: [...options, null] }),
    ...(schema.markdownEnumDescriptions === undefined
      ? {}
      : { markdownEnumDescriptions: [...schema.markdownEnumDescriptions, 'Takes back what is inherited.'] }),
  };
}

/** Sections that hold the keys of another one. */
const repeated: readonly (readonly [RegExp, string])[] = [
  [/^defaults\./, ''],
  [/^services\.\*\.environments\.\*/, 'environment'],
  [/^services\.\*/, 'service'],
  [/^environments\.\*/, 'environment'],
  [/^environment\.clusters\.\*/, 'environment'],
  [/^environment\.(gitops|argocd)\b/, '$1'],
];

/** `environment.app.path` of each section that has it. */
function nameOf(path: readonly string[]): string {
  return repeated.reduce(
    (name, [section, plain]) => name.replace(section, plain),
    path.join('.').replaceAll('.[]', '[]'),
  );
}

/** Words that are not shorter by being said once. */
const shortest = 200;

type Counts = ReadonlyMap<string, number>;

function countOf(whole: Schema): Counts {
  const counts = new Map<string, number>();
  const visit = (schema: Schema, path: readonly string[]) => {
    const text = identityOf(schema, path);
    counts.set(text, (counts.get(text) ?? 0) + 1);
    for (const [step, each] of partsOf(schema)) visit(each, [...path, step]);
  };
  visit(whole, []);
  return counts;
}

function identityOf(schema: Schema, path: readonly string[]): string {
  return `${nameOf(path)} ${JSON.stringify(schema)}`;
}

function partsOf({ properties = {}, additionalProperties, items }: Schema): readonly (readonly [string, Schema])[] {
  return [
    ...Object.entries(properties),
    ...(typeof additionalProperties === 'object' ? [['*', additionalProperties] as const] : []),
    ...(items === undefined ? [] : [['[]', items] as const]),
  ];
}

/** What is said several times is said once. */
function shared(schema: Schema, path: readonly string[], counts: Counts, definitions: Map<string, Schema>): Schema {
  const text = identityOf(schema, path);
  const properties =
    schema.properties &&
    Object.fromEntries(
      Object.entries(schema.properties).map(([key, of]) => [key, shared(of, [...path, key], counts, definitions)]),
    );
  const { additionalProperties: values, items } = schema;
  const inner: Schema = {
    ...schema,
    ...(properties === undefined ? {} : { properties }),
    ...(typeof values === 'object'
      ? { additionalProperties: shared(values, [...path, '*'], counts, definitions) }
      : {}),
    ...(items === undefined ? {} : { items: shared(items, [...path, '[]'], counts, definitions) }),
  };
  if (path.length === 0 || (counts.get(text) ?? 0) < 2 || text.length < shortest) return inner;
  const all = [...definitions];
  const known = all.find(([, each]) => JSON.stringify(each) === JSON.stringify(inner))?.[0];
  if (known !== undefined) return { $ref: `#/definitions/${known}` };
  const base = nameOf(path).replaceAll('*', 'each');
  let name = base;
  for (let number = 2; definitions.has(name); number += 1) name = `${base}-${number}`;
  definitions.set(name, inner);
  return { $ref: `#/definitions/${name}` };
}
