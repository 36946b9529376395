/** Runs at the same time: each brings what it has, none takes out another's, whoever pushes first. */
import { describe, expect, it } from 'vitest';
import { deployedWorld, stateWorld } from '../../../support/commands/state-world.ts';
import { fsck, history } from '../../../support/git/repository.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const both = `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
  review:
    when: { branch: "feature/*", request: true }
    file: review/{slug}/{service}.yaml
    from: sample.yaml
    ttl: 7d
`;

describe.skipIf(!parts.present)(parts.titled('runs at the same time'), () => {
  it('of three commits of one branch: the newest is there, whatever the order', async () => {
    const at = await deployedWorld();
    const pipelines = ['two', 'three', 'four'].map((text) => at.pipeline(at.shop.push({ api: text, worker: text })));
    const ran = await Promise.all(pipelines.map((pipeline) => pipeline.run()));
    expect(ran.map(({ exitCode, message }) => [exitCode, message])).toEqual(ran.map(() => [0, undefined]));
    expect(await at.running('dev')).toEqual({ api: 'four', web: 'one', worker: 'four' });
    fsck(at.gitops.path);
  });

  it('of main and hot, which do not contain each other: the second to push does not take out the first', async () => {
    const at = await deployedWorld();
    at.shop.git('checkout', '--quiet', '-b', 'hot');
    const onHot = at.pipeline(at.shop.push({ api: 'hot' }), { ref: 'refs/heads/hot' });
    at.shop.git('checkout', '--quiet', 'main');
    const onMain = at.pipeline(at.shop.push({ api: 'main', worker: 'main' }));
    const [hot, main] = await Promise.all([onHot.run(), onMain.run()]);
    expect([hot.exitCode, main.exitCode]).toEqual([0, 0]);
    const { api, worker } = await at.running('dev');
    expect(worker).toBe('main');
    const { result } = api === 'hot' ? main.outputs : hot.outputs;
    expect(['hot', 'main']).toContain(api);
    // Of main the worker is written all the same.
    expect(result).toBe(api === 'hot' ? 'committed' : 'superseded');
  });

  it('of one branch and its request on GitLab make one environment', async () => {
    const at = await stateWorld({ host: 'gitlab', environments: both });
    at.shop.git('checkout', '--quiet', '-b', 'feature/x');
    const head = at.shop.push({ api: 'feature' });
    const request = at.openRequest('feature/x');
    const [ofBranch, ofRequest] = [at.pipeline(head, { ref: 'refs/heads/feature/x' }), at.requestPipeline(request)];
    const ran = await Promise.all([ofBranch.run(), ofRequest.run()]);
    expect(ran.map(({ exitCode, message }) => [exitCode, message])).toEqual(ran.map(() => [0, undefined]));
    const [slug] = ran.map(({ outputs }) => outputs.slug);
    expect(at.gitops.git('ls-tree', '--name-only', 'main', 'review/').split('\n')).toEqual([`review/${slug}`]);
    expect(await at.running(`review/${slug}`)).toEqual({ api: 'feature' });
    expect(history(at.gitops.path).filter(({ message }) => message.includes('Service: api'))).toHaveLength(1);
  });

  it('while a person edits and reverts in the GitOps repository: no edit is lost', async () => {
    const at = await deployedWorld();
    const pipeline = at.pipeline(at.shop.push({ api: 'two' }));
    const running = pipeline.run();
    at.person({ 'dev/web.yaml': `${at.gitops.read('dev/web.yaml')}byHand: true\n`, 'notes.md': 'Mine.\n' });
    expect((await running).exitCode).toBe(0);
    expect(at.gitops.read('dev/web.yaml')).toContain('byHand: true');
    expect(at.gitops.read('notes.md')).toBe('Mine.\n');
    expect((await at.running('dev')).api).toBe('two');
  });
});

describe.skipIf(!parts.present)(parts.titled('while a run builds'), () => {
  it('its branch is reset: what was dropped does not arrive', async () => {
    const at = await deployedWorld();
    const dropped = at.pipeline(at.shop.push({ api: 'dropped' }));
    const tip = at.tip();
    at.meanwhile(() => {
      at.shop.git('reset', '--quiet', '--hard', 'HEAD~1');
      at.shop.git('push', '--quiet', '--force', 'origin', 'main');
    });
    const ran = await dropped.run();
    expect([ran.exitCode, ran.outputs.result, at.tip()]).toEqual([0, 'superseded', tip]);
  });

  it('its tag is moved: the new one is what counts', async () => {
    const at = await stateWorld();
    const move = (text: string) => {
      const commit = at.shop.push({ api: text });
      at.shop.git('tag', '--force', 'v1.0.0');
      at.shop.git('push', '--quiet', '--force', 'origin', 'v1.0.0');
      return at.pipeline(commit, { ref: 'refs/tags/v1.0.0' });
    };
    const [first, tip] = [move('X'), at.tip()];
    at.meanwhile(() => void move('Y'));
    const ran = await first.run();
    expect([ran.exitCode, ran.outputs.result, at.tip()]).toEqual([0, 'superseded', tip]);
  });

  it('a newer run of its branch commits: it is superseded, and takes nothing back', async () => {
    const at = await deployedWorld();
    const late = at.pipeline(at.shop.push({ api: 'two' }));
    const newer = at.pipeline(at.shop.push({ api: 'three' }));
    at.meanwhile(async () => void (await newer.run()));
    const ran = await late.run();
    expect([ran.exitCode, ran.outputs.result]).toEqual([0, 'superseded']);
    expect((await at.running('dev')).api).toBe('three');
  });

  it.each(['github', 'gitlab'] as const)('on %s its request is closed: no environment is made', async (host) => {
    const at = await stateWorld({ host, environments: both.replace('branch: "feature/*", ', '') });
    at.shop.git('checkout', '--quiet', '-b', 'feature/x');
    at.shop.push({ api: 'feature' });
    at.shop.git('checkout', '--quiet', 'main');
    const request = at.openRequest('feature/x');
    const tip = at.tip();
    const pipeline = at.requestPipeline(request, 'opened');
    at.meanwhile(() => {
      at.closeRequest(request);
      at.shop.git('push', '--quiet', 'origin', ':feature/x');
    });
    const ran = await pipeline.run();
    expect([ran.exitCode, ran.message, ran.outputs.result]).toEqual([0, undefined, 'superseded']);
    expect(at.tip()).toBe(tip);
  });

  it('somebody reverts what is in place: the revert stays, and the new content comes', async () => {
    const at = await deployedWorld();
    await at.pipeline(at.shop.push({ api: 'bad' })).run();
    const bad = at.tip();
    const next = at.pipeline(at.shop.push({ worker: 'two' }));
    at.meanwhile(() => at.revert(bad));
    expect(await next.run()).toMatchObject({ exitCode: 0, outputs: { services: ['worker'] } });
    expect(await at.running('dev')).toEqual({ api: 'one', web: 'one', worker: 'two' });
    // And of the very service that it writes.
    const good = at.pipeline(at.shop.push({ worker: 'three' }));
    const second = at.tip();
    at.meanwhile(() => at.revert(second));
    expect((await good.run()).outputs.result).toBe('committed');
    expect((await at.running('dev')).worker).toBe('three');
  });

  it('somebody takes back the very content that it brings: it does not come again', async () => {
    const at = await deployedWorld();
    const pipeline = at.pipeline(at.shop.push({ api: 'bad' }));
    const twin = at.pipeline(pipeline.commit);
    at.meanwhile(async () => {
      await twin.run();
      at.revert(at.tip());
    });
    const ran = await pipeline.run();
    expect([ran.exitCode, ran.outputs.result]).toEqual([0, 'superseded']);
    expect((await at.running('dev')).api).toBe('one');
  });
});
