/**
 * From what a bump asks for to the files that change, on one state of the GitOps repository. Pure but for reading: the
 * same updates are applied anew to every tip that a race brings up (law 2).
 */
import { ClaimIndex } from '../edit/claim-index.ts';
import {
  type Claim,
  type Contradiction,
  contradictionOf,
  decodeText,
  type EditedPlace,
  type EditResult,
  editFile,
  editTogether,
  type FileEdit,
  type ImageMatch,
  matchImage,
} from '../edit/edit.ts';
import { badInput, Failure } from '../failure.ts';
import type { FileChange, Snapshot } from '../git/snapshot.ts';
import { isGlob } from '../glob.ts';
import { joinImage, splitImage } from '../image/reference.ts';
import type { EditedImage } from './effect/effect.ts';
import type { EditUpdate, Update } from './update.ts';

export interface AppliedImage {
  readonly service: string | undefined;
  readonly file: string;
  /** As the file says it, before and after the edit. */
  readonly oldImage: string | undefined;
  readonly newImage: string | undefined;
  /** All that is known of the new image, `repository:tag@digest`, also what the file does not say. */
  readonly reference: string | undefined;
}

/** What an edit did to one file. A deletion is an edit of the whole file, without image and values. */
export interface AppliedEdit {
  readonly update: EditUpdate;
  readonly file: string;
  /** Whether the file was there before, and not copied from a template. */
  readonly existed: boolean;
  /** The text before all updates of the run; that of the template where there was none. */
  readonly before: string | undefined;
  readonly changed: boolean;
  /** Undefined for an edit that writes no image. */
  readonly image: AppliedImage | undefined;
  /** Each place of the image, where there are several. */
  readonly places?: readonly EditedPlace[] | undefined;
  /** What it asked of each place of the file. */
  readonly claims?: readonly Claim[];
  /** Of a deletion: the update that asked for it. */
  readonly deletion?: Update | undefined;
}

export interface AppliedUpdates {
  /** Files whose text differs, by path; `after: undefined` deletes. */
  readonly files: readonly {
    readonly path: string;
    readonly before: string | undefined;
    readonly after: string | undefined;
  }[];
  /** One for each image that was asked for, also where it was there already. */
  readonly images: readonly AppliedImage[];
  readonly edits: readonly AppliedEdit[];
  /** Of files that were there. */
  readonly deletions: readonly AppliedEdit[];
  readonly warnings: readonly string[];
}

/**
 * Costs as many requests for many files as for one: everything is read together before the first edit.
 *
 * @throws Failure bad input `FILE_NOT_FOUND` for a file that is not there and has no template, `INPUT_INVALID` for
 *   updates that contradict each other, and what `editFile` throws
 */
export async function applyUpdates(snapshot: Snapshot, updates: readonly Update[]): Promise<AppliedUpdates> {
  const drafts = new Drafts(snapshot);
  const claims = new Claims();
  const edits: AppliedEdit[] = [];
  const deletions: AppliedEdit[] = [];
  const warnings: string[] = [];
  const all = await drafts.readAll(updates);
  const together = await editedTogether(drafts, all);
  for (const { update, files } of all) {
    const passed = new Map<string, ImageMatch>();
    let done = false;
    for (const file of files) {
      switch (update.kind) {
        case 'edit': {
          if (update.from === undefined && (await drafts.read(file)) === undefined) claims.refuseDeleted(update, file);
          const source = await drafts.sourceOf(file, update.from);
          const match = isSelection(update, file) ? matchIn(file, source, update.edit.image ?? '') : 'named';
          if (match !== 'named' && match !== 'version-only') {
            passed.set(file, match);
            break;
          }
          const existed = !drafts.isCopy(file);
          const wanted = update.keepImage === true ? keepingImage(file, source, update.edit) : update.edit;
          const {
            text,
            claims: claimed,
            ...result
          } = together.get(file)?.get(update) ?? (await edited(drafts, file, source, { ...wanted, fresh: !existed }));
          drafts.write(file, text);
          done = true;
          warnings.push(...result.warnings.map((warning) => `${file}: ${warning}`));
          const { places } = result;
          const changed = !existed || result.changed;
          const before = drafts.textBefore(file) ?? source;
          const edit = { update, file, existed, before, changed, places, claims: claimed };
          edits.push(claims.add({ ...edit, image: imageOf({ ...update, edit: wanted }, file, result) }, claimed));
          break;
        }
        case 'write':
          drafts.write(file, update.render(await drafts.read(file)));
          break;
        case 'delete':
          claims.addDeletion(update, file);
          deletions.push(...(await drafts.delete(update, file)));
      }
    }
    if (update.kind === 'edit' && !done) throw noImage(update, passed);
  }
  warnings.push(...(await effectsOf(snapshot, drafts, edits)));
  const images = edits.flatMap(reportedImages);
  return { files: drafts.changed(), images, edits, deletions, warnings };
}

