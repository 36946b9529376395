/**
 * The transport that drives the git program: for ssh, paths, and servers that serve no single objects over http.
 *
 * Fetches ask for exactly the missing objects (`--filter=tree:0` and a depth of one): measured on 20,000 nested services
 * that is 10 kB instead of the 1.5 MB of `blob:none`, at the price of one process per level of the path. A repository
 * on this machine is read in place.
 */

import { join } from 'node:path';
import { Failure } from '../../failure.ts';
import { decodeCommit, walkHistory } from '../commit.ts';
import { problemIn, type RemoteProblem } from '../remote-failure.ts';
import type {
  CommitObject,
  GitObject,
  GitRemote,
  ObjectFormat,
  ObjectId,
  PushVerdict,
  RefAdvertisement,
  RefUpdate,
  Transport,
  TransportCost,
} from '../transport.ts';
import { describePath, describeUnborn, GitConnection, type GitConnectionParts } from './connection.ts';
import { ObjectReader } from './object-reader.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';
import { type GitResult, type GitSetting, startGit } from './program.ts';

/**
 * Opens nothing yet: the first request goes out with the first question.
 *
 * `cost()` counts runs of git that talk to the server as requests, and as bytes the packs that came and the objects that
 * went, without HTTP's own.
 */
export async function openGitTransport(remote: GitRemote, parts: GitConnectionParts): Promise<Transport> {
  return new GitTransport(await GitConnection.prepare(remote, parts));
}

const fetchArgs = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--recurse-submodules=no',
  '--stdin',
];

/** For a fetch's own run; see object-store.ts for why the repository must not keep them. */
const partial: readonly GitSetting[] = [
  ['remote.origin.promisor', 'true'],
  ['remote.origin.partialCloneFilter', 'tree:0'],
  // Else the server takes the commit we have as proof that we have its trees, and sends an empty pack.
  ['fetch.negotiationAlgorithm', 'noop'],
];

const absentRef = 'refs/monorepo-gitops/absent';

/** Problems behind which a push may have happened. */
const undecided: ReadonlySet<RemoteProblem> = new Set(['unreachable', 'overloaded'] as const);

/** Problems of a connection that never was: no request went out. */
const beforeRequest: ReadonlySet<RemoteProblem> = new Set(['tls', 'host-key', 'no-ssh'] as const);

