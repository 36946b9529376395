/** Two texts compared by lines, and the unified diff of a commit. Whoever compares lines does it here. */
import { diffArrays } from 'diff/lib/diff/array.js';
import type { ChangedFile } from './changes.ts';

/** Lines `start` up to `end` (exclusive, counted from 0) of the text before become `lines`. */
export interface LineEdit {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** Lines of context around a change, as `git diff` shows them. */
const context = 3;
/** Beyond this many differing lines a minimal diff is not worth its quadratic cost: the middle is shown replaced. */
const maxDistance = 2_000;

/** The unified diff of all files of a commit, as git prints it. */
export function commitDiff(files: readonly ChangedFile[]): string {
  const text = (body: Uint8Array | undefined) => (body === undefined ? undefined : Buffer.from(body).toString('utf8'));
  return files.map(({ path, before, after }) => unifiedDiff(path, text(before?.body), text(after?.body))).join('');
}

/** A diff in git's unified form; `undefined` is an absent file. Empty when nothing changed. */
export function unifiedDiff(file: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const head = [`diff --git a/${file} b/${file}`];
  if (before === undefined) head.push('new file mode 100644');
  if (after === undefined) head.push('deleted file mode 100644');
  const lines = linesOf(before ?? '');
  const hunks = hunksOf(lines, lineEdits(lines, linesOf(after ?? '')));
  if (hunks.length === 0) return `${head.join('\n')}\n`;
  head.push(
    `--- ${before === undefined ? '/dev/null' : `a/${file}`}`,
    `+++ ${after === undefined ? '/dev/null' : `b/${file}`}`,
  );
  return `${head.join('\n')}\n${hunks.join('')}`;
}

/** Lines with their line feed; only the last one may lack it. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** In order, with at least one line that stays between two of them. */
export function lineEdits(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  const room = Math.min(before.length, after.length);
  let head = 0;
  while (head < room && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < room - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const [removed, added] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const changes = diffArrays(removed, added, { maxEditLength: maxDistance });
  if (changes === undefined) return [{ start: head, end: head + removed.length, lines: added }];
  const edits: LineEdit[] = [];
  let at = head;
  for (const { added, removed, value } of changes) {
    const end = added ? at : at + value.length;
    const last = edits.at(-1);
    if (added || removed) {
      const lines = added ? value : [];
      if (last?.end === at) edits.splice(-1, 1, { start: last.start, end, lines: [...last.lines, ...lines] });
      else edits.push({ start: at, end, lines });
    }
    at = end;
  }
  return edits;
}

/** Changes with no more than twice the context between them share a hunk. */
function hunksOf(before: readonly string[], edits: readonly LineEdit[]): readonly string[] {
  const hunks: LineEdit[][] = [];
  for (const edit of edits) {
    const last = hunks.at(-1);
    if (last !== undefined && edit.start - (last.at(-1)?.end ?? 0) <= 2 * context) last.push(edit);
    else hunks.push([edit]);
  }
  let grown = 0;
  return hunks.map((hunk) => {
    const start = Math.max(0, (hunk[0]?.start ?? 0) - context);
    const end = Math.min(before.length, (hunk.at(-1)?.end ?? 0) + context);
    const growth = hunk.reduce((sum, edit) => sum + edit.lines.length - (edit.end - edit.start), 0);
    const ranges = `-${range(start, end - start)} +${range(start + grown, end - start + growth)}`;
    grown += growth;
    return `@@ ${ranges} @@\n${hunkLines(before, hunk, start, end).join('')}`;
  });
}

function hunkLines(before: readonly string[], hunk: readonly LineEdit[], start: number, end: number): string[] {
  const shown: string[] = [];
  const show = (sign: ' ' | '-' | '+', lines: readonly string[]) => {
    for (const line of lines)
      shown.push(line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`);
  };
  let at = start;
  for (const edit of hunk) {
    show(' ', before.slice(at, edit.start));
    show('-', before.slice(edit.start, edit.end));
    show('+', edit.lines);
    at = edit.end;
  }
  show(' ', before.slice(at, end));
  return shown;
}

/** An empty side is counted from the line before it. */
function range(offset: number, count: number): string {
  const start = count === 0 ? offset : offset + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
}
