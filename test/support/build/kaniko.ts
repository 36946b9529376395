/** The real executor of kaniko, where the machine has it: it runs as the root of a file system of its own, which it empties. */
import { execFile } from 'node:child_process';
import { access, chmod, copyFile, link, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { kanikoImage } from '../../../src/core/build/engines/declared.ts';
import { scratchDirectory } from '../lifetime.ts';
import { findProgram, realPart } from '../real-parts.ts';

const run = promisify(execFile);

const program = 'kaniko-executor';

/** It is in no package registry. */
export const realKaniko = () =>
  realPart(
    `${program}, busybox and unshare as root`,
    async () =>
      process.getuid?.() === 0 && (await Promise.all([program, 'busybox', 'unshare'].map(findProgram))).every(Boolean),
    `copy /kaniko/executor out of ${kanikoImage} to ${program} on PATH, and run the tests as root`,
    false,
  );

/** Where the checkout is in the job, as in GitLab's: a mount, which kaniko leaves alone. */
export const checkout = '/builds';

/** In the mount namespace that `unshare` has made: nothing of it is seen outside. */
const enter = `set -eu
root=$1 checkout=$2
shift 2
mount --bind "$root" "$root"
mount --bind "$root/busybox" "$root/busybox"
mount --bind "$checkout" "$root${checkout}"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=0755 dev "$root/dev"
for device in null zero full random urandom tty; do
  : > "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
exec chroot "$root" /busybox/env -i "$@"
`;

export interface KanikoOutput {
  readonly exitCode: number;
  /** Of both streams. */
  readonly output: string;
}

/**
 * Runs a script in a job of kaniko's debug image: its file system, its variables and its shell.
 *
 * @param directory the checkout
 * @param script path in it
 * @param umask of the runner
 */
export async function runInKaniko(
  directory: string,
  script: string,
  { env = {}, umask = '022' }: { readonly env?: Readonly<Record<string, string>>; readonly umask?: string } = {},
): Promise<KanikoOutput> {
  const root = await imageOfKaniko();
  try {
    const image = {
      PATH: '/usr/local/bin:/kaniko:/busybox',
      HOME: '/root',
      USER: 'root',
      DOCKER_CONFIG: '/kaniko/.docker/',
    };
    const variables = Object.entries({ ...image, ...env }).map(([name, value]) => `${name}=${value}`);
    const isolated = ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', enter, 'sh', root, directory];
    const shell = ['/busybox/sh', '-c', `umask ${umask}; exec /busybox/sh "$0" 2>&1`, join(checkout, script)];
    return await run('unshare', [...isolated, ...variables, ...shell], { maxBuffer: 2 ** 26 }).then(
      ({ stdout, stderr }) => ({ exitCode: 0, output: stdout + stderr }),
      (error: { code?: unknown; stdout?: string; stderr?: string }) => {
        if (typeof error.code !== 'number') throw error;
        return { exitCode: error.code, output: `${error.stdout}${error.stderr}` };
      },
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Of all jobs, linked into each. */
let parts: Promise<string> | undefined;

async function copiedParts(): Promise<string> {
  const directory = scratchDirectory('kaniko-parts');
  for (const name of [program, 'busybox']) {
    await copyFile((await findProgram(name)) ?? '', join(directory, name));
    await chmod(join(directory, name), 0o755);
  }
  return directory;
}

/** What is in `…/kaniko:…-debug`. */
async function imageOfKaniko(): Promise<string> {
  parts ??= copiedParts();
  const from = await parts;
  await access(join(from, program));
  const root = scratchDirectory('kaniko-root');
  for (const name of ['kaniko/.docker', 'busybox', 'bin', 'etc', 'proc', 'dev', 'builds', 'workspace', 'root']) {
    await mkdir(join(root, name), { recursive: true });
  }
  await chmod(join(root, 'kaniko'), 0o777);
  await link(join(from, program), join(root, 'kaniko/executor'));
  await link(join(from, 'busybox'), join(root, 'busybox/busybox'));
  const { stdout } = await run(join(from, 'busybox'), ['--list']);
  for (const applet of stdout.trim().split('\n')) {
    if (applet !== 'busybox') await symlink('busybox', join(root, 'busybox', applet));
  }
  await symlink('/busybox/sh', join(root, 'bin/sh'));
  await writeFile(join(root, 'etc/nsswitch.conf'), 'hosts: files dns\n');
  // As every container has it; without one kaniko refuses to start.
  await writeFile(join(root, '.dockerenv'), '');
  return root;
}
