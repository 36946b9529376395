/**
 * The floor of the lossless editor: YAML text with places that are set and removed. It knows no kinds of manifests and may
 * import `failure.ts` alone. Begin here: `YamlEditor` is what the kinds write with; `locate.ts` finds a place,
 * `change.ts` makes the splices, `verify.ts` proves law 1.
 */
import { isScalar } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import * as changes from './change.ts';
import { chooseDocument, follow, formatPlace, lookUp, nodeText, type Trail } from './locate.ts';
import { hopLocation, isNothing, itemStart, type YamlNode } from './node.ts';
import {
  createdLocation,
  type EditPath,
  formatLocation,
  type Location,
  locationSegments,
  type Segment,
} from './path.ts';
import { readsAsString } from './render.ts';
import { type AliasPolicy, refuseUsedAnchor, sharingRefused, sharingWarnings } from './sharing.ts';
import { lineAt, parseEdited, type Source, type YamlDocument } from './source.ts';
import { applySplices } from './splice.ts';
import { isFilledCollection, type Value } from './value.ts';
import { readsAs, verifyChanges } from './verify.ts';

/** What an edit asks of one place, whether or not it stood there already. */
export interface Claim {
  readonly document: number;
  readonly location: Location;
  /** `undefined`: the place must not be there. */
  readonly value: Value | undefined;
}

/**
 * A sequence of edits of one text. Replacements of scalars gather and are applied together; what changes the shape of
 * the tree is applied at once. Every application is verified (law 1), so each version is parsed exactly once.
 */
export class YamlEditor {
  readonly #policy: AliasPolicy;
  readonly #warnings = new Set<string>();
  readonly #done: (changes.ReportedPlace & { readonly after: string | undefined; readonly line: number })[] = [];
  readonly #claims: Claim[] = [];
  #source: Source;
  #pending: changes.TextChange[] = [];

  constructor(source: Source, policy: AliasPolicy) {
    this.#source = source;
    this.#policy = policy;
  }

  get file(): string {
    return this.#source.file;
  }

  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  /** What was asked for, in order; what stood there already included. */
  get claims(): readonly Claim[] {
    return this.#claims;
  }

  warn(text: string): void {
    this.#warnings.add(text);
  }

  setPath(path: EditPath, value: Value): void {
    this.#apply();
    this.#set(chooseDocument(this.#source, path), path.segments, value);
  }

