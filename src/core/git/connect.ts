/** Opens the transport to a repository: the wire protocol, the git program, or the one until the other is needed. */

import { Failure } from '../failure.ts';
import type { Network } from '../net/network.ts';
import type { Clock, Environment, Log, Programs } from '../ports.ts';
import { isWebUrl } from './repository.ts';
import type {
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
  /** `auto`: `wire` as far as the server can, else `git`; the two others are never replaced. */
  readonly mode: 'auto' | 'wire' | 'git';
  readonly env: Environment;
  readonly log: Log;
  readonly clock: Clock;
  readonly programs: Programs;
  readonly network: Network;
  /** The prefixes that `listRefs` will be asked first (`branchPrefixes`): a hint. */
  readonly firstRefs?: readonly string[] | undefined;
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
    return fallingBack(transport, () => throughProgram(remote, options), options.log);
  } catch (error) {
    if (options.mode === 'wire' || !(error instanceof Failure) || error.code !== 'GIT_WIRE_UNSUPPORTED') throw error;
    options.log.info(`${error.message}; using the git program instead`);
    return throughProgram(remote, options);
  }
}

/** Loaded only where it is used: few servers need it. */
async function throughProgram(remote: GitRemote, options: ConnectOptions): Promise<Transport> {
  const { openGitTransport } = await import('./program/transport.ts');
  return openGitTransport(remote, options);
}

/**
 * A transport that hands over to another one, for good, when its server turns out not to serve what it needs: some say
 * in their capabilities that they do, and refuse single objects when they are asked for. A push is handed over only
 * when nothing was sent, which is what the failure `GIT_WIRE_UNSUPPORTED` promises.
 *
 * @param openNext Called at most once; its transport is disposed of together with the first.
 */
function fallingBack(first: Transport, openNext: () => Promise<Transport>, log: Log): Transport {
  return new FallingBackTransport(first, openNext, log);
}

class FallingBackTransport implements Transport {
  readonly #first: Transport;
  readonly #openNext: () => Promise<Transport>;
  readonly #log: Log;
  #opening: Promise<Transport> | undefined;
  #next: Transport | undefined;
  /** What the callers hold because the first transport gave it to them. */
  readonly #handedOut = new Set<ObjectId>();
  /** The newest commit among it. */
  #commit: ObjectId | undefined;

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

  async history(tip: ObjectId, depth: number): ReturnType<Transport['history']> {
    const commits = await this.#either((transport) => transport.history(tip, depth));
    if (this.#next === undefined) this.#handedOut.add(tip);
    return commits;
  }

  expectHistory(tip: ObjectId, depth: number): void {
    (this.#next ?? this.#first).expectHistory(tip, depth);
  }

  push(update: RefUpdate): Promise<PushVerdict> {
    return this.#either(async (transport) => {
      // git leaves out of a pack what the parent has, and so must have the parent and its trees itself.
      if (transport !== this.#first) await transport.read([...this.#handedOut]);
      return transport.push(update);
    });
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

  async #either<T>(ask: (transport: Transport) => Promise<T>): Promise<T> {
    if (this.#next !== undefined) return ask(this.#next);
    try {
      return await ask(this.#first);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'GIT_WIRE_UNSUPPORTED') throw error;
      return ask(await this.#handOver(error));
    }
  }

  /** Requests that fail together share one hand-over. */
  async #handOver(reason: Failure): Promise<Transport> {
    if (this.#opening === undefined) {
      this.#log.info(`${reason.message}; using the git program instead`);
      this.#opening = this.#openKnowingCommit();
    }
    this.#next = await this.#opening;
    return this.#next;
  }

  /** Where a server gives only what refs name, the objects of a commit can be had by the commit alone. */
  async #openKnowingCommit(): Promise<Transport> {
    const next = await this.#openNext();
    // Whether it is still there, the question that follows tells better.
    if (this.#commit !== undefined) await next.read([this.#commit]).catch(() => undefined);
    return next;
  }
}
