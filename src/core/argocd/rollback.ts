/** Back to what was deployed before a deployment that failed: by the GitOps repository, else by the Application alone. */
import { Failure, messageOf } from '../failure.ts';
import type { ObjectId } from '../git/transport.ts';
import type { ServerOptions } from './planned.ts';
import { followsBranch, pinOf } from './rollout/gitops-target.ts';
import { type AppHandle, handleEarly, observe } from './rollout/observe.ts';
import { proveLive } from './rollout/wait.ts';
import { sameField, sameSpec } from './server/equality.ts';
import {
  type Application,
  type ApplicationSource,
  type ApplicationSpec,
  appNamed,
  type HistoryEntry,
  isGitSource,
  type LiveApplication,
  operationIdOf,
  revisionsOf,
  sourcesOf,
} from './server/live.ts';
import { brings, type SyncOptions, startSync, syncAndWait } from './sync.ts';
import { type UpsertResult, upsertApplication } from './upsert.ts';

export interface DeployOptions extends ServerOptions, SyncOptions {
  readonly rollBackInGit: RollBackInGit | undefined;
  /** The Application once a rollback in Git has made its commit. */
  readonly at: (commit: ObjectId) => Application;
}

/** What brought the earlier image back in the GitOps repository. */
export type GitRollback =
  | { readonly result: 'committed'; readonly commit: ObjectId }
  /** An open request holds it. */
  | { readonly result: 'requested'; readonly url: string };

/**
 * Brings the image back that was there before the failed deployment. Else Git would say the new one, and the next
 * commit would deploy it again.
 *
 * @param failed the commit that did not get live: nothing that came after it is taken back
 */
export type RollBackInGit = (failed: ObjectId) => Promise<GitRollback>;

/** What fails because of what was deployed; an outage, missing rights or a closed sync window is no reason to go back. */
const aboutDeployment = new Set([
  'ARGOCD_SYNC_FAILED',
  'ARGOCD_COMPARISON',
  'ARGOCD_HYDRATION',
  'ARGOCD_INVALID_SPEC',
  'ARGOCD_REVISION',
  'ARGOCD_NO_RESOURCES',
  'ARGOCD_PRUNE_REQUIRED',
  'ARGOCD_DEGRADED',
  'ARGOCD_TIMEOUT',
]);

/** The failure, with the result of the rollback. */
export async function failureAfterRollback(
  handle: AppHandle,
  upserted: UpsertResult,
  options: DeployOptions,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof Failure)) return error;
  if (!aboutDeployment.has(error.code)) {
    return error.with({ message: `${error.message}\nNot rolled back: this says nothing about what was deployed.` });
  }
  const { target, rollBackInGit } = options;
  const rolledBack =
    rollBackInGit === undefined || target.commit === undefined
      ? rollBack(handle, upserted, options).then(describeRollback)
      : rollBackByCommit(handle, rollBackInGit, target.commit, options);
  const outcome = await rolledBack.catch((problem: unknown) => `The rollback failed as well: ${messageOf(problem)}`);
  handle.log.warn(`${appNamed(handle.ref)}: ${outcome}`);
  return error.with({ message: `${error.message}\n${outcome}`, cause: error });
}

/** Has Git say the earlier image again, and waits until that is live. */
async function rollBackByCommit(
  handle: AppHandle,
  rollBackInGit: RollBackInGit,
  failed: ObjectId,
  options: DeployOptions,
): Promise<string> {
  const { client, ref } = handle;
  const rolledBack = await rollBackInGit(failed);
  if (rolledBack.result === 'requested') return `The request ${rolledBack.url} brings back what was deployed before.`;
  const { commit } = rolledBack;
  const target = { ...options.target, commit };
  const { app } = await upsertApplication(
    handle,
    options.at(commit),
    { upsert: true, validate: false },
    { target, onOlder: 'skip' },
  );
  // A sync of the failed commit that hangs would keep the rollback waiting.
  if (app.operation !== undefined && !(await brings(app, target))) await client.terminate(ref);
  const { goal, sync, prune } = options;
  const operationId = `${options.operationId}-rollback`;
  const back = { goal: goal && { ...goal, images: [] }, sync, prune, terminate: true, operationId, target };
  await syncAndWait(handle, { app }, back);
  const how = goal === undefined ? 'nothing waited for it' : 'which is live again';
  return `Rolled back in the GitOps repository by ${commit}, ${how}.`;
}

function describeRollback(rollback: RollbackResult): string {
  switch (rollback.result) {
    case 'rolled-back':
      return `Rolled back to ${rollback.revision}, which is live again.`;
    case 'started':
      return `The rollback to ${rollback.revision} was started; nothing waited for it.`;
    case 'superseded':
      return 'Not rolled back: a later deployment has taken over, which is left alone.';
    case 'nothing-before':
      return 'There was no earlier deployment to roll back to.';
    case 'hydrated':
      return 'Not rolled back: the Application has a sourceHydrator, whose dry source must go back (`spec.sourceHydrator.drySource.targetRevision`).';
    case 'follows-git':
      return 'Not rolled back: the Application follows the branch of the GitOps repository, where the image must go back (`bump-image-tag --rollback`).';
  }
}

