/** npm's registry with this project's package alone, packed as a release packs it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { scratchDirectory } from '../lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../program.ts';

export function npmRegistry(): RequestListener {
  const directory = scratchDirectory('npm-registry');
  const argv = ['pack', '--json', '--pack-destination', directory];
  const env = cleanEnvironment({ npm_config_offline: 'true' });
  const [packed] = JSON.parse(execFileSync('npm', argv, { cwd: repositoryRoot, env, encoding: 'utf8' }));
  const tarball = readFileSync(join(directory, packed.filename));
  const { name, version, ...manifest } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
  const dist = {
    tarball: `https://registry.npmjs.org/${name}/-/${packed.filename}`,
    integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
  };
  const versions = { [version]: { name, version, bin: manifest.bin, engines: manifest.engines, dist } };
  const document = JSON.stringify({ name, 'dist-tags': { latest: version }, versions });
  return ({ url = '' }, response) => {
    const path = decodeURIComponent(url.split('?')[0] ?? '');
    if (path === `/${name}`) response.writeHead(200, { 'content-type': 'application/json' }).end(document);
    else if (path.endsWith(`/-/${packed.filename}`)) response.writeHead(200).end(tarball);
    else response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}');
  };
}
