import { describe, expect, test } from 'vitest';
import type { Deployed } from '../../../../src/core/bump/record/place-state.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { type DeployRequest, type DeploySteps, deploy } from '../../../../src/core/flow/deploy.ts';
import type { ServiceDecision } from '../../../../src/core/flow/plan/request.ts';
import type { DeploymentChange } from '../../../../src/core/flow/service-deployment.ts';
import { committed, edit, planOf, recordedSteps, serviceDeployment } from '../../../support/flow/deployments.ts';
import { memoryLog } from '../../../support/ports.ts';

const push: DeployRequest = {
  event: { kind: 'push' },
  environment: { name: 'dev', environment: {} },
  whyNoEnvironment: 'No environment of gitops.yaml takes the branch other.',
  promotes: false,
  rollout: { sync: false, wait: false, waitFor: [] },
  ci: { host: 'github', targetBranch: undefined },
  allowDirty: false,
  emits: false,
  dryRun: false,
};
const review = { name: 'review', environment: { when: { request: true } } };
const run = async (request: Partial<DeployRequest>, steps: Partial<DeploySteps> = {}) => {
  const recorded = recordedSteps(steps);
  return { deployment: await deploy({ ...push, ...request }, recorded, memoryLog()), calls: recorded.calls };
};

describe('deploy does its steps in this order', () => {
  test('everything that can be checked is checked before the first build (law 13)', async () => {
    const { calls } = await run({});
    // The checks are independent of each other, and run together.
    const checks = calls.slice(1, 7).sort();
    expect([...calls.slice(0, 1), ...checks, ...calls.slice(7)]).toEqual([
      'plan',
      'atTip',
      'checkArgocd',
      'checkDelivery',
      'checkImage',
      'checkImage',
      'checkedOut',
      'makeImage',
      'makeImage',
      'confirmImage',
      'confirmImage',
      'commit',
      'deployApplication',
      'deployApplication',
    ]);
  });

  test.each(['plan', 'checkDelivery', 'checkArgocd', 'checkImage'] as const)(
    'nothing is built when %s fails',
    async (step) => {
      const steps = recordedSteps({ [step]: async () => Promise.reject(new Failure('bad-input', 'X', 'no')) });
      await expect(deploy(push, steps, memoryLog())).rejects.toMatchObject({ code: 'X' });
      expect(steps.calls).not.toContain('makeImage');
    },
  );

  test.each([
    ['makeImage', 'confirmImage'],
    ['confirmImage', 'commit'],
    ['commit', 'deployApplication'],
  ] as const)('when %s fails, there is no %s', async (step, next) => {
    const steps = recordedSteps({ [step]: async () => Promise.reject(new Failure('failed', 'X', 'failed here')) });
    await expect(deploy(push, steps, memoryLog())).rejects.toThrow('failed here');
    expect(steps.calls).not.toContain(next);
  });
});