type RollbackResult =
  /** Proved to be live. */
  | { readonly result: 'rolled-back'; readonly revision: string }
  /** Nothing waits for it. */
  | { readonly result: 'started'; readonly revision: string }
  /** Another run has written or synced the Application since, so this run may not change it any more. */
  | { readonly result: 'superseded' }
  /** The Application stays as it is. */
  | { readonly result: 'nothing-before' }
  /** Its history has hydrated commits, and a spec has none of them. */
  | { readonly result: 'hydrated' }
  /** A pin to what was before would keep the branch out, and Git would still say the new image. */
  | { readonly result: 'follows-git' };

/**
 * Writes the spec of the last successful deployment again and syncs it. Argo CD's own rollback is refused while
 * automated sync is on, and would be undone by it.
 *
 * @param failed what the failed run was asked to do
 * @throws Failure of `waitUntilLive` when what was deployed before does not get live again.
 */
export async function rollBack(
  handle: AppHandle,
  { before, app: asked }: Pick<UpsertResult, 'before' | 'app'>,
  failed: Pick<DeployOptions, 'operationId' | 'prune' | 'goal' | 'target'>,
): Promise<RollbackResult> {
  const { client, ref } = handle;
  if (followsBranch(asked.spec, failed.target)) return { result: 'follows-git' };
  if (asked.spec.sourceHydrator !== undefined) return { result: 'hydrated' };
  const target = before === undefined ? undefined : deploymentBefore(before, asked.spec);
  if (before === undefined || target === undefined) return { result: 'nothing-before' };
  // The server has no lease on a write, so this look is as close to it as can be.
  const live = await client.get(ref);
  if (live === undefined || !isOurs(live, before, asked, failed.operationId)) return { result: 'superseded' };
  // A sync that hangs would keep the rollback waiting.
  await client.terminate(ref);
  // The manifests of an earlier commit rendered before; a check now could only stop the rollback.
  const written = await client.upsert(withSpec(before, target.spec), { upsert: true, validate: false });
  const { prune, goal } = failed;
  const { spec, revision } = target;
  const ownId = `${failed.operationId}-rollback`;
  const back = { ...failed.target, commit: pinOf(spec, failed.target).commit };
  using early = handleEarly(handle);
  using observer = observe(early, { known: written, compares: true });
  const options = { sync: true, goal: undefined, operationId: ownId, prune, terminate: true, target: back };
  const sync = await startSync(observer, written, options);
  if (goal === undefined) return { result: 'started', revision };
  const operationId = sync.result === 'started' ? ownId : undefined;
  observer.saw(sync.app);
  const first = { kind: 'seen', app: sync.app } as const;
  await proveLive(handle, { ...goal, images: [], operationId }, back, observer, first);
  return { result: 'rolled-back', revision };
}

/** Whether it still says what this run wrote, and no other run has synced it since. */
function isOurs(live: LiveApplication, before: LiveApplication, written: LiveApplication, failedId: string): boolean {
  if (live.metadata.deletionTimestamp !== undefined || !sameSpec(live.spec, written.spec)) return false;
  const lastId = lastOperationId(live);
  return lastId === undefined || lastId === failedId || lastId === lastOperationId(before);
}

function lastOperationId({ operation, status }: LiveApplication): string | undefined {
  return operationIdOf(operation ?? status?.operationState?.operation);
}

/** As it is written to the server. */
export function withSpec({ metadata }: LiveApplication, spec: ApplicationSpec): Application {
  const { name, namespace, labels, annotations, finalizers } = metadata;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace, labels, annotations, finalizers },
    spec,
  };
}

/** The last deployment that differs from the failed one: its spec, and its first revision for messages. */
function deploymentBefore(
  app: LiveApplication,
  failed: ApplicationSpec,
): { readonly spec: ApplicationSpec; readonly revision: string } | undefined {
  for (const entry of [...(app.status?.history ?? [])].reverse()) {
    const spec = specOf(app, entry);
    // A sync that ended well and was found Degraded later is in the history too.
    if (spec === undefined || sameField(sourcesOf(spec), sourcesOf(failed))) continue;
    return { spec, revision: revisionsOf(entry).find((one) => one !== '') ?? '' };
  }
  return undefined;
}

/** The spec of an earlier deployment, with branches pinned to their commits. An entry without a source has that of `app`. */
export function specOf(
  app: LiveApplication,
  entry: HistoryEntry,
  isPinned: (source: ApplicationSource) => boolean = isGitSource,
): ApplicationSpec | undefined {
  const revisions = revisionsOf(entry);
  const sourcesThen = sourcesOf(entry);
  const sources = (sourcesThen.length > 0 ? sourcesThen : sourcesOf(app.spec)).map((source, index) => {
    const revision = revisions[index];
    return isPinned(source) && revision !== undefined && revision !== ''
      ? { ...source, targetRevision: revision }
      : source;
  });
  const [first] = sources;
  if (first === undefined) return undefined;
  const { source: _source, sources: _sources, ...rest } = app.spec;
  const areSeveral = sources.length > 1 || (app.spec.sources ?? []).length > 0;
  return areSeveral ? { ...rest, sources } : { ...rest, source: first };
}
