/** The files at the root that all services share, as one service that is built from its part of the workspace has them. */
import { createHash } from 'node:crypto';
import type { KeptPackages } from '../lock/kept-packages.ts';
import type { LockedPackage } from '../lock/lock-file.ts';
import { prunedLock } from '../lock/pruned-lock.ts';
import type { WantedDependency } from '../workspace.ts';
import { overriddenEntries, prunedManifest, prunedWorkspaces } from './pruned-manifests.ts';

interface Lock {
  readonly digest: string;
  readonly packages: () => readonly LockedPackage[];
  readonly importers: ReadonlySet<string>;
  /** Why it counts as a whole. */
  readonly whole: string | undefined;
}

export interface PrunedRoot {
  /** The files that are made for the service, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** The text of a manifest without what does not concern the service. */
  manifest(file: string, text: string): string;
}

/**
 * @param texts of the files at the root, by name
 * @param importers the workspace packages that stay, the root as `.`, with what they want
 */
export function prunedRoot<L extends Lock>({
  by,
  texts,
  manifests,
  locks,
  importers,
}: {
  readonly by: 'turbo' | 'workspace';
  readonly texts: ReadonlyMap<string, Buffer>;
  readonly manifests: readonly string[];
  readonly locks: ReadonlyMap<string, L>;
  readonly importers: ReadonlyMap<string, readonly WantedDependency[]>;
}): {
  /** By file and member, as `ServiceContent.parts`. */
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly locks: ReadonlyMap<string, L>;
  readonly root: PrunedRoot;
} {
  const packages = new Set(importers.keys());
  const textOf = (file: string) => texts.get(file)?.toString('utf8') ?? '';
  const found = new Map<string, string>();
  const prunedLocks = new Map<string, L>();
  let kept: KeptPackages | undefined;
  for (const [file, lock] of locks) {
    const selection = {
      packages: lock.packages(),
      importers: new Set([...packages, ...lock.importers]),
      wanted: [...importers.values()].flat(),
      workspaces: (listed: unknown) => prunedWorkspaces(listed, packages),
    };
    const pruned = lock.whole === undefined ? prunedLock(file, textOf(file), selection) : undefined;
    kept ??= pruned?.kept;
    found.set(file, pruned?.text ?? textOf(file));
    prunedLocks.set(file, pruned === undefined ? lock : { ...lock, digest: sha256(pruned.text) });
  }
  const parts = new Map<string, ReadonlyMap<string, string>>();
  const present = manifests.filter((file) => texts.has(file));
  const overridden = overriddenEntries(
    present.map((file) => [file, textOf(file)] as const),
    { kept, by },
  );
  const manifestOf = (file: string, text: string) => prunedManifest(file, text, { packages, kept, by, overridden });
  for (const file of present) {
    const pruned = manifestOf(file, textOf(file));
    found.set(file, pruned?.text ?? textOf(file));
    parts.set(file, pruned?.members ?? new Map([['', textOf(file)]]));
  }
  return {
    parts,
    locks: prunedLocks,
    root: { texts: found, manifest: (file, text) => manifestOf(file, text)?.text ?? text },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
