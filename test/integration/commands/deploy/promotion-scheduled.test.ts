/** A scheduled run with a gate: what cannot come of one service keeps nothing back of the others. */
import { expect, it } from 'vitest';
import { systemClock } from '../../../support/clock.ts';
import { promotionWorld } from '../../../support/commands/promotion.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

it.skipIf(!parts.present)(parts.titled('one that dev took back is held, and the other one comes'), async () => {
  const at = await promotionWorld(['environments.prod.promote-from:={"environment":"dev","after":"1ms"}']);
  at.change('develop', 'zero');
  await at.to('dev', {}, { clock: systemClock });
  const before = at.gitops.read('values/web1-dev.yaml');
  at.change('develop', 'one');
  await at.to('dev', {}, { clock: systemClock });
  at.squash('develop');
  // As `git revert` leaves it.
  commitFiles(at.gitops, { 'values/web1-dev.yaml': before });
  const failure = await failureOf(at.to('prod', {}, { event: { kind: 'manual' }, byPerson: true }));
  expect([failure.exitCode, failure.message]).toEqual([4, expect.stringMatching(/^web1: .* was taken back in dev/)]);
  const { outputs } = await at.to('prod', {}, { event: { kind: 'schedule' } });
  expect(outputs).toMatchObject({
    result: 'committed',
    services: ['web2'],
    held: { web1: expect.stringMatching(/^what [0-9a-f]{8} has was taken back in dev/) },
  });
});
