import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { Deadline } from '../../../src/core/net/deadline.ts';
import { undoAll } from '../../../src/core/run-end.ts';
import { programsUntil, systemPrograms } from '../../../src/hosts/programs.ts';
import { systemClock } from '../../support/clock.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

/** Starts a child, writes its process id to a file, and waits for ever; neither heeds SIGTERM. */
const stubborn = `
  process.on('SIGTERM', () => {});
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)'],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', () => require('node:fs').writeFileSync(process.argv[1], String(child.pid)));
  child.stdout.once('data', () => console.log('ready'));
  setInterval(() => {}, 1000);
`;

/** One that has ended and that nobody has asked for yet (a zombie) is not. */
function isAlive(pid: string): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.includes('Z');
}

test.each([
  ['its time is over', 'timed-out', 124],
  ['the run is cancelled', 'exited', 143],
] as const)('a program and all that it has started end when %s', async (why, result, exitCode) => {
  const directory = scratchDirectory('programs');
  const file = join(directory, 'pid');
  const patient = why === 'its time is over';
  const script = patient
    ? stubborn
    : stubborn.replaceAll("process.on('SIGTERM', () => {});", '').replaceAll('process.on("SIGTERM", () => {});', '');
  const onLine = (line: string) => {
    if (line === 'ready' && !patient) void undoAll();
  };
  try {
    const ended = await systemPrograms.run({
      argv: [process.execPath, '-e', script, '--', file],
      env: {},
      onLine,
      ...(patient ? { timeout: 5_000 } : {}),
    });
    expect(ended).toMatchObject({ result, exitCode });
    expect(isAlive(await readFile(file, 'utf8'))).toBe(false);
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('law 14: a program ends with the deadline of the run, which is named', async () => {
  using deadline = new Deadline(systemClock, 300);
  const argv = [process.execPath, '-e', 'console.error("asking"); setInterval(() => {}, 1000)'] as const;
  const running = programsUntil(deadline).run({ argv, env: {} });
  await expect(running).rejects.toMatchObject({
    code: 'DEADLINE',
    exitCode: 3,
    message: expect.stringContaining(`waiting for the program ${basename(process.execPath)}`),
  });
});

test('a program that cleans up behind the deadline still runs', async () => {
  using deadline = new Deadline(systemClock, 0);
  const ended = await programsUntil(deadline).run({ argv: [process.execPath, '-e', 'console.log("clean")'], env: {} });
  expect({ ...ended, stdout: String(ended.stdout) }).toMatchObject({ result: 'exited', stdout: 'clean\n' });
});

test('a program whose time does not count for the run is not ended by it', async () => {
  using deadline = new Deadline(systemClock, 50);
  const wait = 'setTimeout(() => {}, 200)';
  const programs = programsUntil(deadline);
  const run = () => programs.run({ argv: [process.execPath, '-e', wait], env: {} });
  expect((await deadline.pausedDuring(run)).result).toBe('exited');
});
