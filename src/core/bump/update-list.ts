/** The `updates` input: a JSON list of edits, by hand or handed over by other jobs. */
import { badInput } from '../failure.ts';
import { suggestionFor } from '../suggestion.ts';
import type { Update } from './updates.ts';

/** One edit as users write it; every field of the command's own inputs, for one service. */
export interface UpdateEntry {
  readonly service?: string;
  readonly file: string | readonly string[];
  readonly image?: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly key?: string;
  /** `path=value` items, or an object of path → value, where what is no string is written as JSON. */
  readonly set?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly unset?: readonly string[];
  readonly from?: string;
  readonly 'on-alias'?: AliasChoice;
  /** Keep the tag where the digest would replace it. */
  readonly 'keep-tag'?: boolean;
  readonly delete?: boolean;
}

const aliasChoices = ['anchor', 'materialise', 'refuse'] as const;
type AliasChoice = (typeof aliasChoices)[number];

const textFields = ['service', 'image', 'tag', 'digest', 'key', 'from'] as const;
const fields = [...textFields, 'file', 'set', 'unset', 'on-alias', 'keep-tag', 'delete'];

/** @throws bad input that names the entry and the field */
export function parseUpdateList(value: unknown): UpdateEntry[] {
  if (!Array.isArray(value)) throw badInput('updates', 'is not a JSON list', 'Give [{"file": "…", "tag": "…"}, …].');
  return value.map((entry: unknown, index) => parseEntry(entry, `updates[${index}]`));
}

function parseEntry(value: unknown, at: string): UpdateEntry {
  if (!isRecord(value)) throw badInput(at, 'is not an object', 'Give {"file": "…", "tag": "…"}.');
  for (const [name, field] of Object.entries(value)) checkField(name, field, at);
  if (value.file === undefined) throw badInput(`${at}.file`, 'is missing', 'Say which file to edit.');
  return value as unknown as UpdateEntry;
}

function checkField(name: string, value: unknown, at: string): void {
  if (!fields.includes(name)) {
    const suggestion = suggestionFor(name, fields);
    const hint = `${suggestion === undefined ? '' : `Did you mean ${suggestion}? `}Known: ${fields.join(', ')}.`;
    throw badInput(`${at}.${name}`, 'is not known', hint);
  }
  const shapes: Readonly<Record<string, readonly [fits: boolean, shape: string]>> = {
    file: [isText(value) || isTextList(value), 'a path or a list of paths'],
    set: [isTextList(value) || isRecord(value), 'a list of path=value or an object'],
    unset: [isTextList(value), 'a list of paths'],
    delete: [typeof value === 'boolean', 'true or false'],
    'keep-tag': [typeof value === 'boolean', 'true or false'],
    'on-alias': [aliasChoices.some((choice) => choice === value), `one of ${aliasChoices.join(', ')}`],
  };
  const [fits, shape] = shapes[name] ?? [
    isText(value),
    'text (numbers in quotes: a tag such as 0123 must stay as it is)',
  ];
  if (!fits) throw badInput(`${at}.${name}`, `is not ${shape}`);
}

/** The entry as an update; `name` is what messages call it. */
export function updateOf(entry: UpdateEntry, name?: string): Update {
  const files = typeof entry.file === 'string' ? [entry.file] : entry.file;
  if (entry.delete === true) return { kind: 'delete', entry: name, service: entry.service, files };
  const { image, tag, digest, key, unset } = entry;
  return {
    kind: 'edit',
    entry: name,
    service: entry.service,
    files,
    from: entry.from,
    edit: {
      ...(image === undefined ? {} : { image }),
      ...(tag === undefined ? {} : { tag }),
      ...(digest === undefined ? {} : { digest }),
      ...(key === undefined ? {} : { key }),
      ...(entry.set === undefined ? {} : { set: assignments(entry.set) }),
      ...(unset === undefined ? {} : { unset }),
      onAlias: entry['on-alias'],
      keepTag: entry['keep-tag'],
    },
  };
}

/** `path=value`, and `path:=json` for what is no string. */
export function assignments(set: readonly string[] | Readonly<Record<string, unknown>>): readonly string[] {
  if (Array.isArray(set)) return set;
  return Object.entries(set).map(([path, value]) =>
    typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}
