/** What people have decided about the requests of a branch: what is open, and what was closed without a merge. */
import { closedByProgram, type EarlierRequest, type Forge } from '../forge/forge.ts';

export interface RequestsOfBranch {
  readonly open: EarlierRequest | undefined;
  /** Closed unmerged by people, the newest first. */
  readonly declined: readonly EarlierRequest[];
}

/** Of decisions that are older nobody knows any more. */
const mostDeclined = 3;

/** One request to the forge. */
export async function requestsOfBranch(
  forge: Pick<Forge, 'latestRequests'>,
  sourceBranch: string,
  targetBranch: string,
): Promise<RequestsOfBranch> {
  const all = await forge.latestRequests(sourceBranch, targetBranch);
  const declined = all.filter(
    ({ state, body, tip }) => state === 'closed' && tip !== '' && !body.includes(closedByProgram),
  );
  return { open: all.find(({ state }) => state === 'open'), declined: declined.slice(0, mostDeclined) };
}