/**
 * What the updates do to files that only they touch, several times, where the file is there: such a file is parsed once
 * for all of them. What is not here is edited one by one.
 */
async function editedTogether(
  drafts: Drafts,
  all: readonly { readonly update: Update; readonly files: readonly string[] }[],
): Promise<ReadonlyMap<string, ReadonlyMap<Update, EditResult>>> {
  const byFile = new Map<string, Update[]>();
  for (const { update, files } of all) {
    for (const file of files) {
      const others = byFile.get(file);
      if (others === undefined) byFile.set(file, [update]);
      else others.push(update);
    }
  }
  const done = new Map<string, ReadonlyMap<Update, EditResult>>();
  for (const [file, updates] of byFile) {
    const edits = updates.flatMap((update) =>
      update.kind === 'edit' && update.keepImage !== true && !isSelection(update, file) ? [update] : [],
    );
    if (edits.length < 2 || edits.length < updates.length) continue;
    const text = await drafts.read(file);
    const wanted = edits.map(({ edit }) => ({ ...edit, fresh: false }));
    const edited = text === undefined ? undefined : editTogether(file, text, wanted);
    if (edited === undefined) continue;
    const results = edited.results.map((result) => ({ ...result, text: edited.text }));
    done.set(
      file,
      new Map(edits.flatMap((update, index) => (results[index] === undefined ? [] : [[update, results[index]]]))),
    );
  }
  return done;
}

/** A Kustomization that has no entry for the image may get one where its resources name it: only then they are read. */
async function edited(drafts: Drafts, file: string, source: string, edit: FileEdit): Promise<EditResult> {
  try {
    return editFile(file, source, edit);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'IMAGE_NOT_IN_RESOURCES') throw error;
  }
  const { resourceImages } = await import('./kustomize-resources.ts');
  const resources = await resourceImages((path) => drafts.read(path), file, source);
  return editFile(file, source, { ...edit, resources });
}

/** Looks at what is rendered of the images that were changed. */
async function effectsOf(
  snapshot: Snapshot,
  drafts: Drafts,
  edits: readonly AppliedEdit[],
): Promise<readonly string[]> {
  const changed = new Map<string, EditedImage>();
  for (const { file, image } of edits) {
    const { oldImage, newImage } = image ?? {};
    if (newImage === undefined || newImage === oldImage || splitImage(newImage).repository === undefined) continue;
    changed.set(`${file} ${newImage}`, { file, image: newImage });
  }
  if (changed.size === 0) return [];
  const effects = await import('./effect/effect.ts');
  const repository = { read: (path: string) => drafts.read(path), glob: (of: readonly string[]) => snapshot.glob(of) };
  return effects.effectsOf(repository, [...changed.values()]);
}

/** The images of an edit as users are told of them, each once: what a new file's template names was never there. */
export function reportedImages({ image, existed, places = [] }: AppliedEdit): readonly AppliedImage[] {
  if (image === undefined) return [];
  if (!existed) return [{ ...image, oldImage: undefined }];
  const others = places.filter(({ oldImage }) => oldImage !== image.oldImage);
  const distinct = new Map(others.map((place) => [place.oldImage, place]));
  return [image, ...[...distinct.values()].map(({ oldImage, newImage }) => ({ ...image, oldImage, newImage }))];
}

/** The changes as the snapshot takes them. */
export function fileChanges(applied: AppliedUpdates): FileChange[] {
  return applied.files.map(({ path, after }) =>
    after === undefined ? { path, delete: true } : { path, body: Buffer.from(after, 'utf8') },
  );
}

