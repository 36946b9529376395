/** A table whose columns stand below each other within the width of a screen: cells wrap, and where nothing fits rows do. */
import type { Span } from '../style.ts';
import { lineWidth, wrapped } from '../wrap.ts';

export type Line = readonly Span[];

/** A text, perhaps with line breaks. */
export type Cell = readonly Line[];

interface TableText {
  readonly head: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly alignment: readonly ('left' | 'right')[];
}

const gap = '  ';

/** Columns narrower than this cannot be read. */
const narrowest = 8;

/** Characters of a line of the screen; a rule is drawn below a head. */
export function tableLines({ head, rows, alignment }: TableText, columns: number): readonly Line[] {
  const hasHead = head.some((cell) => cell.some((line) => lineWidth(line) > 0));
  const all = hasHead ? [head, ...rows] : rows;
  const natural = head.map((_, column) =>
    Math.max(0, ...all.flatMap((row) => (row[column] ?? []).map((line) => lineWidth(line)))),
  );
  const widths = fitted(natural, columns - gap.length * (head.length - 1));
  if (widths === undefined) return stacked({ head, rows, alignment }, columns);
  const lines = (row: readonly Cell[]) => rowLines(row, { widths, alignment });
  const rule: readonly Line[] = hasHead
    ? [[{ text: widths.map((width) => '─'.repeat(width)).join(gap), meaning: 'detail' }]]
    : [];
  return [...(hasHead ? lines(head.map(strong)) : []), ...rule, ...rows.flatMap(lines)];
}

/** The widest columns give way until all fit; undefined where they cannot. */
function fitted(natural: readonly number[], room: number): readonly number[] | undefined {
  const sum = (cap: number) => natural.reduce((total, width) => total + Math.min(width, cap), 0);
  let cap = Math.max(0, ...natural);
  while (cap >= narrowest && sum(cap) > room) cap--;
  if (sum(cap) > room) return undefined;
  let left = room - sum(cap);
  return natural.map((width) => {
    const more = width > cap ? Math.min(left, width - cap) : 0;
    left -= more;
    return Math.min(width, cap) + more;
  });
}

interface Columns {
  readonly widths: readonly number[];
  readonly alignment: readonly ('left' | 'right')[];
}

function rowLines(row: readonly Cell[], { widths, alignment }: Columns): readonly Line[] {
  const cells = widths.map((width, column) => (row[column] ?? []).flatMap((line) => wrapped(line, width, true)));
  const height = Math.max(1, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) => {
    const line = cells.flatMap((cell, column): Line => {
      const text = cell[at] ?? [];
      const pad = { text: ' '.repeat(Math.max(0, (widths[column] ?? 0) - lineWidth(text))) };
      const shown = alignment[column] === 'right' ? [pad, ...text] : [...text, pad];
      return column === 0 ? shown : [{ text: gap }, ...shown];
    });
    return withoutEnd(line);
  });
}

/** Spaces at the end of a line would be copied with it. */
function withoutEnd(line: Line): Line {
  const kept = [...line];
  while (kept.length > 0 && kept.at(-1)?.text.trim() === '') kept.pop();
  return kept;
}

/** Each cell behind the title of its column, a row after the other. */
function stacked({ head, rows }: TableText, columns: number): readonly Line[] {
  return rows.flatMap((row, at) => {
    const lines = row.flatMap((cell, column): readonly Line[] => {
      const title = strong(head[column] ?? []).flat();
      const [first = [], ...rest] = cell;
      const named = title.length === 0 ? first : [...title, { text: ': ' }, ...first];
      return cell.length === 0 ? [] : [named, ...rest].flatMap((line) => wrapped(line, columns, false));
    });
    return at === 0 ? lines : [[], ...lines];
  });
}

function strong(cell: Cell): Cell {
  return cell.map((line) => line.map((span): Span => ({ ...span, meaning: span.meaning ?? 'strong' })));
}
