/** Law 3 in each attempt to commit: gathers the facts of every place that a commit would write, and asks the decision. */
import type { AppliedEdit } from '../bump/applied-edit.ts';
import { describeSupersession, type Superseded, type Supersession } from '../bump/message.ts';
import type { Judge, Ordering } from '../bump/ordering.ts';
import { type Deployed, emptyPlace, type PlaceState, readPlace, readValues } from '../bump/record/place-state.ts';
import { depths, placeName, type TakenBack, type TakenBackNow } from '../bump/record/write-record.ts';
import { subjectOf } from '../bump/update.ts';
import { FileTexts } from '../edit/values.ts';
import { Failure } from '../failure.ts';
import { isObjectName } from '../git/commit.ts';
import { withSharedReads } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { splitImage } from '../image/reference.ts';
import type { Admission, Tombstone } from '../review/tombstone.ts';
import type { SourceFacts } from '../source/source-facts.ts';
import { decide, type OrderOutcome } from './decision.ts';
import { answersFrom, orderFacts, type RunIdentity } from './order-facts.ts';

export interface OrderingRequest {
  readonly transport: Transport;
  readonly facts: SourceFacts;
  readonly run: RunIdentity;
  /** Content keys of what is to be written, by service (`web1@eu` in a cluster), as far as they are known. */
  readonly contents: KnownContents | Promise<KnownContents>;
  /** What this run saw first of the GitOps repository; undefined: what its first attempt sees. */
  readonly seen: SeenState | undefined;
  /** Nothing was built since the source was asked. */
  readonly isFresh?: boolean;
  readonly warn: (line: string) => void;
}

type KnownContents = ReadonlyMap<string, { readonly content: string | undefined }>;

/** A state of the GitOps repository that a run saw before. */
export interface SeenState {
  /** Tip of its branch. */
  readonly tip: ObjectId | undefined;
  /** When the review environment was removed, as its tombstone said; undefined: there was none, or it is not known. */
  readonly tombstone: string | undefined;
}

/**
 * Each attempt of a race is judged anew: somebody may have written a place and taken that back meanwhile, or moved the
 * source. That costs no request: what came since the last attempt was fetched with the new tip, and answers about the
 * source are remembered.
 *
 * @throws Failure refused: `OLDER_THAN_IN_PLACE`, `ORDER_UNKNOWN`
 */
