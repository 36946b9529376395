/**
 * Random worlds to decide in: one environment that `main` and hot branches feed, with late, lost, red and repeated runs,
 * merges, squashes, amended and reset branches, and people who take something back. A rule plays in them, and an observer
 * that knows the whole history counts what the rule did wrong.
 */
import fc from 'fast-check';
import {
  type Decision,
  decided,
  editedByHand,
  type Monorepo,
  type PlaceEvent,
  type PlaceState,
  placeOf,
  type Run,
  reaches,
  rolledBack,
  runBegins,
  type Situation,
  whereOn,
  written,
} from './decision.ts';

/** What happens next. Numbers choose among what is there at that moment. */
export type Step =
  | { readonly does: 'push'; readonly branch: number; readonly changes: 'api' | 'worker' | 'set' | 'revert' }
  | { readonly does: 'open'; readonly back: number }
  | { readonly does: 'amend' | 'merge' | 'squash' | 'delete'; readonly branch: number }
  | { readonly does: 'reset'; readonly branch: number; readonly back: number }
  | { readonly does: 'begin' | 'finish' | 'lose'; readonly run: number }
  | { readonly does: 'repeat'; readonly run: number; readonly how: 'retry' | 'person' | 'apply' | 'name' }
  | { readonly does: 'nightly'; readonly all: boolean }
  | { readonly does: 'rollback' | 'edit' };

const index = fc.nat({ max: 11 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('push'),
      branch: index,
      changes: fc.constantFrom('api', 'api', 'worker', 'set', 'revert'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('open'), back: fc.nat({ max: 2 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom('amend', 'merge', 'squash', 'delete'), branch: index }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('reset'), branch: index, back: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 8, arbitrary: fc.record({ does: fc.constant('begin'), run: index }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constant('finish'), run: index }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('lose'), run: index }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('repeat'),
      run: index,
      how: fc.constantFrom('retry', 'retry', 'person', 'apply', 'name'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('nightly'), all: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('rollback', 'rollback', 'edit') }) },
) as fc.Arbitrary<Step>;

export const worlds: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 20, maxLength: 60, size: 'max' });

export interface Verdict {
  /** `write image: …`, `superseded: …` … */
  readonly outcome: string;
  readonly rollbackOf?: readonly string[];
}

export type Rule = (situation: Situation) => Promise<Verdict>;

export function ruleOf(decision: Decision): Rule {
  return async (situation) => {
    const { outcome, order } = await decided(situation, 'api', decision);
    return { outcome, rollbackOf: order?.do === 'write' ? order.rollbackOf : [] };
  };
}

/** What one writes first: compares with what runs, and writes what descends from it or is on its branch now. */
export const descendsOrIsOnItsBranch: Rule = async (situation) => {
  const { monorepo, place, run } = situation;
  const { holds } = placeOf(monorepo, place, 'api');
  if (typeof holds === 'string') return { outcome: 'write image: first' };
  if (holds.content === monorepo.content(run.at, 'api') && !run.all) return { outcome: 'nothing: equal' };
  const descends = reaches(monorepo, run.at, holds.commit);
  return { outcome: descends || whereOn(situation) !== 'off' ? 'write image: newer' : 'superseded: older' };
};

export interface Tally {
  runs: number;
  writes: number;
  /** A commit on an open line was replaced by one that it contains. */
  newerTakenOut: number;
  /** Content that a person took back returned by itself, or what lies below it. */
  decisionsUndone: number;
  /** A run took out what another line had deployed meanwhile, or what its own source has merged since. */
  otherLineTakenOut: number;
  /** A commit was written that its source had dropped. */
  droppedWritten: number;
  /** The tip of the source that the environment is at was not written, though nobody took it back. */
  tipsLost: number;
  /** A run wrote once more what it had written. */
  writtenTwice: number;
  /** After a run of its own, the tip of `main` was neither there, nor held, nor contained in an open line that is. */
  changesLost: number;
}

export const nothingWrong: Tally = {
  runs: 0,
  writes: 0,
  newerTakenOut: 0,
  decisionsUndone: 0,
  otherLineTakenOut: 0,
  droppedWritten: 0,
  tipsLost: 0,
  writtenTwice: 0,
  changesLost: 0,
};

interface Pipeline {
  readonly run: Run;
  /** Number of events of the place that it saw when it began. */
  began?: number;
}

/** A world that steps change. */
class World {
  readonly parents = new Map<string, readonly string[]>();
  readonly refs = new Map<string, string>();
  readonly contents = new Map<string, string>();
  readonly configurations = new Map<string, string>();
  readonly place: PlaceEvent[] = [];
  readonly queued: Pipeline[] = [];
  readonly underWay: Pipeline[] = [];
  readonly past: Run[] = [];
  readonly tally: Tally = { ...nothingWrong };
  /** What people took back and what has not been given since. */
  takenBack: { readonly commit: string; readonly content: string }[] = [];
  #commits = 0;
  readonly #rule: Rule;

