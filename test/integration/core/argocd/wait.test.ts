import { describe, expect, it, vi } from 'vitest';
import { deployApplication } from '../../../../src/core/argocd/deploy.ts';
import { type DeployOptions, type RollBackInGit, rollBack } from '../../../../src/core/argocd/rollback.ts';
import { type Application, type LiveApplication, refTo } from '../../../../src/core/argocd/server/live.ts';
import { Failure } from '../../../../src/core/failure.ts';
import {
  at,
  automated,
  commits,
  repository,
  type Setting,
  leapingSetting as setting,
  targetAt,
  until,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';

const goal = { synced: true, healthy: true, images: [], degradedGraceMs: 20_000 };
let run = 0;

function deploy(from: Setting, app: Application, choices: Partial<DeployOptions> = {}, timeoutMs = 60_000) {
  run += 1;
  return deployApplication(from.handle(app, timeoutMs), app, {
    upsert: upsertAll,
    sync: true,
    prune: false,
    terminate: false,
    operationId: `run-${run}`,
    goal,
    onFailure: 'keep',
    onOlder: 'skip',
    target: targetAt(),
    rollBackInGit: undefined,
    at: () => app,
    ...choices,
  });
}

const syncs = ({ server }: Setting) => server.writes().filter((call) => call.endsWith('/sync')).length;

describe('law 9: health is proved', () => {
  it('a first deployment ends Synced, Healthy and at its own commit', async () => {
    const here = await setting();
    const { result, app } = await deploy(here, at(commits.first));
    expect(result).toBe('created');
    expect(app.status?.sync).toMatchObject({ status: 'Synced', revision: commits.first });
    expect(app.status?.health?.status).toBe('Healthy');
    expect(app.status?.history).toHaveLength(1);
  });

  it.each([
    ['synced by hand', {}],
    ['automated', automated],
  ])('rule 5: an update (%s) is not fooled by the verdict on the commit before', async (_title, policy) => {
    const here = await setting();
    await deploy(here, at(commits.first, policy), { sync: policy !== automated });
    expect(here.server.app('web1')?.status.health?.status).toBe('Healthy');
    const { result, app } = await deploy(here, at(commits.second, policy), { sync: policy !== automated });
    expect(result).toBe('updated');
    expect(app.status?.sync?.revision).toBe(commits.second);
    expect(app.status?.summary?.images).toEqual([`registry.example.com/web1:${commits.second.slice(0, 8)}`]);
    const operation = app.status?.operationState;
    expect(Date.parse(app.status?.reconciledAt ?? '')).toBeGreaterThanOrEqual(Date.parse(operation?.finishedAt ?? ''));
    expect(here.clock.now()).toBeGreaterThan(Date.parse(operation?.finishedAt ?? '') + 3_000);
  });

  it('rule 5: asks for a comparison before the sync and after it, since times have a resolution of a second', async () => {
    const here = await setting();
    await deploy(here, at(commits.first));
    const calls = here.server.requests.map(({ method, path, query }) =>
      query.has('refresh') ? 'refresh' : `${method} ${path}`,
    );
    const sync = calls.indexOf('POST /api/v1/applications/web1/sync');
    expect(calls.slice(0, sync)).toContain('refresh');
    expect(calls.slice(sync)).toContain('refresh');
  });

  it('rule 6: pins the target revision, so that automated sync accepts a sync for the same commit', async () => {
    const here = await setting();
    const { app } = await deploy(here, at(commits.second, automated));
    expect(app.spec.source?.targetRevision).toBe(commits.second);
    for (const { path, body } of here.server.requests) {
      if (path.endsWith('/sync')) expect(JSON.parse(body)).not.toHaveProperty('revision');
    }
  });

  it('rule 7: Running with a finishedAt is a retry, not an end', async () => {
    const here = await setting({
      outcome: (_revision, attempt) =>
        attempt < 2 ? { phase: 'retry', message: 'one or more objects failed to apply' } : { phase: 'Succeeded' },
    });
    const { app } = await deploy(here, at(commits.first), {}, 180_000);
    expect(app.status?.operationState?.phase).toBe('Succeeded');
    expect(here.lines.join('\n')).toMatch(/about to be retried: .*one or more objects failed to apply/);
  });

  it('rule 8: without any event the polls find it', async () => {
    const here = await setting();
    here.server.faults.push({ path: /stream/, times: 10_000, reply: 'drop' });
    const { app } = await deploy(here, at(commits.first), {}, 120_000);
    expect(app.status?.health?.status).toBe('Healthy');
  });

  it('a branch that moved on is waited for as what it is now', async () => {
    const branches = { main: commits.first };
    const here = await setting({ repositories: repository(branches) });
    await deploy(here, at('main'));
    branches.main = commits.second;
    const { app, result } = await deploy(here, at('main'));
    expect(result).toBe('unchanged');
    expect(app.status?.sync?.revision).toBe(commits.second);
    expect(app.status?.history).toHaveLength(2);
  });

  it('waits for the image that was asked for', async () => {
    const here = await setting();
    const images = ['registry.example.com/web1:somethingelse'];
    const failure = await failureOf(deploy(here, at(commits.first), { goal: { ...goal, images } }, 120_000));
    expect(failure.exitCode).toBe(3);
    expect(failure.message).toContain('somethingelse is not among the images yet');
    expect(here.server.requests.some(({ query }) => query.get('refresh') === 'hard')).toBe(true);
  });

  it('nothing rendered is a failure, although Argo CD calls it Synced', async () => {
    const here = await setting({ health: () => 'Healthy' });
    const failure = await failureOf(deploy(here, at(commits.empty)));
    expect(failure.code).toBe('ARGOCD_NO_RESOURCES');
  });
});

describe('Degraded', () => {
  it('for a moment passes', async () => {
    const here = await setting({
      health: ({ ageMs }) => (ageMs < 3_000 ? 'Progressing' : ageMs < 12_000 ? 'Degraded' : 'Healthy'),
    });
    const { app } = await deploy(here, at(commits.first));
    expect(app.status?.health?.status).toBe('Healthy');
    expect(here.lines.join('\n')).toContain('health is Degraded');
  });

  it('for longer than the grace fails with the resources and their messages', async () => {
    const here = await setting({ health: () => 'Degraded' });
    const failure = await failureOf(deploy(here, at(commits.first)));
    expect(failure.exitCode).toBe(1);
    expect(failure.code).toBe('ARGOCD_DEGRADED');
    expect(failure.outputs).toMatchObject({
      'sync-status': 'Synced',
      'health-status': 'Degraded',
      revision: commits.first,
    });
    expect(failure.message).toContain(
      'Deployment demo/web1: Degraded, Deployment "web1" exceeded its progress deadline',
    );
  });
});

describe('when it does not get live', () => {
  it('a rollout that never ends times out with what is known', async () => {
    const here = await setting({ health: () => 'Progressing' });
    const failure = await failureOf(deploy(here, at(commits.first), {}, 30_000));
    expect(failure.exitCode).toBe(3);
    expect(failure.outputs).toMatchObject({
      'health-status': 'Progressing',
      'failed-resources': [{ kind: 'Deployment', status: 'Progressing' }],
    });
  });

  it('a failed sync ends at once with the words of the resource that failed', async () => {
    const here = await setting({ outcome: () => ({ phase: 'Failed', message: 'Deployment.apps "web1" is invalid' }) });
    const failure = await failureOf(deploy(here, at(commits.first)));
    expect(failure.code).toBe('ARGOCD_SYNC_FAILED');
    expect(failure.outputs?.['failed-resources']).toMatchObject([
      { kind: 'Deployment', name: 'web1', status: 'SyncFailed', message: 'Deployment.apps "web1" is invalid' },
      ...[],
    ]);
  });

  it('a failed automated sync ends too, since Argo CD does not try the same commit again', async () => {
    const here = await setting({
      automatedRetries: 0,
      outcome: () => ({ phase: 'Failed', message: 'admission webhook denied it' }),
    });
    const failure = await failureOf(deploy(here, at(commits.first, automated), { sync: false }));
    expect(failure.exitCode).toBe(1);
    expect(failure.message).toContain('admission webhook denied it');
  });

  it('a source that cannot be rendered fails with the message of the repo-server', async () => {
    const here = await setting();
    const failure = await failureOf(
      deploy(here, at(commits.first, { source: { path: 'broken' } }), {
        sync: false,
        upsert: { upsert: true, validate: false },
      }),
    );
    expect(failure.code).toBe('ARGOCD_COMPARISON');
    expect(failure.message).toContain('app path does not exist');
  });

  it('OutOfSync without anybody to sync it says so at the deadline', async () => {
    const here = await setting();
    const failure = await failureOf(deploy(here, at(commits.first), { sync: false }, 200_000));
    expect(failure.exitCode).toBe(3);
    expect(failure.hint).toContain('sync: true');
  });

  it('a server that is away for a while costs time, not the run', async () => {
    const here = await setting();
    const deployed = deploy(here, at(commits.first), {}, 300_000);
    await until(here, (app) => app?.operation !== undefined);
    here.server.faults.push({ method: 'GET', path: /web1$/, times: 8, reply: { status: 503 } });
    expect((await deployed).app.status?.health?.status).toBe('Healthy');
  });
});

describe('law 4: running twice equals running once', () => {
  it('a second run of the same commit writes nothing', async () => {
    const here = await setting();
    await deploy(here, at(commits.first));
    const before = here.server.writes().length;
    const { result } = await deploy(here, at(commits.first));
    expect(result).toBe('unchanged');
    expect(here.server.writes()).toHaveLength(before);
  });

  it('two runs of the same commit at the same time share one operation', async () => {
    const here = await setting();
    const both = await Promise.all([deploy(here, at(commits.first)), deploy(here, at(commits.first))]);
    for (const { app } of both) expect(app.status?.health?.status).toBe('Healthy');
    expect(here.server.app('web1')?.status.history).toHaveLength(1);
  });

  it('a run finds its own sync although the answer was lost', async () => {
    const here = await setting();
    here.server.faults.push({ method: 'POST', path: /sync$/, times: 1, reply: 'drop', after: true });
    const { app } = await deploy(here, at('main'));
    expect(app.status?.history).toHaveLength(1);
    expect(syncs(here)).toBe(1);
  });

  it('waits for the sync of another commit, then syncs its own', async () => {
    const here = await setting({ syncMs: 6_000 });
    await deploy(here, at(commits.first), { goal: undefined });
    const { app } = await deploy(here, at(commits.second), {}, 120_000);
    expect(app.status?.sync?.revision).toBe(commits.second);
    expect(here.lines.join('\n')).toContain('busy with another operation');
  });

  it('law 3: a run that a later one overtakes is served by the later commit', async () => {
    const here = await setting({ syncMs: 6_000 });
    const first = deploy(here, at(commits.first, automated), { sync: false }, 120_000);
    await until(here, (app) => app?.status.operationState?.phase === 'Running');
    const second = await deploy(here, at(commits.second, automated), { sync: false }, 120_000);
    expect(second.app.status?.sync?.revision).toBe(commits.second);
    expect((await first).app.status?.sync?.revision).toBe(commits.second);
  });
});

describe('the Application follows the branch', () => {
  const branches = { main: commits.first };
  const following = () => {
    branches.main = commits.first;
    return setting({ repositories: repository(branches) });
  };
  const target = (commit: string) => ({ target: targetAt(commit) });

  it.each([
    ['synced by hand', {}],
    ['automated', automated],
  ])('is met by our commit (%s), and the sync names no revision', async (_title, policy) => {
    const here = await following();
    await deploy(here, at('main', policy), target(commits.first));
    branches.main = commits.second;
    const { app, result } = await deploy(here, at('main', policy), target(commits.second));
    expect([result, app.status?.sync?.revision]).toEqual(['unchanged', commits.second]);
    expect(app.status?.summary?.images).toEqual([`registry.example.com/web1:${commits.second.slice(0, 8)}`]);
    for (const { path, body } of here.server.requests) {
      if (path.endsWith('/sync')) expect(JSON.parse(body)).not.toHaveProperty('revision');
    }
  });

  it('is met by a later commit of somebody else, which an older run never takes back (law 3)', async () => {
    const here = await following();
    branches.main = commits.third;
    await deploy(here, at('main', automated), target(commits.third));
    const { app } = await deploy(here, at('main', automated), target(commits.second));
    expect(app.status?.sync?.revision).toBe(commits.third);
    expect(app.status?.history).toHaveLength(1);
  });

  it('is not met by the commit before, though that is Synced and Healthy', async () => {
    const here = await following();
    await deploy(here, at('main', automated), target(commits.first));
    const failure = await failureOf(deploy(here, at('main', automated), target(commits.second), 30_000));
    expect([failure.exitCode, failure.message]).toEqual([
      3,
      expect.stringContaining(`Argo CD has not read ${commits.second} yet`),
    ]);
  });

  it('says at the deadline that the repository has no such commit, and not to wait longer', async () => {
    const here = await following();
    await deploy(here, at('main', automated), target(commits.first));
    const { target: asked } = target('d'.repeat(40));
    const lacking = { target: { ...asked, history: { ...asked.history, lacks: async () => true } } };
    const failure = await failureOf(deploy(here, at('main', automated), lacking, 30_000));
    expect([failure.exitCode, failure.code, failure.message, failure.hint]).toEqual([
      3,
      'ARGOCD_NO_COMMIT',
      expect.stringContaining(`the GitOps repository has no commit ${'d'.repeat(40)}`),
      expect.stringMatching(/^Check `commit=` of `wait-for`/),
    ]);
  });

  it('law 9: the health of a later commit is proved as well', async () => {
    branches.main = commits.third;
    const here = await setting({
      repositories: repository(branches),
      health: ({ revision }) => (revision === commits.third ? 'Degraded' : 'Healthy'),
    });
    const failure = await failureOf(deploy(here, at('main', automated), target(commits.second)));
    expect(failure.code).toBe('ARGOCD_DEGRADED');
  });

  it('a sync of a later commit that runs is taken as ours', async () => {
    branches.main = commits.first;
    const here = await setting({ repositories: repository(branches), syncMs: 8_000 });
    await deploy(here, at('main'), { ...target(commits.first), goal: undefined });
    await until(here, (app) => app?.status.operationState?.phase === 'Succeeded');
    branches.main = commits.third;
    const later = deploy(here, at('main'), target(commits.third), 120_000);
    await until(here, (app) => app?.operation !== undefined);
    await deploy(here, at('main'), target(commits.second), 120_000);
    await later;
    expect(here.server.app('web1')?.status.history).toHaveLength(2);
  });

  it('ends at once when somebody pins it to a commit without ours', async () => {
    const here = await following();
    branches.main = commits.second;
    await deploy(here, at('main', automated), target(commits.second));
    const waiting = failureOf(deploy(here, at('main', automated), target(commits.third), 600_000));
    await here.said(`has not read ${commits.third}`);
    const pinned = structuredClone(here.server.app('web1')!);
    pinned.spec.source!.targetRevision = commits.first;
    here.server.controller.store('web1', pinned);
    here.server.controller.specChanged('web1');
    expect(await waiting).toMatchObject({ code: 'ARGOCD_PINNED', exitCode: 1 });
  });
});

describe('a pin is replaced only by a descendant (law 3)', () => {
  const pinnedTo = async (revision: string) => {
    const here = await setting({ repositories: repository({ main: commits.third }) });
    await deploy(here, at(revision));
    return { here, writes: here.server.writes().length };
  };
  const pinOf = ({ server }: Setting) => server.app('web1')?.spec.source?.targetRevision;

  it.each([
    ['a later commit', commits.second, undefined],
    ['the branch at a later commit', 'main', commits.third],
  ])('by %s', async (_title, revision, commit) => {
    const { here } = await pinnedTo(commits.first);
    const { result } = await deploy(here, at(revision), { target: targetAt(commit) });
    expect([result, pinOf(here)]).toEqual(['updated', revision]);
  });

  it.each([
    ['an older commit', commits.first, undefined],
    ['the branch, for an older commit', 'main', commits.first],
  ])('not by %s: the newer one is waited for and stays', async (_title, revision, commit) => {
    const { here, writes } = await pinnedTo(commits.second);
    const { result, newerPin, app } = await deploy(here, at(revision), { target: targetAt(commit), sync: false });
    expect([result, newerPin, pinOf(here)]).toEqual(['unchanged', commits.second, commits.second]);
    expect(app.status?.sync?.revision).toBe(commits.second);
    expect(here.server.writes()).toHaveLength(writes);
  });

  it('`on-older: fail` refuses the older one, `apply` writes it', async () => {
    const { here, writes } = await pinnedTo(commits.second);
    const failure = await failureOf(deploy(here, at(commits.first), { onOlder: 'fail' }));
    expect(failure).toMatchObject({ code: 'ARGOCD_PINNED', exitCode: 4 });
    expect([failure.hint, here.server.writes().length]).toEqual([expect.stringContaining('on-older: apply'), writes]);
    await deploy(here, at(commits.first), { onOlder: 'apply' });
    expect(pinOf(here)).toBe(commits.first);
  });

  it('says so when nothing tells which is older, and writes', async () => {
    const other = await setting();
    await other.client.upsert(at(commits.empty), upsertAll);
    await deploy(other, at(commits.first));
    expect(pinOf(other)).toBe(commits.first);
    expect(other.lines.join('\n')).toContain('nothing tells whether that is older');
  });
});

describe('on-failure: rollback of an Application that follows the branch', () => {
  const failing = async () => {
    const branches = { main: commits.first };
    const here = await setting({
      repositories: repository(branches),
      health: ({ revision }) => (revision === commits.second ? 'Degraded' : 'Healthy'),
    });
    await deploy(here, at('main', automated), { target: targetAt(commits.first) });
    branches.main = commits.second;
    return { here, branches };
  };
  const choices = { onFailure: 'rollback', target: targetAt(commits.second) } as const;

  it('goes back in Git, and waits until that is live', async () => {
    const { here, branches } = await failing();
    const asked: string[] = [];
    const rollBackInGit = async (failed: string) => {
      asked.push(failed);
      branches.main = commits.third;
      return { result: 'committed', commit: commits.third } as const;
    };
    const failure = await failureOf(deploy(here, at('main', automated), { ...choices, rollBackInGit }));
    expect([failure.code, failure.exitCode, asked]).toEqual(['ARGOCD_DEGRADED', 1, [commits.second]]);
    expect(failure.message).toContain(`Rolled back in the GitOps repository by ${commits.third}, which is live again.`);
    const app = here.server.app('web1');
    expect(app?.spec.source?.targetRevision).toBe('main');
    expect(app?.status).toMatchObject({ sync: { revision: commits.third }, health: { status: 'Healthy' } });
  });

  it.each<[string, () => ReturnType<RollBackInGit>, string]>([
    [
      'a request that holds it',
      async () => ({ result: 'requested', url: 'https://git.example.com/pr/1' }),
      'The request https://git.example.com/pr/1 brings back what was deployed before.',
    ],
    [
      'an image that came later',
      async () => {
        throw new Failure('refused', 'ROLLBACK_OVERTAKEN', 'values.yaml got web1:3 while it was rolled back');
      },
      'The rollback failed as well: values.yaml got web1:3',
    ],
  ])('says %s, and still fails', async (_title, rollBackInGit, says) => {
    const { here } = await failing();
    const failure = await failureOf(deploy(here, at('main', automated), { ...choices, rollBackInGit }));
    expect([failure.exitCode, failure.message]).toEqual([1, expect.stringContaining(says)]);
  });

  it('law 9: claims no rollback that did not get live', async () => {
    const { here } = await failing();
    const rollBackInGit = async () => ({ result: 'committed', commit: commits.third }) as const;
    const failure = await failureOf(deploy(here, at('main', automated), { ...choices, rollBackInGit }, 300_000));
    expect(failure.message).toContain('The rollback failed as well');
    expect(failure.message).not.toContain('live again');
  });

  const body = JSON.stringify({ error: 'permission denied', code: 7, message: 'permission denied' });
  const forbidden = { status: 403, type: 'application/json', body };

  it.each([
    ['a server that is away', { path: /web1$/, times: 10_000, reply: { status: 503 } }, 'ARGOCD_UNREACHABLE', 3],
    [
      'Kubernetes away, or rights withdrawn',
      { path: /web1$/, times: 10_000, reply: forbidden },
      'ARGOCD_UNREACHABLE',
      3,
    ],
  ])('%s is no reason to go back', async (_title, fault, code, exitCode) => {
    const { here } = await failing();
    const rollBackInGit = vi.fn<RollBackInGit>();
    here.lines.splice(0);
    const waiting = failureOf(
      deploy(
        here,
        at('main', automated),
        { ...choices, goal: { ...goal, degradedGraceMs: 1e9 }, rollBackInGit },
        60_000,
      ),
    );
    await here.said('health is Degraded');
    here.server.faults.push(fault);
    expect(await waiting).toMatchObject({ code, exitCode });
    expect((await waiting).message).toContain('Not rolled back: this says nothing about what was deployed.');
    expect(rollBackInGit).not.toHaveBeenCalled();
  });

  it('without Git it pins nothing, and says where the image must go back', async () => {
    const { here } = await failing();
    const failure = await failureOf(deploy(here, at('main', automated), choices));
    expect(failure.message).toContain('Not rolled back: the Application follows the branch');
    expect(here.server.app('web1')?.spec.source?.targetRevision).toBe('main');
  });

  it('a pin by `{commit}` moves on to the commit of the rollback', async () => {
    const { here, branches } = await failing();
    branches.main = commits.third;
    const rollBackInGit = async () => ({ result: 'committed', commit: commits.third }) as const;
    await failureOf(
      deploy(here, at(commits.second, automated), { ...choices, rollBackInGit, at: (commit) => at(commit, automated) }),
    );
    expect(here.server.app('web1')?.spec.source?.targetRevision).toBe(commits.third);
  });
});

describe('on-failure: rollback', () => {
  const onlyFirst = {
    automatedRetries: 0,
    outcome: (revision: string) =>
      revision === commits.second
        ? ({ phase: 'Failed', message: 'bad manifest' } as const)
        : ({ phase: 'Succeeded' } as const),
  };

  it.each([
    ['by hand', {}],
    ['automated', automated],
  ])('goes back to the last deployment (%s) and still fails', async (_title, policy) => {
    const here = await setting(onlyFirst);
    await deploy(here, at(commits.first, policy));
    const failure = await failureOf(deploy(here, at(commits.second, policy), { onFailure: 'rollback' }));
    expect(failure.exitCode).toBe(1);
    expect(failure.message).toContain(`Rolled back to ${commits.first}, which is live again`);
    const app = here.server.app('web1');
    expect(app?.spec.source?.targetRevision).toBe(commits.first);
    expect(app?.status).toMatchObject({
      sync: { status: 'Synced', revision: commits.first },
      health: { status: 'Healthy' },
      operationState: { phase: 'Succeeded' },
    });
  });

  it('law 9: claims no rollback that did not get live', async () => {
    const here = await setting({ health: ({ revision }) => (revision === commits.third ? 'Healthy' : 'Degraded') });
    await deploy(here, at(commits.first), { goal: { ...goal, healthy: false } });
    const failure = await failureOf(deploy(here, at(commits.second), { onFailure: 'rollback' }));
    expect(failure.message).toContain('The rollback failed as well');
    expect(failure.message).not.toContain('Rolled back');
  });

  it('says that it was only started when nothing waits', async () => {
    const here = await setting({ syncMs: 60_000 });
    await deploy(here, at(commits.first), {}, 200_000);
    const message = 'error resolving repo revision: it is gone';
    const body = JSON.stringify({ error: message, code: 9, message });
    const reply = { status: 400, type: 'application/json', body };
    here.server.faults.push({ method: 'POST', path: /sync$/, times: 1, reply });
    const failure = await failureOf(
      deploy(here, at(commits.second), { onFailure: 'rollback', goal: undefined }, 200_000),
    );
    expect(failure.message).toContain(`The rollback to ${commits.first} was started`);
  });

  it('goes back beyond a deployment of the failed commit itself', async () => {
    const here = await setting({ health: ({ revision }) => (revision === commits.second ? 'Degraded' : 'Healthy') });
    await deploy(here, at(commits.first));
    await failureOf(deploy(here, at(commits.second)));
    const failure = await failureOf(deploy(here, at(commits.second), { onFailure: 'rollback' }));
    expect(failure.message).toContain(`Rolled back to ${commits.first}`);
  });

  describe('law 3: leaves a later deployment alone', () => {
    const choices = { operationId: 'failed', prune: false, goal, target: targetAt() };
    const failedOnSecond = async () => {
      const here = await setting(onlyFirst);
      await deploy(here, at(commits.first));
      const before = here.server.app('web1') as LiveApplication;
      await failureOf(deploy(here, at(commits.second), { operationId: 'failed' }));
      return { here, before, app: here.server.app('web1') as LiveApplication };
    };

    it('that has written another spec', async () => {
      const { here, before, app } = await failedOnSecond();
      await here.client.upsert(at(commits.third), upsertAll);
      const writes = here.server.writes().length;
      expect(await rollBack(here.handle(), { before, app }, choices)).toEqual({ result: 'superseded' });
      expect(here.server.writes()).toHaveLength(writes);
    });

    it('that syncs the same spec', async () => {
      const { here, before, app } = await failedOnSecond();
      await here.client.sync(refTo(app), { prune: false, operationId: 'later' });
      const writes = here.server.writes().length;
      expect(await rollBack(here.handle(), { before, app }, choices)).toEqual({ result: 'superseded' });
      expect(here.server.writes()).toHaveLength(writes);
    });
  });

  it('terminates a sync that hangs first', async () => {
    const here = await setting({
      outcome: (revision) => ({ phase: revision === commits.second ? 'hang' : 'Succeeded' }),
    });
    await deploy(here, at(commits.first));
    const failure = await failureOf(deploy(here, at(commits.second), { onFailure: 'rollback' }, 300_000));
    expect(failure.exitCode).toBe(3);
    expect(failure.message).toContain('Rolled back');
    expect(here.server.writes()).toContain('DELETE /api/v1/applications/web1/operation');
  });

  it('says when there is nothing to go back to', async () => {
    const here = await setting({ health: () => 'Degraded' });
    const failure = await failureOf(deploy(here, at(commits.first), { onFailure: 'rollback' }));
    expect(failure.message).toContain('no earlier deployment');
  });
});
