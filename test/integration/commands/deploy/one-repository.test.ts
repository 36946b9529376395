/** Code and manifests in one repository: its own commits change no content, and the pipelines that they start do nothing. */
import { describe, expect, it } from 'vitest';
import { deployedWorld, type StateWorld, stateWorld } from '../../../support/commands/state-world.ts';
import { history } from '../../../support/git/repository.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

/** What `main` gets is a commit of ours as often as one of a person. */
function pulled({ shop }: StateWorld): void {
  shop.git('fetch', '--quiet', 'origin', 'main');
  shop.git('rebase', '--quiet', 'FETCH_HEAD');
}

/** Runs pipelines for what the pipeline before has pushed, until one pushes nothing. */
async function runUntilQuiet(at: StateWorld): Promise<number> {
  for (let runs = 1; runs <= 10; runs += 1) {
    const before = at.tip();
    const ran = await at.pipeline(before).run();
    expect([ran.exitCode, ran.message]).toEqual([0, undefined]);
    if (at.tip() === before) return runs;
  }
  throw new Error('the pipelines feed themselves');
}

describe.skipIf(!parts.present)(parts.titled('one repository for code and manifests'), () => {
  it.each([
    ['github', 1],
    ['github', 2],
    ['gitlab', 2],
    ['github', undefined],
  ] as const)('on %s at depth %s: the pipeline of our own commit ends with nothing', async (host, depth) => {
    const at = await stateWorld({ oneRepository: true, host });
    const commit = at.shop.tip();
    const ran = await at.pipeline(commit).run({ depth });
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'committed', services: ['api', 'web', 'worker'] } });
    const own = at.tip();
    expect(history(at.gitops.path)[0]).toMatchObject({ id: own, parents: [commit] });
    at.cost();
    const next = await at.pipeline(own, { before: commit }).run({ depth });
    expect(next).toMatchObject({ exitCode: 0, outputs: { result: 'nothing', services: [] } });
    expect([at.tip(), at.cost().registry]).toEqual([own, 0]);
    expect((await at.pipeline(own).command('plan', { depth })).outputs).toMatchObject({ services: [], any: false });
  });

  it('a change is deployed once, and the commit that says so starts nothing', async () => {
    const at = await deployedWorld({ oneRepository: true });
    pulled(at);
    at.shop.push({ api: 'two' });
    expect(await runUntilQuiet(at)).toBe(2);
    expect(await at.running('dev')).toEqual({ api: 'two', web: 'one', worker: 'one' });
  });

  it('a run whose branch moved by our own commit of another run is late, and nothing is lost', async () => {
    const at = await deployedWorld({ oneRepository: true });
    pulled(at);
    const first = at.pipeline(at.shop.push({ api: 'two' }));
    const second = at.pipeline(at.shop.push({ worker: 'two' }));
    await first.run();
    await second.run();
    expect(await runUntilQuiet(at)).toBeLessThanOrEqual(2);
    expect(await at.running('dev')).toEqual({ api: 'two', web: 'one', worker: 'two' });
  });

  it('a person edits the values of an environment: nothing is built, and the edit stays', async () => {
    const at = await deployedWorld({ oneRepository: true });
    pulled(at);
    const edited = at.shop.push({ 'dev/api.yaml': `${at.gitops.read('dev/api.yaml')}more: true\n` });
    at.cost();
    const ran = await at.pipeline(edited).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    expect([at.tip(), at.cost().registry]).toEqual([edited, 0]);
  });

  it('a rollback by `git revert` of our commit holds, and the code goes on', async () => {
    const at = await deployedWorld({ oneRepository: true });
    pulled(at);
    const bad = at.shop.push({ api: 'bad' });
    await at.pipeline(bad).run();
    at.revert(at.tip());
    pulled(at);
    const ran = await at.pipeline(at.tip()).run();
    expect(ran).toMatchObject({ outputs: { result: 'nothing', held: { api: `taken back from ${bad.slice(0, 8)}` } } });
    const next = await at.pipeline(at.shop.push({ worker: 'two' })).run();
    expect(next.outputs).toMatchObject({ services: ['worker'] });
    expect(await at.running('dev')).toEqual({ api: 'one', web: 'one', worker: 'two' });
  });

  it('manifests that lie inside a service are no content of it', async () => {
    const at = await deployedWorld({
      oneRepository: true,
      environments: `
  dev:
    when: { branch: main }
    file: apps/{service}/deploy/dev.yaml
    from: sample.yaml
    app: { path: "apps/{service}/deploy", values-files: [dev.yaml], dest-namespace: dev }
`,
    });
    const own = at.tip();
    expect(history(at.gitops.path)[0]?.files).toContain('apps/api/deploy/dev.yaml');
    expect((await at.pipeline(own).run()).outputs.result).toBe('nothing');
    pulled(at);
    at.shop.push({ web: 'two' });
    expect(await runUntilQuiet(at)).toBe(2);
    expect(history(at.gitops.path)[0]?.files).toEqual(['apps/web/deploy/dev.yaml']);
  });

  it('a review environment lives beside main, and merging its branch brings it nowhere else', async () => {
    const at = await deployedWorld({
      oneRepository: true,
      environments: `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
  review:
    when: { branch: "feature/*" }
    file: review/{slug}/{service}.yaml
    from: sample.yaml
    ttl: 7d
`,
    });
    pulled(at);
    at.shop.git('checkout', '--quiet', '-b', 'feature/x');
    const head = at.shop.push({ api: 'feature' });
    const ran = await at.pipeline(head, { ref: 'refs/heads/feature/x' }).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { environment: 'review', services: ['api'] } });
    const own = at.tip();
    expect((await at.pipeline(own).run()).outputs.result).toBe('nothing');
    expect((await at.pipeline(head, { ref: 'refs/heads/feature/x' }).run()).outputs.result).toBe('unchanged');
    expect(at.tip()).toBe(own);
  });

  it('a branch of its own for manifests: main gets no commit, and holds hold', async () => {
    const at = await stateWorld({ oneRepository: true });
    at.shop.git('push', '--quiet', 'origin', 'main:deployments');
    const inputs = { 'gitops-branch': 'deployments' };
    const runOf = (commit: string) => at.pipeline(commit).run({ inputs });
    const tags = () => at.shop.bare.git('log', '--format=%s', 'main..deployments').split('\n').length;
    expect((await runOf(at.shop.tip())).outputs).toMatchObject({ result: 'committed' });
    const bad = at.shop.push({ api: 'bad' });
    expect((await runOf(bad)).outputs).toMatchObject({ result: 'committed', services: ['api'] });
    expect([at.shop.tip(), tags()]).toEqual([bad, 2]);
    at.shop.git('fetch', '--quiet', 'origin', 'deployments');
    at.shop.git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
    at.shop.git('revert', '--no-edit', 'HEAD');
    at.shop.git('push', '--quiet', 'origin', 'HEAD:deployments');
    at.shop.git('checkout', '--quiet', 'main');
    const next = await runOf(at.shop.push({ worker: 'two' }));
    expect(next.outputs).toMatchObject({ services: ['worker'], held: { api: `taken back from ${bad.slice(0, 8)}` } });
    // Merging the manifests into main changes no content.
    at.shop.git('fetch', '--quiet', 'origin', 'deployments');
    at.shop.git('merge', '--quiet', '--no-edit', 'FETCH_HEAD');
    expect((await runOf(at.shop.push({ 'README.md': 'Merged.' }))).outputs.result).toBe('nothing');
  });
});
