/** A part of `pnpm-lock.yaml`, its lines as pnpm wrote them. Source: github.com/pnpm/spec, lockfile. */
import { parse, stringify } from 'yaml';
import { canonicalJson, isObject, type JsonObject } from '../../json.ts';
import { concerns, type KeptPackages, keptPackages, type LockSelection, type PrunedLock } from './kept-packages.ts';
import { objectAt } from './lock-entries.ts';
import { parseLockYaml } from './lock-yaml.ts';
import { isPatchOf, patchesIn, pnpmDocuments } from './pnpm-lock.ts';

export function prunedPnpmLock(whole: string, selection: LockSelection): PrunedLock {
  const { environment, main: text } = pnpmDocuments(whole);
  const content = objectOf(parseLockYaml(text));
  const keys = new Set(selection.packages.map(({ key }) => key));
  const kept = keptPackages(selection, aliasesIn(content, keys));
  const wanted = filtered(content, selection, keys, kept);
  const lines = filteredLines(text, wanted);
  if (canonicalJson(parsedOrNothing(lines)) === canonicalJson(wanted)) return { text: environment + lines, kept };
  // A file that pnpm has not written itself: flow style, anchors.
  const typed = objectOf(parse(text, { maxAliasCount: 100 }));
  return { text: environment + stringify(filtered(typed, selection, keys, kept), { lineWidth: 0 }), kept };
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function parsedOrNothing(text: string): unknown {
  try {
    return parseLockYaml(text);
  } catch {
    return undefined;
  }
}

/** The names under which the packages that stay have others. */
function aliasesIn(content: JsonObject, keys: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  for (const section of ['packages', 'snapshots']) {
    for (const [key, entry] of Object.entries(objectAt(content, section))) {
      if (!keys.has(key) || !isObject(entry)) continue;
      for (const kind of ['dependencies', 'optionalDependencies']) {
        for (const alias of Object.keys(objectAt(entry, kind))) found.add(alias);
      }
    }
  }
  return [...found];
}

/** `react-dom@18.2.0(react@18.2.0)` is what `react-dom@18.2.0` becomes beside that react. */
function withoutPeers(key: string): string {
  return key.replace(/\(.*$/s, '');
}

function filtered(
  content: JsonObject,
  { importers }: LockSelection,
  keys: ReadonlySet<string>,
  kept: KeptPackages,
): JsonObject {
  const bases = new Set([...keys].map(withoutPeers));
  const isPackage = (key: string) => keys.has(key) || bases.has(key);
  const rules: Readonly<Record<string, (key: string, value: unknown) => boolean>> = {
    importers: (key) => importers.has(key),
    packages: isPackage,
    snapshots: isPackage,
    time: isPackage,
    overrides: (selector, value) => concerns(kept, selector, value),
    patchedDependencies: (selector, value) =>
      patchesIn({ [selector]: value }, {}).some((patch) => [...keys].some((key) => isPatchOf(patch, key))),
  };
  const sections = Object.entries(content).flatMap(([section, value]): [string, unknown][] => {
    if (!isObject(value)) return [[section, value]];
    const rule = Object.hasOwn(rules, section) ? rules[section] : undefined;
    const entries = Object.entries(value);
    const left =
      section === 'catalogs'
        ? entries.flatMap(([catalog, each]) => usedEntries(catalog, each, kept))
        : rule === undefined
          ? entries
          : entries.filter(([key, each]) => rule(key, each));
    // pnpm writes no section without entries.
    return left.length === 0 && entries.length > 0 ? [] : [[section, Object.fromEntries(left)]];
  });
  return Object.fromEntries(sections);
}

function usedEntries(catalog: string, entries: unknown, kept: KeptPackages): (readonly [string, JsonObject])[] {
  const used = Object.entries(objectOf(entries)).filter(([alias]) => kept.usesCatalog(catalog, alias));
  return used.length === 0 ? [] : [[catalog, Object.fromEntries(used)]];
}

/** The lines of the members that `wanted` has, of the first two levels, and in catalogs of three. */
function filteredLines(text: string, wanted: JsonObject): string {
  const found: string[] = [];
  /** The empty lines above a member belong to it. */
  let above: string[] = [];
  /** The members on the way to this line; undefined below one that does not stay. */
  const way: (JsonObject | undefined)[] = [wanted];
  const lines = text.split('\n');
  const last = lines.at(-1) === '' ? lines.pop() : undefined;
  for (const line of lines) {
    if (line.trim() === '') {
      above.push(line);
      continue;
    }
    const depth = (line.length - line.trimStart().length) / 2;
    const [, section] = way;
    const isMember =
      depth === 0 || depth === 1 || (depth === 2 && section !== undefined && section === wanted.catalogs);
    if (isMember && !line.trimStart().startsWith(':')) {
      const holder = way.length > depth ? way[depth] : undefined;
      const key = keyOf(line.trim());
      const stays = holder !== undefined && Object.hasOwn(holder, key);
      way.length = depth + 1;
      way.push(stays ? asObject(holder[key]) : undefined);
    }
    if (way.at(-1) !== undefined) found.push(...above, line);
    above = [];
  }
  return [...found, ...(last === undefined ? [] : [last])].join('\n');
}

/** What has no members that could be left out stays as a whole. */
function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Keys that are longer than 1,024 characters stand behind a question mark. */
function keyOf(text: string): string {
  const isLong = text.startsWith('? ');
  const key = isLong ? text.slice(2) : text;
  const [, double, single] = /^(?:("(?:[^"\\]|\\.)*")|'((?:[^']|'')*)')/.exec(key) ?? [];
  if (double !== undefined) return String(JSON.parse(double));
  if (single !== undefined) return single.replaceAll("''", "'");
  return isLong ? key : (/^(.*?):(?:\s|$)/s.exec(key)?.[1] ?? key);
}
