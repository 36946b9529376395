/** `operation: history`: what was deployed, when and by whom, oldest first. */
import { deploymentsOf } from '../../core/argocd/operations/history.ts';
import { existing } from '../../core/argocd/operations/look.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import { link, table } from '../../core/markdown.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { operationSummary } from '../summaries/application.ts';
import { type Operation, webAddress } from './operation.ts';

export async function historyOperation({ handle }: Operation): Promise<CommandResult> {
  const app = await existing(handle);
  const url = webAddress(handle, app);
  const deployments = deploymentsOf(app);
  const rows = deployments.map(({ id, deployedAt, revision, initiatedBy, sources }) => [
    String(id),
    deployedAt,
    revision,
    initiatedBy,
    sources.map(
      ({ repoURL, path, chart, targetRevision = 'HEAD' }) => `${repoURL} ${chart ?? path ?? ''} @ ${targetRevision}`,
    ),
  ]);
  for (const { id, deployedAt, revision, initiatedBy } of deployments) {
    handle.log.info([id, deployedAt, revision, initiatedBy].join('  ').trimEnd());
  }
  const shown =
    rows.length === 0 ? 'Nothing was deployed yet.' : table(['id', 'deployed at', 'revision', 'by', 'source'], rows);
  return {
    outputs: { name: handle.ref.name, ...statusOutputs(app), url, history: deployments },
    summary: operationSummary(handle.ref, `${rows.length} ${rows.length === 1 ? 'deployment' : 'deployments'}`, [
      shown,
      link('Argo CD ↗', url),
    ]),
  };
}
