/** Files with `{{ … }}` that are no YAML: single lines, found by indentation alone. */
import { Failure } from '../../failure.ts';
import { type ImageParts, joinImage, looksLikeImage, splitImage, splitTagField } from '../../image/reference.ts';
import type { Claim } from '../text/editor.ts';
import { createdLocation, type EditPath, formatPath, type Path, parsePath, type Segment } from '../text/path.ts';
import { type Quote, renderString } from '../text/render.ts';
import { applySplices, type Splice } from '../text/splice.ts';
import { digestLike, holdsDigest, isDigestName, readDigest } from './digest-field.ts';
import { type ImageEdit, pinnedEdit } from './image-place.ts';

/** One `key: value` line. */
interface TemplateLine {
  /** With the positions of list items, as far as the lines show them: `containers[0].image`. */
  readonly path: string;
  /** Without the positions, for lists that a loop may write. */
  readonly keys: string;
  /** Counted from 1. */
  readonly line: number;
  /** Offset of the value. */
  readonly start: number;
  /** The value as it is written. */
  readonly raw: string;
}

/**
 * Edits a file with `{{ … }}` or `{% … %}` that is no YAML: the one line that `key` names by indentation, and `repository` and
 * `digest` beside it. Only plain and quoted values on their own line are touched. Errors: `YAML_TEMPLATE`.
 */
export function editTemplate(
  file: string,
  text: string,
  key: EditPath,
  edit: ImageEdit,
): { text: string; claims: readonly Claim[] } {
  const lines = scanLines(text);
  const splices: Splice[] = [];
  const claims: Claim[] = [];
  for (const { path, value, needed } of wantedLines(lines, key.path, edit)) {
    const found = linesAt(lines, path);
    if (found.length === 0 && !needed) continue;
    const { line, start, raw } = onlyLine(file, path, found, lines);
    const old = scalarText(raw);
    if (old === undefined) {
      const message = `${file}:${line}: ${path} is not a plain value on its own line`;
      const hint = 'In a template only “key: value” lines are edited; move the value into values.yaml.';
      throw new Failure('refused', 'YAML_TEMPLATE', message, { hint, place: { file, line } });
    }
    claims.push({ document: 0, location: createdLocation(parsePath(path).path), value });
    if (old.text === value) continue;
    const written = (raw === '' ? ' ' : '') + renderString(value, old.quote, false);
    splices.push({ start, end: start + raw.length, text: written });
  }
  return { text: applySplices(text, splices), claims };
}

/** The image that a template's lines name. A line counts when no other line has its path. */
export function readTemplate(text: string, { path: key }: EditPath): ImageParts {
  const lines = scanLines(text);
  const read = (path: string) => {
    const [line, ...others] = linesAt(lines, path);
    return line === undefined || others.length > 0 ? undefined : scalarText(line.raw)?.text || undefined;
  };
  const path = formatPath(key);
  const value = read(path);
  if (value !== undefined && isWhole(path, value)) return splitImage(value);
  const field = splitTagField(value ?? '');
  const held = digestLines(lines, key).find((each) => each.text !== '')?.text ?? '';
  return { repository: read(beside(key, 'repository')), tag: field.tag, digest: readDigest(held) ?? field.digest };
}

interface WantedLine {
  readonly path: string;
  readonly value: string;
  readonly needed: boolean;
}

/** The line of a whole image, or the lines of its tag and of repository and digest beside it. */
function wantedLines(lines: readonly TemplateLine[], key: Path, given: ImageEdit): readonly WantedLine[] {
  const path = formatPath(key);
  const old = scalarText(linesAt(lines, path)[0]?.raw ?? '')?.text ?? '';
  if (isWhole(path, old)) {
    const parts = splitImage(old);
    const { image, tag, digest, pin, keepTag } = pinnedEdit(given, parts);
    const keep = digest === undefined || keepTag === true;
    const newTag = pin === 'digest' ? undefined : (tag ?? (keep ? parts.tag : undefined));
    const kept = pin !== 'tag' && (tag === undefined || tag === parts.tag) ? parts.digest : undefined;
    const next = { repository: image ?? parts.repository, tag: newTag, digest: digest ?? kept };
    return [{ path, value: joinImage(next), needed: true }];
  }
  const fields = digestLines(lines, key);
  const field = splitTagField(old);
  const oldDigest = fields.find((each) => each.text !== '')?.text ?? field.digest;
  const { image, tag, digest, pin } = pinnedEdit(given, { tag: field.tag, digest: oldDigest });
  const drops = pin === 'tag' || (tag !== undefined && tag !== field.tag && digest === undefined);
  const behind = field.digest === undefined || drops ? undefined : (digest ?? field.digest);
  const newTag = `${tag ?? field.tag ?? ''}${behind === undefined ? '' : `@${behind}`}`;
  const held = fields.filter((each) => each.text !== '');
  const usual = fields[0] ?? { path: beside(key, 'digest'), name: 'digest', text: '' };
  const written = held.length > 0 || digest === undefined || behind !== undefined ? held : [usual];
  return [
    ...(tag === undefined && behind === field.digest ? [] : [{ path, value: newTag, needed: true }]),
    ...(image === undefined ? [] : [{ path: beside(key, 'repository'), value: image, needed: false }]),
    ...(drops ? held.map((each) => ({ path: each.path, value: '', needed: false })) : []),
    ...(drops || digest === undefined
      ? []
      : written.map((each) => ({ path: each.path, value: digestLike(each.name, each.text, digest), needed: true }))),
  ];
}

