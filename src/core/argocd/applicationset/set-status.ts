/**
 * What one look at a set and its Applications proves. The conditions of a set carry no observed generation: after a write
 * they are those of before until the controller has looked. What proves that it has are the Applications, which say what
 * the server makes of the template now.
 * Source: argo-cd v3.5.1 applicationset/controllers/applicationset_controller.go.
 */
import { isObject } from '../../json.ts';
import { type GitopsTarget, reachOf, targetOf } from '../rollout/gitops-target.ts';
import { rolloutStatus } from '../rollout/rollout-status.ts';
import type { RolloutStatus } from '../rollout/status.ts';
import type { ApplicationSetSpec, LiveApplicationSet } from '../server/applicationset.ts';
import { isPartOf, sameSpec } from '../server/equality.ts';
import type { LiveApplication } from '../server/live.ts';

export interface SetGoal {
  readonly synced: boolean;
  readonly healthy: boolean;
  /** Whether Suspended is as good as Healthy. */
  readonly suspended?: boolean;
}

/** An Application as the set makes it. */
export type Generated = Pick<LiveApplication, 'metadata' | 'spec'>;

export interface SetLook {
  readonly set: LiveApplicationSet;
  /** Undefined where the token may not read them. */
  readonly applications: readonly LiveApplication[] | undefined;
  /** What the set makes now; undefined where the server does not say. */
  readonly generated: readonly Generated[] | undefined;
}

/** The condition `ErrorOccurred`, where it is true. */
export function errorOf({ status }: LiveApplicationSet) {
  return status?.conditions?.find(({ type, status: is }) => type === 'ErrorOccurred' && is === 'True');
}

/** Whether the controller has done to the Applications what the set says; the reason why not. */
export function unfinished({ set, applications, generated }: SetLook): string | undefined {
  if (applications === undefined || generated === undefined) return unfinishedByConditions(set, generated);
  const policy = objectAt(set.spec, 'syncPolicy').applicationsSync;
  const updates = policy === undefined || policy === '' || policy === 'sync' || policy === 'create-update';
  const deletes = policy === undefined || policy === '' || policy === 'sync' || policy === 'create-delete';
  const live = new Map(applications.map((app) => [app.metadata.name, app]));
  for (const one of generated) {
    const { name } = one.metadata;
    const app = live.get(name);
    if (app === undefined) return `the Application ${name} does not exist yet`;
    if (updates && !follows(app, one, set.spec)) return `the Application ${name} is not yet as the template says`;
  }
  const wanted = new Set(generated.map(({ metadata }) => metadata.name));
  const surplus = applications.find(({ metadata }) => !wanted.has(metadata.name));
  return surplus !== undefined && deletes
    ? `the Application ${surplus.metadata.name} is still there`
    : unfinishedRollout(set);
}

/** The controller leaves alone what `ignoreApplicationDifferences` names, and turns automated sync off for a rolling sync. */
function follows(app: LiveApplication, wanted: Generated, spec: ApplicationSetSpec): boolean {
  if (Array.isArray(spec.ignoreApplicationDifferences) && spec.ignoreApplicationDifferences.length > 0) return true;
  const isRolling = objectAt(spec, 'strategy').type === 'RollingSync';
  const [is, asked] = [app.spec, wanted.spec].map((each) =>
    isRolling ? { ...each, syncPolicy: { ...each.syncPolicy, automated: undefined } } : each,
  );
  if (is === undefined || asked === undefined || !sameSpec(is, asked)) return false;
  return isPartOf(wanted.metadata.labels, app.metadata.labels);
}

function unfinishedByConditions(set: LiveApplicationSet, generated: SetLook['generated']): string | undefined {
  const conditions = new Map((set.status?.conditions ?? []).map(({ type, status }) => [type, status]));
  for (const type of ['ParametersGenerated', 'ResourcesUpToDate']) {
    if (conditions.get(type) !== 'True') return `${type} is ${conditions.get(type) ?? 'not known yet'}`;
  }
  const names = new Set((set.status?.resources ?? []).map(({ name }) => name));
  const missing = generated?.find(({ metadata }) => !names.has(metadata.name));
  return missing === undefined ? unfinishedRollout(set) : `the Application ${missing.metadata.name} does not exist yet`;
}

function unfinishedRollout({ status }: LiveApplicationSet): string | undefined {
  const rollout = status?.conditions?.find(({ type, status: is }) => type === 'RolloutProgressing' && is === 'True');
  return rollout === undefined ? undefined : `RolloutProgressing: ${rollout.message ?? ''}`;
}

/** Its Application, and what keeps it from being live. */
export type ApplicationStatus = readonly [app: LiveApplication, status: RolloutStatus];

export function statusesOf(
  applications: readonly LiveApplication[],
  goal: SetGoal,
  target: GitopsTarget,
): Promise<readonly ApplicationStatus[]> {
  return Promise.all(
    applications.map(async (app) => {
      const aim = targetOf(app.spec, target);
      const { commit } = aim;
      const status = rolloutStatus(
        app,
        { ...goal, commit, images: [], operationId: undefined },
        await reachOf(app, aim),
      );
      return [app, status] as const;
    }),
  );
}

function objectAt(holder: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const value = holder[key];
  return isObject(value) ? value : {};
}
