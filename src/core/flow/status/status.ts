/**
 * `core/flow/status` reads what runs where: GitOps repositories, markers of review environments, waiting requests, and Argo CD
 * where a server is given. It writes nothing. Begin here, with what comes out; times are milliseconds since the epoch.
 */
import type { ObjectId } from '../../git/transport.ts';
import type { DeploymentGraph } from '../plan/graph.ts';

export interface Status {
  /** The `Date` of the GitOps server. */
  readonly at: number;
  /** `acme/shop`. */
  readonly monorepo: string;
  readonly repositories: readonly StatusRepository[];
  /** The columns: each environment in each of its clusters, in the order of `gitops.yaml`; no review environments. */
  readonly columns: readonly StatusColumn[];
  /** The rows, in the order of `gitops.yaml`. */
  readonly services: readonly { readonly name: string; readonly path: string }[];
  /** What is in place; a service that is not deployed in a column has none. */
  readonly places: readonly StatusPlace[];
  /** Where nothing is in place yet, and the first deployment waits in a request. */
  readonly awaited: readonly {
    readonly service: string;
    readonly column: string;
    readonly waiting: StatusWaiting;
  }[];
  readonly reviews: readonly StatusReview[];
  /** `environments.<name>.max-environments`, where one says it. */
  readonly mostReviews: number | undefined;
  /** The latest deployment of all, for the timeline. */
  readonly last: StatusDeployment | undefined;
  /** Why it was deployed. */
  readonly graph: DeploymentGraph | undefined;
  /** With the input `commit`. */
  readonly commit?: CommitStatus | undefined;
  /** What could not be asked, in sentences: `Argo CD (argocd.example.com) did not answer: …`. */
  readonly problems: readonly string[];
}

export interface StatusRepository {
  /** For people: `infra/gitops`. */
  readonly name: string;
  readonly url: string | undefined;
  readonly branch: string;
  readonly tip: ObjectId | undefined;
}

export interface StatusColumn {
  /** `prod@eu`, or `dev`. */
  readonly name: string;
  readonly environment: string;
  readonly cluster: string | undefined;
  /** Column with which it is compared: that of its `promote-from`, else of the first environment. */
  readonly behindOf: string | undefined;
  /** It gets its images from there. */
  readonly isPromoted?: true | undefined;
}

/** A service in a column. */
export interface StatusPlace {
  readonly service: string;
  readonly column: string;
  readonly file: string;
  /** In full, as the file says it. */
  readonly image: string;
  /** Commit of the monorepo that the image was built from; undefined where neither record nor tag tells. */
  readonly commit: ObjectId | undefined;
  readonly commitUrl?: string | undefined;
  /** Of that commit: first line, and author. */
  readonly subject?: string | undefined;
  readonly author?: string | undefined;
  /** When the GitOps commit was made; undefined where a person has put the image in place after it. */
  readonly since: number | undefined;
  readonly gitopsCommit: ObjectId | undefined;
  readonly gitopsUrl?: string | undefined;
  /** From the source commit to the first GitOps commit that brought it here, in milliseconds. */
  readonly leadTime?: number | undefined;
  /** Against the column that it is promoted from. */
  readonly behind: /** `ahead`: it has commits that the other lacks, and lacks none. */
    | { readonly result: 'same' | 'ahead' | 'unknown' }
    | {
        readonly result: 'behind';
        readonly commits: number;
        /** Of those that change what the service is built from; `all`: the checkout does not tell which do. */
        readonly counts: 'service' | 'all';
        /** There may be more of them. */
        readonly isAtLeast?: true | undefined;
      }
    | undefined;
  /** It was taken back here, or is held for another reason. */
  readonly held?: string | undefined;
  /** What waits in a request of the GitOps repository for it. */
  readonly waiting?: StatusWaiting | undefined;
  readonly url?: string | undefined;
  /** Undefined: no server is given, or it did not answer. */
  readonly application?: StatusApplication | undefined;
}

/** What the branch of a rolling request holds for a place. */
export interface StatusWaiting {
  readonly branch: string;
  /** Undefined: the forge was not asked; the branch is there. */
  readonly number: number | undefined;
  readonly url?: string | undefined;
  readonly image: string | undefined;
  readonly commit: ObjectId | undefined;
}

export interface StatusApplication {
  readonly name: string;
  readonly url: string;
  /** As Argo CD says them: `Synced`, `OutOfSync`; `Healthy`, `Progressing`, `Degraded`, …; `Missing` where there is none. */
  readonly sync: string;
  readonly health: string;
  readonly message?: string | undefined;
}

export interface StatusReview {
  /** The slug. */
  readonly name: string;
  readonly environment: string;
  readonly ref: string;
  readonly request: number | undefined;
  /** Title of the request, or nothing. */
  readonly title?: string | undefined;
  readonly services: readonly string[];
  readonly urls: readonly { readonly service: string; readonly url: string }[];
  readonly deployed: ObjectId;
  readonly deployedAt: number | undefined;
  readonly author?: string | undefined;
  /** When its `ttl` ends it. */
  readonly endsAt: number | undefined;
  /** Its branch or request is gone: the next sweep removes it. `kept`: `keep-review`. */
  readonly source: 'open' | 'gone' | 'unknown' | 'kept';
}

/** The latest deployment as steps, one after the other; a step whose time nobody recorded is left out. */
export interface StatusDeployment {
  readonly services: readonly string[];
  readonly column: string;
  readonly commit: ObjectId | undefined;
  /** When the GitOps commit was made. */
  readonly at: number;
  readonly pipelineUrl?: string | undefined;
  readonly steps: readonly {
    readonly name: 'plan' | 'build' | 'commit' | 'Argo CD compares' | 'rollout';
    /** Milliseconds. */
    readonly duration: number;
    readonly result?: 'failed' | undefined;
  }[];
  /** From the beginning of the run to the GitOps commit, and to healthy. */
  readonly toCommit: number | undefined;
  readonly toHealthy: number | undefined;
}

/** Where a commit of the monorepo is (`--commit`). */
export interface CommitStatus {
  readonly commit: ObjectId;
  readonly subject?: string | undefined;
  readonly author?: string | undefined;
  /** When it was written. */
  readonly at?: number | undefined;
  /** Those whose content it changes, against its first parent; undefined: the checkout does not tell. */
  readonly services: readonly string[] | undefined;
  readonly places: readonly {
    readonly service: string;
    readonly column: string;
    /**
     * `here`: the image was built from it · `contained`: from one that contains it · `waits`: it is in an open request ·
     * `absent`: what runs is older or of another line · `was`: it ran and was replaced by what does not contain it.
     */
    readonly is: 'here' | 'contained' | 'waits' | 'absent' | 'was' | 'unknown';
    readonly since?: number | undefined;
    readonly leadTime?: number | undefined;
    readonly waiting?: StatusWaiting | undefined;
  }[];
}
