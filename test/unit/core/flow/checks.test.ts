import { describe, expect, test } from 'vitest';
import { badInput, Failure } from '../../../../src/core/failure.ts';
import { type CheckSteps, checkDeployment, type DeploymentCheck } from '../../../../src/core/flow/check.ts';
import type { ServiceDeployment } from '../../../../src/core/flow/service-deployment.ts';
import type { Snapshot } from '../../../../src/core/git/snapshot.ts';
import type { Log } from '../../../../src/core/ports.ts';
import type { CheckedOut } from '../../../../src/core/source/dirty.ts';
import { edit, recordedSteps, serviceDeployment, valuesAtTip } from '../../../support/flow/deployments.ts';
import { memorySnapshot } from '../../../support/git/memory-snapshot.ts';
import { memoryLog } from '../../../support/ports.ts';

const none = { sync: false, wait: false, waitFor: [] };
const inGit = serviceDeployment('web1', 'git');

const request: DeploymentCheck = {
  targets: [],
  withImage: [],
  environment: 'dev',
  rollout: none,
  promotions: new Map(),
  ci: { host: 'github', targetBranch: 'main' },
  allowDirty: false,
  dryRun: false,
};

async function check(
  services: readonly ServiceDeployment[],
  {
    steps,
    log = memoryLog(),
    followed = [],
    ...differences
  }: Partial<DeploymentCheck> & {
    steps?: Partial<CheckSteps>;
    log?: Log;
    followed?: readonly ServiceDeployment[];
  } = {},
): Promise<readonly string[]> {
  const recorded = recordedSteps(steps);
  await checkDeployment(
    { ...request, targets: [{ target: undefined, services, followed }], withImage: services, ...differences },
    recorded,
    log,
  );
  return recorded.calls;
}

const problemOf = (...given: Parameters<typeof check>): Promise<Failure> =>
  check(...given).then(
    () => {
      throw new Error('the check found nothing');
    },
    (error) => error,
  );

describe('before anything is built, deploy', () => {
  test.each<[string, ServiceDeployment, Partial<typeof none>, RegExp]>([
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
    await expect(check([service], { rollout: { ...none, ...rollout } })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(message.source.slice(1)),
    });
  });

  test('asks nobody before the inputs are right', async () => {
    const asked: string[] = [];
    const steps: Partial<CheckSteps> = {
      checkImage: async () => void asked.push('the registry'),
      checkDelivery: async () => void asked.push('the GitOps repository'),
      checkArgocd: async () => void asked.push('Argo CD'),
    };
    const wrong = { ...serviceDeployment('web1', 'api'), updates: () => [edit('web1', 'x', '../web1.yaml')] };
    await problemOf([wrong, serviceDeployment('web2', 'api')], { steps });
    expect(asked).toEqual([]);
    await check([serviceDeployment('web2', 'api')], { steps });
    expect(asked.toSorted()).toEqual(['Argo CD', 'the GitOps repository', 'the registry']);
  });

  test('refuses a goal of waiting that there is not', async () => {
    const rollout = { sync: false, wait: true, waitFor: ['green'] };
    await expect(check([serviceDeployment('web1', 'api')], { rollout })).rejects.toThrow(/wait-for: "green"/);
  });

  test('asks Argo CD only where Applications go to its server', async () => {
    expect(await check([inGit])).not.toContain('checkArgocd');
    expect(await check([serviceDeployment('web1')])).not.toContain('checkArgocd');
    expect(await check([serviceDeployment('web1', 'api')])).toContain('checkArgocd');
  });
});

