/**
 * Plays the story of a world: people work in the monorepos and in the GitOps repository, pipelines run, and after each the
 * world is compared with what a person would say should be there.
 */
import { isClosing } from '../world/pipeline.ts';
import { services, World } from '../world/world.ts';
import { Bytes } from './bytes.ts';
import { Decisions } from './decisions.ts';
import { Deployments } from './deployments.ts';
import { Ending } from './ending.ts';
import type { Story, WorldEvent } from './events.ts';
import { Expectations } from './expectations.ts';
import { Monorepos } from './monorepos.ts';
import { Removals } from './removals.ts';
import { pick, State } from './state.ts';

/** Milliseconds. */
const day = 86_400_000;

/** What a story has told so far, also when it ends early. */
export type Told = { state?: State };

/** @throws Broken */
export async function play(story: Story, told: Told = {}): Promise<State> {
  await using world = await World.create(story.settings);
  const state = new State(world);
  told.state = state;
  const player = new Player(state);
  await player.begin();
  for (const event of story.events) {
    state.figures.events += 1;
    world.traffic.ahead += 60_000;
    await player.happens(event);
  }
  await player.end(story.ending);
  return state;
}

class Player {
  readonly #state: State;
  readonly #monorepos: Monorepos;
  readonly #decisions: Decisions;
  readonly #removals: Removals;
  readonly #deployments: Deployments;
  readonly #ending: Ending;

  constructor(state: State) {
    const bytes = new Bytes(state);
    this.#state = state;
    this.#monorepos = new Monorepos(state);
    this.#decisions = new Decisions(state);
    this.#removals = new Removals(state, bytes);
    this.#deployments = new Deployments(
      state,
      bytes,
      new Expectations(state),
      this.#monorepos,
      this.#decisions,
      this.#removals,
    );
    this.#ending = new Ending(state, bytes, this.#monorepos, this.#deployments, this.#removals);
  }

  async begin(): Promise<void> {
    await this.#state.lookAgain();
    this.#monorepos.begin();
    const { defaultBranch: branch, monorepos } = this.#state.world;
    await this.#deployments.run(this.#state.pipeline(monorepos.shop, 'push', { kind: 'branch', branch }));
  }

  end(number: number): Promise<void> {
    return this.#ending.end(number);
  }

  async happens(event: WorldEvent): Promise<void> {
    const { monorepos } = this.#state.world;
    switch (event.do) {
      case 'run': {
        const pipeline = pick(this.#state.queue, event.which);
        if (pipeline === undefined) return;
        this.#state.queue.splice(this.#state.queue.indexOf(pipeline), 1);
        if (event.as === 'held') return this.#deployments.runHeld(pipeline, event.at);
        return this.#deployments.run(pipeline, event.as === 'killed' ? { killAt: event.at } : {});
      }
      case 'run-two': {
        const [first, second] = this.#state.queue.filter((each) => !isClosing(each)).slice(event.which % 3);
        if (first === undefined || second === undefined) return;
        for (const each of [first, second]) this.#state.queue.splice(this.#state.queue.indexOf(each), 1);
        return this.#deployments.runTwo(first, second);
      }
      case 'cancel': {
        const pipeline = pick(this.#state.queue, event.which);
        if (pipeline === undefined) return;
        this.#state.queue.splice(this.#state.queue.indexOf(pipeline), 1);
        this.#state.tell(`pipeline ${pipeline.id} is cancelled before it runs`);
        return;
      }
      case 'again': {
        const pipeline = pick(
          this.#state.ran.filter((each) => !isClosing(each)),
          event.which,
        );
        return pipeline === undefined ? undefined : this.#deployments.run(pipeline);
      }
      case 'rollback':
        return this.#decisions.rollback(
          monorepos[event.repository],
          event.environment,
          pick(Object.keys(services[event.repository]), event.service) ?? '',
        );
      case 'apply':
        return this.#deployments.apply(monorepos[event.repository], event.at);
      case 'name':
        return this.#deployments.byName(
          monorepos[event.repository],
          pick(Object.keys(services[event.repository]), event.service) ?? '',
        );
      case 'revert':
        return this.#decisions.revert(event.which);
      case 'edit':
        return this.#decisions.edit(event.which, event.what);
      case 'stop':
        return this.#removals.stop(event.which);
      case 'sweep':
        return this.#removals.sweep(monorepos[event.repository]);
      case 'days':
        this.#state.world.traffic.ahead += 8 * day;
        this.#state.tell('eight days pass');
        return;
      case 'outage':
        this.#state.outage = { server: event.server, kind: event.kind, times: event.times };
        return;
      default:
        return this.#monorepos.happens(event);
    }
  }
}
