/** Events and looks that overlap: none is lost, and none is looked at twice. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AppHandle, handleUntil, observe } from '../../../../src/core/argocd/rollout/observe.ts';
import type { ArgocdClient } from '../../../../src/core/argocd/server/client.ts';
import type { AppEvent } from '../../../../src/core/argocd/server/events.ts';
import type { LiveApplication } from '../../../../src/core/argocd/server/live.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { leapingClock } from '../../../support/argocd/leaping-clock.ts';
import { memoryLog } from '../../../support/ports.ts';

const finishedAt = '2026-03-01T12:00:05Z';
const app = (resourceVersion: string, more: Partial<LiveApplication> = {}): LiveApplication => ({
  metadata: { name: 'web1', resourceVersion },
  spec: { project: 'default', destination: {} },
  ...more,
});
const operating = (version: string) => app(version, { operation: {} });
const ended = (version: string) => app(version, { status: { operationState: { phase: 'Succeeded', finishedAt } } });

interface Script {
  /** What each read answers, or does before it answers. */
  readonly reads: ((kind: 'get' | 'refresh') => LiveApplication | undefined | Promise<LiveApplication | undefined>)[];
}

function scripted({ reads }: Script, timeoutMs = 600_000) {
  const clock = leapingClock();
  onTestFinished(() => clock[Symbol.dispose]());
  const calls: string[] = [];
  let emit: (event: Partial<AppEvent>) => void = () => {};
  let streams = 0;
  const read = async (kind: 'get' | 'refresh') => {
    calls.push(kind);
    const next = reads.shift();
    if (next === undefined) throw new Error('one read too many');
    return await next(kind);
  };
  const client: Partial<ArgocdClient> = {
    until: () => client as ArgocdClient,
    get: () => read('get'),
    refresh: async () => (await read('refresh')) ?? 'absent',
    watch(_ref, { onEvent }) {
      streams += 1;
      emit = (event) =>
        onEvent({ resourceVersion: undefined, isOperating: false, finishedAt: undefined, isDeleted: false, ...event });
      return { closed: false, close() {} };
    },
  };
  const parts = { client: client as ArgocdClient, ref: { name: 'web1', project: 'default' }, clock, log: memoryLog() };
  const handle: AppHandle = handleUntil(parts, new Deadline(clock, timeoutMs));
  const at = (milliseconds: number, event: Partial<AppEvent>) => clock.after(milliseconds, () => emit(event));
  return { handle, clock, calls, at, emit: (event: Partial<AppEvent>) => emit(event), streams: () => streams };
}

