import { describe, expect, it } from 'vitest';
import { encodeCommit } from '../../../../src/core/git/commit.ts';
import { encodeTree, hashObject } from '../../../../src/core/git/objects.ts';
import type { GitObject, ObjectId, PushVerdict, Transport } from '../../../../src/core/git/transport.ts';
import { handClock } from '../../../support/clock.ts';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';

/** Jitter at its upper end. */
const fakeClock = () => handClock({ now: 1_700_000_000_000, random: 0.999 });

const stamp = { name: 'x', email: 'x@example.com', seconds: 0, zone: '+0000' };

/** A remote whose verdicts are given, and whose tip moves with each lost race when `moves`. */
function scripted(verdict: () => PushVerdict, moves: boolean): Transport {
  const objects = new Map<ObjectId, GitObject>();
  const add = (type: GitObject['type'], body: Uint8Array) => {
    const id = hashObject('sha1', type, body);
    objects.set(id, { type, body });
    return id;
  };
  let count = 0;
  const next = () => {
    count += 1;
    const tree = add(
      'tree',
      encodeTree([{ mode: '100644', name: 'a', id: add('blob', Buffer.from(`tag: ${count}\n`)) }]),
    );
    return add('commit', encodeCommit({ tree, parents: [], author: stamp, committer: stamp, message: `${count}` }));
  };
  let tip = next();
  return {
    kind: 'git',
    listRefs: async () => ({
      objectFormat: 'sha1',
      head: 'refs/heads/main',
      refs: new Map([['refs/heads/main', tip]]),
    }),
    read: async (ids) => new Map(ids.flatMap((id) => (objects.has(id) ? [[id, objects.get(id)!]] : []))),
    history: async (id) => [{ id, body: objects.get(id)!.body }],
    expectHistory: () => {},
    push: async () => {
      if (moves) tip = next();
      return verdict();
    },
    cost: () => ({ requests: 0, bytesReceived: 0, bytesSent: 0, processes: 0 }),
    [Symbol.asyncDispose]: async () => {},
  };
}

const plan = setLine('a', 'tag', 'new');
const rejected: PushVerdict = { result: 'rejected', reason: 'fetch first' };

describe('a race that is never won', () => {
  it('ends at its deadline, not at a count, with exit 1 and the last words as cause', async () => {
    const clock = fakeClock();
    const failure = await deliver(
      scripted(() => rejected, true),
      plan,
      { clock, timeout: 60_000 },
    ).catch((error) => error);
    expect(failure).toMatchObject({ code: 'GIT_RACE_TIMEOUT', exitCode: 1, cause: new Error('fetch first') });
    expect(clock.pauses.reduce((sum, pause) => sum + pause, 0)).toBeCloseTo(60_000, -1);
  });

  it.each([
    { length: 0, pauses: [100, 150, 200, 250, 300] },
    { length: 1_000, pauses: [1_998, 2_997, 3_996, 4_995, 5_994] },
    { length: 4_000, pauses: [7_992, 9_990, 9_990, 9_990, 9_990] },
  ])('is tried with full jitter that grows with losses and with attempts of $length ms', async ({ length, pauses }) => {
    const clock = fakeClock();
    const slow = () => {
      clock.advance(length);
      return rejected;
    };
    await deliver(scripted(slow, true), plan, { clock, timeout: 100_000 }).catch(() => undefined);
    expect(clock.pauses.slice(0, 5).map(Math.round)).toEqual(pauses);
  });

  it('ends at its deadline too when no answer ever comes', async () => {
    const clock = fakeClock();
    const silent = scripted(() => ({ result: 'unknown', cause: new Error('gone') }), false);
    await expect(deliver(silent, plan, { clock, timeout: 10_000 })).rejects.toMatchObject({ code: 'GIT_RACE_TIMEOUT' });
  });
});

describe('a push whose answer never came', () => {
  it('counts when it is found at the deadline (law 11)', async () => {
    const clock = fakeClock();
    const transport = scripted(() => ({ result: 'unknown', cause: new Error('gone') }), false);
    let landed: string | undefined;
    const late: Transport = {
      ...transport,
      push: async (update) => {
        landed = update.next;
        return transport.push(update);
      },
      listRefs: async (prefixes) => {
        const answer = await transport.listRefs(prefixes);
        const visible = landed !== undefined && clock.pauses.length > 0;
        return visible ? { ...answer, refs: new Map([['refs/heads/main', landed!]]) } : answer;
      },
      history: async (id) => [{ id, body: new Uint8Array() }],
    };
    // The first pause reaches the deadline.
    expect(await deliver(late, plan, { clock, timeout: 50 })).toMatchObject({ result: 'committed', commit: landed });
    expect(clock.pauses).toEqual([50]);
  });
});

describe('a rejection', () => {
  it('of a branch that does not move is final after the fifth, whatever the server says (law 2)', async () => {
    const clock = fakeClock();
    const failure = await deliver(
      scripted(() => rejected, false),
      plan,
      { clock },
    ).catch((error) => error);
    expect(failure).toMatchObject({ code: 'GIT_PUSH_REJECTED', cause: new Error('fetch first') });
    // Each time long enough for a competitor's update to become visible.
    expect(clock.pauses).toHaveLength(10);
    expect(clock.pauses.filter((pause, index) => index % 2 === 1 && pause >= 500)).toHaveLength(5);
  });

  it('counts for its own tip only: a hook that rejects at random does not end a race', async () => {
    const clock = fakeClock();
    let pushes = 0;
    const remote = scripted(() => (pushes < 20 ? rejected : { result: 'accepted' }), true);
    const still: { refs: Awaited<ReturnType<Transport['listRefs']>> | undefined } = { refs: undefined };
    const hooked: Transport = {
      ...remote,
      // Each tip lasts for four pushes.
      push: async (update) => {
        pushes += 1;
        const verdict = await remote.push(update);
        if (pushes % 4 === 0) still.refs = undefined;
        return verdict;
      },
      listRefs: async (prefixes) => {
        still.refs ??= await remote.listRefs(prefixes);
        return still.refs;
      },
    };
    expect(await deliver(hooked, plan, { clock, timeout: 60_000 })).toMatchObject({
      result: 'committed',
      attempts: 20,
    });
  });
});
