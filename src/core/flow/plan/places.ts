/** The places of a service in the GitOps repository, and what each was last given. */
import type { AppliedEdit } from '../../bump/applied-edit.ts';
import { applyUpdates } from '../../bump/apply.ts';
import { type PlaceState, readPlace } from '../../bump/record/place-state.ts';
import { depths } from '../../bump/record/write-record.ts';
import { Failure } from '../../failure.ts';
import { decodeCommit } from '../../git/commit.ts';
import type { Snapshot } from '../../git/snapshot.ts';
import type { Transport } from '../../git/transport.ts';
import { anyImage, type ServiceDeployment } from '../service-deployment.ts';
import type { StatePorts, StateRequest } from './request.ts';

/** The state of the GitOps repository that a service is compared with. */
export interface State {
  readonly snapshot: Snapshot;
  readonly history: (depth: number) => ReturnType<Transport['history']>;
}

export interface States {
  readonly target: State;
  readonly pending: State | undefined;
  readonly declined: readonly State[];
}

/** A place of a service, and what it was last given. */
export interface Place {
  readonly edit: AppliedEdit;
  readonly state: PlaceState;
  /** What was last given waits in the rolling request. */
  readonly isPending: boolean;
}

export interface ServicePlaces {
  readonly deployment: ServiceDeployment;
  /** Undefined: the updates cannot be applied. */
  readonly places: readonly Place[] | undefined;
  /** Why they cannot; with its hint the checks before the first build say it. */
  readonly problem?: string;
}

export async function readService(
  deployment: ServiceDeployment,
  { target, pending, declined }: States,
  request: StateRequest,
  ports: StatePorts,
): Promise<ServicePlaces> {
  const applied = await Promise.all(
    [target, pending, ...declined].map(async (state) => state && (await editsOn(state.snapshot, deployment))),
  );
  const [problem] = applied;
  if (problem instanceof Failure) return { deployment, places: undefined, problem: problem.message };
  const [edits = [], waiting, ...refused] = applied.map((each) => (each instanceof Failure ? undefined : each));
  const places: Place[] = [];
  for (const [index, edit] of edits.entries()) {
    const state = await stateOf(edit, target, request, ports);
    const next = waiting?.[index];
    const nextState = next && pending && (await stateOf(next, pending, request, ports));
    // What the request got on top of the target is what the environment gets next.
    if (nextState && pending && (await isAhead(nextState, pending, target))) {
      places.push({ edit: next, state: nextState, isPending: true });
      continue;
    }
    // What a person took out of the open request is taken back as well.
    const takenBack = [...state.takenBack, ...(nextState?.takenBack ?? [])];
    for (const [at, other] of declined.entries()) {
      const held = refused[at]?.[index];
      const heldState = held && (await stateOf(held, other, request, ports));
      if (heldState === undefined || !(await isAhead(heldState, other, target))) continue;
      // A later deployment has ended the decision.
      if (typeof heldState.holds === 'object' && !(await isAhead(state, target, other)))
        takenBack.push(heldState.holds);
      break;
    }
    places.push({ edit, state: { ...state, takenBack }, isPending: false });
  }
  return { deployment, places };
}

/** Whether a state of a place was recorded by a commit that the other branch lacks. */
async function isAhead({ holds }: PlaceState, own: State, other: State): Promise<boolean> {
  const commit = typeof holds === 'object' ? holds.recordedBy : undefined;
  if (commit === undefined) return false;
  for (const depth of depths) {
    const [mine, theirs] = await Promise.all([own.history(depth), other.history(depth)]);
    const known = new Set(theirs.map(({ id }) => id));
    const reached = new Set(mine.filter(({ id }) => known.has(id)).map(({ id }) => id));
    if (known.has(commit)) return false;
    const isWhole = theirs.length < depth;
    // Without a commit of both it is not known yet where they part.
    if (reached.size === 0 && !isWhole) continue;
    const parents = new Map(mine.map(({ id, body }) => [id, decodeCommit(body).parents]));
    if (!parents.has(commit) && !isWhole) continue;
    for (const id of reached) for (const parent of parents.get(id) ?? []) reached.add(parent);
    return !reached.has(commit);
  }
  return false;
}

/** The first edit of each file: an image where the service has one. */
async function editsOn(snapshot: Snapshot, deployment: ServiceDeployment): Promise<readonly AppliedEdit[] | Failure> {
  try {
    const { edits, deletions } = await applyUpdates(snapshot, deployment.updates(anyImage));
    const all = edits.length > 0 ? edits : deletions;
    const images = all.filter(({ image }) => image !== undefined);
    return images.length > 0 ? images : all;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function stateOf(
  edit: AppliedEdit,
  { history }: State,
  { transport, run }: StateRequest,
  { facts }: StatePorts,
): Promise<PlaceState> {
  const { commit: candidate, pipeline } = run;
  return readPlace({
    transport,
    edit,
    history,
    seen: undefined,
    candidate,
    pipeline,
    commitOf: (digits) => facts.commitOf(digits),
  });
}
