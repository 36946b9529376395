/** Reads `gitops.yaml`: parses and checks it, and names every problem with its line and column. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { badInput, Failure } from '../../core/failure.ts';
import { isObject } from '../../core/json.ts';
import type { ProjectConfig } from '../../core/monorepo/project.ts';
import { directoriesIn } from '../../core/monorepo/workspace.ts';
import { variableOf } from '../resolve.ts';
import { mapContents } from './keys.ts';
import { danglingNames, nearest } from './references.ts';
import { resolveConfig } from './resolved.ts';
import { type ConfigFile, configSchema } from './schema.ts';
import { type ConfigPath, type ConfigProblem, type ConfigSource, readConfigSource } from './source.ts';

export type { ConfigFile, EnvironmentSection } from './schema.ts';

/** Name of the configuration file, at the root of the monorepo. */
const configFileName = 'gitops.yaml';

/**
 * @param file how messages name the file
 * @throws Failure `CONFIG_SYNTAX` or `CONFIG_INVALID`: every problem with `file:line:column` and the key's full path
 */
export function parseConfig(file: string, text: string, discovered: readonly string[] = []): ConfigFile {
  return readConfig(readConfigSource(file, text), file, discovered);
}

function readConfig(source: ConfigSource, file: string, discovered: readonly string[]): ConfigFile {
  const parsed = configSchema.safeParse(withoutExtensions(source.value, configSchema));
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, source));
    throw configFailure(file, withoutRepeats([...source.misread, ...problems]), source);
  }
  const { config, problems } = resolveConfig(parsed.data, discovered);
  const all = [...source.misread, ...problems, ...danglingNames(parsed.data, config)];
  if (all.length > 0) throw configFailure(file, withoutRepeats(all), source);
  // The schema is derived from declarations; `satisfies` proves that `core/monorepo` can work on its result.
  return config satisfies ProjectConfig;
}

/**
 * The configuration of a working directory; undefined when `path` is not given and there is no `gitops.yaml`.
 *
 * @param path from the input `config`, relative to `cwd`
 */
export async function loadConfig(cwd: string, path?: string): Promise<ConfigFile | undefined> {
  const file = path ?? configFileName;
  try {
    const source = readConfigSource(file, await readFile(resolve(cwd, file), 'utf8'));
    return readConfig(source, file, await servicesFound(cwd, discoverOf(source)));
  } catch (cause) {
    if (!isFileError(cause)) throw cause;
    if (path === undefined && cause.code === 'ENOENT') return undefined;
    const hint = 'Give the path of a gitops.yaml, or leave the input out.';
    throw badInput('config', `${file} cannot be read (${cause.code})`, hint, cause);
  }
}

/** The globs of `discover`, of a file that is not validated yet. */
function discoverOf({ value }: ConfigSource): readonly string[] {
  const given = isObject(value) ? [value.discover].flat() : [];
  return given.filter((pattern) => typeof pattern === 'string');
}

/** The directories that are services: with a package.json or a Dockerfile. */
async function servicesFound(root: string, patterns: readonly string[]): Promise<readonly string[]> {
  const directories = patterns.length === 0 ? [] : await directoriesIn(root, patterns, 'discover');
  return directories.filter((directory) =>
    ['package.json', 'Dockerfile'].some((name) => existsSync(join(root, directory, name))),
  );
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** All problems as one error, in the order of the file. */
function configFailure(file: string, problems: readonly ConfigProblem[], source: ConfigSource): Failure {
  const placed = problems
    .map((problem) => ({ ...problem, ...source.place(problem.path, problem.key) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  const lines = placed.map(({ path, key, text, line, column }) => {
    const name = nameOf(key === undefined ? path : [...path, key]);
    return `${file}:${line}:${column}: ${name === '' ? '' : `${name} `}${text}`;
  });
  const [{ line, column } = { line: 1, column: 1 }] = placed;
  const message = lines.length === 1 ? lines.join() : [`${file} has ${lines.length} problems:`, ...lines].join('\n  ');
  return new Failure('bad-input', 'CONFIG_INVALID', message, {
    place: { file, line, column },
    problems: lines,
    hint: 'schema/gitops.schema.json describes every key; editors use it through a `# yaml-language-server: $schema=` line.',
  });
}

/** `services.web1.watch[0]`; a key that would read as a path of its own is quoted. */
function nameOf(path: ConfigPath): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    const key = /^[\w-]+$/.test(step) ? step : JSON.stringify(step);
    return name === '' ? key : `${name}.${key}`;
  }, '');
}

/** A value that YAML misreads also has the wrong type; the first of the two problems explains it. */
function withoutRepeats(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, key }) => {
    const place = JSON.stringify([path, key]);
    return !seen.has(place) && seen.add(place);
  });
}

