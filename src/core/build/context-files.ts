/** The files of a build context that a Dockerfile reads, and that no ignore file leaves out. */
import { type Dirent, existsSync, lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { ContextRead, ContextSource } from './dockerfile-findings.ts';
import { cleanSource } from './dockerfile-reads.ts';
import { type IgnoreRules, parseIgnoreFile, patternExpression } from './ignore-rules.ts';

/**
 * What of a file reaches an image. Times and owners are left out: a checkout does not keep them. Permissions count as
 * they are: BuildKit and buildah copy each bit (seen with umask 022, 002 and 077), and a file that its owner alone may read
 * makes another image.
 */
export interface ContextFile {
  /** Relative to the context, with slashes. */
  readonly path: string;
  /** `special`: a pipe or a device. */
  readonly kind: 'file' | 'directory' | 'link' | 'special';
  /**
   * Undefined where it does not reach the image, of links and of a directory whose content is copied; and of files, which say
   * it when they are read (`key/file-content.ts`): a look by its path costs each of them as much as it costs to open.
   */
  readonly mode: number | undefined;
}

interface ContextSetting {
  /** Absolute path. */
  readonly context: string;
  readonly rules: IgnoreRules;
  /** A source below an ignored directory is found: buildah asks only the source and the directory of a pattern's depth. */
  readonly findsBelowIgnored: boolean;
  /** Absolute paths of what this program writes (`ownFiles`), which do not count, nor what lies below them. */
  readonly own: readonly string[];
}

export type ContextFiles = (
  | { readonly known: true; readonly files: readonly ContextFile[] }
  | { readonly known: false; readonly reason: string }
) & {
  /** Whether `findsBelowIgnored` may have decided about any file. */
  readonly dependsOnFinding: boolean;
};

/** The files that a build can see, sorted by path. Not known when an instruction finds none. */
export async function contextFiles(setting: ContextSetting, reads: readonly ContextRead[]): Promise<ContextFiles> {
  // A runner may name the checkout through a link in one variable and not in another.
  const context = realpathSync(setting.context);
  const own = setting.own.map((path) => (existsSync(path) ? realpathSync(path) : path));
  const root = context.endsWith(sep) ? context : context + sep;
  const within = own.flatMap((path) => (path.startsWith(root) ? [path.slice(root.length).split(sep).join('/')] : []));
  const at = {
    ...setting,
    root,
    own: within,
    isOwn: own.some((path) => context === path || root.startsWith(path + sep)),
  };
  const files = new Map<string, ContextFile>();
  const matched = new Set<string>();
  const known = new Set<string>();
  let dependsOnFinding = false;
  for (let pending = reads; pending.length > 0; ) {
    for (const read of pending) known.add(JSON.stringify(read));
    const walked = walk(at, pending);
    dependsOnFinding ||= walked.dependsOnFinding;
    if (walked.git !== undefined) {
      return { known: false, reason: `${walked.git} takes .git, ${gitHint}`, dependsOnFinding };
    }
    for (const [path, file] of walked.files) if (files.get(path)?.mode === undefined) files.set(path, file);
    for (const where of walked.matched) matched.add(where);
    pending = walked.followed.filter((read) => !known.has(JSON.stringify(read)));
  }
  const nothing = reads.find(({ where }) => !matched.has(where));
  if (nothing !== undefined) {
    return { known: false, reason: `${nothing.where} matches no file of the build context`, dependsOnFinding };
  }
  return { known: true, files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), dependsOnFinding };
}

const gitHint = 'which no two clones have alike (name it in .dockerignore)';

/** Whether a read may take the path of a context, or something below it. What ignore files say is not asked. */
export function mayRead(reads: readonly ContextRead[], path: string): boolean {
  const names = path.split('/');
  const tree = { rules: parseIgnoreFile(''), findsBelowIgnored: false };
  return reads.some((read) => {
    let pursuit: Pursuit | undefined = pursuitOf(read);
    for (const [at, name] of names.entries()) {
      const place = { name, depth: at + 1 };
      pursuit &&= step(pursuit, names.slice(0, at + 1).join('/'), place, tree, { dependsOnFinding: false });
    }
    return pursuit !== undefined;
  });
}

interface Walked {
  readonly files: Map<string, ContextFile>;
  /** The instructions that found a file. */
  readonly matched: Set<string>;
  /** Where links lead on the way. Builders follow them within the context, which is the root for them. */
  readonly followed: ContextRead[];
  /** The instruction that takes the directory of a repository. */
  git?: string;
  dependsOnFinding: boolean;
}

