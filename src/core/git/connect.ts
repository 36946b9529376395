/** Opens the transport to a repository: `wire`, the git program, or `wire` with the git program as its fallback. */

import { Failure } from '../failure.ts';
import type { Network } from '../net/network.ts';
import type { Clock, Environment, Log, Programs } from '../ports.ts';
import { isWebUrl } from './repository.ts';
import type {
  CommitObject,
  GitObject,
  GitRemote,
  ObjectId,
  PushVerdict,
  RefAdvertisement,
  RefUpdate,
  Transport,
  TransportCost,
} from './transport.ts';
import { openWireTransport } from './wire/open.ts';

interface ConnectOptions {
  /** `auto`: `wire` as far as the server supports it, else `git`. `wire` and `git` have no fallback. */
  readonly mode: 'auto' | 'wire' | 'git';
  readonly env: Environment;
  readonly log: Log;
  readonly clock: Clock;
  readonly programs: Programs;
  readonly network: Network;
}

/** The transport to a repository; dispose of it when done. */
export async function openTransport(remote: GitRemote, options: ConnectOptions): Promise<Transport> {
  const web = isWebUrl(remote.url);
  if (options.mode === 'wire' && !web) {
    throw new Failure('bad-input', 'GIT_WIRE_UNSUPPORTED', `gitops-transport: wire cannot reach ${remote.url}`, {
      hint: 'wire speaks http and https only; use git or auto for ssh and paths.',
    });
  }
  if (options.mode === 'git' || !web) {
    options.log.detail(`GitOps repository ${remote.url}: through the git program`);
    return throughProgram(remote, options);
  }
  try {
    const transport = await openWireTransport(remote, options);
    options.log.detail(`GitOps repository ${remote.url}: over git's protocol version 2`);
    if (options.mode === 'wire') return transport;
    return new FallbackTransport(transport, () => throughProgram(remote, options), options.log);
  } catch (error) {
    if (options.mode === 'wire' || !(error instanceof Failure) || error.code !== 'GIT_WIRE_UNSUPPORTED') throw error;
    options.log.info(`${error.message}; using the git program instead`);
    return throughProgram(remote, options);
  }
}

/** Loads the git program's transport only where it is used: few servers need it. */
async function throughProgram(remote: GitRemote, options: ConnectOptions): Promise<Transport> {
  const { openGitTransport } = await import('./program/transport.ts');
  return openGitTransport(remote, options);
}

/**
 * Uses the first transport until it fails with `GIT_WIRE_UNSUPPORTED`, then the next one for good: some servers announce
 * in their capabilities what they refuse later, single objects. A push may be repeated through the next transport,
 * because that failure promises that nothing was sent.
 */
class FallbackTransport implements Transport {
  readonly #first: Transport;
  readonly #openNext: () => Promise<Transport>;
  readonly #log: Log;
  #opening: Promise<Transport> | undefined;
  #next: Transport | undefined;
  /** Objects that callers have from the first transport. */
  readonly #handedOut = new Set<ObjectId>();
  /** The commit among them that was read last. */
  #commit: ObjectId | undefined;

  /** @param openNext is called once at most; the transport it opens is disposed of together with the first */
  constructor(first: Transport, openNext: () => Promise<Transport>, log: Log) {
    this.#first = first;
    this.#openNext = openNext;
    this.#log = log;
  }

  get kind(): Transport['kind'] {
    return (this.#next ?? this.#first).kind;
  }

  listRefs(prefixes: readonly string[]): Promise<RefAdvertisement> {
    return this.#either((transport) => transport.listRefs(prefixes));
  }

  async read(ids: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, GitObject>> {
    const objects = await this.#either((transport) => transport.read(ids));
    if (this.#next !== undefined) return objects;
    for (const [id, { type }] of objects) {
      this.#handedOut.add(id);
      if (type === 'commit') this.#commit = id;
    }
    return objects;
  }

  async history(tip: ObjectId, depth: number): Promise<readonly CommitObject[]> {
    const commits = await this.#either((transport) => transport.history(tip, depth));
    if (this.#next === undefined) this.#handedOut.add(tip);
    return commits;
  }

  commits(tips: readonly ObjectId[], depth: number): Promise<readonly CommitObject[]> {
    return this.#either((transport) => transport.commits(tips, depth));
  }

  expectHistory(tip: ObjectId, depth: number): void {
    (this.#next ?? this.#first).expectHistory(tip, depth);
  }

  push(update: RefUpdate): Promise<PushVerdict> {
    return this.#either(async (transport) => {
      // git packs only what the parent lacks. To know that, it needs the parent and its trees.
      if (transport !== this.#first) await transport.read([...this.#handedOut]);
      return transport.push(update);
    });
  }

  serverTime(): number | undefined {
    return this.#next?.serverTime() ?? this.#first.serverTime();
  }

  checkPush(): Promise<void> {
    return this.#either((transport) => transport.checkPush());
  }

  cost(): TransportCost {
    const [first, next] = [this.#first.cost(), this.#next?.cost()];
    if (next === undefined) return first;
    return {
      requests: first.requests + next.requests,
      bytesReceived: first.bytesReceived + next.bytesReceived,
      bytesSent: first.bytesSent + next.bytesSent,
      processes: first.processes + next.processes,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#first[Symbol.asyncDispose]();
    await (await this.#opening?.catch(() => undefined))?.[Symbol.asyncDispose]();
  }

  async #either<T>(call: (transport: Transport) => Promise<T>): Promise<T> {
    if (this.#next !== undefined) return call(this.#next);
    try {
      return await call(this.#first);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'GIT_WIRE_UNSUPPORTED') throw error;
      return call(await this.#switch(error));
    }
  }

  /** Requests that fail at the same time switch once. */
  async #switch(reason: Failure): Promise<Transport> {
    if (this.#opening === undefined) {
      this.#log.info(`${reason.message}; using the git program instead`);
      this.#opening = this.#openKnowingCommit();
    }
    this.#next = await this.#opening;
    return this.#next;
  }

  /** Reads the commit first: where a server serves only what refs name, it is the way to all objects below it. */
  async #openKnowingCommit(): Promise<Transport> {
    const next = await this.#openNext();
    // When the commit is gone, the request that follows fails with a better message.
    if (this.#commit !== undefined) await next.read([this.#commit]).catch(() => undefined);
    return next;
  }
}
