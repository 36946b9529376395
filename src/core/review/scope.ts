/** Which review environment a service's deployment goes to, if its environment is one. */
import { environmentDirectory } from './environment-directory.ts';
import type { ReviewSource } from './marker.ts';

export interface ReviewScope extends ReviewSource {
  /** Directory of the GitOps repository that belongs to it alone. */
  readonly directory: string;
}

export interface ReviewEvent {
  /** As in `CiContext.repository`. */
  readonly repository: string;
  /** `{slug}` of the event. */
  readonly slug: string;
  readonly branch: string | undefined;
  readonly tag: string | undefined;
  readonly request: number | undefined;
}

/**
 * @param template `file` of the environment, for example `review/{slug}/{service}.yaml`
 * @throws Failure `REVIEW_DIRECTORY` (bad input) when the template gives no directory of its own
 */
export function reviewScope(template: string, environment: string, event: ReviewEvent): ReviewScope {
  const { repository, slug, request } = event;
  return {
    name: slug,
    repository,
    ref: event.tag === undefined ? `refs/heads/${event.branch ?? ''}` : `refs/tags/${event.tag}`,
    ...(request === undefined ? {} : { request }),
    directory: environmentDirectory(template, slug, { environment }),
  };
}
