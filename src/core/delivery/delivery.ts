/** The ways of a commit into the GitOps repository: pushed, made by the forge's API, or collected in a rolling request. */

import type { Forge } from '../forge/forge.ts';
import type { Committer } from '../git/commit.ts';
import { resolveBranch } from '../git/repository.ts';
import { commitTo, type Delivered, type DeliveryRequest } from './commit-race.ts';
import type { Publisher } from './publisher.ts';
import type { RequestUpdate } from './rolling-record.ts';
import type { RequestSettings } from './rolling-request.ts';

export type Delivery = { readonly publisher: Publisher } & (
  | { readonly kind: 'push' }
  | {
      readonly kind: 'request';
      readonly forge: Forge;
      /** Of merges of the target into the request's branch. */
      readonly committer: Committer;
      readonly settings: RequestSettings;
    }
);

/** What is to be delivered, whichever way. */
interface DeliveryOrder<P> extends Omit<DeliveryRequest<P>, 'publisher' | 'startFrom'> {
  /** What a proposal updates, for the table of a request. */
  readonly updates: (payload: P) => readonly RequestUpdate[];
}

interface DeliveryResult<P> {
  readonly delivered: Delivered<P>;
  /** The open request that holds the commit. */
  readonly request?: { readonly number: number; readonly url: string };
}

/** @throws Failure what `commitTo` and `deliverRequest` throw */
export async function deliver<P>(delivery: Delivery, order: DeliveryOrder<P>): Promise<DeliveryResult<P>> {
  const { publisher } = delivery;
  if (delivery.kind === 'push') return { delivered: await commitTo({ ...order, publisher }) };
  // Loaded only where the delivery needs it.
  const { deliverRequest } = await import('./rolling-request.ts');
  const { forge, committer, settings } = delivery;
  const { delivered, state, request } = await deliverRequest({ ...order, ...settings, publisher, forge, committer });
  if (state === 'open' && request !== undefined) return { delivered, request };
  return { delivered: await asMerged(order, delivered) };
}

/** What the target branch has now: a merge makes a commit of its own, and a squash leaves ours on no branch. */
async function asMerged<P>(
  { transport, branch }: Pick<DeliveryOrder<P>, 'transport' | 'branch'>,
  delivered: Delivered<P>,
): Promise<Delivered<P>> {
  if (delivered.result === 'planned') return delivered;
  const { name, tip } = await resolveBranch(transport, branch);
  return tip === undefined ? delivered : { ...delivered, branch: name, commit: tip };
}
