/** The argument vector behind a command's name: `--<input> <value>`, and the switches that are not inputs. */
import { badInput } from '../core/failure.ts';
import { suggestionFor } from '../core/suggestion.ts';
import type { InputDeclarations } from './declaration.ts';

export interface CommandLine {
  /** Input name → its values in order; a flag is repeated for a list. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  readonly switches: ReadonlySet<Switch>;
}

/** `json`: one JSON object on stdout · `verbose`: details in the log · `help` · `version`. */
type Switch = 'json' | 'verbose' | 'help' | 'version';

const switches: readonly string[] = ['json', 'verbose', 'help', 'version'] satisfies Switch[];
const shortSwitches: Readonly<Record<string, Switch>> = { '-h': 'help', '-v': 'verbose', '-V': 'version' };

export function parseCommandLine(argv: readonly string[], declarations: InputDeclarations): CommandLine {
  const flags = new Map<string, string[]>();
  const found = new Set<Switch>();
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    const short = shortSwitches[argument];
    if (short !== undefined) {
      found.add(short);
      continue;
    }
    if (!argument.startsWith('--') || argument === '--') {
      throw badInput(JSON.stringify(argument), 'is not a flag', 'Inputs are given as --name value or --name=value.');
    }
    const equals = argument.indexOf('=');
    const name = equals === -1 ? argument.slice(2) : argument.slice(2, equals);
    if (switches.includes(name) && equals === -1) {
      found.add(name as Switch);
      continue;
    }
    const declaration = Object.hasOwn(declarations, name) ? declarations[name] : undefined;
    if (declaration === undefined) throw unknownInput(name, declarations, `--${name}`);
    let value = equals === -1 ? undefined : argument.slice(equals + 1);
    if (value === undefined && declaration.type === 'boolean') {
      // `--dry-run` alone switches on; a value is taken only when it is one.
      const next = argv[index + 1];
      if (next === 'true' || next === 'false') index++;
      value = next === 'false' ? 'false' : 'true';
    }
    value ??= argv[++index];
    if (value === undefined) throw badInput(`--${name}`, 'has no value behind it', `Give --${name} <value>.`);
    if (value === '') {
      throw badInput(`--${name}`, 'is empty', 'Leave the flag out, or check the variable that should have filled it.');
    }
    flags.set(name, [...(flags.get(name) ?? []), value]);
  }
  return { flags, switches: found };
}

export function unknownInput(name: string, declarations: InputDeclarations, spelled: string): Error {
  const suggestion = suggestionFor(name, Object.keys(declarations));
  return badInput(
    spelled,
    'is not an input of this command',
    suggestion === undefined
      ? `Its inputs are: ${Object.keys(declarations).join(', ')}.`
      : `Did you mean ${spelled.replace(name, suggestion)}? All inputs: ${Object.keys(declarations).join(', ')}.`,
  );
}
