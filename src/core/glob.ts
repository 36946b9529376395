/**
 * The one glob of the project: branch names, tags, watched files, files of the GitOps repository, workspaces. `*` (not
 * across `/`), `**` (across), `?` and `{a,b}`; a leading dot is a character like any other, as for git and GitHub. A
 * pattern becomes a state machine that reads each character once: no pattern and no branch name can make it exponential.
 * `.dockerignore` has rules of its own, see `build/ignore-rules.ts`.
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

/** Alternatives multiply. */
const mostAlternatives = 1000;

/** The tokens of a pattern: `*`, `**`, two stars and a slash (nothing, or anything that ends in a slash), `?`, a character. */
type Program = readonly string[];

/** A program, and the positions in it that the text so far can have reached. */
interface State {
  readonly program: Program;
  readonly reached: ReadonlySet<number>;
}

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
    .map((each) => ({ beginning: each.replace(/[*?].*$/s, ''), state: start(each) }));
  return (text) =>
    literals.has(text) ||
    // Most files of a large change differ from a pattern in its first characters.
    programs.some(({ beginning, state }) => text.startsWith(beginning) && isEnd(read(state, text)));
}

/** @param patterns without alternatives, see `alternatives` */
export function globWalk(patterns: readonly string[]): GlobWalk {
  const walk = (states: readonly State[]): GlobWalk => ({
    matches: (name) => states.some((state) => isEnd(read(state, name))),
    below: (name) => {
      const below = states.map((state) => read(state, `${name}/`)).filter(({ reached }) => reached.size > 0);
      return below.length === 0 ? undefined : walk(below);
    },
  });
  return walk(patterns.map(start));
}

/** Whether any of the patterns matches. A pattern that begins with `!` takes back what earlier ones matched. */
export function globs(patterns: readonly string[]): Glob {
  const rules = patterns.map((pattern) => ({
    takes: !pattern.startsWith('!'),
    matches: glob(pattern.replace(/^!/, '')),
  }));
  return (text) => rules.findLast(({ matches }) => matches(text))?.takes ?? false;
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
  for (let position = start; position < pattern.length; position++) {
    const character = pattern[position];
    if (character === '{') depth++;
    if (character === ',' && depth === 1) commas.push(position);
    if (character === '}') depth--;
    if (depth > 0) continue;
    if (commas.length === 0) return undefined;
    const edges = [start, ...commas, position];
    const options = edges.slice(1).map((edge, index) => pattern.slice((edges[index] ?? start) + 1, edge));
    return { options, end: position + 1 };
  }
  return undefined;
}

function tokens(pattern: string): Program {
  const found = pattern.match(/(?<=^|\/)\*\*\/|\*+|\?|[\s\S]/gu) ?? [];
  return found.map((token) => (/^\*{2,}$/.test(token) ? '**' : token));
}

function start(pattern: string): State {
  const program = tokens(pattern);
  const reached = new Set<number>();
  enter(program, 0, reached);
  return { program, reached };
}

function isEnd({ program, reached }: State): boolean {
  return reached.has(program.length);
}

/** Takes pattern × text steps at most. */
function read({ program, reached: before }: State, text: string): State {
  let reached = before;
  for (const character of text) {
    if (reached.size === 0) break;
    const next = new Set<number>();
    for (const position of reached) advance(program, position, character, next);
    reached = next;
  }
  return { program, reached };
}

function advance(program: Program, position: number, character: string, next: Set<number>): void {
  const token = program[position];
  // Within a directory's name the rest of the pattern cannot begin yet.
  if (token === '**/' && character !== '/') next.add(position);
  else if (token === '**/' || token === '**' || (token === '*' && character !== '/')) enter(program, position, next);
  else if (token === character || (token === '?' && character !== '/')) enter(program, position + 1, next);
}

/** Adds a position and those behind tokens that may stand for nothing. */
function enter(program: Program, position: number, reached: Set<number>): void {
  reached.add(position);
  if (program[position]?.startsWith('*')) enter(program, position + 1, reached);
}
