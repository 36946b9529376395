/**
 * An input is declared once, as data: its type, its text, where `gitops.yaml` has it. The types of values follow from it.
 */

/**
 * - `duration`: `90s`, `5m`, `12h`, `7d`; the value is in milliseconds.
 * - `list`: one item a line, or the flag repeated; `#` lines are ignored. A JSON array of strings is understood too.
 * - `json`: any JSON text; `@file` reads it from a file.
 * - `choice`: one of `options`.
 */
type InputType = 'string' | 'boolean' | 'integer' | 'duration' | 'list' | 'json' | 'choice';

export type InputDeclaration = {
  readonly type: InputType;
  /** One or two sentences for a reader who knows Docker, Git and Argo CD: in tables, in `--help`, in the schema. */
  readonly description: string;
  /** In the form a user would write it. Absent: the input may be left out and the value is `undefined`. */
  readonly default?: string;
  readonly options?: readonly string[];
  readonly required?: true;
} & (
  | {
      /** Masked on first read, never echoed, never taken from `gitops.yaml`. */
      readonly secret: true;
      readonly config?: undefined;
    }
  | { readonly secret?: undefined; readonly config?: InConfig }
);

/** Where `gitops.yaml` has an input, and how it differs there. */
export interface InConfig {
  /** In the order in which they win: `environment.app.project` before `argocd.project`. Mappings are merged. */
  readonly keys: readonly ConfigKey[];
  /**
   * What the value is there, where the input's type does not say it. Of a list: a `map` of `name: value`, `values` (the
   * same with any YAML for a value) or `one` item. Of a string: a `url`, in which a password is refused.
   */
  readonly form?: 'map' | 'values' | 'one' | 'url';
  /** Placeholders are filled in when it is read; those of other keys when the command uses them. */
  readonly placeholders?: true;
  /** A path that starts at the root of the monorepo. */
  readonly fromRoot?: true;
  /** Another input with as many keys: where that one stands, the later keys of this one do not count. */
  readonly insteadOf?: string;
  /** What an environment says counts for a run without a service too. */
  readonly withoutService?: true;
}

/** `environment.app` is the section `app` of the environment that a run deploys to; `service` is the run's service. */
export type ConfigSection =
  | 'gitops'
  | 'argocd'
  | 'service.build'
  | 'environment'
  | 'environment.build'
  | 'environment.app';

export type ConfigKey = `${ConfigSection}.${string}`;

export type InputDeclarations = Readonly<Record<string, InputDeclaration>>;

interface ValueOfType {
  string: string;
  boolean: boolean;
  integer: number;
  duration: number;
  list: readonly string[];
  json: unknown;
  choice: string;
}

type BaseValue<D extends InputDeclaration> = D extends { type: 'choice'; options: readonly (infer O)[] }
  ? O
  : ValueOfType[D['type']];

type Present = { default: string } | { required: true } | { type: 'list' };

/** The parsed values: a required input, one with a default, and a list (empty) are always there. */
export type InputValues<T extends InputDeclarations> = {
  readonly [K in keyof T]: T[K] extends Present ? BaseValue<T[K]> : BaseValue<T[K]> | undefined;
};

/** Where a value comes from: as a flag, by the host's own means (`with:`), … or, `command`, from the command that runs this one. */
export interface ValueSource {
  readonly kind: 'flag' | 'host' | 'variable' | 'command' | 'gitops.yaml' | 'default' | 'absent';
  /** As messages spell it: `--tag`, `with: tag`, `MG_TAG`, `gitops.yaml`. */
  readonly name: string;
}

export interface Resolved<V> {
  readonly value: V;
  readonly source: ValueSource;
}

export type ResolvedInputs<T extends InputDeclarations> = {
  readonly [K in keyof T]: Resolved<InputValues<T>[K]>;
};

/** Whether somebody gave the value for this very run, and not `gitops.yaml` or the declaration. */
export function isGiven({ source: { kind } }: Resolved<unknown>): boolean {
  return kind !== 'gitops.yaml' && kind !== 'default' && kind !== 'absent';
}

/** The inputs of a command: their values, and the same with their sources. */
export interface Inputs<T extends InputDeclarations> {
  readonly inputs: InputValues<T>;
  readonly resolved: ResolvedInputs<T>;
}

/** Values for some of the inputs; undefined ones say nothing. */
export type KnownInputs<T extends InputDeclarations> = { readonly [K in keyof T]?: InputValues<T>[K] | undefined };

/** `environment.app.path` → section `environment.app`, name `path`. */
export function partsOf(key: ConfigKey): { readonly section: ConfigSection; readonly name: string } {
  const dot = key.lastIndexOf('.');
  return { section: key.slice(0, dot) as ConfigSection, name: key.slice(dot + 1) };
}
