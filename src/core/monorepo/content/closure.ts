/** The workspace packages that a service is built from: its own, and what it depends on. */
import { packageAround, type WantedDependency, type WorkspaceGraph, type WorkspacePackage } from '../workspace.ts';

export interface Closure {
  /** By path, nearest first; none when the service is in no package. */
  readonly packages: ReadonlyMap<string, WorkspacePackage>;
  /** The packages between the service's own and this one, the service's side first. */
  via(path: string): readonly string[];
  /** Their package.json's dependencies on files and directories that are no packages of the workspace. */
  readonly paths: readonly { readonly from: string; readonly target: string }[];
}

/** What the root's package.json depends on is installed and built for every package. Source: turborepo.com, `affected`. */
const throughRoot = 'the package.json at the root';

/** Two commits often have one workspace, and several questions are asked of it. */
const known = new WeakMap<WorkspaceGraph, Map<string, Closure>>();

/** @param directory of the service, relative to the root */
export function closureOf(directory: string, graph: WorkspaceGraph): Closure {
  const ofGraph = known.get(graph) ?? new Map<string, Closure>();
  known.set(graph, ofGraph);
  const found = ofGraph.get(directory) ?? walk(directory, graph);
  ofGraph.set(directory, found);
  return found;
}

function walk(directory: string, graph: WorkspaceGraph): Closure {
  const start = packageAround(graph, directory);
  const packages = new Map<string, WorkspacePackage>();
  /** Who led to each. */
  const before = new Map<string, WorkspacePackage | typeof throughRoot>();
  const visit = (paths: readonly string[], from: WorkspacePackage | typeof throughRoot) => {
    for (const path of paths) {
      if (packages.has(path)) continue;
      const next = graph.packages.get(path);
      if (next === undefined) continue;
      packages.set(path, next);
      before.set(path, from);
    }
  };
  // A Map is iterated in the order of insertion, also of what is inserted meanwhile: nearest first, and circles end.
  const follow = () => {
    for (const each of packages.values()) visit(each.dependencies, each);
  };
  if (start !== undefined) {
    packages.set(start.path, start);
    follow();
    visit(graph.root?.dependencies ?? [], throughRoot);
    follow();
  }
  return {
    packages,
    via(path) {
      const names: string[] = [];
      for (let at = before.get(path); at !== undefined && at !== start; ) {
        names.unshift(at === throughRoot ? throughRoot : (at.name ?? at.path));
        at = at === throughRoot ? undefined : before.get(at.path);
      }
      return names;
    },
    paths: [...packages].flatMap(([from, each]) => pathsOf(each).map((target) => ({ from, target }))),
  };
}

const paths = new WeakMap<WorkspacePackage, readonly string[]>();

function pathsOf(each: WorkspacePackage): readonly string[] {
  const known = paths.get(each);
  if (known !== undefined) return known;
  const found = each.wanted.flatMap(({ path }) => path ?? []);
  paths.set(each, found);
  return found;
}

/** Whose dependencies a lock file resolves for the service, by path. */
export function importersOf(
  { packages }: Closure,
  graph: WorkspaceGraph,
): ReadonlyMap<string, readonly WantedDependency[]> {
  const importers = new Map([...packages].map(([path, { wanted }]) => [path, wanted]));
  if (graph.root !== undefined) importers.set('.', graph.root.wanted);
  return importers;
}
