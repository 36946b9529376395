/** Applications are state as well: whatever Argo CD missed, the next run of any service brings it to where it should be. */
import { describe, expect, it } from 'vitest';
import type { ArgocdServer } from '../../../support/argocd/server.ts';
import { type StateWorld, stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environments = `
  dev:
    when: { branch: main }
    file: dev/{service}.yaml
    from: sample.yaml
    app: { name: "{service}-dev", path: ., values-files: ["dev/{service}.yaml"], dest-namespace: dev, sync-policy: automated }
`;

const wait = { inputs: { wait: 'true' } };

async function deployed(): Promise<StateWorld & { readonly server: ArgocdServer }> {
  const at = await stateWorld({ argocd: true, environments });
  const { argocd: server } = at;
  if (server === undefined) throw new Error('there is no Argo CD');
  const { exitCode, message } = await at.pipeline(at.shop.tip()).run(wait);
  expect([exitCode, message]).toEqual([0, undefined]);
  expect(liveIn({ ...at, server })).toEqual({ api: true, web: true, worker: true });
  return { ...at, server };
}

/** Whether Argo CD shows what the files of the environment say, by service. */
function liveIn(at: StateWorld & { readonly server: ArgocdServer }): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    ['api', 'web', 'worker'].map((service) => {
      const { repository, tag } = at.values('dev', service).image;
      const status = at.server.app(`${service}-dev`)?.status;
      const images = status?.summary?.images ?? [];
      return [service, status?.health?.status === 'Healthy' && images.includes(`${repository}:${tag}`)];
    }),
  );
}

const down = (server: ArgocdServer) =>
  void server.faults.push({ path: /^\/api\/v1\/applications/, times: 10_000, reply: { status: 503 } });

const lists = (server: ArgocdServer) =>
  server.requests.filter(({ method, path }) => method === 'GET' && path === '/api/v1/applications').length;

describe.skipIf(!parts.present)(parts.titled('Argo CD was away behind the commit'), () => {
  async function interrupted() {
    const at = await deployed();
    const pipeline = at.pipeline(at.shop.push({ api: 'two' }));
    down(at.server);
    const failed = await pipeline.run(wait);
    expect(failed.exitCode).toBe(1);
    expect(failed.message).toContain('503');
    at.server.faults.splice(0);
    expect(at.message()).toContain('Service: api');
    return { at, pipeline, tip: at.tip() };
  }

  it('the re-run makes no commit, and ends with it live', async () => {
    const { at, pipeline, tip } = await interrupted();
    const again = await pipeline.run(wait);
    expect(again).toMatchObject({ exitCode: 0, outputs: { services: ['api'] } });
    expect([at.tip(), liveIn(at)]).toEqual([tip, { api: true, web: true, worker: true }]);
  });

  it('the next push of another service ends with it live too', async () => {
    const { at } = await interrupted();
    const ran = await at.pipeline(at.shop.push({ worker: 'two' })).run(wait);
    expect(ran.exitCode).toBe(0);
    expect(liveIn(at)).toEqual({ api: true, web: true, worker: true });
    expect(await at.running('dev')).toEqual({ api: 'two', web: 'one', worker: 'two' });
  });
});

describe.skipIf(!parts.present)(parts.titled('an Application that is not as it should be'), () => {
  it('comes back where somebody deleted it, though nothing of it changed', async () => {
    const at = await deployed();
    at.server.controller.apps.delete('api-dev');
    const c2 = at.shop.push({ worker: 'two' });
    const ran = await at.pipeline(c2).run(wait);
    expect(ran).toMatchObject({ exitCode: 0, outputs: { services: ['worker', 'api'] } });
    expect(ran.lines).toContain('api: its Application is not as it should be');
    expect(liveIn(at)).toEqual({ api: true, web: true, worker: true });
    expect(at.message()).not.toContain('Service: api');
  });

  it('is written when gitops.yaml says otherwise, and nothing is built', async () => {
    const at = await deployed();
    const config = at.shop.read('gitops.yaml').replace('dest-namespace: dev', 'dest-namespace: staging');
    const [c2, tip] = [at.shop.push({ 'gitops.yaml': config }), at.tip()];
    at.cost();
    const ran = await at.pipeline(c2).run(wait);
    expect(ran).toMatchObject({ exitCode: 0, outputs: { services: ['api', 'web', 'worker'] } });
    expect(at.server.app('api-dev')?.spec.destination?.namespace).toBe('staging');
    expect([at.tip(), at.cost().asked.filter((each) => /registry P/.test(each))]).toEqual([tip, []]);
  });

  it('is written back when a person has edited it on the server', async () => {
    const at = await deployed();
    const app = at.server.app('web-dev');
    if (app?.spec.destination) Object.assign(app.spec.destination, { namespace: 'elsewhere' });
    const ran = await at.pipeline(at.shop.tip()).run(wait);
    expect(ran).toMatchObject({ exitCode: 0, outputs: { services: expect.arrayContaining(['web']) } });
    expect(at.server.app('web-dev')?.spec.destination?.namespace).toBe('dev');
  });

  it('is asked for with one list, however many services there are', async () => {
    const at = await deployed();
    at.server.requests.splice(0);
    const ran = await at.pipeline(at.shop.push({ 'README.md': 'Nothing.' })).run();
    expect([ran.outputs.result, lists(at.server), at.server.requests.length]).toEqual(['nothing', 1, 1]);
  });
});
