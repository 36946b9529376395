/** Bundles the program: TypeScript 7 emits JavaScript, ncc makes one program of it, and each action gets a stub. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ncc from '@vercel/ncc';
import { commandNames } from '../src/commands/catalogue.ts';

const root = join(import.meta.dirname, '..');

/**
 * Builds into `target`, which is emptied first. Equal sources give equal bytes, wherever the checkout lies.
 *
 * The bundle is ncc's own output and is not minified: whoever audits an action reads names and lines as they were
 * written, and a stack trace needs no source map. It costs a command 1 to 2 ms of its start.
 */
export async function build(target: string): Promise<void> {
  const compiled = join(root, 'build');
  rmSync(compiled, { recursive: true, force: true });
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  const { code, assets } = await ncc(join(compiled, 'main.js'), {
    // ncc takes `resolve(a, b, 'Dockerfile')` for a file to ship, copies all that fit from the working directory, and
    // rewrites the expression to their copies. Nothing lies below the compiled program, so that it finds none.
    filterAssetBase: compiled,
    // `@actions/core` brings a second HTTP client, 1 MB of it, for calls that this program makes through its own network
    // (`core/net/identity-token.ts`). A module of Node stands for it, which is loaded and never asked. Not one
    // with HTTP: an import of it as a module reads all that it exports, and so loads Node's own copy of that client.
    externals: { undici: 'node:path' },
    cache: false,
    quiet: true,
    esm: true,
    target: 'es2023',
    license: 'licenses.txt',
  });
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'index.js'), code);
  for (const [name, { source }] of Object.entries(assets)) {
    if (dirname(name) !== '.') throw new Error(`ncc takes ${name} for a file to ship`);
    writeFileSync(join(target, name), source);
  }
  writeFileSync(join(target, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(target, 'cli.js'), commandLine);
  chmodSync(join(target, 'cli.js'), 0o755);
  for (const name of commandNames) writeFileSync(join(target, `${name}.js`), stub(name));
}

const commandLine = `#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leave, run } from './index.js';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
await leave(await run({ argv: process.argv.slice(2), home }));
`;

function stub(name: string): string {
  return `import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leave, run } from './index.js';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
await leave(await run({ action: '${name}', argv: [], home }));
`;
}

if (process.argv[1] === import.meta.filename) await build(join(root, 'dist'));
