/** The files of the GitOps repository as the updates of a run leave them. */
import { decodeText } from '../edit/edit.ts';
import { badInput, Failure } from '../failure.ts';
import { isDirectory } from '../git/objects.ts';
import type { Snapshot, SnapshotFile } from '../git/snapshot.ts';
import { isGlob } from '../glob.ts';
import { suggestionFor } from '../suggestion.ts';
import type { AppliedEdit } from './applied-edit.ts';
import { readTemplateDirectory, type TemplateFiles, templateCopy } from './template-directory.ts';
import type { EditUpdate, Update } from './update.ts';

/** A file whose text differs. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string | undefined;
  /** Undefined: the file is deleted. */
  readonly after: string | undefined;
  /** Of a file that was copied as it is: what is written in place of the text. */
  readonly copied?: SnapshotFile | undefined;
}

/** Several updates may touch one file: each works on what the one before it left. */
export class Drafts {
  readonly #snapshot: Snapshot;
  readonly #before = new Map<string, string | undefined>();
  readonly #after = new Map<string, string | undefined>();
  readonly #copies = new Set<string>();
  /** What came with a directory as template: modes, and bytes that may be no text. */
  readonly #copied = new Map<string, SnapshotFile>();
  readonly #directories = new Map<string, Promise<TemplateFiles | undefined>>();
  /** Many updates of one file ask for it at once. */
  readonly #reading = new Map<string, Promise<string | undefined>>();

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
    await Promise.all(
      templates.map(async (from) => {
        if ((await this.#directory(from)) === undefined) await this.read(from, 'from');
      }),
    );
    return all;
  }

  async read(path: string, input: 'file' | 'from' | 'app-file' = 'file'): Promise<string | undefined> {
    if (this.#after.has(path)) return this.#after.get(path);
    const reading = this.#reading.get(`${input} ${path}`) ?? this.#readNew(path, input);
    this.#reading.set(`${input} ${path}`, reading);
    return reading;
  }

  async #readNew(path: string, input: 'file' | 'from' | 'app-file'): Promise<string | undefined> {
    const file = await this.#snapshot.readFile(path, input);
    const text = file === undefined ? undefined : decodeText(path, file.body);
    this.#before.set(path, text);
    this.#after.set(path, text);
    return text;
  }

  /** Of a file that was read, as the updates so far leave it. */
  text(path: string): string | undefined {
    return this.#after.get(path);
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
    const isThere = before !== undefined;
    this.write(file, undefined);
    const { service, cluster } = deletion;
    const update: EditUpdate = { kind: 'edit', service, cluster, files: [file], from: undefined, edit: {} };
    return [{ update, file, existed: isThere, before, changed: isThere, image: undefined, deletion }];
  }

  async sourceOf(path: string, from: string | undefined): Promise<string> {
    const present = await this.read(path);
    if (present !== undefined) return present;
    if (this.#snapshot.commit === undefined) throw nothingThere(from === undefined ? `file: ${path}` : `from: ${from}`);
    if (from === undefined) {
      const hint = `${await this.#suggestion(path)}Check the path, or give \`from\`: a template in the repository that it is copied from.`;
      throw new Failure('bad-input', 'FILE_NOT_FOUND', `file: ${path} does not exist in the GitOps repository`, {
        hint,
      });
    }
    const directory = await this.#directory(from);
    if (directory !== undefined) return this.#copyDirectory(from, directory, path);
    const template = await this.read(from);
    if (template === undefined) {
      throw new Failure('bad-input', 'FILE_NOT_FOUND', `from: ${from} does not exist in the GitOps repository`, {
        hint: `${await this.#suggestion(from)}It is the template for ${path}, which does not exist either. Push it there: \`init\` writes one for each layout.`,
      });
    }
    this.#copies.add(path);
    return template;
  }

  /** The files of a template that is a directory. */
  #directory(from: string): Promise<TemplateFiles | undefined> {
    const reading = this.#directories.get(from) ?? readTemplateDirectory(this.#snapshot, from);
    this.#directories.set(from, reading);
    return reading;
  }

  /** Copies what is not there yet; what is stays as it is (law 4). The text of `path`. */
  async #copyDirectory(from: string, files: TemplateFiles, path: string): Promise<string> {
    const { root, name: own } = templateCopy(from, files, path);
    for (const [name, file] of files) {
      const target = root === '' ? name : `${root}/${name}`;
      const isThere = this.#after.get(target) !== undefined || (await this.#snapshot.entry(target)) !== undefined;
      if (isThere) continue;
      this.#before.set(target, undefined);
      this.#after.set(target, name === own ? decodeText(target, file.body) : textOrNothing(file.body));
      this.#copied.set(target, file);
      this.#copies.add(target);
    }
    return this.#after.get(path) ?? '';
  }

  /** `Did you mean values/web1.yaml? `: the path with each misspelt name as the directories have it. */
  async #suggestion(path: string): Promise<string> {
    let near = '';
    const wanted = path.split('/');
    for (const [index, name] of wanted.entries()) {
      const isFile = index === wanted.length - 1;
      const entries = await this.#snapshot.list(near);
      const names = entries.filter((entry) => isDirectory(entry) !== isFile).map((entry) => entry.name);
      const found = names.includes(name) ? name : suggestionFor(name, names);
      if (found === undefined) return '';
      near = near === '' ? found : `${near}/${found}`;
    }
    return `Did you mean ${near}? `;
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

  /** The mode of the template stays, and its bytes where nothing was edited. */
  #copiedAs(path: string, after: string | undefined): SnapshotFile | undefined {
    const copied = this.#copied.get(path);
    if (copied === undefined || after === undefined) return undefined;
    const isEdited = after !== textOrNothing(copied.body);
    return isEdited ? { ...copied, body: Buffer.from(after, 'utf8') } : copied;
  }

  /** By path. */
  changed(): readonly ChangedFile[] {
    return [...this.#after.entries()]
      .map(([path, after]) => ({ path, before: this.#before.get(path), after, copied: this.#copiedAs(path, after) }))
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}

/** A binary file is copied too; nothing can be edited in it. */
function textOrNothing(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return '';
  }
}

function noMatch(pattern: string): Failure {
  return badInput('file', `no file matches ${pattern}`, 'Check the pattern; * stays within a directory, ** does not.');
}

/** Of a repository that was just made. */
function nothingThere(what: string): Failure {
  const problem = `${what} cannot be read: the GitOps repository has no commit yet`;
  const hint = 'Push what `init` writes for it, in its directory `gitops`, or files of your own.';
  return new Failure('bad-input', 'FILE_NOT_FOUND', problem, { hint });
}
