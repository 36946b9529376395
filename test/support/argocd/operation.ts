/** What one attempt of a sync does to the cluster, and what it says of each resource. */
import { type Cluster, groupOf, identityOf } from './cluster.ts';
import type { RenderedResource, StoredApplication, SyncOutcome } from './types.ts';

/** An operation with the fields that only the server and the fake read. */
export interface FullOperation {
  sync?: {
    revision?: string | undefined;
    revisions?: readonly string[] | undefined;
    prune?: boolean;
    dryRun?: boolean;
    resources?: readonly { group?: string; kind: string; name: string; namespace?: string }[];
    source?: StoredApplication['spec']['source'];
    sources?: StoredApplication['spec']['sources'];
    syncStrategy?: unknown;
    syncOptions?: readonly string[];
  };
  initiatedBy?: { username?: string; automated?: boolean };
  info?: readonly { name: string; value: string }[];
  retry?: { limit?: number; backoff?: { duration?: string; maxDuration?: string; factor?: number } };
}

interface AttemptResult {
  readonly phase: 'Succeeded' | 'Failed';
  readonly message: string;
  readonly resources: readonly object[];
}

export const succeeded = 'successfully synced (all tasks run)';
const unsuccessful = 'one or more synchronization tasks completed unsuccessfully';

/** `hookPhase` and `syncPhase` stand on every resource, `hookType` on hooks alone. */
export function hookResult(hook: RenderedResource, hookPhase: string, message?: string) {
  const images = hook.images === undefined ? {} : { images: hook.images };
  const said = message === undefined ? {} : { message };
  const phases = { hookType: hook.hook, hookPhase, syncPhase: hook.hook };
  return { ...identityOf(hook), group: groupOf(hook), status: 'Synced', ...said, ...phases, ...images };
}

function result(resource: RenderedResource, status: string, message: string, hookPhase: string | undefined) {
  const images = resource.images === undefined ? {} : { images: resource.images };
  const phase = hookPhase === undefined ? {} : { hookPhase };
  return { ...identityOf(resource), group: groupOf(resource), status, message, ...phase, syncPhase: 'Sync', ...images };
}

export function isSelected({ sync }: FullOperation, resource: RenderedResource): boolean {
  if (sync?.resources === undefined || sync.resources.length === 0) return true;
  return sync.resources.some(
    ({ group = '', kind, name, namespace }) =>
      group === groupOf(resource) &&
      kind === resource.kind &&
      name === resource.name &&
      (namespace ?? resource.namespace) === resource.namespace,
  );
}

/** A sync of some resources, and a dry run, run no hooks. */
export function hooksOf(operation: FullOperation, rendered: readonly RenderedResource[]): readonly RenderedResource[] {
  if (operation.sync?.dryRun === true || (operation.sync?.resources?.length ?? 0) > 0) return [];
  return rendered.filter(({ hook }) => hook !== undefined);
}

export function attemptSync(
  cluster: Cluster,
  app: string,
  operation: FullOperation,
  { rendered, revision, outcome }: { rendered: readonly RenderedResource[]; revision: string; outcome: SyncOutcome },
): AttemptResult {
  const dryRun = operation.sync?.dryRun === true;
  const wanted = rendered.filter((one) => one.hook === undefined && isSelected(operation, one));
  const hooks = hooksOf(operation, rendered);
  const failing = failingOne(outcome, wanted, hooks);
  if (failing?.hook !== undefined && 'message' in outcome) {
    cluster.change(app, failing, { phase: 'Failed', message: outcome.message });
    return { phase: 'Failed', message: unsuccessful, resources: [hookResult(failing, 'Failed', outcome.message)] };
  }
  if (outcome.phase === 'invalid') {
    const refused = failing === undefined ? [] : [result(failing, 'SyncFailed', outcome.message, undefined)];
    const message = `one or more synchronization tasks are not valid: ${outcome.message}`;
    return { phase: 'Failed', message, resources: refused };
  }
  const done = 'Reached expected number of succeeded pods';
  for (const hook of hooks) {
    if (cluster.find(app, hook) === undefined) cluster.apply(app, hook, revision);
    cluster.change(app, hook, { phase: 'Succeeded', message: done });
  }
  const failed = failing !== undefined && 'message' in outcome;
  const applied = wanted.map((resource) => {
    if (failed && resource === failing) return result(resource, 'SyncFailed', outcome.message, 'Failed');
    const said = dryRun ? cluster.wouldApply(app, resource) : cluster.apply(app, resource, revision);
    return result(resource, 'Synced', said, failed ? 'Succeeded' : 'Running');
  });
  const pruned = prune(cluster, app, operation, rendered);
  const resources = [...hooks.map((hook) => hookResult(hook, 'Succeeded', done)), ...pruned, ...applied];
  if (!failed) return { phase: 'Succeeded', message: succeeded, resources };
  return { phase: 'Failed', message: `${unsuccessful}, reason: ${outcome.message}`, resources };
}

function failingOne(outcome: SyncOutcome, wanted: readonly RenderedResource[], hooks: readonly RenderedResource[]) {
  if (!('message' in outcome)) return undefined;
  const { resource } = outcome;
  if (resource === undefined) return wanted[0] ?? hooks[0];
  return [...hooks, ...wanted].find(({ kind, name }) => kind === resource || name === resource);
}

/** What has left Git: gone where the operation prunes, else skipped and said so. */
function prune(cluster: Cluster, app: string, operation: FullOperation, rendered: readonly RenderedResource[]) {
  const gone = cluster
    .of(app)
    .map(({ resource }) => resource)
    .filter((one) => one.hook === undefined && isSelected(operation, one))
    .filter((one) => !rendered.some(({ kind, namespace, name }) => sameName(one, { kind, namespace, name })));
  return gone.map((resource) => {
    const { images: _, ...bare } = resource;
    if (operation.sync?.prune !== true) {
      return result(bare, 'PruneSkipped', 'ignored (requires pruning)', 'Succeeded');
    }
    if (operation.sync.dryRun === true) return result(bare, 'Pruned', 'pruned (dry run)', 'Succeeded');
    cluster.remove(app, resource);
    return result(bare, 'Pruned', 'pruned', 'Succeeded');
  });
}

const sameName = (a: RenderedResource, b: RenderedResource) =>
  a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;

/** Milliseconds until the attempt after `retries` ones (types.go NextRetryAt): 5 s, doubled, at most 3 minutes. */
export function retryPause({ retry }: FullOperation, retries: number): number {
  const { duration = '5s', maxDuration = '3m', factor = 2 } = retry?.backoff ?? {};
  return Math.min(milliseconds(maxDuration), milliseconds(duration) * factor ** retries);
}

function milliseconds(text: string): number {
  const [, count = '0', unit = 's'] = /^(\d+)(ms|s|m|h)?$/.exec(text) ?? [];
  return Number(count) * { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }[unit as 'ms' | 's' | 'm' | 'h'];
}
