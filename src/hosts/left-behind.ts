/**
 * Private directories of runs that were killed (`kill -9`, a lost machine). Each carries its process in its name, so that
 * the next run knows whose it is, from the moment that it is there.
 */
import { promises, readFileSync, readlinkSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getuid, kill, pid, platform, uptime } from 'node:process';
import type { Environment } from '../core/ports.ts';
import { temporaryBase } from '../core/run-end.ts';

/** `PrivateName`, mark, and what `mkdtemp` adds. */
const nameOfOurs = /^(?:monorepo-gitops|mg-sign)(?:-[a-z]+)?-([0-9a-z]+)\.([0-9a-z]{4})-\w{6}$/;

/** Milliseconds after which a directory has no run any more whose process cannot be looked at. No job is that long. */
const longestRun = 7 * 86_400_000;

/** Of the private directories of this process: its number, and where processes are numbered as it is. */
export function processMark(): string {
  return `${pid.toString(36)}.${numbering()}`;
}

let numberingHere: string | undefined;

/** Four characters that differ between machines, starts of one machine, and containers with process numbers of their own. */
function numbering(): string {
  numberingHere ??= hash([
    hostname(),
    first(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    first(() => readlinkSync('/proc/self/ns/pid')),
  ]);
  return numberingHere;
}

function first(look: () => string): string {
  try {
    return look();
  } catch {
    return ''; // not on Linux
  }
}

/** FNV-1a, for four digits in base 36. */
function hash(texts: readonly string[]): string {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(texts.join('\0'))) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return (value % 36 ** 4).toString(36).padStart(4, '0');
}

/** Removes the private directories of killed runs of this user. @param now milliseconds since the epoch */
export async function removePrivateFilesOfKilledRuns(env: Environment, now: number): Promise<void> {
  const bases = new Set([temporaryBase(env), resolve(tmpdir())]);
  await Promise.all([...bases].map((base) => removeLeftBehind(base, now)));
}

/**
 * Removes what killed runs have left in a directory for temporary files. Whatever cannot be looked at or
 * removed stays, without a word: it is another run's, or another's directory.
 *
 * @param now milliseconds since the epoch
 */
async function removeLeftBehind(base: string, now: number): Promise<void> {
  // Who may rename what is in it could put a link there between a look and the removal.
  if (platform === 'win32' || (await isOpenToAll(base))) return;
  const names = await promises.readdir(base).catch(() => []);
  await Promise.all(
    names.map(async (name) => {
      const path = join(base, name);
      if (!(await isLeft(path, name, now))) return;
      await promises.rm(path, { recursive: true, force: true, maxRetries: 2 }).catch(() => {});
    }),
  );
}

async function isOpenToAll(base: string): Promise<boolean> {
  const found = await promises.stat(base).catch(() => undefined);
  return found === undefined || ((found.mode & 0o022) !== 0 && (found.mode & 0o1000) === 0);
}

async function isLeft(path: string, name: string, now: number): Promise<boolean> {
  const [, number = '', numbered] = nameOfOurs.exec(name) ?? [];
  if (numbered === undefined) return false;
  const found = await promises.lstat(path).catch(() => undefined);
  // A link is none of ours, whatever it is called.
  if (found?.isDirectory() !== true || found.uid !== getuid?.()) return false;
  if (numbered !== numbering()) return now - found.mtimeMs > longestRun;
  const owner = Number.parseInt(number, 36);
  // Numbers are used again, in containers soon; what this process has made is younger than itself.
  return owner === pid ? found.mtimeMs < now - uptime() * 1000 : !isAlive(owner);
}

/** A process of another user is there too. */
function isAlive(number: number): boolean {
  try {
    kill(number, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
