/**
 * Real builders for tests: a dockerd of our own, buildah with a store of its own, and a base image that needs no pull.
 *
 *   await using docker = await startDocker();
 *   const base = await pushBusybox(client, registry.host);      // <host>/base/busybox:test
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { blobOf, digestOf } from '../../../src/core/image/manifest.ts';
import type { Registry } from '../../../src/core/image/registry.ts';
import { endsWithFile, scratchDirectory } from '../lifetime.ts';
import { findProgram, type RealPart, realPart } from '../real-parts.ts';

const run = promisify(execFile);

/** dockerd needs root and control groups; buildah needs to be able to mount. */
export const rootDocker = (): Promise<RealPart> =>
  realPart(
    'docker, dockerd and busybox as root',
    async () => process.getuid?.() === 0 && (await everyProgram('docker', 'dockerd', 'busybox')),
    'Debian: apt-get install docker.io busybox-static, and run the tests as root',
  );

export const rootBuildah = (): Promise<RealPart> =>
  realPart(
    'buildah and busybox as root',
    async () => process.getuid?.() === 0 && (await everyProgram('buildah', 'busybox')),
    'Debian: apt-get install buildah busybox-static, and run the tests as root',
  );

export interface TestDocker extends AsyncDisposable {
  /** With `DOCKER_HOST` and a home without any Docker configuration. */
  readonly env: Readonly<Record<string, string>>;
  /** The distribution's client, which can build by itself. */
  readonly program: string;
  close(): Promise<void>;
}

/**
 * Starts dockerd with everything it owns in one temporary directory; ends it by its process id.
 *
 * @param more variables of the daemon: it is what pulls and pushes, by the proxy and the authorities that it has
 */
export async function startDocker(more: Readonly<Record<string, string>> = {}): Promise<TestDocker> {
  const dockerd = await findProgram('dockerd');
  if (dockerd === undefined) throw new Error('dockerd is not installed (Debian: apt-get install docker.io)');
  const directory = scratchDirectory('dockerd');
  const socket = `unix://${join(directory, 'docker.sock')}`;
  const child = spawn(
    dockerd,
    [
      ...['--data-root', join(directory, 'data'), '--exec-root', join(directory, 'exec')],
      ...['-H', socket, '-p', join(directory, 'docker.pid')],
      // The machine's firewall is not ours; RUN needs the bridge but no network behind it.
      ...['--iptables=false', '--ip6tables=false', '--ip-forward=false'],
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...more, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
    },
  );
  let log = '';
  child.stderr.on('data', (piece: Buffer) => {
    log = (log + piece.toString('utf8')).slice(-4_000);
  });
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    // The namespace that containers with the network of the machine had stays mounted.
    await run('umount', [join(directory, 'exec/netns/default')]).catch(() => {});
    await rm(directory, { recursive: true, force: true });
  };
  const env = { PATH: process.env.PATH ?? '', HOME: directory, DOCKER_HOST: socket };
  for (let attempt = 0; attempt < 240 && child.exitCode === null; attempt += 1) {
    const program = await clientThatAnswers(env);
    if (program !== undefined) return endsWithFile({ env, program, close, [Symbol.asyncDispose]: close });
    await sleep(125);
  }
  await close();
  throw new Error(`dockerd did not start:\n${log}`);
}

/** A client older than 23, or one with buildx: what can build here. */
async function clientThatAnswers(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const program of ['/usr/bin/docker', 'docker']) {
    const answers = await run(program, ['version', '--format', '{{.Server.Version}}'], { env }).then(
      () => true,
      () => false,
    );
    if (answers) return program;
  }
  return undefined;
}

export interface TestBuildah extends AsyncDisposable {
  /** With a store of its own, so that a test neither sees nor leaves images of the machine. */
  readonly env: Readonly<Record<string, string>>;
}

