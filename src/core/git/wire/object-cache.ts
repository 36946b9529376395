/**
 * The objects of one repository: what has been read, and how the rest is asked for in as few requests as can be.
 *
 * One file at depth d costs one request for each of: the commit with its root tree, the d - 1 other trees on the path, the
 * file. A later tip costs one request for all that has changed since.
 */

import { Failure } from '../../failure.ts';
import { isRootWanted, walkHistory } from '../commit.ts';
import type { GitObject, ObjectId } from '../transport.ts';
import type { Capabilities } from './capabilities.ts';
import { composeCatchUp, composeFetch, type Reach, readCatchUp, readFetch } from './commands.ts';
import { protocolFailure } from './failures.ts';
import { type PackLimits, readPack } from './pack.ts';
import type { PktLine } from './pkt-line.ts';

/** Sends a command to upload-pack. `limit`: bytes of the answer, when fewer than usual are wanted. */
export type Ask = <T>(
  command: Buffer,
  read: (lines: AsyncGenerator<PktLine, void, undefined>) => Promise<T>,
  limit?: number,
) => Promise<T>;

export interface ObjectLimits extends PackLimits {
  /** Bytes of what others have changed meanwhile, in one answer; more is read step by step. */
  readonly catchUpBytes: number;
}

export class ObjectCache {
  readonly #ask: Ask;
  readonly #capabilities: Capabilities;
  readonly #limits: ObjectLimits;
  readonly #objects = new Map<ObjectId, GitObject>();
  /** Tips whose history was fetched, to that depth. What is missing below was not on the server either. */
  readonly #fetchedDepth = new Map<ObjectId, number>();
  /** What refs name: commits, as far as branches are asked for. */
  readonly #tips = new Set<ObjectId>();
  /** The tip that was read last: what leads from it to the next one is fetched together. */
  #base: ObjectId | undefined;
  #catchesUp = true;
  /** Goes along with the next fetch, where it costs no round trip of its own. */
  #expected: { readonly tip: ObjectId; readonly depth: number } | undefined;
  /** Whether commits may be asked for with their root trees. */
  #rootTrees: boolean;

  constructor(parts: { readonly ask: Ask; readonly capabilities: Capabilities; readonly limits: ObjectLimits }) {
    this.#ask = parts.ask;
    this.#capabilities = parts.capabilities;
    this.#limits = parts.limits;
    this.#rootTrees = parts.capabilities.rootTrees;
  }

  /** What branches name now. */
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
      // file beside a directory that holds the same file. Asked for again, without the other, it comes.
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

  async history(
    tip: ObjectId,
    depth: number,
  ): Promise<readonly { readonly id: ObjectId; readonly body: Uint8Array }[]> {
    if (!this.#knowsHistory(tip, depth)) {
      await this.#fetch([tip], { commits: depth, trees: 0 });
      this.#fetchedDepth.set(tip, depth);
    }
    const { commits } = walkHistory(this.#objects, tip, depth);
    if (commits.length === 0) throw protocolFailure(`the commit ${tip} was asked for and is not in it`);
    return commits;
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
   * A race was lost: of most paths nothing has changed, and all that has is one small pack. It makes the time between the
   * look at the branch and the push as short as it can be. False: the tip has to be read step by step.
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
      // More has changed than is worth reading, or the server wants it otherwise.
      if (!(error instanceof Failure) || !stepByStep.has(error.code)) throw error;
      this.#catchesUp = false;
      return false;
    }
  }

  /** The root tree of a tip is what is asked for next: it saves a round trip to take both, where the server lets us. */
  async #fetchEach(wants: readonly ObjectId[]): Promise<void> {
    if (this.#rootTrees && wants.every((id) => this.#tips.has(id))) {
      try {
        return await this.#fetch(wants, { commits: 1, trees: 1 });
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'GIT_WIRE_UNSUPPORTED') throw error;
        // It may as well refuse the objects; then the plain request will say so.
        this.#rootTrees = false;
      }
    }
    const history = this.#expected;
    if (history === undefined || isRootWanted(this.#objects, history.tip, wants))
      return this.#fetch(wants, { commits: 1, trees: 0 });
    this.#expected = undefined;
    await this.#fetch([...wants, history.tip], { commits: history.depth, trees: 0 });
    this.#fetchedDepth.set(history.tip, history.depth);
    // A directory that was the root of an older commit is left out as that.
    const left = this.#unknown(wants);
    if (left.length > 0) await this.#fetch(left, { commits: 1, trees: 0 });
  }

  async #fetch(wants: readonly ObjectId[], reach: Reach): Promise<void> {
    const capabilities = this.#capabilities;
    const pack = await this.#ask(composeFetch(capabilities, wants, reach), readFetch);
    this.keep(readPack(pack, capabilities.objectFormat, this.#limits));
  }
}

const stepByStep = new Set(['GIT_RESPONSE_TOO_LARGE', 'GIT_WIRE_UNSUPPORTED', 'GIT_PROTOCOL', 'GIT_SERVER_ERROR']);
