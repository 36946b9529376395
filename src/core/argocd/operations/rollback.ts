/**
 * Back to an earlier deployment of an Application that exists. Argo CD's own rollback leaves the spec as it is, so it serves
 * while nothing syncs by itself. With automated sync Argo CD refuses it, and would undo it: then the spec names the earlier
 * revisions, as a pin.
 */
import { Failure } from '../../failure.ts';
import { isObjectName } from '../../git/commit.ts';
import { rollbackMark } from '../held.ts';
import { refuseOwned } from '../owner.ts';
import { missingRights } from '../rights.ts';
import { specOf, withSpec } from '../rollback.ts';
import { type GitopsTarget, pinOf } from '../rollout/gitops-target.ts';
import { type AppHandle, handleEarly, type Look, type Observer, observe } from '../rollout/observe.ts';
import { proveLive, type WaitGoal } from '../rollout/wait.ts';
import { sameField } from '../server/equality.ts';
import {
  type Application,
  type ApplicationSource,
  type ApplicationSpec,
  appNamed,
  type HistoryEntry,
  isAutomated,
  isGitSource,
  type LiveApplication,
  type Operation,
  revisionsOf,
  sourcesOf,
} from '../server/live.ts';
import { startOperation, startSync } from '../sync.ts';
import { currentApplication, upsertApplication } from '../upsert.ts';
import { deploymentNamed, idOf, isSameDeployment, pendingRevisions, rollbackTarget } from './history.ts';
import { existing } from './look.ts';
import { comparedNow, endOfOperation, outcomeLine, outcomesOf, type ResourceOutcome } from './outcome.ts';

interface RollbackOrder {
  /** A history id, a revision, or `previous`. */
  readonly to: string;
  /** Undefined: as the automated policy of the Application says. */
  readonly prune: boolean | undefined;
  readonly terminate: boolean;
  readonly dryRun: boolean;
  readonly goal: Omit<WaitGoal, 'commit' | 'operationId' | 'resources'> | undefined;
  readonly target: GitopsTarget;
  readonly operationId: string;
}

interface RollbackReport {
  readonly result: 'rolled-back' | 'unchanged';
  readonly app: LiveApplication;
  readonly outcomes: readonly ResourceOutcome[];
  /** What was done, or in a dry run would be, and what follows from it: a sentence each. */
  readonly sentences: readonly string[];
}

/** @throws Failure as `rollbackTarget`, `upsertApplication`, `endOfOperation` and, where it waits, `proveLive` do */
export async function rollBackTo(handle: AppHandle, order: RollbackOrder): Promise<RollbackReport> {
  using early = handleEarly(handle);
  const app = await existing(early);
  const target = rollbackTarget(app, order.to);
  const { entry } = target;
  const unchanged = (sentence: string): RollbackReport => {
    handle.log.info(`${appNamed(handle.ref)}: ${sentence}`);
    return { result: 'unchanged', app, outcomes: [], sentences: [sentence] };
  };
  if (target.kind === 'taken-back') {
    const from = deploymentNamed(target.from);
    return unchanged(
      `It was rolled back already, from ${from} to ${deploymentNamed(entry)}. To go further back, name the deployment with \`to\`.`,
    );
  }
  const last = app.status?.history?.at(-1);
  if (last !== undefined && pendingRevisions(app) === undefined && isSameDeployment(last, entry)) {
    return unchanged(`${deploymentNamed(entry)} is what was deployed last, so there is nothing to roll back.`);
  }
  return isAutomated(app.spec)
    ? await rollBackSpec(handle, early, app, { entry, order })
    : await rollBackOnServer(handle, early, app, { entry, order });
}

interface Step {
  readonly entry: HistoryEntry;
  readonly order: RollbackOrder;
}

