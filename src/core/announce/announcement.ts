/**
 * `core/announce` shows a deployment to people where they look: the comment of a request, deployments and environments of a
 * forge, statuses of commits. It imports the floors up to `review`. Begin here: an announcement says how a deployment stands,
 * and each channel shows it. To show something is never worth a failed run: a channel that cannot do it says why.
 */
import type { Failure } from '../failure.ts';
import type { ObjectId } from '../git/transport.ts';

/**
 * How one service stands in one place.
 *
 * `waiting`: planned, nothing done yet · `building`: its image is built, copied or looked for · `deploying`: it is written to
 * Git or to Argo CD, and is not known to be live · `deployed`: written, and nobody waits for it (`wait: false`) · `requested`:
 * it waits in a request of the GitOps repository · `ready`: live and healthy, proved · `unchanged`: the environment has it ·
 * `held`, `superseded`: it is not deployed, `reason` says why · `failed` · `removed`: its review environment is gone ·
 * `baseline`: a review environment leaves it to the environment that is its `base`, where `url` leads.
 */
export type ServiceState =
  | 'waiting'
  | 'building'
  | 'deploying'
  | 'deployed'
  | 'requested'
  | 'ready'
  | 'unchanged'
  | 'held'
  | 'superseded'
  | 'failed'
  | 'removed'
  | 'baseline';

export interface AnnouncedService {
  readonly service: string;
  /** Of an environment with several. */
  readonly cluster?: string | undefined;
  readonly state: ServiceState;
  /** A review environment does not have it, because its branch did not change it. */
  readonly isAbsent?: true | undefined;
  /** Of a `baseline` the environment that it is left to: `dev`. */
  readonly base?: string | undefined;
  /** Why it is deployed, in words: `package @example/greeting changed`. */
  readonly why: string;
  /** Image with tag, and with its digest once that is known: `ghcr.io/acme/web1:26bc85f2@sha256:…`. */
  readonly image?: string | undefined;
  /** Where people open it. */
  readonly url?: string | undefined;
  /** Why it failed, is held or is superseded. */
  readonly reason?: string | undefined;
  /** Name of its Application, and its page at Argo CD where a server is known. */
  readonly application?: { readonly name: string; readonly url?: string | undefined } | undefined;
}

/** A commit of a GitOps repository that belongs to the deployment. */
export interface AnnouncedCommit {
  /** For people: `infra/gitops`. */
  readonly repository: string;
  readonly branch: string;
  readonly commit: ObjectId | undefined;
  /** Page of the commit at its forge. */
  readonly url?: string | undefined;
  /** The request that holds it (`deliver: pull-request`). */
  readonly request?: { readonly number: number; readonly url: string } | undefined;
  /** Unified diff. */
  readonly diff: string;
}

/** A service that merging would deploy. */
export interface PreviewedService {
  readonly service: string;
  readonly cluster?: string | undefined;
  readonly why: string;
  /** With the tag that it would get, where it is known. */
  readonly image?: string | undefined;
  /** `promoted`: it comes from another environment, and is not built · `unknown`: the registry cannot be asked. */
  readonly has: 'built' | 'missing' | 'promoted' | 'unknown';
}

/** What merging would change of one Application in the cluster, as Argo CD renders it. */
export interface RenderedApplication {
  readonly application: string;
  /** Of an environment with several. */
  readonly cluster?: string | undefined;
  /** Its page at Argo CD. */
  readonly url?: string | undefined;
  /** Unified; empty: nothing differs. */
  readonly diff: string;
  /** Why it is not known, in one sentence. */
  readonly problem?: string | undefined;
}

/** What merging a request would deploy to one environment. */
export interface EnvironmentPreview {
  readonly environment: string;
  readonly url?: string | undefined;
  readonly services: readonly PreviewedService[];
  /** How many further services stay as they are. */
  readonly others: number;
  /** Of the files of the GitOps repository, unified. */
  readonly diff?: string | undefined;
  /** Undefined: Argo CD is not asked. */
  readonly rendered?: readonly RenderedApplication[] | undefined;
  /** Why it is not known, or not all of it. */
  readonly problem?: string | undefined;
}

/** What merging a request would deploy, where the request itself deploys nothing. */
export interface MergePreview {
  /** The branch that it goes into. */
  readonly target: string;
  /** Those that the branch is deployed to; none: `why` says why. */
  readonly environments: readonly EnvironmentPreview[];
  readonly why?: string | undefined;
}

/** A deployment as it stands now. */
export interface Announcement {
  /** Of `gitops.yaml`; undefined: none takes the event. */
  readonly environment: string | undefined;
  /** Of a review environment: its name (the slug), and when it goes by its `ttl`, in milliseconds since the epoch. */
  readonly review:
    | {
        readonly name: string;
        readonly endsAt?: number | undefined;
        /** By the label `keep-review`. */
        readonly kept?: true | undefined;
      }
    | undefined;
  /** Number of the request of the monorepo that the run is for, or that its branch has. */
  readonly request: number | undefined;
  readonly source: {
    readonly commit: ObjectId | undefined;
    readonly branch: string | undefined;
    /** Page of the commit. */
    readonly url?: string | undefined;
    /** Who asked for it. */
    readonly author: string;
  };
  /** `running` until the run has ended. */
  readonly phase: 'running' | 'done' | 'failed' | 'removed';
  /** As the output `result` of `deploy`. */
  readonly result?: string | undefined;
  /** One line for people where nothing is deployed, or nothing is to be done. */
  readonly why?: string | undefined;
  readonly services: readonly AnnouncedService[];
  readonly commits: readonly AnnouncedCommit[];
  /** Of a request that is deployed nowhere. */
  readonly preview?: MergePreview | undefined;
  /** Where people open the environment. */
  readonly url?: string | undefined;
  readonly failure?: Failure | undefined;
  /** Page of the run. */
  readonly pipelineUrl: string | undefined;
  /** When this was so: milliseconds since the epoch. */
  readonly at: number;
}

/** What a channel came to. `refused`: the token may not, in one sentence that names what it lacks. */
export type Shown =
  | { readonly result: 'shown'; readonly url?: string | undefined }
  | { readonly result: 'unchanged' }
  | { readonly result: 'refused'; readonly why: string };

/** One way to show a deployment: comment, deployments, statuses. */
export interface Channel {
  /** For people: `comment`. */
  readonly name: string;
  /**
   * Shows the deployment as it stands. Called again with every change, and once more at the end; one call at a time, and
   * what came meanwhile in one. The same announcement twice is one write (law 4).
   *
   * @throws whatever its server answers; the caller turns that into a warning
   */
  show(announcement: Announcement): Promise<Shown>;
}
