/** The facts of the decision, from the records of the GitOps repository and from the source. */
import type { Deployed, PlaceState } from '../bump/record/place-state.ts';
import { sameRepository } from '../git/repository.ts';
import type { ObjectId } from '../git/transport.ts';
import { type Tombstone, tombstoneFacts } from '../review/tombstone.ts';
import type { SourceFacts } from '../source/source-facts.ts';
import type { Asked, InPlace, OrderFacts, Question } from './decision.ts';
import { compareVersions } from './version.ts';

/** The run, as the decision knows it. */
export interface RunIdentity {
  /** The commit at hand. */
  readonly commit: ObjectId;
  /** Full name of its source's ref. */
  readonly ref: string | undefined;
  /** The monorepo: URL, or `owner/name`. */
  readonly repository: string;
  /** URL of the pipeline. */
  readonly pipeline: string | undefined;
  /** Milliseconds since the epoch. */
  readonly pipelineCreatedAt: number | undefined;
  readonly asked: Asked;
}

export function inPlaceOf({ holds, came, pipelineIsOurs }: PlaceState): InPlace {
  if (holds === 'nothing') return { kind: holds };
  if (typeof holds === 'string') return { kind: holds, pipelineIsOurs };
  const { commit, content, configuration } = holds;
  return { kind: 'ours', commit, content, configuration, came, pipelineIsOurs };
}

/**
 * @param content key of the image that is to be written; undefined: values alone are, or it is not known
 * @param review undefined in a lasting environment, which no request closes
 */
export function orderFacts(
  state: PlaceState,
  content: string | undefined,
  run: RunIdentity,
  review: { readonly tombstone: Tombstone | undefined; readonly sawTombstone: boolean } | undefined,
): OrderFacts {
  const { asked, commit } = run;
  const facts = { asked, candidate: { commit, content }, inPlace: inPlaceOf(state), takenBack: state.takenBack };
  if (review === undefined) return { ...facts, closed: 'no' };
  return { ...facts, tombstone: review.tombstone && tombstoneOf(review.tombstone, run, review.sawTombstone) };
}

function tombstoneOf(tombstone: Tombstone, { pipelineCreatedAt, asked }: RunIdentity, sawTombstone: boolean) {
  const facts = tombstoneFacts(tombstone, { came: sawTombstone ? 'before' : 'meanwhile', pipelineCreatedAt });
  // A later job of a pipeline that was under way sees the tombstone at once.
  const underWay = facts.pipelineIsNewer === 'no' && asked.by !== 'person';
  return underWay ? { ...facts, came: 'meanwhile' as const } : facts;
}

/** Answers the questions of the decision about one place. */
export function answersFrom(
  facts: SourceFacts,
  run: RunIdentity,
  { holds }: PlaceState,
): (question: Question, known: OrderFacts) => Promise<OrderFacts> {
  const inPlace = typeof holds === 'string' ? undefined : holds;
  const withInPlace = (known: OrderFacts, more: object): OrderFacts => ({
    ...known,
    inPlace: { ...known.inPlace, ...more } as InPlace,
  });
  return async (question, known) => {
    switch (question.ask) {
      case 'closed':
        return { ...known, closed: await facts.closed() };
      case 'on':
        return { ...known, candidate: { ...known.candidate, on: await facts.on() } };
      case 'relation':
        return { ...known, relation: inPlace ? await facts.relation(run.commit, inPlace.commit) : 'unknown' };
      case 'source':
        return withInPlace(known, { source: inPlace ? await sourceOf(facts, run, inPlace) : 'unknown' });
      case 'line':
        return withInPlace(known, { line: inPlace ? await facts.line(inPlace) : 'unknown' });
      case 'version':
        return { ...known, version: compareVersions(run.ref, inPlace?.ref) };
      case 'takenBack': {
        const takenBack = await Promise.all(
          known.takenBack.map(async (back, index) =>
            index === question.index ? { ...back, relation: await relationTo(facts, run, back.commit) } : back,
          ),
        );
        return { ...known, takenBack };
      }
    }
  };
}

async function relationTo(facts: SourceFacts, { commit }: RunIdentity, other: string) {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(other) ? facts.relation(commit, other) : 'unknown';
}

/** The same full ref of this monorepo. Its name proves nothing: it may have been renamed, or be spelled in another way. */
async function sourceOf(
  facts: SourceFacts,
  { ref, repository }: RunIdentity,
  inPlace: Deployed,
): Promise<'same' | 'other' | 'unknown'> {
  if (ref === undefined || inPlace.ref === undefined) return 'unknown';
  if (ref !== inPlace.ref) return 'other';
  if (inPlace.repository === undefined || sameRepository(inPlace.repository, repository)) return 'same';
  const found = await facts.has(inPlace.commit);
  return found === 'yes' ? 'same' : found === 'no' ? 'other' : 'unknown';
}
