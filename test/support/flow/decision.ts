/**
 * A small world to decide in: the history of a monorepo, what happened to one environment in the GitOps repository, and a
 * run. It computes the facts that a decision asks for, and remembers which were asked. Commits are short names, and the key
 * of a content is the service with the commit that changed it last: `api@m2`.
 */

import type * as decisionModule from '../../../src/core/flow/decision.ts';
import type {
  DifferenceFacts,
  DifferenceQuestion,
  InPlace,
  OrderFacts,
  OrderOutcome,
  Question,
} from '../../../src/core/flow/decision.ts';
import type { Relation } from '../../../src/core/source/source-facts.ts';

export interface Monorepo {
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** `main`, `v1.2.4` and `tag prod` (tags), `request 7` (its head): what exists now. */
  readonly refs: ReadonlyMap<string, string>;
  readonly closedRequests?: ReadonlySet<string>;
  /** Commits that can be had nowhere any more, or are of another repository. */
  readonly unreachable?: ReadonlySet<string>;
  /** The remote does not answer. */
  readonly silent?: boolean;
  /** The forge does not say whether a request is open. */
  readonly forgeIsSilent?: boolean;
  /** Content key of a service at a commit. */
  content(commit: string, service: string): string;
  configuration(commit: string, service: string): string;
}

/** What happens to the environment, in order. */
export type PlaceEvent =
  | {
      readonly event: 'written';
      readonly commit: string;
      /** Undefined: no record says it, the tag alone names the commit. */
      readonly from: string | undefined;
      readonly pipeline?: string;
      readonly rollbackOf?: readonly string[];
      /** The service that alone was written. */
      readonly service?: string;
      readonly values?: boolean;
      /** No record of keys, or keys of another version. */
      readonly withoutKeys?: boolean;
    }
  | { readonly event: 'rolled-back'; readonly to?: string }
  | { readonly event: 'edited-by-hand' }
  | { readonly event: 'removed'; readonly because: 'closed' | 'expired' | 'stopped' }
  | { readonly event: 'request-opened'; readonly commit: string; readonly from: string }
  | { readonly event: 'request-closed' }
  /** What was written before lies further back than is searched. */
  | { readonly event: 'forgotten' }
  /** The run sees the GitOps repository for the first time. */
  | { readonly event: 'run-begins' };

export interface Run {
  /** The commit at hand. */
  readonly at: string;
  /** Its source; undefined where the host tells none. */
  readonly from: string | undefined;
  /** Commit whose tree is checked out, where that is not the commit at hand: a merge of a request. */
  readonly checkout?: string;
  readonly by?: 'event' | 'person';
  readonly onOlder?: 'skip' | 'fail' | 'apply';
  readonly named?: boolean;
  readonly all?: boolean;
  readonly pipeline?: string;
  /** Created after the environment was removed; undefined: the host does not say. */
  readonly pipelineIsNewer?: boolean;
  /** The environment is of this source alone. */
  readonly review?: boolean;
  readonly application?: DifferenceFacts['application'];
}

export interface Situation {
  readonly monorepo: Monorepo;
  readonly place: readonly PlaceEvent[];
  readonly run: Run;
}

/** `main` or `hot` wrote a commit. */
export const written = (
  commit: string,
  from = 'main',
  more: Omit<Extract<PlaceEvent, { event: 'written' }>, 'event' | 'commit' | 'from'> = {},
): PlaceEvent => ({ event: 'written', commit, from, ...more });
/** No record tells it: the tag alone names the commit. */
export const tagged = (commit: string): PlaceEvent => ({
  event: 'written',
  commit,
  from: undefined,
  withoutKeys: true,
});
export const rolledBack = (to?: string): PlaceEvent => ({ event: 'rolled-back', ...(to !== undefined && { to }) });
/** A person reverts our commit in the GitOps repository: the same state as after a rollback. */
export const reverted = rolledBack;
export const editedByHand: PlaceEvent = { event: 'edited-by-hand' };
export const runBegins: PlaceEvent = { event: 'run-begins' };
export const forgotten: PlaceEvent = { event: 'forgotten' };
export const removed = (because: 'closed' | 'expired' | 'stopped'): PlaceEvent => ({ event: 'removed', because });
export const requestOpened = (commit: string, from = 'main'): PlaceEvent => ({ event: 'request-opened', commit, from });
export const requestClosed: PlaceEvent = { event: 'request-closed' };

