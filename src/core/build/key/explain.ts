/** What a content key is made of, for people: its parts as lines, what differs between two keys, and a record in the image. */
import { digestOf } from '../../image/manifest.ts';
import type { KeyPart } from './key-parts.ts';

/** The label that says in short what an image's key was made of. It is no proof: the key is. */
export const partsLabel = 'io.monorepo-gitops.parts';

export interface PartDifference {
  readonly kind: KeyPart['kind'];
  readonly name: string;
  /** Undefined: it is not in that key. */
  readonly before: string | undefined;
  readonly now: string | undefined;
}

/** What differs between the parts of two keys, in the order of their kinds and names. */
export function differences(before: readonly KeyPart[], now: readonly KeyPart[]): readonly PartDifference[] {
  const [old, fresh] = [byId(before), byId(now)];
  const ids = [...new Set([...old.keys(), ...fresh.keys()])];
  const found = ids.flatMap((id) => {
    const [a, b] = [old.get(id), fresh.get(id)];
    const { kind, name } = (b ?? a) as KeyPart;
    return a?.value === b?.value ? [] : [{ kind, name, before: a?.value, now: b?.value }];
  });
  return found.sort(inOrder);
}

function byId(parts: readonly KeyPart[]): ReadonlyMap<string, KeyPart> {
  return new Map(parts.map((part) => [JSON.stringify([part.kind, part.name]), part]));
}

const kinds: readonly KeyPart['kind'][] = [
  'dockerfile',
  'target',
  'platform',
  'argument',
  'label',
  'secret',
  'option',
  'base',
  'file',
];

function inOrder(a: Pick<KeyPart, 'kind' | 'name'>, b: Pick<KeyPart, 'kind' | 'name'>): number {
  return kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** The parts in the order of their kinds and names, values that could be secrets as digests. */
export function shownParts(parts: readonly KeyPart[]): readonly KeyPart[] {
  return [...parts].sort(inOrder).map((part) => ({ ...part, value: shown(part.kind, part.value) }));
}

/** What a person may have written as a value, and what is no word of a person. */
const isWritten = new Set<KeyPart['kind']>(['argument', 'label', 'option']);
const couldBeSecret = /:\/\/[^/\s]*@|[A-Za-z0-9+/=_-]{20}/;

function shown(kind: KeyPart['kind'], value: string): string {
  return isWritten.has(kind) && couldBeSecret.test(value) ? digestOf(value) : value;
}

/** A line of a table: `file      apps/web1/src/a.js  644 sha256:0123456789ab`. */
export function partLines(parts: readonly KeyPart[]): readonly string[] {
  const rows = shownParts(parts).map(({ kind, name, value }) => [kind, name, short(value)] as const);
  const width = Math.max(0, ...rows.map(([, name]) => (name.length > 60 ? 0 : name.length)));
  return rows.map(([kind, name, value]) => `${kind.padEnd(10)} ${name.padEnd(width)} ${value}`.trimEnd());
}

/** `apps/web1/src/a.js changed`, `base node:24 moved from sha256:0123456789ab to sha256:ba9876543210`. */
export function differenceLine({ kind, name, before, now }: PartDifference): string {
  const what =
    kind === 'file' ? name : kind === 'dockerfile' ? `Dockerfile, stage ${name}` : `${kind} ${name}`.trimEnd();
  if (before === undefined) return `${what} is new`;
  if (now === undefined) return `${what} is gone`;
  if (kind === 'base') return `${what} moved from ${short(before)} to ${short(now)}`;
  if (kind === 'file' || kind === 'dockerfile') return fileChange(what, before, now);
  return `${what} was ${quoted(shown(kind, before))}, is ${quoted(shown(kind, now))}`;
}

function quoted(value: string): string {
  return value === '' ? 'empty' : short(value);
}

/** `file 644 sha256:…`: content, or permissions alone. */
function fileChange(what: string, before: string, now: string): string {
  const [digestBefore, digestNow] = [before, now].map((value) => value.split(' ').at(-1));
  const words = (value: string) => value.split(' ').slice(0, -1).join(' ');
  return digestBefore === digestNow && before !== now
    ? `${what} changed from ${words(before)} to ${words(now)}`
    : `${what} changed`;
}

/** Digests as people compare them. */
function short(text: string): string {
  return text.replace(/sha256:([0-9a-f]{12})[0-9a-f]{52}/g, 'sha256:$1');
}

/**
 * The record for the label: a digest for each kind of part, but each base by its name, since bases move without anybody's
 * doing. `argument=0123456789ab base/node:24=sha256:…`.
 */
export function recordOf(parts: readonly KeyPart[]): string {
  const others = kinds
    .filter((kind) => kind !== 'base')
    .flatMap((kind) => {
      const own = shownInRecord(parts, kind);
      return own.length === 0
        ? []
        : [`${kind}=${digestOf(JSON.stringify(own)).slice('sha256:'.length, 'sha256:'.length + 12)}`];
    });
  return [...others, ...shownInRecord(parts, 'base').map(([name, value]) => `base/${name}=${value}`)].join(' ');
}

function shownInRecord(parts: readonly KeyPart[], kind: KeyPart['kind']): readonly (readonly [string, string])[] {
  return parts
    .filter((part) => part.kind === kind)
    .map(({ name, value }) => [name, value] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The bases of a record; undefined where a label is none. */
export function recordedBases(label: unknown): readonly KeyPart[] | undefined {
  const entries = entriesOf(label);
  if (entries === undefined) return undefined;
  return [...entries].flatMap(([id, value]) =>
    id.startsWith('base/') ? [{ kind: 'base', name: id.slice('base/'.length), value } as const] : [],
  );
}

/**
 * In what a build differs from the image that has the record, in one line: `files, base node:24 moved from … to …`.
 * Undefined where the label is no record.
 */
export function differenceFromRecord(label: unknown, parts: readonly KeyPart[]): string | undefined {
  const [before, now] = [entriesOf(label), entriesOf(recordOf(parts))];
  if (before === undefined || now === undefined) return undefined;
  const changed = kinds
    .filter((kind) => kind !== 'base' && before.get(kind) !== now.get(kind))
    .map((kind) => titles[kind]);
  const bases = differences(
    recordedBases(label) ?? [],
    parts.filter(({ kind }) => kind === 'base'),
  );
  return [...changed, ...bases.map(differenceLine)].join(', ');
}

const titles: Readonly<Record<KeyPart['kind'], string>> = {
  dockerfile: 'the Dockerfile',
  target: 'the target',
  platform: 'the platforms',
  argument: 'the arguments',
  label: 'the labels',
  secret: 'the secrets',
  option: 'the options',
  base: 'the bases',
  file: 'the files',
};

function entriesOf(label: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof label !== 'string' || !/^[a-z]+(\/\S+)?=\S+( \S+=\S+)*$/.test(label)) return undefined;
  return new Map(
    label.split(' ').map((entry) => {
      const equals = entry.lastIndexOf('=');
      return [entry.slice(0, equals), entry.slice(equals + 1)];
    }),
  );
}
