/**
 * What `bump-image-tag` and `deploy` have in common: updates that become one commit of the GitOps repository. Here it is
 * opened, and everything behind the first request is loaded while that is under way.
 */

import { aheadOfBump } from '../core/bump/ahead.ts';
import type { Bumped, BumpReview } from '../core/bump/bump.ts';
import type { AppliedImage, Update } from '../core/bump/updates.ts';
import type { PlaceholderValues } from '../core/names/placeholders.ts';
import { piecewise } from '../core/piecewise.ts';
import { SourceCommits } from '../core/source/source-commits.ts';
import type { Run } from '../inputs/command.ts';
import type { commitInputs } from '../inputs/declarations/commit.ts';
import type { runInputs } from '../inputs/declarations/run.ts';
import type { DeliverySettings } from './delivery-settings.ts';
import { commitLink, type GitopsRun, type gitopsConnectionInputs, openGitops } from './gitops-remote.ts';
import { table } from './summary.ts';

export type CommitRun = Omit<
  Run<typeof commitInputs & typeof gitopsConnectionInputs & Pick<typeof runInputs, 'dry-run'>>,
  'resolved'
> &
  Pick<GitopsRun, 'appTokens'>;

export interface CommitRequest {
  readonly updates: readonly Update[];
  /** For the message. */
  readonly values: PlaceholderValues;
  readonly review: BumpReview | undefined;
  /** Default: a push. */
  readonly delivery?: DeliverySettings;
  /** Write back the images of before instead. */
  readonly rollback?: boolean;
}

export interface CommittedUpdates extends Bumped {
  /** How long it took. */
  readonly milliseconds: number;
}

export async function commitUpdates(run: CommitRun, request: CommitRequest): Promise<CommittedUpdates> {
  const { ci, clock, env, programs } = run;
  const started = clock.now();
  await using commits = new SourceCommits({ cwd: ci.workspace, env, programs });
  const describe = async () => (ci.commit === undefined ? undefined : commits.describe(ci.commit, ci.repositoryUrl));
  const load = () => import('./gitops-commit-bump.ts');
  const ahead = piecewise([() => Promise.all([describe(), load()]), ...aheadOfBump]);
  await using transport = await openGitops(run, ahead);
  const { bumpThrough } = await load();
  const result = await bumpThrough(run, request, { transport, commits, reference: await describe() });
  return { ...result, milliseconds: clock.now() - started };
}

/** Commit and request as links, attempts and time: one line of a summary. */
export function commitFacts(
  run: Parameters<typeof commitLink>[0],
  { commit, request, attempts, milliseconds }: CommittedUpdates,
): string {
  return [
    ...(commit === undefined ? [] : [commitLink(run, commit)]),
    ...(request === undefined ? [] : [`[request ${request.number}](${request.url})`]),
    `${attempts} attempt${attempts === 1 ? '' : 's'}`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ].join(' · ');
}

export function imageRows(images: readonly AppliedImage[]): string {
  if (images.length === 0) return '';
  return table(
    ['service', 'file', 'from', 'to'],
    images.map(({ service = '', file, oldImage = '', newImage = '' }) => [service, file, oldImage, newImage]),
  );
}
