/** The git server of the bench, in a process of its own. Started by git-server-client.ts; speaks over its IPC channel. */

import { startGitServer } from '../../test/support/git/server.ts';
import type { Traffic } from './git-server-client.ts';

const server = await startGitServer({ root: process.argv[2] ?? '.' });
let before = 0;

process.on('message', () => {
  const traffic: Traffic = {
    requests: server.requests.length,
    connections: server.connections() - before,
    bytesUp: server.requests.reduce((sum, { bytesIn }) => sum + bytesIn, 0),
    bytesDown: server.requests.reduce((sum, { bytesOut }) => sum + bytesOut, 0),
  };
  before = server.connections();
  server.reset();
  process.send?.(traffic);
});
process.on('disconnect', () => process.exit());
process.send?.(server.origin);
