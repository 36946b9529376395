import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { layoutNames } from '../../src/scaffold/scaffold.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../support/program.ts';

let root: string;

/** The package as npm would publish it: nothing else of the repository is there. */
beforeAll(() => {
  root = scratchDirectory('package');
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', root], {
    cwd: repositoryRoot,
    stdio: 'ignore',
  });
  const [archive = ''] = readdirSync(root);
  execFileSync('tar', ['-xzf', archive], { cwd: root });
});

test.each(layoutNames)('init of the npm package writes the layout %s', (layout) => {
  const directory = join(root, layout);
  const argv = ['init', '--directory', directory, '--layout', layout, '--json'];
  const printed = execFileSync(process.execPath, [join(root, 'package/dist/cli.js'), ...argv], {
    cwd: root,
    env: cleanEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { created } = JSON.parse(printed) as { created: string[] };
  expect(created.length).toBeGreaterThan(8);
  expect(readdirSync(directory).sort()).toEqual(['.dockerignore', '.github', 'Dockerfile', 'gitops', 'gitops.yaml']);
});
