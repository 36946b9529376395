/** Pipelines that deploy: one after the other, two at once, or one that others overtake; and whether each did what it should. */
import type { Actual, Shown } from '../world/actual.ts';
import type { Passing } from '../world/line.ts';
import { type Ended, isClosing, type Pipeline, type RunOptions } from '../world/pipeline.ts';
import { type Monorepo, services } from '../world/world.ts';
import { Broken } from './broken.ts';
import type { Bytes } from './bytes.ts';
import type { Decisions } from './decisions.ts';
import type { Expectations, Expected } from './expectations.ts';
import { contentAt, type Place } from './model.ts';
import { ancestor, type Monorepos } from './monorepos.ts';
import type { Removals } from './removals.ts';
import { pick, type State, short } from './state.ts';

export class Deployments {
  readonly #state: State;
  readonly #bytes: Bytes;
  readonly #expectations: Expectations;
  readonly #monorepos: Monorepos;
  readonly #decisions: Decisions;
  readonly #removals: Removals;
  /** The review environment that a person has stopped while a pipeline was building. */
  #stoppedMeanwhile: string | undefined;

  constructor(
    state: State,
    bytes: Bytes,
    expectations: Expectations,
    monorepos: Monorepos,
    decisions: Decisions,
    removals: Removals,
  ) {
    this.#state = state;
    this.#bytes = bytes;
    this.#expectations = expectations;
    this.#monorepos = monorepos;
    this.#decisions = decisions;
    this.#removals = removals;
  }

  async run(pipeline: Pipeline, options: RunOptions = {}): Promise<void> {
    if (isClosing(pipeline)) return this.#removals.runClosing(pipeline, options);
    const before = this.#state.seen();
    const expected = this.#expectations.expect(pipeline);
    const ended = await this.#state.job(pipeline, 'deploy', options);
    await this.judge(pipeline, expected, before, ended);
  }

  /** Compares what a deployment has done with what it should have done. */
  async judge(pipeline: Pipeline, expected: Expected, before: Actual, ended: Ended): Promise<void> {
    const outage = this.#state.takeOutage();
    const after = await this.#state.lookAgain();
    const { environment, places, writes, superseded, held, mayFail, byPerson } = expected;
    this.#bytes.checkBytes(pipeline, before, after);
    const loose = ended.end === 'killed' || outage !== undefined || mayFail !== undefined;
    if (ended.end === 'failed' && !loose)
      throw new Broken('failed run', `${this.#state.describe(pipeline)} ended with ${ended.code}: ${ended.message}`);
    if (ended.end === 'done' && outage === undefined && byPerson && superseded.size > 0) {
      const names = [...superseded].join(', ');
      throw new Broken('silent refusal', `${this.#state.describe(pipeline)}: ${names} stayed, and the run ended well`);
    }
    const outcomes = new Set<string>();
    for (const [service, place] of places) {
      const old = this.#state.shown(pipeline, service, before);
      const shown = this.#state.shown(pipeline, service, after);
      const [was, is, wanted] = [old?.content, shown?.content, writes.get(service)];
      const content = wanted?.content;
      const where = `${this.#state.describe(pipeline)}: ${service} in ${environment}`;
      if (is === was && old?.note === shown?.note) {
        if (wanted === undefined && old?.tag !== shown?.tag)
          throw new Broken('needless write', `${where} had ${was} with tag ${old?.tag}, and has it with ${shown?.tag}`);
        if (wanted === undefined || (was === content && old?.note === wanted.note)) continue;
        outcomes.add('missing');
        if (!loose)
          throw new Broken(
            'lost change',
            `${where} still has ${was}, ${old?.note}, and not ${content}, ${wanted.note}`,
          );
        continue;
      }
      if (shown === undefined || is === undefined) throw new Broken('wrong deletion', `${where} is gone`);
      if (is !== content || (wanted !== undefined && shown.note !== wanted.note)) {
        const own = contentAt(pipeline.monorepo, service, pipeline.commit);
        if (own === is && held.has(service))
          throw new Broken('undone decision', `${where} was taken back, and has ${is} again`);
        const isOlder = own === is && superseded.has(service);
        // What cannot be asked is not known: the order is then open, and everything belongs to a review environment.
        const isUntold = own === is && outage !== undefined;
        if (isOlder && !isUntold) throw new Broken('older over newer', `${where} had ${was}, and has ${is}`);
        if (!isUntold)
          throw new Broken('other bytes', `${where} had ${was}, and has ${is}, not ${content ?? 'the same'}`);
      }
      outcomes.add('written');
      this.give(pipeline, service, place, { ...shown });
    }
    if (outcomes.size > 1 && (ended.end === 'killed' || outage?.server === 'gitops')) {
      throw new Broken('half done', `${this.#state.describe(pipeline)} wrote some services and not the others`);
    }
    if (ended.end === 'done' && !outcomes.has('missing')) {
      this.#state.settled.set(this.#state.sourceKey(pipeline.monorepo, pipeline.source), pipeline.commit);
      if (environment === 'review')
        this.#state.review(pipeline.monorepo, pipeline.source).ran = this.#state.world.traffic.now();
    }
  }

