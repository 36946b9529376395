import { describe, expect, it } from 'vitest';
import { automated, bodies, manual, movingRepository, revisionOf, run } from '../../../support/argocd/operations.ts';
import { adminToken } from '../../../support/argocd/server.ts';
import { commits, leapingSetting, type Setting } from '../../../support/argocd/setting.ts';
import type { Repositories } from '../../../support/argocd/types.ts';
import { failureOf } from '../../../support/failure.ts';

/** Deploys the commits one after the other; the branch stays at the last. */
async function deployed(
  given: typeof manual,
  options: Parameters<typeof leapingSetting>[0] = {},
  line = ['first', 'second'],
) {
  const { repositories, moveTo } = movingRepository();
  const here = await leapingSetting({ repositories, ...options });
  const deploy = async (commit: string) => {
    moveTo(commit);
    await run(here, { ...given, 'wait-for': 'synced' });
  };
  for (const name of line) await deploy(commits[name as keyof typeof commits]);
  here.server.requests.length = 0;
  return { ...here, moveTo, deploy };
}

const back = { operation: 'rollback', project: 'default' };
const live = ({ server }: Setting) => server.app('web1')?.status.history?.at(-1)?.revision;

describe('operation: history', () => {
  it('tells what was deployed, when and by whom, oldest first', async () => {
    const here = await deployed(automated);
    await run(here, { operation: 'sync' });
    const { outputs, summary, lines } = await run(here, { operation: 'history', project: 'default' });
    const [first, second, third, ...others] = outputs.history as Readonly<Record<string, unknown>>[];
    expect(others).toEqual([]);
    expect(first).toEqual({
      id: 0,
      revision: commits.first,
      deployedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      initiatedBy: 'automated sync',
      sources: [
        {
          repoURL: 'https://git.example.com/infra/deploy.git',
          path: 'web1',
          chart: undefined,
          targetRevision: 'main',
          revision: commits.first,
        },
      ],
    });
    expect(second).toMatchObject({ id: 1, revision: commits.second, initiatedBy: 'automated sync' });
    expect(third).toMatchObject({ id: 2, revision: commits.second, initiatedBy: 'admin' });
    expect(summary).toMatch(
      new RegExp(`\\| 1 \\| .*Z \\| ${commits.second} \\| automated sync \\| .*deploy.git web1 @ main`),
    );
    expect(lines.find((line) => line.startsWith('0  '))).toContain(commits.first);
    expect(here.server.writes()).toEqual(['POST /api/v1/applications/web1/sync']);
  });

  it('is empty where nothing was deployed, and shows no password, value or parameter', async () => {
    const here = await leapingSetting();
    await run(here, { ...manual, sync: 'false', wait: 'false' });
    expect((await run(here, { operation: 'history' })).outputs.history).toEqual([]);
    const secret = {
      repoURL: 'https://ada:hunter2@git.example.com/infra/deploy.git',
      path: 'web1',
      helm: { parameters: [{ name: 'password', value: 'hunter2' }] },
    };
    const app = here.server.app('web1');
    Object.assign(app?.status ?? {}, { history: [{ revision: commits.first, source: secret }] });
    const { outputs, summary, lines } = await run(here, { operation: 'history' });
    expect(outputs.history).toMatchObject([
      { id: 0, sources: [{ repoURL: 'https://git.example.com/infra/deploy.git' }] },
    ]);
    expect(JSON.stringify([outputs, summary, lines])).not.toContain('hunter2');
  });
});

