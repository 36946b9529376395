/** What a branch of a GitOps repository has of each service, and what explains it. */
import type { AppliedEdit } from '../../bump/applied-edit.ts';
import { applyUpdates } from '../../bump/apply.ts';
import { type Deployed, type PlaceState, readPlace } from '../../bump/record/place-state.ts';
import { hasWritten, recordsOf, takenBackOfRecord, type WriteRecord } from '../../bump/record/write-record.ts';
import type { Update } from '../../bump/update.ts';
import { Failure } from '../../failure.ts';
import { isObjectName } from '../../git/commit.ts';
import type { ObjectId } from '../../git/transport.ts';
import { splitImage } from '../../image/reference.ts';
import type { BranchState } from './branch.ts';

/** A service in a column, as a deployment would write it. */
export interface WantedPlace {
  readonly service: string;
  readonly column: string;
  /** Of an image that no registry has: only the places count. @throws Failure for what `gitops.yaml` lacks */
  readonly updates: () => readonly Update[];
}

export interface FoundPlace {
  readonly service: string;
  readonly column: string;
  readonly edit: AppliedEdit;
  /** As the file says it. */
  readonly image: string;
  /** Undefined: an image that nothing explains. */
  readonly deployed: Deployed | undefined;
  /** Commits of ours that wrote the place, newest first, as far as they were read. */
  readonly records: readonly WriteRecord[];
  /** Why it is not what it was last given. */
  readonly held: string | undefined;
}

export interface FoundPlaces {
  readonly places: readonly FoundPlace[];
  readonly problems: readonly string[];
}

type CommitOf = (digits: string) => Promise<ObjectId | 'unknown' | undefined>;

/** Costs as many requests for all places as for one. */
export async function readPlaces(
  branch: BranchState,
  wanted: readonly WantedPlace[],
  commitOf: CommitOf,
): Promise<FoundPlaces> {
  const found = await Promise.all(wanted.map((each) => readOne(branch, each, commitOf)));
  return {
    places: found.flatMap((each) => (each !== undefined && 'edit' in each ? [each] : [])),
    problems: problemsOf(found.flatMap((each) => (each !== undefined && 'why' in each ? [each] : []))),
  };
}

/** Why a place cannot be read. */
interface UnreadPlace extends Pick<WantedPlace, 'service' | 'column'> {
  readonly why: string;
}

/** Services that a sentence names. */
const mostNamed = 5;

/** One sentence for all services that have the same problem in the same column. */
function problemsOf(unread: readonly UnreadPlace[]): readonly string[] {
  const services = new Map<string, string[]>();
  for (const { service, column, why } of unread) {
    const rest = ` in ${column} cannot be read: ${why}`;
    services.set(rest, [...(services.get(rest) ?? []), service]);
  }
  return [...services].map(([rest, names]) => {
    const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
    return `${names.slice(0, mostNamed).join(', ')}${more}${rest}`;
  });
}

/** Undefined where nothing is deployed. */
async function readOne(
  branch: BranchState,
  { service, column, updates }: WantedPlace,
  commitOf: CommitOf,
): Promise<FoundPlace | UnreadPlace | undefined> {
  try {
    const edit = await firstImage(branch, updates());
    if (edit === undefined) return undefined;
    const { transport, history } = branch;
    const unasked = { seen: undefined, candidate: undefined, pipeline: undefined };
    const state = await readPlace({ transport, edit, history, commitOf, ...unasked });
    if (state.holds === 'nothing') return undefined;
    const records = recordsOf(branch.read, edit);
    return {
      service,
      column,
      edit,
      image: edit.image?.oldImage ?? '',
      deployed: typeof state.holds === 'object' ? state.holds : undefined,
      records,
      held: heldBecause(state, records, edit),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { service, column, why: error.message };
  }
}

/** The first place of its image; undefined where the file is not there, or has none yet. */
async function firstImage({ snapshot }: BranchState, updates: readonly Update[]): Promise<AppliedEdit | undefined> {
  const written = updates.filter(({ kind }) => kind === 'edit');
  let edits: readonly AppliedEdit[];
  try {
    edits = (await applyUpdates(snapshot, written)).edits;
  } catch (error) {
    // Without a template a deployment fails; that it was never deployed is no problem here.
    if (error instanceof Failure && error.code === 'FILE_NOT_FOUND') return undefined;
    throw error;
  }
  return edits.find(({ image, existed }) => existed && isDeployed(image?.oldImage));
}

function isDeployed(image: string | undefined): boolean {
  const { tag, digest } = splitImage(image ?? '');
  return digest !== undefined || (tag !== undefined && tag !== 'unset');
}

/** By the newest record: it took something back, or somebody has taken back what it brought. */
function heldBecause(
  { takenBack }: PlaceState,
  records: readonly WriteRecord[],
  edit: AppliedEdit,
): string | undefined {
  const newest = records.find(({ provenance }) => provenance.images.length > 0);
  if (newest === undefined || takenBack.length === 0) return undefined;
  const away = new Set(takenBack.map(({ commit }) => commit));
  if (!hasWritten(newest, edit)) {
    const { sourceCommit = '' } = newest.provenance;
    return away.has(sourceCommit) ? `${shortName(sourceCommit)} was taken back by hand` : undefined;
  }
  if (newest.rolledBack.length === 0) return undefined;
  const back = takenBackOfRecord(newest, edit.update).find(({ order }) => order < newest.rolledBack.length);
  return back === undefined ? undefined : `rolled back from ${shortName(back.commit)}`;
}

function shortName(commit: string): string {
  return isObjectName(commit) ? commit.slice(0, 8) : commit;
}
