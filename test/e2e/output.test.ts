/** Where the program's output goes: slow readers get all of it, and one that goes away changes nothing. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createBareRepository } from '../support/git/repository.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../support/program.ts';

const root = scratchDirectory('output');

function start(argv: readonly string[]) {
  const child = spawn(process.execPath, [join(repositoryRoot, 'dist/cli.js'), ...argv], {
    cwd: root,
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return { child, ended };
}

/** A commit whose diff no pipe holds: more than 64 kB. */
function bump(name: string, words: number) {
  const repository = createBareRepository(root, { name, files: { 'a.yaml': 'tag: a\n' } });
  const updates = join(root, `${name}.json`);
  writeFileSync(updates, JSON.stringify([{ file: 'a.yaml', set: [`text=${'word '.repeat(words)}`] }]));
  const argv = ['bump-image-tag', `--gitops-repository=${repository.path}`, `--updates=@${updates}`, '--json'];
  return { repository, argv };
}

describe('output', () => {
  it('arrives whole at a reader that takes its time', async () => {
    const { repository, argv } = bump('slow', 60_000);
    const { child, ended } = start(argv);
    child.stderr.resume();
    let text = '';
    await delay(1_500);
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      text += String(chunk);
      await delay(1);
    }
    expect(await ended).toBe(0);
    const { commit, diff } = JSON.parse(text) as Record<string, string>;
    expect(commit).toBe(repository.git('rev-parse', 'main'));
    expect(diff?.length).toBeGreaterThan(300_000);
  });

  it.each(['stdout', 'stderr'] as const)('that nobody reads on %s does not stop the run', async (stream) => {
    const { repository, argv } = bump(`closed-${stream}`, 30_000);
    const { child, ended } = start(argv);
    const other = stream === 'stdout' ? child.stderr : child.stdout;
    let text = '';
    other.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child[stream].destroy();
    expect(await ended).toBe(0);
    expect(repository.git('rev-list', '--count', 'main')).toBe('2');
    expect(text).toContain('word word');
    expect(text).not.toContain('EPIPE');
  });

  it.skipIf(!existsSync('/dev/full'))('that a full disk does not take is told, and the run does its work', async () => {
    const { repository, argv } = bump('full', 10);
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [join(repositoryRoot, 'dist/cli.js'), ...argv], {
      env: cleanEnvironment(),
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    expect(await new Promise((done) => child.on('close', done))).toBe(1);
    expect(text).toMatch(/^error: the output could not be written: ENOSPC.*\n$/m);
    expect(text).not.toMatch(/Unexpected|^\s+at /m);
    expect(repository.git('rev-list', '--count', 'main')).toBe('2');
  });
});
