/** What a rollback, a revert or an edit by hand took back stays away, until its content changes or somebody asks for it. */
import { describe, expect, it } from 'vitest';
import { deployedWorld, type StateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

describe.skipIf(!parts.present)(parts.titled('what was taken back'), () => {
  const values = (at: StateWorld) => at.gitops.read('dev/api.yaml');
  const ways: Readonly<Record<string, (at: StateWorld, before: string) => Promise<void> | void>> = {
    'our rollback': async (at) => {
      const inputs = { service: 'api', environment: 'dev', rollback: 'true' };
      const ran = await at.pipeline(at.shop.tip()).command('bump-image-tag', { inputs });
      expect([ran.exitCode, ran.message]).toEqual([0, undefined]);
    },
    '`git revert` by a person': (at) => at.revert(at.tip()),
    'an edit by hand': (at, before) => void at.person({ 'dev/api.yaml': before }),
  };

  it.each(Object.keys(ways))('by %s stays away until its content changes', async (way) => {
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

  it.each(Object.keys(ways))('by %s comes back when it is asked for by name', async (way) => {
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
});
