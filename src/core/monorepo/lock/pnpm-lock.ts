/** `pnpm-lock.yaml`, versions 6 (pnpm 8) and 9 (pnpm 9 and later). Source: github.com/pnpm/spec, lockfile. */
import { posix } from 'node:path';
import { isObject, type JsonObject, jsonObject } from '../../json.ts';
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

/** Path of a patch file by the selector of `patchedDependencies`. */
type PatchFiles = Readonly<Record<string, unknown>>;

/** @param settings JSON of `patchedDependencies` in the manifests: the locks of pnpm 11 and later do not have the paths */
export function parsePnpmLock(text: string, settings = '{}'): LockFile {
  const { environment, main } = pnpmDocuments(text);
  const content = parseLockYaml(main);
  const version = isObject(content) ? String(content.lockfileVersion) : '';
  if (!isObject(content) || !/^(6|9)\.\d+$/.test(version)) throw new Error(`its version "${version}" is not known`);
  const packages = objectAt(content, 'packages');
  // Version 6 has the dependencies with the package, version 9 apart, by what its peers are.
  const snapshots = version.startsWith('6') ? packages : objectAt(content, 'snapshots');
  const patches = patchesIn(objectAt(content, 'patchedDependencies'), jsonObject(settings));
  const entries = new Map<string, LockEntry>();
  for (const [path, snapshot] of Object.entries(snapshots)) {
    if (isObject(snapshot) || snapshot === '')
      entries.set(path, entryOf(path, isObject(snapshot) ? snapshot : {}, packages, patches));
  }
  const importers = isObject(content.importers) ? content.importers : { '.': content };
  return lockFile({
    entries,
    // With version 6 turbo takes a change of the list of patches for one of everything.
    shared: [
      without(content, notShared),
      version.startsWith('6') ? objectAt(content, 'patchedDependencies') : null,
      ...(environment === '' ? [] : [environment]),
    ],
    patches: patches.flatMap(({ file }) => file ?? []),
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
function entryOf(path: string, snapshot: JsonObject, packages: JsonObject, patches: readonly Patch[]): LockEntry {
  const id = path.replace(/^\//, '');
  const { name, version } = splitId(id.replace(/\(.*$/s, ''));
  const about = packages[path.replace(/\(.*$/s, '')] ?? packages[path];
  const patch = patches.find((each) => isPatchOf(each, path));
  return {
    id,
    name,
    version,
    fields: [
      without(snapshot, notItsOwn),
      isObject(about) ? without(about, notItsOwn) : null,
      patch === undefined ? null : patch.value,
    ],
    wanted: wantedOf(snapshot, kinds),
    patch: patch?.file,
  };
}

/** An entry of `patchedDependencies`. */
interface Patch {
  readonly name: string;
  readonly hash: string;
  /** Relative to the root; undefined where nothing says it. */
  readonly file: string | undefined;
  /** As the lock file has it. */
  readonly value: unknown;
}

/** Until pnpm 10 the value is `{hash, path}`, from pnpm 11 the hash alone. */
export function patchesIn(patched: JsonObject, files: PatchFiles): readonly Patch[] {
  return Object.entries(patched).map(([selector, value]) => {
    const { hash, path } = isObject(value) ? value : { hash: value, path: files[selector] };
    const file = typeof path === 'string' ? posix.normalize(path) : undefined;
    return { name: splitId(selector).name, hash: String(hash), file, value };
  });
}

/**
 * Whether a package is patched with it: a selector may have no version, or a range of them, and the path says which one it was.
 *
 * @param path in `snapshots`: `debug@4.3.4(patch_hash=…)`
 */
export function isPatchOf({ name, hash }: Pick<Patch, 'name' | 'hash'>, path: string): boolean {
  return path.replace(/^\//, '').startsWith(`${name}@`) && path.includes(`(patch_hash=${hash})`);
}

/** pnpm 11 and later write what pnpm itself needs, its version and `configDependencies`, as a document before that of the workspace. */
export function pnpmDocuments(text: string): { readonly environment: string; readonly main: string } {
  const [environment = ''] = /^(?:\uFEFF)?---\r?\n.*?\n---\r?\n/s.exec(text) ?? [];
  return { environment, main: text.slice(environment.length) };
}
