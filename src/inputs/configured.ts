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
  const declared = Object.entries(command.inputs).map(([name, { config: place }]): [string, unknown] => {
    if (place === undefined) return [name, undefined];
    const others = place.insteadOf === undefined ? undefined : command.inputs[place.insteadOf]?.config;
    return [name, valueAt(place, others, reader)];
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

/** The first key that says something; of mappings all of them together. */
function valueAt(place: InConfig, others: InConfig | undefined, reader: Reader): unknown {
  const ofEnvironment = place.keys.some((key) => key.startsWith('environment.')) && place.withoutService !== true;
  const found = place.keys.flatMap((key, index) => {
    if (ofEnvironment && !reader.isDeployment && !key.startsWith('service.')) return [];
    if (others?.keys.slice(0, index).some((other) => read(other, reader) !== undefined) === true) return [];
    const value = read(key, reader);
    return value === undefined ? [] : [{ key, value }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const fill = (text: string, path: string) => (place.placeholders === true ? filled(text, path, reader) : text);
  if (first.value instanceof Map) {
    const entries = [...found].reverse().flatMap(({ key, value }) =>
      [...(value as ReadonlyMap<string, unknown>)].map(([name, item]): [string, unknown] => {
        return [name, typeof item === 'string' ? fill(item, `${pathOf(key, reader)}.${name}`) : item];
      }),
    );
    const map = new Map(entries);
    return place.form === 'values'
      ? assignments(Object.fromEntries(map))
      : [...map].map(([name, item]) => `${name}=${item}`);
  }
  const path = pathOf(first.key, reader);
  if (Array.isArray(first.value)) return first.value.map((item: string) => fill(item, path));
  if (typeof first.value !== 'string') return first.value;
  const text = fill(first.value, path);
  if (place.fromRoot === true) return resolve(reader.selection.ci.workspace, text);
  return place.form === 'one' ? [text] : text;
}

function read(key: ConfigKey, { sections }: Reader): unknown {
  const { section, name } = partsOf(key);
  return (sections[section] as Readonly<Record<string, unknown>> | undefined)?.[name];
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
