/**
 * Programs with no rights, as in jobs of a strict runner: a plain user, who may or may not create user namespaces. docker
 * refuses them by its default seccomp profile; where no daemon shall run, the limit of a namespace around the user does.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { scratchDirectory } from '../lifetime.ts';
import { repositoryRoot } from '../program.ts';
import { findProgram, type RealPart, realPart } from '../real-parts.ts';
import type { TestDocker } from './builders.ts';

const plainUser = 1000;

export const rootUnshare = (): Promise<RealPart> =>
  realPart(
    'unshare and setpriv as root',
    async () => {
      const found = await Promise.all(['unshare', 'setpriv'].map(findProgram));
      return process.getuid?.() === 0 && found.every((path) => path !== undefined);
    },
    'Debian: apt-get install util-linux, and run the tests as root',
  );

export interface RanAs {
  readonly code: number;
  readonly output: string;
}

type Variables = Readonly<Record<string, string>>;

/** A scratch directory with all it holds, handed to the plain user, who may also go through those above it. */
export function handOver(directory: string): void {
  chmodSync(directory, 0o755);
  for (let above = dirname(directory); above !== dirname(above); above = dirname(above)) {
    const { mode } = statSync(above);
    if ((mode & 0o001) === 0) chmodSync(above, (mode & 0o777) | 0o011);
  }
  for (const entry of ['', ...readdirSync(directory, { recursive: true, encoding: 'utf8' })]) {
    chownSync(join(directory, entry), plainUser, plainUser);
  }
}

/** Runs a program as the plain user. */
export async function asPlainUser(
  namespaces: 'allowed' | 'refused',
  argv: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Variables },
): Promise<RanAs> {
  const home = scratchDirectory('plain-user');
  mkdirSync(join(home, 'run'));
  const script = join(home, 'become');
  const limit = namespaces === 'refused' ? 'echo 0 > /proc/sys/user/max_user_namespaces || exit 9\n' : '';
  const become = `exec setpriv --reuid=${plainUser} --regid=${plainUser} --clear-groups "$@"`;
  writeFileSync(script, `#!/bin/sh\n${limit}${become}\n`);
  chmodSync(script, 0o755);
  handOver(home);
  const child = spawn('unshare', ['--user', 'sh', '-c', 'read mapped && exec "$@"', 'sh', script, ...argv], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env, HOME: home, XDG_RUNTIME_DIR: join(home, 'run') },
  });
  const ran = outcome(child);
  for (const map of ['uid_map', 'gid_map']) await writeMap(`/proc/${child.pid}/${map}`);
  child.stdin.end('\n');
  return ran;
}

/** The namespace is there a moment after the process is. */
async function writeMap(path: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return writeFileSync(path, '0 0 65536\n');
    } catch (error) {
      if (attempt === 200) throw error;
      await sleep(10);
    }
  }
}

/**
 * Runs a program as the plain user in a container with docker's own profile, on the programs of this machine: the image is
 * empty but for links to what is mounted.
 */
export async function inStrictContainer(
  docker: TestDocker,
  argv: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Variables },
): Promise<RanAs> {
  const root = scratchDirectory('image');
  for (const name of ['bin', 'lib', 'lib64', 'sbin']) symlinkSync(`usr/${name}`, join(root, name));
  mkdirSync(join(root, 'tmp'));
  chmodSync(join(root, 'tmp'), 0o1777);
  const importing = ['-c', 'tar -c -C "$0" . | "$1" import - strict', root, docker.program];
  const built = await outcome(spawn('sh', importing, { env: docker.env }));
  if (built.code !== 0) throw new Error(built.output);
  const mounts = ['/usr', '/etc', repositoryRoot].map((path) => `--volume=${path}:${path}:ro`);
  const variables = Object.keys(env).flatMap((name) => ['--env', name]);
  return outcome(
    spawn(
      docker.program,
      [
        ...['run', '--rm', '--network=host', `--user=${plainUser}:${plainUser}`, ...mounts, `--volume=${cwd}:${cwd}`],
        ...['--workdir', cwd, '--env', 'HOME=/tmp', '--env', 'PATH=/usr/bin:/bin', ...variables, 'strict', ...argv],
      ],
      { env: { ...docker.env, ...env } },
    ),
  );
}

async function outcome(child: ReturnType<typeof spawn>): Promise<RanAs> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece: Buffer) => {
      output += piece.toString('utf8');
    });
  }
  const [code] = await once(child, 'close');
  return { code: Number(code), output };
}