/** An edit that finds the image at a place; the tag is there only so that the editor looks for one. */
export function imageProbe({ image, key, container, onAlias }: FileEdit): FileEdit {
  return { image, key, container, onAlias, tag: 'rollback', eachPlace: true };
}

/** Writes the image that is there once more, so that the edit is of its place and leaves it as it is. */
function keepingImage(file: string, source: string, edit: FileEdit): FileEdit {
  const { image: _, tag: __, digest: ___, ...values } = edit;
  const { repository, tag, digest } = splitImage(imageInPlace(file, source, edit) ?? '');
  if (tag === undefined && digest === undefined) return values;
  return {
    ...values,
    image: edit.image ?? repository,
    tag,
    digest,
    keepTag: tag !== undefined && digest !== undefined,
  };
}

/** Undefined where the file has no place for the image, or several that differ: which is meant is nobody's question here. */
function imageInPlace(file: string, source: string, edit: FileEdit): string | undefined {
  try {
    const { oldImage, places = [] } = editFile(file, source, imageProbe(edit));
    return new Set(places.map((place) => place.oldImage)).size > 1 ? undefined : oldImage;
  } catch (error) {
    if (error instanceof Failure && /^IMAGE_NOT_/.test(error.code)) return undefined;
    throw error;
  }
}

/** A glob with an image means the files that hold this image, and no other file that happens to match. */
function isSelection({ files, edit }: EditUpdate, file: string): boolean {
  return edit.image !== undefined && edit.key === undefined && !files.includes(file);
}

/** A file that cannot be edited is passed over as any other, unless it may hold the image. */
function matchIn(file: string, source: string, image: string): ImageMatch {
  try {
    return matchImage(file, source, image);
  } catch (error) {
    if (error instanceof Failure && !source.includes(image.slice(image.lastIndexOf('/') + 1))) return undefined;
    throw error;
  }
}

/** An image is moved to another registry only in files that are named: the same name may be another image elsewhere. */
function noImage({ files, edit }: EditUpdate, passed: ReadonlyMap<string, ImageMatch>): Failure {
  const sameName = [...passed].flatMap(([file, match]) =>
    typeof match === 'object' ? [`${match.sameName} in ${file}`] : [],
  );
  const others = sameName.length === 0 ? '' : `; there is ${sameName.slice(0, 5).join(', ')}`;
  return new Failure(
    'bad-input',
    'IMAGE_NOT_FOUND',
    `image: no file that matches ${files.join(', ')} holds ${edit.image}${others}`,
    {
      hint:
        sameName.length === 0
          ? 'Check the image, name the files one by one, or give `key`: then every file that matches is written.'
          : 'To move the image to another registry or path, name the files one by one: a glob takes only the very image.',
    },
  );
}

function imageOf(
  { service, edit }: EditUpdate,
  file: string,
  { oldImage, newImage }: Pick<EditResult, 'oldImage' | 'newImage'>,
): AppliedImage | undefined {
  const writes = edit.tag !== undefined || edit.digest !== undefined;
  return writes ? { service, file, oldImage, newImage, reference: referenceOf(newImage, edit) } : undefined;
}

/** What the edit was given counts for the parts that the file does not pin; a value of `set` in its place wins. */
function referenceOf(newImage: string | undefined, { tag, digest }: FileEdit): string | undefined {
  if (newImage === undefined) return undefined;
  const parts = splitImage(newImage);
  const isOther = (parts.tag ?? tag) !== tag || (parts.digest ?? digest) !== digest;
  return isOther ? newImage : joinImage({ ...parts, tag: parts.tag ?? tag, digest: parts.digest ?? digest });
}

/** Of a repository that was just made. */
function nothingThere(what: string): Failure {
  const problem = `${what} cannot be read: the GitOps repository has no commit yet`;
  const hint = 'Push what `init` writes for it, in its directory `gitops`, or files of your own.';
  return new Failure('bad-input', 'FILE_NOT_FOUND', problem, { hint });
}

