/** Finds many texts in another one, also where that one writes them with escapes, in time linear to its length. */

interface Range {
  readonly start: number;
  readonly end: number;
}

/** In characters, and of the window by whose hash a text is found. */
const windowSize = 4;

/** The texts to look for; none is shorter than the window. */
export class SearchedTexts {
  readonly #texts = new Set<string>();
  /** By the hash of their first characters. */
  readonly #byHash = new Map<number, string[]>();
  readonly #isHash = new Uint8Array(2 ** 16);

  /** @returns false for one that is known, or too short to be found */
  add(text: string): boolean {
    if (text.length < windowSize || this.#texts.has(text)) return false;
    this.#texts.add(text);
    let hash = 0;
    for (let index = 0; index < windowSize; index++) hash = next(hash, text.charCodeAt(index));
    this.#isHash[hash] = 1;
    const others = this.#byHash.get(hash) ?? [];
    others.push(text);
    // The longest first: a secret that contains another one disappears whole.
    this.#byHash.set(
      hash,
      others.sort((a, b) => b.length - a.length),
    );
    return true;
  }

  get isEmpty(): boolean {
    return this.#texts.size === 0;
  }

  /** The longest text at every place where one begins. Ranges may overlap. */
  *in(text: string): Generator<Range> {
    const isHash = this.#isHash;
    let hash = 0;
    for (let index = 0; index < text.length; index++) {
      hash = next(hash, text.charCodeAt(index));
      const start = index - windowSize + 1;
      if (isHash[hash] === 0 || start < 0) continue;
      const found = this.#byHash.get(hash)?.find((each) => text.startsWith(each, start));
      if (found !== undefined) yield { start, end: start + found.length };
    }
  }
}

/** Of the last four characters alone: what came before is shifted out. */
function next(hash: number, char: number): number {
  return ((hash << 4) ^ char) & 0xffff;
}

/** A text as it reads once its escapes are resolved, and where each of its characters stands in the original. */
class Reading {
  readonly text: string;
  /** Ascending. */
  readonly #escapes: readonly Escape[];

  constructor(text: string, escapes: readonly Escape[]) {
    this.text = text;
    this.#escapes = escapes;
  }

  /** Where a range of this reading stands in the text that was read. An escape is taken whole. */
  original({ start, end }: Range): Range {
    return { start: this.#place(start), end: this.#place(end - 1, true) };
  }

  #place(index: number, isLast = false): number {
    const { at, length, source, sourceEnd } = this.#before(index);
    if (index < at + length) return isLast ? sourceEnd : source;
    return sourceEnd + (index - at - length) + (isLast ? 1 : 0);
  }

  #before(index: number): Escape {
    let [low, high] = [0, this.#escapes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#escapes[middle] ?? none).at <= index) low = middle + 1;
      else high = middle;
    }
    return this.#escapes[low - 1] ?? none;
  }
}

/** `length` characters at `at` of a reading, which are the characters from `source` to `sourceEnd` of the original. */
interface Escape {
  readonly at: number;
  readonly length: number;
  readonly source: number;
  readonly sourceEnd: number;
}

const none: Escape = { at: 0, length: 0, source: 0, sourceEnd: 0 };

/** One character in UTF-8. */
const ofUrl =
  '%[0-7][\\da-f]|%[cd][\\da-f]%[89ab][\\da-f]|%e[\\da-f](?:%[89ab][\\da-f]){2}|%f[0-7](?:%[89ab][\\da-f]){3}';
/** JSON, JavaScript, Go, Python and YAML. */
const ofString = '\\\\u[\\da-f]{4}|\\\\x[\\da-f]{2}|\\\\[nrtbf"\'/\\\\]';
const ofMarkup = '&(?:#x[\\da-f]{1,6}|#\\d{1,7}|amp|lt|gt|quot|apos);';

const escapes = [
  { sign: '%', pattern: new RegExp(ofUrl, 'gi') },
  { sign: '\\', pattern: new RegExp(ofString, 'gi') },
  { sign: '&', pattern: new RegExp(ofMarkup, 'gi') },
] as const;
const anyEscape = new RegExp(`${ofUrl}|${ofString}|${ofMarkup}`, 'gi');
const lineBreak = /[ \t]*\r?\n[ \t]*/g;