/** The lines beside a tag that hold its digest. */
function digestLines(
  lines: readonly TemplateLine[],
  key: Path,
): readonly { readonly path: string; readonly name: string; readonly text: string }[] {
  const parent = key.length === 1 ? '' : `${formatPath(key.slice(0, -1))}.`;
  const prefix = /^(.*?)tag$/i.exec(String(key.at(-1)))?.[1] ?? '';
  return lines.flatMap(({ path, keys, raw }) => {
    const at = path.startsWith(parent) ? path : keys;
    const name = at.slice(parent.length);
    const text = scalarText(raw)?.text ?? '';
    return at.startsWith(parent) && isDigestName(name, prefix) && holdsDigest(name, text) ? [{ path, name, text }] : [];
  });
}

function beside(key: Path, name: string): string {
  return formatPath([...key.slice(0, -1), name]);
}

/** Whether a line holds repository and tag in one, as `image: web:v1` does. */
function isWhole(path: string, value: string): boolean {
  if (!looksLikeImage(value)) return false;
  return /image$/i.test(path) || /[/:]/.test(value.replace(/@.*$/, ''));
}

function linesAt(lines: readonly TemplateLine[], path: string): readonly TemplateLine[] {
  const exact = lines.filter((line) => line.path === path);
  return exact.length > 0 ? exact : lines.filter((line) => line.keys === path);
}

/** A key, or the position of a list's item, with the column that it begins at. */
interface Parent {
  readonly indent: number;
  readonly segment: Segment;
  items: number;
}

const plainLine = /^( *)((?:- +)*)((?:&\S+ +)?(?:"[^"\\]*"|'[^']*'|[\w./-]+)|\*\S+ +):(?:( +)(?!#)(.*?))?( +#.*| *)$/;

function scanLines(text: string): readonly TemplateLine[] {
  const found: TemplateLine[] = [];
  const parents: Parent[] = [];
  const anchors = new Map<string, string>();
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  let number = 0;
  let block = Number.POSITIVE_INFINITY;
  for (const whole of text.slice(offset).split('\n')) {
    number++;
    const line = whole.replace(/\r$/, '');
    const indent = line.search(/\S/);
    const inBlock = indent === -1 || indent > block;
    if (!inBlock) block = /: +[|>][-+\d]*(?: +#.*)?$/.test(line) ? indent : Number.POSITIVE_INFINITY;
    const match = inBlock || line.startsWith('#', indent) ? null : plainLine.exec(line);
    if (match !== null) {
      const [, margin = '', dashes = '', name = '', gap = '', raw = ''] = match;
      for (const dash of dashes.matchAll(/-/g)) enterItem(parents, margin.length + dash.index);
      const column = margin.length + dashes.length;
      while ((parents.at(-1)?.indent ?? -1) >= column) parents.pop();
      const [, anchor = '', key = ''] = /^(?:&(\S+) +)?(.*)$/.exec(name) ?? [];
      const text = unquoted(key);
      if (anchor !== '') anchors.set(anchor, text);
      const [, of = '', value] = /^&(\S+) +(.*)$/.exec(raw) ?? [];
      if (value !== undefined) anchors.set(of, unquoted(value));
      const alias = /^\*(\S+)/.exec(text)?.[1];
      parents.push({ indent: column, segment: alias === undefined ? text : (anchors.get(alias) ?? text), items: 0 });
      const start = offset + column + name.length + 1 + (raw === '' ? 0 : gap.length);
      const path = parents.map(({ segment }) => segment);
      const keys = path.filter((segment) => typeof segment === 'string');
      found.push({ path: formatPath(path), keys: formatPath(keys), line: number, start, raw });
    }
    offset += whole.length + 1;
  }
  return found;
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}

/** A dash may stand in the column of the key that its list belongs to. */
function enterItem(parents: Parent[], column: number): void {
  const isBelow = ({ indent, segment }: Parent) =>
    indent > column || (indent === column && typeof segment === 'number');
  for (let last = parents.at(-1); last !== undefined && isBelow(last); last = parents.at(-1)) parents.pop();
  const list = parents.at(-1);
  parents.push({ indent: column, segment: list?.items ?? 0, items: 0 });
  if (list !== undefined) list.items++;
}

/** The content of a simple one-line scalar; `undefined` for templates, blocks, anchors, collections and escapes. */
function scalarText(raw: string): { text: string; quote: Quote } | undefined {
  if (/\{[{%]/.test(raw)) return undefined;
  const [, double, single] = /^(?:"([^"\\]*)"|'([^']*)')$/.exec(raw) ?? [];
  if (double !== undefined) return { text: double, quote: 'double' };
  if (single !== undefined) return { text: single, quote: 'single' };
  return /^[&*!|>'"%@`[\]{}#,]|: | #/.test(raw) ? undefined : { text: raw, quote: 'plain' };
}

/** @throws Failure `YAML_TEMPLATE` unless exactly one line was found */
function onlyLine(
  file: string,
  path: string,
  found: readonly TemplateLine[],
  lines: readonly TemplateLine[],
): TemplateLine {
  const [line, ...others] = found;
  if (line !== undefined && others.length === 0) return line;
  const deeper = lines.filter(({ keys }) => keys.endsWith(`.${path}`)).slice(0, 5);
  const [problem, hint] =
    line !== undefined
      ? [
          `lines ${found.map((each) => each.line).join(', ')}, not exactly one`,
          'Move the value into values.yaml and edit it there.',
        ]
      : [
          'no line has this key',
          deeper.length === 0
            ? 'Name the line by its full path, as in image.tag, or move the value into values.yaml and edit it there.'
            : `Give the full path: ${deeper.map((each) => each.path).join(' or ')}.`,
        ];
  const message = `${file}: a template, not YAML; key ${path}: ${problem}`;
  throw new Failure('bad-input', 'YAML_TEMPLATE', message, { hint });
}
