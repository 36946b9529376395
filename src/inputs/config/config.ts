/** Reads `gitops.yaml`: parses and checks it, and names every problem with its line and column. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { badInput } from '../../core/failure.ts';
import type { ProjectConfig } from '../../core/monorepo/project.ts';
import {
  directoriesOnDisk,
  type MonorepoDirectories,
  missingDirectories,
  servicesFound,
  withPackages,
} from './directories.ts';
import { findConfigFile } from './file.ts';
import { layersIn, withTakenBack } from './layers.ts';
import { configFailure, problemsOf } from './problems.ts';
import { resolveConfig } from './resolved.ts';
import { clusterConflicts } from './rules/clusters.ts';
import { unreachableEnvironments } from './rules/reach.ts';
import { referenceProblems } from './rules/references.ts';
import { type ConfigFile, configSchema } from './schema.ts';
import { type ConfigSource, readConfigSource } from './source.ts';

export type { ConfigFile, EnvironmentSection } from './schema.ts';

/**
 * @param file how messages name the file
 * @param discovered directories that `discover` finds; undefined where that cannot be known, so that names of services count
 * as right
 * @throws Failure `CONFIG_SYNTAX` or `CONFIG_INVALID`: every problem with `file:line:column` and the key's full path
 */
export function parseConfig(file: string, text: string, discovered?: readonly string[]): ConfigFile {
  return readConfig(readConfigSource(file, text), file, discovered);
}

function readConfig(source: ConfigSource, file: string, discovered: readonly string[] | undefined): ConfigFile {
  const { value, takenBack } = layersIn(source.value, configSchema);
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, source));
    throw configFailure(file, [...source.misread, ...problems], source);
  }
  const layers = withTakenBack(parsed.data, takenBack);
  const known = layers.discover === undefined ? [] : discovered;
  const { config, problems } = resolveConfig(layers, known);
  const mayHaveMore = known === undefined;
  const all = [
    ...source.misread,
    ...problems,
    ...referenceProblems(layers, config, { value: source.value, mayHaveMore }),
    ...unreachableEnvironments(config, mayHaveMore),
    ...clusterConflicts(config, source.value),
  ];
  if (all.length > 0) throw configFailure(file, all, source);
  // The schema is derived from declarations; `satisfies` proves that `core/monorepo` can work on its result.
  return config satisfies ProjectConfig;
}

/** A configuration file with the text of which its values came. */
export interface LoadedConfig {
  readonly config: ConfigFile;
  readonly source: ConfigSource;
  /** As messages name it. */
  readonly file: string;
}

/**
 * The configuration of a working directory; undefined when `path` is not given and there is no file of either name.
 *
 * @param path from the input `config`, relative to `cwd`
 * @param monorepo where services are looked for. Default: `cwd`, and any of them may be missing there
 */
export async function loadConfig(
  cwd: string,
  path?: string,
  monorepo?: MonorepoDirectories,
): Promise<ConfigFile | undefined> {
  return (await loadConfigWithSource(cwd, path, monorepo))?.config;
}

/** As `loadConfig`, with the text. */
export async function loadConfigWithSource(
  cwd: string,
  path?: string,
  monorepo: MonorepoDirectories = directoriesOnDisk(cwd, false),
): Promise<LoadedConfig | undefined> {
  const file = path ?? findConfigFile([cwd])?.name;
  if (file === undefined) return undefined;
  try {
    return await configOf(file, await readFile(resolve(cwd, file), 'utf8'), monorepo);
  } catch (cause) {
    if (!isFileError(cause)) throw cause;
    const hint = 'Give the path of a gitops.yaml, or leave the input out.';
    throw badInput('config', `${file} cannot be read (${cause.code})`, hint, cause);
  }
}

/** The text with what the directories of the monorepo say for it. @throws Failure as `parseConfig` */
export async function configOf(file: string, text: string, monorepo: MonorepoDirectories): Promise<LoadedConfig> {
  const source = readConfigSource(file, text);
  const config = readConfig(source, file, await servicesFound(source.value, monorepo));
  const missing = await missingDirectories(config, monorepo);
  if (missing.length > 0) throw configFailure(file, missing, source);
  return { config: await withPackages(config, monorepo), source, file };
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
