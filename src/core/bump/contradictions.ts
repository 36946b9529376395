/** What the updates of a run ask of each file, one held against the other. */
import { ClaimIndex } from '../edit/claim-index.ts';
import {
  type Claim,
  type Contradiction,
  contradictionOf,
  editFile,
  editTogether,
  type FileEdit,
} from '../edit/edit.ts';
import { badInput, Failure } from '../failure.ts';
import type { AppliedEdit } from './applied-edit.ts';
import type { EditUpdate, Update } from './update.ts';

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

/**
 * Values that come behind an image may make another one of it without touching what the image wrote, such as the repository
 * beside its tag. Each image must still be as it was asked for when all updates are done.
 *
 * @throws Failure bad input that names both updates
 */
export function refuseReplaced(edits: readonly AppliedEdit[], textOf: (file: string) => string | undefined): void {
  const lastValues = new Map<string, number>();
  for (const [index, { file, update }] of edits.entries()) if (writesValues(update)) lastValues.set(file, index);
  const images = edits.filter((edit, index) => index < (lastValues.get(edit.file) ?? 0) && isFollowed(edit));
  for (const file of new Set(images.map((edit) => edit.file))) {
    const ofFile = images.filter((edit) => edit.file === file);
    const text = textOf(file);
    // Parsed once for all of them, where nothing is wrong.
    if (text === undefined || editTogether(file, text, ofFile.map(imageAlone))?.text === text) continue;
    for (const edit of ofFile) {
      const later = edits
        .slice(edits.indexOf(edit) + 1)
        .find((each) => each.file === file && writesValues(each.update));
      if (later !== undefined && !holdsImage(edit, text)) throw replaced(edit, later);
    }
  }
}

function replaced({ update, image, file }: AppliedEdit, later: AppliedEdit): Failure {
  return badInput(
    namesOf(update, later.update),
    `the image ${image?.newImage ?? update.edit.image} of ${file} is another one once the values of the other are set`,
    'Keep the one that is meant: take the image out of one of them, or its place out of `set` and `unset`.',
  );
}

/** Whether an image can be looked for in a later text: an item may have another position by then. */
function isFollowed({ update: { edit, keepImage }, existed }: AppliedEdit): boolean {
  const { image, tag, digest, key } = edit;
  const isNamed = key === undefined || !/\[\d/.test(key);
  return image !== undefined && (tag ?? digest) !== undefined && existed && isNamed && keepImage !== true;
}

function writesValues({ edit }: EditUpdate): boolean {
  return (edit.set ?? []).length + (edit.unset ?? []).length > 0;
}

function imageAlone({ update }: AppliedEdit): FileEdit {
  const { set: _, unset: __, ...image } = update.edit;
  return image;
}

/** Whether the image's edit has nothing to do in a text (law 4). */
function holdsImage(edit: AppliedEdit, text: string): boolean {
  try {
    return !editFile(edit.file, text, imageAlone(edit)).changed;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
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
