/** Updates become one commit of the GitOps repository: for `bump-image-tag`, `deploy` and `argocd-upsert-app`. */
import type { AppliedImage } from '../core/bump/apply.ts';
import type { BumpReview } from '../core/bump/review.ts';
import type { Update } from '../core/bump/update.ts';
import { warmUp } from '../core/bump/warm-up.ts';
import type { DeploymentCommit } from '../core/flow/deploy.ts';
import { reviewEnvironmentFor } from '../core/monorepo/environments.ts';
import type { PlaceholderValues } from '../core/names/placeholders.ts';
import { SourceCommits } from '../core/source/source-commits.ts';
import type { Run } from '../inputs/command.ts';
import type { commitInputs } from '../inputs/declarations/gitops.ts';
import type { runInputs } from '../inputs/declarations/run.ts';
import { type DeliverySettings, openDelivery } from './gitops-delivery.ts';
import {
  commitLink,
  type GitopsRun,
  type gitopsConnectionInputs,
  openGitops,
  openMonorepoForge,
} from './gitops-remote.ts';
import { table } from './summary.ts';

type CommitRun = Omit<
  Run<typeof commitInputs & typeof gitopsConnectionInputs & Pick<typeof runInputs, 'dry-run'>>,
  'resolved'
> &
  Pick<GitopsRun, 'appTokens'>;

interface CommitRequest {
  readonly updates: readonly Update[];
  /** For the message. */
  readonly values: PlaceholderValues;
  readonly review: BumpReview | undefined;
  readonly delivery: DeliverySettings;
  /** Write the earlier images instead; with `from`, only where a place still holds what it held at that commit. */
  readonly rollback?: boolean | { readonly from: string };
}

export async function commitUpdates(run: CommitRun, request: CommitRequest): Promise<DeploymentCommit> {
  const { inputs, ci, clock, deadline, log, secrets, env, programs } = run;
  const { updates, review, values, delivery, rollback = false } = request;
  const started = clock.now();
  const checkout = { cwd: ci.workspace, env, clock, programs };
  await using commits = new SourceCommits(checkout);
  const describe = async () => (ci.commit === undefined ? undefined : commits.describe(ci.commit, ci.repositoryUrl));
  const opening = openGitops(run);
  void warmUp(describe, run);
  await using transport = await opening;
  const [{ bump }, { sourceHistory }] = await Promise.all([
    import('../core/bump/bump.ts'),
    import('../core/source/ancestry.ts'),
  ]);
  const bumped = await bump({
    transport,
    branch: inputs['gitops-branch'],
    updates,
    message: { template: inputs.message, values },
    provenance: {
      sourceRepository: ci.repositoryUrl ?? ci.repository,
      sourceCommit: ci.commit,
      sourceBranch: ci.branch,
      pipeline: ci.pipelineUrl,
      reference: await describe(),
    },
    history: sourceHistory(checkout, commits, async () => openMonorepoForge(run), log),
    onOlder: inputs['on-older'],
    delivery: await openDelivery(run, delivery),
    reopened: ci.event.kind === 'request' && ci.event.reopened === true,
    rollback,
    review,
    clock,
    log,
    secrets,
    timeout: deadline.budget(),
    dryRun: inputs['dry-run'],
  });
  return { ...bumped, milliseconds: clock.now() - started };
}

/** What a commit for these services records in the marker of a review environment; undefined in a lasting one. */
export function reviewOf(
  { config, ci }: Pick<Run, 'config' | 'ci'>,
  environment: string | undefined,
  services: readonly string[],
): BumpReview | undefined {
  if (config === undefined || environment === undefined) return undefined;
  const review = reviewEnvironmentFor(config, ci, environment);
  return review && { ...review, services, applications: [], images: [] };
}

/** Commit and request as links, attempts and time: one line of a summary. */
export function commitFacts(
  run: Parameters<typeof commitLink>[0],
  { commit, request, attempts, milliseconds }: DeploymentCommit,
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
