/** Requests of other keys that a newer one has made obsolete. */

import type { Forge, ForgeRequest } from '../forge/forge.ts';
import { openSnapshot } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { mergeTrees } from './rolling-request-merge.ts';
import { branchPrefix, pendingFiles, placeOf, readRecord, stillPending } from './rolling-request-record.ts';

export interface RequestPlace {
  readonly branch: string;
  readonly target: string;
  /** Tip of the target. */
  readonly base: ObjectId;
  readonly tip: ObjectId;
}

export interface ReplacedRequest {
  readonly request: ForgeRequest;
  /** Tip of its branch. */
  readonly tip: ObjectId;
}

/**
 * Older requests to the same target all of whose updates, files and lines this one holds or changes too. That they are
 * ours, and what they hold, is proved by the commits on their branches (law 8).
 */
export async function replacedRequests(
  forge: Forge,
  transport: Transport,
  place: RequestPlace,
): Promise<readonly ReplacedRequest[]> {
  const others = (await forge.openRequests(branchPrefix)).filter(
    ({ sourceBranch, targetBranch }) => sourceBranch !== place.branch && targetBranch === place.target,
  );
  const own = others.length === 0 ? undefined : await contentOf(transport, place.tip, place.base);
  if (own === undefined) return [];
  const { refs } = await transport.listRefs([`refs/heads/${branchPrefix}`]);
  const replaced: ReplacedRequest[] = [];
  for (const request of others) {
    const tip = refs.get(`refs/heads/${request.sourceBranch}`);
    const content = tip === undefined ? undefined : await contentOf(transport, tip, place.base);
    if (tip === undefined || content === undefined) continue;
    if (content.record.branch !== request.sourceBranch) continue;
    // Two that replace each other at the same moment must not both go.
    const [theirs, ours] = [content.record.seconds, own.record.seconds];
    const older = theirs < ours || (theirs === ours && request.sourceBranch < place.branch);
    const sameThings =
      content.places.size > 0 && isWithin(content.places, own.places) && isWithin(content.files, own.files);
    if (older && sameThings && (await addsNothing(transport, { origin: content.record.base, ours: tip }, place.tip))) {
      replaced.push({ request, tip });
    }
  }
  return replaced;
}

async function contentOf(transport: Transport, tip: ObjectId, base: ObjectId) {
  const record = await readRecord(transport, tip, base);
  if (record === undefined) return undefined;
  const files = await pendingFiles(transport, record, tip, base);
  const updates = await stillPending(transport, record, files, { tip, base });
  return { record, files, places: new Set(updates.map(placeOf)) };
}

/** A file may have the same service in two places, of two environments: only what this one writes too is replaced. */
async function addsNothing(
  transport: Transport,
  other: { readonly origin: ObjectId; readonly ours: ObjectId },
  tip: ObjectId,
): Promise<boolean> {
  const [merged, own] = await Promise.all([
    mergeTrees(transport, { ...other, theirs: tip }),
    openSnapshot(transport, tip),
  ]);
  return merged.root === own.root;
}

function isWithin(part: { keys(): Iterable<string> }, whole: { has(key: string): boolean }): boolean {
  return [...part.keys()].every((key) => whole.has(key));
}
