import { describe, expect, it } from 'vitest';
import { automated, bodies, run } from '../../../support/argocd/operations.ts';
import { commits, leapingSetting, type Setting, until } from '../../../support/argocd/setting.ts';
import type { RenderedResource } from '../../../support/argocd/types.ts';
import { failureOf } from '../../../support/failure.ts';

const rolloutNamed = (name: string, revision: string): RenderedResource => ({
  kind: 'Rollout',
  namespace: 'demo',
  name,
  pauses: true,
  manifest: {
    spec: { image: revision, strategy: { canary: { steps: [{ pause: {} }, { pause: {} }] } } },
    status: { currentStepIndex: 0 },
  },
});

/** Rollouts of these names, which the second commit brought to their first pause. */
async function paused(names = ['web1'], options: Parameters<typeof leapingSetting>[0] = {}) {
  const branches = { main: commits.first };
  const here = await leapingSetting({
    repositories: {
      resolve: (_url, revision) => (revision === 'main' ? branches.main : revision),
      render: (_source, revision) => ({
        resources: [
          ...names.map((name) => rolloutNamed(name, revision)),
          { kind: 'Deployment', namespace: 'demo', name: 'other' },
        ],
      }),
    },
    ...options,
  });
  await run(here, automated);
  branches.main = commits.second;
  expect((await run(here, { ...automated, 'wait-for': ['synced', 'suspended'] })).outputs).toMatchObject({
    'health-status': 'Suspended',
    revision: commits.second,
  });
  here.server.requests.length = 0;
  return here;
}

const promote = { operation: 'promote', project: 'default' };
const abort = { operation: 'abort', project: 'default' };
const stateOf = ({ server }: Setting, name = 'web1') =>
  server.controller.cluster.find('web1', { kind: 'Rollout', namespace: 'demo', name })?.state;

describe('operation: promote', () => {
  it('ends the pause by the action of the server, once, and waits until all is live', async () => {
    const here = await paused();
    const { outputs, summary } = await run(here, { ...promote, wait: 'true' });
    expect(outputs).toMatchObject({
      name: 'web1',
      result: 'promoted',
      'health-status': 'Healthy',
      revision: commits.second,
    });
    expect(here.server.writes()).toEqual(['POST /api/v1/applications/web1/resource/actions/v2']);
    expect(bodies(here, /actions\/v2$/)).toEqual([
      {
        name: 'web1',
        project: 'default',
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Rollout',
        namespace: 'demo',
        resourceName: 'web1',
        action: 'resume',
      },
    ]);
    expect(summary).toContain('promoted argoproj.io:Rollout:demo/web1');
    const again = await run(here, { ...promote, wait: 'true' });
    expect(again.outputs.result).toBe('unchanged');
    expect(here.server.writes()).toHaveLength(1);
  });

  it('without a wait it says what was begun; a dry run only what would be', async () => {
    const here = await paused();
    expect((await run(here, { ...promote, 'dry-run': 'true' })).outputs.result).toBe('promoted');
    expect([stateOf(here), here.server.writes()]).toEqual(['paused', []]);
    expect((await run(here, promote)).outputs.result).toBe('promoted');
    expect(stateOf(here)).toBeUndefined();
  });

  it('`to: full` leaves out the steps that are left', async () => {
    const here = await paused();
    await run(here, { ...promote, to: 'full' });
    expect(bodies(here, /actions\/v2$/)).toMatchObject([{ action: 'promote-full' }]);
    const failure = await failureOf(run(here, { ...promote, to: '7' }));
    expect([failure.exitCode, failure.message]).toEqual([2, 'to: "7" is not how far a Rollout is promoted']);
  });

  it('asks a server before 3.1 by the endpoint that it has', async () => {
    const here = await paused();
    here.server.faults.push({
      method: 'POST',
      path: /actions\/v2$/,
      times: 1,
      reply: { status: 404, type: 'text/plain; charset=utf-8', body: 'Not Found\n' },
    });
    await run(here, promote);
    const [, call] = here.server.requests.filter(({ method }) => method === 'POST');
    expect([call?.path, call?.body, call?.status]).toEqual([
      '/api/v1/applications/web1/resource/actions',
      '"resume"',
      200,
    ]);
    expect(Object.fromEntries(call?.query ?? [])).toMatchObject({ project: 'default', resourceName: 'web1' });
    expect(stateOf(here)).toBeUndefined();
  });

  it('is never sent twice: the second would go on from the next pause', async () => {
    const here = await paused();
    here.server.faults.push({ method: 'POST', path: /actions/, times: 9, reply: 'drop', after: true });
    expect((await failureOf(run(here, promote))).exitCode).toBe(1);
    expect(bodies(here, /actions/)).toHaveLength(1);
  });

  it('the next pause ends the wait again, and is what `wait-for: suspended` waits for', async () => {
    const here = await paused();
    // The controller of Argo Rollouts goes on, and pauses at the next step.
    const stop = here.server.controller.listen(() => {
      const resource: RenderedResource = { kind: 'Rollout', namespace: 'demo', name: 'web1' };
      const live = here.server.controller.cluster.find('web1', resource);
      if (live?.steps === undefined || live.state !== undefined) return;
      here.server.controller.cluster.change('web1', resource, { state: 'paused' });
    });
    const failure = await failureOf(run(here, { ...promote, wait: 'true' }));
    expect([failure.exitCode, failure.code]).toEqual([4, 'ARGOCD_SUSPENDED']);
    const { outputs } = await run(here, { ...promote, wait: 'true', 'wait-for': ['suspended'] });
    expect(outputs).toMatchObject({ result: 'promoted', 'health-status': 'Suspended' });
    stop();
  });
});

