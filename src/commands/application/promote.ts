/** `operation: promote`: ends the pause of an Argo Rollout, or leaves out its steps. */
import { actOnRollouts, untilTakenUp } from '../../core/argocd/operations/rollouts.ts';
import { waitForExisting } from '../../core/argocd/operations/wait.ts';
import { resourceNamed, resourceSelection } from '../../core/argocd/rollout/selection.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import { badInput } from '../../core/failure.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { operationSummary, statusLine } from '../summaries/application.ts';
import { goalOf, type Operation, webAddress } from './operation.ts';

export async function promoteOperation({ handle, inputs, target }: Operation): Promise<CommandResult> {
  const { to = 'next', wait, 'dry-run': dryRun } = inputs;
  if (to !== 'next' && to !== 'full') {
    throw badInput('to', `"${to}" is not how far a Rollout is promoted`, 'Use next or full.');
  }
  const selection = resourceSelection(inputs.resources);
  const acted = await actOnRollouts(handle, to === 'full' ? 'promote-full' : 'resume', selection, dryRun);
  let { app } = acted;
  if (wait && !dryRun) {
    await untilTakenUp(handle, acted);
    app = await waitForExisting(handle, { ...goalOf(inputs), resources: selection }, target);
  }
  const names = acted.targets.map(({ rollout }) => resourceNamed(rollout));
  const done =
    names.length === 0 ? 'nothing to promote' : `${dryRun ? 'would promote' : 'promoted'} ${names.join(', ')}`;
  const url = webAddress(handle, app);
  return {
    outputs: {
      name: handle.ref.name,
      result: names.length === 0 ? 'unchanged' : 'promoted',
      ...statusOutputs(app),
      url,
      'failed-resources': [],
    },
    summary: operationSummary(handle.ref, done, [statusLine(app, url)]),
  };
}
