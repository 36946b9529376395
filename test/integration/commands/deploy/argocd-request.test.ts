import { describe, expect, it } from 'vitest';
import { argocdOf, comparedOf, revisionOf, tip, world } from '../../../support/commands/deploy.ts';
import { onGitlab } from '../../../support/commands/forges.ts';
import type { GitlabOptions } from '../../../support/gitlab/server.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

async function setting(options: Partial<GitlabOptions>) {
  const scenery = await world();
  const { gitlab, given } = await onGitlab(scenery, options);
  const argocd = await argocdOf(scenery);
  const inputs = { ...argocd.given, ...given, deliver: 'pull-request' };
  return { scenery, gitlab, server: argocd.server, inputs };
}

describe.skipIf(!parts.present)(parts.titled('deliver: pull-request with an Argo CD server'), () => {
  it.each(['merge', 'squash'] as const)(
    'waits for the request, and follows the branch that has it by %s',
    async (mergeMethod) => {
      const { scenery, gitlab, server, inputs } = await setting({ mergeMethod });
      expect((await scenery.deploy(inputs)).outputs.result).toBe('requested');
      // The Applications follow the branch: the merge will deploy, whoever does it.
      expect([revisionOf(server, 'web1-dev'), revisionOf(server, 'web2-dev')]).toEqual(['main', 'main']);
      gitlab.merge(1);
      const { outputs } = await scenery.deploy(inputs);
      expect([outputs.result, outputs['request-url']]).toEqual(['unchanged', undefined]);
      expect([revisionOf(server, 'web1-dev'), revisionOf(server, 'web2-dev')]).toEqual(['main', 'main']);
      expect(gitlab.mergeRequests).toHaveLength(1);
    },
  );

  it.each(['merge', 'squash'] as const)(
    'merged at once by %s, it takes the branch as it is then',
    async (mergeMethod) => {
      const { scenery, gitlab, server, inputs } = await setting({ mergeMethod });
      const before = tip(scenery);
      const { outputs } = await scenery.deploy({ ...inputs, 'auto-merge': 'true' });
      expect(gitlab.mergeRequests).toMatchObject([{ state: 'merged' }]);
      expect(tip(scenery)).not.toBe(before);
      expect(outputs).toMatchObject({ result: 'committed', commit: tip(scenery) });
      expect([revisionOf(server, 'web1-dev'), revisionOf(server, 'web2-dev')]).toEqual(['main', 'main']);
    },
  );

  it('with wait it waits for what was merged at once, and has nothing to wait for where a person merges', async () => {
    const merged = await setting({ mergeMethod: 'squash' });
    const waiting = { wait: 'true', sync: 'true' };
    const atOnce = await merged.scenery.deploy({ ...merged.inputs, ...waiting, 'auto-merge': 'true' });
    expect(atOnce.outputs).toMatchObject({ result: 'committed', commit: tip(merged.scenery) });
    expect(comparedOf(merged.server, 'web1-dev')).toBe(tip(merged.scenery));

    const { scenery, gitlab, inputs } = await setting({ pipelines: true });
    const { outputs, lines } = await scenery.deploy({ ...inputs, ...waiting, 'auto-merge': 'true' });
    expect([outputs.result, gitlab.mergeRequests.map(({ state }) => state)]).toEqual(['requested', ['opened']]);
    expect(lines).toContain('Application web1-dev: a request holds the change, so there is nothing to wait for');
  });

  it('law 4: a dry run asks nobody to write, and shows the diff', async () => {
    const { scenery, gitlab, server, inputs } = await setting({});
    const refs = scenery.gitops.git('for-each-ref');
    const { outputs } = await scenery.deploy({ ...inputs, 'dry-run': 'true', 'auto-merge': 'true' });
    expect(outputs).toMatchObject({ result: 'planned', diff: expect.stringContaining('+++ b/values/web1-dev.yaml') });
    expect([gitlab.writes(), server.writes(), scenery.gitops.git('for-each-ref')]).toEqual([[], [], refs]);
    expect(scenery.registry.requests.filter(({ method }) => !['GET', 'HEAD'].includes(method))).toEqual([]);
  });

  it('law 3: an older run leaves the newer image in the request', async () => {
    const { scenery, gitlab, inputs } = await setting({});
    const older = scenery.git('rev-parse', 'HEAD');
    scenery.replace('apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
    const newer = scenery.commit('web1: clearer 404');
    await scenery.deploy(inputs);
    const branch = gitlab.mergeRequests[0]?.source_branch ?? '';
    const before = scenery.gitops.git('rev-parse', branch);
    expect(scenery.gitops.read('values/web1-dev.yaml', branch)).toContain(newer.slice(0, 8));
    scenery.git('checkout', '--quiet', older);
    const { outputs } = await scenery.deploy(inputs);
    expect([outputs.result, scenery.gitops.git('rev-parse', branch)]).toEqual(['superseded', before]);
    expect(gitlab.mergeRequests).toMatchObject([{ state: 'opened' }]);
  });
});