/** A context on the way down. */
interface Tree extends Pick<ContextSetting, 'rules' | 'findsBelowIgnored'> {
  /** Absolute path with a separator at its end. */
  readonly root: string;
  /** Paths in the context of what this program writes. */
  readonly own: readonly string[];
  /** The whole context is such a place. */
  readonly isOwn: boolean;
}

/** One read on its way down the tree. */
interface Pursuit {
  readonly read: ContextRead;
  /** The patterns of the names on the way; undefined for a pattern with `**`, which is matched as a whole. */
  readonly names: readonly ((name: string) => boolean)[] | undefined;
  readonly whole: (path: string) => boolean;
  readonly isExcluded: (path: string) => boolean;
  /** Names that lead to what is copied; undefined: not reached yet. */
  readonly root: number | undefined;
  /** What an ignore file leaves out is seen. */
  readonly seesIgnored: boolean;
}

function walk(tree: Tree, reads: readonly ContextRead[]): Walked {
  const walked: Walked = { files: new Map(), matched: new Set(), followed: [], dependsOnFinding: false };
  if (!tree.isOwn) walkDirectory(tree, '', 0, reads.map(pursuitOf), walked);
  return walked;
}

function pursuitOf(read: ContextRead): Pursuit {
  const { pattern, syntax, excludes, seesIgnored } = read.source;
  const parts = pattern === '' ? [] : pattern.split('/');
  const isDeep = syntax === 'deep' && pattern.includes('**');
  const excluding = excludes.map((each) => matcher(`${patternExpression(each.replace(/^\/+|\/+$/g, ''))}(?:/.*)?`));
  return {
    read,
    names: isDeep ? undefined : parts.map((part) => nameMatcher(part, syntax)),
    whole: isDeep ? matcher(patternExpression(pattern)) : () => false,
    isExcluded: (path) => excluding.some((matches) => matches(path)),
    root: parts.length === 0 ? 0 : undefined,
    seesIgnored,
  };
}

