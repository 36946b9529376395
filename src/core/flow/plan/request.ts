/** What services are planned from, and what becomes of them. */
import type { PlannedApplication } from '../../argocd/planned.ts';
import type { Superseded } from '../../bump/message.ts';
import type { Deployed } from '../../bump/record/place-state.ts';
import type { Snapshot } from '../../git/snapshot.ts';
import type { ObjectId, Transport } from '../../git/transport.ts';
import type { AffectedReason } from '../../monorepo/affected.ts';
import type { Log } from '../../ports.ts';
import type { Tombstone } from '../../review/tombstone.ts';
import type { SourceFacts } from '../../source/source-facts.ts';
import type { Difference, DifferenceFacts } from '../decision.ts';
import type { RunIdentity } from '../order-facts.ts';
import type { ServiceDeployment } from '../service-deployment.ts';

/** What a service is made of, and what its environment makes of it. */
export interface ServiceKeys {
  readonly content: string;
  readonly configuration: string;
}

/** What becomes of one service in one place. */
export type ServiceDecision =
  | Difference
  /** It is no member of the review environment. */
  | { readonly do: 'nothing'; readonly because: 'unaffected' }
  | { readonly do: 'superseded'; readonly because: Superseded; readonly by: string };

export interface PlannedService {
  readonly service: string;
  /** Of an environment with several. */
  readonly cluster?: string | undefined;
  readonly decision: ServiceDecision;
  /** In words, for people. */
  readonly reason: string;
  /** What changed of it, where that was looked for. */
  readonly changes: readonly AffectedReason[];
  /** What is in place, where a record or its tag tells. */
  readonly inPlace: Deployed | undefined;
}

export interface StatePlan {
  readonly services: readonly PlannedService[];
  /** Tip of the GitOps branch that was compared with. */
  readonly seen: ObjectId | undefined;
  /** Of the review environment, when there is one. */
  readonly tombstone: Tombstone | undefined;
  /** When the review environment was deployed last, by its marker: RFC 3339. */
  readonly deployedAt?: string | undefined;
}

export interface StateRequest {
  readonly transport: Transport;
  /** The branch as it is now. */
  readonly target: Snapshot;
  /** The branch of the rolling request of this environment, where one is open. */
  readonly pending: Snapshot | undefined;
  /** What its requests held that people closed unmerged, the newest first. */
  readonly declined: readonly Snapshot[];
  /** Services that are looked at, in the order of `gitops.yaml`, each in its clusters. */
  readonly services: readonly ServiceDeployment[];
  /** By place: `web1`, `web1@eu`. */
  readonly keys: ReadonlyMap<string, ServiceKeys>;
  readonly environment: string;
  /** Of a review environment. */
  readonly review: ReviewState | undefined;
  readonly run: RunIdentity;
  /** Build anew what is equal. */
  readonly all: boolean;
  /** With the input `base`: which services differ from it, whatever the environment runs. */
  readonly changedSinceBase: ((service: string) => readonly AffectedReason[]) | undefined;
}

export interface ReviewState {
  /** Services that the environment has, by its marker. */
  readonly members: readonly string[];
  /** When it was deployed last, by its marker: RFC 3339. */
  readonly deployedAt?: string | undefined;
  readonly tombstone: Tombstone | undefined;
  /** What the branch or request changed of a service; empty: nothing. */
  readonly changed: (service: string) => Promise<readonly AffectedReason[]>;
}

/** An Application, and our last commit of the GitOps repository that wrote its service. */
interface ApplicationQuestion {
  readonly application: PlannedApplication & { readonly mode: 'api' };
  readonly commit: ObjectId | undefined;
}

export interface StatePorts {
  readonly facts: SourceFacts;
  readonly log: Log;
  /** How the Applications on the server are, in the order of the questions; called once, when there is one. */
  applications(questions: readonly ApplicationQuestion[]): Promise<readonly DifferenceFacts['application'][]>;
  /** Whether a service is still what it was at a deployment that has no content key of this version. */
  sameContent(
    service: string,
    deployed: Pick<Deployed, 'image'> & { commit: string },
  ): Promise<'yes' | 'no' | 'unknown'>;
  /** These commits are going to be compared with: together they cost as many requests as one. */
  expectComparisons(commits: readonly ObjectId[]): Promise<void>;
  /** What changed of a service since a commit; empty where that cannot be told. */
  changedSince(service: string, commit: ObjectId): Promise<readonly AffectedReason[]>;
}
