/** Which files were written while they were packed: an image under the tag of a commit has one content, not parts of two. */
import { statSync } from 'node:fs';
import type { Clock } from '../../../ports.ts';
import { hashLayer, type Layer } from './layer.ts';
import { type LayerEntry, sourceOf } from './tar.ts';

interface PackedEntries {
  readonly entries: readonly LayerEntry[];
  readonly layer: Pick<Layer, 'diffId' | 'times'>;
}

/**
 * Paths in the image of what is not as it was packed.
 *
 * @param now the entries of the layer as they would be packed now
 */
export async function changedFiles(
  { entries, layer }: PackedEntries,
  now: readonly LayerEntry[],
  { mtime, clock }: { readonly mtime: number; readonly clock: Pick<Clock, 'sleep'> },
): Promise<readonly string[]> {
  const others = differentEntries(entries, now);
  if (others.length > 0) return others;
  const touched = entries.flatMap((entry, at) =>
    entry.kind === 'file' && changeTime(sourceOf(entry)) !== layer.times[at] ? [entry.path] : [],
  );
  if (touched.length === 0) return [];
  // A new hard link, as pnpm makes them from its store, and `chmod` change that time too: the bytes tell.
  const again = await hashLayer(entries, mtime, clock).catch(() => undefined);
  return again?.diffId === layer.diffId ? [] : touched;
}

/** The kernel's own, which no program can set back; undefined: it is gone. */
function changeTime(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ctimeMs;
}

/** Both are sorted by path. */
function differentEntries(before: readonly LayerEntry[], now: readonly LayerEntry[]): readonly string[] {
  const found: string[] = [];
  for (let at = 0, next = 0; at < before.length || next < now.length; ) {
    const [old, fresh] = [before[at], now[next]];
    if (old !== undefined && fresh !== undefined && old.path === fresh.path) {
      if (!isSame(old, fresh)) found.push(old.path);
      at += 1;
      next += 1;
    } else if (fresh === undefined || (old !== undefined && old.path < fresh.path)) {
      found.push(old?.path ?? '');
      at += 1;
    } else {
      found.push(fresh.path);
      next += 1;
    }
  }
  return found;
}

function isSame(a: LayerEntry, b: LayerEntry): boolean {
  if (a.kind === 'link') return b.kind === 'link' && a.target === b.target;
  if (a.kind === 'file') return b.kind === 'file' && sourceOf(a) === sourceOf(b);
  return a.kind === b.kind;
}
