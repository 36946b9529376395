/** The keys of `gitops.yaml` as a table, from its JSON schema. */
import { table } from './tables.ts';

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

export function configurationTable(schema: object): string {
  return table(['key', 'type', 'meaning'], rows('', schema as Schema));
}

function rows(prefix: string, { properties = {} }: Schema): string[][] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    const own = [`\`${key}\``, typeOf(schema), schema.description ?? ''];
    const values = schema.additionalProperties;
    const named = typeof values === 'object' && values.properties !== undefined ? rows(`${key}.<name>`, values) : [];
    return [own, ...named, ...rows(key, schema)];
  });
}

function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeOf))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items === undefined ? 'anything' : typeOf(schema.items)}`;
  if (schema.type === 'object' && schema.properties === undefined) return 'map';
  return schema.type ?? 'anything';
}
