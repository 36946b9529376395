/** Starts programs on the real machine, each in a process group of its own, which ends as a whole. */
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { constants } from 'node:os';
import { basename } from 'node:path';
import { getBuiltinModule, kill, platform } from 'node:process';
import { type Deadline, onAbort } from '../core/net/deadline.ts';
import type { ProgramCall, ProgramResult, Programs } from '../core/ports.ts';
import { atRunEnd } from '../core/run-end.ts';

/** Time between the polite and the final signal. */
const killDelay = 2_000;

/** How long a program that has ended may leave its streams to a child that goes on. */
const streamDelay = 10_000;

const groups = platform !== 'win32';

/** What cleans up behind the deadline of a run has this long. */
const lateDelay = 10_000;

export const systemPrograms: Programs = { run, start };

/** The programs of a run, which end with its deadline. A program whose streams the caller drives ends with the caller. */
export function programsUntil(deadline: Deadline): Programs {
  return {
    start,
    async run(call) {
      if (deadline.passed) return run({ ...call, timeout: Math.min(call.timeout ?? lateDelay, lateDelay) });
      const ended = await run(call, deadline.signal);
      if (ended.result !== 'timed-out' || !deadline.signal.aborted) return ended;
      throw deadline.failure(`the program ${basename(call.argv[0])}`, new Error(ended.stderr.trim()));
    },
  };
}

function start({ argv: [name, ...args], env, cwd }: ProgramCall): ChildProcessWithoutNullStreams {
  // Loaded by the first program: most commands start none, or only while a server lets them wait.
  return getBuiltinModule('node:child_process').spawn(name, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    detached: groups,
  });
}

/** @param signal ends it as its timeout does */
function run(call: ProgramCall, signal?: AbortSignal): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = start(call);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const timers = new Set<NodeJS.Timeout>();
    const after = (milliseconds: number, body: () => void) => timers.add(setTimeout(body, milliseconds));
    // In a group of its own it would not hear a Ctrl-C.
    const forget = atRunEnd(() => end(child, 'SIGTERM'));
    let result: ProgramResult['result'] = 'exited';
    const settle = (exitCode: number, more = '') => {
      forget();
      forgetSignal();
      for (const timer of timers) clearTimeout(timer);
      resolve({
        result,
        exitCode,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8') + more,
      });
    };
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    if (call.onLine !== undefined) for (const stream of [child.stdout, child.stderr]) eachLine(stream, call.onLine);
    const endInTime = () => {
      result = 'timed-out';
      end(child, 'SIGTERM');
      after(killDelay, () => end(child, 'SIGKILL'));
    };
    const forgetSignal = onAbort(signal, endInTime);
    if (call.timeout !== undefined && call.timeout !== Number.POSITIVE_INFINITY) after(call.timeout, endInTime);
    child.on('error', ({ message }) => {
      if (child.pid !== undefined) return;
      result = 'not-started';
      settle(127, message);
    });
    child.on('exit', () => {
      after(streamDelay, () => {
        child.stdout.destroy();
        child.stderr.destroy();
      });
    });
    child.on('close', (code, signal) => {
      if (result === 'not-started') return;
      settle(result === 'timed-out' ? 124 : (code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(call.stdin ?? '');
  });
}

/** A carriage return ends a line too: progress bars. */
function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  const decoder = new TextDecoder();
  let last = '';
  const take = (text: string) => {
    const lines = (last + text).split(/[\r\n]+/);
    last = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onLine(line);
  };
  stream.on('data', (chunk: Buffer) => take(decoder.decode(chunk, { stream: true })));
  stream.on('end', () => take('\n'));
}

/** Programs have helpers (git-remote-https) that outlive them and hold their streams. */
function end(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (groups && child.pid !== undefined) kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended by itself meanwhile.
  }
}
