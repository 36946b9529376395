/**
 * The application controller of the fake Argo CD: compares, syncs, computes health and deletes, each with a delay, and
 * in the order of argo-cd v3.5.1 controller/appcontroller.go. Time is simulated: `scale` simulated milliseconds pass
 * in a real one, so that waiting for minutes takes moments, while timestamps keep their resolution of a second.
 */
import type { ApplicationSource, LiveApplication, ResourceStatus } from '../../../src/core/argocd/server/live.ts';

type Mutable<T> = T extends readonly (infer I)[]
  ? Mutable<I>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

/** An Application as stored, with what kubernetes adds. */
export type StoredApplication = Mutable<LiveApplication> & {
  metadata: { uid: string; creationTimestamp: string; resourceVersion: string; generation: number };
  status: NonNullable<Mutable<LiveApplication>['status']>;
};

export interface Rendered {
  readonly resources: readonly { readonly kind: string; readonly namespace: string; readonly name: string }[];
  readonly images: readonly string[];
}

/** What the repo-server sees. An e2e test reads a real repository here. */
export interface Repositories {
  /** The commit (or chart version) of a revision; undefined when it cannot be resolved. */
  resolve(repoURL: string, targetRevision: string): Promise<string | undefined> | string | undefined;
  /** @throws Error whose message becomes the ComparisonError. */
  render(source: ApplicationSource, revision: string): Promise<Rendered> | Rendered;
}

export interface ControllerOptions {
  readonly repositories: Repositories;
  /** Simulated milliseconds in a real one. */
  readonly scale?: number;
  /** Simulated milliseconds that a comparison, the pick-up and the work of an operation, and a deletion take. */
  readonly reconcileMs?: number;
  readonly syncMs?: number;
  readonly deletionMs?: number;
  /** Health of what was applied `ageMs` ago from `revision`. Default: Progressing for 4 s, then Healthy. */
  readonly health?: (applied: { name: string; revision: string; ageMs: number }) => string;
  /** The outcome of the nth attempt (from 0) to sync a revision; default `Succeeded`. */
  readonly outcome?: (revision: string, attempt: number) => SyncOutcome;
}

/** `retry`: Running with a finishedAt, and another attempt later. `hang`: only a termination ends it. */
export type SyncOutcome =
  | { readonly phase: 'Succeeded' | 'hang' }
  | { readonly phase: 'Failed' | 'retry'; readonly message: string };

interface Applied {
  readonly revision: string;
  readonly rendered: Rendered;
  readonly at: number;
}

export type AppEvent = 'ADDED' | 'MODIFIED' | 'DELETED';

export class ArgocdController {
  readonly apps = new Map<string, StoredApplication>();
  /** Resources that lost their Application without being deleted. */
  readonly orphans: string[] = [];
  /** Names of resources that never go away. */
  readonly stuck = new Set<string>();
  /** Switches the controller off, as when it is down: nothing reconciles. */
  stopped = false;
  private readonly options: Required<ControllerOptions>;
  private readonly applied = new Map<string, Applied>();
  private readonly attempts = new Map<string, number>();
  private readonly failedAutoSyncs = new Set<string>();
  private readonly refreshes = new Map<string, (() => void)[]>();
  private readonly listeners = new Set<(type: AppEvent, app: StoredApplication) => void>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly begin = Date.now();
  private version = 1000;

  constructor(options: ControllerOptions) {
    this.options = {
      scale: 100,
      reconcileMs: 1_500,
      syncMs: 2_000,
      deletionMs: 1_500,
      health: ({ ageMs }) => (ageMs < 4_000 ? 'Progressing' : 'Healthy'),
      outcome: () => ({ phase: 'Succeeded' }),
      ...options,
    };
  }

  /** Simulated milliseconds since the epoch. */
  now(): number {
    return this.begin + (Date.now() - this.begin) * this.options.scale;
  }

