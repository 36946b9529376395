/** The words for what is wrong with `gitops.yaml`: one error with all problems, each with its line and column. */
import type * as z from 'zod';
import { Failure } from '../../core/failure.ts';
import { suggestionFor } from '../../core/suggestion.ts';
import { variableOf } from '../resolve.ts';
import { itemsOf, labelNames, mapContents, shapeOf, unwrapped } from './keys.ts';
import { valueAt } from './layers.ts';
import { configSchema } from './schema.ts';
import type { ConfigPath, ConfigProblem, ConfigSource, FilePoint } from './source.ts';

/** All problems as one error, in the order of the file; one that several places share by an anchor is told once. */
export function configFailure(file: string, problems: readonly ConfigProblem[], source: ConfigSource): Failure {
  const misread = source.misread.map(({ path }) => JSON.stringify(source.place(path)));
  const all = problems.map((problem) => ({ problem, point: source.place(problem.path, problem.key) }));
  // A value that YAML misreads has the wrong type too: the first of the two problems explains it.
  const own = all.filter(
    ({ problem, point }) => source.misread.includes(problem) || !misread.includes(JSON.stringify(point)),
  );
  const placed = withoutRepeats(own.map(({ problem, point }) => ({ ...problem, ...point })));
  placed.sort((a, b) => a.line - b.line || a.column - b.column);
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
export function nameOf(path: ConfigPath): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    const key = /^[\w-]+$/.test(step) ? step : JSON.stringify(step);
    return name === '' ? key : `${name}.${key}`;
  }, '');
}

/** One problem for each value of the text. What is missing stands nowhere, so it counts by its name. */
function withoutRepeats<P extends ConfigProblem & FilePoint>(problems: readonly P[]): P[] {
  const seen = new Set<string>();
  return problems.filter(({ path, key, text, line, column }) => {
    const name = text.startsWith('is missing') ? path : (key ?? path.at(-1));
    const place = JSON.stringify([line, column, name]);
    return !seen.has(place) && seen.add(place);
  });
}

export function problemsOf(issue: z.core.$ZodIssue, source: ConfigSource): readonly ConfigProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path, key, text: unknownKey(path, key) }));
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((issues) => !issues.some(isOtherType));
    if (meant !== undefined) {
      return meant.flatMap((each) => problemsOf({ ...each, path: [...issue.path, ...each.path] }, source));
    }
  }
  const name = path.at(-1);
  if (issue.code === 'custom' && issue.message === labelNames.error && typeof name === 'string') {
    return [{ path: path.slice(0, -1), key: name, text: `${issue.message}${nameLike(name)}` }];
  }
  return [{ path, text: problemOf(issue, path, source) }];
}

/** The value is not even of the kind that this part of a union is about. */
function isOtherType({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}

/** `web-1` of `Web_1`. */
function nameLike(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return plain === '' || plain.length > labelNames.maxLength ? '' : `, for example "${plain}"`;
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
    case 'invalid_union': {
      const kinds = issue.errors.flat().map((each) => (each.code === 'invalid_type' ? each.expected : ''));
      const expected = kinds.map((kind) => (kind === 'array' ? 'a list of text' : (expectations[kind] ?? kind)));
      return `must be ${expected.join(' or ')}, but is ${kindOf(given)}`;
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const problem = `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}, but is ${kindOf(given)}`;
      if (typeof given !== 'string') return problem;
      // `version: "1"`
      return allowed.includes(given) ? `${problem}; write it without quotes` : `${problem}${nearest(given, allowed)}`;
    }
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be at least ${issue.minimum}`
        : 'must not be empty';
    default:
      return issue.message;
  }
}

const expectations: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
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
    const section = path.at(-1);
    const input = section === 'gitops' || section === 'argocd' ? `${section}-${name}` : name;
    return `looks like a secret, and this file is committed: give it as the input ${input} or the variable ${variableOf(input)}`;
  }
  const known = Object.keys(sectionAt(configSchema, path));
  return `is not a known key${nearest(key, known) || elsewhere(key, path) || `; known are ${known.join(', ')}`}`;
}

/** Where the key belongs, when it is one of another section. */
function elsewhere(key: string, path: ConfigPath): string {
  const [top, kind] = path;
  if (top === 'defaults' && path.length === 2 && Object.hasOwn(sectionAt(configSchema, [`${kind}s`, '']), key)) {
    return ` here; it belongs to one ${kind}: ${kind}s.<name>.${key}`;
  }
  const sections = path.map((_, length) => path.slice(0, length)).reverse();
  const inner = Object.keys(sectionAt(configSchema, path)).map((step) => [...path, step]);
  const at = [...inner, ...sections].find((section) => Object.hasOwn(sectionAt(configSchema, section), key));
  return at === undefined ? '' : ` here; it belongs ${at.length === 0 ? 'to the top of the file' : `to ${nameOf(at)}`}`;
}

/** The known keys of the section at a path. */
function sectionAt(schema: z.core.$ZodType, path: ConfigPath): Readonly<Record<string, z.core.$ZodType>> {
  const bare = unwrapped(schema);
  const [step, ...rest] = path;
  const map = mapContents(bare);
  if (map !== undefined) return step === undefined ? {} : sectionAt(map.value, rest);
  const item = typeof step === 'number' ? itemsOf(bare) : undefined;
  if (item !== undefined) return sectionAt(item, rest);
  const shape = shapeOf(bare);
  if (shape === undefined || step === undefined) return shape ?? {};
  const next = Object.hasOwn(shape, step) ? shape[step] : undefined;
  return next === undefined ? {} : sectionAt(next, rest);
}

/** The end of a message: the known name that was most likely meant; empty when none is near. */
export function nearest(word: string, known: Iterable<string>): string {
  const suggestion = suggestionFor(word, known);
  return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
}
