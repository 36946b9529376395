import { describe, expect, test } from 'vitest';
import { printable, programsOnPath, runProgram, shellQuote } from '../../../../src/core/build/program.ts';
import { runStep } from '../../../../src/core/build/step.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { buildSpec, fakePrograms } from './fake-programs.ts';

async function failureOf(exitCode: number, stderr: string): Promise<Failure> {
  await using programs = await fakePrograms(['docker'], { 'docker push': { exitCode, stderr } });
  const call = { argv: [`${programs.directory}/docker`, 'push', 'x'] as const, env: {} };
  return (await runStep(programs.ports, buildSpec(), call).catch((error: unknown) => error)) as Failure;
}

describe('a program that fails', () => {
  test.each([
    ['docker push', 'unauthorized: authentication required'],
    ['Docker Hub', 'denied: requested access to the resource is denied'],
    ['buildx', 'ERROR: failed to push: failed to authorize: unexpected status: 401 Unauthorized'],
    [
      'buildah',
      'Error: trying to reuse blob: checking whether a blob exists: requested access to the resource is denied',
    ],
    ['ECR', 'no basic auth credentials'],
  ])('was refused by a registry, in the words of %s', async (_name, stderr) => {
    expect(await failureOf(1, `#1 step\n${stderr}\n`)).toMatchObject({ code: 'REGISTRY_UNAUTHORIZED', exitCode: 1 });
  });

  test.each([
    ['buildah', 'npm error code E401\nError: building at STEP "RUN npm ci": while running runtime: exit status 1'],
    ['buildx', 'npm error 403\nERROR: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1'],
    ['an earlier line', `401 unauthorized\n${'step\n'.repeat(5)}ERROR: no space left on device`],
  ])('is not blamed on the registry when the Dockerfile itself was refused somewhere: %s', async (_name, stderr) => {
    expect(await failureOf(1, stderr)).toMatchObject({ code: 'BUILD_FAILED', exitCode: 1 });
  });

  test('was killed, mostly for its memory', async () => {
    expect(await failureOf(137, '')).toMatchObject({ code: 'BUILD_KILLED', hint: expect.stringContaining('memory') });
  });

  test('keeps its last words as cause', async () => {
    expect(String((await failureOf(1, 'first\nlast words')).cause)).toContain('last words');
  });
});

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

test('words are shown as a shell would take them', () => {
  expect(printable(['docker', '--label=a b', '--tag=x/y:1', ''])).toBe("docker '--label=a b' --tag=x/y:1 ''");
  expect(shellQuote("it's")).toBe("'it'\\''s'");
});
