/** Which comment lines belong to a key or item, and which head what comes after it. */
import { isMap, isScalar } from 'yaml';
import { asNode, type Hop, itemEnd, itemStart, keyText } from './node.ts';
import { lineEnd, lineStart, nextLine } from './splice.ts';

/** Where the comment lines directly above begin, in the same column. The head of a file is about all of it, and stays. */
export function commentsAbove(text: string, line: number, column: number): number {
  let from = line;
  while (from > 0) {
    const above = lineStart(text, from - 1);
    const content = text.slice(above, from);
    if (!content.trimStart().startsWith('#') || content.length - content.trimStart().length !== column) break;
    from = above;
  }
  const head = from === 0 || /^(?:---|%).*$/.test(text.slice(lineStart(text, from - 1), from).trim());
  return head ? line : from;
}

/** Comment lines directly below that are indented deeper than the key stand inside its value. */
export function commentsInside(text: string, end: number, column: number): number {
  let last = end;
  for (let at = nextLine(text, end); at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at));
    if (!line.trimStart().startsWith('#') || line.length - line.trimStart().length <= column) break;
    last = lineEnd(text, at);
  }
  return last;
}

/**
 * Where the comment begins that goes with a removed key or item. Of the lines directly above it those stay that head a
 * section (with a rule of `---`, `###` or the like), as long as the section has something left; and those that head a
 * group: they stand behind a blank line and before keys without blank lines or comments between them, and are not
 * about the removed one by its name or by a mark of helm-docs (`# --`, `# @param`), or they name one of the others.
 */
export function ownComments(text: string, hop: Hop, column: number): number {
  const line = lineStart(text, itemStart(hop));
  const above = commentsAbove(text, line, column);
  const lines = text.slice(above, line).match(/[^\n]*\n/g) ?? [];
  const ruled = lines.findLastIndex((each) => isRule(each)) + 1;
  const headed = ruled > 0 && sectionGoesOn(text, hop, column);
  const from = headed ? above + lines.slice(0, ruled).join('').length : above;
  const comment = text.slice(from, line);
  if (comment === '') return line;
  const rest = groupAfter(text, hop, column);
  if (rest.length === 0) return from;
  if (rest.some((each) => names(comment, each))) return line;
  const marked = /^[ \t]*#+[ \t]*(?:--[ \t]|@)/m.test(comment);
  const blankBefore = text.slice(lineStart(text, from - 1), from).trim() === '';
  return blankBefore && !marked && !names(comment, hop) ? line : from;
}

/** `# -----`, `##########`, `# --- Ingress ---`. */
function isRule(line: string): boolean {
  return /^\s*#[ \t]*(?:[-=*~+_#]{3,}|.*[-=*~+_#]{3,}\s*$)/.test(line);
}

/** Whether something stands between a removed key and the next rule. */
function sectionGoesOn(text: string, hop: Hop, column: number): boolean {
  const next = { ...hop, index: hop.index + 1 };
  if (next.index >= hop.container.items.length) return false;
  const between = text.slice(commentsInside(text, itemEnd(hop, text), column), itemStart(next));
  return !between.split('\n').some((line) => line.trim() !== '' && isRule(line));
}

/** The siblings that follow without a blank line or a comment between them. */
function groupAfter(text: string, { container, index }: Hop, column: number): readonly Hop[] {
  const group: Hop[] = [];
  for (let at = index; at + 1 < container.items.length; at++) {
    const next = { container, index: at + 1 };
    const end = commentsInside(text, itemEnd({ container, index: at }, text), column);
    if (nextLine(text, end) !== lineStart(text, itemStart(next))) break;
    group.push(next);
  }
  return group;
}

/** Whether a comment has the name of a key, or the text of an item, as words: `maxReplicas`, `max replicas`. */
function names(comment: string, { container, index }: Hop): boolean {
  const item = isMap(container) ? undefined : asNode(container.items[index]);
  const label = isMap(container) ? keyText(container.items[index]?.key) : isScalar(item) ? String(item.value) : '';
  const wanted = wordsOf(label ?? '');
  return wanted !== '' && ` ${wordsOf(comment)} `.includes(` ${wanted} `);
}

function wordsOf(text: string): string {
  const spaced = text.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ');
  return spaced
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
