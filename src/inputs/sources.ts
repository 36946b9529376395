/** Where inputs come from, in the order in which they win: flags, the host's own means, variables, `gitops.yaml`. */
import type { Environment } from '../core/ports.ts';
import type { Command, ConfigSelection } from './command.ts';
import { type CommandLine, unknownInput } from './command-line.ts';
import { configuredInputs } from './configured.ts';
import type { InputDeclarations } from './declaration.ts';
import { commitInputs } from './declarations/commit.ts';
import { argocdInputs, forgeInputs, gitopsInputs, registryInputs } from './declarations/connections.ts';
import { type InputSource, variableOf } from './resolve.ts';

export function flagSource(line: CommandLine): InputSource {
  return (name) => {
    const values = line.flags.get(name);
    if (values === undefined) return undefined;
    // One flag may hold a list, one item a line; of a repeated one each is an item.
    const [only] = values;
    const text = values.length === 1 && only !== undefined ? only : values;
    return { text, source: { kind: 'flag', name: `--${name}` } };
  };
}

/** What a host has for inputs besides variables: GitHub's `with:`. */
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

/** The variables of secrets in any command: a job may hold them, used or not. */
export function secretVariables(): readonly string[] {
  const declared: InputDeclarations = {
    ...gitopsInputs,
    ...argocdInputs,
    ...registryInputs,
    ...forgeInputs,
    ...commitInputs,
  };
  return Object.keys(declared)
    .filter((name) => declared[name]?.secret === true)
    .map(variableOf);
}

/** An empty variable counts as absent: GitLab components hand over every input, given or not. */
export function variableSource(env: Environment): InputSource {
  return (name) => {
    const text = env[variableOf(name)];
    if (text === undefined || text === '') return undefined;
    return { text, source: { kind: 'variable', name: variableOf(name) } };
  };
}

/** Secrets never come from `gitops.yaml`, whatever a declaration says: it is committed. */
export function configSource<T extends InputDeclarations>(
  command: Pick<Command<T>, 'inputs' | 'everyService' | 'implied'>,
  selection: ConfigSelection,
): InputSource {
  const configured = new Map(Object.entries(configuredInputs(command, selection)));
  return (name) => {
    const value = command.inputs[name]?.secret === true ? undefined : configured.get(name);
    return value === undefined ? undefined : { value, source: { kind: 'gitops.yaml', name: 'gitops.yaml' } };
  };
}

/** @throws bad input for a name that the host has and the command does not */
export function refuseUnknownInputs(host: HostInputs, declarations: InputDeclarations): void {
  for (const name of host.inputNames()) {
    if (!Object.hasOwn(declarations, name)) throw unknownInput(name, declarations, `with: ${name}`);
  }
}