  constructor(rule: Rule) {
    this.#rule = rule;
    this.refs.set('main', this.commit([], { content: 'api@0', configuration: 'set@0' }));
    this.pushed('main');
  }

  get monorepo(): Monorepo {
    const { parents, refs, contents, configurations } = this;
    return {
      parents,
      refs,
      content: (commit) => contents.get(commit)!,
      configuration: (commit) => configurations.get(commit)!,
    };
  }

  state(place: readonly PlaceEvent[] = this.place): PlaceState {
    return placeOf(this.monorepo, place, 'api');
  }

  commit(parents: readonly string[], keys: { content?: string; configuration?: string }): string {
    const id = `c${this.#commits++}`;
    this.parents.set(id, parents);
    this.contents.set(id, keys.content ?? this.contents.get(parents[0]!)!);
    this.configurations.set(id, keys.configuration ?? this.configurations.get(parents[0]!)!);
    return id;
  }

  child(parents: readonly string[], changes: string): string {
    const next = this.#commits;
    if (changes === 'api') return this.commit(parents, { content: `api@${next}` });
    if (changes === 'set') return this.commit(parents, { configuration: `set@${next}` });
    const before = this.parents.get(parents[0]!)?.[0];
    if (changes === 'revert' && before !== undefined)
      return this.commit(parents, { content: this.contents.get(before)! });
    return this.commit(parents, {});
  }

  /** What two lines have together. */
  joined(main: string, hot: string, parents: readonly string[]): string {
    const isAhead = reaches(this, hot, main);
    return isAhead
      ? this.commit(parents, { content: this.contents.get(hot)!, configuration: this.configurations.get(hot)! })
      : this.child(parents, 'api');
  }

  pushed(branch: string): void {
    const run: Run = { at: this.refs.get(branch)!, from: branch, pipeline: `p${this.past.length}` };
    this.queued.push({ run });
    this.past.push(run);
  }

  hot(number: number): string | undefined {
    const branches = [...this.refs.keys()].filter((name) => name !== 'main');
    return branches[number % branches.length];
  }

  back(from: string, steps: number): string {
    let commit = from;
    for (let left = steps; left > 0; left--) commit = this.parents.get(commit)?.[0] ?? commit;
    return commit;
  }

  async take(step: Step): Promise<void> {
    const main = this.refs.get('main')!;
    switch (step.does) {
      case 'push': {
        const branches = [...this.refs.keys()];
        const branch = branches[step.branch % branches.length]!;
        this.refs.set(branch, this.child([this.refs.get(branch)!], step.changes));
        return this.pushed(branch);
      }
      case 'open': {
        const branch = `hot${this.#commits}`;
        this.refs.set(branch, this.child([this.back(main, step.back)], 'api'));
        return this.pushed(branch);
      }
      case 'amend': {
        const branch = this.hot(step.branch);
        if (branch === undefined) return;
        this.refs.set(branch, this.child(this.parents.get(this.refs.get(branch)!)!, 'api'));
        return this.pushed(branch);
      }
      case 'merge':
      case 'squash': {
        const branch = this.hot(step.branch);
        const hot = branch === undefined ? undefined : this.refs.get(branch)!;
        if (hot === undefined || reaches(this, main, hot)) return;
        this.refs.set('main', this.joined(main, hot, step.does === 'merge' ? [main, hot] : [main]));
        return this.pushed('main');
      }
      case 'delete': {
        const branch = this.hot(step.branch);
        if (branch !== undefined) this.refs.delete(branch);
        return;
      }
      case 'reset': {
        const branches = [...this.refs.keys()];
        const branch = branches[step.branch % branches.length]!;
        this.refs.set(branch, this.back(this.refs.get(branch)!, step.back));
        return this.pushed(branch);
      }
      case 'nightly':
        this.queued.push({ run: { at: main, from: 'main', all: step.all } });
        return;
      case 'begin': {
        const [pipeline] = this.queued.splice(step.run % Math.max(this.queued.length, 1), 1);
        if (pipeline !== undefined) this.underWay.push({ ...pipeline, began: this.place.length });
        return;
      }
      case 'lose':
        this.queued.splice(step.run % Math.max(this.queued.length, 1), 1);
        return;
      case 'finish': {
        const [pipeline] = this.underWay.splice(step.run % Math.max(this.underWay.length, 1), 1);
        if (pipeline !== undefined) await this.finish(pipeline.run, pipeline.began ?? 0);
        return;
      }
      case 'repeat': {
        const run = this.past[this.past.length - 1 - (step.run % this.past.length)]!;
        const by = step.how === 'retry' ? {} : ({ by: 'person' } as const);
        const how = step.how === 'apply' ? ({ onOlder: 'apply' } as const) : step.how === 'name' ? { named: true } : {};
        this.queued.push({ run: { ...run, ...by, ...how } });
        return;
      }
      case 'rollback':
      case 'edit':
        return this.takeBack(step.does === 'rollback' ? rolledBack() : editedByHand);
    }
  }

