import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { badInput } from '../failure.ts';
import { alternatives, glob } from '../glob.ts';

/**
 * The directories that workspace patterns name, sorted. `!` takes directories out again, wherever it stands in the list
 * (as pnpm and npm do). Descends only where a pattern can still match; never into `node_modules`, hidden directories
 * (unless they are written out) or through symbolic links, which may lead out of the monorepo or in circles.
 *
 * @returns paths relative to `root` with forward slashes
 */
export async function directoriesMatching(root: string, patterns: readonly string[]): Promise<readonly string[]> {
  const taken = patterns.filter((pattern) => !pattern.startsWith('!'));
  // Compared by manifest, so that `**/test/**` takes out the package at `a/test` too.
  const excluded = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => glob(posix.join(tidy(pattern.slice(1)), 'package.json')));
  const found = new Set<string>();
  for (const pattern of taken.flatMap((each) => alternatives(each, 'workspaces'))) {
    await descend(root, '.', segmentsOf(pattern), found);
  }
  return [...found].filter((path) => !excluded.some((matches) => matches(posix.join(path, 'package.json')))).sort();
}

function segmentsOf(pattern: string): readonly string[] {
  const segments = tidy(pattern).split('/');
  if (pattern.startsWith('/') || segments.includes('..')) {
    throw badInput('workspaces', `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
  }
  return segments.filter((segment) => segment !== '.');
}

function tidy(pattern: string): string {
  return pattern
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '')
    .replace(/(\*\*\/)+/g, '**/');
}

async function descend(
  root: string,
  directory: string,
  segments: readonly string[],
  found: Set<string>,
): Promise<void> {
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    found.add(directory);
    return;
  }
  if (segment === '**') await descend(root, directory, rest, found);
  const matches = segment === '**' ? undefined : glob(segment);
  for (const name of await subdirectories(join(root, directory))) {
    const below = posix.join(directory, name);
    if (matches === undefined) {
      if (!name.startsWith('.')) await descend(root, below, segments, found);
    } else if (matches(name) && (!name.startsWith('.') || segment.startsWith('.'))) {
      await descend(root, below, rest, found);
    }
  }
}

/** Names of the real directories in a directory; none when it does not exist. */
async function subdirectories(directory: string): Promise<readonly string[]> {
  const entries: Dirent[] = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
    .map((entry) => entry.name);
}
