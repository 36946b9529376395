/** Which of many edits ask something of the same places, without a look at each pair of them. */
import type { Claim } from './text/editor.ts';
import type { Location } from './text/path.ts';

export class ClaimIndex<Edit> {
  /** By place: the edits with a claim of it. */
  readonly #at = new Map<string, Edit[]>();
  /** By place: the edits with a claim of what it holds. */
  readonly #within = new Map<string, Edit[]>();

  add(claims: readonly Claim[], edit: Edit): void {
    for (const { document, location } of claims) {
      push(this.#at, nameOf(document, location), edit);
      for (let depth = 0; depth < location.length; depth++) {
        push(this.#within, nameOf(document, location.slice(0, depth)), edit);
      }
    }
  }

  /** The edits with a claim of one of these places, of a place within it, or of one that holds it. */
  related(claims: readonly Claim[]): ReadonlySet<Edit> {
    const found = new Set<Edit>();
    for (const { document, location } of claims) {
      for (const edit of this.#within.get(nameOf(document, location)) ?? []) found.add(edit);
      for (let depth = 0; depth <= location.length; depth++) {
        for (const edit of this.#at.get(nameOf(document, location.slice(0, depth))) ?? []) found.add(edit);
      }
    }
    return found;
  }
}

function push<Edit>(lists: Map<string, Edit[]>, name: string, edit: Edit): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [edit]);
  else if (list.at(-1) !== edit) list.push(edit);
}

function nameOf(document: number, location: Location): string {
  return JSON.stringify([document, ...location]);
}
