/** An Application on the fake server, and the command as a job calls it. */
import { argocdUpsertApp } from '../../../src/commands/argocd-upsert-app.ts';
import { type Given, runCommand } from '../inputs.ts';
import { adminToken } from './server.ts';
import { commits, repository, repoURL, type Setting } from './setting.ts';

/** In the time of the setting. */
export const run = ({ server, clock }: Pick<Setting, 'server' | 'clock'>, given: Given) => {
  const connection = { 'argocd-server': server.url, 'argocd-plaintext': 'true', 'argocd-token': adminToken };
  return runCommand(argocdUpsertApp, { ...connection, name: 'web1', ...given }, { clock });
};

/** Synced by hand, follows `main`, and is live. */
export const manual = {
  path: 'web1',
  'repo-url': repoURL,
  revision: 'main',
  'dest-namespace': 'demo',
  'sync-policy': 'manual',
  sync: 'true',
  wait: 'true',
};

export const automated = { ...manual, 'sync-policy': 'automated', sync: 'false' };

/** A repository whose branch moves. */
export function movingRepository() {
  const branches: Record<string, string> = { main: commits.first };
  const moveTo = (commit: string) => {
    branches.main = commit;
  };
  return { repositories: repository(branches), moveTo };
}

export const revisionOf = ({ server }: Setting) => server.app('web1')?.spec.source?.targetRevision;

/** The bodies of the requests that wrote, by what they were sent to. */
export function bodies({ server }: Setting, path: RegExp): readonly Readonly<Record<string, unknown>>[] {
  return server.requests
    .filter(({ method, path: asked }) => method === 'POST' && path.test(asked))
    .map(({ body }) => JSON.parse(body) as Readonly<Record<string, unknown>>);
}