export interface History {
  /** Commits in the order of their making, each the child of the one before: `m1 m2 m3`. A line begins at a known one. */
  readonly lines: readonly string[];
  /** Of each merge its parents. */
  readonly merges?: Readonly<Record<string, string>>;
  readonly refs: Readonly<Record<string, string>>;
  /** What a commit changes: services, or `api:set` for the configuration of one. Default: `api`. */
  readonly changes?: Readonly<Record<string, string>>;
  /** Commits with the very content of another (`m1`): a revert, a squash. Of one service alone: `m1 api`. */
  readonly sameTree?: Readonly<Record<string, string>>;
  readonly closed?: readonly string[];
  readonly unreachable?: readonly string[];
  readonly silent?: boolean;
  readonly forgeIsSilent?: boolean;
}

export function monorepoOf(history: History): Monorepo {
  const parents = new Map<string, readonly string[]>();
  for (const [merge, of] of Object.entries(history.merges ?? {})) parents.set(merge, of.split(' '));
  for (const line of history.lines) {
    let parent: string | undefined;
    for (const commit of line.split(' ')) {
      if (!parents.has(commit)) parents.set(commit, parent === undefined ? [] : [parent]);
      parent = commit;
    }
  }
  const lastChange = (commit: string, what: string): string => {
    const [twin, only = what] = history.sameTree?.[commit]?.split(' ') ?? [];
    if (twin !== undefined && only === what) return lastChange(twin, what);
    const changes = (history.changes?.[commit] ?? 'api').split(' ');
    const [parent, second] = parents.get(commit) ?? [];
    if (parent === undefined || (second === undefined && changes.includes(what))) return `${what}@${commit}`;
    // A merge has what its side brought, where that brought something.
    const [left, right] = [lastChange(parent, what), second === undefined ? undefined : lastChange(second, what)];
    return right === undefined || right === left ? left : `${what}@${commit}`;
  };
  return {
    parents,
    refs: new Map(Object.entries(history.refs)),
    closedRequests: new Set(history.closed),
    unreachable: new Set(history.unreachable),
    silent: history.silent ?? false,
    forgeIsSilent: history.forgeIsSilent ?? false,
    content: lastChange,
    configuration: (commit, service) => lastChange(commit, `${service}:set`),
  };
}

/** Whether the first commit is the second, or has it among its ancestors. */
export function reaches({ parents }: Pick<Monorepo, 'parents'>, commit: string, other: string): boolean {
  const seen = new Set([commit]);
  for (const each of seen) for (const parent of parents.get(each) ?? []) seen.add(parent);
  return seen.has(other);
}

interface Deployed {
  readonly commit: string;
  readonly from: string | undefined;
  readonly pipeline?: string | undefined;
  readonly content?: string | undefined;
  readonly configuration?: string | undefined;
}

export interface PlaceState {
  readonly holds: 'nothing' | 'adopted' | 'unknown' | Deployed;
  readonly came: 'before' | 'meanwhile';
  /** Newest first. */
  readonly takenBack: readonly Deployed[];
  readonly tombstone?: { readonly because: 'closed' | 'expired' | 'stopped'; readonly came: 'before' | 'meanwhile' };
  readonly generation: number;
  readonly pending: boolean;
}

