/** Which line of `gitops.yaml`, which variable or which default each input of a command comes from, in one place. */

import { messageOf } from '../../core/failure.ts';
import type { Place } from '../../core/monorepo/place.ts';
import { hasAnyPlaceholder } from '../../core/names/placeholders.ts';
import type { Secrets } from '../../core/ports.ts';
import type { CommandInputs, ConfigSelection } from '../command.ts';
import { configSource } from '../configured.ts';
import { type ConfigKey, type InputDeclaration, partsOf, type Resolved } from '../declaration.ts';
import { durationText, type InputSource, resolveInputs } from '../resolve.ts';
import { pathsInPlace, pathsInService, valueAt } from './layers.ts';
import { nameOf } from './problems.ts';
import type { ConfigPath, ConfigSource } from './source.ts';

/** A value of an input, or an item of one that is a list or a map. */
export interface ExplainedValue {
  readonly input: string;
  /** As a flag would have it. Undefined where a placeholder of the template has no value here. */
  readonly value: string | undefined;
  /** `gitops.yaml:31:11`, `MG_TAG`, `--tag`, `default`. */
  readonly from: string;
  /** Of a value of `gitops.yaml`: `environments.prod.file`. */
  readonly key?: string;
  /** As the file has it, where that is not the value. */
  readonly template?: string;
  /** Why there is no value. */
  readonly problem?: string;
}

/** The file whose lines are shown. */
export interface ExplainedFile {
  readonly file: string;
  readonly source: ConfigSource;
}

interface Explanation extends ExplainedFile {
  readonly selection: ConfigSelection;
  readonly place: Place;
  /** What comes before the file: flags and variables. */
  readonly given: readonly InputSource[];
  readonly secrets: Secrets;
  readonly cwd: string;
}

/** Keys that an input without a value of its own follows from. */
const impliedBy: Readonly<Record<string, readonly string[]>> = {
  image: ['environment.image', 'service.build.image', 'environment.registry'],
  tag: ['environment.tag', 'service.build.tags'],
  environment: [],
  dockerfile: ['service.path'],
  'repo-url': ['gitops.repository'],
};

/** Every input of a command that has a value, in the order of its declaration. Secrets are left out. */
export function explainedInputs(
  command: CommandInputs,
  explanation: Explanation,
  leaveOut: readonly string[],
): readonly ExplainedValue[] {
  return Object.entries(command.inputs).flatMap(([name, declaration]) =>
    declaration.secret === true || leaveOut.includes(name)
      ? []
      : explainedInput(name, declaration, command, explanation),
  );
}

function explainedInput(
  name: string,
  declaration: InputDeclaration,
  command: CommandInputs,
  explanation: Explanation,
): readonly ExplainedValue[] {
  const { selection, given, secrets, cwd } = explanation;
  let resolved: Resolved<unknown> | undefined;
  let problem: string | undefined;
  try {
    const sources = [...given, configSource(command, selection)];
    resolved = resolveInputs({ [name]: declaration }, sources, { secrets, cwd }).resolved[name];
  } catch (error) {
    problem = messageOf(error);
  }
  if (resolved !== undefined && (resolved.value === undefined || isEmptyList(resolved.value))) return [];
  if (resolved !== undefined && resolved.source.kind !== 'gitops.yaml') {
    return [{ input: name, value: inWords(resolved.value, declaration), from: resolved.source.name }];
  }
  const keys = [...(declaration.config?.sharedKeys ?? []), ...(declaration.config?.keys ?? [])];
  const found = placesOf(keys, declaration, explanation);
  const all = found.length > 0 ? found : placesOf(impliedBy[name] ?? [], declaration, explanation);
  if (all.length === 0) {
    // No key says it: it follows from the service and the environment.
    const from = problem === undefined ? 'default' : explanation.file;
    return [{ input: name, value: inWords(resolved?.value, declaration), from, ...(problem && { problem }) }];
  }
  const items = Array.isArray(resolved?.value) ? resolved.value.map(String) : undefined;
  return all.map((path, index) => {
    const value =
      all.length === 1 && !isEntry(declaration)
        ? inWords(resolved?.value, declaration)
        : itemOf(path, index, items, declaration);
    return explainedAt(name, value, path, { ...explanation, problem });
  });
}

