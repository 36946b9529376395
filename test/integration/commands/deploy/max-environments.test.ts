/** `max-environments`: one more review environment is refused before anything is built; one that is there is always updated. */
import { describe, expect, it } from 'vitest';
import { mergeDeployment, serializeMarker } from '../../../../src/core/review/marker.ts';
import { deployedWorld, type OpenRequest, type StateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const limited = (most: number) => `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
  review:
    when: { request: true }
    file: review/{slug}/{service}.yaml
    from: sample.yaml
    max-environments: ${most}
`;

/** A request that changes `api`. */
function requested(at: StateWorld, branch: string): OpenRequest {
  at.shop.git('checkout', '--quiet', '-b', branch, 'main');
  at.shop.push({ api: `of ${branch}` });
  at.shop.git('checkout', '--quiet', 'main');
  return at.openRequest(branch);
}

const day = 86_400_000;

/** The marker of an environment that was deployed to so many days ago. */
const marker = (name: string, days: number, repository = 'acme/shop') =>
  serializeMarker(
    mergeDeployment(
      undefined,
      {
        name,
        repository,
        ref: 'refs/heads/x',
        request: Number(name.replace('pr-', '')),
        commit: 'a',
        services: ['api'],
        deployedAt: new Date(Date.now() - days * day - 60_000).toISOString(),
      },
      1,
    ),
  );

const has = (at: StateWorld, name: string) =>
  at.gitops.git('ls-tree', '-r', '--name-only', 'main').split('\n').includes(`review/${name}/.review-env.yaml`);

describe.skipIf(!parts.present)(parts.titled('max-environments'), () => {
  it('refuses one more before anything is built, and names the oldest with how to make room', async () => {
    const at = await deployedWorld({ environments: limited(2) });
    const request = requested(at, 'one');
    at.person({
      'review/pr-7/.review-env.yaml': marker('pr-7', 3),
      'review/pr-8/.review-env.yaml': marker('pr-8', 14),
      // Of another monorepo, copied by hand, and unreadable: none of them counts.
      'review/pr-9/.review-env.yaml': marker('pr-9', 1, 'acme/other'),
      'review/copy/.review-env.yaml': marker('pr-8', 14),
      'review/odd/.review-env.yaml': 'schema: 9\n',
    });
    const before = at.tip();
    at.cost();
    const ran = await at.requestPipeline(request).run();
    expect(ran).toMatchObject({ exitCode: 4, code: 'TOO_MANY_ENVIRONMENTS' });
    expect(ran.message).toBe(
      'review environment pr-1 is not made: review has 2, and max-environments is 2; deployed to longest ago: pr-8 (14d), pr-7 (3d)',
    );
    expect(ran.hint).toContain('cleanup-review-env --name pr-8');
    expect(at.tip()).toBe(before);
    expect(at.cost().asked.filter((each) => /^registry (POST|PUT|PATCH)/.test(each))).toEqual([]);
    expect(await at.requestPipeline(request).command('plan')).toMatchObject({ code: 'TOO_MANY_ENVIRONMENTS' });

    at.person({ 'review/pr-8/.review-env.yaml': undefined, 'review/copy/.review-env.yaml': undefined });
    expect(await at.requestPipeline(request).run()).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
    // There are two again, and this is one of them.
    at.shop.git('checkout', '--quiet', 'one');
    at.shop.push({ api: 'again' });
    at.shop.bare.git('update-ref', 'refs/pull/1/head', 'refs/heads/one');
    expect(await at.requestPipeline(request).run()).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
  });

  it('of two runs that race for the last place one gets it', async () => {
    const at = await deployedWorld({ environments: limited(1) });
    const [one, two] = [requested(at, 'one'), requested(at, 'two')];
    let other: Promise<unknown> | undefined;
    at.meanwhile(async () => {
      other = at.requestPipeline(two).run();
      await other;
    });
    const late = await at.requestPipeline(one).run();
    expect(await other).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
    expect(late).toMatchObject({ exitCode: 4, code: 'TOO_MANY_ENVIRONMENTS' });
    expect(late.message).toContain('pr-2 (');
    expect([has(at, 'pr-1'), has(at, 'pr-2')]).toEqual([false, true]);
  });
});
