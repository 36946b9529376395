/** `status` in the standard world: what deployments have left in Git and on the server, read back. */
import { describe, expect, test } from 'vitest';
import { stateWorld } from '../../../support/commands/state-world.ts';

const environments = `
  dev:
    when: { branch: [main, "hot*"] }
    file: dev/{service}.yaml
    from: sample.yaml
    app: { path: ., values-files: ["{file}"], dest-namespace: dev, dest-server: "https://kubernetes.default.svc" }
    url: "https://{service}.dev.example.com"
  prod:
    when: { tag: "v*" }
    file: prod/{service}.yaml
    from: sample.yaml
    promote-from: dev
`;

describe('what runs where', () => {
  test('commit, author and subject, where people open it, and its Application', async () => {
    const at = await stateWorld({ environments, argocd: true });
    const first = at.shop.push({ api: 'two' });
    await at.pipeline(first).run();
    await at.pipeline(first).command('deploy', { inputs: { environment: 'prod' } });
    const second = at.shop.push({ worker: 'two' });
    await at.pipeline(second).run({ inputs: { sync: 'true', wait: 'true' } });
    expect(at.message()).toMatch(/^Durations: plan=\d+ms build=\d+ms total=\d+ms$/m);

    const { outputs } = await at.pipeline(second).command('status');

    expect(outputs.problems).toEqual([]);
    expect(outputs['last-deployment']).toMatchObject({
      environment: 'dev',
      services: ['worker'],
      commit: second,
      pipeline: expect.stringMatching(/\/acme\/shop\/actions\/runs\/1003$/),
      'to-commit-ms': expect.any(Number),
      'to-healthy-ms': expect.any(Number),
      steps: [
        { name: 'plan', 'duration-ms': expect.any(Number), result: null },
        { name: 'build' },
        { name: 'commit' },
        { name: 'Argo CD compares' },
        { name: 'rollout', result: null },
      ],
    });
    expect(outputs.environments).toMatchObject([
      {
        name: 'dev',
        services: [
          {
            service: 'api',
            commit: first,
            subject: 'Change api',
            author: 'Ada',
            file: 'dev/api.yaml',
            url: 'https://api.dev.example.com',
            application: { name: 'api-dev', sync: 'Synced', health: 'Healthy' },
          },
          { service: 'web', commit: first },
          { service: 'worker', commit: second, subject: 'Change worker' },
        ],
      },
      {
        name: 'prod',
        'compared-with': 'dev',
        services: [
          { service: 'api', commit: first },
          { service: 'web', commit: first },
          { service: 'worker', commit: first, application: null },
        ],
      },
    ]);
  });
});

describe('how far behind, and where a commit is', async () => {
  const at = await stateWorld({ environments });
  const first = at.shop.push({ api: 'two' });
  await at.pipeline(first).run();
  await at.pipeline(first).command('deploy', { inputs: { environment: 'prod' } });
  const second = at.shop.push({ worker: 'two' });
  const third = at.shop.push({ worker: 'three', 'README.md': 'Read me.\n' });
  const last = at.shop.push({ 'README.md': 'Read this.\n' });
  await at.pipeline(last).run();
  const show = (inputs: object, depth?: number) =>
    at.pipeline(last).command('status', { inputs: { ...inputs }, depth });
  const behind = ({ outputs }: Awaited<ReturnType<typeof show>>) =>
    (outputs.environments as { services: { behind: number }[] }[])[1]?.services.map((each) => each.behind);

  test('counts the commits that change the service, and all of them where the checkout does not tell which do', async () => {
    expect(behind(await show({}))).toEqual([0, 0, 2]);
    // A clone of one commit: the remote tells the history, and not the files.
    const shallow = await show({}, 1);
    expect(behind(shallow)).toEqual([0, 0, 3]);
    expect(shallow.outputs.problems).toEqual([]);
  });

  test('a commit by any name, with when it came and what it changes', async () => {
    const { outputs, summary } = await show({ commit: second.slice(0, 8) });
    expect(outputs.where).toMatchObject({
      commit: second,
      subject: 'Change worker',
      author: 'Ada',
      services: ['worker'],
      places: [
        { service: 'worker', environment: 'dev', is: 'contained', since: expect.stringMatching(/^20.*Z$/) },
        { service: 'worker', environment: 'prod', is: 'absent', since: null },
      ],
    });
    expect(summary).toMatch(/It changes worker\.\n\ndev since \d\d:\d\d \(\d+ s after the commit\) · prod not yet/);
    expect((await show({ commit: first })).outputs.where).toMatchObject({
      places: [
        { service: 'api', environment: 'dev', is: 'here' },
        { service: 'api', environment: 'prod', is: 'here' },
      ],
    });
  });

  test('one that changes no service is said to, also by the name of its branch', async () => {
    const { outputs, summary } = await show({ commit: 'main' });
    expect(outputs.where).toMatchObject({ commit: last, services: [] });
    expect(summary).toContain('It changes the content of no service: nothing is deployed for it alone.');
  });

  test('one that a shallow checkout lacks is asked for at the remote', async () => {
    expect((await show({ commit: third }, 1)).outputs.where).toMatchObject({
      commit: third,
      author: 'Ada',
      services: null,
      places: expect.arrayContaining([
        expect.objectContaining({ service: 'worker', environment: 'dev', is: 'contained' }),
        expect.objectContaining({ service: 'worker', environment: 'prod', is: 'absent' }),
      ]),
    });
  });

  test.each([
    ['mian', 'Did you mean main?'],
    ['--output=/tmp/x', 'Give a commit'],
    ['0000000000000000000000000000000000000001', 'Give a commit'],
  ])('%s is no commit, which is bad input', async (commit, hint) => {
    const ended = await show({ commit });
    expect(ended).toMatchObject({
      exitCode: 2,
      code: 'INPUT_INVALID',
      message: expect.stringContaining(`"${commit}"`),
    });
    expect(ended.hint).toContain(hint);
  });
});
