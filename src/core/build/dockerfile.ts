/**
 * The grammar of a Dockerfile: directives, stages, instructions with their flags and here-documents. What they mean is
 * for `dockerfile-reads.ts`. Source: BuildKit, frontend/dockerfile/parser, which buildah and kaniko have copies of.
 */

export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  /** `--from=x --mount=…`, a flag may come several times; the value of a flag without one is empty. */
  readonly flags: readonly { readonly name: string; readonly value: string }[];
  /** What follows the flags, continuation lines joined. */
  readonly rest: string;
  /** What its here-documents hold, in their order. */
  readonly heredocs: readonly string[];
  /** Where it begins, from 1. */
  readonly line: number;
}

export interface Stage {
  /** Lower case: stage names are compared so. */
  readonly name: string | undefined;
  /** The image or the earlier stage, variables not yet replaced. */
  readonly base: string;
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
}

export interface Dockerfile {
  /** `syntax`, `escape` and `check`: comments before everything else. */
  readonly directives: ReadonlyMap<string, string>;
  readonly escapeToken: string;
  /** The ARGs before the first FROM. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly Stage[];
}

export function parseDockerfile(text: string): Dockerfile {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const directives = directivesOf(lines);
  const escapeToken = directives.get('escape') === '`' ? '`' : '\\';
  const globals: Instruction[] = [];
  const stages: { name: string | undefined; base: string; from: Instruction; instructions: Instruction[] }[] = [];
  for (const instruction of instructionsOf(lines, escapeToken)) {
    const stage = stages.at(-1);
    if (instruction.keyword === 'FROM') {
      const [base = '', as, name] = plainWords(instruction.rest);
      const isNamed = as?.toUpperCase() === 'AS';
      stages.push({ base, name: isNamed ? name?.toLowerCase() : undefined, from: instruction, instructions: [] });
    } else if (stage === undefined) globals.push(instruction);
    else stage.instructions.push(instruction);
  }
  return { directives, escapeToken, globals, stages };
}

/** Number of the stage that is built; undefined when there is none of that name. */
export function targetNumber({ stages }: Pick<Dockerfile, 'stages'>, target: string | undefined): number | undefined {
  if (target !== undefined) return stageNumber(stages, target, stages.length);
  return stages.length === 0 ? undefined : stages.length - 1;
}

/** Only a stage before this one can be meant. */
export function stageNumber(stages: readonly Stage[], name: string, before: number): number | undefined {
  if (/^\d+$/.test(name) && Number(name) < before) return Number(name);
  const number = stages.slice(0, before).findLastIndex((stage) => stage.name === name.toLowerCase());
  return number < 0 ? undefined : number;
}

/**
 * The instruction of an ONBUILD trigger, as an image's configuration or an ONBUILD of the Dockerfile has it.
 * @param line of the FROM that sets it off
 */
export function parseTrigger(text: string, line: number, escapeToken = '\\'): Instruction | undefined {
  const [instruction] = instructionsOf(text.split('\n'), escapeToken);
  return instruction && { ...instruction, line };
}

function directivesOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const directives = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = /^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/.exec(line) ?? [];
    const known = name?.toLowerCase();
    if (known === undefined || !['syntax', 'escape', 'check'].includes(known)) break;
    directives.set(known, value);
  }
  return directives;
}

/** @param lines without their `\n`; a `\r` stays, for here-documents have it in the image, too */
function* instructionsOf(lines: readonly string[], escapeToken: string): Generator<Instruction> {
  // An escape character that is escaped itself continues nothing.
  const continuation = escapeToken === '`' ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
  for (let at = 0; at < lines.length; at += 1) {
    if (isIgnored(lines[at])) continue;
    const begin = at;
    let logical = '';
    for (; at < lines.length; at += 1) {
      const line = withoutReturn(lines[at]);
      // Comments and empty lines may stand inside a continued instruction.
      if (isIgnored(line)) continue;
      logical += line.replace(continuation, '$1');
      if (!continuation.test(line)) break;
    }
    const instruction = splitInstruction(logical, escapeToken, begin + 1);
    if (instruction === undefined) continue;
    const heredocs: string[] = [];
    for (const heredoc of heredocsOf(instruction)) {
      const isEnd = (line: string) => (heredoc.chomp ? line.replace(/^\t+/, '') : line) === heredoc.name;
      const found = lines.findIndex((line, index) => index > at && isEnd(withoutReturn(line)));
      const end = found < 0 ? lines.length : found;
      heredocs.push(lines.slice(at + 1, end).join('\n'));
      at = end;
    }
    yield { ...instruction, heredocs };
  }
}

