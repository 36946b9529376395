/** The blocks of a Markdown text: headings, paragraphs, lists, tables, code, quotes. What is none of them is a paragraph. */

export type Block =
  /** `isFold`: what follows is folded on a page. */
  | { readonly kind: 'heading'; readonly text: string; readonly isFold?: true }
  /** Each line as it is: a writer's line breaks are better than none. */
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'item'; readonly indent: number; readonly marker: string; readonly lines: readonly string[] }
  | { readonly kind: 'code'; readonly indent: number; readonly language: string; readonly lines: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Of each column: `right` where numbers stand. */
      readonly alignment: readonly ('left' | 'right')[];
    }
  | { readonly kind: 'quote'; readonly lines: readonly string[] }
  | { readonly kind: 'rule' };

const fence = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/;
const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const quote = /^ {0,3}>\s?/;
const delimiter = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const details = /^\s*<\/?details[^<>]*>\s*/i;
const summary = /^\s*<summary[^<>]*>(.*?)<\/summary>\s*/is;

export function blocksOf(markdown: string): readonly Block[] {
  const reader = new Reader(markdown.split(/\r\n|\r|\n/));
  const blocks: Block[] = [];
  for (;;) {
    const block = reader.next();
    if (block === undefined) return blocks;
    blocks.push(block);
  }
}

class Reader {
  readonly #lines: string[];
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = [...lines];
  }

  next(): Block | undefined {
    for (;;) {
      while (this.#at < this.#lines.length && this.#line().trim() === '') this.#at++;
      if (this.#at >= this.#lines.length) return undefined;
      if (this.#comment()) continue;
      const folded = this.#folded();
      if (folded === 'nothing') return this.#code() ?? this.#table() ?? this.#ofOneLine() ?? this.#text();
      if (folded !== 'skipped') return folded;
    }
  }

  #line(): string {
    return this.#lines[this.#at] ?? '';
  }

  /** A marker that a program leaves for itself. One without an end is text. */
  #comment(): boolean {
    if (!/^\s*<!--/.test(this.#line())) return false;
    const end = this.#lines.findIndex((line, at) => at >= this.#at && line.includes('-->'));
    if (end === -1) return false;
    const rest = (this.#lines[end] ?? '').replace(/^.*?-->/, '');
    this.#at = end;
    this.#replace(rest);
    return true;
  }

  /** The begin and end of what a page folds: its title is a heading here. */
  #folded(): Block | 'skipped' | 'nothing' {
    const line = this.#line();
    const opened = line.replace(details, '');
    const [whole, title] = summary.exec(opened) ?? [];
    if (whole !== undefined && title !== undefined) {
      this.#replace(opened.slice(whole.length));
      return { kind: 'heading', text: title, isFold: true };
    }
    if (opened === line) return 'nothing';
    this.#replace(opened);
    return 'skipped';
  }

  /** What stands behind a tag on its line is read as a line. */
  #replace(rest: string): void {
    if (rest.trim() === '') this.#at++;
    else this.#lines[this.#at] = rest;
  }

  #code(): Block | undefined {
    const [, indent = '', ticks, language = ''] = fence.exec(this.#line()) ?? [];
    if (ticks === undefined) return undefined;
    // What nothing follows is text that looks like code.
    if (this.#at === this.#lines.length - 1) return undefined;
    const end = new RegExp(`^\\s*${ticks[0]}{${ticks.length},}\\s*$`);
    const lines: string[] = [];
    for (this.#at++; this.#at < this.#lines.length && !end.test(this.#line()); this.#at++) {
      const line = this.#line();
      lines.push(line.startsWith(indent) ? line.slice(indent.length) : line);
    }
    this.#at++;
    return { kind: 'code', indent: indent.length, language: language.toLowerCase(), lines };
  }

  #table(): Block | undefined {
    const rule = this.#lines[this.#at + 1] ?? '';
    if (!this.#line().includes('|') || !delimiter.test(rule)) return undefined;
    const head = cells(this.#line());
    const columns = cells(rule);
    if (columns.length !== head.length) return undefined;
    const alignment = columns.map((each) => (/^-+:$/.test(each) ? 'right' : 'left'));
    const rows: string[][] = [];
    for (this.#at += 2; this.#at < this.#lines.length; this.#at++) {
      const line = this.#line();
      if (line.trim() === '' || (!line.includes('|') && this.#beginsBlock())) break;
      const row = cells(line);
      // A page leaves out what is too much; here no word is lost.
      const last = row.slice(head.length - 1).join(' | ');
      rows.push(
        [...row.slice(0, head.length - 1), last, ...head.slice(row.length).map(() => '')].slice(0, head.length),
      );
    }
    return { kind: 'table', head, rows, alignment };
  }

  #ofOneLine(): Block | undefined {
    const line = this.#line();
    const title = heading.exec(line)?.[1];
    if (title !== undefined) {
      this.#at++;
      return { kind: 'heading', text: title };
    }
    if (!rule.test(line)) return undefined;
    this.#at++;
    return { kind: 'rule' };
  }

  #text(): Block {
    const line = this.#line();
    if (quote.test(line)) return { kind: 'quote', lines: this.#while((each) => quote.test(each), quote) };
    const [, indent = '', marker, first] = item.exec(line) ?? [];
    this.#at++;
    const rest = this.#while(() => !this.#beginsBlock());
    if (marker === undefined || first === undefined) return { kind: 'paragraph', lines: [line.trimEnd(), ...rest] };
    return { kind: 'item', indent: indent.length, marker, lines: [first, ...rest] };
  }

  #while(goesOn: (line: string) => boolean, prefix = /^\s+/): readonly string[] {
    const lines: string[] = [];
    for (; this.#at < this.#lines.length && this.#line().trim() !== '' && goesOn(this.#line()); this.#at++) {
      lines.push(this.#line().replace(prefix, '').trimEnd());
    }
    return lines;
  }

  #beginsBlock(): boolean {
    const line = this.#line();
    const isTable = line.includes('|') && delimiter.test(this.#lines[this.#at + 1] ?? '');
    return isTable || [fence, heading, item, quote, rule, details, summary].some((each) => each.test(line));
  }
}

/** The cells of a row. A pipe with a backslash is text. */
function cells(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((each) => each.trim().replaceAll('\\|', '|'));
}
