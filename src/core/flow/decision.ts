/**
 * What is deployed: the decision of laws 3 and 12 for one service in one place, as two pure functions over facts.
 *
 * `differs` says before the builds what a service lacks; `order` says, in each attempt to commit, whether this commit may
 * replace what is in place. Facts that cost requests are left undefined until they are needed: a function that meets one
 * answers with its name, and the caller fills it in and asks again (`decide`). `unknown` is a fact too: it could not be had.
 */
import type { Superseded } from '../bump/message.ts';
import type { ObjectId } from '../git/transport.ts';
import type { Relation } from '../source/source-facts.ts';

/**
 * Something that was taken back from the place: by a rollback, by `on-older: apply`, by a person's revert or edit. A later
 * deployment of that commit or content ends it.
 */
export interface TakenBack {
  /** The commit that had asked for it; an image's name where no commit is known. */
  readonly commit: string;
  /** Its content key. */
  readonly content?: string | undefined;
  /** Its configuration key. */
  readonly configuration?: string | undefined;
}

/** What is in place, as the newest record of this place says. */
export type InPlace =
  | { readonly kind: 'nothing' }
  /** An image that none of our commits explains, and whose tag names no commit. */
  | { readonly kind: 'adopted'; readonly pipelineIsOurs?: boolean | undefined }
  /** What explains it lies further back than was searched. */
  | { readonly kind: 'unknown'; readonly pipelineIsOurs?: boolean | undefined }
  | {
      readonly kind: 'ours';
      /** The commit that asked. */
      readonly commit: ObjectId;
      readonly content?: string | undefined;
      readonly configuration?: string | undefined;
      /** `meanwhile`: the record came while this run was under way. */
      readonly came: 'before' | 'meanwhile';
      /** This run's pipeline has written the place before. */
      readonly pipelineIsOurs: boolean;
      /** Whether it came from the candidate's source. */
      readonly source?: 'same' | 'other' | 'unknown' | undefined;
      /** On which line its commit is now: the candidate's source, another one that is open, or none. */
      readonly line?: 'mine' | 'open' | 'none' | 'unknown' | undefined;
    };

export interface Asked {
  readonly by: 'event' | 'person';
  readonly onOlder: 'skip' | 'fail' | 'apply';
  /** A person named the service: it is written although it is equal or held. */
  readonly named: boolean;
}

export interface OrderFacts {
  readonly asked: Asked;
  readonly candidate: {
    readonly commit: ObjectId;
    /** Content key of the image that is to be written. Undefined: values alone are. */
    readonly content?: string | undefined;
    /** Where it is on its source. */
    readonly on?: 'tip' | 'below' | 'off' | 'unknown' | undefined;
  };
  /** Of a review environment: whether its source is closed. Lasting environments have no source of their own: `no`. */
  readonly closed?: 'no' | 'yes' | 'unknown' | undefined;
  readonly tombstone?:
    | {
        readonly because: 'closed' | 'expired' | 'stopped';
        readonly came: 'before' | 'meanwhile';
        /** Whether this run's pipeline was created after the removal. */
        readonly pipelineIsNewer: 'yes' | 'no' | 'unknown';
        readonly generation: number;
      }
    | undefined;
  readonly inPlace: InPlace;
  /** Each with the relation of the candidate to its commit. */
  readonly takenBack: readonly (TakenBack & { readonly relation?: Relation | undefined })[];
  /** Of the candidate to the commit in place. */
  readonly relation?: Relation | undefined;
  /** Of the candidate's version to that in place, where both sources are named by versions. */
  readonly version?: 'higher' | 'lower' | 'none' | undefined;
}

export type Written = 'first' | 'adopted' | 'same' | 'tip' | 'newer' | 'returned' | 'takes-over' | 'unknown' | 'asked';

