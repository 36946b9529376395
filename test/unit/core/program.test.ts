import { expect, test } from 'vitest';
import { programsOnPath, shellLine, shellQuote } from '../../../src/core/program.ts';
import { systemPrograms } from '../../../src/hosts/programs.ts';
import { fakePrograms } from '../../support/build/fake-programs.ts';

test('PATH is searched in order, links to one file counted once, files that cannot run left out', async () => {
  await using one = await fakePrograms(['docker'], {});
  await using two = await fakePrograms(['docker'], {});
  const env = { PATH: `/nonexistent::${one.directory}:${one.directory}/.:${two.directory}` };
  expect(await programsOnPath('docker', env)).toEqual([`${one.directory}/docker`, `${two.directory}/docker`]);
  expect(await programsOnPath('buildah', env)).toEqual([]);
});

test('words are written as a shell takes them, in quotes where they need them', () => {
  expect(shellLine(['docker', '--label=a b', '--tag=x/y:1', ''])).toBe("docker '--label=a b' --tag=x/y:1 ''");
  expect(shellQuote("it's")).toBe("'it'\\''s'");
});

test('a shell reads every word as it was (law 7)', async () => {
  const words = [
    '',
    'a',
    ' ',
    "'",
    '"',
    '$HOME',
    '`id`',
    '\\',
    '\n',
    '*',
    '~',
    '!',
    '#',
    'a\'b"c$(d)',
    '-n',
    'ü😀',
    '=x',
  ];
  const script = `for word in ${shellLine(words)}; do printf '%s|' "$word"; done`;
  const { stdout } = await systemPrograms.run({ argv: ['/bin/sh', '-c', script], env: {} });
  expect(stdout.toString('utf8')).toBe(`${words.join('|')}|`);
});