describe('operation: rollback', () => {
  describe('without automated sync', () => {
    it("is Argo CD's own, by the id; the spec stays, which is said", async () => {
      const here = await deployed(manual);
      const { outputs, warnings, summary } = await run(here, { ...back, wait: 'true' });
      expect(here.server.writes()).toEqual(['POST /api/v1/applications/web1/rollback']);
      expect(bodies(here, /rollback$/)).toEqual([{ name: 'web1', project: 'default', id: 0, prune: false }]);
      expect(outputs).toMatchObject({ result: 'rolled-back', 'sync-status': 'OutOfSync', 'health-status': 'Healthy' });
      expect(outputs.resources).toMatchObject([{ kind: 'Deployment', status: 'Synced' }, { kind: 'Service' }]);
      expect(live(here)).toBe(commits.first);
      expect(revisionOf(here)).toBe('main');
      expect(warnings.join()).toContain('it is OutOfSync, and the next sync deploys main again');
      expect(summary).toContain('Rolled back to deployment 0 (aaaaaaaa).');
    });

    it('with `wait`: health of before the rollback, in a comparison right behind it, proves nothing', async () => {
      const moments: readonly (readonly [untilMs: number, health: string])[] = [
        [2_500, 'Healthy'],
        [9_000, 'Progressing'],
      ];
      const health = ({ ageMs }: { readonly ageMs: number }) =>
        moments.find(([untilMs]) => ageMs < untilMs)?.[1] ?? 'Healthy';
      const here = await deployed(manual, { health });
      const { outputs } = await run(here, { ...back, wait: 'true' });
      const finished = Date.parse(here.server.app('web1')?.status.operationState?.finishedAt ?? '');
      expect(outputs).toMatchObject({ result: 'rolled-back', 'health-status': 'Healthy' });
      expect(here.clock.now() - finished).toBeGreaterThan(7_000);
    });

    it('again does nothing, and does not bring back what was taken back', async () => {
      const here = await deployed(manual);
      await run(here, back);
      here.server.requests.length = 0;
      const { outputs, lines } = await run(here, back);
      expect(outputs.result).toBe('unchanged');
      expect(lines.join()).toContain('rolled back already, from deployment 1 (bbbbbbbb) to deployment 2 (aaaaaaaa)');
      expect(here.server.writes()).toEqual([]);
    });

    it.each([
      ['took effect', true],
      ['did not', false],
    ])('an answer that is lost, of a request that %s: one rollback', async (_title, after) => {
      const here = await deployed(manual);
      here.server.faults.push({ method: 'POST', path: /rollback$/, times: 1, after, reply: 'drop' });
      expect((await run(here, back)).outputs.result).toBe('rolled-back');
      expect(here.server.app('web1')?.status.history?.map(({ revision }) => revision)).toEqual([
        commits.first,
        commits.second,
        commits.first,
      ]);
    });

    it('after that the next deployment can be rolled back too', async () => {
      const here = await deployed(manual);
      await run(here, back);
      await here.deploy(commits.third);
      await run(here, back);
      expect(live(here)).toBe(commits.first);
    });

    it('waits for another operation, or ends it', async () => {
      const hang = (revision: string) => ({ phase: revision === commits.third ? 'hang' : 'Succeeded' }) as const;
      const here = await deployed(manual, { outcome: hang });
      here.moveTo(commits.third);
      await failureOf(run(here, { operation: 'sync', timeout: '20s' }));
      const busy = await failureOf(run(here, { ...back, timeout: '20s' }));
      expect(busy).toMatchObject({ code: 'ARGOCD_BUSY', exitCode: 3 });
      // What hangs was never deployed: the deployment before it is the newest of the history.
      await run(here, { ...back, terminate: 'true' });
      expect(bodies(here, /rollback$/).at(-1)).toMatchObject({ id: 1 });
      expect(live(here)).toBe(commits.second);
    });
  });

  describe('with automated sync', () => {
    it('pins the sources of then, and says how to follow again', async () => {
      const here = await deployed(automated);
      const { outputs, warnings, summary } = await run(here, { ...back, wait: 'true' });
      expect(here.server.writes()[0]).toBe('POST /api/v1/applications');
      expect(here.server.writes()).not.toContain('POST /api/v1/applications/web1/rollback');
      expect(revisionOf(here)).toBe(commits.first);
      expect(live(here)).toBe(commits.first);
      expect(outputs).toMatchObject({ result: 'rolled-back', 'sync-status': 'Synced', revision: commits.first });
      expect(here.server.app('web1')?.spec.syncPolicy?.automated).toBeDefined();
      expect(warnings.join()).toContain(`pinned to ${commits.first} instead of following main`);
      expect(summary).toContain('`argocd app set web1 --revision main`');
    });

    it('again does nothing', async () => {
      const here = await deployed(automated);
      await run(here, back);
      here.server.requests.length = 0;
      expect((await run(here, back)).outputs.result).toBe('unchanged');
      expect(here.server.writes()).toEqual([]);
    });

    it('of a pin goes to the pin before, without a word about branches', async () => {
      const here = await leapingSetting();
      for (const revision of [commits.first, commits.second]) await run(here, { ...automated, revision });
      const { warnings } = await run(here, back);
      expect(revisionOf(here)).toBe(commits.first);
      expect(warnings.join()).not.toContain('follow');
    });

    it('a deployment that fails is not in the history, so the newest of it is the one before', async () => {
      const fails = (revision: string) =>
        revision === commits.third
          ? ({ phase: 'Failed', message: 'no quota' } as const)
          : ({ phase: 'Succeeded' } as const);
      const here = await deployed(automated, { outcome: fails, automatedRetries: 0 });
      here.moveTo(commits.third);
      await failureOf(run(here, { operation: 'sync' }));
      await run(here, back);
      expect(revisionOf(here)).toBe(commits.second);
      expect(live(here)).toBe(commits.second);
    });

    it.each([
      ['an ApplicationSet', { ownerReferences: [{ kind: 'ApplicationSet', name: 'shops' }] }],
      [
        'an app of apps',
        { annotations: { 'argocd.argoproj.io/tracking-id': 'root:argoproj.io/Application:argocd/web1' } },
      ],
    ])('one that belongs to %s is refused, and stays', async (_title, metadata) => {
      const here = await deployed(automated);
      Object.assign(here.server.app('web1')?.metadata ?? {}, metadata);
      const failure = await failureOf(run(here, back));
      expect(failure).toMatchObject({ code: 'ARGOCD_OWNED', exitCode: 4 });
      expect(here.server.writes()).toEqual([]);
    });
  });

  describe('to', () => {
    it.each([
      ['an id', '0', 'first'],
      ['a revision', commits.first, 'first'],
      ['its beginning', commits.first.slice(0, 7), 'first'],
      ['its beginning in capitals', 'BBBBBBB', 'second'],
      ['the one before the last', 'previous', 'second'],
    ])('%s', async (_title, to, expected) => {
      const here = await deployed(automated, {}, ['first', 'second', 'third']);
      expect((await run(here, { ...back, to })).outputs.result).toBe('rolled-back');
      expect(live(here)).toBe(commits[expected as 'first']);
    });

    it.each([
      ['an id that is gone', '99', /^to: "99" is no deployment of the Application/, 2],
      ['a revision that was never deployed', commits.third, /^to: "c+" is no deployment/, 2],
      ['a branch', 'main', /^to: "main" is no deployment/, 2],
    ])('%s: is refused, and writes nothing', async (_title, to, message, exitCode) => {
      const here = await deployed(automated);
      const failure = await failureOf(run(here, { ...back, to }));
      expect(failure.message).toMatch(message);
      expect(failure.hint).toContain('0 (aaaaaaaa), 1 (bbbbbbbb)');
      expect(failure.exitCode).toBe(exitCode);
      expect(here.server.writes()).toEqual([]);
    });

    it('what was deployed last needs nothing', async () => {
      const here = await deployed(automated);
      expect((await run(here, { ...back, to: '1' })).outputs.result).toBe('unchanged');
      expect(here.server.writes()).toEqual([]);
    });

    it('without an earlier deployment fails, and says so', async () => {
      const here = await deployed(automated, {}, ['first']);
      expect(await failureOf(run(here, back))).toMatchObject({ code: 'ARGOCD_NO_HISTORY', exitCode: 1 });
    });
  });

  it.each([
    ['automated', automated, 'targetRevision main → a'],
    ['manual', manual, 'web1/rollback {"id":0,"prune":false}'],
  ])('dry-run, %s: says what it would do and write, and writes nothing', async (_title, given, said) => {
    const here = await deployed(given);
    const { outputs, summary, lines } = await run(here, { ...back, 'dry-run': 'true' });
    expect(outputs.result).toBe('rolled-back');
    expect(lines.join('\n')).toContain(said);
    expect(summary).toContain('It would be rolled back to deployment 0 (aaaaaaaa).');
    expect(here.server.writes()).toEqual([]);
    expect(live(here)).toBe(commits.second);
  });

  it('without the right to sync says which it lacks, at once', async () => {
    const here = await deployed(manual, {
      accounts: {
        [adminToken]: { username: 'admin', allow: ['* */*'] },
        'r.e.ad': { username: 'proj:default:reader', allow: ['get default/*'] },
      },
    });
    const failure = await failureOf(run(here, { ...back, 'argocd-token': 'r.e.ad' }));
    expect(failure).toMatchObject({ code: 'ARGOCD_FORBIDDEN', exitCode: 1 });
    expect(failure.hint).toContain('p, proj:default:reader, applications, sync, default/*, allow');
    expect(here.server.writes()).toEqual([]);
  });
});

