/** What `gitops.yaml` says for a command's inputs, by the keys that their declarations name. */
import { resolve } from 'node:path';
import { assignments } from '../core/bump/update.ts';
import { chosenEnvironment, placeholdersFor, serviceNamed } from '../core/monorepo/environments.ts';
import { servicesInScope } from '../core/monorepo/events/scope.ts';
import { clustersOf, connectionOf, environmentAt } from '../core/monorepo/place.ts';
import { expand, hasPlaceholder, type PlaceholderValues } from '../core/names/placeholders.ts';
import { withinHostLabels } from '../core/names/slug.ts';
import type { CommandInputs, ConfigSelection } from './command.ts';
import {
  type ConfigKey,
  type ConfigSection,
  type InConfig,
  type InputDeclaration,
  type InputDeclarations,
  partsOf,
} from './declaration.ts';
import { type InputSource, parseDuration } from './resolve.ts';

/** `gitops.yaml` as a source of inputs. It is committed, so secrets never come from it, whatever a declaration says. */
export function configSource<T extends InputDeclarations>(
  command: CommandInputs<T>,
  given: ConfigSelection,
): InputSource {
  const selection = selected(command, given);
  const reader = readerFor(command, selection);
  const implied: Readonly<Record<string, unknown>> = command.implied?.(selection) ?? {};
  return (name) => {
    const declaration = command.inputs[name];
    if (declaration === undefined || declaration.secret === true) return undefined;
    const value =
      declaredValue(declaration, command.inputs, reader) ?? (Object.hasOwn(implied, name) ? implied[name] : undefined);
    return value === undefined ? undefined : { value, source: { kind: 'gitops.yaml', name: 'gitops.yaml' } };
  };
}

/**
 * A service by name that its environment has not.
 *
 * @throws bad input, with the environments that have it
 */
export function refuseOtherService<T extends InputDeclarations>(
  { inputs }: CommandInputs<T>,
  selection: ConfigSelection,
): void {
  const { service, config, ci } = selection;
  if (service === undefined || !readsServices(inputs)) return;
  servicesInScope({ config, ci, environment: chosenEnvironment(selection)?.name }, [service]);
}

/**
 * Where a command of one service is about all clusters, its inputs are as in the first one: those that differ it resolves
 * for each.
 */
function selected<T extends InputDeclarations>(
  { inputs, everyService }: CommandInputs<T>,
  selection: ConfigSelection,
): ConfigSelection {
  const { service, cluster } = selection;
  if (cluster !== undefined || service === undefined || everyService === true || !readsServices(inputs))
    return selection;
  const [first] = clustersOf(chosenEnvironment(selection)?.environment ?? {});
  return first === undefined ? selection : { ...selection, cluster: first };
}

/** A cleanup reads neither services nor environments: its service may have left the file. */
function readsServices(inputs: InputDeclarations): boolean {
  const keys = Object.values(inputs).flatMap(({ config: place }) => place?.keys ?? []);
  return keys.some((key) => key.startsWith('service.') || key.startsWith('environment.'));
}

/** The sections of `gitops.yaml` that a run reads. */
interface Reader {
  readonly selection: ConfigSelection;
  readonly sections: Readonly<Record<ConfigSection, object | undefined>>;
  readonly environment: string | undefined;
  /** The run deploys a service, or all of them, to an environment. */
  readonly isDeployment: boolean;
}

function readerFor<T extends InputDeclarations>(
  { inputs, everyService }: CommandInputs<T>,
  selection: ConfigSelection,
): Reader {
  const { config, service } = selection;
  const isRead = readsServices(inputs);
  const chosen = isRead ? chosenEnvironment(selection, everyService) : undefined;
  const connected = chosen?.environment ?? connectedEnvironment(selection);
  return {
    selection,
    sections: {
      gitops: connectionOf(config.gitops, connected?.gitops),
      argocd: connectionOf(config.argocd, connected?.argocd),
      'service.build': isRead && service !== undefined ? serviceNamed(config, service).build : undefined,
      environment: chosen?.environment,
      'environment.build': chosen?.environment.build,
      'environment.app': chosen?.environment.app,
    },
    environment: chosen?.name,
    isDeployment: chosen !== undefined && (service !== undefined || everyService === true),
  };
}

