/** The message of a deployment's commit: nothing in it breaks the run after the images were pushed. */
import { describe, expect, it } from 'vitest';
import { tip, world } from '../../../support/commands/deploy.ts';
import { failureOf } from '../../../support/failure.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { robot, testClient } from '../../../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

describe.skipIf(!parts.present)(parts.titled('the message of a deployment'), () => {
  it('may be that of the source commit, braces and all, and names every service', async () => {
    const at = await world();
    const { outputs } = await at.deploy({ message: 'fix: {props} of {service} ({environment})' });
    expect(outputs.result).toBe('committed');
    expect(at.gitops.git('log', '-1', '--format=%s', 'main')).toBe('fix: {props} of web1, web2 (dev)');
  });

  it('with a placeholder in gitops.yaml that nobody knows is found before the first build', async () => {
    const at = await world(['gitops.message=Deploy {servce}']);
    const before = tip(at);
    const failure = await failureOf(at.deploy({ services: 'web1' }));
    expect([failure.exitCode, failure.message]).toEqual([2, expect.stringContaining('unknown placeholder {servce}')]);
    const tag = at.git('rev-parse', 'HEAD').slice(0, 8);
    const image = { registry: at.registry.host, repository: 'fe/web1', tag };
    expect(await testClient(robot).headManifest(image)).toBeUndefined();
    expect(tip(at)).toBe(before);
  });
});
