/**
 * Law 12: what an environment lacks. Compares, service by service, what is at hand with what the environment was last given,
 * before anything is built.
 */
import type { PlannedApplication } from '../argocd/application.ts';
import { type AppliedEdit, applyUpdates } from '../bump/apply.ts';
import { describeSupersession, type Superseded } from '../bump/message.ts';
import { type Deployed, type PlaceState, readPlace } from '../bump/place-state.ts';
import { depths } from '../bump/write-record.ts';
import { Failure } from '../failure.ts';
import { decodeCommit, isObjectName } from '../git/commit.ts';
import { type Snapshot, withSharedReads } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import type { Log } from '../ports.ts';
import type { Tombstone } from '../review/tombstone.ts';
import type { SourceFacts } from '../source/source-facts.ts';
import { type Difference, type DifferenceFacts, differs, type OrderOutcome } from './decision.ts';
import { inPlaceOf, type RunIdentity } from './facts.ts';
import { isComparable } from './keys.ts';
import { historyOf, outcomeOf, refusal } from './ordering.ts';
import { anyImage, manifestsOf, type ServiceDeployment } from './service-deployment.ts';

/** What a service is made of, and what its environment makes of it. */
export interface ServiceKeys {
  readonly content: string;
  readonly configuration: string;
}

/** What becomes of one service. */
export type ServiceDecision =
  | Difference
  /** It is no member of the review environment. */
  | { readonly do: 'nothing'; readonly because: 'unaffected' }
  | { readonly do: 'superseded'; readonly because: Superseded; readonly by: string };

export interface PlannedService {
  readonly service: string;
  readonly decision: ServiceDecision;
  /** In words, for people. */
  readonly reason: string;
  /** What is in place, where a record or its tag tells. */
  readonly inPlace: Deployed | undefined;
}

export interface StatePlan {
  readonly services: readonly PlannedService[];
  /** Tip of the GitOps branch that was compared with. */
  readonly seen: ObjectId | undefined;
  /** Of the review environment, when there is one. */
  readonly tombstone: Tombstone | undefined;
}

/** The state of the GitOps repository that a service is compared with. */
interface State {
  readonly snapshot: Snapshot;
  readonly history: (depth: number) => ReturnType<Transport['history']>;
}

interface States {
  readonly target: State;
  readonly pending: State | undefined;
  readonly declined: readonly State[];
}

interface StateRequest {
  readonly transport: Transport;
  /** The branch as it is now. */
  readonly target: Snapshot;
  /** The branch of the rolling request of this environment, where one is open. */
  readonly pending: Snapshot | undefined;
  /** What its requests held that people closed unmerged, the newest first. */
  readonly declined: readonly Snapshot[];
  /** Services that are looked at, in the order of `gitops.yaml`. */
  readonly services: readonly ServiceDeployment[];
  readonly keys: ReadonlyMap<string, ServiceKeys>;
  readonly environment: string;
  /** Of a review environment. */
  readonly review: ReviewState | undefined;
  readonly run: RunIdentity;
  /** Build anew what is equal. */
  readonly all: boolean;
  /** With the input `base`: which services differ from it, whatever the environment runs. */
  readonly changedSinceBase: ((service: string) => readonly string[]) | undefined;
}

export interface ReviewState {
  /** Services that the environment has, by its marker. */
  readonly members: readonly string[];
  readonly tombstone: Tombstone | undefined;
  /** What the branch or request changed of a service, in words; empty: nothing. */
  readonly changed: (service: string) => Promise<readonly string[]>;
}

/** An Application, and our last commit of the GitOps repository that wrote its service. */
interface ApplicationQuestion {
  readonly application: PlannedApplication & { readonly mode: 'api' };
  readonly commit: ObjectId | undefined;
}