function problemsOf(issue: z.core.$ZodIssue, source: ConfigSource): ConfigProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code !== 'unrecognized_keys') return [{ path, text: problemOf(issue, path, source) }];
  return issue.keys.map((key) => ({ path, key, text: unknownKey(path, key) }));
}

function problemOf(issue: z.core.$ZodIssue, path: ConfigPath, source: ConfigSource): string {
  const given = valueAt(source.value, path);
  if (given === undefined) {
    const only = issue.code === 'invalid_value' && issue.values.length === 1 ? issue.values[0] : undefined;
    return only === undefined ? 'is missing' : `is missing: write \`${nameOf(path)}: ${String(only)}\``;
  }
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, given, source.written(path));
    case 'invalid_union':
      return `must be text or a list of text, but is ${kindOf(given)}`;
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const problem = `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}, but is ${kindOf(given)}`;
      return typeof given === 'string' ? `${problem}${nearest(given, allowed)}` : problem;
    }
    case 'too_small':
      return 'must not be empty';
    default:
      return issue.message;
  }
}

const expectations: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function wrongType(expected: string, given: unknown, written: string | undefined): string {
  const problem = `must be ${expectations[expected] ?? expected}, but is ${kindOf(given)}`;
  const quotable = expected === 'string' && written !== undefined && written !== '' && typeof given !== 'object';
  return quotable ? `${problem}; put it in quotes: "${written}"` : problem;
}

function kindOf(given: unknown): string {
  if (given === null) return 'empty';
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'object') return 'a mapping';
  return typeof given === 'string' ? JSON.stringify(given.slice(0, 80)) : `the ${typeof given} ${String(given)}`;
}

const secretLooking =
  /(^|-)(token|password|passwd|secret|private-key|ssh-key|client-key|api-key|credentials?|headers)$/i;

function unknownKey(path: ConfigPath, key: string): string {
  const name = key.replaceAll('_', '-').toLowerCase();
  if (secretLooking.test(name)) {
    const input = path[0] === 'gitops' || path[0] === 'argocd' ? `${path[0]}-${name}` : name;
    return `looks like a secret, and this file is committed: give it as the input ${input} or the variable ${variableOf(input)}`;
  }
  const known = Object.keys(shapeAt(configSchema, path));
  return `is not a known key${nearest(key, known) || `; known are ${known.join(', ')}`}`;
}

/** The known keys of the section at a path. */
function shapeAt(schema: z.core.$ZodType, path: ConfigPath): Readonly<Record<string, z.core.$ZodType>> {
  const bare = schema instanceof z.ZodExactOptional ? schema.unwrap() : schema;
  const [step, ...rest] = path;
  const map = mapContents(bare);
  if (map !== undefined) return step === undefined ? {} : shapeAt(map.value, rest);
  if (!(bare instanceof z.ZodObject)) return {};
  if (step === undefined) return bare.shape;
  const next = bare.shape[String(step)];
  return next === undefined ? {} : shapeAt(next, rest);
}

/** Without the keys `x-…` of sections, which are the user's own. In maps whose keys users choose they are names. */
function withoutExtensions(value: unknown, schema: z.core.$ZodType): unknown {
  if (!isObject(value)) return value;
  const bare = schema instanceof z.ZodExactOptional ? schema.unwrap() : schema;
  const map = mapContents(bare);
  const entries = Object.entries(value);
  if (map !== undefined)
    return Object.fromEntries(entries.map(([key, item]) => [key, withoutExtensions(item, map.value)]));
  if (!(bare instanceof z.ZodObject)) return value;
  return Object.fromEntries(
    entries.flatMap(([key, item]) => {
      const next = Object.hasOwn(bare.shape, key) ? bare.shape[key] : undefined;
      if (next !== undefined) return [[key, withoutExtensions(item, next)] as const];
      return key.startsWith('x-') ? [] : [[key, item] as const];
    }),
  );
}

function valueAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

/** JSON schema (draft 2020-12) of `gitops.yaml`, for editors. */
export function configJsonSchema(schema: z.ZodType = configSchema): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // zod marks `readonly()` values, which says nothing to somebody who writes the file.
      delete jsonSchema.readOnly;
      const map = mapContents(zodSchema);
      if (map === undefined) return;
      const { $schema: _, ...additionalProperties } = configJsonSchema(map.value) as Record<string, unknown>;
      Object.assign(jsonSchema, { type: 'object', additionalProperties });
      if (map.names === undefined) return;
      const { pattern, maxLength } = map.names;
      jsonSchema.propertyNames = { pattern, maxLength };
    },
  });
}
