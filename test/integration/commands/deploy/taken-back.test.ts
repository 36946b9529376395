/** What a rollback, a revert or an edit by hand took back stays away, until its content changes or somebody asks for it. */
import { describe, expect, it } from 'vitest';
import {
  type Changes,
  deployedWorld,
  type StateWorld,
  sample,
  stateWorld,
} from '../../../support/commands/state-world.ts';
import { gitIn } from '../../../support/git/repository.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

describe.skipIf(!parts.present)(parts.titled('what was taken back'), () => {
  // A tag like 12345678 or 1e234567 has to be quoted, and its quotes stay when another one takes its place.
  const values = (at: StateWorld) => at.gitops.read('dev/api.yaml').replace(/tag: "(\w+)"/, 'tag: $1');
  const ways: Readonly<Record<string, (at: StateWorld, before: string) => Promise<void> | void>> = {
    'our rollback': async (at) => {
      const inputs = { service: 'api', environment: 'dev', rollback: 'true' };
      const ran = await at.pipeline(at.shop.tip()).command('bump-image-tag', { inputs });
      expect([ran.exitCode, ran.message]).toEqual([0, undefined]);
    },
    '`git revert` by a person': (at) => at.revert(at.tip()),
    'an edit by hand': (at, before) => void at.person({ 'dev/api.yaml': before }),
  };

  it.each(sliceOfCommit(Object.keys(ways), 3))('by %s stays away until its content changes', async (way) => {
    const at = await deployedWorld();
    const before = values(at);
    const c1 = at.shop.push({ api: 'bad' });
    await at.pipeline(c1).run();
    await ways[way]?.(at, before);
    expect((await at.running('dev')).api).toBe('one');

    const c2 = at.shop.push({ worker: 'two' });
    const why = `taken back from ${c1.slice(0, 8)}`;
    const ran = await at.pipeline(c2).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { services: ['worker'], held: { api: why } } });
    expect(ran.lines).toContain(`api: held: ${why}`);
    expect([values(at), await at.running('dev')]).toEqual([before, { api: 'one', web: 'one', worker: 'two' }]);
    expect((await at.pipeline(c2).command('plan')).outputs).toMatchObject({ services: [], held: { api: why } });

    const c3 = at.shop.push({ api: 'good' });
    const next = await at.pipeline(c3).run();
    expect(next.outputs).toMatchObject({ services: ['api'], held: {} });
    expect(await at.running('dev')).toEqual({ api: 'good', web: 'one', worker: 'two' });
  });

  it.each(sliceOfCommit(Object.keys(ways), 3))('by %s comes back when it is asked for by name', async (way) => {
    const at = await deployedWorld();
    const before = values(at);
    const c1 = at.shop.push({ api: 'bad' });
    await at.pipeline(c1).run();
    await ways[way]?.(at, before);
    const ran = await at.pipeline(c1).run({ inputs: { services: 'api' } });
    expect(ran).toMatchObject({ exitCode: 0, outputs: { services: ['api'], held: {} } });
    expect((await at.running('dev')).api).toBe('bad');
    const c2 = at.shop.push({ worker: 'two' });
    expect((await at.pipeline(c2).run()).outputs).toMatchObject({ services: ['worker'], held: {} });
    expect((await at.running('dev')).api).toBe('bad');
  });

  it('is not brought back by the rerun of the very run', async () => {
    const at = await deployedWorld();
    const pipeline = at.pipeline(at.shop.push({ api: 'bad' }));
    await pipeline.run();
    at.revert(at.tip());
    const tip = at.tip();
    const again = await pipeline.run();
    expect([at.tip(), again.outputs.result]).toEqual([tip, 'nothing']);
    expect(again.outputs.held).toEqual({ api: `taken back from ${pipeline.commit.slice(0, 8)}` });
  });

  const nothingLeft: Readonly<Record<string, (at: StateWorld) => void>> = {
    '`git revert`': (at) => at.revert(at.tip()),
    'the deletion of its file': (at) => void at.person({ 'dev/mailer.yaml': undefined }),
    'a merge of either': (at) => {
      const git = gitIn(at.gitops.path);
      const [tip, tree] = [at.tip(), git('rev-parse', `${at.tip()}^^{tree}`)];
      const gone = git('commit-tree', tree, '-p', tip, '-m', 'Not yet');
      git('update-ref', 'refs/heads/main', git('commit-tree', tree, '-p', tip, '-p', gone, '-m', 'Merge'));
    },
  };

  it.each(sliceOfCommit(Object.keys(nothingLeft), 3))(
    'of a first deployment, by %s, stays away as well',
    async (way) => {
      const at = await deployedWorld();
      const c1 = at.shop.push(withMailer(at, 'bad'));
      await at.pipeline(c1).run();
      expect((await at.running('dev')).mailer).toBe('bad');
      nothingLeft[way]?.(at);
      const why = `taken back from ${c1.slice(0, 8)}`;
      const again = await at.pipeline(c1).run();
      expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'nothing', held: { mailer: why } } });
      const ran = await at.pipeline(at.shop.push({ worker: 'two' })).run();
      expect(ran.outputs).toMatchObject({ services: ['worker'], held: { mailer: why } });
      expect(await at.running('dev')).toEqual({ api: 'one', web: 'one', worker: 'two' });
      const next = await at.pipeline(at.shop.push({ mailer: 'good' })).run();
      expect(next.outputs).toMatchObject({ services: ['mailer'], held: {} });
      expect((await at.running('dev')).mailer).toBe('good');
    },
  );

  it('of a first deployment comes by name', async () => {
    const at = await deployedWorld();
    const c1 = at.shop.push(withMailer(at, 'new'));
    await at.pipeline(c1).run();
    at.revert(at.tip());
    const ran = await at.pipeline(c1).run({ inputs: { services: 'mailer' } });
    expect(ran.outputs).toMatchObject({ services: ['mailer'], held: {} });
    expect((await at.running('dev')).mailer).toBe('new');
  });

  it('of a whole review environment stays away, and what a cleanup removed does not', async () => {
    const file = 'review/{slug}/{service}.yaml';
    const at = await deployedWorld({
      environments: `\n  review:\n    when: { branch: "feature/*" }\n    file: ${file}\n    from: sample.yaml\n`,
    });
    const ref = 'refs/heads/feature/x';
    at.shop.git('checkout', '--quiet', '-b', 'feature/x');
    const c1 = at.shop.push({ api: 'bad' });
    const deploying = () => at.pipeline(c1, { ref }).run();
    expect((await deploying()).outputs).toMatchObject({ result: 'committed', services: ['api'] });
    const removal = { inputs: { branch: 'feature/x' } };
    expect((await at.pipeline(c1, { ref }).command('cleanup-review-env', removal)).exitCode).toBe(0);
    expect((await deploying()).outputs).toMatchObject({ result: 'committed', services: ['api'], held: {} });
    at.revert(at.tip());
    const tip = at.tip();
    const why = `taken back from ${c1.slice(0, 8)}`;
    expect((await deploying()).outputs).toMatchObject({ result: 'nothing', held: { api: why } });
    expect(at.tip()).toBe(tip);
    const c2 = at.shop.push({ api: 'good' });
    expect((await at.pipeline(c2, { ref }).run()).outputs).toMatchObject({ services: ['api'], held: {} });
  });

  it('is not what a copied message tells: its commit wrote no file', async () => {
    const at = await deployedWorld();
    const c2 = at.shop.push({ api: 'two' });
    const other = (await at.pipeline(at.shop.push({ worker: 'two' })).run()).outputs.commit;
    const deployed = at.gitops.git('log', '-1', '--format=%B', `${other}`);
    const forged = deployed
      .replaceAll('worker', 'web')
      .replace(/^Image: .*$/gm, `Image: ${at.registry.host}/fe/web:${c2.slice(0, 8)}`);
    const git = gitIn(at.gitops.path);
    const copy = git('commit-tree', `${at.tip()}^{tree}`, '-p', at.tip(), '-m', forged);
    git('update-ref', 'refs/heads/main', copy);
    const ran = await at.pipeline(at.shop.push({ web: 'three' })).run();
    expect(ran.outputs).toMatchObject({ services: ['web'], held: {} });
    const same = await at.pipeline(at.shop.push({ 'README.md': 'Other.' })).run();
    expect(same.outputs).toMatchObject({ result: 'nothing', held: {} });
  });

  it('holds the whole service where it has several files, also one that is new', async () => {
    const place = 'file: "clusters/*/{service}.yaml"';
    const at = await stateWorld({ environments: `\n  dev:\n    when: { branch: main }\n    ${place}\n` });
    const held = (service: string) =>
      sample
        .replace('repository: unset', `repository: ${at.registry.host}/fe/${service}`)
        .replace('tag: unset', 'tag: "0"');
    const files = (cluster: string) =>
      Object.fromEntries(['api', 'web', 'worker'].map((each) => [`clusters/${cluster}/${each}.yaml`, held(each)]));
    at.person({ ...files('eu'), ...files('us') });
    await at.pipeline(at.shop.tip()).run();
    const before = at.gitops.read('clusters/eu/api.yaml');
    const c2 = at.shop.push({ api: 'bad' });
    await at.pipeline(c2).run();
    at.person({ 'clusters/eu/api.yaml': before });
    at.person(files('af'));
    const why = `taken back from ${c2.slice(0, 8)}`;
    const ran = await at.pipeline(at.shop.push({ 'README.md': 'Other.' })).run();
    expect(ran.outputs).toMatchObject({ services: ['web', 'worker'], held: { api: why } });
    expect(at.gitops.read('clusters/af/api.yaml')).toBe(held('api'));
    const again = await at.pipeline(at.shop.push({ 'README.md': 'Another.' })).run();
    expect(again.outputs).toMatchObject({ result: 'nothing', services: [], held: { api: why } });
    const c3 = at.shop.push({ api: 'good' });
    expect((await at.pipeline(c3).run()).outputs).toMatchObject({ services: ['api'], held: {} });
    for (const cluster of ['af', 'eu', 'us'])
      expect(at.gitops.read(`clusters/${cluster}/api.yaml`)).toContain(c3.slice(0, 8));
  });
});

/** A service that gitops.yaml gets. */
function withMailer(at: StateWorld, text: string): Changes {
  const more = at.shop
    .read('gitops.yaml')
    .replace(
      /^ {2}worker: (.*)\n/m,
      (line, rest: string) => `${line}  mailer: ${rest.replaceAll('worker', 'mailer')}\n`,
    );
  return { 'gitops.yaml': more, 'apps/mailer/package.json': '{"name":"mailer"}\n', mailer: text };
}
