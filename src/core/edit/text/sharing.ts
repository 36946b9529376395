/** Warnings for an edit of a value that aliases share, and when such an edit is refused. */
import { isAlias } from 'yaml';
import { Failure } from '../../failure.ts';
import type { Trail } from './locate.ts';
import { childNode, type Hop, hopLocation, type YamlNode } from './node.ts';
import { createdLocation, formatPath, type Location, type Path } from './path.ts';
import type { Source } from './source.ts';

/** What to do about a value that an alias shares. */
export type AliasPolicy = 'anchor' | 'materialise' | 'refuse';

/** An anchored value at or above an edited place, and the other places that read it. */
interface Sharing {
  readonly node: YamlNode | null;
  readonly anchor: string;
  /** Paths, other than the edited one, that change with it. */
  readonly reached: readonly string[];
  /** Those of `reached` that are aliases. */
  readonly users: readonly string[];
  /** The edited place, as the first of the users reads it. */
  readonly used: Location;
}

function sharingOf({ document, hops, aliases }: Trail): readonly Sharing[] {
  const { anchors, root } = document;
  const own = new Set(aliases.map((each) => formatPath(hopLocation(each.hops))));
  return [...new Set([root, ...hops.map(childNode)])].flatMap((node) => {
    const aliased = node === null ? undefined : anchors.users.get(node);
    if (node === null || isAlias(node) || aliased === undefined) return [];
    const others = aliased.map(hopLocation).filter((user) => !own.has(formatPath(user)));
    const users = others.map(formatPath);
    const at = hopLocation(anchors.places.get(node) ?? []);
    const used = others[0] === undefined ? [] : [...readerOf(others[0]), ...hopLocation(hops).slice(at.length)];
    const crossed = aliases.some(({ alias }) => anchors.targets.get(alias) === node);
    return [{ node, anchor: node.anchor ?? '', reached: crossed ? [formatPath(at), ...users] : users, users, used }];
  });
}

/** The map that merges the value at `<<`, or in a list there; any other place by itself. */
function readerOf(user: Location): Location {
  const merge = user.lastIndexOf('<<');
  return merge !== -1 && merge >= user.length - 2 ? user.slice(0, merge) : user;
}

/** The warnings of an edit inside an anchored value. @throws Failure `EDIT_ALIAS` unless the policy allows it */
export function sharingWarnings(trail: Trail, path: Path, policy: AliasPolicy): readonly string[] {
  return sharingOf(trail).flatMap(({ node, anchor, reached, users, used }) => {
    if (policy !== 'anchor' && users.length > 0) {
      const shared = `the anchor &${anchor}, also used at ${someOf(users)}`;
      const renames = node !== null && trail.document.anchors.asKeys.has(node);
      const hint = renames ? renamesKeys : policy === 'materialise' ? atAnchor(used) : undefined;
      throw sharingRefused(trail.document.source, hopLocation(trail.hops), shared, hint);
    }
    if (reached.length === 0) return [];
    const place = formatPath(createdLocation(path));
    const keys = node !== null && trail.document.anchors.asKeys.has(node) ? ', and renames those that are keys' : '';
    return [`${place}: edited at the anchor &${anchor}; this also changes ${someOf(reached)}${keys}`];
  });
}

/** Refuses to remove (`all`) or replace (`inside`) a value that holds an anchor which is used elsewhere. */
export function refuseUsedAnchor({ document, hops }: Trail, scope: 'all' | 'inside'): void {
  const { source, anchors } = document;
  const edited = hopLocation(hops);
  const isWithin = (other: readonly Hop[]) => {
    const location = hopLocation(other);
    return edited.every((step, index) => location[index] === step);
  };
  for (const [target, users] of anchors.users) {
    const place = anchors.places.get(target) ?? [];
    const own = scope === 'inside' && place.length === edited.length;
    const outside = users.filter((user) => !isWithin(user));
    if (isAlias(target) || own || !isWithin(place) || outside.length === 0) continue;
    const needs = someOf(outside.map((user) => formatPath(hopLocation(user))));
    throw sharingRefused(source, edited, `the anchor &${target.anchor}, which ${needs} needs`);
  }
}

const eitherWay =
  'Edit the anchored value for all of its users (on-alias: anchor), or give the asked place its own copy (on-alias: materialise).';

const renamesKeys =
  'Aliases of it are keys, which an edit renames: edit it for all of them (on-alias: anchor), or write those keys out.';

function atAnchor(used: Location): string {
  return `The asked place is the anchor itself: edit it for all of its users (on-alias: anchor), name the place that is to have a copy of its own (${formatPath(used)}, with \`key\` for an image), or move the anchor to another place by hand once.`;
}

export function sharingRefused(source: Source, location: Location, sharing: string, hint = eitherWay): Failure {
  const message = `${source.file}: ${formatPath(location)} shares its value: ${sharing}`;
  return new Failure('refused', 'EDIT_ALIAS', message, { hint });
}

/** A few of the paths, for a message. */
function someOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 10).join(', ');
  return paths.length > 10 ? `${shown} and ${paths.length - 10} more` : shown;
}
