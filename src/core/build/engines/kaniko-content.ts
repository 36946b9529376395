/**
 * Proves that kaniko builds from what its key was made of. Another job may have another checkout than `emit` had, or a step in
 * between has written into it. The script compares the files where they are built, before kaniko reads them and behind it;
 * `finish` reads what it has found.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { Failure } from '../../failure.ts';
import { dotenvReport, outputFiles } from '../../ports.ts';
import { mayRead } from '../context-files.ts';
import type { ContextRead } from '../dockerfile-findings.ts';
import type { BuildSpec } from '../engine.ts';
import { ownIgnoreFile, parseIgnoreFile, readIgnoreFile } from '../ignore-rules.ts';
import { declaredKanikoJob, kanikoFiles } from './declared.ts';

/** In the directory of the content. Paths are relative to the directory of `emit`, one a line. */
const lists = {
  /** `sha256sum -c` reads it. */
  files: 'files',
  /** Digest of the text, and path. */
  links: 'links',
  /** Permissions and path, of directories too; none without a key, since checkouts of one commit differ in them. */
  modes: 'modes',
  /** Those in which a file that is new may reach the image. */
  directories: 'directories',
  /** What was in them, read by the Dockerfile or not. */
  names: 'names',
  /** `Seen` as JSON. */
  seen: 'seen.json',
} as const;

/** What tells whether a file that is new may reach the image. */
interface Seen {
  /** The context, relative to the directory of `emit`. */
  readonly context: string;
  /** Text of the ignore file. */
  readonly ignored: string;
  readonly reads: readonly ContextRead[];
  /** Directories that reach the image, with all that is new in them. */
  readonly directories: readonly string[];
}

/** What the script leaves. */
const results = {
  /** Paths of files that differ. */
  changed: 'changed',
  /** Paths that `emit` has not seen. */
  added: 'added',
  /** Paths with other permissions. */
  permissions: 'permissions',
  /** There was nothing else to say. */
  same: 'same',
} as const;

/**
 * Writes what the script compares with.
 *
 * @returns false where the files are not known, or a name cannot stand in a list of lines: then nothing can be proved
 */