const named: Readonly<Record<string, string>> = {
  ...{ '\\n': '\n', '\\r': '\r', '\\t': '\t', '\\b': '\b', '\\f': '\f' },
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" },
};

function meaning(written: string): string {
  const known = named[written.toLowerCase()];
  if (known !== undefined) return known;
  if (written.startsWith('%')) return decodedUrl(written);
  if (written.startsWith('\\')) return written.length === 2 ? written.slice(1) : ofCode(written.slice(2), 16);
  return /^&#x/i.test(written) ? ofCode(written.slice(3, -1), 16) : ofCode(written.slice(2, -1), 10);
}

function decodedUrl(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written; // not UTF-8
  }
}

function ofCode(digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Undefined where the text has nothing of the pattern. */
function read(text: string, pattern: RegExp, resolve: (written: string) => string): Reading | undefined {
  const found: Escape[] = [];
  const parts: string[] = [];
  let [at, last] = [0, 0];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const meant = resolve(match[0]);
    const { index: source } = match;
    const sourceEnd = source + match[0].length;
    parts.push(text.slice(last, source), meant);
    at += source - last;
    found.push({ at, length: meant.length, source, sourceEnd });
    at += meant.length;
    last = sourceEnd;
  }
  if (found.length === 0) return undefined;
  parts.push(text.slice(last));
  return new Reading(parts.join(''), found);
}

/** Ranges of `text` that read as one of the searched texts, however it is escaped. They may overlap and come in any order. */
export function* rangesOf(searched: SearchedTexts, text: string): Generator<Range> {
  if (searched.isEmpty) return;
  yield* searched.in(text);
  if (/[%\\&]/.test(text)) yield* inEncodings(searched, text);
  // Base64 is broken into lines, keys are indented.
  if (text.includes('\n'))
    yield* inReading(
      searched,
      read(text, lineBreak, () => ''),
    );
}

/**
 * One kind of escape, then another one (a page that shows JSON); and every kind at once up to three times, such as JSON in a
 * string of JSON in a log line that is JSON. What reads like an escape may be a part of a secret: so one kind alone, too.
 */
function* inEncodings(searched: SearchedTexts, text: string): Generator<Range> {
  const seen = new Set([text]);
  const next = (current: string, pattern: RegExp): Reading | undefined => {
    const reading = read(current, pattern, meaning);
    if (reading === undefined || seen.has(reading.text)) return undefined;
    seen.add(reading.text);
    return reading;
  };
  for (const outer of escapes) {
    const first = text.includes(outer.sign) ? next(text, outer.pattern) : undefined;
    if (first === undefined) continue;
    yield* inReading(searched, first);
    for (const inner of escapes) {
      const second = first.text.includes(inner.sign) ? next(first.text, inner.pattern) : undefined;
      if (second === undefined) continue;
      for (const range of searched.in(second.text)) yield first.original(second.original(range));
    }
  }
  const readings: Reading[] = [];
  for (let current = text; readings.length < mostReadings; ) {
    const reading = read(current, anyEscape, meaning);
    if (reading === undefined || reading.text === current) return;
    readings.unshift(reading);
    current = reading.text;
    if (seen.has(current)) continue;
    for (const range of searched.in(current)) yield readings.reduce((outer, each) => each.original(outer), range);
  }
}

const mostReadings = 3;

function* inReading(searched: SearchedTexts, reading: Reading | undefined): Generator<Range> {
  if (reading === undefined) return;
  for (const range of searched.in(reading.text)) yield reading.original(range);
}

/** The text with every range replaced by three stars; ranges that overlap or touch are one. */
export function starred(text: string, ranges: Iterable<Range>): string {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  if (sorted.length === 0) return text;
  const parts: string[] = [];
  let [last, covered] = [0, -1];
  for (const { start, end } of sorted) {
    if (start > covered) {
      parts.push(text.slice(last, start), '***');
    }
    covered = Math.max(covered, end);
    last = Math.max(last, end);
  }
  parts.push(text.slice(last));
  return parts.join('');
}
