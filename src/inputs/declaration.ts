/** An input is declared once, as data: its type, its text, its keys in `gitops.yaml`. The types of values follow from it. */

/**
 * - `duration`: `90s`, `5m`, `12h`, `7d`; the value is in milliseconds.
 * - `list`: one item a line, a repeated flag, or a JSON array of strings. Lines that begin with `#` are ignored. Of names
 *   (`ofNames`) commas may be between them too.
 * - `json`: JSON text, or `@file` with it.
 * - `choice`: one of `options`. A list with `options` has no other items.
 */
type InputType = 'string' | 'boolean' | 'integer' | 'duration' | 'list' | 'json' | 'choice';

export type InputDeclaration = {
  readonly type: InputType;
  /** One or two sentences for a reader who knows Docker, Git and Argo CD: in tables, in `--help`, in the schema. */
  readonly description: string;
  /** In the form a user would write it. Absent: the input may be left out and the value is `undefined`. */
  readonly default?: string;
  readonly options?: readonly string[];
  /** Of a list: no item can have a comma in it. */
  readonly ofNames?: true;
  /** Of a string: it may be a text of many lines. Lists and JSON always may. */
  readonly isLong?: true;
} & (
  | {
      /** Masked on first read, never echoed, never taken from `gitops.yaml`. */
      readonly secret: true;
      readonly config?: undefined;
    }
  | { readonly secret?: undefined; readonly config?: InConfig }
);

/** The keys of an input in `gitops.yaml`, and how its value is written there. */
export interface InConfig {
  /** The first key that has a value wins: `environment.app.project` before `argocd.project`. Maps are merged, lists joined (not with `firstWins`). */
  readonly keys: readonly ConfigKey[];
  /** Keys of other inputs, which say this input too: they come before its own. */
  readonly sharedKeys?: readonly ConfigKey[];
  /**
   * How the file writes it where the input's type does not say so. A list: as a `map` of `name: value`, as `values` (the
   * same with any YAML for a value) or as `one` item. A string: as a `url`, in which a password is refused, or as a
   * `switch`, text or true or false.
   */
  readonly form?: 'map' | 'values' | 'one' | 'url' | 'switch';
  /** Placeholders are filled in when the file is read. Without this the command fills them in where it uses the value. */
  readonly placeholders?: true;
  /** Names of placeholders whose values come later: the command fills them in where it uses the value. */
  readonly laterPlaceholders?: readonly string[];
  /** A path relative to the root of the monorepo. */
  readonly fromRoot?: true;
  /** Another input with as many keys. Once one of its keys has a value, the later keys of this input do not count. */
  readonly insteadOf?: string;
  /** The key of an environment counts for a run without a service too. */
  readonly withoutService?: true;
  /** Of a list: what the first key says is all of it. */
  readonly firstWins?: true;
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

/** The TypeScript type of each input type's values. */
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

type Present = { default: string } | { type: 'list' };

/** The parsed values. Lists, which may be empty, and inputs with a default always have one. */
export type InputValues<T extends InputDeclarations> = {
  readonly [K in keyof T]: T[K] extends Present ? BaseValue<T[K]> : BaseValue<T[K]> | undefined;
};

/** Where a value comes from. `host`: GitHub's `with:`. `command`: another command that runs this one. */
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

/** Whether the value was given for this run, rather than by `gitops.yaml` or the declaration. */
export function isGiven({ source: { kind } }: Resolved<unknown>): boolean {
  return kind !== 'gitops.yaml' && kind !== 'default' && kind !== 'absent';
}

/**
 * Whether the placeholders of an input that is declared with `placeholders` are filled in: those in `gitops.yaml` are when it
 * is read. What they were filled in with is no template.
 */
export function isFilledIn({ source: { kind } }: Resolved<unknown>): boolean {
  return kind === 'gitops.yaml';
}

/** The inputs of a command: their values, and the same with their sources. */
export interface Inputs<T extends InputDeclarations> {
  readonly inputs: InputValues<T>;
  readonly resolved: ResolvedInputs<T>;
}

/** Values for some of the inputs; an undefined value counts as absent. */
export type KnownInputs<T extends InputDeclarations> = { readonly [K in keyof T]?: InputValues<T>[K] | undefined };

/** `environment.app.path` → section `environment.app`, name `path`. */
export function partsOf(key: ConfigKey): { readonly section: ConfigSection; readonly name: string } {
  const dot = key.lastIndexOf('.');
  return { section: key.slice(0, dot) as ConfigSection, name: key.slice(dot + 1) };
}
