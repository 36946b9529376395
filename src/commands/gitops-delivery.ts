/** How a commit reaches the GitOps repository: by a push, by the forge's API, or as a rolling request. */
import type { Deliver } from '../core/gitops/bump.ts';
import { commitTo, type Delivered, type DeliveryRequest } from '../core/gitops/delivery.ts';
import { resolveBranch } from '../core/gitops/repository.ts';
import type { InputValues, Run } from './command.ts';
import { type gitopsConnectionInputs, openGitopsForge } from './gitops-remote.ts';
import type { deliveryInputs } from './shared.ts';

export interface DeliverySettings {
  readonly deliver: 'push' | 'pull-request';
  readonly commitVia: 'git' | 'api';
  readonly requestKey: string | undefined;
  readonly title: string | undefined;
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  readonly draft: boolean;
  readonly autoMerge: boolean;
}

export const pushed: DeliverySettings = {
  deliver: 'push',
  commitVia: 'git',
  requestKey: undefined,
  title: undefined,
  labels: [],
  reviewers: [],
  draft: false,
  autoMerge: false,
};

/** @param environment the default of `request-key` */
export function deliverySettings(
  inputs: InputValues<typeof deliveryInputs>,
  environment: string | undefined,
): DeliverySettings {
  return {
    deliver: inputs.deliver,
    commitVia: inputs['commit-via'],
    requestKey: inputs['request-key'] ?? environment,
    title: inputs.title,
    labels: inputs.labels,
    reviewers: inputs.reviewers,
    draft: inputs.draft,
    autoMerge: inputs['auto-merge'],
  };
}

/** The forge is asked for, and loaded, only where the delivery needs it. */
export async function deliveryBy(
  run: Run<typeof gitopsConnectionInputs>,
  settings: DeliverySettings,
): Promise<Deliver> {
  const { deliver, commitVia } = settings;
  if (deliver === 'push' && commitVia === 'git') return async (request) => ({ delivered: await commitTo(request) });
  const forge = await openGitopsForge(run, deliver === 'push' ? 'push' : 'request');
  if (deliver === 'push') {
    const { commitByApi } = await import('../core/gitops/api-delivery.ts');
    return async (request) => ({ delivered: await commitByApi({ ...request, forge }) });
  }
  const { deliverRequest, requestUpdates } = await import('../core/gitops/rolling-request.ts');
  return async (request) => {
    const {
      delivered,
      state,
      request: made,
    } = await deliverRequest({
      ...request,
      ...settings,
      forge,
      updates: ({ applied }) => requestUpdates(applied),
    });
    if (state === 'open' && made !== undefined) return { delivered, request: made };
    return { delivered: await asMerged(request, delivered) };
  };
}

/** What the target branch has now: a merge makes a commit of its own, and a squash leaves ours on no branch. */
async function asMerged<P>({ transport, branch }: DeliveryRequest<P>, delivered: Delivered<P>): Promise<Delivered<P>> {
  if (delivered.result === 'planned') return delivered;
  const { name, tip } = await resolveBranch(transport, branch);
  return tip === undefined ? delivered : { ...delivered, branch: name, commit: tip };
}
