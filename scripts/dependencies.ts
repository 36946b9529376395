/**
 * The order of DESIGN §4, in which a folder imports only what lies below it. Types and dynamic imports count, since a
 * reader follows them as well. Also: no circles, the process behind ports, no export that nobody imports, and no folder
 * that is too large to read at a glance.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Layer → the layers that it may import besides itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  main: ['hosts', 'commands', 'inputs', 'core'],
  hosts: ['core'],
  commands: ['inputs', 'demo', 'scaffold', 'core'],
  demo: ['core'],
  scaffold: ['core'],
  inputs: ['core'],
  core: [],
};

/** Inside `core` a folder imports only from lower floors; files that stand beside the folders are floor 0. */
const floors: Readonly<Record<string, number>> = {
  net: 1,
  names: 1,
  git: 2,
  image: 2,
  forge: 3,
  edit: 3,
  source: 4,
  review: 4,
  delivery: 5,
  announce: 5,
  monorepo: 5,
  bump: 6,
  build: 6,
  argocd: 6,
  cleanup: 7,
  flow: 8,
};

/** Files in one folder. */
const largestFolder = 16;

interface SourceFile {
  /** Relative to `src`, with forward slashes. */
  readonly name: string;
  /** Without comments. */
  readonly code: string;
  /** Files of `src` that it imports, whether for values or for types. */
  readonly imports: readonly string[];
}

/** Everything in which `src` breaks the order. */
export function dependencyProblems(source: string): string[] {
  const files = readSources(source);
  return [
    ...files.flatMap(wrongDirections),
    ...cycles(new Map(files.map(({ name, imports }) => [name, imports]))).map((path) => `files in a circle: ${path}`),
    ...cycles(folderGraph(files)).map((path) => `folders in a circle: ${path}`),
    ...files.filter(({ name }) => !touchesTheProcess(name)).flatMap(processUses),
    ...largeFolders(files),
  ];
}

/** Names that a file of `src` exports and no file of these directories imports. `main.ts` is imported by the bundle. */
export function unusedExports(source: string, users: readonly string[]): string[] {
  const files = readSources(source);
  const used = new Set<string>();
  for (const directory of [source, ...users]) {
    for (const path of typescriptFiles(directory)) {
      for (const { names, target } of namedImports(withoutComments(readFileSync(path, 'utf8')))) {
        for (const name of names) used.add(`${resolve(dirname(path), target)} ${name}`);
      }
    }
  }
  return files
    .filter(({ name }) => name !== 'main.ts')
    .flatMap(({ name, code }) =>
      exportedNames(code)
        .filter((each) => !used.has(`${join(source, name)} ${each}`) && !used.has(`${join(source, name)} *`))
        .map((each) => `src/${name} exports ${each}, and nobody imports it`),
    );
}

function readSources(source: string): SourceFile[] {
  return typescriptFiles(source).map((path) => {
    const code = withoutComments(readFileSync(path, 'utf8'));
    const imports = [...code.matchAll(relativeImport)].map((match) =>
      relative(source, resolve(dirname(path), match[1] ?? '')),
    );
    return { name: relative(source, path), code, imports: [...new Set(imports)] };
  });
}

function typescriptFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.ts'))
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