export function orderingOf(request: OrderingRequest): Ordering {
  const { facts, run, contents, warn } = request;
  const transport = withSharedReads(request.transport);
  const warned = new Set<string>();
  let { seen } = request;
  let isFirst = request.isFresh !== true;
  return (snapshot, attempt) => {
    const tip = snapshot.commit;
    if (tip !== undefined && attempt === 1) transport.expectHistory(tip, depths[0] ?? 0);
    // While files of the GitOps repository are read. What was asked before the builds is asked again, however short they
    // were.
    const source = facts.refresh(isFirst ? 0 : undefined).then(() => facts.on());
    isFirst = false;
    const judge: Judge = async (edits, review) => {
      seen ??= { tip, tombstone: review?.tombstone?.closedAt };
      await source;
      const known = await contents;
      const contentOf = ({ update }: AppliedEdit) => {
        const given = known.get(subjectOf(update) ?? '')?.content;
        return given === 'in place' ? undefined : given;
      };
      const history = historyOf(transport, tip);
      const texts = new FileTexts();
      const questionOf = (edit: AppliedEdit) => ({
        transport,
        history,
        edit,
        seen: seen?.tip,
        candidate: run.commit,
        pipeline: run.pipeline,
        commitOf: (digits: string) => facts.commitOf(digits),
      });
      const judgeEdit = async (edit: AppliedEdit) => {
        const state = await readPlace(questionOf(edit));
        return { state, outcome: await outcomeOf(state, contentOf(edit), request, reviewFacts(review, seen)) };
      };
      /** The first of its values that holds an edit back, or what `on-older: apply` takes back. */
      const judgeValues = async (edit: AppliedEdit, place: PlaceState) => {
        const rollbackOf: string[] = [];
        const isTip = (await facts.on()) === 'tip';
        for (const state of await readValues(questionOf(edit), place, isTip, texts)) {
          if (state.isEarlier && !(await isOlderThan(state, request))) continue;
          const outcome = await outcomeOf(state, undefined, request, reviewFacts(review, seen));
          if (outcome.do !== 'write') return outcome;
          rollbackOf.push(...outcome.rollbackOf);
        }
        return { do: 'write', rollbackOf } as const;
      };
      const superseded: Supersession[] = [];
      const takenBack = new Map<string | undefined, readonly TakenBackNow[]>();
      const inPlace = new Map<string | undefined, Deployed>();
      let closed: 'closed' | 'stopped' | undefined;
      // All at once: what they ask of Git and of the source is asked together, and costs as much as for a single place.
      const places = await Promise.all(
        placesOf(edits).map(async (place) => ({ ...place, ...(await judgeEdit(place.first)) })),
      );
      const values = new Map<AppliedEdit, Awaited<ReturnType<typeof judgeValues>>>();
      const judgePlaceValues = async ({ all, state, outcome }: (typeof places)[number]) => {
        if (outcome.do !== 'write') return;
        await Promise.all(all.map(async (edit) => values.set(edit, await judgeValues(edit, state))));
      };
      await Promise.all(places.map(judgePlaceValues));
      for (const { first, all, state, outcome } of places) {
        if (outcome.do === 'refuse') throw refusal(first, outcome, request);
        if (outcome.do === 'superseded') {
          const { because, by } = outcome;
          superseded.push(...all.map((edit) => ({ edit: { ...edit, image: first.image }, because, by })));
          if (because === 'closed' || because === 'stopped') closed = because;
          continue;
        }
        const rollbackOf = [...outcome.rollbackOf];
        const held: Supersession[] = [];
        for (const edit of all) {
          const ofValues = values.get(edit);
          const withoutImage = { ...edit, image: undefined };
          if (ofValues?.do === 'refuse') throw refusal(withoutImage, ofValues, request);
          if (ofValues?.do === 'superseded') {
            held.push({ edit: withoutImage, because: ofValues.because, by: ofValues.by });
          } else {
            rollbackOf.push(...(ofValues?.rollbackOf ?? []));
          }
        }
        superseded.push(...held);
        if (held.length === all.length) continue;
        const subject = subjectOf(first.update);
        if (typeof state.holds !== 'string') inPlace.set(subject, state.holds);
        takenBack.set(
          subject,
          stillTakenBack(state, [...new Set(rollbackOf)], { commit: run.commit, content: contentOf(first) }),
        );
        const warning = await warningOf(first, state, outcome, request);
        if (warning === undefined || warned.has(warning)) continue;
        warned.add(warning);
        warn(warning);
      }
      const same = edits.some(({ changed }) => changed) ? edits.filter(({ changed }) => !changed) : [];
      const ofSame = await Promise.all(same.map(judgeEdit));
      const confirmed = same.filter((_, index) => {
        const { state, outcome } = ofSame[index] ?? {};
        const isWritten = outcome?.do === 'write' && outcome.warning === undefined && outcome.rollbackOf.length === 0;
        return isWritten && state?.takenBack.length === 0;
      });
      // A commit may write nothing but the manifest of an Application: the fence is asked all the same.
      if (review !== undefined && edits.length === 0) {
        const outcome = await outcomeOf(emptyPlace, undefined, request, reviewFacts(review, seen));
        if (outcome.do === 'superseded' && (outcome.because === 'closed' || outcome.because === 'stopped')) {
          closed = outcome.because;
        }
      }
      const admission = review && (await admissionOf(facts, closed));
      return { superseded, confirmed, takenBack, inPlace, admission };
    };
    return judge;
  };
}

/** Whether what a place was given contains the commit at hand. */
async function isOlderThan({ holds }: PlaceState, { facts, run }: OrderingRequest): Promise<boolean> {
  if (typeof holds === 'string') return false;
  return (await facts.relation(run.commit, holds.commit)) === 'contained';
}

/** The whole environment is closed or open; the decision about each of its places says so. */
async function admissionOf(facts: SourceFacts, closed: 'closed' | 'stopped' | undefined): Promise<Admission> {
  if (closed !== undefined) return { result: 'closed', because: closed };
  return { result: 'admitted', sourceIsOpen: (await facts.closed()) === 'no' };
}

function reviewFacts(review: { readonly tombstone: Tombstone | undefined } | undefined, seen: SeenState | undefined) {
  return review && { ...review, sawTombstone: seen?.tombstone === review.tombstone?.closedAt };
}

/** The decision about one place. */
export function outcomeOf(
  state: PlaceState,
  content: string | undefined,
  { facts, run }: Pick<OrderingRequest, 'facts' | 'run'>,
  review: ReturnType<typeof reviewFacts>,
): Promise<OrderOutcome> {
  return decide(orderFacts(state, content, run, review), answersFrom(facts, run, state));
}

export function historyOf(transport: Transport, tip: ObjectId | undefined) {
  const read = new Map<number, ReturnType<Transport['history']>>();
  return (depth: number) => {
    const commits = read.get(depth) ?? (tip === undefined ? Promise.resolve([]) : transport.history(tip, depth));
    read.set(depth, commits);
    return commits;
  };
}

/**
 * The edits that change something, by the place that they write. Only the first of a place can be judged: the others find
 * what the run itself has written.
 */
