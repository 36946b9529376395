/** A run that somebody ends, by Ctrl-C or by cancelling its job, leaves no program and no key behind (laws 6 and 11). */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { cleanEnvironment, repositoryRoot } from '../support/program.ts';

const root = mkdtempSync(join(tmpdir(), 'ended-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const seen = look();
    if (seen !== undefined) return seen;
    await delay(50);
  }
  throw new Error('it never came');
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8') || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends git and ssh too, and takes the key along',
  async (signal) => {
    const [bin, temporary] = [join(root, `bin-${signal}`), join(root, `temporary-${signal}`)];
    for (const directory of [bin, temporary]) mkdirSync(directory);
    const [key, pid] = [join(root, `key-${signal}`), join(bin, 'pid')];
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    writeFileSync(join(bin, 'ssh'), `#!/bin/sh\necho $$ > '${pid}'\nexec sleep 60\n`);
    chmodSync(join(bin, 'ssh'), 0o755);
    const argv = ['--gitops-repository=git@git.example:charts.git', '--file=a.yaml', '--set=tag=b'];
    const child = spawn(process.execPath, [join(repositoryRoot, 'dist/cli.js'), 'bump-image-tag', ...argv], {
      cwd: root,
      env: cleanEnvironment({
        PATH: `${bin}:${process.env.PATH}`,
        TMPDIR: temporary,
        MG_GITOPS_SSH_KEY: readFileSync(key, 'utf8'),
      }),
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.on('exit', (_, by) => done(by)));
    const ssh = Number(await until(() => contentOf(pid)));
    expect(readdirSync(join(temporary, readdirSync(temporary)[0] ?? ''))).toContain('ssh-key');

    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(readdirSync(temporary)).toEqual([]);
    await until(() => (isAlive(ssh) ? undefined : true));
  },
);