  stamp(): string {
    return `${new Date(this.now()).toISOString().slice(0, 19)}Z`;
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  listen(listener: (type: AppEvent, app: StoredApplication) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Every write gets a new resourceVersion and an event, as in etcd. */
  store(key: string, app: StoredApplication): void {
    const type = this.apps.has(key) ? 'MODIFIED' : 'ADDED';
    this.version += 1;
    app.metadata.resourceVersion = String(this.version);
    this.apps.set(key, app);
    for (const listener of this.listeners) listener(type, app);
  }

  /** The spec was written: a comparison follows, since `comparedTo` no longer equals it. */
  specChanged(key: string): void {
    this.later(this.options.reconcileMs, () => this.compare(key));
  }

  /** Resolves when the controller has compared, as `GET ?refresh=` does. Never while it is stopped. */
  refresh(key: string): Promise<void> {
    return new Promise((resolve) => {
      this.refreshes.set(key, [...(this.refreshes.get(key) ?? []), resolve]);
      this.later(this.options.reconcileMs, () => this.compare(key));
    });
  }

  /** As SetAppOperation: the verdict of the operation before is dropped. */
  request(key: string, operation: NonNullable<StoredApplication['operation']>): void {
    const app = this.apps.get(key)!;
    app.operation = operation;
    delete app.status.operationState;
    this.store(key, app);
    this.later(this.options.syncMs / 2, () => this.pickUp(key, operation));
  }

  terminate(key: string): void {
    const app = this.apps.get(key)!;
    app.status.operationState!.phase = 'Terminating';
    this.store(key, app);
    this.later(this.options.syncMs, () => this.finish(key, 'Failed', 'Operation terminated'));
  }

  delete(key: string): void {
    this.later(this.options.deletionMs, () => this.finalize(key));
  }

  /** What was deployed last, by name; for a resource tree. */
  tree(key: string): { kind: string; namespace: string; name: string; health: string }[] {
    const applied = this.applied.get(key);
    if (applied === undefined) return [];
    const health = this.healthOf(key, applied);
    return applied.rendered.resources.map((resource) => ({ ...resource, health }));
  }

  private later(simulatedMs: number, action: () => void | Promise<void>): void {
    const timer = setTimeout(async () => {
      this.timers.delete(timer);
      if (this.stopped) this.later(simulatedMs, action);
      else await action();
    }, simulatedMs / this.options.scale);
    this.timers.add(timer);
  }

  private async compare(key: string): Promise<void> {
    const app = this.apps.get(key);
    if (app === undefined) return;
    const startedAt = this.stamp();
    const sources = app.spec.sources?.length ? app.spec.sources : app.spec.source ? [app.spec.source] : [];
    const comparedTo = structuredClone({
      ...(app.spec.sources?.length
        ? { sources: app.spec.sources, source: { repoURL: '' } }
        : { source: app.spec.source! }),
      destination: app.spec.destination,
    });
    const { revisions, rendered, error } = await this.renderAll(sources);
    app.status.reconciledAt = startedAt;
    app.status.conditions = (app.status.conditions ?? []).filter(({ type }) => type !== 'ComparisonError');
    const live = this.applied.get(key);
    const synced = live !== undefined && JSON.stringify(live.rendered) === JSON.stringify(rendered);
    app.status.sync = {
      status: error === undefined ? (synced || rendered.resources.length === 0 ? 'Synced' : 'OutOfSync') : 'Unknown',
      comparedTo,
      ...(app.spec.sources?.length ? { revisions } : { revision: revisions[0] ?? '' }),
    };
    if (error !== undefined) app.status.conditions.push({ type: 'ComparisonError', message: error });
    app.status.resources = rendered.resources.map(
      (resource): ResourceStatus => ({ ...resource, status: synced ? 'Synced' : 'OutOfSync' }),
    );
    this.updateHealth(key, app);
    this.store(key, app);
    for (const done of this.refreshes.get(key) ?? []) done();
    this.refreshes.delete(key);
    this.autoSync(key, app, revisions);
  }

  /** The commit of each source as it is now; the text of the target where it cannot be resolved. */
  async resolved(spec: Pick<StoredApplication['spec'], 'source' | 'sources'>): Promise<string[]> {
    const sources = spec.sources?.length ? spec.sources : spec.source ? [spec.source] : [];
    const { repositories } = this.options;
    const resolve = async ({ repoURL, targetRevision = 'HEAD' }: ApplicationSource) =>
      (await repositories.resolve(repoURL, targetRevision)) ?? targetRevision;
    return Promise.all(sources.map((source) => resolve(source).catch(() => source.targetRevision ?? 'HEAD')));
  }

  /** @param pinned the revisions that an operation was asked for; without them the sources are resolved */
  private async renderAll(sources: readonly ApplicationSource[], pinned: readonly string[] = []) {
    const revisions: string[] = [];
    const resources: Rendered['resources'][number][] = [];
    const images: string[] = [];
    try {
      for (const [index, source] of sources.entries()) {
        const asked = pinned[index];
        const revision =
          asked !== undefined && asked !== ''
            ? asked
            : await this.options.repositories.resolve(source.repoURL, source.targetRevision ?? 'HEAD');
        if (revision === undefined) throw new Error(`unable to resolve '${source.targetRevision}' to a commit SHA`);
        revisions.push(revision);
        const one = await this.options.repositories.render(source, revision);
        resources.push(...one.resources);
        images.push(...one.images);
      }
      return { revisions, rendered: { resources, images }, error: undefined };
    } catch (error) {
      return { revisions, rendered: { resources: [], images: [] }, error: (error as Error).message };
    }
  }

  private autoSync(key: string, app: StoredApplication, revisions: readonly string[]): void {
    const automated = app.spec.syncPolicy?.automated;
    if (automated === undefined || automated.enabled === false || app.operation !== undefined) return;
    if (app.status.sync?.status !== 'OutOfSync' || app.metadata.deletionTimestamp !== undefined) return;
    const target = `${key}@${revisions.join(',')}`;
    if (this.failedAutoSyncs.has(target)) return;
    this.request(key, { sync: operationTarget(app, revisions) });
  }

  private pickUp(key: string, operation: NonNullable<StoredApplication['operation']>): void {
    const app = this.apps.get(key);
    if (app?.operation === undefined) return;
    app.status.operationState = { phase: 'Running', startedAt: this.stamp(), operation };
    this.store(key, app);
    this.later(this.options.syncMs, () => this.attempt(key));
  }

  private async attempt(key: string): Promise<void> {
    const app = this.apps.get(key);
    if (app?.operation === undefined || app.status.operationState?.phase !== 'Running') return;
    const revision = app.operation.sync?.revision ?? app.operation.sync?.revisions?.[0] ?? '';
    const nth = this.attempts.get(`${key}@${revision}`) ?? 0;
    this.attempts.set(`${key}@${revision}`, nth + 1);
    const outcome = this.options.outcome(revision, nth);
    if (outcome.phase === 'hang') return;
    if (outcome.phase === 'retry') {
      Object.assign(app.status.operationState, {
        finishedAt: this.stamp(),
        message: outcome.message,
        retryCount: nth + 1,
      });
      this.store(key, app);
      this.later(this.options.syncMs, () => this.attempt(key));
      return;
    }
    if (outcome.phase === 'Succeeded') await this.apply(key, app);
    this.finish(
      key,
      outcome.phase,
      outcome.phase === 'Failed' ? outcome.message : 'successfully synced (all tasks run)',
    );
  }

  private async apply(key: string, app: StoredApplication): Promise<void> {
    const sources = app.spec.sources?.length ? app.spec.sources : [app.spec.source!];
    const { sync } = app.operation ?? {};
    const { revisions, rendered } = await this.renderAll(sources, sync?.revisions ?? [sync?.revision ?? '']);
    this.applied.set(key, { revision: revisions[0] ?? '', rendered, at: this.now() });
    const history = app.status.history ?? [];
    const entry = app.spec.sources?.length
      ? { sources: structuredClone(app.spec.sources), revisions }
      : { source: structuredClone(app.spec.source!), revision: revisions[0] ?? '' };
    app.status.history = [...history, { id: history.length, ...entry }];
    this.pulse(key);
  }

  /** One patch ends the operation; the comparison that follows it comes later. */
  private finish(key: string, phase: string, message: string): void {
    const app = this.apps.get(key);
    const state = app?.status.operationState;
    if (app === undefined || state === undefined || app.operation === undefined) return;
    const target = app.operation.sync ?? {};
    const resources = phase === 'Failed' ? [{ ...this.firstResource(app), status: 'SyncFailed', message }] : [];
    Object.assign(state, { phase, message, finishedAt: this.stamp(), syncResult: { ...target, resources } });
    delete app.operation;
    if (phase === 'Failed' && state.operation?.info === undefined) {
      this.failedAutoSyncs.add(`${key}@${(target.revisions ?? [target.revision]).join(',')}`);
      app.status.conditions = [
        { type: 'SyncError', message: `Failed last sync attempt to ${target.revision}: ${message}` },
      ];
    }
    this.store(key, app);
    if (app.metadata.deletionTimestamp !== undefined) this.delete(key);
    this.later(this.options.reconcileMs, () => this.compare(key));
  }

  private firstResource(app: StoredApplication) {
    const [first] = app.status.resources ?? [];
    return {
      kind: first?.kind ?? 'Deployment',
      namespace: first?.namespace ?? '',
      name: first?.name ?? '',
      version: 'v1',
      group: '',
    };
  }

  private healthOf(name: string, applied: Applied): string {
    return this.options.health({ name, revision: applied.revision, ageMs: this.now() - applied.at });
  }

  private updateHealth(key: string, app: StoredApplication): boolean {
    const applied = this.applied.get(key);
    const status = applied === undefined ? 'Missing' : this.healthOf(key, applied);
    const changed = app.status.health?.status !== status;
    app.status.health = { status };
    app.status.summary = { images: [...(applied?.rendered.images ?? [])] };
    return changed;
  }

  /** The health loop runs by itself, so right after a sync the old verdict still stands. */
  private pulse(key: string): void {
    this.later(2_000, () => {
      const app = this.apps.get(key);
      if (app === undefined) return;
      if (this.updateHealth(key, app)) this.store(key, app);
      this.pulse(key);
    });
  }

  private finalize(key: string): void {
    const app = this.apps.get(key);
    // The controller looks at operations first, so a hook that hangs keeps the deletion from beginning.
    if (app?.metadata.deletionTimestamp === undefined || app.operation !== undefined) return;
    const cascades = (app.metadata.finalizers ?? []).some((one) =>
      one.startsWith('resources-finalizer.argocd.argoproj.io'),
    );
    const applied = this.applied.get(key);
    const [next, ...rest] = applied?.rendered.resources ?? [];
    if (cascades && applied !== undefined && next !== undefined) {
      if (!this.stuck.has(next.name)) {
        this.applied.set(key, { ...applied, rendered: { ...applied.rendered, resources: rest } });
        this.store(key, app);
      }
      this.delete(key);
      return;
    }
    for (const left of applied?.rendered.resources ?? [])
      this.orphans.push(`${left.kind} ${left.namespace}/${left.name}`);
    this.applied.delete(key);
    this.apps.delete(key);
    for (const listener of this.listeners) listener('DELETED', app);
  }
}

/** The revisions of an operation, as an Application with one source or with several has them. */
export function operationTarget(app: StoredApplication, revisions: readonly string[]) {
  return app.spec.sources?.length ? { revisions: [...revisions] } : { revision: revisions[0] ?? '' };
}
