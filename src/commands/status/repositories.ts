/** The GitOps repositories of the environments: each opened once, with all that it has of their places. */
import { branchPrefix, requestBranch } from '../../core/delivery/request-branch.ts';
import { Failure } from '../../core/failure.ts';
import { anyImage } from '../../core/flow/service-deployment.ts';
import { BranchState } from '../../core/flow/status/branch.ts';
import { type FoundPlaces, readPlaces, type WantedPlace } from '../../core/flow/status/places.ts';
import type { StatusWaiting } from '../../core/flow/status/status.ts';
import { type WaitingPlace, waitingPlaces } from '../../core/flow/status/waiting.ts';
import type { ForgeRequest } from '../../core/forge/forge.ts';
import { resolveBranch } from '../../core/git/repository.ts';
import { openSnapshot, withSharedReads } from '../../core/git/snapshot.ts';
import type { ObjectId, Transport } from '../../core/git/transport.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import { configuredBump } from '../configured/bump-image-tag.ts';
import { gitopsCredentials, gitopsName, gitopsUrl, openGitops, openGitopsForge } from '../gitops-remote.ts';
import { deploymentUpdates } from '../update-inputs.ts';
import { columnOf, type StatusRun, type StatusScope } from './inputs.ts';

/** A branch of a GitOps repository, with the environments that are in it. */
export interface OpenBranch {
  /** As it is in the first of them. */
  readonly run: StatusRun;
  readonly scopes: readonly StatusScope[];
  /** For people: `infra/gitops`. */
  readonly name: string;
  /** Short name. */
  readonly branchName: string;
  readonly branch: BranchState;
}

type CommitOf = (digits: string) => Promise<ObjectId | 'unknown' | undefined>;

/** Disposed of, it closes what was opened. */
export class StatusRepositories implements AsyncDisposable {
  readonly #transports: Transport[] = [];

  /**
   * One for each repository, branch and credential. One of several that cannot be read is a problem; where none can be, the
   * first failure ends the run.
   */
  async open(scopes: readonly StatusScope[], problem: (sentence: string) => void): Promise<readonly OpenBranch[]> {
    const groups = new Map<string, StatusScope[]>();
    for (const scope of scopes) {
      const { inputs } = scope.run;
      const key = JSON.stringify([
        gitopsUrl(scope.run),
        inputs['gitops-branch'],
        ...gitopsCredentials.map((name) => inputs[name]),
        scope.withheld?.message,
      ]);
      groups.set(key, [...(groups.get(key) ?? []), scope]);
    }
    const opened = await Promise.allSettled([...groups.values()].map((each) => this.#open(each)));
    const failures = opened.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    const branches = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    for (const failure of failures) {
      if (!(failure instanceof Failure) || branches.length === 0) throw failure;
      problem(failure.message);
    }
    return branches;
  }

  async #open(scopes: readonly StatusScope[]): Promise<OpenBranch> {
    const [scope] = scopes;
    if (scope === undefined) throw new Error('a repository is of a scope');
    if (scope.withheld !== undefined) throw scope.withheld;
    const { run } = scope;
    const transport = await openGitops(run);
    this.#transports.push(transport);
    const shared = withSharedReads(transport);
    const { name, tip, objectFormat } = await resolveBranch(shared, run.inputs['gitops-branch']);
    const snapshot = await openSnapshot(shared, tip, objectFormat);
    const branch = new BranchState(shared, snapshot);
    return { run, scopes, name: gitopsName(run), branchName: name, branch };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#transports.map((each) => each[Symbol.asyncDispose]()));
  }
}

/** What is in place, in the lasting environments of a branch. */
export function placesOf({ branch, scopes }: OpenBranch, commitOf: CommitOf): Promise<FoundPlaces> {
  return readPlaces(branch, scopes.flatMap(wantedPlaces), commitOf);
}

function wantedPlaces(scope: StatusScope): readonly WantedPlace[] {
  const { name: environment, cluster, run, services } = scope;
  const quiet = { ...run, log: { ...run.log, info: () => {}, warn: () => {} } };
  return services.map((service) => ({
    service,
    column: columnOf(scope),
    updates: () => {
      const { tag, digest } = anyImage;
      const inputs = inputsFor(configuredBump, run, { service, environment, cluster }, { tag, digest });
      return deploymentUpdates({ ...quiet, ...inputs }, anyImage);
    },
  }));
}

/** Whether deployments to it come by request. */
function isRequested({ name: environment, cluster, run, services: [service] }: StatusScope): boolean {
  if (service === undefined) return false;
  return inputsFor(configuredBump, run, { service, environment, cluster }).inputs.deliver === 'pull-request';
}

/** What waits for a place. */
export type Waiting = WaitingPlace & StatusWaiting;

/**
 * What waits in the rolling requests of the environments. The forge is asked only where a branch of a request is there that
 * holds something; a request that was closed waits for nothing.
 */
export async function waitingIn(
  opened: OpenBranch,
  target: FoundPlaces,
  commitOf: CommitOf,
  problem: (sentence: string) => void,
): Promise<readonly Waiting[]> {
  const byBranch = new Map<string, StatusScope[]>();
  for (const scope of opened.scopes) {
    const { 'request-key': key, 'request-branch': prefix } = scope.run.inputs;
    if (!isRequested(scope)) continue;
    const branch = requestBranch(key ?? scope.name, branchPrefix(prefix));
    byBranch.set(branch, [...(byBranch.get(branch) ?? []), scope]);
  }
  if (byBranch.size === 0) return [];
  const { transport } = opened.branch;
  const { refs } = await transport.listRefs([...byBranch.keys()].map((branch) => `refs/heads/${branch}`));
  const found = await Promise.all(
    [...byBranch].map(async ([branch, scopes]) => {
      const tip = refs.get(`refs/heads/${branch}`);
      if (tip === undefined) return [];
      const state = new BranchState(transport, await openSnapshot(transport, tip));
      const pending = await readPlaces(state, scopes.flatMap(wantedPlaces), commitOf);
      const waiting = waitingPlaces({ branch: opened.branch, places: target.places }, pending.places);
      return waiting.map((each) => ({ ...each, branch }));
    }),
  );
  const waiting = found.flat();
  if (waiting.length === 0) return [];
  const requests = await openRequestsOf(opened, problem);
  return waiting.flatMap((each) => {
    const request = requests?.find(
      ({ sourceBranch, targetBranch }) => sourceBranch === each.branch && targetBranch === opened.branchName,
    );
    if (requests !== undefined && request === undefined) return [];
    return [{ ...each, number: request?.number, url: request?.url }];
  });
}

/** Undefined where the forge cannot be asked. */
async function openRequestsOf(
  { run, name }: OpenBranch,
  problem: (sentence: string) => void,
): Promise<readonly ForgeRequest[] | undefined> {
  try {
    const forge = await openGitopsForge(run, 'request');
    return await forge.openRequests(branchPrefix(run.inputs['request-branch']));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    problem(`The requests of ${name} could not be asked for: ${error.message}`);
    return undefined;
  }
}