describe('the edits are tried on the GitOps repository as it is', () => {
  const withEdit = (update: ReturnType<typeof edit>): ServiceDeployment => ({
    ...serviceDeployment('web1'),
    updates: () => [update],
  });

  test.each<[string, ReturnType<typeof edit>, string]>([
    [
      'a template that is not there',
      { ...edit('web1', 'x', 'values/new.yaml'), from: 'smaple.yaml' },
      'from: smaple.yaml does not exist',
    ],
    ['a file that is not there', edit('web1', 'x', 'values/wbe1.yaml'), 'file: values/wbe1.yaml does not exist'],
    ['a glob that matches nothing', edit('web1', 'x', 'vals/*.yaml'), 'no file matches vals/*.yaml'],
    [
      'a key below what is no map',
      { ...edit('web1'), edit: { tag: 'x', key: 'image.tag.name.tag' } },
      'nothing stands at image.tag.name.tag',
    ],
    [
      'an image whose tag `set` writes otherwise',
      { ...edit('web1'), edit: { image: 'web1', tag: 'x', set: ['image.tag=fixed'] } },
      'set: values/web1-dev.yaml',
    ],
  ])('%s is bad input that names the service, and costs no build', async (_, update, message) => {
    const problem = await problemOf([withEdit(update), serviceDeployment('web2')]);
    expect(problem).toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
    expect(problem.message).toContain('web1');
  });

  test.each([
    [
      'under another name',
      'kind: Kustomization\nimages:\n- name: web1\n  newName: other.example.com/x\n  newTag: a\n',
      {},
    ],
    ['of another registry, which `set` names', 'image: { tag: a }\n', { set: ['image.repository=x.example.com/web1'] }],
  ])('and an image that would be written %s than it is pushed is bad input', async (_, text, more) => {
    const update = { ...edit('web1'), edit: { image: 'web1', tag: 'abcdef01', ...more } };
    const steps = {
      atTip: <T>(read: (snapshot: Snapshot) => Promise<T>) => read(memorySnapshot({ 'values/web1-dev.yaml': text })),
    };
    const problem = await problemOf([withEdit(update)], { steps });
    expect(problem).toMatchObject({ exitCode: 2, code: 'IMAGE_NOT_PUSHED' });
    expect(problem.message).toMatch(
      /^web1: values\/web1-dev\.yaml would name .*, and r\.example\.com\/fe\/web1:abcdef01 is/,
    );
  });

  test('are read together, however many services there are', async () => {
    const snapshot = memorySnapshot(valuesAtTip);
    await check([serviceDeployment('web1'), serviceDeployment('web2')], { steps: { atTip: (read) => read(snapshot) } });
    expect([snapshot.read.length, snapshot.together]).toEqual([2, 2]);
  });

  test('and what two services want of one place is found, too', async () => {
    const shared = (name: string, color: string) => ({
      ...serviceDeployment(name),
      updates: () => [
        { ...edit(name, 'x', 'values/web1-dev.yaml'), edit: { tag: 'abcdef01', set: [`color=${color}`] } },
      ],
    });
    const problem = await problemOf([shared('web1', 'a'), shared('web2', 'b')]);
    expect(problem).toMatchObject({ exitCode: 2, message: expect.stringContaining('different values for one place') });
  });
});

describe('the problems are reported together', () => {
  const refused = (message: string) => async () => {
    throw new Failure('refused', 'X', message, { hint: `Hint of ${message}.` });
  };

  test('each with its hint; what the user has to correct decides about the exit code', async () => {
    const bad = { ...serviceDeployment('web1', 'api'), updates: () => [edit('web1', 'x', 'none.yaml')] };
    const steps = {
      checkDelivery: refused('no right to push'),
      checkArgocd: refused('no session'),
      checkImage: async () => {
        throw badInput('dockerfile', 'Dockerfle cannot be read');
      },
    };
    const problem = await problemOf([bad], { steps });
    expect(problem).toMatchObject({ exitCode: 2, code: 'CHECKS_FAILED' });
    for (const part of ['none.yaml', 'no right to push', 'Hint of no session.', 'web1: dockerfile: Dockerfle']) {
      expect(problem.message).toContain(part);
    }
  });

  test('but one that several services have in common, once, with their names', async () => {
    const steps = { checkImage: refused('r.example.com cannot be reached') };
    const problem = await problemOf([serviceDeployment('web1'), serviceDeployment('web2')], { steps });
    expect(problem).toMatchObject({ code: 'X', exitCode: 4, message: 'web1, web2: r.example.com cannot be reached' });
  });
});

