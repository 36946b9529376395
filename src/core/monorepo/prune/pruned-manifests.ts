/**
 * The manifests at the root as a pruned workspace has them: without what concerns only packages that are not in it. Their text
 * depends on their content alone, so that comments and white space change nothing.
 */
import { posix } from 'node:path';
import { parse, stringify } from 'yaml';
import { isGlob } from '../../glob.ts';
import { isObject, type JsonObject, parseJson } from '../../json.ts';
import { catalogEntry, concerns, isPatched, type KeptPackages } from '../lock/kept-packages.ts';

interface PrunedManifest {
  readonly text: string;
  /** Its members by name, for people who ask what changed. */
  readonly members: ReadonlyMap<string, string>;
}

/** What decides about a member. */
interface Rules extends OverrideRules {
  /** Paths of the workspace packages that stay. */
  readonly packages: ReadonlySet<string>;
  /** See `overriddenEntries`. */
  readonly overridden: ReadonlySet<string>;
}

interface OverrideRules {
  /** Undefined where no lock file says it: then everything stays. */
  readonly kept: KeptPackages | undefined;
  /** Turbo leaves overrides and patches as they are in its own files. */
  readonly by: 'turbo' | 'workspace';
}

const overrideNames: readonly string[] = ['overrides', 'resolutions'];

function keptOverrides(overrides: JsonObject, { kept, by }: OverrideRules): [string, unknown][] {
  const all = Object.entries(overrides);
  if (kept === undefined || by === 'turbo') return all;
  return all.filter(([selector, value]) => concerns(kept, selector, value));
}

/** The entries of catalogs that overrides which stay take their ranges from, in the form of `catalogEntry`. */
export function overriddenEntries(
  manifests: Iterable<readonly [file: string, text: string]>,
  rules: OverrideRules,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [file, text] of manifests) {
    const content = parsedManifest(file, text);
    if (!isObject(content)) continue;
    for (const holder of [content, content.pnpm]) {
      if (!isObject(holder)) continue;
      for (const name of overrideNames) {
        const overrides = holder[name];
        for (const [selector, value] of isObject(overrides) ? keptOverrides(overrides, rules) : []) {
          const alias = selector.replace(/^.*>/s, '').replace(/(?<=.)@.*$/s, '');
          const entry = catalogEntry(String(value), alias);
          if (entry !== undefined) found.add(entry);
        }
      }
    }
  }
  return found;
}

/** Undefined for a file that cannot be read: it stays as it is. */
export function prunedManifest(file: string, text: string, rules: Rules): PrunedManifest | undefined {
  const content = parsedManifest(file, text);
  if (!isObject(content)) return undefined;
  const left = file === '.yarnrc.yml' ? content : prunedMembers(content, rules, '');
  const members = new Map(Object.entries(left).map(([name, value]) => [name, JSON.stringify(value)]));
  members.set('order of members', JSON.stringify(Object.keys(left)));
  return {
    text: file === 'package.json' ? `${JSON.stringify(left, null, 2)}\n` : stringify(left, { lineWidth: 0 }),
    members,
  };
}

function parsedManifest(file: string, text: string): unknown {
  return file === 'package.json' ? parseJson(text.replace(/^\uFEFF/, '')) : parsedYaml(text);
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

/** `workspaces` of package.json without the packages that do not stay, where it names them one by one. */
export function prunedWorkspaces(listed: unknown, packages: ReadonlySet<string>): unknown {
  if (Array.isArray(listed)) {
    return listed.filter(
      (item) =>
        typeof item !== 'string' ||
        item.startsWith('!') ||
        isGlob(item) ||
        packages.has(posix.normalize(item).replace(/\/$/, '')),
    );
  }
  return isObject(listed) ? { ...listed, packages: prunedWorkspaces(listed.packages, packages) } : listed;
}

/** @param inside `pnpm` in the member of package.json that has pnpm's settings */
function prunedMembers(content: JsonObject, rules: Rules, inside: '' | 'pnpm'): JsonObject {
  const { kept, packages, by, overridden } = rules;
  const members = Object.entries(content).map(([name, value]): [string, unknown] => {
    if (name === 'workspaces' || name === 'packages') return [name, prunedWorkspaces(value, packages)];
    if (name === 'pnpm' && inside === '' && isObject(value)) return [name, prunedMembers(value, rules, 'pnpm')];
    if (kept === undefined || by === 'turbo' || !isObject(value)) return [name, value];
    if (overrideNames.includes(name)) return [name, Object.fromEntries(keptOverrides(value, rules))];
    if (name !== 'patchedDependencies') return [name, value];
    return [name, Object.fromEntries(Object.entries(value).filter(([, each]) => isPatched(kept, each)))];
  });
  const uses = (catalog: string, alias: string) =>
    kept?.usesCatalog(catalog, alias) !== false || overridden.has(JSON.stringify([catalog, alias]));
  const left = members
    .map(([name, value]): [string, unknown] => [name, inside === '' ? usedCatalogs(name, value, uses) : value])
    .filter(([name, value]) => value !== undefined && !(isEmpty(value) && !isEmpty(content[name])));
  return Object.fromEntries(left);
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** The members `catalog`, the catalog called `default`, and `catalogs` with the entries that are used. */
function usedCatalogs(name: string, value: unknown, uses: (catalog: string, alias: string) => boolean): unknown {
  if (!isObject(value) || (name !== 'catalog' && name !== 'catalogs')) return value;
  const used = (catalog: string, entries: JsonObject) =>
    Object.fromEntries(Object.entries(entries).filter(([alias]) => uses(catalog, alias)));
  if (name === 'catalog') return used('default', value);
  const catalogs = Object.entries(value).map(([catalog, entries]): [string, unknown] => [
    catalog,
    isObject(entries) ? used(catalog, entries) : entries,
  ]);
  return Object.fromEntries(catalogs.filter(([, entries]) => !isEmpty(entries)));
}
