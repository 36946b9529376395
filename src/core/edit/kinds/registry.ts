/** Where charts take the registry and the tag of an image from that do not stand with its repository. */
import { isTag, isTemplated, splitHost } from '../../image/reference.ts';
import type { Path } from '../text/path.ts';

/** The text of a scalar; undefined for none, for an empty one and for a map. */
type ReadText = (path: Path) => string | undefined;

/** A registry that goes before repositories, and where it stands. */
export interface Registry {
  readonly text: string;
  readonly path: Path;
}

/** What a chart composes an image of, beside its tag. */
interface Composed {
  /** As the chart renders it. */
  readonly repository: string | undefined;
  /** The registry that all images of the chart have, where it goes before this one. */
  readonly shared: Registry | undefined;
  /** Other readings of the same keys: by a chart that does not read one of them, or has another registry above it. */
  readonly readings: readonly string[];
}

const globalNames: readonly Path[] = [
  ['global', 'imageRegistry'],
  ['global', 'registry'],
  ['global', 'image', 'registry'],
  ['global', 'images', 'registry'],
];
const nearNames: readonly Path[] = [['registry'], ['imageRegistry'], ['image', 'registry'], ['images', 'registry']];

/**
 * A global registry goes before the one beside the repository, as in Bitnami's `common.images.image`; that of the outermost
 * chart goes before those of its subcharts (Helm, `coalesceGlobals`). A repository with a host of its own is taken for whole.
 *
 * @param local the text of `registry` beside the repository
 */
export function composed(
  repository: string | undefined,
  local: string | undefined,
  parent: Path,
  read: ReadText,
): Composed {
  const host = splitHost(repository ?? '').host;
  const shared = host === undefined ? globalRegistry(parent, read) : undefined;
  if (repository === undefined) return { repository, shared, readings: [] };
  // `registry: ghcr.io` beside `repository: ghcr.io/acme/web`: a chart of these does not put one before the other.
  const doubled = host !== undefined && local !== undefined && splitHost(`${local}/`).host === host;
  const before = shared?.text ?? (doubled ? undefined : local);
  const joined = before === undefined ? repository : withRegistry(before, repository);
  if (host !== undefined) return { repository: joined, shared, readings: before === undefined ? [] : [repository] };
  const near = before === undefined ? nearRegistries(parent, read).map((text) => withRegistry(text, repository)) : [];
  const others =
    shared === undefined ? [] : [repository, ...(local === undefined ? [] : [withRegistry(local, repository)])];
  return { repository: joined, shared, readings: [...others, ...near] };
}

/**
 * Whether a value is a registry, which `set` gives before the image is looked for: which image the file names, and what its
 * repository has to say, depends on it.
 */
export function isRegistryPath(path: Path): boolean {
  const [item, last] = path.slice(-2);
  const parameter = last === 'value' && typeof item === 'object' && 'field' in item ? item.value : undefined;
  return /registry$/i.test(parameter ?? String(path.at(-1)));
}

/** Whether a registry is that of an image: the one beside it, or a global one of its chart or of one around it. */
export function isBefore(
  { path }: Registry,
  { path: tag, registry }: { readonly path: Path; readonly registry?: Path | undefined },
): boolean {
  const isSame = (one: Path, other: Path) => JSON.stringify(one) === JSON.stringify(other);
  const global = path.indexOf('global');
  if (global < 0) return registry !== undefined && isSame(path, registry);
  return isSame(path.slice(0, global), tag.slice(0, global));
}

/** The registry and the repository as one text; some files end the registry with a slash. */
export function withRegistry(registry: string, repository: string): string {
  return `${registry.replace(/\/+$/, '')}/${repository}`;
}

/** The rest of an image behind a registry; undefined where it is on another one. */
export function behindRegistry(registry: string, image: string): string | undefined {
  const before = withRegistry(registry, '');
  return image.startsWith(before) ? image.slice(before.length) : undefined;
}

const tagNames: readonly Path[] = [['tag'], ['imageTag'], ['global', 'tag'], ['global', 'imageTag']];

/** A tag that all images of a chart have: it stands in a map around theirs, or under `global`. */
export function tagAround(parent: Path, read: ReadText): Path | undefined {
  const paths = scopes(parent).flatMap((scope) => tagNames.map((name) => [...scope, ...name]));
  return paths.find((path) => isTag(read(path) ?? ''));
}

function globalRegistry(parent: Path, read: ReadText): Registry | undefined {
  for (const scope of scopes(parent)) {
    for (const name of globalNames) {
      const path = [...scope, ...name];
      const text = read(path);
      if (text !== undefined && isRegistry(text)) return { text, path };
    }
  }
  return undefined;
}

function nearRegistries(parent: Path, read: ReadText): readonly string[] {
  const paths = scopes(parent).flatMap((scope) => nearNames.map((name) => [...scope, ...name]));
  return paths.flatMap((path) => read(path) ?? []).filter(isRegistry);
}

/** The maps around an image, the outermost first. */
function scopes(parent: Path): readonly Path[] {
  return [...parent.keys(), parent.length].map((end) => parent.slice(0, end));
}

function isRegistry(text: string): boolean {
  return /^[\w.-]+(:\d+)?(\/[\w.-]+)*\/?$/.test(text) && !isTemplated(text);
}
