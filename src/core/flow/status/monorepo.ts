/** How commits of the monorepo stand to each other, and which services they change: of the checkout, else of its remote and forge. */
import type { ObjectId } from '../../git/transport.ts';
import type { Checkout } from '../../source/checkout.ts';
import type { SourceFacts } from '../../source/source-facts.ts';
import { type ChangedCommit, CommitWalk, changedByCommits, type FileDifference } from './lacking-commits.ts';

/** The services whose content a change of files changes; undefined where that cannot be told. */
type ServicesOf = (
  environment: string,
  differences: readonly FileDifference[],
) => Promise<ReadonlySet<string> | undefined>;

interface MonorepoQuestion {
  readonly checkout: Checkout;
  readonly facts: Pick<SourceFacts, 'relation' | 'lacking'>;
  readonly servicesOf: ServicesOf;
}

/** Commits whose files are looked at: each of them takes a comparison of the monorepo. */
const mostCompared = 200;
/** Commits that are counted where the checkout does not have them. */
const mostCounted = 1_000;

/** How many commits one state has that another lacks. */
interface Lacking {
  readonly commits: number;
  readonly counts: 'service' | 'all';
  readonly isAtLeast?: true;
}

export class StatusMonorepo {
  readonly #question: MonorepoQuestion;
  readonly #walk: CommitWalk;
  readonly #services = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  #differences: Promise<ReadonlyMap<ObjectId, readonly FileDifference[]>> | undefined;
  #left = mostCompared;

  private constructor(question: MonorepoQuestion, walk: CommitWalk) {
    this.#question = question;
    this.#walk = walk;
  }

  /** @param tips commits that are asked about */
  static async open(question: MonorepoQuestion, tips: Iterable<ObjectId>): Promise<StatusMonorepo> {
    return new StatusMonorepo(question, await CommitWalk.below(question.checkout, tips));
  }

  /** Whether one commit is the other, or has it among its ancestors. */
  async contains(commit: ObjectId, other: ObjectId): Promise<'yes' | 'no' | 'unknown'> {
    const here = this.#walk.reaches(commit, other);
    if (here !== 'unknown') return here;
    const relation = await this.#question.facts.relation(commit, other);
    if (relation === 'unknown') return 'unknown';
    return relation === 'same' || relation === 'contains' ? 'yes' : 'no';
  }

  /**
   * Commits that the first has and the second lacks, of those that change the service where the checkout tells. Undefined: not
   * known.
   */
  async lacking(
    commit: ObjectId,
    other: ObjectId,
    { service, environment }: { readonly service: string; readonly environment: string },
  ): Promise<Lacking | undefined> {
    if (commit === other) return { commits: 0, counts: 'service' };
    const here = this.#walk.lacking(commit, other);
    if (here === undefined) return await this.#lackingElsewhere(commit, other);
    const changes = await Promise.all(here.map((each) => this.#changes(each, environment)));
    if (changes.some((each) => each === undefined)) return { commits: here.length, counts: 'all' };
    return { commits: changes.filter((each) => each?.has(service)).length, counts: 'service' };
  }

  /** The services whose content a commit changes, against its first parent; undefined: not known. */
  async changedBy(commit: ObjectId, environment: string): Promise<ReadonlySet<string> | undefined> {
    if (!this.#walk.hasParents(commit)) return undefined;
    return await this.#changes({ commit, parent: undefined }, environment);
  }

  /** Announces pairs, so that the files of all their commits are asked for together. */
  expect(pairs: readonly (readonly [commit: ObjectId, other: ObjectId])[]): void {
    const commits = new Set(
      pairs.flatMap(([commit, other]) => (this.#walk.lacking(commit, other) ?? []).map((each) => each.commit)),
    );
    this.#differences = changedByCommits(this.#question.checkout, [...commits].slice(0, mostCompared));
  }

  async #lackingElsewhere(commit: ObjectId, other: ObjectId): Promise<Lacking | undefined> {
    const { facts } = this.#question;
    const relation = await facts.relation(commit, other);
    if (relation === 'unknown') return undefined;
    if (relation === 'same' || relation === 'contained') return { commits: 0, counts: 'all' };
    const { length } = await facts.lacking(commit, other, mostCounted);
    if (length === 0) return undefined;
    return { commits: length, counts: 'all', ...(length === mostCounted ? { isAtLeast: true } : {}) };
  }

  #changes({ commit }: ChangedCommit, environment: string): Promise<ReadonlySet<string> | undefined> {
    const key = `${environment} ${commit}`;
    const known = this.#services.get(key) ?? this.#findChanges(commit, environment);
    this.#services.set(key, known);
    return known;
  }

  async #findChanges(commit: ObjectId, environment: string): Promise<ReadonlySet<string> | undefined> {
    if (this.#left <= 0) return undefined;
    this.#left -= 1;
    const expected = (await this.#differences)?.get(commit);
    const differences = expected ?? (await changedByCommits(this.#question.checkout, [commit])).get(commit);
    return differences === undefined ? undefined : await this.#question.servicesOf(environment, differences);
  }
}