  /** A person takes back what is in place. */
  takeBack(event: PlaceEvent): void {
    const { holds } = this.state();
    if (typeof holds === 'string') return;
    const { holds: after } = this.state([...this.place, event]);
    if (after === 'nothing') return;
    this.place.push(event);
    this.takenBack.push({ commit: holds.commit, content: holds.content! });
  }

  async finish(run: Run, began: number): Promise<Verdict> {
    const place = [...this.place.slice(0, began), runBegins, ...this.place.slice(began)];
    const situation = { monorepo: this.monorepo, place, run };
    const before = this.state(place);
    const verdict = await this.#rule(situation);
    this.tally.runs++;
    const { outcome, rollbackOf = [] } = verdict;
    const what = /^write (\w+)/.exec(outcome)?.[1];
    this.observeTip(situation, before, outcome);
    if (what === undefined) return verdict;
    this.tally.writes++;
    this.observeWrite(situation, before, what);
    const { holds } = before;
    const content = this.contents.get(run.at)!;
    if (what === 'image')
      this.takenBack = this.takenBack.filter((each) => each.commit !== run.at && each.content !== content);
    // Also where its content equals what it is replaced by: then its values were taken back, and they are held together.
    if (typeof holds === 'object' && rollbackOf.includes(holds.commit))
      this.takenBack.push({ commit: holds.commit, content: holds.content! });
    const more = { pipeline: run.pipeline ?? 'nightly', rollbackOf, values: what === 'values' };
    this.place.push(written(run.at, run.from, more));
    return verdict;
  }

  observeTip({ monorepo, run }: Situation, { holds }: PlaceState, outcome: string): void {
    const isTip = monorepo.refs.get(run.from!) === run.at;
    const isSame = typeof holds === 'object' && holds.from === run.from;
    const isRefused = /^(superseded|refuse)/.test(outcome) && !outcome.includes('taken-back');
    if (isTip && isSame && isRefused) this.tally.tipsLost++;
  }

  observeWrite({ monorepo, run }: Situation, { holds, came }: PlaceState, what: string): void {
    const { tally } = this;
    const isTip = monorepo.refs.get(run.from!) === run.at;
    const content = this.contents.get(run.at)!;
    const returns = this.takenBack.some(
      (each) => (what === 'image' && each.content === content) || (!isTip && reaches(this, each.commit, run.at)),
    );
    const isOnPurpose = run.onOlder === 'apply' || run.named === true;
    if (returns && !isOnPurpose) tally.decisionsUndone++;
    if (run.onOlder === 'apply') return;
    const source = this.refs.get(run.from!);
    if (source === undefined || !reaches(this, source, run.at)) tally.droppedWritten++;
    if (typeof holds === 'string' || holds.commit === run.at) return;
    const isOpen = this.isOpen(holds.commit, [holds.from!, run.from!, 'main']);
    const isReset = isTip && holds.from === run.from;
    const [contains, contained] = [reaches(this, run.at, holds.commit), reaches(this, holds.commit, run.at)];
    if (contained && isOpen && !isReset) tally.newerTakenOut++;
    const isJoined = this.isOpen(holds.commit, [run.from!]);
    const isOther = came === 'meanwhile' && holds.from !== run.from;
    if (!contains && !contained && (isOther || isJoined)) tally.otherLineTakenOut++;
  }

  isOpen(commit: string, branches: readonly string[]): boolean {
    const tips = branches.flatMap((name) => this.refs.get(name) ?? []);
    return tips.some((tip) => reaches(this, tip, commit));
  }

  /** In the end the tip of `main` has a run of its own, twice. */
  async settle(): Promise<void> {
    const at = this.refs.get('main')!;
    const run: Run = { at, from: 'main', pipeline: 'last' };
    const { outcome } = await this.finish(run, this.place.length);
    const { holds } = this.state();
    const isThere = typeof holds === 'object' && holds.content === this.contents.get(at);
    const isAhead =
      typeof holds === 'object' && reaches(this, holds.commit, at) && this.isOpen(holds.commit, [holds.from!, 'main']);
    const isTakenBack = this.takenBack.some((each) => each.commit === at || each.content === this.contents.get(at));
    if (!isThere && !isTakenBack && !isAhead) this.tally.changesLost++;
    const again = await this.finish(run, this.place.length);
    if (outcome.startsWith('write') && again.outcome.startsWith('write')) this.tally.writtenTwice++;
  }
}

/** What a rule does in many worlds, the same for every rule. */
export async function playAll(count: number, rule: Rule): Promise<Tally> {
  const sum = { ...nothingWrong };
  for (const steps of fc.sample(worlds, { numRuns: count, seed: 9 })) {
    const tally = await play(steps, rule);
    for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
  }
  return sum;
}

export async function play(steps: readonly Step[], rule: Rule): Promise<Tally> {
  const world = new World(rule);
  for (const each of steps) await world.take(each);
  await world.settle();
  return world.tally;
}
