/**
 * The fake Argo CD in a process of its own, in real time. Started by fake-client.ts; speaks over its IPC channel. It tells
 * when each step of its own timeline was over.
 */

import type { StoredApplication } from '../../test/support/argocd/controller.ts';
import { startArgocdServer } from '../../test/support/argocd/server.ts';
import type { Asked, Report } from './fake-client.ts';

/** Milliseconds, as a real 3.5.1 takes them for a small Application (docs/performance.md). */
const timings = { reconcileMs: 200, syncMs: 400, healthMs: 150, deletionMs: 300 };
const rolloutMs = 1_500;

let tip = 'a'.repeat(40);
const server = await startArgocdServer({
  ...timings,
  scale: 1,
  // That of the real server.
  keepaliveMs: 15_000,
  health: ({ ageMs }) => (ageMs < rolloutMs ? 'Progressing' : 'Healthy'),
  repositories: {
    resolve: (_url, revision) => (/^[0-9a-f]{40}$/.test(revision) ? revision : tip),
    render: ({ path }, revision) => ({
      resources: [
        { kind: 'Deployment', namespace: 'demo', name: path ?? 'web1', manifest: { image: revision } },
        { kind: 'Service', namespace: 'demo', name: path ?? 'web1' },
      ],
      images: [`registry.example.com/web1:${revision.slice(0, 8)}`],
    }),
  },
});

let finishedAt: number | undefined;
let settledAt: number | undefined;
const operating = new Set<string>();
server.controller.listen((_type, app) => {
  const { name } = app.metadata;
  if (app.operation !== undefined) operating.add(name);
  else if (operating.delete(name)) finishedAt = Date.now();
  if (!isSettled(app)) settledAt = undefined;
  else settledAt ??= Date.now();
});

/** Every Application is compared with the tip after its operation, synced and healthy. */
function isSettled(changed: StoredApplication): boolean {
  return [...server.controller.apps.values()].every((app) => {
    const { sync, health, operationState, reconciledAt = '' } = app === changed ? changed.status : app.status;
    return (
      app.operation === undefined &&
      sync?.status === 'Synced' &&
      sync.revision === tip &&
      health?.status === 'Healthy' &&
      reconciledAt >= (operationState?.finishedAt ?? '')
    );
  });
}

process.on('message', (asked: Asked) => {
  if (asked.tip !== undefined) tip = asked.tip;
  if (asked.forget === true) {
    for (const name of server.controller.apps.keys()) server.controller.cluster.forget(name);
    server.controller.apps.clear();
  }
  const streams = server.requests.filter(({ path }) => path.includes('/stream/')).length;
  const report: Report = {
    requests: server.requests.length - streams,
    streams,
    writes: server.writes().length,
    finishedAt,
    settledAt,
  };
  server.requests.length = 0;
  finishedAt = undefined;
  settledAt = undefined;
  process.send?.(report);
});
process.on('disconnect', () => process.exit());
process.send?.(server.url);
