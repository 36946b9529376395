/** Signals that end a run: Ctrl-C, a cancelled job. The run is undone and what is known is published, then the signal has its effect. */
import { constants } from 'node:os';
import process from 'node:process';
import { undoAll } from '../core/run-end.ts';
import { systemClock as clock } from './clock.ts';
import { exit } from './output.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds for the clean-up, and then for the outputs; GitHub gives a cancelled job 7.5 seconds in all. */
const [cleanUpTime, publishTime] = [3_000, 2_000];

/** A run's end is published once: by the run itself, or by the signal that comes before it. */
interface RunningRun {
  readonly publishEnd: (signal: NodeJS.Signals) => Promise<unknown>;
  publisher?: 'run' | 'signal';
}

let running: RunningRun | undefined;
let isEnding = false;

/**
 * @param publishEnd publishes the end of a run that a signal ends
 * @returns what the run awaits before it publishes its end itself. It never resolves once a signal has come: what fails from
 *   then on, such as programs that were stopped, is no fault of the run.
 */
export function publishAtSignal(publishEnd: RunningRun['publishEnd']): () => Promise<void> {
  const run: RunningRun = { publishEnd };
  running = run;
  for (const signal of signals) if (process.listenerCount(signal, endBy) === 0) process.on(signal, endBy);
  return async () => {
    if (run.publisher === 'signal') await never();
    run.publisher = 'run';
  };
}

/** Removes what would outlive the run: temporary directories, programs, issued tokens. */
export async function cleanUp(): Promise<void> {
  await Promise.race([undoAll(), clock.sleep(cleanUpTime)]);
}

/** Further signals change nothing meanwhile: npm passes on the Ctrl-C that the terminal has sent as well. */
async function endBy(signal: NodeJS.Signals): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  const run = running;
  const isPublished = run?.publisher === 'run';
  if (run !== undefined && !isPublished) run.publisher = 'signal';
  await cleanUp();
  // A run that has its end is about to leave by itself.
  const published = isPublished ? never() : run?.publishEnd(signal);
  await Promise.race([published, clock.sleep(publishTime)]).catch(() => {});
  for (const each of signals) process.off(each, endBy);
  process.kill(process.pid, signal);
  // The first process of a container dies of no signal.
  await clock.sleep(200);
  exit(128 + constants.signals[signal]);
}

function never(): Promise<never> {
  return new Promise(() => {});
}