export async function writeContent(
  directory: string,
  spec: Pick<BuildSpec, 'context' | 'dockerfile' | 'key' | 'keyedFiles' | 'contextReads'>,
): Promise<boolean> {
  const place = join(directory, kanikoFiles.content);
  await rm(place, { recursive: true, force: true });
  const { keyedFiles, contextReads: reads = [], context } = spec;
  if (keyedFiles === undefined) return false;
  const prefix = relative(directory, context) || '.';
  const files: string[] = [];
  const links: string[] = [];
  const modes: string[] = [];
  const copied = new Set<string>();
  const directories = new Set<string>();
  for (const { name, value } of keyedFiles) {
    const [kind, ...words] = value.split(' ');
    const hex = words.find((word) => word.startsWith('sha256:'))?.slice('sha256:'.length);
    const mode = words.find((word) => !word.startsWith('sha256:'));
    const path = `${prefix}/${name}`;
    if (hex !== undefined) (kind === 'link' ? links : files).push(`${hex}  ${path}`);
    if (mode !== undefined && spec.key !== undefined) modes.push(`${mode} ${path}`);
    if (kind === 'directory') copied.add(path);
    for (const each of kind === 'directory' ? [path, dirname(path)] : [dirname(path)]) directories.add(each);
  }
  const rules = [ownIgnoreFile(spec.dockerfile), join(context, '.dockerignore')].find(isFile);
  for (const path of [spec.dockerfile, ...(rules === undefined ? [] : [rules])]) {
    const hex = createHash('sha256').update(readFileSync(path)).digest('hex');
    files.push(`${hex}  ${relative(directory, path)}`);
  }
  const names = [...directories].flatMap((path) => readdirSync(join(directory, path)).map((name) => `${path}/${name}`));
  if ([...files, ...links, ...modes, ...names].some((line) => line.includes('\n'))) return false;
  const ignored = rules === undefined ? '' : (readIgnoreFile(rules) ?? '');
  const seen: Seen = { context: prefix, ignored, reads, directories: [...copied] };
  await mkdir(place, { recursive: true });
  const texts: Readonly<Record<keyof typeof lists, readonly string[]>> = {
    files,
    links,
    modes,
    directories: [...directories],
    names,
    seen: [JSON.stringify(seen)],
  };
  for (const [list, lines] of Object.entries(texts)) {
    const path = join(place, lists[list as keyof typeof lists]);
    await writeFile(path, lines.map((line) => `${line}\n`).join(''), { mode: 0o644 });
  }
  return true;
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * The function `compare` of the script, for busybox and coreutils alike. It fails where a file differs, and says so. What cannot
 * be compared is no reason to stop: `finish` says what that means.
 */
export const compareLines = `seen="$here"/${kanikoFiles.content}
rm -f -- "$seen"/${results.changed} "$seen"/${results.added} "$seen"/${results.permissions} "$seen"/${results.same}
# What --emit has seen is what kaniko reads here: --finish takes no other image.
compare() (
  LC_ALL=C
  export LC_ALL
  cd -- "$here"
  sums=$(sha256sum -c "$seen"/${lists.files} 2>/dev/null) || :
  {
    printf '%s\\n' "$sums" | sed -n 's/: FAILED.*$//p'
    while IFS= read -r line; do
      [ "$(printf %s "$(readlink "\${line#*  }")" | sha256sum)" = "\${line%%  *}  -" ] || printf '%s\\n' "\${line#*  }"
    done < "$seen"/${lists.links}
  } > "$seen"/${results.changed}
  if [ -s "$seen"/${results.changed} ]; then
    { echo 'These files are not those that --emit has seen:'; head -n 10 "$seen"/${results.changed}; } >&2
    return 1
  fi
  rm -f -- "$seen"/${results.changed} "$seen"/${results.same}
  [ "$(printf '%s\\n' "$sums" | grep -c ': OK$')" = "$(grep -c '' < "$seen"/${lists.files})" ] || return 0
  if [ -s "$seen"/${lists.modes} ]; then
    modes=$(sed 's/^[0-7]* //' "$seen"/${lists.modes} | tr '\\n' '\\0' | xargs -0 stat -c '%a %n' 2>/dev/null) || return 0
    printf '%s\\n' "$modes" | sort - "$seen"/${lists.modes} | uniq -u | sed 's/^[0-7]* //' | sort -u > "$seen"/${results.permissions}
  fi
  tr '\\n' '\\0' < "$seen"/${lists.directories} | xargs -0 -r sh -c 'find "$@" -mindepth 1 -maxdepth 1' sh |
    sort - "$seen"/${lists.names} "$seen"/${lists.names} | uniq -u > "$seen"/${results.added} || return 0
  : > "$seen"/${results.same}
)
compare
# Only the look behind the build proves anything: this job may be ended before it.
rm -f -- "$seen"/${results.same}`;

/**
 * Whether what was built is what the key was made of.
 *
 * @returns why it is not known; undefined: it is
 * @throws Failure `FILES_CHANGED` for a file that has another content, or none
 */
export async function unprovedContent(directory: string): Promise<string | undefined> {
  const place = join(directory, kanikoFiles.content);
  const read = (name: string) => readFile(join(place, name), 'utf8').catch(() => undefined);
  const changed = linesOf(await read(results.changed));
  if (changed.length > 0) {
    throw filesChanged(`${some(changed)} changed between --emit and the end of ${kanikoFiles.script}`);
  }
  const names = [results.same, results.added, results.permissions, lists.seen];
  const [same, added, permissions, text] = await Promise.all(names.map(read));
  if (same === undefined || text === undefined)
    return `${kanikoFiles.script} could not compare all files with those that --emit has seen`;
  const own = new Set(declaredKanikoJob.files(directory));
  const seen = JSON.parse(text) as Seen;
  const rules = parseIgnoreFile(seen.ignored);
  const context = resolve(directory, seen.context);
  const reaching = linesOf(added).filter((line) => {
    const path = resolve(directory, line);
    if (own.has(path) || [dotenvReport, outputFiles].includes(basename(path))) return false;
    const name = relative(context, path);
    return (seen.directories.includes(dirname(line)) || mayRead(seen.reads, name)) && !rules.ignores(name);
  });
  if (reaching.length > 0) return `${some(reaching)} was not there when --emit saw the files`;
  const others = linesOf(permissions);
  return others.length === 0 ? undefined : `${some(others)} has other permissions than --emit saw`;
}

/** The image is pushed, under the tag of its build alone. @param problem with the files, a sentence */
export function filesChanged(problem: string): Failure {
  const { script } = kanikoFiles;
  return new Failure('failed', 'FILES_CHANGED', `${problem}, so none of your tags names the image`, {
    hint: `Make what the image needs before --emit, hand it on to the job of ${script} (GitLab: artifacts; jobs of other executors have another umask), run ${script} there, and change nothing behind it. Then begin again with --emit.`,
  });
}

function linesOf(text = ''): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function some(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}
