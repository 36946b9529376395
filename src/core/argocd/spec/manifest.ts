/** The Application as a file in the GitOps repository, for an app-of-apps that reads it from there. */
import { isDeepStrictEqual } from 'node:util';
import { parseDocument, stringify } from 'yaml';
import { editFile } from '../../edit/edit.ts';
import { formatPath } from '../../edit/text/path.ts';
import { Failure } from '../../failure.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Application } from '../server/live.ts';

/** One file of the GitOps repository, with its text as a function of the text that is there. */
export interface ManifestFile {
  readonly file: string;
  /** @throws Failure as `mergeApplication`; `failed` when `upsert: false` meets another content, as the server does */
  readonly render: (before: string | undefined) => string;
}

/** The change of the GitOps repository that writes the Application to this path. */
export function manifestFile(app: Application, file: string, { upsert }: { readonly upsert: boolean }): ManifestFile {
  const render = (before: string | undefined) => {
    if (before === undefined) return renderApplication(app);
    const after = mergeApplication(file, before, app);
    if (upsert || after === before) return after;
    const problem = `app-file: ${file} holds the Application ${app.metadata.name} with another content`;
    throw new Failure('failed', 'ARGOCD_EXISTS', problem, { hint: 'Allow `upsert`, or choose another name.' });
  };
  return { file, render };
}

/** A new manifest. Strings that YAML 1.1 (Argo CD) or 1.2 would read as something else are quoted. */
export function renderApplication(app: Application): string {
  return stringify(app, { lineWidth: 0, version: '1.1', compat: 'core', aliasDuplicateObjects: false });
}

/**
 * The existing manifest with what the Application says, and nothing else changed: fields, labels and comments that
 * people added stay. Only what contradicts goes, such as the `path` beside a new `chart`.
 *
 * @throws Failure refused when the file holds something else than this Application
 */
export function mergeApplication(file: string, existing: string, app: Application): string {
  const before = applicationIn(file, existing, app);
  const set: string[] = [];
  for (const part of ['metadata', 'spec'] as const) collectChanges([part], before[part], app[part], set);
  const unset = contradicted(before, app).map(formatPath);
  if (set.length === 0 && unset.length === 0) return existing;
  return editFile(file, existing, { set, unset }).text;
}

type Place = readonly (string | number)[];

function applicationIn(file: string, text: string, app: Application): JsonObject {
  const document = parseDocument(text, { version: '1.1' });
  const refuse = (problem: string, hint: string) =>
    new Failure('refused', 'ARGOCD_MANIFEST', `app-file: ${file} ${problem}`, { hint });
  if (document.errors.length > 0) {
    throw refuse('is not one YAML document', 'Keep each Application in a file of its own, or choose another app-file.');
  }
  const value: unknown = document.toJS();
  if (!isObject(value) || value.kind !== 'Application') {
    throw refuse('holds no Application', 'Choose another path as app-file.');
  }
  const metadata = isObject(value.metadata) ? value.metadata : {};
  if (metadata.name !== app.metadata.name) {
    throw refuse(
      `holds the Application ${String(metadata.name)}, not ${app.metadata.name}`,
      'Put the name into app-file, for example argocd/{name}.yaml.',
    );
  }
  return value;
}

/** Adds an assignment for every place where the wanted value differs; a list of another length is written whole. */
function collectChanges(place: Place, before: unknown, wanted: unknown, set: string[]): void {
  if (isDeepStrictEqual(before, wanted) || wanted === undefined) return;
  if (isObject(before) && isObject(wanted)) {
    for (const [key, value] of Object.entries(wanted)) collectChanges([...place, key], before[key], value, set);
  } else if (Array.isArray(before) && Array.isArray(wanted) && before.length === wanted.length) {
    for (const [index, value] of wanted.entries()) collectChanges([...place, index], before[index], value, set);
  } else {
    const path = formatPath(place);
    set.push(typeof wanted === 'string' ? `${path}=${wanted}` : `${path}:=${JSON.stringify(wanted)}`);
  }
}

/** Each is an either-or in Argo CD, where one would silently win over the other. */
const exclusive: readonly (readonly [parent: Place, fields: readonly string[]])[] = [
  [['spec'], ['source', 'sources']],
  [
    ['spec', 'source'],
    ['path', 'chart'],
  ],
  [
    ['spec', 'source', 'helm'],
    ['values', 'valuesObject'],
  ],
  [
    ['spec', 'destination'],
    ['server', 'name'],
  ],
];

function contradicted(before: JsonObject, app: Application): Place[] {
  const removed: Place[] = [];
  for (const [parent, fields] of exclusive) {
    const old = fieldsAt(before, parent);
    const now = fieldsAt(app, parent);
    if (!fields.some((field) => now[field] !== undefined)) continue;
    removed.push(
      ...fields
        .filter((field) => old[field] !== undefined && now[field] === undefined)
        .map((field) => [...parent, field]),
    );
  }
  const manual = app.spec.syncPolicy?.automated === undefined;
  if (manual && fieldsAt(before, ['spec', 'syncPolicy']).automated !== undefined)
    removed.push(['spec', 'syncPolicy', 'automated']);
  return removed;
}

function fieldsAt(root: unknown, place: Place): JsonObject {
  const found = place.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), root);
  return isObject(found) ? found : {};
}
