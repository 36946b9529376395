/** One update of the GitOps repository: the same shape from the inputs, or a list of other jobs, up to the edit. */

import type { FileEdit } from '../edit/edit.ts';
import { type Pin, pins } from '../edit/pin.ts';
import { badInput } from '../failure.ts';
import { checkDigest, checkTag, parseReference, splitImage } from '../image/reference.ts';
import { expand, type PlaceholderValues } from '../names/placeholders.ts';
import { didYouMean } from '../suggestion.ts';

interface AnyUpdate {
  /** Where it was asked for, for messages: `updates[1]`. */
  readonly entry?: string | undefined;
  /** For messages, trailers and ordering; several updates may be of one service. */
  readonly service: string | undefined;
  /** The cluster that it is for, where an environment has several: what is of the service is then of the place alone. */
  readonly cluster?: string | undefined;
}

/** How records and messages name what an update is for: `web1`, `web1@eu`. */
export function subjectOf({ service, cluster }: Pick<AnyUpdate, 'service' | 'cluster'>): string | undefined {
  return service === undefined || cluster === undefined ? service : `${service}@${cluster}`;
}

export interface EditUpdate extends AnyUpdate {
  readonly kind: 'edit';
  /** Paths or globs. */
  readonly files: readonly string[];
  /** Template that a missing file is copied from. */
  readonly from: string | undefined;
  readonly edit: FileEdit;
  /** Of an edit of one place of several: how records name what it is a part of. */
  readonly recordedAs?: Pick<FileEdit, 'key' | 'container'> | undefined;
  /** The image stays as it is at the place that the edit names; only its values are written. */
  readonly keepImage?: boolean | undefined;
  /** Its placeholders are filled in: braces in its texts come from the data that was filled in. */
  readonly filledIn?: true | undefined;
}

interface DeleteUpdate extends AnyUpdate {
  readonly kind: 'delete';
  readonly files: readonly string[];
}

interface WriteUpdate extends AnyUpdate {
  readonly kind: 'write';
  readonly file: string;
  /** The file's new text, from what is there; equal text changes nothing. */
  readonly render: (before: string | undefined) => string;
}

export type Update = EditUpdate | DeleteUpdate | WriteUpdate;

/** What users can ask for. */
export type GivenUpdate = EditUpdate | DeleteUpdate;

/** For what is of another shape. */
const exampleOf: Readonly<Record<string, string>> = {
  file: 'Write "values/web1.yaml", or ["values/web1.yaml", "values/web2.yaml"].',
  set: 'Write ["replicas:=2", "host=web1.example.com"], or {"replicas": 2, "host": "web1.example.com"}.',
  unset: 'Write ["ingress.annotations"].',
};

const aliasChoices = ['anchor', 'materialise', 'refuse'] as const;
const textFields = ['service', 'cluster', 'image', 'tag', 'digest', 'key', 'container', 'from'] as const;
const fields = [...textFields, 'file', 'set', 'unset', 'on-alias', 'keep-tag', 'pin', 'placeholders', 'delete'];

/** An entry of the `updates` input. `set`: `path=value` items, or an object whose other values than text are JSON. */
interface Entry {
  readonly service?: string;
  readonly cluster?: string;
  readonly file: string | readonly string[];
  readonly image?: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly key?: string;
  readonly container?: string;
  readonly set?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly unset?: readonly string[];
  readonly from?: string;
  readonly 'on-alias'?: (typeof aliasChoices)[number];
  readonly 'keep-tag'?: boolean;
  readonly pin?: Pin;
  /** False: braces are text. */
  readonly placeholders?: boolean;
  readonly delete?: boolean;
}

/**
 * The `updates` input: a JSON list, by hand or from `updatesJson`.
 *
 * @throws bad input that names the entry and the field
 */
export function parseUpdates(value: unknown): GivenUpdate[] {
  if (!Array.isArray(value)) throw badInput('updates', 'is not a JSON list', 'Give [{"file": "…", "tag": "…"}, …].');
  return value.map((entry: unknown, index) => updateOf(checkedEntry(entry, `updates[${index}]`), index));
}

