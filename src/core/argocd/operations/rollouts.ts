/** Promotes and aborts Argo Rollouts of an Application by the actions of the Argo CD server. */
import { badInput, Failure } from '../../failure.ts';
import { type AppHandle, handleEarly, type Observer, observe } from '../rollout/observe.ts';
import {
  isSelected,
  type ResourceSelection,
  resourceNamed,
  resourcesThatAre,
  unmatched,
} from '../rollout/selection.ts';
import { isPaused, isRollout, stepOf } from '../rollout/suspended.ts';
import { vanished, withStatus } from '../rollout/wait.ts';
import { isBareDenial } from '../server/errors.ts';
import { appNamed, type LiveApplication, type ResourceStatus, resourceIdentity } from '../server/live.ts';
import { existing } from './look.ts';

/** `resume` ends the pause, `promote-full` leaves out all steps that are left, `abort` goes back to the stable version. */
type RolloutAction = 'resume' | 'promote-full' | 'abort';

interface Target {
  readonly rollout: ResourceStatus;
  /** Of a canary, before the action. */
  readonly step: unknown;
}

interface ActedOn {
  readonly app: LiveApplication;
  /** None when there was nothing to do. */
  readonly targets: readonly Target[];
}

/**
 * Runs the action on the Rollout that it is for: the one that is paused, or for the others is not at its end.
 *
 * @throws bad input when it is for several, and `resources` does not say which; Failure `failed` when there is no Rollout
 */
export async function actOnRollouts(
  handle: AppHandle,
  action: RolloutAction,
  selection: ResourceSelection | undefined,
  dryRun: boolean,
): Promise<ActedOn> {
  const { client, ref, log } = handle;
  const app = await existing(handle);
  const rollouts = rolloutsOf(handle, app, selection);
  const found = await Promise.all(rollouts.map((rollout) => targetFor(handle, action, rollout)));
  const targets = found.filter((target) => target !== undefined);
  const [first, second] = targets;
  if (first !== undefined && second !== undefined && selection === undefined) {
    const names = targets.map(({ rollout }) => resourceNamed(rollout)).join(', ');
    throw badInput(
      'resources',
      `is missing: ${action} would be for ${targets.length} Rollouts`,
      `Name those that are meant of ${names}.`,
    );
  }
  for (const { rollout } of targets) {
    if (dryRun) log.info(`${action} would be run on ${resourceNamed(rollout)}`);
    else await run(handle, action, rollout);
  }
  if (targets.length === 0)
    log.info(`${appNamed(ref)}: no Rollout is ${action === 'resume' ? 'paused' : 'on its way'}`);
  return { app: dryRun || targets.length === 0 ? app : ((await client.get(ref)) ?? app), targets };
}

function rolloutsOf(
  { ref }: AppHandle,
  app: LiveApplication,
  selection: ResourceSelection | undefined,
): readonly ResourceStatus[] {
  const missing = selection === undefined ? [] : unmatched(selection, app);
  if (missing.length > 0) {
    throw badInput('resources', `${missing.join(', ')} is not among the resources`, resourcesThatAre(missing, app));
  }
  const selected = (app.status?.resources ?? []).filter(
    (resource) => selection === undefined || isSelected(selection, resource),
  );
  const rollouts = selected.filter(isRollout);
  if (rollouts.length > 0) return rollouts;
  const problem = `${appNamed(ref)} has no Rollout${selection === undefined ? '' : ' among these resources'}`;
  const hint = 'Only an Argo Rollout (argoproj.io:Rollout:NAME) is promoted or aborted. A Deployment has no pauses.';
  throw new Failure('failed', 'ARGOCD_NO_ROLLOUT', problem, { hint });
}

/** Undefined for one that has nothing to be promoted or aborted. Its health may be that of before. */
async function targetFor({ client, ref }: AppHandle, action: RolloutAction, rollout: ResourceStatus) {
  const live = await client.liveResource(ref, rollout);
  if (live === undefined) return undefined;
  const health = rollout.health?.status ?? '';
  const isUnderWay = health === 'Progressing' || health === 'Suspended';
  if (!isPaused(live) && (action === 'resume' || !isUnderWay)) return undefined;
  return { rollout, step: stepOf(live) };
}

async function run({ client, ref, log }: AppHandle, action: RolloutAction, rollout: ResourceStatus): Promise<void> {
  try {
    await client.runAction(ref, rollout, action);
  } catch (error) {
    if (!isBareDenial(error)) throw error;
    const where = ref.appNamespace === undefined ? ref.name : `${ref.appNamespace}/${ref.name}`;
    const line = `p, proj:${ref.project}:ROLE, applications, action/argoproj.io/Rollout/${action}, ${ref.project}/${where}, allow`;
    const problem = `the token may not run ${action} on ${resourceNamed(rollout)} of ${appNamed(ref)}`;
    throw new Failure('failed', 'ARGOCD_FORBIDDEN', problem, {
      hint: `Add to the token's role: \`${line}\`.`,
      cause: error,
    });
  }
  log.info(`${appNamed(ref)}: ${action} was run on ${resourceNamed(rollout)}`);
}

/** Milliseconds between two looks: each has the controller compare, which computes the health anew. */
const lookMs = 2_000;
/** Milliseconds in which a Rollout takes up what it was told. */
const takeUpMs = 30_000;

/** Until the health is not that of the pause any more that was ended: a wait could take it for the next one. */
export async function untilTakenUp(handle: AppHandle, { targets }: ActedOn): Promise<void> {
  const { clock } = handle;
  const ends = clock.now() + takeUpMs;
  using observer = observe(handle);
  for (const { rollout, step } of targets) {
    while (clock.now() < ends) {
      const now = await rolloutNow(handle, observer, rollout);
      if (now?.health?.status !== 'Suspended') break;
      const live = await handle.client.liveResource(handle.ref, rollout);
      if (live !== undefined && isPaused(live) && stepOf(live) !== step) break;
      await clock.sleep(lookMs);
    }
  }
}

/** @throws Failure `timed-out` when a Rollout has not gone back to its stable version before the deadline */
export async function untilAborted(handle: AppHandle, { targets }: ActedOn): Promise<LiveApplication> {
  using early = handleEarly(handle);
  using observer = observe(early);
  let app = await existing(handle);
  for (const { rollout } of targets) {
    for (;;) {
      const seen = await observer.look(true);
      if (seen.kind === 'absent') throw await vanished(handle);
      if (seen.kind === 'out-of-time') {
        const problem = `${appNamed(handle.ref)}: ${resourceNamed(rollout)} was not aborted before the deadline`;
        const hint = 'The abort was accepted, and goes on. Look at the Rollout in Argo CD.';
        throw await withStatus(handle, app, new Failure('timed-out', 'ARGOCD_TIMEOUT', problem, { hint }));
      }
      app = seen.app;
      const health = sameIn(app, rollout)?.health?.status;
      if (health === 'Degraded' || health === 'Healthy') break;
      await early.clock.sleep(lookMs);
    }
  }
  return app;
}

async function rolloutNow(handle: AppHandle, observer: Observer, rollout: ResourceStatus) {
  const seen = await observer.look(true);
  if (seen.kind === 'absent') throw await vanished(handle);
  return seen.kind === 'seen' ? sameIn(seen.app, rollout) : undefined;
}

function sameIn({ status }: LiveApplication, rollout: ResourceStatus): ResourceStatus | undefined {
  return status?.resources?.find((one) => resourceIdentity(one) === resourceIdentity(rollout));
}
