/**
 * Older never replaces newer, in the standard world: late, repeated and reordered runs of branches, tags and rewritten
 * lines, each with a clone of two commits that has neither the commit in place nor the branch's tip.
 */
import { describe, expect, it } from 'vitest';
import { deployedWorld, type StateWorld, stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const hot = { ref: 'refs/heads/hot' };

function tag({ shop }: StateWorld, name: string): { ref: string } {
  shop.git('tag', '--force', name);
  shop.git('push', '--quiet', '--force', 'origin', name);
  return { ref: `refs/tags/${name}` };
}

describe.skipIf(!parts.present)(parts.titled('pipelines that end in another order than they began'), () => {
  const clones = [
    ['one commit', 1],
    ['two commits', 2],
    ['everything', undefined],
  ] as const;
  it.each(sliceOfCommit(clones, 3))(
    'of one branch, with clones of %s: the late one is superseded',
    async (_title, depth) => {
      const at = await deployedWorld();
      const late = at.pipeline(at.shop.push({ api: 'two' }));
      at.shop.push({ web: 'two' });
      at.shop.push({ web: 'three' });
      const last = at.shop.push({ api: 'three' });
      await at.pipeline(last).run({ depth });
      const tip = at.tip();
      const ran = await late.run({ depth });
      expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'superseded', services: ['api', 'web'] } });
      expect(ran.lines.join('\n')).toContain(`api: dev/api.yaml holds an image of ${last.slice(0, 8)}, which is newer`);
      expect([at.tip(), await at.running('dev')]).toEqual([tip, { api: 'three', web: 'three', worker: 'one' }]);
    },
  );

  it.each(sliceOfCommit(['github', 'gitlab'] as const, 2))(
    'on %s: hot is one commit ahead of main, and the slower pipeline of main ends last',
    async (host) => {
      const at = await deployedWorld({ host });
      const onMain = at.shop.push({ api: 'two' });
      const slow = at.pipeline(onMain);
      at.shop.git('checkout', '--quiet', '-b', 'hot');
      const onHot = at.shop.push({ api: 'hot' });
      await at.pipeline(onHot, hot).run();
      const tip = at.tip();
      const ran = await slow.run();
      expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'superseded' } });
      expect([at.tip(), (await at.running('dev')).api]).toEqual([tip, 'hot']);
      // Once hot is gone unmerged, the line of main has dev for itself again.
      at.shop.git('push', '--quiet', 'origin', ':hot');
      const back = await at.pipeline(onMain).run();
      expect(back).toMatchObject({ exitCode: 0, outputs: { result: 'committed', services: ['api'] } });
      expect((await at.running('dev')).api).toBe('two');
    },
  );

  it('main takes over from hot, which it does not contain, and names what it takes out', async () => {
    const at = await deployedWorld();
    at.shop.git('checkout', '--quiet', '-b', 'hot');
    const onHot = at.shop.push({ api: 'hot' });
    await at.pipeline(onHot, hot).run();
    at.shop.git('checkout', '--quiet', 'main');
    const ran = await at.pipeline(at.shop.push({ api: 'two' })).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
    expect(ran.warnings.join('\n')).toContain(`api: this takes out ${onHot.slice(0, 8)} of hot`);
    expect(ran.warnings.join('\n')).toContain('Change api');
    expect((await at.running('dev')).api).toBe('two');
  });

  it('is superseded by what came while it was under way, as `seen` tells', async () => {
    const at = await deployedWorld();
    at.shop.git('checkout', '--quiet', '-b', 'hot');
    const onHot = at.pipeline(at.shop.push({ api: 'hot' }), hot);
    at.shop.git('checkout', '--quiet', 'main');
    const onMain = at.pipeline(at.shop.push({ api: 'two' }));
    const { outputs } = await onMain.command('plan');
    expect(outputs).toMatchObject({ services: ['api'], seen: at.tip() });
    await onHot.run();
    const tip = at.tip();
    const env = { GITHUB_RUN_ATTEMPT: '1' };
    const ran = await onMain.run({ inputs: { service: 'api', seen: String(outputs.seen) }, env });
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'superseded' } });
    expect([at.tip(), (await at.running('dev')).api]).toEqual([tip, 'hot']);
  });

  it('a late run brings no values and no deletion either', async () => {
    const at = await deployedWorld();
    const config = at.shop.read('gitops.yaml');
    const late = at.pipeline(
      at.shop.push({
        'gitops.yaml': config.replace('from: sample.yaml', 'from: sample.yaml\n    set: { replicas: 7 }'),
      }),
    );
    await at
      .pipeline(
        at.shop.push({
          'gitops.yaml': config.replace('from: sample.yaml', 'from: sample.yaml\n    set: { replicas: 8 }'),
        }),
      )
      .run();
    expect(at.values('dev', 'api').replicas).toBe(8);
    const ran = await late.run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'superseded' } });
    expect(at.values('dev', 'api').replicas).toBe(8);
  });
});

