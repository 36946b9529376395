/**
 * From what users give to typed values. The first source that has an input wins. A value that cannot be used fails with
 * an error that names the input, where it was given and what is allowed.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import { badInput, messageOf } from '../core/failure.ts';
import type { Secrets } from '../core/ports.ts';
import { passwordsOfUrls } from '../core/secret-parts.ts';
import { didYouMean } from '../core/suggestion.ts';
import type {
  InputDeclaration,
  InputDeclarations,
  Inputs,
  InputValues,
  Resolved,
  ResolvedInputs,
  ValueSource,
} from './declaration.ts';

/** Text as a user writes it: several items when a flag is repeated or a configuration holds a list. */
interface GivenText {
  readonly text: string | readonly string[];
  readonly source: ValueSource;
}

/** Undefined when the source does not have the input. A value needs no parsing. */
export type InputSource = (name: string) => GivenText | Resolved<unknown> | undefined;

export function resolveInputs<T extends InputDeclarations>(
  declarations: T,
  sources: readonly InputSource[],
  { secrets, cwd }: { readonly secrets: Secrets; readonly cwd: string },
): Inputs<T> {
  const resolved = Object.entries(declarations).map(([name, declaration]): [string, Resolved<unknown>] => {
    const given = firstGiven(name, sources);
    if (given === undefined) return [name, withoutSource(name, declaration)];
    if ('value' in given) return [name, given];
    addSecrets(declaration, given, secrets);
    return [name, { value: parseGiven(name, declaration, given, cwd), source: given.source }];
  });
  return {
    inputs: Object.fromEntries(resolved.map(([name, { value }]) => [name, value])) as InputValues<T>,
    resolved: Object.fromEntries(resolved) as ResolvedInputs<T>,
  };
}

/**
 * The input itself where it is a secret, and the passwords of URLs in any input. What stands in `gitops.yaml` is in Git
 * already.
 */
function addSecrets({ secret, type }: InputDeclaration, { text, source }: GivenText, secrets: Secrets): void {
  const texts = [text].flat();
  if (secret === true) for (const each of type === 'list' ? [...texts, ...parseList(text)] : texts) secrets.add(each);
  else if (source.kind !== 'gitops.yaml') for (const each of texts.flatMap(passwordsOfUrls)) secrets.add(each);
}

/** An input that a command needs under conditions that its declaration cannot express. */
export function needed<V>(value: V | undefined, name: string, why: string, hint: string): V {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    throw badInput(name, `is missing: ${why}`, hint);
  }
  return value;
}

/** `MG_<INPUT>`: upper case, `-` → `_`. */
export function variableOf(name: string): string {
  return `MG_${name.toUpperCase().replaceAll('-', '_')}`;
}

function firstGiven(name: string, sources: readonly InputSource[]): ReturnType<InputSource> {
  for (const source of sources) {
    const given = source(name);
    if (given !== undefined) return given;
  }
  return undefined;
}

function withoutSource(name: string, declaration: InputDeclaration): Resolved<unknown> {
  if (declaration.default !== undefined) {
    const source = { kind: 'default', name: 'default' } as const;
    return { value: parseGiven(name, declaration, { text: declaration.default, source }, '.'), source };
  }
  return { value: declaration.type === 'list' ? [] : undefined, source: { kind: 'absent', name: 'absent' } };
}

