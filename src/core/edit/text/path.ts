/** The grammar of paths into a YAML file, as `key`, `set` and `unset` take them. */
import { badInput, Failure, messageOf } from '../../failure.ts';
import { fromJson, type Value } from './value.ts';

/**
 * Paths into a YAML file.
 *
 * `.ingress.hosts[0].host` · `images[name=web1].newTag` · `a["key.with.dots"]` · `a['k']` · `a\.b` · `list[-]` (append).
 * A leading dot is optional. In a file of several documents a leading `{kind=Deployment,name=web1}` or `{document=1}`
 * (counted from 0) chooses one; without it the path must exist in exactly one document.
 */
export type Segment =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'match'; readonly field: string; readonly value: string }
  | { readonly kind: 'append' };

export interface EditPath {
  readonly text: string;
  /** Fields of the wanted document: `kind`, `name`, `namespace`, `apiVersion`, `document`. */
  readonly selector: ReadonlyMap<string, string> | undefined;
  readonly segments: readonly Segment[];
}

/** A place that exists (or is about to): map keys and list positions from the document's root. */
export type Location = readonly (string | number)[];

const selectorFields = new Set(['kind', 'name', 'namespace', 'apiVersion', 'document']);

export function parsePath(text: string): EditPath {
  const { path, end } = scanPath(text);
  if (end !== text.length) throw pathError(text, end, '“=” must be quoted: ["a=b"]');
  return path;
}

/** `path=value` writes a string, `path:=json` any JSON value. */
export function parseAssignment(entry: string): { readonly path: EditPath; readonly value: Value } {
  const { path, end } = scanPath(entry);
  if (end === entry.length)
    throw badInput('set', `"${entry}" has no value`, 'Write path=value for text, path:=json for anything else.');
  if (entry[end] === '=') return { path, value: entry.slice(end + 1) };
  const json = entry.slice(end + 2);
  try {
    return { path, value: fromJson(exactJson(entry, json)) };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw badInput(`set "${path.text}"`, `not JSON after ":=": ${messageOf(error)}`, 'Write path=value for a string.');
  }
}

export function locationSegments(location: Location): readonly Segment[] {
  return location.map((step) =>
    typeof step === 'number' ? { kind: 'index', index: step } : { kind: 'key', key: step },
  );
}

/** Where a created path stands: new lists begin at 0. */
export function createdLocation(segments: readonly Segment[]): (string | number)[] {
  return segments.map((segment) => {
    if (segment.kind === 'key') return segment.key;
    return segment.kind === 'index' ? segment.index : 0;
  });
}

