/** `operation: rollback`: back to an earlier deployment. */
import { rollBackTo } from '../../core/argocd/operations/rollback.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { operationSummary, statusLine } from '../summaries/application.ts';
import { goalOf, type Operation, webAddress } from './operation.ts';
import { outcomeTable } from './sync.ts';

export async function rollbackOperation({ handle, inputs, target, operationId }: Operation): Promise<CommandResult> {
  const { to = 'previous', prune, terminate, wait, 'dry-run': dryRun } = inputs;
  const { result, app, outcomes, sentences } = await rollBackTo(handle, {
    to,
    prune,
    terminate,
    dryRun,
    goal: wait ? goalOf(inputs) : undefined,
    target,
    operationId,
  });
  const url = webAddress(handle, app);
  const done = dryRun ? 'dry run of a rollback, nothing was changed' : result === 'unchanged' ? result : 'rolled back';
  return {
    outputs: {
      name: handle.ref.name,
      result,
      ...statusOutputs(app),
      url,
      resources: outcomes,
      'failed-resources': [],
    },
    summary: operationSummary(handle.ref, done, [
      sentences.join('\n'),
      statusLine(app, url),
      ...(outcomes.length === 0 ? [] : [outcomeTable(outcomes)]),
    ]),
  };
}
