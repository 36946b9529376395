/** Clusters that leave an environment, and clusters that share a file. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const prod = (more: string) => `\n  prod: { when: { branch: main }, ${more} }\n`;
const split = (clusters: string) => prod(`file: "{cluster}/{service}.yaml", from: sample.yaml, clusters: ${clusters}`);

describe.skipIf(!parts.present)(parts.titled('a cluster that leaves its environment'), () => {
  it('keeps its files, and each run names them until they are gone', async () => {
    const services = ['api', 'web', 'worker', 'mail'];
    const at = await stateWorld({ services, environments: split('{ eu: {}, us: {} }') });
    await at.pipeline(at.shop.tip()).run();
    const smaller = at.shop.read('gitops.yaml').replace(/environments:[\s\S]*$/, `environments:${split('{ eu: {} }')}`);
    const ran = await at.pipeline(at.shop.push({ 'gitops.yaml': smaller })).run();
    const named =
      /^us: prod has this cluster no more\. It still has us\/\w+\.yaml, us\/\w+\.yaml, us\/\w+\.yaml, 1 more, with /;
    expect([ran.outputs.result, ran.warnings]).toEqual(['nothing', [expect.stringMatching(named)]]);
    expect(at.gitops.git('ls-tree', '--name-only', 'main', 'us/').split('\n')).toHaveLength(4);
    const planned = await at.pipeline(at.shop.tip()).command('plan');
    expect(planned.warnings).toEqual(ran.warnings);
    at.person(Object.fromEntries(services.map((name) => [`us/${name}.yaml`, undefined])));
    expect((await at.pipeline(at.shop.push({ api: 'two' })).run()).warnings).toEqual([]);
  });
});

describe.skipIf(!parts.present)(parts.titled('clusters with a part each of one file'), () => {
  const template = ['eu', 'us'].map((name) => `${name}:\n  image: { repository: unset, tag: unset }\n  replicas: 1\n`);
  const shared = (clusters: string, more = '') =>
    prod(`file: "all/{service}.yaml", from: two.yaml, clusters: ${clusters}${more}`);
  const world = async (environments: string) => {
    const at = await stateWorld({ services: ['api'], environments });
    at.person({ 'two.yaml': template.join('') });
    return at;
  };
  type Part = { readonly image: { readonly tag: string }; readonly replicas: number };

  it('are written and rolled back each by itself, in one commit', async () => {
    const clusters = '{ eu: { set: { eu.replicas: 2 } }, us: { set: { us.replicas: 5 } } }';
    const at = await world(shared(clusters, ', key: "{cluster}.image.tag"'));
    const read = () => parse(at.gitops.read('all/api.yaml')) as { readonly eu: Part; readonly us: Part };
    const [one, two] = [at.shop.tip().slice(0, 8), () => at.shop.tip().slice(0, 8)];
    await at.pipeline(at.shop.tip()).run();
    expect(read()).toMatchObject({
      eu: { image: { tag: one }, replicas: 2 },
      us: { image: { tag: one }, replicas: 5 },
    });
    await at.pipeline(at.shop.push({ api: 'two' })).run();
    const inputs = { service: 'api', environment: 'prod', cluster: 'us', rollback: 'true' };
    await at.pipeline(at.shop.tip()).command('bump-image-tag', { inputs });
    const again = await at.pipeline(at.shop.tip()).run();
    expect(again.outputs.held).toEqual({ 'api@us': expect.stringContaining('taken back from') });
    expect(read()).toMatchObject({ eu: { image: { tag: two() } }, us: { image: { tag: one } } });
  });

  it.each([
    ['{ eu: { key: eu.image.tag, set: { a: 1 } }, us: { key: us.image.tag, set: { a: 2 } } }', 'a'],
    ['{ eu: { set: { replicas: 2 } }, us: {} }', 'replicas'],
  ])('but not with two values for one place: %s', async (clusters, key) => {
    const at = await world(shared(clusters));
    const { exitCode, message } = await at.pipeline(at.shop.tip()).run();
    expect([exitCode, message]).toEqual([2, expect.stringContaining(`which set ${key} to different values`)]);
  });
});
