/**
 * From what a bump asks for to the files that change, on one state of the GitOps repository. Pure but for reading: the
 * same updates are applied anew to every tip that a race brings up (law 2).
 */
import { decodeText, editFile, type FileEdit } from '../edit/edit.ts';
import { badInput, Failure } from '../failure.ts';
import type { FileChange, Snapshot } from './snapshot.ts';

export type Update =
  | {
      readonly kind: 'edit';
      /** For messages, trailers and ordering; several updates may be of one service. */
      readonly service: string | undefined;
      /** Paths or globs. */
      readonly files: readonly string[];
      /** Template that a missing file is copied from. */
      readonly from: string | undefined;
      readonly edit: FileEdit;
    }
  | {
      readonly kind: 'write';
      readonly service: string | undefined;
      readonly file: string;
      /** The file's new text, from what is there; equal text changes nothing. */
      readonly render: (before: string | undefined) => string;
    }
  | { readonly kind: 'delete'; readonly service: string | undefined; readonly files: readonly string[] };

export interface AppliedImage {
  readonly service: string | undefined;
  readonly file: string;
  readonly oldImage: string | undefined;
  readonly newImage: string | undefined;
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
  readonly warnings: readonly string[];
}

/**
 * @throws Failure bad input `FILE_NOT_FOUND` for a file that is not there and has no template, and what `editFile` throws
 */
export async function applyUpdates(snapshot: Snapshot, updates: readonly Update[]): Promise<AppliedUpdates> {
  const drafts = new Drafts(snapshot);
  const images: AppliedImage[] = [];
  const warnings: string[] = [];
  for (const update of updates) {
    switch (update.kind) {
      case 'edit':
        for (const file of await drafts.filesFor(update)) {
          const source = await drafts.sourceOf(file, update.from);
          const result = editFile(file, source, update.edit);
          drafts.write(file, result.text);
          warnings.push(...result.warnings.map((warning) => `${file}: ${warning}`));
          if (update.edit.tag !== undefined || update.edit.digest !== undefined) {
            images.push({ service: update.service, file, oldImage: result.oldImage, newImage: result.newImage });
          }
        }
        break;
      case 'write':
        drafts.write(update.file, update.render(await drafts.read(update.file)));
        break;
      case 'delete':
        for (const file of await drafts.existing(update.files)) drafts.write(file, undefined);
        break;
    }
  }
  return { files: drafts.changed(), images, warnings };
}

/** The changes as the snapshot takes them. */
export function fileChanges(applied: AppliedUpdates): FileChange[] {
  return applied.files.map(({ path, after }) =>
    after === undefined ? { path, delete: true } : { path, body: Buffer.from(after, 'utf8') },
  );
}

/** Several updates may touch one file: each works on what the one before it left. */
class Drafts {
  readonly #snapshot: Snapshot;
  readonly #before = new Map<string, string | undefined>();
  readonly #after = new Map<string, string | undefined>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  async read(path: string): Promise<string | undefined> {
    if (this.#after.has(path)) return this.#after.get(path);
    const file = await this.#snapshot.readFile(path);
    const text = file === undefined ? undefined : decodeText(path, file.body);
    this.#before.set(path, text);
    this.#after.set(path, text);
    return text;
  }

  write(path: string, text: string | undefined): void {
    this.#after.set(path, text);
  }

  async sourceOf(path: string, from: string | undefined): Promise<string> {
    const present = await this.read(path);
    if (present !== undefined) return present;
    if (from === undefined) {
      throw new Failure('bad-input', 'FILE_NOT_FOUND', `file: ${path} does not exist in the GitOps repository`, {
        hint: 'Check the path, or give `from`: a template in the repository that it is copied from.',
      });
    }
    const template = await this.read(from);
    if (template === undefined) {
      throw new Failure('bad-input', 'FILE_NOT_FOUND', `from: ${from} does not exist in the GitOps repository`, {
        hint: `It is the template for ${path}, which does not exist either.`,
      });
    }
    return template;
  }

  /** A path stands for itself, a glob for the files that it matches: one at least. */
  async filesFor(update: { readonly files: readonly string[] }): Promise<readonly string[]> {
    const found: string[] = [];
    for (const pattern of update.files) {
      if (!isGlob(pattern)) {
        found.push(pattern);
        continue;
      }
      const matches = await this.#snapshot.glob([pattern]);
      if (matches.length === 0) {
        throw badInput(
          'file',
          `no file matches ${pattern}`,
          'Check the pattern; * stays within a directory, ** does not.',
        );
      }
      found.push(...matches);
    }
    return [...new Set(found)];
  }

  /** For deletions: what is gone already is no error (law 4). */
  async existing(files: readonly string[]): Promise<readonly string[]> {
    const found: string[] = [];
    for (const pattern of files) {
      const paths = isGlob(pattern) ? await this.#snapshot.glob([pattern]) : [pattern];
      for (const path of paths) if ((await this.read(path)) !== undefined) found.push(path);
    }
    return found;
  }

  changed(): AppliedUpdates['files'] {
    return [...this.#after.entries()]
      .map(([path, after]) => ({ path, before: this.#before.get(path), after }))
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

function isGlob(path: string): boolean {
  return /[*?{]/.test(path);
}
