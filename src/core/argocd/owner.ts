/**
 * Who else writes an Application: an ApplicationSet, or an Application that deploys its manifest. Either would revert a
 * change of ours, so such a change is refused, with the place where people make it instead.
 */
import { Failure } from '../failure.ts';
import { isObject } from '../json.ts';
import { type Place, placeOfApplication, placeOfSet } from './owner-place.ts';
import type { AppHandle } from './rollout/observe.ts';
import { getSet } from './server/applicationset.ts';
import type { ArgocdClient } from './server/client.ts';
import { appNamed, type LiveApplication } from './server/live.ts';
import { masked } from './server/masked.ts';

/** What may be owned: an Application or an ApplicationSet. */
type Owned = Pick<LiveApplication, 'metadata'>;

type Owner =
  | { readonly kind: 'ApplicationSet'; readonly name: string; readonly namespace: string | undefined }
  /** `app`: undefined where the token may not read it. */
  | { readonly kind: 'Application'; readonly name: string; readonly app: LiveApplication | undefined };

/** What the owner would do with the change that is refused, and what to do with the place that the hint names. */
interface Refusal {
  readonly consequence: string;
  readonly advice: (place: Place) => string;
}

/** A change of the Application. */
const change: Refusal = {
  consequence: 'would revert any change',
  advice: ({ input, shared, isManifest }) => {
    const forAll = shared === undefined ? '' : `, or for all of its Applications ${shared}`;
    const how = isManifest === true ? ' (`mode: git` with its path as app-file does that)' : '';
    return `Change ${input}${forAll}${how}. Else choose another name.`;
  },
};

/** Its deletion. */
export const deletion: Refusal = {
  consequence: 'would create it again',
  advice: ({ input }) => `Remove ${input} instead.`,
};

/**
 * Nothing is asked of the server where nothing on the Application hints at an owner. What the token may not read is left out
 * of the hint, and fails nothing.
 *
 * @param ours the labels that this run puts there itself, which say nothing about an owner
 * @throws Failure `refused` that names the owner and the place to edit
 */
export async function refuseOwned(
  { client, ref, log }: Pick<AppHandle, 'client' | 'ref' | 'log'>,
  app: LiveApplication,
  ours: Readonly<Record<string, string>> | undefined,
  { consequence, advice }: Refusal = change,
): Promise<void> {
  const owner = await ownerOf(client, app, 'Application', {
    ours,
    told: (text) => log.info(`${appNamed(ref)} ${text}`),
  });
  if (owner === undefined) return;
  const { name } = app.metadata;
  if (owner.kind === 'ApplicationSet') {
    const found = await readable(() => getSet(client, owner));
    // What is told of it may be an element of a list.
    const set = found === undefined ? undefined : masked(found);
    const setOwner = set === undefined ? undefined : await ownerOf(client, set, 'ApplicationSet', {});
    const problem = `${name} belongs to the ApplicationSet ${owner.name}, which ${consequence}`;
    throw refused(problem, advice(placeOfSet(owner.name, set, app, parentOf(setOwner))));
  }
  const problem = `${name} is deployed by the Application ${owner.name}, which ${consequence}`;
  throw refused(problem, advice({ input: placeOfApplication(app, owner), isManifest: true }));
}

/** As `refuseOwned`, of an ApplicationSet that an Application deploys. */
export async function refuseOwnedSet(
  client: ArgocdClient,
  set: Owned,
  ours: Readonly<Record<string, string>> | undefined,
): Promise<void> {
  const owner = parentOf(await ownerOf(client, set, 'ApplicationSet', { ours }));
  if (owner === undefined) return;
  const problem = `the ApplicationSet ${set.metadata.name} is deployed by the Application ${owner.name}, which ${change.consequence}`;
  throw refused(problem, change.advice({ input: placeOfApplication(set, owner), isManifest: true }));
}

function refused(problem: string, hint: string): Failure {
  return new Failure('refused', 'ARGOCD_OWNED', problem, { hint });
}

function parentOf(owner: Owner | undefined): (Owner & { readonly kind: 'Application' }) | undefined {
  return owner?.kind === 'Application' ? owner : undefined;
}

interface OwnerSearch {
  readonly ours?: Readonly<Record<string, string>> | undefined;
  readonly told?: (text: string) => void;
}

