/** Applications that follow the branch of the GitOps repository, with a real one: commits of people, failures, rollbacks. */
import { describe, expect, it } from 'vitest';
import { argocdOf, comparedOf, revisionOf, tip, type World, world } from '../../../support/commands/deploy.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles, history } from '../../../support/git/repository.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const values = 'values/web1-dev.yaml';
/** The clock is simulated, and git and the registry are real: their time is no matter here. */
const web1 = { services: 'web1', wait: 'true', timeout: '24h', 'wait-timeout': '12h' };

/** A change of web1, committed: its tag. */
function changed({ replace, commit }: World, text: string): string {
  replace('apps/web1/src/server.mjs', "'not found\\n'", `'${text}\\n'`);
  return commit(`web1: ${text}`).slice(0, 8);
}

describe.skipIf(!parts.present)(parts.titled('Applications follow the branch of the GitOps repository'), () => {
  it('a commit of a person goes live without a run, and the next run takes nothing back', async () => {
    const scenery = await world();
    const { server, given } = await argocdOf(scenery);
    await scenery.deploy({ ...given, ...web1 });
    const byHand = commitFiles(scenery.gitops, { [values]: scenery.gitops.read(values).replace(/$/, '# by hand\n') });
    await server.controller.refresh('web1-dev');
    expect(comparedOf(server, 'web1-dev')).toBe(byHand);
    server.requests.splice(0);
    expect((await scenery.deploy({ ...given, ...web1 })).outputs.result).toBe('unchanged');
    expect(server.writes()).toEqual([]);
    expect(comparedOf(server, 'web1-dev')).toBe(byHand);
  });

  it('a commit of somebody else while it waits serves as well', async () => {
    const scenery = await world();
    const { server, given } = await argocdOf(scenery);
    const stop = server.controller.listen((_type, app) => {
      if (app.status.sync?.status !== 'OutOfSync') return;
      stop();
      commitFiles(scenery.gitops, { 'README.md': 'of somebody else\n' });
    });
    const { outputs } = await scenery.deploy({ ...given, ...web1 });
    expect(outputs.result).toBe('committed');
    expect(tip(scenery)).not.toBe(outputs.commit);
    expect(comparedOf(server, 'web1-dev')).toBe(tip(scenery));
  });

  it('`{commit}` pins to the commit that was made, and moves on with the next', async () => {
    const scenery = await world(['environments.dev.app.revision={commit}']);
    const { server, given } = await argocdOf(scenery);
    const first = await scenery.deploy({ ...given, ...web1 });
    expect(revisionOf(server, 'web1-dev')).toBe(first.outputs.commit);
    changed(scenery, 'no such page');
    const second = await scenery.deploy({ ...given, ...web1 });
    expect(second.outputs.commit).not.toBe(first.outputs.commit);
    expect(revisionOf(server, 'web1-dev')).toBe(second.outputs.commit);
  });

  it('the server is away behind the commit: exit 1, and the re-run ends with it live', async () => {
    const scenery = await world();
    const { server, given } = await argocdOf(scenery);
    server.faults.push({ path: /^\/api\/v1\/applications/, times: 1_000, reply: { status: 503 } });
    const failure = await failureOf(scenery.deploy({ ...given, ...web1 }));
    const made = tip(scenery);
    expect([failure.exitCode, history(scenery.gitops.path)[0]?.message]).toEqual([
      1,
      expect.stringContaining('Service: web1'),
    ]);
    server.faults.splice(0);
    const { outputs } = await scenery.deploy({ ...given, ...web1 });
    expect([outputs.result, tip(scenery), comparedOf(server, 'web1-dev')]).toEqual(['unchanged', made, made]);
    expect(server.app('web1-dev')?.status.health?.status).toBe('Healthy');
  });

  it('a re-run after a failed wait waits again', async () => {
    const scenery = await world();
    let health = 'Degraded';
    const { server, given } = await argocdOf(scenery, { health: () => health });
    const inputs = { ...given, ...web1, 'degraded-grace': '5s' };
    for (const _run of [1, 2]) {
      const failure = await failureOf(scenery.deploy(inputs));
      expect([failure.exitCode, failure.message]).toEqual([1, expect.stringContaining('health is Degraded')]);
    }
    health = 'Healthy';
    expect((await scenery.deploy(inputs)).outputs.result).toBe('unchanged');
    expect(server.app('web1-dev')?.status.health?.status).toBe('Healthy');
  });
});

