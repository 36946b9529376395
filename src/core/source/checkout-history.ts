/**
 * What the checkout itself knows of commits, without asking its remote. Questions that come at the same time are answered by
 * one git process together, however many they are: a bump of many services compares with as many commits.
 */
import { Failure } from '../failure.ts';
import { decodeCommit } from '../git/commit.ts';
import { type GitResult, runGit } from '../git/program/program.ts';
import { settled } from '../git/snapshot.ts';
import type { ObjectId } from '../git/transport.ts';
import { type Checkout, firstLine, isShallow } from './checkout.ts';
import type { Relation } from './source-facts.ts';

/** Git compares a pair without walking history from its beginning; for more pairs than these one walk is faster. */
const mostPairs = 8;
/** Commits of that walk. What lies behind them is compared pair by pair. */
const mostWalked = 20_000;
/** Arguments of one process: Windows takes 32,767 characters. */
const mostDigits = 400;

/** Answers are remembered: nothing is fetched into the checkout meanwhile. */
export class CheckoutHistory {
  readonly #checkout: Checkout;
  readonly #abbreviated: Together<ObjectId | 'several' | undefined>;
  readonly #present: Together<boolean>;
  readonly #relations = new Map<ObjectId, Together<Relation>>();
  #whole: Promise<boolean> | undefined;
  #shallow: Promise<boolean> | undefined;

  constructor(checkout: Checkout) {
    this.#checkout = checkout;
    this.#abbreviated = new Together((digits) => this.#findAbbreviated(digits));
    this.#present = new Together((ids) => this.#findCommits(ids));
  }

  has(commit: ObjectId): Promise<boolean> {
    return this.#present.answer(commit);
  }

  /** The commit that 7 or more digits abbreviate. */
  abbreviated(digits: string): Promise<ObjectId | 'several' | undefined> {
    return this.#abbreviated.answer(digits);
  }

  /** A shallow clone proves what it holds; only a whole one proves that something is not there. */
  relation(commit: ObjectId, other: ObjectId): Promise<Relation> {
    const ofCommit = this.#relations.get(commit) ?? new Together((others) => this.#compare(commit, others));
    this.#relations.set(commit, ofCommit);
    return ofCommit.answer(other);
  }

  /** Whether it is a clone, and not shallow. */
  isWhole(): Promise<boolean> {
    this.#whole ??= this.git(['rev-parse', '--is-shallow-repository']).then((found) => firstLine(found) === 'false');
    return this.#whole;
  }

  async lacking(commit: ObjectId, other: ObjectId, most: number) {
    if (await this.#isShallow().catch(() => true)) return [];
    const range = [`--max-count=${most}`, '--format=%H %s', commit, '--not', other];
    return linesOf(await this.git(['log', ...range, '--'])).map((line) => {
      const [id = ''] = line.split(' ', 1);
      return { commit: id, subject: line.slice(id.length + 1) };
    });
  }

  /** As the checkout is: nothing is fetched, also not into a partial clone. There may be no git, and no checkout. */
  async git(args: readonly string[], stdin = ''): Promise<GitResult> {
    const { cwd, env, programs } = this.#checkout;
    const variables = { GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1' };
    try {
      return await runGit(args, { cwd, env, programs, variables, stdin });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { code: 128, stdout: Buffer.alloc(0), stderr: error.message };
    }
  }

  #isShallow(): Promise<boolean> {
    this.#shallow ??= isShallow(this.#checkout);
    return this.#shallow;
  }

  async #findCommits(ids: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, boolean>> {
    const asked = ids.map((id) => `${id}^{commit}\n`).join('');
    const types = linesOf(await this.git(['cat-file', '--batch-check=%(objecttype)'], asked));
    return new Map(ids.map((id, index) => [id, types[index] === 'commit']));
  }

