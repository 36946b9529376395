/** The latest deployment as steps, from what its commit and its Application recorded. A step whose time nobody recorded is left out. */
import { type LiveApplication, revisionsOf } from '../../argocd/server/live.ts';
import type { Durations } from '../../git/message.ts';
import type { ObjectId } from '../../git/transport.ts';
import type { StatusDeployment } from './status.ts';

interface LatestDeployment {
  readonly services: readonly string[];
  readonly column: string;
  /** Of the monorepo. */
  readonly commit: ObjectId | undefined;
  /** When its commit came to the GitOps branch. */
  readonly at: number;
  readonly pipelineUrl: string | undefined;
  readonly durations: Durations | undefined;
  readonly live: LiveApplication | undefined;
  /** Whether a revision of the GitOps repository has its commit. */
  readonly isIn: (revision: ObjectId) => boolean;
}

type Step = StatusDeployment['steps'][number];

export function deploymentTimeline({ durations, live, isIn, at, ...deployment }: LatestDeployment): StatusDeployment {
  const { plan, build, total } = durations ?? {};
  const rollout = live && rolloutOf(live, at, isIn);
  return {
    ...deployment,
    at,
    steps: [
      ...step('plan', plan),
      ...step('build', build),
      // What is left of the whole: checks before the first build, and the race for the branch.
      ...step('commit', total === undefined ? undefined : total - (plan ?? 0) - (build ?? 0)),
      ...(rollout?.steps ?? []),
    ],
    toCommit: total,
    toHealthy: total === undefined || rollout?.healthyAt === undefined ? undefined : total + rollout.healthyAt - at,
  };
}

function step(name: Step['name'], duration: number | undefined, result?: Step['result']): readonly Step[] {
  if (duration === undefined || Number.isNaN(duration)) return [];
  // Two machines have two clocks.
  return [{ name, duration: Math.max(0, duration), ...(result === undefined ? {} : { result }) }];
}

/** What Argo CD did with the first revision that has the commit. */
function rolloutOf(live: LiveApplication, at: number, isIn: LatestDeployment['isIn']) {
  const { status } = live;
  const entry = status?.history?.find((each) => revisionsOf(each).some(isIn));
  const operation = status?.operationState;
  const isSynced = revisionsOf(operation?.syncResult).some(isIn);
  const started = timeOf(entry?.deployStartedAt) ?? (isSynced ? timeOf(operation?.startedAt) : undefined);
  if (started === undefined) return undefined;
  const compares = step('Argo CD compares', started - at);
  if (entry === undefined && operation?.phase !== undefined && /^(?:Failed|Error)$/.test(operation.phase)) {
    const ended = timeOf(operation.finishedAt);
    const failed = step('rollout', ended === undefined ? undefined : ended - started, 'failed');
    return { steps: [...compares, ...failed], healthyAt: undefined };
  }
  const synced = timeOf(entry?.deployedAt) ?? timeOf(operation?.finishedAt);
  const health = status?.health?.status;
  // Of a rollout that changed no health the sync is the end.
  const changed = timeOf(status?.health?.lastTransitionTime);
  const ended = Math.max(synced ?? 0, changed !== undefined && changed >= started ? changed : 0);
  if (ended === 0 || (health !== 'Healthy' && health !== 'Degraded')) return { steps: compares, healthyAt: undefined };
  const result = health === 'Degraded' ? 'failed' : undefined;
  return {
    steps: [...compares, ...step('rollout', ended - started, result)],
    healthyAt: health === 'Healthy' ? ended : undefined,
  };
}

function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}