/** What the GitOps repository says of one service after all that happened. */
export function placeOf(monorepo: Monorepo, events: readonly PlaceEvent[], service: string): PlaceState {
  let state: PlaceState = { holds: 'nothing', came: 'before', takenBack: [], generation: 1, pending: false };
  const earlier: Deployed[] = [];
  let came: 'before' | 'meanwhile' = 'before';
  let target = state;
  for (const event of events) {
    const { holds, takenBack } = state;
    const lost = typeof holds === 'object' ? [holds, ...takenBack] : takenBack;
    switch (event.event) {
      case 'run-begins':
        came = 'meanwhile';
        break;
      case 'written':
      case 'request-opened': {
        const isRequest = event.event === 'request-opened';
        if (!isRequest && event.service !== undefined && event.service !== service) break;
        const deployed = deployedBy(monorepo, event, service, holds);
        // New values bring nothing back: the image stays.
        const isBack = (each: Deployed) =>
          !(event.event === 'written' && event.values === true) &&
          (each.commit === deployed.commit || (each.content !== undefined && each.content === deployed.content));
        const rolledBack = isRequest ? [] : (event.rollbackOf ?? []);
        const named = rolledBack.flatMap((commit) => earlier.findLast((each) => each.commit === commit) ?? []);
        if (isRequest && !state.pending) target = state;
        const { tombstone, ...rest } = state;
        const generation = state.generation + (tombstone === undefined ? 0 : 1);
        state = { ...rest, holds: deployed, came, generation, pending: isRequest };
        state = { ...state, takenBack: [...named, ...takenBack.filter((each) => !isBack(each))] };
        earlier.push(deployed);
        break;
      }
      case 'rolled-back': {
        // The one before, of those that nobody took back.
        const before = earlier.findLast(({ commit }) =>
          event.to === undefined ? lost.every((each) => each.commit !== commit) : commit === event.to,
        );
        const takenAway = lost.filter(({ commit }) => commit !== before?.commit);
        state = { ...state, holds: before ?? 'nothing', came, takenBack: takenAway };
        break;
      }
      case 'edited-by-hand':
        state = { ...state, holds: 'adopted', came, takenBack: lost };
        break;
      case 'request-closed':
        state = { ...target, takenBack: lost };
        break;
      case 'removed':
        state = { ...state, holds: 'nothing', takenBack: [], tombstone: { because: event.because, came } };
        break;
      case 'forgotten':
        state = { ...state, holds: 'unknown' };
        break;
    }
  }
  return state;
}

function deployedBy(
  monorepo: Monorepo,
  event: Extract<PlaceEvent, { event: 'written' | 'request-opened' }>,
  service: string,
  holds: PlaceState['holds'],
): Deployed {
  const { commit, from } = event;
  const { pipeline, values = false, withoutKeys = false } = event.event === 'written' ? event : {};
  if (withoutKeys) return { commit, from, pipeline };
  const inPlace = typeof holds === 'object' ? holds.content : undefined;
  const content = values ? inPlace : monorepo.content(commit, service);
  return { commit, from, pipeline, content, configuration: monorepo.configuration(commit, service) };
}

export type Decision = Pick<typeof decisionModule, 'order' | 'differs' | 'decide'>;

export interface Decided {
  /** `write image: newer` · `superseded: newer, by m2` · `nothing: held, by m5` … */
  readonly outcome: string;
  /** What was asked, in order. */
  readonly asks: string;
  /** Why it is to be written: what `differs` says. */
  readonly lacks?: string;
  readonly order?: OrderOutcome;
}

/**
 * A whole run for one service: what differs when it begins, and where something does, whether it may be written in the
 * end.
 */
export async function decided(situation: Situation, service: string, decision: Decision): Promise<Decided> {
  const asks: string[] = [];
  const difference = whatDiffers(beginningOf(situation), service, decision, asks);
  const { do: does } = difference;
  if (does === 'follow-up') return { outcome: `${does}: ${difference.because}`, asks: asks.join(' ') };
  if (does === 'nothing') {
    const by = difference.because === 'held' ? `, by ${difference.by}` : '';
    return { outcome: `${does}: ${difference.because}${by}`, asks: asks.join(' ') };
  }
  const { what } = difference;
  const order = await decision.decide(orderFacts(situation, service, what), async (question, facts) => {
    if (asks.length > 20) throw new Error(`asks without an end: ${asks.join(' ')}`);
    asks.push(nameOf(question, facts));
    return answered(question, facts, situation, service);
  });
  return {
    outcome: describeOutcome(order, what, situation.run),
    asks: asks.join(' '),
    lacks: difference.because,
    order,
  };
}

function beginningOf(situation: Situation): Situation {
  const { place } = situation;
  const begins = place.findIndex(({ event }) => event === 'run-begins');
  return begins === -1 ? situation : { ...situation, place: place.slice(0, begins) };
}

