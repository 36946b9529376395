import { Failure } from '../failure.ts';
import type { Claim } from './claim.ts';
import { createdLocation, type EditPath, formatSegments, parsePath } from './path.ts';
import type { ImageEdit } from './place.ts';
import { type Quote, renderString } from './scalar.ts';
import type { EditedPath } from './session.ts';
import { applySplices, type Splice } from './splice.ts';

/** One `key: value` line, found by indentation alone. */
interface TemplateLine {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly raw: string;
}

/**
 * Edits a file with `{{ … }}` that is no YAML: the one line that `key` names by indentation, and `repository` and
 * `digest` beside it. Only plain and quoted values on their own line are touched. Errors: `YAML_TEMPLATE`.
 */
export function editTemplate(
  file: string,
  text: string,
  key: EditPath,
  edit: ImageEdit,
): { text: string; edits: readonly EditedPath[]; claims: readonly Claim[] } {
  const lines = scanLines(text);
  const wanted: { path: string; value: string; needed: boolean }[] = [];
  const parent = key.segments.slice(0, -1);
  const beside = (name: string) => formatSegments([...parent, { kind: 'key', key: name }]);
  if (edit.tag !== undefined) wanted.push({ path: formatSegments(key.segments), value: edit.tag, needed: true });
  if (edit.image !== undefined) wanted.push({ path: beside('repository'), value: edit.image, needed: false });
  const stale = edit.tag !== undefined && edit.digest === undefined ? '' : edit.digest;
  if (stale !== undefined) wanted.push({ path: beside('digest'), value: stale, needed: edit.digest !== undefined });
  const splices: Splice[] = [];
  const edits: EditedPath[] = [];
  const claims: Claim[] = [];
  for (const { path, value, needed } of wanted) {
    const found = lines.filter((line) => line.path === path);
    if (found.length === 0 && !needed) continue;
    const [line] = found;
    if (line === undefined || found.length > 1) throw notOneLine(file, path, found);
    const old = scalarText(line.raw);
    if (old === undefined) throw notPlain(file, line);
    claims.push({ document: 0, location: createdLocation(parsePath(path).segments), value });
    if (old.text === value) continue;
    splices.push({
      start: line.start,
      end: line.end,
      text: (line.raw === '' ? ' ' : '') + renderString(value, old.quote, false),
    });
    edits.push({ path, before: old.text === '' ? undefined : old.text, after: value, line: line.line });
  }
  return { text: applySplices(text, splices), edits, claims };
}

/** What a template line reads as now; `undefined` unless there is exactly one. */
export function readTemplate(text: string, path: string): string | undefined {
  const found = scanLines(text).filter((line) => line.path === formatSegments(parsePath(path).segments));
  return found.length === 1 ? scalarText(found[0]?.raw ?? '')?.text || undefined : undefined;
}

function scanLines(text: string): readonly TemplateLine[] {
  const found: TemplateLine[] = [];
  const parents: { indent: number; key: string }[] = [];
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  let number = 0;
  for (const whole of text.slice(offset).split('\n')) {
    number++;
    const line = whole.replace(/\r$/, '');
    const match = /^( *)("[^"\\]*"|'[^']*'|[\w./-]+):(?:( +)(.*?))?( +#.*| *)$/.exec(line);
    if (match !== null && !/^\s*#/.test(line)) {
      const [, margin = '', name = '', gap = '', raw = ''] = match;
      while ((parents.at(-1)?.indent ?? -1) >= margin.length) parents.pop();
      const key = name.replace(/^["']|["']$/g, '');
      parents.push({ indent: margin.length, key });
      const start = offset + margin.length + name.length + 1 + (raw === '' ? 0 : gap.length);
      const path = formatSegments(parents.map((each) => ({ kind: 'key', key: each.key })));
      found.push({ path, line: number, start, end: start + raw.length, raw });
    }
    offset += whole.length + 1;
  }
  return found;
}

/** The content of a simple one-line scalar; `undefined` for templates, blocks, anchors, collections and escapes. */
function scalarText(raw: string): { text: string; quote: Quote } | undefined {
  if (raw.includes('{{')) return undefined;
  const double = /^"([^"\\]*)"$/.exec(raw);
  if (double !== null) return { text: double[1] ?? '', quote: 'double' };
  const single = /^'([^']*)'$/.exec(raw);
  if (single !== null) return { text: single[1] ?? '', quote: 'single' };
  return /^[&*!|>'"%@`[\]{}#,]|: | #/.test(raw) ? undefined : { text: raw, quote: 'plain' };
}

function notOneLine(file: string, path: string, found: readonly TemplateLine[]): Failure {
  const there = found.length === 0 ? 'no line' : `lines ${found.map(({ line }) => line).join(', ')}`;
  return new Failure(
    'bad-input',
    'YAML_TEMPLATE',
    `${file}: a template, not YAML; key ${path}: ${there}, not exactly one`,
    {
      hint: 'Move the value into values.yaml and edit it there.',
    },
  );
}

function notPlain(file: string, { line, path }: TemplateLine): Failure {
  return new Failure('refused', 'YAML_TEMPLATE', `${file}:${line}: ${path} is not a plain value on its own line`, {
    hint: 'In a template only “key: value” lines are edited; move the value into values.yaml.',
  });
}
