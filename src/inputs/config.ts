/** Reads `gitops.yaml`: parsed, checked, with every problem named at its place. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';
import { badInput } from '../core/failure.ts';
import type { ProjectConfig } from '../core/monorepo/project.ts';
import { suggestionFor } from '../core/suggestion.ts';
import { configFailure, problemsOf } from './config-problems.ts';
import { type ConfigFile, configSchema } from './config-schema.ts';
import { type ConfigProblem, readConfigSource } from './config-source.ts';
import { mapContents } from './config-values.ts';

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
    : withoutRepeats([...source.misread, ...problemsOf(parsed.error.issues, configSchema, source)]);
  if (problems.length > 0 || !parsed.success) throw configFailure(file, problems, source);
  // What the schema derives from declarations is what core/monorepo works on.
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
    throw badInput(
      'config',
      `${file} cannot be read (${cause.code})`,
      'Give the path of a gitops.yaml, or leave the input out.',
      cause,
    );
  }
}

/** JSON schema (draft 2020-12) of `gitops.yaml`, for editors. */
export function configJsonSchema(): object {
  return jsonSchemaOf(configSchema);
}

function jsonSchemaOf(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // zod marks `readonly()` values, which says nothing to somebody who writes the file.
      delete jsonSchema.readOnly;
      const map = mapContents.get(zodSchema);
      if (map === undefined) return;
      const { $schema: _, ...additionalProperties } = jsonSchemaOf(map.value) as Record<string, unknown>;
      Object.assign(jsonSchema, { type: 'object', additionalProperties });
      if (map.names !== undefined) {
        jsonSchema.propertyNames = { pattern: map.names.pattern, maxLength: map.names.maxLength };
      }
    },
  });
}

/** A value that YAML misreads also has the wrong type; the first of the two explains it. */
function withoutRepeats(problems: readonly ConfigProblem[]): ConfigProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path, key }) => {
    const place = JSON.stringify([path, key]);
    return !seen.has(place) && seen.add(place);
  });
}

/** Names of services and environments that nothing in the file has. */
function danglingNames(config: z.output<typeof configSchema>): ConfigProblem[] {
  const environments = config.environments ?? new Map();
  const services = [...config.services].flatMap(([name, service]) =>
    (service['depends-on'] ?? []).map((other, index) => ({
      path: ['services', name, 'depends-on', index],
      text: dangling(other, 'service', name, config.services),
    })),
  );
  const promotions = [...environments].map(([name, environment]) => ({
    path: ['environments', name, 'promote-from'],
    text: dangling(environment['promote-from'], 'environment', name, environments),
  }));
  return [...services, ...promotions].filter((problem): problem is typeof problem & { text: string } => {
    return problem.text !== undefined;
  });
}

function dangling(
  asked: string | undefined,
  kind: 'service' | 'environment',
  asker: string,
  known: ReadonlyMap<string, unknown>,
): string | undefined {
  if (asked === undefined) return undefined;
  if (asked === asker) return `names the ${kind} itself`;
  if (known.has(asked)) return undefined;
  const suggestion = suggestionFor(asked, known.keys());
  return `names "${asked}", which is no ${kind} of this file${suggestion === undefined ? '' : `; did you mean "${suggestion}"?`}`;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
