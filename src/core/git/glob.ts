/** Glob patterns over repository paths: `*` and `?` stay within a segment, `**` spans any number, `{a,b}` alternates. */

import { badInput } from '../failure.ts';
import { pathSegments } from './path.ts';

/** `{a,b}{c,d}…` grows exponentially. */
const maxAlternatives = 64;

export function isGlob(path: string): boolean {
  return /[*?{]/.test(path);
}

/** Each pattern without braces, split into segments and checked like a path. */
export function parseGlobs(patterns: readonly string[], input = 'file'): string[][] {
  const expanded = patterns.flatMap((pattern) => expandBraces(pattern, input));
  return expanded.map((pattern) => pathSegments(pattern, input));
}

function expandBraces(pattern: string, input: string): string[] {
  let patterns = [pattern];
  for (;;) {
    const next = patterns.flatMap((each) => {
      // The innermost pair first, so that nested braces resolve from the inside.
      const match = /^(.*)\{([^{}]*)\}(.*)$/s.exec(each);
      if (match === null) return [each];
      const [, before = '', choices = '', after = ''] = match;
      return choices.split(',').map((choice) => before + choice + after);
    });
    if (next.length > maxAlternatives)
      throw badInput(input, `${pattern} stands for more than ${maxAlternatives} patterns`);
    if (next.every((each, index) => each === patterns[index])) return [...new Set(next)];
    patterns = next;
  }
}

/**
 * One segment against one pattern segment, in time linear in the product of their lengths (a regular expression with
 * many stars backtracks exponentially). A leading dot must be written out, as in shells.
 */
export function segmentMatches(pattern: string, segment: string): boolean {
  if (segment.startsWith('.') && !pattern.startsWith('.')) return false;
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let afterStar = 0;
  while (at < segment.length) {
    const token = pattern[inPattern];
    if (token === '*') {
      star = inPattern;
      afterStar = at;
      inPattern += 1;
    } else if (token === '?' || token === segment[at]) {
      inPattern += 1;
      at += 1;
    } else if (star >= 0) {
      afterStar += 1;
      at = afterStar;
      inPattern = star + 1;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(inPattern));
}

/** The rests of patterns that can still match below a directory of this name. */
export function descend(patterns: readonly (readonly string[])[], name: string): (readonly string[])[] {
  return patterns.flatMap((pattern) => {
    const [first, ...rest] = pattern;
    if (first === undefined) return [];
    if (first === '**') {
      const deeper = name.startsWith('.') ? [] : [pattern];
      return [...deeper, ...descend([rest], name)];
    }
    return rest.length > 0 && segmentMatches(first, name) ? [rest] : [];
  });
}

/** Whether a file of this name, here, is matched. */
export function matchesFile(patterns: readonly (readonly string[])[], name: string): boolean {
  return patterns.some((pattern) => {
    const [first, ...rest] = pattern;
    if (first === undefined) return false;
    if (first === '**') return rest.length === 0 ? segmentMatches('*', name) : matchesFile([rest], name);
    return rest.length === 0 && segmentMatches(first, name);
  });
}
