/** Updates become one commit of the GitOps repository: for `bump-image-tag`, `deploy` and `argocd-upsert-app`. */
import type { Bump, DeployedContent } from '../core/bump/bump.ts';
import { checkMessage } from '../core/bump/message.ts';
import type { BumpReview } from '../core/bump/review.ts';
import type { Update } from '../core/bump/update.ts';
import { warmUp } from '../core/bump/warm-up.ts';
import type { SourceChanges } from '../core/delivery/rolling-record.ts';
import { badInput } from '../core/failure.ts';
import type { DeploymentCommit } from '../core/flow/deployment/commits.ts';
import type { SeenState } from '../core/flow/ordering.ts';
import type { Durations } from '../core/git/message.ts';
import { hasSkipMarker, withoutMarkersOf } from '../core/git/skip-markers.ts';
import type { ObjectId, Transport } from '../core/git/transport.ts';
import { reviewEnvironmentFor } from '../core/monorepo/environments.ts';
import type { PlaceholderValues } from '../core/names/placeholders.ts';
import { SourceCommits } from '../core/source/source-commits.ts';
import type { SourceFacts } from '../core/source/source-facts.ts';
import type { Run } from '../inputs/command.ts';
import { isGiven } from '../inputs/declaration.ts';
import type { commitInputs } from '../inputs/declarations/gitops.ts';
import type { runInputs } from '../inputs/declarations/run.ts';
import { openSource } from './comparison/source.ts';
import { type DeliverySettings, openDelivery } from './gitops-delivery.ts';
import {
  checkForge,
  type GitopsRun,
  gitopsCommitUrl,
  type gitopsConnectionInputs,
  gitopsName,
  openGitops,
} from './gitops-remote.ts';

type CommitRun = Omit<
  Run<typeof commitInputs & typeof gitopsConnectionInputs & Pick<typeof runInputs, 'dry-run'>>,
  'resolved'
> &
  Pick<GitopsRun, 'appTokens'>;

interface CommitRequest {
  readonly updates: readonly Update[];
  /** For the message. */
  readonly values: PlaceholderValues;
  /** The message where the input `message` has none. */
  readonly message?: string;
  readonly review: BumpReview | undefined;
  readonly delivery: DeliverySettings;
  /** Write the earlier images instead; with `from`: only where a place still holds what it held at that commit. */
  readonly rollback?: boolean | { readonly from: string };
  /** What the services get, by name. */
  readonly contents?: Promise<ReadonlyMap<string, DeployedContent>> | undefined;
  readonly checkImages?: Bump['checkImages'];
  /** Of what came before the commit. */
  readonly durations?: Durations | undefined;
  /** A person asked for these services by name. */
  readonly named?: boolean;
  /** What this run saw of the repository before. */
  readonly seen?: SeenState | undefined;
  /** What is open already. */
  readonly open?: { readonly transport: Transport; readonly facts: SourceFacts | undefined } | undefined;
}

