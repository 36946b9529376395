/** A monorepo of a world: commits in a bare repository, and beside it what a person knows of each. */
import { execFileSync } from 'node:child_process';
import { createBareRepository, runGit } from '../../support/git/repository.ts';

export type Files = Readonly<Record<string, string>>;

export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly files: Files;
}

/** Commits are never lost, as on a forge: a branch may be reset, and a late pipeline still finds its commit. */
export class Commits {
  readonly path: string;
  readonly refs = new Map<string, string>();
  readonly #commits = new Map<string, Commit>();
  #count = 0;

  /** @param name such as `acme/shop` */
  constructor(directory: string, name: string) {
    this.path = createBareRepository(directory, { name }).path;
  }

  get(id: string): Commit {
    const found = this.#commits.get(id);
    if (found === undefined) throw new Error(`${id} is no commit of this world`);
    return found;
  }

  has(id: string): boolean {
    return this.#commits.has(id);
  }

  tip(ref: string): string | undefined {
    return this.refs.get(ref);
  }

  /** Makes a commit and puts refs on it. `undefined` deletes a file. */
  commit(
    refs: readonly string[],
    parents: readonly string[],
    changes: Readonly<Record<string, string | undefined>>,
  ): string {
    this.#count += 1;
    const first = parents[0];
    const message = `Change ${this.#count}`;
    const lines = [
      'commit refs/world/new',
      'mark :1',
      `committer Ada <ada@example.com> ${1_700_000_000 + this.#count} +0000`,
      data(message),
      ...parents.map((parent, index) => `${index === 0 ? 'from' : 'merge'} ${parent}`),
      ...Object.entries(changes).map(([path, text]) =>
        text === undefined ? `D ${path}` : `M 100644 inline ${path}\n${data(text)}`,
      ),
      '',
      ...refs.flatMap((ref) => [`reset ${ref}`, 'from :1', '']),
      'get-mark :1',
      '',
    ];
    const args = ['-C', this.path, 'fast-import', '--quiet', '--force', '--cat-blob-fd=1'];
    const id = runGit(args, Buffer.from(lines.join('\n'))).trim();
    const files: Record<string, string> = { ...(first === undefined ? {} : this.get(first).files) };
    for (const [path, text] of Object.entries(changes)) {
      if (text === undefined) delete files[path];
      else files[path] = text;
    }
    this.#commits.set(id, { id, parents, files });
    for (const ref of refs) this.refs.set(ref, id);
    return id;
  }

  /** `undefined` deletes the ref. */
  move(ref: string, to: string | undefined): void {
    const args = to === undefined ? ['update-ref', '-d', ref] : ['update-ref', ref, to];
    execFileSync('git', ['-C', this.path, ...args]);
    if (to === undefined) this.refs.delete(ref);
    else this.refs.set(ref, to);
  }

  /** Whether the second is the first or one of its ancestors. */
  contains(id: string, other: string): boolean {
    return this.#ancestors(id).has(other);
  }

  /** The newest common ancestor of two commits; undefined when there is none. */
  forkPoint(a: string, b: string): string | undefined {
    const common = [...this.#ancestors(a)].filter((id) => this.contains(b, id));
    return common.find((id) => !common.some((other) => other !== id && this.contains(other, id)));
  }

  /** The files of a merge: what the second changed since the fork point, on top of the first. */
  merged(onto: string, from: string): Readonly<Record<string, string | undefined>> {
    const fork = this.forkPoint(onto, from);
    const [before, after] = [fork === undefined ? {} : this.get(fork).files, this.get(from).files];
    const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
    return Object.fromEntries(
      [...paths].filter((path) => before[path] !== after[path]).map((path) => [path, after[path]]),
    );
  }

  #ancestors(id: string): ReadonlySet<string> {
    const seen = new Set<string>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...this.get(next).parents);
    }
    return seen;
  }
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
