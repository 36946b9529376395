/**
 * The cluster of the fake Argo CD: what each Application has applied to it, how healthy that is, and how it compares
 * with what is rendered. Source: argo-cd v3.5.1 controller/state.go, controller/health.go, gitops-engine.
 */
import { createHash } from 'node:crypto';
import type { ResourceStatus } from '../../../src/core/argocd/server/live.ts';
import type { Rendered, RenderedResource } from './types.ts';

export interface LiveResource {
  readonly resource: RenderedResource;
  readonly uid: string;
  readonly createdAt: number;
  readonly revision: string;
  readonly appliedAt: number;
  /** Of Pods that the change before left running. */
  readonly images: readonly string[];
  readonly state?: 'deleting' | 'paused' | 'aborted' | undefined;
  /** Of a Rollout: those that it has left behind. */
  readonly steps?: number;
  /** Of a hook. */
  readonly phase?: 'Running' | 'Succeeded' | 'Failed' | undefined;
  readonly message?: string | undefined;
}

interface Health {
  readonly status: string;
  readonly message?: string;
}

type HealthOf = (applied: { name: string; revision: string; ageMs: number }) => string;

const groups: Readonly<Record<string, string>> = {
  Deployment: 'apps',
  StatefulSet: 'apps',
  DaemonSet: 'apps',
  Job: 'batch',
  CronJob: 'batch',
  Ingress: 'networking.k8s.io',
  Rollout: 'argoproj.io',
};
const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'Pod', 'Rollout'];
/** From the best to the worst (gitops-engine pkg/health/health.go). */
const healthOrder = ['Healthy', 'Suspended', 'Progressing', 'Missing', 'Degraded', 'Unknown'];

const podsOf = ({ kind, pods }: RenderedResource) => pods ?? (workloads.includes(kind) ? 1 : 0);
export const groupOf = ({ kind, group }: Pick<RenderedResource, 'kind' | 'group'>) => group ?? groups[kind] ?? '';
const versionOf = ({ kind, version }: RenderedResource) => version ?? (kind === 'Rollout' ? 'v1alpha1' : 'v1');
const keyOf = (resource: RenderedResource) =>
  [groupOf(resource), resource.kind, resource.namespace, resource.name].join('/');

/** As Go writes it: the core group is left out. */
export function identityOf(resource: RenderedResource) {
  const { kind, namespace, name } = resource;
  const group = groupOf(resource);
  return { ...(group === '' ? {} : { group }), version: versionOf(resource), kind, namespace, name };
}

/** The images of a repository that renders one resource go to that one. */
export function resourcesOf({ resources, images = [] }: Rendered): readonly RenderedResource[] {
  const [first, ...rest] = resources;
  if (first === undefined || images.length === 0 || first.images !== undefined) return resources;
  return [{ ...first, images }, ...rest];
}

export function manifestOf(resource: RenderedResource): Record<string, unknown> {
  const { kind, namespace, name, images = [], hook, pods, manifest } = resource;
  const group = groupOf(resource);
  const annotations = hook === undefined ? {} : { annotations: { 'argocd.argoproj.io/hook': hook } };
  const containers = images.map((image, index) => ({ name: `c${index}`, image }));
  return {
    apiVersion: [group, versionOf(resource)].filter((part) => part !== '').join('/'),
    kind,
    metadata: { name, namespace, ...annotations },
    ...(containers.length === 0
      ? {}
      : { spec: { ...(pods === undefined ? {} : { replicas: pods }), template: { spec: { containers } } } }),
    ...manifest,
  };
}

export class Cluster {
  readonly #live = new Map<string, Map<string, LiveResource>>();
  readonly #now: () => number;
  readonly #healthOf: HealthOf;

  constructor(now: () => number, healthOf: HealthOf) {
    this.#now = now;
    this.#healthOf = healthOf;
  }

  of(app: string): readonly LiveResource[] {
    return [...(this.#live.get(app)?.values() ?? [])];
  }

  find(app: string, resource: RenderedResource): LiveResource | undefined {
    return this.#live.get(app)?.get(keyOf(resource));
  }

  /** @returns what kubectl says of it */
  apply(app: string, resource: RenderedResource, revision: string): string {
    const before = this.find(app, resource);
    const change = before === undefined ? 'created' : isApplied(resource, before) ? 'unchanged' : 'configured';
    if (change !== 'unchanged' || before === undefined) {
      const images = before === undefined || podsOf(resource) === 0 ? [] : this.#podImages(before);
      const paused = resource.pauses === true && before !== undefined;
      this.#put(app, {
        resource,
        uid: before?.uid ?? uidOf(`${app}/${keyOf(resource)}/${this.#now()}`),
        createdAt: before?.createdAt ?? this.#now(),
        revision,
        appliedAt: this.#now(),
        images,
        state: paused ? 'paused' : undefined,
      });
    } else this.#put(app, { ...before, revision });
    return `${this.#nameOf(resource)} ${change}`;
  }

