/**
 * Law 12: what an environment lacks. Compares, service by service, what is at hand with what the environment was last given,
 * before anything is built.
 */
import { depths } from '../../bump/record/write-record.ts';
import { isObjectName } from '../../git/commit.ts';
import { type Snapshot, withSharedReads } from '../../git/snapshot.ts';
import type { ObjectId } from '../../git/transport.ts';
import type { DifferenceFacts } from '../decision.ts';
import { isComparable } from '../keys.ts';
import { historyOf } from '../ordering.ts';
import { placeOf, type ServiceDeployment } from '../service-deployment.ts';
import { type DecidedService, decideService } from './decide-service.ts';
import { readService, type ServicePlaces, type State, type States } from './places.ts';
import { comparesForReason, reasonOf } from './reason.ts';
import type { PlannedService, StatePlan, StatePorts, StateRequest } from './request.ts';

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
    decided.push(await decideService(each, applications.get(each.deployment) ?? 'none', request, ports));
  }
  await ports.expectComparisons(decided.flatMap((each) => (comparesForReason(each) ? [each.inPlace.builtFrom] : [])));
  const planned: PlannedService[] = [];
  for (const each of decided) {
    const { service, cluster, decision, inPlace, why = [] } = each;
    const changes = comparesForReason(each) ? await ports.changedSince(service, each.inPlace.builtFrom) : why;
    const of = { service, ...(cluster === undefined ? {} : { cluster }) };
    planned.push({ ...of, decision, inPlace, changes, reason: each.reason ?? reasonOf(each, changes, request) });
  }
  return { services: planned, seen: target.commit, tombstone: review?.tombstone, deployedAt: review?.deployedAt };
}

/** What was deployed there before there were keys of this version. */
function commitsWithoutKey({ deployment, places = [] }: ServicePlaces, { keys }: StateRequest): readonly ObjectId[] {
  const key = keys.get(placeOf(deployment));
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
