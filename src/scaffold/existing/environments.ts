/** From the places of the images to the environments of `gitops.yaml`: what several have in common is said once. */
import { isDeepStrictEqual } from 'node:util';
import type { AppKeys } from './applications.ts';
import { customaryEnvironment, distinguishingWords, environmentName, templated } from './names.ts';
import type { Sighting } from './recognise.ts';

/** The keys of an environment, or of a service in it, by their names in `gitops.yaml`. `null` takes one back. */
export type PlaceKeys = Readonly<Record<string, string | AppKeys | null>>;

export interface FoundEnvironment {
  readonly name: string;
  readonly keys: PlaceKeys;
  /** Those that have a place in it. */
  readonly services: readonly string[];
  /** What differs for a service, by its name. */
  readonly differing: ReadonlyMap<string, PlaceKeys>;
}

interface Generalised {
  readonly environments: readonly FoundEnvironment[];
  /** Files whose environment nothing names. */
  readonly problems: readonly string[];
}

/** @param registry the images of the services are `{registry}/{service}` unless their places say otherwise */
export function generalise(sightings: readonly Sighting[], registry: string): Generalised {
  const templates = sightings.map(({ file, service }) => templated(file, { service }));
  const differing = distinguishingWords(templates);
  const problems: string[] = [];
  const placed = new Map<string, Map<string, PlaceKeys>>();
  sightings.forEach((sighting, index) => {
    const found = environmentOf(sighting, templates[index] ?? '', differing);
    if (found === undefined) {
      problems.push(
        `${sighting.file}: nothing names its environment, or what differs is no word of its path: say it as ENVIRONMENT=${sighting.file}`,
      );
      return;
    }
    const services = placed.get(found.name) ?? new Map<string, PlaceKeys>();
    const keys = keysOf(sighting, found, registry);
    const other = services.get(sighting.service);
    if (other !== undefined && !isDeepStrictEqual(other, keys)) {
      problems.push(`${sighting.file}: ${sighting.service} has another place in ${found.name} already, which is taken`);
      return;
    }
    placed.set(found.name, services.set(sighting.service, keys));
  });
  return { environments: [...placed].map(([name, services]) => environmentOfPlaces(name, services)), problems };
}

interface EnvironmentWord {
  readonly name: string;
  /** As the files have it. */
  readonly word: string;
}

function environmentOf(
  { environment, service, hints }: Sighting,
  template: string,
  differing: ReadonlyMap<string, string>,
): EnvironmentWord | undefined {
  if (environment !== undefined) return { name: environment, word: environment };
  const ofNames = () => hints.map((hint) => customaryEnvironment(templated(hint, { service })));
  const word =
    customaryEnvironment(template) ?? ofNames().find((each) => each !== undefined) ?? differing.get(template);
  return word === undefined || word === '' ? undefined : { name: environmentName(word), word };
}

function keysOf(
  { service, file, key, image, app }: Sighting,
  { name, word }: EnvironmentWord,
  registry: string,
): PlaceKeys {
  // A placeholder is filled in with the name of the environment.
  const given = word === name ? { service, environment: name } : { service };
  const template = (text: string) => templated(text, given);
  const keys = {
    file: template(file),
    key: key === undefined ? undefined : template(key),
    image: image === undefined || image === `${registry}/${service}` ? undefined : template(image),
    app: app === undefined ? undefined : appOf(app, template),
  };
  return Object.fromEntries(
    Object.entries(keys).filter((entry): entry is [string, string | AppKeys] => entry[1] !== undefined),
  );
}

/** In these keys of `app` placeholders are filled in. */
const withPlaceholders = new Set(['name', 'path', 'revision', 'chart', 'values-files', 'project', 'dest-namespace']);

function appOf(app: AppKeys, template: (text: string) => string): AppKeys {
  const entries = Object.entries(app).map(([key, value]): [string, AppKeys[string]] => {
    if (!withPlaceholders.has(key) || typeof value === 'boolean') return [key, value];
    return [key, typeof value === 'string' ? template(value) : value.map(template)];
  });
  return Object.fromEntries(entries);
}

function environmentOfPlaces(name: string, services: ReadonlyMap<string, PlaceKeys>): FoundEnvironment {
  const all = [...services.values()];
  const keys = commonKeys(all);
  const differing = new Map(
    [...services].flatMap(([service, own]) => {
      const other = differenceOf(own, keys);
      return Object.keys(other).length === 0 ? [] : [[service, other] as const];
    }),
  );
  return { name, keys, services: [...services.keys()], differing };
}

/** By key what most of the places say; of files the one that has the service in it, too. */
function commonKeys(all: readonly PlaceKeys[]): PlaceKeys {
  const names = [...new Set(all.flatMap((keys) => Object.keys(keys)))];
  const entries = names.flatMap((name) => {
    const values = all.flatMap((keys) => (keys[name] === undefined ? [] : [keys[name]]));
    const times = (value: PlaceKeys[string]) => values.filter((other) => isDeepStrictEqual(other, value)).length;
    const ofService = (value: PlaceKeys[string]) => name === 'file' && String(value).includes('{service}');
    const weight = (value: PlaceKeys[string]) => times(value) + (ofService(value) ? 0.5 : 0);
    const [most] = values.toSorted((a, b) => weight(b) - weight(a));
    const isCommon = most !== undefined && (times(most) * 2 > all.length || ofService(most));
    return isCommon ? [[name, most] as const] : [];
  });
  return Object.fromEntries(entries);
}

function differenceOf(own: PlaceKeys, common: PlaceKeys): PlaceKeys {
  const names = [...new Set([...Object.keys(own), ...Object.keys(common)])];
  const other = names.filter((name) => !isDeepStrictEqual(own[name], common[name]));
  return Object.fromEntries(other.map((name) => [name, own[name] ?? null]));
}

/** What all environments say, and each without it. */
export function shared(environments: readonly FoundEnvironment[]): {
  readonly defaults: PlaceKeys;
  readonly environments: readonly FoundEnvironment[];
} {
  const [first, ...others] = environments;
  if (first === undefined || others.length === 0) return { defaults: {}, environments };
  const isShared = ([key, value]: [string, PlaceKeys[string]]) =>
    others.every(({ keys }) => isDeepStrictEqual(keys[key], value));
  const defaults = Object.fromEntries(Object.entries(first.keys).filter(isShared));
  const rest = environments.map((each) => ({
    ...each,
    keys: Object.fromEntries(Object.entries(each.keys).filter(([key]) => defaults[key] === undefined)),
  }));
  return { defaults, environments: rest };
}

/** The registry of which most images are `{registry}/{service}`. */
export function registryOf(
  sightings: readonly Sighting[],
): { readonly value: string; readonly file: string } | undefined {
  const found = sightings.flatMap(({ image, service, file }) => {
    if (image === undefined || !image.includes('/')) return [];
    const value = image.slice(0, image.lastIndexOf('/'));
    return [{ value, file, isPlain: image === `${value}/${service}` && customaryEnvironment(value) === undefined }];
  });
  const times = (value: string) => found.filter((each) => each.value === value && each.isPlain).length;
  return found.toSorted((a, b) => times(b.value) - times(a.value))[0];
}
