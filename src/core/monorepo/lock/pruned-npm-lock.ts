/** A part of npm's `package-lock.json`, versions 2 and 3. Every package stays at its place in `node_modules`. */
import { posix } from 'node:path';
import { isObject, type JsonObject, parseJson } from '../../json.ts';
import { keptPackages, type LockSelection, type PrunedLock } from './kept-packages.ts';
import { objectAt } from './lock-entries.ts';

const modules = 'node_modules/';

export function prunedNpmLock(text: string, selection: LockSelection): PrunedLock {
  const content = parseJson(text.replace(/^\uFEFF/, ''));
  const { importers, workspaces } = selection;
  const keys = new Set(selection.packages.map(({ key }) => key));
  const packages = isObject(content) ? objectAt(content, 'packages') : {};
  const stays = (location: string, entry: unknown) =>
    location === '' ||
    keys.has(location) ||
    importers.has(location) ||
    (isObject(entry) && entry.link === true && importers.has(String(entry.resolved)));
  const left = Object.entries(packages).filter(([location, entry]) => stays(location, entry));
  const locations = new Map(left);
  const aliases = left.flatMap(([location]) =>
    location.includes(modules) ? [location.slice(location.lastIndexOf(modules) + modules.length)] : [],
  );
  const changed = Object.entries(isObject(content) ? content : {}).map(([name, value]): [string, unknown] => {
    if (name === 'packages') {
      return [name, Object.fromEntries(left.map(([at, each]) => [at, at === '' ? rootEntry(each, workspaces) : each]))];
    }
    return name === 'dependencies' && isObject(value) ? [name, dependenciesAt('', value, locations)] : [name, value];
  });
  const [, indent = '  '] = /^\{\r?\n([ \t]+)/.exec(text) ?? [];
  return {
    text: `${JSON.stringify(Object.fromEntries(changed), null, indent)}\n`,
    kept: keptPackages(selection, aliases),
  };
}

function rootEntry(entry: unknown, workspaces: LockSelection['workspaces']): unknown {
  return isObject(entry) && entry.workspaces !== undefined
    ? { ...entry, workspaces: workspaces(entry.workspaces) }
    : entry;
}

/** Version 2 has the tree for npm 6 too, nested as the places in `node_modules` are. */
function dependenciesAt(directory: string, listed: JsonObject, packages: ReadonlyMap<string, unknown>): JsonObject {
  const left = Object.entries(listed).flatMap(([name, value]): [string, unknown][] => {
    const location = posix.join(directory, modules, name);
    const entry = packages.get(location);
    if (entry === undefined) return [];
    if (!isObject(value) || !isObject(value.dependencies)) return [[name, value]];
    const inside = isObject(entry) && entry.link === true ? String(entry.resolved) : location;
    const below = dependenciesAt(inside, value.dependencies, packages);
    const { dependencies: _, ...others } = value;
    return [[name, Object.keys(below).length === 0 ? others : { ...others, dependencies: below }]];
  });
  return Object.fromEntries(left);
}
