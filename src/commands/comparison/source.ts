/** The monorepo's remote and forge of a run, for the questions of laws 3 and 12, from its inputs. */
import { leadingQuestion } from '../../core/cleanup/recorded-source.ts';
import type { RunIdentity } from '../../core/flow/order-facts.ts';
import type { ObjectId } from '../../core/git/transport.ts';
import { takenFromThis, takenRemedy, takenSentence } from '../../core/monorepo/events/taken-before.ts';
import { unstartedPushes } from '../../core/monorepo/events/workflow-triggers.ts';
import type { CiEvent } from '../../core/ports.ts';
import { type Monorepo, thisMonorepo } from '../../core/review/monorepo.ts';
import { candidateOf } from '../../core/source/candidate.ts';
import { refuseOtherOwner, requireCheckout } from '../../core/source/checkout.ts';
import { withDescription } from '../../core/source/described.ts';
import { openSourceFacts } from '../../core/source/open-source-facts.ts';
import type { SourcesQuestion } from '../../core/source/open-sources.ts';
import type { SourceFacts } from '../../core/source/source-facts.ts';
import type { Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { InputValues } from '../../inputs/declaration.ts';
import type { commitInputs } from '../../inputs/declarations/gitops.ts';
import { type GitopsRun, gitopsRemote, gitopsUrl } from '../gitops-remote.ts';

/** Sends nothing before the first question; undefined without a commit at hand. */
export function openSource(run: GitopsRun & Pick<Run, 'deadline'>, candidate: ObjectId): SourceFacts & AsyncDisposable {
  return openSourceFacts({ ...sourceQuestionOf(run), candidate });
}

/**
 * The monorepo, for the name of a request's environment: a fork has the commits of the one that it comes from, and requests
 * with the same numbers.
 */
export function monorepoOf(run: GitopsRun, facts: SourceFacts): Monorepo {
  const monorepo = thisMonorepo(run.ci, (commit) => facts.has(commit));
  return { ...monorepo, askRecorded: leadingQuestion(sourceQuestionOf(run)) };
}

/** How the monorepo's remote is asked: with the credential of the GitOps repository where the two are one. */
export function sourceQuestionOf(run: GitopsRun): SourcesQuestion {
  const { ci, env, log, clock, secrets, network, programs, inputs } = run;
  return {
    ci,
    checkout: { cwd: ci.workspace, env, clock, programs },
    env,
    log,
    clock,
    secrets,
    network,
    forgeToken: inputs['forge-token'],
    forgeUrl: inputs['forge-url'],
    // Its credential is used where one repository holds code and manifests.
    gitops:
      inputs['gitops-repository'] === undefined
        ? undefined
        : { url: gitopsUrl(run), remote: () => gitopsRemote(run, 'push') },
  };
}

/** Says which pushes gitops.yaml deploys and no workflow starts for. The jobs of a plan leave that to the plan. */
export async function warnOfUnstarted(
  { ci, log, inputs }: Pick<Run, 'ci' | 'log'> & { readonly inputs: { readonly service?: string | undefined } },
  config: Pick<ConfigFile, 'environments' | 'services'>,
): Promise<void> {
  if (ci.host !== 'github' || inputs.service !== undefined) return;
  for (const line of await unstartedPushes(ci.workspace, config)) log.warn(line);
}

/** Says whether an environment that waits for this schedule, or this run by hand, does not get it. */
export function warnOfTaken(
  { ci, log, inputs }: Pick<Run, 'ci' | 'log'> & { readonly inputs: { readonly environment?: string | undefined } },
  config: Pick<ConfigFile, 'environments' | 'services'>,
): void {
  if (inputs.environment !== undefined) return;
  for (const each of takenFromThis(config, ci)) log.warn(`${takenSentence(each)}. ${takenRemedy(each)}`);
}

function isClosing(kind: CiEvent['kind']): boolean {
  return kind === 'request-closed' || kind === 'branch-deleted' || kind === 'queue';
}

/**
 * The run with the commit that is checked out: an event may name another one. What was closed needs no checkout.
 *
 * @param unreadable what becomes of a checkout that git does not read: `ignored` is as none
 * @throws Failure refused `OTHER_COMMIT_CHECKED_OUT`; bad input `CHECKOUT_OWNER`, `NO_CHECKOUT`
 */
export async function ofCheckout<R extends Pick<Run, 'ci' | 'env' | 'clock' | 'programs'>>(
  run: R,
  unreadable: 'refused' | 'ignored',
): Promise<R> {
  const { ci, env, clock, programs } = run;
  const checkout = { cwd: ci.workspace, env, clock, programs };
  const candidate = await candidateOf(checkout, ci);
  if (candidate === undefined) {
    if (!isClosing(ci.event.kind)) await requireCheckout(checkout);
    if (unreadable === 'refused') await refuseOtherOwner(checkout);
    return run;
  }
  const atHand = { ...ci, commit: candidate.commit };
  const isOther = ci.described !== undefined && candidate.commit !== ci.commit;
  return { ...run, ci: isOther ? await withDescription(atHand, checkout) : atHand };
}

/**
 * The run, as the decision about each service knows it.
 *
 * @param named the services were asked for by name
 */
export function runIdentity(
  { ci, inputs }: Pick<Run, 'ci'> & { readonly inputs: Pick<InputValues<typeof commitInputs>, 'on-older'> },
  commit: ObjectId,
  named: boolean,
): RunIdentity {
  return {
    commit,
    ref: ci.sourceRef,
    repository: ci.repositoryUrl ?? ci.repository,
    // GitHub counts the attempts of a run: those after the first are a person's.
    pipeline: ci.host === 'github' ? undefined : ci.pipelineUrl,
    pipelineCreatedAt: ci.pipelineCreatedAt,
    asked: { by: ci.byPerson ? 'person' : 'event', onOlder: inputs['on-older'], named },
  };
}
