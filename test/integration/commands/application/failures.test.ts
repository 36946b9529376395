import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../../src/commands/argocd-upsert-app.ts';
import { type ArgocdServerOptions, adminToken } from '../../../support/argocd/server.ts';
import { commits, repository, repoURL, type Setting, setting } from '../../../support/argocd/setting.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { onGitlab } from '../../../support/commands/forges.ts';
import { failureOf } from '../../../support/failure.ts';
import { createBareRepository } from '../../../support/git/repository.ts';
import { type Given, type RunOptions, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

/** What is published of a run that fails: what was reported before, and what the failure knows. */
async function failed(given: Given, options: RunOptions = {}) {
  const known = {};
  const report = (outputs: object) => Object.assign(known, outputs);
  const failure = await failureOf(runCommand(argocdUpsertApp, given, { clock: simulatedClock(), report, ...options }));
  return { failure, known, outputs: { ...known, ...failure.outputs } };
}

const given = ({ server }: Setting): Given => ({
  'argocd-server': server.url,
  'argocd-plaintext': 'true',
  'argocd-token': adminToken,
  name: 'web1',
  path: 'web1',
  'repo-url': repoURL,
  revision: commits.first,
  'sync-policy': 'manual',
  timeout: '10m',
});

const refused = (message: string, code = 7) => ({
  status: code === 7 ? 403 : 400,
  type: 'application/json',
  body: JSON.stringify({ error: message, code, message }),
});

interface Failing {
  readonly options?: Partial<ArgocdServerOptions>;
  readonly more?: Given;
  arrange?(here: Setting): void;
  readonly code: string;
  /** Besides name and address. */
  readonly known: Readonly<Record<string, unknown>>;
}

const nothingWritten = {};
const created = { result: 'created' };
const status = (sync: string, health: string) => ({ 'sync-status': sync, 'health-status': health });

describe('mode: api: a failure carries what is known', () => {
  it.each<[string, Failing]>([
    [
      'the token may not write',
      {
        arrange: ({ server }) =>
          server.faults.push({
            method: 'POST',
            path: /applications$/,
            times: 9,
            reply: refused('permission denied: applications, create, default/web1'),
          }),
        code: 'ARGOCD_FORBIDDEN',
        known: nothingWritten,
      },
    ],
    ['the spec is refused', { more: { path: 'broken' }, code: 'ARGOCD_INVALID_SPEC', known: nothingWritten }],
    [
      'the sync is refused',
      {
        more: { sync: 'true' },
        arrange: ({ server }) =>
          server.faults.push({
            method: 'POST',
            path: /\/sync$/,
            times: 9,
            reply: refused('permission denied: applications, sync, default/web1'),
          }),
        code: 'ARGOCD_FORBIDDEN',
        known: created,
      },
    ],
    [
      'the sync fails',
      {
        options: { outcome: () => ({ phase: 'Failed', message: 'one or more objects failed to apply' }) },
        more: { sync: 'true', wait: 'true' },
        code: 'ARGOCD_SYNC_FAILED',
        known: {
          ...created,
          'sync-status': 'OutOfSync',
          revision: commits.first,
          'failed-resources': [expect.objectContaining({ kind: 'Deployment', status: 'SyncFailed' })],
        },
      },
    ],
    [
      'it stays Degraded',
      {
        options: { health: () => 'Degraded' },
        more: { sync: 'true', wait: 'true', 'degraded-grace': '5s' },
        code: 'ARGOCD_DEGRADED',
        known: {
          ...created,
          ...status('Synced', 'Degraded'),
          revision: commits.first,
          'failed-resources': [expect.objectContaining({ kind: 'Deployment', status: 'Degraded' })],
        },
      },
    ],
    [
      'it is not healthy in time',
      {
        options: { health: () => 'Progressing' },
        more: { sync: 'true', wait: 'true' },
        code: 'ARGOCD_TIMEOUT',
        known: {
          ...created,
          ...status('Synced', 'Progressing'),
          'failed-resources': [expect.objectContaining({ kind: 'Deployment', status: 'Progressing' })],
        },
      },
    ],
    [
      'somebody deletes it meanwhile',
      {
        options: { health: () => 'Progressing' },
        more: { sync: 'true', wait: 'true' },
        arrange: ({ server }) => {
          server.controller.listen((_type, app) => {
            if (app.status.operationState?.phase === 'Succeeded') server.controller.apps.delete('web1');
          });
        },
        code: 'ARGOCD_NOT_FOUND',
        known: created,
      },
    ],
    [
      'nothing can be rolled back to',
      {
        options: { health: () => 'Degraded' },
        more: { sync: 'true', wait: 'true', 'degraded-grace': '5s', 'on-failure': 'rollback' },
        code: 'ARGOCD_DEGRADED',
        known: { ...created, ...status('Synced', 'Degraded') },
      },
    ],
  ])('%s', async (_title, { options = {}, more = {}, arrange, code, known }) => {
    const here = await setting({ repositories: repository(), ...options });
    arrange?.(here);
    const run = await failed({ ...given(here), ...more });
    expect(run.failure.code).toBe(code);
    const place = { name: 'web1', url: `${here.server.url}/applications/argocd/web1` };
    expect(run.outputs).toMatchObject({ ...place, ...known });
    expect('result' in run.outputs).toBe('result' in known);
    // A deadline of the whole run ends it without a word of the failure.
    expect(run.known).toMatchObject({ ...place, ...('result' in known ? created : {}) });
  });

  it('a run that was refused names the server all the same, also when it would only look', async () => {
    const here = await setting();
    here.server.faults.push({ path: /applications/, times: 9, reply: refused('permission denied: x, y, z') });
    const { outputs } = await failed({ ...given(here), 'dry-run': 'true' });
    expect(outputs).toEqual({ name: 'web1', url: `${here.server.url}/applications/argocd/web1` });
  });

  it('a failed hook is called one; a resource beside it, with phases of its own, is not', async () => {
    const here = await setting({
      repositories: {
        resolve: (_url, revision) => revision,
        render: () => ({
          resources: [
            { kind: 'ConfigMap', namespace: 'demo', name: 'web1' },
            { kind: 'Job', namespace: 'demo', name: 'migrate', hook: 'Sync' },
          ],
        }),
      },
      outcome: () => ({ phase: 'Failed', message: 'job failed', resource: 'migrate' }),
    });
    const { outputs, failure } = await failed({ ...given(here), sync: 'true', wait: 'true' });
    const resources = (outputs as { 'failed-resources': readonly { name: string; status: string }[] })[
      'failed-resources'
    ];
    expect(resources.filter(({ status: said }) => said.startsWith('hook')).map(({ name }) => name)).toEqual([
      'migrate',
    ]);
    expect(failure.message).toMatch(/Job demo\/migrate: hook (Failed|Error)/);
    expect(failure.message).not.toMatch(/ConfigMap demo\/web1: hook/);
  });
});

describe('mode: git: a failure carries what is known', () => {
  const inputs = { name: 'web1', path: 'web1', 'repo-url': repoURL, 'gitops-branch': 'main', timeout: '10m' };

  it('a request that cannot be opened: the commit is there, and what it did', async () => {
    const cwd = scratchDirectory('argocd');
    const repo = createBareRepository(cwd, { files: { 'README.md': 'x\n' } });
    const { gitlab, given: place } = await onGitlab({ gitops: repo });
    gitlab.inject({ method: 'POST', kind: 'status', status: 403, body: { message: '403 Forbidden' } });
    const { failure, outputs } = await failed({ ...inputs, ...place, deliver: 'pull-request' }, { cwd });
    expect(failure.code).toBe('FORGE_AUTH');
    const branch = repo
      .git('for-each-ref', '--format=%(refname:short)')
      .split('\n')
      .find((name) => name !== 'main');
    expect(outputs).toMatchObject({ name: 'web1', result: 'created', revision: repo.git('rev-parse', branch ?? '') });
  });

  it('a push that is refused: the name alone, nothing was written', async () => {
    const cwd = scratchDirectory('argocd');
    const repo = createBareRepository(cwd, { files: { 'README.md': 'x\n' } });
    const { outputs } = await failed({ ...inputs, 'gitops-repository': `${repo.path}-gone` }, { cwd });
    expect(outputs).toEqual({ name: 'web1' });
  });
});
