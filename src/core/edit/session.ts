import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { badInput, Failure } from '../failure.ts';
import { copyOf } from './copy.ts';
import { insertItem, insertPair, insertRoot } from './insert.ts';
import { itemStart } from './layout.ts';
import { chooseDocument, follow, formatPlace, lookUp, nodeText, type Trail } from './locate.ts';
import { childNode, type Hop, hopLocation, isNothing, type YamlNode } from './node.ts';
import { type EditPath, formatLocation, type Location, locationSegments, type Segment } from './path.ts';
import { removeHop } from './remove.ts';
import { replaceValue } from './replace.ts';
import { readsAsString } from './scalar.ts';
import { lineAt, parseSource, type Source, type YamlDocument } from './source.ts';
import { applySplices, type Splice } from './splice.ts';
import { isFilledCollection, type Value } from './value.ts';
import { type Change, readsAs, verifyChanges } from './verify.ts';

export type AliasPolicy = 'anchor' | 'materialise' | 'refuse';

/** One value that changed. `before`/`after` are scalar contents or a collection's source; `line` counts from 1. */
export interface EditedPath {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly line: number;
}

interface Planned {
  readonly document: number;
  readonly location: Location;
  readonly before: string | undefined;
}

/**
 * A sequence of edits of one text. Replacements of scalars gather and are applied together; what changes the shape of
 * the tree is applied at once. Every application is verified (law 1), so each version is parsed exactly once.
 */
export class EditSession {
  readonly #aliases: AliasPolicy;
  readonly #warnings = new Set<string>();
  readonly #done: (Planned & { after: string | undefined; line: number })[] = [];
  #source: Source;
  #splices: Splice[] = [];
  #changes: Change[] = [];
  #planned: Planned[] = [];

  constructor(source: Source, aliases: AliasPolicy) {
    this.#source = source;
    this.#aliases = aliases;
  }

  /** The text as edited so far. */
  get source(): Source {
    this.#apply();
    return this.#source;
  }

  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  warn(text: string): void {
    this.#warnings.add(text);
  }

  setPath(path: EditPath, value: Value): void {
    this.#set(chooseDocument(this.source, path), path.segments, value);
  }

  unsetPath(path: EditPath): void {
    const document = chooseDocument(this.source, path);
    if (document !== undefined) this.#remove(document, path.segments);
  }

  setSlot(document: number, slot: readonly Segment[], value: Value): void {
    this.#set(this.#source.documents[document], slot, value);
  }

  unsetSlot(document: number, slot: readonly Segment[]): void {
    const chosen = this.#source.documents[document];
    if (chosen !== undefined) this.#remove(chosen, slot);
  }

