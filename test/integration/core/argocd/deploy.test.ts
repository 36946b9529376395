import { describe, expect, it } from 'vitest';
import { deployToServer, type ServerDeployment } from '../../../../src/core/argocd/deploy.ts';
import { applicationStates } from '../../../../src/core/argocd/states.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import {
  commits,
  connectionTo,
  type PlannedOnServer,
  plannedApplication,
  repository,
  repoURL,
  type Setting,
  leapingSetting as setting,
  targetAt,
} from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

async function deployed(here: Setting, planned: PlannedOnServer, more: Partial<ServerDeployment> = {}) {
  const log = memoryLog((text) => text);
  const deployment = {
    connection: connectionTo(here.server),
    planned,
    target: targetAt(),
    isRequested: false,
    rollBackInGit: undefined,
    dryRun: false,
    run: 'fe/shop#7',
    ...more,
  };
  const outcome = await deployToServer(
    deployment,
    { ...portsOf({ clock: here.clock }), log },
    new Deadline(here.clock, 60_000),
  );
  return { outcome, lines: log.lines };
}

const revisionOf = ({ server }: Setting) => server.app('web1')?.spec.source?.targetRevision;
const pinned = plannedApplication('web1', { source: { revision: '{commit}' } }, true);

describe('while a request holds the change', () => {
  it('an Application that follows the branch is created, and there is nothing to wait for', async () => {
    const here = await setting({ repositories: repository(), health: () => 'Degraded' });
    const { outcome, lines } = await deployed(here, plannedApplication('web1', {}, true), { isRequested: true });
    expect(outcome).toMatchObject({ kind: 'deployed', result: 'created' });
    expect(lines).toContain('Application web1: a request holds the change, so there is nothing to wait for');
    expect(revisionOf(here)).toBe('main');
    expect(here.server.writes()).toEqual(['POST /api/v1/applications']);
  });

  it('one that is pinned to our commit waits for the merge', async () => {
    const here = await setting();
    const { outcome, lines } = await deployed(here, pinned, { isRequested: true });
    expect(outcome).toEqual({ kind: 'requested' });
    expect(lines.join()).toContain('it is written after the merge');
    expect(here.server.requests).toEqual([]);
  });
});

describe('law 12: what a run did not finish', () => {
  const statesOf = async (here: Setting, planned: PlannedOnServer) => {
    const { commit, ...target } = targetAt(commits.second);
    const request = { connection: connectionTo(here.server), questions: [{ planned, commit }], target };
    const ports = { ...portsOf({ clock: here.clock }), log: memoryLog((text) => text) };
    return (await applicationStates(request, ports, new Deadline(here.clock, 60_000))).map(({ state }) => state);
  };

  it('is found by the next one, whatever it came for: the Application is missing, then waits, then is live', async () => {
    let health = 'Degraded';
    const here = await setting({ repositories: repository({ main: commits.second }), health: () => health });
    const planned = plannedApplication('web1', {}, true);
    const target = targetAt(commits.second);
    const reply = { status: 403 };
    here.server.faults.push({ method: 'POST', path: /^\/api\/v1\/applications$/, times: 1, reply });
    await failureOf(deployed(here, planned, { target }));
    expect(await statesOf(here, planned)).toEqual(['missing']);
    for (const _run of [1, 2]) {
      expect(await failureOf(deployed(here, planned, { target }))).toMatchObject({ code: 'ARGOCD_DEGRADED' });
      expect(await statesOf(here, planned)).toEqual(['waits']);
    }
    health = 'Healthy';
    await deployed(here, planned, { target });
    expect(await statesOf(here, planned)).toEqual(['equal']);
  });
});

describe('the commit that must be live', () => {
  it('is what `{commit}` pins to', async () => {
    const here = await setting();
    const { outcome } = await deployed(here, pinned, { target: targetAt(commits.second) });
    expect(outcome).toMatchObject({ kind: 'deployed', app: { status: { sync: { revision: commits.second } } } });
    expect(revisionOf(here)).toBe(commits.second);
  });

  it('changes nothing where the branch is followed', async () => {
    const here = await setting({ repositories: repository({ main: commits.third }) });
    await deployed(here, plannedApplication('web1', {}, true), { target: targetAt(commits.second) });
    expect(revisionOf(here)).toBe('main');
  });

  it.each([
    ['its commit, not the version of the chart', commits.second, 'deployed'],
    ['an older one', commits.first, 'timed out'],
  ])('of several sources is that of the GitOps repository: %s', async (_title, tipOfMain, expected) => {
    const render = repository().render;
    const here = await setting({
      repositories: {
        resolve: (url) => (url === repoURL ? tipOfMain : '1.2.3'),
        render: (source, revision) =>
          source.chart === undefined ? { resources: [], images: [] } : render(source, revision),
      },
    });
    const chart = { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.2.3' };
    const values = { repoURL, ref: 'values', targetRevision: 'main' };
    const template = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      spec: { sources: [chart, values], syncPolicy: { automated: {} } },
    };
    const source = { repoUrl: undefined, path: undefined, revision: undefined };
    const outcome = deployed(here, plannedApplication('web1', { template, source }, true), {
      target: targetAt(commits.second),
    });
    const kind = await outcome.then(
      ({ outcome: { kind } }) => kind,
      (error: Failure) => (error.message.includes(`has not read ${commits.second} yet`) ? 'timed out' : error),
    );
    expect(kind).toBe(expected);
    expect(here.server.app('web1')?.status.sync?.revisions).toEqual(['1.2.3', tipOfMain]);
  });

  it('is not expected of a chart, which has versions', async () => {
    const here = await setting({
      repositories: { resolve: () => '1.2.3', render: () => repository().render({ repoURL: '' }, commits.first) },
    });
    const source = { path: undefined, chart: 'web', revision: '1.2.3' };
    const { outcome } = await deployed(here, plannedApplication('web1', { source }, true), {
      target: targetAt(commits.second),
    });
    expect(outcome).toMatchObject({ kind: 'deployed', app: { status: { health: { status: 'Healthy' } } } });
  });
});
