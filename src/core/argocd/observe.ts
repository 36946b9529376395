/**
 * Watching one Application: the event stream wakes, a GET tells. The stream alone loses events, never mentions a
 * deletion it missed, and hangs in silence for a name that it does not know (argo-cd util/grpc, server/broadcaster).
 */
import { Failure } from '../failure.ts';
import type { Clock, Log } from '../ports.ts';
import type { ArgocdClient } from './client.ts';
import { isTransient } from './errors.ts';
import type { ApplicationRef, LiveApplication } from './live.ts';

/** What every waiting step needs. */
export interface Vigil {
  readonly client: ArgocdClient;
  readonly ref: ApplicationRef;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds since the epoch, by `clock`. */
  readonly deadline: number;
}

export type Observation =
  | { readonly kind: 'seen'; readonly app: LiveApplication }
  | { readonly kind: 'absent' }
  | { readonly kind: 'out-of-time' };

export interface Observer extends Disposable {
  /** The first one at once, the others after an event or `withinMs`, whichever comes first. */
  next(withinMs?: number): Promise<Observation>;
}

/** The longest time between two looks, whatever the stream says. */
const pollMs = 10_000;
/** The shortest: a busy Application sends many events a second. */
const paceMs = 1_000;

export function observe(vigil: Vigil): Observer {
  const { client, ref, clock, deadline } = vigil;
  let woken = false;
  let looked = false;
  const wake = () => {
    woken = true;
  };
  let stream = client.watch(ref, wake);
  const pause = async (withinMs: number) => {
    const until = Math.min(clock.now() + withinMs, deadline);
    // In slices, because a sleep cannot be cut short, and a left-over one would hold the process.
    do await clock.sleep(Math.max(0, Math.min(paceMs, until - clock.now())));
    while (!woken && clock.now() < until);
  };
  return {
    async next(withinMs = pollMs) {
      if (looked) await pause(withinMs);
      looked = true;
      if (clock.now() >= deadline) return { kind: 'out-of-time' };
      woken = false;
      if (stream.closed) stream = client.watch(ref, wake);
      return await look(vigil);
    },
    [Symbol.dispose]: () => stream.close(),
  };
}

/** Reads the Application; a server that is away for a while costs time, not the run. */
async function look({ client, ref, clock, log, deadline }: Vigil): Promise<Observation> {
  for (;;) {
    try {
      const app = await client.get(ref);
      return app === undefined ? { kind: 'absent' } : { kind: 'seen', app };
    } catch (error) {
      if (!(error instanceof Failure) || !isTransient(error)) throw error;
      if (clock.now() >= deadline) return { kind: 'out-of-time' };
      log.warn(`${error.message}; still waiting`);
      await clock.sleep(paceMs);
    }
  }
}
