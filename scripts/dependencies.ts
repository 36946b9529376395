/**
 * The directions of DESIGN §4: `main → hosts, commands → core`; `core` imports neither, and inside it there are no
 * cycles. The process is touched in `hosts` and `main.ts` only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export function dependencyProblems(source: string): string[] {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.ts'))
    .map((item) => join(item.parentPath, item.name));
  const problems: string[] = [];
  const graph = new Map<string, readonly string[]>();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const name = relative(source, file);
    const targets = importsOf(text).map((target) => relative(source, resolve(dirname(file), target)));
    graph.set(
      name,
      valueImportsOf(text).map((target) => relative(source, resolve(dirname(file), target))),
    );
    for (const target of targets) {
      if (!mayImport(layerOf(name), layerOf(target)))
        problems.push(`src/${name} imports src/${target}: against the direction of dependencies`);
    }
    if (layerOf(name) !== 'hosts' && name !== 'main.ts') problems.push(...processUses(name, text));
  }
  return [...problems, ...cycles(graph)];
}

type Layer = 'main' | 'hosts' | 'commands' | 'core';

function layerOf(name: string): Layer {
  const folder = name.split('/')[0];
  return folder === 'core' || folder === 'commands' || folder === 'hosts' ? folder : 'main';
}

function mayImport(from: Layer, to: Layer): boolean {
  if (from === to || from === 'main') return true;
  return (from === 'hosts' || from === 'commands') && to === 'core';
}

const relativeImport = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

function importsOf(text: string): string[] {
  return [...text.matchAll(relativeImport)].map((match) => match[1] ?? '');
}

/** Types are gone at run time: a cycle of them is no cycle. */
function valueImportsOf(text: string): string[] {
  return importsOf(text.replace(/import type [\s\S]*?from '[^']+';/g, ''));
}

function processUses(name: string, text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const uses = [
    ...code.matchAll(/\bprocess\.(env|argv|exit|stdout|stderr|cwd)\b|\bconsole\.|\bDate\.now\(|\bMath\.random\(/g),
  ];
  return uses.map((use) => `src/${name} uses ${use[0]}: take a port instead`);
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start !== -1) {
      found.push(`import cycle: ${[...path.slice(start), name].map((part) => `src/${part}`).join(' → ')}`);
      return;
    }
    if (done.has(name)) return;
    for (const target of graph.get(name) ?? []) visit(target, [...path, name]);
    done.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  return found;
}