function whatDiffers(situation: Situation, service: string, { differs }: Decision, asks: string[]) {
  for (let facts = differenceFacts(situation, service); ; ) {
    const difference = differs(facts);
    if ('do' in difference) return difference;
    if (asks.length > 20) throw new Error(`asks without an end: ${asks.join(' ')}`);
    asks.push(nameOf(difference, facts));
    facts = compared(difference, facts, situation, service);
  }
}

function describeOutcome(outcome: OrderOutcome, what: string, { at }: Run): string {
  const by = outcome.do !== 'write' && outcome.by !== undefined && outcome.by !== at ? [`by ${outcome.by}`] : [];
  if (outcome.do === 'superseded') return [`superseded: ${outcome.because}`, ...by].join(', ');
  if (outcome.do === 'refuse') return [`refuse ${outcome.code}: ${outcome.because}`, ...by].join(', ');
  const { because, warning, rollbackOf, generation } = outcome;
  return [
    `write ${what}: ${because}`,
    ...(warning === undefined ? [] : [`warning ${warning}`]),
    ...rollbackOf.map((commit) => `Rollback-Of ${commit}`),
    ...(generation === undefined ? [] : [`generation ${generation}`]),
  ].join(', ');
}

function nameOf(question: Question | DifferenceQuestion, { takenBack }: Pick<OrderFacts, 'takenBack'>): string {
  return 'index' in question ? `${question.ask}:${takenBack[question.index]!.commit}` : question.ask;
}

function inPlaceOf(state: PlaceState, pipelineIsOurs: boolean): InPlace {
  const { holds, came } = state;
  if (holds === 'nothing') return { kind: holds };
  if (typeof holds === 'string') return { kind: holds, pipelineIsOurs };
  const { commit, content, configuration } = holds;
  return { kind: 'ours', commit, content, configuration, came, pipelineIsOurs };
}

export function orderFacts({ monorepo, place, run }: Situation, service: string, what: 'image' | 'values'): OrderFacts {
  const state = placeOf(monorepo, place, service);
  const { at, checkout = at, pipeline, pipelineIsNewer } = run;
  const { tombstone, generation } = state;
  const isOurs = place.some(
    (each) => each.event === 'written' && pipeline !== undefined && each.pipeline === pipeline && each.commit === at,
  );
  return {
    asked: askedOf(run),
    candidate: { commit: at, content: what === 'image' ? monorepo.content(checkout, service) : undefined },
    inPlace: inPlaceOf(state, isOurs),
    takenBack: state.takenBack.map(({ commit, content }) => ({ commit, content })),
    tombstone: tombstone && {
      ...tombstone,
      pipelineIsNewer: pipelineIsNewer === undefined ? 'unknown' : pipelineIsNewer ? 'yes' : 'no',
      generation,
    },
  };
}

function askedOf({ by = 'event', onOlder = 'skip', named = false, all = false }: Run) {
  return { by, onOlder, named, all };
}

/** The facts with the answer to one question. */
export function answered(question: Question, facts: OrderFacts, situation: Situation, service: string): OrderFacts {
  const { monorepo, place, run } = situation;
  const { holds } = placeOf(monorepo, place, service);
  const { inPlace } = facts;
  switch (question.ask) {
    case 'on':
      return { ...facts, candidate: { ...facts.candidate, on: whereOn(situation) } };
    case 'closed':
      return { ...facts, closed: isClosed(situation) };
    case 'takenBack': {
      const takenBack = facts.takenBack.map((back, index) =>
        index === question.index ? { ...back, relation: relation(monorepo, run.at, back.commit) } : back,
      );
      return { ...facts, takenBack };
    }
  }
  if (inPlace.kind !== 'ours' || typeof holds === 'string') throw new Error(`${question.ask} is asked of nothing`);
  switch (question.ask) {
    case 'relation':
      return { ...facts, relation: relation(monorepo, run.at, holds.commit) };
    case 'source': {
      const source = holds.from === undefined ? 'unknown' : holds.from === run.from ? 'same' : 'other';
      return { ...facts, inPlace: { ...inPlace, source } };
    }
    case 'line':
      return { ...facts, inPlace: { ...inPlace, line: lineOf(situation, holds) } };
    case 'version':
      return { ...facts, version: versionOrder(run.from, holds.from) };
  }
}

