/** What the parts of the fake Argo CD share: Applications as stored, what a repository renders, and its options. */
import type { ApplicationSource, LiveApplication } from '../../../src/core/argocd/server/live.ts';

export type Mutable<T> = T extends readonly (infer I)[]
  ? Mutable<I>[]
  : T extends object
    ? { -readonly [K in keyof T]: Mutable<T[K]> }
    : T;

/** An Application as stored, with what Kubernetes adds. */
export type StoredApplication = Mutable<LiveApplication> & {
  metadata: { uid: string; creationTimestamp: string; resourceVersion: string; generation: number };
  status: NonNullable<Mutable<LiveApplication>['status']>;
};

export interface RenderedResource {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Default: those of the kinds that tests use. */
  readonly group?: string;
  readonly version?: string;
  readonly images?: readonly string[];
  /** Outside the comparison; only a sync runs it. */
  readonly hook?: 'PreSync' | 'Sync' | 'PostSync';
  /** That run. Default: one for a workload, none for a CronJob or anything else. */
  readonly pods?: number;
  /** What else is in the manifest: two that differ here are not Synced. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** Fields that the API server fills in: they are live, and neither in Git nor a difference. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** A Rollout that stops at a pause whenever it changes. */
  readonly pauses?: boolean;
  /** A field that the API server drops or a webhook changes: it is OutOfSync again after every sync. */
  readonly drifts?: boolean;
  /** Of a kind that the project forbids: its status is Unknown. */
  readonly forbidden?: boolean;
}

export interface Rendered {
  readonly resources: readonly RenderedResource[];
  /** Those of the first resource, for repositories with one. */
  readonly images?: readonly string[];
}

/** What the repo-server sees. An e2e test reads a real repository here. */
export interface Repositories {
  /** The commit (or chart version) of a revision; undefined when it cannot be resolved. */
  resolve(repoURL: string, targetRevision: string): Promise<string | undefined> | string | undefined;
  /** @throws Error whose message becomes the ComparisonError. */
  render(source: ApplicationSource, revision: string): Promise<Rendered> | Rendered;
  /** The commit that the Source Hydrator makes of a dry one. Default: one that is made up. */
  hydrate?(dryCommit: string): string;
  /** For the git directories generator of an ApplicationSet. */
  directories?(repoURL: string, revision: string): readonly string[] | Promise<readonly string[]>;
}

export interface ControllerOptions {
  readonly repositories: Repositories;
  /** Simulated milliseconds in a real one. */
  readonly scale?: number;
  /** Instead of `scale`: time that a test drives by hand. */
  readonly time?: SimulatedTime;
  /** Simulated milliseconds that a comparison, the pick-up and the work of an operation, and a deletion take. */
  readonly reconcileMs?: number;
  readonly syncMs?: number;
  readonly deletionMs?: number;
  /** Those of a hook, of the hydration of a commit, and between two looks at the health. */
  readonly hookMs?: number;
  readonly hydrationMs?: number;
  readonly healthMs?: number;
  /** Of an automated sync whose Application has no `retry` of its own. As the server's: 5. */
  readonly automatedRetries?: number;
  /** Health of a workload that was applied `ageMs` ago from `revision`. Default: Progressing for 4 s, then Healthy. */
  readonly health?: (applied: { name: string; revision: string; ageMs: number }) => string;
  /** The outcome of the nth attempt (from 0) to sync a revision; default `Succeeded`. */
  readonly outcome?: (revision: string, attempt: number) => SyncOutcome;
}

/**
 * `hang`: only a termination ends it. `retry`: fails, and is tried again whatever the strategy. `invalid`: refused before
 * anything is applied.
 */
export type SyncOutcome =
  | { readonly phase: 'Succeeded' | 'hang' }
  | {
      readonly phase: 'Failed' | 'retry' | 'invalid';
      readonly message: string;
      /** Name or kind of what fails; the others are applied. Default: the first that is applied. */
      readonly resource?: string;
    };

/** A window of the AppProject, as `syncwindows` shows it; whether it is open is the test's to say. */
export interface SyncWindow {
  readonly kind: 'allow' | 'deny';
  readonly schedule: string;
  readonly duration: string;
  readonly manualSync?: boolean;
  /** Only the AppProject shows it. */
  readonly timeZone?: string;
  readonly active: boolean;
}

/** Milliseconds since the epoch, and a timer. */
export interface SimulatedTime {
  now(): number;
  /** @returns what cancels it */
  after(milliseconds: number, action: () => void): () => void;
}

export type AppEvent = 'ADDED' | 'MODIFIED' | 'DELETED';

/** `scale` simulated milliseconds pass in a real one. */
export function scaledTime(scale: number): SimulatedTime {
  const begin = Date.now();
  return {
    now: () => begin + (Date.now() - begin) * scale,
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds / scale);
      return () => clearTimeout(timer);
    },
  };
}