function checkedEntry(value: unknown, at: string): Entry {
  if (!isRecord(value)) throw badInput(at, 'is not an object', 'Give {"file": "…", "tag": "…"}.');
  for (const [name, field] of Object.entries(value)) checkField(name, field, at);
  if (value.file === undefined) throw badInput(`${at}.file`, 'is missing', 'Say which file to edit.');
  const written = ['image', 'tag', 'digest', 'set', 'unset', 'from'].find((name) => value[name] !== undefined);
  if (value.delete === true && written !== undefined) {
    const hint = 'Leave one of them out: the file is deleted, so nothing is written to it.';
    throw badInput(`${at}.${written}`, 'cannot go beside delete', hint);
  }
  return value as unknown as Entry;
}

function checkField(name: string, value: unknown, at: string): void {
  if (!fields.includes(name)) {
    throw badInput(
      `${at}.${name}`,
      'is not known',
      didYouMean(name, fields).trimEnd() || `Known: ${fields.join(', ')}.`,
    );
  }
  const shapes: Readonly<Record<string, readonly [fits: boolean, shape: string]>> = {
    file: [isText(value) || isTextList(value), 'a path or a list of paths'],
    set: [isTextList(value) || isRecord(value), 'a list of path=value or an object'],
    unset: [isTextList(value), 'a list of paths'],
    delete: [typeof value === 'boolean', 'true or false'],
    'keep-tag': [typeof value === 'boolean', 'true or false'],
    placeholders: [typeof value === 'boolean', 'true or false'],
    pin: [pins.some((pin) => pin === value), `one of ${pins.join(', ')}`],
    'on-alias': [aliasChoices.some((choice) => choice === value), `one of ${aliasChoices.join(', ')}`],
  };
  const [fits, shape] = shapes[name] ?? [
    isText(value),
    'text (numbers in quotes: a tag such as 0123 must stay as it is)',
  ];
  if (!fits) throw badInput(`${at}.${name}`, `is not ${shape}`, exampleOf[name]);
}

function updateOf(given: Entry, index: number): GivenUpdate {
  const { service, cluster, file, from, set, 'on-alias': onAlias, 'keep-tag': keepTag } = given;
  const of = { service, ...(cluster === undefined ? {} : { cluster }) };
  const entry = `updates[${index}]${service === undefined ? '' : ` (${service})`}`;
  const files = typeof file === 'string' ? [file] : file;
  if (given.delete === true) return { kind: 'delete', entry, ...of, files };
  const { image, tag, digest, pin, key, container, unset } = given;
  const edit = { image, tag, digest, pin, key, container, set: set && assignments(set), unset, onAlias, keepTag };
  const update = { kind: 'edit', entry, ...of, files, from, edit } as const;
  return given.placeholders === false ? { ...update, filledIn: true } : update;
}

