/** Deployments, environments and statuses of commits, as the forge of a repository shows them to people. */

/** A deployment as it is to be shown. */
export interface ForgeDeployment {
  /** Its name at the forge: `dev`, `review/pr-12`. */
  readonly environment: string;
  /** Name of the review environment that it is of: it goes one day. Undefined: it lasts. */
  readonly review: string | undefined;
  readonly isProduction: boolean;
  readonly commit: string;
  /** The branch or tag that was deployed from, for forges that want one. */
  readonly ref: { readonly name: string; readonly isTag: boolean };
  /**
   * `canceled`: something newer was deployed instead.
   */
  readonly state: 'running' | 'success' | 'failed' | 'canceled';
  /**
   * What of the environment this run deploys, where other runs deploy the rest of the same commit: they share the
   * deployment, and it has failed as long as one of them has. Undefined: all of it.
   */
  readonly part: string | undefined;
  /** One line for people. */
  readonly description: string;
  /** Where people open it. */
  readonly url: string | undefined;
  /** Page of this run. */
  readonly runUrl: string | undefined;
  /** A job of the same pipeline declares the environment, and so makes its deployments. */
  readonly byOtherJob: boolean;
}

/** What came of it. `of-job`: the forge makes a deployment of its own, because the job declares the environment. */
export type ShownDeployment = 'shown' | 'unchanged' | 'of-job';

/** A review environment that the forge still shows. */
export interface ShownReview {
  /** Name of the review environment. */
  readonly review: string;
  /** Name at the forge. */
  readonly environment: string;
}

export interface EndedEnvironment {
  readonly result: 'removed' | 'kept';
  /** For people, after the name of the environment. */
  readonly reason: string;
  /** Why the environment itself is still listed, where the token may not delete it. */
  readonly notDeleted?: string | undefined;
}

export interface ForgeDeployments {
  /** The name that a review environment has at this forge. @param refSlug GitLab's slug of its branch, where it is known */
  reviewName(review: { readonly name: string; readonly refSlug: string | undefined }): string;
  /** Shows it as it stands; the same twice is one write. */
  show(deployment: ForgeDeployment): Promise<ShownDeployment>;
  /** Review environments of ours that are not gone, among the latest that were deployed. */
  reviews(): Promise<readonly ShownReview[]>;
  /** What one is called at the forge. Undefined: there is none of ours. */
  find(review: string): Promise<ShownReview | undefined>;
  /**
   * Says that a review environment is gone: only where it is ours. Undefined: there is nothing of it.
   *
   * @param stopping the forge itself is stopping it, and this run is its stop job
   */
  end(
    ended: ShownReview,
    how: { readonly stopping: boolean; readonly dryRun: boolean },
  ): Promise<EndedEnvironment | undefined>;
}

export interface CommitStatus {
  readonly commit: string;
  /** What tells it from others of the commit: `monorepo-gitops/dev`. */
  readonly context: string;
  readonly state: 'pending' | 'success' | 'failure';
  readonly description: string;
  readonly url: string | undefined;
}

/** Characters that GitHub keeps of a description; GitLab keeps 255. */
const longestDescription = 140;

/** One line of plain text that a forge takes as a description. */
export function describedShortly(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= longestDescription ? line : `${characters.slice(0, longestDescription - 1).join('')}…`;
}