describe('of several sources', () => {
  const chart = { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.x' };
  const values = { repoURL: 'https://git.example.com/infra/deploy.git', path: 'web1', targetRevision: 'main' };

  /** The chart and the branch move on between two deployments. */
  async function two(policy: object) {
    const now = { main: commits.first, '1.x': '1.0.0' };
    const repositories: Repositories = {
      resolve: (_url, revision) => (revision === 'main' || revision === '1.x' ? now[revision] : revision),
      render: ({ path }) => ({
        resources: [{ kind: path === 'web1' ? 'ConfigMap' : 'Deployment', namespace: 'demo', name: 'web1' }],
      }),
    };
    const here = await leapingSetting({ repositories });
    await here.client.upsert(
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'web1' },
        spec: {
          project: 'default',
          destination: { namespace: 'demo', server: 'https://kubernetes.default.svc' },
          sources: [chart, values],
          ...policy,
        },
      },
      { upsert: true, validate: false },
    );
    await run(here, { operation: 'sync' });
    Object.assign(now, { main: commits.second, '1.x': '1.1.0' });
    await run(here, { operation: 'sync' });
    here.server.requests.length = 0;
    return here;
  }
  const sources = (here: Awaited<ReturnType<typeof two>>) => here.server.app('web1')?.spec.sources;
  const last = (here: Awaited<ReturnType<typeof two>>) => here.server.app('web1')?.status.history?.at(-1)?.revisions;

  it('with automated sync every source goes back: the branch to its commit, the chart to its version', async () => {
    const here = await two({ syncPolicy: { automated: {} } });
    const { outputs, summary } = await run(here, { ...back, wait: 'true' });
    expect(sources(here)?.map(({ targetRevision }) => targetRevision)).toEqual(['1.0.0', commits.first]);
    expect(last(here)).toEqual(['1.0.0', commits.first]);
    expect(outputs).toMatchObject({ result: 'rolled-back', revision: `1.0.0,${commits.first}` });
    expect(summary).toContain('`argocd app set web1 --source-position 2 --revision main`');
    expect(summary).toContain('--source-position 1 --revision 1.x');
  });

  it("without it is Argo CD's own, which takes the revisions of then", async () => {
    const here = await two({});
    await run(here, { ...back, to: commits.first.slice(0, 7) });
    expect(last(here)).toEqual(['1.0.0', commits.first]);
    expect(sources(here)).toEqual([chart, values]);
  });

  it('one that has a single source since gets all of them back', async () => {
    const here = await two({ syncPolicy: { automated: {} } });
    const { sources: _, ...spec } = here.server.app('web1')?.spec ?? { project: 'default', destination: {} };
    const metadata = { name: 'web1' };
    const single = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata,
      spec: { ...spec, source: values },
    } as const;
    await here.client.upsert(single, { upsert: true, validate: false });
    await run(here, { operation: 'sync', prune: 'true' });
    await run(here, { ...back, to: '0' });
    expect(sources(here)?.map(({ targetRevision }) => targetRevision)).toEqual(['1.0.0', commits.first]);
    expect(last(here)).toEqual(['1.0.0', commits.first]);
  });

  it('history names each source with its revision', async () => {
    const here = await two({});
    const { outputs } = await run(here, { operation: 'history' });
    expect(outputs.history).toMatchObject([
      {
        id: 0,
        revision: `1.0.0,${commits.first}`,
        sources: [{ chart: 'web', revision: '1.0.0' }, { revision: commits.first }],
      },
      { id: 1, revision: `1.1.0,${commits.second}` },
    ]);
  });
});

it('one with a Source Hydrator goes back in its dry source, which is said', async () => {
  const here = await leapingSetting();
  await run(here, automated);
  await run(here, { ...automated, revision: commits.second });
  const spec = here.server.app('web1')?.spec;
  Object.assign(spec ?? {}, { sourceHydrator: { drySource: {}, syncSource: { targetBranch: 'env/prod' } } });
  here.server.requests.length = 0;
  const failure = await failureOf(run(here, back));
  expect(failure).toMatchObject({ code: 'ARGOCD_HYDRATED', exitCode: 4 });
  expect(failure.hint).toContain('bump-image-tag');
  expect(here.server.writes()).toEqual([]);
});
