/**
 * What a build of a Dockerfile reads: images, files of the context, build arguments. Only the stages that the target
 * needs are followed. Where builders differ each is followed as it is, see `Frontend`.
 */

import type { BaseUse, ImageUse } from './bases/bases.ts';
import {
  assignments,
  type Dockerfile,
  heredocOf,
  type Instruction,
  parseDockerfile,
  parseTrigger,
  plainWords,
  type Stage,
  stageNumber,
  targetNumber,
} from './dockerfile.ts';
import {
  type ContextRead,
  type ContextSource,
  type DockerfileReads,
  Findings,
  isPlatformArg,
  platformParts,
} from './dockerfile-findings.ts';
import { expandWord, unknown } from './dockerfile-words.ts';
import type { BuildSpec, Frontend } from './engine.ts';
import { contextName, contextSource } from './options/build-contexts.ts';

/** Part of the configuration of an image that a stage is built on. */
export interface BaseConfig {
  /** `NAME=value`. */
  readonly env: readonly string[];
  /** ONBUILD: instructions that run in the builds of images on it. */
  readonly triggers: readonly string[];
}

export interface ReadOptions extends Pick<BuildSpec, 'target' | 'buildArgs'> {
  readonly frontend: Frontend;
  /** That the image is for, at least one: `linux/arm64`. */
  readonly platforms: readonly string[];
  /** Of the builder. */
  readonly buildPlatform: string;
  /** Further build contexts: lower-case name → directory, `docker-image://…`, or another address. */
  readonly contexts?: ReadonlyMap<string, string>;
}

/** Undefined: not known (yet). Then whatever depends on it is taken for unknown. */
type ConfigOf = (use: BaseUse) => BaseConfig | undefined;

/** @returns undefined when the target is no stage */
export function dockerfileReads(
  text: string,
  options: ReadOptions,
  configOf: ConfigOf = () => undefined,
): DockerfileReads | undefined {
  const dockerfile = parseDockerfile(text);
  const number = targetNumber(dockerfile, options.target);
  if (number === undefined) return undefined;
  const found = new Findings();
  const { argumentScope: scope } = options.frontend;
  for (const argumentScope of scope === 'either' ? (['build', 'stage'] as const) : [scope]) {
    for (const platform of options.platforms) {
      const reader = new StageReader(dockerfile, { ...options, argumentScope, platform, configOf, found });
      reader.visit(number);
      const base = reader.baseOf(number);
      if (base !== undefined) found.finalBases.set(platform, base);
    }
  }
  return found.reads(dockerfile, options.buildArgs);
}

function platformArgs(side: 'TARGET' | 'BUILD', platform: string): readonly (readonly [string, string])[] {
  const [os = '', architecture = '', variant = ''] = platform.split('/');
  return platformParts.map((part, at) => [`${side}${part}`, [platform, os, architecture, variant][at] ?? '']);
}

/** What a builder sets where the base image does not. */
const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The variables that the instructions of a stage see. */
interface Scope {
  readonly values: Map<string, string | typeof unknown>;
  /** Those of ENV, which stages built on this one have too. */
  readonly environment: Map<string, string | typeof unknown>;
  /** The base image may set any other. */
  isOpen: boolean;
}

/** A stage that is being read. */
interface Reading {
  readonly number: number;
  readonly scope: Scope;
  /** Where its references lead, in their order. */
  readonly references: (number | undefined)[];
}

interface ReaderOptions extends ReadOptions {
  readonly argumentScope: 'build' | 'stage';
  readonly platform: string;
  readonly configOf: ConfigOf;
  readonly found: Findings;
}

/** Collects what a stage and the stages that it needs read, for one platform. */
class StageReader {
  readonly #dockerfile: Dockerfile;
  readonly #options: ReaderOptions;
  readonly #found: Findings;
  /** The variables that every FROM sees. */
  readonly #globals: Scope;
  readonly #visited = new Map<number, Scope>();
  /** Number of a stage → the stage or the image that it stands on. */
  readonly #below = new Map<number, number | BaseUse>();

