/** How many columns a text takes on a screen: Korean, Chinese and Japanese characters and emoji take two, marks none. */

/** Blocks of characters that are wide or full-width. Source: Unicode, EastAsianWidth.txt (W and F). */
const wide =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** Marks that stand on the character before, and characters that are not seen. */
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]+$/u;

/** Printable ASCII alone, as nearly all of what is shown: a column each. */
const plain = /^[\u0020-\u007e]*$/;

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character each. */
function graphemes(text: string): readonly string[] {
  if (plain.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

export function widthOf(text: string): number {
  if (plain.test(text)) return text.length;
  return graphemes(text).reduce((sum, each) => sum + widthOfGrapheme(each), 0);
}

function widthOfGrapheme(grapheme: string): number {
  if (plain.test(grapheme)) return grapheme.length;
  if (invisible.test(grapheme)) return 0;
  // U+FE0F asks for the picture of a character that is text otherwise; two letters of a region are a flag.
  return wide.test(grapheme) || grapheme.includes('\ufe0f') ? 2 : 1;
}

export function hasWide(text: string): boolean {
  return !plain.test(text) && graphemes(text).some((each) => widthOfGrapheme(each) === 2);
}

/** The text, or where it is wider its beginning with an ellipsis. */
export function cutTo(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (const each of graphemes(text)) {
    width += widthOfGrapheme(each);
    if (width > columns) break;
    kept += each;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * The text in two: at most so many columns, and the rest. The first part has a character at least; it ends behind a mark
 * that parts of paths, images and addresses have between them, where one is near.
 */
export function splitAt(text: string, columns: number): readonly [string, string] {
  let kept = '';
  let width = 0;
  for (const each of graphemes(text)) {
    width += widthOfGrapheme(each);
    if (width > columns && kept !== '') break;
    kept += each;
  }
  const mark = kept.length < text.length ? /^.*[/:@,-]/s.exec(kept)?.[0].length : undefined;
  if (mark !== undefined && mark * 2 > kept.length) kept = kept.slice(0, mark);
  return [kept, text.slice(kept.length)];
}
