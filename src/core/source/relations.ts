/** How commits of the monorepo stand to each other: asked of the checkout, then of its remote, then of the forge. */
import { messageOf } from '../failure.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { type Checkout, firstLine } from './checkout.ts';
import { CheckoutHistory } from './checkout-history.ts';
import { CommitGraph } from './commit-graph.ts';
import type { Relation } from './source-facts.ts';

/** Generations of commits that are asked of the remote, one request each, for all questions of a run together. */
const steps: readonly number[] = [50, 250, 1000];
/** Pairs that the forge compares in one run. */
const mostCompared = 20;

interface RelationSources {
  readonly checkout: Checkout;
  /** The monorepo's remote; undefined when it cannot be asked. */
  readonly transport: () => Promise<Transport | undefined>;
  /** Commits that the questions are nearly always about: they are asked for together with those of a question. */
  readonly tips: () => Promise<readonly ObjectId[]>;
  /** The forge's compare API; undefined when there is none. */
  readonly compare: (commit: ObjectId, other: ObjectId) => Promise<Relation | undefined>;
  readonly note: (line: string) => void;
}

/** Answers do not change, so each is found once; one question at a time, because the next may need no request then. */
export class Relations {
  readonly #sources: RelationSources;
  readonly #graph = new CommitGraph();
  readonly #answers = new Map<string, Promise<Relation>>();
  readonly #here: CheckoutHistory;
  /** Commits that the remote does not give. */
  readonly #absent = new Set<ObjectId>();
  /** The remote has given a commit that no ref names: what it refuses it does not have. */
  #givesAny = false;
  #step = 0;
  #compared = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(sources: RelationSources) {
    this.#sources = sources;
    this.#here = new CheckoutHistory(sources.checkout);
  }

  relation(commit: ObjectId, other: ObjectId): Promise<Relation> {
    const key = `${commit} ${other}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    // Asked of the checkout at once, together with what else is asked now.
    if (this.#graph.relation(commit, other) === 'unknown') void this.#here.relation(commit, other);
    const answer = this.#inTurn(() => this.#relation(commit, other));
    this.#answers.set(key, answer);
    this.#answers.set(
      `${other} ${commit}`,
      answer.then((found) => inverse[found]),
    );
    return answer;
  }

  has(commit: ObjectId): Promise<'yes' | 'no' | 'unknown'> {
    return this.#inTurn(async () => {
      if (await this.#here.has(commit)) return 'yes';
      while (!this.#graph.has(commit) && (await this.#askRemote([commit])));
      if (this.#graph.has(commit)) return 'yes';
      return this.#absent.has(commit) && this.#givesAny ? 'no' : 'unknown';
    });
  }

  /** The commit that the digits abbreviate. @param tips below which it is looked for */
  commitOf(digits: string): Promise<ObjectId | 'unknown' | undefined> {
    if (!/^([0-9a-f]{7,40}|[0-9a-f]{64})$/.test(digits)) return Promise.resolve(undefined);
    const abbreviated = this.#here.abbreviated(digits);
    return this.#inTurn(async () => {
      const here = await abbreviated;
      if (here !== undefined) return here === 'several' ? undefined : here;
      const { tips } = this.#sources;
      const found = () => this.#graph.startingWith(digits);
      const isWhole = async () => (await tips()).every((tip) => this.#graph.isWhole(tip));
      while (found().length === 0 && !(await isWhole()) && (await this.#askRemote([])));
      if (found().length > 1) return undefined;
      // A whole checkout may lack the newest commits only, which the first step has brought.
      const complete =
        (await tips()).length > 0 && ((await isWhole()) || (this.#step > 0 && (await this.#here.isWhole())));
      return found()[0] ?? (complete ? undefined : 'unknown');
    });
  }

  /** The best common ancestor; undefined where there is none, or it is not known. */
  mergeBase(commit: ObjectId, other: ObjectId): Promise<ObjectId | undefined> {
    return this.#inTurn(async () => {
      const areHere = (await this.#here.isWhole()) && (await this.#here.has(commit)) && (await this.#here.has(other));
      if (areHere) return firstLine(await this.#here.git(['merge-base', commit, other]));
      const common = () => this.#graph.common(commit, other);
      while (common() === undefined && (await this.#askRemote([commit, other])));
      return common();
    });
  }

  async lacking(commit: ObjectId, other: ObjectId, most: number) {
    const known = this.#graph.lacking(commit, other) ?? (await this.#here.lacking(commit, other, most));
    return known.slice(0, most);
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #relation(commit: ObjectId, other: ObjectId): Promise<Relation> {
    const known = () => this.#graph.relation(commit, other);
    if (known() !== 'unknown') return known();
    const here = await this.#here.relation(commit, other);
    if (here !== 'unknown') return here;
    while (known() === 'unknown' && (await this.#askRemote([commit, other])));
    return known() === 'unknown' ? this.#relationByForge(commit, other) : known();
  }

  /** The next step of the history below these commits. False when there is no next one, or nothing to ask for. */
  async #askRemote(commits: readonly ObjectId[]): Promise<boolean> {
    // What the remote does not have is no part of its history, however deep that is asked for. One that gives only what
    // refs name may still have it below them.
    if (this.#givesAny && commits.some((commit) => this.#absent.has(commit))) return false;
    const depth = steps[this.#step];
    const transport = depth === undefined ? undefined : await this.#sources.transport();
    if (depth === undefined || transport === undefined) return false;
    const tips = await this.#sources.tips();
    const wanted = [...new Set([...tips, ...commits])].filter(
      (id) => !this.#absent.has(id) && !this.#graph.isWhole(id),
    );
    if (wanted.length === 0) return false;
    this.#step += 1;
    try {
      this.#graph.add(await transport.commits(wanted, depth));
      if (wanted.some((id) => !tips.includes(id))) this.#givesAny = true;
    } catch (error) {
      const refused = refusedCommit(error);
      if (refused === undefined || !wanted.includes(refused)) {
        this.#step = steps.length;
        this.#sources.note(`the history of the monorepo cannot be asked of its remote: ${messageOf(error)}`);
        return false;
      }
      this.#absent.add(refused);
      // The server reads the list in its order.
      if (wanted.slice(0, wanted.indexOf(refused)).some((id) => !tips.includes(id))) this.#givesAny = true;
    }
    return true;
  }

  async #relationByForge(commit: ObjectId, other: ObjectId): Promise<Relation> {
    if (this.#compared >= mostCompared) {
      this.#sources.note(`more than ${mostCompared} pairs of commits would have to be compared by the forge`);
      return 'unknown';
    }
    this.#compared += 1;
    return (await this.#sources.compare(commit, other)) ?? 'unknown';
  }
}

const inverse: Readonly<Record<Relation, Relation>> = {
  same: 'same',
  contains: 'contained',
  contained: 'contains',
  neither: 'neither',
  unknown: 'unknown',
};

/** The commit that the words of an error say is not there; git names one of several. */
function refusedCommit(error: unknown): ObjectId | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const [, id] = /(?:not our ref|unadvertised object|no such commit) ([0-9a-f]{40,64})/.exec(each.message) ?? [];
    if (id !== undefined) return id;
  }
  return undefined;
}
