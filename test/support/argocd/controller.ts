/**
 * The application controller of the fake Argo CD: compares, syncs, computes health and deletes, each with a delay, and
 * in the order of argo-cd v3.5.1 controller/appcontroller.go. Time is simulated, so that waiting for minutes takes
 * moments, while timestamps keep their resolution of a second.
 */
import type { ApplicationSource } from '../../../src/core/argocd/server/live.ts';
import { Cluster, identityOf } from './cluster.ts';
import { attemptSync, type FullOperation, hookResult, hooksOf, retryPause } from './operation.ts';
import {
  hydratorOf,
  isMultiSource,
  type Rendering,
  RepoServer,
  revisionFields,
  sourceFields,
  sourcesOfSpec,
} from './sources.ts';
import {
  type AppEvent,
  type ControllerOptions,
  type RenderedResource,
  type SimulatedTime,
  type StoredApplication,
  type SyncWindow,
  scaledTime,
} from './types.ts';
import { canSync } from './windows.ts';

export type { ControllerOptions, Rendered, Repositories, StoredApplication } from './types.ts';

type Timings = Required<Omit<ControllerOptions, 'repositories' | 'scale' | 'time' | 'health'>>;

/** While Kubernetes does not answer: calls that read it are refused at once, or hang until it is back. */
export type KubernetesAway = false | 'refused' | 'hangs';

export class ArgocdController {
  readonly apps = new Map<string, StoredApplication>();
  readonly cluster: Cluster;
  readonly repoServer: RepoServer;
  /** Resources that lost their Application without being deleted. */
  readonly orphans: string[] = [];
  /** Names of resources that never go away. */
  readonly stuck = new Set<string>();
  /** Windows of the AppProject, all of which match every Application. */
  windows: readonly SyncWindow[] = [];
  /** Switches the controller off, as when it is down: nothing reconciles. */
  stopped = false;
  readonly #time: SimulatedTime;
  readonly #options: Timings;
  readonly #attempts = new Map<string, number>();
  readonly #refreshes = new Map<string, (() => void)[]>();
  readonly #listeners = new Set<(type: AppEvent, app: StoredApplication) => void>();
  readonly #timers = new Set<() => void>();
  #away: KubernetesAway = false;
  #back: (() => void)[] = [];
  #version = 1000;

