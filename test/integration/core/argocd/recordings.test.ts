/** Lists, equality and the proof of a deployment, held to answers that a real Argo CD gave. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noHistory, reachOf } from '../../../../src/core/argocd/rollout/gitops-target.ts';
import { rolloutStatus } from '../../../../src/core/argocd/rollout/rollout-status.ts';
import type { Application, LiveApplication } from '../../../../src/core/argocd/server/live.ts';
import { explainSpecRefusal } from '../../../../src/core/argocd/server/spec-refusal.ts';
import { differsFromLive } from '../../../../src/core/argocd/upsert.ts';
import type { StoredApplication } from '../../../support/argocd/controller.ts';
import { adminToken } from '../../../support/argocd/server.ts';
import { application, setting } from '../../../support/argocd/setting.ts';
import { realPart } from '../../../support/real-parts.ts';

const directory = resolve(import.meta.dirname, '../../../../../shared/contracts/argocd-recordings');
const present = await realPart(
  'the recordings of Argo CD',
  () => existsSync(directory),
  'put answers of argo-cd v3.5.1 into ../shared/contracts/argocd-recordings',
);

interface Exchange {
  readonly file: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: object;
    readonly body?: unknown;
  };
  readonly response: { readonly status: number; readonly body?: unknown };
}

function exchanges(): Exchange[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const read = JSON.parse(readFileSync(join(directory, file), 'utf8')) as Omit<Exchange, 'file'>[];
      return read.map((exchange) => ({ ...exchange, file }));
    });
}

/** As an object; undefined for what is cut or no JSON. */
function json<T>(body: unknown): T | undefined {
  if (typeof body !== 'string') return (body ?? undefined) as T | undefined;
  try {
    return JSON.parse(body) as T;
  } catch {
    return undefined;
  }
}

const isList = ({ request }: Exchange) =>
  request.method === 'GET' && /^\/api\/v1\/applications(\?|$)/.test(request.path);
const isApplication = (value: LiveApplication | undefined): value is LiveApplication =>
  value?.metadata?.name !== undefined && value.status?.sync !== undefined;

describe.skipIf(!present.present)(present.titled('what a real Argo CD 3.5.1 answered'), () => {
  it('the fake lists the same Applications, and none as null', async () => {
    const recorded = exchanges().filter((each) => isList(each) && each.response.status === 200);
    expect(recorded.length).toBeGreaterThan(30);
    for (const { file, request, response } of recorded) {
      const { items } = json<{ items: LiveApplication[] | null }>(response.body) ?? { items: null };
      // The list of all was asked by an account that may see none.
      const { server } = await setting({ accounts: { 'a.b.c': { username: 'none', allow: [] } } });
      const stranger = application({ name: 'stranger', project: 'strange' });
      server.controller.store('stranger', {
        ...structuredClone(stranger),
        metadata: { name: 'stranger', namespace: 'strange', labels: {} },
        status: {},
      } as unknown as StoredApplication);
      for (const app of items ?? [])
        server.controller.store(app.metadata.name, structuredClone(app) as StoredApplication);
      const token = request.path.includes('?') ? adminToken : 'a.b.c';
      const answer = await fetch(`${server.url}${request.path}`, { headers: { authorization: `Bearer ${token}` } });
      const listed = ((await answer.json()) as { items: LiveApplication[] | null }).items;
      const names = (apps: LiveApplication[] | null) => apps?.map(({ metadata }) => metadata.name).sort() ?? null;
      expect([file, answer.status, names(listed)]).toEqual([file, 200, names(items)]);
      await server.close();
    }
  });

  it('nothing that it fills in, adds or leaves out makes an Application differ from what was written', () => {
    const written = exchanges().flatMap(({ file, request, response }) => {
      if (request.method !== 'POST' || !request.path.startsWith('/api/v1/applications?')) return [];
      const [sent, live] = [json<Application>(request.body), json<LiveApplication>(response.body)];
      return response.status === 200 && sent !== undefined && live?.spec !== undefined ? [{ file, sent, live }] : [];
    });
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter(({ sent, live }) => differsFromLive(sent, live)).map(({ file }) => file)).toEqual([]);
    for (const { sent, live } of written) {
      const changed = {
        ...sent,
        spec: { ...sent.spec, destination: { ...sent.spec.destination, namespace: 'other' } },
      };
      expect(differsFromLive(changed, live)).toBe(true);
    }
  });

  it.each([
    ['a sync by hand', '10-sync-wait.json', 'ready'],
    ['the first deployment of two services', '95-deploy.json', 'ready'],
    ['a rollout that goes on', '15-degraded.json', 'not ready'],
    ['a hook that failed', '19-hook-fail.json', 'not ready'],
    ['resources that are to be pruned', '34-prune.json', 'not ready'],
  ])('%s: its last look is %s', async (_title, file, expected) => {
    const looks = exchanges()
      .filter((each) => each.file === file && each.request.method === 'GET')
      .flatMap(({ response }) => json<LiveApplication>(response.body) ?? [])
      .filter(isApplication);
    const last = looks.at(-1)!;
    const commit = last.spec.source?.targetRevision;
    const target = { url: undefined, branch: undefined, commit, history: noHistory };
    const goal = { commit, operationId: undefined, synced: true, healthy: true, images: [] };
    const { state } = rolloutStatus(last, goal, await reachOf(last, target));
    expect(state === 'ready' ? 'ready' : 'not ready').toBe(expected);
  });

  it.each([
    ['59-dest-not-permitted.json', 'ARGOCD_DESTINATION', 'namespace: kube-system }'],
    ['60-repo-not-permitted.json', 'ARGOCD_PROJECT', 'sourceRepos'],
    ['60-repo-not-reachable.json', 'ARGOCD_INVALID_SPEC', 'cannot read https://example.com/x.git'],
    ['61-cluster.json', 'ARGOCD_DESTINATION', 'no cluster elsewhere'],
    ['58-noproject-admin.json', 'ARGOCD_PROJECT', 'Create the AppProject nope'],
  ])('%s: the refusal of the spec is explained', (file, code, hint) => {
    const { response } = exchanges().find((each) => each.file === file && each.response.status === 400)!;
    const found = explainSpecRefusal(json<{ message: string }>(response.body)!.message);
    expect(found).toMatchObject({ code, hint: expect.stringContaining(hint) });
  });

  it('26-forbidden-kind.json: the kind that the project forbids is named with its line', async () => {
    const looks = exchanges().filter((each) => each.file === '26-forbidden-kind.json');
    const last = looks.flatMap(({ response }) => json<LiveApplication>(response.body) ?? []).findLast(isApplication)!;
    const goal = { commit: undefined, operationId: undefined, synced: true, healthy: true, images: [] };
    expect(rolloutStatus(last, goal, { is: 'reached' })).toMatchObject({
      state: 'failed',
      hint: expect.stringContaining("`spec.namespaceResourceWhitelist`: `- { group: '', kind: Secret }`"),
    });
  });
});