  give(pipeline: Pipeline, service: string, place: Place, { content, note }: Shown): void {
    place.note = note;
    place.shownNote = note;
    const ref = this.#state.refOf(pipeline.monorepo, pipeline.source);
    place.give({ content, commit: pipeline.commit, ref, pipeline: pipeline.id });
    if (this.#state.environmentOf(pipeline) !== 'review') return;
    const review = this.#state.review(pipeline.monorepo, pipeline.source);
    review.members.set(service, place);
    review.present = true;
    review.written = this.#state.world.traffic.now();
  }

  /** A pipeline that stops at the push of an image while something else happens, and then goes on. */
  async runHeld(pipeline: Pipeline, at: number): Promise<void> {
    if (isClosing(pipeline)) return this.run(pipeline);
    const begun = this.#expectations.differing(pipeline);
    const before = this.#state.seen();
    const known = new Map(
      [...this.#expectations.placesOf(pipeline).places].map(([service, place]) => [service, place.now]),
    );
    const { isHeld, release, onRequest } = holdingLine();
    this.#state.world.traffic.onRequest = onRequest;
    const outage = this.#state.takeOutage();
    const running = this.#state.job(pipeline, 'deploy');
    const first = await Promise.race([isHeld, running]);
    const byPerson = pipeline.attempts > 1;
    if (first !== undefined) {
      // It had nothing to push.
      this.#state.world.traffic.onRequest = undefined;
      this.#state.outage = outage;
      await this.judge(
        pipeline,
        this.#expectations.expect({ ...pipeline, attempts: byPerson ? 1 : 0 }, begun),
        before,
        first,
      );
      return;
    }
    this.#state.tell(`pipeline ${pipeline.id} (${this.#state.describe(pipeline)}) is building`);
    // Some builds are long, and some are a second.
    if (at % 4 < 2) this.#state.world.traffic.ahead += 60_000;
    await this.meanwhile(pipeline, at);
    const during = this.#state.seen();
    const meanwhile = new Set(
      [...this.#expectations.placesOf(pipeline).places]
        .filter(([service, place]) => place.now !== known.get(service))
        .map(([service]) => service),
    );
    const expected = this.#expectations.expect({ ...pipeline, attempts: byPerson ? 1 : 0 }, begun, meanwhile);
    release();
    const ended = await running;
    this.#state.world.traffic.onRequest = undefined;
    this.#state.figures.concurrent += 1;
    this.#state.outage = outage;
    if (this.#stoppedMeanwhile === this.#state.reviewKey(pipeline.monorepo, pipeline.source)) {
      await this.judge(
        pipeline,
        { ...expected, writes: new Map(), superseded: new Set(begun.differing) },
        during,
        ended,
      );
    } else await this.judge(pipeline, expected, during, ended);
    this.#stoppedMeanwhile = undefined;
  }

  /** What others do while a pipeline builds. */
  async meanwhile(pipeline: Pipeline, at: number): Promise<void> {
    const { monorepo, source } = pipeline;
    const branch =
      source.kind === 'tag' ? undefined : source.kind === 'request' ? source.request.branch : source.branch;
    const isTopic = branch !== undefined && this.#state.topics(monorepo).includes(branch);
    const service = pick(Object.keys(services[monorepo.name]), at) ?? '';
    switch (at % 6) {
      case 0:
      case 1: {
        const other = this.#state.queue.find((each) => each.commit !== pipeline.commit);
        if (other === undefined) return;
        this.#state.queue.splice(this.#state.queue.indexOf(other), 1);
        return this.run(other);
      }
      case 2: {
        if (branch === undefined || monorepo.commits.tip(`refs/heads/${branch}`) === undefined) return;
        const path = `apps/${service}/app.txt`;
        this.#monorepos.commit(monorepo, branch, [this.#state.tip(monorepo, branch)], {
          [path]: this.#state.text(path),
        });
        const next = this.#state.queue.pop();
        return next === undefined ? undefined : this.run(next);
      }
      case 3: {
        if (!isTopic) return;
        this.#monorepos.delete(monorepo, branch, 'closed');
        const closing = this.#state.queue.at(-1);
        if (closing === undefined || !isClosing(closing)) return;
        this.#state.queue.pop();
        return this.run(closing);
      }
      case 4: {
        const environment = this.#state.environmentOf(pipeline);
        if (environment === 'review') {
          const review = this.#state.reviews.get(this.#state.reviewKey(monorepo, source));
          if (review?.present === true) {
            await this.#removals.stopReview(review);
            this.#stoppedMeanwhile = this.#state.reviewKey(monorepo, source);
          }
          return;
        }
        return this.#decisions.rollback(monorepo, environment ?? 'dev', service);
      }
      default: {
        if (branch === undefined || monorepo.commits.tip(`refs/heads/${branch}`) === undefined) return;
        const { parents } = monorepo.commits.get(this.#state.tip(monorepo, branch));
        const path = `apps/${service}/app.txt`;
        if (parents.length === 1) this.#monorepos.commit(monorepo, branch, parents, { [path]: this.#state.text(path) });
      }
    }
  }

  /** Two pipelines at once: the result is that of one after the other, in either order. */
  async runTwo(first: Pipeline, second: Pipeline): Promise<void> {
    this.#state.takeOutage();
    const before = this.#state.seen();
    const runs = [first, second].map((pipeline) => ({
      pipeline,
      key:
        this.#state.environmentOf(pipeline) === 'review'
          ? this.#state.reviewKey(pipeline.monorepo, pipeline.source)
          : `${pipeline.monorepo.name} ${this.#state.environmentOf(pipeline)}`,
    }));
    const isOnePlace = runs[0]?.key === runs[1]?.key;
    if (isOnePlace && this.#expectations.noteOf(first) !== this.#expectations.noteOf(second)) {
      await this.run(first);
      return this.run(second);
    }
    const expectations = runs.map(({ pipeline }) => this.#expectations.expect(pipeline));
    const ended = await Promise.all(runs.map(({ pipeline }) => this.#state.job(pipeline, 'deploy')));
    this.#state.figures.concurrent += 1;
    const after = await this.#state.lookAgain();
    for (const [index, { pipeline }] of runs.entries()) {
      const expected = expectations[index];
      const end = ended[index];
      if (expected === undefined || end === undefined) continue;
      if (end.end === 'failed' && expected.mayFail === undefined && !isOnePlace)
        throw new Broken('failed run', `${this.#state.describe(pipeline)} ended with ${end.code}: ${end.message}`);
    }
    const winner = new Map<string, Pipeline>();
    for (const [index, { pipeline }] of runs.entries()) {
      for (const [service, place] of expectations[index]?.places ?? []) {
        const was = this.#state.shown(pipeline, service, before);
        const shown = this.#state.shown(pipeline, service, after);
        if (shown === undefined || (shown.content === was?.content && shown.note === was.note)) continue;
        const writers = runs.filter(
          (run, at) => run.key === runs[index]?.key && expectations[at]?.writes.get(service)?.content === shown.content,
        );
        const [writer] = writers.filter(({ pipeline: each }) =>
          writers.every(
            ({ pipeline: other }) =>
              each.monorepo.commits.contains(each.commit, other.commit) ||
              !other.monorepo.commits.contains(other.commit, each.commit),
          ),
        );
        if (writer === undefined)
          throw new Broken(
            'other bytes',
            `${service} in ${runs[index]?.key} has ${shown.content}, which neither of two runs was to write`,
          );
        if (winner.has(`${runs[index]?.key} ${service}`)) continue;
        const rival = runs.find((run) => run !== writer && run.key === writer.key);
        const rivals =
          rival === undefined ? undefined : expectations[runs.indexOf(rival)]?.writes.get(service)?.content;
        const isOlder =
          rival !== undefined &&
          rivals !== undefined &&
          rivals !== shown.content &&
          rival.pipeline.monorepo.commits.contains(rival.pipeline.commit, writer.pipeline.commit);
        const rivalEnd = rival === undefined ? undefined : ended[runs.indexOf(rival)];
        if (isOlder && rivalEnd?.end === 'done')
          throw new Broken(
            'older over newer',
            `${service} in ${writer.key}: ${short(writer.pipeline.commit)} won over ${short(rival.pipeline.commit)}`,
          );
        winner.set(`${runs[index]?.key} ${service}`, writer.pipeline);
        this.give(writer.pipeline, service, place, shown);
      }
    }
    for (const [index, { pipeline, key }] of runs.entries()) {
      const isDone = ended[index]?.end === 'done';
      const missing = [...(expectations[index]?.writes ?? [])].filter(
        ([service, { content }]) => this.#state.shown(pipeline, service, after)?.content !== content,
      );
      const lost = missing.filter(([service]) => !winner.has(`${key} ${service}`));
      if (isDone && lost.length > 0 && expectations[index]?.mayFail === undefined)
        throw new Broken(
          'lost change',
          `${this.#state.describe(pipeline)}: ${lost.map(([service]) => service).join(', ')} beside another run`,
        );
      if (isDone && missing.length === 0)
        this.#state.settled.set(this.#state.sourceKey(pipeline.monorepo, pipeline.source), pipeline.commit);
    }
    this.#bytes.checkValues(after);
  }

  /** A person deploys a service by its name: although it is equal, and although it was taken back. */
  async byName(monorepo: Monorepo, service: string): Promise<void> {
    const branch = this.#state.world.defaultBranch;
    const pipeline = this.#state.pipeline(monorepo, 'manual', { kind: 'branch', branch });
    const content = contentAt(monorepo, service, pipeline.commit);
    const place = this.#state.place(monorepo.name, 'dev', service);
    const takenBack = place.takenBack.splice(0);
    const before = this.#state.seen();
    const expected = this.#expectations.expect(pipeline, { differing: new Set([service]), held: new Set() });
    const note = this.#expectations.noteOf(pipeline);
    const isWritten = content !== undefined && !expected.superseded.has(service);
    const writes = new Map(isWritten ? [[service, { content, note }]] : []);
    const now = place.now;
    const ended = await this.#state.job(pipeline, 'deploy', { flags: { services: service } });
    this.#state.ran.splice(this.#state.ran.indexOf(pipeline), 1);
    const settled = new Map(this.#state.settled);
    await this.judge(pipeline, { ...expected, writes }, before, ended);
    // It says nothing about the other services.
    this.#state.settled.clear();
    for (const [key, commit] of settled) this.#state.settled.set(key, commit);
    const isDone = ended.end === 'done' && isWritten;
    if (isDone && place.now === now && content !== undefined) {
      place.give({ content, commit: pipeline.commit, ref: this.#state.refOf(monorepo, pipeline.source) });
    }
    place.takenBack.push(...takenBack.filter((back) => !isDone || back.content !== content));
  }

  /** A person deploys an older commit of the default branch on purpose, whatever was taken back. */
  async apply(monorepo: Monorepo, at: number): Promise<void> {
    const branch = this.#state.world.defaultBranch;
    const commit = ancestor(monorepo, this.#state.tip(monorepo, branch), at);
    const pipeline = this.#state.pipeline(monorepo, 'manual', { kind: 'branch', branch }, { commit });
    const names = Object.keys(services[monorepo.name]);
    const places = names.map((service) => this.#state.place(monorepo.name, 'dev', service));
    const takenBack = places.map((place) => place.takenBack.splice(0));
    const earlier = places.map((place) => place.now);
    const before = this.#state.seen();
    const expected = this.#expectations.expect(pipeline);
    const note = this.#expectations.noteOf(pipeline);
    const back = [...expected.superseded].flatMap((service) => {
      const content = contentAt(monorepo, service, commit);
      return content === undefined ? [] : [[service, { content, note }] as const];
    });
    const isRed = expected.mayFail?.includes('cannot be built') === true;
    const asked = { writes: new Map([...expected.writes, ...back]), superseded: new Set<string>() };
    const ended = await this.#state.job(pipeline, 'deploy', { flags: { 'on-older': 'apply' } });
    this.#state.ran.splice(this.#state.ran.indexOf(pipeline), 1);
    await this.judge(pipeline, { ...expected, ...asked, mayFail: isRed ? 'red' : undefined }, before, ended);
    for (const [index, place] of places.entries()) {
      const was = earlier[index];
      const isBack = was !== undefined && place.now !== was && was.commit !== commit;
      const isOlder = back.some(([service]) => service === names[index]);
      const still = (takenBack[index] ?? []).filter((each) => place.now === was || each.content !== place.now?.content);
      place.takenBack.push(...still, ...(isBack && isOlder ? [was] : []));
    }
    // It is no run of the branch's tip.
    if (commit !== this.#state.tip(monorepo, branch))
      this.#state.settled.delete(this.#state.sourceKey(monorepo, { kind: 'branch', branch }));
  }
}

/** The first push of a manifest waits until it is released. */
function holdingLine() {
  let [hold, release] = [() => {}, () => {}];
  const isHeld = new Promise<void>((resolve) => (hold = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  let left = 1;
  const onRequest = async ({ server, method, path }: Passing) => {
    if (server !== 'registry' || method !== 'PUT' || !path.includes('/manifests/') || left === 0) return;
    left -= 1;
    hold();
    await released;
  };
  return { isHeld, release: () => release(), onRequest };
}
