/**
 * The one glob of the project: branch names, tags, watched files, files of the GitOps repository, workspaces. `*` (not
 * across `/`), `**` (across), `?` and `{a,b}`; a leading dot is a character like any other, as for git and GitHub. A
 * pattern becomes a state machine that reads each character once: no backtracking that a nasty pattern or branch name
 * could make exponential. `.dockerignore` has Docker's own rules, see `build/ignore-file.ts`.
 */
import { badInput } from './failure.ts';

/** Whether a whole text matches. */
type Glob = (text: string) => boolean;

/** Patterns on their way down a tree of directories, so that only directories in which something can match are read. */
export interface GlobWalk {
  /** Whether a file of this name, in this directory, matches. */
  matches(name: string): boolean;
  /** The walk in a directory of this name; undefined when nothing below it can match. */
  below(name: string): GlobWalk | undefined;
}

/** Alternatives multiply; no honest pattern comes near. */
const mostAlternatives = 1000;

type Token =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'any-character' }
  | { readonly kind: 'any-in-segment' }
  | { readonly kind: 'any' }
  /** Two stars and a slash: nothing, or anything that ends in a slash. */
  | { readonly kind: 'any-directories' };

type Program = readonly Token[];

/** Positions in a program that the text so far can have reached. */
type Reached = ReadonlySet<number>;

/** Whether a text is a pattern, rather than a name that matches itself alone. */
export function isGlob(text: string): boolean {
  return /[*?{]/.test(text);
}

/** @throws bad input when the alternatives `{a,b}` are too many */
export function glob(pattern: string): Glob {
  const every = alternatives(pattern);
  const literals = new Set(every.filter((each) => !/[*?]/.test(each)));
  const programs = every
    .filter((each) => !literals.has(each))
    .map((each) => ({ beginning: each.replace(/[*?].*$/s, ''), program: tokens(each) }));
  return (text) =>
    literals.has(text) ||
    // Most files of a large change differ from a pattern in its first letters.
    programs.some(
      ({ beginning, program }) => text.startsWith(beginning) && isEnd(program, read(program, start(program), text)),
    );
}

/** @param patterns without alternatives, see `alternatives` */
export function globWalk(patterns: readonly string[]): GlobWalk {
  const walk = (states: readonly { readonly program: Program; readonly reached: Reached }[]): GlobWalk => ({
    matches: (name) => states.some(({ program, reached }) => isEnd(program, read(program, reached, name))),
    below: (name) => {
      const below = states
        .map(({ program, reached }) => ({ program, reached: read(program, reached, `${name}/`) }))
        .filter(({ reached }) => reached.size > 0);
      return below.length === 0 ? undefined : walk(below);
    },
  });
  return walk(patterns.map(tokens).map((program) => ({ program, reached: start(program) })));
}

/** Whether any of the patterns matches. A pattern that begins with `!` takes back what earlier ones matched. */
export function globs(patterns: readonly string[]): Glob {
  const rules = patterns.map((pattern) =>
    pattern.startsWith('!')
      ? { takes: false, matches: glob(pattern.slice(1)) }
      : { takes: true, matches: glob(pattern) },
  );
  return (text) => rules.reduce((taken, rule) => (rule.matches(text) ? rule.takes : taken), false);
}

/**
 * `a{b,c{d,e}}` → `ab`, `acd`, `ace`. Braces without a comma are ordinary characters.
 *
 * @param input the input's name, for the error's text
 * @throws bad input when they are too many
 */
export function alternatives(pattern: string, input = 'glob'): string[] {
  let finished = [''];
  let position = 0;
  while (position < pattern.length) {
    const group = pattern[position] === '{' ? groupAt(pattern, position) : undefined;
    const endings = group?.options.flatMap((option) => alternatives(option, input)) ?? [pattern[position] ?? ''];
    finished = finished.flatMap((beginning) => endings.map((ending) => beginning + ending));
    if (finished.length > mostAlternatives) {
      throw badInput(input, `"${pattern}" stands for more than ${mostAlternatives} patterns`, 'Use * instead of {…}.');
    }
    position = group?.end ?? position + 1;
  }
  return finished;
}

/** The options between the brace at `start` and the one that closes it, when there is a comma between them. */
function groupAt(pattern: string, start: number): { options: string[]; end: number } | undefined {
  const commas: number[] = [];
  let depth = 0;
  for (let position = start; position < pattern.length; position += 1) {
    const character = pattern[position];
    if (character === '{') depth += 1;
    if (character === ',' && depth === 1) commas.push(position);
    if (character === '}') depth -= 1;
    if (depth > 0) continue;
    if (commas.length === 0) return undefined;
    const edges = [start, ...commas, position];
    const options = edges.slice(1).map((edge, index) => pattern.slice((edges[index] ?? start) + 1, edge));
    return { options, end: position + 1 };
  }
  return undefined;
}

function tokens(pattern: string): Token[] {
  const found: Token[] = [];
  const scanner = /(?<=^|\/)\*\*\/|\*+|\?|[\s\S]/gu;
  for (const [text] of pattern.matchAll(scanner)) {
    if (text === '**/') found.push({ kind: 'any-directories' });
    else if (text.startsWith('**')) found.push({ kind: 'any' });
    else if (text === '*') found.push({ kind: 'any-in-segment' });
    else if (text === '?') found.push({ kind: 'any-character' });
    else found.push({ kind: 'character', character: text });
  }
  return found;
}

function start(program: Program): Reached {
  const reached = new Set<number>();
  enter(program, 0, reached);
  return reached;
}

function isEnd(program: Program, reached: Reached): boolean {
  return reached.has(program.length);
}

/** Takes pattern × text steps at most. */
function read(program: Program, from: Reached, text: string): Reached {
  let reached = from;
  for (const character of text) {
    if (reached.size === 0) return reached;
    const next = new Set<number>();
    for (const position of reached) {
      const token = program[position];
      if (token !== undefined) advance(program, position, token, character, next);
    }
    reached = next;
  }
  return reached;
}

function advance(program: Program, position: number, token: Token, character: string, next: Set<number>): void {
  switch (token.kind) {
    case 'character':
      if (token.character === character) enter(program, position + 1, next);
      return;
    case 'any-character':
      if (character !== '/') enter(program, position + 1, next);
      return;
    case 'any-in-segment':
      if (character !== '/') enter(program, position, next);
      return;
    case 'any':
      enter(program, position, next);
      return;
    case 'any-directories':
      // Within a directory's name the rest of the pattern cannot begin yet.
      if (character === '/') enter(program, position, next);
      else next.add(position);
  }
}

/** Adds a position and those behind tokens that may stand for nothing. */
function enter(program: Program, position: number, reached: Set<number>): void {
  reached.add(position);
  const kind = program[position]?.kind;
  if (kind === 'any' || kind === 'any-in-segment' || kind === 'any-directories') enter(program, position + 1, reached);
}
