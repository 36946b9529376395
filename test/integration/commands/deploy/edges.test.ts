/** What the standard world lacks: a token that may read, a service in gitops.yaml, a tag in place of a digest. */
import { describe, expect, it } from 'vitest';
import { deployedWorld, sample, stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

describe.skipIf(!parts.present)(parts.titled('a job whose token may not read the monorepo'), () => {
  const env = { GITHUB_TOKEN: 'ghs_expired' };

  it('deploys what differs at any depth, and says what could not be asked', async () => {
    const at = await deployedWorld();
    at.shop.push({ web: 'two' });
    const ran = await at.pipeline(at.shop.push({ api: 'two' })).run({ env });
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'committed', services: ['api', 'web'] } });
    expect(ran.warnings.join('\n')).toContain('cannot tell whether');
    expect(await at.running('dev')).toEqual({ api: 'two', web: 'two', worker: 'one' });
  });

  it('is refused with `on-older: fail`, before anything is built', async () => {
    const at = await deployedWorld();
    at.shop.push({ web: 'two' });
    const [commit, tip] = [at.shop.push({ api: 'two' }), at.tip()];
    at.cost();
    const ran = await at.pipeline(commit).run({ env, inputs: { 'on-older': 'fail' } });
    expect(ran).toMatchObject({ exitCode: 4, code: 'ORDER_UNKNOWN' });
    expect(ran.hint).toContain('a token that may read it');
    expect([at.tip(), at.cost().registry]).toEqual([tip, 0]);
  });

  it('with the whole history it needs nobody', async () => {
    const at = await deployedWorld();
    const late = at.pipeline(at.shop.push({ api: 'two' }));
    const last = at.pipeline(at.shop.push({ api: 'three' }));
    // What is shown at the forge takes a token that is valid.
    const ran = await last.run({ env, depth: undefined, inputs: { announce: 'none' } });
    expect(ran).toMatchObject({ exitCode: 0, outputs: { services: ['api'] }, warnings: [] });
    // The late one has no history of what comes behind it. That its commit is older cannot be told.
    const again = await late.run({ env, depth: undefined, inputs: { 'on-older': 'fail' } });
    expect(again).toMatchObject({ exitCode: 4, code: 'ORDER_UNKNOWN' });
    expect((await at.running('dev')).api).toBe('three');
  });
});

describe.skipIf(!parts.present)(parts.titled('gitops.yaml itself changes'), () => {
  it('a service that it has no more stays where it is, and is named', async () => {
    const at = await deployedWorld();
    const config = at.shop.read('gitops.yaml');
    const without = config.replace(/^ {2}worker: .*\n/m, '');
    expect(without).not.toBe(config);
    const ran = await at.pipeline(at.shop.push({ 'gitops.yaml': without })).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'nothing' } });
    const why = 'worker: gitops.yaml has no such service any more. dev still has dev/worker.yaml';
    expect(ran.warnings).toEqual([expect.stringContaining(why)]);
    expect((await at.running('dev')).worker).toBe('one');
    at.person({ 'dev/worker.yaml': undefined });
    expect((await at.pipeline(at.shop.push({ 'README.md': 'Gone.' })).run()).warnings).toEqual([]);
  });

  it('a service that is new in it comes, and no other', async () => {
    const at = await deployedWorld();
    const config = at.shop.read('gitops.yaml');
    const more = config.replace(
      /^ {2}worker: (.*)\n/m,
      (line, rest: string) => `${line}  mailer: ${rest.replaceAll('worker', 'mailer')}\n`,
    );
    const files = { 'gitops.yaml': more, 'apps/mailer/package.json': '{"name":"mailer"}\n', mailer: 'new' };
    const ran = await at.pipeline(at.shop.push(files)).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { services: ['mailer'] } });
    expect(ran.lines).toContain('mailer: dev does not have it yet');
    expect((await at.running('dev')).mailer).toBe('new');
  });

  it('values change where files hold digests: tag and digest stay to the byte', async () => {
    const at = await stateWorld();
    at.person({ 'sample.yaml': sample.replace('tag: unset # by CI', 'tag: unset # by CI\n  digest: unset') });
    await at.pipeline(at.shop.tip()).run();
    const before = at.gitops.read('dev/api.yaml');
    expect(at.values('dev', 'api').image.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const config = at.shop.read('gitops.yaml');
    const changed = config.replace(
      '    from: sample.yaml\n  prod',
      '    from: sample.yaml\n    set: { replicas: 5 }\n  prod',
    );
    at.cost();
    const ran = await at.pipeline(at.shop.push({ 'gitops.yaml': changed })).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'committed', services: ['api', 'web', 'worker'] } });
    expect(at.gitops.read('dev/api.yaml')).toBe(before.replace('replicas: 1', 'replicas: 5'));
    expect(at.cost().asked.filter((each) => /registry (POST|PUT)/.test(each))).toEqual([]);
    const next = await at.pipeline(at.shop.push({ api: 'two' })).run();
    expect(next.outputs).toMatchObject({ services: ['api'] });
    expect((await at.running('dev')).api).toBe('two');
    expect(at.values('dev', 'api')).toMatchObject({
      replicas: 5,
      image: { digest: expect.stringContaining('sha256:') },
    });
  });

  it('values that are rolled back by hand stay so until they change in gitops.yaml', async () => {
    const at = await deployedWorld();
    const config = at.shop.read('gitops.yaml');
    const set = (count: number) =>
      config.replace('    from: sample.yaml\n  prod', `    from: sample.yaml\n    set: { replicas: ${count} }\n  prod`);
    await at.pipeline(at.shop.push({ 'gitops.yaml': set(9) })).run();
    expect(at.values('dev', 'api').replicas).toBe(9);
    at.revert(at.tip());
    const held = await at.pipeline(at.shop.push({ 'README.md': 'Other.' })).run();
    expect([held.exitCode, at.values('dev', 'api').replicas]).toEqual([0, 1]);
    await at.pipeline(at.shop.push({ 'gitops.yaml': set(3) })).run();
    expect(at.values('dev', 'api').replicas).toBe(3);
  });

  it('a value that is set no more stays, and the reason says so', async () => {
    const at = await deployedWorld();
    const config = at.shop.read('gitops.yaml');
    const set = config.replace(
      '    from: sample.yaml\n  prod',
      '    from: sample.yaml\n    set: { replicas: 3 }\n  prod',
    );
    await at.pipeline(at.shop.push({ 'gitops.yaml': set })).run();
    const ran = await at.pipeline(at.shop.push({ 'gitops.yaml': config })).run();
    expect(ran.outputs).toMatchObject({ result: 'nothing', held: {} });
    expect(at.values('dev', 'api').replicas).toBe(3);
    expect(ran.lines).toContainEqual(
      expect.stringMatching(/^api: dev runs .*; its settings changed since, .* stays as it is$/),
    );
  });
});
