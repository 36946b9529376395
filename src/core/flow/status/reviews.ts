/** The review environments of a branch of a GitOps repository, each with what becomes of it. */

import { observedEnvironments } from '../../cleanup/observed.ts';
import { recordOwners } from '../../cleanup/record-owners.ts';
import { Failure } from '../../failure.ts';
import type { ForgeRequest } from '../../forge/forge.ts';
import type { ReviewMarker } from '../../review/marker.ts';
import type { Monorepo } from '../../review/monorepo.ts';
import { isKept } from '../../source/wish/kept.ts';
import type { BranchState } from './branch.ts';
import type { StatusReview } from './status.ts';

/** Where an environment of `gitops.yaml` puts its review environments. */
export interface ReviewKind {
  readonly environment: string;
  readonly cluster: string | undefined;
  /** Its `file`, with all placeholders but `{slug}` and `{service}` filled in. */
  readonly template: string;
}

export interface FoundReview {
  readonly kind: ReviewKind;
  readonly directory: string;
  readonly marker: ReviewMarker;
}

/** Those of this monorepo. @param monorepo undefined: it is not known, and each of the directories counts as its own */
export async function readReviews(
  { snapshot }: BranchState,
  kinds: readonly ReviewKind[],
  monorepo: Monorepo | undefined,
  problem: (sentence: string) => void,
): Promise<readonly FoundReview[]> {
  const lists = await Promise.all(
    kinds.map(async (kind): Promise<readonly FoundReview[]> => {
      try {
        const observed = await observedEnvironments(snapshot, kind.template);
        return observed.flatMap((each) => {
          if ('marker' in each) return [{ kind, ...each }];
          // A directory that is nobody's review environment may stand there too.
          if (!each.problem.startsWith('has no ')) {
            // Below the first line a parser draws where it stands.
            const [what = ''] = each.problem.split(/:?\n/);
            problem(what.startsWith(each.directory) ? what : `${each.directory}: ${what}`);
          }
          return [];
        });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        problem(`The review environments of ${kind.environment} cannot be read: ${error.message}`);
        return [];
      }
    }),
  );
  const found = [...new Map(lists.flat().map((each) => [each.directory, each])).values()];
  if (monorepo === undefined || found.length === 0) return found;
  const owners = await recordOwners({ records: found.map(({ marker }) => marker) }, monorepo);
  return found.filter(({ marker }) => owners(marker).isOurs);
}

/** What is open in the monorepo; undefined: it could not be asked. */
export interface OpenInMonorepo {
  /** Full names of branches and tags. */
  readonly refs: ReadonlySet<string> | undefined;
  /** Open requests by number. */
  readonly requests: ReadonlyMap<number, Pick<ForgeRequest, 'title' | 'labels'>> | undefined;
  /** Requests that are closed and have the label that keeps their environment. */
  readonly kept: ReadonlySet<number>;
}

/** As the next sweep would decide. */
export function sourceOf({ ref, request }: ReviewMarker, open: OpenInMonorepo): StatusReview['source'] {
  const { refs, requests, kept } = open;
  if (request !== undefined) {
    const isOpen = requests?.get(request);
    if (isKept(isOpen ?? {}) || kept.has(request)) return 'kept';
    if (requests !== undefined) return isOpen === undefined ? 'gone' : 'open';
    // Without its branch a request cannot be open.
    return ref !== 'refs/heads/' && refs !== undefined && !refs.has(ref) ? 'gone' : 'unknown';
  }
  if (refs === undefined || !/^refs\/(?:heads|tags)\//.test(ref)) return 'unknown';
  return refs.has(ref) ? 'open' : 'gone';
}
