/** A release of a monorepo: several tags on one commit, each of one service, and environments with some of the services. */
import { describe, expect, it } from 'vitest';
import { type StateWorld, stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environments = (services: string) => `
  prod:
    when: { tag: "{service}@*" }
    services: ${services}
    file: prod/{service}.yaml
    from: sample.yaml
    tag: "{version}"
`;

function tagged(at: StateWorld, name: string): string {
  at.shop.git('tag', name);
  at.shop.git('push', '--quiet', 'origin', name);
  return `refs/tags/${name}`;
}

describe.skipIf(!parts.present)(parts.titled('tags of services'), () => {
  it('on one commit each deploy their own, in any order, and nothing of another service', async () => {
    const at = await stateWorld({ environments: environments('["*", "!worker"]') });
    const commit = at.shop.tip();
    const api = at.pipeline(commit, { ref: tagged(at, 'api@2.0.0') });
    const web = at.pipeline(commit, { ref: tagged(at, 'web@1.0.0') });
    expect(await web.run()).toMatchObject({ exitCode: 0, outputs: { result: 'committed', services: ['web'] } });
    expect(await api.run()).toMatchObject({ exitCode: 0, outputs: { result: 'committed', services: ['api'] } });
    expect([at.values('prod', 'api').image.tag, at.values('prod', 'web').image.tag]).toEqual(['2.0.0', '1.0.0']);
    const next = at.pipeline(at.shop.push({ api: 'two', web: 'two' }), { ref: tagged(at, 'web@0.9.0') });
    expect(await next.run({ inputs: { services: 'api' } })).toMatchObject({ exitCode: 2 });
    const other = await at.pipeline(commit, { ref: tagged(at, 'worker@1.0.0') }).run();
    expect(other).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    expect(other.lines.join('\n')).toContain('It names worker, which `environments.prod.services` has not.');
    expect(Object.keys(await at.running('prod'))).toEqual(['api', 'web']);
  });
});
