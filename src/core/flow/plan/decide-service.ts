/** What one service lacks, and whether this run may bring it. */
import { applyUpdates } from '../../bump/apply.ts';
import type { AffectedReason } from '../../monorepo/affected.ts';
import { type Difference, type DifferenceFacts, differs, type OrderOutcome } from '../decision.ts';
import { isComparable } from '../keys.ts';
import { inPlaceOf } from '../order-facts.ts';
import { outcomeOf, refusal } from '../ordering.ts';
import { manifestsOf, placeOf, type ServiceDeployment } from '../service-deployment.ts';
import type { Place, ServicePlaces } from './places.ts';
import type { PlannedService, ServiceDecision, ServiceKeys, StatePorts, StateRequest } from './request.ts';

/** A service with all that its reason is made of. */
export interface DecidedService extends Omit<PlannedService, 'reason' | 'changes'> {
  readonly place: Place | undefined;
  /** What changed, where it is known already. */
  readonly why: readonly AffectedReason[] | undefined;
  /** Where it says by itself why. */
  readonly reason?: string;
}

export async function decideService(
  { deployment, places, problem }: ServicePlaces,
  application: DifferenceFacts['application'],
  request: StateRequest,
  ports: StatePorts,
): Promise<DecidedService> {
  const { keys, environment, review, run, changedSinceBase } = request;
  const { service, cluster } = deployment;
  const key = keys.get(placeOf(deployment));
  const of = { service, ...(cluster === undefined ? {} : { cluster }) };
  const found = { ...of, inPlace: undefined, place: undefined, why: undefined };
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
  return { ...of, decision, inPlace, place, why };
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
