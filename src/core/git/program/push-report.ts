import type { PushVerdict } from '../transport.ts';

/**
 * The verdict in the output of `git push --porcelain` for one ref: `<flag>\t<from>:<to>\t<summary> (<reason>)`.
 *
 * Without a line for the ref the push broke off, and whether the server did it is open.
 */
export function readPushReport(ref: string, code: number, stdout: string, stderr: string): PushVerdict {
  for (const line of stdout.split('\n')) {
    const [flag, names, summary = ''] = line.split('\t');
    if (names === undefined || !names.endsWith(`:${ref}`)) continue;
    // `[remote failure]`: the objects were sent, the report on them never came.
    if (flag === '!' && summary.startsWith('[remote failure]')) break;
    if (flag === '!') return { result: 'rejected', reason: [summary, remoteWords(stderr)].filter(Boolean).join('\n') };
    return { result: 'accepted' };
  }
  return { result: 'unknown', cause: new Error(stderr.trim() || `git push ended with exit code ${code}`) };
}

/** What hooks and the server had to say, without git's own commentary. */
function remoteWords(stderr: string): string {
  return stderr
    .split(/[\r\n]+/)
    .filter((line) => line.startsWith('remote:'))
    .map((line) => line.slice('remote:'.length).trim())
    .filter(Boolean)
    .join('\n');
}
