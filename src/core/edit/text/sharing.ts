/** What an edit of a value that aliases share must say, and when it is refused. */
import { isAlias } from 'yaml';
import { Failure } from '../../failure.ts';
import type { Trail } from './locate.ts';
import { childNode, type Hop, hopLocation } from './node.ts';
import { createdLocation, formatLocation, type Location, type Segment } from './path.ts';
import type { Source } from './source.ts';

/** What to do about a value that an alias shares. */
export type AliasPolicy = 'anchor' | 'materialise' | 'refuse';

/** An anchored value around an edited place, and who else reads it. */
interface Sharing {
  readonly anchor: string;
  /** Paths, other than the asked one, that change with it. */
  readonly reached: readonly string[];
  /** Of these, the users; the anchor itself is none. */
  readonly users: readonly string[];
  /** The asked place as the first of the users reads it. */
  readonly used: Location | undefined;
}

/** The anchors at or above the place a trail leads to. */
function sharingOf(trail: Trail): readonly Sharing[] {
  const { anchors, root } = trail.document;
  const own = new Set(trail.aliases.map(({ hops }) => formatLocation(hopLocation(hops))));
  return [...new Set([root, ...trail.hops.map(childNode)])].flatMap((node) => {
    const users = node === null ? undefined : anchors.users.get(node);
    if (node === null || isAlias(node) || users === undefined) return [];
    const foreign = users.map(hopLocation).filter((user) => !own.has(formatLocation(user)));
    const others = foreign.map(formatLocation);
    const crossed = trail.aliases.some(({ alias }) => anchors.targets.get(alias) === node);
    const at = hopLocation(anchors.places.get(node) ?? []);
    const used = foreign[0] && [...readerOf(foreign[0]), ...hopLocation(trail.hops).slice(at.length)];
    const reached = crossed ? [formatLocation(at), ...others] : others;
    return [{ anchor: node.anchor ?? '', reached, users: others, used }];
  });
}

/** The map that merges what stands at `<<`, or in a list there; any other place by itself. */
function readerOf(user: Location): Location {
  const merge = user.lastIndexOf('<<');
  return merge !== -1 && merge >= user.length - 2 ? user.slice(0, merge) : user;
}

/** What an edit inside an anchored value must say; where sharing is not to be touched it is refused. */
export function sharingWarnings(
  source: Source,
  trail: Trail,
  segments: readonly Segment[],
  policy: AliasPolicy,
): readonly string[] {
  return sharingOf(trail).flatMap(({ anchor, reached, users, used = [] }) => {
    if (policy !== 'anchor' && users.length > 0) {
      const shared = `the anchor &${anchor}, also used at ${someOf(users)}`;
      throw sharingRefused(
        source,
        hopLocation(trail.hops),
        shared,
        policy === 'materialise' ? atAnchor(used) : undefined,
      );
    }
    if (reached.length === 0) return [];
    const place = formatLocation(createdLocation(segments));
    return [`${place}: edited at the anchor &${anchor}; this also changes ${someOf(reached)}`];
  });
}

/** What is removed (`all`) or replaced (`inside`) must not take an anchor with it that is used elsewhere. */
export function refuseUsedAnchor(source: Source, trail: Trail, scope: 'all' | 'inside'): void {
  const edited = hopLocation(trail.hops);
  const within = (hops: readonly Hop[]) => hops.length >= edited.length && startsWith(hopLocation(hops), edited);
  for (const [target, users] of trail.document.anchors.users) {
    const place = trail.document.anchors.places.get(target) ?? [];
    const own = scope === 'inside' && place.length === edited.length;
    const outside = users.filter((user) => !within(user));
    if (isAlias(target) || own || !within(place) || outside.length === 0) continue;
    const outsideUsers = someOf(outside.map((user) => formatLocation(hopLocation(user))));
    throw sharingRefused(source, edited, `the anchor &${target.anchor}, which ${outsideUsers} needs`);
  }
}

const eitherWay =
  'Edit the anchored value for all of its users (on-alias: anchor), or give the asked place its own copy (on-alias: materialise).';

function atAnchor(used: Location): string {
  return `The asked place is the anchor itself: edit it for all of its users (on-alias: anchor), name the place that is to have a copy of its own (${formatLocation(used)}, with \`key\` for an image), or move the anchor to another place by hand once.`;
}

export function sharingRefused(source: Source, location: Location, sharing: string, hint = eitherWay): Failure {
  return new Failure(
    'refused',
    'EDIT_ALIAS',
    `${source.file}: ${formatLocation(location)} shares its value: ${sharing}`,
    { hint },
  );
}

/** A few of the paths, for a message. */
function someOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 10).join(', ');
  return paths.length > 10 ? `${shown} and ${paths.length - 10} more` : shown;
}

function startsWith(location: Location, prefix: Location): boolean {
  return prefix.every((step, index) => location[index] === step);
}
