/**
 * One resource on both sides of a diff: what is compared and shown of it. What the API server keeps for itself is left out;
 * values of Secrets are hidden, also where the server has masked them already.
 */
import { stringify } from 'yaml';
import { isObject, type JsonObject, parseJson } from '../../json.ts';

/** Undefined: it is not there. */
export type State = JsonObject | undefined;

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
/** Of metadata: written by the API server alone. */
const ofServer = new Set([
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'selfLink',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
]);

/** @param json `null`, empty or absent for what is not there */
export function stateOf(json: string | undefined): State {
  const value = json === undefined || json === '' ? undefined : parseJson(json);
  return isObject(value) ? comparable(value) : undefined;
}

function comparable(manifest: JsonObject): JsonObject {
  const { status: _status, metadata, ...rest } = manifest;
  const kept = isObject(metadata) ? Object.entries(metadata).filter(([name]) => !ofServer.has(name)) : [];
  const shown: Record<string, unknown> = Object.fromEntries(kept);
  if (isObject(shown.annotations)) {
    const { [lastApplied]: _applied, ...annotations } = shown.annotations;
    shown.annotations = annotations;
  }
  return withOneData({ ...rest, metadata: shown });
}

/** The API server writes `stringData` into `data`; the values are not shown anyway. */
function withOneData(manifest: JsonObject): JsonObject {
  if (manifest.kind !== 'Secret' || !isObject(manifest.stringData)) return manifest;
  const { stringData, ...rest } = manifest;
  return { ...rest, data: { ...(isObject(rest.data) ? rest.data : {}), ...stringData } };
}

/** Hooks run in a sync and are no part of a comparison (argo-cd util/hook: `crd-install` of Helm 2 is none). */
export function isHook(state: JsonObject): boolean {
  const annotations =
    isObject(state.metadata) && isObject(state.metadata.annotations) ? state.metadata.annotations : {};
  const { 'argocd.argoproj.io/hook': hook = '', 'helm.sh/hook': ofHelm = '' } = annotations;
  return hook !== '' || (ofHelm !== '' && ofHelm !== 'crd-install');
}

/** Both sides as YAML, keys in the order of the alphabet so that equal lines meet. */
export function shownStates(before: State, after: State): { before: string | undefined; after: string | undefined } {
  const [hiddenBefore, hiddenAfter] = withoutSecrets(before, after);
  return { before: yamlOf(hiddenBefore), after: yamlOf(hiddenAfter) };
}

/** No labels are as good as none at all. */
function withoutEmptyMaps(state: JsonObject): JsonObject {
  if (!isObject(state.metadata)) return state;
  const isEmpty = (value: unknown) => isObject(value) && Object.keys(value).length === 0;
  const kept = Object.entries(state.metadata).filter(([, value]) => !isEmpty(value));
  return { ...state, metadata: Object.fromEntries(kept) };
}

function yamlOf(state: State): string | undefined {
  if (state === undefined) return undefined;
  return stringify(sorted(withoutEmptyMaps(state)), { lineWidth: 0, aliasDuplicateObjects: false });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, item]) => [key, sorted(item)]));
}

const hidden = '(hidden)';

/** Of a value that differs only that it does is told. */
function withoutSecrets(before: State, after: State): readonly [State, State] {
  if ((before ?? after)?.kind !== 'Secret') return [before, after];
  const [old, now] = [before, after].map((state) => (isObject(state?.data) ? state.data : {}));
  const hide = (state: State, other: JsonObject, changed: string): State => {
    if (!isObject(state?.data)) return state;
    const values = Object.entries(state.data).map(([key, value]) => {
      const isChanged = Object.hasOwn(other, key) && other[key] !== value;
      return [key, isChanged ? changed : hidden];
    });
    return { ...state, data: Object.fromEntries(values) };
  };
  return [hide(before, now ?? {}, '(hidden, before)'), hide(after, old ?? {}, '(hidden, after)')];
}
