/** Law 5: what a deployment asks of servers does not grow with the services it looks at. */
import { describe, expect, it } from 'vitest';
import { type Cost, type StateWorld, stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { itInAll } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const many = (count: number) => Array.from({ length: count }, (_, index) => `s${100 + index}`);

const application = `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
    app: { name: "{service}-dev", path: ., values-files: ["dev/{service}.yaml"], dest-namespace: dev, sync-policy: automated }
`;

const review = `
  review:
    when: { request: true }
    file: review/{slug}/{service}.yaml
    from: sample.yaml
    ttl: 7d
`;

const promoted = `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
  prod:
    when: { tag: "v*" }
    promote-from: dev
    file: prod/{service}.yaml
    from: sample.yaml
`;

const change = (services: readonly string[], text: string) => Object.fromEntries(services.map((each) => [each, text]));

/** Runs the pipeline, and tells what it asked. */
async function costOf(at: StateWorld, commit: string, options: { depth?: number | undefined } = {}): Promise<Cost> {
  at.cost();
  // What is shown costs requests of its own.
  const ran = await at.pipeline(commit).run({ ...options, inputs: { announce: 'none' } });
  expect([ran.exitCode, ran.message]).toEqual([0, undefined]);
  return at.cost();
}

async function bumpCost(at: StateWorld, commit: string, depth: number): Promise<Cost> {
  const [service] = many(1);
  const inputs = { environment: 'dev', service, tag: commit.slice(0, 8), 'dry-run': 'true' };
  at.cost();
  const ran = await at.pipeline(commit).command('bump-image-tag', { depth, inputs });
  expect([ran.exitCode, ran.message]).toEqual([0, undefined]);
  return at.cost();
}

const gitOf = ({ gitops, monorepo, forge }: Cost) => ({ gitops, monorepo, forge });

describe.skipIf(!parts.present)(parts.titled('requests of a deployment'), () => {
  it('nothing to do: what the environment was last given is read, and nobody else is asked', async () => {
    const at = await stateWorld({ services: many(20), environments: application, argocd: true });
    await costOf(at, at.shop.tip());
    const cost = await costOf(at, at.shop.push({ 'README.md': 'No service.' }));
    expect({ ...cost, asked: cost.asked.slice(-1) }).toEqual({
      gitops: 5,
      monorepo: 0,
      forge: 0,
      registry: 0,
      argocd: 1,
      asked: ['argocd GET /api/v1/applications'],
    });
  });

  async function costsOf(all: number): Promise<void> {
    const services = many(all);
    const at = await stateWorld({ services });
    await costOf(at, at.shop.tip());
    at.shop.push({ 'README.md': 'The commit in place is not in the clones.' });
    const costs: Cost[] = [];
    for (const count of [1, 10, all]) {
      costs.push(await costOf(at, at.shop.push(change(services.slice(0, count), String(count)))));
    }
    const [one, ten, every] = costs;
    expect(one && gitOf(one)).toEqual({ gitops: 8, monorepo: 7, forge: 0 });
    expect([ten && gitOf(ten), every && gitOf(every)]).toEqual([one && gitOf(one), one && gitOf(one)]);
    expect([ten?.registry, every?.registry]).toEqual([10 * (one?.registry ?? 0), all * (one?.registry ?? 0)]);
  }

  it('1, 10 and 30 of 30 services: the same for git, the same for each image', () => costsOf(30));
  itInAll('1, 10 and 100 of 100 services too', () => costsOf(100));

  it('a promotion of 1, 4 and 10 services: the same for git, the same for each image', async () => {
    const services = many(10);
    const at = await stateWorld({ services, environments: promoted });
    const costs: Cost[] = [];
    for (const [index, count] of [10, 1, 4, 10].entries()) {
      at.shop.push({ 'README.md': `The commit in place is not in the clones of round ${index}.` });
      const commit = at.shop.push(change(services.slice(0, count), `round ${index}`));
      await costOf(at, commit);
      const ref = `refs/tags/v1.${index}.0`;
      at.shop.bare.git('update-ref', ref, commit);
      at.cost();
      const { exitCode, message, outputs } = await at.pipeline(commit, { ref }).run();
      expect([exitCode, message, outputs.services]).toEqual([0, undefined, services.slice(0, count)]);
      costs.push(at.cost());
    }
    const [, one, four, ten] = costs;
    expect([four && gitOf(four), ten && gitOf(ten)]).toEqual([one && gitOf(one), one && gitOf(one)]);
    expect([four?.registry, ten?.registry]).toEqual([4 * (one?.registry ?? 0), 10 * (one?.registry ?? 0)]);
  });

  it('services that stand at ten commits cost what those of one commit cost', async () => {
    const services = many(10);
    const at = await stateWorld({ services });
    await at.pipeline(at.shop.tip()).run();
    for (const service of services) {
      const config = { [`apps/${service}/package.json`]: `{"name":"${service}","version":"2.0.0"}` };
      await at.pipeline(at.shop.push({ [service]: 'two', ...config })).run();
    }
    for (const text of ['a', 'b']) at.shop.push({ 'README.md': text });
    const changed = at.shop.push(change(services, 'three'));
    const bump = await bumpCost(at, changed, 2);
    const planned = await at.pipeline(changed).command('plan');
    const reasons = Object.values(planned.outputs.reason as Record<string, readonly string[]>).flat();
    expect(reasons).toHaveLength(10);
    for (const reason of reasons) expect(reason).toMatch(/^dev runs [0-9a-f]{8}; apps\/s1\d\d\/app.txt changed since$/);
    expect(new Set(reasons.map((reason) => reason.slice(9, 17))).size).toBe(10);
    const cost = await costOf(at, changed);
    // Beyond a bump's: the files of what is in place (a request a level of directories), and the tip before the push.
    expect(cost.monorepo - bump.monorepo).toBeLessThanOrEqual(6);
  });

  it('what is shown of a deployment: the same requests for 1 and for 10 services, and one look for a branch without a request', async () => {
    const services = many(10);
    const at = await stateWorld({ services, environments: application.replace('main', '[main, develop]') });
    await costOf(at, at.shop.tip());
    const shownOf = async (round: string, count: number, ref = 'refs/heads/main') => {
      const commit = at.shop.push(change(services.slice(0, count), round));
      at.cost();
      const ran = await at.pipeline(commit, { ref }).run();
      expect([ran.exitCode, ran.outputs.services, ran.warnings]).toEqual([0, services.slice(0, count), []]);
      // Channels are shown beside each other.
      return at
        .cost()
        .asked.filter((each) => each.startsWith('forge '))
        .sort();
    };
    await shownOf('first', 1);
    const [one, ten] = [await shownOf('one', 1), await shownOf('ten', 10)];
    const list = 'forge repository';
    expect(one).toEqual(
      [
        ...[list, 'forge deployments.create', list, 'forge deployments.createStatus', 'forge repos.createStatus'],
        // At the end; the second one is of the deployment before.
        ...[list, 'forge deployments.createStatus', 'forge deployments.createStatus', 'forge repos.createStatus'],
      ].sort(),
    );
    expect(ten).toEqual(one);
    at.shop.git('checkout', '--quiet', '-b', 'develop');
    expect(await shownOf('develop', 2, 'refs/heads/develop')).toEqual(['forge pulls.list', ...one].sort());
  });

  it('a request: its state is asked when the run begins and before its commit, whatever it changes', async () => {
    const services = many(20);
    const at = await stateWorld({ services, environments: review });
    at.shop.git('checkout', '--quiet', '-b', 'feature/x');
    at.shop.push(change(services.slice(0, 1), 'feature'));
    const request = at.openRequest('feature/x');
    const runOf = async () => {
      at.cost();
      // What is shown costs requests of its own.
      const ran = await at.requestPipeline(request).run({ inputs: { announce: 'none' } });
      expect([ran.exitCode, ran.message]).toEqual([0, undefined]);
      return gitOf(at.cost());
    };
    const first = await runOf();
    const changed = (count: number) => {
      const next = at.shop.push(change(services.slice(0, count), String(count)));
      at.shop.bare.git('update-ref', `refs/pull/${request.number}/head`, next);
      return runOf();
    };
    await changed(2);
    const [one, twenty] = [await changed(1), await changed(20)];
    expect(one).toEqual({ gitops: 10, monorepo: 7, forge: 2 });
    // The clone lacks two commits that services stand at, beside the one where the branch began: read together.
    expect(twenty).toEqual({ gitops: 10, monorepo: 10, forge: 2 });
    expect(first.forge).toBe(2);
    expect(await runOf()).toEqual({ gitops: expect.any(Number), monorepo: expect.any(Number), forge: 0 });
  });

  it('a late run: what is newer is found by at most three fetches, and nothing is built', async () => {
    const services = many(20);
    const at = await stateWorld({ services });
    await costOf(at, at.shop.tip());
    const late = at.shop.push(change(services, 'two'));
    for (const each of services) at.shop.push({ [each]: 'three' });
    await costOf(at, at.shop.tip());
    const { asked, ...cost } = await costOf(at, late);
    expect(asked.filter((each) => each === 'monorepo fetch').length).toBeLessThanOrEqual(3);
    expect(cost).toEqual({ gitops: 5, monorepo: expect.any(Number), forge: 0, registry: 0, argocd: 0 });
  });
});
