import { describe, expect, test } from 'vitest';
import { runStep, runUntil } from '../../../../src/core/build/run-builder.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import type { ProgramCall, ProgramResult, Programs } from '../../../../src/core/ports.ts';
import { buildSpec, fakePrograms } from '../../../support/build/fake-programs.ts';
import { handClock } from '../../../support/clock.ts';
import { memoryLog } from '../../../support/ports.ts';

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

test('output without end is logged from its beginning and its end, and what is left out is said', async () => {
  const log = memoryLog();
  const { lines } = log;
  const ports = {
    log,
    async run({ onLine }: ProgramCall): Promise<ProgramResult> {
      for (let line = 1; line <= 50_000; line++) onLine?.(`${line} ${'x'.repeat(100)}`);
      return { result: 'exited', exitCode: 0, stdout: Buffer.from(''), stderr: '' };
    },
  };
  await runStep(ports as unknown as Parameters<typeof runStep>[0], buildSpec(), { argv: ['docker', 'build'], env: {} });
  expect(Buffer.byteLength(lines.join('\n'))).toBeLessThan(1.1 * 2 ** 20);
  const cut = lines.findIndex((line) => line.startsWith('… 1 MiB of output'));
  expect(lines[cut - 1]).toMatch(`${cut - 1} xxx`);
  expect(lines[cut + 1]).toBe(`… ${50_000 - (cut - 1) - 50} lines are left out`);
  expect([lines[cut + 2]?.slice(0, 7), lines.at(-1)?.slice(0, 7)]).toEqual(['49951 x', '50000 x']);
});

test.each([
  ['BuildKit, of an instruction', 'ERROR: failed\nDockerfile:12\n--------\n  12 | >>> RUN false\n', 12],
  ['BuildKit, of the syntax', 'ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: FORM', 3],
  ['buildah, of the syntax', 'Error: dockerfile parse error line 7: unknown instruction: FORM', 7],
  ['a line of another file', 'server.js:12\nError: x', undefined],
  ['no line', 'Error: building at STEP "RUN false": exit status 1', undefined],
])('a failure stands at the line of the Dockerfile that the builder names: %s', async (_, stderr, line) => {
  const { place } = await failureOf(1, stderr);
  expect(place).toEqual(line === undefined ? undefined : { file: buildSpec().dockerfile, line });
});

describe('the time of a builder', () => {
  test('is one for all its programs', async () => {
    const clock = handClock();
    const timeouts: unknown[] = [];
    const programs: Pick<Programs, 'run'> = {
      async run({ timeout }) {
        timeouts.push(timeout);
        clock.advance(40_000);
        return { result: 'exited', exitCode: 0, stdout: Buffer.from(''), stderr: '' };
      },
    };
    const run = runUntil(programs, new Deadline(clock, 60_000, 'build-timeout'));
    for (const argv of [
      ['docker', 'version'],
      ['docker', 'build'],
    ] as const)
      await run({ argv, env: {} });
    expect(timeouts).toEqual([60_000, 20_000]);
  });

  test('ends it with exit 3, the input by its name and what it said last', async () => {
    const clock = handClock();
    const programs: Pick<Programs, 'run'> = {
      run: async () => ({ result: 'timed-out', exitCode: 124, stdout: Buffer.from('#5 RUN sleep\n'), stderr: '' }),
    };
    const run = runUntil(programs, new Deadline(clock, 60_000, 'build-timeout'));
    const failure = await run({ argv: ['docker', 'buildx', 'build', '.'], env: {} }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'DEADLINE',
      exitCode: 3,
      message: expect.stringMatching(/build-timeout: 1m.*docker buildx build/),
    });
    expect(String((failure as Failure).cause)).toContain('RUN sleep');
  });
});
