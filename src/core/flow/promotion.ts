/**
 * Which image a promotion takes: never "whatever runs there", but one that the source environment runs or ran, that was not
 * taken back there, and that was made from the very content that the commit at hand has (semantics §3).
 */
import { type AppliedEdit, applyUpdates } from '../bump/apply.ts';
import { type Deployed, deploymentsOf, type PlaceState, readPlace } from '../bump/place-state.ts';
import { depths } from '../bump/write-record.ts';
import { Failure } from '../failure.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { splitImage } from '../image/reference.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Clock, Log } from '../ports.ts';
import type { SourceFacts } from '../source/source-facts.ts';
import type { PromotedImage } from './images.ts';
import { isComparable } from './keys.ts';
import { historyOf } from './ordering.ts';
import type { ServiceDeployment } from './service-deployment.ts';

export type Promotion =
  | { readonly result: 'promoted'; readonly image: PromotedImage }
  /** The source environment gets this content soon: its own line has it. */
  | { readonly result: 'awaited'; readonly why: string }
  /** The source environment runs nothing, and nothing is on its way there. */
  | { readonly result: 'nothing'; readonly why: string }
  | { readonly result: 'refused'; readonly failure: Failure };

export interface PromotionRequest {
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
  /** Tip of the branch that feeds the source environment; undefined where it is fed by no single branch, or not known. */
  readonly lineTip: ObjectId | undefined;
}

export interface PromotionPorts {
  readonly facts: Pick<SourceFacts, 'relation' | 'commitOf'>;
  /** Whether the service at a commit is what it is at hand; for deployments without a key of this version. */
  sameContent(
    service: string,
    deployed: { readonly image: string | undefined; readonly commit: string },
  ): Promise<'yes' | 'no' | 'unknown'>;
  /** What changed of the service since a commit, in words. */
  changedSince(service: string, commit: ObjectId): Promise<readonly string[]>;
}