  constructor({ repositories, scale = 100, time, health, ...timings }: ControllerOptions) {
    this.#time = time ?? scaledTime(scale);
    this.repoServer = new RepoServer(repositories);
    const healthOf = health ?? (({ ageMs }) => (ageMs < 4_000 ? 'Progressing' : 'Healthy'));
    this.cluster = new Cluster(() => this.now(), healthOf);
    this.#options = {
      reconcileMs: 1_500,
      syncMs: 2_000,
      deletionMs: 1_500,
      hookMs: 2_000,
      hydrationMs: 3_000,
      healthMs: 2_000,
      automatedRetries: 5,
      outcome: () => ({ phase: 'Succeeded' }),
      ...timings,
    };
  }

  /** Simulated milliseconds since the epoch. */
  now(): number {
    return this.#time.now();
  }

  stamp(): string {
    return `${new Date(this.now()).toISOString().slice(0, 19)}Z`;
  }

  close(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  get kubernetesAway(): KubernetesAway {
    return this.#away;
  }

  /** The controller writes nothing meanwhile. */
  set kubernetesAway(away: KubernetesAway) {
    this.#away = away;
    if (away === 'hangs') return;
    for (const resume of this.#back.splice(0)) resume();
  }

  /** Resolves when Kubernetes answers. */
  kubernetes(): Promise<void> {
    return this.#away === 'hangs' ? new Promise((resolve) => this.#back.push(resolve)) : Promise.resolve();
  }

  listen(listener: (type: AppEvent, app: StoredApplication) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Every write gets a new resourceVersion and an event, as in etcd. */
  store(key: string, app: StoredApplication): void {
    const type = this.apps.has(key) ? 'MODIFIED' : 'ADDED';
    this.#version += 1;
    app.metadata.resourceVersion = String(this.#version);
    app.metadata.generation = (app.metadata.generation ?? 0) + 1;
    this.apps.set(key, app);
    for (const listener of this.#listeners) listener(type, app);
  }

  /** Takes an Application as it is, with all that its last sync has applied. */
  async adopt(app: StoredApplication): Promise<void> {
    const key = app.metadata.name;
    this.store(key, app);
    const { sync, operationState } = app.status;
    // What is Synced has what was compared, whichever sync brought it.
    const { revision, revisions } = (sync?.status === 'Synced' ? sync : operationState?.syncResult) ?? {};
    const deployed = revisions ?? (revision === undefined ? [] : [revision]);
    if (deployed.length === 0) return;
    const rendering = await this.repoServer.render(app.spec, sourcesOfSpec(app.spec), deployed);
    for (const resource of rendering.resources) {
      this.cluster.apply(key, resource, deployed[0] ?? '');
      if (resource.hook !== undefined) this.cluster.change(key, resource, { phase: 'Succeeded' });
    }
    this.#pulse(key);
  }

  /** The spec was written: a comparison follows, since `comparedTo` no longer equals it. */
  specChanged(key: string): void {
    this.#later(this.#options.reconcileMs, () => this.#compare(key));
  }

  /** Resolves when the controller has compared, as `GET ?refresh=` does. Never while it is stopped. */
  refresh(key: string, kind = 'normal'): Promise<void> {
    const app = this.apps.get(key);
    if (app !== undefined) {
      const asked = { 'argocd.argoproj.io/hydrate': 'normal', 'argocd.argoproj.io/refresh': kind };
      app.metadata.annotations = { ...app.metadata.annotations, ...asked };
      this.store(key, app);
    }
    return new Promise((resolve) => {
      this.#refreshes.set(key, [...(this.#refreshes.get(key) ?? []), resolve]);
      this.#later(this.#options.reconcileMs, () => this.#compare(key));
    });
  }

  /** As SetAppOperation: the verdict of the operation before is dropped. */
  request(key: string, operation: FullOperation): void {
    const app = this.apps.get(key)!;
    app.operation = operation as unknown as NonNullable<StoredApplication['operation']>;
    delete app.status.operationState;
    this.store(key, app);
    this.#later(this.#options.syncMs / 2, () => this.#pickUp(key));
  }

  terminate(key: string): void {
    const app = this.apps.get(key)!;
    app.status.operationState!.phase = 'Terminating';
    this.store(key, app);
    this.#later(this.#options.syncMs, () => {
      const hooks = this.cluster.of(key).filter(({ phase }) => phase === 'Running');
      const resources = hooks.map(({ resource }) => hookResult(resource, 'Failed', 'Terminated'));
      for (const { resource } of hooks) this.cluster.change(key, resource, { phase: 'Failed', message: 'Terminated' });
      this.#finish(key, 'Failed', 'Operation terminated', resources);
    });
  }

  delete(key: string): void {
    this.#later(this.#options.deletionMs, () => this.#finalize(key));
  }

  /** The health of everything has changed: by an action on a resource. */
  healthChanged(key: string): void {
    const app = this.apps.get(key);
    if (app !== undefined && this.#updateHealth(key, app)) this.store(key, app);
  }

  /** As the API shows it: the health of each resource is put in from the tree. */
  withHealth(app: StoredApplication): StoredApplication {
    const shown = structuredClone(app);
    for (const resource of shown.status.resources ?? []) {
      const health = this.cluster.health(app.metadata.name, resource as RenderedResource);
      const isGoneHook = 'hook' in resource && health?.status === 'Missing';
      if (health !== undefined && !isGoneHook) Object.assign(resource, { health });
    }
    return shown;
  }

  #later(simulatedMs: number, action: () => void | Promise<void>): void {
    const cancel = this.#time.after(simulatedMs, async () => {
      this.#timers.delete(cancel);
      if (this.stopped || this.#away !== false) this.#later(Math.max(simulatedMs, 100), action);
      else await action();
    });
    this.#timers.add(cancel);
  }

  async #compare(key: string): Promise<void> {
    const before = this.apps.get(key);
    if (before === undefined) return;
    const reconciledAt = this.stamp();
    const spec = structuredClone(before.spec);
    const hydration = await this.#hydration(key, before);
    const sources = sourcesOfSpec(spec);
    const rendering: Rendering =
      hydration === 'pending'
        ? { revisions: [''], resources: [] }
        : await this.repoServer.render(spec, sources, hydration === undefined ? [] : [hydration]);
    const app = this.apps.get(key);
    if (app === undefined) return;
    const { ignoreDifferences } = spec;
    const compared = this.cluster.compare(key, rendering.resources);
    const outOfSync = compared.some(({ status }) => status === 'OutOfSync');
    const status = rendering.error === undefined ? (outOfSync ? 'OutOfSync' : 'Synced') : 'Unknown';
    const comparedTo = {
      ...(isMultiSource(spec) ? { sources: spec.sources, source: { repoURL: '' } } : { source: sources[0] }),
      destination: spec.destination,
      ...(ignoreDifferences === undefined ? {} : { ignoreDifferences }),
    };
    Object.assign(app.status, {
      reconciledAt,
      sync: { status, comparedTo: structuredClone(comparedTo), ...revisionFields(spec, rendering.revisions) },
      resources: rendering.error === undefined ? compared : [],
      ...sourceTypes(spec, rendering),
      resourceHealthSource: 'appTree',
      controllerNamespace: 'argocd',
    });
    if (app.status.resources?.length === 0) delete app.status.resources;
    this.#condition(app, 'ComparisonError', this.#comparisonError(sources, rendering));
    this.#updateHealth(key, app);
    delete app.metadata.annotations?.['argocd.argoproj.io/refresh'];
    this.store(key, app);
    for (const done of this.#refreshes.get(key) ?? []) done();
    this.#refreshes.delete(key);
    this.#autoSync(key, app, rendering.revisions);
  }

  #comparisonError(sources: readonly ApplicationSource[], { error }: Rendering): string | undefined {
    if (error === undefined) return undefined;
    const cached = this.repoServer.failed(sources[error.source - 1]) === 'cached';
    const said = `${cached ? 'Manifest generation error (cached): ' : ''}${error.message}`;
    const where = `failed to generate manifest for source ${error.source} of ${sources.length}`;
    return `Failed to load target state: ${where}: rpc error: code = Unknown desc = ${said}`;
  }

  /** One of a type; it keeps its time while its text is the same. */
  #condition(app: StoredApplication, type: string, message: string | undefined): boolean {
    const conditions = app.status.conditions ?? [];
    const before = conditions.find((one) => one.type === type);
    if (before?.message === message) return false;
    const others = conditions.filter((one) => one !== before);
    const one = message === undefined ? [] : [{ type, message, lastTransitionTime: this.stamp() }];
    app.status.conditions = [...others, ...one];
    if (app.status.conditions.length === 0) delete app.status.conditions;
    return true;
  }

  /** Undefined without a hydrator; else the hydrated commit that is at the branch now. */
  async #hydration(key: string, app: StoredApplication): Promise<string | undefined> {
    const hydrator = hydratorOf(app.spec);
    if (hydrator === undefined) return undefined;
    const status = (app.status as { sourceHydrator?: { [field: string]: unknown } }).sourceHydrator ?? {};
    const last = status.lastSuccessfulOperation as { drySHA: string; hydratedSHA: string } | undefined;
    const current = status.currentOperation as { phase: string; drySHA: string } | undefined;
    const drySHA = await this.repoServer.resolve(hydrator.drySource).catch(() => undefined);
    const isNew = drySHA !== undefined && drySHA !== last?.drySHA && current?.phase !== 'Hydrating';
    if (isNew) {
      const operation = { startedAt: this.stamp(), drySHA, sourceHydrator: structuredClone(hydrator) };
      Object.assign(app.status, {
        sourceHydrator: { ...status, currentOperation: { ...operation, phase: 'Hydrating', message: '' } },
      });
      this.store(key, app);
      this.#later(this.#options.hydrationMs, () => this.#hydrated(key, operation));
    }
    return last?.hydratedSHA ?? 'pending';
  }

  #hydrated(key: string, operation: { startedAt: string; drySHA: string; sourceHydrator: unknown }): void {
    const app = this.apps.get(key);
    if (app === undefined) return;
    const { drySHA, sourceHydrator } = operation;
    let hydratedSHA: string;
    try {
      hydratedSHA = this.repoServer.hydrate(drySHA);
    } catch (error) {
      const { sourceHydrator: before } = app.status as { sourceHydrator?: object };
      const message = `Failed to hydrate: ${(error as Error).message}`;
      const currentOperation = { ...operation, phase: 'Failed', message, finishedAt: this.stamp() };
      const failed = { ...before, currentOperation, lastComparedDryRevision: drySHA };
      Object.assign(app.status, { sourceHydrator: failed });
      this.store(key, app);
      return;
    }
    Object.assign(app.status, {
      sourceHydrator: {
        lastSuccessfulOperation: { drySHA, hydratedSHA, sourceHydrator },
        currentOperation: { ...operation, phase: 'Hydrated', message: '', hydratedSHA, finishedAt: this.stamp() },
        lastComparedDryRevision: drySHA,
      },
    });
    this.store(key, app);
    this.#later(this.#options.reconcileMs, () => this.#compare(key));
  }

  #autoSync(key: string, app: StoredApplication, revisions: readonly string[]): void {
    const { automated, syncOptions, retry } = app.spec.syncPolicy ?? {};
    if (automated === undefined || automated.enabled === false || app.operation !== undefined) return;
    if (app.metadata.deletionTimestamp !== undefined || !canSync(this.windows, false)) return;
    const resources = app.status.resources ?? [];
    const needsSync = resources.some((one) => one.status !== 'Synced' && !('requiresPruning' in one));
    if (app.status.sync?.status !== 'OutOfSync' || (automated.prune !== true && !needsSync)) return;
    const problem = this.#noAutoSync(app, revisions, automated);
    if (problem !== undefined) {
      if (this.#condition(app, 'SyncError', problem.message)) this.store(key, app);
      return;
    }
    this.#condition(app, 'SyncError', undefined);
    this.request(key, {
      sync: {
        ...revisionFields(app.spec, revisions),
        ...(automated.prune === true ? { prune: true } : {}),
        ...(syncOptions === undefined ? {} : { syncOptions }),
        ...sourceFields(app.spec),
      },
      initiatedBy: { automated: true },
      retry: (retry as FullOperation['retry']) ?? { limit: this.#options.automatedRetries },
    } as FullOperation);
  }

  /** What was attempted is not attempted again. (Self-heal, which would, is not played.) */
  #noAutoSync(
    app: StoredApplication,
    revisions: readonly string[],
    automated: { allowEmpty?: unknown; prune?: unknown },
  ) {
    const { operationState, resources = [] } = app.status;
    const attempted = operationState?.syncResult as { source?: unknown; sources?: unknown } | undefined;
    const { source, sources } = sourceFields(app.spec) as { source?: unknown; sources?: unknown };
    const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
    const last = operationState?.syncResult?.revisions ?? [operationState?.syncResult?.revision];
    if (
      attempted !== undefined &&
      same(last, revisions) &&
      same([attempted.source, attempted.sources], [source, sources])
    ) {
      if (operationState?.phase === 'Succeeded') return { message: undefined };
      return { message: `Failed last sync attempt to [${last.join(' ')}]: ${operationState?.message}` };
    }
    const wipesOut = resources.every((one) => 'requiresPruning' in one);
    if (automated.prune !== true || automated.allowEmpty === true || !wipesOut) return undefined;
    return { message: `Skipping sync attempt to [${revisions.join(' ')}]: auto-sync will wipe out all resources` };
  }

  #pickUp(key: string): void {
    const app = this.apps.get(key);
    if (app?.operation === undefined) return;
    const operation = structuredClone(app.operation);
    app.status.operationState = { phase: 'Running', startedAt: this.stamp(), operation };
    this.store(key, app);
    this.#later(this.#options.syncMs, () => this.#attempt(key));
  }

  /** The Application, while its operation runs. */
  #running(key: string): StoredApplication | undefined {
    const app = this.apps.get(key);
    return app?.operation !== undefined && app.status.operationState?.phase === 'Running' ? app : undefined;
  }

  async #attempt(key: string): Promise<void> {
    const running = this.#running(key);
    if (running === undefined) return;
    const operation = running.operation as unknown as FullOperation;
    if (!canSync(this.windows, operation.initiatedBy?.automated !== true)) {
      // It begins when a window lets it.
      running.status.operationState!.message = 'Sync operation blocked by sync window';
      this.store(key, running);
      return this.#later(this.#options.syncMs, () => this.#attempt(key));
    }
    const { source, sources, revision, revisions } = operation.sync ?? {};
    const asked = sources?.length ? sources : source === undefined ? sourcesOfSpec(running.spec) : [source];
    const rendering = await this.repoServer.render(running.spec, asked, revisions ?? [revision ?? '']);
    const app = this.#running(key);
    if (app === undefined) return;
    if (rendering.error !== undefined)
      return this.#finish(key, 'Error', `ComparisonError: ${rendering.error.message}`, []);
    const hooks = hooksOf(operation, rendering.resources);
    if (hooks.length === 0) return this.#conclude(key, rendering, []);
    for (const hook of hooks) {
      this.cluster.remove(key, hook);
      this.cluster.apply(key, hook, rendering.revisions[0] ?? '');
      this.cluster.change(key, hook, { phase: 'Running' });
    }
    const [first] = hooks.map(identityOf);
    Object.assign(app.status.operationState!, {
      message: `waiting for completion of hook ${[first?.group, first?.kind, first?.name].filter(Boolean).join('/')}`,
      syncResult: this.#syncResult(
        app,
        hooks.map((hook) => hookResult(hook, 'Running')),
      ),
    });
    this.#showHooks(key, app);
    this.store(key, app);
    this.#later(this.#options.hookMs, () => this.#conclude(key, rendering, hooks));
  }

  /** They appear among the resources while they run, before any comparison. */
  #showHooks(key: string, app: StoredApplication): void {
    const compared = (app.status.resources ?? []).filter((one) => !('hook' in one));
    const hooks = this.cluster.compare(key, []).filter((one) => 'hook' in one);
    app.status.resources = [...compared, ...hooks];
  }

  #conclude(key: string, rendering: Rendering, hooks: readonly RenderedResource[]): void {
    const app = this.#running(key);
    if (app === undefined) return;
    const operation = app.operation as unknown as FullOperation;
    const revision = rendering.revisions[0] ?? '';
    const nth = this.#attempts.get(`${key}@${revision}`) ?? 0;
    this.#attempts.set(`${key}@${revision}`, nth + 1);
    const outcome = this.#options.outcome(revision, nth);
    if (outcome.phase === 'hang') return;
    const { resources: rendered } = rendering;
    const { phase, message, resources } = attemptSync(this.cluster, key, operation, { rendered, revision, outcome });
    if (hooks.length > 0) this.#showHooks(key, app);
    if (phase === 'Failed' && this.#retries(key, app, outcome.phase === 'retry', message, resources)) return;
    if (phase === 'Succeeded' && operation.sync?.dryRun !== true) {
      if ((operation.sync?.resources?.length ?? 0) === 0) this.#addHistory(app, rendering.revisions);
      this.#pulse(key);
    }
    this.#finish(key, phase, message, resources);
  }

  #retries(
    key: string,
    app: StoredApplication,
    forced: boolean,
    message: string,
    resources: readonly object[],
  ): boolean {
    const operation = app.operation as unknown as FullOperation;
    const state = app.status.operationState! as NonNullable<typeof app.status.operationState> & { retryCount?: number };
    const count = state.retryCount ?? 0;
    const limit = operation.retry?.limit ?? 0;
    if (!forced && count >= limit && limit >= 0) {
      if (count > 0) this.#finish(key, 'Failed', `${message} (retried ${count} times).`, resources);
      return count > 0;
    }
    const at = new Date(this.now() + retryPause(operation, count));
    const hour = at.getUTCHours();
    const kitchen = `${hour % 12 || 12}:${String(at.getUTCMinutes()).padStart(2, '0')}${hour < 12 ? 'AM' : 'PM'}`;
    Object.assign(state, {
      message: `${message}. Retrying attempt #${count + 1} at ${kitchen}.`,
      finishedAt: this.stamp(),
      retryCount: count + 1,
      syncResult: this.#syncResult(app, resources),
    });
    this.store(key, app);
    // The text names the pause before this attempt was counted; what is waited for is the one after.
    this.#later(retryPause(operation, count + 1), () => {
      if (this.#running(key) === undefined) return;
      state.message = `Retrying operation. Attempt #${count + 1}`;
      delete state.finishedAt;
      this.store(key, app);
      this.#later(this.#options.syncMs, () => this.#attempt(key));
    });
    this.#later(this.#options.reconcileMs, () => this.#compare(key));
    return true;
  }

  #syncResult(app: StoredApplication, resources: readonly object[]) {
    const { sync } = app.operation as unknown as FullOperation;
    const { source, sources, revision, revisions } = sync ?? {};
    const from = sources?.length ? { sources } : source === undefined ? sourceFields(app.spec) : { source };
    const at = revisions === undefined ? { revision: revision ?? '' } : { revisions };
    return structuredClone({ ...(resources.length === 0 ? {} : { resources }), ...at, ...from });
  }

  #addHistory(app: StoredApplication, revisions: readonly string[]): void {
    const { sync, initiatedBy } = app.operation as unknown as FullOperation;
    const history = app.status.history ?? [];
    const from = sync?.sources?.length
      ? { sources: sync.sources }
      : sync?.source === undefined
        ? sourceFields(app.spec)
        : { source: sync.source };
    const entry = {
      ...revisionFields(app.spec, revisions),
      deployedAt: this.stamp(),
      id: (history.at(-1)?.id ?? -1) + 1,
      ...structuredClone(from),
      deployStartedAt: app.status.operationState?.startedAt,
      initiatedBy: initiatedBy ?? {},
    } as unknown as NonNullable<typeof app.status.history>[number];
    const limit = (app.spec.revisionHistoryLimit as number | undefined) ?? 10;
    app.status.history = limit === 0 ? [] : [...history, entry].slice(-limit);
  }

  /** One patch ends the operation; the comparison that follows it comes later. */
  #finish(key: string, phase: string, message: string, resources: readonly object[]): void {
    const app = this.apps.get(key);
    const state = app?.status.operationState;
    if (app === undefined || state === undefined || app.operation === undefined) return;
    const dryRun = (app.operation as unknown as FullOperation).sync?.dryRun === true;
    Object.assign(state, { phase, message, finishedAt: this.stamp(), syncResult: this.#syncResult(app, resources) });
    delete app.operation;
    this.store(key, app);
    if (app.metadata.deletionTimestamp !== undefined) this.delete(key);
    if (!dryRun) this.#later(this.#options.reconcileMs, () => this.#compare(key));
  }

  #updateHealth(key: string, app: StoredApplication): boolean {
    const compared = app.status.resources ?? [];
    const status = this.cluster.appHealth(key, compared);
    const images = this.cluster.images(key);
    const changed = app.status.health?.status !== status || (app.status.summary?.images ?? []).join() !== images.join();
    if (app.status.health?.status !== status) {
      Object.assign(app.status, { health: { status, lastTransitionTime: this.stamp() } });
    }
    app.status.summary = images.length === 0 ? {} : { images: [...images] };
    return changed;
  }

  /** The health loop runs by itself, so right after a sync the old verdict still stands. */
  #pulse(key: string): void {
    this.#later(this.#options.healthMs, () => {
      const app = this.apps.get(key);
      if (app === undefined) return;
      if (this.#updateHealth(key, app)) this.store(key, app);
      this.#pulse(key);
    });
  }

  #finalize(key: string): void {
    const app = this.apps.get(key);
    // The controller looks at operations first, so a hook that hangs keeps the deletion from beginning.
    if (app?.metadata.deletionTimestamp === undefined || app.operation !== undefined) return;
    const cascades = (app.metadata.finalizers ?? []).some((one) =>
      one.startsWith('resources-finalizer.argocd.argoproj.io'),
    );
    const live = this.cluster.of(key);
    if (cascades && live.length > 0) {
      for (const { resource } of live.filter(({ resource }) => this.stuck.has(resource.name))) {
        this.cluster.change(key, resource, { state: 'deleting' });
      }
      const next = live.find(({ resource }) => !this.stuck.has(resource.name));
      if (next !== undefined) this.cluster.remove(key, next.resource);
      for (const status of app.status.resources ?? []) {
        if (this.cluster.find(key, status as RenderedResource) === undefined) status.status = 'OutOfSync';
      }
      if (app.status.sync !== undefined) app.status.sync.status = 'OutOfSync';
      this.#updateHealth(key, app);
      this.store(key, app);
      this.delete(key);
      return;
    }
    for (const { resource } of live) this.orphans.push(`${resource.kind} ${resource.namespace}/${resource.name}`);
    this.cluster.forget(key);
    this.apps.delete(key);
    for (const listener of this.#listeners) listener('DELETED', app);
  }
}

function sourceTypes(spec: StoredApplication['spec'], { error }: Rendering) {
  if (error !== undefined) return {};
  const types = sourcesOfSpec(spec).map((source) =>
    source.helm !== undefined || source.chart !== undefined
      ? 'Helm'
      : source.kustomize !== undefined
        ? 'Kustomize'
        : 'Directory',
  );
  return isMultiSource(spec) ? { sourceTypes: types } : { sourceType: types[0] };
}
