/** What the operating system refuses: a full disk, a file that may not be written. It is no fault of the program. */
import { Failure, messageOf } from './failure.ts';

interface Refusal {
  readonly code: string;
  /** Behind the name of the file. */
  readonly problem: string;
  readonly hint: string;
}

const space = 'Free some space there, or name another directory in TMPDIR (on a runner of GitHub: RUNNER_TEMP).';
const full = { code: 'DISK_FULL', problem: 'the disk is full', hint: space };
const quota = { code: 'DISK_FULL', problem: 'the quota of the disk is used up', hint: space };
const permission = {
  code: 'FILE_PERMISSION',
  problem: "the job's user may not use it so",
  hint: 'Let that user read and write it; for temporary files name another directory in TMPDIR (on a runner of GitHub: RUNNER_TEMP).',
};
const readOnly = { ...permission, problem: 'it is on a file system that is read-only' };
const place = 'Look at HOME, TMPDIR and the working directory: they have to be directories that are there.';
const busy = { code: 'SYSTEM_LIMIT', problem: 'the machine gives this job no more files, processes or memory' };

/** By the names of errors of the system, as libuv has them. */
const refusals: Readonly<Record<string, Refusal>> = {
  ENOSPC: full,
  EDQUOT: quota,
  EFBIG: { code: 'DISK_FULL', problem: 'it would be larger than a file may be here', hint: space },
  EROFS: readOnly,
  EACCES: permission,
  EPERM: permission,
  ENOENT: { code: 'FILE_MISSING', problem: 'it is not there', hint: place },
  ENOTDIR: { code: 'FILE_MISSING', problem: 'a part of it is no directory', hint: place },
  EISDIR: { code: 'FILE_MISSING', problem: 'it is a directory', hint: place },
  ELOOP: { code: 'FILE_MISSING', problem: 'its symbolic links lead in a circle', hint: place },
  EIO: {
    code: 'DISK_BROKEN',
    problem: 'the disk cannot be read or written',
    hint: 'The machine or its volume is broken: run again elsewhere.',
  },
  EMFILE: { ...busy, hint: 'Raise `ulimit -n`, or run fewer jobs at the same time.' },
  ENFILE: { ...busy, hint: 'Run fewer jobs at the same time on this machine.' },
  EAGAIN: { ...busy, hint: 'Raise `ulimit -u` or the limits of the container.' },
  ENOMEM: { ...busy, hint: 'Raise the memory of the container, or run fewer jobs at the same time.' },
};

/**
 * The Failure of an error that the operating system reported, or one that such an error caused; undefined for every other.
 *
 * @param directories those that a run writes into, named where the system names no file
 */
export function systemFailure(error: unknown, directories: readonly string[]): Failure | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (!('code' in cause) || typeof cause.code !== 'string' || !('syscall' in cause)) continue;
    const refusal = Object.hasOwn(refusals, cause.code) ? refusals[cause.code] : undefined;
    if (refusal === undefined) continue;
    const path = 'path' in cause && typeof cause.path === 'string' ? cause.path : undefined;
    // A program that is absent is told of by who starts it.
    if (path === undefined && refusal.code !== 'DISK_FULL' && refusal.code !== 'SYSTEM_LIMIT') continue;
    const what = path ?? `one of the directories that the run writes into (${directories.join(', ')})`;
    const { code, problem, hint } = refusal;
    return new Failure('failed', code, `${what}: ${problem} (${messageOf(cause)})`, { hint, cause: error });
  }
  return undefined;
}