export async function prepareBuildah(): Promise<TestBuildah> {
  const directory = scratchDirectory('buildah');
  const storage = join(directory, 'storage.conf');
  await writeFile(
    storage,
    `[storage]\ndriver = "vfs"\nrunroot = "${join(directory, 'run')}"\ngraphroot = "${join(directory, 'graph')}"\n`,
  );
  return {
    env: {
      PATH: process.env.PATH ?? '',
      HOME: directory,
      CONTAINERS_STORAGE_CONF: storage,
      // What buildah's own image sets; mounting overlays or user namespaces is not for every test machine.
      BUILDAH_ISOLATION: 'chroot',
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

const applets = ['sh', 'cat', 'ls', 'mkdir', 'cp', 'id', 'env', 'echo', 'sha256sum', 'sleep', 'test'];

/**
 * A base image with a shell, made of Debian's static busybox and pushed with the product's client.
 *
 * @param programs scripts beside it in /bin, by name
 */
export async function pushBusybox(
  client: Registry,
  host: string,
  tag = 'test',
  name = 'base/busybox',
  programs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const repository = { registry: host, repository: name };
  const tar = await busyboxLayer(programs);
  const layer = blobOf(gzipSync(tar));
  const config = blobOf(
    Buffer.from(
      JSON.stringify({
        architecture: process.arch === 'x64' ? 'amd64' : process.arch,
        os: 'linux',
        config: { Env: ['PATH=/bin'], Cmd: ['sh'], Labels: { made: tag } },
        rootfs: { type: 'layers', diff_ids: [digestOf(tar)] },
        // buildah refuses a base whose history does not account for its layers.
        history: [{ created_by: 'busybox' }],
      }),
    ),
  );
  for (const blob of [layer, config]) await client.uploadBlob(repository, blob);
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config.digest, size: config.size },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: layer.digest, size: layer.size }],
  };
  await client.putManifest({ ...repository, tag }, { bytes: Buffer.from(JSON.stringify(manifest)), mediaType });
  return `${host}/${name}:${tag}`;
}

async function busyboxLayer(programs: Readonly<Record<string, string>>): Promise<Buffer> {
  const busybox = await findProgram('busybox');
  if (busybox === undefined) throw new Error('busybox is not installed (Debian: apt-get install busybox-static)');
  const directory = scratchDirectory('busybox');
  try {
    for (const name of ['bin', 'etc', 'tmp']) await mkdir(join(directory, 'root', name), { recursive: true });
    await copyFile(busybox, join(directory, 'root/bin/busybox'));
    await chmod(join(directory, 'root/bin/busybox'), 0o755);
    for (const applet of applets) await symlink('busybox', join(directory, 'root/bin', applet));
    for (const [name, script] of Object.entries(programs)) {
      await writeFile(join(directory, 'root/bin', name), script, { mode: 0o755 });
    }
    await writeFile(join(directory, 'root/etc/passwd'), 'root:x:0:0::/:/bin/sh\nnode:x:1000:1000::/:/bin/sh\n');
    const tar = join(directory, 'layer.tar');
    await run('tar', ['-C', join(directory, 'root'), '--owner=0', '--group=0', '--sort=name', '-cf', tar, '.']);
    return await readFile(tar);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * In the place of `node:24-alpine`, which is in no package registry: enough of npm and turbo for `apps/Dockerfile` of the
 * example, whose services need no package of others.
 */
export function pushNodeStandIn(client: Registry, host: string): Promise<string> {
  const npm = `#!/bin/sh
set -e
case $1 in
  install | ci) ;;
  run) mkdir -p "apps/$4/dist"; cp -r "apps/$4/src/." "apps/$4/dist"; echo "$SERVER_ENV" > "apps/$4/dist/environment" ;;
esac
`;
  const turbo = `#!/bin/sh
set -e
mkdir -p out/json out/full/apps
cp package.json package-lock.json out/json
cp -r "apps/$2" out/full/apps
cp -r packages out/full
`;
  return pushBusybox(client, host, '24-alpine', 'library/node', { npm, turbo });
}

async function everyProgram(...names: readonly string[]): Promise<boolean> {
  const found = await Promise.all(names.map(findProgram));
  return found.every((path) => path !== undefined);
}