export type OrderOutcome =
  | {
      readonly do: 'write';
      readonly because: Written;
      /** An open line is taken out, or nothing tells the order. */
      readonly warning?: 'takes-over' | 'unknown';
      /** Commits that this takes back, for the trailer `Rollback-Of`. */
      readonly rollbackOf: readonly string[];
      /** The review environment comes back after a removal: its new generation. */
      readonly generation?: number;
    }
  | { readonly do: 'superseded'; readonly because: Superseded; readonly by: string }
  | {
      readonly do: 'refuse';
      readonly code: 'OLDER_THAN_IN_PLACE' | 'ORDER_UNKNOWN';
      readonly because: Superseded | 'unknown';
      readonly by: string | undefined;
    };

/** A fact that has to be asked before the decision can go on. */
export type Question =
  | { readonly ask: 'on' | 'closed' | 'relation' | 'source' | 'line' | 'version' }
  | { readonly ask: 'takenBack'; readonly index: number };

type OpenQuestion = Question & { readonly do?: undefined };

/** Law 3: the first clause that fits decides (semantics §1). */
export function order(facts: OrderFacts): OrderOutcome | Question {
  const outcome = asAsked(facts);
  const { tombstone } = facts;
  if (outcome.do !== 'write' || tombstone === undefined) return outcome;
  return { ...outcome, generation: tombstone.generation + 1 };
}

/** With what was asked for: an older commit on purpose, or a refusal instead of a green run that does nothing. */
function asAsked(facts: OrderFacts): OrderOutcome | OpenQuestion {
  const clause = firstClause(facts);
  if (clause.do !== 'superseded') return clause;
  const { asked, inPlace } = facts;
  const final = clause.because === 'closed' || clause.because === 'stopped';
  if (asked.onOlder === 'apply' && !final) {
    const other = inPlace.kind === 'ours' && inPlace.commit !== facts.candidate.commit ? inPlace.commit : undefined;
    // What was taken back may be newer than what is in place: to bring it back takes nothing back in turn.
    const isOpen = other !== undefined && clause.because === 'taken-back';
    if (isOpen && facts.relation === undefined) return { ask: 'relation' };
    const isForward = isOpen && facts.relation === 'contains';
    const rollbackOf = other === undefined || isForward ? [] : [other];
    return { do: 'write', because: 'asked', rollbackOf };
  }
  // A rollback by running an old pipeline again must not end green and do nothing.
  const isPersons = asked.by === 'person' || (inPlace.kind !== 'nothing' && inPlace.pipelineIsOurs === true);
  if (!isPersons && asked.onOlder !== 'fail') return clause;
  return { do: 'refuse', code: 'OLDER_THAN_IN_PLACE', because: clause.because, by: clause.by };
}

