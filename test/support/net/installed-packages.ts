/** npm's registry with packages that this project has installed, as they are there, and nothing else. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { repositoryRoot } from '../program.ts';

interface Package {
  readonly document: (origin: string) => string;
  readonly tarball: Buffer;
}

/** @param names of packages in `node_modules`; optional dependencies that are not among them are left out */
export function installedPackages(names: readonly string[]): RequestListener {
  const packages = new Map(names.map((name) => [name, packed(name, names)]));
  return ({ url = '', headers }, response) => {
    const path = decodeURIComponent(url.split('?')[0] ?? '').slice(1);
    const found = packages.get(path.replace(/\/-\/.*$/, ''));
    if (found === undefined)
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}');
    else if (path.includes('/-/')) response.writeHead(200).end(found.tarball);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(found.document(`http://${headers.host}`));
  };
}

function packed(name: string, names: readonly string[]): Package {
  const directory = join(repositoryRoot, 'node_modules', name);
  const argv = ['-C', directory, '--transform=s,^\\.,package,', '--exclude=./node_modules', '-cf', '-', '.'];
  const tarball = execFileSync('tar', argv, { maxBuffer: 2 ** 27 });
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;
  const { version, optionalDependencies = {} } = manifest;
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  const optional = Object.entries(optionalDependencies).filter(([each]) => names.includes(each));
  const document = (origin: string) => {
    const dist = { tarball: `${origin}/${name}/-/${version}.tgz`, integrity };
    const own = { ...manifest, scripts: {}, optionalDependencies: Object.fromEntries(optional), dist };
    return JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: own } });
  };
  return { document, tarball };
}

interface Manifest {
  readonly version: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