class GitTransport implements Transport {
  readonly kind = 'git';
  readonly #connection: GitConnection;
  readonly #cache = new Map<ObjectId, GitObject>();
  readonly #reader: ObjectReader;
  #store: ObjectStore | undefined;
  #format: ObjectFormat | undefined;
  #head: string | undefined;
  #bytesReceived = 0;
  #bytesSent = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(connection: GitConnection) {
    this.#connection = connection;
    this.#reader = new ObjectReader(() => {
      connection.processes += 1;
      return startGit(['--git-dir', this.#gitDirectory, 'cat-file', '--batch'], connection.options);
    });
  }

  async listRefs(prefixes: readonly string[]): Promise<RefAdvertisement> {
    let lines = await this.#ask(prefixes);
    // A page in place of a list looks to git like that of an old server without refs; the next answer may be the list.
    if (lines.length === 0 && !this.#connection.local) lines = await this.#ask(prefixes);
    const refs = new Map<string, ObjectId>();
    const peeled = new Map<string, ObjectId>();
    for (const [value, name] of lines) {
      if (name === 'HEAD') {
        if (value.startsWith('ref: ')) this.#head = value.slice('ref: '.length);
      } else if (!prefixes.some((prefix) => name.startsWith(prefix))) continue;
      else if (name.endsWith('^{}')) peeled.set(name.slice(0, -'^{}'.length), value);
      else refs.set(name, value);
    }
    const anyId = lines.find(([value]) => /^[0-9a-f]+$/.test(value))?.[0];
    if (anyId !== undefined) this.#format = anyId.length === 64 ? 'sha256' : 'sha1';
    if (anyId === undefined) {
      const unborn = await describeUnborn(this.#connection);
      this.#format ??= unborn.objectFormat;
      this.#head ??= unborn.head;
    }
    return { objectFormat: this.#format ?? 'sha1', refs, peeled, head: this.#head };
  }

  /**
   * Git asks the server for all refs, those of every request that ever was among them, and sifts them here; only
   * `--heads` keeps them on the server. With it HEAD does not come, which is of interest but once, and where it or all
   * branches are asked for.
   */
  async #ask(prefixes: readonly string[]): Promise<[value: string, name: string][]> {
    const wantsHead = this.#head === undefined && ['HEAD', 'refs/heads/'].some((each) => prefixes.includes(each));
    const branches = !wantsHead && prefixes.every((prefix) => prefix === 'HEAD' || prefix.startsWith('refs/heads/'));
    const scope = branches ? ['--heads'] : ['--symref'];
    const result = await this.#connection.ask(['ls-remote', '--quiet', ...scope, '--', this.#connection.remote.url]);
    if (result.code !== 0) throw this.#connection.failure('the refs could not be read', result.stderr);
    return result.stdout
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [value = '', name = ''] = line.split('\t');
        return [value, name];
      });
  }

  read(ids: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, GitObject>> {
    return this.#inTurn(() => this.#read(ids));
  }

  history(tip: ObjectId, depth: number): Promise<readonly CommitObject[]> {
    return this.#inTurn(() => this.#history(tip, depth));
  }

  commits(tips: readonly ObjectId[], depth: number): Promise<readonly CommitObject[]> {
    return this.#inTurn(async () => {
      await this.#open();
      if (!this.#connection.local) {
        const { code, stderr } = await this.#fetchPartially(tips, depth);
        if (code !== 0) throw this.#connection.failure('the commits could not be fetched', stderr);
      }
      const found = await this.#generations(tips, depth);
      const lacking = tips.find((tip) => !found.includes(tip));
      if (lacking !== undefined) throw objectMissing(lacking, new Error(`not our ref ${lacking}`));
      return found.flatMap((id) => {
        const body = this.#cache.get(id)?.body;
        return body === undefined ? [] : [{ id, body }];
      });
    });
  }

  /** No: of a commit whose history git deepens, the server takes the trees to be here, and leaves out those that are wanted. */
  expectHistory(): void {}

  push(update: RefUpdate): Promise<PushVerdict> {
    return this.#inTurn(async () => {
      try {
        return await this.#push(update);
      } catch (cause) {
        if (cause instanceof Failure && cause.code === 'GIT_TIMEOUT') return { result: 'unknown', cause };
        throw cause;
      }
    });
  }

  async #read(ids: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, GitObject>> {
    for (let missing = await this.#load(ids); missing.length > 0; ) {
      await this.#fetch(missing);
      const left = await this.#load(missing);
      // A filtered pack leaves out a wanted object that lies in another wanted one; asked for alone it comes.
      if (left.length === missing.length) throw objectMissing(left[0] ?? '', undefined);
      missing = left;
    }
    return new Map(
      ids.flatMap((id) => {
        const object = this.#cache.get(id);
        return object === undefined ? [] : [[id, object] as const];
      }),
    );
  }

  async #history(tip: ObjectId, depth: number): Promise<readonly CommitObject[]> {
    await this.#open();
    await this.#generations([tip], depth);
    // After a lost race all of it may be here: the history of the last tip, and what came since.
    if (!this.#connection.local && walkHistory(this.#cache, tip, depth).truncated) {
      await this.#fetchPartially([tip], depth);
      await this.#generations([tip], depth);
    }
    return walkHistory(this.#cache, tip, depth).commits;
  }

  /** Loads the commits down to that depth, and answers which ones there are. */
  async #generations(tips: readonly ObjectId[], depth: number): Promise<readonly ObjectId[]> {
    const seen = new Set(tips);
    const found: ObjectId[] = [];
    for (let level = [...seen], generation = 0; level.length > 0 && generation < depth; generation += 1) {
      const absent = new Set(await this.#load(level));
      const parents = level.flatMap((id) => {
        const commit = absent.has(id) ? undefined : this.#cache.get(id);
        if (commit?.type !== 'commit') return [];
        found.push(id);
        return decodeCommit(commit.body).parents;
      });
      level = [...new Set(parents)].filter((id) => !seen.has(id));
      for (const id of level) seen.add(id);
    }
    return found;
  }

  async #push(update: RefUpdate): Promise<PushVerdict> {
    const store = await this.#open();
    this.#bytesSent += await store.write(update.objects);
    for (const [id, object] of update.objects) this.#cache.set(id, object);
    const born = update.expected === undefined && !this.#connection.local;
    const result = await this.#connection.ask(
      [
        ...[
          '--git-dir',
          store.path,
          'push',
          '--porcelain',
          '--no-verify',
          '--no-follow-tags',
          '--no-recurse-submodules',
        ],
        // Never beside a "+" or --force: either would override the lease.
        `--force-with-lease=${update.ref}:${update.expected ?? ''}`,
        '--',
        'origin',
        `${update.next ?? ''}:${update.ref}`,
      ],
      // A new branch has no remote counterpart whose objects git could leave out; it must ask for one.
      { settings: born ? [['push.negotiate', 'true']] : [] },
    );
    const verdict = readPushReport(update.ref, result.code, result.stdout.toString('utf8'), result.stderr);
    const problem = verdict.result === 'unknown' ? problemIn(result.stderr) : undefined;
    const isLimited = problem === 'overloaded' && /returned error: 429/.test(result.stderr);
    if (problem === undefined || (undecided.has(problem) && !isLimited)) return verdict;
    const cause = this.#connection.failure('the push failed', result.stderr);
    if (beforeRequest.has(problem)) throw cause;
    return { result: 'refused', cause };
  }

  /** git does not show it. */
  serverTime(): undefined {
    return undefined;
  }

  /** Deletes, in a dry run, a ref that is not there: git connects for the push, and needs no object for it. */
  checkPush(): Promise<void> {
    return this.#inTurn(async () => {
      const store = await this.#open();
      const push = ['push', '--dry-run', '--no-verify', '--no-recurse-submodules', '--', 'origin', `:${absentRef}`];
      const { code, stderr } = await this.#connection.ask(['--git-dir', store.path, ...push]);
      const isAbsent = stderr.includes('remote ref does not exist');
      const problem = code === 0 || isAbsent ? undefined : problemIn(stderr);
      if (problem === 'auth' || problem === 'not-found') throw this.#connection.failure('a push was refused', stderr);
    });
  }

  cost(): TransportCost {
    return {
      requests: this.#connection.requests,
      bytesReceived: this.#bytesReceived,
      bytesSent: this.#bytesSent,
      processes: this.#connection.processes,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#turn;
    await this.#reader.close();
    await this.#connection[Symbol.asyncDispose]();
  }

  /** One after the other: two fetches into one shallow repository fail on its lock. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  get #gitDirectory(): string {
    return join(this.#connection.directory, 'repository');
  }

  async #open(): Promise<ObjectStore> {
    if (this.#store !== undefined) return this.#store;
    if (this.#format === undefined) await this.listRefs(['refs/heads/']);
    const alternate = this.#connection.local ? (await describePath(this.#connection)).objects : undefined;
    this.#store = await createObjectStore(this.#gitDirectory, {
      format: this.#format ?? 'sha1',
      remoteUrl: this.#connection.remote.url,
      ...(alternate === undefined ? {} : { alternate }),
    });
    return this.#store;
  }

  /** From the cache or the store; answers which ones neither has. */
  async #load(ids: readonly ObjectId[]): Promise<ObjectId[]> {
    await this.#open();
    const unknown = ids.filter((id) => !this.#cache.has(id));
    const objects = await Promise.all(unknown.map((id) => this.#reader.read(id)));
    for (const [index, object] of objects.entries()) {
      const id = unknown[index];
      if (object !== undefined && id !== undefined) this.#cache.set(id, object);
    }
    return unknown.filter((id) => !this.#cache.has(id));
  }

  async #fetch(ids: readonly ObjectId[]): Promise<void> {
    if (this.#connection.local) return;
    const result = await this.#fetchPartially(ids, 1);
    // What did come is kept; the caller asks again for the rest.
    if (result.code === 0 || result.stderr.includes('did not send all necessary objects')) return;
    if (!/unadvertised object|not our ref/.test(result.stderr)) {
      throw this.#connection.failure('objects could not be fetched', result.stderr);
    }
    // A server of protocol version 0 gives only what its refs name: then everything below the known commits, once.
    const commits = [...this.#cache].filter(([, object]) => object.type === 'commit').map(([id]) => id);
    const newest = commits.at(-1);
    if (newest === undefined) throw objectMissing(ids[0] ?? '', new Error(result.stderr.trim()));
    this.#connection.detail('the git server gives no single objects; fetching the whole tree of the commit');
    const whole = await this.#fetchRun([newest], ['--depth=1'], [['fetch.negotiationAlgorithm', 'noop']]);
    if (whole.code !== 0) throw this.#connection.failure('the commit could not be fetched', whole.stderr);
  }

  #fetchPartially(ids: readonly ObjectId[], depth: number): Promise<GitResult> {
    return this.#fetchRun(ids, [`--depth=${depth}`, '--filter=tree:0'], partial);
  }

  async #fetchRun(
    ids: readonly ObjectId[],
    args: readonly string[],
    settings: readonly GitSetting[],
  ): Promise<GitResult> {
    const store = await this.#open();
    const result = await this.#connection.ask(['--git-dir', store.path, ...fetchArgs, ...args, '--', 'origin'], {
      stdin: `${ids.join('\n')}\n`,
      settings,
    });
    this.#bytesReceived = await store.packBytes();
    return result;
  }
}

