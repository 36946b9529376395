/** Rules of the fake that single recordings show, and those of its further endpoints. */
import { setImmediate } from 'node:timers/promises';
import { connect } from 'node:tls';
import { describe, expect, it } from 'vitest';
import {
  type ArgocdServer,
  type ArgocdServerOptions,
  adminToken,
  startArgocdServer,
} from '../../../support/argocd/server.ts';
import { application, at, automated, commits, repository } from '../../../support/argocd/setting.ts';
import type { RenderedResource } from '../../../support/argocd/types.ts';
import { handClock } from '../../../support/clock.ts';

async function world(options: Partial<ArgocdServerOptions> = {}) {
  const clock = handClock({ now: Date.parse('2026-11-29T18:00:00Z') });
  const server = await startArgocdServer({
    repositories: repository(),
    time: { now: clock.now, after: clock.after },
    ...options,
  });
  const until = async (is: () => boolean) => {
    for (let steps = 0; steps < 20_000 && !is(); steps += 1) {
      clock.advance(100);
      await setImmediate();
    }
    expect(is()).toBe(true);
  };
  return { server, until, app: () => server.app('web1')!, call: caller(server) };
}

function caller(server: ArgocdServer) {
  return async (method: string, path: string, body?: unknown, token = adminToken) => {
    const response = await fetch(`${server.url}/api/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: whatever JSON comes
    return { status: response.status, body: JSON.parse(await response.text()) as Record<string, any> };
  };
}

const create = 'applications?upsert=true';
const denied = { error: 'permission denied', code: 7, message: 'permission denied' };

describe('recordings 36 to 38 and 77: a bare 403 says nothing', () => {
  it('while Kubernetes is away, for every call that reads it; lists and the stream go on', async () => {
    const { server, call, until, app } = await world();
    await call('POST', create, at(commits.first));
    await call('POST', 'applications/web1/sync', { project: 'default' });
    await until(() => app().status.operationState?.phase === 'Succeeded');
    server.controller.kubernetesAway = 'refused';
    for (const [method, path] of [
      ['GET', 'applications/web1?project=default'],
      ['POST', 'applications/web1/sync'],
      ['POST', 'applications/web1/rollback'],
      ['DELETE', 'applications/web1/operation?project=default'],
      ['DELETE', 'applications/web1?project=default'],
    ] as const) {
      const body = method === 'POST' ? { project: 'default' } : undefined;
      expect([path, await call(method, path, body)]).toEqual([path, { status: 403, body: denied }]);
    }
    expect((await call('POST', create, at(commits.second))).status).toBe(500);
    expect((await call('GET', 'applications')).body.items).toHaveLength(1);
    server.controller.kubernetesAway = false;
    expect((await call('GET', 'applications/web1?project=default')).status).toBe(200);
  });

  it('to terminate and to roll back without the right to sync', async () => {
    const accounts = { 'a.b.c': { username: 'ci', allow: ['get default/*'] } };
    const { call } = await world({ accounts });
    await call('POST', create, at(commits.first));
    expect((await call('DELETE', 'applications/web1/operation?project=default', undefined, 'a.b.c')).body).toEqual(
      denied,
    );
    expect((await call('POST', 'applications/web1/rollback', { project: 'default' }, 'a.b.c')).body).toEqual(denied);
    expect((await call('POST', 'applications/web1/sync', { project: 'default' }, 'a.b.c')).body.message).toContain(
      'permission denied: applications, sync, default/web1, sub: ci',
    );
  });
});

it('recording 22: an automated sync fails after five retries, each after twice the pause', async () => {
  const { server, call, until, app } = await world({ outcome: () => ({ phase: 'Failed', message: 'it is invalid' }) });
  const waits: number[] = [];
  server.controller.listen((_, { status: { operationState } }) => {
    const { retryCount = 0 } = (operationState ?? {}) as { retryCount?: number };
    if (operationState?.finishedAt !== undefined && waits.length < retryCount) waits.push(server.controller.now());
  });
  await call('POST', create, at(commits.first, automated));
  await until(() => app().status.conditions?.[0]?.type === 'SyncError');
  const pauses = waits.slice(1).map((time, index) => Math.round((time - waits[index]!) / 1000));
  // Without the two seconds of the attempt itself.
  expect(pauses.map((pause) => pause - 2)).toEqual([10, 20, 40, 80]);
  expect(app().status.conditions?.[0]?.message).toBe(
    `Failed last sync attempt to [${commits.first}]: one or more synchronization tasks completed unsuccessfully, reason: it is invalid (retried 5 times).`,
  );
});

it('recording 24: a ComparisonError has the target for revision, and health says Healthy', async () => {
  const { call, until, app } = await world();
  await call('POST', `${create}&validate=false`, at('main', { source: { path: 'broken' } }));
  await until(() => app().status.conditions !== undefined);
  expect(app().status).toMatchObject({ sync: { status: 'Unknown', revision: 'main' }, health: { status: 'Healthy' } });
  expect(app().status.conditions?.[0]?.message).toBe(
    'Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = broken: app path does not exist',
  );
});

it('recording 90: what is wrong with a request', async () => {
  const { call } = await world();
  const message = async (...args: Parameters<typeof call>) => (await call(...args)).body.message as string;
  expect(await message('POST', create, '{')).toBe('unexpected EOF');
  expect(await message('POST', create, { ...application(), metadata: { name: 'UPPER' } })).toMatch(
    /^error creating application: Application.argoproj.io "UPPER" is invalid: metadata.name: Invalid value: "UPPER": a lowercase RFC 1123/,
  );
  const destination = { name: 'in-cluster', server: 'https://kubernetes.default.svc', namespace: 'demo' };
  const both = { ...application(), spec: { ...application().spec, destination } };
  expect(await message('POST', create, both)).toBe(
    "application destination spec for web1 is invalid: application destination can't have both name and server defined: in-cluster https://kubernetes.default.svc",
  );
  await call('POST', create, at(commits.first));
  const body = { project: 'default', id: 99 };
  expect(await message('POST', 'applications/web1/rollback', body)).toBe(
    'application argocd/web1 does not have deployment with id 99',
  );
  expect(await message('POST', 'applications/web1/sync', { project: 'default', revision: 'nobranch' })).toBe(
    "error resolving repo revision: rpc error: code = Unknown desc = unable to resolve 'nobranch' to a commit SHA",
  );
  await call('POST', create, at(commits.second, automated));
  expect(await message('POST', 'applications/web1/rollback', body)).toBe(
    'rollback cannot be initiated when auto-sync is enabled',
  );
});

it('recording 92: a stream without a token says so within the stream', async () => {
  const { server } = await world();
  const headers = { accept: 'text/event-stream' };
  const response = await fetch(`${server.url}/api/v1/stream/applications?name=web1`, { headers });
  expect([response.status, await response.text()]).toEqual([
    401,
    'data: {"error":{"grpc_code":16,"http_code":401,"message":"no session information","http_status":"Unauthorized"}} \n\n',
  ]);
});

it('TLS to the plain port is a connection that is reset', async () => {
  const { server } = await world({ resetsTls: true });
  const { port } = new URL(server.url);
  const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false });
  const error = await new Promise<NodeJS.ErrnoException>((resolve) => socket.once('error', resolve));
  expect(error.code).toBe('ECONNRESET');
});

describe('further endpoints', () => {
  it('a rollback by history id brings back what was deployed, and leaves it OutOfSync', async () => {
    const { call, until, app } = await world();
    for (const [index, commit] of [commits.first, commits.second].entries()) {
      await call('POST', create, at(commit));
      await call('POST', 'applications/web1/sync', { project: 'default' });
      await until(() => app().status.history?.length === index + 1 && app().operation === undefined);
    }
    expect((await call('POST', 'applications/web1/rollback', { project: 'default', id: 0 })).status).toBe(200);
    await until(() => app().status.history?.length === 3 && app().status.sync?.status === 'OutOfSync');
    expect(app().status.history?.[2]).toMatchObject({
      id: 2,
      revision: commits.first,
      initiatedBy: { username: 'admin' },
    });
  });

  it('a closed window blocks a sync by hand and keeps an automated one from starting', async () => {
    const { server, call, until, app } = await world({ syncWindowClosed: true });
    await call('POST', create, at(commits.first, automated));
    await until(() => app().status.sync?.status === 'OutOfSync');
    expect(app().operation).toBeUndefined();
    const window = { kind: 'deny', schedule: '* * * * *', duration: '1h', manualSync: false };
    const path = 'applications/web1/syncwindows?project=default';
    expect((await call('GET', path)).body).toEqual({
      activeWindows: [window],
      assignedWindows: [window],
      canSync: false,
    });
    const { body } = await call('POST', 'applications/web1/sync', { project: 'default' });
    expect(body.message).toBe('cannot sync: blocked by sync window');
    server.controller.windows = [];
    expect((await call('GET', path)).body).toEqual({ canSync: true });
  });

  it('manifests at any revision and managed resources hide the values of Secrets', async () => {
    const secret = (revision: string): RenderedResource => ({
      kind: 'Secret',
      namespace: 'demo',
      name: 's',
      manifest: { data: { password: revision } },
    });
    const { call, until, app } = await world({
      repositories: {
        resolve: (_, revision) => revision,
        render: (_, revision) => ({ resources: [secret(revision)] }),
      },
    });
    await call('POST', create, at(commits.first));
    await call('POST', 'applications/web1/sync', { project: 'default' });
    await until(() => app().status.sync?.status === 'Synced');
    const shown = await call('GET', `applications/web1/manifests?project=default&revision=${commits.second}`);
    expect(shown.body.revision).toBe(commits.second);
    expect(JSON.parse(shown.body.manifests[0])).toMatchObject({ kind: 'Secret', data: { password: '++++++++' } });
    await call('POST', create, at(commits.second));
    await until(() => app().status.sync?.revision === commits.second);
    const [item] = (await call('GET', 'applications/web1/managed-resources?project=default')).body.items;
    const passwords = [item.targetState, item.liveState].map((state: string) => JSON.parse(state).data.password);
    expect([item.modified, passwords]).toEqual([true, ['++++++++', '+++++++++']]);
  });

  it('a dry run and a sync of some resources leave the rest as it is, and no history', async () => {
    const { call, until, app } = await world();
    await call('POST', create, at(commits.first));
    const ended = () => app().status.operationState?.phase === 'Succeeded';
    await call('POST', 'applications/web1/sync', { project: 'default', dryRun: true });
    await until(ended);
    expect(app().status.operationState?.syncResult?.resources?.[0]?.message).toBe(
      'deployment.apps/web1 created (dry run)',
    );
    const resources = [{ kind: 'Service', name: 'web1' }];
    await call('POST', 'applications/web1/sync', { project: 'default', resources });
    await until(() => ended() && app().status.resources?.[1]?.status === 'Synced');
    expect(app().status.resources?.map(({ kind, status }) => [kind, status])).toEqual([
      ['Deployment', 'OutOfSync'],
      ['Service', 'Synced'],
    ]);
    expect(app().status.history).toBeUndefined();
  });

  it('what has left Git goes with prune alone', async () => {
    const { call, until, app } = await world();
    for (const commit of [commits.first, commits.empty]) {
      await call('POST', create, at(commit));
      await until(() => app().status.sync?.revision === commit);
      await call('POST', 'applications/web1/sync', { project: 'default', prune: false });
      await until(() => app().status.operationState?.phase === 'Succeeded');
    }
    const statuses = () => app().status.operationState?.syncResult?.resources?.map(({ status }) => status);
    expect(statuses()).toEqual(['PruneSkipped', 'PruneSkipped']);
    await call('POST', 'applications/web1/sync', { project: 'default', prune: true });
    await until(() => app().status.sync?.status === 'Synced');
    expect(statuses()).toEqual(['Pruned', 'Pruned']);
  });

  it('a merge patch changes one field, and takes a label away', async () => {
    const { call, app } = await world();
    await call('POST', create, application({ labels: { team: 'web' } }));
    const patch = { metadata: { labels: { team: null } }, spec: { source: { targetRevision: commits.second } } };
    const body = { project: 'default', patchType: 'merge', patch: JSON.stringify(patch) };
    expect((await call('PATCH', 'applications/web1', body)).status).toBe(200);
    expect(app().spec.source).toMatchObject({ path: 'web1', targetRevision: commits.second });
    expect(app().metadata.labels).not.toHaveProperty('team');
    expect((await call('PATCH', 'applications/web1', { ...body, patchType: 'x' })).body.message).toBe(
      "Patch type 'x' is not supported",
    );
  });

  it('a paused Rollout is Suspended until it is promoted', async () => {
    const rollout: RenderedResource = { kind: 'Rollout', namespace: 'demo', name: 'web1', pauses: true };
    const { call, until, app } = await world({
      repositories: {
        resolve: (_, revision) => revision,
        render: (_, revision) => ({ resources: [{ ...rollout, images: [`web1:${revision}`] }] }),
      },
    });
    for (const commit of [commits.first, commits.second]) {
      await call('POST', create, at(commit));
      await until(() => app().status.sync?.revision === commit);
      await call('POST', 'applications/web1/sync', { project: 'default' });
      await until(() => app().status.sync?.status === 'Synced' && app().status.health?.status !== 'Progressing');
    }
    expect(app().status.health?.status).toBe('Suspended');
    const action = {
      project: 'default',
      namespace: 'demo',
      resourceName: 'web1',
      group: 'argoproj.io',
      kind: 'Rollout',
    };
    await call('POST', 'applications/web1/resource/actions/v2', { ...action, action: 'promote-full' });
    await until(() => app().status.health?.status === 'Healthy');
  });

  it('the Source Hydrator maps the dry commit to the one that is synced', async () => {
    const { call, until, app } = await world();
    const { source, ...spec } = at('main', automated).spec;
    const drySource = { repoURL: source?.repoURL, path: source?.path, targetRevision: 'main' };
    const sourceHydrator = { drySource, syncSource: { targetBranch: 'env/dev', path: 'web1' } };
    const answer = await call('POST', create, { ...at('main'), spec: { ...spec, sourceHydrator } });
    expect(answer.status).toBe(200);
    await until(() => app().status.history?.length === 1);
    const { sourceHydrator: status } = app().status as unknown as {
      sourceHydrator: Record<string, { [key: string]: string }>;
    };
    expect(status.lastSuccessfulOperation?.drySHA).toBe(commits.first);
    expect(app().status.history?.[0]?.revision).toBe(status.lastSuccessfulOperation?.hydratedSHA);
  });

  it('an ApplicationSet generates, owns and removes Applications', async () => {
    const { server, call, until } = await world();
    const { metadata: _, ...template } = at(commits.first);
    const set = (names: readonly string[]) => ({
      metadata: { name: 'all' },
      spec: {
        generators: [{ list: { elements: names.map((name) => ({ name })) } }],
        template: { metadata: { name: '{{name}}-dev' }, spec: template.spec },
      },
    });
    const dryRun = await call('POST', 'applicationsets?dryRun=true', set(['a', 'b']));
    expect(dryRun.body.status.resources).toHaveLength(2);
    expect(server.controller.apps.size).toBe(0);
    await call('POST', 'applicationsets', set(['a', 'b']));
    expect(server.app('a-dev')?.metadata.ownerReferences).toMatchObject([{ kind: 'ApplicationSet', name: 'all' }]);
    const { body } = await call('POST', 'applicationsets', set(['a']));
    expect(body.message).toBe('existing ApplicationSet spec is different, use upsert flag to force update');
    await call('POST', 'applicationsets?upsert=true', set(['a']));
    await until(() => server.app('b-dev') === undefined);
    expect((await call('GET', 'applicationsets/none')).body).toMatchObject({ code: 5 });
    await call('DELETE', 'applicationsets/all');
    await until(() => server.app('a-dev') === undefined);
  });
});
