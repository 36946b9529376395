/** Tables in the summaries of commands, as GitHub-flavoured Markdown. */

/**
 * A text as one cell of a Markdown table. Names of files, branches and images are other people's text, so their markup
 * is escaped. Not for code spans, which show entities as they are written.
 */
export function cell(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\\|`<>*_[\]&~$!]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A table of these texts. Several texts in one cell stand on lines of their own. */
export function table(head: readonly string[], rows: readonly (readonly (string | readonly string[])[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const shown = rows.map((row) => line(row.map((texts) => [texts].flat().map(cell).join('<br>'))));
  return [line(head), line(head.map(() => '---')), ...shown].join('\n');
}
