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
    await at.pipeline(second).run();

    const { outputs } = await at.pipeline(second).command('status');

    expect(outputs.problems).toEqual([]);
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
