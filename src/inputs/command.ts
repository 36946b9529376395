/**
 * `inputs` turns what users give (flags, `with:`, variables, `gitops.yaml`) into the typed values of a command. It
 * imports `core` alone. Begin here, then `declaration.ts`: from one declaration follow the values' types, `action.yml`,
 * the GitLab component, `--help`, the README tables, the schema of `gitops.yaml` and what it fills in.
 */
import type { Failure } from '../core/failure.ts';
import type { Deadline } from '../core/net/deadline.ts';
import type { Network } from '../core/net/network.ts';
import type {
  CiContext,
  Clock,
  Environment,
  Log,
  Programs,
  Questions,
  ScreenLine,
  ScreenSize,
  Secrets,
} from '../core/ports.ts';
import type { ConfigFile } from './config/config.ts';
import type { InputDeclarations, Inputs, KnownInputs } from './declaration.ts';

/** Everything that a command gets from outside. */
export interface Run<T extends InputDeclarations = InputDeclarations> extends Inputs<T> {
  /** `gitops.yaml`, when there is one. */
  readonly config: ConfigFile | undefined;
  /** Why there is none although there is a file: only a command that `judgesConfig` gets so far. */
  readonly configFailure?: Failure | undefined;
  readonly ci: CiContext;
  readonly log: Log;
  /** Undefined where nobody can answer: in pipelines, without a terminal, with `--json`. */
  readonly questions?: Questions | undefined;
  readonly clock: Clock;
  /** The one HTTP client of the run. */
  readonly network: Network;
  /** When the run must be over (law 14). `network` already observes it. */
  readonly deadline: Deadline;
  readonly programs: Programs;
  readonly secrets: Secrets;
  readonly env: Environment;
  /** Where relative paths of inputs start. */
  readonly cwd: string;
  /** The program's own directory, which holds `dist/` and `examples/`. */
  readonly home: string;
  /** Outputs that are true whatever comes now: published also when the run fails or its deadline ends it. */
  readonly report: (outputs: Readonly<Record<string, unknown>>) => void;
  /** What the page of the run says if it fails: asked for at its end. Default: the step, the error and the outputs. */
  readonly onFailure: (summary: (failed: FailedRun) => string) => void;
}

/** A run that failed, as its summary needs it. */
export interface FailedRun {
  readonly failure: Failure;
  /** In their own words. */
  readonly causes: readonly string[];
  /** Where summaries and log are one, the error itself comes behind the summary. */
  readonly isLogged: boolean;
}

/** The description of an output. One that is JSON always is: `empty` is what it is when there is nothing to say. */
type OutputDeclaration = string | { readonly description: string; readonly empty: object };

export function descriptionOf(output: OutputDeclaration): string {
  return typeof output === 'string' ? output : output.description;
}

/** Every declared output, in order. */
export function everyOutput(
  { outputs }: Pick<Command, 'outputs'>,
  known: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, declared]) => [
      name,
      known[name] ?? (typeof declared === 'string' ? null : declared.empty),
    ]),
  );
}

export interface CommandResult {
  /** By declared output name. Undefined is published as an empty string, or where it is JSON as what the declaration says. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** GitHub-flavoured Markdown for the host's summary. */
  readonly summary: string;
  /** What shells and logs show in place of the summary: a layout that Markdown has not. */
  readonly screen?: (size: ScreenSize) => readonly ScreenLine[];
  /** The run has come to its end, and its verdict is a no: it ends with this one's exit code, and the summary is all there is to say. */
  readonly failure?: Failure;
}

export interface Command<T extends InputDeclarations = InputDeclarations> {
  readonly name: string;
  /** One line, also the `description` of its `action.yml`. */
  readonly summary: string;
  readonly inputs: T;
  readonly outputs: Readonly<Record<string, OutputDeclaration>>;
  /** The command ignores `gitops.yaml`. */
  readonly withoutConfig?: true;
  /** The command runs also without a `gitops.yaml` that can be read, and says what is wrong with it. */
  readonly judgesConfig?: true;
  /** Without the inputs `service` and `environment` the command runs for all services and the environment of the event. */
  readonly everyService?: true;
  /** Values that follow from `gitops.yaml` without a key of their own, such as the image of a service. Keys win. Getters: read when needed. */
  implied?(selection: ConfigSelection): KnownInputs<T>;
  run(run: Run<T>): Promise<CommandResult>;
}

/** What `gitops.yaml` needs of a command to fill its inputs. */
export type CommandInputs<T extends InputDeclarations = InputDeclarations> = Pick<
  Command<T>,
  'inputs' | 'everyService' | 'implied'
>;

/** The part of `gitops.yaml` that a run is about. */
export interface ConfigSelection {
  readonly config: ConfigFile;
  readonly ci: CiContext;
  /** From the inputs `service` and `environment`. */
  readonly service: string | undefined;
  readonly environment: string | undefined;
  /** The cluster that is meant, of an environment with several. */
  readonly cluster?: string | undefined;
}

/** Gives a declaration its precise type. */
export function defineCommand<const T extends InputDeclarations>(command: Command<T>): Command<T> {
  return command;
}
