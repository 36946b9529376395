/** Starts programs on the real machine, each in a process group of its own, which ends as a whole. */
import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { constants } from 'node:os';
import { basename } from 'node:path';
import { getBuiltinModule, kill, platform } from 'node:process';
import { Failure } from '../core/failure.ts';
import { type Deadline, onAbort } from '../core/net/deadline.ts';
import type { ProgramCall, ProgramResult, Programs } from '../core/ports.ts';
import { childEnvironment } from '../core/program-environment.ts';
import { atRunEnd } from '../core/run-end.ts';
import { watched } from './watchdog.ts';

/** Time between the polite and the final signal. */
const killDelay = 2_000;

/** How long a program that has ended may leave its streams to a child that goes on. */
const streamDelay = 10_000;

const groups = platform !== 'win32';

/** How long a program may take that starts when the deadline of the run has passed, to clean up. */
const lateTimeout = 10_000;

export const systemPrograms: Programs = { run, start: spawn };

/** The programs of a run. Each ends at the run's deadline; the failure that says so names the program. */
export function programsUntil(deadline: Deadline): Programs {
  const failure = ({ argv: [name] }: ProgramCall, cause?: Error) =>
    deadline.failure(`the program ${basename(name)}`, cause);
  return {
    start(call) {
      const child = spawn(call);
      // The caller listens once it has the program.
      const onTimeout = () => queueMicrotask(() => child.emit('error', failure(call)));
      endInTime(child, { ...limitsUntil(deadline, call.timeout), onTimeout });
      return child;
    },
    async run(call) {
      const late = deadline.passed;
      const ended = await run(call, limitsUntil(deadline, call.timeout));
      if (late || ended.result !== 'timed-out' || !deadline.signal.aborted) return ended;
      throw failure(call, new Error(ended.stderr.trim()));
    },
  };
}

