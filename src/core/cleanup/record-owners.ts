/** Whose the records of review environments are: of this monorepo, also under an earlier name, or of another one. */

import { inParallel } from '../net/turns.ts';
import { type ReviewMarker, recordedMonorepo } from '../review/marker.ts';
import {
  type Belonging,
  belongingOf,
  belongingOfKin,
  isSpelledAlike,
  type Monorepo,
  type RecordedMonorepo,
} from '../review/monorepo.ts';
import type { Ownership } from '../review/ownership-label.ts';
import type { Tombstone } from '../review/tombstone.ts';

/** Whose one of these records or marks is. */
export type RecordOwners = (record: ReviewMarker | Tombstone | Ownership) => Belonging;

/** Records of one name that are asked by their commits whether they are of this monorepo. */
const mostAskedByName = 3;

/**
 * Whose records and marks are. A name that is not spelled like ours may be an earlier one: then this monorepo has the commits
 * that the newest of its records name, and each of them is asked about at its own address.
 */
export async function recordOwners(
  {
    records,
    marks = [],
  }: { readonly records: readonly (ReviewMarker | Tombstone)[]; readonly marks?: readonly Ownership[] },
  monorepo: Monorepo,
): Promise<RecordOwners> {
  const byName = new Map<string, RecordedMonorepo[]>();
  const others = new Map<object, RecordedMonorepo>();
  for (const record of records) {
    const recorded = recordedMonorepo(record);
    if (isSpelledAlike(recorded, monorepo)) continue;
    const name = nameOf(recorded);
    byName.set(name, [...(byName.get(name) ?? []), recorded]);
    others.set(record, recorded);
  }
  const found = new Map<object, Belonging>();
  const ours = new Set<string>();
  const earlierNames = new Map<string, RecordedMonorepo>();
  const foreign = new Map<string, Belonging>();
  for (const [name, named] of byName) {
    for (const recorded of named.slice(0, mostAskedByName)) {
      const belonging = await belongingOf(recorded, monorepo);
      if (belonging.isOurs || belonging.sharesHistory === 'yes') {
        ours.add(name);
        earlierNames.set(recorded.repository, recorded);
        break;
      }
      foreign.set(name, belonging);
    }
  }
  for (const mark of marks) {
    const { repository, branch, request } = mark;
    const named = isSpelledAlike({ repository }, { repository: monorepo.repository })
      ? undefined
      : earlierNames.get(repository);
    if (named === undefined) continue;
    const isKnown = branch !== undefined || request !== undefined;
    const source = isKnown ? { ref: `refs/heads/${branch ?? ''}`, request } : undefined;
    others.set(mark, { ...named, commits: [], source });
  }
  const ofEarlierNames = [...others].filter(([, recorded]) => ours.has(nameOf(recorded)));
  await inParallel(ofEarlierNames, async ([record, recorded]) => {
    found.set(record, await belongingOfKin(recorded, monorepo));
  });
  return (record) => {
    const name = 'environment' in record ? { repository: record.repository } : record;
    if (isSpelledAlike(name, monorepo)) return { isOurs: true };
    const reason = `belongs to ${record.repository}`;
    return found.get(record) ?? foreign.get(nameOf(name)) ?? { isOurs: false, sharesHistory: 'unknown', reason };
  };
}

function nameOf({ monorepo, repository }: Pick<RecordedMonorepo, 'repository' | 'monorepo'>): string {
  return monorepo ?? repository;
}

/** Why an environment of another monorepo stays; with the way to remove it where a person may do so from here. */
export function describeOther({ sharesHistory, reason }: Belonging & { readonly isOurs: false }, name: string): string {
  return sharesHistory === 'yes' ? `${reason}; \`--name ${name}\` removes it` : reason;
}