function parseGiven(name: string, declaration: InputDeclaration, given: GivenText, cwd: string): unknown {
  if (declaration.type === 'list') {
    const lines = parseList(given.text);
    const items = declaration.ofNames === true ? lines.flatMap(namesIn) : lines;
    refuseOtherItems(name, declaration, items, given.source);
    return items;
  }
  const texts = [given.text].flat();
  const [only] = texts;
  if (only === undefined || texts.length > 1) {
    throw badInput(name, `was given ${texts.length} times (${given.source.name})`, 'Give it once.');
  }
  const { type, secret, options = [] } = declaration;
  const text = type === 'string' && secret !== true ? only : only.trim();
  const refuse = (allowed: string, hint = `Allowed: ${allowed}.`) => {
    const shown = secret === true ? 'the given value' : JSON.stringify(text.slice(0, 80));
    return badInput(name, `${shown} (${given.source.name}) is not ${allowed}`, hint);
  };
  switch (type) {
    case 'string':
      return text;
    case 'boolean':
      // The six spellings of the YAML 1.2 core schema, as in @actions/core: "untrue" must not pass for true.
      if (/^(true|True|TRUE)$/.test(text)) return true;
      if (/^(false|False|FALSE)$/.test(text)) return false;
      throw refuse('true or false');
    case 'integer':
      if (!/^\d{1,15}$/.test(text)) throw refuse('a whole number, 0 or more');
      return Number(text);
    case 'duration': {
      const milliseconds = parseDuration(text);
      const unit = /^\d+$/.test(text) ? `Say the unit: ${text}s, ${text}m, ${text}h or ${text}d.` : undefined;
      if (milliseconds === undefined) throw refuse('a duration such as 90s, 5m, 12h or 7d', unit);
      return milliseconds;
    }
    case 'choice':
      if (!options.includes(text)) throw refuse(`one of ${options.join(', ')}`, choiceHint(text, declaration));
      return text;
    case 'json':
      return parseJson(name, text, cwd);
  }
}

/** @throws bad input for an item of a list that is none of its `options` */
function refuseOtherItems(
  name: string,
  declaration: InputDeclaration,
  items: readonly string[],
  source: ValueSource,
): void {
  const { options } = declaration;
  const other = options && items.find((item) => !options.includes(item));
  if (other === undefined) return;
  const shown = JSON.stringify(other.slice(0, 80));
  throw badInput(
    name,
    `${shown} (${source.name}) is not one of ${options?.join(', ')}`,
    choiceHint(other, declaration),
  );
}

function choiceHint(text: string, { options = [], default: usual }: InputDeclaration): string {
  const absent = usual === undefined ? 'or leave the input out' : `or leave the input out for ${usual}`;
  return `${didYouMean(text, options)}Give one of them, ${absent}.`;
}

/** In milliseconds, the longest first. */
const durationUnits: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** `1h30m`, `90s`, `500ms` in milliseconds. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(ms|[smhd]))+$/.test(text)) return undefined;
  const units = durationUnits;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[smhd])/g)) total += Number(amount) * (units[unit ?? ''] ?? 0);
  return total;
}

/** What `parseDuration` reads as these milliseconds, in one unit: `90s`. */
export function durationText(milliseconds: number): string {
  const [unit, size] = Object.entries(durationUnits).find(([, each]) => milliseconds % each === 0) ?? ['ms', 1];
  return milliseconds === 0 ? '0s' : `${milliseconds / size}${unit}`;
}

function parseList(text: string | readonly string[]): readonly string[] {
  // The items of a repeated flag or of a list in gitops.yaml stay whole, whatever lines they have.
  if (typeof text !== 'string') return text;
  const array = text.trimStart().startsWith('[') ? stringArray(text) : undefined;
  if (array !== undefined) return array;
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** `web1, web2` as many write a list of names on a command line. */
function namesIn(item: string): readonly string[] {
  return item
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** GitLab interpolates an array input as JSON. */
function stringArray(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

/** JSON text, `@file`, or `@directory`: the lists of all its `*.json` files as one. */
function parseJson(name: string, text: string, cwd: string): unknown {
  if (!text.startsWith('@')) return parseJsonText(name, text);
  const given = text.slice(1);
  const path = resolvePath(cwd, given);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return parseJsonFile(name, path, given);
  const names = readdirSync(path).filter((each) => each.endsWith('.json'));
  if (names.length === 0) {
    throw badInput(
      name,
      `the directory ${given} holds no *.json file`,
      'Check that the artifacts of the other jobs were downloaded into it, all in one directory (merge-multiple).',
    );
  }
  return names.sort().flatMap((each) => parseJsonFile(name, join(path, each), `${given}/${each}`));
}

function parseJsonFile(name: string, path: string, shown: string): unknown {
  let json: string;
  try {
    json = readFileSync(path, 'utf8');
  } catch (cause) {
    const hint = 'Give the path of a JSON file, or of a directory with some, behind the @.';
    throw badInput(name, `the file ${shown} cannot be read`, hint, cause);
  }
  return parseJsonText(`${name} (${shown})`, json);
}

function parseJsonText(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw badInput(name, `is not JSON: ${messageOf(cause)}`, 'Give JSON text, or @file.', cause);
  }
}