/** `path=value`, and `path:=json` for what is no string. */
export function assignments(set: readonly string[] | Readonly<Record<string, unknown>>): readonly string[] {
  if (Array.isArray(set)) return set;
  return Object.entries(set).map(([path, value]) =>
    typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`,
  );
}

/** The updates as `parseUpdates` reads them, for the job that commits. */
export function updatesJson(updates: readonly GivenUpdate[]): string {
  return `${JSON.stringify(updates.map(entryOf), undefined, 2)}\n`;
}

function entryOf(update: GivenUpdate): object {
  const { service, cluster, files: file } = update;
  if (update.kind === 'delete') return { service, cluster, file, delete: true };
  const { onAlias, keepTag, pin, image, tag, digest, key, container, set, unset } = update.edit;
  const choices = { 'on-alias': onAlias, 'keep-tag': keepTag };
  const placeholders = update.filledIn === true ? false : undefined;
  const place = { key, container };
  return {
    ...choices,
    service,
    cluster,
    file,
    image,
    tag,
    digest,
    pin,
    ...place,
    set,
    unset,
    from: update.from,
    placeholders,
  };
}

/** How an image is written where an update says nothing about it. */
type EditDefaults = Required<Pick<FileEdit, 'onAlias' | 'keepTag'>> & Pick<FileEdit, 'pin'>;

/**
 * The updates with nothing left to fill in, each once: placeholders are expanded, of the update's own service, and a full
 * reference is taken apart.
 *
 * @param placesOnly For a rollback: an update need not say what to write.
 * @throws Failure bad input for what is no tag or digest, for two that contradict each other, and for an empty edit
 */
export function completeUpdates(
  updates: readonly GivenUpdate[],
  values: PlaceholderValues,
  { defaults, placesOnly }: { readonly defaults: EditDefaults; readonly placesOnly: boolean },
): readonly GivenUpdate[] {
  const complete = new Map<string, GivenUpdate>();
  for (const given of updates) {
    const update = given.kind === 'delete' ? given : filled(given, values, defaults);
    if (update.kind === 'edit' && !placesOnly) {
      refuseEmpty(update.edit);
      refuseUnpinnable(update.edit);
    }
    const text = JSON.stringify({ ...update, entry: undefined });
    if (!complete.has(text)) complete.set(text, update);
  }
  return [...complete.values()];
}

function filled(update: EditUpdate, run: PlaceholderValues, defaults: EditDefaults): EditUpdate {
  const { edit, files, from } = update;
  const values = { ...run, service: update.service ?? run.service, cluster: update.cluster ?? run.cluster };
  const fill = (text: string, input: string) => (update.filledIn === true ? text : expand(text, values, input));
  const image = edit.image && fill(edit.image, 'image');
  const reference = image === undefined ? undefined : parseReference(image, 'image');
  const tag = edit.tag === undefined ? reference?.tag : fill(edit.tag, 'tag');
  const digest = edit.digest ?? reference?.digest;
  refuseContradiction('tag', tag, reference?.tag);
  refuseContradiction('digest', digest, reference?.digest);
  if (tag !== undefined) checkTag(tag, 'tag');
  if (digest !== undefined) checkDigest(digest);
  return {
    ...update,
    filledIn: true,
    files: files.map((file) => fill(file, 'file')),
    from: from && fill(from, 'from'),
    edit: {
      ...edit,
      image: image && repositoryOf(image),
      tag,
      digest,
      onAlias: edit.onAlias ?? defaults.onAlias,
      keepTag: edit.keepTag ?? defaults.keepTag,
      pin: edit.pin ?? defaults.pin,
    },
  };
}

/** As it is written, without host or `library/` where it says none. */
export function repositoryOf(image: string): string {
  return splitImage(image).repository ?? image;
}

function refuseContradiction(input: 'tag' | 'digest', wanted: string | undefined, ofImage: string | undefined): void {
  if (ofImage === undefined || wanted === ofImage) return;
  throw badInput(input, `${wanted} contradicts the image, which says ${ofImage}`, `Give the ${input} once.`);
}

function refuseEmpty({ tag, digest, set, unset }: FileEdit): void {
  if (tag === undefined && digest === undefined && set === undefined && unset === undefined) {
    throw badInput('tag', 'is missing: there is nothing to write', 'Give tag or digest, or set or unset.');
  }
}

/** What a file is to be pinned by has to be known; an update of other values pins nothing. */
function refuseUnpinnable({ tag, digest, pin }: FileEdit): void {
  if (tag === undefined && digest === undefined) return;
  const needed = { tag: ['tag'], digest: ['digest'], both: ['tag', 'digest'], 'as-file': [] } as const;
  const given = { tag, digest };
  const missing = needed[pin ?? 'as-file'].find((part) => given[part] === undefined);
  if (missing === undefined) return;
  const hint = `Give the ${missing}, or choose another pin: ${pins.join(', ')}.`;
  throw badInput(missing, `is missing, and pin: ${pin} writes it`, hint);
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
