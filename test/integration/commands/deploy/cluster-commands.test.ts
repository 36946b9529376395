/** Commands of one service where its environment has several clusters, and Applications on a server of each. */
import { describe, expect, it } from 'vitest';
import { adminToken, startArgocdServer } from '../../../support/argocd/server.ts';
import { stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environments = (clusters: string) => `
  prod:
    when: { branch: main }
    file: "{cluster}/{service}.yaml"
    from: sample.yaml
    app: { path: "{cluster}", dest-namespace: prod }
    clusters: ${clusters}
`;

describe.skipIf(!parts.present)(parts.titled('commands of one service in several clusters'), () => {
  it('bump-image-tag writes all of them in one commit, or the one that is named', async () => {
    const at = await stateWorld({ services: ['api'], environments: environments('{ eu: {}, us: {} }') });
    await at.pipeline(at.shop.tip()).run();
    const bump = (inputs: Record<string, string>) =>
      at.pipeline(at.shop.tip()).command('bump-image-tag', {
        inputs: { service: 'api', environment: 'prod', 'on-older': 'apply', ...inputs },
      });
    const tags = () => ['eu', 'us'].map((name) => /tag: "?([^" ]+)/.exec(at.gitops.read(`${name}/api.yaml`))?.[1]);
    const before = at.tip();
    expect((await bump({ tag: 'v1' })).message).toBeUndefined();
    expect([tags(), at.gitops.git('rev-parse', 'main^')]).toEqual([['v1', 'v1'], before]);
    expect((await bump({ tag: 'v2', cluster: 'us' })).message).toBeUndefined();
    expect(tags()).toEqual(['v1', 'v2']);
    expect(await bump({ file: 'eu/api.yaml', tag: 'v3' })).toMatchObject({
      exitCode: 2,
      message: 'file: is given, and prod has several clusters: eu, us',
    });
  });

  it('each cluster has its own Application on its own server, by its own token', async () => {
    const repositories = {
      resolve: () => '1'.repeat(40),
      render: () => ({ resources: [{ kind: 'Deployment', namespace: 'prod', name: 'api' }], images: [] }),
    };
    const [eu, us] = await Promise.all([startArgocdServer({ repositories }), startArgocdServer({ repositories })]);
    const clusters = `{ eu: { dest-name: in-cluster, argocd: { server: "${eu.url}", plaintext: true } }, us: { dest-server: "https://kubernetes.default.svc", argocd: { server: "${us.url}", plaintext: true } } }`;
    const at = await stateWorld({ services: ['api'], environments: environments(clusters) });
    const env = { MG_ARGOCD_TOKEN_EU: adminToken, MG_ARGOCD_TOKEN_US: adminToken };
    const ran = await at.pipeline(at.shop.tip()).run({ env });
    expect([ran.message, ran.outputs.applications]).toEqual([undefined, ['api-prod-eu', 'api-prod-us']]);
    expect(eu.app('api-prod-eu')?.spec.destination).toMatchObject({ name: 'in-cluster', namespace: 'prod' });
    expect(us.app('api-prod-us')?.spec.destination).toMatchObject({ server: 'https://kubernetes.default.svc' });
    expect([eu.app('api-prod-us'), us.app('api-prod-eu')]).toEqual([undefined, undefined]);
    for (const server of [eu, us]) server.requests.splice(0);
    const plain = await at.pipeline(at.shop.push({ api: 'two' })).run({ inputs: { 'argocd-token': adminToken } });
    expect(plain).toMatchObject({ exitCode: 2, hint: expect.stringContaining('MG_ARGOCD_TOKEN_') });
    expect([eu.requests, us.requests]).toEqual([[], []]);
  });
});