  /** What a place reads as, also through aliases and `<<`; replacements that are still pending are not seen. */
  textAt(document: number, slot: readonly Segment[]): string | undefined {
    const chosen = this.#source.documents[document];
    return chosen === undefined ? undefined : nodeText(this.#source, lookUp(this.#source, chosen, slot));
  }

  /** Applies what is pending and tells what changed, in file order of the request. */
  finish(): { readonly source: Source; readonly edits: readonly EditedPath[] } {
    this.#apply();
    const source = this.#source;
    const edits = this.#done.map(({ document, location, before, after, line }) => ({
      path: formatPlace(source, document, location),
      before,
      after,
      line: after === undefined ? line : this.#lineOf(document, location, line),
    }));
    return { source, edits };
  }

  #set(document: YamlDocument | undefined, segments: readonly Segment[], value: Value): void {
    if (document === undefined || (isNothing(document.root) && segments.length > 0)) {
      this.#setRoot(document, segments, value);
      return;
    }
    if (isUnchanged(lookUp(this.#source, document, segments), value)) return;
    const trail = this.#ready(document.index, segments);
    if (trail.missing.length > 0) {
      this.#insert(trail, value);
      return;
    }
    this.#guardAnchors(trail, segments);
    this.#refuseTag(trail, value);
    if (!isScalar(trail.node)) this.#refuseUsedAnchor(trail, 'inside');
    const batchable = isScalar(trail.node) && !isFilledCollection(value);
    const location = hopLocation(trail.hops);
    if (!batchable || this.#isPlanned(document.index, location)) {
      this.#apply();
      const now = this.#ready(document.index, segments);
      this.#plan(now, replaceValue(this.#source, now.hops, now.node, value), { kind: 'set', location, value });
      if (!batchable) this.#apply();
      return;
    }
    this.#plan(trail, replaceValue(this.#source, trail.hops, trail.node, value), { kind: 'set', location, value });
  }

  #setRoot(document: YamlDocument | undefined, segments: readonly Segment[], value: Value): void {
    this.#apply();
    const whole = nest(segments, value);
    const planned = { document: document?.index ?? 0, location: [], before: undefined };
    this.#splices = [...insertRoot(this.#source, document, whole)];
    this.#changes = [{ document: planned.document, location: [], kind: 'set', value: whole }];
    this.#planned = [{ ...planned, location: createdLocation(segments) }];
    this.#apply();
  }

  /** Creates the rest of a path below the last step that exists. */
  #insert(trail: Trail, value: Value): void {
    this.#apply();
    const fresh = this.#ready(trail.document.index, [...locationSegments(hopLocation(trail.hops)), ...trail.missing]);
    const [segment, ...rest] = fresh.missing;
    if (segment === undefined) return;
    this.#guardAnchors(fresh, []);
    const { node, hops } = fresh;
    const content = segment.kind === 'match' ? matchedItem(segment, rest, value) : nest(rest, value);
    if (isMap(node) && segment.kind === 'key') {
      const splices = insertPair(this.#source, hops, node, segment.key, content);
      this.#planInsertion(fresh, splices, segment.key, content, rest);
    } else if (isSeq(node)) {
      if (segment.kind === 'index' && segment.index !== node.items.length)
        throw this.#beyond(fresh, segment.index, node.items.length);
      this.#planInsertion(fresh, insertItem(this.#source, hops, node, content), node.items.length, content, rest);
    } else {
      const whole = nest(fresh.missing, value);
      const location = hopLocation(hops);
      this.#splices = [...replaceValue(this.#source, hops, node, whole)];
      this.#changes = [{ document: fresh.document.index, location, kind: 'set', value: whole }];
      this.#planned = [
        {
          document: fresh.document.index,
          location: [...location, ...createdLocation(fresh.missing)],
          before: undefined,
        },
      ];
    }
    this.#apply();
  }

  #planInsertion(
    trail: Trail,
    splices: readonly Splice[],
    step: string | number,
    value: Value,
    rest: readonly Segment[],
  ): void {
    const location = [...hopLocation(trail.hops), step];
    this.#splices = [...splices];
    this.#changes = [{ document: trail.document.index, location, kind: 'insert', value }];
    this.#planned = [
      { document: trail.document.index, location: [...location, ...createdLocation(rest)], before: undefined },
    ];
  }

  #remove(document: YamlDocument, segments: readonly Segment[]): void {
    this.#apply();
    const trail = this.#ready(document.index, segments, 'remove');
    if (trail.missing.length > 0) {
      if (trail.inherited !== undefined) throw this.#inheritedRemoval(trail);
      return;
    }
    const hop = trail.hops.at(-1);
    if (hop === undefined) throw badInput('unset', 'the path names the whole document', 'Delete the file instead.');
    const node = childNode(hop);
    this.#guardAnchors({ ...trail, node }, segments);
    this.#refuseUsedAnchor(trail, 'all');
    const line = lineAt(this.#source, itemStart(hop));
    const planned = {
      document: document.index,
      location: hopLocation(trail.hops),
      before: nodeText(this.#source, node),
    };
    this.#splices = [...removeHop(this.#source, trail.hops)];
    this.#changes = [{ document: document.index, location: planned.location, kind: 'remove' }];
    this.#apply();
    this.#done.push({ ...planned, after: undefined, line });
  }

  /** Follows a path after giving the asked place its own copy of what it shares, where that is wanted or needed. */
  #ready(document: number, segments: readonly Segment[], purpose: 'set' | 'remove' = 'set'): Trail {
    // Each round replaces one alias; nesting is bounded by the parser's depth limit.
    for (let round = 0; round < 200; round++) {
      const trail = this.#follow(document, segments, purpose);
      const inherited = trail.inherited;
      const crossed = trail.aliases[0];
      if (crossed !== undefined && this.#aliases === 'refuse')
        throw this.#aliasRefused(hopLocation(crossed.hops), `the alias *${crossed.alias.source}`);
      if (crossed !== undefined && this.#aliases === 'materialise') {
        if (
          trail.missing.length === 0 &&
          trail.aliases.length === 1 &&
          trail.hops.length === this.#anchorDepth(trail)
        ) {
          return { ...trail, hops: crossed.hops, node: crossed.alias, aliases: [] };
        }
        this.#apply();
        this.#materialise(document, crossed.hops, trail);
        continue;
      }
      if (inherited === undefined || purpose === 'remove') return trail;
      const place = formatLocation([...hopLocation(trail.hops), ...createdLocation(trail.missing.slice(0, 1))]);
      if (this.#aliases === 'refuse')
        throw this.#aliasRefused(hopLocation(trail.hops), `“<<”, which gives it ${place}`);
      this.warn(`${place} was inherited through “<<”; the map now has its own`);
      if (trail.missing.length === 1) return trail;
      this.#apply();
      this.#copyInherited(trail, inherited);
    }
    throw new Failure('refused', 'EDIT_ALIAS', `${this.#source.file}: the aliases on this path do not end`);
  }

  #follow(document: number, segments: readonly Segment[], purpose: 'set' | 'remove'): Trail {
    const current = this.#source.documents[document];
    if (current === undefined) throw badInput('document', `${this.#source.file} has no document ${document}`);
    if (purpose === 'set') return follow(this.#source, current, segments);
    // What is removed is the key itself, not what its alias points to.
    const last = segments.at(-1);
    const parent = follow(this.#source, current, segments.slice(0, -1));
    if (last === undefined || parent.missing.length > 0) return { ...parent, missing: segments };
    const child = follow(this.#source, { ...current, root: parent.node }, [last]);
    const hop = child.aliases.length > 0 ? child.aliases[0]?.hops : child.hops;
    return { ...child, document: current, hops: [...parent.hops, ...(hop ?? [])], aliases: parent.aliases };
  }

  /** How deep the anchored node itself stands: equal to the trail's depth when the path ends at the alias. */
  #anchorDepth(trail: Trail): number {
    const alias = trail.aliases[0]?.alias;
    const target = alias === undefined ? undefined : trail.document.anchors.targets.get(alias);
    return (target === undefined ? undefined : trail.document.anchors.places.get(target)?.length) ?? -1;
  }

  #materialise(document: number, hops: readonly Hop[], trail: Trail): void {
    const alias = trail.aliases[0]?.alias;
    const target = alias === undefined ? undefined : trail.document.anchors.targets.get(alias);
    if (alias === undefined || target === undefined) return;
    const value = copyOf(this.#source, target);
    this.warn(`${formatLocation(hopLocation(hops))} was *${alias.source}; it now has a copy of its own`);
    this.#splices = [...replaceValue(this.#source, hops, alias, value)];
    this.#changes = [{ document, location: hopLocation(hops), kind: 'set', value }];
    this.#apply();
  }

  #copyInherited(trail: Trail, inherited: YamlNode): void {
    const key = trail.missing[0];
    if (!isMap(trail.node) || key?.kind !== 'key') return;
    const value = copyOf(this.#source, inherited);
    this.#splices = [...insertPair(this.#source, trail.hops, trail.node, key.key, value)];
    const location = [...hopLocation(trail.hops), key.key];
    this.#changes = [{ document: trail.document.index, location, kind: 'insert', value }];
    this.#apply();
  }

  /** Says, or refuses, that an edit inside an anchored value reaches those who use it. */
  #guardAnchors(trail: Trail, segments: readonly Segment[]): void {
    const { anchors } = trail.document;
    const ancestors = [trail.document.root, ...trail.hops.map(childNode)];
    const asked = formatLocation(createdLocation(segments));
    for (const node of new Set(ancestors)) {
      const users = node === null || isAlias(node) ? undefined : anchors.users.get(node);
      if (node === null || isAlias(node) || users === undefined) continue;
      const own = trail.aliases.map(({ hops }) => formatLocation(hopLocation(hops)));
      const others = users.map((hops) => formatLocation(hopLocation(hops))).filter((place) => !own.includes(place));
      const anchor = formatLocation(hopLocation(anchors.places.get(node) ?? []));
      if (this.#aliases !== 'anchor' && others.length > 0) {
        throw this.#aliasRefused(
          hopLocation(trail.hops),
          `the anchor &${node.anchor}, also used at ${others.join(', ')}`,
        );
      }
      const crossed = trail.aliases.some(({ alias }) => anchors.targets.get(alias) === node);
      const reached = crossed ? [anchor, ...others] : others;
      if (reached.length > 0)
        this.warn(
          `${asked === '.' ? '' : `${asked}: `}edited at the anchor &${node.anchor}; this also changes ${reached.join(', ')}`,
        );
    }
  }

  /** What is removed or replaced must not take an anchor with it that is used elsewhere. */
  #refuseUsedAnchor(trail: Trail, scope: 'all' | 'inside'): void {
    const asked = hopLocation(trail.hops);
    const within = (hops: readonly Hop[]) => asked.every((step, index) => hopLocation(hops)[index] === step);
    for (const [target, users] of trail.document.anchors.users) {
      const place = trail.document.anchors.places.get(target) ?? [];
      const outside = users.filter((user) => !within(user));
      const own = scope === 'inside' && place.length === asked.length;
      if (isAlias(target) || own || !within(place) || outside.length === 0) continue;
      const needy = outside.map((user) => formatLocation(hopLocation(user))).join(', ');
      throw this.#aliasRefused(asked, `the anchor &${target.anchor}, which ${needy} needs`);
    }
  }

  /** A tag stays with its value: text may replace text, but `!!int` or `!!map` would contradict what is written. */
  #refuseTag(trail: Trail, value: Value): void {
    const tag = trail.node === null || isAlias(trail.node) ? undefined : trail.node.tag;
    if (tag === undefined) return;
    const textual = isScalar(trail.node) && (tag === 'tag:yaml.org,2002:str' || !tag.startsWith('tag:yaml.org,2002:'));
    if (textual && typeof value === 'string') return;
    const place = formatLocation(hopLocation(trail.hops));
    throw new Failure(
      'refused',
      'EDIT_TAGGED',
      `${this.#source.file}: ${place} has the tag ${tag}, which the new value contradicts`,
      {
        hint: 'Remove the tag from the file by hand once.',
      },
    );
  }

  #plan(trail: Trail, splices: readonly Splice[], change: Omit<Change, 'document'>): void {
    const document = trail.document.index;
    const location = hopLocation(trail.hops);
    this.#splices.push(...splices);
    this.#changes.push({ ...change, location, document });
    this.#planned.push({ document, location, before: nodeText(this.#source, this.#valueBehind(trail)) });
  }

  /** The old value of an alias that is replaced is that of its anchor. */
  #valueBehind(trail: Trail): YamlNode | null {
    return isAlias(trail.node) ? (trail.document.anchors.targets.get(trail.node) ?? null) : trail.node;
  }

  #isPlanned(document: number, location: Location): boolean {
    const wanted = formatLocation(location);
    return this.#changes.some((change) => change.document === document && formatLocation(change.location) === wanted);
  }

  #apply(): void {
    if (this.#splices.length === 0) return;
    const before = this.#source;
    const after = reparse(before, applySplices(before.text, this.#splices));
    verifyChanges(before, after, this.#changes);
    this.#source = after;
    for (const planned of this.#planned) {
      const document = after.documents[planned.document];
      const node = document === undefined ? undefined : lookUp(after, document, locationSegments(planned.location));
      const line = this.#lineOf(planned.document, planned.location, 1);
      this.#done.push({ ...planned, after: nodeText(after, node), line });
    }
    this.#splices = [];
    this.#changes = [];
    this.#planned = [];
  }

  #lineOf(document: number, location: Location, otherwise: number): number {
    const current = this.#source.documents[document];
    const hop =
      current === undefined ? undefined : follow(this.#source, current, locationSegments(location)).hops.at(-1);
    return hop === undefined ? otherwise : lineAt(this.#source, itemStart(hop));
  }

  #aliasRefused(location: Location, sharing: string): Failure {
    return new Failure(
      'refused',
      'EDIT_ALIAS',
      `${this.#source.file}: ${formatLocation(location)} shares its value: ${sharing}`,
      {
        hint: 'Edit the anchored value for all of its users (on-alias: anchor), or give the asked place its own copy (on-alias: materialise).',
      },
    );
  }

  #inheritedRemoval(trail: Trail): Failure {
    return this.#aliasRefused(hopLocation(trail.hops), 'the key comes from “<<” and cannot be removed here');
  }

  #beyond(trail: Trail, index: number, length: number): Failure {
    const place = formatLocation(hopLocation(trail.hops));
    return badInput(
      `path ${place}[${index}]`,
      `the list has ${length} items`,
      `Append with ${place}[-] or ${place}[${length}].`,
    );
  }
}

