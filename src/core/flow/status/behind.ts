/** How far a place is behind another one, in commits of the monorepo that the service is made of. */
import type { Deployed } from '../../bump/record/place-state.ts';
import { isComparable } from '../keys.ts';
import type { StatusMonorepo } from './monorepo.ts';
import type { StatusPlace } from './status.ts';

/** A place, as far as it is compared. */
interface ComparedPlace {
  readonly image: string;
  readonly deployed: Deployed | undefined;
}

/**
 * What the other place has and this one lacks. Equal images and equal content are the same, whichever commits they were built
 * from.
 *
 * @param environment whose builds are compared
 */
export async function behindOf(
  here: ComparedPlace,
  there: ComparedPlace,
  of: { readonly service: string; readonly environment: string },
  monorepo: StatusMonorepo,
): Promise<NonNullable<StatusPlace['behind']>> {
  const [own, other] = [here.deployed, there.deployed];
  if (here.image === there.image || isSameContent(own, other)) return { result: 'same' };
  if (own === undefined || other === undefined) return { result: 'unknown' };
  if (own.builtFrom === other.builtFrom) return { result: 'same' };
  const lacks = await monorepo.lacking(other.builtFrom, own.builtFrom, of);
  if (lacks === undefined) return { result: 'unknown' };
  if (lacks.commits > 0) return { result: 'behind', ...lacks };
  const ahead = await monorepo.lacking(own.builtFrom, other.builtFrom, of);
  if (ahead === undefined) return { result: 'unknown' };
  return { result: ahead.commits > 0 ? 'ahead' : 'same' };
}

function isSameContent(own: Deployed | undefined, other: Deployed | undefined): boolean {
  const [a, b] = [own?.content, other?.content];
  return b !== undefined && isComparable(a, b) && a === b;
}