describe('deploy does nothing', () => {
  test('when no environment matches the event', async () => {
    const { deployment, calls } = await run({ environment: undefined });
    expect(deployment).toEqual({
      result: 'nothing',
      environment: undefined,
      why: 'No environment of gitops.yaml takes the branch other.',
      services: [],
    });
    expect(calls).toEqual([]);
  });

  test('when no service is affected or missing', async () => {
    const equal = { do: 'nothing', because: 'equal' } as const;
    const plan = planOf([serviceDeployment('web1')], { web1: equal });
    const { deployment, calls } = await run({}, { plan: async () => plan });
    const why = 'No service is affected.';
    expect(deployment).toEqual({ result: 'nothing', environment: 'dev', why, plan, services: [] });
    expect(calls).toEqual(['plan']);
  });

  const other = serviceDeployment('web2');
  const at = (commit: string) => ({ commit, builtFrom: commit }) as Deployed;
  test.each<[string, ServiceDecision, Deployed | undefined, object]>([
    ['unchanged: this very commit is in place', { do: 'nothing', because: 'equal' }, at('feed'), {}],
    ['nothing: an earlier commit with the same content is', { do: 'nothing', because: 'equal' }, at('c0de'), {}],
    [
      'requested: it waits in the open request',
      { do: 'nothing', because: 'pending' },
      at('feed'),
      { url: 'https://x' },
    ],
    ['superseded: a newer deployment is in place', { do: 'superseded', because: 'newer', by: 'beef' }, at('beef'), {}],
  ])('%s', async (what, decision, inPlace, request) => {
    const plan = planOf([serviceDeployment('web1'), other], {
      web1: decision,
      web2: { do: 'nothing', because: 'unaffected' },
    });
    const services = plan.services.map((each) => (each.service === 'web1' ? { ...each, inPlace } : each));
    const asked = 'url' in request ? (request as { url: string }) : undefined;
    const { deployment, calls } = await run({}, { plan: async () => ({ ...plan, services, request: asked }) });
    const [result] = what.split(':');
    expect(deployment).toMatchObject({ result, services: result === 'nothing' ? [] : ['web1'] });
    expect('request' in deployment ? deployment.request : undefined).toEqual(asked);
    expect(calls).toEqual(['plan']);
  });

  test.each([
    ['no environment', undefined],
    ['a lasting environment', push.environment],
  ])('when what was closed belongs to %s', async (_, environment) => {
    const { deployment, calls } = await run({ event: { kind: 'branch-deleted' }, environment });
    expect(deployment).toMatchObject({ result: 'nothing', why: 'What was closed has no review environment.' });
    expect(calls).toEqual([]);
  });
});

describe('deploy removes the review environment of what was closed', () => {
  const cleanup = { kept: [], failed: [], commit: 'c0ffee', diff: '-x\n' };
  const piece = {
    environment: 'pr-7',
    kind: 'files',
    name: 'review/pr-7/web1.yaml',
    reason: 'it was asked for',
  } as const;

  test.each([
    ['removed', [piece]],
    ['nothing', []],
  ] as const)('with the result %s', async (result, removed) => {
    const { deployment, calls } = await run(
      { event: { kind: 'request-closed', number: 7, merged: true }, environment: review },
      { removeReviewEnvironment: async () => ({ ...cleanup, removed }) },
    );
    expect(deployment).toEqual({ result, environment: 'review', cleanup: { ...cleanup, removed } });
    expect(calls).toEqual(['removeReviewEnvironment']);
  });
});

describe('deploy passes on what the commit came to', () => {
  test.each([
    ['committed', { tip: 'c0ffee' }, 2],
    // Also when an earlier run committed and was killed before it came to the Applications (law 11).
    ['unchanged', { commit: undefined, tip: 'c0ffee' }, 2],
    ['requested', { commit: 'c0ffee', tip: undefined, request: { number: 1, url: 'https://x' } }, 2],
    ['planned', { commit: undefined, tip: undefined }, 0],
    ['superseded', { commit: undefined, tip: 'c0ffee', closed: 'it was removed' }, 0],
  ] as const)('%s', async (result, differences, applications) => {
    const commit = committed({ result, ...differences });
    const { deployment, calls } = await run({}, { commit: async () => commit });
    expect(deployment).toMatchObject({
      result,
      environment: 'dev',
      services: ['web1', 'web2'],
      applications: ['web1-dev', 'web2-dev'],
      commit,
    });
    expect(calls.filter((name) => name === 'deployApplication')).toHaveLength(applications);
  });

  test('with the images of its services, by digest', async () => {
    const { deployment } = await run({});
    expect('images' in deployment && deployment.images.map(({ reference }) => reference)).toEqual([
      `r.example.com/fe/web1@sha256:${'a'.repeat(64)}`,
      `r.example.com/fe/web2@sha256:${'a'.repeat(64)}`,
    ]);
  });
});

