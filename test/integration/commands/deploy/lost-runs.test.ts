/**
 * What failed, was lost or changed its settings, in the standard world: a private monorepo, clones of two commits, the job's own
 * token. Every run brings the environment to where it should be, whatever became of the runs before it.
 */
import { describe, expect, it } from 'vitest';
import { deployedWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

describe.skipIf(!parts.present)(parts.titled('a run that failed or was lost'), () => {
  it.each(['github', 'gitlab'] as const)(
    'on %s: the next push deploys what the failed one should have',
    async (host) => {
      const at = await deployedWorld({ host });
      const c1 = at.shop.push({ api: 'two' });
      at.registry.answerNext({ method: 'POST', status: 403 });
      const failed = await at.pipeline(c1).run();
      expect([failed.exitCode, (await at.running('dev')).api]).toEqual([1, 'one']);
      const ran = await at.pipeline(at.shop.push({ worker: 'two' })).run();
      expect(ran).toMatchObject({
        exitCode: 0,
        outputs: { result: 'committed', services: ['api', 'worker'], held: {} },
      });
      expect(await at.running('dev')).toEqual({ api: 'two', web: 'one', worker: 'two' });
    },
  );

  it('a run that never began is no loss, nor are ten', async () => {
    const at = await deployedWorld();
    for (const text of ['two', 'three', 'four', 'five']) at.shop.push({ api: text });
    at.shop.push({ web: 'two' });
    const ran = await at.pipeline(at.shop.push({ 'README.md': 'Nothing that is built.' })).run();
    expect(ran.outputs).toMatchObject({ result: 'committed', services: ['api', 'web'] });
    expect(await at.running('dev')).toEqual({ api: 'five', web: 'two', worker: 'one' });
  });

  it('the same run again, by anybody, makes no commit and builds nothing', async () => {
    const at = await deployedWorld();
    const pipeline = at.pipeline(at.shop.push({ api: 'two' }));
    await pipeline.run();
    const tip = at.tip();
    at.cost();
    expect(await pipeline.run()).toMatchObject({ exitCode: 0, outputs: { result: 'unchanged', services: ['api'] } });
    expect([at.tip(), at.cost().registry]).toEqual([tip, 0]);
  });
});

describe.skipIf(!parts.present)(parts.titled('the reason that a person reads'), () => {
  it.each([
    ['one commit', 1],
    ['two commits', 2],
    ['everything', undefined],
  ])('a clone of %s: what runs, and the files that changed since', async (_title, depth) => {
    const at = await deployedWorld();
    const first = at.shop.tip().slice(0, 8);
    at.shop.push({ 'apps/api/other.txt': '1' });
    at.shop.push({ worker: 'two' });
    const c3 = at.shop.push({ api: 'two' });
    const pipeline = at.pipeline(c3);
    const planned = await pipeline.command('plan', { depth });
    const why = `dev runs ${first}; apps/api/app.txt and 1 more changed since`;
    expect(planned.outputs).toMatchObject({
      services: ['api', 'worker'],
      reason: { api: [why], web: [], worker: [`dev runs ${first}; apps/worker/app.txt changed since`] },
      seen: at.tip(),
    });
    const ran = await pipeline.run({ depth });
    expect(ran.lines).toContain(`api: ${why}`);
    expect(ran.summary).toContain(why);
    expect(await at.running('dev')).toEqual({ api: 'two', web: 'one', worker: 'two' });
  });

  it('names what the clone lacks and the remote has lost', async () => {
    const at = await deployedWorld();
    const first = at.shop.tip();
    at.shop.git('checkout', '--quiet', '--orphan', 'anew');
    const c2 = at.shop.commit({ api: 'two' });
    at.shop.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
    at.shop.bare.git('reflog', 'expire', '--expire=now', '--all');
    at.shop.bare.git('gc', '--quiet', '--prune=now');
    const ran = await at.pipeline(c2).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { services: ['api'] } });
    expect(ran.lines).toContain(`api: dev runs ${first.slice(0, 8)}; it is built from something else now`);
    expect(await at.running('dev')).toEqual({ api: 'two', web: 'one', worker: 'one' });
  });
});

describe.skipIf(!parts.present)(parts.titled('configuration is state as well'), () => {
  it('only `set` of prod changed: new values, the same image, no build', async () => {
    const at = await deployedWorld();
    at.shop.git('tag', 'v1.0.0');
    at.shop.git('push', '--quiet', 'origin', 'v1.0.0');
    await at.pipeline(at.shop.tip(), { ref: 'refs/tags/v1.0.0' }).run();
    const before = at.values('prod', 'api');
    expect(before.replicas).toBe(2);
    const c2 = at.shop.push({
      'gitops.yaml': at.shop.read('gitops.yaml').replace('replicas: 2', 'replicas: 3'),
    });
    expect((await at.pipeline(c2).run()).outputs.result).toBe('nothing');
    at.shop.git('tag', 'v1.0.1');
    at.shop.git('push', '--quiet', 'origin', 'v1.0.1');
    at.cost();
    const ran = await at.pipeline(c2, { ref: 'refs/tags/v1.0.1' }).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { result: 'committed', services: ['api', 'web', 'worker'] } });
    expect(ran.lines).toContain('api: its values changed in gitops.yaml');
    expect(at.values('prod', 'api')).toEqual({ ...before, replicas: 3 });
    expect(at.cost().asked.filter((each) => /registry (POST|PUT|PATCH)/.test(each))).toEqual([]);
    expect(at.values('dev', 'api').replicas).toBe(1);
    // Twice equals once.
    const again = await at.pipeline(c2, { ref: 'refs/tags/v1.0.1' }).run();
    expect(again.outputs.result).toBe('unchanged');
  });

  it('a lock file that changes for one service moves that service', async () => {
    const lock = (left: string) =>
      `${[
        "lockfileVersion: '9.0'",
        '',
        'importers:',
        '',
        '  .: {}',
        '',
        ...['api', 'web', 'worker'].flatMap((name) => [
          `  apps/${name}:`,
          '    dependencies:',
          '      left:',
          '        specifier: ^1.0.0',
          `        version: ${name === 'web' ? left : '1.0.0'}`,
          '',
        ]),
        'packages:',
        '',
        '  left@1.0.0:',
        '    resolution: {integrity: sha512-aaaa}',
        '',
        ...(left === '1.0.0' ? [] : [`  left@${left}:`, '    resolution: {integrity: sha512-bbbb}', '']),
        'snapshots:',
        '',
        '  left@1.0.0: {}',
        '',
        ...(left === '1.0.0' ? [] : [`  left@${left}: {}`, '']),
      ].join('\n')}`;
    const manifest = (name: string) => `{"name":"${name}","dependencies":{"left":"^1.0.0"}}\n`;
    const at = await deployedWorld({
      files: {
        'pnpm-workspace.yaml': 'packages: ["apps/*"]\n',
        'pnpm-lock.yaml': lock('1.0.0'),
        ...Object.fromEntries(['api', 'web', 'worker'].map((name) => [`apps/${name}/package.json`, manifest(name)])),
      },
    });
    const ran = await at.pipeline(at.shop.push({ 'pnpm-lock.yaml': lock('1.2.0') })).run();
    expect(ran).toMatchObject({ exitCode: 0, outputs: { services: ['web'] } });
    expect(ran.lines.filter((line) => line.startsWith('web: '))).toEqual([expect.stringContaining('left')]);
  });
});