/** Several updates may touch one file: each works on what the one before it left. */
class Drafts {
  readonly #snapshot: Snapshot;
  readonly #before = new Map<string, string | undefined>();
  readonly #after = new Map<string, string | undefined>();
  readonly #copies = new Set<string>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** Each update with its paths; their files, and the templates of those that are missing, have been read. */
  async readAll(updates: readonly Update[]): Promise<{ update: Update; files: readonly string[] }[]> {
    const all = await Promise.all(
      updates.map(async (update) => {
        const files = await this.#pathsOf(update);
        // Only Applications are written whole.
        await Promise.all(files.map((file) => this.read(file, update.kind === 'write' ? 'app-file' : 'file')));
        return { update, files };
      }),
    );
    const templates = all.flatMap(({ update, files }) => {
      const from = update.kind === 'edit' ? update.from : undefined;
      return from !== undefined && files.some((file) => this.#after.get(file) === undefined) ? [from] : [];
    });
    await Promise.all(templates.map((from) => this.read(from, 'from')));
    return all;
  }

  async read(path: string, input: 'file' | 'from' | 'app-file' = 'file'): Promise<string | undefined> {
    if (this.#after.has(path)) return this.#after.get(path);
    const file = await this.#snapshot.readFile(path, input);
    const text = file === undefined ? undefined : decodeText(path, file.body);
    this.#before.set(path, text);
    this.#after.set(path, text);
    return text;
  }

  /** What the repository has. */
  textBefore(path: string): string | undefined {
    return this.#before.get(path);
  }

  write(path: string, text: string | undefined): void {
    this.#after.set(path, text);
  }

  /** What is gone already is no error (law 4). */
  async delete(deletion: Update, file: string): Promise<readonly AppliedEdit[]> {
    const before = await this.read(file);
    if (before === undefined) return [];
    this.write(file, undefined);
    const { service } = deletion;
    const update: EditUpdate = { kind: 'edit', service, files: [file], from: undefined, edit: {} };
    return [{ update, file, existed: true, before, changed: true, image: undefined, deletion }];
  }

  async sourceOf(path: string, from: string | undefined): Promise<string> {
    const present = await this.read(path);
    if (present !== undefined) return present;
    if (this.#snapshot.commit === undefined) throw nothingThere(from === undefined ? `file: ${path}` : `from: ${from}`);
    if (from === undefined) {
      throw new Failure('bad-input', 'FILE_NOT_FOUND', `file: ${path} does not exist in the GitOps repository`, {
        hint: 'Check the path, or give `from`: a template in the repository that it is copied from.',
      });
    }
    const template = await this.read(from);
    if (template === undefined) {
      throw new Failure('bad-input', 'FILE_NOT_FOUND', `from: ${from} does not exist in the GitOps repository`, {
        hint: `It is the template for ${path}, which does not exist either. Push it there: \`init\` writes one for each layout.`,
      });
    }
    this.#copies.add(path);
    return template;
  }

  /** Whether a file was not there, and is made of a template. */
  isCopy(path: string): boolean {
    return this.#copies.has(path);
  }

  /** A path stands for itself, a glob for the files that it matches: one at least, unless they are to be deleted. */
  async #pathsOf(update: Update): Promise<readonly string[]> {
    if (update.kind === 'write') return [update.file];
    const found = await Promise.all(
      update.files.map(async (pattern) => {
        if (!isGlob(pattern)) return [pattern];
        const matches = await this.#snapshot.glob([pattern]);
        if (matches.length === 0 && update.kind === 'edit') throw noMatch(pattern);
        return matches;
      }),
    );
    return [...new Set(found.flat())];
  }

  changed(): AppliedUpdates['files'] {
    return [...this.#after.entries()]
      .map(([path, after]) => ({ path, before: this.#before.get(path), after }))
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

function noMatch(pattern: string): Failure {
  return badInput('file', `no file matches ${pattern}`, 'Check the pattern; * stays within a directory, ** does not.');
}

/** Longer values are files within files; a message need not repeat them. */
const maxShown = 80;

interface ClaimedEdit {
  readonly edit: AppliedEdit;
  readonly claims: readonly Claim[];
  readonly order: number;
}

/** What the updates before asked of each file: two that want different things of one place would lose one without a word. */
class Claims {
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
