/** `operation: abort`: an Argo Rollout goes back to its stable version. */
import { actOnRollouts, untilAborted } from '../../core/argocd/operations/rollouts.ts';
import { resourceNamed, resourceSelection } from '../../core/argocd/rollout/selection.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { operationSummary, statusLine } from '../summaries/application.ts';
import { type Operation, webAddress } from './operation.ts';

export async function abortOperation({ handle, inputs }: Operation): Promise<CommandResult> {
  const { wait, 'dry-run': dryRun } = inputs;
  const acted = await actOnRollouts(handle, 'abort', resourceSelection(inputs.resources), dryRun);
  const names = acted.targets.map(({ rollout }) => resourceNamed(rollout));
  if (names.length > 0 && !dryRun) {
    handle.log.warn(
      'Git has the version that was aborted: the Rollout stays Degraded until an earlier one is there (`bump-image-tag` with `rollback`).',
    );
  }
  const app = wait && !dryRun ? await untilAborted(handle, acted) : acted.app;
  const done = names.length === 0 ? 'nothing to abort' : `${dryRun ? 'would abort' : 'aborted'} ${names.join(', ')}`;
  const url = webAddress(handle, app);
  return {
    outputs: {
      name: handle.ref.name,
      result: names.length === 0 ? 'unchanged' : 'aborted',
      ...statusOutputs(app),
      url,
      'failed-resources': [],
    },
    summary: operationSummary(handle.ref, done, [statusLine(app, url)]),
  };
}
