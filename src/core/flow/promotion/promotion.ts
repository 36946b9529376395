/**
 * Which image a promotion takes: never "whatever runs there", but one that the source environment runs or ran, that was not
 * taken back there, and that was made from the very content that the commit at hand has (semantics §3).
 */
import type { Deployed } from '../../bump/record/place-state.ts';
import { depths } from '../../bump/record/write-record.ts';
import { Failure } from '../../failure.ts';
import { isObjectName } from '../../git/commit.ts';
import type { Snapshot } from '../../git/snapshot.ts';
import type { ObjectId, Transport } from '../../git/transport.ts';
import { splitImage } from '../../image/reference.ts';
import { type AffectedReason, describeReason } from '../../monorepo/affected.ts';
import type { Deadline } from '../../net/deadline.ts';
import type { Clock, Log } from '../../ports.ts';
import type { SourceFacts } from '../../source/source-facts.ts';
import type { PromotedImage } from '../images.ts';
import { inParallel } from '../in-parallel.ts';
import { isComparable } from '../keys.ts';
import { historyOf } from '../ordering.ts';
import { type AskGate, candidateOf, readSource, type SourcePlace, type SourceQuestion } from './source-place.ts';

export type Promotion =
  | { readonly result: 'promoted'; readonly image: PromotedImage }
  /** The source environment gets this content soon: its own line has it. */
  | { readonly result: 'awaited'; readonly why: string }
  /** The source environment runs nothing, and nothing is on its way there. */
  | { readonly result: 'nothing'; readonly why: string }
  /** A scheduled run finds that it is not due: the next one asks again. */
  | { readonly result: 'held'; readonly why: string }
  /** `held`: by the gate, why. */
  | { readonly result: 'refused'; readonly failure: Failure; readonly held?: string };

interface PromotionRequest extends SourceQuestion {
  /** Content key at the commit at hand, under the source environment's build settings. */
  readonly content: string;
  /** The same under the settings of the environments that it takes images from in turn: the label may be of their build. */
  readonly upstream?: readonly string[];
  /** Name of the environment to promote from. */
  readonly from: string;
  /** Tips of the branches and tags that feed the source environment, as far as they are known. */
  readonly lineTips: readonly ObjectId[];
}

/** What an image in a registry is now. */
export interface RegistryImage {
  readonly digest: string;
  /** The content key of its label. */
  readonly content: string | undefined;
  /** Found again by what its Dockerfile reads (`unless-changed`), so the label is of the content that it was built for first. */
  readonly isShared: boolean;
}

interface PromotionPorts {
  readonly facts: Pick<SourceFacts, 'relation' | 'commitOf' | 'notes'>;
  /** Whether the service at a commit is what it is at hand; for deployments without a key of this version. */
  sameContent(
    service: string,
    deployed: { readonly image: string | undefined; readonly commit: string },
  ): Promise<'yes' | 'no' | 'unknown'>;
  /** What changed of the service since a commit. */
  changedSince(service: string, commit: ObjectId): Promise<readonly AffectedReason[]>;
  /** Undefined: it may at once. */
  readonly gate?: AskGate | undefined;
  /** A schedule started this run: it does not wait, and ends well with what is not due. */
  readonly isScheduled?: boolean;
  /** What an image is now, where a record alone tells of it; undefined where there is none, or it cannot be asked. */
  imageNow(reference: string): Promise<RegistryImage | undefined>;
}

interface AwaitedPromotions {
  readonly transport: Transport;
  /** Reads the GitOps repository as it is now. */
  readonly atTip: <T>(read: (snapshot: Snapshot) => Promise<T>) => Promise<T>;
  /** Name of the environment to promote from. */
  readonly from: string;
  readonly candidate: ObjectId;
  readonly services: readonly Pick<PromotionRequest, 'service' | 'content' | 'upstream'>[];
  /** Called before each look: a branch may move on while it is waited for. */
  readonly lineTips: () => Promise<readonly ObjectId[]>;
}

