/** `operation: get`: what `argocd app get` prints. */
import { existing, lookedResources } from '../../core/argocd/operations/look.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import { type LiveApplication, sourcesOf } from '../../core/argocd/server/live.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { table } from '../summary.ts';
import { type Operation, operationSummary, webAddress } from './operation.ts';

export async function getOperation({ handle }: Operation): Promise<CommandResult> {
  const app = await existing(handle);
  const url = webAddress(handle, app);
  const resources = lookedResources(app);
  const conditions = app.status?.conditions ?? [];
  const facts = [
    table(['', ''], factsOf(app)),
    ...(conditions.length === 0
      ? []
      : [
          table(
            ['condition', 'message'],
            conditions.map(({ type, message }) => [type, message]),
          ),
        ]),
    table(
      ['kind', 'namespace', 'name', 'sync', 'health', 'message'],
      resources.map(({ kind, namespace, name, status, health, message }) => [
        kind,
        namespace,
        name,
        status,
        health,
        message,
      ]),
    ),
    `[Open in Argo CD](${url})`,
  ];
  const status = statusOutputs(app);
  return {
    outputs: {
      name: handle.ref.name,
      ...status,
      url,
      application: { ...app, status: { ...app.status, resources } },
    },
    summary: operationSummary(handle.ref, `${status['sync-status']}, ${status['health-status']}`, facts),
  };
}

function factsOf({ spec, status, operation }: LiveApplication): readonly (readonly [string, string])[] {
  const { destination, project, syncPolicy } = spec;
  const sources = sourcesOf(spec).map(
    ({ repoURL, path, chart, targetRevision = 'HEAD' }) => `${repoURL} ${chart ?? path ?? ''} @ ${targetRevision}`,
  );
  const phase = operation === undefined ? status?.operationState?.phase : 'Running';
  return [
    ['project', project],
    ['destination', `${destination.name ?? destination.server ?? ''} / ${destination.namespace ?? ''}`],
    ...sources.map((source) => ['source', source] as const),
    ['sync policy', syncPolicy?.automated == null ? 'manual' : 'automated'],
    ...(phase === undefined ? [] : [['last operation', `${phase} ${status?.operationState?.message ?? ''}`] as const]),
  ];
}
