/**
 * `.dockerignore` and its relatives. Source: github.com/moby/patternmatcher, which BuildKit, buildah and kaniko use. Kept
 * apart from `core/glob.ts`, whose patterns mean other things: here `[a-c]` and backslashes count, braces do not, a
 * pattern takes everything below a directory of its name, and paths are cleaned as Go does it.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '../failure.ts';
import type { Frontend } from './engine.ts';

/**
 * The ignore rules for a Dockerfile, of the first file that there is: `<dockerfile>.dockerignore`,
 * `<dockerfile>.containerignore`, the context's `.containerignore`, then its `.dockerignore`; those with `containerignore`
 * for builders that know it.
 *
 * Sources: docs.docker.com, "Build context"; buildah, pkg/parse/parse.go, `ContainerIgnoreFile`; seen with BuildKit 0.8 and
 * buildah 1.28.
 */
export async function ignoreRules(
  context: string,
  dockerfile: string,
  { containerIgnore }: Pick<Frontend, 'containerIgnore'>,
): Promise<IgnoreRules> {
  const container = containerIgnore ? [ownContainerIgnoreFile(dockerfile), join(context, '.containerignore')] : [];
  const candidates = [ownIgnoreFile(dockerfile), ...container, join(context, '.dockerignore')];
  for (const path of candidates) {
    const text = readIgnoreFile(path);
    if (text !== undefined) return parseIgnoreFile(text);
  }
  return parseIgnoreFile('');
}

/** The rules of a further build context, which has an ignore file of its own. */
export async function ignoreRulesOf(context: string): Promise<IgnoreRules> {
  return parseIgnoreFile(readIgnoreFile(join(context, '.dockerignore')) ?? '');
}

export function ownIgnoreFile(dockerfile: string): string {
  return `${dockerfile}.dockerignore`;
}

/** What goes with a Dockerfile that is copied; each may be absent. */
export function ownIgnoreFiles(dockerfile: string): readonly string[] {
  return [ownIgnoreFile(dockerfile), ownContainerIgnoreFile(dockerfile)];
}

function ownContainerIgnoreFile(dockerfile: string): string {
  return `${dockerfile}.containerignore`;
}

