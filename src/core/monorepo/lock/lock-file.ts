/**
 * A lock file as a graph of resolved packages. Each package manager has a file beside this one that reads its format;
 * `lock-files.ts` knows them all, and `lock-part.ts` the part that a service is built from.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../json.ts';
import type { WantedDependency } from '../workspace.ts';

/** A resolved package. */
export interface LockedPackage {
  /** Unique in the file for people and machines: `react@18.2.0`. npm may install one id twice with other dependencies. */
  readonly id: string;
  /** Its key in the file, where it stands once: npm's are places in `node_modules`. */
  readonly key: string;
  readonly name: string;
  readonly version: string;
  /** Everything that the file says about it: resolution, checksum, platforms, peers, and what its dependencies are resolved to. */
  readonly digest: Buffer;
  /** The file that it is patched with, relative to the root. */
  readonly patch: string | undefined;
  readonly edges: Edges;
  /** Its place in `LockFile.packages`. */
  readonly index: number;
}

/** What dependencies are resolved to. */
export interface Edges {
  readonly packages: readonly LockedPackage[];
  /** Paths of workspace packages. */
  readonly links: readonly string[];
  /** Dependencies that must be installed and are not in the file. */
  readonly missing: readonly string[];
  /** All of it, in a form that can be compared. */
  readonly text: string;
}

export interface LockFile {
  /** Sorted by id. */
  readonly packages: readonly LockedPackage[];
  /** Their digests, one behind the other. */
  readonly digests: Buffer;
  /** What each of them needs, itself included, by `index`. */
  readonly closures: readonly Closure[];
  /** What concerns every package: the version of the format, settings, checksums of hooks. */
  readonly shared: string;
  /** The files that its packages are patched with. */
  readonly patches: ReadonlySet<string>;
  /** The dependencies of a workspace package, whose manifest has `wanted`; undefined when the file does not know it. */
  dependenciesOf(path: string, wanted: readonly WantedDependency[]): Edges | undefined;
}

export interface Closure {
  /** One bit for each package of the file. */
  readonly bits: Uint32Array;
  /** A dependency that one of them must have and the file lacks: the end of a sentence. */
  missing: string | undefined;
}

/** A package as the file has it. */
export interface LockEntry {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Everything else but the dependencies. */
  readonly fields: unknown;
  readonly wanted: readonly WantedDependency[];
  readonly patch?: string | undefined;
}

/** The keys of entries, or the path of a workspace package. */
export type Resolution = { readonly entries: readonly string[] } | { readonly link: string } | undefined;

interface LockFormat {
  /** By the key that `resolve` gives. */
  readonly entries: ReadonlyMap<string, LockEntry>;
  readonly shared: unknown;
  readonly patches: Iterable<string>;
  /** What a dependency of the entry `from` is resolved to, or of a workspace package by `importer`. */
  resolve(from: string, wanted: WantedDependency): Resolution;
  /** The dependencies of a workspace package, and the key that `resolve` gets as `from`. */
  importer(
    path: string,
    wanted: readonly WantedDependency[],
  ): { readonly from: string; readonly wanted: readonly WantedDependency[] } | undefined;
}

