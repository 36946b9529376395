/** Runs a program to its end, by its argument list and with an environment of its own. */
import { access, constants, realpath } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Environment } from './ports.ts';

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

export const runProgram: RunProgram = async (call) => {
  const [name, ...args] = call.argv;
  const file = isAbsolute(name) ? name : (await programsOnPath(name, call.env))[0];
  const absent = { exitCode: 127, stdout: '', stderr: `${name}: not found, or not executable` };
  if (file === undefined || !(await isExecutable(file))) return absent;
  // Loaded here: most runs of the program start no builder.
  const { getExecOutput } = await import('@actions/exec');
  const environment = Object.entries(call.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const onLine = (line: string) => {
    // A carriage return ends a line too: progress bars.
    for (const part of line.split('\r')) if (part.trim() !== '') call.onLine?.(part);
  };
  // The library splits the first argument into words; quotes keep a path with spaces whole.
  return getExecOutput(`"${file}"`, args, {
    env: Object.fromEntries(environment),
    ...(call.cwd === undefined ? {} : { cwd: call.cwd }),
    silent: true,
    ignoreReturnCode: true,
    input: Buffer.alloc(0),
    listeners: { stdline: onLine, errline: onLine },
  });
};

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
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

/** One word of POSIX shell that is exactly this text; quoted only where a shell could read more in it. */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

export function shellLine(argv: readonly string[]): string {
  return argv.map(shellQuote).join(' ');
}
