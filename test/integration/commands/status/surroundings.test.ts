/** What `status` says where something is missing: servers, tokens, the monorepo, anything that was deployed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type StateWorld, stateWorld } from '../../../support/commands/state-world.ts';

const app =
  'app: { path: ., values-files: ["{file}"], dest-namespace: dev, dest-server: "https://kubernetes.default.svc" }';

const environments = `
  dev:
    when: { branch: [main] }
    file: dev/{service}.yaml
    from: sample.yaml
    ${app}
  review:
    when: { branch: ["feature/*"] }
    file: review/{slug}/{service}.yaml
    from: sample.yaml
    url: "https://{slug}-{service}.example.com"
    ttl: 7d
`;

interface Shown {
  readonly name: string;
  readonly services: readonly { readonly service: string; readonly [field: string]: unknown }[];
}

async function statusIn(at: StateWorld, inputs: Readonly<Record<string, string>> = {}) {
  const ended = await at.pipeline(at.shop.tip()).command('status', { inputs, depth: undefined });
  return { ...ended, environments: ended.outputs.environments as readonly Shown[] };
}

describe('review environments', () => {
  test('with where people open them and when they go; one whose branch is gone goes next', async () => {
    const at = await stateWorld({ environments });
    for (const branch of ['feature/new', 'feature/old']) {
      at.shop.git('checkout', '--quiet', '-b', branch, 'origin/main');
      const pushed = at.shop.push({ api: branch });
      await at.pipeline(pushed, { ref: `refs/heads/${branch}` }).run();
    }
    at.shop.git('push', '--quiet', 'origin', '--delete', 'feature/old');

    const { outputs } = await statusIn(at);

    expect(outputs.problems).toEqual([]);
    expect(outputs['review-environments']).toMatchObject([
      {
        ref: 'refs/heads/feature/new',
        source: 'open',
        services: ['api'],
        urls: { api: expect.stringMatching(/^https:\/\/feature-new-[0-9a-f]+-api\.example\.com$/) },
        author: 'Ada',
      },
      { ref: 'refs/heads/feature/old', source: 'gone' },
    ]);
    const [{ 'deployed-at': from, 'ends-at': to } = {}] = outputs['review-environments'] as Record<string, string>[];
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(7 * 86_400_000);
  });
});

describe('Argo CD', () => {
  test('that refuses is one sentence, and all else is told', async () => {
    const at = await stateWorld({ environments, argocd: true });
    await at.pipeline(at.shop.push({ api: 'two' })).run();
    const closed = createServer((_, answer) => answer.writeHead(403).end());
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
    const { port } = closed.address() as { port: number };
    const server = `http://127.0.0.1:${port}`;
    const { outputs, environments: shown, exitCode } = await statusIn(at, { 'argocd-server': server });
    closed.closeAllConnections();
    await new Promise((done) => closed.close(done));
    expect(exitCode).toBe(0);
    expect(outputs.problems).toEqual([expect.stringContaining('api-dev, web-dev, worker-dev: Argo CD refused')]);
    expect(shown[0]?.services[0]).toMatchObject({ service: 'api', application: null, author: 'Ada' });
  });
});

describe('the GitOps repository', () => {
  test('that is empty says that nothing was deployed', async () => {
    const at = await stateWorld({ environments });
    const { outputs, exitCode } = await statusIn(at);
    expect(exitCode).toBe(0);
    expect(outputs.environments).toMatchObject([{ name: 'dev', services: [] }]);
  });

  test('that cannot be read is the error that it always is', async () => {
    const at = await stateWorld({ environments });
    const ended = await statusIn(at, { 'gitops-token': 'another-token-of-somebody' });
    expect(ended).toMatchObject({ exitCode: 1, code: 'GIT_AUTH' });
  });

  test('and gitops.yaml are enough: without a checkout of the monorepo the records tell', async () => {
    const at = await stateWorld({ environments });
    const pushed = at.shop.push({ api: 'two' });
    await at.pipeline(pushed).run();
    const empty = mkdtempSync(join(tmpdir(), 'status-'));
    writeFileSync(join(empty, 'gitops.yaml'), at.shop.read('gitops.yaml'));
    const { status } = await import('../../../../src/commands/status/status.ts');
    const { runCommand } = await import('../../../support/inputs.ts');
    const { loadConfig } = await import('../../../../src/inputs/config/config.ts');
    const { restlessClock } = await import('../../../support/clock.ts');
    const config = await loadConfig(empty);
    const ci = { commit: undefined, repositoryUrl: undefined, workspace: empty };
    const given = { 'gitops-token': 'the-token-of-the-gitops-repository' };
    const { outputs } = await runCommand(status, given, { config, ci, cwd: empty, clock: restlessClock });
    rmSync(empty, { recursive: true });
    expect((outputs.environments as readonly Shown[])[0]?.services[0]).toMatchObject({
      service: 'api',
      commit: pushed,
      author: 'Ada',
      subject: 'Change api',
    });
  });
});

test('a rollback by a person is said, and where it came from', async () => {
  const at = await stateWorld({ environments });
  await at.pipeline(at.shop.push({ api: 'two' })).run();
  const before = at.tip();
  const bad = at.shop.push({ api: 'three' });
  await at.pipeline(bad).run();
  expect(at.tip()).not.toBe(before);
  at.revert(at.tip());
  const { environments: shown } = await statusIn(at);
  expect(shown[0]?.services[0]).toMatchObject({ service: 'api', held: `${bad.slice(0, 8)} was taken back by hand` });
});

test('30 services in 5 environments take a handful of requests to Git', async () => {
  const services = Array.from({ length: 30 }, (_, index) => `s${index}`);
  const names = ['dev', 'test', 'stage', 'demo', 'prod'];
  const at = await stateWorld({
    services,
    environments: names
      .map(
        (name) =>
          `\n  ${name}:\n    when: { branch: [${name === 'dev' ? 'main' : name}] }\n    file: ${name}/{service}.yaml\n    from: sample.yaml`,
      )
      .join(''),
  });
  const image = (service: string) =>
    `image:\n  repository: ${at.registry.host}/fe/${service}\n  tag: ${at.shop.tip().slice(0, 8)}\n`;
  at.person(
    Object.fromEntries(names.flatMap((name) => services.map((each) => [`${name}/${each}.yaml`, image(each)] as const))),
  );
  at.cost();
  const { environments: shown } = await statusIn(at);
  const { gitops, monorepo } = at.cost();
  expect(shown.map((each) => each.services.length)).toEqual([30, 30, 30, 30, 30]);
  expect(gitops).toBeLessThanOrEqual(9);
  expect(monorepo).toBeLessThanOrEqual(6);
});
