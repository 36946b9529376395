import { describe, expect, it } from 'vitest';
import { forgePublisher, type Publisher, pushPublisher } from '../../../../src/core/delivery/publisher.ts';
import { Failure } from '../../../../src/core/failure.ts';
import type { Transport } from '../../../../src/core/git/transport.ts';
import { type HandClock, handClock } from '../../../support/clock.ts';
import { author, deliver, setLine } from '../../../support/delivery/delivery.ts';
import { type Answer, type MemoryRemote, memoryRemote } from '../../../support/delivery/memory-remote.ts';

/** Jitter at its upper end. */
const fakeClock = () => handClock({ now: 1_700_000_000_000, random: 0.999 });
const plan = setLine('a', 'tag', 'new');

type Way = readonly [name: string, publisher: (remote: MemoryRemote, clock: HandClock) => Publisher];
const ways: readonly Way[] = [
  ['a push', (_, clock) => pushPublisher({ author, clock })],
  ["a forge's API", ({ forge }) => forgePublisher(forge, undefined)],
];

describe.each(ways)('a commit by %s', (_, publisherOf) => {
  const run = async (
    answers: readonly Answer[],
    { clock = fakeClock(), ...options }: { clock?: HandClock; branch?: string; transport?: Partial<Transport> } = {},
  ) => {
    const remote = memoryRemote(answers);
    const { branch = 'main' } = options;
    const transport = { ...remote.transport, ...options.transport };
    const publisher = publisherOf(remote, clock);
    const startFrom = branch === 'main' ? {} : { startFrom: 'main' };
    const request = { clock, publisher, branch, ...startFrom };
    const ended = await deliver(transport, plan, request).catch((error: unknown) => error);
    return { ended, remote, clock };
  };

  it.each<[string, readonly Answer[], number]>([
    ['at once', ['taken'], 1],
    ['after a lost race', ['moved', 'taken'], 2],
    ['after many lost races', [...Array<Answer>(7).fill('moved'), 'taken'], 8],
  ])('lands %s, on top of what others wrote', async (_name, answers, attempts) => {
    const { ended, remote } = await run(answers);
    expect(ended).toMatchObject({ result: 'committed', attempts, commit: remote.tip('main') });
    expect(remote.writes()).toBe(answers.length);
  });

  it.each<[string, readonly Answer[]]>([
    ['is made', ['taken', 'taken']],
    ['was made by somebody else meanwhile', ['moved', 'taken']],
    ['was refused, once', ['refused', 'taken', 'taken']],
    ['was made without an answer', ['taken in silence', 'taken']],
    ['got no answer and was not made', ['silent', 'taken', 'taken']],
  ])('lands on a new branch that %s', async (_name, answers) => {
    const { ended, remote } = await run(answers, { branch: 'new' });
    expect(ended).toMatchObject({ result: 'committed', branch: 'new', commit: remote.tip('new') });
  });

  it('is refused for good after the fifth refusal of a branch that nobody has moved (law 2)', async () => {
    const { ended, remote, clock } = await run(['refused'], { branch: 'new' });
    const cause = new Error('names begin with feature/');
    expect(ended).toMatchObject({ code: 'GIT_PUSH_REJECTED', exitCode: 1, cause });
    expect((ended as Failure).hint).toContain('A hook or a');
    expect((ended as Failure).hint).not.toContain('deliver');
    expect(remote.writes()).toBe(5);
    // Each time it waits long enough for a competitor's update to become visible.
    expect(clock.pauses.filter((pause, index) => index % 2 === 1 && pause >= 500)).toHaveLength(5);
  });

  it('ends at its deadline, not at a count, with exit 1 and the last cause', async () => {
    const { ended, clock } = await run(['moved']);
    expect(ended).toMatchObject({ code: 'GIT_RACE_TIMEOUT', exitCode: 1, cause: new Error('fetch first') });
    expect(clock.pauses.reduce((sum, pause) => sum + pause, 0)).toBeCloseTo(60_000, -1);
  });

  it('starts over where the tip was rewritten before it could be read', async () => {
    let reads = 0;
    const remote = memoryRemote();
    const clock = fakeClock();
    const read: Transport['read'] = async (ids) => {
      reads += 1;
      if (reads > 1) return remote.transport.read(ids);
      remote.move('main');
      throw new Failure('failed', 'GIT_OBJECT_MISSING', 'the git server does not have the object');
    };
    const publisher = publisherOf(remote, clock);
    const delivered = await deliver({ ...remote.transport, read }, plan, { clock, publisher });
    expect(delivered).toMatchObject({ result: 'committed', attempts: 2, commit: remote.tip('main') });
  });

  it('fails where a tip cannot be read that is still there', async () => {
    const failure = new Failure('failed', 'GIT_OBJECT_MISSING', 'the git server does not have the object');
    const read = async () => Promise.reject(failure);
    expect((await run([], { transport: { read } })).ended).toBe(failure);
  });
});

