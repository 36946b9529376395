/**
 * Reads the YAML that pnpm and yarn write. A lock file has tens of thousands of lines, for which the general parser takes a
 * second where this one takes some hundredths; what this one does not know, such as anchors or folded text, it leaves to it.
 */
import { parse } from 'yaml';

/** @throws YAMLParseError */
export function parseLockYaml(text: string): unknown {
  try {
    return new Reader(text).document();
  } catch (error) {
    if (error instanceof NotKnown) return parse(text, { maxAliasCount: 100, schema: 'failsafe' });
    throw error;
  }
}

class NotKnown extends Error {}

interface Line {
  readonly indent: number;
  readonly text: string;
}

/** Values stay text: no lock file means anything else by `true` or `1.0` than what it says. */
class Reader {
  readonly #lines: readonly Line[];
  #at = 0;

  constructor(text: string) {
    this.#lines = text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }))
      .filter(({ text: line }) => line !== '' && !line.startsWith('#') && line !== '---');
    if (text.includes('\t')) throw new NotKnown();
  }

  document(): unknown {
    const value = this.#block(0);
    if (this.#at < this.#lines.length) throw new NotKnown();
    return value;
  }

  #block(indent: number): unknown {
    const line = this.#lines[this.#at];
    if (line === undefined || line.indent !== indent) throw new NotKnown();
    return line.text.startsWith('- ') ? this.#list(indent) : this.#map(indent);
  }

  #list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (let line = this.#lines[this.#at]; line?.indent === indent && line.text.startsWith('- '); ) {
      items.push(inline(line.text.slice(2).trim()));
      this.#at += 1;
      line = this.#lines[this.#at];
    }
    return items;
  }

  #map(indent: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    const names = new Set<string>();
    for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
      const { key, rest } = this.#key(line.text, indent);
      if (names.has(key)) throw new NotKnown();
      names.add(key);
      entries.push([key, this.#value(rest, indent)]);
    }
    if ((this.#lines[this.#at]?.indent ?? 0) > indent) throw new NotKnown();
    return Object.fromEntries(entries);
  }

  /** Keys longer than 1,024 characters stand behind a question mark, their value on the next line. */
  #key(text: string, indent: number): { readonly key: string; readonly rest: string } {
    this.#at += 1;
    if (!text.startsWith('? ')) return splitKey(text);
    const next = this.#lines[this.#at];
    if (next?.indent !== indent || !/^:(\s|$)/.test(next.text)) throw new NotKnown();
    const key = inline(text.slice(2).trim());
    if (typeof key !== 'string') throw new NotKnown();
    // Yarn begins the value, a map, behind the colon: its other members stand two columns further in.
    if (next.text === ':') this.#at += 1;
    else (this.#lines as Line[])[this.#at] = { indent: indent + 2, text: next.text.slice(1).trim() };
    return { key, rest: '' };
  }

  #value(rest: string, indent: number): unknown {
    if (rest !== '') return inline(rest);
    const next = this.#lines[this.#at];
    if (next === undefined || next.indent < indent || (next.indent === indent && !next.text.startsWith('- ')))
      return '';
    return this.#block(next.indent);
  }
}

function splitKey(text: string): { readonly key: string; readonly rest: string } {
  const [whole, double, single, plain] =
    /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'&*!|>%@`[\]{},#?-][^#]*?|-[^\s#][^#]*?)) *:(?: +|$)/.exec(text) ??
    [];
  if (whole === undefined) throw new NotKnown();
  return { key: scalar(double, single, plain), rest: text.slice(whole.length) };
}

function scalar(double: string | undefined, single: string | undefined, plain = ''): string {
  if (double !== undefined) {
    if (/\\[^"\\/nt]/.test(double)) throw new NotKnown();
    return JSON.parse(`"${double}"`) as string;
  }
  return single === undefined ? plain : single.replaceAll("''", "'");
}

/** A value in one line: text, or a list or map in brackets. */
function inline(text: string): unknown {
  const reader = new InlineReader(text);
  const value = text.startsWith('{') || text.startsWith('[') ? reader.collection() : reader.text(false);
  if (!reader.isAtEnd()) throw new NotKnown();
  return value;
}

class InlineReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  text(inCollection: boolean): string {
    const pattern = inCollection
      ? /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'&*!|>%@`[\]{},#-](?:[^,[\]{}#:]|:(?! ))*|-[^\s,[\]{}#:]+)/y
      : /"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'&*!|>%@`[\]{},#-](?:[^#:]|:(?! |$)|(?<! )#)*|-[^\s#:](?:[^#:]|:(?! |$))*)/y;
    pattern.lastIndex = this.#at;
    const [whole, double, single, plain] = pattern.exec(this.#text) ?? [];
    if (whole === undefined) throw new NotKnown();
    this.#at += whole.length;
    return scalar(double, single, plain?.trimEnd());
  }

  collection(): unknown {
    const isMap = this.#text[this.#at] === '{';
    const end = isMap ? '}' : ']';
    const items: unknown[] = [];
    const entries: [string, unknown][] = [];
    this.#skip(1);
    while (this.#text[this.#at] !== end) {
      if (isMap) {
        const key = this.text(true);
        if (this.#text[this.#at] !== ':') throw new NotKnown();
        this.#skip(1);
        entries.push([key, this.#item()]);
      } else items.push(this.#item());
      if (this.#text[this.#at] === ',') this.#skip(1);
      else if (this.#text[this.#at] !== end) throw new NotKnown();
    }
    this.#at += 1;
    return isMap ? Object.fromEntries(entries) : items;
  }

  #item(): unknown {
    const isCollection = this.#text[this.#at] === '{' || this.#text[this.#at] === '[';
    const value = isCollection ? this.collection() : this.text(true);
    this.#skip(0);
    return value;
  }

  #skip(characters: number): void {
    this.#at += characters;
    while (this.#text[this.#at] === ' ') this.#at += 1;
  }
}
