import { describe, expect, it } from 'vitest';
import { deployToServer, type ServerDeployment } from '../../../../src/core/argocd/deploy.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import {
  commits,
  connectionTo,
  type PlannedOnServer,
  plannedApplication,
  repository,
  type Setting,
  setting,
  targetAt,
} from '../../../support/argocd/setting.ts';
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
    const here = await setting({ repositories: repository({}), health: () => 'Degraded' });
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