/** Of a command that reads connections alone. */
function connectedEnvironment({ config, environment: name, cluster }: ConfigSelection) {
  const environment = name === undefined ? undefined : config.environments.get(name);
  return environment && environmentAt(config, environment, { environment: name ?? '', cluster });
}

function declaredValue({ type, config: place }: InputDeclaration, inputs: InputDeclarations, reader: Reader): unknown {
  if (place === undefined) return undefined;
  const rival = place.insteadOf === undefined ? undefined : inputs[place.insteadOf]?.config;
  const shared = reader.isDeployment ? (place.sharedKeys ?? []) : [];
  const value = valueFrom(type, place, [...shared, ...keysThatCount(place, rival, reader)], reader);
  return type === 'duration' && typeof value === 'string' ? parseDuration(value) : value;
}

/** An input with keys of an environment has a value for deployments only, unless a service's own key says it. */
function keysThatCount(place: InConfig, rival: InConfig | undefined, reader: Reader): readonly ConfigKey[] {
  const keys = place.keys.filter(
    (_, index) => rival?.keys.slice(0, index).every((key) => read(key, reader) === undefined) !== false,
  );
  const ofEnvironment = place.keys.some((key) => key.startsWith('environment.')) && place.withoutService !== true;
  return ofEnvironment && !reader.isDeployment ? keys.filter((key) => key.startsWith('service.')) : keys;
}

/** What the first key says; of maps and lists what all keys say. */
function valueFrom(
  type: InputDeclaration['type'],
  place: InConfig,
  keys: readonly ConfigKey[],
  reader: Reader,
): unknown {
  const { selection, environment } = reader;
  const later = (place.laterPlaceholders ?? []).map((name) => [name, `{${name}}`] as const);
  const values = () => ({
    ...placeholdersFor(selection.ci, selection.service, environment, selection.cluster),
    ...Object.fromEntries(later),
  });
  const fill = (text: string, path: string) => {
    if (place.placeholders !== true) return text;
    const file = hasPlaceholder(text, ['file']) ? fileOf(reader, values()) : undefined;
    return expand(text, { ...values(), file }, path);
  };
  const found = keys.flatMap((key) => {
    const value = read(key, reader);
    return value === undefined ? [] : [{ value, path: pathOf(key, reader) }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const { value, path } = first;
  if (value instanceof Map) return mapItems(place, found, fill);
  if (type === 'list' && place.form === undefined) {
    return (place.firstWins === true ? [first] : found).flatMap((each) => listItems(each, fill));
  }
  if (typeof value !== 'string') return value;
  const text = fill(value, path);
  if (place.fromRoot === true) return resolve(selection.ci.workspace, text);
  return place.form === 'one' ? [text] : text;
}

/** What `{file}` stands for: the file of this service in this environment. */
function fileOf(reader: Reader, values: PlaceholderValues): string | undefined {
  const file = read('environment.file', reader);
  return typeof file === 'string'
    ? expand(file, { ...values, file: undefined }, pathOf('environment.file', reader))
    : undefined;
}

/** One item of text, or all of a list. */
function listItems(
  { value, path }: { readonly value: ConfigContent; readonly path: string },
  fill: (text: string, path: string) => string,
): readonly string[] {
  return [value].flat().map((item) => fill(String(item), path));
}

/** The entries as items of a list, `name=value`; the first map wins. */
function mapItems(
  { form }: InConfig,
  found: readonly { readonly value: ConfigContent; readonly path: string }[],
  fill: (text: string, path: string) => string,
): readonly string[] {
  const entries = found.toReversed().flatMap(({ value, path }) =>
    [...(value as ReadonlyMap<string, unknown>)].map(([name, item]): [string, unknown] => {
      if (typeof item !== 'string') return [name, item];
      const text = fill(item, `${path}.${name}`);
      // A host may be made of the names of a branch and a service, which together are longer than DNS allows.
      return [name, form === 'values' && text !== item ? withinHostLabels(text) : text];
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

/** `environments.dev.app.path`, for messages. */
function pathOf(key: ConfigKey, { selection, environment }: Reader): string {
  return key
    .replace(/^service\./, `services.${selection.service}.`)
    .replace(/^environment\./, `environments.${environment}.`);
}