describe.skipIf(!parts.present)(parts.titled('lines that are rewritten'), () => {
  it('A, B, and back to A by `git reset --hard` and `git push -f`: the environment goes back', async () => {
    const at = await deployedWorld();
    const a = at.shop.push({ api: 'A' });
    await at.pipeline(a).run();
    const late = at.pipeline(at.shop.push({ api: 'B' }));
    await late.run();
    expect((await at.running('dev')).api).toBe('B');
    at.shop.git('reset', '--quiet', '--hard', 'HEAD~1');
    at.shop.git('push', '--quiet', '--force', 'origin', 'main');
    const ran = await at.pipeline(a).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'committed', services: ['api'] }, warnings: [] });
    expect((await at.running('dev')).api).toBe('A');
    // B is on no branch any more: its own late run does nothing, a person who runs it again is told.
    const tip = at.tip();
    const again = await at.pipeline(late.commit).run();
    expect([again.exitCode, again.outputs.result, at.tip()]).toEqual([0, 'superseded', tip]);
    const told = await late.run();
    expect(told).toMatchObject({ exitCode: 4, code: 'OLDER_THAN_IN_PLACE' });
    expect(told.message).toContain(`${late.commit.slice(0, 8)} is not on its branch`);
    expect(told.hint).toContain('To go back on purpose: run');
    expect(told.hint).not.toContain('is in place');
  });

  it('an amended commit replaces its first version, whichever ends first', async () => {
    const at = await deployedWorld();
    const first = at.pipeline(at.shop.push({ api: 'typo' }));
    at.shop.git('commit', '--quiet', '--amend', '--message', 'Better');
    const amended = at.shop.commit({ api: 'better' });
    at.shop.git('push', '--quiet', '--force', 'origin', 'main');
    await at.pipeline(amended).run();
    expect(await first.run()).toMatchObject({ exitCode: 0, outputs: { result: 'superseded' } });
    expect((await at.running('dev')).api).toBe('better');
  });

  it('a squash merge of hot comes from main without a warning', async () => {
    const at = await deployedWorld();
    at.shop.git('checkout', '--quiet', '-b', 'hot');
    at.shop.push({ api: 'hot' });
    await at.pipeline(at.shop.push({ web: 'hot' }), hot).run();
    at.shop.git('checkout', '--quiet', 'main');
    at.shop.git('merge', '--quiet', '--squash', 'hot');
    const squashed = at.shop.push({ worker: 'two' });
    at.shop.git('push', '--quiet', 'origin', ':hot');
    const ran = await at.pipeline(squashed).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'committed', services: ['worker'] }, warnings: [] });
    expect(await at.running('dev')).toEqual({ api: 'hot', web: 'hot', worker: 'two' });
    const next = await at.pipeline(at.shop.push({ api: 'main' })).run();
    expect(next).toMatchObject({ outputs: { services: ['api'] }, warnings: [] });
  });

  it('the monorepo moved to another name: its commits are known by their ids', async () => {
    const at = await deployedWorld();
    const late = at.pipeline(at.shop.push({ api: 'two' }));
    const last = at.pipeline(at.shop.push({ api: 'three' }));
    await last.run({ env: { GITHUB_REPOSITORY: 'acme/old-shop' } });
    expect((await at.running('dev')).api).toBe('three');
    expect((await late.run()).outputs.result).toBe('superseded');
  });
});

