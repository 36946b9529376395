/** What a token lacks for an operation is told with the line of its own role, also where the server names no right. */
import { describe, expect, it } from 'vitest';
import { manual, movingRepository, run } from '../../../support/argocd/operations.ts';
import { adminToken } from '../../../support/argocd/server.ts';
import { commits, leapingSetting } from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';

const given = (operation: string) => ({ operation, project: 'default' });
const lineFor = (action: string) => `p, proj:default:ci, applications, ${action}, default/*, allow`;

async function deployedFor(allow: readonly string[]) {
  const account = { username: 'proj:default:ci', allow };
  const { repositories, moveTo } = movingRepository();
  const here = await leapingSetting({
    repositories,
    accounts: { [adminToken]: { username: 'admin', allow: ['* *'] }, 'b.b.b': account },
  });
  for (const commit of [commits.first, commits.second]) {
    moveTo(commit);
    await run(here, manual);
  }
  here.server.requests.length = 0;
  return here;
}

describe('rights of an operation', () => {
  it.each(['get', 'diff', 'history', 'wait', 'sync', 'rollback', 'terminate'])(
    '%s without `get`',
    async (operation) => {
      const here = await deployedFor(['sync default/*']);
      const failure = await failureOf(run(here, { ...given(operation), 'argocd-token': 'b.b.b' }));
      expect(failure.code).toBe('ARGOCD_FORBIDDEN');
      expect(failure.hint).toContain(lineFor('get'));
      expect(here.server.writes()).toEqual([]);
    },
  );

  it.each(['sync', 'rollback'])('%s without `sync`', async (operation) => {
    const here = await deployedFor(['get default/*']);
    const failure = await failureOf(run(here, { ...given(operation), 'argocd-token': 'b.b.b' }));
    expect(failure.code).toBe('ARGOCD_FORBIDDEN');
    expect(failure.hint).toContain(lineFor('sync'));
  });

  it('terminate without `sync`', async () => {
    const here = await deployedFor(['get default/*']);
    Object.assign(here.server.app('web1') ?? {}, { operation: { sync: { revision: commits.second } } });
    const failure = await failureOf(run(here, { ...given('terminate'), 'argocd-token': 'b.b.b' }));
    expect(failure.message).toContain('proj:default:ci may not sync Application web1');
    expect(failure.hint).toContain(lineFor('sync'));
  });
});
