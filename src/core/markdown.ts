/**
 * GitHub-flavoured Markdown for pages of runs, comments of requests and logs. Everything that is put into it is taken as text,
 * because names of branches, files and commits are other people's; only what is `Markdown` already keeps its markup. The set is
 * small, so that a terminal can show it too: headings `###`, tables, links, code spans, bold, lists, fenced blocks, `<details>`.
 */

/** Text whose markup is ours. */
export interface Markdown {
  readonly markdown: string;
}

type Part = string | number | Markdown;

/** A template of Markdown: what is filled in is escaped, unless it is Markdown. */
export function md(strings: TemplateStringsArray, ...parts: readonly Part[]): Markdown {
  const text = strings.map((each, index) => each + (index < parts.length ? shown(parts[index] ?? '') : ''));
  return { markdown: text.join('') };
}

function shown(part: Part): string {
  return typeof part === 'object' ? part.markdown : cell(String(part));
}

/** Several parts as one; empty ones are left out. */
export function joined(parts: readonly Part[], separator: string): Markdown {
  const texts = parts.map(shown).filter((text) => text !== '');
  return { markdown: texts.join(separator) };
}

/**
 * A text as one cell of a Markdown table. Names of files, branches and images are other people's text, so their markup
 * is escaped. Not for code spans, which show entities as they are written.
 */
export function cell(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\\|`<>*_[\]&~$!]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * A sentence with names of branches, files and services in it. Its code spans stay; HTML and links of others come to
 * nothing.
 */
export function sentence(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[<[]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text in a code span; one that would end it, or the cell that it is in, stands there without. */
export function code(text: string): Markdown {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line === '') return { markdown: '' };
  return { markdown: /[`|\\]/.test(line) ? cell(line) : `\`${line}\`` };
}

/** A link, where there is an address that a browser opens; else the text alone. */
export function link(text: Part, url: string | undefined): Markdown {
  const address = url === undefined ? undefined : addressIn(url);
  return { markdown: address === undefined ? shown(text) : `[${shown(text)}](${address})` };
}

/** Percent-encodes what would end the target of a link. Undefined for what is no address of a page. */
function addressIn(url: string): string | undefined {
  if (!/^https?:\/\/[^\s/]/i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).href.replace(
    /[()<>|\\`]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

type Cell = Part | readonly Part[];

/** A table of these texts. Several in one cell stand on lines of their own. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = rows.map((row) => line(row.map((each) => [each].flat().map(shown).join('<br>'))));
  return [line(head), line(head.map(() => '---')), ...lines].join('\n');
}

/** What is seen after a click. */
export function folded(title: Part, body: string): string {
  return `<details><summary>${shown(title)}</summary>\n\n${body}\n\n</details>`;
}

/** A block of text as it is. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