export function formatLocation(location: Location): string {
  let text = '';
  for (const step of location) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (step === '' || /[.[\]=:\\"'{}\s]/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text === '' ? '.' : text;
}

/** Segments as a path that can be read again. */
export function formatSegments(segments: readonly Segment[]): string {
  return segments.reduce((text, segment) => {
    if (segment.kind === 'append') return `${text}[-]`;
    if (segment.kind === 'match') return `${text}[${segment.field}=${matchText(segment.value)}]`;
    const step = formatLocation([segment.kind === 'key' ? segment.key : segment.index]);
    return text + (step.startsWith('[') || text === '' ? step : `.${step}`);
  }, '');
}

function matchText(value: string): string {
  return /^[\w./-]+$/.test(value) ? value : JSON.stringify(value);
}

/** JSON.parse rounds silently; a number that would change must not be written. */
function exactJson(entry: string, json: string): unknown {
  const parsed: unknown = JSON.parse(json);
  const check = (value: unknown): void => {
    if (typeof value === 'number' && (!Number.isFinite(value) || (Number.isInteger(value) && !isExact(value)))) {
      throw badInput(
        `set "${entry}"`,
        `the number ${value} cannot be held exactly`,
        'Write it as a string: path=value.',
      );
    }
    if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) check(child);
  };
  check(parsed);
  return parsed;
}

function isExact(value: number): boolean {
  return Number.isSafeInteger(value) || /e/.test(String(value));
}

/** No file that is edited nests deeper, see `source.ts`. */
const maxSteps = 100;

function scanPath(text: string): { path: EditPath; end: number } {
  const selected = scanSelector(text);
  const segments: Segment[] = [];
  let at = selected.end;
  if (text[at] === '.') at++;
  for (;;) {
    const step = text[at] === '[' ? scanBracket(text, at) : scanKey(text, at);
    segments.push(step.segment);
    if (segments.length > maxSteps) throw pathError(text, at, `more than ${maxSteps} levels`);
    at = step.end;
    if (at === text.length || text[at] === '=' || (text[at] === ':' && text[at + 1] === '=')) break;
    if (text[at] === '.') at++;
    else if (text[at] !== '[') throw pathError(text, at, `unexpected “${text[at]}”`);
  }
  return { path: { text: text.slice(0, at), selector: selected.fields, segments }, end: at };
}

function scanSelector(text: string): { fields: ReadonlyMap<string, string> | undefined; end: number } {
  if (text[0] !== '{') return { fields: undefined, end: 0 };
  const close = text.indexOf('}');
  if (close === -1) throw pathError(text, 0, '“{” is not closed');
  const fields = new Map<string, string>();
  for (const part of text.slice(1, close).split(',')) {
    const [field = '', ...value] = part.split('=');
    if (!selectorFields.has(field.trim()) || value.length === 0) {
      throw pathError(
        text,
        1,
        `a document is chosen by ${[...selectorFields].join(', ')}: {kind=Deployment,name=web1}`,
      );
    }
    fields.set(field.trim(), value.join('=').trim());
  }
  return { fields, end: close + 1 };
}

function scanKey(text: string, start: number): { segment: Segment; end: number } {
  let key = '';
  let at = start;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && at + 1 < text.length) key += text[++at];
    else if (char === ']') throw pathError(text, at, '“]” without “[”');
    else if (char === '.' || char === '[' || char === '=' || (char === ':' && text[at + 1] === '=')) break;
    else key += char;
  }
  if (at === start) throw pathError(text, at, 'a key is missing (an empty key is written [""])');
  return { segment: { kind: 'key', key }, end: at };
}

function scanBracket(text: string, start: number): { segment: Segment; end: number } {
  const first = text[start + 1];
  if (first === '"' || first === "'") {
    const quoted = scanQuoted(text, start + 1);
    return { segment: { kind: 'key', key: quoted.value }, end: closing(text, quoted.end) };
  }
  const rest = text.slice(start + 1);
  const index = /^(\d{1,9})\]/.exec(rest);
  if (index !== null) return { segment: { kind: 'index', index: Number(index[1]) }, end: start + 1 + index[0].length };
  if (rest.startsWith('-]')) return { segment: { kind: 'append' }, end: start + 3 };
  const field = /^([^\]="']+)=/.exec(rest);
  if (field === null) throw pathError(text, start, 'expected [0], [-], [field=value] or ["key"]');
  const valueAt = start + 1 + field[0].length;
  if (text[valueAt] === '"' || text[valueAt] === "'") {
    const quoted = scanQuoted(text, valueAt);
    return { segment: match(field[1], quoted.value), end: closing(text, quoted.end) };
  }
  const close = text.indexOf(']', valueAt);
  if (close === -1) throw pathError(text, start, '“[” is not closed');
  return { segment: match(field[1], text.slice(valueAt, close)), end: close + 1 };
}

function match(field: string | undefined, value: string): Segment {
  return { kind: 'match', field: field ?? '', value };
}

function scanQuoted(text: string, start: number): { value: string; end: number } {
  const quote = text[start];
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && at + 1 < text.length) value += text[++at];
    else if (text[at] === quote) return { value, end: at + 1 };
    else value += text[at];
  }
  throw pathError(text, start, 'the quote is not closed');
}

function closing(text: string, at: number): number {
  if (text[at] !== ']') throw pathError(text, at, 'expected “]”');
  return at + 1;
}

function pathError(text: string, at: number, problem: string): Failure {
  return badInput(
    `path "${text}"`,
    `${problem}, at character ${at + 1}`,
    'Examples: .ingress.hosts[0].host · images[name=web1].newTag · metadata.annotations["example.com/key"]',
  );
}