  constructor(dockerfile: Dockerfile, options: ReaderOptions) {
    this.#dockerfile = dockerfile;
    this.#options = options;
    this.#found = options.found;
    const { buildArgs, platform, buildPlatform } = options;
    const automatic = [...platformArgs('TARGET', platform), ...platformArgs('BUILD', buildPlatform)];
    this.#globals = {
      values: new Map(automatic.map(([name, value]) => [name, buildArgs.get(name) ?? value])),
      environment: new Map(),
      isOpen: false,
    };
    for (const instruction of dockerfile.globals) {
      if (instruction.keyword === 'ARG') this.#declareArgs(instruction, this.#globals);
    }
  }

  /** Reads the stage, once. */
  visit(number: number): Scope {
    const known = this.#visited.get(number);
    const stage = this.#dockerfile.stages[number];
    if (known !== undefined || stage === undefined) return known ?? emptyScope();
    const references: (number | undefined)[] = [];
    const { scope, triggers } = this.#standOn(stage, number, references);
    this.#visited.set(number, scope);
    const reading = { number, scope, references };
    for (const trigger of triggers) {
      const instruction = parseTrigger(trigger, stage.from.line, this.#dockerfile.escapeToken);
      if (instruction !== undefined) this.#read(instruction, reading, 'ONBUILD ');
    }
    for (const instruction of stage.instructions) this.#read(instruction, reading);
    this.#found.addStage(number, references);
    return scope;
  }

  /** The image below a stage that was visited, and below the stages that it stands on. */
  baseOf(number: number): BaseUse | undefined {
    const below = this.#below.get(number);
    return typeof below === 'number' ? this.baseOf(below) : below;
  }

  /** The variables that a stage begins with, and the triggers that its base has for it. */
  #standOn(stage: Stage, number: number, references: (number | undefined)[]): Beginning {
    const base = this.#expandGlobal(stage.base);
    const own = base === undefined ? undefined : this.#ownStage(base, number);
    references.push(own);
    if (own !== undefined) {
      this.#below.set(number, own);
      const below = this.visit(own);
      const instructions = this.#dockerfile.stages[own]?.instructions ?? [];
      return { scope: this.#inherit(below), triggers: instructions.flatMap(triggerOf) };
    }
    if (base === undefined) this.#found.unknownImages.add(stage.base);
    if (base === undefined || base === '' || base === 'scratch') return { scope: emptyScope(), triggers: [] };
    return this.#standOnImage(base, stage, number);
  }

  #standOnImage(base: string, { base: named, from }: Stage, number: number): Beginning {
    const context = this.#context(base);
    // buildah 1.28 passes over a context where FROM has a variable; later ones take it.
    if (context !== undefined && this.#options.frontend.exactContextNames && named !== base) {
      this.#found.unknownImages.add(`${base} of FROM in line ${from.line}`);
    }
    const source = context && contextSource(context.place);
    const image = source === undefined ? base : source.kind === 'image' ? source.reference : undefined;
    if (image === undefined) {
      this.#readNamed(base, [''], { where: `FROM in line ${from.line}`, excludes: [], syntax: 'literal' });
      return { scope: emptyScope(), triggers: [] };
    }
    const place = { line: from.line, by: 'FROM', written: named } as const;
    this.#found.addImage(image, context === undefined ? place : undefined);
    const written = from.flags.find(({ name }) => name === 'platform')?.value;
    const platform = written === undefined ? this.#options.platform : this.#expandGlobal(written);
    const use = { image, platform: platform ?? this.#options.platform };
    this.#found.builtOn.set(JSON.stringify(use), use);
    this.#below.set(number, use);
    const config = this.#options.configOf(use);
    const scope = emptyScope(config === undefined);
    for (const [name, value] of (config?.env ?? []).map(nameAndValue)) setEnvironment(scope, name, value);
    if (!scope.isOpen && !scope.values.has('PATH')) setEnvironment(scope, 'PATH', defaultPath);
    return { scope, triggers: config?.triggers ?? [] };
  }

  #inherit({ values, environment, isOpen }: Scope): Scope {
    // Of a build's own scope: the ENVs of the stage below win over its ARGs.
    const inherited = this.#options.argumentScope === 'build' ? [...values, ...environment] : environment;
    return { values: new Map(inherited), environment: new Map(environment), isOpen };
  }

  #read(instruction: Instruction, reading: Reading, by = ''): void {
    const { keyword, flags } = instruction;
    if (keyword === 'ARG') this.#declareArgs(instruction, reading.scope);
    else if (keyword === 'ENV') {
      // All of them see the values from before the instruction.
      const expanded = assignments(instruction).map(
        ([name, value = '']) => [name, this.#expand(value, reading.scope) ?? unknown] as const,
      );
      for (const [name, value] of expanded) setEnvironment(reading.scope, name, value);
    } else if (keyword === 'COPY' || keyword === 'ADD') this.#readCopy(instruction, reading, by);
    else if (keyword === 'RUN') {
      for (const { name, value } of flags) if (name === 'mount') this.#readMount(value, instruction, reading, by);
    }
  }

  #declareArgs(instruction: Instruction, scope: Scope): void {
    const { buildArgs, argumentScope } = this.#options;
    const environmentWins = argumentScope === 'stage';
    for (const [name, preset] of assignments(instruction)) {
      this.#found.args.add(name);
      // Where the base's variables are not known, it may have an ENV that wins.
      if (environmentWins && scope.environment.has(name)) continue;
      const value =
        buildArgs.get(name) ?? (preset === undefined ? this.#global(name) : (this.#expand(preset, scope) ?? unknown));
      if (value !== undefined) scope.values.set(name, environmentWins && scope.isOpen ? unknown : value);
    }
  }

  #readCopy({ keyword, flags, rest, line }: Instruction, reading: Reading, by: string): void {
    const flag = (name: string) => flags.filter((each) => each.name === name).map(({ value }) => value);
    const [from] = flag('from');
    const sources = plainWords(rest)
      .slice(0, -1)
      .filter((source) => heredocOf(source) === undefined && !(keyword === 'ADD' && isRemote(source)))
      .map((source) => this.#expand(source, reading.scope));
    const excludes = flag('exclude').map((pattern) => this.#expand(pattern, reading.scope));
    const details = {
      where: `${by}${keyword} in line ${line}`,
      // A pattern that takes back, or is not known: then nothing is left out here.
      excludes: excludes.every((pattern) => pattern !== undefined && !pattern.startsWith('!'))
        ? excludes.filter((pattern) => pattern !== undefined)
        : [],
      syntax: flag('parents').some((value) => value.toLowerCase() !== 'false') ? 'deep' : 'glob',
    } as const;
    if (from === undefined) this.#readContext(undefined, sources, details);
    else {
      const place = by === '' ? ({ line, by: 'from=', written: from } as const) : undefined;
      this.#readFrom(this.#expand(from, reading.scope), sources, { ...details, place }, reading);
    }
  }

  #readMount(mount: string, { line }: Instruction, reading: Reading, by: string): void {
    const fields = new Map(
      mount.split(',').map((field) => {
        const [name, value] = nameAndValue(field);
        return [name.toLowerCase(), this.#expand(value, reading.scope)];
      }),
    );
    const type = fields.has('type') ? fields.get('type')?.toLowerCase() : 'bind';
    // A field in quotes of its own may hold commas and any name.
    if (mount.includes('"')) this.#found.unknownImages.add(`of ${by}RUN --mount in line ${line}`);
    if (type === 'tmpfs' || type === 'secret' || type === 'ssh') return;
    const details = { where: `${by}RUN --mount in line ${line}`, excludes: [], syntax: 'literal' } as const;
    const source = fields.has('source') ? fields.get('source') : fields.get('src');
    const sources = [fields.has('source') || fields.has('src') ? source : ''];
    if (fields.has('from')) {
      const [, written = ''] = /(?:^|,)from=([^,]*)/i.exec(mount) ?? [];
      const place = by === '' ? ({ line, by: 'from=', written } as const) : undefined;
      this.#readFrom(fields.get('from'), sources, { ...details, place }, reading);
    } else if (type !== 'cache') this.#readContext(undefined, sources, details);
  }

  /** @param name undefined: only the builder knows it */
  #readFrom(name: string | undefined, sources: Sources, details: ReadDetails, reading: Reading): void {
    const { number, references } = reading;
    const own = name === undefined ? undefined : this.#ownStage(name, number);
    references.push(own);
    if (own !== undefined) this.visit(own);
    else if (name === undefined) this.#found.unknownImages.add(`of ${details.where}`);
    else if (name !== 'scratch' && name !== '') this.#readNamed(name, sources, details);
  }

  /** The number of the earlier stage; undefined for anything else, also a build context of its name. */
  #ownStage(name: string, before: number): number | undefined {
    const number = stageNumber(this.#dockerfile.stages, name, before);
    const stage = number === undefined ? undefined : this.#dockerfile.stages[number];
    return stage?.name !== undefined && this.#context(stage.name) !== undefined ? undefined : number;
  }

  #readNamed(name: string, sources: Sources, details: ReadDetails): void {
    const context = this.#context(name);
    if (context === undefined) {
      this.#found.addImage(name, details.place);
      if (details.place === undefined) this.#found.triggerImages.add(name);
      return;
    }
    const source = contextSource(context.place);
    if (source.kind === 'directory') this.#readContext(context.name, sources, details);
    else if (source.kind === 'image') this.#found.images.add(source.reference);
    else this.#found.unknownImages.add(`${name} (${context.place})`);
  }

  #readContext(from: string | undefined, sources: Sources, { where, excludes, syntax }: ReadDetails): void {
    const seesIgnored = syntax === 'literal' && this.#options.frontend.seesIgnored;
    for (const written of sources) {
      const source = { pattern: cleanSource(written ?? ''), syntax, excludes, seesIgnored };
      this.#found.addRead({ where, from, source });
    }
  }

  /** The further build context that a name means, as it is given. Where several names are one the last counts. */
  #context(name: string): { readonly name: string; readonly place: string } | undefined {
    const { contexts = new Map<string, string>(), frontend } = this.#options;
    const found = frontend.exactContextNames
      ? [...contexts].find(([given]) => given === name)
      : [...contexts].findLast(([given]) => contextName(given) === contextName(name));
    return found && { name: found[0], place: found[1] };
  }

  #expandGlobal(text: string): string | undefined {
    return this.#expand(text, this.#globals);
  }

  #global(name: string): string | typeof unknown | undefined {
    return this.#value(name, this.#globals);
  }

  #expand(text: string, scope: Scope): string | undefined {
    return expandWord(text, (name) => this.#value(name, scope), this.#dockerfile.escapeToken);
  }

  #value(name: string, { values, isOpen }: Scope): string | typeof unknown | undefined {
    if (name.startsWith('BUILD') && isPlatformArg(name)) this.#found.usesBuildPlatform = true;
    return values.get(name) ?? (isOpen ? unknown : undefined);
  }
}