describe('a tag that names a commit stands for that commit (law 13)', () => {
  const commit = '1a2b3c4d'.padEnd(40, '0');
  const merge: CheckedOut = { commit, isMerge: true, changed: [] };
  const dirty: CheckedOut = { commit, isMerge: false, changed: ['package-lock.json', 'apps/web1/version.ts'] };
  const deploymentOf = (tags: readonly string[]) => {
    const plain = serviceDeployment('web1');
    return { ...plain, image: { ...plain.image, tags, placeholders: { sha8: 'abcdef01', slug: 'pr-7', run: '9' } } };
  };
  const at = (state: CheckedOut, more: Partial<DeploymentCheck> & { log?: Log } = {}) => ({
    steps: { checkedOut: async () => state },
    ...more,
  });

  test.each([
    [
      '{sha8}',
      merge,
      'its merge with main is checked out',
      'github.event.pull_request.head.sha }} in actions/checkout',
    ],
    ['{environment}-{sha}', merge, 'its merge with main', 'allow-dirty'],
    ['{sha8}', dirty, 'differ from it: package-lock.json, apps/web1/version.ts', 'git checkout -- .'],
  ])('so %s is refused for another content', async (tag, state, message, hint) => {
    const values = { sha: commit, environment: 'dev' };
    const { image, ...rest } = deploymentOf([tag]);
    const deployment = { ...rest, image: { ...image, placeholders: { ...image.placeholders, ...values } } };
    expect(await problemOf([deployment], at(state))).toMatchObject({
      exitCode: 4,
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
  });

  test.each([
    ['gitlab', 'CI_MERGE_REQUEST_SOURCE_BRANCH_SHA'],
    ['jenkins', 'The current pull request revision'],
  ] as const)('with the line for the checkout of %s', async (host, line) => {
    const ci = { host, targetBranch: 'main' };
    const { hint } = await problemOf([deploymentOf(['{sha8}'])], at(merge, { ci }));
    expect(hint).toContain(line);
  });

  test.each([
    ['a tag that names a run', ['{slug}-{run}'], {}],
    ['allow-dirty', ['{sha8}'], { allowDirty: true }],
    ['a dry run', ['{sha8}'], { dryRun: true }],
    [
      'what is promoted',
      ['{sha8}'],
      { promotions: new Map([['web1', { reference: 'r/w@x', tag: 'v1', builtFrom: 'c0ffee' }]]) },
    ],
    ['new values beside the image that is there', ['{sha8}'], { withImage: [] }],
  ])('but is no matter for %s', async (_, tags, more) => {
    for (const state of [merge, dirty]) await check([deploymentOf(tags)], at(state, more));
  });

  test.each([
    [{ allowDirty: true }, /^allow-dirty: the tag \{sha8\} names 1a2b3c4d, and/],
    [{ dryRun: true }, /^this would be refused: the tag/],
  ])('which %j says', async (more, line) => {
    const log = memoryLog();
    await check([deploymentOf(['{sha8}'])], at(dirty, { ...more, log }));
    expect(log.warnings).toEqual([expect.stringMatching(line)]);
  });

  test.each<[CheckedOut, boolean]>([
    [dirty, false],
    [merge, true],
    [{ ...merge, isMerge: false }, true],
  ])('and of %j the content key of the commit counts: %s', async (state, isCommitted) => {
    const services = [deploymentOf(['{slug}-{run}'])];
    const check = { ...request, services, withImage: services };
    const steps = recordedSteps({ checkedOut: async () => state });
    expect(await checkDeployment(check, steps, memoryLog())).toEqual({ isCommitted });
  });

  test('and a clean checkout of the commit, or none at all, is deployed', async () => {
    await check([deploymentOf(['{sha8}'])], at({ commit, isMerge: false, changed: [] }));
    await check([deploymentOf(['{sha8}'])], { steps: { checkedOut: async () => undefined } });
  });
});
