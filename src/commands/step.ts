/** One command as a step of another. */
import type { Command, CommandResult, InputDeclarations, Run } from '../inputs/command.ts';
import { inputsFor, type KnownInputs } from '../inputs/inputs-for.ts';

export interface Step<T extends InputDeclarations> {
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  /** Inputs that the flow knows and `gitops.yaml` does not. */
  readonly known?: KnownInputs<T>;
}

/** The run that a command would have with these inputs in the place of this run. */
export function stepRun<T extends InputDeclarations>(command: Command<T>, run: Run, step: Step<T>): Run<T> {
  return { ...run, ...inputsFor(command, run, step, step.known) };
}

export async function runStep<T extends InputDeclarations>(
  command: Command<T>,
  run: Run,
  step: Step<T>,
): Promise<CommandResult> {
  return command.run(stepRun(command, run, step));
}
