/**
 * What a resource will be in the cluster after a sync of another revision. Argo CD predicts that for the revision that it
 * compared last; here what differs between the two renderings is put on its prediction. So defaults of the API server,
 * fields that others own and Argo CD's own normalisation stay as they are.
 */
import { isDeepStrictEqual } from 'node:util';
import { isObject, type JsonObject } from '../../json.ts';
import type { State } from './manifest-state.ts';

/** Fields by which the API server merges lists, in the order in which they are tried (k8s.io/api, `patchMergeKey`). */
const mergeKeys = ['name', 'key', 'mountPath', 'devicePath', 'containerPort', 'port', 'topologyKey', 'ip', 'uid'];

/**
 * @param predicted of the last comparison; what is live where there is none
 * @param rendered at the revision of the last comparison
 * @param wanted at the revision in question
 */
export function predictedAt(predicted: JsonObject, rendered: State, wanted: JsonObject): JsonObject {
  const named = withTracking(rendered, wanted);
  return applied(predicted, rendered, rendered === undefined ? named : withKnownSecrets(rendered, named)) as JsonObject;
}

/** @param from a value that was rendered before; undefined: none was */
function applied(base: unknown, from: unknown, to: unknown): unknown {
  if (isDeepStrictEqual(from, to) && base !== undefined) return base;
  if (isObject(base) && isObject(to)) return appliedMap(base, isObject(from) ? from : {}, to);
  if (Array.isArray(base) && Array.isArray(to)) return appliedList(base, Array.isArray(from) ? from : [], to);
  return to;
}

function appliedMap(base: JsonObject, from: JsonObject, to: JsonObject): JsonObject {
  const removed = (key: string) => Object.hasOwn(from, key) && !Object.hasOwn(to, key);
  const kept = Object.entries(base).filter(([key]) => !removed(key));
  const set = Object.entries(to)
    // What the comparison ignores is in the rendering, and not in the prediction.
    .filter(
      ([key, value]) => Object.hasOwn(base, key) || !Object.hasOwn(from, key) || !isDeepStrictEqual(from[key], value),
    )
    .map(([key, value]) => [key, applied(ownOf(base, key), ownOf(from, key), value)] as const);
  return Object.fromEntries([...kept, ...set]);
}

function ownOf(map: JsonObject, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function appliedList(base: readonly unknown[], from: readonly unknown[], to: readonly unknown[]): readonly unknown[] {
  const key = mergeKeys.find((name) => [base, from, to].every((list) => isKeyed(list, name)));
  if (key === undefined) {
    const isInStep = base.length === to.length && from.length === to.length && to.every(isObject);
    return isInStep ? to.map((item, index) => applied(base[index], from[index], item)) : to;
  }
  const itemOf = (list: readonly unknown[], item: unknown) =>
    list.find((one) => isObject(one) && isObject(item) && one[key] === item[key]);
  // A webhook or a controller adds items of its own, a sidecar for example.
  const foreign = base.filter((item) => itemOf(from, item) === undefined && itemOf(to, item) === undefined);
  return [...to.map((item) => applied(itemOf(base, item), itemOf(from, item), item)), ...foreign];
}

function isKeyed(list: readonly unknown[], key: string): boolean {
  const values = list.map((item) => (isObject(item) ? item[key] : undefined));
  return values.every((value) => value !== undefined) && new Set(values).size === values.length;
}

const trackingId = 'argocd.argoproj.io/tracking-id';
const trackingNames = ['argocd.argoproj.io/installation-id', trackingId];
const instanceLabel = 'app.kubernetes.io/instance';

/** Argo CD's own marks and the namespace, which a rendering of another revision may lack. */
function withTracking(rendered: State, wanted: JsonObject): JsonObject {
  if (rendered === undefined) return wanted;
  const [old, now] = [rendered.metadata, wanted.metadata].map((metadata) => (isObject(metadata) ? metadata : {}));
  const mapOf = (metadata: JsonObject | undefined, field: string) => {
    const map = metadata?.[field];
    return isObject(map) ? map : {};
  };
  const annotations = mapOf(old, 'annotations');
  const marks = Object.fromEntries(Object.entries(annotations).filter(([name]) => trackingNames.includes(name)));
  const instance = mapOf(old, 'labels')[instanceLabel];
  // Tracking by label. Else the label is the user's own.
  const isLabelled = annotations[trackingId] === undefined && instance !== undefined;
  const labels = isLabelled ? { [instanceLabel]: instance, ...mapOf(now, 'labels') } : mapOf(now, 'labels');
  const marked = { ...mapOf(now, 'annotations'), ...marks };
  const metadata = {
    ...now,
    ...(old?.namespace === undefined ? {} : { namespace: old.namespace }),
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...(Object.keys(marked).length === 0 ? {} : { annotations: marked }),
  };
  return { ...wanted, metadata };
}

/** Masks of two renderings tell nothing about each other, so a value that both have counts as the same. */
function withKnownSecrets(rendered: JsonObject, wanted: JsonObject): JsonObject {
  if (wanted.kind !== 'Secret' || !isObject(wanted.data)) return wanted;
  const known = isObject(rendered.data) ? rendered.data : {};
  const data = Object.entries(wanted.data).map(([key, value]) => [key, Object.hasOwn(known, key) ? known[key] : value]);
  return { ...wanted, data: Object.fromEntries(data) };
}