/** The value that creates the steps of a path above it. */
function nest(segments: readonly Segment[], value: Value): Value {
  return segments.reduceRight<Value>((inner, segment, at) => {
    if (segment.kind === 'key') return new Map([[segment.key, inner]]);
    if (segment.kind === 'match') return [matchedItem(segment, segments.slice(at + 1), value)];
    if (segment.kind === 'index' && segment.index > 0) {
      throw badInput(`path [${segment.index}]`, 'the list does not exist yet', 'Begin with [0], or append with [-].');
    }
    return [inner];
  }, value);
}

/** `[name=web]` that is missing becomes an item with that field first. */
function matchedItem(segment: { field: string; value: string }, rest: readonly Segment[], value: Value): Value {
  const inner = nest(rest, value);
  if (!(inner instanceof Map)) {
    throw badInput(
      `path [${segment.field}=${segment.value}]`,
      'such an item is a map; the value is none',
      'Name a key of the item after the bracket.',
    );
  }
  return new Map<string, Value>([[segment.field, segment.value], ...inner]);
}

/** Where a created path stands: new lists begin at 0. */
function createdLocation(segments: readonly Segment[]): (string | number)[] {
  return segments.map((segment) =>
    segment.kind === 'key' ? segment.key : segment.kind === 'index' ? segment.index : 0,
  );
}

function isUnchanged(node: YamlNode | undefined, value: Value): boolean {
  if (node === undefined) return false;
  if (typeof value === 'string') return isScalar(node) && node.value === value && readsAsString(node);
  return readsAs(node, value);
}

/** A splice that does not even parse is our fault, not the user's. */
function reparse(before: Source, text: string): Source {
  try {
    return parseSource(before.file, text);
  } catch (error) {
    throw new Failure(
      'refused',
      'EDIT_COLLATERAL',
      `${before.file}: the edited text would not be the YAML that was asked for; nothing was written`,
      {
        hint: 'The place to edit is laid out in a way that cannot be edited safely; change this value by hand once.',
        cause: error,
      },
    );
  }
}
