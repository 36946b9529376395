/** `base`: what a review environment leaves out is linked in the environment that has it. */
import { expect, it } from 'vitest';
import { deployedWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environments = `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
    url: "https://{service}.dev.example.com"
  review:
    when: { request: true }
    services: [api, web]
    file: review/{slug}/{service}.yaml
    from: sample.yaml
    url: "https://{slug}-{service}.review.example.com"
    base: dev
`;

it.skipIf(!parts.present)(
  parts.titled('links services that the branch did not change, and those that the environment has not'),
  async () => {
    const at = await deployedWorld({ environments });
    at.shop.git('checkout', '--quiet', '-b', 'feature');
    at.shop.push({ api: 'feature' });
    at.shop.git('checkout', '--quiet', 'main');
    const request = at.openRequest('feature');
    const base = { web: 'https://web.dev.example.com', worker: 'https://worker.dev.example.com' };
    const ran = await at.requestPipeline(request).run();
    expect(ran.outputs).toMatchObject({
      result: 'committed',
      urls: { api: 'https://pr-1-api.review.example.com' },
      'base-urls': base,
    });
    expect(ran.outputs['base-urls']).toEqual(base);
    expect(await at.running('review/pr-1')).toEqual({ api: 'feature' });
    // In place is not left out; and of a run about one service the others are not known.
    expect((await at.requestPipeline(request).run()).outputs['base-urls']).toEqual(base);
    const one = await at.requestPipeline(request).run({ inputs: { service: 'api', environment: 'review' } });
    expect(one.outputs['base-urls']).toEqual({ worker: base.worker });
    expect((await at.pipeline(at.shop.tip()).run()).outputs['base-urls']).toEqual({});
  },
);
