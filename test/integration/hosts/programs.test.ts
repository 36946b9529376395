import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { Deadline } from '../../../src/core/net/deadline.ts';
import { undoAll } from '../../../src/core/run-end.ts';
import { programsUntil, systemPrograms } from '../../../src/hosts/programs.ts';
import { handClock, systemClock } from '../../support/clock.ts';
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

/** Runs it until it says that it is ready, and does that then; its child. */
async function endWhenReady(script: string, end: () => void, programs = systemPrograms) {
  const file = join(scratchDirectory('programs'), 'pid');
  const onLine = (line: string) => {
    if (line === 'ready') end();
  };
  const argv = [process.execPath, '-e', script, '--', file] as const;
  const ended = await programs.run({ argv, env: {}, onLine }).catch((error: unknown) => error);
  return { ended, child: await readFile(file, 'utf8') };
}

test('a program and all that it has started end when its time is over, though they heed no signal', async () => {
  const clock = handClock();
  using deadline = new Deadline(clock, 1_000);
  const { ended, child } = await endWhenReady(stubborn, () => clock.advance(1_000), programsUntil(deadline));
  expect(ended).toMatchObject({ code: 'DEADLINE', exitCode: 3 });
  expect(isAlive(child)).toBe(false);
});

test('a program and all that it has started end when the run is cancelled', async () => {
  const heeding = stubborn
    .replaceAll("process.on('SIGTERM', () => {});", '')
    .replaceAll('process.on("SIGTERM", () => {});', '');
  const { ended, child } = await endWhenReady(heeding, () => void undoAll());
  expect(ended).toMatchObject({ result: 'exited', exitCode: 143 });
  expect(isAlive(child)).toBe(false);
});

test('a program has the time of its call', async () => {
  const argv = [process.execPath, '-e', 'setInterval(() => {}, 1000)'] as const;
  expect(await systemPrograms.run({ argv, env: {}, timeout: 200 })).toMatchObject({
    result: 'timed-out',
    exitCode: 124,
  });
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
