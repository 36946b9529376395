/**
 * Many edits of one text that are parsed and proved together, so that a file costs two parses and not two for each edit.
 * An edit waits while it touches nothing that another one waiting touches. Whether the edits, planned on the text without
 * one another, came to what they come to one by one is then seen on the result: planned on it once more, each of them
 * must find its work done (law 4).
 */
import { Failure } from '../failure.ts';
import type { TextChange } from './text/change.ts';
import { applyChanges, type Claim, YamlEditor } from './text/editor.ts';
import type { Location } from './text/path.ts';
import type { AliasPolicy } from './text/sharing.ts';
import type { Source } from './text/source.ts';

/** Plans an edit with an editor; the result says, from the texts before and after it, what it did. */
type Plan<Edit, Done> = (editor: YamlEditor, edit: Edit) => (before: Source, after: Source) => Done;

interface Result {
  readonly changed: boolean;
  readonly claims: readonly Claim[];
  readonly warnings: readonly string[];
}

interface Waiting<Edit, Done> {
  readonly edit: Edit;
  readonly policy: AliasPolicy;
  readonly result: Result;
  readonly conclude: (before: Source, after: Source) => Done;
}

export class EditBatch<Edit, Done> {
  readonly results: (Result & Done)[] = [];
  readonly #plan: Plan<Edit, Done>;
  #source: Source;
  #waiting: Waiting<Edit, Done>[] = [];
  #changes: TextChange[] = [];
  #places = new Places();

  constructor(source: Source, plan: Plan<Edit, Done>) {
    this.#source = source;
    this.#plan = plan;
  }

  /** @throws Failure of the edit, or `EDIT_ORDER` where those before do not come to what they come to one by one */
  add(edit: Edit, policy: AliasPolicy): void {
    if (this.#wait(edit, policy)) return;
    this.end();
    if (this.#wait(edit, policy)) return;
    const editor = new YamlEditor(this.#source, policy);
    const conclude = this.#plan(editor, edit);
    const edited = editor.apply();
    const { claims, warnings } = editor;
    const changed = edited !== this.#source;
    this.results.push({ changed, claims, warnings, ...conclude(this.#source, edited) });
    this.#source = edited;
  }

  /** Applies what is waiting, and returns the text with all edits. */
  end(): Source {
    const before = this.#source;
    const edited = applyChanges(before, this.#changes);
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#changes = [];
    this.#places = new Places();
    this.#source = edited;
    for (const { edit, policy, result, conclude } of waiting) {
      const again = new YamlEditor(edited, policy, true);
      this.#plan(again, edit);
      if (again.source !== edited || again.pending.length > 0) {
        throw new Failure('refused', 'EDIT_ORDER', `${edited.file}: these edits depend on one another`);
      }
      this.results.push({ ...result, ...conclude(before, edited) });
    }
    return edited;
  }

  /** Whether the edit can wait: it parses nothing by itself, and touches nothing that is waiting. */
  #wait(edit: Edit, policy: AliasPolicy): boolean {
    const editor = new YamlEditor(this.#source, policy, true);
    const conclude = this.#plan(editor, edit);
    const { pending, claims, warnings } = editor;
    if (editor.source !== this.#source || !this.#places.areFree(pending, claims)) return false;
    this.#places.take(pending, claims);
    this.#changes.push(...pending);
    this.#waiting.push({ edit, policy, result: { changed: pending.length > 0, claims, warnings }, conclude });
    return true;
  }
}

/** The places that waiting edits touch, and the offsets at which they put in lines. */
class Places {
  readonly #taken = new Set<string>();
  /** What holds a place that is taken. */
  readonly #around = new Set<string>();
  readonly #offsets = new Map<number, string>();

  areFree(changes: readonly TextChange[], claims: readonly Claim[]): boolean {
    return (
      [...changes, ...claims].every(({ document, location }) => this.#isFree(document, location)) &&
      changes.every((change) => insertedAt(change).every((offset) => this.#isIn(offset, holderOf(change))))
    );
  }

  take(changes: readonly TextChange[], claims: readonly Claim[]): void {
    for (const { document, location } of [...changes, ...claims]) {
      this.#taken.add(nameOf(document, location));
      for (let depth = 0; depth < location.length; depth++)
        this.#around.add(nameOf(document, location.slice(0, depth)));
    }
    for (const change of changes) {
      for (const offset of insertedAt(change)) this.#offsets.set(offset, holderOf(change));
    }
  }

  #isFree(document: number, location: Location): boolean {
    if (this.#around.has(nameOf(document, location))) return false;
    return (
      !location.some((_, depth) => this.#taken.has(nameOf(document, location.slice(0, depth)))) &&
      !this.#taken.has(nameOf(document, location))
    );
  }

  /** Lines of two collections that end at one offset have an order; those of one collection keep theirs. */
  #isIn(offset: number, holder: string): boolean {
    const other = this.#offsets.get(offset);
    return other === undefined || other === holder;
  }
}

function insertedAt({ kind, splices }: TextChange): readonly number[] {
  return kind === 'insert' ? splices.map(({ start }) => start) : [];
}

function holderOf({ document, location }: TextChange): string {
  return nameOf(document, location.slice(0, -1));
}

function nameOf(document: number, location: Location): string {
  return JSON.stringify([document, ...location]);
}