function placesOf(edits: readonly AppliedEdit[]): { first: AppliedEdit; all: AppliedEdit[] }[] {
  const places = new Map<string, { first: AppliedEdit; all: AppliedEdit[] }>();
  for (const edit of edits) {
    if (!edit.changed) continue;
    const name = placeName(edit);
    const place = places.get(name) ?? { first: edit, all: [] };
    place.all.push(edit);
    places.set(name, place);
  }
  return [...places.values()];
}

/** What this very commit brings back is not away any more. */
function stillTakenBack(
  { holds, takenBack }: PlaceState,
  rollbackOf: readonly string[],
  written: { readonly commit: ObjectId; readonly content: string | undefined },
): readonly TakenBackNow[] {
  const { content, configuration } =
    typeof holds === 'string' ? { content: undefined, configuration: undefined } : holds;
  const now = rollbackOf.map((each) => ({ commit: each, content, configuration, isNew: true }));
  const isWritten = (back: TakenBack) =>
    back.commit === written.commit || (back.content !== undefined && back.content === written.content);
  const before = takenBack.filter((back) => !isWritten(back) && !rollbackOf.includes(back.commit));
  return [...now, ...before.map((back) => ({ ...back, isNew: false }))];
}

async function warningOf(
  edit: AppliedEdit,
  { holds }: PlaceState,
  outcome: OrderOutcome,
  { facts, run }: OrderingRequest,
): Promise<string | undefined> {
  if (outcome.do !== 'write' || outcome.warning === undefined) return undefined;
  if (outcome.warning === 'unknown' || typeof holds === 'string')
    return `${prefixOf(edit)}${unknownOrder(edit, facts)}`;
  const commits = await facts.lacking(holds.commit, run.commit);
  const names = commits.map(({ commit, subject }) => `${commit.slice(0, 8)} ${subject}`).join(', ');
  const from = holds.ref === undefined ? '' : ` of ${holds.ref.replace(/^refs\/(heads|tags)\//, '')}`;
  return `${prefixOf(edit)}this takes out ${holds.commit.slice(0, 8)}${from}, which ${run.commit.slice(0, 8)} does not contain${names === '' ? '' : ` (${names})`}`;
}

function prefixOf({ update, file }: AppliedEdit): string {
  return update.service === undefined || update.service === file ? '' : `${subjectOf(update)}: `;
}

/** `cannot tell whether 1a2b3c4d in values/web1.yaml is newer: …` */
function unknownOrder({ file, image }: AppliedEdit, { notes }: SourceFacts): string {
  const { tag, digest } = splitImage(image?.oldImage ?? '');
  const why =
    notes.length === 0
      ? `the last ${depths.at(-1)} commits of the GitOps repository do not say what it was built from`
      : notes.join('; ');
  return `cannot tell whether ${tag ?? digest ?? 'what is'} in ${file} is newer: ${why}`;
}

export function refusal(
  edit: AppliedEdit,
  outcome: OrderOutcome & { readonly do: 'refuse' },
  { facts, run }: Pick<OrderingRequest, 'facts' | 'run'>,
): Failure {
  const { code, because, by } = outcome;
  const mine = `this run is of ${run.commit.slice(0, 8)}`;
  if (because === 'unknown') {
    const problem = `${prefixOf(edit)}${unknownOrder(edit, facts)} (${mine})`;
    const hint =
      'Let the job read the monorepo (a token that may read it, or `fetch-depth: 0`), use tags that name the commit (`{sha8}`), or `on-older: skip` or `apply` for this once.';
    return new Failure('refused', code, problem, { hint });
  }
  const message = `${describeSupersession({ edit, because, by: by ?? '' })} (${mine})`;
  return new Failure('refused', code, message, { hint: waysBack(because, by) });
}

/** @param by the commit in place, where that is what holds the run back; else the one at hand, or the one taken back */
function waysBack(because: Superseded, by: string | undefined): string {
  const onPurpose = 'deploy this commit with `on-older: apply`; either way it holds until the content changes.';
  switch (because) {
    case 'closed':
    case 'stopped':
      return 'Open the branch or request again and push to it, or start a new pipeline: that makes the environment anew.';
    case 'dropped':
      return `Run the pipeline of what the branch, tag or request has now. To go back on purpose: run \`bump-image-tag\` with \`rollback\` (and the \`tag\` to go back to), or ${onPurpose}`;
    case 'taken-back':
      return 'To bring it back on purpose: run `deploy` with the service by its name (`services`), or with `on-older: apply`.';
    default:
  }
  const what = by !== undefined && isObjectName(by) ? ` (${by.slice(0, 8)} is in place)` : '';
  return `To go back on purpose${what}: run \`bump-image-tag\` with \`rollback\` (and the \`tag\` to go back to), or ${onPurpose}`;
}