async function rollBackOnServer(
  handle: AppHandle,
  early: AppHandle,
  app: LiveApplication,
  { entry, order }: Step,
): Promise<RollbackReport> {
  const { client, ref } = early;
  const { prune = false, terminate, dryRun, goal, target } = order;
  const branches = followed(app.spec, entry).map(({ from }) => from);
  const follows = branches.length === 0 ? 'the spec as it is' : branches.join(', ');
  const after = `Its spec is as before: it is OutOfSync, and the next sync deploys ${follows} again.`;
  if (dryRun) {
    const request = `POST ${client.url}/api/v1/applications/${ref.name}/rollback {"id":${idOf(entry)},"prune":${prune}}`;
    return await preview(handle, app, entry, [request]);
  }
  await refuseWithoutRight(early);
  using observer = observe(early, { known: app, compares: true });
  const isRollback = ({ operation, status }: LiveApplication) =>
    deploys(operation ?? status?.operationState?.operation, entry);
  const started = await startOperation(observer, {
    request: () => client.rollback(ref, idOf(entry), prune),
    terminate,
    isOwn: ({ operation }) => deploys(operation, entry),
    isSame: async (seen) => isRollback(seen) && (seen.operation !== undefined || pendingRevisions(seen) === undefined),
  });
  observer.saw(started.app);
  const ended = await endOfOperation(handle, observer, started.app, { operationId: undefined, what: 'rollback' });
  // What was rolled back is OutOfSync by design.
  const healthy = goal && { ...goal, synced: false, operationId: undefined };
  return await report(handle, observer, ended, healthy, { ...target, commit: undefined }, [
    `Rolled back to ${deploymentNamed(entry)}.`,
    after,
  ]);
}

/** The server answers a rollback without the right to sync as if Kubernetes were away. */
async function refuseWithoutRight({ client, ref }: AppHandle): Promise<void> {
  const missing = await missingRights(client, [{ ref, actions: ['sync'] }]);
  if (missing !== undefined) throw missing;
}

function deploys(operation: Operation | undefined, entry: HistoryEntry): boolean {
  const { sync } = operation ?? {};
  return (
    sync !== undefined &&
    sync.dryRun !== true &&
    sameField(revisionsOf(sync), revisionsOf(entry)) &&
    sameField(sourcesOf(sync), sourcesOf(entry))
  );
}

async function rollBackSpec(
  handle: AppHandle,
  early: AppHandle,
  app: LiveApplication,
  { entry, order }: Step,
): Promise<RollbackReport> {
  const { log } = handle;
  const spec = specOf(app, entry, isPinnable);
  if (spec === undefined || app.spec.sourceHydrator !== undefined) throw hydrated(handle);
  await refuseOwned(early, app, undefined);
  const pins = followed(app.spec, entry);
  const wanted = marked(withSpec(app, spec), app, pins);
  if (order.dryRun) {
    await currentApplication(early, wanted);
    const lines = pins.map(({ repoURL, from, to }) => `${repoURL}: targetRevision ${from} → ${to}`);
    const request = `POST ${early.client.url}/api/v1/applications?upsert=true&validate=false with the sources of then`;
    return await preview(handle, app, entry, [request, ...lines]);
  }
  // The manifests of an earlier commit rendered before; a check now could only stop the rollback.
  const options = { upsert: true, validate: false };
  const written = await upsertApplication(early, wanted, options, { target: order.target, onOlder: 'apply' });
  log.info(`${appNamed(handle.ref)}: its spec names the sources of ${deploymentNamed(entry)} (${written.result})`);
  using observer = observe(early, { known: written.app, compares: true });
  const compared = await comparedNow(handle, observer, written.app);
  const target = { ...order.target, commit: pinOf(spec, order.target).commit };
  const { terminate, operationId } = order;
  const prune = order.prune ?? app.spec.syncPolicy?.automated?.prune === true;
  const sync = { sync: true, goal: undefined, prune, terminate, operationId, target };
  const started = await startSync(observer, compared, sync);
  observer.saw(started.app);
  const own = started.result === 'started' ? operationId : undefined;
  const ended = await endOfOperation(handle, observer, started.app, { operationId: own, what: 'rollback' });
  const goal = order.goal && { ...order.goal, operationId: own };
  const sentences = [`Rolled back to ${deploymentNamed(entry)}.`, ...pinSentences(handle.ref.name, app.spec, pins)];
  return await report(handle, observer, ended, goal, target, sentences);
}

interface Pin {
  /** Of the source, from 1. */
  readonly position: number;
  readonly repoURL: string;
  readonly from: string;
  readonly to: string;
}