describe.skipIf(!parts.present)(parts.titled('deploy with `on-failure: rollback`'), () => {
  /** web1 is live; its next image never gets healthy. */
  async function failing(set: readonly string[] = []) {
    const scenery = await world(set);
    const bad: string[] = [];
    const { server, given } = await argocdOf(scenery, {
      health: ({ revision }) =>
        bad.some((tag) => scenery.gitops.read(values, revision).includes(tag)) ? 'Degraded' : 'Healthy',
    });
    const inputs = { ...given, ...web1, 'degraded-grace': '5s', 'on-failure': 'rollback' };
    await scenery.deploy(inputs);
    const good = scenery.git('rev-parse', 'HEAD').slice(0, 8);
    bad.push(changed(scenery, 'no such page'));
    return { scenery, server, inputs, good, bad: bad[0] ?? '', degraded: bad };
  }

  it.each([
    ['follows the branch', []],
    ['is pinned to our commit', ['environments.dev.app.revision={commit}']],
  ])('writes Git too, where the Application %s: both say the image of before', async (_title, set) => {
    const { scenery, server, inputs, good, bad } = await failing(set);
    const failure = await failureOf(scenery.deploy(inputs));
    expect([failure.exitCode, failure.code]).toEqual([1, 'ARGOCD_DEGRADED']);
    expect(failure.message).toContain(`Rolled back in the GitOps repository by ${tip(scenery)}, which is live again.`);
    expect(scenery.gitops.read(values)).toContain(good);
    expect(scenery.gitops.read(values)).not.toContain(bad);
    const [rollback, failed] = history(scenery.gitops.path);
    expect(rollback?.message).toMatch(/^Rollback-Of: [0-9a-f]{40}$/m);
    expect(failed?.message).toContain(bad);
    expect(comparedOf(server, 'web1-dev')).toBe(tip(scenery));
    expect(server.app('web1-dev')?.status).toMatchObject({
      health: { status: 'Healthy' },
      summary: { images: [expect.stringContaining(good)] },
    });
  });

  it('takes each of several failed services back', async () => {
    const scenery = await world();
    const bad: string[] = [];
    const { server, given } = await argocdOf(scenery, {
      health: ({ name, revision }) => {
        const text = scenery.gitops.read(`values/${name}.yaml`, revision);
        return bad.some((tag) => text.includes(tag)) ? 'Degraded' : 'Healthy';
      },
    });
    const inputs = {
      ...given,
      wait: 'true',
      timeout: '24h',
      'wait-timeout': '12h',
      'degraded-grace': '5s',
      'on-failure': 'rollback',
    };
    await scenery.deploy(inputs);
    const good = scenery.git('rev-parse', 'HEAD').slice(0, 8);
    bad.push(changed(scenery, 'no such page'));
    const failure = await failureOf(scenery.deploy(inputs));
    const taken = /Rolled back in the GitOps repository by [0-9a-f]{40}, which is live again/;
    expect(failure.message).toMatch(new RegExp(`${taken.source}[\\s\\S]*${taken.source}`));
    for (const name of ['web1-dev', 'web2-dev']) {
      expect(scenery.gitops.read(`values/${name}.yaml`)).toContain(good);
      expect(server.app(name)?.status).toMatchObject({
        health: { status: 'Healthy' },
        summary: { images: [expect.stringContaining(good)] },
      });
    }
  });

  it('law 3: takes nothing back that somebody deployed meanwhile', async () => {
    const { scenery, server, inputs, bad, degraded } = await failing();
    degraded.push('99999999');
    let newer = '';
    const stop = server.controller.listen((_type, app) => {
      if (app.status.health?.status !== 'Degraded') return;
      stop();
      newer = commitFiles(scenery.gitops, { [values]: scenery.gitops.read(values).replace(bad, '99999999') });
    });
    const failure = await failureOf(scenery.deploy(inputs));
    expect(failure.message).toMatch(/The rollback failed as well: .* got .*99999999 while it was rolled back/);
    expect([tip(scenery), scenery.gitops.read(values)]).toEqual([newer, expect.stringContaining('99999999')]);
  });

  it('a first deployment has nothing to go back to, and says so', async () => {
    const scenery = await world();
    const { given } = await argocdOf(scenery, { health: () => 'Degraded' });
    const inputs = { ...given, ...web1, 'degraded-grace': '5s', 'on-failure': 'rollback' };
    const failure = await failureOf(scenery.deploy(inputs));
    expect(failure.message).toContain('The rollback failed as well');
    expect(failure.message).toContain('no image before');
    expect(history(scenery.gitops.path)[0]?.message).not.toContain('Rollback-Of');
  });
});
