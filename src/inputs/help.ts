/** `--help` and `help <command>`, from the declarations, for a terminal of 80 columns. */
import { commandPage, documentation } from '../core/published.ts';
import { type Command, descriptionOf } from './command.ts';
import type { InputDeclaration, InputDeclarations } from './declaration.ts';
import { commitInputs, deliveryInputs } from './declarations/gitops.ts';
import { argocdInputs, forgeInputs, gitopsInputs, registryInputs, runInputs } from './declarations/run.ts';
import { variableOf } from './resolve.ts';

/** What is said of a command besides its declaration. */
export interface CommandGuide {
  readonly group: keyof typeof groups;
  readonly examples: readonly {
    readonly what: string;
    /** Behind the name of the command. */
    readonly argv: string;
  }[];
}

/** In the order in which people meet them. */
const groups = {
  start: 'Start with these three',
  gitops: 'GitOps repository',
  registry: 'Registry',
  argocd: 'Argo CD',
  advanced: 'Advanced',
} as const;

/** How a heading is shown where there are looks. */
type Heading = (text: string) => string;

const columns = 80;

const exitCodes = 'Exit codes: 0 done, 1 failed, 2 bad input, 3 timed out waiting, 4 refused by a safety rule.';

export function overview(
  commands: readonly { readonly command: Pick<Command, 'name' | 'summary'>; readonly guide: CommandGuide }[],
  heading: Heading = (text) => text,
): string {
  const width = Math.max(...commands.map(({ command }) => command.name.length)) + 4;
  const listed = Object.entries(groups).flatMap(([group, title]) => {
    const own = commands.filter(({ guide }) => guide.group === group);
    const lines = own.flatMap(({ command: { name, summary } }) => described(`  ${name}`, summary, width));
    return own.length === 0 ? [] : ['', heading(title), ...lines];
  });
  return [
    'monorepo-gitops: from a commit to the GitOps repository that Argo CD watches',
    '',
    'Usage: monorepo-gitops <command> [--<input> <value> …] [--json] [--verbose]',
    ...listed,
    '',
    heading('Examples'),
    '  monorepo-gitops demo                 see the whole flow, on this machine alone',
    '  monorepo-gitops init                 set a monorepo up',
    '  monorepo-gitops check --online       before the first deployment',
    '  monorepo-gitops deploy --dry-run     what this branch would deploy',
    '',
    ...wrap('`monorepo-gitops help <command>` tells of one command: examples, inputs, outputs.', 0),
    ...wrap('An input is a flag, a variable `MG_<INPUT>`, or comes from gitops.yaml.', 0),
    ...wrap(exitCodes, 0),
    `${documentation}/README.md`,
    '',
  ].join('\n');
}

export function commandHelp(
  command: Command,
  guide: Pick<CommandGuide, 'examples'> = { examples: [] },
  heading: Heading = (text) => text,
): string {
  const sections = inputSections(command.inputs, guide.examples.map(({ argv }) => argv).join(' '));
  const examples = guide.examples.flatMap(({ what, argv }) => [
    ...wrap(`# ${what}`, 2),
    ...exampleLines(`monorepo-gitops ${command.name} ${argv}`.trim()),
  ]);
  const outputs = Object.entries(command.outputs);
  return [
    ...wrap(`monorepo-gitops ${command.name}: ${command.summary}`, 0),
    ...(examples.length === 0 ? [] : ['', heading('Examples:'), ...examples]),
    ...sections.flatMap(([title, names]) => [
      '',
      heading(title),
      ...names.flatMap((name) => inputLines(name, command)),
    ]),
    '',
    heading('Outputs:'),
    ...outputs.flatMap(([name, output]) => [`  ${name}`, ...wrap(descriptionOf(output), 6)]),
    '',
    heading('Switches:'),
    '  --json      one JSON object with the outputs on stdout',
    '  --verbose   more detail in the log (stderr)',
    '  --help, --version',
    '',
    ...wrap('An input is a flag, else a variable: --dry-run is MG_DRY_RUN. Else it comes from gitops.yaml.', 0),
    ...wrap(exitCodes, 0),
    commandPage(command.name),
    '',
  ].join('\n');
}

type Sections = readonly (readonly [title: string, names: readonly string[]])[];

/** The command's own inputs first, those of the examples before the others; at the end how each server is reached. */
function inputSections(inputs: InputDeclarations, examples: string): Sections {
  const { service: _service, environment: _environment, cluster: _cluster, 'dry-run': _dry, ...everyRun } = runInputs;
  const shared: readonly (readonly [string, InputDeclarations])[] = [
    ['Commit and request:', { ...commitInputs, ...deliveryInputs }],
    ['The GitOps repository, and how it is reached:', gitopsInputs],
    ['The Argo CD server:', argocdInputs],
    ['The registry:', registryInputs],
    ['GitHub and GitLab:', forgeInputs],
    ['Every run:', everyRun],
  ];
  const names = Object.keys(inputs);
  const sectionOf = (name: string) => shared.find(([, declared]) => Object.hasOwn(declared, name))?.[0];
  const isShown = (name: string) => new RegExp(`--${name}(?![\\w-])`).test(examples);
  const own = names.filter((name) => sectionOf(name) === undefined || isShown(name));
  const first = own.filter(isShown);
  const sections: Sections = [
    ['Inputs:', [...first, ...own.filter((name) => !first.includes(name))]],
    ...shared.map(([title]) => [title, names.filter((name) => sectionOf(name) === title && !isShown(name))] as const),
  ];
  return sections.filter(([, all]) => all.length > 0);
}

function inputLines(name: string, { inputs }: Pick<Command, 'inputs'>): readonly string[] {
  const declaration = inputs[name];
  if (declaration === undefined) return [];
  // What is an argument can be read by every user of the machine.
  const secret = declaration.secret === true ? ` Secret: give it as ${variableOf(name)}.` : '';
  return [`  --${name} ${valueShape(declaration)}`, ...wrap(describe(declaration) + secret, 6)];
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

/** Characters of options that stand in the line of an input; more of them are only in its description. */
const longestOptions = 40;

function valueShape(declaration: InputDeclaration): string {
  const options = declaration.options?.join('|') ?? '';
  const shapes: Record<InputDeclaration['type'], string> = {
    boolean: '[true|false]',
    choice: options.length > longestOptions ? '<choice>' : `<${options}>`,
    duration: '<duration>',
    integer: '<number>',
    json: '<JSON or @file>',
    list: '<item> …',
    string: '<text>',
  };
  return shapes[declaration.type];
}

/** `  name   text`, the text in a column of its own. */
function described(name: string, text: string, width: number): readonly string[] {
  return wrap(text, width).map((line, at) => (at === 0 ? name.padEnd(width) + line.trimStart() : line));
}

/** A line that a shell takes as it is, continued where it is long. */
function exampleLines(call: string): readonly string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of call.split(/ (?=--)/)) {
    const isFull = `${line} ${word} \\`.length > columns;
    if (isFull) lines.push(`${line} \\`);
    line = isFull ? `      ${word}` : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Lines of the terminal, without the marks of Markdown; a longer word has a line of its own. */
function wrap(text: string, indent: number): readonly string[] {
  const plain = text.replaceAll('`', '').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
  const pattern = new RegExp(`(?:\\S.{0,${columns - indent - 2}}\\S|\\S+)(?=\\s|$)`, 'g');
  return (plain.match(pattern) ?? []).map((line) => ' '.repeat(indent) + line);
}
