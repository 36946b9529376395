/** Whether the images that are waited for were applied and run. */
import { splitImage } from '../../image/reference.ts';
import { type LiveApplication, type OperationState, resourceIdentity, type SyncedResource } from '../server/live.ts';
import { degraded, lastSync, namesOf, type RolloutGoal, type RolloutStatus } from './status.ts';
/**
 * Met by what was applied and is not on its way any more, or by what runs although the last sync does not tell. The server
 * counts the images of Pods alone, of those that cannot start too: what has no Pods (no replicas, a CronJob) is told by the
 * sync, and what a Pod cannot pull by the health of its workload.
 */
export function onImages(app: LiveApplication, goal: RolloutGoal): RolloutStatus | undefined {
  const running = app.status?.summary?.images ?? [];
  const applied = appliedBy(lastSync(app));
  const has = (images: readonly string[], wanted: string) =>
    images.some((one) => one === wanted || sameDigest(one, wanted));
  for (const image of goal.images) {
    const by = applied.filter(({ images = [] }) => has(images, image));
    if (by.length === 0) {
      if (has(running, image)) continue;
      return { state: 'waiting', reason: `${image} is not among the images yet`, refresh: 'hard' };
    }
    const onItsWay = by.find((resource) => !isSettled(resource, healthOf(app, resource)));
    if (onItsWay === undefined) continue;
    const name = namesOf([onItsWay]);
    if (healthOf(app, onItsWay) === 'Degraded') return degraded(`${name}, which is to run ${image}, is Degraded`);
    return { state: 'waiting', reason: `${image} is applied, and ${name} does not run it yet` };
  }
  return undefined;
}

function appliedBy(operation: OperationState | undefined): readonly SyncedResource[] {
  if (operation?.phase !== 'Succeeded') return [];
  return (operation.syncResult?.resources ?? []).filter(({ status }) => status === 'Synced');
}

function healthOf(app: LiveApplication, resource: SyncedResource): string | undefined {
  return app.status?.resources?.find((one) => resourceIdentity(one) === resourceIdentity(resource))?.health?.status;
}

/** Kinds that always have a health, once the server knows it (gitops-engine pkg/health). */
const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Pod', 'Rollout'];

/** Other kinds, such as CronJob, may have none. */
function isSettled({ kind = '' }: SyncedResource, health: string | undefined): boolean {
  if (health === undefined || health === '') return !workloads.includes(kind);
  return health === 'Healthy' || health === 'Suspended';
}

/** `name:tag@digest` runs what `name@digest` asks for. */
function sameDigest(running: string, wanted: string): boolean {
  const wantedImage = splitImage(wanted);
  const runningImage = splitImage(running);
  return (
    wantedImage.digest !== undefined &&
    wantedImage.digest === runningImage.digest &&
    wantedImage.repository === runningImage.repository &&
    (wantedImage.tag === undefined || wantedImage.tag === runningImage.tag)
  );
}
