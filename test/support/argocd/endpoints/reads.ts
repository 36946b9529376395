/** What an Application renders and has in the cluster. These read caches, which outlive Kubernetes. */
import { grpcCode, Refusal } from '../accounts.ts';
import { groupOf, identityOf, manifestOf } from '../cluster.ts';
import type { Api, Call } from '../routes.ts';
import { hydratorOf, isMultiSource, sourcesOfSpec } from '../sources.ts';
import type { RenderedResource } from '../types.ts';
import { findApplication, scopeOfQuery } from './find.ts';

const cached = { from: 'informer' } as const;

/** With what is missing, which has no uid. An Application that could not be compared has no nodes. */
export async function resourceTree(api: Api, call: Call): Promise<unknown> {
  const app = await findApplication(api, call, scopeOfQuery(call), cached);
  const { cluster } = api.controller;
  const shown = (app.status.resources ?? []) as RenderedResource[];
  const gone = cluster.of(call.name).filter(({ resource }) => !shown.some((one) => sameName(one, resource)));
  const nodes = [...shown, ...gone.map(({ resource }) => resource)].flatMap((resource): object[] => {
    const live = cluster.find(call.name, resource);
    const health = cluster.health(call.name, resource);
    const identity = identityOf(resource);
    if (live === undefined) return 'hook' in resource ? [] : [{ ...identity, health }];
    const createdAt = `${new Date(live.createdAt).toISOString().slice(0, 19)}Z`;
    return [
      { ...identity, uid: live.uid, resourceVersion: '1', ...(health === undefined ? {} : { health }), createdAt },
    ];
  });
  return nodes.length === 0 ? {} : { nodes };
}

/** States are JSON in strings, `null` for what is not there; hooks are left out, Secrets masked. */
export async function managedResources(api: Api, call: Call): Promise<unknown> {
  const app = await findApplication(api, call, scopeOfQuery(call), cached);
  const { cluster, repoServer } = api.controller;
  const { revision, revisions = [revision ?? ''] } = app.status.sync ?? {};
  const rendering = await repoServer.render(app.spec, sourcesOfSpec(app.spec), revisions);
  const wanted = rendering.resources.filter(({ hook }) => hook === undefined);
  const gone = cluster
    .of(call.name)
    .map(({ resource }) => resource)
    .filter((one) => one.hook === undefined && !wanted.some((other) => sameName(one, other)));
  const items = [...wanted, ...gone]
    .filter((resource) => isAsked(call, resource))
    .map((resource) => {
      const live = cluster.find(call.name, resource);
      const target = wanted.includes(resource) ? inNamespace(resource) : null;
      const liveState = live === undefined ? null : withDefaults(live.resource, inNamespace(live.resource));
      const predictedState = target === null ? null : withDefaults(live?.resource, target);
      const [maskedTarget, maskedLive, predicted] = masked(target, liveState, predictedState);
      const { kind, namespace, name } = resource;
      const group = groupOf(resource);
      const modified =
        live === undefined || target === null || JSON.stringify(predictedState) !== JSON.stringify(liveState);
      return {
        ...(group === '' ? {} : { group }),
        kind,
        namespace,
        name,
        targetState: JSON.stringify(maskedTarget),
        liveState: JSON.stringify(maskedLive),
        normalizedLiveState: JSON.stringify(maskedLive),
        predictedLiveState: JSON.stringify(predicted),
        ...(live === undefined ? {} : { resourceVersion: '1' }),
        ...(modified ? { modified: true } : {}),
      };
    });
  return items.length === 0 ? {} : { items };
}

/** Rendered at any revision; of a hydrator the dry source is. Hooks are among them. */
export async function manifests(api: Api, call: Call): Promise<unknown> {
  const app = await findApplication(api, call, scopeOfQuery(call), cached);
  const { query } = call;
  const dry = hydratorOf(app.spec)?.drySource;
  const sources = structuredClone(dry === undefined ? sourcesOfSpec(app.spec) : [dry]) as Mutable[];
  const revision = query.get('revision');
  if (isMultiSource(app.spec)) overrideSources(sources, query);
  else if (revision !== null && sources[0] !== undefined) sources[0].targetRevision = revision;
  const rendering = await api.controller.repoServer.render(app.spec, sources);
  if (rendering.error !== undefined) {
    // The gateway keeps only the innermost error of gRPC.
    throw new Refusal(grpcCode.unknown, rendering.error.message);
  }
  return {
    manifests: rendering.resources.map((resource) => JSON.stringify(masked(manifestOf(resource), null)[0])),
    ...(app.spec.destination.namespace === undefined ? {} : { namespace: app.spec.destination.namespace }),
    ...(app.spec.destination.server === undefined ? {} : { server: app.spec.destination.server }),
    revision: rendering.revisions[0],
    sourceType: (app.status as { sourceType?: string }).sourceType ?? 'Directory',
  };
}

type Mutable = { repoURL: string; targetRevision?: string | undefined };

/** `sourcePositions` begins with 1, and says which source each of `revisions` is for. */
function overrideSources(sources: Mutable[], query: URLSearchParams): void {
  const revisions = query.getAll('revisions');
  for (const [index, text] of query.getAll('sourcePositions').entries()) {
    const source = sources[Number(text) - 1];
    if (source === undefined) throw new Refusal(grpcCode.unknown, 'source position is out of range');
    source.targetRevision = revisions[index];
  }
}

function isAsked({ query }: Call, resource: RenderedResource): boolean {
  const { kind, namespace, name } = resource;
  return Object.entries({ group: groupOf(resource), kind, namespace, name }).every(
    ([field, value]) => (query.get(field) ?? value) === value,
  );
}

/** Equal values of a Secret get equally many characters, different ones different (gitops-engine HideSecretData). */
function masked(...objects: readonly (Record<string, unknown> | null)[]) {
  const masks = new Map<unknown, string>();
  const maskOf = (value: unknown) => {
    if (!masks.has(value)) masks.set(value, '+'.repeat(8 + masks.size));
    return masks.get(value);
  };
  return objects.map((object) => {
    if (object?.kind !== 'Secret') return object;
    const hidden = { ...object };
    for (const field of ['data', 'stringData']) {
      const values = object[field] as Record<string, unknown> | undefined;
      if (values === undefined) continue;
      hidden[field] = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, maskOf(value)]));
    }
    return hidden;
  });
}

/** A manifest need not say it; the controller does, and the cluster has it. */
function inNamespace(resource: RenderedResource): Record<string, unknown> {
  const { metadata, ...manifest } = manifestOf(resource);
  return { ...manifest, metadata: { ...(metadata as object), namespace: resource.namespace } };
}

/** As the API server completes a manifest: what it says wins. */
function withDefaults(live: RenderedResource | undefined, manifest: Record<string, unknown>): Record<string, unknown> {
  return completed(live?.defaults ?? {}, manifest) as Record<string, unknown>;
}

function completed(defaults: unknown, value: unknown): unknown {
  if (Array.isArray(defaults) && Array.isArray(value)) return value.map((item, at) => completed(defaults[at], item));
  const [base, own] = [defaults, value].map((one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as Record<string, unknown>) : undefined,
  );
  if (base === undefined || own === undefined) return value ?? defaults;
  const keys = [...new Set([...Object.keys(own), ...Object.keys(base)])];
  return Object.fromEntries(keys.map((key) => [key, key in own ? completed(base[key], own[key]) : base[key]]));
}

type Named = Pick<RenderedResource, 'kind' | 'namespace' | 'name'>;
const sameName = (a: Named, b: Named) => a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
