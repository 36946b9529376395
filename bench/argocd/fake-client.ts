/** A fake Argo CD in another process, so that its work is not counted as the client's. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What happened since the last report. Times: milliseconds since the epoch, by the server. */
export interface Report {
  /** Without the streams. */
  readonly requests: number;
  readonly streams: number;
  readonly writes: number;
  /** The last operation ended. */
  readonly finishedAt: number | undefined;
  /** All Applications were compared, synced and healthy. */
  readonly settledAt: number | undefined;
}

export interface Asked {
  /** Commit of the branch from now on. */
  readonly tip?: string;
  /** All Applications are gone. */
  readonly forget?: boolean;
}

export interface FakeArgocd extends AsyncDisposable {
  readonly url: string;
  /** What happened since the last call, and what changes now. */
  report(asked?: Asked): Promise<Report>;
}

export async function startFakeArgocd(): Promise<FakeArgocd> {
  const child = fork(join(import.meta.dirname, 'fake-process.ts'));
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    async report(asked = {}) {
      const answer = once(child, 'message');
      child.send(asked);
      return ((await answer) as [Report])[0];
    },
    async [Symbol.asyncDispose]() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
