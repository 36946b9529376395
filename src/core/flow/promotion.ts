/**
 * Which image a promotion takes: never "whatever runs there", but one that the source environment runs or ran, that was not
 * taken back there, and that was made from the very content that the commit at hand has (semantics §3).
 */
import { type AppliedEdit, applyUpdates } from '../bump/apply.ts';
import { type Deployed, deploymentsOf, type PlaceState, readPlace } from '../bump/place-state.ts';
import { depths } from '../bump/write-record.ts';
import { Failure } from '../failure.ts';
import { isObjectName } from '../git/commit.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { splitImage } from '../image/reference.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Clock, Log } from '../ports.ts';
import type { SourceFacts } from '../source/source-facts.ts';
import type { PromotedImage } from './images.ts';
import { isComparable } from './keys.ts';
import { historyOf } from './ordering.ts';
import { anyImage, type ServiceDeployment } from './service-deployment.ts';

export type Promotion =
  | { readonly result: 'promoted'; readonly image: PromotedImage }
  /** The source environment gets this content soon: its own line has it. */
  | { readonly result: 'awaited'; readonly why: string }
  /** The source environment runs nothing, and nothing is on its way there. */
  | { readonly result: 'nothing'; readonly why: string }
  | { readonly result: 'refused'; readonly failure: Failure };

interface PromotionRequest {
  readonly transport: Transport;
  /** The GitOps branch as it is now. */
  readonly snapshot: Snapshot;
  /** The service as the source environment deploys it. */
  readonly service: ServiceDeployment;
  /** Content key at the commit at hand, under the source environment's build settings. */
  readonly content: string;
  readonly candidate: ObjectId;
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
}

interface PromotionPorts {
  readonly facts: Pick<SourceFacts, 'relation' | 'commitOf' | 'notes'>;
  /** Whether the service at a commit is what it is at hand; for deployments without a key of this version. */
  sameContent(
    service: string,
    deployed: { readonly image: string | undefined; readonly commit: string },
  ): Promise<'yes' | 'no' | 'unknown'>;
  /** What changed of the service since a commit, in words. */
  changedSince(service: string, commit: ObjectId): Promise<readonly string[]>;
  /** What an image is now, for records that hold no digest; undefined where there is none, or it cannot be asked. */
  imageNow(reference: string): Promise<RegistryImage | undefined>;
}

interface AwaitedPromotions {
  readonly transport: Transport;
  /** Reads the GitOps repository as it is now. */
  readonly atTip: <T>(read: (snapshot: Snapshot) => Promise<T>) => Promise<T>;
  /** Name of the environment to promote from. */
  readonly from: string;
  readonly candidate: ObjectId;
  readonly services: readonly Pick<PromotionRequest, 'service' | 'content'>[];
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
      for (const each of services) {
        if ((found.get(each.service.service)?.result ?? 'awaited') !== 'awaited') continue;
        const request = { ...each, transport, snapshot, candidate, from, lineTips: tips };
        found.set(each.service.service, await promotionOf(request, ports));
      }
    });
    const awaited = [...found.values()].flatMap((each) => (each.result === 'awaited' ? [each.why] : []));
    if (awaited.length === 0) return found;
    if (!said) for (const why of awaited) log.info(`${why}; waiting for it`);
    if (deadline.remaining() <= lookPause) {
      throw new Failure('timed-out', 'PROMOTION_AWAITED', awaited.join('\n'), {
        hint: `Look at the pipeline that deploys to ${from}, and run this one again, or raise timeout.`,
      });
    }
    await clock.sleep(lookPause);
  }
}

/** Deployments whose images or commits are asked because their records do not tell enough, newest first. */
const mostAsked = 3;

async function promotionOf(request: PromotionRequest, ports: PromotionPorts): Promise<Promotion> {
  const { transport, snapshot, service: deployment, candidate } = request;
  const history = historyOf(transport, snapshot.commit);
  const edit = await placeOf(snapshot, deployment);
  const question = { transport, history, seen: undefined, candidate, pipeline: undefined };
  const commitOf = (digits: string) => ports.facts.commitOf(digits);
  const state = edit && (await readPlace({ ...question, edit, commitOf }));
  const deployments = edit === undefined ? [] : deploymentsOf(await history(depths[0] ?? 0), edit);
  const inPlace = inPlaceOf(state, edit);
  const earlier = deployments.filter(({ recordedBy }) => recordedBy !== inPlace[0]?.recordedBy);
  const found = await firstEqual([...inPlace, ...earlier], state, request, ports);
  if (found.image !== undefined) return { result: 'promoted', image: found.image };
  return without(typeof state?.holds === 'object' ? state.holds : undefined, state, found.unproven, request, ports);
}

async function placeOf(snapshot: Snapshot, deployment: ServiceDeployment): Promise<AppliedEdit | undefined> {
  const { edits } = await applyUpdates(snapshot, deployment.updates(anyImage));
  return edits.find(({ image }) => image !== undefined);
}

/** What runs now counts first; its tag may tell it where no record does. */
function inPlaceOf(state: PlaceState | undefined, edit: AppliedEdit | undefined): readonly Deployed[] {
  if (state === undefined || typeof state.holds === 'string') return [];
  return [{ ...state.holds, image: state.holds.image ?? edit?.image?.oldImage }];
}

