/** The files of a build context that a Dockerfile reads, and that no ignore file leaves out. */
import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  type Dirent,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { basename, join, sep } from 'node:path';
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
  /** Undefined where it does not reach the image: of links, and of a directory whose content is copied. */
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

type ContextFiles =
  | { readonly known: true; readonly files: readonly ContextFile[] }
  | { readonly known: false; readonly reason: string };

/** The files that a build can see, sorted by path. Not known when an instruction finds none. */
export async function contextFiles(setting: ContextSetting, reads: readonly ContextRead[]): Promise<ContextFiles> {
  // A runner may name the checkout through a link in one variable and not in another.
  const context = realpathSync(setting.context);
  const own = setting.own.map((path) => (existsSync(path) ? realpathSync(path) : path));
  const at = { ...setting, context, own };
  const files = new Map<string, ContextFile>();
  const matched = new Set<string>();
  const known = new Set<string>();
  for (let pending = reads; pending.length > 0; ) {
    for (const read of pending) known.add(JSON.stringify(read));
    const walked = await walk(at, pending);
    if (walked.git !== undefined) return { known: false, reason: `${walked.git} takes .git, ${gitHint}` };
    for (const [path, file] of walked.files) if (files.get(path)?.mode === undefined) files.set(path, file);
    for (const where of walked.matched) matched.add(where);
    pending = walked.followed.filter((read) => !known.has(JSON.stringify(read)));
  }
  const nothing = reads.find(({ where }) => !matched.has(where));
  if (nothing !== undefined) return { known: false, reason: `${nothing.where} matches no file of the build context` };
  return { known: true, files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

const gitHint = 'which no two clones have alike (name it in .dockerignore)';

/** Whether a read may take the path of a context, or something below it. What ignore files say is not asked. */
export function mayRead(reads: readonly ContextRead[], path: string): boolean {
  const names = path.split('/');
  const setting = { rules: parseIgnoreFile(''), findsBelowIgnored: false };
  return reads.some((read) => {
    let pursuit: Pursuit | undefined = pursuitOf(read);
    for (let depth = 1; depth <= names.length && pursuit !== undefined; depth += 1) {
      pursuit = step(pursuit, names.slice(0, depth), setting);
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

async function walk(setting: ContextSetting, reads: readonly ContextRead[]): Promise<Walked> {
  const walked: Walked = { files: new Map(), matched: new Set(), followed: [] };
  await walkDirectory(setting, [], reads.map(pursuitOf), walked);
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

async function walkDirectory(
  setting: ContextSetting,
  names: readonly string[],
  pursuits: readonly Pursuit[],
  walked: Walked,
): Promise<void> {
  const { context, rules, own } = setting;
  for (const entry of readdirSync(join(context, ...names), { withFileTypes: true })) {
    const path = [...names, entry.name].join('/');
    const absolute = join(context, path);
    if (own.some((each) => absolute === each || absolute.startsWith(each + sep))) continue;
    const going = pursuits.flatMap((pursuit) => step(pursuit, [...names, entry.name], setting) ?? []);
    if (going.length === 0) continue;
    const isIgnored = rules.ignores(path);
    const sees = (pursuit: Pursuit) => !isIgnored || pursuit.seesIgnored;
    // The link itself is what is copied, or it stands on the way; below a directory that is copied it stays a link.
    const isWay = ({ root, names: on }: Pursuit) =>
      on !== undefined && (root === undefined || root === names.length + 1);
    const isFollowed = entry.isSymbolicLink() && going.some(isWay);
    if (isFollowed) {
      const target = readlinkSync(absolute);
      const seen = going.filter((pursuit) => isWay(pursuit) && (sees(pursuit) || setting.findsBelowIgnored));
      walked.followed.push(...seen.map(({ read }) => behindLink(read, names, target, setting)));
    }
    const taking = going.filter((pursuit) => pursuit.root !== undefined && sees(pursuit));
    if (entry.isDirectory()) {
      if (basename(path) === '.git' && taking[0] !== undefined) {
        walked.git ??= taking[0].read.where;
        continue;
      }
      const mayHold = (pursuit: Pursuit) =>
        sees(pursuit) || rules.hasExceptions || (pursuit.root === undefined && setting.findsBelowIgnored);
      const below = going.filter(mayHold);
      const before = walked.files.size;
      if (below.length > 0) await walkDirectory(setting, [...names, entry.name], below, walked);
      // A directory that is left out comes along with what is taken back below it; --parents takes those on the way.
      const isEmpty = walked.files.size === before;
      if (taking.length === 0 && (isEmpty || !going.some(comesAlong))) continue;
      // It holds what this program writes, and was made for that.
      if (isEmpty && own.some((each) => each.startsWith(absolute + sep))) continue;
    } else {
      if (taking.length === 0 && !isFollowed) continue;
      for (const pursuit of taking) if (!(isFollowed && isWay(pursuit))) walked.matched.add(pursuit.read.where);
    }
    addFile(walked, entry, absolute, path, going, names.length + 1);
  }
}

/** The same read where a link leads to, which is relative to the directory of these names. */
function behindLink(
  read: ContextRead,
  names: readonly string[],
  target: string,
  { findsBelowIgnored }: ContextSetting,
): ContextRead {
  const { source } = read;
  // The way up from what may be another link is not the way up in the text.
  if (/[^/.][^/]*\/+\.\.(\/|$)/.test(target)) return { ...read, source: { ...source, pattern: '', excludes: [] } };
  const clean = cleanSource(target.startsWith('/') ? target : [...names, target].join('/'));
  const literal = source.syntax === 'literal' ? clean : clean.replace(/[*?[\]\\]/g, '\\$&');
  const rest = source.pattern.split('/').slice(names.length + 1);
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
  const mode = kind === 'link' || isOnlyRoot ? undefined : lstatSync(absolute).mode & 0o7777;
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
  names: readonly string[],
  setting: Pick<ContextSetting, 'rules' | 'findsBelowIgnored'>,
): Pursuit | undefined {
  const { root, isExcluded } = pursuit;
  if (root !== undefined) return isExcluded(names.slice(root).join('/')) ? undefined : pursuit;
  if (pursuit.names === undefined) return pursuit.whole(names.join('/')) ? arrived(pursuit, names, setting) : pursuit;
  const matches = pursuit.names[names.length - 1];
  if (matches?.(names.at(-1) ?? '') !== true) return undefined;
  return names.length === pursuit.names.length ? arrived(pursuit, names, setting) : pursuit;
}

function arrived(
  pursuit: Pursuit,
  names: readonly string[],
  { rules, findsBelowIgnored }: Pick<ContextSetting, 'rules' | 'findsBelowIgnored'>,
): Pursuit {
  const above = names.slice(0, -1).join('/');
  const isBelowIgnored = findsBelowIgnored && above !== '' && rules.ignores(above);
  return { ...pursuit, root: names.length, seesIgnored: pursuit.seesIgnored || isBelowIgnored };
}

/** Bytes. */
const largestInOnePiece = 256 * 1024;
/** One for all files, with a byte more than fits. */
let piece: Buffer | undefined;

/** sha256 in hex of a file's content, or of the text of a link; undefined for what has no content of its own. */
export async function contentDigest(context: string, { path, kind }: ContextFile): Promise<string | undefined> {
  if (kind === 'directory' || kind === 'special') return undefined;
  if (kind === 'link') return hash('sha256', readlinkSync(join(context, path)), 'hex');
  const file = join(context, path);
  const small = readSmall(file);
  if (small !== undefined) return hash('sha256', small, 'hex');
  const content = createHash('sha256');
  for await (const chunk of createReadStream(file)) content.update(chunk as Buffer);
  return content.digest('hex');
}

/**
 * Most files of a checkout are small: promises and streams would cost more than reading them, and so would asking for their
 * sizes.
 *
 * @returns undefined for a larger file; bytes that are good until the next call
 */
function readSmall(path: string): Buffer | undefined {
  piece ??= Buffer.allocUnsafeSlow(largestInOnePiece + 1);
  const file = openSync(path, 'r');
  try {
    let size = 0;
    for (;;) {
      const got = readSync(file, piece, size, piece.byteLength - size, null);
      if (got === 0) return piece.subarray(0, size);
      size += got;
      if (size === piece.byteLength) return undefined;
    }
  } finally {
    closeSync(file);
  }
}
