/** Several Applications of a review environment are deleted side by side: one that hangs keeps no other. */
import { describe, expect, it } from 'vitest';
import { removeApplications } from '../../../../src/core/cleanup/applications.ts';
import { CleanupReport } from '../../../../src/core/cleanup/report.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import type { Ownership } from '../../../../src/core/review/ownership-label.ts';
import { at, automated, commits, leapingSetting, type Setting, upsertAll } from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';

const ownership: Ownership = { environment: 'pr-1', repository: 'acme/shop' };
const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `web${String(index + 1).padStart(2, '0')}`);

/** Each with a Deployment of its own name; those named `stuck` never go away. */
async function deployed(
  count: number,
  { stuck = [] as string[], ...options }: { stuck?: string[] } & Parameters<typeof leapingSetting>[0] = {},
  connection = {},
) {
  const here = await leapingSetting(
    {
      repositories: {
        resolve: (_url, revision) => revision,
        render: ({ path = '' }) => ({ resources: [{ kind: 'Deployment', namespace: 'demo', name: path }] }),
      },
      ...options,
    },
    connection,
  );
  for (const name of names(count)) {
    await here.client.upsert(at(commits.first, { name, ownership, ...automated, source: { path: name } }), upsertAll);
    if (stuck.includes(name)) here.server.controller.stuck.add(name);
  }
  return here;
}

const settled = (here: Setting, phase: string) =>
  new Promise<void>((resolve) => {
    const look = () => {
      const apps = [...here.server.controller.apps.values()];
      if (!apps.every(({ status }) => status.operationState?.phase === phase)) return;
      stop();
      resolve();
    };
    const stop = here.server.controller.listen(look);
    look();
  });

async function remove(here: Setting, { timeoutMs = 120_000, forceOrphan = false, wait = true } = {}) {
  const report = new CleanupReport();
  const going = { reason: 'its request is closed', repositories: new Set(['acme/shop']), expected: [] };
  const { clock } = here;
  const { log } = here.handle();
  using deadline = new Deadline(clock, timeoutMs);
  const removal = { environments: new Map([['pr-1', going]]), names: undefined, namespaces: false, dryRun: false };
  await removeApplications(here.client, { ...removal, wait, forceOrphan, deadline, clock, log }, report);
  return report;
}

const named = (pieces: readonly { readonly name: string }[]) => pieces.map(({ name }) => name);

describe('Applications of one environment', () => {
  it('are all requested before one is waited for, at most eight at a time, and each is reported', async () => {
    const here = await deployed(20);
    await settled(here, 'Succeeded');
    const begun = here.server.requests.length;
    const began = here.clock.now();
    const report = await remove(here);
    expect(named(report.removed)).toEqual(names(20));
    expect([report.failed, here.server.controller.apps.size]).toEqual([[], 0]);
    // One after the other each takes two rounds of the controller, of 1.5 s.
    expect(here.clock.now() - began).toBeLessThan(20 * 3_000);
    const calls = here.server.requests.slice(begun).map(({ method, path }) => `${method} ${path.split('/')[4] ?? ''}`);
    const lastDelete = calls.findLastIndex((call) => call.startsWith('DELETE'));
    const firstWait = here.server.requests.slice(begun).findIndex(({ path }) => path.includes('/stream/'));
    expect(firstWait).toBeGreaterThan(lastDelete);
  });

  it('the others are deleted while some hang for ever: exit 3, with what is left of each', async () => {
    const stuck = names(10);
    const here = await deployed(14, { stuck });
    await settled(here, 'Succeeded');
    const report = await remove(here, { timeoutMs: 100_000 });
    expect(named(report.removed)).toEqual(['web11', 'web12', 'web13', 'web14']);
    expect(named(report.failed)).toEqual(stuck);
    expect(report.failed[0]?.reason).toContain('Deployment demo/web01: Progressing, Pending deletion');
    const failure = failureOf(() => report.assertComplete({}));
    expect(failure).toMatchObject({ exitCode: 3, kind: 'timed-out', code: 'CLEANUP_INCOMPLETE' });
    expect(here.server.writes().filter((call) => call.includes('cascade'))).toEqual([]);
  });

  it('one that is refused beside one that hangs: exit 1, since time helps against only one of them', async () => {
    const here = await deployed(2, { stuck: ['web01'] });
    await settled(here, 'Succeeded');
    const confirmed = here.server.app('web02');
    Object.assign(confirmed?.status.resources?.[0] ?? {}, { requiresDeletionConfirmation: true });
    here.server.controller.stuck.add('web02');
    const report = await remove(here, { timeoutMs: 60_000 });
    expect(named(report.failed)).toEqual(['web01', 'web02']);
    expect(report.failed[1]?.reason).toContain('waits for a confirmation');
    expect(failureOf(() => report.assertComplete({})).exitCode).toBe(1);
  });

  it('what hangs is given up shortly before the deadline where that is asked for, and nothing is written after it', async () => {
    const here = await deployed(10, { stuck: names(9) });
    await settled(here, 'Succeeded');
    const deadline = here.clock.now() + 80_000;
    const report = await remove(here, { timeoutMs: 80_000, forceOrphan: true });
    expect(named(report.removed)).toEqual(names(10));
    expect(report.removed[0]?.reason).toContain('left without an owner: Deployment demo/web01');
    expect(here.clock.now()).toBeLessThanOrEqual(deadline);
    const dropped = here.server.requests.filter(({ query }) => query.get('cascade') === 'false');
    expect(dropped.map(({ path, status }) => `${path.split('/').at(-1)} ${status}`).sort()).toEqual(
      names(9).map((name) => `${name} 200`),
    );
  });

  it('without a wait nothing is watched', async () => {
    const here = await deployed(3);
    await settled(here, 'Succeeded');
    const report = await remove(here, { wait: false });
    expect(report.removed.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 3 }, () => 'its request is closed; the deletion goes on'),
    );
    expect(here.server.requests.some(({ path }) => path.includes('/stream/'))).toBe(false);
  });
});

describe('without the right to sync, which ending an operation needs', () => {
  const token = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';
  const allow = ['get', 'create', 'update', 'delete'].map((action) => `${action} default/*`);
  const limited = { accounts: { [token]: { username: 'proj:default:ci', allow } } };

  it('goes on to the deletion, which happens when the operation has ended by itself', async () => {
    const here = await deployed(2, { ...limited, syncMs: 20_000 }, { token });
    await settled(here, 'Running');
    const report = await remove(here);
    expect(named(report.removed)).toEqual(['web01', 'web02']);
    const ends = here.server.requests.filter(({ path }) => path.endsWith('/operation'));
    expect(ends.map(({ status }) => status)).toEqual([403, 403]);
    expect(here.lines.join('\n')).toContain('its operation could not be ended, and the deletion goes on');
  });

  it('says what holds it when the operation does not end', async () => {
    const here = await deployed(1, { ...limited, outcome: () => ({ phase: 'hang' }) }, { token });
    await settled(here, 'Running');
    const report = await remove(here, { timeoutMs: 60_000 });
    expect(report.failed[0]?.reason).toContain(
      'was not gone before the deadline: an operation runs, and the token may not end it (`applications, sync`)',
    );
    expect(here.server.writes()).toContain('DELETE /api/v1/applications/web01');
    expect(failureOf(() => report.assertComplete({})).exitCode).toBe(3);
  });
});
