import { spawn } from 'node:child_process';
import { access, constants, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Environment } from '../ports.ts';

/** Program and arguments, never a shell string, never a secret (law 6: every user of the machine can read it). */
export type Argv = readonly [string, ...string[]];

export interface ProgramCall {
  readonly argv: Argv;
  /** The child's whole environment. */
  readonly env: Environment;
  readonly cwd?: string;
  /** Every line of stdout and stderr as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface ProgramResult {
  /** 127 when there is no such program, as in a shell; 128 + signal number is not told apart from a crash. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. Does not throw when it fails. */
export type RunProgram = (call: ProgramCall) => Promise<ProgramResult>;

/** A builder's output is kept for its failure text; a flood must not fill the memory. */
const mostKept = 1_000_000;

export const runProgram: RunProgram = (call) =>
  new Promise((resolve, reject) => {
    const [file, ...args] = call.argv;
    const child = spawn(file, args, {
      env: { ...call.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(call.cwd === undefined ? {} : { cwd: call.cwd }),
    });
    const stdout = lines(call.onLine);
    const stderr = lines(call.onLine);
    child.stdout.setEncoding('utf8').on('data', stdout.take);
    child.stderr.setEncoding('utf8').on('data', stderr.take);
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EACCES') {
        resolve({ exitCode: 127, stdout: '', stderr: `${file}: ${error.message}` });
      } else reject(error);
    });
    child.on('close', (code) => {
      resolve({ exitCode: code ?? 128, stdout: stdout.end(), stderr: stderr.end() });
    });
  });

/** Cuts a stream into lines (a carriage return ends one too: progress bars) and keeps its tail. */
function lines(onLine: ((line: string) => void) | undefined) {
  let kept = '';
  let open = '';
  return {
    take(chunk: string): void {
      kept = (kept + chunk).slice(-mostKept);
      if (onLine === undefined) return;
      const parts = (open + chunk).split(/\r?\n|\r/);
      open = parts.pop() ?? '';
      for (const line of parts) if (line.trim() !== '') onLine(line);
    },
    end(): string {
      if (open.trim() !== '') onLine?.(open);
      return kept;
    },
  };
}

/** Every executable of this name on `PATH`, in order, each file once even when directories are links to each other. */
export async function programsOnPath(name: string, env: Environment): Promise<readonly string[]> {
  const found = new Map<string, string>();
  for (const directory of (env.PATH ?? '').split(delimiter)) {
    if (directory === '') continue;
    const path = join(directory, name);
    try {
      await access(path, constants.X_OK);
      const real = await realpath(path);
      if (!found.has(real)) found.set(real, path);
    } catch {
      // Not here: the next directory.
    }
  }
  return [...found.values()];
}

/** For people: quoted as a POSIX shell would need it. */
export function printable(argv: readonly string[]): string {
  return argv.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : shellQuote(word))).join(' ');
}

/** One word of POSIX shell that is exactly this text. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
