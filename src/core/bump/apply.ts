/**
 * From what a bump asks for to the files that change, on one state of the GitOps repository. Pure but for reading: the
 * same updates are applied anew to every tip that a race brings up (law 2).
 */
import {
  type EditResult,
  editFile,
  editTogether,
  type FileEdit,
  type ImageMatch,
  imagesIn,
  matchImage,
} from '../edit/edit.ts';
import { holdsCipherText } from '../edit/text/sops.ts';
import { Failure } from '../failure.ts';
import type { FileChange, Snapshot } from '../git/snapshot.ts';
import { joinImage, splitImage } from '../image/reference.ts';
import { didYouMean } from '../suggestion.ts';
import type { AppliedEdit, AppliedImage } from './applied-edit.ts';
import { Claims, refuseReplaced } from './contradictions.ts';
import { type ChangedFile, Drafts } from './drafts.ts';
import type { EditedImage } from './effect/effect.ts';
import type { EditUpdate, Update } from './update.ts';

export interface AppliedUpdates {
  /** By path. */
  readonly files: readonly ChangedFile[];
  /** One for each image that was asked for, also where it was there already. */
  readonly images: readonly AppliedImage[];
  readonly edits: readonly AppliedEdit[];
  /** One for each file, also where it was gone already. */
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
    const passed = new Map<string, ImageMatch | 'encrypted'>();
    let done = false;
    for (const file of files) {
      switch (update.kind) {
        case 'edit': {
          if (update.from === undefined && (await drafts.read(file)) === undefined) claims.refuseDeleted(update, file);
          const source = await drafts.sourceOf(file, update.from);
          const match = isSelection(update, file) ? matchIn(file, source, update.edit.image ?? '') : 'named';
          if (match !== 'named' && match !== 'version-only') {
            passed.set(file, match ?? (holdsCipherText(source) ? 'encrypted' : undefined));
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
    if (update.kind === 'edit' && !done) throw noImage(update, passed, repositoriesIn(drafts, passed.keys()));
  }
  refuseReplaced(edits, (file) => drafts.text(file));
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
  const { resourceImages } = await import('./effect/resource-images.ts');
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
  for (const { file, image, claims = [] } of edits) {
    const { oldImage, newImage } = image ?? {};
    if (newImage === undefined || newImage === oldImage || splitImage(newImage).repository === undefined) continue;
    const written = claims.flatMap(({ location, value }) =>
      typeof value === 'string' && value !== '' ? [{ location, text: value }] : [],
    );
    changed.set(`${file} ${newImage}`, { file, image: newImage, written });
  }
  if (changed.size === 0) return [];
  const effects = await import('./effect/effect.ts');
  const repository = { read: (path: string) => drafts.read(path), glob: snapshot.glob.bind(snapshot) };
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
  return applied.files.map(({ path, after, copied }) => {
    if (after === undefined) return { path, delete: true };
    if (copied === undefined) return { path, body: Buffer.from(after, 'utf8') };
    return { path, body: copied.body, mode: copied.mode === '100755' ? '100755' : '100644' };
  });
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
    if (error instanceof Failure && /^(IMAGE_NOT_|SOPS_)/.test(error.code)) return undefined;
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

/** What the files that were passed over name, for a misspelt image. */
function repositoriesIn(drafts: Drafts, files: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of [...files].slice(0, 50)) {
    try {
      for (const { repository } of imagesIn(file, drafts.text(file) ?? '')) {
        if (repository !== undefined) found.add(repository);
      }
    } catch (error) {
      // What is no YAML names none.
      if (!(error instanceof Failure)) throw error;
    }
  }
  return found;
}

/** An image is moved to another registry only in files that are named: the same name may be another image elsewhere. */
function noImage(
  { files, edit }: EditUpdate,
  passed: ReadonlyMap<string, ImageMatch | 'encrypted'>,
  repositories: ReadonlySet<string>,
): Failure {
  const encrypted = [...passed].flatMap(([file, match]) => (match === 'encrypted' ? [file] : []));
  const unread = encrypted.length === 0 ? '' : ` (not searched: what SOPS encrypts in ${encrypted.join(', ')})`;
  const sameName = [...passed].flatMap(([file, match]) =>
    typeof match === 'object' ? [`${match.sameName} in ${file}`] : [],
  );
  const others = sameName.length === 0 ? '' : `; there is ${sameName.slice(0, 5).join(', ')}`;
  return new Failure(
    'bad-input',
    'IMAGE_NOT_FOUND',
    `image: no file that matches ${files.join(', ')} holds ${edit.image}${others}${unread}`,
    {
      hint:
        sameName.length === 0
          ? `${didYouMean(edit.image ?? '', repositories)}Check the image, name the files one by one, or give \`key\`: then every file that matches is written.`
          : 'To move the image to another registry or path, name the files one by one: a glob takes only the very image.',
    },
  );
}

function imageOf(
  { service, cluster, edit }: EditUpdate,
  file: string,
  { oldImage, newImage }: Pick<EditResult, 'oldImage' | 'newImage'>,
): AppliedImage | undefined {
  const writes = edit.tag !== undefined || edit.digest !== undefined;
  if (!writes) return undefined;
  const of = { service, ...(cluster === undefined ? {} : { cluster }) };
  return { ...of, file, oldImage, newImage, reference: referenceOf(newImage, edit) };
}

/** What the edit was given counts for the parts that the file does not pin; a value of `set` in its place wins. */
function referenceOf(newImage: string | undefined, { tag, digest }: FileEdit): string | undefined {
  if (newImage === undefined) return undefined;
  const parts = splitImage(newImage);
  const isOther = (parts.tag ?? tag) !== tag || (parts.digest ?? digest) !== digest;
  return isOther ? newImage : joinImage({ ...parts, tag: parts.tag ?? tag, digest: parts.digest ?? digest });
}
