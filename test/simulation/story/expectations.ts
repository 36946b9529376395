/** What a deployment should do, by the model of `model.ts`. */
import type { EnvironmentName } from '../world/actual.ts';
import type { Pipeline } from '../world/pipeline.ts';
import { services } from '../world/world.ts';
import { type Candidate, contentAt, noteAt, order, Place } from './model.ts';
import type { State } from './state.ts';

export interface Wanted {
  readonly content: string;
  readonly note: string;
}

/** What a deployment should do, service by service. */
export interface Expected {
  readonly environment: EnvironmentName | 'review';
  /** Places by service. */
  readonly places: ReadonlyMap<string, Place>;
  /** The services that the run writes, with what they then have. */
  readonly writes: ReadonlyMap<string, Wanted>;
  /** Services that differ, and that an order leaves out. */
  readonly superseded: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
  /** A person has started it: what is left out is then a refusal. */
  readonly byPerson: boolean;
  /** Why the run may end without writing all of it. */
  readonly mayFail: string | undefined;
}

export class Expectations {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  /** The places of a run, and whose they are. */
  placesOf(pipeline: Pipeline): { places: Map<string, Place>; members: readonly string[] } {
    const { monorepo, source } = pipeline;
    const environment = this.#state.environmentOf(pipeline);
    const names = Object.keys(services[monorepo.name]);
    if (environment !== 'review') {
      const places = names.map(
        (service) => [service, this.#state.place(monorepo.name, environment ?? 'dev', service)] as const,
      );
      return { places: new Map(places), members: environment === undefined ? [] : names };
    }
    const review = this.#state.review(monorepo, source);
    const base = this.#state.tip(monorepo, this.#state.world.defaultBranch);
    const fork = monorepo.commits.forkPoint(pipeline.commit, base);
    const members = names.filter(
      (service) =>
        review.members.has(service) ||
        fork === undefined ||
        contentAt(monorepo, service, fork) !== contentAt(monorepo, service, pipeline.commit),
    );
    return { places: new Map(names.map((service) => [service, review.members.get(service) ?? new Place()])), members };
  }

  /** The configuration of this run's environment. */
  noteOf(pipeline: Pipeline): string {
    return this.#state.environmentOf(pipeline) === 'dev' ? noteAt(pipeline.monorepo, pipeline.commit) : '';
  }

  candidate({ monorepo, commit, source }: Pipeline): Candidate {
    return {
      commits: monorepo.commits,
      commit,
      ref: this.#state.refOf(monorepo, source),
      tip: this.#state.tipOf(monorepo, source),
      defaultBranch: this.#state.world.defaultBranch,
    };
  }

  /** Services that differ now; of a run that begins later, only these are its own. */
  differing(pipeline: Pipeline): { differing: Set<string>; held: Set<string> } {
    const { places, members } = this.placesOf(pipeline);
    const [differing, held] = [new Set<string>(), new Set<string>()];
    for (const service of members) {
      const content = contentAt(pipeline.monorepo, service, pipeline.commit);
      const place = places.get(service) ?? new Place();
      const isEqual = content !== undefined && place.now?.content === content;
      if (!isEqual && place.isHeld(content)) held.add(service);
      const isConfigured = place.now !== undefined && place.note === this.noteOf(pipeline);
      if (!isConfigured || !(isEqual || held.has(service))) differing.add(service);
    }
    return { differing, held };
  }

  expect(pipeline: Pipeline, begun = this.differing(pipeline), meanwhile: ReadonlySet<string> = new Set()): Expected {
    const environment = this.#state.environmentOf(pipeline);
    const { places } = this.placesOf(pipeline);
    const [writes, superseded] = [new Map<string, Wanted>(), new Set<string>()];
    const note = this.noteOf(pipeline);
    const reasons: string[] = [];
    for (const service of environment === undefined ? [] : begun.differing) {
      const own = contentAt(pipeline.monorepo, service, pipeline.commit);
      const place = places.get(service) ?? new Place();
      // What was taken back stays away, and its values are written beside what is there.
      const content = begun.held.has(service) ? place.now?.content : own;
      const isPromoted = environment === 'prod' && content !== place.now?.content;
      if (isPromoted && !this.#state.hasCandidate(pipeline.monorepo, service, content))
        reasons.push(`${service} has nothing to promote`);
      else if (content === undefined) reasons.push(`${service} cannot be built`);
      if (order(this.candidate(pipeline), place, meanwhile.has(service)) === 'older') superseded.add(service);
      else if (content === undefined || (!begun.held.has(service) && place.isHeld(content))) continue;
      else if (place.now?.content !== content || place.note !== note) writes.set(service, { content, note });
    }
    const isAgain = pipeline.attempts > 0;
    // A stop binds the pipelines that were under way: those that waited may count as such.
    const stopped = environment === 'review' ? this.#state.review(pipeline.monorepo, pipeline.source).stopped : 0;
    if (pipeline.created < stopped) reasons.push('a person has stopped it');
    // Of what a person's hand put there the record says another thing: an old pipeline may then be refused.
    if (isAgain && [...places.values()].some((place) => place.byHand)) reasons.push('a person was there by hand');
    if (superseded.size > 0 && (isAgain || pipeline.event === 'manual')) reasons.push('a person goes back');
    // GitLab does not say that a job is run again: it is known where the pipeline had written before.
    const isKnown =
      this.#state.world.settings.host === 'github' ||
      [...superseded].some((service) => places.get(service)?.given.some((each) => each.pipeline === pipeline.id));
    const byPerson = pipeline.event === 'manual' || (isAgain && isKnown);
    return {
      environment: environment ?? 'dev',
      places,
      writes,
      superseded,
      held: begun.held,
      byPerson,
      mayFail: reasons[0],
    };
  }
}
