/** What a deployment should do, by the model of `model.ts`. */
import type { EnvironmentName } from '../world/actual.ts';
import type { Pipeline } from '../world/pipeline.ts';
import { services } from '../world/world.ts';
import { type Candidate, contentAt, order, Place } from './model.ts';
import type { State } from './state.ts';

/** What a deployment should do, service by service. */
export interface Expected {
  readonly environment: EnvironmentName | 'review';
  /** Places by service. */
  readonly places: ReadonlyMap<string, Place>;
  /** The services that the run writes, with the content that they then have. */
  readonly writes: ReadonlyMap<string, string>;
  /** Services that differ, and that an order leaves out. */
  readonly superseded: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
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
      const place = places.get(service);
      if (content !== undefined && place?.now?.content === content) continue;
      if (place?.isHeld(content)) held.add(service);
      else differing.add(service);
    }
    return { differing, held };
  }

  expect(pipeline: Pipeline, begun = this.differing(pipeline), meanwhile: ReadonlySet<string> = new Set()): Expected {
    const environment = this.#state.environmentOf(pipeline);
    const { places } = this.placesOf(pipeline);
    const [writes, superseded] = [new Map<string, string>(), new Set<string>()];
    const reasons: string[] = [];
    for (const service of environment === undefined ? [] : begun.differing) {
      const content = contentAt(pipeline.monorepo, service, pipeline.commit);
      const place = places.get(service) ?? new Place();
      const isPromoted = environment === 'prod';
      if (isPromoted && !this.#state.hasCandidate(pipeline.monorepo, service, content))
        reasons.push(`${service} has nothing to promote`);
      else if (content === undefined) reasons.push(`${service} cannot be built`);
      if (order(this.candidate(pipeline), place, meanwhile.has(service)) === 'older') superseded.add(service);
      else if (content !== undefined && !place.isHeld(content) && place.now?.content !== content)
        writes.set(service, content);
    }
    const isPersons = pipeline.attempts > 0 || pipeline.event === 'manual';
    if (superseded.size > 0 && isPersons) reasons.push('a person goes back');
    return { environment: environment ?? 'dev', places, writes, superseded, held: begun.held, mayFail: reasons[0] };
  }
}
