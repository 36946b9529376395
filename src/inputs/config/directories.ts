/** What the directories of the monorepo say for `gitops.yaml`: which of them `discover` finds, and which are not there. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { isObject, jsonObject } from '../../core/json.ts';
import { ofService } from '../../core/monorepo/events/events.ts';
import { directoriesIn, workingCopy } from '../../core/monorepo/workspace.ts';
import { valueAt } from './layers.ts';
import { nearest } from './problems.ts';
import type { ConfigFile } from './schema.ts';
import type { ConfigProblem } from './source.ts';

/** The directories of a monorepo, in a working copy or a commit. Paths are relative to its root. */
export interface MonorepoDirectories {
  /** Names of the directories in a directory; none where it does not exist. */
  subdirectories(directory: string): Promise<readonly string[]>;
  /** Whether a file is in a directory. */
  hasFile(directory: string, name: string): Promise<boolean>;
  /** The name in a package.json; undefined without one. Not known where there is no such function. */
  packageName?(directory: string): Promise<string | undefined>;
  /** Every directory is there that the commit at hand has; what is not is a mistake. */
  readonly isComplete: boolean;
  /** No directory of the monorepo is there. */
  readonly isAbsent?: true;
}

/** What makes a directory a service. */
const signs: readonly string[] = ['package.json', 'Dockerfile'];

/**
 * The directories that are services: with a package.json or a Dockerfile. Undefined where that cannot be known.
 *
 * @param value the file, not validated yet
 */
export async function servicesFound(value: unknown, at: MonorepoDirectories): Promise<readonly string[] | undefined> {
  const given = [valueAt(value, ['discover'])].flat().filter((each) => typeof each === 'string');
  // What leads out is told with its line, by the schema.
  const patterns = given.filter((each) => !each.startsWith('/') && !each.split('/').includes('..'));
  if (patterns.every((each) => each.startsWith('!'))) return [];
  if (at.isAbsent === true) return undefined;
  const directories = await directoriesIn(at, patterns, 'discover');
  const found = directories.map(async (directory) => {
    const has = await Promise.all(signs.map((name) => at.hasFile(directory, name)));
    return has.includes(true) ? [directory] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Services whose `path` is no directory, each with the directory that was most likely meant. */
export async function missingDirectories(
  { services }: ConfigFile,
  at: MonorepoDirectories,
): Promise<readonly ConfigProblem[]> {
  if (!at.isComplete) return [];
  const problems = [...services].map(async ([name, { path }]) => {
    const missing = await firstMissing(posix.normalize(path), at);
    if (missing === undefined) return [];
    const { parent, word, known } = missing;
    const suggestion = nearest(
      posix.join(parent, word),
      known.map((each) => posix.join(parent, each)),
    );
    return [
      { path: ['services', name, 'path'], text: `names ${path}, which is no directory of the monorepo${suggestion}` },
    ];
  });
  return (await Promise.all(problems)).flat();
}

/** With the names of the services' workspace packages, where tags may call a service by that. */
export async function withPackages(config: ConfigFile, at: MonorepoDirectories): Promise<ConfigFile> {
  const patterns = [...config.environments.values()].flatMap(({ when }) => when?.tag ?? []);
  if (!patterns.some((pattern) => pattern.includes(ofService))) return config;
  const named = [...config.services].map(async ([name, service]) => {
    const found = await at.packageName?.(service.path);
    return [name, found === undefined ? service : { ...service, package: found }] as const;
  });
  return { ...config, services: new Map(await Promise.all(named)) };
}

async function firstMissing(path: string, at: MonorepoDirectories) {
  let parent = '.';
  for (const word of path.split('/').filter((each) => each !== '' && each !== '.')) {
    const known = await at.subdirectories(parent);
    if (!known.includes(word)) return { parent, word, known };
    parent = posix.join(parent, word);
  }
  return undefined;
}

/** @param isCheckout whether the job has checked the commit out: another job's leftovers say nothing about it */
export function directoriesOnDisk(root: string, isCheckout: boolean): MonorepoDirectories {
  return {
    ...workingCopy(root),
    hasFile: async (directory, name) => existsSync(join(root, directory, name)),
    async packageName(directory) {
      const text = await readFile(join(root, directory, 'package.json'), 'utf8').catch(() => '');
      const { name } = jsonObject(text);
      return typeof name === 'string' ? name : undefined;
    },
    isComplete: isCheckout && isWholeCheckout(root),
  };
}

/** With a sparse checkout, or without git at all, a directory may be missing that the commit has. */
function isWholeCheckout(root: string): boolean {
  const git = join(root, '.git');
  const found = statSync(git, { throwIfNoEntry: false });
  if (found === undefined) return false;
  const link = found.isDirectory() ? undefined : /^gitdir: (.+)$/m.exec(readFileSync(git, 'utf8'))?.[1];
  return !existsSync(join(link === undefined ? git : resolve(root, link), 'info', 'sparse-checkout'));
}

/** Whether the file finds services by their directories. */
export function discovers(value: unknown): boolean {
  return isObject(value) && Object.hasOwn(value, 'discover');
}