interface Found {
  readonly image?: PromotedImage;
  /** It has the content by its record, but nothing proves what its tag names now. */
  readonly unproven?: string;
}

async function firstEqual(
  deployments: readonly Deployed[],
  state: PlaceState | undefined,
  { service: { service }, content }: PromotionRequest,
  { sameContent, imageNow }: PromotionPorts,
): Promise<Found> {
  const takenBack = state?.takenBack ?? [];
  const isTakenBack = (each: Deployed) =>
    takenBack.some((back) => back.commit === each.commit || back.commit === each.builtFrom || back.content === content);
  let unproven: string | undefined;
  let asked = 0;
  for (const each of deployments) {
    if (each.image === undefined || isTakenBack(each)) continue;
    const { image, builtFrom } = each;
    const { repository, tag, digest } = splitImage(image);
    const isKnown = isComparable(each.content, content);
    if (isKnown ? each.content !== content : asked >= mostAsked) continue;
    if (!isKnown) {
      asked += 1;
      if ((await sameContent(service, { image, commit: builtFrom })) !== 'yes') continue;
    }
    if (digest !== undefined) return { image: { reference: `${repository}@${digest}`, tag, builtFrom } };
    // Tags move: the label of what this one names now has to say the same.
    if (isKnown && asked >= mostAsked) continue;
    if (isKnown) asked += 1;
    const now = await imageNow(image);
    if (now?.content === content) return { image: { reference: `${repository}@${now.digest}`, tag, builtFrom } };
    unproven ??= image;
  }
  return unproven === undefined ? {} : { unproven };
}

/** Nothing fits: it comes soon, there is nothing to promote, or this content has never been where it has to be first. */
async function without(
  inPlace: Deployed | undefined,
  state: PlaceState | undefined,
  unproven: string | undefined,
  request: PromotionRequest,
  ports: PromotionPorts,
): Promise<Promotion> {
  const { content, candidate, from, lineTips } = request;
  const { service } = request.service;
  const back = state?.takenBack.find((each) => each.content === content || each.commit === candidate);
  if (back === undefined) {
    for (const tip of lineTips) {
      if (!(await isOnItsWay(tip, inPlace, request, ports))) continue;
      return { result: 'awaited', why: `${from} does not run ${service} of ${tip.slice(0, 8)} yet` };
    }
  }
  if (inPlace === undefined && back === undefined && unproven === undefined) {
    return { result: 'nothing', why: `${from} runs no image of ${service} yet, so there is nothing to promote` };
  }
  return { result: 'refused', failure: await refusal(inPlace, { back: back?.commit, unproven }, request, ports) };
}

/** Whether the environment gets the content when it gets to this tip of its line. */
async function isOnItsWay(
  tip: ObjectId,
  inPlace: Deployed | undefined,
  { service: { service }, candidate }: PromotionRequest,
  { facts, sameContent }: PromotionPorts,
): Promise<boolean> {
  if (tip === inPlace?.commit) return false;
  const relation = await facts.relation(candidate, tip);
  if (relation === 'same') return true;
  if ((await sameContent(service, { image: undefined, commit: tip })) === 'yes') return true;
  // Its own pipeline may come before that of the tip, unless the environment has passed it.
  if (relation !== 'contained') return false;
  return inPlace === undefined || (await facts.relation(candidate, inPlace.commit)) !== 'contained';
}

async function refusal(
  inPlace: Deployed | undefined,
  { back, unproven }: { readonly back: string | undefined; readonly unproven: string | undefined },
  { service: { service }, candidate, from }: PromotionRequest,
  { changedSince, facts }: PromotionPorts,
): Promise<Failure> {
  const mine = candidate.slice(0, 8);
  const runs = inPlace === undefined ? 'runs no image of it' : `runs ${inPlace.builtFrom.slice(0, 8)}`;
  const refused = (problem: string, hint: string) =>
    new Failure('refused', 'PROMOTION_SOURCE', `${service}: ${problem}`, {
      hint: `${hint} To go past ${from} (a hotfix), build it here with \`promotion: build\`.`,
    });
  if (back !== undefined) {
    const problem = `what ${mine} has was taken back in ${from} (${shortened(back)}), which ${runs}`;
    return refused(problem, `Deploy it to ${from} again, by its name, when it is good after all.`);
  }
  if (unproven !== undefined) {
    const problem = `${from} has what ${mine} has as ${unproven}, but neither a digest in the GitOps repository nor a label of the image proves what that tag names now`;
    return refused(problem, `Deploy it to ${from} again, so that its digest is recorded.`);
  }
  const [change] = inPlace === undefined ? [] : await changedSince(service, inPlace.builtFrom);
  const differs = change === undefined ? '' : `; ${change} since`;
  const unknown =
    facts.notes.length === 0 ? '' : `, and whether it is on its way is not known: ${facts.notes.join('; ')}`;
  return refused(`${from} ${runs} and has not run what ${mine} has${differs}${unknown}`, `Deploy it to ${from} first.`);
}

/** Where no commit is known an image is. */
function shortened(commit: string): string {
  return isObjectName(commit) ? commit.slice(0, 8) : commit;
}
