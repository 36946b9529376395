/** `--help`, from the declarations. */
import { type Command, descriptionOf } from './command.ts';
import type { InputDeclaration } from './declaration.ts';
import { variableOf } from './resolve.ts';

export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'monorepo-gitops: from a commit of a monorepo to the GitOps repository that Argo CD watches',
    '',
    'Usage: monorepo-gitops <command> [--<input> <value> …] [--json] [--verbose]',
    '',
    'Commands:',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'monorepo-gitops <command> --help lists the inputs of one. Each can also be given as MG_<INPUT>, or come from',
    'gitops.yaml. Exit codes: 0 done, 1 failed, 2 bad input, 3 timed out waiting, 4 refused by a safety rule.',
    '',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const lines = [`monorepo-gitops ${command.name}: ${command.summary}`, '', 'Inputs:'];
  for (const [name, declaration] of Object.entries(command.inputs)) {
    lines.push(`  --${name} ${valueShape(declaration)}`, ...wrap(describe(declaration)), `      ${variableOf(name)}`);
  }
  lines.push('', 'Outputs:');
  for (const [name, output] of Object.entries(command.outputs)) lines.push(`  ${name}`, ...wrap(descriptionOf(output)));
  lines.push(
    '',
    'Switches:',
    '  --json      one JSON object with the outputs on stdout',
    '  --verbose   more detail in the log (stderr)',
    '  --help, --version',
    '',
  );
  return lines.join('\n');
}

/** The description with the options and the default; also the text of the generated files. */
export function describe(declaration: InputDeclaration): string {
  const notes = [
    declaration.description,
    ...(declaration.options === undefined
      ? []
      : [`${declaration.type === 'list' ? 'Any' : 'One'} of: ${declaration.options.join(', ')}.`]),
    ...(declaration.default === undefined ? [] : [`Default: \`${declaration.default}\`.`]),
  ];
  return notes.join(' ');
}

function valueShape(declaration: InputDeclaration): string {
  const shapes: Record<InputDeclaration['type'], string> = {
    boolean: '[true|false]',
    choice: `<${declaration.options?.join('|') ?? ''}>`,
    duration: '<duration>',
    integer: '<number>',
    json: '<JSON or @file>',
    list: '<item> …',
    string: '<text>',
  };
  return shapes[declaration.type];
}

/** Lines of at most 110 characters; a longer word has a line of its own. */
function wrap(text: string): string[] {
  const lines = text.match(/(?:\S.{0,102}\S|\S+)(?=\s|$)/g) ?? [];
  return lines.map((line) => `      ${line}`);
}
