/**
 * What a build of one target reads: the images, and the files of the context. For that it takes instructions with their
 * flags, stages and variables of the Dockerfile grammar. Source: docs.docker.com/reference/dockerfile.
 */

interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  /** `--from=x --mount=…`, a flag may come several times. */
  readonly flags: readonly { readonly name: string; readonly value: string }[];
  /** What follows the flags, continuation lines joined, here-documents left out. */
  readonly rest: string;
}

interface Stage {
  /** Lower case: stage names are compared so. */
  readonly name: string | undefined;
  /** The image or the earlier stage, variables not yet replaced. */
  readonly base: string;
  readonly instructions: readonly Instruction[];
}

interface Dockerfile {
  /** The ARGs before the first FROM. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly Stage[];
}

export function parseDockerfile(text: string): Dockerfile {
  const globals: Instruction[] = [];
  const stages: { name: string | undefined; base: string; instructions: Instruction[] }[] = [];
  for (const instruction of instructions(text)) {
    const stage = stages.at(-1);
    if (instruction.keyword === 'FROM') {
      const [base = '', as, name] = words(instruction.rest);
      stages.push({ base, name: as?.toUpperCase() === 'AS' ? name?.toLowerCase() : undefined, instructions: [] });
    } else if (stage === undefined) globals.push(instruction);
    else stage.instructions.push(instruction);
  }
  return { globals, stages };
}

function* instructions(text: string): Generator<Instruction> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const continues = escapeCharacter(lines) === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
  for (let at = 0; at < lines.length; at += 1) {
    let logical = '';
    for (; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      // Comments and empty lines may stand inside a continued instruction.
      if (/^\s*(#|$)/.test(line)) {
        if (logical === '') break;
        continue;
      }
      logical += line.replace(continues, ' ');
      if (!continues.test(line)) break;
    }
    const instruction = parseInstruction(logical);
    if (instruction === undefined) continue;
    yield instruction;
    if (/^(RUN|COPY|ADD)$/.test(instruction.keyword)) at = afterHereDocuments(lines, at, logical);
  }
}

/** Directives are comments before everything else. */
function escapeCharacter(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^\s*#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line);
    if (directive === null) return '\\';
    if (directive[1]?.toLowerCase() === 'escape') return directive[2] ?? '\\';
  }
  return '\\';
}

function parseInstruction(logical: string): Instruction | undefined {
  const [, keyword, tail = ''] = /^\s*([A-Za-z]+)(?:\s+(.*))?$/s.exec(logical) ?? [];
  if (keyword === undefined) return undefined;
  const flags: { name: string; value: string }[] = [];
  let rest = tail.trim();
  for (let flag = leadingFlag.exec(rest); flag !== null; flag = leadingFlag.exec(rest)) {
    flags.push({ name: flag[1] ?? '', value: flag[2] ?? '' });
    rest = rest.slice(flag[0].length);
  }
  return { keyword: keyword.toUpperCase(), flags, rest };
}

const leadingFlag = /^--([a-z-]+)(?:=(\S*))?(?:\s+|$)/;

/** Index of the last line of the here-documents that an instruction begins: `<<EOF`, `<<-"EOF"`. */
function afterHereDocuments(lines: readonly string[], at: number, logical: string): number {
  let end = at;
  for (const [, dash, word] of logical.matchAll(/<<(-?)["']?([A-Za-z_]\w*)["']?/g)) {
    const isEnd = (line: string) => (dash === '-' ? line.replace(/^\t+/, '') : line) === word;
    const found = lines.findIndex((line, index) => index > end && isEnd(line));
    if (found > end) end = found;
  }
  return end;
}

/** Words of shell form, quotes removed, or of JSON form. */
export function words(text: string): string[] {
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      if (Array.isArray(list) && list.every((word) => typeof word === 'string')) return list;
    } catch {
      // Docker, too, reads what is no JSON as shell form.
    }
  }
  return [...text.matchAll(/(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}

/** Name → value; undefined: declared, but only the builder knows the value. */
type Variables = ReadonlyMap<string, string | undefined>;

/**
 * The text with `$name`, `${name}`, `${name:-default}` and `${name:+other}` replaced; undefined when that needs a value
 * that is not known here.
 */
export function expandVariables(text: string, variables: Variables): string | undefined {
  let known = true;
  const expanded = text.replace(
    /\\\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^{}]*))?\}|)/g,
    (written, bare: string | undefined, braced: string | undefined, operator: string | undefined, other = '') => {
      if (written === '\\$') return '$';
      const name = bare ?? braced;
      const value = name === undefined ? undefined : variables.get(name);
      const isSet = operator?.startsWith(':') ? Boolean(value) : value !== undefined;
      if (operator?.endsWith('-') && name !== undefined && !isKnownToBuilderOnly(name, variables))
        return isSet ? (value ?? '') : other;
      if (operator?.endsWith('+') && name !== undefined && !isKnownToBuilderOnly(name, variables))
        return isSet ? other : '';
      if (value === undefined) known = false;
      return value ?? '';
    },
  );
  return known ? expanded : undefined;
}

function isKnownToBuilderOnly(name: string, variables: Variables): boolean {
  return variables.has(name) && variables.get(name) === undefined;
}

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
