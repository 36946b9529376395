/** A file system that is full soon. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endsWithFile, scratchDirectory } from './lifetime.ts';

/** Of a few pages; undefined where the machine mounts nothing. */
export function mountSmallDisk(): string | undefined {
  const directory = join(scratchDirectory('disk'), 'small');
  mkdirSync(directory);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'small', directory], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const unmount = async () => void execFileSync('umount', ['--lazy', directory]);
  endsWithFile({ [Symbol.asyncDispose]: unmount });
  return directory;
}
