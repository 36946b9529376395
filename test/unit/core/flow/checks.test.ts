import { describe, expect, test } from 'vitest';
import { checkDeployment } from '../../../../src/core/flow/deploy.ts';
import type { ServiceDeployment } from '../../../../src/core/flow/service-deployment.ts';
import { edit, recordedSteps, serviceDeployment } from '../../../support/flow/deployments.ts';

const none = { sync: false, wait: false, waitFor: [] };
const inGit = serviceDeployment('web1', 'git');
const check = async (service: ServiceDeployment, rollout: Partial<typeof none> = {}) => {
  const steps = recordedSteps();
  await checkDeployment([service], 'dev', { ...none, ...rollout }, steps);
  return steps.calls;
};

describe('before anything is built, deploy', () => {
  test.each<[string, ServiceDeployment, Partial<{ sync: boolean; wait: boolean; waitFor: never[] }>, RegExp]>([
    ['a file outside the repository', { ...inGit, updates: () => [edit('web1', 'x', '../web1.yaml')] }, {}, /^file: /],
    [
      'a template outside the repository',
      { ...inGit, updates: () => [{ ...edit('web1'), from: '../template.yaml' }] },
      {},
      /^from: /,
    ],
    [
      'a manifest outside the repository',
      {
        ...inGit,
        application: {
          ...(inGit.application as ServiceDeployment['application'] & { mode: 'git' }),
          manifest: { file: '/etc/app.yaml', render: () => '' },
        },
      },
      {},
      /^app-file: /,
    ],
    ['a sync without an Argo CD server', inGit, { sync: true }, /^sync: needs an Argo CD server/],
    ['a wait without an Argo CD server', inGit, { wait: true }, /^wait: needs an Argo CD server/],
    ['a wait without any Application', serviceDeployment('web1'), { wait: true }, /^wait: needs an Argo CD server/],
  ])('refuses %s', async (_, service, rollout, message) => {
    await expect(check(service, rollout)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });

  test('refuses a goal of waiting that there is not', async () => {
    const rollout = { ...none, wait: true, waitFor: ['green'] };
    await expect(checkDeployment([serviceDeployment('web1', 'api')], 'dev', rollout, recordedSteps())).rejects.toThrow(
      /^wait-for: "green"/,
    );
  });

  test('asks for the credential of the delivery, and asks Argo CD only where Applications go to its server', async () => {
    expect(await check(inGit)).toEqual(['checkDelivery']);
    expect(await check(serviceDeployment('web1'))).toEqual(['checkDelivery']);
    expect(await check(serviceDeployment('web1', 'api'), { sync: true })).toEqual(['checkDelivery', 'checkArgocd']);
  });
});
