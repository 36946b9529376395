/** Some of an Application's resources, named as `argocd --resource` does. */
import { badInput } from '../../failure.ts';
import { didYouMean } from '../../suggestion.ts';
import type { LiveApplication, ResourceName, ResourceStatus } from '../server/live.ts';

export interface ResourceSelection {
  /** As they were given. */
  readonly items: readonly string[];
  /** Any when there is none. */
  readonly included: readonly Pattern[];
  /** Win over the included ones. */
  readonly excluded: readonly Pattern[];
}

export interface NamedResource {
  /** Empty for `v1`. */
  readonly group: string;
  readonly kind: string;
  /** Empty where it has none. */
  readonly namespace: string;
  readonly name: string;
}

/** `*` stands for any. */
interface Pattern {
  readonly item: string;
  readonly group: string;
  readonly kind: string;
  /** Empty: any. */
  readonly namespace: string;
  readonly name: string;
}

const form = 'Use group:Kind:name or group:Kind:namespace/name; the group of `v1` is empty: `:Service:web1`.';

/**
 * `apps:Deployment:web1`, `:ConfigMap:demo/web1`, `*:Job:*`, `!apps:Deployment:*`. Undefined for no item: all resources.
 *
 * @throws bad input for an item of another form
 */
export function resourceSelection(items: readonly string[]): ResourceSelection | undefined {
  if (items.length === 0) return undefined;
  const patterns = items.map((item) => ({ pattern: patternOf(item), isExcluded: item.startsWith('!') }));
  const of = (excluded: boolean) =>
    patterns.filter(({ isExcluded }) => isExcluded === excluded).map(({ pattern }) => pattern);
  return { items, included: of(false), excluded: of(true) };
}

function patternOf(item: string): Pattern {
  const [, group = '', kind = '', namespace = '', name = ''] =
    /^!?([^:/\s]*):([^:/\s]+):(?:([^:/\s]+)\/)?([^/\s]+)$/.exec(item) ?? [];
  if (name === '') throw badInput('resources', `"${item}" does not name a resource`, form);
  return { item, group, kind, namespace, name };
}

export function isSelected({ included, excluded }: ResourceSelection, resource: ResourceName): boolean {
  const isIncluded = included.length === 0 || included.some((pattern) => fits(pattern, resource));
  return isIncluded && !excluded.some((pattern) => fits(pattern, resource));
}

function fits(pattern: Pattern, { group = '', kind = '', namespace = '', name = '' }: ResourceName): boolean {
  const is = (wanted: string, value: string) => wanted === '*' || wanted === value;
  return (
    is(pattern.group, group) &&
    is(pattern.kind, kind) &&
    is(pattern.name, name) &&
    (pattern.namespace === '' || is(pattern.namespace, namespace))
  );
}

/** The included items that no resource of the last comparison fits; all of them when nothing is selected. */
export function unmatched(selection: ResourceSelection, { status }: LiveApplication): readonly string[] {
  const resources = status?.resources ?? [];
  const lonely = selection.included.filter((pattern) => !resources.some((resource) => fits(pattern, resource)));
  if (lonely.length > 0) return lonely.map(({ item }) => item);
  return resources.some((resource) => isSelected(selection, resource)) ? [] : selection.items;
}

/** What a hint says where items fit nothing: the nearest resource, and those that there are. */
export function resourcesThatAre(missing: readonly string[], { status }: LiveApplication): string {
  const names = (status?.resources ?? []).map(resourceNamed);
  const shown = names.slice(0, mostShown).join(', ');
  const more = names.length > mostShown ? ` and ${names.length - mostShown} more` : '';
  return `${didYouMean(missing[0] ?? '', names)}It has ${shown === '' ? 'no resources' : `${shown}${more}`}.`;
}

const mostShown = 8;

/** `apps:Deployment:demo/web1` */
export function resourceNamed({ group = '', kind = '', namespace = '', name = '' }: ResourceName): string {
  return `${group}:${kind}:${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** Worst last, as Argo CD orders them; what has no health does not count (gitops-engine health.IsWorse). */
const byHealth = ['Healthy', 'Suspended', 'Progressing', 'Missing', 'Degraded', 'Unknown'];

/** The Application as if it had these resources alone: their sync status, health and results of the last sync. */
export function partOf(app: LiveApplication, selection: ResourceSelection | undefined): LiveApplication {
  const { status } = app;
  if (selection === undefined || status === undefined) return app;
  const chosen = <R extends ResourceName>(resources: readonly R[] | undefined) =>
    (resources ?? []).filter((resource) => isSelected(selection, resource));
  const resources = chosen(status.resources);
  const { operationState } = status;
  const { syncResult } = operationState ?? {};
  return {
    ...app,
    status: {
      ...status,
      resources,
      sync: { ...status.sync, status: syncOf(resources, status.sync?.status) },
      health: { status: healthOf(resources) },
      ...(operationState === undefined || syncResult === undefined
        ? {}
        : {
            operationState: {
              ...operationState,
              syncResult: { ...syncResult, resources: chosen(syncResult.resources) },
            },
          }),
    },
  };
}

/** Of hooks there is no status. `Unknown` of the whole is that of each. */
function syncOf(resources: readonly ResourceStatus[], whole = ''): string {
  if (whole === 'Unknown' || whole === '') return whole;
  const odd = resources.find(({ status = '' }) => status !== '' && status !== 'Synced');
  return odd?.status ?? 'Synced';
}

function healthOf(resources: readonly ResourceStatus[]): string {
  const ranks = resources.map(({ health }) => byHealth.indexOf(health?.status ?? ''));
  return byHealth[Math.max(0, ...ranks)] ?? 'Healthy';
}
