/**
 * Reads the objects of one repository in as few requests as possible, and keeps them.
 *
 * One file at depth d costs one request for each of: the commit with its root tree, the d - 1 other trees on the path, the
 * file. A later tip costs one request for all that has changed since.
 */

import { Failure } from '../../failure.ts';
import { isRootWanted, walkHistory } from '../commit.ts';
import type { CommitObject, GitObject, ObjectId } from '../transport.ts';
import type { Capabilities } from './capabilities.ts';
import { composeCatchUp, composeFetch, type Reach, readCatchUp, readFetch } from './commands.ts';
import { protocolFailure } from './failures.ts';
import { type PackLimits, readPack } from './pack.ts';
import type { PktLine } from './pkt-line.ts';

/** Sends a command to upload-pack. `limit`: bytes of the answer, in place of the connection's. */
export type Ask = <T>(
  command: Buffer,
  read: (lines: AsyncGenerator<PktLine, void, undefined>) => Promise<T>,
  limit?: number,
) => Promise<T>;

export interface ObjectLimits extends PackLimits {
  /** Bytes of one pack with all changes since the last tip; a larger difference is read object by object. */
  readonly catchUpBytes: number;
}

export class ObjectCache {
  readonly #ask: Ask;
  readonly #capabilities: Capabilities;
  readonly #limits: ObjectLimits;
  readonly #objects = new Map<ObjectId, GitObject>();
  /** Tips whose history was fetched, with the depth. A parent that is missing above that depth is not on the server. */
  readonly #fetchedDepth = new Map<ObjectId, number>();
  /** The objects that refs name; those of branches are commits. */
  readonly #tips = new Set<ObjectId>();
  /** The tip that was read last. All changes from it to the next one are fetched together. */
  #base: ObjectId | undefined;
  #catchesUp = true;
  /** History that the next fetch brings along, to save a round trip. */
  #expected: { readonly tip: ObjectId; readonly depth: number } | undefined;
  /** Whether commits are fetched together with their root trees. */
  #rootTrees: boolean;

  constructor(parts: { readonly ask: Ask; readonly capabilities: Capabilities; readonly limits: ObjectLimits }) {
    this.#ask = parts.ask;
    this.#capabilities = parts.capabilities;
    this.#limits = parts.limits;
    this.#rootTrees = parts.capabilities.rootTrees;
  }

  /** @param ids the objects that refs name now */
  noteTips(ids: Iterable<ObjectId>): void {
    for (const id of ids) this.#tips.add(id);
  }

  keep(objects: ReadonlyMap<ObjectId, GitObject>): void {
    for (const [id, object] of objects) this.#objects.set(id, object);
  }

  async read(ids: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, GitObject>> {
    let missing = this.#unknown(new Set(ids));
    while (missing.length > 0) {
      await this.#fetchObjects(missing);
      // Git leaves out a wanted object that another wanted one contains (NOT_USER_GIVEN in list-objects.c), such as a
      // file beside a directory that holds the same file. A second request, without the other object, brings it.
      const left = this.#unknown(missing);
      if (left.length === missing.length) throw protocolFailure(`the object ${left[0]} was asked for and is not in it`);
      missing = left;
    }
    const found = new Map<ObjectId, GitObject>();
    for (const id of ids) {
      const object = this.#objects.get(id);
      if (object !== undefined) found.set(id, object);
    }
    return found;
  }

  async history(tip: ObjectId, depth: number): Promise<readonly CommitObject[]> {
    if (!this.#knowsHistory(tip, depth)) {
      await this.#fetch([tip], { commits: depth, trees: 0 });
      this.#fetchedDepth.set(tip, depth);
    }
    const { commits } = walkHistory(this.#objects, tip, depth);
    if (commits.length === 0) throw protocolFailure(`the commit ${tip} was asked for and is not in it`);
    return commits;
  }

  async commits(tips: readonly ObjectId[], depth: number): Promise<readonly CommitObject[]> {
    const objects = await this.#fetch(tips, { commits: depth, trees: 0 });
    return [...objects].flatMap(([id, { type, body }]) => (type === 'commit' ? [{ id, body }] : []));
  }

  expectHistory(tip: ObjectId, depth: number): void {
    this.#expected = this.#knowsHistory(tip, depth) ? undefined : { tip, depth };
  }

  #knowsHistory(tip: ObjectId, depth: number): boolean {
    return (this.#fetchedDepth.get(tip) ?? 0) >= depth || !walkHistory(this.#objects, tip, depth).truncated;
  }

  #unknown(ids: Iterable<ObjectId>): ObjectId[] {
    return [...ids].filter((id) => !this.#objects.has(id));
  }

  async #fetchObjects(wants: readonly ObjectId[]): Promise<void> {
    const tip = wants.length === 1 ? wants.find((id) => this.#tips.has(id)) : undefined;
    if (tip === undefined || !(await this.#catchUp(tip))) await this.#fetchEach(wants);
    if (tip !== undefined) this.#base = tip;
  }

  /**
   * Fetches all changes from the last tip to a new one in one request. After a lost race they are a small pack, and one
   * request keeps the time between reading the branch and pushing short. False: the tip must be read object by object.
   */
  async #catchUp(tip: ObjectId): Promise<boolean> {
    const base = this.#base;
    if (base === undefined || !this.#catchesUp) return false;
    const capabilities = this.#capabilities;
    try {
      const command = composeCatchUp(capabilities, base, tip);
      const pack = await this.#ask(command, readCatchUp, this.#limits.catchUpBytes);
      if (pack === undefined) return false;
      this.keep(readPack(pack, capabilities.objectFormat, this.#limits));
      return this.#objects.has(tip);
    } catch (error) {
      // The difference is too large, or the server does not support the request.
      if (!(error instanceof Failure) || !stepByStep.has(error.code)) throw error;
      this.#catchesUp = false;
      return false;
    }
  }

  /** Fetches a tip together with its root tree, which is read next, where the server allows it: that saves a round trip. */
  async #fetchEach(wants: readonly ObjectId[]): Promise<void> {
    if (this.#rootTrees && wants.every((id) => this.#tips.has(id))) {
      try {
        await this.#fetch(wants, { commits: 1, trees: 1 });
        return;
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'GIT_WIRE_UNSUPPORTED') throw error;
        // It may have refused the objects themselves; then the plain request fails, too.
        this.#rootTrees = false;
      }
    }
    const history = this.#expected;
    if (history === undefined || isRootWanted(this.#objects, history.tip, wants)) {
      await this.#fetch(wants, { commits: 1, trees: 0 });
      return;
    }
    this.#expected = undefined;
    await this.#fetch([...wants, history.tip], { commits: history.depth, trees: 0 });
    this.#fetchedDepth.set(history.tip, history.depth);
    // The pack leaves out a wanted directory that was the root tree of an older commit.
    const left = this.#unknown(wants);
    if (left.length > 0) await this.#fetch(left, { commits: 1, trees: 0 });
  }

  async #fetch(wants: readonly ObjectId[], reach: Reach): Promise<ReadonlyMap<ObjectId, GitObject>> {
    const capabilities = this.#capabilities;
    const objects = await this.#ask(composeFetch(capabilities, wants, reach), async (lines) =>
      readPack(await readFetch(lines), capabilities.objectFormat, this.#limits),
    );
    this.keep(objects);
    return objects;
  }
}

const stepByStep = new Set(['GIT_RESPONSE_TOO_LARGE', 'GIT_WIRE_UNSUPPORTED', 'GIT_PROTOCOL', 'GIT_SERVER_ERROR']);
