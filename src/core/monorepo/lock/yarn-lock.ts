/** `yarn.lock` of yarn 1, which has a format of its own, and of yarn 2 and later, which is YAML. */
import { isObject } from '../../json.ts';
import type { WantedDependency } from '../workspace.ts';
import { splitId, wantedOf, without } from './lock-entries.ts';
import { type LockEntry, type LockFile, lockFile, type Resolution } from './lock-file.ts';
import { parseLockYaml } from './lock-yaml.ts';

/** @param settings the text of `.yarnrc.yml`, which has the catalogs */
export function parseYarnLock(text: string, settings = ''): LockFile {
  return /^__metadata:/m.test(text) ? parseBerry(text, catalogsOf(settings)) : parseClassic(text);
}

/** Entries by the descriptors that they answer, `react@^18.2.0`, and by the name in these. */
class Descriptors {
  readonly #keys = new Map<string, string>();
  readonly #byName = new Map<string, string[]>();

  add(descriptor: string, key: string): void {
    this.#keys.set(descriptor, key);
    const { name } = splitId(descriptor);
    const others = this.#byName.get(name) ?? [];
    this.#byName.set(name, others);
    if (!others.includes(key)) others.push(key);
  }

  get(descriptor: string): string | undefined {
    return this.#keys.get(descriptor);
  }

  /** A resolution in package.json answers another range than the one that is asked for: then every entry may be meant. */
  named(name: string): readonly string[] {
    return this.#byName.get(name) ?? [];
  }
}

const kinds = { needed: ['dependencies'], optional: ['optionalDependencies'] };

/** Yarn 1 has no workspace packages in the file: what they want is in their manifests. */
function parseClassic(text: string): LockFile {
  const descriptors = new Descriptors();
  const entries = new Map<string, LockEntry>();
  for (const { patterns, fields, lists } of classicEntries(text)) {
    const [key = ''] = patterns;
    const { name: alias, version: range } = splitId(key);
    const version = fields.version ?? '';
    const [, other] = /^npm:(@?[^@]+)/.exec(range) ?? [];
    const name = other ?? alias;
    const { version: _, ...rest } = fields;
    entries.set(key, { id: `${name}@${version}`, name, version, fields: rest, wanted: wantedOf(lists, kinds) });
    for (const pattern of patterns) descriptors.add(pattern, key);
  }
  return lockFile({
    entries,
    shared: null,
    patches: [],
    resolve(_from, { alias, range }) {
      const key = descriptors.get(`${alias}@${range}`);
      if (key !== undefined) return { entries: [key] };
      const named = descriptors.named(alias);
      return named.length === 0 ? undefined : { entries: named };
    },
    importer: (path, wanted) => ({ from: path, wanted }),
  });
}

interface ClassicEntry {
  readonly patterns: readonly string[];
  readonly fields: Record<string, string>;
  readonly lists: Record<string, Record<string, string>>;
}

/** @throws Error for a line that is not understood */
function classicEntries(text: string): readonly ClassicEntry[] {
  const entries: ClassicEntry[] = [];
  let list: Record<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const entry = entries.at(-1);
    const words = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|([^\s",:][^\s",]*?)(?=[\s,]|:?$)/g)].map(
      ([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : (JSON.parse(`"${quoted}"`) as string)),
    );
    const [first = '', second = ''] = words;
    if (!line.startsWith(' ') && line.endsWith(':')) entries.push({ patterns: words, fields: {}, lists: {} });
    else if (entry === undefined || first === '') throw new Error(`the line "${line.slice(0, 60)}" is not understood`);
    else if (/^ {2}\S.*:$/.test(line)) {
      list = {};
      entry.lists[first] = list;
    } else if (/^ {2}\S/.test(line)) entry.fields[first] = second;
    else if (/^ {4}\S/.test(line) && list !== undefined) list[first] = second;
    else throw new Error(`the line "${line.slice(0, 60)}" is not understood`);
  }
  return entries;
}

const workspace = 'workspace:';

/** What is for the program that links the packages, the same for every one of a kind. */
const notFields = new Set(['version', 'dependencies', 'languageName']);

/** The range that a dependency has in a catalog: `catalog:` is the one without a name. */
type Catalogs = (alias: string, range: string) => string;

function catalogsOf(settings: string): Catalogs {
  const content = settings === '' ? {} : parseLockYaml(settings);
  return (alias, range) => {
    if (!isObject(content) || !range.startsWith('catalog:')) return range;
    const name = range.slice('catalog:'.length);
    const catalog = name === '' ? content.catalog : isObject(content.catalogs) ? content.catalogs[name] : undefined;
    return isObject(catalog) && catalog[alias] !== undefined ? String(catalog[alias]) : range;
  };
}

function parseBerry(text: string, catalogs: Catalogs): LockFile {
  const content = parseLockYaml(text);
  if (!isObject(content)) throw new Error('it has no entries');
  const descriptors = new Descriptors();
  const entries = new Map<string, LockEntry>();
  const workspaces = new Map<string, readonly WantedDependency[]>();
  const patches = new Map<string, string>();
  /** Of the workspace entry `key`. */
  const paths = new Map<string, string>();
  for (const [key, entry] of Object.entries(content)) {
    if (!isObject(entry) || key === '__metadata') continue;
    const id = String(entry.resolution);
    const { name, version: reference } = splitId(id);
    const wanted = berryWanted(entry);
    for (const descriptor of key.split(', ')) descriptors.add(descriptor, key);
    if (reference.startsWith(workspace)) {
      const path = reference.slice(workspace.length);
      workspaces.set(path, wanted);
      paths.set(key, path);
      continue;
    }
    const [, patch] = /^patch:.*#(?:~\/|\.\/)([^:#]+)/.exec(reference) ?? [];
    if (patch !== undefined) patches.set(key, patch);
    entries.set(key, { id, name, version: String(entry.version), fields: without(entry, notFields), wanted, patch });
  }
  const answer = (keys: readonly string[]): Resolution => {
    const [path] = keys.flatMap((key) => paths.get(key) ?? []);
    return path === undefined ? { entries: keys } : { link: path };
  };
  return lockFile({
    entries,
    shared: content.__metadata ?? null,
    patches: patches.values(),
    resolve(_from, { alias, range: wanted }) {
      const range = catalogs(alias, wanted);
      const found = descriptors.get(`${alias}@${range}`) ?? descriptors.get(`${alias}@npm:${range}`);
      const named = descriptors.named(alias);
      if (found === undefined) return named.length === 0 ? undefined : answer(named);
      // Yarn itself patches some packages: the patched one stands beside the one that the descriptor names.
      const version = entries.get(found)?.version;
      const patched = named.filter((key) => key.includes('@patch:') && entries.get(key)?.version === version);
      return answer([found, ...patched.filter((key) => key !== found)]);
    },
    importer(path) {
      const wanted = workspaces.get(path);
      return wanted && { from: path, wanted };
    },
  });
}

function berryWanted(entry: Readonly<Record<string, unknown>>): readonly WantedDependency[] {
  const meta = isObject(entry.dependenciesMeta) ? entry.dependenciesMeta : {};
  const isOptional = (alias: string) => {
    const about = meta[alias];
    return isObject(about) && String(about.optional) === 'true';
  };
  // A peer is one of the dependencies of a package above, so it is there already, and in the version that is meant.
  return wantedOf(entry, kinds).map((each) => ({ ...each, optional: each.optional || isOptional(each.alias) }));
}
