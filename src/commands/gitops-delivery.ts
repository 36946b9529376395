/** How a commit reaches the GitOps repository: by a push, by the forge's API, or as a rolling request. */

import type { Deliver } from '../core/bump/bump.ts';
import { commitTo, type Delivered, type DeliveryRequest } from '../core/delivery/delivery.ts';
import { badInput } from '../core/failure.ts';
import type { ForgeRepository } from '../core/forge/forge.ts';
import { resolveBranch } from '../core/git/repository.ts';
import type { Run } from '../inputs/command.ts';
import type { commitInputs } from '../inputs/declarations/commit.ts';
import type { DeliverySettings } from './delivery-settings.ts';
import { type GitopsRun, type gitopsConnectionInputs, openGitopsForge } from './gitops-remote.ts';

/** The forge is asked for, and loaded, only where the delivery needs it. */
export async function deliveryBy(
  run: Omit<Run<typeof gitopsConnectionInputs & Pick<typeof commitInputs, 'author' | 'sign'>>, 'resolved'> &
    Pick<GitopsRun, 'appTokens'>,
  settings: DeliverySettings,
): Promise<Deliver> {
  const { deliver, commitVia } = settings;
  if (deliver === 'push' && commitVia === 'git') return async (request) => ({ delivered: await commitTo(request) });
  const forge = await openGitopsForge(run, deliver === 'push' ? 'push' : 'request');
  const { author, sign } = run.inputs;
  if (commitVia === 'api') refuseForApi({ author, sign }, forge.repository);
  const own = (request: Parameters<Deliver>[0]) => (author === undefined ? {} : { apiAuthor: request.author });
  if (deliver === 'push') {
    const { commitByApi } = await import('../core/delivery/api-delivery.ts');
    return async (request) => ({ delivered: await commitByApi({ ...request, ...own(request), forge }) });
  }
  const { deliverRequest, requestUpdates } = await import('../core/delivery/rolling-request.ts');
  return async (request) => {
    const {
      delivered,
      state,
      request: made,
    } = await deliverRequest({
      ...request,
      ...settings,
      ...own(request),
      forge,
      updates: ({ applied }) => requestUpdates(applied),
    });
    if (state === 'open' && made !== undefined) return { delivered, request: made };
    return { delivered: await asMerged(request, delivered) };
  };
}

/** What a commit that the forge makes cannot have. */
function refuseForApi(
  { author, sign }: Readonly<Record<'author' | 'sign', string | undefined>>,
  { kind }: ForgeRepository,
): void {
  const refused = (input: string, why: string) =>
    badInput(input, `cannot be used with commit-via: api${why}`, `Leave ${input} out, or use commit-via: git.`);
  if (sign !== undefined) throw refused('sign', ': the forge signs its own commits');
  if (author === undefined || kind.apiCommitAuthor === 'given') return;
  throw refused('author', ` on ${kind.title}, where it is the owner of the token`);
}

/** What the target branch has now: a merge makes a commit of its own, and a squash leaves ours on no branch. */
async function asMerged<P>({ transport, branch }: DeliveryRequest<P>, delivered: Delivered<P>): Promise<Delivered<P>> {
  if (delivered.result === 'planned') return delivered;
  const { name, tip } = await resolveBranch(transport, branch);
  return tip === undefined ? delivered : { ...delivered, branch: name, commit: tip };
}