describe('a race that is lost again and again', () => {
  it.each([
    { length: 0, pauses: [100, 150, 200, 250, 300] },
    { length: 1_000, pauses: [1_998, 2_997, 3_996, 4_995, 5_994] },
    { length: 4_000, pauses: [7_992, 9_990, 9_990, 9_990, 9_990] },
  ])('is run with full jitter that grows with losses and with attempts of $length ms', async ({ length, pauses }) => {
    const clock = fakeClock();
    const { transport } = memoryRemote(['moved']);
    const push: Transport['push'] = (update) => {
      clock.advance(length);
      return transport.push(update);
    };
    await deliver({ ...transport, push }, plan, { clock, timeout: 100_000 }).catch(() => undefined);
    expect(clock.pauses.slice(0, 5).map(Math.round)).toEqual(pauses);
  });
});

describe('a push whose answer never came', () => {
  it('counts when it is found at the deadline (law 11)', async () => {
    const clock = fakeClock();
    const remote = memoryRemote(['taken in silence']);
    const first = remote.tip('main')!;
    const listRefs: Transport['listRefs'] = async (prefixes) => {
      const answer = await remote.transport.listRefs(prefixes);
      // A replica shows the commit only after the first pause, which reaches the deadline.
      return clock.pauses.length > 0 ? answer : { ...answer, refs: new Map([['refs/heads/main', first]]) };
    };
    const delivered = await deliver({ ...remote.transport, listRefs }, plan, { clock, timeout: 50 });
    expect(delivered).toMatchObject({ result: 'committed', commit: remote.tip('main') });
    expect(clock.pauses).toEqual([50]);
  });

  it('ends the race at its deadline when none ever comes', async () => {
    const clock = fakeClock();
    const { transport } = memoryRemote(['silent']);
    await expect(deliver(transport, plan, { clock, timeout: 10_000 })).rejects.toMatchObject({
      code: 'GIT_RACE_TIMEOUT',
    });
  });
});

describe('a rejected push', () => {
  it('is final after the fifth of a branch that exists, with the way by a request as a hint', async () => {
    const clock = fakeClock();
    const remote = memoryRemote(['refused']);
    await expect(deliver(remote.transport, plan, { clock })).rejects.toMatchObject({
      code: 'GIT_PUSH_REJECTED',
      cause: new Error('names begin with feature/'),
      hint: expect.stringContaining('deliver: pull-request') as string,
    });
    expect(remote.writes()).toBe(5);
  });

  it('counts for its own tip only: a hook that rejects at random does not end a race', async () => {
    const clock = fakeClock();
    // Each tip lasts for four pushes.
    const four: readonly Answer[] = ['refused', 'refused', 'refused', 'moved'];
    const { transport } = memoryRemote([...four, ...four, ...four, ...four, 'refused', 'refused', 'refused', 'taken']);
    expect(await deliver(transport, plan, { clock, timeout: 60_000 })).toMatchObject({
      result: 'committed',
      attempts: 20,
    });
  });
});
