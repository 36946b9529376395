/**
 * The part of a lock file as a lock file of its own, which the package manager accepts beside the pruned manifests. Of pnpm's
 * and npm's; the other formats are left to turbo.
 */
import type { LockSelection, PrunedLock } from './kept-packages.ts';
import { prunedNpmLock } from './pruned-npm-lock.ts';
import { prunedPnpmLock } from './pruned-pnpm-lock.ts';

const pruners: Readonly<Record<string, (text: string, selection: LockSelection) => PrunedLock>> = {
  'pnpm-lock.yaml': prunedPnpmLock,
  'package-lock.json': prunedNpmLock,
  'npm-shrinkwrap.json': prunedNpmLock,
};

/** The lock files that can be pruned here. */
export const prunableLocks: readonly string[] = Object.keys(pruners);

/** Undefined for a format that cannot be pruned here. The text has been read before, as the format that its name says. */
export function prunedLock(file: string, text: string, selection: LockSelection): PrunedLock | undefined {
  return Object.hasOwn(pruners, file) ? pruners[file]?.(text, selection) : undefined;
}
