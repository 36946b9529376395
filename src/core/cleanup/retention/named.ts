/**
 * What the GitOps repository names: in its files as they are on every branch, at every Git tag that a file names, and as they
 * were in the latest commits, to which somebody may go back. All files count, whoever wrote them: an image of which nobody
 * told us runs as well.
 */
import { badInput, Failure } from '../../failure.ts';
import { decodeCommit } from '../../git/commit.ts';
import { decodeTree, isDirectory, treeMode } from '../../git/objects.ts';
import { isLink } from '../../git/snapshot.ts';
import type { CommitObject, GitObject, ObjectId, Transport } from '../../git/transport.ts';
import type { Log } from '../../ports.ts';
import { keptCommits } from '../images.ts';
import type { NamedInGit } from './plan.ts';
import { Words } from './words.ts';

/** Objects in one request. */
const batch = 2_000;

interface Branches {
  /** Undefined: the repository's HEAD. */
  readonly branch: string | undefined;
  /** Full names of the branches of rolling requests begin with one of these: `refs/heads/monorepo-gitops/`. */
  readonly requestPrefixes: readonly string[];
}

interface Refs {
  /** Tips of the branches. */
  readonly tips: readonly ObjectId[];
  /** Those whose commits count too. */
  readonly deep: readonly ObjectId[];
  /** What each Git tag names, by its short name. */
  readonly tags: ReadonlyMap<string, ObjectId>;
  readonly state: string;
}

export class GitNames {
  readonly #transport: Transport;
  readonly #branches: Branches;
  readonly #log: Log;
  readonly #words = new Words();
  /** Trees, blobs and commits whose words are known. */
  readonly #seen = new Set<ObjectId>();
  #state = '';
  #hasWarned = false;

  private constructor(transport: Transport, branches: Branches, log: Log) {
    this.#transport = transport;
    this.#branches = branches;
    this.#log = log;
  }

  /**
   * @throws Failure `RETENTION_GIT_EMPTY` (refused), bad input `gitops-branch`: what nothing tells must not count as unnamed
   */
  static async read(transport: Transport, branches: Branches, log: Log): Promise<GitNames> {
    const names = new GitNames(transport, branches, log);
    await names.readAgain();
    return names;
  }

  /**
   * Reads what has come since the last time. What was named once in a run counts until its end, so that an image which stays
   * in one look stays in every later one.
   */
  async readAgain(): Promise<void> {
    const refs = await this.#refs();
    if (refs.state === this.#state) return;
    await this.#readBranches(refs);
    while (await this.#readFollowed(refs.tags));
    this.#state = refs.state;
  }

  /** Equal as long as no branch and no tag has moved. */
  get state(): string {
    return this.#state;
  }

  /** Every digest that stands anywhere. */
  get digests(): readonly string[] {
    return this.#words.matching(/^sha(256|512):[0-9a-f]{64,128}$/);
  }

  readonly named: NamedInGit = ({ digest, tags }) => {
    const place =
      this.#words.originOfDigest(digest) ??
      tags.map((tag) => this.#words.originOfTag(tag)).find((each) => each !== undefined);
    return place === undefined ? undefined : `${place} names it`;
  };

  async #refs(): Promise<Refs> {
    const { branch, requestPrefixes } = this.#branches;
    const { refs, peeled, head } = await this.#transport.listRefs(['refs/heads/', 'refs/tags/', 'HEAD']);
    const branches = [...refs].filter(([name]) => name.startsWith('refs/heads/'));
    if (branches.length === 0) throw emptyRepository();
    const main = branch === undefined ? head : `refs/heads/${branch}`;
    if (main === undefined || !refs.has(main)) throw noBranch(branch);
    const isDeep = (name: string) => name === main || requestPrefixes.some((prefix) => name.startsWith(prefix));
    const tags = [...refs].flatMap(([name, id]) =>
      name.startsWith('refs/tags/') ? [[name.slice('refs/tags/'.length), peeled?.get(name) ?? id] as const] : [],
    );
    const state = [...refs].map(([name, id]) => `${name} ${id}`).sort();
    return {
      tips: branches.map(([, tip]) => tip),
      deep: branches.flatMap(([name, tip]) => (isDeep(name) ? [tip] : [])),
      tags: new Map(tags),
      state: state.join('\n'),
    };
  }

  async #readBranches({ tips, deep }: Refs): Promise<void> {
    const histories = await Promise.all([...new Set(deep)].map((tip) => this.#transport.history(tip, keptCommits)));
    const commits = new Map<ObjectId, CommitObject>(histories.flat().map((each) => [each.id, each]));
    const objects = await this.#load([...new Set([...deep, ...tips])]);
    // What is in place now names a file better than the commit that wrote it.
    await this.#readTrees([
      ...[...objects.values()].flatMap((object) => treeOf(object, undefined)),
      ...[...commits.values()].map(({ id, body }) => ({
        id: decodeCommit(body).tree,
        path: '',
        of: `the commit ${id.slice(0, 8)}`,
      })),
    ]);
    for (const { id, body } of commits.values()) {
      const { message } = decodeCommit(body);
      for (const [line] of message.matchAll(/^[ *-]*Image: .*$/gm))
        this.#words.add(line, `the commit ${id.slice(0, 8)}`);
    }
  }

  /** Argo CD and Flux may follow a Git tag, by its name in a file. True when there was one that had not been read. */
  async #readFollowed(tags: Refs['tags']): Promise<boolean> {
    const isFollowed = ([name, id]: readonly [string, ObjectId]) =>
      !this.#seen.has(id) && this.#words.originOf(name.slice(name.lastIndexOf('/') + 1)) !== undefined;
    const followed = new Map([...tags].filter(isFollowed).map(([name, id]) => [id, name]));
    if (followed.size === 0) return false;
    const objects = await this.#load([...followed.keys()]);
    const roots = [...objects].flatMap(([id, object]) =>
      treeOf(object, `the Git tag ${shown(followed.get(id) ?? '')}`),
    );
    await this.#readTrees(roots);
    for (const id of followed.keys()) this.#seen.add(id);
    return true;
  }