describe('events and looks', () => {
  it('an event after a quiet time is looked at without delay', async () => {
    const { handle, clock, at } = scripted({ reads: [() => app('2')] });
    using observer = observe(handle, { known: app('1') });
    const begun = clock.now();
    at(700, { resourceVersion: '2' });
    expect(await observer.next()).toMatchObject({ kind: 'seen', app: { metadata: { resourceVersion: '2' } } });
    expect(clock.now() - begun).toBe(700);
  });

  it('of several events at once, and of those just after a look, one look tells all', async () => {
    const { handle, clock, at, calls } = scripted({ reads: [() => app('2'), () => app('6')] });
    using observer = observe(handle, { known: app('1') });
    at(700, { resourceVersion: '2' });
    for (const later of [3, 4, 5, 6]) at(700 + 10 * later, { resourceVersion: String(later) });
    await observer.next();
    const begun = clock.now();
    await observer.next();
    expect([calls.length, clock.now() - begun]).toEqual([2, 100]);
  });

  it('an event of what was seen already wakes nobody', async () => {
    const { handle, clock, at } = scripted({ reads: [() => app('1')] });
    using observer = observe(handle, { known: app('1') });
    const begun = clock.now();
    at(700, { resourceVersion: '1' });
    await observer.next();
    expect(clock.now() - begun).toBe(10_000);
  });

  it('one that comes while a look is on its way is looked at next, and at once', async () => {
    const here = scripted({
      reads: [
        () => {
          here.emit({ resourceVersion: '3' });
          return app('2');
        },
        () => app('3'),
      ],
    });
    using observer = observe(here.handle, { known: app('1') });
    await observer.next();
    const begun = here.clock.now();
    await observer.next();
    expect(here.clock.now() - begun).toBeLessThan(200);
  });

  it('is not looked at again when the answer on its way told it', async () => {
    const here = scripted({
      reads: [
        () => {
          here.emit({ resourceVersion: '2' });
          return app('2');
        },
        () => app('2'),
      ],
    });
    using observer = observe(here.handle, { known: app('1') });
    await observer.next();
    const begun = here.clock.now();
    await observer.next();
    expect(here.clock.now() - begun).toBe(10_000);
  });

  it('a running operation has nothing to tell before its end, which is compared behind it', async () => {
    const { handle, clock, at, calls } = scripted({ reads: [() => ended('4')] });
    using observer = observe(handle, { known: operating('1'), compares: true });
    const begun = clock.now();
    at(1_000, { resourceVersion: '2', isOperating: true });
    at(3_000, { resourceVersion: '3', isOperating: false, finishedAt });
    expect(await observer.next()).toMatchObject({ kind: 'seen', comparedAfter: finishedAt });
    expect([calls, clock.now() - begun]).toEqual([['refresh'], 3_000]);
  });

  it('an end that is told while a look is on its way is compared all the same', async () => {
    const here = scripted({
      reads: [
        () => {
          here.emit({ resourceVersion: '3', isOperating: false, finishedAt });
          return operating('2');
        },
        () => ended('4'),
      ],
    });
    using observer = observe(here.handle, { known: operating('1'), compares: true });
    await observer.next();
    expect(await observer.next()).toMatchObject({ comparedAfter: finishedAt });
    expect(here.calls).toEqual(['get', 'refresh']);
  });

  it('a comparison that was asked for before the end proves nothing about it', async () => {
    const { handle } = scripted({ reads: [() => ended('2')] });
    using observer = observe(handle, { known: operating('1'), compares: true });
    const seen = await observer.look(true);
    expect(seen).toMatchObject({ kind: 'seen' });
    expect(seen).not.toHaveProperty('comparedAfter', finishedAt);
  });

  it('a deletion wakes also under the version that was seen', async () => {
    const { handle, clock, at } = scripted({ reads: [() => undefined] });
    using observer = observe(handle, { known: operating('1') });
    const begun = clock.now();
    at(700, { resourceVersion: '1', isOperating: true, isDeleted: true });
    expect(await observer.next()).toEqual({ kind: 'absent' });
    expect(clock.now() - begun).toBe(700);
  });
});

describe('the end of the time', () => {
  const cut = new Failure('timed-out', 'DEADLINE', 'the deadline passed');

  it.each([
    ['a look that it cuts after a moment says nothing about the server', 8_000, undefined],
    ['a server that was silent for long is away', 30_000, cut],
  ])('%s', async (_title, timeoutMs, away) => {
    const here = scripted(
      {
        reads: [
          async () => {
            await here.clock.sleep(here.handle.deadline.remaining());
            throw cut;
          },
        ],
      },
      timeoutMs,
    );
    using observer = observe(here.handle, { known: app('1') });
    expect(await observer.next(7_000)).toMatchObject({ kind: 'out-of-time', away });
  });

  it('opens no stream and reads nothing behind it', async () => {
    const { handle, clock, calls, streams } = scripted({ reads: [] }, 1_000);
    using observer = observe(handle, { known: app('1') });
    await clock.sleep(2_000);
    expect(await observer.next()).toEqual({ kind: 'out-of-time', away: undefined });
    expect([calls, streams()]).toEqual([[], 0]);
  });
});
