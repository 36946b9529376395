/** The part of a lock file that a service is built from, and what of two parts differs. */
import { createHash } from 'node:crypto';
import type { WantedDependency } from '../workspace.ts';
import {
  addClosure,
  type Closure,
  compare,
  digestLength,
  type Edges,
  hasBit,
  type LockedPackage,
  type LockFile,
} from './lock-file.ts';

/** What a workspace package is resolved to. Many services are built from it, and each asks. */
interface Wiring {
  /** In a form that can be compared, and the same as a string of JSON. */
  readonly text: string;
  readonly json: string;
  /** All that its dependencies need. */
  readonly reached: Closure;
  /** Its place among those of the file, in the order of `text`. */
  rank: number;
}

/** The wirings of a lock file that somebody asked for, sorted once and not for every service. */
class Wirings {
  readonly #byEdges = new Map<Edges, Wiring>();
  #sorted: readonly Wiring[] = [];

  of(path: string, edges: Edges, { packages, closures }: LockFile): Wiring {
    const known = this.#byEdges.get(edges);
    if (known !== undefined) return known;
    const text = JSON.stringify([path, edges.text]);
    const reached = emptyClosure(packages.length);
    for (const { index } of edges.packages) addClosure(reached, closures[index]);
    const wiring: Wiring = { text, json: JSON.stringify(text), reached, rank: 0 };
    this.#byEdges.set(edges, wiring);
    return wiring;
  }