/** Undefined where there is none. @throws bad input for what is no file: no builder takes it either */
export function readIgnoreFile(path: string): string | undefined {
  try {
    if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
  throw badInput('context', `${path} is no file`, 'Make it a file with one pattern a line, or remove it.');
}

export interface IgnoreRules {
  /** Whether a path (slashes, no leading one) is left out of the context. */
  ignores(path: string): boolean;
  /** Whether something below a directory that is left out may be taken back by a `!` pattern. */
  readonly hasExceptions: boolean;
  /** What they were read from: equal text makes equal rules. */
  readonly text: string;
}

interface Rule {
  readonly exception: boolean;
  readonly pattern: string;
  /** The path itself, not what lies below it. */
  matches(path: string): boolean;
}

export function parseIgnoreFile(text: string): IgnoreRules {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map((line) => line.trim())
    .map((line) => ({ exception: line.startsWith('!'), pattern: cleanPattern(line.replace(/^!\s*/, '')) }))
    .filter(({ pattern }) => pattern !== '')
    .map(({ exception, pattern }): Rule => {
      const expression = new RegExp(`^${patternExpression(pattern)}$`, 's');
      return { exception, pattern, matches: (path) => expression.test(path) };
    });
  const hasExceptions = rules.some(({ exception }) => exception);
  if (!hasExceptions) return { hasExceptions, text, ignores: ignoresBelow(rules) };
  return {
    hasExceptions,
    text,
    ignores(path) {
      const paths = ancestorsOf(path);
      // Versions of the matcher differ where exceptions are about what other rules match. What one of them sees may
      // reach the image.
      return isIgnoredToday(rules, paths) && isIgnoredByLast(rules, paths) && isIgnoredInOldVersions(rules, paths);
    },
  };
}

/** Without exceptions a rule takes all that is below what it matches. A walk asks for each file, and so of each directory often. */
function ignoresBelow(rules: readonly Rule[]): (path: string) => boolean {
  const directories = new Map<string, boolean>();
  const ignores = (path: string): boolean => {
    if (rules.some(({ matches }) => matches(path))) return true;
    const slash = path.lastIndexOf('/');
    if (slash <= 0) return false;
    const above = path.slice(0, slash);
    const known = directories.get(above) ?? ignores(above);
    directories.set(above, known);
    return known;
  };
  return rules.length === 0 ? () => false : ignores;
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function ancestorsOf(path: string): readonly string[] {
  const names = path.split('/');
  return names.map((_, at) => names.slice(0, at + 1).join('/'));
}

/**
 * `MatchesUsingParentResults`: a rule that cannot change the verdict on a directory is not asked about it, and so is not
 * known to match what lies below.
 */
function isIgnoredToday(rules: readonly Rule[], paths: readonly string[]): boolean {
  let matched = rules.map(() => false);
  let verdict = false;
  for (const path of paths) {
    verdict = false;
    matched = rules.map((rule, at) => {
      const matches = matched[at] === true || (rule.exception === verdict && rule.matches(path));
      if (matches) verdict = !rule.exception;
      return matches;
    });
  }
  return verdict;
}

/** As documented: the last rule that speaks about the path, or a directory above it, decides. */
function isIgnoredByLast(rules: readonly Rule[], paths: readonly string[]): boolean {
  return rules.findLast(({ matches }) => paths.some(matches))?.exception === false;
}

/**
 * As Docker 20.10 and buildah 1.28: of the directories above a path only the one of the pattern's own depth is asked, and a
 * directory is left out as a whole where no exception is written for a path below it.
 */
function isIgnoredInOldVersions(rules: readonly Rule[], paths: readonly string[]): boolean {
  return paths.some(
    (path, at) =>
      matchesInOldVersions(rules, paths.slice(0, at + 1)) &&
      (at === paths.length - 1 || !rules.some(({ exception, pattern }) => exception && pattern.startsWith(`${path}/`))),
  );
}

function matchesInOldVersions(rules: readonly Rule[], paths: readonly string[]): boolean {
  const path = paths.at(-1) ?? '';
  let verdict = false;
  for (const { exception, pattern, matches } of rules) {
    if (exception !== verdict) continue;
    const depth = pattern.split('/').length;
    const above = depth < paths.length ? paths[depth - 1] : undefined;
    if (matches(path) || (above !== undefined && matches(above))) verdict = !exception;
  }
  return verdict;
}

/** As Go's filepath.Clean, without a leading slash: `./a//b/../c/` is `a/c`, and `../a` stays outside. */
function cleanPattern(pattern: string): string {
  const isRooted = pattern.startsWith('/');
  const parts: string[] = [];
  for (const part of pattern.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isRooted) parts.push(part);
  }
  return parts.join('/');
}

/** As a regular expression, without anchors: `*`, `?`, `[…]`, `**`, backslash escapes. */
export function patternExpression(pattern: string): string {
  let expression = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const rest = pattern.slice(at);
    if (rest.startsWith('**/')) {
      expression += '(?:.*/)?';
      at += 2;
    } else if (rest.startsWith('**')) {
      expression += '.*';
      at += 1;
    } else if (character === '*') expression += '[^/]*';
    else if (character === '?') expression += '[^/]';
    else if (character === '[') {
      const set = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(rest);
      expression += set === null ? '\\[' : `[${set[1]}${(set[2] ?? '').replace(/[[&]/g, '\\$&')}]`;
      at += set === null ? 0 : set[0].length - 1;
    } else if (character === '\\' && at + 1 < pattern.length) {
      at += 1;
      expression += literal(pattern[at] ?? '');
    } else expression += literal(character);
  }
  return expression;
}

function literal(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}
