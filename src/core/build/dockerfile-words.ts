/** Quotes and variables in a word of a Dockerfile. Source: BuildKit, frontend/dockerfile/shell/lex.go. */

/** The value of a variable: undefined where it is not set, `unknown` where only the builder knows. */
type Lookup = (name: string) => string | undefined | typeof unknown;

/** A value that only the builder knows. */
export const unknown = Symbol('unknown');

/**
 * The word with quotes and escapes removed, and `$name`, `${name}` and its modifiers replaced: `:-`, `-`, `:+`, `+`, `:?`,
 * `?`, `#`, `##`, `%`, `%%`, `/`, `//`.
 *
 * @returns undefined when that needs a value that is not known here, and for a word that no builder takes
 */
export function expandWord(word: string, lookup: Lookup, escapeToken = '\\'): string | undefined {
  try {
    return new WordExpander(word, lookup, escapeToken).upTo(undefined, false);
  } catch (error) {
    if (error instanceof NotExpandable) return undefined;
    throw error;
  }
}

class NotExpandable extends Error {}

class WordExpander {
  readonly #characters: readonly string[];
  readonly #lookup: Lookup;
  readonly #escapeToken: string;
  #at = 0;

  constructor(word: string, lookup: Lookup, escapeToken: string) {
    this.#characters = [...word];
    this.#lookup = lookup;
    this.#escapeToken = escapeToken;
  }

  /** @param keepEscapes for patterns, in which they have a meaning of their own */
  upTo(stop: string | undefined, keepEscapes: boolean): string {
    let result = '';
    for (let next = this.#peek(); next !== undefined; next = this.#peek()) {
      if (next === stop) {
        this.#at += 1;
        return result;
      }
      if (next === "'") result += this.#singleQuoted();
      else if (next === '"') result += this.#doubleQuoted(keepEscapes);
      else if (next === '$') result += this.#variable();
      else {
        this.#at += 1;
        if (next !== this.#escapeToken) result += next;
        else result += (keepEscapes ? next : '') + (this.#take() ?? '');
      }
    }
    if (stop !== undefined) throw new NotExpandable();
    return result;
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(): string | undefined {
    this.#at += 1;
    return this.#characters[this.#at - 1];
  }

  #singleQuoted(): string {
    const end = this.#characters.indexOf("'", this.#at + 1);
    if (end < 0) throw new NotExpandable();
    const text = this.#characters.slice(this.#at + 1, end).join('');
    this.#at = end + 1;
    return text;
  }

  #doubleQuoted(keepEscapes: boolean): string {
    let result = '';
    this.#at += 1;
    for (let next = this.#peek(); next !== undefined; next = this.#peek()) {
      if (next === '$') {
        result += this.#variable();
        continue;
      }
      this.#at += 1;
      if (next === '"') return result;
      if (next !== this.#escapeToken) result += next;
      else {
        const escaped = this.#peek();
        if (escaped === undefined) continue;
        const isSpecial = escaped === '"' || escaped === '$' || escaped === this.#escapeToken;
        if (keepEscapes || !isSpecial) result += next;
        if (isSpecial) result += this.#take() ?? '';
      }
    }
    throw new NotExpandable();
  }

  #variable(): string {
    this.#at += 1;
    if (this.#peek() !== '{') {
      const name = this.#name();
      return name === '' ? '$' : (this.#value(name) ?? '');
    }
    this.#at += 1;
    const name = this.#name();
    const modifier = this.#take();
    if (name === '' || modifier === undefined) throw new NotExpandable();
    if (modifier === '}') return this.#value(name) ?? '';
    if (modifier === '/') return this.#replaced(name);
    if (modifier === '#' || modifier === '%') return this.#trimmed(name, modifier);
    const emptyIsUnset = modifier === ':';
    const operator = emptyIsUnset ? this.#take() : modifier;
    const other = this.upTo('}', false);
    const value = this.#value(name);
    const isSet = emptyIsUnset ? Boolean(value) : value !== undefined;
    if (operator === '-') return isSet ? (value ?? '') : other;
    if (operator === '+') return isSet ? other : '';
    if (operator === '?' && isSet) return value ?? '';
    throw new NotExpandable();
  }

  #value(name: string): string | undefined {
    const value = this.#lookup(name);
    if (value === unknown) throw new NotExpandable();
    return value;
  }

  #name(): string {
    const rest = this.#characters.slice(this.#at).join('');
    const name = /^(?:\d+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)/u.exec(rest)?.[0] ?? '';
    this.#at += [...name].length;
    return name;
  }

  #trimmed(name: string, end: '#' | '%'): string {
    const written = this.upTo('}', true);
    const isGreedy = written.startsWith(end);
    const pattern = regularExpression(isGreedy ? written.slice(1) : written, isGreedy);
    const value = this.#value(name) ?? '';
    if (end === '#') return value.replace(new RegExp(`^(?:${pattern})`, 's'), '');
    const whole = new RegExp(`^(?:${pattern})$`, 's');
    const starts = [...Array(value.length + 1).keys()];
    const cut = (isGreedy ? starts : starts.reverse()).find((start) => whole.test(value.slice(start)));
    return cut === undefined ? value : value.slice(0, cut);
  }

  #replaced(name: string): string {
    const isAll = this.#peek() === '/';
    if (isAll) this.#at += 1;
    const pattern = regularExpression(this.upTo('/', true), true);
    const replacement = this.upTo('}', true);
    const value = this.#value(name) ?? '';
    return value.replace(new RegExp(pattern, isAll ? 'gs' : 's'), () => replacement);
  }
}

/** `*` and `?` of the shell; brackets stand for themselves. */
function regularExpression(pattern: string, isGreedy: boolean): string {
  return pattern.replace(/\\([}/])|\\(.)|[*?]|[[\]{}.+()|^$\\]/gs, (written, free?: string, escaped?: string) => {
    if (free !== undefined) return free;
    if (escaped !== undefined) {
      if (!'*?\\'.includes(escaped)) throw new NotExpandable();
      return `\\${escaped}`;
    }
    if (written === '*') return isGreedy ? '.*' : '.*?';
    return written === '?' ? '.' : `\\${written}`;
  });
}
