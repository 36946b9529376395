/** Programs on `PATH`, and how a shell would start them. They are run by the port `Programs`. */
import { access, constants, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Environment } from './ports.ts';

/** Every executable of this name on `PATH`, in order, each file once even when directories are links to each other. */
export async function programsOnPath(name: string, env: Environment): Promise<readonly string[]> {
  const found = new Map<string, string>();
  for (const directory of (env.PATH ?? '').split(delimiter)) {
    if (directory === '') continue;
    const path = join(directory, name);
    try {
      await access(path, constants.X_OK);
      const real = await realpath(path);
      if (!found.has(real)) found.set(real, path);
    } catch {
      // Not here: the next directory.
    }
  }
  return [...found.values()];
}

/** One word of POSIX shell that is exactly this text; quoted only where a shell could read more in it. */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

export function shellLine(argv: readonly string[]): string {
  return argv.map(shellQuote).join(' ');
}
