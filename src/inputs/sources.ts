/**
 * Where inputs come from before `gitops.yaml`, in the order in which they win: flags, the host's own inputs (GitHub's
 * `with:`), variables.
 */
import { badInput, type Failure } from '../core/failure.ts';
import type { Environment } from '../core/ports.ts';
import { commandPage } from '../core/published.ts';
import { didYouMean } from '../core/suggestion.ts';
import type { InputDeclarations } from './declaration.ts';
import { commitInputs } from './declarations/gitops.ts';
import { argocdInputs, forgeInputs, gitopsInputs, registryInputs } from './declarations/run.ts';
import { type InputSource, variableOf } from './resolve.ts';

/** The arguments behind a command's name. */
export interface CommandLine {
  /** Input name → its values in order; a flag is repeated for a list. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly switches: ReadonlySet<Switch>;
}

/** `json`: one JSON object on stdout · `verbose`: details in the log · `help` · `version`. */
type Switch = 'json' | 'verbose' | 'help' | 'version';

const switches: ReadonlyMap<string, Switch> = new Map([
  ['--json', 'json'],
  ['--verbose', 'verbose'],
  ['-v', 'verbose'],
  ['--help', 'help'],
  ['-h', 'help'],
  ['--version', 'version'],
  ['-V', 'version'],
]);

const switchNames = [...switches.keys()].filter((each) => each.startsWith('--')).map((each) => each.slice(2));

/** Reads `--<input> <value>`, `--<input>=<value>` and the switches. */
export function parseCommandLine(
  argv: readonly string[],
  declarations: InputDeclarations,
  command = '<command>',
): CommandLine {
  const flags = new Map<string, string[]>();
  const found = new Set<Switch>();
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    const named = switches.get(argument);
    if (named !== undefined) {
      found.add(named);
      continue;
    }
    const [, name, assigned] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) throw noFlag(argument, argv[index - 1], declarations);
    const declaration = Object.hasOwn(declarations, name) ? declarations[name] : undefined;
    if (declaration === undefined) throw unknownInput(name, declarations, { spelled: `--${name}`, command });
    let value = assigned;
    if (value === undefined && declaration.type === 'boolean') {
      // `--dry-run` alone means true; only `true` or `false` behind it is its value.
      const next = argv[index + 1];
      if (next === 'true' || next === 'false') index++;
      value = next === 'false' ? 'false' : 'true';
    }
    value ??= argv[++index];
    if (value === undefined)
      throw badInput(`--${name}`, 'has no value behind it', `Give --${name} <value>. ${declaration.description}`);
    if (value === '') {
      throw badInput(`--${name}`, 'is empty', 'Leave the flag out, or check the variable that should have filled it.');
    }
    flags.set(name, [...(flags.get(name) ?? []), value]);
  }
  return { flags, switches: found };
}

function noFlag(argument: string, before: string | undefined, declarations: InputDeclarations): Failure {
  const name = before?.startsWith('--') === true ? before.slice(2) : '';
  const isSwitch = Object.hasOwn(declarations, name) && declarations[name]?.type === 'boolean';
  const hint = isSwitch
    ? `${before} stands alone, or has true or false behind it.`
    : 'Inputs are given as --name value or --name=value. A value with spaces needs quotes.';
  return badInput(JSON.stringify(argument), 'is not a flag', hint);
}

export function flagSource(line: CommandLine): InputSource {
  return (name) => {
    const values = line.flags.get(name);
    if (values === undefined) return undefined;
    const [only] = values;
    // The text of a single flag may hold a whole list, one item a line. Of a repeated flag each value is one item.
    const text = values.length === 1 && only !== undefined ? only : values;
    return { text, source: { kind: 'flag', name: `--${name}` } };
  };
}

/** The inputs that a host has besides variables: GitHub's `with:`. */
interface HostInputs {
  input(name: string): { readonly text: string; readonly source: string } | undefined;
  inputNames(): readonly string[];
}

export function hostSource(host: HostInputs): InputSource {
  return (name) => {
    const given = host.input(name);
    return given === undefined ? undefined : { text: given.text, source: { kind: 'host', name: given.source } };
  };
}

/** An empty variable counts as absent: GitLab components hand over every input, given or not. */
export function variableSource(env: Environment): InputSource {
  return (name) => {
    const text = env[variableOf(name)];
    if (text === undefined || text === '') return undefined;
    return { text, source: { kind: 'variable', name: variableOf(name) } };
  };
}

/**
 * The variables of all secret inputs, also those of one environment or cluster (`MG_GITOPS_TOKEN_EU`): the environment of a
 * job may hold them for any command.
 */
export function secretVariables(env: Environment): readonly string[] {
  const declared: InputDeclarations = {
    ...gitopsInputs,
    ...argocdInputs,
    ...registryInputs,
    ...forgeInputs,
    ...commitInputs,
  };
  const names = Object.keys(declared).filter((name) => declared[name]?.secret === true);
  const variables = names.map(variableOf);
  const ofPlaces = Object.keys(env).filter((name) => variables.some((each) => name.startsWith(`${each}_`)));
  return [...variables, ...ofPlaces];
}

/** @throws bad input for an input of the host that the command does not have */
export function refuseUnknownInputs(host: HostInputs, declarations: InputDeclarations, command: string): void {
  for (const name of host.inputNames()) {
    if (!Object.hasOwn(declarations, name))
      throw unknownInput(name, declarations, { spelled: `with: ${name}`, command });
  }
}

/** A command has fifty inputs: the one that is meant is named, and where all of them are. */
function unknownInput(
  name: string,
  declarations: InputDeclarations,
  { spelled, command }: { readonly spelled: string; readonly command: string },
): Error {
  const names = [...Object.keys(declarations), ...(spelled.startsWith('--') ? switchNames : [])];
  const suggestion = didYouMean(name, names, (near) => spelled.replace(name, near));
  const all = spelled.startsWith('--') ? `\`monorepo-gitops help ${command}\`` : commandPage(command);
  return badInput(spelled, 'is not an input of this command', `${suggestion}All inputs: ${all}`);
}
