/**
 * Inputs are declared once: every key of `gitops.yaml` that fills an input comes from that input's declaration, and no
 * two declarations name one key.
 */
import type { Command } from '../src/inputs/command.ts';
import type { InputDeclaration } from '../src/inputs/declaration.ts';
import { nameInDeclarations, schemaKeys } from './generate/tables.ts';

/** What `gitops.yaml` has beyond inputs. */
const keysWithoutInput: readonly string[] = [
  'version',
  'registry',
  'retention.apply',
  'retention.rules',
  'service.path',
  'service.watch',
  'service.depends-on',
  'service.needs',
  'service.retention',
  'discover',
  'environment.when.branch',
  'environment.when.tag',
  'environment.when.request',
  'environment.when.schedule',
  'environment.when.manual',
  'environment.extends',
  'environment.services',
  'environment.promote-from',
  'environment.registry',
  'environment.dest-server',
  'environment.dest-name',
  'environment.dest-namespace',
  'environment.ttl',
  'environment.max-environments',
  'environment.base',
  'environment.url',
];

/** @param schema the JSON schema of `gitops.yaml` */
export function declarationProblems(commands: readonly Command[], schema: object): string[] {
  const problems: string[] = [];
  const declared = new Map<string, InputDeclaration>();
  for (const { name: command, inputs } of commands) {
    for (const [name, declaration] of Object.entries(inputs)) {
      for (const key of declaration.config?.keys ?? []) {
        const other = declared.get(key);
        if (other !== undefined && other !== declaration)
          problems.push(`${key} is named by two declarations: ${command} ${name}`);
        if (declaration.secret === true)
          problems.push(`${key} would take the secret ${name} of ${command} from a committed file`);
        declared.set(key, declaration);
      }
    }
  }
  const keys = schemaKeys(schema);
  const isSection = (key: string) => keys.some(([other]) => other.startsWith(`${key}.`));
  const written = new Map(
    keys.filter(([key]) => !isSection(key)).map(([key, each]) => [nameInDeclarations(key), each]),
  );
  for (const [key, { description = '', enum: choices, items }] of written) {
    const declaration = declared.get(key);
    if (declaration === undefined) {
      if (!keysWithoutInput.includes(key)) problems.push(`${key} of gitops.yaml comes from no declaration`);
      continue;
    }
    if (!description.startsWith(declaration.description)) problems.push(`${key} of gitops.yaml has a text of its own`);
    const options = choices ?? items?.enum;
    if (JSON.stringify(options) !== JSON.stringify(declaration.options))
      problems.push(`${key} of gitops.yaml has options of its own`);
  }
  const missing = [...declared.keys(), ...keysWithoutInput].filter((key) => !written.has(key));
  return [...problems, ...missing.map((key) => `${key} is no key of gitops.yaml`)];
}
