/** What the updates of a run ask of each file, one held against the other. */
import { ClaimIndex } from '../edit/claim-index.ts';
import { type Claim, type Contradiction, contradictionOf } from '../edit/edit.ts';
import { badInput } from '../failure.ts';
import type { AppliedEdit } from './applied-edit.ts';
import type { Update } from './update.ts';

/** Longer values are files within files; a message need not repeat them. */
const maxShown = 80;

interface ClaimedEdit {
  readonly edit: AppliedEdit;
  readonly claims: readonly Claim[];
  readonly order: number;
}

/** What the updates before asked of each file: two that want different things of one place would lose one without a word. */
export class Claims {
  readonly #edits = new Map<string, { readonly first: AppliedEdit; readonly index: ClaimIndex<ClaimedEdit> }>();
  readonly #deletions = new Map<string, Update>();
  #order = 0;

  /**
   * Adds an edit. The result is the edit as it is to be reported: an image that an update before wrote was not there before
   * the run.
   *
   * @throws Failure bad input that names both updates
   */
  add(edit: AppliedEdit, claims: readonly Claim[]): AppliedEdit {
    const known = this.#edits.get(edit.file) ?? { first: edit, index: new ClaimIndex<ClaimedEdit>() };
    const others = [...known.index.related(claims)].sort((one, other) => one.order - other.order);
    for (const earlier of others) {
      const found = contradictionOf(earlier.claims, claims);
      if (found !== undefined) throw contradicting(earlier.edit, edit, found);
    }
    const first = others.find((earlier) => isBefore(earlier.edit, edit))?.edit;
    const reported = first === undefined ? edit : asOneWith(first, edit);
    known.index.add(claims, { edit: reported, claims, order: this.#order++ });
    this.#edits.set(edit.file, known);
    return reported;
  }

  /** @throws Failure bad input for a file that an update before has edited */
  addDeletion(update: Update, file: string): void {
    const edit = this.#edits.get(file)?.first;
    if (edit !== undefined) throw editedAndDeleted(edit.update, update, file);
    this.#deletions.set(file, update);
  }

  /** @throws Failure bad input for a file that is not there because an update before deletes it */
  refuseDeleted(update: Update, file: string): void {
    const deletion = this.#deletions.get(file);
    if (deletion !== undefined) throw editedAndDeleted(deletion, update, file);
  }
}

/** Whether an edit found the image that another one had just written. */
function isBefore(first: AppliedEdit, edit: AppliedEdit): boolean {
  return edit.image === undefined || first.image?.newImage === edit.image.oldImage;
}

function asOneWith(first: AppliedEdit, edit: AppliedEdit): AppliedEdit {
  const changed = first.changed || edit.changed;
  if (edit.image === undefined) return { ...edit, changed };
  return { ...edit, changed, image: { ...edit.image, oldImage: first.image?.oldImage }, places: first.places };
}

function editedAndDeleted(earlier: Update, later: Update, file: string) {
  return badInput(
    namesOf(earlier, later),
    `one edits ${file} and the other deletes it`,
    'Take the file out of one of them.',
  );
}

function contradicting(earlier: AppliedEdit, later: AppliedEdit, { place, ...values }: Contradiction) {
  const said = [values.earlier, values.later].map((value) => {
    const text = value === undefined ? 'nothing' : typeof value === 'string' ? JSON.stringify(value) : 'something else';
    return text.length > maxShown ? 'another text' : text;
  });
  return badInput(
    namesOf(earlier.update, later.update),
    `different values for one place, ${place} of ${earlier.file}: ${said.join(' and ')}`,
    'Keep the one that is meant. Images of different services need places of their own: name them with `image` or `key`.',
  );
}

function namesOf(earlier: Update, later: Update): string {
  return [earlier, later].map(({ entry, service }) => entry ?? service ?? 'an update').join(' and ');
}