interface Beginning {
  readonly scope: Scope;
  readonly triggers: readonly string[];
}

/** Undefined: depends on something that only the builder knows. */
type Sources = readonly (string | undefined)[];

interface ReadDetails extends Pick<ContextSource, 'syntax' | 'excludes'>, Pick<ContextRead, 'where'> {
  /** Undefined for what no instruction of the Dockerfile itself names. */
  readonly place?: Omit<ImageUse, 'image'> | undefined;
}

function emptyScope(isOpen = false): Scope {
  return { values: new Map(), environment: new Map(), isOpen };
}

function setEnvironment({ values, environment }: Scope, name: string, value: string | typeof unknown): void {
  values.set(name, value);
  environment.set(name, value);
}

function triggerOf({ keyword, rest }: Instruction): readonly string[] {
  return keyword === 'ONBUILD' && rest !== '' ? [rest] : [];
}

function nameAndValue(text: string): readonly [name: string, value: string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}

/** A source of ADD that is fetched: what it gives is not in the context. */
function isRemote(source: string): boolean {
  return /^([a-z][a-z0-9+.-]*:\/\/|[\w.-]+@[\w.-]+:)/i.test(source);
}

/** As Go's path.Clean on a rooted path: `/apps//web/../x/.` is `apps/x`, and nothing lies above the root. */
export function cleanSource(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
