/**
 * A rollback that somebody asked for (law 12). Without a mark the next run of the same commit would find an Application that
 * differs, and bring back what was taken back.
 */
import type { ObjectId } from '../git/transport.ts';
import { type GitopsTarget, pinOf } from './rollout/gitops-target.ts';
import type { LiveApplication } from './server/live.ts';

/** `FROM..TO`. It counts while the Application is pinned to TO, since an upsert never removes an annotation. */
const annotation = 'monorepo-gitops/rolled-back';

/** @param pin the commit that was taken back and the one that is pinned in its place */
export function rollbackMark({ from, to }: { readonly from: string; readonly to: string }) {
  return { [annotation]: `${from}..${to}` };
}

export function isRolledBack({ metadata }: LiveApplication): boolean {
  return metadata.annotations?.[annotation] !== undefined;
}

/**
 * The commit that was taken back, where it is what is to be deployed, or comes after that: until a later one comes, the
 * rollback holds.
 *
 * @param next undefined: it is not known
 */
export async function heldBack(
  { metadata, spec }: LiveApplication,
  next: ObjectId | undefined,
  target: Pick<GitopsTarget, 'url' | 'branch' | 'history'>,
): Promise<ObjectId | undefined> {
  const [, from, to] = /^([0-9a-f]{40,64})\.\.([0-9a-f]{40,64})$/.exec(metadata.annotations?.[annotation] ?? '') ?? [];
  if (from === undefined || next === undefined || pinOf(spec, target).commit !== to) return undefined;
  return (await target.history.descends(from, next)) === 'yes' ? from : undefined;
}
