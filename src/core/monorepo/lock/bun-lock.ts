/** `bun.lock`, the text format. Source: github.com/oven-sh/bun, src/install/lockfile/bun.lock.zig. */
import { posix } from 'node:path';
import { isObject, type JsonObject, parseJsonWithComments } from '../../json.ts';
import { objectAt, splitId, wantedOf, without } from './lock-entries.ts';
import { type LockEntry, type LockFile, lockFile } from './lock-file.ts';

const ofPackage = { needed: ['dependencies'], optional: ['optionalDependencies', 'peerDependencies'] };
const ofWorkspace = { needed: ['dependencies', 'devDependencies'], optional: ofPackage.optional };

/** The rest of the file concerns single packages, or stands in the files at the root too. */
const shared = ['lockfileVersion', 'configVersion'];

const workspace = 'workspace:';

export function parseBunLock(text: string): LockFile {
  const content = parseJsonWithComments(text);
  if (!isObject(content) || !isObject(content.packages) || !isObject(content.workspaces)) {
    throw new Error('it has no packages and workspaces');
  }
  const { packages, workspaces } = content;
  const patched = objectAt(content, 'patchedDependencies');
  const entries = new Map<string, LockEntry>();
  const links = new Map<string, string>();
  for (const [key, value] of Object.entries(packages)) {
    if (!Array.isArray(value)) continue;
    const [id, ...rest] = value as unknown[];
    const { name, version } = splitId(String(id));
    if (version.startsWith(workspace)) links.set(key, version.slice(workspace.length));
    else entries.set(key, entryOf(String(id), name, version, rest, patched[String(id)]));
  }
  return lockFile({
    entries,
    shared: shared.map((name) => content[name] ?? null),
    patches: Object.values(patched).flatMap((each) => (typeof each === 'string' ? [posix.normalize(each)] : [])),
    resolve(from, { alias }) {
      const key = keysFor(from, alias).find((each) => entries.has(each) || links.has(each));
      if (key === undefined) return undefined;
      const link = links.get(key);
      return link === undefined ? { entries: [key] } : { link };
    },
    importer(path) {
      const entry = workspaces[path === '.' ? '' : path];
      if (!isObject(entry)) return undefined;
      const name = path === '.' ? '' : String(entry.name ?? '');
      return { from: name, wanted: wantedOf(entry, ofWorkspace) };
    },
  });
}

/** An entry is `["react@18.2.0", "registry", {dependencies, os, …}, "sha512-…"]`; of other sources the registry is left out. */
function entryOf(id: string, name: string, version: string, rest: readonly unknown[], patch: unknown): LockEntry {
  const about = rest.find(isObject) ?? {};
  return {
    id,
    name,
    version,
    fields: [
      rest.filter((each) => !isObject(each)),
      without(about, new Set([...ofPackage.needed, 'optionalDependencies'])),
      patch ?? null,
    ],
    wanted: wantedOf(about as JsonObject, ofPackage),
    patch: typeof patch === 'string' ? posix.normalize(patch) : undefined,
  };
}

/** Below the package itself, then below those around it: `a/b/c`, `a/c`, `c`. */
function keysFor(from: string, alias: string): readonly string[] {
  const names = from.match(/@[^/]+\/[^/]+|[^/]+/g) ?? [];
  return [...names.keys(), names.length].reverse().map((count) => [...names.slice(0, count), alias].join('/'));
}
