import { describe, expect, it } from 'vitest';
import { deployToServer } from '../../../../src/core/argocd/deploy.ts';
import { rollBackTo } from '../../../../src/core/argocd/operations/rollback.ts';
import { applicationStates } from '../../../../src/core/argocd/states.ts';
import type { OnOlder } from '../../../../src/core/argocd/upsert.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { movingRepository } from '../../../support/argocd/operations.ts';
import {
  automated,
  commits,
  connectionTo,
  leapingSetting,
  type PlannedOnServer,
  plannedApplication,
  targetAt,
} from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

/** The first and the second commit were deployed, and a person went back to the first one. */
async function rolledBack(overrides: Parameters<typeof plannedApplication>[1] = {}) {
  const { repositories, moveTo } = movingRepository();
  const here = await leapingSetting({ repositories });
  const log = memoryLog((text) => text);
  const ports = { ...portsOf({ clock: here.clock }), log };
  const planned = (onOlder: OnOlder): PlannedOnServer => {
    const { options, ...rest } = plannedApplication('web1', overrides, true);
    return { ...rest, options: { ...options, onOlder } };
  };
  const deploy = async (commit: string, onOlder: OnOlder = 'skip') => {
    moveTo(commit);
    return await deployToServer(
      {
        connection: connectionTo(here.server),
        planned: planned(onOlder),
        target: targetAt(commit),
        isRequested: false,
        rollBackInGit: undefined,
        dryRun: false,
        run: 'fe/shop#7',
      },
      ports,
      new Deadline(here.clock, 600_000),
    );
  };
  const stateOf = async (commit: string, onOlder: OnOlder = 'skip') => {
    const { commit: _, ...target } = targetAt();
    const request = {
      connection: connectionTo(here.server),
      questions: [{ planned: planned(onOlder), commit }],
      target,
    };
    const [state] = await applicationStates(request, ports, new Deadline(here.clock, 600_000));
    return state?.state;
  };
  await deploy(commits.first);
  await deploy(commits.second);
  await rollBackTo(here.handle(undefined, 600_000), {
    to: 'previous',
    prune: undefined,
    terminate: false,
    dryRun: false,
    goal: undefined,
    target: targetAt(),
    operationId: 'fe/shop#8/1',
  });
  here.server.requests.length = 0;
  const revision = () => here.server.app('web1')?.spec.source?.targetRevision;
  return { here, deploy, stateOf, revision, lines: log.lines };
}

describe('law 12: a rollback of an Application with automated sync', () => {
  it('holds when the commit that was taken back is deployed again', async () => {
    const { here, deploy, stateOf, revision, lines } = await rolledBack();
    const outcome = await deploy(commits.second);
    expect(outcome).toMatchObject({ kind: 'deployed', result: 'unchanged', takenBack: commits.second });
    expect(revision()).toBe(commits.first);
    expect(here.server.writes()).toEqual([]);
    expect(lines.join('\n')).toContain(`was rolled back from ${commits.second}, and nothing later is to be deployed`);
    expect(await stateOf(commits.second)).toBe('equal');
  });

  it('holds against an older commit as well', async () => {
    const { deploy, revision } = await rolledBack();
    expect(await deploy(commits.first)).toMatchObject({ result: 'unchanged', takenBack: commits.second });
    expect(revision()).toBe(commits.first);
  });

  it('ends with a later commit: the Application follows the branch again, and that is live', async () => {
    const { here, deploy, stateOf, revision } = await rolledBack();
    expect(await stateOf(commits.third)).toBe('differs');
    expect(await deploy(commits.third)).toMatchObject({ result: 'updated', takenBack: undefined });
    expect(revision()).toBe('main');
    expect(here.server.app('web1')?.status.history?.at(-1)?.revision).toBe(commits.third);
    // The mark stays, and says nothing any more.
    expect(await deploy(commits.third)).toMatchObject({ result: 'unchanged', takenBack: undefined });
  });

  it('ends when somebody asks for it by name', async () => {
    const { deploy, stateOf, revision } = await rolledBack();
    expect(await stateOf(commits.second, 'apply')).toBe('differs');
    expect(await deploy(commits.second, 'apply')).toMatchObject({ result: 'updated' });
    expect(revision()).toBe('main');
  });

  it('is refused where a run must fail on what is older', async () => {
    const { deploy, revision } = await rolledBack();
    expect(await failureOf(deploy(commits.second, 'fail'))).toMatchObject({ code: 'ARGOCD_PINNED', exitCode: 4 });
    expect(revision()).toBe(commits.first);
  });

  it('holds for an Application that was pinned before, too', async () => {
    const { deploy, revision } = await rolledBack({ ...automated, source: { revision: '{commit}' } });
    expect(await deploy(commits.second)).toMatchObject({ takenBack: commits.second });
    expect(revision()).toBe(commits.first);
    expect(await deploy(commits.third)).toMatchObject({ result: 'updated' });
    expect(revision()).toBe(commits.third);
  });
});