export interface StatePorts {
  readonly facts: SourceFacts;
  readonly log: Log;
  /** How the Applications on the server are, in the order of the questions; called once, when there is one. */
  applications(questions: readonly ApplicationQuestion[]): Promise<readonly DifferenceFacts['application'][]>;
  /** Whether a service is still what it was at a deployment that has no content key of this version. */
  sameContent(
    service: string,
    deployed: Pick<Deployed, 'image'> & { commit: string },
  ): Promise<'yes' | 'no' | 'unknown'>;
  /** These commits are going to be compared with: together they cost as many requests as one. */
  expectComparisons(commits: readonly ObjectId[]): Promise<void>;
  /** What changed of a service since a commit, in words; empty where that cannot be told. */
  changedSince(service: string, commit: ObjectId): Promise<readonly string[]>;
}

/** @throws Failure refused `OLDER_THAN_IN_PLACE`, `ORDER_UNKNOWN` */
export async function planByState(asked: StateRequest, ports: StatePorts): Promise<StatePlan> {
  const request = { ...asked, transport: withSharedReads(asked.transport) };
  const { transport, target, pending, declined, services, review } = request;
  const stateAt = (snapshot: Snapshot): State => {
    if (snapshot.commit) transport.expectHistory(snapshot.commit, depths[0] ?? 0);
    return { snapshot, history: historyOf(transport, snapshot.commit) };
  };
  const states: States = {
    target: stateAt(target),
    pending: pending && stateAt(pending),
    declined: declined.map(stateAt),
  };
  const found = await Promise.all(services.map((service) => readService(service, states, request, ports)));
  const applications = await applicationsOf(found, ports);
  await ports.expectComparisons(found.flatMap((each) => commitsWithoutKey(each, request)));
  const decided: DecidedService[] = [];
  // One after the other: the answers about the source are shared.
  for (const each of found) {
    decided.push(await planService(each, applications.get(each.deployment) ?? 'none', request, ports));
  }
  await ports.expectComparisons(decided.flatMap((each) => (comparesForReason(each) ? [each.inPlace.builtFrom] : [])));
  const planned: PlannedService[] = [];
  for (const { service, decision, inPlace, ...each } of decided) {
    const reason = each.reason ?? (await reasonOf({ service, decision, inPlace, ...each }, request, ports));
    planned.push({ service, decision, inPlace, reason });
  }
  return { services: planned, seen: target.commit, tombstone: review?.tombstone };
}

/** What was deployed there before there were keys of this version. */
function commitsWithoutKey({ deployment, places = [] }: ServicePlaces, { keys }: StateRequest): readonly ObjectId[] {
  const key = keys.get(deployment.service);
  if (key === undefined) return [];
  return places.flatMap(({ state: { holds, takenBack } }) => {
    const inPlace = typeof holds === 'string' ? [] : [{ commit: holds.builtFrom, content: holds.content }];
    const unkeyed = [...inPlace, ...takenBack].filter(({ content }) => !isComparable(content, key.content));
    return unkeyed.map(({ commit }) => commit).filter(isObjectName);
  });
}

async function applicationsOf(
  found: readonly ServicePlaces[],
  ports: StatePorts,
): Promise<ReadonlyMap<ServiceDeployment, DifferenceFacts['application']>> {
  const asked = found.flatMap(({ deployment, places }) => {
    const { application } = deployment;
    if (application?.mode !== 'api') return [];
    const holds = places?.[0]?.state.holds;
    return [{ deployment, application, commit: typeof holds === 'object' ? holds.recordedBy : undefined }];
  });
  if (asked.length === 0) return new Map();
  const states = await ports.applications(asked);
  return new Map(asked.map(({ deployment }, index) => [deployment, states[index] ?? 'unknown']));
}

/** A place of a service, and what it was last given. */
interface Place {
  readonly edit: AppliedEdit;
  readonly state: PlaceState;
  /** What was last given waits in the rolling request. */
  readonly isPending: boolean;
}

interface ServicePlaces {
  readonly deployment: ServiceDeployment;
  /** Undefined: the updates cannot be applied. */
  readonly places: readonly Place[] | undefined;
  /** Why they cannot; with its hint the checks before the first build say it. */
  readonly problem?: string;
}