/** What ends a program before it ends by itself. */
interface Limits {
  /** Milliseconds. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal;
}

function limitsUntil(deadline: Deadline, timeout = Number.POSITIVE_INFINITY): Limits {
  return deadline.passed ? { timeout: Math.min(timeout, lateTimeout) } : { timeout, signal: deadline.signal };
}

function spawn(call: ProgramCall): ChildProcessWithoutNullStreams {
  const {
    argv: [name, ...args],
    cwd,
  } = call;
  // Loaded by the first program: most commands start none, or only while a server lets them wait.
  const start = () =>
    getBuiltinModule('node:child_process').spawn(name, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: childEnvironment(call),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      detached: groups,
    });
  return watched(start, readsCheckout(call));
}

/** Git without a server is over soon, and starts no program that outlives it. */
function readsCheckout({ argv: [name, ...args] }: ProgramCall): boolean {
  return (
    basename(name) === 'git' && !args.some((word) => /^(fetch|push|pull|clone|ls-remote|gc|maintenance)$/.test(word))
  );
}

function run(call: ProgramCall, limits: Limits = { timeout: call.timeout }): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(call);
    const { outputLimit = mostOutput } = call;
    const stdout = new Captured(call.onLine === undefined ? outputLimit + 1 : keptEnd);
    const stderr = new Captured(keptEnd);
    let result: ProgramResult['result'] = 'exited';
    let isTooLong = false;
    let streamTimer: NodeJS.Timeout | undefined;
    const settle = (exitCode: number, more = '') => {
      clearTimeout(streamTimer);
      if (isTooLong) reject(tooMuchOutput(call, outputLimit));
      else resolve({ result, exitCode, stdout: stdout.end(), stderr: stderr.end().toString('utf8') + more });
    };
    child.stdout.on('data', (chunk: Buffer) => {
      stdout.add(chunk);
      if (isTooLong || call.onLine !== undefined || stdout.received <= outputLimit) return;
      isTooLong = true;
      end(child, 'SIGKILL');
      child.stdout.destroy();
    });
    child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk));
    if (call.onLine !== undefined) for (const stream of [child.stdout, child.stderr]) eachLine(stream, call.onLine);
    const onTimeout = () => {
      result = 'timed-out';
    };
    endInTime(child, { ...limits, onTimeout });
    child.on('error', ({ message }) => {
      if (child.pid !== undefined) return;
      result = 'not-started';
      settle(127, message);
    });
    child.on('exit', () => {
      streamTimer = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, streamDelay);
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

/** Ends a program with the run, at its timeout, or when the signal is aborted. */
function endInTime(child: ChildProcess, { timeout, signal, onTimeout }: Limits & { onTimeout: () => void }): void {
  const timers = new Set<NodeJS.Timeout>();
  const after = (milliseconds: number, body: () => void) => timers.add(setTimeout(body, milliseconds));
  const endNow = () => {
    onTimeout();
    end(child, 'SIGTERM');
    after(killDelay, () => end(child, 'SIGKILL'));
  };
  // In a group of its own it would not hear a Ctrl-C.
  const stops = [atRunEnd(() => end(child, 'SIGTERM')), onAbort(signal, endNow)];
  if (timeout !== undefined && timeout !== Number.POSITIVE_INFINITY) after(timeout, endNow);
  child.once('close', () => {
    for (const stop of stops) stop();
    for (const timer of timers) clearTimeout(timer);
  });
}

/** Bytes of stdout. A list of all files of a large monorepo has some ten mebibytes. */
const mostOutput = 256 * 2 ** 20;
/** Bytes that are kept of what is read for its last words. */
const keptEnd = 2 ** 20;

/** The end of a stream. */
class Captured {
  readonly #limit: number;
  #chunks: Buffer[] = [];
  #kept = 0;
  received = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Buffer): void {
    this.received += chunk.length;
    this.#chunks.push(chunk);
    this.#kept += chunk.length;
    // Twice as much is held, so that it is joined seldom.
    if (this.#kept > 2 * this.#limit || this.#chunks.length > mostChunks) {
      this.#chunks = [this.end()];
      this.#kept = Math.min(this.#kept, this.#limit);
    }
  }

  end(): Buffer {
    const joined = Buffer.concat(this.#chunks);
    // A copy, since a slice would keep the whole.
    return joined.length <= this.#limit ? joined : Buffer.from(joined.subarray(-this.#limit));
  }
}

/** A program may write a byte at a time. */
const mostChunks = 100_000;

function tooMuchOutput({ argv: [name] }: ProgramCall, limit: number): Failure {
  const problem = `the program ${basename(name)} printed more than ${limit} bytes and was ended`;
  return new Failure('failed', 'PROGRAM_OUTPUT', problem, {
    hint: 'Run it by hand to see what it prints; a server may be sending it an answer without end.',
  });
}

/** Characters. A longer line is cut into several, at a blank: half of a secret is not recognised. */
const longestLine = 64 * 1024;

/** A carriage return ends a line too: progress bars. */
function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  const decoder = new TextDecoder();
  // Of a line that has not ended: only what is new is searched, so that a long line costs no more than short ones.
  let pending: string[] = [];
  let length = 0;
  const add = (text: string) => {
    pending.push(text);
    length += text.length;
  };
  const show = () => {
    const line = pending.join('');
    [pending, length] = [[], 0];
    if (line.trim() !== '') onLine(line);
  };
  const cut = () => {
    const line = pending.join('');
    const end = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
    pending = [end < 0 ? '… a word of more than 64 KiB is left out' : line.slice(0, end)];
    show();
    // The rest of a word that is left out is a mark too, until the word ends.
    add(end < 0 ? leftOut : line.slice(end));
  };
  const take = (text: string) => {
    const [first = '', ...lines] = text.split(/[\r\n]+/);
    add(length === 1 && pending[0] === leftOut ? first.replace(/^\S+/, '') : first);
    for (const next of lines) {
      show();
      add(next);
    }
    if (length > longestLine) cut();
  };
  stream.on('data', (chunk: Buffer) => take(decoder.decode(chunk, { stream: true })));
  stream.on('end', () => take(`${decoder.decode()}\n`));
}

/** Stands at the beginning of a line whose first word is left out. It is white space, and so shows nothing. */
const leftOut = '\u2028';

/** Programs have helpers (git-remote-https) that outlive them and hold their streams. */
function end(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (groups && child.pid !== undefined) kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended by itself meanwhile.
  }
}
