import { describe, expect, it } from 'vitest';
import type { GitopsTarget } from '../../../../src/core/argocd/rollout/gitops-target.ts';
import { applicationStates } from '../../../../src/core/argocd/states.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import type { StoredApplication } from '../../../support/argocd/controller.ts';
import { adminToken } from '../../../support/argocd/server.ts';
import {
  commits,
  connectionTo,
  type PlannedOnServer,
  plannedApplication,
  type Setting,
  leapingSetting as setting,
  targetAt,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

interface Asking {
  readonly commit?: string;
  readonly token?: string;
}

/** The states, and the reads that they took. */
async function statesOf(here: Setting, applications: readonly PlannedOnServer[], { commit, token }: Asking = {}) {
  const log = memoryLog((text) => text);
  const before = here.server.requests.length;
  const { commit: _none, ...repository }: GitopsTarget = targetAt();
  const states = await applicationStates(
    {
      connection: connectionTo(here.server, { token: token ?? adminToken }),
      questions: applications.map((one) => ({ planned: one, commit })),
      target: repository,
    },
    { ...portsOf({ clock: here.clock }), log },
    new Deadline(here.clock, 60_000),
  );
  const calls = here.server.requests.slice(before);
  return { states: states.map(({ state }) => state), full: states, calls, warnings: log.warnings };
}

async function upserted(here: Setting, ...applications: readonly PlannedOnServer[]): Promise<void> {
  for (const { application } of applications) await here.client.upsert(application, upsertAll);
}

function change(here: Setting, name: string, by: (app: StoredApplication) => void): void {
  const app = structuredClone(here.server.app(name)!);
  by(app);
  here.server.controller.store(name, app);
}

/** Compared, synced and healthy at this commit; nothing moves any more. */
function settled(here: Setting, name: string, revision: string, health = 'Healthy'): void {
  here.server.controller.stopped = true;
  change(here, name, (app) => {
    app.status = {
      sync: {
        status: 'Synced',
        revision,
        comparedTo: structuredClone({ source: app.spec.source!, destination: app.spec.destination }),
      },
      health: { status: health },
      operationState: { phase: 'Succeeded', finishedAt: '2026-01-01T00:00:00Z' },
      reconciledAt: '2026-01-01T00:00:01Z',
      resources: [{ kind: 'Deployment', name, status: 'Synced' }],
    };
    delete app.operation;
  });
}

describe('law 12: Applications are state', () => {
  it('100 of them are one request, of which three need something', async () => {
    const here = await setting();
    const all = Array.from({ length: 100 }, (_, index) => plannedApplication(`web${index}`));
    await upserted(here, ...all.filter((_, index) => index !== 7));
    change(here, 'web8', (app) => {
      app.spec.source!.path = 'elsewhere';
    });
    change(here, 'web9', (app) => {
      app.metadata.labels = {};
    });
    const { states, calls } = await statesOf(here, all);
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/v1/applications']);
    expect(states.slice(7, 10)).toEqual(['missing', 'differs', 'missing']);
    expect(states.filter((state) => state === 'equal')).toHaveLength(97);
  });

  it('asks for what they have in common: their projects, their label, their review environment', async () => {
    const here = await setting({ projects: ['default', 'team'] });
    const ownership = { environment: 'pr-7', repository: 'fe/shop', request: 7 };
    const both = [
      plannedApplication('a', { ownership }),
      plannedApplication('b', { ownership, project: 'team', appNamespace: 'team' }),
    ];
    await upserted(here, ...both);
    const { states, calls } = await statesOf(here, both);
    expect(states).toEqual(['equal', 'equal']);
    expect(calls.map(({ query }) => [...query])).toEqual([
      [
        ['selector', 'app.kubernetes.io/managed-by=monorepo-gitops,monorepo-gitops/environment=pr-7'],
        ['projects', 'default'],
        ['projects', 'team'],
      ],
    ]);
  });

  it.each<[string, (app: StoredApplication) => void, string]>([
    ['a field that the server fills in', (app) => (app.spec.ignoreDifferences = []), 'equal'],
    ['a label of somebody else', (app) => (app.metadata.labels!.team = 'x'), 'equal'],
    [
      'the finalizer of a delete hook',
      (app) => app.metadata.finalizers!.push('pre-delete-finalizer.argocd.argoproj.io'),
      'equal',
    ],
    ['an annotation of ours that is gone', (app) => delete app.metadata.annotations, 'differs'],
    ['a finalizer that is gone', (app) => delete app.metadata.finalizers, 'differs'],
    ['a sync policy by hand', (app) => (app.spec.syncPolicy = {}), 'differs'],
    ['a pin by hand', (app) => (app.spec.source!.targetRevision = commits.third), 'differs'],
    ['a deletion that is under way', (app) => (app.metadata.deletionTimestamp = 'now'), 'missing'],
  ])('%s', async (_title, by, expected) => {
    const here = await setting();
    const one = plannedApplication('web1', { annotations: { 'example.com/owner': 'fe' } });
    await upserted(here, one);
    here.server.controller.stopped = true;
    change(here, 'web1', by);
    expect((await statesOf(here, [one])).states).toEqual([expected]);
  });

  it.each([
    ['our commit, healthy', commits.second, 'Healthy', 'equal'],
    ['a later commit of somebody else, healthy', commits.third, 'Healthy', 'equal'],
    ['an older one', commits.first, 'Healthy', 'waits'],
    ['our commit, Degraded', commits.second, 'Degraded', 'waits'],
  ])('with `wait`, %s', async (_title, revision, health, expected) => {
    const here = await setting();
    const one = plannedApplication('web1', {}, true);
    await upserted(here, one);
    settled(here, 'web1', revision, health);
    expect((await statesOf(here, [one], { commit: commits.second })).states).toEqual([expected]);
    // Without `wait` nobody asked for more than that it is written.
    expect((await statesOf(here, [plannedApplication('web1')], { commit: commits.second })).states).toEqual(['equal']);
  });

  it.each([
    ['our last commit', commits.second, 'equal'],
    ['a later one of ours', commits.third, 'equal'],
    ['an older one of ours', commits.first, 'differs'],
  ])('pinned by `{commit}` to %s', async (_title, revision, expected) => {
    const here = await setting();
    await upserted(here, plannedApplication('web1', { source: { revision } }));
    const pinned = plannedApplication('web1', { source: { revision: '{commit}' } });
    expect((await statesOf(here, [pinned], { commit: commits.second })).states).toEqual([expected]);
  });

  it('reads each where the list is refused, and says which it may not read', async () => {
    const token = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';
    const accounts = { [token]: { username: 'ci', allow: ['get default/web1', 'get default/web3'] } };
    const here = await setting({ accounts });
    const three = ['web1', 'web2', 'web3'].map((name) => plannedApplication(name));
    await upserted(here, three[0]!, three[1]!);
    here.server.faults.push({ path: /^\/api\/v1\/applications$/, times: 1, reply: { status: 403 } });
    const { states, warnings, calls } = await statesOf(here, three, { token });
    expect(states).toEqual(['equal', 'unknown', 'missing']);
    expect(warnings).toEqual([expect.stringMatching(/^Application web2 cannot be read, and is written: /)]);
    // The list, each of the three, and whether the denied one may be read.
    expect(calls).toHaveLength(5);
  });

  it('a server that is away is a failure, never "missing"', async () => {
    const here = await setting();
    await here.server.close();
    expect(await failureOf(statesOf(here, [plannedApplication('web1')]))).toMatchObject({
      code: 'ARGOCD_UNREACHABLE',
      exitCode: 1,
    });
  });

  it('no Applications are no request', async () => {
    const here = await setting();
    const { calls } = await statesOf(here, []);
    expect(calls).toEqual([]);
  });
});
