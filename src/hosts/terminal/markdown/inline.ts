/**
 * The markup within a line of Markdown as spans: code, emphasis, links, entities, the HTML that pages use. What is no markup
 * that is known here stays as it is written.
 */
import { printable } from '../../host.ts';
import type { Meaning, Span } from '../style.ts';

/** In characters: beyond it a line is shown as it is. Nobody reads it, and markup is looked for from each character on. */
const longest = 10_000;

/** Spans of a text; a span that is a line break alone has the text `\n`. */
export function inlineSpans(source: string): readonly Span[] {
  if (source.length > longest) return [{ text: printable(source) }];
  const spans = new Spans();
  read(source, spans, {});
  return spans.all;
}

interface Surroundings {
  readonly meaning?: Meaning | undefined;
  readonly url?: string | undefined;
}

/** Neighbours that look alike are one span. */
class Spans {
  readonly all: Span[] = [];

  add(text: string, { meaning, url }: Surroundings): void {
    if (text === '') return;
    const last = this.all.at(-1);
    const isOne = last !== undefined && last.text !== '\n' && text !== '\n';
    if (isOne && last.meaning === meaning && last.url === url) {
      this.all[this.all.length - 1] = { ...last, text: last.text + text };
    } else this.all.push({ text, ...(meaning && { meaning }), ...(url && { url }) });
  }
}

interface Rule {
  /** Characters that it can begin with: only there it is tried. */
  readonly first: string;
  readonly pattern: RegExp;
  /** False where it is no markup after all. */
  read(match: RegExpExecArray, spans: Spans, around: Surroundings, before: string): boolean;
}

const wordCharacter = /[\p{L}\p{N}_]$/u;

/** Markup around text that has markup too. */
function emphasis(first: string, pattern: RegExp, meaning: Meaning | undefined): Rule {
  return {
    first,
    pattern,
    read([, inner = ''], spans, around, before) {
      // `snake_case` is a word.
      if (first === '_' && wordCharacter.test(before)) return false;
      read(inner, spans, { ...around, meaning: around.meaning ?? meaning });
      return true;
    },
  };
}

