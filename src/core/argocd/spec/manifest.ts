/** An Application or ApplicationSet as a file in the GitOps repository, for an Application that reads it from there. */
import { isDeepStrictEqual } from 'node:util';
import { parseDocument, stringify } from 'yaml';
import { editFile } from '../../edit/edit.ts';
import { append, formatPath, type Path } from '../../edit/text/path.ts';
import { Failure } from '../../failure.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { ApplicationSet } from '../server/applicationset.ts';
import type { Application } from '../server/live.ts';

/** What may stand in the file. */
type Manifest = Application | ApplicationSet;

/** One file of the GitOps repository, with its text as a function of the text that is there. */
export interface ManifestFile {
  readonly file: string;
  /** @throws Failure as `mergeManifest`; `failed` when `upsert: false` meets another content, as the server does */
  readonly render: (before: string | undefined) => string;
}

interface ManifestOptions {
  readonly upsert: boolean;
  /** A new file begins as this text, with its comments; undefined: it is rendered. */
  readonly template?: string;
}

/** The change of the GitOps repository that writes the manifest to this path. */
export function manifestFile(manifest: Manifest, file: string, { upsert, template }: ManifestOptions): ManifestFile {
  const render = (before: string | undefined) => {
    if (before === undefined) return template === undefined ? renderManifest(manifest) : filledIn(template, manifest);
    const after = mergeManifest(file, before, manifest);
    if (upsert || after === before) return after;
    const problem = `app-file: ${file} holds the ${manifest.kind} ${manifest.metadata.name} with another content`;
    throw new Failure('failed', 'ARGOCD_EXISTS', problem, { hint: 'Allow `upsert`, or choose another name.' });
  };
  return { file, render };
}

/** A new manifest. Strings that YAML 1.1 (Argo CD) or 1.2 would read as something else are quoted. */
export function renderManifest(manifest: Manifest): string {
  return stringify(manifest, { lineWidth: 0, version: '1.1', compat: 'core', aliasDuplicateObjects: false });
}

/**
 * The existing manifest with what the wanted one says, and nothing else changed: fields, labels and comments that
 * people added stay. Only what contradicts goes, such as the `path` beside a new `chart`, and in the generators of a set
 * whatever the wanted ones do not have.
 *
 * @throws Failure refused when the file holds something else than this Application or set
 */
export function mergeManifest(file: string, existing: string, manifest: Manifest): string {
  return spliced(file, existing, manifestIn(file, existing, manifest), manifest);
}

/** The text of a template with what the inputs say otherwise; what only a server writes goes. */
function filledIn(template: string, manifest: Manifest): string {
  const before = parseDocument(template, { version: '1.1' }).toJS() as JsonObject;
  const served = [['status'], ...serverMetadata.map((field) => ['metadata', field])];
  const gone = served.filter((place) => fieldsAt(before, place.slice(0, -1))[place.at(-1) ?? ''] !== undefined);
  return spliced('file', template, before, manifest, gone);
}

const serverMetadata = [
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
  'ownerReferences',
  'selfLink',
];

function spliced(
  file: string,
  text: string,
  before: JsonObject,
  manifest: Manifest,
  gone: readonly Place[] = [],
): string {
  const edit: Edit = { set: [], unset: [...contradicted(before, manifest), ...gone].map(formatPath) };
  for (const part of ['metadata', 'spec'] as const) collectChanges([part], before[part], manifest[part], edit);
  if (edit.set.length === 0 && edit.unset.length === 0) return text;
  return editFile(file, text, edit).text;
}

/** As `editFile` takes it. */
interface Edit {
  readonly set: string[];
  readonly unset: string[];
}

type Place = readonly (string | number)[];

function manifestIn(file: string, text: string, { kind, metadata: wanted }: Manifest): JsonObject {
  const document = parseDocument(text, { version: '1.1' });
  const refuse = (problem: string, hint: string) =>
    new Failure('refused', 'ARGOCD_MANIFEST', `app-file: ${file} ${problem}`, { hint });
  if (document.errors.length > 0) {
    throw refuse('is not one YAML document', `Keep each ${kind} in a file of its own, or choose another app-file.`);
  }
  const value: unknown = document.toJS();
  if (!isObject(value) || value.kind !== kind) {
    throw refuse(`holds no ${kind}`, 'Choose another path as app-file.');
  }
  const metadata = isObject(value.metadata) ? value.metadata : {};
  if (metadata.name !== wanted.name) {
    throw refuse(
      `holds the ${kind} ${String(metadata.name)}, not ${wanted.name}`,
      'Put the name into app-file, for example argocd/{name}.yaml.',
    );
  }
  return value;
}