  /** What a dry run says of it. */
  wouldApply(app: string, resource: RenderedResource): string {
    const before = this.find(app, resource);
    const change = before === undefined ? 'created' : isApplied(resource, before) ? 'unchanged' : 'configured';
    return `${this.#nameOf(resource)} ${change} (dry run)`;
  }

  change(app: string, resource: RenderedResource, changes: Partial<LiveResource>): void {
    const live = this.find(app, resource);
    if (live !== undefined) this.#put(app, { ...live, ...changes });
  }

  remove(app: string, resource: RenderedResource): void {
    this.#live.get(app)?.delete(keyOf(resource));
  }

  forget(app: string): void {
    this.#live.delete(app);
  }

  /** Without hooks, which no comparison sees; with what has left Git. */
  compare(app: string, rendered: readonly RenderedResource[]): ResourceStatus[] {
    const wanted = rendered.filter(({ hook }) => hook === undefined);
    const compared = wanted.map((resource) => {
      const live = this.find(app, resource);
      const same = live !== undefined && live.state !== 'deleting' && isApplied(resource, live) && !resource.drifts;
      const status = resource.forbidden ? 'Unknown' : same || live?.state === 'deleting' ? 'Synced' : 'OutOfSync';
      return { ...identityOf(resource), status };
    });
    const gone = this.of(app)
      .filter((live) => live.resource.hook === undefined && !wanted.some((one) => keyOf(one) === keyOf(live.resource)))
      .map((live) => ({ ...identityOf(live.resource), status: 'OutOfSync', requiresPruning: true }));
    const hooks = this.of(app)
      .filter((live) => live.resource.hook !== undefined)
      .map((live) => ({ ...identityOf(live.resource), hook: true, requiresPruning: true }));
    return [...compared, ...gone, ...hooks];
  }

  /** Undefined for what has none, a ConfigMap for example. */
  health(app: string, resource: RenderedResource): Health | undefined {
    const live = this.find(app, resource);
    if (live === undefined) return { status: 'Missing' };
    if (live.state === 'deleting') return { status: 'Progressing', message: 'Pending deletion' };
    if (live.phase === 'Running') return { status: 'Progressing' };
    if (live.phase !== undefined) {
      const status = live.phase === 'Succeeded' ? 'Healthy' : 'Degraded';
      return live.message === undefined ? { status } : { status, message: live.message };
    }
    if (live.state === 'paused') return { status: 'Suspended', message: 'CanaryPauseStep' };
    if (live.state === 'aborted') return { status: 'Degraded', message: 'RolloutAborted: Rollout aborted update' };
    if (resource.kind === 'Service') return { status: 'Healthy' };
    if (!workloads.includes(resource.kind)) return undefined;
    const status = this.#healthOf({ name: app, revision: live.revision, ageMs: this.#now() - live.appliedAt });
    if (status === 'Healthy' && live.images.length > 0) this.change(app, resource, { images: [] });
    if (status !== 'Degraded') return { status };
    return { status, message: `${resource.kind} "${resource.name}" exceeded its progress deadline` };
  }

  /** What is missing counts only while nothing is there (argo-cd #25962). */
  appHealth(app: string, compared: readonly ResourceStatus[]): string {
    const ranked = compared
      .filter((status) => !('hook' in status) && !('requiresPruning' in status))
      .flatMap((status) => this.health(app, status as RenderedResource)?.status ?? []);
    const present = compared.some(
      (status) => !('hook' in status) && this.find(app, status as RenderedResource) !== undefined,
    );
    const counted = present ? ranked.filter((status) => status !== 'Missing') : ranked;
    return counted.reduce(
      (worst, one) => (healthOrder.indexOf(one) > healthOrder.indexOf(worst) ? one : worst),
      'Healthy',
    );
  }

  /** Of running Pods alone: nothing of a workload without replicas, of a CronJob. */
  images(app: string): readonly string[] {
    const all = this.of(app).flatMap((live) => [...live.images, ...this.#podImages(live)]);
    return [...new Set(all)].sort();
  }

  #podImages({ resource, state }: LiveResource): readonly string[] {
    return podsOf(resource) > 0 && state !== 'deleting' ? (resource.images ?? []) : [];
  }

  #nameOf(resource: RenderedResource): string {
    const group = groupOf(resource);
    return `${resource.kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${resource.name}`;
  }

  #put(app: string, live: LiveResource): void {
    const resources = this.#live.get(app) ?? new Map<string, LiveResource>();
    resources.set(keyOf(live.resource), live);
    this.#live.set(app, resources);
  }
}

function isApplied(resource: RenderedResource, live: LiveResource): boolean {
  return JSON.stringify(manifestOf(resource)) === JSON.stringify(manifestOf(live.resource));
}

function uidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
