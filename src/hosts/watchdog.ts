/**
 * Ends the programs of a run that is killed without a chance to do so itself (`kill -9`, out of memory). Linux would do it
 * by PR_SET_PDEATHSIG, which Node does not offer and which reaches no grandchildren. Instead a small shell in a session of
 * its own reads from a pipe which process groups there are. The kernel closes the pipe when this process ends, however it
 * ends, and what is still on the list then gets SIGTERM, and SIGKILL two seconds later.
 */
import type { ChildProcess } from 'node:child_process';
import { getBuiltinModule, platform } from 'node:process';

/** Milliseconds: git's programs that are over sooner cost no second process. */
const shortProgram = 200;

const script = `
list=
while read -r sign group; do
  case $sign in
    +) list="$list $group" ;;
    -) kept=; for each in $list; do [ "$each" = "$group" ] || kept="$kept $each"; done; list=$kept ;;
  esac
done
[ -n "$list" ] || exit 0
for each in $list; do kill -TERM "-$each"; done
sleep 2
for each in $list; do kill -KILL "-$each"; done
`;

let shell: ChildProcess | undefined;
const known = new Set<number>();

/**
 * @param start of a program that leads a process group of its own
 * @param endsByItself soon, and leaves nothing behind
 */
export function watched<C extends ChildProcess>(start: () => C, endsByItself = false): C {
  if (platform === 'win32') return start();
  // First, so that nothing comes between the start of the program and the word to the shell.
  if (!endsByItself) shell ??= startShell();
  const child = start();
  const { pid } = child;
  if (pid === undefined) return child;
  const add = () => {
    known.add(pid);
    tell(`+ ${pid}\n`);
  };
  const timer = endsByItself ? setTimeout(add, shortProgram).unref() : undefined;
  if (!endsByItself) add();
  child.once('exit', () => {
    clearTimeout(timer);
    if (known.delete(pid)) tell(`- ${pid}\n`);
  });
  return child;
}

function tell(line: string): void {
  shell ??= startShell();
  shell.stdin?.write(line);
}

function startShell(): ChildProcess {
  const started = getBuiltinModule('node:child_process').spawn('/bin/sh', ['-c', script, 'monorepo-gitops-watchdog'], {
    // Whatever ends the group of this process must not end it as well.
    detached: true,
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  // Without a shell the programs end by themselves, once they write to a pipe that nobody reads.
  started.on('error', () => {});
  started.stdin.on('error', () => {});
  started.unref();
  if ('unref' in started.stdin && typeof started.stdin.unref === 'function') started.stdin.unref();
  return started;
}
