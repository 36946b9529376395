/** A BuildKit daemon of our own, where the machine has one: neither Debian nor a package registry does. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { endsWithFile, scratchDirectory } from '../lifetime.ts';
import { findProgram, realPart } from '../real-parts.ts';

const run = promisify(execFile);

export const rootBuildKit = () =>
  realPart(
    'buildkitd, buildctl and runc as root',
    async () => process.getuid?.() === 0 && (await Promise.all(programs.map(findProgram))).every(Boolean),
    'github.com/moby/buildkit/releases, and run the tests as root',
    false,
  );

const programs = ['buildkitd', 'buildctl', 'runc'];

export interface TestBuildKit extends AsyncDisposable {
  /** `unix://…`. */
  readonly address: string;
}

/** Ended by its process id. */
export async function startBuildKit(): Promise<TestBuildKit> {
  const directory = scratchDirectory('buildkitd');
  const address = `unix://${join(directory, 'socket')}`;
  const flags = ['--oci-worker-net=host', '--oci-worker-snapshotter=native', '--config=/dev/null'];
  const child = spawn('buildkitd', [`--root=${join(directory, 'root')}`, `--addr=${address}`, ...flags], {
    stdio: 'ignore',
  });
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(directory, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 80 && child.exitCode === null; attempt += 1) {
    const answers = await run('buildctl', [`--addr=${address}`, 'debug', 'workers']).then(
      () => true,
      () => false,
    );
    if (answers) return endsWithFile({ address, close, [Symbol.asyncDispose]: close });
    await sleep(125);
  }
  await close();
  throw new Error('buildkitd did not start');
}
