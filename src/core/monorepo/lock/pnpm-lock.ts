/** `pnpm-lock.yaml`, versions 6 (pnpm 8) and 9 (pnpm 9 and later). Source: github.com/pnpm/spec, lockfile. */
import { posix } from 'node:path';
import { isObject, type JsonObject } from '../../json.ts';
import { objectAt, splitId, wantedOf, without } from './lock-entries.ts';
import { type LockEntry, type LockFile, lockFile } from './lock-file.ts';
import { parseLockYaml } from './lock-yaml.ts';

const kinds = { needed: ['dependencies', 'devDependencies'], optional: ['optionalDependencies'] };

/** What other packages make of a package (`dev`, `optional`) and what is for people. */
const notItsOwn = new Set(['dependencies', 'devDependencies', 'optionalDependencies', 'dev', 'optional', 'deprecated']);

/** Overrides and catalogs show in what is resolved; the files at the root have them too. */
const notShared = new Set([
  'importers',
  'packages',
  'snapshots',
  'catalogs',
  'overrides',
  'patchedDependencies',
  'time',
  ...kinds.needed,
  ...kinds.optional,
  'specifiers',
]);

export function parsePnpmLock(text: string): LockFile {
  const content = parseLockYaml(text);
  const version = isObject(content) ? String(content.lockfileVersion) : '';
  if (!isObject(content) || !/^(6|9)\.\d+$/.test(version)) throw new Error(`its version "${version}" is not known`);
  const packages = objectAt(content, 'packages');
  // Version 6 has the dependencies with the package, version 9 apart, by what its peers are.
  const snapshots = version.startsWith('6') ? packages : objectAt(content, 'snapshots');
  const patched = objectAt(content, 'patchedDependencies');
  const entries = new Map<string, LockEntry>();
  for (const [path, snapshot] of Object.entries(snapshots)) {
    if (isObject(snapshot) || snapshot === '')
      entries.set(path, entryOf(path, isObject(snapshot) ? snapshot : {}, packages, patched));
  }
  const importers = isObject(content.importers) ? content.importers : { '.': content };
  return lockFile({
    entries,
    // With version 6 turbo takes a change of the list of patches for one of everything.
    shared: [without(content, notShared), version.startsWith('6') ? patched : null],
    patches: Object.values(patched).flatMap((each) => patchPath(each) ?? []),
    resolve(from, { alias, range }) {
      if (range.startsWith('link:')) return { link: posix.join(from, range.slice('link:'.length)) };
      const path = [range, `${alias}@${range}`, `/${alias}@${range}`].find((each) => entries.has(each));
      return path === undefined ? undefined : { entries: [path] };
    },
    importer(path) {
      const importer = importers[path];
      if (!isObject(importer)) return importer === '' ? { from: path, wanted: [] } : undefined;
      const wanted = wantedOf(mapKinds(importer), kinds);
      return { from: path, wanted };
    },
  });
}

/** Importers have `{specifier, version}` for each dependency; the version is what it is resolved to. */
function mapKinds(importer: JsonObject): JsonObject {
  const versionOf = (value: unknown) => (isObject(value) ? value.version : value);
  return Object.fromEntries(
    [...kinds.needed, ...kinds.optional].map((kind) => [
      kind,
      Object.fromEntries(Object.entries(objectAt(importer, kind)).map(([alias, value]) => [alias, versionOf(value)])),
    ]),
  );
}

/** @param path `react-dom@18.2.0(react@18.2.0)`, in version 6 with a slash before it */
function entryOf(path: string, snapshot: JsonObject, packages: JsonObject, patched: JsonObject): LockEntry {
  const id = path.replace(/^\//, '');
  const withoutPeers = id.replace(/\(.*$/s, '');
  const { name, version } = splitId(withoutPeers);
  const about = packages[path.replace(/\(.*$/s, '')] ?? packages[path];
  const patch = patched[withoutPeers] ?? patched[name];
  return {
    id,
    name,
    version,
    fields: [without(snapshot, notItsOwn), isObject(about) ? without(about, notItsOwn) : null, patch ?? null],
    wanted: wantedOf(snapshot, kinds),
    patch: patchPath(patch),
  };
}

function patchPath(patch: unknown): string | undefined {
  return isObject(patch) && typeof patch.path === 'string' ? posix.normalize(patch.path) : undefined;
}