/** Also a range of versions of a chart goes back to one. What an OCI artifact was is a digest, which is no target revision. */
function isPinnable(source: ApplicationSource): boolean {
  return isGitSource(source) || !source.repoURL.startsWith('oci://');
}

/** The sources that name another revision than the deployment had: branches, tags and ranges of versions, or a later one. */
function followed(spec: ApplicationSpec, entry: HistoryEntry): readonly Pin[] {
  return sourcesOf(spec).flatMap((source: ApplicationSource, index) => {
    const from = source.targetRevision || 'HEAD';
    const to = revisionsOf(entry)[index] ?? '';
    const position = index + 1;
    return isPinnable(source) && to !== '' && to !== from ? [{ position, repoURL: source.repoURL, from, to }] : [];
  });
}

/** So that the next run of what is taken back does not bring it again. */
function marked(wanted: Application, app: LiveApplication, pins: readonly Pin[]): Application {
  const pin = pins.find(({ to }) => isObjectName(to));
  const deployed = pendingRevisions(app) ?? revisionsOf(app.status?.history?.at(-1));
  const from = pin === undefined ? undefined : deployed[pin.position - 1];
  if (pin === undefined || from === undefined) return wanted;
  const { metadata } = wanted;
  const annotations = { ...metadata.annotations, ...rollbackMark({ from, to: pin.to }) };
  return { ...wanted, metadata: { ...metadata, annotations } };
}

/** A follower of a branch does not follow it any more, which a person must know. */
function pinSentences(name: string, spec: ApplicationSpec, pins: readonly Pin[]): readonly string[] {
  const followers = pins.filter(({ from }) => !isObjectName(from));
  if (followers.length === 0) return [];
  const what = followers.map(({ from, to }) => `to ${to} instead of following ${from}`).join(', ');
  const isOne = sourcesOf(spec).length === 1;
  const commands = followers.map(
    ({ from, position }) =>
      `\`argocd app set ${name}${isOne ? '' : ` --source-position ${position}`} --revision ${from}\``,
  );
  return [
    `It is pinned ${what}: automated sync would bring the later one back.`,
    `To follow again: ${commands.join(' and ')}, or the next deployment of a commit that came after the one that was taken back; \`on-older: apply\` deploys that one again.`,
  ];
}

/** Warns of rights that are missing. */
async function preview(
  { client, ref, log }: AppHandle,
  app: LiveApplication,
  entry: HistoryEntry,
  lines: readonly string[],
): Promise<RollbackReport> {
  for (const line of lines) log.info(line);
  const actions = isAutomated(app.spec) ? (['create', 'update', 'sync'] as const) : (['sync'] as const);
  for (const action of actions) {
    if (!(await client.canI(action, ref))) log.warn(`the token may not ${action} ${appNamed(ref)} in ${ref.project}`);
  }
  const sentences = [`It would be rolled back to ${deploymentNamed(entry)}.`, ...lines.slice(1)];
  return { result: 'rolled-back', app, outcomes: [], sentences };
}

async function report(
  handle: AppHandle,
  observer: Observer,
  ended: Look,
  goal: Omit<WaitGoal, 'commit'> | undefined,
  target: GitopsTarget,
  sentences: readonly string[],
): Promise<RollbackReport> {
  const { log, ref } = handle;
  const outcomes = outcomesOf(ended.app);
  for (const outcome of outcomes) log.info(`  ${outcomeLine(outcome, false)}`);
  const [done = '', ...consequences] = sentences;
  log.info(`${appNamed(ref)}: ${done}`);
  for (const sentence of consequences) log.warn(`${appNamed(ref)}: ${sentence}`);
  const app =
    goal === undefined ? ended.app : await proveLive(handle, goal, target, observer, { kind: 'seen', ...ended });
  return { result: 'rolled-back', app, outcomes, sentences };
}

/** What is synced is a commit that the hydrator makes of the dry one: it would make the later one again. */
function hydrated({ ref }: AppHandle): Failure {
  const problem = `${appNamed(ref)} is hydrated, and has no source that could be pinned`;
  return new Failure('refused', 'ARGOCD_HYDRATED', problem, {
    hint: 'Take the change back in the dry source, by `git revert` or `bump-image-tag` with `rollback`.',
  });
}