function objectMissing(id: ObjectId, cause: unknown): Failure {
  return new Failure('failed', 'GIT_OBJECT_MISSING', `the git server does not have the object ${id}`, {
    hint: 'The branch may have been rewritten meanwhile; run again.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/**
 * The verdict in the output of `git push --porcelain` for one ref: `<flag>\t<from>:<to>\t<summary> (<reason>)`.
 *
 * Without a line for the ref the push broke off, and whether the server did it is open.
 */
function readPushReport(ref: string, code: number, stdout: string, stderr: string): PushVerdict {
  for (const line of stdout.split('\n')) {
    const [flag, names, summary = ''] = line.split('\t');
    if (names === undefined || !names.endsWith(`:${ref}`)) continue;
    // `[remote failure]`: the objects were sent, the report on them never came.
    if (flag === '!' && summary.startsWith('[remote failure]')) break;
    if (flag === '!') return { result: 'rejected', reason: [summary, remoteWords(stderr)].filter(Boolean).join('\n') };
    return { result: 'accepted' };
  }
  return { result: 'unknown', cause: new Error(stderr.trim() || `git push ended with exit code ${code}`) };
}

/** What hooks and the server had to say, without git's own commentary. */
function remoteWords(stderr: string): string {
  return stderr
    .split(/[\r\n]+/)
    .filter((line) => line.startsWith('remote:'))
    .map((line) => line.slice('remote:'.length).trim())
    .filter(Boolean)
    .join('\n');
}
