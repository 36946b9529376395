/** Updates of files that one of our newer commits has deleted: their run is late, which is no mistake in its inputs. */
import { Failure } from '../failure.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { isGlob } from '../glob.ts';
import type { AppliedEdit } from './applied-edit.ts';
import type { Supersession } from './message.ts';
import type { Judge } from './ordering.ts';
import type { EditUpdate, Update } from './update.ts';

interface Gone {
  readonly update: EditUpdate;
  readonly file: string;
}

/**
 * What law 3 holds back of updates that cannot be applied since their file is gone.
 *
 * @throws `error` itself, where nothing is held back, and every error that is of something else
 */
export async function supersededOfGone(
  error: unknown,
  at: {
    readonly snapshot: Snapshot;
    readonly updates: readonly Update[];
    readonly judge: Judge | undefined;
    readonly review: Parameters<Judge>[1];
  },
): Promise<readonly Supersession[]> {
  if (!(error instanceof Failure) || error.code !== 'FILE_NOT_FOUND' || at.judge === undefined) throw error;
  const gone = await goneFiles(at.snapshot, at.updates);
  if (gone.length === 0) throw error;
  const { superseded } = await at.judge(gone.map(missingEdit), at.review);
  if (superseded.length === 0) throw error;
  return superseded;
}

async function goneFiles(snapshot: Snapshot, updates: readonly Update[]): Promise<readonly Gone[]> {
  const named = updates.flatMap((update) => {
    if (update.kind !== 'edit' || update.from !== undefined) return [];
    return update.files.filter((file) => !isGlob(file)).map((file) => ({ update, file }));
  });
  const isThere = await Promise.all(named.map(({ file }) => snapshot.readFile(file)));
  return named.filter((_, index) => isThere[index] === undefined);
}

function missingEdit({ update, file }: Gone): AppliedEdit {
  return { update, file, existed: false, before: undefined, changed: true, image: undefined };
}
