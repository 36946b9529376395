/** One command as a step of another: its inputs are resolved as ever, its outputs are the step's result. */
import type { Command, CommandResult, InputDeclarations, Run } from '../inputs/command.ts';
import { type GivenInput, type InputSource, resolveInputs } from '../inputs/resolve.ts';

export interface Step {
  readonly service?: string;
  readonly environment?: string;
  /** Inputs that the flow knows and `gitops.yaml` does not. */
  readonly given?: Readonly<Record<string, string | readonly string[]>>;
}

/** Groups whose inputs mean the same in every command, so that a flow hands its own on. */
const handedOn = /^(gitops|argocd|registry|forge)-|^dry-run$/;

/** The run that a command would have with these inputs in the place of this run. */
export function stepRun<T extends InputDeclarations>(command: Command<T>, run: Run, step: Step): Run<T> {
  const { service, environment } = step;
  const given: InputSource = (name) => {
    const text =
      step.given?.[name] ?? (name === 'service' ? service : name === 'environment' ? environment : undefined);
    return text === undefined ? undefined : { text, source: name };
  };
  const configured =
    run.config === undefined ? {} : command.configured({ config: run.config, ci: run.ci, service, environment });
  const config: InputSource = (name) => {
    const text = configured[name];
    return text === undefined ? undefined : { text, source: 'gitops.yaml' };
  };
  const inputs = resolveInputs(command.inputs, [given, own(run), config], { secrets: run.secrets, cwd: run.cwd });
  return { ...run, inputs };
}

export async function runStep<T extends InputDeclarations>(
  command: Command<T>,
  run: Run,
  step: Step,
): Promise<CommandResult> {
  return command.run(stepRun(command, run, step));
}

/** The flow's own inputs, back in the form in which they are given. */
function own(run: Run): InputSource {
  return (name): GivenInput | undefined => {
    if (!handedOn.test(name)) return undefined;
    const value: unknown = (run.inputs as Record<string, unknown>)[name];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
    return { text: Array.isArray(value) ? value.map(String) : String(value), source: name };
  };
}
