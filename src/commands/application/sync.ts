/** `operation: sync`: starts a sync, waits for its end and says what it did with each resource. */
import { type ResourceOutcome, statusWord } from '../../core/argocd/operations/outcome.ts';
import { syncExisting } from '../../core/argocd/operations/sync.ts';
import { resourceSelection } from '../../core/argocd/rollout/selection.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import { table } from '../../core/markdown.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { isGiven } from '../../inputs/declaration.ts';
import { operationSummary, statusLine } from '../summaries/application.ts';
import { syncOptionsOf } from './inputs.ts';
import { goalOf, type Operation, webAddress } from './operation.ts';

export async function syncOperation(operation: Operation): Promise<CommandResult> {
  const { handle, inputs, run, target, operationId } = operation;
  const { 'dry-run': dryRun, force, prune, terminate, wait } = inputs;
  const selection = resourceSelection(inputs.resources);
  if (force && !dryRun) {
    handle.log.warn(
      'force: what cannot be changed in place is deleted and created again; what it runs stops meanwhile',
    );
  }
  const { app, outcomes } = await syncExisting(handle, {
    selection,
    prune,
    force,
    // Those of gitops.yaml are in the Application already.
    syncOptions: isGiven(run.resolved['sync-options']) ? syncOptionsOf(inputs['sync-options']) : undefined,
    dryRun,
    terminate,
    goal: wait ? goalOf(inputs) : undefined,
    target,
    operationId,
  });
  const url = webAddress(handle, app);
  const done = dryRun ? 'dry run of a sync, nothing was changed' : wait ? 'synced and live' : 'synced';
  return {
    outputs: {
      name: handle.ref.name,
      result: 'synced',
      ...statusOutputs(app),
      url,
      resources: outcomes,
      'failed-resources': [],
    },
    summary: operationSummary(handle.ref, done, [statusLine(app, url), outcomeTable(outcomes, dryRun)]),
  };
}

export function outcomeTable(outcomes: readonly ResourceOutcome[], isDryRun = false): string {
  if (outcomes.length === 0) return isDryRun ? 'Nothing would be done.' : 'There was nothing to do.';
  const rows = outcomes.map((outcome) => {
    const { kind, namespace, name, message, hook } = outcome;
    return [kind, namespace, name, statusWord(outcome, isDryRun), hook, message];
  });
  return table(['kind', 'namespace', 'name', 'result', 'hook', 'message'], rows);
}
