/** The inputs that one command has when another one runs it, for one service and environment. */
import type { Command, Run } from './command.ts';
import type { InputDeclarations, Inputs, KnownInputs, Resolved } from './declaration.ts';
import { argocdInputs, forgeInputs, gitopsInputs, registryInputs } from './declarations/connections.ts';
import { runInputs } from './declarations/run.ts';
import { type InputSource, resolveInputs } from './resolve.ts';
import { configSource } from './sources.ts';

/** Inputs that mean the same in every command: what this run was given counts for the other command too. */
const handedOn: InputDeclarations = {
  ...gitopsInputs,
  ...forgeInputs,
  ...registryInputs,
  ...argocdInputs,
  'dry-run': runInputs['dry-run'],
  timeout: runInputs.timeout,
};

/**
 * What `known` says, which the running command knows better than `gitops.yaml`; the inputs for servers, dry runs and the
 * deadline as this run has them; the rest from `gitops.yaml`, for this service and environment, else its default.
 */
export function inputsFor<T extends InputDeclarations>(
  command: Pick<Command<T>, 'inputs' | 'everyService' | 'implied'>,
  run: Pick<Run, 'resolved' | 'config' | 'ci' | 'secrets' | 'cwd'>,
  selection: { readonly service?: string | undefined; readonly environment?: string | undefined },
  known: KnownInputs<T> = {},
): Inputs<T> {
  const { service, environment } = selection;
  const { config, ci, secrets, cwd } = run;
  const values: Readonly<Record<string, unknown>> = { service, environment, ...known };
  const fromCommand: InputSource = (name) =>
    values[name] === undefined ? undefined : { value: values[name], source: { kind: 'command', name } };
  const fromRun: InputSource = (name) => (Object.hasOwn(handedOn, name) ? present(run.resolved[name]) : undefined);
  const fromConfig = config === undefined ? [] : [configSource(command, { config, ci, service, environment })];
  return resolveInputs(command.inputs, [fromCommand, fromRun, ...fromConfig], { secrets, cwd });
}

function present(input: Resolved<unknown> | undefined): Resolved<unknown> | undefined {
  return input?.source.kind === 'absent' ? undefined : input;
}