/** Line comments only where nothing but space is before them: `https://` is no comment. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
}

/** `import … from`, `export … from`, `import '…'`, `import('…')`: of values and of types. */
const relativeImport = /(?:\bfrom|\bimport)\s*\(?\s*['"`](\.[^'"`]+)['"`]/g;

function wrongDirections({ name, imports }: SourceFile): string[] {
  return imports
    .filter((target) => !mayImport(name, target))
    .map((target) => `src/${name} imports src/${target}: against the order of the folders`);
}

function mayImport(from: string, to: string): boolean {
  const [left, right] = [layerOf(from), layerOf(to)];
  if (left !== right) return layers[left]?.includes(right) === true;
  if (left !== 'core') return true;
  const [folder, target] = [coreFolder(from), coreFolder(to)];
  return folder === target || floorOf(folder) > floorOf(target);
}

function layerOf(name: string): string {
  const [first = '', second] = name.split('/');
  return second === undefined ? 'main' : first;
}

/** `git` of `core/git/wire/pack.ts`; undefined for a file that stands beside the folders. */
function coreFolder(name: string): string | undefined {
  const parts = name.split('/');
  return parts.length > 2 ? parts[1] : undefined;
}

function floorOf(folder: string | undefined): number {
  if (folder === undefined) return 0;
  // A folder that nobody has given a floor may be imported by none and import none.
  return floors[folder] ?? Number.NaN;
}

/** A folder with its subfolders is one: its own files are both their entry and what they stand on. */
function folderGraph(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const graph = new Map<string, Set<string>>();
  for (const { name, imports } of files) {
    const targets = graph.get(dirname(name)) ?? new Set();
    graph.set(dirname(name), targets);
    for (const target of imports.map((each) => dirname(each))) {
      if (!isInside(target, dirname(name)) && !isInside(dirname(name), target)) targets.add(target);
    }
  }
  return new Map([...graph].map(([folder, targets]) => [folder, [...targets]]));
}

function isInside(folder: string, other: string): boolean {
  return other === '.' || folder === other || folder.startsWith(`${other}/`);
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start !== -1) {
      found.push([...path.slice(start), name].map((part) => `src/${part}`).join(' → '));
      return;
    }
    if (done.has(name)) return;
    for (const target of graph.get(name) ?? []) visit(target, [...path, name]);
    done.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  return found;
}

function touchesTheProcess(name: string): boolean {
  return name === 'main.ts' || name.startsWith('hosts/');
}

/** What tests could not hold still: the process, the clock, timers, randomness. `core/ports.ts` has them as interfaces. */
const impure = new RegExp(
  [
    String.raw`\bprocess\.\w+`,
    "'(?:node:)?(?:process|timers|timers/promises|perf_hooks)'",
    String.raw`\bconsole\.\w+`,
    String.raw`\bDate\.now\b`,
    String.raw`\bnew Date\(\)`,
    String.raw`\bperformance\.now\b`,
    String.raw`\bMath\.random\b`,
    String.raw`\b(?:randomUUID|randomBytes|randomInt|getRandomValues)\b`,
    String.raw`(?<![.\w])(?:setTimeout|setInterval|setImmediate)\(`,
    String.raw`\bAbortSignal\.timeout\b`,
  ].join('|'),
  'g',
);

function processUses({ name, code }: SourceFile): string[] {
  return [...code.matchAll(impure)].map(([use]) => `src/${name} uses ${use}: take a port instead`);
}

function largeFolders(files: readonly SourceFile[]): string[] {
  const sizes = new Map<string, number>();
  for (const { name } of files) sizes.set(dirname(name), (sizes.get(dirname(name)) ?? 0) + 1);
  return [...sizes]
    .filter(([, size]) => size > largestFolder)
    .map(([folder, size]) => `src/${folder} has ${size} files, more than ${largestFolder}`);
}

/** The names that an import takes out of a file; `*` for a namespace and for a dynamic import that is not taken apart. */
function namedImports(code: string): { readonly names: readonly string[]; readonly target: string }[] {
  const found = [
    ...code.matchAll(/\b(?:import|export)\s+(?:type\s+)?(\*[^;{}]*?|\{[^}]*\})\s*from\s*'(\.[^']+)'/g),
  ].map(([, clause = '', target = '']) => ({ names: clause.startsWith('*') ? ['*'] : namesIn(clause), target }));
  for (const [, clause, target = ''] of code.matchAll(
    /(?:(?:const|let)\s*(\{[^}]*\})\s*=\s*(?:\(\s*)?await\s+)?\bimport\s*\(\s*'(\.[^']+)'\s*\)(?:\s*\.\s*\w+)?/g,
  )) {
    found.push({ names: clause === undefined ? ['*'] : namesIn(clause), target });
  }
  return found;
}

function namesIn(clause: string): string[] {
  return clause
    .slice(1, -1)
    .split(',')
    .map(
      (part) =>
        part
          .trim()
          .replace(/^type\s+/, '')
          .split(/\s+as\s+|\s*:\s*/)[0]
          ?.trim() ?? '',
    )
    .filter((name) => name !== '');
}

function exportedNames(code: string): string[] {
  return [
    ...code.matchAll(
      /^export\s+(?:async\s+)?(?:abstract\s+)?(?:function\*?|const|let|class|interface|type|enum)\s+(\w+)/gm,
    ),
  ].map((match) => match[1] ?? '');
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..');
  const problems = [
    ...dependencyProblems(join(root, 'src')),
    ...unusedExports(
      join(root, 'src'),
      ['test', 'scripts', 'bench'].map((each) => join(root, each)),
    ),
  ];
  for (const problem of problems) console.error(`- ${problem}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
