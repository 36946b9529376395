/** Markdown tables between `<!-- name -->` and `<!-- /name -->`: of commands, inputs, outputs, and keys of `gitops.yaml`. */
import { type Command, descriptionOf } from '../../src/inputs/command.ts';
import { describe } from '../../src/inputs/help.ts';

/** @param tables by the names of their markers */
export function fillMarkers(text: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((filled, [name, table]) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    return filled.replace(between, (_, open: string, close: string) => `${open}${table}${close}`);
  }, text);
}

export function commandTable(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [`[\`${name}\`](actions/${name}/README.md)`, summary]);
  return table(['command', 'what it does'], rows);
}

export function inputTable({ inputs }: Command): string {
  const rows = Object.entries(inputs).map(([name, declaration]) => {
    const { type, secret } = declaration;
    return [`\`${name}\``, secret === true ? `${type}, secret` : type, describe(declaration)];
  });
  return table(['input', 'type', 'meaning'], rows);
}

export function outputTable({ outputs }: Command): string {
  const rows = Object.entries(outputs).map(([name, output]) => [`\`${name}\``, descriptionOf(output)]);
  return table(['output', 'meaning'], rows);
}

export function configurationTable(schema: object): string {
  const rows = ownKeys(schemaKeys(schema)).map(([key, keySchema]) => [
    `\`${key}\``,
    typeOf(keySchema),
    keySchema.description ?? '',
  ]);
  return table(['key', 'type', 'meaning'], rows);
}

/** The parts of JSON schema that the one of `gitops.yaml` uses. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** All keys, sections before what they hold: `services.<name>.build.args`. */
export function schemaKeys({ properties = {} }: Schema, prefix = ''): (readonly [key: string, schema: Schema])[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const key = prefix + name;
    const values = schema.additionalProperties;
    const named = typeof values === 'object' ? schemaKeys(values, `${key}.<name>.`) : [];
    return [[key, schema] as const, ...named, ...schemaKeys(schema, `${key}.`)];
  });
}

/** Sections that hold the keys of another one: what they say wins over it, or it over them. */
const repeated: readonly (readonly [RegExp, string])[] = [
  [/^defaults\./, ''],
  [/^services\.<name>\.environments\.<name>\./, 'environment.'],
  [/^services\.<name>\./, 'service.'],
  [/^environments\.<name>\./, 'environment.'],
  [/^environment\.clusters\.<name>\./, 'environment.'],
  [/^environment\.(gitops|argocd)\./, '$1.'],
];

/** `services.<name>.build.args` and `defaults.service.build.args` → `service.build.args`, as declarations name it. */
export function nameInDeclarations(key: string): string {
  return repeated.reduce((name, [section, plain]) => name.replace(section, plain), key);
}

/** Each key once, where it belongs; of sections that repeat another one only themselves and what they alone have. */
function ownKeys(keys: ReturnType<typeof schemaKeys>): ReturnType<typeof schemaKeys> {
  const isPlain = (key: string) =>
    !/^defaults\.|\.(environments|clusters)\.<name>\.|<name>\.(gitops|argocd)\./.test(key);
  const known = new Set(keys.filter(([key]) => isPlain(key)).map(([key]) => nameInDeclarations(key)));
  return keys.filter(([key]) => {
    const name = nameInDeclarations(key);
    const isNew = isPlain(key) || !known.has(name);
    known.add(name);
    return isNew;
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

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
