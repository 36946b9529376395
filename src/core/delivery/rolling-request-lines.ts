/** Three versions of one text into one, by lines. */

import { unifiedDiff } from '../edit/edit.ts';

export interface MergedText {
  readonly text: string;
  /** Whether a change of `ours` had to give way to one of `theirs`. */
  readonly gaveWay: boolean;
}

/** Lines `start` up to `end` (exclusive) of the origin become `lines`. */
interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * Both sides' changes of the origin. Unlike git's merge, neighbouring lines do not conflict (a tag map has nothing else),
 * and lines that both sides insert at one place all stay, if `inserted` says so. Where both change the same lines,
 * `theirs` stands.
 */
export function mergeLines(
  origin: string,
  ours: string,
  theirs: string,
  inserted: 'both' | 'theirs' = 'both',
): MergedText {
  const kept = editsOf(origin, theirs);
  const candidates = editsOf(origin, ours).filter((edit) => !kept.some((other) => isSame(edit, other)));
  const fitting = candidates.filter(
    (edit) => !kept.some((other) => overlap(edit, other) || (inserted === 'theirs' && insertTogether(edit, other))),
  );
  // Theirs come first, so that of two insertions at one place theirs stands above ours.
  const edits = [...kept, ...fitting].sort((a, b) => a.start - b.start || a.end - b.end);
  const lines = linesOf(origin);
  const merged: string[] = [];
  let at = 0;
  for (const edit of edits) {
    merged.push(...lines.slice(at, edit.start), ...edit.lines);
    at = Math.max(at, edit.end);
  }
  merged.push(...lines.slice(at));
  return { text: merged.join(''), gaveWay: fitting.length < candidates.length };
}

function overlap(a: LineEdit, b: LineEdit): boolean {
  if (a.start === a.end || b.start === b.end) {
    const [point, range] = a.start === a.end ? [a, b] : [b, a];
    return range.start < point.start && point.start < range.end;
  }
  return a.start < b.end && b.start < a.end;
}

function insertTogether(a: LineEdit, b: LineEdit): boolean {
  return a.start === a.end && b.start === b.end && a.start === b.start;
}

function isSame(a: LineEdit, b: LineEdit): boolean {
  return a.start === b.start && a.end === b.end && a.lines.join('') === b.lines.join('');
}

/** Read off the diff that people see, so that there is one way to compare lines. */
function editsOf(before: string, after: string): LineEdit[] {
  // Behind the header; inside a hunk every line begins with its own sign.
  const [, ...hunks] = unifiedDiff('file', before, after).split(/^(?=@@ -)/m);
  return hunks.flatMap(editsOfHunk);
}

function editsOfHunk(hunk: string): LineEdit[] {
  const edits: LineEdit[] = [];
  const [header = '', ...lines] = hunk.match(/[^\n]*\n/g) ?? [];
  const [, start = '1', empty] = /^@@ -(\d+)(,0)?/.exec(header) ?? [];
  // A hunk that removes nothing and has no context is counted from the line before it.
  let at = Number(start) - (empty === undefined ? 1 : 0);
  let edit: { start: number; end: number; lines: string[] } | undefined;
  let lastSign = '';
  for (const line of [...lines, ' ']) {
    const sign = line.slice(0, 1);
    if (sign === '\\') {
      // "\ No newline at end of file" is about the line above.
      if (lastSign === '+') edit?.lines.push(edit.lines.pop()?.replace(/\n$/, '') ?? '');
      continue;
    }
    lastSign = sign;
    if (sign === ' ') {
      if (edit !== undefined) edits.push(...apart(edit));
      edit = undefined;
      at += 1;
      continue;
    }
    edit ??= { start: at, end: at, lines: [] };
    if (sign === '+') {
      edit.lines.push(line.slice(1));
    } else {
      at += 1;
      edit.end = at;
    }
  }
  return edits;
}

/** Lines that are replaced one by one are changes of their own. */
function apart({ start, end, lines }: LineEdit): LineEdit[] {
  if (end - start !== lines.length) return [{ start, end, lines }];
  return lines.map((line, index) => ({ start: start + index, end: start + index + 1, lines: [line] }));
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
