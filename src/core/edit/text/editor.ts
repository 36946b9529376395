/**
 * YAML text in which places are set and removed, without knowledge of any kind of manifest. Imports `failure.ts` alone.
 * Begin here: the kinds write with `YamlEditor`; `locate.ts` finds a place, `change.ts` makes the splices, `verify.ts`
 * proves law 1.
 */
import { isMap, isScalar } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import * as changes from './change.ts';
import { chooseDocument, follow, indexOfItem, lookUp, type Trail, textAt } from './locate.ts';
import { hopLocation, isFlow, isNothing } from './node.ts';
import { createdLocation, type EditPath, formatPath, isAddition, type Location, type Path } from './path.ts';
import { chompBlock, gluedBeside } from './readers.ts';
import { readsAsString } from './render.ts';
import { type AliasPolicy, refuseUsedAnchor, sharingRefused, sharingWarnings } from './sharing.ts';
import { keepEncrypted } from './sops.ts';
import { disagreed, parseEdited, type Source, textOf, type YamlDocument } from './source.ts';
import { applySplices } from './splice.ts';
import { isFilledCollection, type Value } from './value.ts';
import { readsAs, verifyChanges } from './verify.ts';

/** What an edit asks of one place, whether or not the place was already so. */
export interface Claim {
  readonly document: number;
  readonly location: Location;
  /** `undefined`: the place must not be there. */
  readonly value: Value | undefined;
}

/**
 * A sequence of edits of one text. Replacements of scalars are gathered and applied together; a change of the tree's shape
 * is applied at once. Every application is verified (law 1), so each version is parsed exactly once.
 */
export class YamlEditor {
  readonly #policy: AliasPolicy;
  readonly #gathers: boolean;
  readonly #warnings = new Set<string>();
  readonly #claims: Claim[] = [];
  #source: Source;
  #pending: changes.TextChange[] = [];

  /** @param gathers whether new keys of maps in block style are gathered too, for a batch (`batch.ts`) */
  constructor(source: Source, policy: AliasPolicy, gathers = false) {
    this.#source = source;
    this.#policy = policy;
    this.#gathers = gathers;
  }

  get file(): string {
    return this.#source.file;
  }

  /** The text without the changes that are pending. */
  get source(): Source {
    return this.#source;
  }

  get pending(): readonly changes.TextChange[] {
    return this.#pending;
  }

  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  /** In the order of the edits. */
  get claims(): readonly Claim[] {
    return this.#claims;
  }

  warn(text: string): void {
    this.#warnings.add(text);
  }

  set(path: EditPath, value: Value): void {
    // Replacements of scalars hide no path; a selector may read them.
    const source = path.selector === undefined && this.#gathers ? this.#source : this.apply();
    const document = chooseDocument(source, path);
    this.setAt(document?.index ?? 0, path.path, value);
  }

  unset(path: EditPath): void {
    const source = this.apply();
    if (path.selector === undefined && !source.documents.some((each) => holds(each, path.path))) return;
    const document = chooseDocument(source, path);
    if (document === undefined || !holds(document, path.path)) return;
    // The item at a position is another one in the next run.
    if (typeof path.path.at(-1) === 'number') {
      this.warn(
        `unset ${path.text} removes the item that is at this position now, and in the next run the one behind it: name it by a field, as in [name=web]`,
      );
    }
    this.unsetAt(document.index, path.path);
  }