async function readService(
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

async function planService(
  { deployment, places, problem }: ServicePlaces,
  application: DifferenceFacts['application'],
  request: StateRequest,
  ports: StatePorts,
): Promise<DecidedService> {
  const { keys, environment, review, run, changedSinceBase } = request;
  const { service } = deployment;
  const key = keys.get(service);
  const found = { service, inPlace: undefined, place: undefined, why: undefined };
  if (places === undefined || key === undefined) {
    return {
      ...found,
      decision: { do: 'write', what: 'image', because: 'first' },
      reason: `${environment} cannot be compared with${problem === undefined ? '' : `: ${problem}`}`,
    };
  }
  const whyMember = review === undefined || run.asked.named || request.all ? [] : await review.changed(service);
  const isMember =
    review === undefined || run.asked.named || request.all || whyMember.length > 0 || review.members.includes(service);
  if (!isMember)
    return {
      ...found,
      decision: { do: 'nothing', because: 'unaffected' },
      reason: 'not changed by this branch or request',
    };
  const sinceBase = changedSinceBase?.(service);
  const decisions: { place: Place; decision: ServiceDecision }[] = [];
  for (const place of places) {
    const decision =
      sinceBase === undefined
        ? await effective(deployment, await differenceOf(service, key, place, application, request, ports), request)
        : sinceBase.length > 0
          ? ({ do: 'write', what: 'image', because: 'content' } as const)
          : ({ do: 'nothing', because: 'equal' } as const);
    decisions.push({ place, decision: await inOrder(decision, key, place, request, ports) });
  }
  const { place, decision } = decisions.toSorted((a, b) => rankOf(a.decision) - rankOf(b.decision))[0] ?? {
    place: undefined,
    decision: { do: 'nothing', because: 'equal' } as const,
  };
  const inPlace = typeof place?.state.holds === 'object' ? place.state.holds : undefined;
  const why = sinceBase ?? (inPlace === undefined ? whyMember : undefined);
  return { service, decision, inPlace, place, why };
}

/**
 * Of several places of one service the one that needs most decides. Where one is held all are: what is written is of the
 * service.
 */
function rankOf(decision: ServiceDecision): number {
  if (decision.do === 'superseded') return 0;
  if (decision.do === 'nothing' && decision.because === 'held') return 1;
  if (decision.do === 'write') return decision.what === 'image' ? 2 : 3;
  if (decision.do === 'follow-up') return 4;
  return ['pending', 'equal', 'unaffected'].indexOf(decision.because) + 5;
}

/** Whether a person goes back on purpose. */
function isApplied({ asked }: StateRequest['run']): boolean {
  return asked.by === 'person' && asked.onOlder === 'apply';
}

async function differenceOf(
  service: string,
  key: ServiceKeys,
  { state, isPending }: Place,
  application: DifferenceFacts['application'],
  { run, all }: StateRequest,
  { sameContent }: StatePorts,
): Promise<Difference> {
  const { holds } = state;
  const comparable = (text: string | undefined) => (isComparable(text, key.content) ? text : undefined);
  const inPlace = inPlaceOf(state);
  let facts: DifferenceFacts = {
    asked: { named: run.asked.named, all },
    candidate: { commit: run.commit, ...key },
    inPlace:
      inPlace.kind === 'ours'
        ? { ...inPlace, content: comparable(inPlace.content), configuration: comparable(inPlace.configuration) }
        : inPlace,
    // A person who applies an older commit asks for it, whatever was taken back. What is equal stays as it is.
    takenBack: (isApplied(run) ? [] : state.takenBack).map((back) => ({
      ...back,
      content: comparable(back.content),
      configuration: comparable(back.configuration),
    })),
    pending: isPending,
    application,
  };
  for (;;) {
    const difference = differs(facts);
    if ('do' in difference) return difference;
    if (difference.ask === 'sameContent') {
      const deployed = typeof holds === 'string' ? undefined : { image: holds.image, commit: holds.builtFrom };
      facts = { ...facts, sameContent: deployed === undefined ? 'unknown' : await sameContent(service, deployed) };
    } else {
      const takenBack = await Promise.all(
        facts.takenBack.map(async (back, index) => {
          if (index !== difference.index) return back;
          return { ...back, sameContent: await sameContent(service, { image: undefined, commit: back.commit }) };
        }),
      );
      facts = { ...facts, takenBack };
    }
  }
}

/** A setting that is gone leaves nothing to write: no commit can record that it was seen. */
async function effective(
  deployment: ServiceDeployment,
  difference: Difference,
  { target, pending }: StateRequest,
): Promise<Difference> {
  if (difference.do !== 'write' || difference.what !== 'values') return difference;
  const updates = [...deployment.updates('kept'), ...manifestsOf([deployment])];
  const { files } = await applyUpdates(pending ?? target, updates);
  return files.length > 0 ? difference : { do: 'nothing', because: 'equal' };
}

/** What would be written is held against law 3 before anything is built for it. */
async function inOrder(
  difference: Difference,
  { content }: ServiceKeys,
  place: Place,
  { run, review }: StateRequest,
  { facts }: StatePorts,
): Promise<ServiceDecision> {
  if (difference.do === 'nothing') return difference;
  const written = difference.do === 'write' && difference.what === 'image' ? content : undefined;
  const fence = review && { tombstone: review.tombstone, sawTombstone: true };
  const outcome: OrderOutcome = await outcomeOf(place.state, written, { facts, run }, fence);
  if (outcome.do === 'refuse') throw refusal(place.edit, outcome, { facts, run });
  return outcome.do === 'superseded' ? outcome : difference;
}

/** A service with all that its reason is made of. */
interface DecidedService extends Omit<PlannedService, 'reason'> {
  readonly place: Place | undefined;
  /** What changed, where it is known already. */
  readonly why: readonly string[] | undefined;
  /** Where it says by itself why. */
  readonly reason?: string;
}

/** Whether its reason names what changed since the commit in place. */
function comparesForReason(each: DecidedService): each is DecidedService & { readonly inPlace: Deployed } {
  const { decision, inPlace, why } = each;
  const isChange = decision.do === 'write' && (decision.because === 'content' || decision.because === 'first');
  return isChange && inPlace !== undefined && why === undefined;
}

/** `dev runs 726b3d5f; apps/web1/src/a.js changed since` */
async function reasonOf(
  { service, decision, place, inPlace, why }: DecidedService,
  { environment, run, keys }: StateRequest,
  { changedSince }: StatePorts,
): Promise<string> {
  const runs = inPlace === undefined ? undefined : `${environment} runs ${inPlace.builtFrom.slice(0, 8)}`;
  switch (decision.do) {
    case 'superseded':
      return place === undefined
        ? decision.because
        : withoutService(service, describeSupersession({ ...decision, edit: place.edit }));
    case 'follow-up':
      return decision.because === 'application'
        ? `its Application is not as it should be`
        : `${environment} has this commit; its Application is written and waited for again`;
    case 'nothing':
      switch (decision.because) {
        case 'held':
          return `held: taken back from ${shortCommit(decision.by)}`;
        case 'pending':
          return 'waits in the open request';
        case 'unaffected':
          return 'not changed by this branch or request';
        case 'equal':
          if (runs === undefined) return `${environment} has it`;
          return hasOtherSettings(inPlace, keys.get(service))
            ? `${runs}; its settings changed since, and its files have nothing to change: a value that is set no more stays as it is`
            : `${runs}; nothing changed since`;
      }
      break;
    case 'write':
      if (decision.because === 'configuration') return 'its values changed in gitops.yaml';
      if (decision.because === 'asked') return run.asked.named ? 'it was asked for' : 'the input all asks for it';
      if (runs === undefined || inPlace === undefined)
        return [`${environment} does not have it yet`, ...(why ?? [])].join('; ');
      return `${runs}; ${listed(why ?? (await changedSince(service, inPlace.builtFrom)))}`;
  }
  return '';
}

function hasOtherSettings(inPlace: Deployed | undefined, key: ServiceKeys | undefined): boolean {
  const before = inPlace?.configuration;
  return key !== undefined && isComparable(before, key.configuration) && before !== key.configuration;
}

function listed(changes: readonly string[]): string {
  return changes.length === 0 ? 'it is built from something else now' : `${changes.join('; ')} since`;
}

function shortCommit(commit: string): string {
  return /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 8) : commit;
}

function withoutService(service: string, text: string): string {
  return text.startsWith(`${service}: `) ? text.slice(service.length + 2) : text;
}
