/** Markdown tables between `<!-- name -->` and `<!-- /name -->`. */
import type { Command } from '../../src/inputs/command.ts';
import type { InputDeclaration } from '../../src/inputs/declaration.ts';
import { describe } from '../../src/inputs/help.ts';

export function fillMarkers(text: string, tables: ReadonlyMap<string, string>): string {
  let filled = text;
  for (const [name, table] of tables) {
    const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    filled = filled.replace(between, (_, open: string, close: string) => `${open}${table}${close}`);
  }
  return filled;
}

export function inputTable(command: Command): string {
  const rows = Object.entries(command.inputs).map(([name, declaration]) => [
    `\`${name}\``,
    typeName(declaration),
    describe(declaration),
  ]);
  return table(['input', 'type', 'meaning'], rows);
}

export function outputTable(command: Command): string {
  return table(
    ['output', 'meaning'],
    Object.entries(command.outputs).map(([name, description]) => [`\`${name}\``, description]),
  );
}

export function commandTable(commands: readonly Command[]): string {
  return table(
    ['command', 'what it does'],
    commands.map((command) => [`[\`${command.name}\`](actions/${command.name}/README.md)`, command.summary]),
  );
}

function typeName(declaration: InputDeclaration): string {
  return declaration.secret === true ? `${declaration.type}, secret` : declaration.type;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
