/** A BuildKit daemon of our own, where the machine has one: no package registry does, `.ci/real-builders` builds one. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Environment } from '../../../src/core/ports.ts';
import { endsWithFile, scratchDirectory } from '../lifetime.ts';
import type { Certificate } from '../net/web.ts';
import { findProgram, realPart } from '../real-parts.ts';
import { freePort } from '../registry/server.ts';

const run = promisify(execFile);

const howToGet = 'bash .ci/real-builders (needs go; Debian: apt-get install runc), and run the tests as root';

export const rootBuildKit = () =>
  realPart(
    'buildkitd, buildctl and runc as root',
    async () => process.getuid?.() === 0 && (await Promise.all(programs.map(findProgram))).every(Boolean),
    howToGet,
    false,
  );

/** A client without a daemon. */
export const realBuildx = () =>
  realPart(
    'docker and docker-buildx',
    async () => (await Promise.all(['docker', 'docker-buildx'].map(findProgram))).every(Boolean),
    howToGet,
    false,
  );

const programs = ['buildkitd', 'buildctl', 'runc'];

/** An environment in which the engine finds this client alone. */
export async function onlyClient(client: 'buildctl' | 'buildx'): Promise<Environment> {
  const home = scratchDirectory(client);
  const plugins = join(home, '.docker/cli-plugins');
  await mkdir(plugins, { recursive: true });
  await mkdir(join(home, 'bin'));
  if (client === 'buildctl') await symlink((await findProgram('buildctl')) ?? '', join(home, 'bin/buildctl'));
  else {
    await symlink((await findProgram('docker')) ?? '', join(home, 'bin/docker'));
    await symlink((await findProgram('docker-buildx')) ?? '', join(plugins, 'docker-buildx'));
  }
  return { PATH: join(home, 'bin'), HOME: home };
}

export interface TestBuildKit extends AsyncDisposable {
  /** `unix://…`. */
  readonly address: string;
  /** `tcp://…`, for clients with a certificate that it signed. */
  readonly secured: string;
}

/**
 * Ended by its process id.
 *
 * @param certificate its own, and the authority of its clients; they are served at `secured`
 */
export async function startBuildKit(certificate?: Certificate): Promise<TestBuildKit> {
  const directory = scratchDirectory('buildkitd');
  const address = `unix://${join(directory, 'socket')}`;
  const secured = `tcp://127.0.0.1:${await freePort()}`;
  const tls =
    certificate === undefined
      ? []
      : [
          `--addr=${secured}`,
          `--tlscacert=${certificate.file}`,
          `--tlscert=${certificate.file}`,
          `--tlskey=${certificate.keyFile}`,
        ];
  const flags = ['--oci-worker-net=host', '--oci-worker-snapshotter=native', '--config=/dev/null'];
  const program = (await findProgram('buildkitd')) ?? 'buildkitd';
  const child = spawn(program, [`--root=${join(directory, 'root')}`, `--addr=${address}`, ...tls, ...flags], {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
  });
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(directory, { recursive: true, force: true });
  };
  const buildctl = (await findProgram('buildctl')) ?? 'buildctl';
  for (let attempt = 0; attempt < 80 && child.exitCode === null; attempt += 1) {
    const answers = await run(buildctl, [`--addr=${address}`, 'debug', 'workers']).then(
      () => true,
      () => false,
    );
    if (answers) return endsWithFile({ address, secured, close, [Symbol.asyncDispose]: close });
    await sleep(125);
  }
  await close();
  throw new Error('buildkitd did not start');
}
