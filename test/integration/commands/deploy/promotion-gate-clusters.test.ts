/** `promote-from` with `when` and `after`, where the environment to promote from is in several clusters: each has its say. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { type ArgocdServer, adminToken } from '../../../support/argocd/server.ts';
import { argocdOf, tip } from '../../../support/commands/deploy.ts';
import { type PromotionWorld, promotionWorld } from '../../../support/commands/promotion.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const hour = 3_600_000;
const byHand = { event: { kind: 'manual' }, byPerson: true } as const;
const scheduled = { event: { kind: 'schedule' } } as const;

/** `dev` is in `eu` and `us`, and has what `main` has. */
async function inTwoClusters(rules: object, more: readonly string[] = []) {
  const healths = new Map<string, string>();
  const at = await promotionWorld([
    `environments.prod.promote-from:=${JSON.stringify({ environment: 'dev', ...rules })}`,
    'environments.dev.clusters:={"eu":{},"us":{}}',
    'environments.dev.file={cluster}/{service}-dev.yaml',
    'environments.dev.app.name={service}-{cluster}',
    'environments.dev.app.values-files:=["{file}"]',
    ...more,
  ]);
  const { server, given: own } = await argocdOf(at, { health: ({ name }) => healths.get(name) ?? 'Healthy' });
  const given: Given = { services: 'web1', timeout: '10m', ...own };
  at.change('develop', 'one');
  await at.to('dev', { ...given, wait: 'true', 'wait-timeout': '12h' });
  at.squash('develop');
  const health = async (cluster: string, value: string) => {
    healths.set(`web1-${cluster}`, value);
    await server.controller.refresh(`web1-${cluster}`);
  };
  return { at, given, server, health };
}

/** On both branches. */
function configure(at: PromotionWorld, environments: Readonly<Record<string, unknown>>): void {
  const file = join(at.monorepo, 'gitops.yaml');
  const set = Object.entries(environments).map(([path, value]) => `environments.${path}:=${JSON.stringify(value)}`);
  writeFileSync(file, editFile('gitops.yaml', readFileSync(file, 'utf8'), { set }).text);
  at.commit('Clusters');
  at.git('branch', '--force', 'main');
}

function deployedAgo(server: ArgocdServer, name: string, milliseconds: number): void {
  const stamp = `${new Date(Date.now() - milliseconds).toISOString().slice(0, 19)}Z`;
  for (const entry of server.app(name)?.status.history ?? []) Object.assign(entry, { deployedAt: stamp });
}

describe.skipIf(!parts.present)(parts.titled('a gate of several clusters'), () => {
  it.each(['eu', 'us'])('`healthy`: one that is not, %s, keeps it back, and is named', async (ill) => {
    const { at, given, health } = await inTwoClusters({ when: 'healthy' });
    await health(ill, 'Degraded');
    const before = tip(at);
    const failure = await failureOf(at.to('prod', given, byHand));
    expect([failure.exitCode, failure.code, failure.message]).toEqual([
      4,
      'PROMOTION_NOT_DUE',
      expect.stringMatching(new RegExp(`Application web1-${ill} is not healthy: .*Degraded`)),
    ]);
    const { outputs } = await at.to('prod', given, scheduled);
    expect(outputs).toMatchObject({ result: 'nothing', held: { web1: expect.stringContaining(`web1-${ill}`) } });
    expect(tip(at)).toBe(before);
    await health(ill, 'Healthy');
    expect((await at.to('prod', given, scheduled)).outputs).toMatchObject({ result: 'committed', services: ['web1'] });
  });

  it('`after`: the cluster that has had it for the shortest time counts', async () => {
    const { at, given, server } = await inTwoClusters({ after: '1h' });
    deployedAgo(server, 'web1-eu', 3 * hour);
    deployedAgo(server, 'web1-us', 0.5 * hour);
    const failure = await failureOf(at.to('prod', given, byHand));
    expect(failure.message).toMatch(/^web1: dev \(us\) has it since .* in 30m$/);
    deployedAgo(server, 'web1-us', 2 * hour);
    expect((await at.to('prod', given, byHand)).outputs.result).toBe('committed');
  });

  it('a cluster that does not run it, as one that came later or was rolled back, keeps it back', async () => {
    const { at, given } = await inTwoClusters({ after: '1ms' });
    commitFiles(at.gitops, { 'us/web1-dev.yaml': at.gitops.read('sample/values-dev.yaml') });
    const failure = await failureOf(at.to('prod', given, byHand));
    expect([failure.exitCode, failure.message]).toEqual([4, 'web1: dev (us) does not run it']);
  });

  it('each cluster is asked at its own server, by its own token', async () => {
    const at = await promotionWorld();
    const [eu, us] = [(await argocdOf(at)).server, (await argocdOf(at)).server];
    const own = ({ url }: ArgocdServer) => ({ argocd: { server: url, plaintext: true } });
    const environments = {
      'prod.promote-from': { environment: 'dev', when: 'healthy' },
      'dev.clusters': { eu: own(eu), us: own(us) },
      'dev.file': '{cluster}/{service}-dev.yaml',
      'dev.app.name': '{service}-{cluster}',
      'dev.app.values-files': ['{file}'],
    };
    configure(at, environments);
    const env = { MG_ARGOCD_TOKEN_EU: adminToken, MG_ARGOCD_TOKEN_US: adminToken };
    const given: Given = { services: 'web1', timeout: '10m' };
    at.change('develop', 'one');
    await at.to('dev', given, { env });
    at.squash('develop');
    us.controller.apps.delete('web1-us');
    const failure = await failureOf(at.to('prod', given, { ...byHand, env }));
    expect([failure.exitCode, failure.message]).toEqual([
      4,
      expect.stringContaining('there is no Application web1-us'),
    ]);
    const reads = ({ requests }: ArgocdServer) => requests.filter(({ path }) => path.includes('/applications/web1-'));
    expect([eu, us].map((each) => reads(each).length > 0)).toEqual([true, true]);
    const withheld = await failureOf(at.to('prod', given, { ...byHand, env: { MG_ARGOCD_TOKEN: adminToken } }));
    expect(withheld.exitCode).toBe(2);
  });
});
