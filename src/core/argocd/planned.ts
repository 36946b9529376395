/** What a run wants of an Application: the Application itself, where it is written, and what is waited for. */
import type { OwnedApplication } from '../review/marker.ts';
import type { WaitGoal } from './rollout/wait.ts';
import type { UpsertOptions } from './server/client.ts';
import type { Application } from './server/live.ts';
import { type ApplicationRequest, buildApplication, commitPlaceholder, isPinned } from './spec/application.ts';
import type { ManifestFile } from './spec/manifest.ts';
import type { OnOlder } from './upsert.ts';

/** How an Application is written to a server, and what is waited for there. */
export interface ServerOptions {
  readonly upsert: UpsertOptions;
  readonly sync: boolean;
  readonly prune: boolean;
  /** Whether another operation that is running is ended, instead of waited for. */
  readonly terminate: boolean;
  /** Undefined: do not wait. */
  readonly goal: Omit<WaitGoal, 'commit' | 'operationId'> | undefined;
  readonly onFailure: 'keep' | 'rollback';
  readonly onOlder: OnOlder;
}

/** The Application that the inputs ask for, and where it is written. */
export type PlannedApplication = {
  /** From which `application` is built. */
  readonly request: ApplicationRequest;
  /** With `{commit}` as its revision where it is pinned to our commit: `applicationAt` fills that in. */
  readonly application: Application;
  /** How a review environment's marker names it. */
  readonly owned: OwnedApplication;
  /** What it deploys, where `gitops.yaml` says so. */
  readonly place: {
    readonly service: string | undefined;
    readonly environment: string | undefined;
    readonly cluster?: string | undefined;
  };
} & (
  | { readonly mode: 'api'; readonly options: ServerOptions }
  /** `manifest` is one more file of the commit to the GitOps repository. */
  | { readonly mode: 'git'; readonly manifest: ManifestFile }
);

/** The Application once our commit of the GitOps repository is known: only one that is pinned to it depends on it. */
export function applicationAt(
  { request, application }: Pick<PlannedApplication, 'request' | 'application'>,
  commit: string | undefined,
): Application {
  const { source } = request;
  if (!isPinned(request) || commit === undefined) return application;
  const revision = source.revision?.replaceAll(commitPlaceholder, commit);
  return buildApplication({ ...request, source: { ...source, revision } });
}