/** The first that matches is taken. */
const rules: readonly Rule[] = [
  {
    first: '`',
    pattern: /(`+)(?!`)(.*?[^`])\1(?!`)/sy,
    read([, , code = ''], spans, around) {
      const text = /^ .*\S.* $/s.test(code) ? code.slice(1, -1) : code;
      spans.add(oneLine(text), { ...around, meaning: around.meaning ?? 'code' });
      return true;
    },
  },
  {
    first: '\\',
    pattern: /\\([!-/:-@[-`{-~])/y,
    read([, character = ''], spans, around) {
      spans.add(character, around);
      return true;
    },
  },
  {
    first: '&',
    pattern: /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/y,
    read([, decimal, hex, name = ''], spans, around) {
      const text = (decimal ?? hex) ? characterAt(decimal, hex) : entities[name];
      if (text === undefined) return false;
      spans.add(oneLine(text), around);
      return true;
    },
  },
  {
    first: '!',
    pattern: /!\[([^\]]*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)/y,
    read([, text = ''], spans, around) {
      read(text, spans, around);
      return true;
    },
  },
  {
    first: '[',
    pattern:
      /\[((?:\\.|`[^`]*`|!\[[^\]]*\]\([^()]*\)|[^[\]\\`])+)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+"[^"]*")?\s*\)/y,
    read([, text = '', url = ''], spans, around) {
      read(text, spans, { ...around, meaning: 'link', url: addressOf(url) });
      return true;
    },
  },
  {
    first: '<',
    pattern: /<(https?:\/\/[^\s<>]+)>/y,
    read([, url = ''], spans) {
      spans.add(printable(url), { meaning: 'link', url: addressOf(url) });
      return true;
    },
  },
  {
    first: '<',
    pattern: /<!--.*?-->/sy,
    read: () => true,
  },
  {
    first: '<',
    pattern: /<a\s[^<>]*href="([^"<>]*)"[^<>]*>(.*?)<\/a>/isy,
    read([, url = '', text = ''], spans, around) {
      read(text, spans, { ...around, meaning: 'link', url: addressOf(url) });
      return true;
    },
  },
  {
    first: '<',
    pattern: /<(b|strong|summary|th|h[1-6])>(.*?)<\/\1>/isy,
    read([, , text = ''], spans, around) {
      read(text, spans, { ...around, meaning: around.meaning ?? 'strong' });
      return true;
    },
  },
  {
    first: '<',
    pattern: /<\/?([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/iy,
    read([tag = '', name = '', attributes = ''], spans, around) {
      if (!tags.has(name.toLowerCase())) return false;
      if (/^br$/i.test(name)) spans.add('\n', {});
      if (/^img$/i.test(name)) read(/\salt="([^"]*)"/i.exec(attributes)?.[1] ?? '', spans, around);
      if (/^t[dh]$/i.test(name) && tag.startsWith('</')) spans.add(' ', around);
      return true;
    },
  },
  {
    first: 'h',
    pattern: /https?:\/\/[^\s<>|`]*[^\s<>|`.,;:!?'")\]*_]/y,
    read([url], spans, around, before) {
      if (wordCharacter.test(before)) return false;
      spans.add(printable(url), around.url === undefined ? { meaning: 'link', url: addressOf(url) } : around);
      return true;
    },
  },
  emphasis('*', /\*\*(?=\S)(.*?\S)\*\*/sy, 'strong'),
  emphasis('*', /\*(?=[^\s*])([^*]*[^\s*]|[^\s*])\*(?!\*)/y, undefined),
  emphasis('_', /__(?=\S)(.*?\S)__(?![\p{L}\p{N}])/suy, 'strong'),
  emphasis('_', /_(?=[^\s_])([^_]*[^\s_]|[^\s_])_(?![\p{L}\p{N}_])/uy, undefined),
  emphasis('~', /~~(?=\S)(.*?\S)~~/sy, undefined),
];

/** HTML that pages use for looks, which a screen does not have. Other tags are text. */
const tags = new Set(
  'a b blockquote br center code del details div em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p picture pre s samp small source span strong sub summary sup table tbody td th thead tr tt u ul'.split(
    ' ',
  ),
);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rarr: '→',
  larr: '←',
  times: '×',
  check: '✓',
};

function characterAt(decimal: string | undefined, hex: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
}

/** What entities and code spans hold is text of others as well. */
function oneLine(text: string): string {
  return printable(text.replace(/[\r\n]+/g, ' '));
}

function read(source: string, spans: Spans, around: Surroundings): void {
  let plain = '';
  const flush = () => {
    spans.add(printable(plain), around);
    plain = '';
  };
  for (let at = 0; at < source.length; ) {
    const character = source[at] ?? '';
    const taken = isFirst.has(character) ? readMarkup(source, at, spans, around, flush) : 0;
    if (taken === 0) plain += character;
    at += Math.max(taken, 1);
  }
  flush();
}

const isFirst = new Set(rules.map(({ first }) => first));

/** @returns how many characters it took; 0 for none */
function readMarkup(source: string, at: number, spans: Spans, around: Surroundings, flush: () => void): number {
  for (const { first, pattern, read: readRule } of rules) {
    if (first !== source[at]) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match === null) continue;
    const inner = new Spans();
    if (!readRule(match, inner, around, source.slice(Math.max(0, at - 2), at))) continue;
    flush();
    for (const span of inner.all) spans.add(span.text, span);
    return match[0].length;
  }
  // As many as there are begin no code either: each of them would be looked at again.
  return 0;
}

/** An address as one reads it; undefined for one within the page. */
function addressOf(url: string): string | undefined {
  return /^(https?:|mailto:)/i.test(url) ? printable(url.replace(/&amp;/g, '&')) : undefined;
}
