import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { dependencyProblems } from '../../../scripts/dependencies.ts';
import { repositoryRoot } from '../../support/program.ts';

it('DESIGN §4: dependencies point downward, core has no cycles, and only hosts and main touch the process', () => {
  expect(dependencyProblems(join(repositoryRoot, 'src'))).toEqual([]);
});

function source(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'source-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

it.each<[string, Record<string, string>]>([
  ['core imports a host', { 'core/a.ts': "import { x } from '../hosts/b.ts';", 'hosts/b.ts': '' }],
  ['core imports a command, lazily', { 'core/a.ts': "await import('../commands/b.ts')", 'commands/b.ts': '' }],
  ['a command imports a host', { 'commands/a.ts': "import type { X } from '../hosts/b.ts';", 'hosts/b.ts': '' }],
  ['a cycle', { 'core/a.ts': "import { b } from './b.ts';", 'core/b.ts': "export { a } from './a.ts';" }],
  ['the environment in core', { 'core/a.ts': 'const token = process.env.TOKEN;' }],
  ['the clock in a command', { 'commands/a.ts': 'Date.now()' }],
])('the check finds: %s', (_, files) => {
  expect(dependencyProblems(source(files))).toHaveLength(1);
});

it('a cycle of types is none', () => {
  const files = { 'core/a.ts': "import type { B } from './b.ts';", 'core/b.ts': "import { a } from './a.ts';" };
  expect(dependencyProblems(source(files))).toEqual([]);
});
