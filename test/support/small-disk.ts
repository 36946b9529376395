/** A file system that is full soon. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endsWithFile, scratchDirectory } from './lifetime.ts';

/** Bytes. */
const page = 4096;

/** Of a few pages, or of that many kilobytes; undefined where the machine mounts nothing. */
export function mountSmallDisk(kilobytes = 32): string | undefined {
  const directory = join(scratchDirectory('disk'), 'small');
  mkdirSync(directory);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'small', directory], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const unmount = async () => void execFileSync('umount', ['--lazy', directory]);
  endsWithFile({ [Symbol.asyncDispose]: unmount });
  return directory;
}

/** Fills the file system of a directory but for one page; the file is the ballast. */
export function fillDisk(directory: string): string {
  const ballast = join(directory, 'ballast');
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      for (;;) writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Smaller ones may still fit.
    }
  }
  truncateSync(ballast, Math.floor(statSync(ballast).size / page - 1) * page);
  return ballast;
}