  unsetPath(path: EditPath): void {
    this.#apply();
    if (path.selector === undefined && !this.#source.documents.some((each) => this.#holds(each, path.segments))) return;
    const document = chooseDocument(this.#source, path);
    if (document !== undefined) this.#remove(document, path.segments);
  }

  setSlot(document: number, slot: readonly Segment[], value: Value): void {
    this.#set(this.#source.documents[document], slot, value);
  }

  unsetSlot(document: number, slot: readonly Segment[]): void {
    const chosen = this.#source.documents[document];
    if (chosen !== undefined) this.#remove(chosen, slot);
  }

  /** Puts what another editor made of a text back in its place; the claims of both are then this one's. */
  setEmbedded(document: number, slot: readonly Segment[], nested: YamlEditor): void {
    const before = this.#claims.length;
    this.setSlot(document, slot, nested.finish().source.text);
    // The next one that is made of this text is to see it.
    this.#apply();
    this.#claims.splice(before, Number.POSITIVE_INFINITY, ...embeddedClaims(document, slot, nested.claims));
    for (const warning of nested.warnings) this.warn(warning);
  }

  /** What a place reads as, also through aliases and `<<`; replacements that are still pending are not seen. */
  textAt(document: number, slot: readonly Segment[]): string | undefined {
    const chosen = this.#source.documents[document];
    return chosen === undefined ? undefined : nodeText(this.#source, lookUp(this.#source, chosen, slot));
  }

  /** Applies what is pending and tells what changed, in the order it was asked for; lines are those of the result. */
  finish(): { readonly source: Source; readonly edits: readonly changes.EditedPath[] } {
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
      this.#apply();
      this.#ask(changes.rootCreation(this.#source, document, segments, value), value);
      this.#apply();
      return;
    }
    if (this.#isUnchanged(document, segments, value)) {
      this.#claim(document, segments, value);
      return;
    }
    const trail = this.#ownTrail(document.index, segments);
    const simple = trail.missing.length === 0 && isScalar(trail.node) && !isFilledCollection(value);
    if (!simple || this.#isPending(trail)) {
      this.#apply();
      this.#change(this.#ownTrail(document.index, segments), segments, value);
      this.#apply();
    } else this.#change(trail, segments, value);
  }

  #change(trail: Trail, segments: readonly Segment[], value: Value): void {
    for (const warning of sharingWarnings(this.#source, trail, segments, this.#policy)) this.warn(warning);
    if (trail.missing.length > 0) {
      this.#ask(changes.creation(this.#source, trail, value), value);
      return;
    }
    changes.refuseTagged(this.#source, trail, value);
    if (!isScalar(trail.node)) refuseUsedAnchor(this.#source, trail, 'inside');
    this.#ask(changes.replacement(this.#source, trail, value), value);
  }

  #ask(change: changes.TextChange, value: Value | undefined): void {
    this.#pending.push(change);
    if (change.report !== undefined) this.#claims.push({ ...change.report, value });
  }

  #claim({ index }: YamlDocument, segments: readonly Segment[], value: Value | undefined): void {
    const { hops, missing } = follow(this.#source, this.#documentAt(index), segments, 'look-up');
    this.#claims.push({ document: index, location: [...hopLocation(hops), ...createdLocation(missing)], value });
  }

  #remove(document: YamlDocument, segments: readonly Segment[]): void {
    this.#apply();
    if (!this.#holds(this.#documentAt(document.index), segments)) {
      this.#claim(document, segments, undefined);
      return;
    }
    const trail = this.#trailToKey(document.index, segments);
    if (trail.inherited !== undefined) {
      throw sharingRefused(this.#source, hopLocation(trail.hops), 'the key comes from “<<” and cannot be removed here');
    }
    if (trail.missing.length > 0) return;
    for (const warning of sharingWarnings(this.#source, trail, segments, this.#policy)) this.warn(warning);
    refuseUsedAnchor(this.#source, trail, 'all');
    this.#ask(changes.removal(this.#source, trail), undefined);
    this.#apply();
  }

  /** Follows a path, after giving the asked place its own copy of what it shares where that is wanted or needed. */
  #ownTrail(document: number, segments: readonly Segment[]): Trail {
    // Each round copies one alias or inherited value; the depth limit of the parser bounds how many there can be.
    for (let round = 0; round < 200; round++) {
      const trail = follow(this.#source, this.#documentAt(document), segments);
      const copied = this.#withoutAlias(trail) ?? this.#withoutInheritance(trail);
      if (copied !== undefined) return copied;
    }
    throw new Failure('refused', 'EDIT_ALIAS', `${this.file}: the aliases on this path do not end`);
  }

  /** The trail when it may be used as it is; `undefined` to go on with inheritance or, after a copy, once more. */
  #withoutAlias(trail: Trail): Trail | undefined {
    const [crossed] = trail.aliases;
    if (crossed === undefined || this.#policy === 'anchor') return undefined;
    const { alias, hops } = crossed;
    const target = trail.document.anchors.targets.get(alias);
    if (this.#policy === 'refuse' || target === undefined) {
      throw sharingRefused(this.#source, hopLocation(hops), `the alias *${alias.source}`);
    }
    this.warn(`${formatLocation(hopLocation(hops))} was *${alias.source}; it now has a copy of its own`);
    if (trail.missing.length === 0 && trail.node === target) return { ...trail, hops, node: alias, aliases: [] };
    this.#apply();
    const fresh = follow(this.#source, this.#documentAt(trail.document.index), locationSegments(hopLocation(hops)));
    const again = fresh.aliases[0];
    if (again !== undefined && fresh.node !== null)
      this.#run(changes.aliasCopy(this.#source, fresh, again.hops, again.alias, fresh.node));
    return undefined;
  }

  #withoutInheritance(trail: Trail): Trail | undefined {
    if (trail.aliases.length > 0 && this.#policy !== 'anchor') return undefined;
    if (trail.inherited === undefined) return trail;
    const place = formatLocation([...hopLocation(trail.hops), ...createdLocation(trail.missing.slice(0, 1))]);
    if (this.#policy === 'refuse') {
      throw sharingRefused(this.#source, hopLocation(trail.hops), `“<<”, which gives it ${place}`);
    }
    this.warn(`${place} was inherited through “<<”; the map now has its own`);
    if (trail.missing.length === 1) return trail;
    this.#apply();
    const fresh = follow(this.#source, this.#documentAt(trail.document.index), [
      ...locationSegments(hopLocation(trail.hops)),
      ...trail.missing,
    ]);
    if (fresh.inherited !== undefined) this.#run(changes.inheritedCopy(this.#source, fresh, fresh.inherited));
    return undefined;
  }

  /** Law 4: what is not there, or could not be, needs no removal. */
  #holds(document: YamlDocument, segments: readonly Segment[]): boolean {
    const { missing, inherited } = follow(this.#source, document, segments, 'look-up');
    return missing.length === 0 || inherited !== undefined;
  }

  /** What is removed is the key itself, not what its alias points to. */
  #trailToKey(index: number, segments: readonly Segment[]): Trail {
    const document = this.#documentAt(index);
    const last = segments.at(-1);
    const parent = last === undefined ? undefined : this.#ownTrail(index, segments.slice(0, -1));
    if (last === undefined || parent === undefined || parent.missing.length > 0) {
      return { ...follow(this.#source, document, []), missing: segments };
    }
    const current = this.#documentAt(index);
    const child = follow(this.#source, { ...current, root: parent.node }, [last]);
    const hops = child.aliases[0]?.hops ?? child.hops;
    return { ...child, document: current, hops: [...parent.hops, ...hops], aliases: parent.aliases };
  }

  #documentAt(index: number): YamlDocument {
    const document = this.#source.documents[index];
    if (document === undefined) throw badInput('document', `${this.file} has no document ${index}`);
    return document;
  }

  /** Law 4: a place that every reader already takes for the value stays as it is written. */
  #isUnchanged(document: YamlDocument, segments: readonly Segment[], value: Value): boolean {
    const node: YamlNode | undefined = lookUp(this.#source, document, segments);
    if (node === undefined) return false;
    if (this.#pending.length > 0 && this.#isPending(follow(this.#source, document, segments, 'look-up'))) return false;
    if (typeof value === 'string') return isScalar(node) && node.value === value && readsAsString(node);
    return readsAs(node, value);
  }

  #isPending(trail: Trail): boolean {
    const wanted = formatLocation(hopLocation(trail.hops));
    return this.#pending.some(
      ({ change }) => change.document === trail.document.index && formatLocation(change.location) === wanted,
    );
  }

  #run(change: changes.TextChange): void {
    this.#pending.push(change);
    this.#apply();
  }

  #apply(): void {
    if (this.#pending.length === 0) return;
    const pending = this.#pending;
    this.#pending = [];
    const before = this.#source;
    const after = parseEdited(
      before,
      applySplices(
        before.text,
        pending.flatMap(({ splices }) => splices),
      ),
    );
    verifyChanges(
      before,
      after,
      pending.map(({ change }) => change),
    );
    const removedAt = pending.map(({ change }) => this.#lineOf(change.document, change.location, 1));
    this.#source = after;
    for (const [index, { report, change }] of pending.entries()) {
      if (report === undefined) continue;
      const removed = change.kind === 'remove';
      const now = removed ? undefined : this.textAt(report.document, locationSegments(report.location));
      const line = removed ? (removedAt[index] ?? 1) : this.#lineOf(report.document, report.location, 1);
      this.#done.push({ ...report, after: now, line });
    }
  }

  #lineOf(document: number, location: Location, otherwise: number): number {
    const current = this.#source.documents[document];
    const trail =
      current === undefined ? undefined : follow(this.#source, current, locationSegments(location), 'look-up');
    const hop = trail?.hops.at(-1);
    return hop === undefined ? otherwise : lineAt(this.#source, itemStart(hop));
  }
}

/** Claims on a text that is itself a string of the file. */
function embeddedClaims(document: number, slot: readonly Segment[], claims: readonly Claim[]): readonly Claim[] {
  const at = [...createdLocation(slot), '#'];
  return claims.map((claim) => ({ ...claim, document, location: [...at, claim.document, ...claim.location] }));
}
