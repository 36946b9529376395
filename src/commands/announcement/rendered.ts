/** What merging a request would change in the cluster, as Argo CD renders it: of each Application that there is. */
import type { RenderedApplication } from '../../core/announce/announcement.ts';
import {
  atItsRevision,
  compared,
  diffText,
  resourceDifferences,
  specDifference,
} from '../../core/argocd/operations/diff.ts';
import type { PlannedApplication } from '../../core/argocd/planned.ts';
import { gitopsPositions } from '../../core/argocd/rollout/gitops-target.ts';
import { type AppHandle, handleUntil } from '../../core/argocd/rollout/observe.ts';
import { ArgocdClient } from '../../core/argocd/server/client.ts';
import { type LiveApplication, refTo } from '../../core/argocd/server/live.ts';
import { counted } from '../../core/counted.ts';
import { type CommitDraft, removePreviewBranch, withPreviewBranch } from '../../core/delivery/preview-branch.ts';
import { branchPrefix } from '../../core/delivery/request-branch.ts';
import { messageOf } from '../../core/failure.ts';
import type { TargetCommit } from '../../core/flow/deployment/commits.ts';
import type { ServiceDeployment } from '../../core/flow/service-deployment.ts';
import { AppTokens } from '../../core/forge/app-tokens.ts';
import type { ObjectId } from '../../core/git/transport.ts';
import type { Deadline } from '../../core/net/deadline.ts';
import { turns } from '../../core/net/turns.ts';
import { monorepoIdentity } from '../../core/review/monorepo.ts';
import type { Run } from '../../inputs/command.ts';
import { argocdConnection } from '../../inputs/declarations/run.ts';
import { environmentOf } from '../deployment/addresses.ts';
import { configuredDeploy, type deployInputs } from '../deployment/inputs.ts';
import { committerOf } from '../gitops-delivery.ts';
import { gitopsUrl, openGitops } from '../gitops-remote.ts';
import { runAt } from '../places/place-run.ts';
import { type Target, targetsIn } from '../places/targets.ts';

type DeployRun = Run<typeof deployInputs>;

/** Milliseconds that Argo CD has for all Applications: a request's pipeline is waited for. */
const longest = 120_000;
/** Applications that are asked about at the same time: each is rendered anew. */
const atOnce = 4;
/** In diffs, in place of a commit that goes. */
const called = 'after the merge';

/**
 * Undefined where nobody asks for it, there is no server, or nothing would be committed. Does not throw: what cannot be
 * rendered says why.
 *
 * @param run of the merge, as a dry run
 * @param request number of the request
 */
export async function renderedDiffs(
  run: DeployRun,
  commits: readonly TargetCommit[],
  request: number | undefined,
): Promise<readonly RenderedApplication[] | undefined> {
  if (request === undefined) return undefined;
  using deadline = run.deadline.within(longest, 'timeout');
  const rendered: RenderedApplication[] = [];
  // One after the other: two branches of one repository share the branch of the request.
  for (const target of targetsOf(run)) {
    const commit = commits.find((each) => each.target === target.name);
    const draft = commit?.commit?.draft;
    if (commit === undefined || draft === undefined || !isAsked(target.run)) continue;
    rendered.push(...(await renderedIn({ target, services: commit.services, draft, request, deadline })));
  }
  return rendered.length === 0 ? undefined : rendered;
}

function targetsOf(run: DeployRun): readonly Target<DeployRun>[] {
  const chosen = environmentOf(run);
  return targetsIn(configuredDeploy, runAt(configuredDeploy, run, { environment: chosen?.name }), chosen);
}

function isAsked({ inputs }: DeployRun): boolean {
  return inputs['rendered-diff'] && inputs['gitops-repository'] !== undefined;
}

interface Rendering {
  readonly target: Target<DeployRun>;
  readonly services: readonly ServiceDeployment[];
  readonly draft: CommitDraft;
  readonly request: number;
  readonly deadline: Deadline;
}

/** An Application that there is, and how it is now. */
interface Asked {
  readonly planned: PlannedApplication;
  readonly handle: AppHandle;
  readonly live: LiveApplication;
}

/** The Applications of one GitOps repository. Nothing is published before it is known that there is one to be rendered. */
async function renderedIn(rendering: Rendering): Promise<readonly RenderedApplication[]> {
  const { target, services, deadline } = rendering;
  const clients = new Map<string | undefined, ArgocdClient>();
  const handleOf = (cluster: string | undefined, planned: PlannedApplication): AppHandle | undefined => {
    const own = target.runs.get(cluster) ?? target.run;
    if (own.inputs['argocd-server'] === undefined) return undefined;
    const client = clients.get(cluster) ?? ArgocdClient.open(argocdConnection(own.inputs), own);
    clients.set(cluster, client);
    return handleUntil({ client, ref: refTo(planned.application), clock: own.clock, log: own.log }, deadline);
  };
  try {
    const turn = turns(atOnce);
    const found = await Promise.all(services.map((each) => turn(() => lookedAt(each, handleOf))));
    const asked = found.filter((each) => 'live' in each);
    if (asked.length === 0) return found.flatMap((each) => ('live' in each ? [] : each));
    const rendered = await published(rendering, (commit) =>
      Promise.all(asked.map((each) => turn(() => renderedAt(each, target, commit)))),
    ).catch((error: unknown) => asked.map((each) => unknownOf(each, messageOf(error))));
    return found.flatMap((each) => ('live' in each ? (rendered[asked.indexOf(each)] ?? []) : each));
  } finally {
    for (const client of clients.values()) client[Symbol.dispose]();
  }
}

