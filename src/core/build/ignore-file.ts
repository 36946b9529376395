/**
 * `.dockerignore`. Source: github.com/moby/patternmatcher, which BuildKit, buildah and kaniko use. Kept apart from
 * `core/glob.ts`, whose patterns mean other things: here `[a-c]` and backslashes count, braces do not, a pattern takes
 * everything below a directory of its name, and paths are cleaned as Go does it.
 */

export interface IgnoreRules {
  /** Whether a path (slashes, no leading one) is left out of the context. */
  ignores(path: string): boolean;
  /** Whether something below a directory that is left out may be taken back by a `!` pattern. */
  readonly hasExceptions: boolean;
}

export function parseIgnoreFile(text: string): IgnoreRules {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map((line) => line.trim())
    .map((line) => ({ exception: line.startsWith('!'), pattern: cleanPath(line.replace(/^!\s*/, '')) }))
    .filter(({ pattern }) => pattern !== '')
    .map(({ exception, pattern }) => ({ exception, matches: pathPattern(pattern) }));
  return {
    hasExceptions: rules.some(({ exception }) => exception),
    // The last pattern that speaks about the path decides.
    ignores: (path) => rules.findLast(({ matches }) => matches(path))?.exception === false,
  };
}

/** As Go's filepath.Clean, without a leading slash: `./a//b/../c/` is `a/c`. */
function cleanPath(pattern: string): string {
  const parts: string[] = [];
  for (const part of pattern.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Matches a path, or anything below a directory, of this pattern (`*`, `?`, `[…]`, `**`, backslash escapes). */
export function pathPattern(pattern: string): (path: string) => boolean {
  const expression = new RegExp(`^${translate(pattern)}(?:/.*)?$`, 's');
  return (path) => expression.test(path);
}

function translate(pattern: string): string {
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
