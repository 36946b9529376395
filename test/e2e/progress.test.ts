/** The shipped program before a person: a line that changes while it waits, colours, and what Ctrl-C leaves on the screen. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchDirectory } from '../support/lifetime.ts';
import { cleanEnvironment, repositoryRoot, runProgram } from '../support/program.ts';
import { keys, onTerminal } from '../support/terminal/terminal.ts';

/** An ssh whose server never says a word. */
function silentServer() {
  const bin = scratchDirectory('bin');
  writeFileSync(join(bin, 'ssh'), '#!/bin/sh\nexec sleep 60\n');
  chmodSync(join(bin, 'ssh'), 0o755);
  return cleanEnvironment({ PATH: `${bin}:${process.env.PATH}` });
}

const write = ['bump-image-tag', '--gitops-repository', 'git@git.example.com:acme/gitops.git'];
const tag = ['--file', 'a.yaml', '--image', 'r.example.com/web1', '--tag', 'v2'];
const program = join(repositoryRoot, 'dist/cli.js');

function onScreen(env: Readonly<Record<string, string>>) {
  const cwd = scratchDirectory('pty');
  const argv = [process.execPath, program, ...write, ...tag];
  return onTerminal({ argv, cwd, env, steps: [['committing to the GitOps repository · 1 s', keys.interrupt]] });
}

describe('before a person', () => {
  test('a line changes while the run waits, and Ctrl-C leaves the failure alone, in colour', () => {
    const { raw } = onScreen(silentServer());
    expect(raw.match(/\r\u001b\[2K/g)?.length).toBeGreaterThan(3);
    const left = raw.split(/\r?\n/).map((line) => line.split('\r\u001b[2K').at(-1) ?? '');
    expect(left[0]).toBe('\u001b[31m✗ error[CANCELLED]: bump-image-tag was ended by SIGINT before its end\u001b[0m');
    expect(left.join('\n')).toContain('/docs/errors.md#cancelled');
    expect(left.join('\n')).not.toContain('committing');
  });

  test('NO_COLOR takes the colours, and the line still changes', () => {
    const { raw } = onScreen({ ...silentServer(), NO_COLOR: '1' });
    expect(raw).toContain('\r\u001b[2K');
    expect(raw.replaceAll('\u001b[2K', '')).not.toContain('\u001b');
  });
});

test('nothing of it is in a pipe', async () => {
  const ran = await runProgram([...write, ...tag, '--timeout', '3s'], { env: silentServer() });
  expect(ran.code).not.toBe(0);
  expect(ran.stderr + ran.stdout).not.toMatch(/\u001b|\r|committing/);
});