/** Resolves the dependencies of every package, once. */
export function lockFile({ entries, shared, patches, resolve, importer }: LockFormat): LockFile {
  const packages = new Map<string, LockedPackage & { edges: Edges; digest: Buffer; index: number }>();
  for (const [key, { id, name, version, patch }] of entries) {
    packages.set(key, { id, key, name, version, patch, digest: Buffer.alloc(0), edges: nothing, index: 0 });
  }
  const edgesOf = (from: string, wanted: readonly WantedDependency[]): Edges => {
    const found: LockedPackage[] = [];
    const links: string[] = [];
    const missing: string[] = [];
    const texts: string[] = [];
    for (const dependency of wanted) {
      const { alias, range, optional } = dependency;
      const resolution = resolve(from, dependency);
      const ids: string[] = [];
      if (resolution === undefined) {
        if (!optional) missing.push(`${alias}@${range}`);
      } else if ('link' in resolution) {
        links.push(resolution.link);
        ids.push(`link:${resolution.link}`);
      } else {
        for (const key of resolution.entries) {
          const target = packages.get(key);
          if (target === undefined) continue;
          found.push(target);
          ids.push(target.id);
        }
      }
      texts.push(JSON.stringify([alias, optional, ids.sort()]));
    }
    return { packages: found, links, missing, text: texts.sort().join('\n') };
  };
  for (const [key, entry] of entries) {
    const locked = packages.get(key);
    if (locked === undefined) continue;
    locked.edges = edgesOf(key, entry.wanted);
    const text = canonicalJson([entry.id, entry.name, entry.version, entry.fields, locked.edges.text]);
    locked.digest = createHash('sha256').update(text).digest();
  }
  const sorted = [...packages.values()].sort((a, b) => compare(a.id, b.id) || Buffer.compare(a.digest, b.digest));
  for (const [index, each] of sorted.entries()) each.index = index;
  const importers = new Map<string, Edges | undefined>();
  return {
    packages: sorted,
    digests: Buffer.concat(sorted.map(({ digest }) => digest)),
    closures: closuresOf(sorted),
    shared: canonicalJson(shared),
    patches: new Set(patches),
    dependenciesOf(path, wanted) {
      // Asked once for every service that is built from the package.
      if (!importers.has(path)) {
        const found = importer(path, wanted);
        importers.set(path, found && edgesOf(found.from, found.wanted));
      }
      return importers.get(path);
    },
  };
}

/** Of sha256, in bytes. */
export const digestLength = 32;

const nothing: Edges = { packages: [], links: [], missing: [], text: '' };

export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * Passes over the packages, those before that they need, until nothing is added: two passes without circles. A hundred
 * services that each need thousands of packages then cost no walk each.
 */
function closuresOf(packages: readonly LockedPackage[]): readonly Closure[] {
  const words = Math.ceil(packages.length / 32);
  const closures = packages.map(({ id, index, edges }): Closure => {
    const bits = new Uint32Array(words);
    addBit(bits, index);
    const [missing] = edges.missing;
    return { bits, missing: missing && `${missing}, which ${id} needs, is not in it` };
  });
  const order = dependenciesFirst(packages);
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const { index, edges } of order) {
      const closure = closures[index];
      for (const { index: other } of edges.packages) {
        if (closure !== undefined && addClosure(closure, closures[other])) isGrowing = true;
      }
    }
  }
  return closures;
}

function addBit(bits: Uint32Array, index: number): void {
  const word = index >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (index & 31));
}

export function hasBit(bits: Uint32Array, index: number): boolean {
  return (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** Whether there was anything to add. */
export function addClosure(closure: Closure, other: Closure | undefined): boolean {
  if (other === undefined) return false;
  const { bits } = closure;
  let added = 0;
  for (let word = 0; word < bits.length; word += 1) {
    const old = bits[word] ?? 0;
    const now = old | (other.bits[word] ?? 0);
    added |= now ^ old;
    bits[word] = now;
  }
  closure.missing ??= other.missing;
  return added !== 0;
}

/** In the order in which a walk in depth leaves them; without recursion, which a long chain would exhaust. */
function dependenciesFirst(packages: readonly LockedPackage[]): readonly LockedPackage[] {
  const order: LockedPackage[] = [];
  const entered = new Uint8Array(packages.length);
  for (const start of packages) {
    const path: { readonly at: LockedPackage; next: number }[] = [];
    const enter = (at: LockedPackage | undefined) => {
      if (at === undefined || entered[at.index] === 1) return;
      entered[at.index] = 1;
      path.push({ at, next: 0 });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      if (top.next < top.at.edges.packages.length) enter(top.at.edges.packages[top.next++]);
      else {
        order.push(top.at);
        path.pop();
      }
    }
  }
  return order;
}
