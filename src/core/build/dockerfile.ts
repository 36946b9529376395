/**
 * What a build of a Dockerfile reads: images, and files of the context. Of the grammar it knows instructions with their
 * flags, stages and variables. Source: docs.docker.com/reference/dockerfile.
 */

import type { BuildSpec } from './engine.ts';

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

function parseDockerfile(text: string): Dockerfile {
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
type Variables = Map<string, string | undefined>;

/**
 * The text with `$name`, `${name}`, `${name:-default}` and `${name:+other}` replaced; undefined when that needs a value
 * that is not known here.
 */
export function expandVariables(text: string, variables: Readonly<Variables>): string | undefined {
  let known = true;
  const expanded = text.replace(
    /\\\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^{}]*))?\}|)/g,
    (written, bare: string | undefined, braced: string | undefined, operator: string | undefined, other = '') => {
      if (written === '\\$') return '$';
      const name = bare ?? braced;
      const value = name === undefined ? undefined : variables.get(name);
      const isSet = operator?.startsWith(':') ? Boolean(value) : value !== undefined;
      const onlyBuilderKnows = value === undefined && name !== undefined && variables.has(name);
      if (operator?.endsWith('-') && !onlyBuilderKnows) return isSet ? (value ?? '') : other;
      if (operator?.endsWith('+') && !onlyBuilderKnows) return isSet ? other : '';
      if (value === undefined) known = false;
      return value ?? '';
    },
  );
  return known ? expanded : undefined;
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
  ['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map((part) => [`${side}${part}`, undefined] as const),
);

/**
 * Follows the stages that the target needs; what only other stages read does not count.
 *
 * @returns undefined when the target is no stage
 */
export function dockerfileReads(
  text: string,
  { target, buildArgs }: Pick<BuildSpec, 'target' | 'buildArgs'>,
): DockerfileReads | undefined {
  const dockerfile = parseDockerfile(text);
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

/** A stage that is being read. */
interface Reading {
  readonly number: number;
  /** The variables that its instructions see. */
  readonly scope: Variables;
  /** Those of ENV, which stages built on this one inherit. */
  readonly environment: Variables;
}

/** Collects what a stage and the stages that it needs read. */
class StageReader {
  readonly images = new Set<string>();
  readonly unknownImages = new Set<string>();
  readonly context = new Set<string>();
  readsEverything = false;

  readonly #stages: readonly Stage[];
  readonly #buildArgs: ReadonlyMap<string, string>;
  /** The variables that every FROM sees. */
  readonly #globals: Variables = new Map(automatic);
  /** Stage number → its environment. */
  readonly #visited = new Map<number, Variables>();

  constructor({ stages, globals }: Dockerfile, buildArgs: ReadonlyMap<string, string>) {
    this.#stages = stages;
    this.#buildArgs = buildArgs;
    for (const { keyword, rest } of globals) {
      if (keyword === 'ARG') this.#declareArgs(rest, this.#globals, () => '');
    }
  }

  /** Reads the stage, once; its environment. */
  visit(number: number): Variables {
    const known = this.#visited.get(number);
    const stage = this.#stages[number];
    if (known !== undefined || stage === undefined) return known ?? new Map();
    const base = this.#stageOrImage(stage.base, this.#globals, number);
    const environment: Variables = new Map(base === undefined ? [] : this.visit(base));
    this.#visited.set(number, environment);
    const scope: Variables = new Map([...automatic, ...environment]);
    for (const instruction of stage.instructions) this.#read(instruction, { number, scope, environment });
    return environment;
  }

  #read(instruction: Instruction, reading: Reading): void {
    const { keyword, flags, rest } = instruction;
    const { scope, environment } = reading;
    if (keyword === 'ARG') this.#declareArgs(rest, scope, (name) => this.#globals.get(name), environment);
    else if (keyword === 'ENV') setEnvironment(rest, scope, environment);
    else if (keyword === 'COPY' || keyword === 'ADD') this.#readCopy(instruction, reading);
    else if (keyword === 'RUN') {
      for (const { name, value } of flags) if (name === 'mount') this.#readMount(value, reading);
    }
  }

  /** @param environment ENV wins over ARG, wherever each stands */
  #declareArgs(
    rest: string,
    scope: Variables,
    inherited: (name: string) => string | undefined,
    environment: Variables = new Map(),
  ): void {
    for (const [name, preset] of assignments(words(rest))) {
      if (environment.has(name)) continue;
      const own = preset === undefined ? inherited(name) : expandVariables(preset, scope);
      scope.set(name, this.#buildArgs.get(name) ?? own);
    }
  }

  #readCopy({ flags, rest }: Instruction, reading: Reading): void {
    const from = flags.find(({ name }) => name === 'from')?.value;
    // Here-documents stand in the Dockerfile; what a URL gives is not in the context.
    const elsewhere = /^(<<|[a-z][a-z0-9+.-]*:\/\/|git@)/i;
    const sources = words(rest).slice(0, -1);
    if (from !== undefined) this.#readFrom(from, reading);
    else for (const source of sources) if (!elsewhere.test(source)) this.#readContext(source, reading);
  }

  #readMount(mount: string, reading: Reading): void {
    const fields = new Map(assignments(mount.split(',')));
    const from = fields.get('from');
    if (from !== undefined) this.#readFrom(from, reading);
    else if ((fields.get('type') ?? 'bind') === 'bind') {
      this.#readContext(fields.get('source') ?? fields.get('src') ?? '.', reading);
    }
  }

  #readContext(source: string, { scope }: Reading): void {
    const path = expandVariables(source, scope);
    if (path === undefined || path.split('/').includes('..')) this.readsEverything = true;
    else this.context.add(path.replace(/^(\.?\/)+/, '').replace(/\/+$/, ''));
  }

  #readFrom(from: string, { scope, number }: Reading): void {
    const stage = this.#stageOrImage(from, scope, number);
    if (stage !== undefined) this.visit(stage);
  }

  /** The number of the earlier stage; undefined for an image, which is noted. */
  #stageOrImage(written: string, scope: Variables, before: number): number | undefined {
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

/** Only a stage before this one can be meant. */
function stageNumber(stages: readonly Stage[], name: string, before: number): number | undefined {
  if (/^\d+$/.test(name) && Number(name) < before) return Number(name);
  const number = stages.slice(0, before).findLastIndex((stage) => stage.name === name.toLowerCase());
  return number < 0 ? undefined : number;
}

function setEnvironment(rest: string, scope: Variables, environment: Variables): void {
  const old = /^([A-Za-z_]\w*)\s+([^=].*)$/s.exec(rest);
  const pairs = old === null ? assignments(words(rest)) : [[old[1] ?? '', old[2]] as const];
  for (const [name, value = ''] of pairs) {
    const expanded = expandVariables(value, scope);
    scope.set(name, expanded);
    environment.set(name, expanded);
  }
}

/** `NAME=value`, or `NAME` alone. */
function assignments(items: readonly string[]): readonly (readonly [name: string, value: string | undefined])[] {
  return items.map((item) => {
    const equals = item.indexOf('=');
    return equals < 0 ? [item, undefined] : [item.slice(0, equals), item.slice(equals + 1)];
  });
}
