import { describe, expect, test } from 'vitest';
import { programsOnPath, runProgram, shellLine, shellQuote } from '../../../src/core/program.ts';
import { fakePrograms } from '../../support/fake-programs.ts';

describe('running programs', () => {
  test('arguments arrive as they are, and lines come as they are written', async () => {
    const lines: string[] = [];
    const argv = [
      process.execPath,
      '-e',
      'console.log(process.argv[1]); console.error("a\\rb")',
      '--',
      `it's "$HOME" *`,
    ] as const;
    const result = await runProgram({ argv, env: {}, onLine: (line) => void lines.push(line) });
    expect(result).toMatchObject({ exitCode: 0, stdout: `it's "$HOME" *\n` });
    expect(lines.sort()).toEqual(['a', 'b', `it's "$HOME" *`]);
  });

  test('a program sees the environment it was given and nothing else', async () => {
    const argv = [process.execPath, '-p', 'JSON.stringify(process.env)'] as const;
    const { stdout } = await runProgram({ argv, env: { ONLY: 'this' } });
    expect(JSON.parse(stdout)).toEqual({ ONLY: 'this' });
  });

  test('a missing program is exit code 127', async () => {
    expect(await runProgram({ argv: ['/nonexistent/program'], env: {} })).toMatchObject({ exitCode: 127 });
  });

  test('PATH is searched in order, links to one file counted once, files that cannot run left out', async () => {
    await using one = await fakePrograms(['docker'], {});
    await using two = await fakePrograms(['docker'], {});
    const env = { PATH: `/nonexistent::${one.directory}:${one.directory}/.:${two.directory}` };
    expect(await programsOnPath('docker', env)).toEqual([`${one.directory}/docker`, `${two.directory}/docker`]);
    expect(await programsOnPath('buildah', env)).toEqual([]);
  });
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
  const { stdout } = await runProgram({ argv: ['/bin/sh', '-c', script], env: {} });
  expect(stdout).toBe(`${words.join('|')}|`);
});