it('a pause that the controller of Rollouts has not ended yet is not taken for the next one', async () => {
  const here = await paused();
  const { cluster } = here.server.controller;
  const resource: RenderedResource = { kind: 'Rollout', namespace: 'demo', name: 'web1' };
  let isLate = true;
  const stop = here.server.controller.listen(() => {
    if (!isLate || cluster.find('web1', resource)?.steps === undefined) return;
    isLate = false;
    cluster.change('web1', resource, { state: 'paused', steps: 0 });
    here.server.controller.healthChanged('web1');
    here.clock.after(8_000, () => {
      cluster.change('web1', resource, { state: undefined, appliedAt: here.clock.now() });
      here.server.controller.healthChanged('web1');
    });
  });
  const given = { ...promote, to: 'full', wait: 'true', 'wait-for': ['suspended'] };
  expect((await run(here, given)).outputs['health-status']).toBe('Healthy');
  stop();
});

describe('which Rollout', () => {
  it('is asked for where several are paused, and chosen by `resources`', async () => {
    const here = await paused(['web1', 'web2']);
    const failure = await failureOf(run(here, promote));
    expect([failure.exitCode, failure.message]).toEqual([2, 'resources: is missing: resume would be for 2 Rollouts']);
    expect(failure.hint).toContain('argoproj.io:Rollout:demo/web1, argoproj.io:Rollout:demo/web2');
    await run(here, { ...promote, resources: ['argoproj.io:Rollout:web2'] });
    expect([stateOf(here, 'web1'), stateOf(here, 'web2')]).toEqual(['paused', undefined]);
    await run(here, { ...promote, wait: 'true' });
    expect(stateOf(here, 'web1')).toBeUndefined();
  });

  it.each([
    [
      'another name',
      ['argoproj.io:Rollout:web3'],
      2,
      /^resources: argoproj.io:Rollout:web3 is not among the resources/,
    ],
    ['a Deployment', ['apps:Deployment:other'], 1, /has no Rollout among these resources/],
  ] as const)('%s: says what there is, and runs nothing', async (_title, resources, exitCode, message) => {
    const here = await paused();
    const failure = await failureOf(run(here, { ...promote, resources: [...resources] }));
    expect(failure.exitCode).toBe(exitCode);
    expect(failure.message).toMatch(message);
    expect(here.server.writes()).toEqual([]);
  });

  it('without the right: the line of the policy that is missing', async () => {
    const token = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';
    const account = { username: 'proj:default:ci', allow: ['get default/*', 'sync default/*'] };
    const here = await paused(['web1'], { accounts: { [token]: account } });
    const failure = await failureOf(run(here, { ...promote, 'argocd-token': token }));
    expect(failure).toMatchObject({ exitCode: 1, code: 'ARGOCD_FORBIDDEN' });
    expect(failure.hint).toBe(
      "Add to the token's role: `p, proj:default:ROLE, applications, action/argoproj.io/Rollout/resume, default/web1, allow`.",
    );
    expect(stateOf(here)).toBe('paused');
  });
});

describe('operation: abort', () => {
  it('goes back to the stable version, and waits for it', async () => {
    const here = await paused();
    const { outputs, warnings } = await run(here, { ...abort, wait: 'true' });
    expect(outputs).toMatchObject({ result: 'aborted', 'health-status': 'Degraded' });
    expect(bodies(here, /actions\/v2$/)).toMatchObject([{ action: 'abort' }]);
    expect(warnings.join('\n')).toContain('Git has the version that was aborted');
    expect((await run(here, abort)).outputs.result).toBe('unchanged');
    expect(bodies(here, /actions\/v2$/)).toHaveLength(1);
  });

  it('leaves one alone that is at its end', async () => {
    const here = await paused();
    await run(here, { ...promote, wait: 'true' });
    await until(here, (app) => app?.status.health?.status === 'Healthy');
    expect((await run(here, abort)).outputs.result).toBe('unchanged');
    expect(stateOf(here)).toBeUndefined();
  });
});
