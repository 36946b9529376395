/** The files of a build context that count: those that `.dockerignore` leaves and the Dockerfile reads. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** A file of the build context. Times and owners are left out: a checkout does not keep them. */
interface ContextFile {
  /** Relative to the context, with slashes. */
  readonly path: string;
  readonly kind: 'file' | 'executable' | 'link';
}

/**
 * The ignore rules for a Dockerfile: those of `<dockerfile>.dockerignore` when there is one, else of the context's
 * `.dockerignore`. Source: docs.docker.com, "Build context", .dockerignore files.
 */
export async function ignoreRules(context: string, dockerfile: string): Promise<IgnoreRules> {
  const own = await readFile(ownIgnoreFile(dockerfile), 'utf8').catch(absent);
  return parseIgnoreFile(own ?? (await readFile(join(context, '.dockerignore'), 'utf8').catch(absent)) ?? '');
}

export function ownIgnoreFile(dockerfile: string): string {
  return `${dockerfile}.dockerignore`;
}

/**
 * The files that a build can see, sorted by path.
 *
 * `.git` never counts: two clones of one commit differ in it, so that a key over it would never be seen twice.
 *
 * @param wanted patterns of what the Dockerfile reads, or `everything`
 * @param own absolute paths of what this program writes (`ownFiles`), which do not count either, nor what lies below them
 */
export async function contextFiles(
  context: string,
  rules: IgnoreRules,
  wanted: 'everything' | readonly string[],
  own: readonly string[],
): Promise<readonly ContextFile[]> {
  const files: ContextFile[] = [];
  // A runner may name the checkout through a link in one variable and not in another.
  const root = await realpath(context);
  const left = new Set(await Promise.all(own.map((path) => realpath(path).catch(() => path))));
  const isOwn = (path: string) => left.has(path) || [...left].some((each) => path.startsWith(each + sep));
  for await (const file of walk(root, '', rules)) if (!isOwn(join(root, file.path))) files.push(file);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (wanted === 'everything' || wanted.some((pattern) => pattern === '' || pattern === '.')) return files;
  const patterns = wanted.map((pattern) => ({ pattern, matches: pathPattern(pattern) }));
  // What lies behind a link is read under another name than the pattern's: only everything is sure to hold it.
  const followed = files.some(
    ({ kind, path }) =>
      kind === 'link' &&
      patterns.some(
        ({ pattern, matches }) => pattern.startsWith(`${path}/`) || (matches(path) && isDirect(pattern, path)),
      ),
  );
  return followed ? files : files.filter(({ path }) => patterns.some(({ matches }) => matches(path)));
}

/** Whether the pattern names the path itself, not a directory above it. */
function isDirect(pattern: string, path: string): boolean {
  return pattern.split('/').length === path.split('/').length;
}

async function* walk(context: string, directory: string, rules: IgnoreRules): AsyncGenerator<ContextFile> {
  for (const entry of await readdir(join(context, directory), { withFileTypes: true })) {
    const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
    if (entry.name === '.git') continue;
    const ignored = rules.ignores(path);
    if (entry.isDirectory()) {
      if (!ignored || rules.hasExceptions) yield* walk(context, path, rules);
    } else if (!ignored && entry.isSymbolicLink()) yield { path, kind: 'link' };
    else if (!ignored && entry.isFile()) {
      const { mode } = await stat(join(context, path));
      yield { path, kind: (mode & 0o111) === 0 ? 'file' : 'executable' };
    }
  }
}

/** sha256 in hex of a file's content, or of the text of a link. */
export async function contentDigest(context: string, { path, kind }: ContextFile): Promise<string> {
  const hash = createHash('sha256');
  if (kind === 'link') return hash.update(await readlink(join(context, path))).digest('hex');
  for await (const chunk of createReadStream(join(context, path))) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}

/**
 * `.dockerignore`. Source: github.com/moby/patternmatcher, which BuildKit, buildah and kaniko use. Kept apart from
 * `core/glob.ts`, whose patterns mean other things: here `[a-c]` and backslashes count, braces do not, a pattern takes
 * everything below a directory of its name, and paths are cleaned as Go does it.
 */
interface IgnoreRules {
  /** Whether a path (slashes, no leading one) is left out of the context. */
  ignores(path: string): boolean;
  /** Whether something below a directory that is left out may be taken back by a `!` pattern. */
  readonly hasExceptions: boolean;
}

export function parseIgnoreFile(text: string): IgnoreRules {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map((line) => line.trim())
    .map((line) => ({ exception: line.startsWith('!'), pattern: cleanPath(line.replace(/^!\s*/, '')) }))
    .filter(({ pattern }) => pattern !== '')
    .map(({ exception, pattern }) => ({ exception, matches: pathPattern(pattern) }));
  return {
    hasExceptions: rules.some(({ exception }) => exception),
    // The last pattern that speaks about the path decides.
    ignores: (path) => rules.findLast(({ matches }) => matches(path))?.exception === false,
  };
}

/** As Go's filepath.Clean, without a leading slash: `./a//b/../c/` is `a/c`. */
function cleanPath(pattern: string): string {
  const parts: string[] = [];
  for (const part of pattern.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Matches a path, or anything below a directory, of this pattern (`*`, `?`, `[…]`, `**`, backslash escapes). */
function pathPattern(pattern: string): (path: string) => boolean {
  const expression = new RegExp(`^${translate(pattern)}(?:/.*)?$`, 's');
  return (path) => expression.test(path);
}

function translate(pattern: string): string {
  let expression = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    const rest = pattern.slice(at);
    if (rest.startsWith('**/')) {
      expression += '(?:.*/)?';
      at += 2;
    } else if (rest.startsWith('**')) {
      expression += '.*';
      at += 1;
    } else if (character === '*') expression += '[^/]*';
    else if (character === '?') expression += '[^/]';
    else if (character === '[') {
      const set = /^\[(\^?)((?:\\.|[^\]\\])+)\]/.exec(rest);
      expression += set === null ? '\\[' : `[${set[1]}${(set[2] ?? '').replace(/[[&]/g, '\\$&')}]`;
      at += set === null ? 0 : set[0].length - 1;
    } else if (character === '\\' && at + 1 < pattern.length) {
      at += 1;
      expression += literal(pattern[at] ?? '');
    } else expression += literal(character);
  }
  return expression;
}

function literal(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}
