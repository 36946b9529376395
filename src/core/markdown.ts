/**
 * A text as one cell of a Markdown table, whatever it holds: names of files, branches and images are other people's
 * text, and a summary is no place for their markup. Not for code spans, which show entities as they are written.
 */
export function cell(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\\|`<>*_[\]&~$!]/g, (character) => `&#${character.charCodeAt(0)};`);
}