describe('the one commit of deploy', () => {
  test('holds the tags that were pushed, the manifests, and what the marker of a review environment records', async () => {
    const changes: DeploymentChange[] = [];
    await run(
      {},
      {
        plan: async () => planOf([serviceDeployment('web1', 'git'), serviceDeployment('web2', 'api')]),
        async commit(change) {
          changes.push(change);
          return committed();
        },
      },
    );
    expect(changes).toEqual([
      {
        environment: 'dev',
        services: ['web1', 'web2'],
        updates: [
          edit('web1', 'abcdef01'),
          edit('web2', 'abcdef01'),
          { kind: 'write', service: 'web1', file: 'argocd/web1-dev.yaml', render: expect.any(Function) },
        ],
        pushed: ['web1', 'web2'].map((service) => ({
          service,
          repository: `r.example.com/fe/${service}`,
          tag: 'abcdef01',
          digest: `sha256:${'a'.repeat(64)}`,
        })),
        applications: [{ file: 'argocd/web1-dev.yaml' }, { name: 'web2-dev', project: 'default' }],
        images: ['web1', 'web2'].flatMap((name) => [
          { image: `r.example.com/fe/${name}:abcdef01`, digest: expect.stringMatching(/^sha256:/) },
          { image: `r.example.com/fe/${name}:latest`, digest: expect.stringMatching(/^sha256:/) },
        ]),
        namespaces: [],
      },
    ]);
  });
});

describe('the Applications of deploy', () => {
  const written = (steps: Partial<DeploySteps>) => {
    const names: string[] = [];
    const deployApplication: DeploySteps['deployApplication'] = async ({ application }, at) => {
      names.push(`${application.metadata.name} ${at === 'waiting' ? at : `at ${at.commit}`}`);
    };
    return run({}, { deployApplication, ...steps }).then(() => names);
  };

  test('go to the server at the commit that holds them', async () => {
    expect(await written({})).toEqual(['web1-dev at c0ffee', 'web2-dev at c0ffee']);
  });

  test('of a commit that waits in a request are written, and not waited for', async () => {
    const commit = async () =>
      committed({ result: 'requested', tip: undefined, request: { number: 1, url: 'https://x' } });
    expect(await written({ commit })).toEqual(['web1-dev waiting', 'web2-dev waiting']);
  });

  test('are written and waited for although Git has nothing to change (law 12)', async () => {
    const followUp = { do: 'follow-up', because: 'application' } as const;
    const plan = planOf([serviceDeployment('web1', 'api'), serviceDeployment('web2', 'api')], {
      web1: followUp,
      web2: { do: 'nothing', because: 'equal' },
    });
    const { deployment, calls } = await run({}, { plan: async () => plan });
    expect(deployment).toMatchObject({ result: 'unchanged', services: ['web1'], applications: ['web1-dev'] });
    expect(calls.filter((name) => ['makeImage', 'commit', 'deployApplication'].includes(name))).toEqual([
      'deployApplication',
    ]);
    expect(await written({ plan: async () => plan })).toEqual(['web1-dev at beef']);
  });

  test('stay where a newer run has taken over their service (law 3)', async () => {
    const older = { file: 'values/web1-dev.yaml', existed: true, before: '', changed: false, image: undefined };
    const superseded = [{ because: 'newer', by: 'beef', edit: { ...older, update: edit('web1') } }] as const;
    expect(await written({ commit: async () => committed({ superseded }) })).toEqual(['web2-dev at c0ffee']);
  });

  test('of Git are no business of the server', async () => {
    const plan = planOf([serviceDeployment('web1', 'git'), serviceDeployment('web2', 'git')]);
    expect(await written({ plan: async () => plan })).toEqual([]);
  });

  test('fail together, each by its name', async () => {
    const steps = recordedSteps({
      deployApplication: async () => Promise.reject(new Failure('timed-out', 'ARGOCD_WAIT', 'is not healthy')),
    });
    await expect(deploy(push, steps, memoryLog())).rejects.toMatchObject({
      code: 'APPLICATIONS_FAILED',
      exitCode: 3,
      message: 'web1-dev: is not healthy\nweb2-dev: is not healthy',
    });
  });
});
