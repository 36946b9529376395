/** A registry in a process of its own, which says what it was asked. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from '../../test/support/real-parts.ts';

export interface RegistryProcess extends AsyncDisposable {
  /** `127.0.0.1:<port>`. */
  readonly host: string;
  /** Method and path of what has come since the last call. */
  requests(): readonly string[];
}

export async function startRegistryProcess(directory: string): Promise<RegistryProcess> {
  const program = await findProgram('docker-registry');
  if (program === undefined)
    throw new Error('docker-registry is not installed (Debian: apt-get install docker-registry)');
  const port = await freePort();
  const file = join(directory, 'registry.yml');
  await writeFile(
    file,
    JSON.stringify({
      version: 0.1,
      log: { level: 'error' },
      storage: { filesystem: { rootdirectory: join(directory, 'registry') } },
      http: { addr: `127.0.0.1:${port}`, relativeurls: true },
    }),
  );
  const child = spawn(program, ['serve', file], { stdio: ['ignore', 'pipe', 'ignore'] });
  let log = '';
  child.stdout.on('data', (piece: Buffer) => {
    log += piece.toString('utf8');
  });
  const host = `127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt += 1) {
    const answers = await fetch(`http://${host}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) break;
    if (attempt === 100) throw new Error('docker-registry did not start');
    await sleep(100);
  }
  return {
    host,
    requests() {
      const lines = [...log.matchAll(/"((?:GET|HEAD|PUT|POST|PATCH|DELETE) \S+) HTTP/g)].map(([, line = '']) => line);
      log = '';
      return lines;
    },
    async [Symbol.asyncDispose]() {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
