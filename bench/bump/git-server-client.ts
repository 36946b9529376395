/** `git http-backend` in another process, so that its work is not counted as the client's. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import type { BareRepository } from '../../test/support/git/repository.ts';

/** Contents of HTTP messages, without their headers. */
export interface Traffic {
  readonly requests: number;
  readonly connections: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
}

export interface ServerProcess extends AsyncDisposable {
  url(repository: BareRepository): string;
  /** What has come and gone since the last call. */
  traffic(): Promise<Traffic>;
}

export async function startServerProcess(root: string): Promise<ServerProcess> {
  const child = fork(join(import.meta.dirname, 'git-server-process.ts'), [root]);
  const [origin] = (await once(child, 'message')) as [string];
  return {
    url: (repository) => `${origin}/${basename(repository.path)}`,
    async traffic() {
      const answer = once(child, 'message');
      child.send('traffic');
      const [traffic] = (await answer) as [Traffic];
      return traffic;
    },
    async [Symbol.asyncDispose]() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
