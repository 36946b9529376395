/** A push whose outcome is read from the ref where something else than a report came back. */

import type { PushVerdict, RefUpdate, Transport } from '../git/transport.ts';

/** @throws Failure the refusal, when the ref is not what it was to become */
export async function pushSettled(
  transport: Transport,
  update: RefUpdate,
): Promise<Exclude<PushVerdict, { result: 'refused' }>> {
  const verdict = await transport.push(update);
  if (verdict.result !== 'refused') return verdict;
  const found = await transport.listRefs([update.ref]).catch(() => undefined);
  if (found !== undefined && found.refs.get(update.ref) === update.next) return { result: 'accepted' };
  throw verdict.cause;
}
