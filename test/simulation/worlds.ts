/** Short worlds with fixed seeds as tests, of which a commit plays one half. Each file of worlds runs in a worker of its own. */
import { afterAll, describe, it } from 'vitest';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';
import { sliceOfCommit } from '../support/slice.ts';
import { storyOf } from './story/events.ts';
import { play, type Told } from './story/player.ts';
import { closeSharedRegistry } from './world/world.ts';

/** Events of a short world. */
const length = 12;

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

export function playWorlds(first: number, last: number): void {
  describe.skipIf(!parts.present)(parts.titled('laws 3, 8 and 12 hold in worlds around the commands'), () => {
    afterAll(closeSharedRegistry);
    const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    it.each(sliceOfCommit(seeds, 2))(`npm run simulate -- --seed %i --worlds 1 --events ${length}`, async (seed) => {
      const told: Told = {};
      await play(storyOf(seed, length), told).catch((error: unknown) => {
        throw new Error(`${told.state?.lines.join('\n')}\n${error instanceof Error ? error.message : error}`);
      });
    });
  });
}
