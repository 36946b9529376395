/** What stays of a lock file, and what of overrides, patches and catalogs that needs. */
import { posix } from 'node:path';
import { isObject } from '../../json.ts';
import { packageNames } from '../root-files.ts';
import type { WantedDependency } from '../workspace.ts';
import type { LockedPackage } from './lock-file.ts';

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

/**
 * @param aliases names under which the packages want each other
 */
export function keptPackages(
  { packages, wanted }: Pick<LockSelection, 'packages' | 'wanted'>,
  aliases: Iterable<string>,
): KeptPackages {
  const used = new Set(wanted.flatMap(({ alias, range }) => catalogEntry(range, alias) ?? []));
  return {
    names: new Set([...packages.map(({ name }) => name), ...wanted.map(({ alias }) => alias), ...aliases]),
    patches: new Set(packages.flatMap(({ patch }) => (patch === undefined ? [] : [posix.normalize(patch)]))),
    usesCatalog: (catalog, alias) => used.has(JSON.stringify([catalog, alias])),
  };
}

/** Whether an entry of `overrides` or `resolutions` names one of the packages. */
export function concerns({ names }: KeptPackages, selector: string, value: unknown): boolean {
  return packageNames(selector, value).some((name) => names.has(name));
}

/** Whether one of the packages is patched with the file of this entry. */
export function isPatched({ patches }: KeptPackages, value: unknown): boolean {
  const path = isObject(value) ? value.path : value;
  return typeof path !== 'string' || patches.has(posix.normalize(path));
}

/** `catalog:` is the one without a name, which is also called `default`. */
export function catalogEntry(range: string, alias: string): string | undefined {
  if (!range.startsWith('catalog:')) return undefined;
  return JSON.stringify([range.slice('catalog:'.length).trim() || 'default', alias]);
}
