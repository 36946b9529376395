/** Clusters with GitOps repositories and Argo CD servers of their own: what each gets, and which token goes where. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stateWorld } from '../../../support/commands/state-world.ts';
import { createBareRepository, declinePushes } from '../../../support/git/repository.ts';
import { basic, startGitServer } from '../../../support/git/server.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const usToken = 'the-token-of-us';

/** `eu` is in the usual repository, `us` on a server of its own. */
async function twoRepositories(when = '{ branch: main }', file = '{service}.yaml') {
  const directory = scratchDirectory('us');
  const us = createBareRepository(directory, {
    name: 'us',
    files: { 'sample.yaml': 'image:\n  repository: unset\n  tag: unset\n' },
  });
  const server = await startGitServer({ root: directory, authorization: basic('x-access-token', usToken) });
  const environments = `
  prod:
    when: ${when}
    file: "${file}"
    from: sample.yaml
    clusters:
      eu: {}
      us: { gitops: { repository: "${server.url(us)}" } }
`;
  const at = await stateWorld({ services: ['api'], environments });
  const env = { MG_GITOPS_TOKEN_US: usToken };
  return { at, us, server, env };
}

describe.skipIf(!parts.present)(parts.titled('two clusters in two GitOps repositories'), () => {
  it('get a commit each, by tokens of their own', async () => {
    const { at, us, server, env } = await twoRepositories();
    const { outputs, message } = await at.pipeline(at.shop.tip()).run({ env });
    expect(message).toBeUndefined();
    expect(outputs).toMatchObject({
      result: 'committed',
      commit: at.tip(),
      services: ['api'],
      commits: [
        { clusters: ['eu'], commit: at.tip() },
        { clusters: ['us'], commit: us.git('rev-parse', 'main'), repository: server.url(us) },
      ],
    });
    expect([at.gitops.read('api.yaml'), us.read('api.yaml')]).toEqual([
      expect.stringContaining(at.shop.tip().slice(0, 8)),
      expect.stringContaining(at.shop.tip().slice(0, 8)),
    ]);
    expect((await at.pipeline(at.shop.tip()).run({ env })).outputs.result).toBe('unchanged');
  });

  it('a token goes to no host that it was not given for', async () => {
    const { at, server } = await twoRepositories();
    const ran = await at.pipeline(at.shop.tip()).run();
    expect(ran).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(
        /^gitops-token: is not sent to .*, the gitops\.repository of us: it was given for /,
      ),
      hint: expect.stringContaining('Give MG_GITOPS_TOKEN_US'),
    });
    expect(server.requests).toEqual([]);
    expect(at.cost().gitops).toBe(0);
  });

  it('one that refuses the commit keeps nothing from the other, and the next run brings what is lacking', async () => {
    const { at, us, env } = await twoRepositories();
    declinePushes(us, 'closed today');
    const first = await at.pipeline(at.shop.tip()).run({ env });
    const made = at.tip();
    expect(first.exitCode).toBe(1);
    expect(first.message).toMatch(/^us: /);
    expect(first.message).toContain(`eu has it by ${made.slice(0, 8)}`);
    rmSync(join(us.path, 'hooks', 'pre-receive'));
    const second = await at.pipeline(at.shop.tip()).run({ env });
    expect(second.outputs).toMatchObject({ result: 'committed', commits: [{ clusters: ['us'] }] });
    expect(at.tip()).toBe(made);
    expect(us.read('api.yaml')).toContain(at.shop.tip().slice(0, 8));
  });

  it('a review environment is removed from both when its request is closed', async () => {
    const { at, us, env } = await twoRepositories('{ request: true }', '{slug}/{service}.yaml');
    at.shop.git('checkout', '--quiet', '-b', 'topic');
    at.shop.push({ api: 'two' });
    const request = at.openRequest('topic');
    const made = await at.requestPipeline(request).run({ env });
    expect(made.message).toBeUndefined();
    const there = [at.gitops, us].map((each) => each.git('ls-tree', '-r', '--name-only', 'main'));
    for (const each of there) expect(each).toContain('pr-1/api.yaml');
    at.closeRequest(request);
    const closed = await at.requestPipeline(request, 'closed').run({ env });
    expect([closed.message, closed.outputs.result]).toEqual([undefined, 'removed']);
    const left = [at.gitops, us].map((each) => each.git('ls-tree', '-r', '--name-only', 'main'));
    for (const each of left) expect(each).not.toContain('api.yaml');
  });

  it('cleanup-review-env is of the repository of a cluster, by the token of that cluster', async () => {
    const { at, us, server, env } = await twoRepositories('{ request: true }', '{slug}/{service}.yaml');
    at.shop.git('checkout', '--quiet', '-b', 'topic');
    at.shop.push({ api: 'two' });
    const pipeline = at.requestPipeline(at.openRequest('topic'));
    await pipeline.run({ env });
    const inputs = { environment: 'prod', cluster: 'us', name: 'pr-1' };
    const removed = await pipeline.command('cleanup-review-env', { env, inputs });
    expect([removed.message, removed.outputs.failed]).toEqual([undefined, []]);
    expect(us.git('ls-tree', '-r', '--name-only', 'main')).not.toContain('api.yaml');
    expect(at.gitops.git('ls-tree', '-r', '--name-only', 'main')).toContain('pr-1/api.yaml');
    server.requests.splice(0);
    const sweep = { environment: 'prod', cluster: 'us', sweep: 'true' };
    expect((await pipeline.command('cleanup-review-env', { env, inputs: sweep })).exitCode).toBe(0);
    expect(server.requests).not.toEqual([]);
  });
});
