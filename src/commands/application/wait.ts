/** `operation: wait`: waits until what is deployed is proved to be live. */
import { statusNow, waitForExisting } from '../../core/argocd/operations/wait.ts';
import { resourceSelection } from '../../core/argocd/rollout/selection.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import type { LiveApplication } from '../../core/argocd/server/live.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { operationSummary, statusLine } from '../summaries/application.ts';
import { goalOf, type Operation, webAddress } from './operation.ts';

export async function waitOperation({ handle, inputs, target }: Operation): Promise<CommandResult> {
  const goal = { ...goalOf(inputs), resources: resourceSelection(inputs.resources) };
  if (!inputs['dry-run']) return resultOf(handle, await waitForExisting(handle, goal, target), 'live');
  const { app, status } = await statusNow(handle, goal, target);
  const done = status.state === 'ready' ? 'live' : `not waited for: ${status.reason}`;
  handle.log.info(status.state === 'ready' ? 'It is live already.' : `It would be waited for: ${status.reason}`);
  return resultOf(handle, app, done);
}

function resultOf(handle: Operation['handle'], app: LiveApplication, done: string): CommandResult {
  const url = webAddress(handle, app);
  return {
    outputs: { name: handle.ref.name, result: 'unchanged', ...statusOutputs(app), url, 'failed-resources': [] },
    summary: operationSummary(handle.ref, done, [statusLine(app, url)]),
  };
}