export function whereOn({ monorepo, run: { at, from } }: Situation): 'tip' | 'below' | 'off' | 'unknown' {
  if (monorepo.silent) return 'unknown';
  // Without a source, a branch whose tip it is will do.
  if (from === undefined) return [...monorepo.refs.values()].includes(at) ? 'tip' : 'unknown';
  const tip = monorepo.refs.get(from);
  if (tip === at) return 'tip';
  return tip === undefined || isTag(from) || !reaches(monorepo, tip, at) ? 'off' : 'below';
}

function isTag(ref: string): boolean {
  return /^(v\d|tag )/.test(ref);
}

function isClosed({ monorepo, run: { from, review = false } }: Situation): 'no' | 'yes' | 'unknown' {
  if (from === undefined || !review) return 'no';
  if (!from.startsWith('request ')) return monorepo.silent ? 'unknown' : monorepo.refs.has(from) ? 'no' : 'yes';
  if (monorepo.forgeIsSilent) return 'unknown';
  return monorepo.closedRequests?.has(from) ? 'yes' : 'no';
}

export function relation(monorepo: Monorepo, commit: string, other: string): Relation {
  if (commit === other) return 'same';
  if (!monorepo.parents.has(other) || monorepo.unreachable?.has(other)) return 'unknown';
  if (reaches(monorepo, commit, other)) return 'contains';
  return reaches(monorepo, other, commit) ? 'contained' : 'neither';
}

/** The line that a deployed commit is on now: the run's source, its own or the default branch, or none. */
export function lineOf({ monorepo, run }: Situation, { commit, from }: Pick<Deployed, 'commit' | 'from'>) {
  const isOn = (ref: string | undefined) => {
    const tip = ref === undefined ? undefined : monorepo.refs.get(ref);
    if (tip === commit) return true;
    return tip !== undefined && !(ref !== undefined && isTag(ref)) && reaches(monorepo, tip, commit);
  };
  if (monorepo.silent || monorepo.unreachable?.has(commit) || !monorepo.parents.has(commit)) return 'unknown';
  if (isOn(run.from)) return 'mine';
  if (isOn(from) || isOn('main')) return 'open';
  return from === undefined ? 'unknown' : 'none';
}

/** Of two sources that are both named by versions. */
function versionOrder(mine = '', other = ''): 'higher' | 'lower' | 'none' {
  const [left, right] = [mine, other].map((name) => /\d+(\.\d+)+$/.exec(name)?.[0].split('.').map(Number));
  if (left === undefined || right === undefined) return 'none';
  const place = left.findIndex((number, index) => number !== right[index]);
  return place === -1 ? 'none' : left[place]! < (right[place] ?? -1) ? 'lower' : 'higher';
}

export function differenceFacts({ monorepo, place, run }: Situation, service: string): DifferenceFacts {
  const state = placeOf(monorepo, place, service);
  const { at, checkout = at } = run;
  return {
    asked: askedOf(run),
    candidate: {
      commit: at,
      content: monorepo.content(checkout, service),
      configuration: monorepo.configuration(checkout, service),
    },
    inPlace: inPlaceOf(state, false),
    takenBack: state.takenBack.map(({ commit, content, configuration }) => ({ commit, content, configuration })),
    pending: state.pending,
    application: run.application ?? 'none',
  };
}

/** The facts with the answer to one question; contents without a key are compared by their commits. */
function compared(
  question: DifferenceQuestion,
  facts: DifferenceFacts,
  { monorepo, place }: Situation,
  service: string,
) {
  const isSame = (commit: string): 'yes' | 'no' | 'unknown' => {
    if (monorepo.unreachable?.has(commit)) return 'unknown';
    return monorepo.content(commit, service) === facts.candidate.content ? 'yes' : 'no';
  };
  if (question.ask === 'takenBackContent') {
    const takenBack = facts.takenBack.map((back, index) =>
      index === question.index ? { ...back, sameContent: isSame(back.commit) } : back,
    );
    return { ...facts, takenBack };
  }
  const { holds } = placeOf(monorepo, place, service);
  // What nothing explains has no commit to compare.
  const sameContent = typeof holds === 'object' ? isSame(holds.commit) : 'unknown';
  return { ...facts, sameContent } as const;
}