/** As it is written: of a duration its text, and not milliseconds. */
function inWords(value: unknown, { type }: InputDeclaration): string | undefined {
  return type === 'duration' && typeof value === 'number' ? durationText(value) : shown(value);
}

function explainedAt(
  input: string,
  value: string | undefined,
  path: ConfigPath,
  { file, source, problem }: ExplainedFile & { readonly problem?: string | undefined },
): ExplainedValue {
  const { line, column } = source.place(path);
  const written = valueAt(source.value, path);
  const template = typeof written === 'string' && hasAnyPlaceholder(written) ? { template: written } : {};
  return {
    input,
    value,
    from: `${file}:${line}:${column}`,
    key: nameOf(path),
    ...template,
    ...(value === undefined && problem !== undefined ? { problem } : {}),
  };
}

/** A key of an environment that is no input: `url`. */
export function explainedKey(name: string, key: ConfigPath, explanation: ExplainedFile & { readonly place: Place }) {
  const { source, place } = explanation;
  const path = firstOf(pathsInPlace(source.value, place, key), source.value);
  return path === undefined ? [] : [explainedAt(name, shown(valueAt(source.value, path)), path, explanation)];
}

/** Where the values of these keys stand: one path, or for maps and lists one for each item. */
function placesOf(
  keys: readonly (ConfigKey | string)[],
  declaration: InputDeclaration,
  { source, place }: Explanation,
): readonly ConfigPath[] {
  const { value } = source;
  const ofKeys = keys.map((key) => pathsOf(key, value, place));
  if (isEntry(declaration)) {
    const paths = ofKeys.flat();
    // In the order of the values: what others inherit comes first.
    const names = paths.toReversed().flatMap((path) => Object.keys(Object(mapAt(value, path))));
    return [...new Set(names)].flatMap((name) => {
      const path = firstOf(
        paths.map((each) => [...each, name]),
        value,
      );
      return path === undefined ? [] : [path];
    });
  }
  const firsts = ofKeys.flatMap((paths) => {
    const path = firstOf(paths, value);
    return path === undefined ? [] : [path];
  });
  const isJoined = declaration.type === 'list' && declaration.config?.form === undefined;
  if (!isJoined) return firsts.slice(0, 1);
  return firsts.flatMap((path) => {
    const list = valueAt(value, path);
    return Array.isArray(list) ? list.map((_, index): ConfigPath => [...path, index]) : [path];
  });
}

function mapAt(value: unknown, path: ConfigPath): unknown {
  const found = valueAt(value, path);
  return typeof found === 'object' && !Array.isArray(found) ? found : undefined;
}

function pathsOf(key: string, value: unknown, place: Place): readonly ConfigPath[] {
  if (key.startsWith('service.')) {
    return place.service === undefined ? [] : pathsInService(place.service, key.split('.').slice(1));
  }
  const { section, name } = partsOf(key as ConfigKey);
  const [root, ...inner] = section.split('.');
  return pathsInPlace(value, place, root === 'environment' ? [...inner, name] : [section, name]);
}

/** The nearest path with a value; `null` takes back all that are behind it. */
function firstOf(paths: readonly ConfigPath[], value: unknown): ConfigPath | undefined {
  const path = paths.find((each) => valueAt(value, each) !== undefined || isTakenBack(value, each));
  return path === undefined || (valueAt(value, path) ?? null) === null ? undefined : path;
}

/** Whether a section around the path is `null`. */
function isTakenBack(value: unknown, path: ConfigPath): boolean {
  return path.some((_, length) => length > 0 && valueAt(value, path.slice(0, length)) === null);
}

/** Its items are entries of maps. */
function isEntry({ config }: InputDeclaration): boolean {
  return config?.form === 'map' || config?.form === 'values';
}

function itemOf(
  path: ConfigPath,
  index: number,
  items: readonly string[] | undefined,
  declaration: InputDeclaration,
): string | undefined {
  if (!isEntry(declaration)) return items?.[index];
  const name = String(path.at(-1));
  return items?.find((item) => item.startsWith(`${name}=`) || item.startsWith(`${name}:=`));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
