/**
 * The part of a lock file as a lock file of its own, which the package manager accepts beside the pruned manifests. Of pnpm's
 * and npm's; the other formats are left to turbo.
 */
import type { WantedDependency } from '../workspace.ts';
import type { LockedPackage } from './lock-file.ts';
import { prunedNpmLock } from './pruned-npm-lock.ts';
import { prunedPnpmLock } from './pruned-pnpm-lock.ts';

/** What stays of a lock file. */
export interface LockSelection {
  readonly packages: readonly LockedPackage[];
  /** Paths of workspace packages, `.` for the root. */
  readonly importers: ReadonlySet<string>;
  /** What these want. */
  readonly wanted: readonly WantedDependency[];
  /** The workspaces of the pruned package.json, as npm repeats them. */
  readonly workspaces: (listed: unknown) => unknown;
}

export interface PrunedLock {
  readonly text: string;
  readonly kept: KeptPackages;
}

/** What of the manifests at the root concerns the packages that stay. */
export interface KeptPackages {
  /** Names of packages, and the names under which they are installed. */
  readonly names: ReadonlySet<string>;
  /** Files, relative to the root. */
  readonly patches: ReadonlySet<string>;
  /** Whether an entry of a catalog is used. */
  usesCatalog(catalog: string, alias: string): boolean;
}

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
