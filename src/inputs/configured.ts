/** What `gitops.yaml` says for a command's inputs, by the keys that their declarations name. */
import { resolve } from 'node:path';
import { assignments } from '../core/bump/update.ts';
import {
  environmentFor,
  environmentNamed,
  type NamedEnvironment,
  placeholdersFor,
  serviceNamed,
} from '../core/monorepo/environments.ts';
import { expand } from '../core/names/placeholders.ts';
import type { Command, ConfigSelection } from './command.ts';
import type { EnvironmentSection } from './config.ts';
import { type ConfigKey, type ConfigSection, type InConfig, type InputDeclarations, partsOf } from './declaration.ts';
import { parseDuration } from './resolve.ts';

type Declared<T extends InputDeclarations> = Pick<Command<T>, 'inputs' | 'everyService' | 'implied'>;

/** The environment that was asked for, else the one that the event deploys to when a service was asked for. */
export function chosenEnvironment(
  { config, ci, service, environment }: ConfigSelection,
  everyService = false,
): NamedEnvironment<EnvironmentSection> | undefined {
  if (service !== undefined) serviceNamed(config, service);
  if (environment !== undefined) return { name: environment, environment: environmentNamed(config, environment) };
  return service === undefined && !everyService ? undefined : environmentFor(config, ci);
}

/** Input name → value. */
export function configuredInputs<T extends InputDeclarations>(
  command: Declared<T>,
  selection: ConfigSelection,
): Readonly<Record<string, unknown>> {
  const reader = readerFor(command, selection);
  const declared = Object.entries(command.inputs).map(([name, { type, config: place }]): [string, unknown] => {
    if (place === undefined) return [name, undefined];
    const others = place.insteadOf === undefined ? undefined : command.inputs[place.insteadOf]?.config;
    const value = valueAt(place, others, reader);
    return [name, type === 'duration' && typeof value === 'string' ? parseDuration(value) : value];
  });
  const implied: [string, unknown][] = Object.entries(command.implied?.(selection) ?? {});
  return Object.fromEntries([...implied, ...declared].filter(([, value]) => value !== undefined));
}

/** The sections of `gitops.yaml` that a run reads. */
interface Reader {
  readonly selection: ConfigSelection;
  readonly sections: Readonly<Record<ConfigSection, object | undefined>>;
  readonly environment: string | undefined;
  /** It is of a service, or of all, in an environment. */
  readonly isDeployment: boolean;
}

function readerFor<T extends InputDeclarations>(
  { inputs, everyService }: Declared<T>,
  selection: ConfigSelection,
): Reader {
  const { config, service } = selection;
  const keys = Object.values(inputs).flatMap(({ config: place }) => place?.keys ?? []);
  // A cleanup reads neither: it may be of a service that has left the file.
  const readsServices = keys.some((key) => key.startsWith('service.') || key.startsWith('environment.'));
  const chosen = readsServices ? chosenEnvironment(selection, everyService) : undefined;
  return {
    selection,
    sections: {
      gitops: config.gitops,
      argocd: config.argocd,
      'service.build': readsServices && service !== undefined ? serviceNamed(config, service).build : undefined,
      environment: chosen?.environment,
      'environment.build': chosen?.environment.build,
      'environment.app': chosen?.environment.app,
    },
    environment: chosen?.name,
    isDeployment: chosen !== undefined && (service !== undefined || everyService === true),
  };
}

/** What the first key says; of mappings what all of them say. */
function valueAt(place: InConfig, others: InConfig | undefined, reader: Reader): unknown {
  const found = keysThatCount(place, others, reader).flatMap((key) => {
    const value = read(key, reader);
    return value === undefined ? [] : [{ value, path: pathOf(key, reader) }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const fill = (text: string, path: string) => (place.placeholders === true ? filled(text, path, reader) : text);
  if (first.value instanceof Map) return mapItems(place, found.filter(isMap), fill);
  if (Array.isArray(first.value)) return first.value.map((item: string) => fill(item, first.path));
  if (typeof first.value !== 'string') return first.value;
  const text = fill(first.value, first.path);
  if (place.fromRoot === true) return resolve(reader.selection.ci.workspace, text);
  return place.form === 'one' ? [text] : text;
}

/** What an input takes from an environment counts for a deployment only, and so do the keys that come after it. */
function keysThatCount(place: InConfig, others: InConfig | undefined, reader: Reader): readonly ConfigKey[] {
  const ofEnvironment = place.keys.some((key) => key.startsWith('environment.')) && place.withoutService !== true;
  const keys = place.keys.filter((_, index) => {
    return others?.keys.slice(0, index).every((other) => read(other, reader) === undefined) !== false;
  });
  return ofEnvironment && !reader.isDeployment ? keys.filter((key) => key.startsWith('service.')) : keys;
}

interface FoundMap {
  readonly value: ReadonlyMap<string, unknown>;
  readonly path: string;
}

function isMap(found: { readonly value: ConfigContent; readonly path: string }): found is FoundMap {
  return found.value instanceof Map;
}

/** The entries as items of a list, `name=value`; the first mapping wins. */
function mapItems(
  { form }: InConfig,
  found: readonly FoundMap[],
  fill: (text: string, path: string) => string,
): readonly string[] {
  const entries = [...found].reverse().flatMap(({ value, path }) =>
    [...value].map(([name, item]): [string, unknown] => {
      return [name, typeof item === 'string' ? fill(item, `${path}.${name}`) : item];
    }),
  );
  const merged = new Map(entries);
  if (form === 'values') return assignments(Object.fromEntries(merged));
  return [...merged].map(([name, item]) => `${name}=${item}`);
}

/** What a key holds, as the schema has checked it. */
type ConfigContent = string | number | boolean | readonly string[] | ReadonlyMap<string, unknown>;

function read(key: ConfigKey, { sections }: Reader): ConfigContent | undefined {
  const { section, name } = partsOf(key);
  return (sections[section] as Readonly<Record<string, ConfigContent>> | undefined)?.[name];
}

function filled(text: string, path: string, { selection: { ci, service }, environment }: Reader): string {
  return expand(text, placeholdersFor(ci, service, environment), path);
}

/** `environments.dev.app.path`, for messages. */
function pathOf(key: ConfigKey, { selection, environment }: Reader): string {
  return key
    .replace(/^service\./, `services.${selection.service}.`)
    .replace(/^environment\./, `environments.${environment}.`);
}
