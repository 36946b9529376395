/** `promote-from` with `when: healthy` and `after`: judged by a GitOps repository and by an Argo CD, on the clock of the servers. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { ArgocdServer } from '../../../support/argocd/server.ts';
import { argocdOf, tip } from '../../../support/commands/deploy.ts';
import { type PromotionWorld, promotionWorld } from '../../../support/commands/promotion.ts';
import { failureOf } from '../../../support/failure.ts';
import type { Given } from '../../../support/inputs.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const hour = 3_600_000;
const gate = (rules: object) => [`environments.prod.promote-from:=${JSON.stringify({ environment: 'dev', ...rules })}`];
/** Bounded: nothing here is waited for. */
const one: Given = { services: 'web1', timeout: '10m' };
const scheduled = { event: { kind: 'schedule' } } as const;
const byHand = { event: { kind: 'manual' }, byPerson: true } as const;

/** `main` has what `dev` was just given. */
async function inDev(rules: object, argocd?: { health?: () => string; given?: Given }) {
  const at = await promotionWorld(gate(rules));
  const found =
    argocd === undefined ? undefined : await argocdOf(at, argocd.health === undefined ? {} : { health: argocd.health });
  const given = { ...one, ...found?.given };
  at.change('develop', 'one');
  await at.to('dev', found === undefined ? given : { ...given, wait: 'true', 'wait-timeout': '12h', ...argocd?.given });
  at.squash('develop');
  return { at, given, server: found?.server as ArgocdServer };
}

/** As if the tip of the GitOps repository had been made so long ago. */
function aged(at: PromotionWorld, milliseconds: number): void {
  const seconds = Math.floor((Date.now() - milliseconds) / 1_000);
  const { gitops } = at;
  const message = gitops.git('log', '-1', '--format=%B', 'main');
  const env = {
    ...process.env,
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
    GIT_COMMITTER_DATE: `${seconds} +0000`,
  };
  const parent = gitops.git('rev-parse', 'main^');
  const args = ['-C', gitops.path, 'commit-tree', 'main^{tree}', '-p', parent, '-m', message];
  const made = execFileSync('git', args, { env, encoding: 'utf8' }).trim();
  gitops.git('update-ref', 'refs/heads/main', made);
}

/** As if Argo CD had deployed all that so long ago. */
function deployedAgo(server: ArgocdServer, milliseconds: number): string {
  const stamp = `${new Date(Date.now() - milliseconds).toISOString().slice(0, 19)}Z`;
  const { status } = server.app('web1-dev') ?? {};
  for (const entry of status?.history ?? []) Object.assign(entry, { deployedAt: stamp });
  return stamp;
}

describe.skipIf(!parts.present)(parts.titled('`after`, by the GitOps repository'), () => {
  it('is not due: a run by hand is refused with the time, and a scheduled one ends well, holds it, and promotes it then', async () => {
    const { at, given } = await inDev({ after: '1h' });
    aged(at, 0.5 * hour);
    const before = tip(at);
    const failure = await failureOf(at.to('prod', given, byHand));
    expect([failure.exitCode, failure.code]).toEqual([4, 'PROMOTION_NOT_DUE']);
    expect(failure.message).toMatch(
      /^web1: dev has it since (\d{4}-\d\d-\d\d )?\d\d:\d\d UTC, and it is promoted after 1h: not before (\d{4}-\d\d-\d\d )?\d\d:\d\d UTC, in 30m$/,
    );
    expect(failure.hint).toContain('A scheduled run promotes it then');
    const held = await at.to('prod', given, scheduled);
    expect(held.outputs).toMatchObject({ result: 'nothing', held: { web1: expect.stringContaining('not before') } });
    expect(held.summary).toContain('not before');
    expect(tip(at)).toBe(before);
    aged(at, 1.5 * hour);
    const due = await at.to('prod', given, scheduled);
    expect(due.outputs).toMatchObject({ result: 'committed', services: ['web1'], held: {} });
    expect(at.deployed('prod')).toContain(at.deployed('dev')?.split('@')[0]);
  });

  it('is due for one service: a scheduled run promotes that one and holds the other', async () => {
    const { at } = await inDev({ after: '1h' });
    aged(at, 2 * hour);
    at.change('develop', 'two', 'web2');
    await at.to('dev', { services: 'web2' });
    at.squash('develop');
    const { outputs } = await at.to('prod', {}, scheduled);
    expect(outputs).toMatchObject({ result: 'committed', services: ['web1'] });
    expect(Object.keys(outputs.held as object)).toEqual(['web2']);
    expect([at.deployed('prod', 'web1'), at.deployed('prod', 'web2')]).toEqual([expect.any(String), undefined]);
  });

  it('counts what another image has replaced by the time that it had', async () => {
    const { at, given } = await inDev({ after: '1h' });
    aged(at, 0.5 * hour);
    at.change('develop', 'two');
    await at.to('dev', given);
    at.git('checkout', '--quiet', 'main');
    const failure = await failureOf(at.to('prod', given, byHand));
    expect([failure.exitCode, failure.message]).toEqual([
      4,
      expect.stringMatching(/^web1: dev had it for 3\dm of the 1h that it takes, and runs [0-9a-f]{8} now$/),
    ]);
    const { outputs } = await at.to('prod', { ...given, promotion: 'build' }, byHand);
    expect(outputs.result).toBe('committed');
  });

  it('what another image replaced after its time is promoted', async () => {
    const { at, given } = await inDev({ after: '1h' });
    aged(at, 2 * hour);
    const first = at.deployed('dev');
    at.change('develop', 'two');
    await at.to('dev', given);
    at.git('checkout', '--quiet', 'main');
    expect((await at.to('prod', given, byHand)).outputs.result).toBe('committed');
    expect(at.deployed('prod')).toBe(first?.split('@')[0]);
  });
});

