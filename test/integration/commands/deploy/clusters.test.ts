/** One event, several clusters, in one GitOps repository. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Ended, type StateWorld, stateWorld, type Values } from '../../../support/commands/state-world.ts';
import { history } from '../../../support/git/repository.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environmentsWith = (clusters: string) => `
  prod:
    when: { branch: main }
    file: "{cluster}/{service}.yaml"
    from: sample.yaml
    set: { replicas: 2 }
    clusters: ${clusters}
`;
const both = environmentsWith('{ eu: {}, us: {} }');
const services = ['api', 'web'];

const world = (environments = both) => stateWorld({ services, environments });
const replicas = (at: StateWorld, path: string) => (parse(at.gitops.read(path)) as Values).replicas;
/** What it published; a failure says why. */
const done = async (run: Promise<Ended>) => {
  const { exitCode, message, outputs } = await run;
  if (exitCode !== 0) throw new Error(message);
  return outputs;
};
const trailers = (at: StateWorld, name: string) =>
  at
    .message()
    .split('\n')
    .filter((line) => line.startsWith(`${name}: `));
/** The same gitops.yaml with other environments. */
const withEnvironments = (at: StateWorld, environments: string) =>
  at.shop.read('gitops.yaml').replace(/environments:[\s\S]*$/, `environments:${environments}`);

