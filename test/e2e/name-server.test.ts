/** Law 14: `timeout` ends a run also while a name is looked up that no name server answers, whatever Node it runs on. */
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratchDirectory } from '../support/lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../support/program.ts';
import { findProgram, nodeRelease, realPart } from '../support/real-parts.ts';

const resolver = join(scratchDirectory('resolver'), 'resolv.conf');
const addresses = ['127.77.7.53', '127.77.7.54', '127.77.7.55'];
const silent = addresses.map(() => createSocket('udp4'));
let asked = 0;
let stderr = '';

/** The machine's resolver is another one in the mounts of the program alone. */
const inside = ['--mount', 'sh', '-c', 'mount --bind "$0" /etc/resolv.conf && exec "$@"', resolver];
const mounts = await realPart(
  'a private resolv.conf and port 53',
  async () => {
    const servers = addresses.map((address) => `nameserver ${address}\n`).join('');
    writeFileSync(resolver, `${servers}options attempts:5 timeout:10\n`);
    if ((await findProgram('unshare')) === undefined) return false;
    await Promise.all(silent.map((socket, index) => bound(socket, addresses[index] ?? '')));
    return (await ended(['true'])) === 0;
  },
  'run the tests as root on Linux',
  false,
);

function bound(socket: ReturnType<typeof createSocket>, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('message', () => {
      asked += 1;
    });
    socket.once('error', reject).bind(53, address, resolve);
  });
}

/** An exit code, or the signal by which the program was ended from outside: it would wait for minutes. */
function ended(argv: readonly string[]): Promise<number | string | null> {
  const child = spawn('unshare', [...inside, ...argv], {
    env: cleanEnvironment({ MG_GITOPS_TOKEN: 'canary-5b1f' }),
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 45_000,
    killSignal: 'SIGKILL',
  });
  stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((done, fail) => child.once('error', fail).once('exit', (code, by) => done(code ?? by)));
}

afterAll(() => {
  for (const socket of silent) socket.close();
});

describe.skipIf(!mounts.present)(mounts.titled('name servers that never answer'), () => {
  beforeAll(() => {
    asked = 0;
  });
  const program = join(repositoryRoot, 'dist/cli.js');
  const bump = ['bump-image-tag', '--gitops-repository=https://git.nowhere.test/g.git', '--file=a.yaml', '--tag=b'];

  it.each(['20.19.0', '22.23.5'])('on Node %s', { timeout: 60_000 }, async (version) => {
    const { node, present } = await nodeRelease(version);
    expect(await ended([present ? node : process.execPath, program, ...bump, '--timeout=2s'])).toBe(3);
    expect(stderr).toContain('the deadline (timeout: 2s) passed while waiting for an answer of git.nowhere.test');
    expect(asked).toBeGreaterThan(0);
  });
});
