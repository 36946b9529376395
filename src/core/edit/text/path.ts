/** The grammar of paths into a YAML file, as `key`, `set` and `unset` take them. */
import { badInput, Failure, messageOf } from '../../failure.ts';
import { fromJson, type Value } from './value.ts';

/** A path into one document: `.ingress.hosts[0].host`, `images[name=web1].newTag`, `a["k.dots"]`, `a\.b`, `list[-]`, `list[+0]`. */
export type Path = readonly Segment[];

/** A map's key, the index of a list's item, the item that has a field, or a new item at the end or before another. */
export type Segment = string | number | ItemMatch | typeof append | Insertion;

interface ItemMatch {
  readonly field: string;
  readonly value: string;
}

export const append = { append: true } as const;

/** A new item at a position, before the item that stands there: JSON Patch's `add` with an index. */
interface Insertion {
  readonly insert: number;
}

/** Whether a segment adds an item to a list. */
export function isAddition(segment: Segment | undefined): segment is typeof append | Insertion {
  return typeof segment === 'object' && !('field' in segment);
}

/** A path of keys and indexes alone. */
export type Location = readonly (string | number)[];

/** A path as the user wrote it. */
export interface EditPath {
  readonly text: string;
  /**
   * Fields of the wanted document, from a leading `{kind=Deployment,name=web1}` or `{document=1}` (counted from 0).
   * Without it the path must exist in exactly one document.
   */
  readonly selector: ReadonlyMap<string, string> | undefined;
  readonly path: Path;
}

const selectorFields = ['kind', 'name', 'namespace', 'apiVersion', 'document'];
/** No file that is edited nests deeper, see `source.ts`. */
const maxSegments = 100;

/** @throws bad input where the text is no path; `input` names where it was given */
export function parsePath(text: string, input = 'path'): EditPath {
  const { path, end } = scanPath(text, input);
  if (end !== text.length) throw pathError({ text, input }, end, '“=” must be quoted: ["a=b"]');
  return path;
}

/** `path=value` writes a string, `path:=json` any JSON value. */
export function parseAssignment(entry: string): { readonly path: EditPath; readonly value: Value } {
  const { path, end } = scanPath(entry, 'set');
  if (end === entry.length)
    throw badInput('set', `"${entry}" has no value`, 'Write path=value for text, path:=json for anything else.');
  if (entry[end] === '=') return { path, value: entry.slice(end + 1) };
  try {
    const json: unknown = JSON.parse(entry.slice(end + 2));
    refuseRounded(json, entry);
    return { path, value: fromJson(json) };
  } catch (error) {
    if (error instanceof Failure) throw error;
    const problem = `"${entry}" has no JSON behind ":=": ${messageOf(error)}`;
    throw badInput('set', problem, `Write ${path.text}=… for text, which needs no quotes.`);
  }
}

/** @throws bad input for `[-]` and `[+0]` too: they are new items, and nothing that could be removed */
export function parseRemoval(text: string): EditPath {
  const path = parsePath(text, 'unset');
  if (!path.path.some(isAddition)) return path;
  const hint = 'Name the item by its position ([0]) or by a field ([name=web1]).';
  throw badInput('unset', `"${text}" is a new item of a list, and none that is there`, hint);
}

/** JSON.parse rounds silently; a number that would change must not be written. */
function refuseRounded(value: unknown, entry: string): void {
  if (typeof value === 'object' && value !== null) {
    for (const child of Object.values(value)) refuseRounded(child, entry);
  }
  if (typeof value !== 'number' || (Number.isFinite(value) && (!Number.isInteger(value) || isExact(value)))) return;
  const hint = 'Write it as a string: path=value.';
  throw badInput('set', `"${entry}": the number ${value} cannot be held exactly`, hint);
}

function isExact(value: number): boolean {
  return Number.isSafeInteger(value) || /e/.test(String(value));
}

/** The place of a path that is created: new lists begin at 0. */
export function createdLocation(path: Path): (string | number)[] {
  return path.map((segment) => (typeof segment === 'object' ? 0 : segment));
}

