import { type Dockerfile, expandVariables, type Instruction, type Stage, words } from './dockerfile.ts';

/** What a build of one target reads from outside the Dockerfile. */
export interface DockerfileReads {
  /** Images of FROM, COPY --from and RUN --mount that are not stages; as written, variables replaced. */
  readonly images: readonly string[];
  /** Images whose name depends on something that only the builder knows. */
  readonly unknownImages: readonly string[];
  /**
   * Patterns of COPY, ADD and bind mounts on the build context, without a leading slash. `everything` when a pattern
   * depends on something that only the builder knows.
   */
  readonly context: 'everything' | readonly string[];
}

/** Variables that BuildKit sets by itself, which differ between builders. */
const automatic = ['TARGET', 'BUILD'].flatMap((side) =>
  ['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map((part) => `${side}${part}`),
);

type Values = Map<string, string | undefined>;

/**
 * Follows the stages that the target needs; what only other stages read does not count.
 *
 * @param target name or number of a stage; undefined: the last one
 * @returns undefined when there is no such stage
 */
export function dockerfileReads(
  dockerfile: Dockerfile,
  target: string | undefined,
  buildArgs: ReadonlyMap<string, string>,
): DockerfileReads | undefined {
  const { stages } = dockerfile;
  const number = target === undefined ? stages.length - 1 : stageNumber(stages, target, stages.length);
  if (number === undefined || stages[number] === undefined) return undefined;
  const reader = new StageReader(dockerfile, buildArgs);
  reader.visit(number);
  return {
    images: [...reader.images].sort(),
    unknownImages: [...reader.unknownImages].sort(),
    context: reader.readsEverything ? 'everything' : [...reader.context].sort(),
  };
}

/** Collects what the visited stages and those that they need read. */
class StageReader {
  readonly images = new Set<string>();
  readonly unknownImages = new Set<string>();
  readonly context = new Set<string>();
  readsEverything = false;

  readonly #stages: readonly Stage[];
  readonly #buildArgs: ReadonlyMap<string, string>;
  readonly #globals: Values;
  /** Stage number → the variables that stages built on it start with. */
  readonly #visited = new Map<number, Values>();

  constructor(dockerfile: Dockerfile, buildArgs: ReadonlyMap<string, string>) {
    this.#stages = dockerfile.stages;
    this.#buildArgs = buildArgs;
    this.#globals = globalValues(dockerfile.globals, buildArgs);
  }

  visit(number: number): Values {
    const known = this.#visited.get(number);
    const stage = this.#stages[number];
    if (known !== undefined || stage === undefined) return known ?? new Map();
    const base = this.#need(stage.base, this.#globals, number);
    const environment: Values = new Map(base === undefined ? [] : this.visit(base));
    this.#visited.set(number, environment);
    const scope: Values = new Map([...automatic.map((name) => [name, undefined] as const), ...environment]);
    for (const instruction of stage.instructions) this.#read(instruction, scope, environment, number);
    return environment;
  }

  #read(instruction: Instruction, scope: Values, environment: Values, number: number): void {
    const { keyword, flags, rest } = instruction;
    if (keyword === 'ARG') declareArgs(rest, scope, environment, this.#globals, this.#buildArgs);
    else if (keyword === 'ENV') setEnvironment(rest, scope, environment);
    else if (keyword === 'COPY' || keyword === 'ADD') this.#readCopy(instruction, scope, number);
    else if (keyword === 'RUN') {
      for (const { name, value } of flags) if (name === 'mount') this.#readMount(value, scope, number);
    }
  }

  #readCopy({ flags, rest }: Instruction, scope: Values, number: number): void {
    const from = flags.find(({ name }) => name === 'from')?.value;
    if (from !== undefined) {
      this.#follow(from, scope, number);
      return;
    }
    for (const source of words(rest).slice(0, -1)) {
      // Here-documents stand in the Dockerfile; what a URL gives is not in the context.
      if (!source.startsWith('<<') && !/^([a-z][a-z0-9+.-]*:\/\/|git@)/i.test(source)) this.#readContext(source, scope);
    }
  }

  #readMount(mount: string, scope: Values, number: number): void {
    const fields = new Map(
      mount.split(',').map((field) => [field.split('=')[0] ?? '', field.slice(field.indexOf('=') + 1)]),
    );
    const from = fields.get('from');
    if (from !== undefined) this.#follow(from, scope, number);
    else if ((fields.get('type') ?? 'bind') === 'bind') {
      this.#readContext(fields.get('source') ?? fields.get('src') ?? '.', scope);
    }
  }

  #readContext(source: string, scope: Values): void {
    const path = expandVariables(source, scope);
    if (path === undefined || path.split('/').includes('..')) this.readsEverything = true;
    else this.context.add(path.replace(/^(\.?\/)+/, '').replace(/\/+$/, ''));
  }

  #follow(from: string, scope: Values, number: number): void {
    const stage = this.#need(from, scope, number);
    if (stage !== undefined) this.visit(stage);
  }

  /** The number of the earlier stage; undefined for an image, which is noted. */
  #need(written: string, scope: Values, before: number): number | undefined {
    const name = expandVariables(written, scope);
    if (name === undefined) {
      this.unknownImages.add(written);
      return undefined;
    }
    const stage = stageNumber(this.#stages, name, before);
    if (stage === undefined && name !== 'scratch' && name !== '') this.images.add(name);
    return stage;
  }
}

/** Only stages before the one that asks can be meant. */
function stageNumber(stages: readonly Stage[], name: string, before: number): number | undefined {
  if (/^\d+$/.test(name) && Number(name) < before) return Number(name);
  const number = stages.slice(0, before).findLastIndex((stage) => stage.name === name.toLowerCase());
  return number < 0 ? undefined : number;
}

function globalValues(globals: readonly Instruction[], buildArgs: ReadonlyMap<string, string>): Values {
  const values: Values = new Map(automatic.map((name) => [name, undefined]));
  for (const { keyword, rest } of globals) {
    if (keyword !== 'ARG') continue;
    for (const [name, preset] of assignments(rest)) {
      values.set(name, buildArgs.get(name) ?? (preset === undefined ? '' : expandVariables(preset, values)));
    }
  }
  return values;
}

function declareArgs(
  rest: string,
  scope: Values,
  environment: Values,
  globals: Values,
  buildArgs: ReadonlyMap<string, string>,
) {
  for (const [name, preset] of assignments(rest)) {
    // ENV wins over ARG, wherever each stands.
    if (environment.has(name)) continue;
    const own = preset === undefined ? globals.get(name) : expandVariables(preset, scope);
    scope.set(name, buildArgs.get(name) ?? own);
  }
}

function setEnvironment(rest: string, scope: Values, environment: Values): void {
  const old = /^([A-Za-z_]\w*)\s+([^=].*)$/s.exec(rest);
  const pairs = old === null ? assignments(rest) : [[old[1] ?? '', old[2]] as const];
  for (const [name, value = ''] of pairs) {
    const expanded = expandVariables(value, scope);
    scope.set(name, expanded);
    environment.set(name, expanded);
  }
}

function assignments(rest: string): readonly (readonly [name: string, value: string | undefined])[] {
  return words(rest).map((word) => {
    const equals = word.indexOf('=');
    return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
  });
}