interface AwaitedPromotions {
  readonly transport: Transport;
  /** Reads the GitOps repository as it is now. */
  readonly atTip: <T>(read: (snapshot: Snapshot) => Promise<T>) => Promise<T>;
  /** Name of the environment to promote from. */
  readonly from: string;
  readonly candidate: ObjectId;
  readonly services: readonly Pick<PromotionRequest, 'service' | 'content'>[];
  readonly lineTip: () => Promise<ObjectId | undefined>;
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
  { transport, atTip, from, candidate, services, lineTip }: AwaitedPromotions,
  ports: PromotionPorts & { readonly clock: Clock; readonly deadline: Deadline; readonly log: Log },
): Promise<ReadonlyMap<string, Promotion>> {
  const { clock, deadline, log } = ports;
  const found = new Map<string, Promotion>();
  const tip = await lineTip();
  for (let said = false; ; said = true) {
    await atTip(async (snapshot) => {
      for (const each of services) {
        if ((found.get(each.service.service)?.result ?? 'awaited') !== 'awaited') continue;
        const request = { ...each, transport, snapshot, candidate, from, lineTip: tip };
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

/** Deployments without a key whose images are asked, newest first. */
const mostAsked = 3;

export async function promotionOf(request: PromotionRequest, ports: PromotionPorts): Promise<Promotion> {
  const { transport, snapshot, service: deployment, candidate } = request;
  const { service } = deployment;
  const history = historyOf(transport, snapshot.commit);
  const edit = await placeOf(snapshot, deployment);
  const question = { transport, history, seen: undefined, candidate, pipeline: undefined };
  const commitOf = (digits: string) => ports.facts.commitOf(digits);
  const state = edit && (await readPlace({ ...question, edit, commitOf }));
  const deployments = edit === undefined ? [] : deploymentsOf(await history(depths[0] ?? 0), edit);
  const found = await firstEqual([...inPlaceOf(state, edit), ...deployments], state, request, ports);
  if (found?.image !== undefined) {
    const { repository, tag, digest } = splitImage(found.image);
    const reference = digest === undefined ? `${repository}:${tag}` : `${repository}@${digest}`;
    return { result: 'promoted', image: { reference, tag, builtFrom: found.builtFrom } };
  }
  return without(typeof state?.holds === 'object' ? state.holds : undefined, state, service, request, ports);
}

async function placeOf(snapshot: Snapshot, deployment: ServiceDeployment): Promise<AppliedEdit | undefined> {
  const { edits } = await applyUpdates(snapshot, deployment.updates({ tag: 'unset', digest: undefined }));
  return edits.find(({ image }) => image !== undefined);
}

/** What runs now counts first; its tag may tell it where no record does. */
function inPlaceOf(state: PlaceState | undefined, edit: AppliedEdit | undefined): readonly Deployed[] {
  if (state === undefined || typeof state.holds === 'string') return [];
  return [{ ...state.holds, image: state.holds.image ?? edit?.image?.oldImage }];
}

async function firstEqual(
  deployments: readonly Deployed[],
  state: PlaceState | undefined,
  { service: { service }, content }: PromotionRequest,
  { sameContent }: PromotionPorts,
): Promise<Deployed | undefined> {
  const takenBack = state?.takenBack ?? [];
  const isTakenBack = (each: Deployed) =>
    takenBack.some((back) => back.commit === each.commit || back.commit === each.builtFrom || back.content === content);
  let asked = 0;
  for (const each of deployments) {
    if (each.image === undefined || isTakenBack(each)) continue;
    if (isComparable(each.content, content)) {
      if (each.content === content) return each;
    } else if (asked < mostAsked) {
      asked += 1;
      if ((await sameContent(service, { image: each.image, commit: each.builtFrom })) === 'yes') return each;
    }
  }
  return undefined;
}

/** Nothing fits: it comes soon, there is nothing to promote, or this content has never been where it has to be first. */
async function without(
  inPlace: Deployed | undefined,
  state: PlaceState | undefined,
  service: string,
  { content, candidate, from, lineTip }: PromotionRequest,
  { facts, sameContent, changedSince }: PromotionPorts,
): Promise<Promotion> {
  const back = state?.takenBack.find((each) => each.content === content || each.commit === candidate);
  const isAhead = lineTip !== undefined && lineTip !== inPlace?.commit;
  if (back === undefined && isAhead) {
    const isOnLine = ['same', 'contained'].includes(await facts.relation(candidate, lineTip));
    const isEqual = isOnLine || (await sameContent(service, { image: undefined, commit: lineTip })) === 'yes';
    if (isEqual) return { result: 'awaited', why: `${from} does not run ${service} of ${lineTip.slice(0, 8)} yet` };
  }
  if (inPlace === undefined && back === undefined) {
    return { result: 'nothing', why: `${from} runs no image of ${service} yet, so there is nothing to promote` };
  }
  return {
    result: 'refused',
    failure: await refusal(inPlace, back?.commit, { service, candidate, from }, changedSince),
  };
}

async function refusal(
  inPlace: Deployed | undefined,
  takenBack: string | undefined,
  { service, candidate, from }: { readonly service: string; readonly candidate: ObjectId; readonly from: string },
  changedSince: PromotionPorts['changedSince'],
): Promise<Failure> {
  const mine = candidate.slice(0, 8);
  const runs = inPlace === undefined ? 'runs no image of it' : `runs ${inPlace.builtFrom.slice(0, 8)}`;
  const [change] = inPlace === undefined ? [] : await changedSince(service, inPlace.builtFrom);
  const differs = change === undefined ? '' : `; ${change} since`;
  const problem =
    takenBack === undefined
      ? `${service}: ${from} ${runs} and has not run what ${mine} has${differs}`
      : `${service}: what ${mine} has was taken back in ${from} (${takenBack.slice(0, 8)}), which ${runs}`;
  return new Failure('refused', 'PROMOTION_SOURCE', problem, {
    hint: `Deploy it to ${from} first. To go past ${from} (a hotfix), build it here with \`promotion: build\`.`,
  });
}