async function lookedAt(
  { service, cluster, application: planned }: ServiceDeployment,
  handleOf: (cluster: string | undefined, planned: PlannedApplication) => AppHandle | undefined,
): Promise<Asked | RenderedApplication> {
  const not = (problem: string, handle?: AppHandle): RenderedApplication => ({
    application: planned?.application.metadata.name ?? service,
    cluster,
    url: handle?.client.pageOf(handle.ref),
    diff: '',
    problem,
  });
  if (planned === undefined) return not('not rendered, because gitops.yaml describes no Application of it');
  try {
    const handle = handleOf(cluster, planned);
    if (handle === undefined) return not('not rendered, because no argocd-server is given');
    const live = await compared(handle, 'the commit of the merge');
    if (live === undefined) return not('Argo CD has no such Application yet, and everything of it would be created');
    return { planned, handle, live };
  } catch (error) {
    return not(`not rendered: ${brief(messageOf(error))}`);
  }
}

function unknownOf({ planned, handle }: Asked, why: string): RenderedApplication {
  const { cluster } = planned.place;
  const { ref, client } = handle;
  return { application: ref.name, cluster, url: client.pageOf(ref), diff: '', problem: `not rendered: ${brief(why)}` };
}

async function renderedAt(asked: Asked, { run }: Target<DeployRun>, commit: ObjectId): Promise<RenderedApplication> {
  const { planned, handle, live } = asked;
  const repository = { url: gitopsUrl(run), branch: run.inputs['gitops-branch'] };
  try {
    if (gitopsPositions(live.spec, repository).length === 0) {
      return unknownOf(
        asked,
        `none of its sources reads ${repository.branch ?? 'the branch'} of the GitOps repository`,
      );
    }
    // The manifest of one in Git is among the files.
    const ofSpec = planned.mode === 'api' ? specDifference(atItsRevision(planned.request, live), live) : [];
    const request = { revision: commit, target: repository, selection: undefined, called };
    const differences = [...ofSpec, ...(await resourceDifferences(handle, live, request))];
    const diff = lasting(
      diffText(differences, (text) => run.secrets.redact(text)),
      commit,
    );
    if (run.secrets.isIn(diff)) return unknownOf(asked, 'its diff has a secret of this run');
    run.log.info(`${handle.ref.name}: ${counted(differences.length, 'difference')} in the cluster`);
    if (diff !== '') run.log.info(diff.trimEnd(), 'diff');
    return { ...unknownOf(asked, ''), diff, problem: undefined };
  } catch (error) {
    return unknownOf(asked, lasting(messageOf(error), commit));
  }
}

/**
 * The same for each run of the same change: without the name of a commit that goes (manifests may have it as
 * `ARGOCD_APP_REVISION`), and without the digest that stands for one of an image that is not built, whose tag says enough.
 */
function lasting(text: string, commit: ObjectId): string {
  const name = new RegExp(`\\b${commit.slice(0, 7)}[0-9a-f]*\\b`, 'g');
  return text.replace(name, '(commit of the merge)').replace(/@sha256:0{64}(?![0-9a-f])/g, '');
}

/** Characters of a reason: Argo CD repeats what Helm said. */
const longestWhy = 400;

function brief(why: string): string {
  return why.length <= longestWhy ? why : `${why.slice(0, longestWhy)}…`;
}

/** Has the GitOps repository have the commit while Argo CD is asked about it. */
async function published<T>({ target, draft, request }: Rendering, use: (commit: ObjectId) => Promise<T>): Promise<T> {
  const { run } = target;
  const { secrets, log } = run;
  const owner = ownerOf(run, request);
  if (owner === undefined) throw new Error('the address of the monorepo is not known');
  await using appTokens = new AppTokens(run);
  await using transport = await openGitops({ ...run, appTokens });
  return await withPreviewBranch({ ...owner, transport, draft, committer: await committerOf(run), secrets, log }, use);
}

function ownerOf({ ci, inputs }: DeployRun, request: number) {
  const identity = monorepoIdentity(ci);
  if (identity === undefined) return undefined;
  return { identity, request, branchPrefix: branchPrefix(inputs['request-branch']) };
}

/** Of a request that is closed: what a killed run has left. Does not throw. */
export async function endRendered(merge: DeployRun, request: number): Promise<void> {
  for (const { run } of targetsOf(merge)) {
    const owner = ownerOf(run, request);
    if (!isAsked(run) || owner === undefined) continue;
    try {
      await using appTokens = new AppTokens(run);
      await using transport = await openGitops({ ...run, appTokens });
      const branch = await removePreviewBranch({ ...owner, transport });
      if (branch !== undefined) run.log.info(`Deleted the branch ${branch} of the GitOps repository.`);
    } catch (error) {
      run.log.warn(`rendered-diff: what an earlier run has left may be there still: ${messageOf(error)}`);
    }
  }
}
