import { describe, expect, it } from 'vitest';
import { type DeletionOptions, deleteApplication } from '../../../../src/core/argocd/delete.ts';
import type { ApplicationRef } from '../../../../src/core/argocd/server/live.ts';
import { type Ownership, ownershipSelector } from '../../../../src/core/review/ownership-label.ts';
import type { ApplicationOverrides } from '../../../support/argocd/application.ts';
import {
  application,
  at,
  automated,
  commits,
  type Setting,
  leapingSetting as setting,
  until,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';

const ref: ApplicationRef = { name: 'web1', project: 'default' };
const ownership: Ownership = { environment: 'feature-x-1a2b3c4d', repository: 'fe/shop', branch: 'feature/x' };
const choices: DeletionOptions = { owner: ownership, wait: true, forceOrphan: false };

const remove = (from: Setting, more: Partial<DeletionOptions> = {}, timeoutMs = 60_000) =>
  deleteApplication(from.handle(application(), timeoutMs), { ...choices, ...more });

async function deployed(
  options: Parameters<typeof setting>[0] = {},
  overrides: ApplicationOverrides = {},
): Promise<Setting> {
  const here = await setting(options);
  await here.client.upsert(at(commits.first, { ownership, ...automated, ...overrides }), upsertAll);
  await until(here, (app) => app?.operation !== undefined);
  return here;
}

async function synced(
  options: Parameters<typeof setting>[0] = {},
  overrides: ApplicationOverrides = {},
): Promise<Setting> {
  const here = await deployed(options, overrides);
  await until(here, (app) => app?.status.operationState?.phase === 'Succeeded');
  return here;
}

describe('deleting an Application', () => {
  it('removes it with what it deployed, and waits for the end', async () => {
    const here = await synced();
    expect(await remove(here)).toEqual({ result: 'deleted' });
    expect(here.server.controller.apps.size).toBe(0);
    expect(here.server.controller.orphans).toEqual([]);
  });

  it('cascades also when the manifest had no finalizer', async () => {
    const here = await synced({}, { finalizer: 'none' });
    expect(await remove(here)).toEqual({ result: 'deleted' });
    expect(here.server.controller.orphans).toEqual([]);
  });

  it('law 4: one that is already gone is a success, without any write', async () => {
    const here = await setting();
    expect(await remove(here)).toEqual({ result: 'absent' });
    expect(here.server.writes()).toEqual([]);
  });

  it('law 11: goes on with a deletion that a killed run began', async () => {
    const here = await synced();
    expect(await remove(here, { wait: false })).toEqual({ result: 'deleting' });
    expect(await remove(here)).toEqual({ result: 'deleted' });
    expect(here.server.writes().filter((call) => call === 'DELETE /api/v1/applications/web1')).toHaveLength(1);
  });

  it('rule 9: terminates a running operation, which would block the deletion for ever', async () => {
    const here = await deployed({ outcome: () => ({ phase: 'hang' }) });
    expect(await remove(here)).toEqual({ result: 'deleted' });
    expect(here.server.writes()).toContain('DELETE /api/v1/applications/web1/operation');
  });

  it('rule 9: also when nobody waits for the deletion', async () => {
    const here = await deployed({ outcome: () => ({ phase: 'hang' }) });
    await until(here, (app) => app?.status.operationState?.phase === 'Running');
    expect(await remove(here, { wait: false })).toEqual({ result: 'deleting' });
    await until(here, (app) => app === undefined);
  });

  it('a hook that starts while it is being deleted is terminated as well', async () => {
    const here = await synced({ deletionMs: 4_000 });
    const removed = remove(here);
    await until(here, (app) => app?.metadata.deletionTimestamp !== undefined);
    here.server.controller.request('web1', { sync: { revision: commits.first } });
    expect(await removed).toEqual({ result: 'deleted' });
  });

  it('rule 8: does not need the event of the deletion', async () => {
    const here = await synced();
    here.server.faults.push({ path: /stream/, times: 10_000, reply: 'drop' });
    expect(await remove(here)).toEqual({ result: 'deleted' });
  });
});

describe('law 8: only what it owns', () => {
  it.each<[string, ApplicationOverrides]>([
    ['an Application of a lasting environment', { ownership: undefined }],
    ['one of another review environment', { ownership: { ...ownership, environment: 'feature-y-00000000' } }],
    ['one of another monorepo', { ownership: { ...ownership, repository: 'other/shop' } }],
  ])('%s stays', async (_title, overrides) => {
    const here = await synced({}, overrides);
    const before = here.server.writes().length;
    const failure = await failureOf(remove(here));
    expect(failure.exitCode).toBe(4);
    expect(here.server.writes()).toHaveLength(before);
    expect(here.server.app('web1')).toBeDefined();
  });

  it('the selector finds review environments and no lasting ones', async () => {
    const here = await synced();
    await here.client.upsert(application({ name: 'web1-dev' }), upsertAll);
    const found = async (selector: string) =>
      (await here.client.list({ selector })).map(({ metadata }) => metadata.name);
    expect(await found(ownershipSelector())).toEqual(['web1']);
    expect(await found(ownershipSelector(ownership.environment))).toEqual(['web1']);
    expect(await found(ownershipSelector('pr-1'))).toEqual([]);
  });
});

describe('a deletion that gets stuck', () => {
  it('times out with what is left', async () => {
    const here = await synced();
    here.server.controller.stuck.add('web1');
    const failure = await failureOf(remove(here, {}, 200_000));
    expect(failure.exitCode).toBe(3);
    expect(failure.message).toContain('Deployment demo/web1');
    expect(failure.hint).toContain('force-orphan');
  });

  it('force-orphan gives the resources up and names them', async () => {
    const here = await synced();
    here.server.controller.stuck.add('web1');
    const removed = await remove(here, { forceOrphan: true }, 200_000);
    expect(removed).toMatchObject({ result: 'orphaned' });
    await until(here, (app) => app === undefined);
    expect(here.server.controller.orphans).toContain('Deployment demo/web1');
    expect(here.lines.join('\n')).toContain('stay without an owner');
  });

  it('shows the DeletionError, once', async () => {
    const here = await synced();
    here.server.controller.stuck.add('web1');
    const app = structuredClone(here.server.app('web1')!);
    app.status.conditions = [{ type: 'DeletionError', message: 'cluster is not reachable' }];
    here.server.controller.store('web1', app);
    const failure = await failureOf(remove(here, {}, 25_000));
    expect(failure.message).toContain('cluster is not reachable');
    expect(here.lines.filter((line) => line.includes('DeletionError'))).toHaveLength(1);
  });

  it('Delete=confirm asks for a person, and a job is none', async () => {
    const here = await synced();
    here.server.controller.stuck.add('web1');
    const app = structuredClone(here.server.app('web1')!);
    app.status.resources = [{ kind: 'PersistentVolumeClaim', name: 'data', requiresDeletionConfirmation: true }];
    here.server.controller.store('web1', app);
    const failure = await failureOf(remove(here));
    expect(failure.exitCode).toBe(4);
    expect(failure.message).toContain('PersistentVolumeClaim data');
    expect(ref.name).toBe('web1');
  });
});