  inOrder(wirings: readonly Wiring[]): readonly Wiring[] {
    if (this.#sorted.length !== this.#byEdges.size) {
      this.#sorted = [...this.#byEdges.values()].sort((a, b) => compare(a.text, b.text));
      for (const [rank, each] of this.#sorted.entries()) each.rank = rank;
    }
    const ranks = Uint32Array.from(wirings, ({ rank }) => rank).sort();
    return Array.from(ranks, (rank) => this.#sorted[rank]).filter((each) => each !== undefined);
  }
}

const wiringsOf = new WeakMap<LockFile, Wirings>();

function emptyClosure(packages: number): Closure {
  return { bits: new Uint32Array(Math.ceil(packages / 32)), missing: undefined };
}

/** The part of a lock file that some workspace packages are built from. */
type LockPart =
  | {
      readonly kind: 'part';
      readonly digest: string;
      readonly packages: () => readonly LockedPackage[];
      /** The packages that the workspace packages themselves depend on. */
      readonly direct: () => ReadonlySet<LockedPackage>;
      /** Paths of the workspace packages, those included that links lead to. */
      readonly importers: ReadonlySet<string>;
    }
  /** It cannot be told which part; `why` is the end of a sentence. */
  | { readonly kind: 'whole'; readonly why: string };

/** @param importers workspace packages by path, with the dependencies of their package.json */
export function lockPart(lock: LockFile, importers: ReadonlyMap<string, readonly WantedDependency[]>): LockPart {
  const reached = emptyClosure(lock.packages.length);
  const wirings = wiringsOf.get(lock) ?? new Wirings();
  wiringsOf.set(lock, wirings);
  const wiring: Wiring[] = [];
  const resolved: Edges[] = [];
  // What links lead to is added while it is iterated.
  const paths = new Set(importers.keys());
  for (const path of paths) {
    const wanted = importers.get(path) ?? [];
    const edges = lock.dependenciesOf(path, wanted);
    // Nothing is missing of a package without dependencies, and a link may lead out of the workspace.
    if (edges === undefined && wanted.every(({ optional }) => optional)) continue;
    if (edges === undefined) return { kind: 'whole', why: `${path} is not in it` };
    const [missing] = edges.missing;
    if (missing !== undefined) return { kind: 'whole', why: `${missing}, which ${path} needs, is not in it` };
    const own = wirings.of(path, edges, lock);
    wiring.push(own);
    resolved.push(edges);
    addClosure(reached, own.reached);
    for (const link of edges.links) paths.add(link);
  }
  if (reached.missing !== undefined) return { kind: 'whole', why: reached.missing };
  const isReached = ({ index }: LockedPackage) => hasBit(reached.bits, index);
  // As JSON.stringify writes a list of these two; each of many texts is escaped once and not for every service.
  const wires = wirings
    .inOrder(wiring)
    .map(({ json }) => json)
    .join(',');
  const hash = createHash('sha256').update(`[${JSON.stringify(lock.shared)},[${wires}]]`);
  // Neighbours are hashed together: most services need most packages.
  for (let end = 0, start = 0; start < lock.packages.length; start = end + 1) {
    end = start;
    while (end < lock.packages.length && hasBit(reached.bits, end)) end += 1;
    if (end > start) hash.update(lock.digests.subarray(start * digestLength, end * digestLength));
  }
  return {
    kind: 'part',
    digest: hash.digest('hex'),
    packages: () => lock.packages.filter(isReached),
    direct: () => new Set(resolved.flatMap((edges) => edges.packages)),
    importers: paths,
  };
}

/** A package that two parts of a lock file do not have alike; a version is absent where the package is. */
export interface LockChange {
  readonly package: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What is compared of a part: see `LockPart`. */
export interface LockedPackages {
  readonly packages: () => readonly LockedPackage[];
  readonly direct: () => ReadonlySet<LockedPackage>;
}

/**
 * First the packages that the workspace depends on directly, as people know these; of both kinds those with other versions
 * before those that came or went. Those that are resolved in another way at the same version are named only without
 * others: each package that needs one with another version is among them.
 */
export function lockChanges(
  before: LockedPackages | undefined,
  after: LockedPackages | undefined,
): readonly LockChange[] {
  const packages = [before?.packages() ?? [], after?.packages() ?? []] as const;
  const names = differingNames(...packages);
  const versions = packages.map((all) => byName(all.filter(({ name }) => names.has(name))));
  const direct = new Set([...(before?.direct() ?? []), ...(after?.direct() ?? [])].map(({ name }) => name));
  const changes = [...names].sort(compare).map((name): LockChange & { readonly rank: number } => {
    const [old, now] = versions.map((each) => each.get(name));
    const [from, to] = [old && versionsOf(old), now && versionsOf(now)];
    const rank = from === to ? resolvedOtherwise : from === undefined || to === undefined ? 1 : 0;
    return { package: name, from, to, rank: rank + (direct.has(name) ? 0 : indirect) };
  });
  const others = changes.filter(({ from, to }) => from !== to);
  return (others.length > 0 ? others : changes).sort((a, b) => a.rank - b.rank).map(({ rank: _, ...change }) => change);
}

/** The names of the packages that two parts do not have alike, as often: most are alike, and are looked at no further. */
function differingNames(before: readonly LockedPackage[], after: readonly LockedPackage[]): ReadonlySet<string> {
  const counts = new Map<string, { readonly name: string; more: number }>();
  const count = (packages: readonly LockedPackage[], by: number) => {
    for (const { digest, name } of packages) {
      const text = digest.toString('latin1');
      const known = counts.get(text);
      if (known === undefined) counts.set(text, { name, more: by });
      else known.more += by;
    }
  };
  count(before, 1);
  count(after, -1);
  return new Set([...counts.values()].filter(({ more }) => more !== 0).map(({ name }) => name));
}

const resolvedOtherwise = 2;
const indirect = 3;

function byName(packages: readonly LockedPackage[]): ReadonlyMap<string, readonly LockedPackage[]> {
  const found = new Map<string, LockedPackage[]>();
  for (const each of packages) found.set(each.name, [...(found.get(each.name) ?? []), each]);
  return found;
}

function versionsOf(packages: readonly LockedPackage[]): string {
  return [...new Set(packages.map(({ version }) => version))].sort(compare).join(' and ');
}
