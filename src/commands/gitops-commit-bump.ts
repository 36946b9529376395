/** From the inputs of a run, and the repository that it has opened, to the one commit of its updates. */

import { type Bumped, bump } from '../core/bump/bump.ts';
import { orderingOf } from '../core/bump/ordering.ts';
import type { AppliedUpdates } from '../core/bump/updates.ts';
import { messageOf } from '../core/failure.ts';
import type { ReferenceCommit } from '../core/git/message.ts';
import type { Transport } from '../core/git/transport.ts';
import { versionOf } from '../core/image/reference.ts';
import { expand, type PlaceholderValues, placeholderValue } from '../core/names/placeholders.ts';
import { commitsByTag, sourceAncestry } from '../core/source/ancestry.ts';
import type { SourceCommits } from '../core/source/source-commits.ts';
import { pushed } from './delivery-settings.ts';
import type { CommitRequest, CommitRun } from './gitops-commit.ts';
import { openDelivery } from './gitops-delivery.ts';
import { openMonorepoForge } from './gitops-remote.ts';

export interface Opened {
  readonly transport: Transport;
  /** Of the monorepo's checkout. */
  readonly commits: SourceCommits;
  /** The commit that this run is of. */
  readonly reference: ReferenceCommit | undefined;
}

export async function bumpThrough(
  run: CommitRun,
  request: CommitRequest,
  { transport, commits, reference }: Opened,
): Promise<Bumped> {
  const { inputs, ci, clock, deadline, log, secrets, env, programs } = run;
  const checkout = { cwd: ci.workspace, env, programs };
  const delivery = await openDelivery(run, request.delivery ?? pushed);
  const ancestry = sourceAncestry(checkout, commits, {
    isAncestor: (older, newer) => forgeAncestry(run, older, newer),
  });
  const result = await bump({
    transport,
    branch: inputs['gitops-branch'],
    updates: request.updates,
    message: commitMessage(inputs.message, request.values, request.rollback === true),
    provenance: {
      sourceRepository: ci.repositoryUrl ?? ci.repository,
      sourceCommit: ci.commit,
      sourceBranch: ci.branch,
      pipeline: ci.pipelineUrl,
      reference,
    },
    ordering: orderingOf({
      transport,
      ancestry,
      commitOfTag: commitsByTag(checkout, commits),
      commit: ci.commit,
      repository: ci.repositoryUrl ?? ci.repository,
      branch: ci.branch,
      onOlder: inputs['on-older'],
      warn: log.warn,
    }),
    ancestry,
    delivery,
    reopened: ci.event.kind === 'request' && ci.event.reopened === true,
    rollback: request.rollback === true,
    review: request.review,
    clock,
    log,
    secrets,
    timeout: deadline.budget(),
    dryRun: inputs['dry-run'],
  });
  if (result.diff !== '') log.info(result.diff.trimEnd());
  log.info(sentence(result));
  return result;
}

/** For what the checkout does not know: a shallow clone, a branch that is gone. It is a second opinion, not a need. */
async function forgeAncestry(run: CommitRun, ancestor: string, descendant: string): Promise<'yes' | 'no' | 'unknown'> {
  try {
    return (await (await openMonorepoForge(run))?.isAncestor(ancestor, descendant)) ?? 'unknown';
  } catch (error) {
    run.log.detail(`the forge does not tell which commit is older: ${messageOf(error)}`);
    return 'unknown';
  }
}

function commitMessage(
  template: string | undefined,
  values: PlaceholderValues,
  rollback: boolean,
): (applied: AppliedUpdates) => string {
  return (applied) => {
    if (template === undefined) return defaultMessage(applied, values, rollback);
    const tags = (images: readonly (string | undefined)[]) =>
      [...new Set(images.map((image) => versionOf(image ?? '')))].filter(Boolean).join(', ');
    return expand(
      template,
      {
        ...values,
        'old-tag': tags(applied.images.map(({ oldImage }) => oldImage)) || 'none',
        'new-tag': tags(applied.images.map(({ newImage }) => newImage)) || 'none',
      },
      'message',
    );
  };
}

/** `Deploy web1 1a2b3c4d to dev`, or what else there is to say. */
function defaultMessage({ images, files }: AppliedUpdates, values: PlaceholderValues, rollback: boolean): string {
  const subjects = [...new Set(images.map(({ service, file }) => service ?? file))];
  const tags = [...new Set(images.map(({ newImage }) => versionOf(newImage ?? '')))].filter((tag) => tag !== '');
  const environment = placeholderValue(values, 'environment');
  const where = environment === undefined ? '' : ` ${rollback ? 'in' : 'to'} ${environment}`;
  if (subjects.length === 0) return `Update ${files.map(({ path }) => path).join(', ')}`;
  const verb = rollback ? 'Roll back' : 'Deploy';
  if (subjects.length > 4) return `${verb} ${subjects.length} services${where}`;
  const tag = tags.length === 1 ? `${rollback ? ' to' : ''} ${tags[0]}` : '';
  return `${verb} ${subjects.join(', ')}${tag}${where}`;
}

function sentence(result: Bumped): string {
  switch (result.result) {
    case 'committed':
      return `Committed ${result.commit?.slice(0, 8)} to ${result.branch} in attempt ${result.attempts}.`;
    case 'requested':
      return `Request ${result.request?.url} holds this.`;
    case 'planned':
      return `A dry run: this would be committed to ${result.branch}.`;
    case 'superseded':
      return result.closed === undefined
        ? 'Nothing written: what is in place is newer, or was taken back from this.'
        : 'Nothing written: the review environment is closed.';
    case 'unchanged':
      return `Nothing to write: ${result.branch} already says this.`;
  }
}