function nameMatcher(part: string, syntax: ContextSource['syntax']): (name: string) => boolean {
  return syntax === 'literal' || !/[*?[\\]/.test(part) ? (name) => name === part : matcher(patternExpression(part));
}

function matcher(expression: string): (text: string) => boolean {
  const whole = new RegExp(`^${expression}$`, 's');
  return (text) => whole.test(text);
}

/**
 * @param at path of the directory in the context, with a slash at its end; empty: the context itself
 * @param depth names on the way to it
 */
function walkDirectory(tree: Tree, at: string, depth: number, pursuits: readonly Pursuit[], walked: Walked): void {
  const { root, rules, own, findsBelowIgnored } = tree;
  // Of what is copied as a whole each file is taken.
  const areSettled = pursuits.every(
    (pursuit) => pursuit.root !== undefined && pursuit.read.source.excludes.length === 0,
  );
  for (const entry of readdirSync(root + at, { withFileTypes: true })) {
    const path = at + entry.name;
    if (own.includes(path)) continue;
    const going = areSettled
      ? pursuits
      : pursuits.flatMap((pursuit) => step(pursuit, path, { name: entry.name, depth: depth + 1 }, tree, walked) ?? []);
    if (going.length === 0) continue;
    const isIgnored = rules.ignores(path);
    const sees = (pursuit: Pursuit) => !isIgnored || pursuit.seesIgnored;
    // The link itself is what is copied, or it stands on the way; below a directory that is copied it stays a link.
    const isWay = ({ root: from, names: on }: Pursuit) =>
      on !== undefined && (from === undefined || from === depth + 1);
    const isFollowed = entry.isSymbolicLink() && going.some(isWay);
    if (isFollowed) {
      const target = readlinkSync(root + path);
      const seen = going.filter((pursuit) => isWay(pursuit) && (sees(pursuit) || findsBelowIgnored));
      walked.followed.push(...seen.map(({ read }) => behindLink(read, at, target, tree)));
      walked.dependsOnFinding = true;
    }
    const taking = going.filter((pursuit) => pursuit.root !== undefined && sees(pursuit));
    if (entry.isDirectory()) {
      if (entry.name === '.git' && taking[0] !== undefined) {
        walked.git ??= taking[0].read.where;
        continue;
      }
      const maySee = (pursuit: Pursuit) => sees(pursuit) || rules.hasExceptions;
      if (going.some((pursuit) => pursuit.root === undefined && !maySee(pursuit))) walked.dependsOnFinding = true;
      const mayHold = (pursuit: Pursuit) => maySee(pursuit) || (pursuit.root === undefined && findsBelowIgnored);
      const below = going.filter(mayHold);
      const before = walked.files.size;
      if (below.length > 0) walkDirectory(tree, `${path}/`, depth + 1, below, walked);
      // A directory that is left out comes along with what is taken back below it; --parents takes those on the way.
      const isEmpty = walked.files.size === before;
      if (taking.length === 0 && (isEmpty || !going.some(comesAlong))) continue;
      // It holds what this program writes, and was made for that.
      if (isEmpty && own.some((each) => each.startsWith(`${path}/`))) continue;
    } else {
      if (taking.length === 0 && !isFollowed) continue;
      for (const pursuit of taking) if (!(isFollowed && isWay(pursuit))) walked.matched.add(pursuit.read.where);
    }
    addFile(walked, entry, root + path, path, going, depth + 1);
  }
}

/** The same read where a link leads to, which is relative to the directory `at`. */
function behindLink(read: ContextRead, at: string, target: string, { findsBelowIgnored }: Tree): ContextRead {
  const { source } = read;
  // The way up from what may be another link is not the way up in the text.
  if (/[^/.][^/]*\/+\.\.(\/|$)/.test(target)) return { ...read, source: { ...source, pattern: '', excludes: [] } };
  const clean = cleanSource(target.startsWith('/') ? target : at + target);
  const literal = source.syntax === 'literal' ? clean : clean.replace(/[*?[\]\\]/g, '\\$&');
  const rest = source.pattern.split('/').slice(at.split('/').length);
  const pattern = [...(literal === '' ? [] : [literal]), ...rest].join('/');
  return { ...read, source: { ...source, pattern, seesIgnored: source.seesIgnored || findsBelowIgnored } };
}

function comesAlong({ root, read }: Pursuit): boolean {
  return root !== undefined || read.source.syntax === 'deep';
}

function addFile(
  walked: Walked,
  entry: Dirent,
  absolute: string,
  path: string,
  going: readonly Pursuit[],
  depth: number,
): void {
  const kind = kindOf(entry);
  if (kind === undefined) return;
  // COPY of a directory copies what is in it, and makes a directory of its own for that.
  const isOnlyRoot =
    kind === 'directory' && going.every(({ root, read }) => root === depth && read.source.syntax !== 'deep');
  const mode = kind === 'link' || kind === 'file' || isOnlyRoot ? undefined : lstatSync(absolute).mode & 0o7777;
  walked.files.set(path, { path, kind, mode });
}

/** Undefined for a socket, which builders leave out. */
function kindOf(entry: Dirent): ContextFile['kind'] | undefined {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  if (entry.isSymbolicLink()) return 'link';
  return entry.isSocket() ? undefined : 'special';
}

/** The read one name further down; undefined when nothing there can be meant. */
function step(
  pursuit: Pursuit,
  path: string,
  { name, depth }: { readonly name: string; readonly depth: number },
  tree: Pick<Tree, 'rules' | 'findsBelowIgnored'>,
  walked: Pick<Walked, 'dependsOnFinding'>,
): Pursuit | undefined {
  const { root, isExcluded } = pursuit;
  if (root !== undefined) return isExcluded(path.split('/').slice(root).join('/')) ? undefined : pursuit;
  if (pursuit.names === undefined) return pursuit.whole(path) ? arrived(pursuit, path, depth, tree, walked) : pursuit;
  if (pursuit.names[depth - 1]?.(name) !== true) return undefined;
  return depth === pursuit.names.length ? arrived(pursuit, path, depth, tree, walked) : pursuit;
}

function arrived(
  pursuit: Pursuit,
  path: string,
  depth: number,
  { rules, findsBelowIgnored }: Pick<Tree, 'rules' | 'findsBelowIgnored'>,
  walked: Pick<Walked, 'dependsOnFinding'>,
): Pursuit {
  const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const isBelowIgnored = above !== '' && rules.ignores(above);
  if (isBelowIgnored) walked.dependsOnFinding = true;
  return { ...pursuit, root: depth, seesIgnored: pursuit.seesIgnored || (findsBelowIgnored && isBelowIgnored) };
}