  setAt(index: number, path: Path, value: Value): void {
    const document = this.#source.documents[index];
    if (document === undefined || isNothing(document.root)) {
      const source = this.apply();
      this.#ask(changes.rootCreation(source, source.documents[index], path, value), value);
      this.apply();
      return;
    }
    if (this.#isUnchanged(document, path, value)) {
      this.#claim(document, path, value);
      return;
    }
    const added = path.some(isAddition) ? this.#addedBefore(index, path, value) : undefined;
    if (added !== undefined) {
      this.#claims.push({ document: index, location: added, value });
      return;
    }
    const trail = this.#ownTrail(index, path);
    const { node } = trail;
    this.#refuseGlued(trail);
    // Where aliases of the value are keys, the next edit must see the new names.
    const simple = trail.missing.length === 0 && isScalar(node) && !isFilledCollection(value) && !isKeySource(trail);
    const waits = simple || (this.#gathers && isNewKey(trail));
    if (!waits || this.#isPending(trail)) {
      this.apply();
      this.#change(this.#ownTrail(index, path), path, value);
      this.apply();
    } else this.#change(trail, path, value);
  }

  unsetAt(index: number, path: Path): void {
    const document = this.apply().documents[index];
    if (document === undefined) return;
    if (!holds(document, path)) {
      this.#claim(document, path, undefined);
      return;
    }
    const trail = this.#trailToKey(index, path);
    if (trail.inherited !== undefined) {
      throw sharingRefused(this.#source, hopLocation(trail.hops), 'the key comes from “<<” and cannot be removed here');
    }
    if (trail.missing.length > 0) return;
    this.#refuseGlued(trail);
    for (const warning of sharingWarnings(trail, path, this.#policy)) this.warn(warning);
    refuseUsedAnchor(trail, 'all');
    this.#ask(changes.removal(trail), undefined);
    this.apply();
  }

  /** Puts the text that another editor has edited back in its place; the claims of both are then this one's. */
  setEmbedded(document: number, path: Path, nested: YamlEditor): void {
    const before = this.#claims.length;
    this.setAt(document, path, textOf(nested.apply()));
    // The next editor of this text must see this edit.
    this.apply();
    const at = [...createdLocation(path), '#'];
    const inner = nested.claims.map((claim) => ({
      ...claim,
      document,
      location: [...at, claim.document, ...claim.location],
    }));
    this.#claims.splice(before, Number.POSITIVE_INFINITY, ...inner);
    for (const warning of nested.warnings) this.warn(warning);
  }

  /** The text at a path, also through aliases and `<<`; without the replacements that are still pending. */
  textAt(document: number, path: Path): string | undefined {
    return textAt(this.#source.documents[document], path);
  }

  /** Whether something stands at a path, be it nothing (`tag:`). */
  has(document: number, path: Path): boolean {
    return this.#source.documents[document] !== undefined && holds(this.#documentAt(document), path);
  }

  /** Applies the edits that are still pending, and returns the text with all edits. */
  apply(): Source {
    const pending = this.#pending;
    this.#pending = [];
    this.#source = applyChanges(this.#source, pending);
    return this.#source;
  }

  #change(trail: Trail, path: Path, value: Value): void {
    for (const warning of sharingWarnings(trail, path, this.#policy)) this.warn(warning);
    if (trail.missing.length > 0) {
      this.#ask(changes.creation(trail, value), value);
      return;
    }
    changes.refuseTagged(trail, value);
    if (!isScalar(trail.node)) refuseUsedAnchor(trail, 'inside');
    this.#ask(changes.replacement(trail, value), value);
  }

  /** An item that some readers take for a map, and others for a text, must not be moved or get other neighbours. */
  #refuseGlued({ hops, node, missing }: Trail): void {
    const around = [...hops.map(({ container }) => container), ...(missing.length > 0 ? [node] : [])];
    const glued = gluedBeside(this.#source.text, around);
    if (glued !== undefined) throw disagreed(this.#source, glued);
  }

  #ask(change: changes.TextChange, value: Value | undefined): void {
    this.#pending.push(change);
    if (change.place !== undefined) this.#claims.push({ document: change.document, location: change.place, value });
  }

  /** Claims a place that needs no change. */
  #claim(document: YamlDocument, path: Path, value: Value | undefined): void {
    const { hops, missing } = follow(document, path, 'look-up');
    const location = [...hopLocation(hops), ...createdLocation(missing)];
    this.#claims.push({ document: document.index, location, value });
  }

  /** Follows a path, after giving its place a copy of what it shares where the policy asks for that. */
  #ownTrail(document: number, path: Path): Trail {
    // Each round copies one alias or inherited value; the parser's limit of depth bounds how many there can be.
    for (let round = 0; round < 200; round++) {
      const trail = follow(this.#documentAt(document), path);
      const own = this.#withoutAlias(trail) ?? this.#withoutInheritance(trail);
      if (own !== undefined) return own;
    }
    throw new Failure('refused', 'EDIT_ALIAS', `${this.file}: the aliases on this path do not end`);
  }

  /** The trail when it may be used as it is; `undefined` to go on with inheritance or, after a copy, once more. */
  #withoutAlias(trail: Trail): Trail | undefined {
    const [crossed] = trail.aliases;
    if (crossed === undefined) return undefined;
    const { alias, hops } = crossed;
    const location = hopLocation(hops);
    const target = trail.document.anchors.targets.get(alias);
    if (this.#policy === 'anchor') {
      if (target === undefined || !trail.document.anchors.keys.has(target)) return undefined;
      const sharing = `the anchor &${alias.source}, which stands on a key`;
      throw sharingRefused(
        this.#source,
        location,
        sharing,
        'Give the place a copy of its own (on-alias: materialise).',
      );
    }
    if (this.#policy === 'refuse' || target === undefined) {
      throw sharingRefused(this.#source, location, `the alias *${alias.source}`);
    }
    this.warn(`${formatPath(location)} was *${alias.source}; it now has a copy of its own`);
    if (trail.missing.length === 0 && trail.node === target) return { ...trail, hops, node: alias, aliases: [] };
    this.apply();
    const fresh = follow(this.#documentAt(trail.document.index), location);
    const [again] = fresh.aliases;
    if (again !== undefined && fresh.node !== null) {
      this.#pending.push(changes.aliasCopy(fresh.document, again.hops, again.alias, fresh.node));
      this.apply();
    }
    return undefined;
  }

  #withoutInheritance(trail: Trail): Trail | undefined {
    if (trail.aliases.length > 0 && this.#policy !== 'anchor') return undefined;
    if (trail.inherited === undefined) return trail;
    const location = hopLocation(trail.hops);
    const place = formatPath([...location, ...createdLocation(trail.missing.slice(0, 1))]);
    if (this.#policy === 'refuse') throw sharingRefused(this.#source, location, `“<<”, which gives it ${place}`);
    this.warn(`${place} was inherited through “<<”; the map now has its own`);
    if (trail.missing.length === 1) return trail;
    this.apply();
    const fresh = follow(this.#documentAt(trail.document.index), [...location, ...trail.missing]);
    if (fresh.inherited !== undefined) {
      this.#pending.push(changes.inheritedCopy(fresh, fresh.inherited));
      this.apply();
    }
    return undefined;
  }

  /** The trail to the key itself, not to the target of its alias. */
  #trailToKey(index: number, path: Path): Trail {
    const parent = this.#ownTrail(index, path.slice(0, -1));
    if (path.length === 0 || parent.missing.length > 0) return { ...parent, missing: path };
    const document = this.#documentAt(index);
    const child = follow({ ...document, root: parent.node }, path.slice(-1));
    const hops = child.aliases[0]?.hops ?? child.hops;
    return { ...child, document, hops: [...parent.hops, ...hops], aliases: parent.aliases };
  }

  #documentAt(index: number): YamlDocument {
    const document = this.#source.documents[index];
    if (document === undefined) throw badInput('document', `${this.file} has no document ${index}`);
    return document;
  }

  /** Law 4: a place that every reader already takes for the value stays as it is written. */
  #isUnchanged(document: YamlDocument, path: Path, value: Value): boolean {
    const node = lookUp(document, path);
    if (node === undefined) return false;
    if (this.#pending.length > 0 && this.#isPending(follow(document, path, 'look-up'))) return false;
    if (typeof value === 'string') return isScalar(node) && node.value === value && readsAsString(node);
    return readsAs(node, value);
  }

  /** Law 4: the place in a list that already has the item which the path is to add. */
  #addedBefore(index: number, path: Path, value: Value): Location | undefined {
    this.apply();
    const document = this.#documentAt(index);
    const { hops, node, missing } = follow(document, path, 'look-up');
    if (!isAddition(missing[0])) return undefined;
    const at = indexOfItem(document, node, changes.addedItem(missing, value));
    return at === undefined ? undefined : [...hopLocation(hops), at, ...createdLocation(missing.slice(1))];
  }

  /** Whether a pending change is of this place, of one within it, or of one that holds it. */
  #isPending({ document, hops, missing }: Trail): boolean {
    const place = [...hopLocation(hops), ...createdLocation(missing)];
    return this.#pending.some((each) => each.document === document.index && isOneWithin(each.location, place));
  }
}

/** Applies changes of one text together, and proves law 1: the text is parsed once more. */
export function applyChanges(before: Source, pending: readonly changes.TextChange[]): Source {
  if (pending.length === 0) return before;
  const asked = pending.flatMap((each) => each.splices);
  const splices = chompBlock(before.documents.at(-1)?.root ?? null, before.text, asked);
  const after = parseEdited(before, before.mark + applySplices(before.text, splices));
  verifyChanges(before, after, pending);
  keepEncrypted(before, after);
  return after;
}

function isKeySource({ document, node }: Trail): boolean {
  return node !== null && document.anchors.asKeys.has(node);
}

/** A key that is put behind the others of a map: several of them can be put in together. */
function isNewKey({ missing, node }: Trail): boolean {
  return missing.length > 0 && isMap(node) && !isFlow(node) && node.items.length > 0;
}

function isOneWithin(one: Location, other: Location): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}

/** Law 4: a place that is not there, or could not be, needs no removal. */
function holds(document: YamlDocument, path: Path): boolean {
  const { missing, inherited } = follow(document, path, 'look-up');
  return missing.length === 0 || inherited !== undefined;
}