async function ownerOf(
  client: ArgocdClient,
  owned: Owned,
  kind: 'Application' | 'ApplicationSet',
  { ours = {}, told = () => {} }: OwnerSearch,
): Promise<Owner | undefined> {
  const { ownerReferences, namespace } = owned.metadata;
  const set = ownerReferences?.find((reference) => reference.kind === 'ApplicationSet')?.name;
  if (set !== undefined) return { kind: 'ApplicationSet', name: set, namespace };
  const tracked = trackedBy(owned, kind);
  if (tracked !== undefined) {
    const app = await applicationNamed(client, tracked);
    // Its list is that of the last comparison: what is not in it was let go, or copied.
    if (app === undefined || manages(app, owned, kind) !== 'no')
      return { kind: 'Application', name: tracked.name, app };
    told(`carries the tracking id of the Application ${tracked.name}, which does not deploy it any more`);
    return undefined;
  }
  const labelled = await labelledWith(client, owned, ours);
  // Charts and people write such a label too, and copies keep it: only the parent's own list says that it is one.
  const app = labelled === undefined ? undefined : await applicationNamed(client, { name: labelled });
  if (app === undefined || manages(app, owned, kind) !== 'yes') return undefined;
  return { kind: 'Application', name: app.metadata.name, app };
}

/**
 * The Application that the tracking annotation names: `parent:group/Kind:namespace/name`. The id of another object came with
 * a copy of it; Argo CD does not heed it either (util/argo/resource_tracking.go).
 */
function trackedBy({ metadata }: Owned, kind: string): { name: string; appNamespace?: string } | undefined {
  const { 'argocd.argoproj.io/tracking-id': id = '' } = metadata.annotations ?? {};
  const [, parent, ownKind, namespace = '', name] = /^([^:]+):argoproj\.io\/(\w+):([^/]*)\/([^/]+)$/.exec(id) ?? [];
  if (parent === undefined || ownKind !== kind || name !== metadata.name) return undefined;
  const isHere = namespace === '' || metadata.namespace === undefined || namespace === metadata.namespace;
  return isHere ? parentNamed(parent) : undefined;
}

/** One outside Argo CD's own namespace is called `namespace_name`. */
function parentNamed(text: string): { name: string; appNamespace?: string } {
  const [, appNamespace, name = text] = /^([^_]+)_(.+)$/.exec(text) ?? [];
  return appNamespace === undefined ? { name } : { name, appNamespace };
}

/** Where Argo CD tracks by label: the name in the label that its settings name, unless this run writes it there. */
async function labelledWith(
  client: ArgocdClient,
  { metadata }: Owned,
  ours: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const foreign = Object.entries(metadata.labels ?? {}).filter(([key, value]) => value !== '' && ours[key] !== value);
  if (foreign.length === 0) return undefined;
  const settings = await readable(() => client.call<TrackingSettings>({ path: '/api/v1/settings', fits: isObject }));
  if (settings?.trackingMethod === 'annotation') return undefined;
  const label = settings?.appLabelKey || 'app.kubernetes.io/instance';
  return foreign.find(([key]) => key === label)?.[1];
}

interface TrackingSettings {
  readonly appLabelKey?: string;
  /** `annotation` (the default since 3.0), `label` or `annotation+label`. */
  readonly trackingMethod?: string;
}

async function applicationNamed(
  client: ArgocdClient,
  { name, appNamespace }: { readonly name: string; readonly appNamespace?: string },
): Promise<LiveApplication | undefined> {
  // Its project is not known, so a read by name would not tell missing from forbidden.
  const found =
    (await readable(() => client.list({ name, ...(appNamespace === undefined ? {} : { appNamespace }) }))) ?? [];
  const app = found.find(({ metadata }) => metadata.name === name);
  return app === undefined ? undefined : masked(app);
}

/** `unknown`: it was not compared yet, or could not be. */
function manages(parent: LiveApplication, { metadata }: Owned, kind: string): 'yes' | 'no' | 'unknown' {
  const { resources, sync } = parent.status ?? {};
  if (resources === undefined) return 'unknown';
  const isListed = resources.some(
    (resource) =>
      resource.kind === kind &&
      resource.name === metadata.name &&
      ['', undefined, metadata.namespace ?? resource.namespace].includes(resource.namespace),
  );
  if (isListed) return 'yes';
  return sync?.status === 'Synced' || sync?.status === 'OutOfSync' ? 'no' : 'unknown';
}

/** Undefined where the token may not read it, or the server has no such route. */
async function readable<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'timed-out') throw error;
    return undefined;
  }
}