/** Between two looks at the GitOps repository, in milliseconds. */
const lookPause = 5_000;

/**
 * The promotion of each service. What is on its way to the source environment is waited for, because the pipelines of both
 * environments run side by side.
 *
 * @throws Failure timed out `PROMOTION_AWAITED`
 */
export async function awaitPromotions(
  { transport, atTip, from, candidate, services, lineTips }: AwaitedPromotions,
  ports: PromotionPorts & { readonly clock: Clock; readonly deadline: Deadline; readonly log: Log },
): Promise<ReadonlyMap<string, Promotion>> {
  const { clock, deadline, log } = ports;
  const found = new Map<string, Promotion>();
  for (let said = false; ; said = true) {
    const tips = await lineTips();
    await atTip(async (snapshot) => {
      const open = services.filter(({ service }) => (found.get(service.service)?.result ?? 'awaited') === 'awaited');
      if (snapshot.commit) transport.expectHistory(snapshot.commit, depths[0] ?? 0);
      const history = historyOf(transport, snapshot.commit);
      const requests = open.map((each) => ({ ...each, transport, snapshot, history, candidate, from, lineTips: tips }));
      for (const { service, promotion } of await promotionsOf(requests, ports)) found.set(service, promotion);
    });
    const awaited = [...found.values()].flatMap((each) => (each.result === 'awaited' ? [each.why] : []));
    if (awaited.length === 0) return found;
    if (!said) for (const why of awaited) log.info(`${why}; waiting for it`);
    if (deadline.remaining() <= lookPause) {
      throw new Failure('timed-out', 'PROMOTION_AWAITED', awaited.join('\n'), {
        hint: `Look at the pipeline that deploys to ${from}, and run this one again, or raise timeout.`,
      });
    }
    await log.during(awaited.join('; '), () => clock.sleep(lookPause));
  }
}

/** Deployments whose images or commits are asked because their records do not tell enough, newest first. */
const mostAsked = 3;

/** A few small requests each. */
const servicesAtOnce = 8;

/** What is read of Git together costs as many requests as one; each image is asked by itself. */
async function promotionsOf(
  requests: readonly PromotionRequest[],
  ports: PromotionPorts,
): Promise<readonly { readonly service: string; readonly promotion: Promotion }[]> {
  const read = async (request: PromotionRequest) => ({ request, ...(await readSource(request, ports.facts)) });
  const places = await Promise.all(requests.map(read));
  const tasks = places.map((place) => ({
    name: place.request.service.service,
    run: async () => ({ place, found: await firstEqual(place, ports) }),
  }));
  const answers = await inParallel(tasks, { atOnce: servicesAtOnce, code: 'PROMOTION_FAILED' });
  const promotions: { service: string; promotion: Promotion }[] = [];
  // One after the other: the answers about the source are shared.
  for (const { place, found } of answers) {
    const promotion =
      found.image === undefined ? await without(place, found, ports) : await throughGate(place, found, ports);
    promotions.push({ service: place.request.service.service, promotion });
  }
  return promotions;
}

interface ReadSource extends SourcePlace {
  readonly request: PromotionRequest;
}

interface Found {
  readonly image?: PromotedImage | undefined;
  /** The deployment that has it. */
  readonly of?: Deployed | undefined;
  /** It has the content by its record, but nothing proves what its tag names now. */
  readonly unproven?: string | undefined;
  /** It has the content by its record, and another one by its own label. */
  readonly contradicted?: Deployed | undefined;
}