describe.skipIf(!parts.present)(parts.titled('a gate that Argo CD judges'), () => {
  it('`after` counts from the deployment in its history, and not from the commit', async () => {
    const { at, given, server } = await inDev({ when: 'healthy', after: '1h' }, {});
    deployedAgo(server, 0.75 * hour);
    const failure = await failureOf(at.to('prod', given, byHand));
    expect([failure.exitCode, failure.message]).toEqual([4, expect.stringContaining('in 15m')]);
    deployedAgo(server, 2 * hour);
    expect((await at.to('prod', given, scheduled)).outputs).toMatchObject({ result: 'committed', services: ['web1'] });
  });

  it.each(['Degraded'])('`healthy`: %s is refused, and held by a schedule', async (health) => {
    let now = 'Healthy';
    const { at, given, server } = await inDev({ when: 'healthy' }, { health: () => now });
    now = health;
    await server.controller.refresh('web1-dev');
    const before = tip(at);
    const failure = await failureOf(at.to('prod', given, byHand));
    expect([failure.exitCode, failure.code]).toEqual([4, 'PROMOTION_NOT_DUE']);
    expect(failure.message).toContain(health);
    const { outputs } = await at.to('prod', given, scheduled);
    expect(outputs).toMatchObject({ result: 'nothing', held: { web1: expect.stringContaining(health) } });
    expect(tip(at)).toBe(before);
    now = 'Healthy';
    await server.controller.refresh('web1-dev');
    expect((await at.to('prod', given, scheduled)).outputs.result).toBe('committed');
  });

  it('an Application that is not there, or may not be read, is said', async () => {
    const { at, given, server } = await inDev({ when: 'healthy' }, {});
    server.faults.push({ path: /^\/api\/v1\/applications\/web1-dev/, times: 100, reply: { status: 403 } });
    const forbidden = await failureOf(at.to('prod', given, byHand));
    expect(forbidden.message).toMatch(/web1|403|denied/i);
    expect(forbidden.exitCode).not.toBe(0);
    server.faults.splice(0);
    server.controller.apps.delete('web1-dev');
    const missing = await failureOf(at.to('prod', given, byHand));
    expect([missing.exitCode, missing.message]).toEqual([
      4,
      expect.stringContaining('there is no Application web1-dev'),
    ]);
  });

  it('`healthy` without a server is bad input, before anything is asked or built', async () => {
    const { at } = await inDev({ when: 'healthy' });
    const before = tip(at);
    const requests = at.registry.requests.length;
    const failure = await failureOf(at.to('prod', one, byHand));
    expect([failure.exitCode, failure.message]).toEqual([
      2,
      'argocd-server: is missing: environments.prod.promote-from has `when: healthy`, which Argo CD of dev tells',
    ]);
    expect(failure.hint).toContain('argocd.server');
    expect([tip(at), at.registry.requests.length]).toEqual([before, requests]);
  });
});
