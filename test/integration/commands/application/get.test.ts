import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../../src/commands/argocd-upsert-app.ts';
import { adminToken } from '../../../support/argocd/server.ts';
import { commits, repoURL, type Setting, setting, until } from '../../../support/argocd/setting.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { failureOf } from '../../../support/failure.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';

const run = ({ server }: Setting, given: Given) => {
  const connection = { 'argocd-server': server.url, 'argocd-plaintext': 'true', 'argocd-token': adminToken };
  return runCommand(argocdUpsertApp, { ...connection, name: 'web1', ...given }, { clock: simulatedClock() });
};
const deployed = { path: 'web1', 'repo-url': repoURL, revision: commits.first, sync: 'true', wait: 'true' };

describe('operation: get', () => {
  it('prints sources, status and resources, from name and project alone', async () => {
    const here = await setting();
    await run(here, deployed);
    const { outputs, summary } = await run(here, { operation: 'get', project: 'default' });
    expect(outputs).toMatchObject({ name: 'web1', 'sync-status': 'Synced', 'health-status': 'Healthy' });
    expect(outputs).toMatchObject({
      url: `${here.server.url}/applications/argocd/web1`,
      application: {
        spec: { project: 'default' },
        status: { resources: [{ kind: 'Deployment' }, { kind: 'Service' }] },
      },
    });
    expect(summary).toContain(`${repoURL} web1 @ ${commits.first}`);
    expect(summary).toMatch(/\| Deployment \| demo \| web1 \| Synced \|/);
  });

  it('prints the policy, sync windows, conditions, the last operation, images and links', async () => {
    const here = await setting();
    await run(here, { ...deployed, 'sync-policy': 'automated', prune: 'true', 'self-heal': 'true' });
    here.server.controller.windows = [
      { kind: 'deny', schedule: '0 22 * * *', duration: '8h', active: true },
      { kind: 'allow', schedule: '0 6 * * 1', duration: '1h', active: false },
    ];
    // Its health loop would write the summary anew.
    here.server.controller.stopped = true;
    const status = here.server.app('web1')?.status;
    Object.assign(status ?? {}, {
      conditions: [{ type: 'OrphanedResourceWarning', message: 'one', lastTransitionTime: '2026-12-01T10:00:00Z' }],
      summary: { ...status?.summary, externalURLs: ['https://shop.example.com/'] },
    });
    const { summary } = await run(here, { operation: 'get' });
    for (const line of [
      '| sync policy | automated, prune, self-heal |',
      '| sync window | deny "0 22 &#42; &#42; &#42;" for 8h, open now |',
      '| sync window | allow "0 6 &#42; &#42; 1" for 1h |',
      '| OrphanedResourceWarning | one | 2026-12-01T10:00:00Z |',
      '| image | registry.example.com/web1:aaaaaaaa |',
      '| link | https://shop.example.com/ |',
    ]) {
      expect(summary).toContain(line);
    }
    expect(summary).toMatch(/\| last operation \| Succeeded: .*, 20\S+Z to 20\S+Z, by (admin|automated sync) \|/);
  });

  it('hides passwords in parameters, values and URLs, which Argo CD shows to everybody', async () => {
    const here = await setting();
    const secret = { parameters: ['db.password=hunter2', 'image.tag=v1'], values: 'token: hunter2\nreplicas: 2\n' };
    await run(here, { ...deployed, ...secret });
    const { outputs, summary, lines } = await run(here, { operation: 'get' });
    expect(JSON.stringify([outputs, summary, lines])).not.toContain('hunter2');
    expect(JSON.stringify(outputs)).toContain('{"name":"image.tag","value":"v1"}');
    expect(here.server.app('web1')?.spec.source).toMatchObject({
      helm: { parameters: [{ name: 'db.password', value: 'hunter2' }, {}] },
    });
  });

  it.each([
    ['another project', { project: 'other' }, /there is no Application web1 in the project other/, 1],
    ['no name', { name: undefined }, /^name: is missing: operation "get" is about one Application/, 2],
    ['a spec', { path: 'web2' }, /^path: has no effect with `operation: get`/, 2],
    ['a manifest in Git', { mode: 'git' }, /^operation: "get" needs `mode: api`/, 2],
    ['a namespace in the name', { name: 'team/web1' }, /^name: "team\/web1" cannot be the name of an Application/, 2],
    ['a name that none can have', { name: 'Web_1' }, /^name: "Web_1" cannot be the name of an Application/, 2],
    ['an input of others', { resources: ':Service:a' }, /^resources: has no effect with `operation: get`/, 2],
    ['a word that is no operation', { operation: 'got' }, /^operation: "got"/, 2],
  ])('%s: says what is wrong, and writes nothing', async (_title, given, message, exitCode) => {
    const here = await setting();
    const failure = await failureOf(run(here, { operation: 'get', ...given }));
    expect(failure.message).toMatch(message);
    expect(failure.exitCode).toBe(exitCode);
    expect(here.server.writes()).toEqual([]);
  });

  it('of a name with its namespace says which inputs take them', async () => {
    const failure = await failureOf(run(await setting(), { operation: 'get', name: 'team/web1' }));
    expect(failure.hint).toBe('Give `name: web1` and `app-namespace: team`.');
  });
});

describe('operation: terminate', () => {
  it('ends a sync that hangs; a second time there is nothing to end', async () => {
    const here = await setting({ outcome: () => ({ phase: 'hang' }) });
    await run(here, { ...deployed, wait: 'false' });
    await until(here, (app) => app?.status.operationState?.phase === 'Running');
    expect((await run(here, { operation: 'terminate', 'dry-run': 'true' })).outputs.result).toBe('unchanged');
    expect(here.server.app('web1')?.status.operationState?.phase).toBe('Running');
    expect((await run(here, { operation: 'terminate' })).outputs.result).toBe('terminated');
    await until(here, (app) => app?.status.operationState?.phase === 'Failed');
    expect((await run(here, { operation: 'terminate' })).outputs.result).toBe('unchanged');
  });
});
