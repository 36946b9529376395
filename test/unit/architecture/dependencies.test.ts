import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { dependencyProblems, unusedExports } from '../../../scripts/dependencies.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';

it('DESIGN §4: imports point downward, nothing goes in a circle, and only hosts and main touch the process', () => {
  expect(dependencyProblems(join(repositoryRoot, 'src'))).toEqual([]);
});

function source(files: Readonly<Record<string, string>>): string {
  const directory = scratchDirectory('source');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

it.each<[string, Record<string, string>, RegExp]>([
  [
    'core imports a host',
    { 'core/a.ts': "import { x } from '../hosts/b.ts';", 'hosts/b.ts': '' },
    /core\/a.ts imports src\/hosts\/b.ts/,
  ],
  [
    'core imports a command, lazily',
    { 'core/a.ts': "await import('../commands/b.ts')", 'commands/b.ts': '' },
    /core\/a.ts imports src\/commands\/b.ts/,
  ],
  [
    'a command imports a type of a host',
    { 'commands/a.ts': "import type { X } from '../hosts/b.ts';", 'hosts/b.ts': '' },
    /commands\/a.ts imports src\/hosts\/b.ts/,
  ],
  [
    'inputs import a command',
    { 'inputs/a.ts': "import { b } from '../commands/b.ts';", 'commands/b.ts': '' },
    /inputs\/a.ts imports src\/commands\/b.ts/,
  ],
  [
    'a lower floor imports a higher one',
    { 'core/git/a.ts': "import { b } from '../edit/b.ts';", 'core/edit/b.ts': '' },
    /core\/git\/a.ts imports src\/core\/edit\/b.ts/,
  ],
  [
    'a floor imports its neighbour',
    { 'core/git/wire/a.ts': "import { b } from '../../image/b.ts';", 'core/image/b.ts': '' },
    /core\/git\/wire\/a.ts imports src\/core\/image\/b.ts/,
  ],
  [
    'a type in an inline import',
    { 'core/net/a.ts': "let b: import('../git/b.ts').B;", 'core/git/b.ts': '' },
    /core\/net\/a.ts imports src\/core\/git\/b.ts/,
  ],
  [
    'what stands beside the folders imports one of them',
    { 'core/a.ts': "import { b } from './net/b.ts';", 'core/net/b.ts': '' },
    /core\/a.ts imports src\/core\/net\/b.ts/,
  ],
  [
    'a folder without a floor',
    { 'core/flow/a.ts': "import { b } from '../helpers/b.ts';", 'core/helpers/b.ts': '' },
    /core\/flow\/a.ts imports src\/core\/helpers\/b.ts/,
  ],
  [
    'a circle of files',
    { 'core/net/a.ts': "import { b } from './b.ts';", 'core/net/b.ts': "export { a } from './a.ts';" },
    /files in a circle: src\/core\/net\/a.ts → src\/core\/net\/b.ts → src\/core\/net\/a.ts/,
  ],
  [
    'a circle of types',
    { 'core/net/a.ts': "import type { B } from './b.ts';", 'core/net/b.ts': "import { a } from './a.ts';" },
    /files in a circle/,
  ],
  [
    'a circle of folders whose files make none',
    {
      'core/forge/github/a.ts': "import { b } from '../gitlab/b.ts';",
      'core/forge/gitlab/b.ts': '',
      'core/forge/gitlab/c.ts': "import { d } from '../github/d.ts';",
      'core/forge/github/d.ts': '',
    },
    /folders in a circle: src\/core\/forge\/github → src\/core\/forge\/gitlab → src\/core\/forge\/github/,
  ],
  ['the environment in core', { 'core/a.ts': 'const token = process.env.TOKEN;' }, /uses process.env/],
  ['the process under another name', { 'core/a.ts': "import { env } from 'node:process';" }, /uses 'node:process'/],
  ['the clock in a command', { 'commands/a.ts': 'Date.now()' }, /uses Date.now/],
  ['today as a date', { 'core/a.ts': 'const today = new Date();' }, /uses new Date\(\)/],
  ['a timer', { 'core/a.ts': 'setTimeout(() => {}, 10);' }, /uses setTimeout/],
  ['a timer as a promise', { 'core/a.ts': "import { setTimeout } from 'node:timers/promises';" }, /timers/],
  ['a timer of a signal', { 'core/a.ts': 'fetch(url, { signal: AbortSignal.timeout(10) });' }, /AbortSignal.timeout/],
  ['randomness', { 'core/a.ts': "import { randomUUID } from 'node:crypto';" }, /uses randomUUID/],
])('the check finds: %s', (_, files, problem) => {
  const problems = dependencyProblems(source(files));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(problem);
});

it('what only comments say is no import, and a method may be named as a timer', () => {
  const files = {
    'core/a.ts': "// import { x } from './net/b.ts';\n/* Date.now() */\nsocket.setTimeout(10);",
    'core/net/b.ts': '',
  };
  expect(dependencyProblems(source(files))).toEqual([]);
});

it('a folder of more than 16 files is too large', () => {
  const files = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`core/net/f${index}.ts`, '']));
  expect(dependencyProblems(source(files))).toEqual(['src/core/net has 17 files, more than 16']);
});

it('a name that is exported for nobody is found, whichever way others are imported', () => {
  const files = {
    'core/a.ts': 'export const used = 1;\nexport type Used = 1;\nexport function lazy() {}\nexport class Unused {}',
    'core/b.ts': "import { used, type Used as U } from './a.ts';\nconst { lazy: l } = await import('./a.ts');",
  };
  expect(unusedExports(source(files), [])).toEqual(['src/core/a.ts exports Unused, and nobody imports it']);
});
