/** The inputs `cache-from` and `cache-to`: where a build takes its layers from, in this order, and where it puts them. */
import { badInput } from '../../failure.ts';
import { formatReference, parseReference } from '../../image/reference.ts';
import { expand, type PlaceholderValues, unfilledIn } from '../../names/placeholders.ts';
import { dnsLabel } from '../../names/slug.ts';
import type { Secrets } from '../../ports.ts';

export type BuildCache =
  /** `scope` keeps services that share a cache repository from overwriting each other (buildkit#2885). */
  | { readonly mode: 'registry'; readonly repository: string; readonly scope: string }
  | { readonly mode: 'gha'; readonly scope: string }
  | { readonly mode: 'none' };

/** Where names of branches and tags lead to. */
export interface CachePlace {
  readonly cache: BuildCache;
  /** The registry of the cache repository speaks plain http. */
  readonly isPlainHttp: boolean;
}

interface Setting {
  readonly cache: CachePlace;
  readonly placeholders: PlaceholderValues;
  readonly defaultBranch: string | undefined;
  readonly secrets: Secrets;
}

/** What an export has in addition. One that fails must never decide over a deployment: the image is pushed by then. */
const exportFields: Readonly<Record<string, string>> = { mode: 'max', 'ignore-error': 'true' };
/** ECR and Harbor refuse BuildKit's own index format. */
const registryExport: Readonly<Record<string, string>> = { 'image-manifest': 'true', 'oci-mediatypes': 'true' };

/**
 * In buildx' syntax; undefined for a list that is not given. Of items that stand for a branch:
 * - `NAME[,field=value…]` is a branch or tag, a tag of the cache repository (`cache: gha`: a scope);
 * - an item whose name begins with a host is a reference;
 * - `type=…` is buildx' syntax and stays as it is.
 *
 * With `cache-to` alone the same places are read, then that of the default branch.
 */
export function cacheLists(
  given: { readonly from: readonly string[]; readonly to: readonly string[] },
  setting: Setting,
): { readonly cacheFrom: readonly string[] | undefined; readonly cacheTo: readonly string[] | undefined } {
  const from = itemsOf('cache-from', given.from, setting);
  const to = itemsOf('cache-to', given.to, setting);
  const { defaultBranch } = setting;
  const implied = [...to.filter(isName).map(nameOf), ...(defaultBranch === undefined ? [] : [defaultBranch])];
  const read = given.from.length === 0 && to.some(isName) ? implied : from;
  return {
    cacheFrom:
      given.from.length === 0 && !to.some(isName) ? undefined : unique(read.map((item) => imported(item, setting))),
    cacheTo: given.to.length === 0 ? undefined : unique(to.map((item) => exported(item, setting))),
  };
}

/** An item whose placeholder has no value in this run is left out: a tag has no branch. */
function itemsOf(input: string, items: readonly string[], { placeholders, secrets }: Setting): readonly string[] {
  return items.flatMap((template) => {
    const missing = unfilledIn(template, placeholders);
    if (missing.length > 0 && missing.every((name) => Object.hasOwn(placeholders, name))) return [];
    const item = expand(template, placeholders, input);
    const credential = /(?:^|,)([a-z_]*(?:secret|token|password|key)[a-z_]*)=/i.exec(item)?.[1];
    if (credential !== undefined || secrets.isIn(item)) {
      const problem = `has a credential${credential === undefined ? '' : ` (${credential})`}, which other programs can read`;
      throw badInput(
        input,
        problem,
        'Give it as the variable that the builder reads by itself, such as AWS_SECRET_ACCESS_KEY.',
      );
    }
    return [item];
  });
}

function isName(item: string): boolean {
  return !nameOf(item).includes('=') && !isReference(nameOf(item));
}

function nameOf(item: string): string {
  return item.split(',', 1)[0] ?? item;
}

/** A host has a dot or a port, as in image references. */
function isReference(name: string): boolean {
  const [host = '', ...path] = name.split('/');
  return path.length > 0 && (/[.:]/.test(host) || host === 'localhost');
}

function imported(item: string, setting: Setting): string {
  return place('cache-from', item, {}, setting);
}

function exported(item: string, setting: Setting): string {
  return place('cache-to', item, exportFields, setting);
}

function place(input: string, item: string, fields: Readonly<Record<string, string>>, { cache }: Setting): string {
  const [name = '', ...given] = item.split(',');
  if (name.includes('=')) return item;
  const own = Object.fromEntries(given.map((field) => fieldOf(input, field)));
  const ofRegistry = { ...(input === 'cache-to' ? registryExport : {}), ...fields, ...own };
  if (isReference(name)) {
    const reference = parseReference(name, input);
    return joined({ type: 'registry', ref: formatReference(reference), ...ofRegistry });
  }
  const label = dnsLabel(name);
  switch (cache.cache.mode) {
    case 'gha':
      return joined({ type: 'gha', scope: `${cache.cache.scope}-${label}`, ...fields, ...own });
    case 'registry': {
      const { repository, scope } = cache.cache;
      const plain = cache.isPlainHttp ? { 'registry.insecure': 'true' } : {};
      return joined({
        type: 'registry',
        ref: `${repository}:${scope.slice(-64).replace(/^[.-]+/, '')}-${label}`,
        ...plain,
        ...ofRegistry,
      });
    }
    case 'none':
      throw badInput(
        input,
        `"${name}" is a place in the cache repository, and there is none`,
        'Give cache-repository (with `cache: registry`), or write the place out: `type=registry,ref=…`.',
      );
  }
}

function fieldOf(input: string, field: string): readonly [string, string] {
  const equals = field.indexOf('=');
  if (equals < 1)
    throw badInput(
      input,
      `"${field}" is no field`,
      'Write NAME,field=value, for example main,mode=min,compression=zstd.',
    );
  return [field.slice(0, equals), field.slice(equals + 1)];
}

function joined(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
