/** `package-lock.json` and `npm-shrinkwrap.json`, versions 2 and 3. Source: docs.npmjs.com, package-lock-json. */
import { posix } from 'node:path';
import { isObject, type JsonObject, parseJson } from '../../json.ts';
import { wantedOf, without } from './lock-entries.ts';
import { type LockEntry, type LockFile, lockFile } from './lock-file.ts';

const ofPackage = { needed: ['dependencies'], optional: ['optionalDependencies', 'peerDependencies'] };
/** The file repeats the development dependencies of workspace packages only. */
const ofWorkspace = { needed: ['dependencies', 'devDependencies'], optional: ofPackage.optional };

/** What other packages make of a package, and what is for people. */
const notItsOwn = new Set([
  ...['dependencies', 'devDependencies', 'optionalDependencies'],
  ...['dev', 'devOptional', 'optional', 'peer', 'extraneous'],
  ...['deprecated', 'license', 'funding'],
]);

const notShared = new Set(['name', 'version', 'packages', 'dependencies']);

const modules = 'node_modules/';

export function parseNpmLock(text: string): LockFile {
  const content = parseJson(text.replace(/^\uFEFF/, ''));
  if (!isObject(content)) throw new Error('it is not JSON');
  if (!isObject(content.packages)) throw new Error(`its version ${content.lockfileVersion ?? 1} has no "packages"`);
  const { packages } = content;
  const entries = new Map<string, LockEntry>();
  for (const [location, entry] of Object.entries(packages)) {
    if (isObject(entry) && entry.link !== true && location.includes(modules))
      entries.set(location, entryOf(location, entry));
  }
  return lockFile({
    entries,
    shared: without(content, notShared),
    patches: [],
    resolve(from, { alias }) {
      for (const location of locations(from, alias)) {
        const entry = packages[location];
        if (!isObject(entry)) continue;
        if (entry.link === true) return { link: String(entry.resolved) };
        return { entries: [location] };
      }
      return undefined;
    },
    importer(path) {
      const entry = packages[path === '.' ? '' : path];
      return isObject(entry) ? { from: path, wanted: wantedOf(entry, ofWorkspace) } : undefined;
    },
  });
}

function entryOf(location: string, entry: JsonObject): LockEntry {
  const alias = location.slice(location.lastIndexOf(modules) + modules.length);
  const name = typeof entry.name === 'string' ? entry.name : alias;
  const version = String(entry.version ?? '');
  return {
    id: `${name}@${version}`,
    name,
    version,
    // Where a package lies decides which one Node finds, so one that moved differs, as it does for turbo.
    fields: [location, without(entry, notItsOwn)],
    wanted: wantedOf(entry, ofPackage),
  };
}

/** Where Node would look for a package, the nearest first. */
function* locations(from: string, alias: string): Generator<string> {
  for (let directory = from; ; directory = posix.dirname(directory)) {
    if (posix.basename(directory) !== 'node_modules') yield posix.join(directory, modules, alias);
    if (directory === '.') return;
  }
}
