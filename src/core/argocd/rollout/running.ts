/** Whether an Application runs an image that a commit of the GitOps repository wrote: in what health, and since when. */
import { splitImage } from '../../image/reference.ts';
import { type HistoryEntry, type LiveApplication, revisionsOf } from '../server/live.ts';
import { type GitopsTarget, gitopsPositions, reachOf, targetOf } from './gitops-target.ts';
import { rolloutStatus } from './rollout-status.ts';
import type { RolloutStatus } from './status.ts';

/** What should run. */
export interface ExpectedImage {
  /** With its tag or digest or both. */
  readonly image: string;
  /** The newest commit of the GitOps repository that gave it to the service; undefined where none tells. */
  readonly commit: string | undefined;
  /** The first one, since which it has had no other image. */
  readonly firstCommit: string | undefined;
}

export interface RunningState {
  /** What the health of this deployment is; `waiting` where Argo CD is on its way to it. */
  readonly status: RolloutStatus;
  /** Since when it is deployed without another one in between, in milliseconds since the epoch; undefined: it is not. */
  readonly since: number | undefined;
  /** What it runs instead, where Argo CD has deployed the commit and none of its images is that one. */
  readonly instead: string | undefined;
}

export async function runningState(
  app: LiveApplication,
  { image, commit, firstCommit }: ExpectedImage,
  repository: Omit<GitopsTarget, 'commit'>,
): Promise<RunningState> {
  const target = { ...repository, commit };
  const goal = { synced: true, healthy: true, images: [], commit, operationId: undefined };
  return {
    status: rolloutStatus(app, goal, await reachOf(app, targetOf(app.spec, target))),
    since: await deployedSince(app, { ...repository, commit: firstCommit ?? commit }, image),
    instead: otherImages(app, image),
  };
}

/** The oldest of the newest deployments in a row that have the commit: a rollback in between begins anew. */
async function deployedSince(app: LiveApplication, target: GitopsTarget, image: string): Promise<number | undefined> {
  const history = app.status?.history ?? [];
  let since: string | undefined;
  for (const entry of history.toReversed()) {
    const has = await hasCommit(app, entry, target);
    if (has === 'no') break;
    since = entry.deployedAt;
    // Nothing tells of the deployments before it.
    if (has === 'unknown') {
      since = runs(app, image) === 'yes' ? history.at(-1)?.deployedAt : undefined;
      break;
    }
  }
  const time = Date.parse(since ?? '');
  return Number.isFinite(time) ? time : undefined;
}

/** Whether a deployment was of the commit, or of one that descends from it. `unknown` where its revisions do not tell. */
async function hasCommit(
  app: LiveApplication,
  entry: HistoryEntry,
  target: GitopsTarget,
): Promise<'yes' | 'no' | 'unknown'> {
  // Of a hydrator the revisions are of the branch that Argo CD writes.
  if (target.commit === undefined || app.spec.sourceHydrator !== undefined) return 'unknown';
  const { source: _, sources: __, ...rest } = app.spec;
  const spec = {
    ...rest,
    ...(entry.source === undefined ? {} : { source: entry.source }),
    ...(entry.sources === undefined ? {} : { sources: entry.sources }),
  };
  const { history, commit } = target;
  const positions = gitopsPositions(spec, target);
  const revisions = revisionsOf(entry);
  if (positions.length === 0) return 'unknown';
  const answers = await Promise.all(
    positions.map((position) => history.descends(revisions[position - 1] ?? '', commit)),
  );
  return answers.find((answer) => answer !== 'yes') ?? 'yes';
}

/** Images of the same repository that run; undefined where the expected one does, or none is of that repository. */
function otherImages(app: LiveApplication, image: string): string | undefined {
  return runs(app, image) === 'other' ? sameRepository(app, image).join(', ') : undefined;
}

/** The server counts the images of Pods alone, so that none may be there. */
function runs(app: LiveApplication, image: string): 'yes' | 'other' | 'none' {
  const found = sameRepository(app, image);
  const wanted = splitImage(image);
  const isWanted = (each: string) => {
    const { tag, digest } = splitImage(each);
    if (digest !== undefined && wanted.digest !== undefined) return digest === wanted.digest;
    return tag !== undefined && tag === wanted.tag;
  };
  return found.some(isWanted) ? 'yes' : found.length > 0 ? 'other' : 'none';
}

function sameRepository(app: LiveApplication, image: string): readonly string[] {
  const { repository } = splitImage(image);
  return (app.status?.summary?.images ?? []).filter((each) => splitImage(each).repository === repository);
}