  async #findAbbreviated(all: readonly string[]): Promise<ReadonlyMap<string, ObjectId | 'several' | undefined>> {
    const objects: ObjectId[] = [];
    for (let first = 0; first < all.length; first += mostDigits) {
      const digits = all.slice(first, first + mostDigits);
      objects.push(...linesOf(await this.git(['rev-parse', ...digits.map((each) => `--disambiguate=${each}`)])));
    }
    const present = await Promise.all(objects.map((id) => this.has(id)));
    const commits = [...new Set(objects.filter((_, index) => present[index]))].sort();
    return new Map(
      all.map((digits) => {
        const [found, second] = startingWith(commits, digits);
        return [digits, second === undefined ? found : 'several'];
      }),
    );
  }

  async #compare(commit: ObjectId, others: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, Relation>> {
    const [isHere, ...areHere] = await Promise.all([commit, ...others].map((id) => this.has(id)));
    const found = new Map<ObjectId, Relation>(others.map((other) => [other, 'unknown']));
    let left = others.filter((_, index) => isHere && areHere[index]);
    if (left.length > mostPairs) {
      const walked = await this.#walk(commit, left);
      for (const [other, relation] of walked) found.set(other, relation);
      left = left.filter((other) => !walked.has(other));
    }
    for (const other of left) found.set(other, await this.#comparePair(commit, other));
    return found;
  }

  async #comparePair(commit: ObjectId, other: ObjectId): Promise<Relation> {
    const isBelow = async (ancestor: ObjectId, tip: ObjectId) =>
      (await this.git(['merge-base', '--is-ancestor', ancestor, tip])).code;
    const contained = await isBelow(commit, other);
    if (contained === 0) return 'contained';
    const contains = await isBelow(other, commit);
    if (contains === 0) return 'contains';
    return contained === 1 && contains === 1 && !(await this.#isShallow()) ? 'neither' : 'unknown';
  }

  /** Those of the others that the newest commits tell of. */
  async #walk(commit: ObjectId, others: readonly ObjectId[]): Promise<ReadonlyMap<ObjectId, Relation>> {
    const tips = [commit, ...others].map((id) => `${id}\n`).join('');
    const result = await this.git(['rev-list', '--parents', `--max-count=${mostWalked}`, '--stdin'], tips);
    if (result.code !== 0) return new Map();
    const parents = new Map<ObjectId, readonly ObjectId[]>();
    const children = new Map<ObjectId, ObjectId[]>();
    for (const line of linesOf(result)) {
      const [id = '', ...its] = line.split(' ');
      parents.set(id, its);
      for (const parent of its) {
        const known = children.get(parent);
        if (known === undefined) children.set(parent, [id]);
        else known.push(id);
      }
    }
    const below = reached(commit, parents);
    const above = reached(commit, children);
    const isAll = parents.size < mostWalked;
    const otherwise = (await this.#isShallow()) ? 'unknown' : 'neither';
    return new Map(
      others.flatMap((other): [ObjectId, Relation][] => {
        if (below.has(other)) return [[other, 'contains']];
        if (above.has(other)) return [[other, 'contained']];
        return isAll ? [[other, otherwise]] : [];
      }),
    );
  }
}

/**
 * When commits were made that image tags name (`1a2b3c4d`, `develop-1a2b3c4d`): by tag, in milliseconds since the epoch, of
 * those whose commit is in this checkout. A tag that names none, or in a short form that names several, has no time.
 */
export async function commitTimes(
  { cwd, env, programs }: Omit<Checkout, 'clock'>,
  tags: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const named = tags.flatMap((tag) => {
    const commit = /(?:^|[^0-9a-zA-Z])([0-9a-f]{7,40})$/.exec(tag)?.[1];
    return commit === undefined ? [] : [{ tag, commit }];
  });
  if (named.length === 0) return new Map();
  const stdin = named.map(({ commit }) => `${commit}\n`).join('');
  // A clone without all objects must not fetch each of them by itself.
  const variables = { GIT_NO_LAZY_FETCH: '1' };
  const answer = await runGit(['cat-file', '--batch'], { cwd, env, programs, stdin, variables }).catch(() => undefined);
  if (answer === undefined || answer.code !== 0) return new Map();
  const times = new Map<string, number>();
  let at = 0;
  for (const { tag } of named) {
    const end = answer.stdout.indexOf('\n', at);
    if (end < 0) break;
    const [, type, size] = answer.stdout.subarray(at, end).toString('utf8').split(' ');
    at = end + 1;
    // `<name> missing`, `<name> ambiguous`
    if (size === undefined) continue;
    const body = answer.stdout.subarray(at, at + Number(size));
    at += Number(size) + 1;
    if (type === 'commit') times.set(tag, decodeCommit(body).committer.seconds * 1000);
  }
  return times;
}

function reached(from: ObjectId, next: ReadonlyMap<ObjectId, readonly ObjectId[]>): ReadonlySet<ObjectId> {
  const found = new Set([from]);
  for (const id of found) for (const each of next.get(id) ?? []) found.add(each);
  return found;
}

/** The first two of sorted names that begin with the digits. */
function startingWith(sorted: readonly string[], digits: string): readonly string[] {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < digits) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(low, low + 2).filter((each) => each.startsWith(digits));
}

function linesOf({ code, stdout }: GitResult): string[] {
  return code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : [];
}

/** Answers keys that are asked for at the same time together, and each of them once. */
class Together<Answer> {
  readonly #find: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>;
  readonly #answers = new Map<string, Promise<Answer>>();
  #next: { readonly keys: string[]; readonly found: Promise<ReadonlyMap<string, Answer>> } | undefined;

  constructor(find: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>) {
    this.#find = find;
  }

  answer(key: string): Promise<Answer> {
    const known = this.#answers.get(key) ?? this.#ask(key);
    this.#answers.set(key, known);
    return known;
  }

  #ask(key: string): Promise<Answer> {
    const next = this.#next ?? this.#collect();
    this.#next = next;
    next.keys.push(key);
    const answer = next.found.then((found) => found.get(key) as Answer);
    // It may be asked for ahead: who awaits it meets the error.
    answer.catch(() => undefined);
    return answer;
  }

  #collect() {
    const keys: string[] = [];
    const found = settled(() => keys.length).then(() => {
      this.#next = undefined;
      return this.#find(keys);
    });
    return { keys, found };
  }
}
