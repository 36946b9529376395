/**
 * `commands/summaries` is what the page of a run shows of it: a verdict first, then a table, then what is folded. It imports what
 * `commands` may. Begin with `deployment.ts`; this file has the parts that summaries of all commands are made of.
 */
import { counted } from '../../core/counted.ts';
import { code, fenced, folded, joined, type Markdown, md } from '../../core/markdown.ts';

export const icons = { good: '🟢', waiting: '🟡', nothing: '⚪', bad: '🔴', would: '🔵' } as const;

/** The first line: what came of it. */
export function verdict(icon: keyof typeof icons, text: Markdown): string {
  return `### ${icons[icon]} ${text.markdown}`;
}

/** `4.2 s`, `3 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A commit in short; what is no commit, such as the version of a chart, as it is. */
export function shortRevision(revision: string): Markdown {
  return code(/^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 8) : revision);
}

/** `26bc85f2`. */
export function shortCommit(commit: string): Markdown {
  return code(commit.slice(0, 8));
}

/** Characters of a diff: GitHub takes 1 MiB for a step, and nobody reads more on a page. */
const longestDiff = 64_000;

/**
 * A diff, folded, with its size. Empty for none.
 *
 * @param redact hides secrets, before the text is cut: half a one would not be known as one
 */
export function foldedDiff(diff: string, redact: (text: string) => string, title = 'Diff'): string {
  if (diff.trim() === '') return '';
  const text = redact(diff).replace(/\r/g, '');
  const lines = text.split('\n');
  // A line that goes may begin with `--- ` too: the head of a file has both.
  const isHead = (at: number) => lines[at]?.startsWith('--- ') === true && lines[at + 1]?.startsWith('+++ ') === true;
  const files = lines.filter((_, at) => isHead(at)).length;
  const added = lines.filter((line, at) => line.startsWith('+') && !isHead(at - 1)).length;
  const removed = lines.filter((line, at) => line.startsWith('-') && !isHead(at)).length;
  const size = `${title} (${counted(files, 'file')}, +${added} −${removed})`;
  if (text.length <= longestDiff) return folded(size, fenced(text, 'diff'));
  const kept = text.slice(0, text.lastIndexOf('\n', longestDiff));
  const more = lines.length - kept.split('\n').length;
  return folded(
    size,
    `${fenced(kept, 'diff')}\n\nCut here: ${counted(more, 'more line')}. The log of the run has all of it.`,
  );
}

/** Paragraphs; empty ones are left out. */
export function page(...parts: readonly (string | Markdown)[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : part.markdown))
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A list in a sentence: `plan 0.3 s, images 3.1 s`. */
export function listed(parts: readonly (string | Markdown)[]): Markdown {
  return joined(parts, ', ');
}

/** A cell of a table in which nothing stands. */
export const none = md`–`;
