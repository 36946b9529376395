/** What must be live, what one look says about it, and words that several of the checks need. */
import type { LiveApplication, OperationState, ResourceStatus } from '../server/live.ts';
import type { ResourceSelection } from './selection.ts';

export interface RolloutGoal {
  /** The commit of the GitOps repository that must be live; undefined: whatever the sources resolve to. */
  readonly commit: string | undefined;
  /** Of the sync that this run started; undefined when it started none. */
  readonly operationId: string | undefined;
  readonly synced: boolean;
  readonly healthy: boolean;
  /** Whether Suspended is as good as Healthy. */
  readonly suspended?: boolean;
  /** References that must be among the images that run: decisive when a manifest cache is stale. */
  readonly images: readonly string[];
  /** Undefined: all. Those alone must be synced and healthy. */
  readonly resources?: ResourceSelection | undefined;
}

interface Explained {
  readonly reason: string;
  readonly code: string;
  readonly hint: string;
}
export type RolloutFailure = Explained & { readonly state: 'failed' };
/** May pass (a rollout in between); fails after a grace. */
export type RolloutProblem = Explained & { readonly state: 'degraded' | 'erroneous' };

export type RolloutStatus =
  | { readonly state: 'ready' }
  /** `refresh`: one of this kind may be what is missing. */
  | {
      readonly state: 'waiting';
      readonly reason: string;
      readonly refresh?: 'normal' | 'hard';
      /** What to do at the deadline, where it is not to wait longer. */
      readonly hint?: string;
      /** Of the failure at the deadline, where nothing about the deployment is known to be wrong. */
      readonly code?: string;
      /** All is proved but that nothing is Suspended. */
      readonly isHeld?: true;
    }
  | RolloutProblem
  | RolloutFailure;

/** Code of resources that differ again after each sync. */
export const lastingDifference = 'ARGOCD_OUT_OF_SYNC';
/** Code of a comparison without the part of Argo CD that renders. */
export const repoServerAway = 'ARGOCD_REPO_SERVER';

/** The last sync; a dry run has changed nothing, so its results say nothing about what is live. */
export function lastSync({ status }: LiveApplication): OperationState | undefined {
  const state = status?.operationState;
  return state?.operation?.sync?.dryRun === true ? undefined : state;
}

export function degraded(reason: string): RolloutStatus {
  return {
    state: 'degraded',
    code: 'ARGOCD_DEGRADED',
    reason,
    hint: 'The messages of the resources say why. A rollout that recovers by itself needs a longer `degraded-grace`.',
  };
}

/** `Deployment demo/web1, Service demo/web1 and 3 more` */
export function namesOf(resources: readonly Pick<ResourceStatus, 'kind' | 'namespace' | 'name'>[]): string {
  const names = resources.map(({ kind, namespace, name }) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`);
  const more = names.length - longestList;
  return more > 0 ? `${names.slice(0, longestList).join(', ')} and ${more} more` : names.join(', ');
}

/** Resources that one message names. */
const longestList = 5;
