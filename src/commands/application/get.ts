/** `operation: get`: what `argocd app get` prints. */
import { initiator } from '../../core/argocd/operations/history.ts';
import { existing, lookedResources, syncWindowsOf } from '../../core/argocd/operations/look.ts';
import { statusOutputs } from '../../core/argocd/rollout/wait.ts';
import { isAutomated, type LiveApplication, revisionsOf, sourcesOf } from '../../core/argocd/server/live.ts';
import { masked } from '../../core/argocd/server/masked.ts';
import { table } from '../../core/markdown.ts';
import type { CommandResult } from '../../inputs/command.ts';
import { iconOfApplication, operationSummary, statusLine } from '../summaries/application.ts';
import { type Operation, webAddress } from './operation.ts';

export async function getOperation({ handle }: Operation): Promise<CommandResult> {
  const app = masked(await existing(handle));
  const windows = await syncWindowsOf(handle);
  const url = webAddress(handle, app);
  const resources = lookedResources(app);
  const { conditions = [] } = app.status ?? {};
  const rows = resources.map(({ kind, namespace, name, status, health, message }) => [
    kind,
    namespace,
    name,
    status,
    health,
    message,
  ]);
  const facts = [
    statusLine(app, url),
    table(['', ''], factsOf(app, windows)),
    ...(conditions.length === 0
      ? []
      : [
          table(
            ['condition', 'message', 'since'],
            conditions.map(({ type, message, lastTransitionTime = '' }) => [type, message, lastTransitionTime]),
          ),
        ]),
    rows.length === 0 ? '' : table(['kind', 'namespace', 'name', 'sync', 'health', 'message'], rows),
  ];
  const status = statusOutputs(app);
  return {
    outputs: {
      name: handle.ref.name,
      ...status,
      url,
      application: { ...app, status: { ...app.status, resources } },
    },
    summary: operationSummary(
      handle.ref,
      `${status['sync-status']}, ${status['health-status']}`,
      facts,
      iconOfApplication(app),
    ),
  };
}

type Fact = readonly [name: string, value: string];

function factsOf(app: LiveApplication, windows: readonly string[]): readonly Fact[] {
  const { spec, status } = app;
  const { destination, project } = spec;
  const facts = (name: string, values: readonly string[]) => values.map((value): Fact => [name, value]);
  return [
    ['project', project],
    ['destination', `${destination.name ?? destination.server ?? ''} / ${destination.namespace ?? ''}`],
    ...facts(
      'source',
      sourcesOf(spec).map(
        ({ repoURL, path, chart, targetRevision = 'HEAD' }) => `${repoURL} ${chart ?? path ?? ''} @ ${targetRevision}`,
      ),
    ),
    ['sync policy', syncPolicyOf(app)],
    ...facts('sync window', windows),
    ['compared', `${revisionsOf(status?.sync).join(', ')} ${status?.reconciledAt ?? ''}`],
    ...facts('last operation', lastOperation(app)),
    ...facts('image', status?.summary?.images ?? []),
    ...facts('link', status?.summary?.externalURLs ?? []),
  ];
}

/** `automated, prune, self-heal` */
function syncPolicyOf({ spec }: LiveApplication): string {
  if (!isAutomated(spec)) return 'manual';
  const { prune, selfHeal } = spec.syncPolicy?.automated ?? {};
  return ['automated', ...(prune === true ? ['prune'] : []), ...(selfHeal === true ? ['self-heal'] : [])].join(', ');
}

/** `Succeeded: successfully synced, 2026-12-01T10:00:00Z to 2026-12-01T10:00:05Z, by admin` */
function lastOperation({ operation, status }: LiveApplication): readonly string[] {
  const state = status?.operationState;
  if (state === undefined) return operation === undefined ? [] : ['requested'];
  const { phase, message = '', startedAt = '', finishedAt = '' } = state;
  const by = initiator(state.operation ?? {});
  const kind = state.operation?.sync?.dryRun === true ? 'dry run ' : '';
  return [
    [
      `${kind}${phase}${message === '' ? '' : `: ${message}`}`,
      finishedAt === '' ? `since ${startedAt}` : `${startedAt} to ${finishedAt}`,
      ...(by === '' ? [] : [`by ${by}`]),
    ].join(', '),
  ];
}