function firstClause(facts: OrderFacts): OrderOutcome | OpenQuestion {
  const { asked, candidate, closed, tombstone, inPlace, takenBack, relation } = facts;
  const { commit, on } = candidate;
  const superseded = (because: Superseded, by: string) => ({ do: 'superseded', because, by }) as const;
  const write = (because: Written) => ({ do: 'write', because, rollbackOf: [] }) as const;

  // (a) and the fence, which is the same clause for a review environment.
  if (closed === undefined) return { ask: 'closed' };
  if (closed === 'yes') return superseded('closed', commit);
  if (tombstone?.because === 'stopped' && tombstone.came === 'meanwhile') return superseded('stopped', commit);
  const binds = tombstone !== undefined && tombstone.because !== 'stopped' && closed === 'unknown';
  if (binds && tombstone.pipelineIsNewer !== 'yes') return superseded('closed', commit);
  if (on === undefined) return { ask: 'on' };
  if (on === 'off') return superseded('dropped', commit);

  // (b) Who names a service asks for what was taken back. Content counts as well: it may have been taken back while this
  // run was building it from another commit.
  for (const [index, back] of asked.named ? [] : takenBack.entries()) {
    if (back.commit === commit) return superseded('taken-back', back.commit);
    const isSameContent = candidate.content !== undefined && back.content === candidate.content;
    if (isSameContent) return superseded('taken-back', back.commit);
    if (on === 'tip') continue;
    if (back.relation === undefined) return { ask: 'takenBack', index };
    if (back.relation === 'contained') return superseded('taken-back', back.commit);
  }

  if (inPlace.kind === 'nothing') return write('first');
  if (inPlace.kind === 'adopted') return write('adopted');
  if (inPlace.kind === 'unknown') return untold(asked, undefined);
  // (c)
  const { commit: there, source, line, came } = inPlace;
  if (there === commit) return write('same');
  if (on === 'tip') {
    if (source === undefined) return { ask: 'source' };
    if (source === 'same') return write('tip');
  }
  // (d), (e)
  if (relation === undefined) return { ask: 'relation' };
  if (relation === 'contains') return write('newer');
  if (relation === 'contained' && on !== 'tip') return superseded('newer', there);
  if (line === undefined) return { ask: 'line' };
  if (relation === 'contained') return line === 'none' ? write('returned') : superseded('newer', there);
  // (f), and (g) with its warning. The tip of a source contains all that is on it.
  if (line === 'mine') return on === 'tip' ? write('newer') : superseded('newer', there);
  if (facts.version === undefined) return { ask: 'version' };
  if (facts.version === 'lower') return superseded('version', there);
  if (came === 'meanwhile') return superseded('overtaken', there);
  if (relation === 'unknown') return untold(asked, there);
  // A higher version can lack the hotfix of a lower one: that is said as well.
  const taken = write(facts.version === 'higher' ? 'newer' : 'takes-over');
  return line === 'none' ? taken : { ...taken, warning: 'takes-over' as const };
}

function untold(asked: Asked, there: string | undefined): OrderOutcome {
  if (asked.onOlder === 'fail') return { do: 'refuse', code: 'ORDER_UNKNOWN', because: 'unknown', by: there };
  // A person who asks for an older commit has it held, also where nothing tells that it is older.
  const isAsked = asked.onOlder === 'apply' && asked.by === 'person';
  const rollbackOf = isAsked && there !== undefined ? [there] : [];
  return { do: 'write', because: 'unknown', warning: 'unknown', rollbackOf };
}

/** Asks for one fact after the other until the decision can be made. */
export async function decide(
  facts: OrderFacts,
  answer: (question: Question, facts: OrderFacts) => Promise<OrderFacts>,
): Promise<OrderOutcome> {
  for (let known = facts; ; ) {
    const outcome = order(known);
    if ('do' in outcome) return outcome;
    known = await answer(outcome, known);
  }
}

export interface DifferenceFacts {
  readonly asked: Pick<Asked, 'named'> & {
    /** Build anew what is equal. It names no service: what was taken back stays away. */
    readonly all?: boolean | undefined;
  };
  readonly candidate: { readonly commit: ObjectId; readonly content: string; readonly configuration: string };
  /** With the keys of its record, as far as they are of the candidate's version. */
  readonly inPlace: InPlace;
  /**
   * Whether the content in place equals the candidate's, where no key tells: by the image's label, by a diff from its
   * commit. Undefined: not asked.
   */
  readonly sameContent?: 'yes' | 'no' | 'unknown' | undefined;
  /** Newest first. `sameContent` as above, where there is no key of the candidate's version. */
  readonly takenBack: readonly (TakenBack & { readonly sameContent?: 'yes' | 'no' | 'unknown' | undefined })[];
  /** A rolling request holds this very content, and waits for its merge. */
  readonly pending: boolean;
  /** On the Argo CD server; `none` where no Application of ours is there to be written. `waits`: it is not live yet. */
  readonly application: 'equal' | 'differs' | 'missing' | 'waits' | 'none' | 'unknown';
}