/** Adds an assignment for every place where the wanted value differs. */
function collectChanges(place: Place, before: unknown, wanted: unknown, edit: Edit): void {
  if (isDeepStrictEqual(before, wanted) || wanted === undefined) return;
  if (isObject(before) && isObject(wanted)) {
    if (isGenerator(place))
      edit.unset.push(
        ...Object.keys(before)
          .filter((key) => wanted[key] === undefined)
          .map((key) => formatPath([...place, key])),
      );
    for (const [key, value] of Object.entries(wanted)) collectChanges([...place, key], before[key], value, edit);
  } else if (Array.isArray(before) && Array.isArray(wanted)) {
    collectItems(place, before, wanted, edit);
  } else {
    edit.set.push(assignment(place, wanted));
  }
}

/** Items that only come at the end or only go are spliced one by one; a list that differs otherwise is written whole. */
function collectItems(place: Place, before: readonly unknown[], wanted: readonly unknown[], edit: Edit): void {
  if (before.length === wanted.length) {
    for (const [index, value] of wanted.entries()) collectChanges([...place, index], before[index], value, edit);
    return;
  }
  const added = wanted.slice(before.length);
  if (before.length > 0 && added.length > 0 && isDeepStrictEqual(before, wanted.slice(0, before.length))) {
    edit.set.push(...added.map((item) => assignment([...place, append], item)));
    return;
  }
  const gone = wanted.length === 0 ? undefined : missingItems(before, wanted);
  if (gone === undefined) edit.set.push(assignment(place, wanted));
  // From the end, so that no removal moves the place of another.
  else edit.unset.push(...gone.reverse().map((index) => formatPath([...place, index])));
}

/** The items of a list that are not in the wanted one, which has the others in their order; undefined: it has others, too. */
function missingItems(before: readonly unknown[], wanted: readonly unknown[]): number[] | undefined {
  const gone: number[] = [];
  let next = 0;
  for (const [index, item] of before.entries()) {
    if (next < wanted.length && isDeepStrictEqual(item, wanted[next])) next += 1;
    else gone.push(index);
  }
  return next === wanted.length ? gone : undefined;
}

function assignment(place: Path, value: unknown): string {
  const path = formatPath(place);
  return typeof value === 'string' ? `${path}=${value}` : `${path}:=${JSON.stringify(value)}`;
}

/** Generators are either-or, as are most of their fields: what is left of another one would count as well. */
function isGenerator([part, field]: Place): boolean {
  return part === 'spec' && field === 'generators';
}

/** Each is an either-or in the spec of an Application, where one would silently win over the other. */
const exclusive: readonly (readonly [parent: Place, fields: readonly string[]])[] = [
  [[], ['source', 'sources']],
  [['source'], ['path', 'chart']],
  [
    ['source', 'helm'],
    ['values', 'valuesObject'],
  ],
  [['destination'], ['server', 'name']],
];

function contradicted(before: JsonObject, manifest: Manifest): Place[] {
  const removed: Place[] = [];
  const spec = manifest.kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
  for (const [below, fields] of exclusive) {
    const parent = [...spec, ...below];
    const old = fieldsAt(before, parent);
    const now = fieldsAt(manifest, parent);
    if (!fields.some((field) => now[field] !== undefined)) continue;
    removed.push(
      ...fields
        .filter((field) => old[field] !== undefined && now[field] === undefined)
        .map((field) => [...parent, field]),
    );
  }
  const policy = [...spec, 'syncPolicy'];
  const isManual = fieldsAt(manifest, policy).automated === undefined;
  if (isManual && fieldsAt(before, policy).automated !== undefined) removed.push([...policy, 'automated']);
  return removed;
}

function fieldsAt(root: unknown, place: Place): JsonObject {
  const found = place.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), root);
  return isObject(found) ? found : {};
}
