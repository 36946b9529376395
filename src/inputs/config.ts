/** Reads `gitops.yaml`: parses and checks it, and names every problem with its line and column. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';
import { badInput, Failure } from '../core/failure.ts';
import type { ProjectConfig } from '../core/monorepo/project.ts';
import { suggestionFor } from '../core/suggestion.ts';
import { type ConfigFile, configSchema, mapContents } from './config-schema.ts';
import { type ConfigPath, type ConfigProblem, type ConfigSource, readConfigSource } from './config-source.ts';
import { variableOf } from './resolve.ts';

export type { ConfigFile, EnvironmentSection } from './config-schema.ts';

/** Name of the configuration file, at the root of the monorepo. */
const configFileName = 'gitops.yaml';

/**
 * @param file how messages name the file
 * @throws Failure `CONFIG_SYNTAX` or `CONFIG_INVALID`: every problem with `file:line:column` and the key's full path
 */
export function parseConfig(file: string, text: string): ConfigFile {
  const source = readConfigSource(file, text);
  const parsed = configSchema.safeParse(source.value);
  const problems = parsed.success
    ? [...source.misread, ...danglingNames(parsed.data)]
    : withoutRepeats([...source.misread, ...parsed.error.issues.flatMap((issue) => problemsOf(issue, source))]);
  if (problems.length > 0 || !parsed.success) throw configFailure(file, problems, source);
  // The schema is derived from declarations; `satisfies` proves that `core/monorepo` can work on its result.
  return { ...parsed.data, environments: parsed.data.environments ?? new Map() } satisfies ProjectConfig;
}

/**
 * The configuration of a working directory; undefined when `path` is not given and there is no `gitops.yaml`.
 *
 * @param path from the input `config`, relative to `cwd`
 */
export async function loadConfig(cwd: string, path?: string): Promise<ConfigFile | undefined> {
  const file = path ?? configFileName;
  try {
    return parseConfig(file, await readFile(resolve(cwd, file), 'utf8'));
  } catch (cause) {
    if (!isFileError(cause)) throw cause;
    if (path === undefined && cause.code === 'ENOENT') return undefined;
    const hint = 'Give the path of a gitops.yaml, or leave the input out.';
    throw badInput('config', `${file} cannot be read (${cause.code})`, hint, cause);
  }
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

/** References to services and environments that the file does not have. */
function danglingNames({ services, environments = new Map() }: z.output<typeof configSchema>): ConfigProblem[] {
  const dependencies = [...services].flatMap(([name, service]) =>
    (service['depends-on'] ?? []).flatMap((other, index) =>
      danglingName(['services', name, 'depends-on', index], other, services),
    ),
  );
  const promotions = [...environments].flatMap(([name, { 'promote-from': other }]) =>
    other === undefined ? [] : danglingName(['environments', name, 'promote-from'], other, environments),
  );
  return [...dependencies, ...promotions];
}

/** @param path begins with `services` or `environments` and the name of the one that has the reference */
function danglingName(
  path: readonly [section: 'services' | 'environments', owner: string, ...rest: (string | number)[]],
  other: string,
  known: ReadonlyMap<string, unknown>,
): ConfigProblem[] {
  const kind = path[0] === 'services' ? 'service' : 'environment';
  if (other === path[1]) return [{ path, text: `names the ${kind} itself` }];
  if (known.has(other)) return [];
  return [{ path, text: `names "${other}", which is no ${kind} of this file${nearest(other, known.keys())}` }];
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
  if (key === '<<')
    return 'is a merge key of YAML 1.1, and has no meaning here: write the keys, or share all of them (&name, *name)';
  if (key === 'defaults' && path.length === 0) {
    return 'is not a known key: share what several services say by an anchor (build: &build { … }, then build: *build)';
  }
  const known = Object.keys(shapeAt(configSchema, path));
  return `is not a known key${nearest(key, known) || `; known are ${known.join(', ')}`}`;
}

/** The end of a message: the known name that was most likely meant; empty when none is near. */
function nearest(word: string, known: Iterable<string>): string {
  const suggestion = suggestionFor(word, known);
  return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
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
