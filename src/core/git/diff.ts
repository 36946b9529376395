/** Texts compared by lines, and the unified diff of a commit. */
import { diffArrays } from 'diff/lib/diff/array.js';
import type { ChangedFile } from './changes.ts';
import type { SnapshotFile } from './snapshot.ts';

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

/** The unified diff of all files of a commit, as git prints it. Empty when nothing changed. */
export function commitDiff(files: readonly ChangedFile[]): string {
  return files.map(fileDiff).join('');
}

function fileDiff({ path, before, after }: ChangedFile): string {
  const head = [`diff --git a/${path} b/${path}`];
  if (before === undefined) head.push(`new file mode ${after?.mode}`);
  else if (after === undefined) head.push(`deleted file mode ${before.mode}`);
  else if (before.mode !== after.mode) head.push(`old mode ${before.mode}`, `new mode ${after.mode}`);
  const [old, now] = [linesOf(textOf(before)), linesOf(textOf(after))];
  const hunks = hunksOf(old, lineEdits(old, now));
  if (hunks.length > 0) {
    head.push(before === undefined ? '--- /dev/null' : `--- a/${path}`);
    head.push(after === undefined ? '+++ /dev/null' : `+++ b/${path}`);
  }
  return head.length === 1 ? '' : `${head.join('\n')}\n${hunks.join('')}`;
}

function textOf(file: SnapshotFile | undefined): string {
  return Buffer.from(file?.body ?? []).toString('utf8');
}

/** One side of a diff. Undefined: there is nothing on it. */
export interface DiffSide {
  /** Of its line `---` or `+++`. */
  readonly name: string;
  readonly text: string | undefined;
}

/** The unified diff of two texts under names of their own. Empty when they are equal. */
export function textDiff(before: DiffSide, after: DiffSide): string {
  const [old, now] = [linesOf(before.text ?? ''), linesOf(after.text ?? '')];
  const hunks = hunksOf(old, lineEdits(old, now));
  if (hunks.length === 0) return '';
  const nameOf = ({ name, text }: DiffSide) => (text === undefined ? '/dev/null' : name);
  return `--- ${nameOf(before)}\n+++ ${nameOf(after)}\n${hunks.join('')}`;
}

/** Lines with their line feed; only the last one may lack it. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The changes from one text to the other, in order; at least one unchanged line stands between two of them. */
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
