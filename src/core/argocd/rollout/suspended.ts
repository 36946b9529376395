/**
 * What is `Suspended`. A paused Rollout waits: for a time, or for a person. A suspended Job or CronJob is as Git wants it.
 * Source: argo-cd v3.5.1 resource_customizations/argoproj.io/Rollout/health.lua, gitops-engine pkg/health.
 */
import { isObject, type JsonObject } from '../../json.ts';
import type { LiveApplication, ResourceStatus } from '../server/live.ts';

type Suspension =
  /** Nothing goes on, and nothing has to. */
  | { readonly is: 'wanted' }
  | { readonly is: 'paused-rollout'; readonly rollout: ResourceStatus }
  /** A paused Deployment does not bring its new Pods: not live, and no promotion helps. */
  | { readonly is: 'other'; readonly resource: ResourceStatus | undefined };

/** Of an Application whose health is Suspended: the worst of its resources', so that none is Progressing or Degraded. */
export function suspensionOf({ status }: LiveApplication): Suspension {
  const suspended = (status?.resources ?? []).filter(({ health }) => health?.status === 'Suspended');
  const rollout = suspended.find(isRollout);
  if (rollout !== undefined) return { is: 'paused-rollout', rollout };
  const other = suspended.find(({ group }) => group !== 'batch');
  return suspended.length > 0 && other === undefined ? { is: 'wanted' } : { is: 'other', resource: other };
}

export function isRollout({ group, kind }: Pick<ResourceStatus, 'group' | 'kind'>): boolean {
  return group === 'argoproj.io' && kind === 'Rollout';
}

/** Whether a live Rollout is paused now: its health is computed later. */
export function isPaused({ spec, status }: JsonObject): boolean {
  if (isObject(spec) && spec.paused === true) return true;
  return isObject(status) && Array.isArray(status.pauseConditions) && status.pauseConditions.length > 0;
}

/** The step that a canary is at; undefined where it has none. */
export function stepOf({ status }: JsonObject): unknown {
  return isObject(status) ? status.currentStepIndex : undefined;
}

/** Whether the pause of a live Rollout ends by itself, after a time that its spec gives. */
export function goesOnByItself({ spec, status }: JsonObject): boolean {
  if (!isObject(spec) || !isObject(status) || spec.paused === true) return false;
  const conditions = Array.isArray(status.pauseConditions) ? status.pauseConditions.filter(isObject) : [];
  const strategy = isObject(spec.strategy) ? spec.strategy : {};
  return conditions.length > 0 && conditions.every(({ reason }) => isTimed(String(reason), strategy, status));
}

function isTimed(reason: string, { canary, blueGreen }: JsonObject, status: JsonObject): boolean {
  if (reason === 'BlueGreenPause') return isObject(blueGreen) && Number(blueGreen.autoPromotionSeconds ?? 0) > 0;
  if (reason !== 'CanaryPauseStep' || !isObject(canary) || !Array.isArray(canary.steps)) return false;
  const step: unknown = canary.steps[Number(status.currentStepIndex ?? 0)];
  return isObject(step) && isObject(step.pause) && step.pause.duration !== undefined;
}