async function firstEqual(
  { request, state, inFile, deployments }: ReadSource,
  { sameContent, imageNow }: PromotionPorts,
): Promise<Found> {
  const { content, upstream = [] } = request;
  const takenBack = state?.takenBack ?? [];
  const isTakenBack = (each: Deployed) =>
    takenBack.some(
      (back) =>
        back.commit === each.commit ||
        back.commit === each.builtFrom ||
        back.content === content ||
        upstream.includes(back.content ?? ''),
    );
  const isLabelled = ({ content: label }: RegistryImage) => label === content || upstream.includes(label ?? '');
  const contradicts = (now: RegistryImage) => isComparable(now.content, content) && !isLabelled(now) && !now.isShared;
  let unproven: string | undefined;
  let contradicted: Deployed | undefined;
  let asked = 0;
  let contradictions = 0;
  for (const each of deployments) {
    if (each.image === undefined || isTakenBack(each)) continue;
    const { image, builtFrom } = each;
    const { repository, tag, digest } = splitImage(image);
    const isKnown = isComparable(each.content, content);
    // What was promoted there is recorded by the key of where it was built, whose image may have another registry.
    if (isKnown ? each.content !== content && !upstream.includes(each.content ?? '') : asked >= mostAsked) continue;
    if (!isKnown) {
      asked += 1;
      if ((await sameContent(request.service.service, { image, commit: builtFrom })) !== 'yes') continue;
    }
    if (digest !== undefined) {
      // A record is a commit message, which may say anything: what the file has is what runs. The label of a deployment
      // without a key was compared above.
      if (isKnown && digest !== splitImage(inFile ?? '').digest) {
        if (contradictions >= mostAsked) continue;
        const now = await imageNow(image);
        if (now !== undefined && contradicts(now)) {
          contradictions += 1;
          contradicted ??= each;
          continue;
        }
      }
      return { image: { reference: `${repository}@${digest}`, tag, builtFrom }, of: each };
    }
    // Tags move: the label of what this one names now has to say the same.
    if (isKnown && asked >= mostAsked) continue;
    if (isKnown) asked += 1;
    const now = await imageNow(image);
    if (now !== undefined && isLabelled(now)) {
      return { image: { reference: `${repository}@${now.digest}`, tag, builtFrom }, of: each };
    }
    unproven ??= image;
  }
  return { unproven, contradicted };
}

/** The image is there; whether it may come. */
async function throughGate(
  place: ReadSource,
  { image, of }: Found,
  { gate, isScheduled = false }: PromotionPorts,
): Promise<Promotion> {
  if (image === undefined || of === undefined) throw new Error('there is no image to promote');
  const found = (await gate?.(candidateOf(place.request.service.service, place.deployments, of))) ?? { is: 'open' };
  if (found.is === 'open') return { result: 'promoted', image };
  const { from, service } = place.request;
  const why = `${service.service}: ${found.why}`;
  if (isScheduled) return { result: 'held', why: found.why };
  // Its pipeline runs beside this one.
  if (found.is === 'later' && found.at === undefined) return { result: 'awaited', why };
  const next =
    found.is === 'later'
      ? 'A scheduled run promotes it then, or this one when it is run again.'
      : `Run this again when it is well in ${from}.`;
  const failure = new Failure('refused', 'PROMOTION_NOT_DUE', why, {
    hint: `${next} To go past ${from} (a hotfix), build it here with \`promotion: build\`.`,
  });
  return { result: 'refused', failure, held: found.why };
}

/** Nothing fits: it comes soon, there is nothing to promote, or this content has never been where it has to be first. */
async function without(
  { request, state }: ReadSource,
  { unproven, contradicted }: Found,
  ports: PromotionPorts,
): Promise<Promotion> {
  const inPlace = typeof state?.holds === 'object' ? state.holds : undefined;
  const { content, candidate, from, lineTips } = request;
  const { service } = request.service;
  const back = state?.takenBack.find((each) => each.content === content || each.commit === candidate);
  if (back === undefined) {
    for (const tip of lineTips) {
      if (!(await isOnItsWay(tip, inPlace, request, ports))) continue;
      const why = `${from} does not run ${service} of ${tip.slice(0, 8)} yet`;
      return ports.gate !== undefined && ports.isScheduled === true
        ? { result: 'held', why }
        : { result: 'awaited', why };
    }
  }
  if (inPlace === undefined && back === undefined && unproven === undefined && contradicted === undefined) {
    return { result: 'nothing', why: `${from} runs no image of ${service} yet, so there is nothing to promote` };
  }
  const failure = await refusal(inPlace, { back: back?.commit, unproven, contradicted }, request, ports);
  // Every schedule would fail, and what is due of other services would not come.
  return ports.gate !== undefined && ports.isScheduled === true
    ? { result: 'held', why: failure.message.replace(`${service}: `, '') }
    : { result: 'refused', failure };
}

