/** Spans in lines of a width. */
import type { Span } from './style.ts';
import { hasWide, splitAt, widthOf } from './width.ts';

type Line = readonly Span[];

/** Between two spaces, perhaps of several spans. */
interface Word {
  readonly spans: Span[];
  width: number;
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/**
 * @param breaks a word that is wider than a line is broken; else it has a line of its own, so that it can be copied as a
 *   whole. Words of wide characters are always broken: such languages need no spaces.
 */
export function wrapped(line: Line, columns: number, breaks: boolean): readonly Line[] {
  if (lineWidth(line) <= columns) return [line];
  const lines: Span[][] = [];
  let current: Span[] = [];
  let width = 0;
  const end = () => {
    lines.push(current);
    [current, width] = [[], 0];
  };
  for (const word of words(line)) {
    if (width > 0 && width + 1 + word.width > columns) end();
    if (width > 0) {
      current.push(spaceBetween(current.at(-1), word.spans[0]));
      width++;
    }
    const mayBreak = breaks || word.spans.some(({ text }) => hasWide(text));
    for (const span of word.spans) {
      let { text } = span;
      while (mayBreak && width + widthOf(text) > columns) {
        const [first, rest] = splitAt(text, columns - width);
        if (width > 0 && width + widthOf(first) > columns) {
          end();
          continue;
        }
        current.push({ ...span, text: first });
        text = rest;
        end();
      }
      if (text === '') continue;
      current.push({ ...span, text });
      width += widthOf(text);
    }
  }
  if (current.length > 0) end();
  return lines;
}

function words(line: Line): readonly Word[] {
  const found: Word[] = [];
  let isOpen = false;
  for (const span of line) {
    for (const text of span.text.split(/(\s+)/)) {
      if (text === '') continue;
      if (/^\s/.test(text)) {
        isOpen = false;
        continue;
      }
      const last = isOpen ? found.at(-1) : undefined;
      if (last === undefined) found.push({ spans: [{ ...span, text }], width: widthOf(text) });
      else {
        last.spans.push({ ...span, text });
        last.width += widthOf(text);
      }
      isOpen = true;
    }
  }
  return found;
}

/** The space within a link or a bold text belongs to it. */
function spaceBetween(before: Span | undefined, after: Span | undefined): Span {
  const isSame = before?.meaning === after?.meaning && before?.url === after?.url;
  return isSame ? { ...before, text: ' ' } : { text: ' ' };
}
