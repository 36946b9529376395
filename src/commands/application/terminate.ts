/** `operation: terminate`: asks the running operation to end. */
import { existing } from '../../core/argocd/operations/look.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import { link } from '../../core/markdown.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { operationSummary } from '../summaries/application.ts';
import { type Operation, webAddress } from './operation.ts';

export async function terminateOperation({ handle, inputs }: Operation): Promise<CommandResult> {
  const app = await existing(handle);
  const { client, ref, log } = handle;
  const isIdle = app.operation === undefined;
  if (inputs['dry-run']) log.info(isIdle ? 'No operation is running.' : 'The running operation would be ended.');
  const answer = isIdle || inputs['dry-run'] ? 'idle' : await client.terminate(ref);
  const result = answer === 'terminating' ? 'terminated' : 'unchanged';
  const done = answer === 'terminating' ? 'its operation was asked to end' : 'no operation was ended';
  return {
    outputs: { name: ref.name, result, ...statusOutputs(app), url: webAddress(handle, app) },
    summary: operationSummary(ref, done, [link('Argo CD ↗', webAddress(handle, app))]),
  };
}