export type Difference =
  | { readonly do: 'nothing'; readonly because: 'equal' | 'pending' }
  | { readonly do: 'nothing'; readonly because: 'held'; readonly by: string }
  /** Git has nothing to change; the Application is written and waited for. */
  | { readonly do: 'follow-up'; readonly because: 'application' | 'same-commit' }
  | {
      readonly do: 'write';
      readonly what: 'image' | 'values';
      readonly because: 'first' | 'content' | 'configuration' | 'asked';
    };

/** A fact that has to be asked before it can be said what a service lacks. */
export type DifferenceQuestion =
  | { readonly ask: 'sameContent' }
  | { readonly ask: 'takenBackContent'; readonly index: number };

/** Law 12: what a service lacks (semantics §2). */
export function differs(facts: DifferenceFacts): Difference | DifferenceQuestion {
  const { asked, candidate, inPlace, takenBack, pending, application } = facts;
  if (asked.named) return { do: 'write', what: 'image', because: 'asked' };
  const isEqual = hasEqualContent(facts);
  const knownBack = takenBack.find(({ content }) => content === candidate.content);
  if (isEqual !== 'yes') {
    if (knownBack !== undefined) return held(facts, knownBack);
    if (isEqual === undefined) return { ask: 'sameContent' };
    for (const [index, { content, sameContent, ...rest }] of takenBack.entries()) {
      if (content !== undefined) continue;
      if (sameContent === undefined) return { ask: 'takenBackContent', index };
      if (sameContent === 'yes') return held(facts, rest);
    }
    return { do: 'write', what: 'image', because: inPlace.kind === 'nothing' ? 'first' : 'content' };
  }
  // An image that was built anew from equal content can have been taken back as well.
  if (asked.all) {
    return knownBack === undefined ? { do: 'write', what: 'image', because: 'asked' } : held(facts, knownBack);
  }
  const { content, configuration } = candidate;
  if (isOther(configurationInPlace(inPlace), configuration)) {
    const back = takenBack.find((each) => each.content === content && each.configuration === configuration);
    return back === undefined ? { do: 'write', what: 'values', because: 'configuration' } : held(facts, back);
  }
  if (pending) return { do: 'nothing', because: 'pending' };
  if (application === 'none') return { do: 'nothing', because: 'equal' };
  if (application !== 'equal') return { do: 'follow-up', because: 'application' };
  if (inPlace.kind === 'ours' && inPlace.commit === candidate.commit)
    return { do: 'follow-up', because: 'same-commit' };
  return { do: 'nothing', because: 'equal' };
}

function hasEqualContent({ inPlace, candidate, sameContent }: DifferenceFacts): 'yes' | 'no' | 'unknown' | undefined {
  if (inPlace.kind === 'nothing') return 'no';
  const key = inPlace.kind === 'ours' ? inPlace.content : undefined;
  return key === undefined ? sameContent : key === candidate.content ? 'yes' : 'no';
}

/**
 * The image stays away; new values and an Application that is missing do not wait for it. The values that were taken back
 * along with it are not new.
 */
function held({ inPlace, candidate, application }: DifferenceFacts, back: TakenBack): Difference {
  const nothing = { do: 'nothing', because: 'held', by: back.commit } as const;
  if (inPlace.kind === 'nothing') return nothing;
  const there = configurationInPlace(inPlace);
  const given = back.configuration ?? there;
  if (isOther(given, candidate.configuration) && there !== candidate.configuration) {
    return { do: 'write', what: 'values', because: 'configuration' };
  }
  const lacks = application === 'missing' || application === 'differs';
  return lacks ? { do: 'follow-up', because: 'application' } : nothing;
}

function configurationInPlace(inPlace: InPlace): string | undefined {
  return inPlace.kind === 'ours' ? inPlace.configuration : undefined;
}

function isOther(key: string | undefined, wanted: string): boolean {
  return key !== undefined && key !== wanted;
}
