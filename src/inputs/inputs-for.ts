/** The inputs that one command has when another one runs it, for one service and environment. */
import type { CommandInputs, Run } from './command.ts';
import { configSource } from './configured.ts';
import { type InputDeclarations, type Inputs, isGiven, type KnownInputs } from './declaration.ts';
import { builderInputs, buildInputs } from './declarations/build.ts';
import { argocdInputs, forgeInputs, gitopsInputs, registryInputs, runInputs } from './declarations/run.ts';
import { type InputSource, resolveInputs } from './resolve.ts';

/** Inputs that mean the same in every command, so that a value given for this run counts for the other command too. */
const handedOn: InputDeclarations = {
  ...gitopsInputs,
  ...forgeInputs,
  ...registryInputs,
  ...argocdInputs,
  'dry-run': runInputs['dry-run'],
  timeout: runInputs.timeout,
  'build-timeout': buildInputs['build-timeout'],
  ...builderInputs,
};

/**
 * Each input from the first source that has it: `known`, which the running command passes; the run's own value of an
 * input that is handed on; `gitops.yaml`, for this service and environment; the default.
 */
export function inputsFor<T extends InputDeclarations>(
  command: CommandInputs<T>,
  run: Pick<Run, 'resolved' | 'config' | 'ci' | 'secrets' | 'cwd'>,
  selection: {
    readonly service?: string | undefined;
    readonly environment?: string | undefined;
    readonly cluster?: string | undefined;
  },
  known: KnownInputs<T> = {},
): Inputs<T> {
  const { service, environment, cluster } = selection;
  const { config, ci, secrets, cwd } = run;
  const values: Readonly<Record<string, unknown>> = { service, environment, cluster, ...known };
  const fromCommand: InputSource = (name) =>
    values[name] === undefined ? undefined : { value: values[name], source: { kind: 'command', name } };
  const fromRun: InputSource = (name) => {
    const input = Object.hasOwn(handedOn, name) ? run.resolved[name] : undefined;
    return input !== undefined && isGiven(input) ? input : undefined;
  };
  const fromConfig = config === undefined ? [] : [configSource(command, { config, ci, service, environment, cluster })];
  return resolveInputs(command.inputs, [fromCommand, fromRun, ...fromConfig], { secrets, cwd });
}