  /** Equal trees and files are read once; the first root that has one names it. */
  async #readTrees(roots: readonly Root[]): Promise<void> {
    const files = new Map<ObjectId, string>();
    const trees = new Set<ObjectId>();
    let level = roots;
    while (level.length > 0) {
      const fresh = level.filter(({ id }) => !this.#seen.has(id) && !trees.has(id) && trees.add(id));
      const objects = await this.#load(fresh.map(({ id }) => id));
      level = fresh.flatMap(({ id, path, of }) => {
        const entries = decodeTree(id.length === 64 ? 'sha256' : 'sha1', objects.get(id)?.body ?? new Uint8Array());
        return entries.flatMap((entry) => {
          const at = `${path}${entry.name}`;
          if (isDirectory(entry)) return [{ id: entry.id, path: `${at}/`, of }];
          if (entry.mode === treeMode.submodule) this.#warnOfSubmodule(at);
          const isNew = !isLink(entry) && !files.has(entry.id) && !this.#seen.has(entry.id);
          if (isNew) files.set(entry.id, of === undefined ? shown(at) : `${shown(at)} in ${of}`);
          return [];
        });
      });
    }
    const ids = [...files.keys()];
    for (let start = 0; start < ids.length; start += batch) {
      for (const [id, { body }] of await this.#load(ids.slice(start, start + batch))) {
        this.#words.add(textOf(body), files.get(id) ?? '');
        this.#seen.add(id);
      }
    }
    // Only now: after a failure in between, the next look must read their files.
    for (const id of trees) this.#seen.add(id);
  }

  async #load(ids: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, GitObject>> {
    const found = new Map<ObjectId, GitObject>();
    for (let start = 0; start < ids.length; start += batch) {
      for (const [id, object] of await this.#transport.read(ids.slice(start, start + batch))) found.set(id, object);
    }
    const lost = ids.find((id) => !found.has(id));
    if (lost !== undefined) throw new Failure('failed', 'GIT_OBJECT_MISSING', `the GitOps repository gave no ${lost}`);
    return found;
  }

  #warnOfSubmodule(path: string): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    this.#log.warn(
      `${shown(path)} is a submodule of the GitOps repository, and what it names is not read: write a rule that keeps those images`,
    );
  }
}

interface Root {
  readonly id: ObjectId;
  readonly path: string;
  /** `the commit 1a2b3c4d`; undefined for what is in place now. */
  readonly of: string | undefined;
}

/** A tag may name something else than a commit. */
function treeOf({ type, body }: GitObject, of: string | undefined): readonly Root[] {
  return type === 'commit' ? [{ id: decodeCommit(body).tree, path: '', of }] : [];
}

/** YAML may be UTF-16, which PowerShell writes (YAML 1.2.2, 5.2). */
function textOf(body: Uint8Array): string {
  const bytes = Buffer.from(body);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le');
  if (first !== 0xfe || second !== 0xff) return bytes.toString('utf8');
  return bytes
    .subarray(0, bytes.length - (bytes.length % 2))
    .swap16()
    .toString('utf16le');
}

/** Names in Git are other people's text, and a line of the log is one line. */
function shown(name: string): string {
  return name.replace(/\p{Cc}/gu, '?');
}

function emptyRepository(): Failure {
  const problem = 'the GitOps repository has no branch, so nothing tells which images run; none was removed';
  return new Failure('refused', 'RETENTION_GIT_EMPTY', problem, {
    hint: 'Check gitops-repository. Where no GitOps repository names images, use `apply: registry`.',
  });
}

function noBranch(branch: string | undefined): Failure {
  return branch === undefined
    ? badInput('gitops-branch', 'is missing, and HEAD of the GitOps repository names no branch', 'Name the branch.')
    : badInput(
        'gitops-branch',
        `"${branch}" is no branch of the GitOps repository`,
        'Name the branch that is deployed.',
      );
}