/** The text that `parsePath` reads as this path; `.` for the whole document. */
export function formatPath(path: Path): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment !== 'string' || /^$|[.[\]=:\\"'{}\s]/.test(segment)) text += `[${inBrackets(segment)}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text === '' ? '.' : text;
}

function inBrackets(segment: Segment): string {
  if (typeof segment !== 'object') return JSON.stringify(segment);
  if ('insert' in segment) return `+${segment.insert}`;
  if (!('field' in segment)) return '-';
  return `${segment.field}=${/^[\w./-]+$/.test(segment.value) ? segment.value : JSON.stringify(segment.value)}`;
}

/** A path, or an assignment, and the input that has it. */
interface GivenPath {
  readonly text: string;
  readonly input: string;
}

/** Reads a path up to the `=` or `:=` of an assignment, or to the end. */
function scanPath(text: string, input: string): { path: EditPath; end: number } {
  const given = { text, input };
  const selected = scanSelector(given);
  const path: Segment[] = [];
  let at = selected.end;
  if (text[at] === '.') at++;
  for (;;) {
    const { segment, length } = scanSegment(given, at);
    path.push(segment);
    if (path.length > maxSegments) throw pathError(given, at, `more than ${maxSegments} levels`);
    at += length;
    if (at === text.length || /^:?=/.test(text.slice(at, at + 2))) break;
    if (text[at] === '.') at++;
    else if (text[at] !== '[') throw pathError(given, at, `unexpected “${text[at]}”`);
  }
  return { path: { text: text.slice(0, at), selector: selected.fields, path }, end: at };
}

function scanSelector(given: GivenPath): { fields: ReadonlyMap<string, string> | undefined; end: number } {
  const { text } = given;
  if (text[0] !== '{') return { fields: undefined, end: 0 };
  const close = text.indexOf('}');
  if (close === -1) throw pathError(given, 0, '“{” is not closed');
  const fields = new Map<string, string>();
  for (const part of text.slice(1, close).split(',')) {
    const [field = '', ...value] = part.split('=');
    if (!selectorFields.includes(field.trim()) || value.length === 0) {
      const example = `${selectorFields.join(', ')}: {kind=Deployment,name=web1}`;
      throw pathError(given, 1, `a document is chosen by ${example}`);
    }
    fields.set(field.trim(), value.join('=').trim());
  }
  return { fields, end: close + 1 };
}

const plainKey = /^(?:\\[\s\S]|\\$|:(?!=)|[^\\.[\]=:])+/;
const quoted = String.raw`"(?:\\[\s\S]|[^\\"])*"|'(?:\\[\s\S]|[^\\'])*'`;
const brackets = new RegExp(
  String.raw`^\[(?:(?<index>\d{1,9})|-|\+(?<insert>\d{1,9})|(?<key>${quoted})|(?<field>[^\]="']+)=(?<value>${quoted}|(?!["'])[^\]]*))\]`,
);

function scanSegment(given: GivenPath, start: number): { segment: Segment; length: number } {
  const rest = given.text.slice(start);
  const found = (rest[0] === '[' ? brackets : plainKey).exec(rest);
  if (found === null) {
    const expected = '“[” is not closed, or is not one of [0], [-], [+0], [field=value] and ["key"]';
    throw pathError(given, start, rest[0] === '[' ? expected : 'a key is missing (an empty key is written [""])');
  }
  const { index, insert, key, field, value = '' } = found.groups ?? {};
  const length = found[0].length;
  if (rest[0] !== '[') return { segment: unescaped(found[0]), length };
  if (index !== undefined) return { segment: Number(index), length };
  if (insert !== undefined) return { segment: { insert: Number(insert) }, length };
  if (key !== undefined) return { segment: unquoted(key), length };
  return { segment: field === undefined ? append : { field, value: unquoted(value) }, length };
}

function unquoted(text: string): string {
  return /^["']/.test(text) ? unescaped(text.slice(1, -1)) : text;
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1');
}

function pathError({ text, input }: GivenPath, at: number, problem: string): Failure {
  return badInput(
    input,
    `"${text}" is no path: ${problem}, at character ${at + 1}`,
    'Examples: .ingress.hosts[0].host · images[name=web1].newTag · metadata.annotations["example.com/key"]',
  );
}