describe.skipIf(!parts.present)(parts.titled('two clusters in one GitOps repository'), () => {
  it('get one commit with all files, and the image is built once', async () => {
    const at = await world();
    const before = at.tip();
    const outputs = await done(at.pipeline(at.shop.tip()).run());
    expect(outputs).toMatchObject({
      result: 'committed',
      services: ['api', 'web'],
      commit: at.tip(),
      commits: [{ branch: 'main', clusters: ['eu', 'us'], result: 'committed', commit: at.tip() }],
    });
    expect(at.gitops.git('rev-parse', 'main^')).toBe(before);
    expect([await at.running('eu'), await at.running('us')]).toEqual([
      { api: 'one', web: 'one' },
      { api: 'one', web: 'one' },
    ]);
    const manifests = at.registry.requests.filter(({ method, url }) => method === 'PUT' && url.includes('/manifests/'));
    expect(manifests.map(({ url }) => url.replace(/.*\/fe\//, '')).sort()).toEqual(
      services.map((name) => `${name}/manifests/${at.shop.tip().slice(0, 8)}`),
    );
    expect(trailers(at, 'Content').map((line) => line.split(' ')[1])).toEqual(['api@eu', 'api@us', 'web@eu', 'web@us']);
    // Twice equals once (law 4).
    expect((await at.pipeline(at.shop.tip()).run()).outputs).toMatchObject({ result: 'unchanged' });
  });

  it('cost as many requests as one cluster (law 5)', async () => {
    const costs = [];
    for (const clusters of ['{ eu: {} }', '{ eu: {}, us: {}, asia: {} }']) {
      const at = await world(environmentsWith(clusters));
      await at.pipeline(at.shop.tip()).run();
      const next = at.pipeline(at.shop.push({ api: 'two' }));
      at.cost();
      await done(next.run());
      const { asked, ...counts } = at.cost();
      expect(asked).not.toEqual([]);
      costs.push(counts);
    }
    expect(costs[1]).toEqual(costs[0]);
  });

  it('a cluster that is added gets what it lacks, and the other one keeps its files', async () => {
    const at = await world(environmentsWith('{ eu: {} }'));
    await at.pipeline(at.shop.tip()).run();
    const before = at.gitops.read('eu/api.yaml');
    const added = at.shop.push({ 'gitops.yaml': withEnvironments(at, both) });
    const planned = await at.pipeline(added).command('plan');
    expect(planned.outputs).toMatchObject({
      services,
      reason: { api: ['us: prod (us) does not have it yet'], web: [expect.stringMatching(/^us: /)] },
    });
    const outputs = await done(at.pipeline(added).run());
    expect(outputs).toMatchObject({ result: 'committed', services });
    expect(at.gitops.read('eu/api.yaml')).toBe(before);
    expect(await at.running('us')).toEqual({ api: 'one', web: 'one' });
    expect(at.gitops.git('diff', '--name-only', 'main^', 'main').split('\n')).toEqual(['us/api.yaml', 'us/web.yaml']);
  });

  it('an environment that gets clusters goes on from what its file was given before', async () => {
    const at = await stateWorld({
      services,
      environments: both.replace('{cluster}/', 'eu/').replace(/ {4}clusters.*\n/, ''),
    });
    await at.pipeline(at.shop.tip()).run();
    at.person({ 'eu/api.yaml': at.gitops.read('eu/api.yaml').replace(/tag: \S+/, 'tag: by-hand') });
    const first = at.gitops.read('eu/api.yaml');
    const outputs = await done(at.pipeline(at.shop.push({ 'gitops.yaml': withEnvironments(at, both) })).run());
    expect(outputs.held).toEqual({ 'api@eu': expect.stringContaining('taken back from') });
    expect(at.gitops.read('eu/api.yaml')).toBe(first);
    expect(at.gitops.git('diff', '--name-only', 'main^', 'main').split('\n')).toEqual(['us/api.yaml', 'us/web.yaml']);
  });

  it('values of one cluster touch that place alone', async () => {
    const at = await world();
    await at.pipeline(at.shop.tip()).run();
    at.cost();
    const changed = withEnvironments(at, environmentsWith('{ eu: {}, us: { set: { replicas: 5 } } }'));
    const outputs = await done(at.pipeline(at.shop.push({ 'gitops.yaml': changed })).run());
    expect(outputs).toMatchObject({ result: 'committed', services });
    expect(at.cost().asked.filter((each) => each.startsWith('registry PUT'))).toEqual([]);
    expect([replicas(at, 'eu/api.yaml'), replicas(at, 'us/api.yaml')]).toEqual([2, 5]);
    expect(at.gitops.git('diff', '--name-only', 'main^', 'main').split('\n')).toEqual(['us/api.yaml', 'us/web.yaml']);
    expect((await at.pipeline(at.shop.tip()).run()).outputs.result).toBe('unchanged');
  });

  it('what a person took back in one cluster is held there alone', async () => {
    const at = await world();
    await at.pipeline(at.shop.tip()).run();
    await at.pipeline(at.shop.push({ api: 'two' })).run();
    const inputs = { service: 'api', environment: 'prod', cluster: 'us', rollback: 'true' };
    const taken = await done(at.pipeline(at.shop.tip()).command('bump-image-tag', { inputs }));
    expect(taken).toMatchObject({ result: 'committed' });
    expect([(await at.running('eu')).api, (await at.running('us')).api]).toEqual(['two', 'one']);
    const other = await at.pipeline(at.shop.push({ web: 'two' })).run();
    expect(other.outputs.held).toEqual({ 'api@us': expect.stringContaining('taken back from') });
    expect([await at.running('eu'), await at.running('us')]).toEqual([
      { api: 'two', web: 'two' },
      { api: 'one', web: 'two' },
    ]);
    await at.pipeline(at.shop.push({ api: 'three' })).run();
    expect([(await at.running('eu')).api, (await at.running('us')).api]).toEqual(['three', 'three']);
  });

  it('order is asked in each place: an older commit fills the cluster that lacks it, and no other', async () => {
    const at = await world(environmentsWith('{ eu: {} }'));
    await at.pipeline(at.shop.tip()).run();
    const c1 = at.shop.push({ 'gitops.yaml': withEnvironments(at, both) });
    const late = at.pipeline(c1);
    const c2 = at.shop.push({ api: 'two' });
    await at.pipeline(c2).command('deploy', { inputs: { cluster: 'eu' } });
    expect((await at.running('eu')).api).toBe('two');
    expect(at.gitops.git('ls-tree', '--name-only', 'main', 'us')).toBe('');
    await late.run();
    expect([(await at.running('eu')).api, (await at.running('us')).api]).toEqual(['two', 'one']);
    await at.pipeline(c2).run();
    expect((await at.running('us')).api).toBe('two');
  });

  it('a dry run shows the files of all clusters, and writes nothing', async () => {
    const at = await world();
    const before = at.tip();
    const outputs = await done(at.pipeline(at.shop.tip()).run({ inputs: { 'dry-run': 'true' } }));
    expect(outputs.result).toBe('planned');
    for (const path of ['eu/api.yaml', 'us/api.yaml', 'eu/web.yaml', 'us/web.yaml']) {
      expect(outputs.diff).toContain(`+++ b/${path}`);
    }
    expect(at.tip()).toBe(before);
  });

  it.each([
    ['eur', /"eur" is no cluster of prod/, /Did you mean "eu"\?/],
    ['asia', /"asia" is no cluster of prod/, /It has: eu, us\./],
  ])('the cluster %s is bad input', async (cluster, message, hint) => {
    const at = await world();
    const ran = await at.pipeline(at.shop.tip()).run({ inputs: { cluster } });
    expect(ran).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(history(at.gitops.path)).toHaveLength(1);
  });
});
