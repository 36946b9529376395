/** HTML in which every text is escaped unless it was made here, so that no name and no subject of others is ever markup. */

/** HTML that is safe to be put into a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | undefined | readonly Part[];

/** A text between tags and in quoted attributes. Nothing of `undefined`; a list without anything between its parts. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? '';
  for (const [index, part] of parts.entries()) text += written(part) + (strings[index + 1] ?? '');
  return new Markup(text);
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(written).join('');
  return escaped(String(part));
}

export function joined(parts: readonly (Markup | undefined)[], between: string): Markup | undefined {
  const texts = parts.filter((part) => part !== undefined).map(({ text }) => text);
  return texts.length === 0 ? undefined : new Markup(texts.join(between));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return readable(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/**
 * On one line, and in the order in which it is written: controls of direction and characters without width would show another
 * text than there is.
 */
export function readable(text: string): string {
  return text

    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu, '');
}

/** Beginning and end of a text say most. */
export function cut(text: string, longest: number): string {
  const characters = [...readable(text)];
  if (characters.length <= longest) return characters.join('');
  const begin = Math.ceil((longest - 1) * 0.6);
  return `${characters.slice(0, begin).join('')}…${characters.slice(characters.length - (longest - 1 - begin)).join('')}`;
}

/** The beginning of a sentence says most. */
export function shortened(text: string, longest: number): string {
  const characters = [...readable(text)];
  return characters.length <= longest
    ? characters.join('')
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/** A link where the address is one of a page; otherwise the text alone. */
export function link(url: string | undefined, text: Part, { title, kind }: LinkLooks = {}): Markup {
  const address = pageAddress(url);
  const looks = html`${kind && html` class="${kind}"`}${title && html` title="${title}"`}`;
  if (address === undefined) return looks.text === '' ? html`${text}` : html`<span${looks}>${text}</span>`;
  return html`<a href="${address}" rel=noopener${looks}>${text}</a>`;
}

interface LinkLooks {
  readonly title?: string | undefined;
  /** Class of the style. */
  readonly kind?: string;
}

/** Of `http:` and `https:` alone; one with a password in it is for no page. */
export function pageAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' ? href : undefined;
}