export async function commitUpdates(run: CommitRun, request: CommitRequest): Promise<DeploymentCommit> {
  const { inputs, ci, clock, deadline, log, secrets, env, programs } = run;
  const { updates, review, values, delivery, rollback = false, open } = request;
  const started = clock.now();
  checkForge(run, delivery);
  const checkout = { cwd: ci.workspace, env, clock, programs };
  await using commits = new SourceCommits(checkout);
  const describe = async () => (ci.commit === undefined ? undefined : commits.describe(ci.commit, ci.repositoryUrl));
  await using source = open !== undefined || ci.commit === undefined ? undefined : openSource(run, ci.commit);
  const opening = open === undefined ? openGitops(run) : undefined;
  // Beside the GitOps repository, which takes as long. A rollback asks nobody.
  if (rollback === false) void source?.on();
  void warmUp(describe, run);
  await using opened = await opening;
  const transport = opened ?? open?.transport ?? (await openGitops(run));
  const facts = open?.facts ?? source;
  const [{ bump }, { orderingOf }, { monorepoOf, runIdentity }] = await Promise.all([
    import('../core/bump/bump.ts'),
    import('../core/flow/ordering.ts'),
    import('./comparison/source.ts'),
  ]);
  const contents = request.contents ?? new Map();
  const identity = ci.commit === undefined ? undefined : runIdentity(run, ci.commit, request.named === true);
  const monorepo = facts && monorepoOf(run, facts);
  const reference = await describe();
  // A pipeline may have put the text of the source commit into them.
  const withoutIts = (text: string | undefined) =>
    text && withoutMarkersOf(text, [reference?.subject, reference?.body]);
  const bumped = await bump({
    transport,
    branch: inputs['gitops-branch'],
    updates,
    message: { template: withoutIts(inputs.message), otherwise: request.message, values },
    provenance: {
      sourceRepository: ci.repositoryUrl ?? ci.repository,
      sourceCommit: ci.commit,
      sourceRef: ci.sourceRef,
      sourceBranch: ci.branch,
      pipeline: ci.pipelineUrl,
      durations: request.durations,
      reference,
    },
    contents,
    checkImages: request.checkImages,
    changesSince: facts && identity && ((since) => changesSince(facts, identity.commit, since)),
    ordering:
      identity === undefined || facts === undefined
        ? undefined
        : orderingOf({
            transport,
            facts,
            run: identity,
            contents,
            seen: request.seen,
            isFresh: source !== undefined,
            warn: (line) => log.warn(line),
          }),
    delivery: await openDelivery(run, { ...delivery, title: withoutIts(delivery.title) }),
    rollback,
    review,
    hasCommit: monorepo?.has,
    askRecorded: monorepo?.askRecorded,
    clock,
    log,
    secrets,
    timeout: deadline.budget(),
    dryRun: inputs['dry-run'],
  });
  return { ...bumped, milliseconds: clock.now() - started };
}

/**
 * Looks at the message before anything is built or written.
 *
 * @throws bad input for a placeholder in `gitops.yaml` that is unknown or has no value
 */
export function checkCommitMessage(
  {
    inputs: { message: template },
    resolved,
    log,
  }: Pick<Run<Pick<typeof commitInputs, 'message'>>, 'inputs' | 'resolved' | 'log'>,
  values: PlaceholderValues,
  { deliver, autoMerge }: Pick<DeliverySettings, 'deliver' | 'autoMerge'>,
): void {
  checkMessage({ template, values }, { isGiven: isGiven(resolved.message), warn: (line) => log.warn(line) });
  if (template === undefined || deliver !== 'pull-request' || !autoMerge || !hasSkipMarker(template)) return;
  log.warn(
    'message: its [skip ci] keeps the checks of the request from running, so where the forge asks for checks auto-merge waits for ever. Leave it out of the message, or leave auto-merge out.',
  );
}

/** Commits that are counted. */
const mostChanges = 200;

/** The commits that one has and another one lacks; none where that cannot be told. */
async function changesSince(facts: SourceFacts, commit: ObjectId, since: ObjectId): Promise<SourceChanges> {
  // Asks for as much of the history as it takes.
  await facts.relation(commit, since);
  return { commits: await facts.lacking(commit, since, mostChanges), more: 0 };
}

/** What a commit for these services records in the marker of a review environment; undefined in a lasting one. */
export function reviewOf(
  { config, ci }: Pick<Run, 'config' | 'ci'>,
  environment: string | undefined,
  services: readonly string[],
  cluster?: string,
): BumpReview | undefined {
  if (config === undefined || environment === undefined) return undefined;
  const review = reviewEnvironmentFor(config, ci, environment, cluster);
  return review && { ...review, services, applications: [], images: [] };
}

/**
 * The review environment of all clusters of a repository.
 *
 * @throws bad input where they have directories of their own: a marker is of one
 */
export function reviewInClusters(
  run: Pick<Run, 'config' | 'ci'>,
  environment: string | undefined,
  services: readonly string[],
  clusters: readonly (string | undefined)[],
): BumpReview | undefined {
  const [first, ...others] = clusters.map((cluster) => reviewOf(run, environment, services, cluster));
  const other = others.find((each) => each?.directory !== first?.directory);
  if (other === undefined) return first;
  throw badInput(
    `environments.${environment}.file`,
    `gives a review environment several directories in one repository: ${first?.directory}, ${other.directory}`,
    'Put {cluster} behind {slug}: review/{slug}/{cluster}/{service}.yaml.',
  );
}

/** The GitOps repository for people, and the page of its commit. */
export function gitopsOf(run: Parameters<typeof gitopsName>[0], commit: string | undefined) {
  return { repository: gitopsName(run), url: commit === undefined ? undefined : gitopsCommitUrl(run, commit) };
}
