/** What is wrong with `gitops.yaml`, in words for the person who wrote it. */
import * as z from 'zod';
import { Failure } from '../core/failure.ts';
import { suggestionFor } from '../core/suggestion.ts';
import type { ConfigPath, ConfigProblem, ConfigSource } from './config-source.ts';
import { mapContents } from './config-values.ts';

export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  source: ConfigSource,
): ConfigProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code !== 'unrecognized_keys') return [{ path, text: problemOf(issue, path, source) }];
    return issue.keys.map((key) => ({ path, key, text: unknownKey(path, key, schema) }));
  });
}

/** One error for all of them, in the order of the file. */
export function configFailure(file: string, problems: readonly ConfigProblem[], source: ConfigSource): Failure {
  const lines = problems
    .map((problem) => ({ ...problem, ...source.place(problem.path, problem.key) }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ path, key, text, line, column }) => {
      const name = nameOf(key === undefined ? path : [...path, key]);
      return `${file}:${line}:${column}: ${name === '' ? '' : `${name} `}${text}`;
    });
  const message = lines.length === 1 ? lines.join() : [`${file} has ${lines.length} problems:`, ...lines].join('\n  ');
  return new Failure('bad-input', 'CONFIG_INVALID', message, {
    hint: 'schema/gitops.schema.json describes every key; editors use it through a `# yaml-language-server: $schema=` line.',
  });
}

function problemOf(issue: z.core.$ZodIssue, path: ConfigPath, source: ConfigSource): string {
  const given = valueAt(source.value, path);
  if (given === undefined) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, given, source.written(path));
    case 'invalid_union':
      return `must be text or a list of text, but is ${kindOf(given)}`;
    case 'invalid_value':
      return notAllowed(issue.values.map(String), given);
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

function notAllowed(allowed: readonly string[], given: unknown): string {
  const suggestion = typeof given === 'string' ? suggestionFor(given, allowed) : undefined;
  const list = `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}, but is ${kindOf(given)}`;
  return suggestion === undefined ? list : `${list}; did you mean "${suggestion}"?`;
}

function kindOf(given: unknown): string {
  if (given === null) return 'empty';
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'object') return 'a mapping';
  return typeof given === 'string' ? JSON.stringify(given.slice(0, 80)) : `the ${typeof given} ${String(given)}`;
}

const secretLooking =
  /(^|-)(token|password|passwd|secret|private-key|ssh-key|client-key|api-key|credentials?|headers)$/i;

function unknownKey(path: ConfigPath, key: string, schema: z.ZodType): string {
  if (secretLooking.test(key.replaceAll('_', '-'))) {
    const section = path[0] === 'gitops' || path[0] === 'argocd' ? `${path[0]}-` : '';
    const input = `${section}${key.replaceAll('_', '-').toLowerCase()}`;
    const variable = `MG_${input.toUpperCase().replaceAll('-', '_')}`;
    return `looks like a secret, and this file is committed: give it as the input ${input} or the variable ${variable}`;
  }
  const known = Object.keys(shapeAt(schema, path));
  const suggestion = suggestionFor(key, known);
  return `is not a known key; ${suggestion === undefined ? `known are ${known.join(', ')}` : `did you mean "${suggestion}"?`}`;
}

/** The known keys of the section that a path leads to. */
function shapeAt(schema: z.core.$ZodType, path: ConfigPath): Readonly<Record<string, z.core.$ZodType>> {
  const bare = schema instanceof z.ZodExactOptional ? schema.unwrap() : schema;
  const [step, ...rest] = path;
  const entry = mapContents.get(bare);
  if (entry !== undefined) return step === undefined ? {} : shapeAt(entry.value, rest);
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

/** `services.web1.watch[0]`; a key that would read as a path of its own is quoted. */
function nameOf(path: ConfigPath): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    const key = /^[\w-]+$/.test(step) ? step : JSON.stringify(step);
    return name === '' ? key : `${name}.${key}`;
  }, '');
}