describe.skipIf(!parts.present)(parts.titled('versions'), () => {
  async function released() {
    const at = await stateWorld();
    at.shop.git('checkout', '--quiet', '-b', 'maintenance');
    at.shop.git('checkout', '--quiet', 'main');
    const newer = at.shop.push({ api: '1.3' });
    await at.pipeline(newer, tag(at, 'v1.3.0')).run();
    at.shop.git('checkout', '--quiet', 'maintenance');
    const patch = at.shop.commit({ api: '1.2.4' });
    return { at, newer, patch, source: tag(at, 'v1.2.4') };
  }

  it('v1.2.4 that is pushed behind v1.3.0 is superseded', async () => {
    const { at, newer, patch, source } = await released();
    const tip = at.tip();
    const ran = await at.pipeline(patch, source).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'superseded', environment: 'prod' } });
    expect(ran.lines.join('\n')).toContain(
      `api: prod/api.yaml holds an image of ${newer.slice(0, 8)}, a higher version`,
    );
    expect([at.tip(), (await at.running('prod')).api]).toEqual([tip, '1.3']);
  });

  it('a person who deploys v1.2.4 is told of the two ways back, and the second of them works', async () => {
    const { at, patch, source } = await released();
    const tip = at.tip();
    const byPerson = { ...source, event: { name: 'workflow_dispatch' } };
    const refused = await at.pipeline(patch, byPerson).run();
    expect(refused).toMatchObject({ exitCode: 4, code: 'OLDER_THAN_IN_PLACE' });
    expect(refused.hint).toContain('`rollback`');
    expect(refused.hint).toContain('`on-older: apply`');
    expect(at.tip()).toBe(tip);
    const ran = await at.pipeline(patch, byPerson).run({ inputs: { 'on-older': 'apply' } });
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
    expect((await at.running('prod')).api).toBe('1.2.4');
    expect(at.message()).toContain('Rollback-Of: ');
    // From here the next version of the older line is newer.
    const fixed = at.shop.commit({ api: '1.2.5' });
    const next = await at.pipeline(fixed, tag(at, 'v1.2.5')).run();
    expect(next).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
    expect((await at.running('prod')).api).toBe('1.2.5');
  });

  it('a tag that moved: the pipeline of its first commit is superseded', async () => {
    const at = await stateWorld();
    const first = at.pipeline(at.shop.push({ api: 'X' }), tag(at, 'v2.0.0'));
    const moved = at.shop.push({ api: 'Y' });
    await at.pipeline(moved, tag(at, 'v2.0.0')).run();
    expect(await first.run()).toMatchObject({ exitCode: 0, outputs: { result: 'superseded' } });
    expect((await at.running('prod')).api).toBe('Y');
  });
});

describe.skipIf(!parts.present)(parts.titled('going back by running an old pipeline again'), () => {
  const again = [
    ['GitHub: "Re-run all jobs"', 'github', {}],
    ['GitLab: a manual job', 'gitlab', { CI_JOB_MANUAL: 'true' }],
    ['GitLab: "Retry" of a job that had deployed', 'gitlab', {}],
  ] as const;
  it.each(sliceOfCommit(again, 3))(
    '%s: refused with the two ways, and `on-older: apply` goes back and holds',
    async (_title, host, env) => {
      const at = await deployedWorld({ host });
      const old = at.pipeline(at.shop.push({ api: 'old' }));
      await old.run();
      const last = at.shop.push({ api: 'new' });
      await at.pipeline(last).run();
      const tip = at.tip();
      const refused = await old.run({ env });
      expect(refused).toMatchObject({ exitCode: 4, code: 'OLDER_THAN_IN_PLACE' });
      expect(refused.message).toContain(`api: dev/api.yaml holds an image of ${last.slice(0, 8)}, which is newer`);
      expect(refused.hint).toContain('`rollback`');
      expect(refused.hint).toContain('`on-older: apply`');
      expect(at.tip()).toBe(tip);

      const back = await old.run({ env, inputs: { 'on-older': 'apply' } });
      expect(back).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
      expect(at.message()).toContain(`Rollback-Of: ${last}`);
      expect((await at.running('dev')).api).toBe('old');

      const next = await at.pipeline(at.shop.push({ worker: 'two' })).run();
      const why = `taken back from ${last.slice(0, 8)}`;
      expect(next.outputs).toMatchObject({ services: ['worker'], held: { api: why } });
      expect(await at.running('dev')).toEqual({ api: 'old', web: 'one', worker: 'two' });
      const repaired = await at.pipeline(at.shop.push({ api: 'repaired' })).run();
      expect(repaired.outputs).toMatchObject({ services: ['api'], held: {} });
    },
  );
});
