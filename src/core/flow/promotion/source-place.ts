/** What a service is, and was, in a place of the environment to promote from, by its GitOps repository. */
import type { AppliedEdit } from '../../bump/applied-edit.ts';
import { applyUpdates } from '../../bump/apply.ts';
import { type Deployed, deploymentsOf, type PlaceState, readPlace } from '../../bump/record/place-state.ts';
import { depths } from '../../bump/record/write-record.ts';
import type { Snapshot } from '../../git/snapshot.ts';
import type { ObjectId, Transport } from '../../git/transport.ts';
import type { SourceFacts } from '../../source/source-facts.ts';
import { historyOf } from '../ordering.ts';
import { anyImage, type ServiceDeployment } from '../service-deployment.ts';
import type { Gate } from './gate.ts';

export interface SourceQuestion {
  readonly transport: Transport;
  /** The GitOps branch as it is now. */
  readonly snapshot: Snapshot;
  readonly history: ReturnType<typeof historyOf>;
  /** The service as the source environment deploys it. */
  readonly service: ServiceDeployment;
  /** The commit at hand. */
  readonly candidate: ObjectId;
}

export interface SourcePlace {
  readonly state: PlaceState | undefined;
  /** What its file names, digest included where it has one. */
  readonly inFile: string | undefined;
  /** What is in place, and then what was, newest first. */
  readonly deployments: readonly Deployed[];
}

/** An image of equal content, in the environment to promote from. */
export interface PromotionCandidate {
  readonly service: string;
  /** As its record has it. */
  readonly image: string;
  /** What was deployed with it. */
  readonly deployed: Deployed;
  /** The commits of the GitOps repository that wrote it last, and first without another image in between. */
  readonly commit: ObjectId | undefined;
  readonly firstCommit: ObjectId | undefined;
  /** What came next there; undefined: it is in place. */
  readonly replacedBy: Deployed | undefined;
}

/** May a candidate leave its environment? */
export type AskGate = (candidate: PromotionCandidate) => Promise<Gate>;

type Facts = Pick<SourceFacts, 'commitOf'>;

export async function readSource(
  { transport, snapshot, history, service, candidate }: SourceQuestion,
  facts: Facts,
): Promise<SourcePlace> {
  const edit = await placeOf(snapshot, service);
  if (edit === undefined) return { state: undefined, inFile: undefined, deployments: [] };
  const question = { transport, history, seen: undefined, candidate, pipeline: undefined };
  const state = await readPlace({ ...question, edit, commitOf: (digits) => facts.commitOf(digits) });
  const inPlace = inPlaceOf(state, edit);
  const earlier = deploymentsOf(await history(depths[0] ?? 0), edit).filter(
    ({ recordedBy }) => recordedBy !== inPlace[0]?.recordedBy,
  );
  return { state, inFile: edit.image?.oldImage, deployments: [...inPlace, ...earlier] };
}

async function placeOf(snapshot: Snapshot, deployment: ServiceDeployment): Promise<AppliedEdit | undefined> {
  const { edits } = await applyUpdates(snapshot, deployment.updates(anyImage));
  return edits.find(({ image }) => image !== undefined);
}

/** What runs now counts first; its tag may tell it where no record does. */
function inPlaceOf({ holds }: PlaceState, edit: AppliedEdit): readonly Deployed[] {
  return typeof holds === 'string' ? [] : [{ ...holds, image: holds.image ?? edit.image?.oldImage }];
}

/** @param of one of the deployments, or one that is the same */
export function candidateOf(service: string, deployments: readonly Deployed[], of: Deployed): PromotionCandidate {
  const at = deployments.indexOf(of);
  const others = deployments.slice(at).findIndex((each) => !isSame(each, of));
  const first = deployments.at(others < 0 ? -1 : at + others - 1);
  return {
    service,
    image: of.image ?? '',
    deployed: of,
    commit: of.recordedBy,
    firstCommit: first?.recordedBy,
    replacedBy: deployments.slice(0, at).findLast((each) => !isSame(each, of)),
  };
}

/**
 * The same image in another place of its environment, such as another cluster.
 *
 * @returns undefined where that place has not had it, or took it back
 */
export async function candidateThere(
  question: Omit<SourceQuestion, 'history'>,
  { deployed }: Pick<PromotionCandidate, 'deployed'>,
  facts: Facts,
): Promise<PromotionCandidate | undefined> {
  const { transport, snapshot, service } = question;
  if (snapshot.commit) transport.expectHistory(snapshot.commit, depths[0] ?? 0);
  const history = historyOf(transport, snapshot.commit);
  const { state, deployments } = await readSource({ ...question, history }, facts);
  const isTakenBack = (each: Deployed) =>
    (state?.takenBack ?? []).some((back) => back.commit === each.commit || back.commit === each.builtFrom);
  const there = deployments.find((each) => isSame(each, deployed) && !isTakenBack(each));
  return there && candidateOf(service.service, deployments, there);
}

function isSame(each: Deployed, of: Deployed): boolean {
  return (
    each.image === of.image ||
    (each.content !== undefined && each.content === of.content && each.builtFrom === of.builtFrom)
  );
}