function withoutReturn(line = ''): string {
  return line.replace(/\r+$/, '');
}

function isIgnored(line = ''): boolean {
  return /^\s*(#|$)/.test(line);
}

function splitInstruction(
  logical: string,
  escapeToken: string,
  line: number,
): Omit<Instruction, 'heredocs'> | undefined {
  const [, keyword, tail = ''] = /^\s*([^\s]+)(?:\s+(.*))?$/s.exec(logical) ?? [];
  if (keyword === undefined) return undefined;
  const { flags, rest } = splitFlags(tail.trim(), escapeToken);
  return { keyword: keyword.toUpperCase(), flags, rest, line };
}

/** Words that begin with two dashes, quotes removed, up to the first that does not, or to `--`. */
function splitFlags(text: string, escapeToken: string): Pick<Instruction, 'flags' | 'rest'> {
  const flags: { name: string; value: string }[] = [];
  let at = 0;
  while (text.startsWith('--', at)) {
    let word = '';
    let quote: string | undefined;
    for (; at < text.length; at += 1) {
      const character = text[at] ?? '';
      if (character === escapeToken) {
        at += 1;
        word += text[at] ?? '';
      } else if (quote !== undefined) {
        if (character === quote) quote = undefined;
        else word += character;
      } else if (/\s/.test(character)) break;
      else if (character === '"' || character === "'") quote = character;
      else word += character;
    }
    at += /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    if (word === '--') break;
    const [, name = '', value = ''] = /^--([^=]*)=?(.*)$/s.exec(word) ?? [];
    flags.push({ name, value });
  }
  return { flags, rest: text.slice(at) };
}

interface Heredoc {
  readonly name: string;
  /** `<<-`: tabs before a line do not count. */
  readonly chomp: boolean;
}

function heredocsOf({ keyword, rest }: Pick<Instruction, 'keyword' | 'rest'>): readonly Heredoc[] {
  const [, of] = keyword === 'ONBUILD' ? (/^(\w+)\s/.exec(rest) ?? []) : [undefined, keyword];
  if (of === undefined || !/^(RUN|COPY|ADD)$/i.test(of) || jsonWords(rest) !== undefined) return [];
  return (rest.match(shellWord) ?? []).flatMap((word) => heredocOf(word) ?? []);
}

const shellWord = /(?:<<[\t\r ]*|"[^"]*"|'[^']*'|\\.|[^\s"'\\])+/g;

/** The here-document that a word begins: `<<EOF`, `3<<-"EOF"`; undefined for any other word. */
export function heredocOf(word: string): Heredoc | undefined {
  const [, dash, quoted] = /^\d*<<(-?)\s*([^<\s]+)$/.exec(word) ?? [];
  if (quoted === undefined) return undefined;
  return { name: quoted.replace(/["']/g, ''), chomp: dash === '-' };
}

/** The words of COPY, ADD and FROM: a JSON list, or what white space separates, quotes or not. */
export function plainWords(text: string): readonly string[] {
  return jsonWords(text) ?? text.split(/[\t\v\f\r ]+/).filter((word) => word !== '');
}

function jsonWords(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((word) => typeof word === 'string') ? list : undefined;
  } catch {
    // What is no JSON is read as shell form by all builders, too.
    return undefined;
  }
}

/** The items of ARG and ENV, quotes kept: `NAME=value`, or `NAME` alone. */
export function assignments({ keyword, rest }: Pick<Instruction, 'keyword' | 'rest'>): readonly Assignment[] {
  const [, oldName, oldValue] = /^([^\s=]+)[\t\v\f\r ]+(.*)$/s.exec(rest) ?? [];
  if (keyword === 'ENV' && oldName !== undefined) return [[oldName, oldValue]];
  return (rest.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/gs) ?? []).map((item) => {
    const equals = item.indexOf('=');
    return equals < 0 ? [item, undefined] : [item.slice(0, equals), item.slice(equals + 1)];
  });
}

type Assignment = readonly [name: string, value: string | undefined];