/** Whether the environment gets the content when it gets to this tip of its line. */
async function isOnItsWay(
  tip: ObjectId,
  inPlace: Deployed | undefined,
  { service: { service }, content, candidate }: PromotionRequest,
  { facts, sameContent }: PromotionPorts,
): Promise<boolean> {
  // What it has by its records already it does not get again.
  if (tip === inPlace?.commit || content === inPlace?.content) return false;
  const relation = await facts.relation(candidate, tip);
  if (relation === 'same') return true;
  if ((await sameContent(service, { image: undefined, commit: tip })) === 'yes') return true;
  // Its own pipeline may come before that of the tip, unless the environment has passed it.
  if (relation !== 'contained') return false;
  return inPlace === undefined || (await facts.relation(candidate, inPlace.commit)) !== 'contained';
}

async function refusal(
  inPlace: Deployed | undefined,
  { back, unproven, contradicted }: { readonly back: string | undefined } & Found,
  { service: { service }, candidate, from }: PromotionRequest,
  { changedSince, facts }: PromotionPorts,
): Promise<Failure> {
  const mine = candidate.slice(0, 8);
  const runs = inPlace === undefined ? 'runs no image of it' : `runs ${inPlace.builtFrom.slice(0, 8)}`;
  const refused = (problem: string, hint: string) =>
    new Failure('refused', 'PROMOTION_SOURCE', `${service}: ${problem}`, {
      hint: `${hint} To go past ${from} (a hotfix), build it here with \`promotion: build\`.`,
    });
  // Of the same commit the file would not change, and nothing would be recorded.
  const recordAnew = `Deploy it to ${from} by its name from another commit (an empty one will do), so that its digest is recorded.`;
  if (back !== undefined) {
    const problem = `what ${mine} has was taken back in ${from} (${shortened(back)}), which ${runs}`;
    return refused(problem, `Deploy it to ${from} again, by its name, when it is good after all.`);
  }
  if (contradicted !== undefined) {
    const { image, recordedBy } = contradicted;
    const record =
      recordedBy === undefined ? 'the GitOps repository' : `${recordedBy.slice(0, 8)} of the GitOps repository`;
    const problem = `by ${record} ${from} has what ${mine} has as ${image}, but the label of that image says that it was made of something else`;
    return refused(problem, `Look who made that commit. ${recordAnew}`);
  }
  if (unproven !== undefined) {
    const problem = `${from} has what ${mine} has as ${unproven}, but neither a digest in the GitOps repository nor a label of the image proves what that tag names now`;
    return refused(problem, recordAnew);
  }
  const [change] = inPlace === undefined ? [] : await changedSince(service, inPlace.builtFrom);
  const differs = change === undefined ? '' : `; ${describeReason(service, change)} since`;
  const unknown =
    facts.notes.length === 0 ? '' : `, and whether it is on its way is not known: ${facts.notes.join('; ')}`;
  return refused(`${from} ${runs} and has not run what ${mine} has${differs}${unknown}`, `Deploy it to ${from} first.`);
}

/** Where no commit is known an image is. */
function shortened(commit: string): string {
  return isObjectName(commit) ? commit.slice(0, 8) : commit;
}
